//! Where the name ends in a text that holds a name and an address: papers write both into the
//! cell of a notify party or a carrier, and a name is searched without its street.
//!
//! It cuts nothing off a paper; it only says where one could look.

use crate::codes::CountryCode;

/// Words of addresses that show one wherever they stand behind a separator, in small letters.
/// Russian, English, Kazakh, Kyrgyz, Uzbek, Tajik, Azerbaijani, Turkish.
const ADDRESS_WORDS: [&str; 92] = [
    "г",
    "гор",
    "город",
    "ул",
    "улица",
    "пр",
    "просп",
    "проспект",
    "пер",
    "переулок",
    "мкр",
    "мкрн",
    "микрорайон",
    "д",
    "дом",
    "оф",
    "офис",
    "кв",
    "обл",
    "область",
    "район",
    "рн",
    "пос",
    "поселок",
    "село",
    "шоссе",
    "бульвар",
    "площадь",
    "массив",
    "тел",
    "факс",
    "ая",
    "республика",
    "street",
    "str",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "building",
    "bldg",
    "block",
    "floor",
    "room",
    "suite",
    "box",
    "pobox",
    "tel",
    "phone",
    "fax",
    "district",
    "province",
    "city",
    "zone",
    "highway",
    "lane",
    "square",
    "village",
    "region",
    "қаласы",
    "көшесі",
    "даңғылы",
    "ауданы",
    "облысы",
    "шаары",
    "көчөсү",
    "району",
    "кўчаси",
    "шаҳри",
    "шахри",
    "тумани",
    "вилояти",
    "kochasi",
    "shahri",
    "shahar",
    "tumani",
    "viloyati",
    "кӯчаи",
    "кучаи",
    "ноҳияи",
    "хиёбони",
    "şəhəri",
    "küçəsi",
    "rayonu",
    "cad",
    "caddesi",
    "sok",
    "sokak",
    "mah",
    "mahallesi",
    "bulvarı",
];

/// Marks that begin an address (or a number) right behind a name, with no separator before
/// them. Their point or colon is part of them where the bare letters could be a word.
const INLINE_MARKS: [&str; 35] = [
    "г.",
    "гор.",
    "ул.",
    "ул",
    "улица",
    "пр.",
    "просп.",
    "мкр.",
    "мкр",
    "тел.",
    "тел",
    "тел:",
    "адрес",
    "адрес:",
    "адр.",
    "tel",
    "tel.",
    "tel:",
    "phone",
    "phone:",
    "fax",
    "fax:",
    "address",
    "address:",
    "addr.",
    "add:",
    "p.o.box",
    "p.o.",
    "бин",
    "бин:",
    "иин",
    "инн",
    "инн:",
    "inn",
    "bin:",
];

/// Figures of a postal code that stands between a name and the rest of its address (RU, KZ, UZ,
/// KG, TJ, TM, CN, IN: six; TR, UA: five).
const POSTAL_FIGURES: std::ops::RangeInclusive<usize> = 5..=6;

/// Shortest name of a country that is taken for one here: shorter ones are codes and words.
const SHORTEST_COUNTRY: usize = 4;

/// The name alone, when an address (or a number) stands behind it; `None` when none is seen.
pub fn before_address(text: &str) -> Option<&str> {
    let separator = |c: char| matches!(c, ',' | ';' | '\n' | '\r' | '|');
    let mut start = 0;
    let mut end = None;
    for part in text.split_inclusive(separator) {
        let bare = part.trim_end_matches(separator);
        if start > 0 && is_address(bare) {
            end = Some(start);
            break;
        }
        if let Some(at) = inline(bare) {
            end = Some(start + at);
            break;
        }
        start += part.len();
    }
    let name = text[..end?].trim_matches(|c: char| c.is_whitespace() || separator(c) || c == '-');
    name.chars().any(char::is_alphabetic).then_some(name)
}

/// Whether a part of a text is part of an address: it has a figure, a word of addresses, or is
/// the name of a country.
fn is_address(part: &str) -> bool {
    part.bytes().any(|b| b.is_ascii_digit())
        || words(part).any(|(_, word)| {
            let bare: String = lower(word).chars().filter(|c| c.is_alphanumeric()).collect();
            ADDRESS_WORDS.contains(&bare.as_str())
        })
        || (part.trim().chars().count() >= SHORTEST_COUNTRY && CountryCode::parse(part).is_ok())
}

/// Where an address begins within one part, behind at least one word.
fn inline(part: &str) -> Option<usize> {
    words(part).skip(1).find_map(|(at, word)| {
        let postal =
            POSTAL_FIGURES.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        let lower = lower(word);
        let mark = INLINE_MARKS.contains(&lower.as_str())
            // `ул.Абая`, written together.
            || INLINE_MARKS.iter().any(|mark| mark.ends_with('.') && mark.len() > 3 && lower.starts_with(mark));
        (postal || mark).then_some(at)
    })
}

/// The words of a text with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let base = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - base, word))
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_where_its_address_begins() {
        for (text, expected) in [
            ("Aral Gate Trading FZE, г. Ташкент, ул. Навои, 14", Some("Aral Gate Trading FZE")),
            ("Aral Gate Trading FZE, Ташкент, 14", Some("Aral Gate Trading FZE, Ташкент")),
            ("Каримов Далер, г. Бохтар, ул. Айни, 13, tel 4588182", Some("Каримов Далер")),
            ("Silk Gate Co., Ltd, 12 Canal Road, Shanghai", Some("Silk Gate Co., Ltd")),
            ("ТОО Ромашка г. Актау, мкр. 8", Some("ТОО Ромашка")),
            ("ТОО «Ромашка» 050000 Алматы", Some("ТОО «Ромашка»")),
            ("ООО Ветер ИНН 123456789", Some("ООО Ветер")),
            ("ТОО Ромашка ул.Абая 5", Some("ТОО Ромашка")),
            ("Steppe Wind LLP\nAktau, Kazakhstan", Some("Steppe Wind LLP\nAktau")),
            ("Steppe Wind LLP; Kazakhstan", Some("Steppe Wind LLP")),
            ("MChJ Bahor, Toshkent shahri", Some("MChJ Bahor")),
            ("Silk Gate Co., Ltd", None),
            ("ООО Завод 2020", None),
            ("Каримов, Далер", None),
            ("14, ул. Абая", None),
            ("Tel", None),
            ("", None),
        ] {
            assert_eq!(before_address(text), expected, "{text}");
        }
    }
}
