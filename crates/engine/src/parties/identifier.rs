//! Numbers of parties: tax, registration, IMO, passport, as keys that compare equal however they
//! are written.

use crate::text::fold;

/// Shortest number that is taken for an identifier, in letters and digits.
const MIN_LEN: usize = 5;
/// Words before a number that name its kind, folded.
const LABELS: [&str; 14] = [
    "imo", "inn", "инн", "bin", "бин", "iin", "иин", "ogrn", "огрн", "okpo", "окпо", "no", "nr",
    "№",
];

/// The key of an identifier: letters and digits only, capitals as small, without a label before
/// it (`IMO 9187629` → `9187629`). `None` when it is too short or has no digit.
pub fn normal_identifier(text: &str) -> Option<String> {
    let folded = fold(text);
    let mut rest = folded.trim();
    while let Some(tail) = LABELS.iter().find_map(|label| {
        rest.strip_prefix(label).filter(|tail| !tail.starts_with(char::is_alphabetic))
    }) {
        rest = tail.trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    let key: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
    let enough = key.chars().count() >= MIN_LEN && key.chars().any(|c| c.is_ascii_digit());
    enough.then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_does_not_matter() {
        for (text, key) in [
            ("IMO 9187629", Some("9187629")),
            ("IMO9187629", Some("9187629")),
            ("ИНН: 7707-083-893", Some("7707083893")),
            ("ab 123 456", Some("ab123456")),
            ("1234", None),
            ("unknown", None),
            ("", None),
        ] {
            assert_eq!(normal_identifier(text).as_deref(), key, "{text}");
        }
    }
}
