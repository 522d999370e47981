//! Whether a goods text names a licence by its number (`лицензия KZ 0412`): words of
//! `data/licence-words.csv`. Whether the licence exists and is for these goods it cannot know.

use super::plain_words;

/// A number of a licence has at least so many digits.
const FEWEST_DIGITS: usize = 3;
/// At most so many signs make the series before the number (`KZ 0412`, `17-0412`).
const LONGEST_SERIES: usize = 4;
/// Letters before a number that belong to another kind of number.
const OTHER_NUMBERS: [&str; 5] = ["un", "оон", "cas", "hs", "тн"];

/// Words around the number of a licence.
#[derive(Debug, Clone, Default)]
pub(super) struct LicenceWords {
    stems: Vec<String>,
    without: Vec<String>,
    fillers: Vec<String>,
}

impl LicenceWords {
    /// Reads rows of `lang,kind,word`.
    pub fn read(rows: impl Iterator<Item = Vec<String>>) -> Self {
        let mut words = Self::default();
        for row in rows {
            let list = match row[1].as_str() {
                "licence" => &mut words.stems,
                "without" => &mut words.without,
                "filler" => &mut words.fillers,
                other => panic!("data/licence-words.csv: unknown kind {other}"),
            };
            list.push(plain_words(&row[2]));
        }
        words
    }

    /// Whether a text names a licence with its number.
    pub fn named_in(&self, text: &str) -> bool {
        let plain = plain_words(text);
        let words: Vec<&str> = plain.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        words.iter().enumerate().any(|(at, word)| {
            self.stems.iter().any(|stem| word.starts_with(stem.as_str()))
                && !at
                    .checked_sub(1)
                    .is_some_and(|before| self.without.iter().any(|one| one == words[before]))
                && self.number_follows(&words[at + 1..])
        })
    }

    fn number_follows(&self, words: &[&str]) -> bool {
        let mut rest = words.iter().skip_while(|word| self.fillers.iter().any(|one| one == *word));
        let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
        let Some(first) = rest.next() else { return false };
        if digits(first) >= FEWEST_DIGITS {
            return true;
        }
        let series = first.chars().count() <= LONGEST_SERIES && !OTHER_NUMBERS.contains(first);
        series && rest.next().is_some_and(|second| digits(second) >= FEWEST_DIGITS)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Tables;

    #[test]
    fn a_licence_is_named_by_its_number() {
        let tables = Tables::built_in();
        for text in [
            "генератор Tc-99m UN 2915, лицензия KZ 0412",
            "SOURCE, LICENCE KZ 0517",
            "source, license No. 20260117",
            "Лицензия на ввоз № 17-0412",
            "лицензии GTL-0412",
        ] {
            assert!(tables.names_licence(text), "{text}");
        }
        for text in [
            "source without licence UN 2915",
            "без лицензии 0412",
            "no licence 0412",
            "licence UN 2915",
            "licence plate",
            "under licence of ABC",
            "isotopes",
            "",
        ] {
            assert!(!tables.names_licence(text), "{text}");
        }
    }
}
