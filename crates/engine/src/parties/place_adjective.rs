//! Adjectives made from places and names in the names of organisations: Ташкентский is of
//! Tashkent, Уральские of the Ural.
//!
//! Endings only, on the skeleton, so that every script and romanisation meets. The irregular
//! ones (русский, Türk) stand in `data/names/place_words.csv`.

use crate::text::{Script, script_of_word};

use super::place_word::place;

/// Slavic endings as they sound (-ский, -ская, -ское, -ские, -ского …), longest first.
const SLAVIC: [&str; 9] = ["skogo", "skoi", "skoe", "skih", "skim", "skom", "ski", "ska", "ske"];
/// The same after a t, which makes one sound with s: Ташкентский, Донецкий.
const AFTER_T: [&str; 9] = ["ckogo", "ckoi", "ckoe", "ckih", "ckim", "ckom", "cki", "cka", "cke"];
/// Endings of what is from a place: Uzbek -lik, Kazakh -лық, -дық, -тық (of which a t is lost after another), Kyrgyz -лук, Turkish
/// and Azerbaijani -lı; Tajik and Persian -ӣ, -гӣ. They end other words too, so the rest has to
/// be a place.
const OF_A_PLACE: [&str; 11] =
    ["lik", "luk", "dik", "duk", "tik", "tuk", "ik", "uk", "li", "gi", "i"];
/// Fewest letters that are left of a word that is no place.
const MIN_STEM: usize = 4;

/// The place that an adjective is made from, by its skeleton.
pub(super) fn place_of(skeleton: &str) -> Option<&'static str> {
    if let Some(stem) = without(skeleton, &SLAVIC) {
        return slavic_place(stem);
    }
    if let Some(stem) = without(skeleton, &AFTER_T) {
        // Ташкент, Донецк.
        return place(&format!("{stem}t")).or_else(|| place(&format!("{stem}ck")));
    }
    OF_A_PLACE.iter().find_map(|ending| place(skeleton.strip_suffix(ending)?))
}

/// Places as they change before -ск-.
fn slavic_place(stem: &str) -> Option<&'static str> {
    let with = |stem: &str, endings: &[&str]| {
        endings.iter().find_map(|ending| place(&format!("{stem}{ending}")))
    };
    // Бишкек, Бухара, Алматы, Челябинск.
    with(stem, &["", "a", "i", "sk"])
        // Россия, Караганда and Алматы with -инский, Москва.
        .or_else(|| with(stem.strip_suffix('i')?, &["a", ""]))
        .or_else(|| with(stem.strip_suffix("in")?, &["a", "i", ""]))
        .or_else(|| with(stem.strip_suffix("ov")?, &["va", ""]))
}

/// What a Slavic adjective is made from when it is no place that we know: Уральский, ural.
/// `folded` shows whether -ска and -ске are endings: in Cyrillic (українська) they are, in Latin
/// they end other words (Alaska).
pub(super) fn stem(folded: &str, skeleton: &str) -> Option<String> {
    let cyrillic = script_of_word(folded) == Some(Script::Cyrillic);
    let sure = |ending: &str| cyrillic || !matches!(&ending[1..], "ka" | "ke");
    let long = ["skaya", "skaia", "skaja", "skie", "skiye"];
    let latin_long = long.iter().any(|ending| folded.ends_with(ending));
    for (endings, last) in [(&SLAVIC, ""), (&AFTER_T, "t")] {
        let found = endings.iter().find(|ending| skeleton.ends_with(**ending));
        if let Some(ending) = found.filter(|ending| latin_long || sure(ending)) {
            let stem = &skeleton[..skeleton.len() - ending.len()];
            return (stem.len() >= MIN_STEM).then(|| format!("{stem}{last}"));
        }
    }
    None
}

fn without<'s>(skeleton: &'s str, endings: &[&str]) -> Option<&'s str> {
    endings.iter().find_map(|ending| skeleton.strip_suffix(ending))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, latin, skeleton};

    fn sound(word: &str) -> String {
        skeleton(&latin(&fold(word)))
    }

    #[test]
    fn adjectives_of_places_lead_to_the_place() {
        for (word, expected) in [
            ("Ташкентский", "Tashkent"),
            ("Tashkentskaya", "Tashkent"),
            ("Ташкентского", "Tashkent"),
            ("Бухарское", "Bukhara"),
            ("Карагандинский", "Karaganda"),
            ("Karagandinskiy", "Karaganda"),
            ("Алматинские", "Almaty"),
            ("Московская", "Moscow"),
            ("Челябинский", "Chelyabinsk"),
            ("Актауский", "Aktau"),
            ("Бишкекский", "Bishkek"),
            ("Ташкенттік", "Tashkent"),
            ("Алматылық", "Almaty"),
            ("Toshkentlik", "Tashkent"),
            ("Бишкектик", "Bishkek"),
            ("Самарқандӣ", "Samarkand"),
            ("Китайский", "China"),
        ] {
            let skeleton = sound(word);
            assert_eq!(place_of(&skeleton), Some(expected), "{word} {skeleton}");
        }
    }

    #[test]
    fn other_words_lead_to_no_place() {
        for word in ["Birlik", "Alaska", "Savdo", "Tinchlik", "Kowalski", "Karimi", "Металлист"]
        {
            assert_eq!(place_of(&sound(word)), None, "{word}");
        }
    }

    #[test]
    fn other_adjectives_leave_their_stem() {
        for (word, expected) in [
            ("Уральские", Some("ural")),
            ("Уральская", Some("ural")),
            ("Uralskiy", Some("ural")),
            ("Uralskaya", Some("ural")),
            ("Каспийский", Some("kaspi")),
            ("Alaska", None),
            ("Nebraska", None),
            ("Заря", None),
            ("Омский", None),
        ] {
            assert_eq!(stem(&fold(word), &sound(word)).as_deref(), expected, "{word}");
        }
    }
}
