//! How near two names are: edit distance of plain letters. It only chooses and names the negative
//! cases; it is not, and must not become, the comparison that they test.

use super::party::{Name, Party, Tables};
use super::script;

/// A name reduced to plain letters, only to measure likeness and to name the kind of a case.
#[derive(Debug, Default)]
pub struct Key {
    /// Surname, or a company's name.
    pub surname: String,
    /// Given name.
    pub given: String,
    /// Patronymic.
    pub patronymic: String,
}

impl Key {
    /// The key of a written name.
    pub fn of(tables: &Tables, name: &Name) -> Self {
        let Name { surname, given, patronymic } = name;
        let [surname, given, patronymic] =
            [surname, given, patronymic].map(|part| rough(&romanised(tables, part)));
        Self { surname, given, patronymic }
    }

    /// Surname and given name: the patronymic may be missing on one side.
    pub fn whole(&self) -> String {
        format!("{} {}", self.surname, self.given)
    }
}

/// The keys of two parties, from spellings in one language where both have it.
pub fn keys(tables: &Tables, a: &Party, b: &Party) -> (Key, Key) {
    let both = |tag: &str| a.spellings.contains_key(tag) && b.spellings.contains_key(tag);
    let tags: &[&str] =
        if a.country == b.country && both("nat") { &["nat"] } else { &["ru", "nat", "en"] };
    (key(tables, a, tags), key(tables, b, tags))
}

fn key(tables: &Tables, party: &Party, tags: &[&str]) -> Key {
    let found = tags.iter().find_map(|tag| party.spellings.get(tag));
    found.map_or_else(Key::default, |spelling| Key::of(tables, &spelling.name))
}

/// In plain Latin letters, by the first rule that knows all letters of a text.
fn romanised(tables: &Tables, text: &str) -> String {
    let cyrillic = ["ru-icao", "tg-bgn", "ky-bgn", "kk-latin"];
    let tried: &[&str] = if script(text) == "Cyrillic" { &cyrillic } else { &["az-icao"] };
    let spelled = tried.iter().find_map(|rule| tables.rules().spell(rule, text));
    spelled.unwrap_or_else(|| text.to_owned())
}

/// Letters that the alphabets of the region write differently made one.
fn rough(text: &str) -> String {
    let mut plain = text.to_lowercase();
    for (from, to) in [
        ("kh", "h"),
        ("gh", "g"),
        ("zh", "j"),
        ("dj", "j"),
        ("dzh", "j"),
        ("iy", "i"),
        ("ý", "i"),
        ("y", "i"),
        ("ü", "u"),
        ("ö", "o"),
        ("ä", "a"),
        ("ş", "sh"),
        ("ç", "ch"),
        ("w", "v"),
        ("x", "h"),
        ("q", "k"),
        ("ʻ", ""),
        ("ʼ", ""),
        ("ň", "n"),
        ("ž", "j"),
        ("ie", "e"),
        ("ū", "u"),
        ("ŭ", "u"),
        ("ñ", "n"),
        ("ğ", "g"),
        ("ı", "i"),
        ("í", "i"),
        ("ė", "e"),
        ("ii", "i"),
    ] {
        plain = plain.replace(from, to);
    }
    plain
}

/// One minus edit distance as a share of the longer text.
pub fn likeness(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut before = i;
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let here = row[j + 1];
            row[j + 1] = if letter == other { before } else { 1 + before.min(row[j]).min(here) };
            before = here;
        }
    }
    let longer = a.len().max(b.len()).max(1);
    1.0 - row[b.len()] as f64 / longer as f64
}
