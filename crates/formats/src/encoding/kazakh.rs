//! Windows-1251 or KZ-1048: the two pages differ in sixteen bytes only, so only these bytes are
//! asked, each by the word it stands in.
//!
//! It knows nothing of other pages; `best_of` asks it when one of these two reads best.

use encoding_rs::WINDOWS_1251;

use super::{Charset, kz1048, score};

/// What one word of business says of the language beside the letters: as much as one letter.
const WORD: f64 = 1.0;

/// Legal forms and numbers of taxpayers that name a country: Kazakh, and Uzbek in Cyrillic.
const KAZAKH_WORDS: [&str; 4] = ["ЖШС", "БСН", "ЖСН", "және"];
const UZBEK_WORDS: [&str; 3] = ["МЧЖ", "ЯТТ", "СТИР"];

/// Beginnings of Kazakh and Kyrgyz words with ү, which Ukrainian has as ї at the same place.
const FRONT_STEMS: [&str; 9] = ["үй", "үш", "үлк", "үлг", "үлес", "үнд", "үст", "үрө", "үміт"];

/// Beginnings in which ұ is Kazakh, from the letter before it (if any) on. An Uzbek word may
/// begin with none of them.
const KAZAKH_STEMS: [&str; 29] = [
    "нұр",
    "жұм",
    "жұлд",
    "жұрт",
    "мұра",
    "мұса",
    "мұхт",
    "мұхам",
    "мұна",
    "мұз",
    "сұлт",
    "тұрс",
    "тұрғ",
    "тұрар",
    "тұран",
    "тұлп",
    "тұз",
    "бұла",
    "бұры",
    "дұры",
    "шұғ",
    "ұлт",
    "ұлан",
    "ұлы",
    "ұзын",
    "ұст",
    "ұйым",
    "ұйғ",
    "ұшқ",
];

/// Of the two pages, the one that the bytes that differ speak for; Windows-1251 where they do
/// not tell.
pub fn or_russian(sample: &[u8]) -> Charset {
    let kazakh = kz1048::decode(sample);
    let russian = WINDOWS_1251.decode_without_bom_handling(sample).0;
    // Both pages give one letter a byte, so the words stand side by side.
    let words = kazakh.split(is_end).zip(russian.split(is_end));
    let mut points = 0.0;
    for (kazakh, russian) in words.filter(|(kazakh, russian)| kazakh != russian) {
        points += word(kazakh, russian);
    }
    let count = |words: &[&str], text: &str| {
        WORD * words.iter().map(|word| text.matches(word).count()).sum::<usize>() as f64
    };
    points += count(&KAZAKH_WORDS, &kazakh) - count(&UZBEK_WORDS, &russian);
    if points > 0.0 { Charset::Kz1048 } else { Charset::Standard(WINDOWS_1251) }
}

/// Ends of words that are the same signs in both pages.
fn is_end(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_alphanumeric()
}

/// How much better a word reads in KZ-1048 than in Windows-1251, summed over the letters that
/// differ.
fn word(kazakh: &str, russian: &str) -> f64 {
    let (kazakh, russian) = (lower(kazakh), lower(russian));
    let mut points = 0.0;
    for at in 0..kazakh.len() {
        let (k, r) = (kazakh[at], russian[at]);
        if k == r {
            continue;
        }
        points += match (k, r) {
            ('ұ', _) => short_u(&kazakh, at),
            ('ү', _) if starts_with_any(&kazakh[at..], &FRONT_STEMS) => 1.0,
            // Ukrainian ґ stands before vowels too, ө does not.
            ('ө', _) if kazakh.get(at + 1).is_some_and(|c| score::is_vowel(*c)) => -1.0,
            _ => score::letter(around(&kazakh, at)) - score::letter(around(&russian, at)),
        };
    }
    points
}

/// Ұ of Kazakh against Ў of Uzbek and Belarusian. Kazakh has it in words of back vowels, Uzbek
/// has neither ы nor щ, Belarusian has it behind vowels only.
fn short_u(word: &[char], at: usize) -> f64 {
    let with_before = &word[at.saturating_sub(1)..];
    if [with_before, &word[at..]].iter().any(|part| starts_with_any(part, &KAZAKH_STEMS)) {
        return 1.0;
    }
    let before = at.checked_sub(1).map_or(' ', |at| word[at]);
    // Kazakh has қ and ғ before this vowel, and no й, в, ф, х, ц, ч of its own.
    if score::is_vowel(before) || "кгйвфхцч".contains(before) {
        return -1.0;
    }
    if word.contains(&'ы') {
        return 1.0;
    }
    if word.iter().any(|c| "иеэёюявфхцч".contains(*c)) { -1.0 } else { 0.0 }
}

fn starts_with_any(word: &[char], stems: &[&str]) -> bool {
    stems.iter().any(|stem| {
        let mut letters = word.iter();
        stem.chars().all(|c| letters.next() == Some(&c))
    })
}

/// A letter with its neighbours; blanks at the ends of the word.
fn around(word: &[char], at: usize) -> (char, char, char) {
    let before = at.checked_sub(1).map_or(' ', |at| word[at]);
    (before, word[at], word.get(at + 1).copied().unwrap_or(' '))
}

fn lower(word: &str) -> Vec<char> {
    word.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Page | text, of several languages and lengths; all names are invented.
    const CASES: &str = include_str!("kazakh_cases.txt");

    #[test]
    fn texts_of_the_region_are_told_apart() {
        for case in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (page, text) = case.split_once('|').expect("page | text");
            let (page, text) = (page.trim(), text.trim());
            let (bytes, expected) = match page {
                "KZ-1048" => (kz1048::encode(text).expect(text), Charset::Kz1048),
                "windows-1251" => {
                    let (bytes, _, failed) = WINDOWS_1251.encode(text);
                    assert!(!failed, "not in the page: {text}");
                    (bytes.into_owned(), Charset::Standard(WINDOWS_1251))
                }
                other => panic!("unknown page {other}"),
            };
            assert_eq!(super::super::best_of(&bytes).0, expected, "{case}");
            // Among much Russian, and many times over.
            let russian = WINDOWS_1251.encode("Грузополучатель;Наименование товара;").0;
            let long = [&russian[..], &bytes, b"\r\n"].concat().repeat(40);
            assert_eq!(super::super::best_of(&long).0, expected, "long: {case}");
        }
    }
}
