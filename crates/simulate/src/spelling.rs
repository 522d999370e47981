//! How a text changes on its way between scripts, keyboards and code pages: romanisation in
//! several schemes, Cyrillic from Latin, plain ASCII, Windows-1251, look-alike letters, slips.
//! For making papers only; matching names is the engine's work and shares nothing with this.

use crate::random::Random;

/// A way to write Cyrillic in Latin letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// As on passports: `ia`, `iu`, `i`.
    Passport,
    /// As in atlases: `ya`, `yu`, `y`, `kh`.
    Atlas,
    /// As people type: `h`, `j`, `c`.
    Loose,
}

/// All schemes.
pub(crate) const SCHEMES: [Scheme; 3] = [Scheme::Passport, Scheme::Atlas, Scheme::Loose];

/// Whether the text has a Cyrillic letter.
pub(crate) fn is_cyrillic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{400}'..='\u{52f}'))
}

/// Whether the text has letters of a script other than Latin and Cyrillic.
pub(crate) fn is_other_script(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_alphabetic()
            && c > '\u{52f}'
            && !matches!(c, '\u{1e00}'..='\u{1eff}' | '\u{2b0}'..='\u{2ff}')
    })
}

/// The Latin letters of one small Cyrillic letter.
fn latin_of(letter: char, scheme: Scheme) -> Option<&'static str> {
    use Scheme::{Atlas, Loose, Passport};
    let latin = match letter {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'ғ' if scheme == Atlas => "gh",
        'г' | 'ғ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' if scheme == Passport => "e",
        'ё' => "yo",
        'ж' if scheme == Loose => "j",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' | 'ӣ' => "i",
        'й' if scheme == Passport => "i",
        'й' | 'ы' => "y",
        'қ' if scheme == Loose => "q",
        'к' | 'қ' => "k",
        'л' => "l",
        'м' => "m",
        'ң' if scheme == Atlas => "ng",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ў' if scheme == Loose => "o'",
        'у' | 'ұ' | 'ү' | 'ӯ' | 'ў' => "u",
        'ф' => "f",
        'х' if scheme == Loose => "h",
        'х' => "kh",
        'ҳ' | 'һ' => "h",
        'ц' if scheme == Loose => "c",
        'ц' => "ts",
        'ч' => "ch",
        'ҷ' => "j",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' if scheme == Passport => "ie",
        'ъ' | 'ь' | '°' => "",
        'ю' if scheme == Passport => "iu",
        'ю' => "yu",
        'я' if scheme == Passport => "ia",
        'я' => "ya",
        '«' | '»' => "\"",
        '№' => "No",
        _ => return None,
    };
    Some(latin)
}

/// The text in Latin letters; what is not Cyrillic stays.
pub(crate) fn to_latin(text: &str, scheme: Scheme) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        match latin_of(small, scheme) {
            Some(latin) if c == small => out.push_str(latin),
            Some(latin) => {
                let mut letters = latin.chars();
                out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                out.extend(letters);
            }
            None => out.push(c),
        }
    }
    out
}

