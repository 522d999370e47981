//! Words looked for in names of parties: whole words, parts of words, beginnings and ends.

/// Small letters, digits and single blanks; `ё` counts as `е`, apostrophes of all kinds count
/// as nothing, hyphens inside words stay.
pub fn plain_words(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ё' | 'Ё' => plain.push('е'),
            // Capital I with a dot becomes i and a combining dot; the dot says nothing here.
            'İ' => plain.push('i'),
            '\'' | '’' | '‘' | 'ʻ' | 'ʼ' | '`' | '"' | '«' | '»' | '.' => {}
            c if c.is_alphanumeric() || c == '-' => plain.extend(c.to_lowercase()),
            _ if !plain.is_empty() && !plain.ends_with(' ') => plain.push(' '),
            _ => {}
        }
    }
    plain.truncate(plain.trim_end_matches([' ', '-']).len());
    plain
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// The text begins with it.
    Start,
    /// A word ends with it.
    End,
    /// As whole words anywhere.
    Word,
    /// Anywhere.
    Part,
    /// It is all of the text.
    Whole,
}

/// A set of phrases.
#[derive(Debug, Clone, Default)]
pub struct Phrases(Vec<(Where, String)>);

impl FromIterator<(String, String)> for Phrases {
    /// From pairs of `start`, `end`, `word`, `part` or `whole`, and the phrase.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let place = |name: &str| match name {
            "start" => Where::Start,
            "end" => Where::End,
            "word" => Where::Word,
            "part" => Where::Part,
            "whole" => Where::Whole,
            other => panic!("built-in phrase tables: unknown kind of match {other}"),
        };
        Self(pairs.into_iter().map(|(kind, text)| (place(&kind), plain_words(&text))).collect())
    }
}

impl Phrases {
    /// The first phrase that a text (in plain words) holds.
    pub fn find(&self, plain: &str) -> Option<&str> {
        let found = self.0.iter().find(|(place, phrase)| holds(plain, *place, phrase));
        found.map(|(_, phrase)| phrase.as_str())
    }

    /// What follows the phrase that a text (in plain words) begins with.
    pub fn after<'t>(&self, plain: &'t str) -> Option<&'t str> {
        self.0
            .iter()
            .filter(|(place, phrase)| *place == Where::Start && holds(plain, *place, phrase))
            .filter_map(|(_, phrase)| plain.strip_prefix(phrase.as_str()))
            .min_by_key(|rest| rest.len())
            .map(str::trim_start)
    }
}

fn holds(text: &str, place: Where, phrase: &str) -> bool {
    let starts = |rest: Option<&str>| rest.is_some_and(|r| r.is_empty() || r.starts_with(' '));
    match place {
        Where::Start => starts(text.strip_prefix(phrase)),
        Where::End => text.split(' ').any(|word| word.ends_with(phrase)),
        Where::Word => text.match_indices(phrase).any(|(at, _)| {
            (at == 0 || text[..at].ends_with(' ')) && starts(Some(&text[at + phrase.len()..]))
        }),
        Where::Part => text.contains(phrase),
        Where::Whole => text == phrase,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(kind: &str, text: &str) -> Phrases {
        [(kind.to_owned(), text.to_owned())].into_iter().collect()
    }

    #[test]
    fn plain_words_have_no_case_and_no_quotes() {
        assert_eq!(plain_words("ТОО «Ёлка-Транс»,  Алматы"), "тоо елка-транс алматы");
        assert_eq!(plain_words("yoʻq"), "yoq");
        assert_eq!(plain_words("N/A"), "n a");
    }

    #[test]
    fn each_kind_of_match() {
        assert!(phrases("word", "cargo").find("abc cargo llc").is_some());
        assert!(phrases("word", "cargo").find("cargopol llc").is_none());
        assert!(phrases("part", "logistic").find("translogistics llc").is_some());
        assert!(phrases("end", "bank").find("kapitalbank jsc").is_some());
        assert!(phrases("end", "bank").find("bankett jsc").is_none());
        assert!(phrases("whole", "order").find("order").is_some());
        assert!(phrases("whole", "order").find("order office").is_none());
        assert_eq!(phrases("start", "to order of").after("to order of bank x"), Some("bank x"));
        assert_eq!(phrases("start", "to order").after("to orders"), None);
    }
}
