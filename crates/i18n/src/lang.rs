//! The shipped languages and how one is chosen.

/// A language that the product speaks in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Russian.
    Ru,
}

impl Lang {
    /// All shipped languages.
    pub const ALL: &'static [Self] = &[Self::En, Self::Ru];

    /// BCP 47 tag, also the name of its folder under `/locales`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }

    /// Its own name, for a language menu.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
        }
    }

    /// Reads a tag; regions and encodings after it do not matter (`ru-KZ`, `ru_RU.UTF-8`).
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.iter().copied().find(|lang| lang.tag() == primary)
    }

    /// Chooses by an `Accept-Language` header; English when none fits.
    pub fn negotiate(accept_language: &str) -> Self {
        let mut wanted: Vec<(f32, usize, Self)> = accept_language
            .split(',')
            .enumerate()
            .filter_map(|(position, part)| {
                let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
                let quality = quality.trim().parse().ok().filter(|q| *q > 0.0)?;
                Some((quality, position, Self::parse(tag)?))
            })
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        wanted.first().map_or(Self::En, |(_, _, lang)| *lang)
    }

    /// The sign between whole and fraction.
    pub(crate) fn decimal_sign(self) -> char {
        match self {
            Self::En => '.',
            Self::Ru => ',',
        }
    }

    /// The sign between thousands: a comma, or a no-break space.
    pub(crate) fn thousands_sign(self) -> char {
        match self {
            Self::En => ',',
            Self::Ru => '\u{a0}',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_regions_are_read() {
        assert_eq!(Lang::parse("ru_RU.UTF-8"), Some(Lang::Ru));
        assert_eq!(Lang::parse("EN-gb"), Some(Lang::En));
        assert_eq!(Lang::parse("xx"), None);
        assert_eq!(Lang::parse(""), None);
    }

    #[test]
    fn the_best_wanted_language_is_chosen() {
        assert_eq!(Lang::negotiate("xx, en;q=0.5, ru;q=0.8"), Lang::Ru);
        assert_eq!(Lang::negotiate("de"), Lang::En);
        assert_eq!(Lang::negotiate("ru;q=0, en;q=0.1"), Lang::En);
        assert_eq!(Lang::negotiate(""), Lang::En);
    }
}
