//! The posts whose days can be simulated. Keys are our own: most border posts have no UN/LOCODE,
//! and two places share the name Alat, so a key is never a place name that a paper would use.

use crate::papers::PaperFormat;

/// A border post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// Aktau sea port, Kazakhstan: Caspian ferries and container vessels.
    Aktau,
    /// Altynkol, Kazakhstan: container trains from China.
    Altynkol,
    /// Panji Poyon, Tajikistan: the road bridge to Afghanistan.
    PanjiPoyon,
    /// Yallama, Uzbekistan: road to and from Kazakhstan.
    Yallama,
    /// Almaty airport, Kazakhstan: air cargo.
    Almaty,
}

/// A code or name that is no post of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no post \"{given}\"; the posts are {}", Post::codes().join(", "))]
pub struct UnknownPost {
    /// What was given.
    pub given: String,
}

/// How goods move through a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Sea,
    Rail,
    Road,
    Air,
}

impl Mode {
    /// The letter used in the column `modes` of the goods table.
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Sea => 'S',
            Self::Rail => 'R',
            Self::Road => 'T',
            Self::Air => 'A',
        }
    }

    /// UN/ECE recommendation 19.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Sea => "1",
            Self::Rail => "2",
            Self::Road => "3",
            Self::Air => "4",
        }
    }
}

impl Post {
    /// All posts.
    pub const ALL: [Self; 5] =
        [Self::Aktau, Self::Altynkol, Self::PanjiPoyon, Self::Yallama, Self::Almaty];

    /// The key of the post.
    pub fn code(self) -> &'static str {
        match self {
            Self::Aktau => "KZAAU",
            Self::Altynkol => "ALTYNKOL",
            Self::PanjiPoyon => "PANJIPOYON",
            Self::Yallama => "YALLAMA",
            Self::Almaty => "KZALA",
        }
    }

    /// The keys of all posts.
    pub fn codes() -> Vec<&'static str> {
        Self::ALL.iter().map(|post| post.code()).collect()
    }

    /// Its name in English.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aktau => "Aktau",
            Self::Altynkol => "Altynkol",
            Self::PanjiPoyon => "Panji Poyon",
            Self::Yallama => "Yallama",
            Self::Almaty => "Almaty airport",
        }
    }

    /// Its name in Russian, as papers write it.
    pub(crate) fn name_ru(self) -> &'static str {
        match self {
            Self::Aktau => "Актау",
            Self::Altynkol => "Алтынколь",
            Self::PanjiPoyon => "Нижний Пяндж (Панчи Поён)",
            Self::Yallama => "Яллама",
            Self::Almaty => "Алматы",
        }
    }

    /// Reads a key or a name; case, blanks and hyphens do not matter.
    ///
    /// # Errors
    /// [`UnknownPost`], which lists the keys.
    pub fn parse(text: &str) -> Result<Self, UnknownPost> {
        let plain: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
        let found = match plain.as_str() {
            "KZAAU" | "AKTAU" | "АКТАУ" => Self::Aktau,
            "ALTYNKOL" | "АЛТЫНКОЛЬ" => Self::Altynkol,
            "PANJIPOYON" | "NIZHNIYPYANJ" | "НИЖНИЙПЯНДЖ" => Self::PanjiPoyon,
            "YALLAMA" | "ЯЛЛАМА" => Self::Yallama,
            "KZALA" | "ALMATY" | "ALMATYAIRPORT" | "АЛМАТЫ" => Self::Almaty,
            _ => return Err(UnknownPost { given: text.to_owned() }),
        };
        Ok(found)
    }

    /// Lines of a usual day.
    pub fn usual_lines_per_day(self) -> u32 {
        match self {
            Self::Aktau => 260,
            Self::Altynkol => 180,
            Self::PanjiPoyon => 60,
            Self::Yallama => 120,
            Self::Almaty => 140,
        }
    }

    /// The formats its papers come in, with their share of the lines in hundredths.
    pub fn usual_formats(self) -> &'static [(PaperFormat, u32)] {
        match self {
            Self::Aktau => {
                &[(PaperFormat::Xlsx, 40), (PaperFormat::Awmds, 40), (PaperFormat::Cuscar, 20)]
            }
            Self::Altynkol => &[(PaperFormat::Xlsx, 60), (PaperFormat::Csv, 40)],
            Self::PanjiPoyon | Self::Almaty => &[(PaperFormat::Xlsx, 100)],
            Self::Yallama => &[(PaperFormat::Csv, 100)],
        }
    }

    pub(crate) fn mode(self) -> Mode {
        match self {
            Self::Aktau => Mode::Sea,
            Self::Altynkol => Mode::Rail,
            Self::PanjiPoyon | Self::Yallama => Mode::Road,
            Self::Almaty => Mode::Air,
        }
    }

    /// Country of the post.
    pub(crate) fn country(self) -> &'static str {
        match self {
            Self::Aktau | Self::Altynkol | Self::Almaty => "KZ",
            Self::PanjiPoyon => "TJ",
            Self::Yallama => "UZ",
        }
    }

    /// Customs office code used in messages: invented ones of the national form.
    pub(crate) fn office(self) -> &'static str {
        match self {
            Self::Aktau => "50417",
            Self::Altynkol => "50619",
            Self::PanjiPoyon => "TJ104",
            Self::Yallama => "27014",
            Self::Almaty => "55302",
        }
    }

    /// UN/LOCODE of the place of unloading, empty where the post has none.
    pub(crate) fn locode(self) -> &'static str {
        match self {
            Self::Aktau => "KZAAU",
            Self::Almaty => "KZALA",
            Self::Altynkol | Self::PanjiPoyon | Self::Yallama => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_read() {
        for post in Post::ALL {
            assert_eq!(Post::parse(post.code()), Ok(post));
            assert_eq!(Post::parse(post.name()), Ok(post));
            assert_eq!(Post::parse(&post.code().to_lowercase()), Ok(post));
            let shares: u32 = post.usual_formats().iter().map(|(_, share)| share).sum();
            assert_eq!(shares, 100);
        }
        assert_eq!(Post::parse("panji-poyon"), Ok(Post::PanjiPoyon));
    }

    #[test]
    fn an_unknown_code_names_those_that_exist() {
        let message = Post::parse("AZALA").unwrap_err().to_string();
        for code in Post::codes() {
            assert!(message.contains(code), "{message}");
        }
    }
}
