//! Other forms of a word that the index does not know: without an ending of English, Kazakh,
//! Kyrgyz, Uzbek, Tajik or Azerbaijani, written in the other alphabet, or with digits read as the
//! letters they look like. Each form is only a proposal: it counts when the index knows it.

use super::stem::{is_cyrillic, stem};

/// Letters that a word keeps when an ending is cut.
const SHORTEST_CUT: usize = 4;
/// Endings cut one after the other at most (`-лар`, `-ының`).
const MOST_CUTS: usize = 3;
/// A word with digits must have so many letters before its digits are read as letters.
const LETTERS_OF_A_SLIP: usize = 4;

/// Endings of number, case and possession in Cyrillic letters: Kazakh, Kyrgyz, Uzbek, Tajik.
const CYRILLIC_ENDINGS: [&str; 64] = [
    "ларының",
    "лерінің",
    "ларынын",
    "лардын",
    "лердин",
    "ларның",
    "лары",
    "лері",
    "дары",
    "дері",
    "тары",
    "тері",
    "лору",
    "лөрү",
    "лар",
    "лер",
    "дар",
    "дер",
    "тар",
    "тер",
    "лөр",
    "дөр",
    "төр",
    "ның",
    "нің",
    "дың",
    "дің",
    "тың",
    "тің",
    "нын",
    "нин",
    "дын",
    "дин",
    "нинг",
    "дан",
    "нан",
    "нен",
    "дөн",
    "бен",
    "пен",
    "менен",
    "ға",
    "ге",
    "қа",
    "ке",
    "га",
    "ка",
    "да",
    "де",
    "та",
    "те",
    "ны",
    "ні",
    "ды",
    "ді",
    "ты",
    "ті",
    "сы",
    "сі",
    "су",
    "сү",
    "ҳои",
    "ҳо",
    "ро",
];
/// The same in Latin letters: Uzbek and Azerbaijani.
const LATIN_ENDINGS: [&str; 34] = [
    "larining", "larning", "lari", "lari", "larda", "larda", "lar", "lər", "ləri", "ning", "nin",
    "nın", "nun", "nün", "dan", "dən", "ni", "nı", "ga", "ka", "qa", "da", "də", "si", "sı", "su",
    "sü", "li", "lı", "lik", "dagi", "uchun", "i", "ı",
];
/// Endings of English verbs and nouns, with what stands instead.
const ENGLISH_ENDINGS: [(&str, &str); 8] = [
    ("ings", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("er", ""),
    ("or", ""),
    ("ly", ""),
];
/// Latin letters of Russian and of Uzbek and Azerbaijani loanwords, longest first.
const TO_CYRILLIC: [(&str, &str); 44] = [
    ("shch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ya", "я"),
    ("yo", "е"),
    ("ye", "е"),
    ("iy", "ий"),
    ("yy", "ый"),
    ("ks", "кс"),
    ("ph", "ф"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("i", "и"),
    ("j", "ж"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("h", "х"),
    ("x", "х"),
    ("c", "ц"),
    ("y", "ы"),
    ("q", "к"),
    ("w", "в"),
    ("ə", "а"),
    ("ı", "ы"),
    ("ö", "о"),
    ("ü", "у"),
];
/// Digits that scanners read for letters.
const SLIPS: [(char, char); 5] = [('0', 'o'), ('1', 'i'), ('5', 's'), ('8', 'b'), ('3', 'e')];

/// Forms of a word that is not known, nearest first.
pub(super) fn forms(word: &str) -> Vec<String> {
    if !word.is_ascii() && word.chars().all(|c| !c.is_alphabetic()) {
        return Vec::new();
    }
    if word.bytes().any(|b| b.is_ascii_digit()) {
        return slip(word).into_iter().collect();
    }
    let mut found = Vec::new();
    if word.chars().any(is_cyrillic) {
        cut(word, &CYRILLIC_ENDINGS, &mut found);
    } else {
        for (ending, instead) in ENGLISH_ENDINGS {
            if let Some(rest) = word.strip_suffix(ending).filter(|rest| rest.len() >= SHORTEST_CUT)
            {
                found.push(format!("{rest}{instead}"));
                // A doubled letter before the ending: "rolled" is no form of "roll" here, but
                // "plugging" of "plug" is.
                let bytes = rest.as_bytes();
                if rest.is_ascii() && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
                    found.push(rest[..rest.len() - 1].to_owned());
                }
            }
        }
        cut(word, &LATIN_ENDINGS, &mut found);
        let mut cyrillic: Vec<String> = vec![to_cyrillic(word)];
        cyrillic.extend(found.iter().map(|form| to_cyrillic(form)));
        found.extend(cyrillic.into_iter().map(|form| stem(&form)));
    }
    found
}

fn cut(word: &str, endings: &[&str], found: &mut Vec<String>) {
    let mut rest = word;
    for _ in 0..MOST_CUTS {
        let shorter = endings
            .iter()
            .filter_map(|ending| rest.strip_suffix(ending))
            .filter(|shorter| shorter.chars().count() >= SHORTEST_CUT)
            .min_by_key(|shorter| shorter.len());
        let Some(shorter) = shorter else { break };
        let stem = stem(shorter);
        if stem.chars().count() >= SHORTEST_CUT {
            found.push(stem);
        }
        found.push(shorter.to_owned());
        rest = shorter;
    }
}

fn to_cyrillic(word: &str) -> String {
    let mut out = String::with_capacity(word.len() * 2);
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        if let Some((from, to)) = TO_CYRILLIC.iter().find(|(from, _)| rest.starts_with(from)) {
            out.push_str(to);
            rest = &rest[from.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

fn slip(word: &str) -> Option<String> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    // A slip stands between letters; a number at the end is an article number.
    let inside = word.ends_with(char::is_alphabetic);
    if letters < LETTERS_OF_A_SLIP || digits > 2 || !inside {
        return None;
    }
    let read = |c| SLIPS.iter().find(|(digit, _)| *digit == c).map_or(c, |(_, letter)| *letter);
    Some(stem(&word.chars().map(read).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_of_the_region_are_cut() {
        for (word, form) in [
            ("клапандары", "клапан"),
            ("натрийдің", "натрий"),
            ("клапанҳо", "клапан"),
            ("nasoslar", "nasos"),
            ("pulsed", "pulse"),
            ("winding", "wind"),
        ] {
            let known = stem(form);
            assert!(forms(word).contains(&known), "{word}: {:?}", forms(word));
        }
    }

    #[test]
    fn latin_letters_are_read_as_russian() {
        for (word, russian) in
            [("preobrazovatel", "преобразователь"), ("trietanolamin", "триэтаноламин")]
        {
            assert!(forms(word).contains(&stem(russian)), "{word}: {:?}", forms(word));
        }
    }

    #[test]
    fn digits_inside_a_word_are_read_as_letters() {
        assert_eq!(forms("t1tanium"), [stem("titanium")]);
        assert!(forms("dn50").is_empty());
    }
}
