//! A plain Latin key of a word: ASCII letters, digits and apostrophes.
//!
//! Letters come from `data/names/translit.csv` (with the scheme each row follows), Chinese
//! characters from `han`, Kana from `kana`. What no table has (Hangul, Hebrew, Thai, Indian
//! scripts, rare characters) is read by the `any_ascii` crate: the last resort, one reading a
//! character, no knowledge of words.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::han::pinyin;
use super::kana::romaji;
use super::script::{Script, script_of, script_of_word};

static TABLE: LazyLock<Table> = LazyLock::new(Table::built_in);

#[derive(Default)]
struct Table {
    letters: HashMap<char, String>,
    ukrainian: HashMap<char, String>,
    belarusian: HashMap<char, String>,
}

impl Table {
    fn built_in() -> Self {
        let text = include_str!("../../../../data/names/translit.csv");
        let mut table = Self::default();
        for row in csv::Reader::from_reader(text.as_bytes()).records() {
            let row = row.expect("the built-in table is well formed: a test reads it");
            let (Some(letter), latin) = (row[1].chars().next(), row[2].to_owned()) else {
                continue;
            };
            match &row[0] {
                "Cyrl-uk" => table.ukrainian.insert(letter, latin),
                "Cyrl-be" => table.belarusian.insert(letter, latin),
                _ => table.letters.insert(letter, latin),
            };
        }
        table
    }
}

/// The Latin key of one folded word.
///
/// A Cyrillic word with і, ї, є or ґ and no letter of a Turkic language is read as Ukrainian
/// (г = h, и = y), one with ў and ы or э as Belarusian.
pub fn latin(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    if script_of_word(word) == Some(Script::Kana) {
        return romaji(word);
    }
    read(word, national_letters(word, &TABLE))
}

/// The Latin key of a word that [`latin`] reads as Ukrainian or Belarusian, read as Russian: the
/// same person is spelled from either in other papers. `None` where nothing differs.
pub(super) fn latin_as_russian(word: &str) -> Option<String> {
    let national = national_letters(word, &TABLE)?;
    let russian = read(word, None);
    (russian != read(word, Some(national))).then_some(russian)
}

/// Letter by letter; `national` letters go before the common ones.
fn read(word: &str, national: Option<&HashMap<char, String>>) -> String {
    let table = &*TABLE;
    let mut out = String::with_capacity(word.len());
    let mut vowel_due = false;
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c);
            continue;
        }
        let script = script_of(c);
        let known = national.and_then(|own| own.get(&c)).or_else(|| table.letters.get(&c));
        match known {
            Some(letter) if script == Some(Script::Arabic) => {
                push_arabic(&mut out, letter, &mut vowel_due);
            }
            Some(letter) => out.push_str(letter),
            None if script == Some(Script::Latin) || script == Some(Script::Greek) => {
                push_without_marks(&mut out, c, table);
            }
            None if ('\u{300}'..='\u{36F}').contains(&c) => {}
            None => match pinyin(c) {
                Some(reading) => out.push_str(&reading),
                None => out.push_str(&any_ascii::any_ascii_char(c).to_ascii_lowercase()),
            },
        }
    }
    out.retain(|c| c.is_ascii_alphanumeric() || c == '\'');
    out
}

fn national_letters<'t>(word: &str, table: &'t Table) -> Option<&'t HashMap<char, String>> {
    let has = |letters: &str| word.chars().any(|c| letters.contains(c));
    if has("ў") && has("ыэ") {
        return Some(&table.belarusian);
    }
    (has("іїєґ") && !has("әғқңөұүһыэ")).then_some(&table.ukrainian)
}

/// Arabic letters leave short vowels out: an `a` is put between two consonants.
fn push_arabic(out: &mut String, letter: &str, vowel_due: &mut bool) {
    let vowel = matches!(letter, "a" | "u" | "i" | "o" | "e");
    if *vowel_due && !vowel && !letter.is_empty() {
        out.push('a');
    }
    out.push_str(letter);
    if !letter.is_empty() {
        *vowel_due = !vowel;
    }
}

fn push_without_marks(out: &mut String, c: char, table: &Table) {
    for part in c.nfd() {
        if part.is_ascii() {
            out.push(part);
        } else if let Some(letter) = table.letters.get(&part) {
            out.push_str(letter);
        } else if !('\u{300}'..='\u{36F}').contains(&part) {
            out.push_str(&any_ascii::any_ascii_char(part).to_ascii_lowercase());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        assert!(TABLE.letters.len() > 250);
        assert!(TABLE.letters.values().all(|latin| latin.is_ascii()));
    }

    #[test]
    fn words_of_many_scripts_get_a_latin_key() {
        for (word, key) in [
            ("құрманова", "qurmanova"),
            ("жанпейісқызы", "zhanpeyisqyzy"),
            ("ҷамшед", "jamshed"),
            ("ўктам", "o'ktam"),
            ("сергій", "serhiy"),
            ("сергей", "sergey"),
            ("дмитрієвич", "dmytriyevych"),
            ("əliyev", "aliyev"),
            ("şükürov", "shukurov"),
            ("αλεξανδροσ", "alexandros"),
            ("გიორგი", "giorgi"),
            ("հայկ", "hayk"),
            ("طارق", "taraq"),
            ("华为", "huawei"),
            ("김", "gim"),
            ("josé", "jose"),
        ] {
            assert_eq!(latin(word), key, "{word}");
        }
    }
}