/// Digraphs first: what a typist writes for Latin letters.
const CYRILLIC: [(&str, &str); 41] = [
    ("shch", "щ"),
    ("oʻ", "ў"),
    ("gʻ", "ғ"),
    ("sh", "ш"),
    ("ch", "ч"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "ё"),
    ("ye", "е"),
    ("iy", "ий"),
    ("ay", "ай"),
    ("ey", "ей"),
    ("oy", "ой"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("i", "и"),
    ("y", "ы"),
    ("k", "к"),
    ("q", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("w", "у"),
    ("f", "ф"),
    ("h", "х"),
    ("x", "х"),
    ("j", "дж"),
];

/// The text in Cyrillic letters.
pub(crate) fn to_cyrillic(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for word in text.split_inclusive(' ') {
        let small: String = word.to_lowercase().chars().map(without_mark).collect();
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let mut rest = small.as_str();
        let mut cyrillic = String::new();
        while let Some(first) = rest.chars().next() {
            let before_vowel =
                |latin: &str| rest[latin.len()..].starts_with(['a', 'e', 'i', 'o', 'u']);
            // In `aya` the y belongs to the letter behind it.
            let known = CYRILLIC.iter().find(|(latin, _)| {
                let closes = matches!(*latin, "iy" | "ay" | "ey" | "oy");
                rest.starts_with(latin) && !(closes && before_vowel(latin))
            });
            if let Some((latin, letters)) = known {
                cyrillic.push_str(letters);
                rest = &rest[latin.len()..];
            } else {
                cyrillic.push(if first == 'c' { 'к' } else { first });
                rest = &rest[first.len_utf8()..];
            }
        }
        out.push_str(&if capital { with_capital(&cyrillic) } else { cyrillic });
    }
    out
}

/// A Latin letter without its mark; the turned comma of Uzbek stays, it makes a letter.
fn without_mark(c: char) -> char {
    if c == 'ʻ' {
        return c;
    }
    plain_letter(c).and_then(|plain| plain.chars().next()).unwrap_or(c)
}

/// The text with its first letter large.
pub(crate) fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The letter without its mark, for the Latin letters of the region.
fn plain_letter(c: char) -> Option<&'static str> {
    let plain = match c {
        'ş' | 'ś' | 'š' => "s",
        'Ş' | 'Ś' | 'Š' => "S",
        'ı' | 'í' => "i",
        'İ' => "I",
        'ç' | 'ć' | 'č' => "c",
        'Ç' | 'Ć' | 'Č' => "C",
        'ğ' => "g",
        'Ğ' => "G",
        'ö' | 'ó' => "o",
        'Ö' | 'Ó' => "O",
        'ü' | 'ú' => "u",
        'Ü' => "U",
        'ə' | 'á' | 'ä' | 'ą' => "a",
        'Ə' | 'Ä' => "A",
        'ł' => "l",
        'Ł' => "L",
        'ń' => "n",
        'é' | 'ę' => "e",
        'ż' | 'ź' => "z",
        'ʻ' | 'ʼ' | '’' | '‘' => "'",
        '–' | '—' => "-",
        '\u{a0}' => " ",
        _ => return None,
    };
    Some(plain)
}

/// The text in plain ASCII: Cyrillic romanised, marks dropped, anything else dropped.
pub(crate) fn to_ascii(text: &str) -> String {
    let latin = to_latin(text, Scheme::Atlas);
    let mut out = String::with_capacity(latin.len());
    for c in latin.chars() {
        match plain_letter(c) {
            Some(plain) => out.push_str(plain),
            None if c.is_ascii() => out.push(c),
            None => {}
        }
    }
    out
}

/// The text with the letters that Windows-1251 has: others are written as a typist would.
pub(crate) fn to_windows_1251(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let like = match c {
            'ә' => "а",
            'ғ' => "г",
            'қ' => "к",
            'ң' => "н",
            'ө' => "о",
            'ұ' | 'ү' | 'ӯ' => "у",
            'һ' | 'ҳ' => "х",
            'ҷ' => "дж",
            'ӣ' => "и",
            'Ә' => "А",
            'Ғ' => "Г",
            'Қ' => "К",
            'Ң' => "Н",
            'Ө' => "О",
            'Ұ' | 'Ү' | 'Ӯ' => "У",
            'Һ' | 'Ҳ' => "Х",
            'Ҷ' => "Дж",
            'Ӣ' => "И",
            _ => match plain_letter(c) {
                Some(plain) => plain,
                None if c.is_ascii() || is_windows_1251(c) => {
                    out.push(c);
                    continue;
                }
                None => "?",
            },
        };
        out.push_str(like);
    }
    out
}

fn is_windows_1251(c: char) -> bool {
    if matches!(c, 'А'..='я' | '«' | '»' | '№' | 'ё' | 'і') {
        return true;
    }
    let mut buffer = [0; 4];
    let (_, _, unmappable) = encoding_rs::WINDOWS_1251.encode(c.encode_utf8(&mut buffer));
    !unmappable
}

