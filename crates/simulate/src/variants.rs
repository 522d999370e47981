//! Listed parties under another spelling, and innocent namesakes. A variant is what papers make
//! of a name: another script, no patronymic, another order, a slip, another legal form.

use sarhad_model::EntryKind;

use crate::parties::Written;
use crate::random::Random;
use crate::spelling::{
    SCHEMES, Scheme, is_cyrillic, is_other_script, to_cyrillic, to_latin, with_slip,
};
use crate::tables::NamePart;
use crate::watch::WatchName;

/// Legal forms that a variant may drop or take, without points and marks.
const FORMS: [&str; 22] = [
    "llc",
    "llp",
    "ltd",
    "co",
    "co.",
    "inc",
    "jsc",
    "too",
    "ooo",
    "osoo",
    "mchj",
    "fze",
    "gmbh",
    "corporation",
    "trading",
    "general",
    "ооо",
    "тоо",
    "осоо",
    "мчж",
    "торговая",
    "корпорация",
];

/// Tries before a plain slip is taken instead.
const TRIES: u32 = 12;

/// Whether a watch name can be planted.
pub(crate) fn can_be_planted(watch: &WatchName) -> bool {
    matches!(watch.kind, EntryKind::Person | EntryKind::Organisation)
        && !is_other_script(&watch.name)
        && watch.name.split_whitespace().count() >= 2
}

/// The listed name as a paper might write it, never as the list has it.
pub(crate) fn respelled(watch: &WatchName, latin_only: bool, random: &mut Random) -> String {
    let names: Vec<&str> = std::iter::once(watch.name.as_str())
        .chain(watch.aliases.iter().map(String::as_str))
        .filter(|name| !is_other_script(name))
        .collect();
    let known = |text: &str| names.iter().any(|name| folded(name) == folded(text));
    for _ in 0..TRIES {
        let base = (*random.pick(&names)).to_owned();
        let mut text = match watch.kind {
            EntryKind::Person => person(&base, random),
            _ => company(&base, random),
        };
        text = if latin_only || (is_cyrillic(&text) && random.chance(400)) {
            to_latin(&text, *random.pick(&SCHEMES))
        } else if !is_cyrillic(&text) && random.chance(400) {
            to_cyrillic(&text)
        } else {
            text
        };
        if !known(&text) && !text.trim().is_empty() {
            return text;
        }
    }
    let slipped = with_slip(&watch.name, random);
    if latin_only { to_latin(&slipped, Scheme::Atlas) } else { slipped }
}

/// Letters and digits only, small.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A person's name: patronymic dropped, surname first, or a slip.
fn person(name: &str, random: &mut Random) -> String {
    let mut parts: Vec<&str> = name.split_whitespace().collect();
    if parts.len() >= 3 && random.chance(450) {
        drop_patronymic(&mut parts);
    }
    if random.chance(500) {
        parts.rotate_right(1);
    }
    let text = parts.join(" ");
    if random.chance(250) { with_slip(&text, random) } else { text }
}

/// Endings of patronymics and of surnames, Latin and Cyrillic.
const PATRONYMICS: [&str; 10] =
    ["vich", "vna", "uly", "kyzy", "oglu", "oʻgʻli", "вич", "вна", "ұлы", "оглу"];
const SURNAMES: [&str; 6] = ["zoda", "ov", "ev", "ova", "eva", "ских"];

/// Takes out `ibn` with the name behind it, or the part with the ending of a patronymic.
fn drop_patronymic(parts: &mut Vec<&str>) {
    if let Some(at) = parts.iter().position(|part| part.eq_ignore_ascii_case("ibn")) {
        parts.drain(at..(at + 2).min(parts.len()));
        return;
    }
    let patronymic = |part: &&str| PATRONYMICS.iter().any(|ending| part.ends_with(ending));
    if let Some(at) = parts.iter().position(patronymic) {
        parts.remove(at);
    }
}

/// The surname in a name: the part with the ending of one, otherwise the last; of a woman in the
/// form of a man.
fn surname(name: &str) -> &str {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let family = |part: &&&str| SURNAMES.iter().any(|ending| part.ends_with(ending));
    let part = parts.iter().find(family).or(parts.last()).copied().unwrap_or(name);
    let female = part.ends_with("ova") || part.ends_with("eva");
    if female { &part[..part.len() - 1] } else { part }
}