/// Letters that look the same in the two scripts: (Latin, Cyrillic).
const LOOK_ALIKES: [(char, char); 17] = [
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('x', 'х'),
];

/// The text with one letter taken from the other script, where one looks alike.
pub(crate) fn with_look_alike(text: &str, random: &mut Random) -> String {
    let swap = |c: char| {
        LOOK_ALIKES.iter().find_map(|&(latin, cyrillic)| match c {
            c if c == latin => Some(cyrillic),
            c if c == cyrillic => Some(latin),
            _ => None,
        })
    };
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|&i| swap(letters[i]).is_some()).collect();
    if !places.is_empty() {
        let place = *random.pick(&places);
        letters[place] = swap(letters[place]).unwrap_or(letters[place]);
    }
    letters.into_iter().collect()
}

/// The text with a slip in its longest word: two letters swapped, one doubled or one dropped,
/// never the first. Words under five letters stay.
pub(crate) fn with_slip(text: &str, random: &mut Random) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let longest = (0..words.len()).max_by_key(|&i| (words[i].chars().count(), i)).unwrap_or(0);
    let mut letters: Vec<char> = words[longest].chars().collect();
    if letters.len() < 5 {
        return text.to_owned();
    }
    let place = random.between(1, letters.len() as u32 - 2) as usize;
    match random.below(3) {
        0 if letters[place] != letters[place + 1] => letters.swap(place, place + 1),
        1 => letters.insert(place, letters[place]),
        _ => {
            letters.remove(place);
        }
    }
    let slipped: String = letters.into_iter().collect();
    let mut words: Vec<&str> = words;
    words[longest] = &slipped;
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_differ() {
        assert_eq!(to_latin("Юлия Хасанова", Scheme::Passport), "Iuliia Khasanova");
        assert_eq!(to_latin("Юлия Хасанова", Scheme::Atlas), "Yuliya Khasanova");
        assert_eq!(to_latin("Цой Жанна Хасановна", Scheme::Loose), "Coy Janna Hasanovna");
        assert_eq!(to_latin("ТОО «Нұр»", Scheme::Atlas), "TOO \"Nur\"");
    }

    #[test]
    fn cyrillic_from_latin() {
        assert_eq!(to_cyrillic("Viktor Strelkovskiy"), "Виктор Стрелковский");
        assert_eq!(to_cyrillic("Toʻymurodov Farrukh"), "Тўымуродов Фаррух");
        assert_eq!(to_cyrillic("Xəyali Kök"), "Хаяли Кок");
        assert!(is_cyrillic(&to_cyrillic("Shcherbakov")));
    }

    #[test]
    fn code_pages_hold_what_they_are_given() {
        assert_eq!(to_ascii("GÜNEYDOĞU ŞTİ «Нұр» 5 °С"), "GUNEYDOGU STI \"Nur\" 5 S");
        let text = to_windows_1251("ТОО «Жетісу Қала» Oʻzbekiston ҶДММ 漢");
        assert_eq!(text, "ТОО «Жетісу Кала» O'zbekiston ДжДММ ?");
        assert!(!encoding_rs::WINDOWS_1251.encode(&text).2);
    }

    #[test]
    fn slips_and_look_alikes_change_one_thing() {
        let mut random = Random::new(3, "slips");
        for _ in 0..200 {
            let slipped = with_slip("Farrukh Tuymurodov", &mut random);
            assert_ne!(slipped, "Farrukh Tuymurodov");
            assert!(slipped.starts_with("Farrukh T"));
            assert_eq!(with_slip("Ali Bek", &mut random), "Ali Bek");
            let alike = with_look_alike("KASPIY", &mut random);
            assert_ne!(alike, "KASPIY");
            assert_eq!(alike.chars().count(), 6);
        }
    }
}