/// A company's name: another legal form, or a slip.
fn company(name: &str, random: &mut Random) -> String {
    let words = name.split_whitespace().map(|word| word.trim_matches(['«', '»', '"', ',']));
    let core: Vec<&str> =
        words.filter(|word| !FORMS.contains(&word.to_lowercase().as_str())).collect();
    let core = core.join(" ");
    let core = if random.chance(300) { with_slip(&core, random) } else { core };
    let cyrillic = is_cyrillic(&core);
    match (random.below(4), cyrillic) {
        (0, true) => format!("ООО \"{core}\""),
        (1, true) => format!("ТОО «{core}»"),
        (2, true) => format!("\"{core}\" ОсОО"),
        (0, false) => format!("{core} FZE"),
        (1, false) => format!("{core} LLP"),
        (2, false) => format!("TOO \"{core}\""),
        _ => core,
    }
}

/// An innocent person with the surname of a listed one: another given name and patronymic.
pub(crate) fn namesake(
    watch: &WatchName,
    people: &[NamePart],
    written: Written,
    latin_only: bool,
    random: &mut Random,
) -> Written {
    let surname = surname(&watch.name);
    let parts = |part: &str| -> Vec<&NamePart> {
        let usable =
            people.iter().filter(|row| ["KZ", "UZ", "TJ", "RU"].contains(&row.country.as_str()));
        usable.filter(|row| row.part == part && !watch.name.contains(&row.latin)).collect()
    };
    let (given, patronymic) = (*random.pick(&parts("given")), *random.pick(&parts("patronymic")));
    let name = if latin_only || random.chance(500) {
        format!("IE {} {} {}", to_latin(surname, Scheme::Atlas), given.latin, patronymic.latin)
    } else {
        format!("ИП {} {} {}", to_cyrillic(surname), given.cyrillic, patronymic.cyrillic)
    };
    Written { name, ..written }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watch::demo_watch_names;

    #[test]
    fn variants_are_never_the_listed_spelling() {
        let mut random = Random::new(5, "variants");
        for watch in demo_watch_names() {
            assert!(can_be_planted(&watch));
            for _ in 0..200 {
                let text = respelled(&watch, false, &mut random);
                assert!(folded(&text) != folded(&watch.name), "{text}");
                let latin = respelled(&watch, true, &mut random);
                assert!(!is_cyrillic(&latin), "{latin}");
            }
        }
    }

    #[test]
    fn variants_differ_in_script_order_and_form() {
        let mut random = Random::new(6, "variants");
        let names = ["Виктор Анатольевич Стрелковский"];
        let name = "Viktor Anatolyevich Strelkovskiy";
        let watch = WatchName::new(EntryKind::Person, name, &names);
        let texts: std::collections::BTreeSet<String> =
            (0..300).map(|_| respelled(&watch, false, &mut random)).collect();
        assert!(texts.contains("Стрелковский Виктор"), "{texts:?}");
        assert!(texts.contains("Viktor Strelkovskiy"));
        assert!(texts.len() > 20);
    }

    #[test]
    fn patronymics_and_surnames_are_told_apart() {
        let mut parts = vec!["Sharif", "ibn", "Karim", "Demozoda"];
        drop_patronymic(&mut parts);
        assert_eq!(parts, ["Sharif", "Demozoda"]);
        drop_patronymic(&mut parts);
        assert_eq!(parts.len(), 2);
        assert_eq!(surname("Bahromqul Zarnigorzoda Pulodsangin"), "Zarnigorzoda");
        assert_eq!(surname("Altunay Sarhadova"), "Sarhadov");
        assert_eq!(surname("Temirkhan Askarulan-Demo"), "Askarulan-Demo");
    }

    #[test]
    fn ships_and_single_words_are_not_planted() {
        assert!(!can_be_planted(&WatchName::new(EntryKind::Vessel, "MV Sample", &[])));
        assert!(!can_be_planted(&WatchName::new(EntryKind::Person, "Sample", &[])));
    }
}
