//! The father's name in the languages of the region: Nurlanovich, Nurlanuly, Nurlan oʻgʻli.
//!
//! Grammar only: it finds the stem and the gender; what a missing or another patronymic weighs
//! is decided by the comparison. Bin and ibn are particles and need no rule here.

/// A patronymic taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Patronymic<'a> {
    /// The father's name without its last vowel, in the Latin key.
    pub stem: &'a str,
    /// Whether it is a daughter's.
    pub female: bool,
}

/// How sure an ending makes it that a word is a patronymic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// Surnames end so too: Rabinovich, Lukashevich.
    Ambiguous,
    /// Nothing else ends so.
    Certain,
}

/// Endings in the Latin key, longest first: (ending, daughter's, certainty). Slavic -ovich and
/// -ovna; Kazakh -uly, -qyzy; Kyrgyz uulu, kyzy; Uzbek oʻgʻli, qizi; Azerbaijani oğlu, qızı.
const ENDINGS: &[(&str, bool, Certainty)] = &[
    ("inichna", true, Certainty::Certain),
    ("iyevich", false, Certainty::Ambiguous),
    ("yevich", false, Certainty::Ambiguous),
    ("ievich", false, Certainty::Ambiguous),
    ("iyovych", false, Certainty::Ambiguous),
    ("yovych", false, Certainty::Ambiguous),
    ("yovich", false, Certainty::Ambiguous),
    ("iovych", false, Certainty::Ambiguous),
    ("iyevna", true, Certainty::Certain),
    ("yevna", true, Certainty::Certain),
    ("ievna", true, Certainty::Certain),
    ("iyivna", true, Certainty::Certain),
    ("yivna", true, Certainty::Certain),
    ("iivna", true, Certainty::Certain),
    ("evich", false, Certainty::Ambiguous),
    ("ovich", false, Certainty::Ambiguous),
    ("avich", false, Certainty::Ambiguous),
    ("ovych", false, Certainty::Ambiguous),
    ("evych", false, Certainty::Ambiguous),
    ("ovitch", false, Certainty::Ambiguous),
    ("evitch", false, Certainty::Ambiguous),
    ("ovic", false, Certainty::Ambiguous),
    ("ovits", false, Certainty::Ambiguous),
    ("ovna", true, Certainty::Certain),
    ("evna", true, Certainty::Certain),
    ("ivna", true, Certainty::Certain),
    ("avna", true, Certainty::Certain),
    ("ichna", true, Certainty::Certain),
    ("o'g'li", false, Certainty::Certain),
    ("o'gli", false, Certainty::Certain),
    ("oghlu", false, Certainty::Certain),
    ("oglu", false, Certainty::Certain),
    ("ogly", false, Certainty::Certain),
    ("ogli", false, Certainty::Certain),
    ("ugli", false, Certainty::Certain),
    ("uulu", false, Certainty::Certain),
    ("uly", false, Certainty::Certain),
    ("qyzy", true, Certainty::Certain),
    ("kyzy", true, Certainty::Certain),
    ("qizi", true, Certainty::Certain),
    ("kizi", true, Certainty::Certain),
    ("gyzy", true, Certainty::Certain),
    ("gizi", true, Certainty::Certain),
    ("kyz", true, Certainty::Certain),
    ("qyz", true, Certainty::Certain),
];

/// Short endings of a few names that only these names have.
const WHOLE: [(&str, &str); 6] = [
    ("ilyich", "il"),
    ("ilich", "il"),
    ("kuzmich", "kuzm"),
    ("lukich", "luk"),
    ("fomich", "fom"),
    ("nikitich", "nikit"),
];

/// Shortest stem, in letters.
const MIN_STEM: usize = 2;

/// Takes a patronymic written as one word apart.
pub(super) fn patronymic(latin: &str) -> Option<(Patronymic<'_>, Certainty)> {
    if let Some((_, stem)) = WHOLE.iter().find(|(whole, _)| *whole == latin) {
        return Some((Patronymic { stem, female: false }, Certainty::Certain));
    }
    let (ending, female, certainty) = ENDINGS
        .iter()
        .find(|(ending, ..)| latin.ends_with(ending) && latin.len() > ending.len())?;
    let stem = stem_of(&latin[..latin.len() - ending.len()]);
    (stem.len() >= MIN_STEM).then_some((Patronymic { stem, female: *female }, *certainty))
}

/// The word after the father's name where it stands apart (Karim oʻgʻli, Rashid qizi): whether
/// it is a daughter's.
pub(super) fn separate_marker(latin: &str) -> Option<bool> {
    match latin {
        "o'g'li" | "o'gli" | "oghlu" | "oglu" | "ogly" | "ogli" | "ugli" | "uulu" | "uly"
        | "ulu" => Some(false),
        "qyzy" | "kyzy" | "qizi" | "kizi" | "gyzy" | "gizi" => Some(true),
        _ => None,
    }
}

/// The father's name without a last vowel or sign: Айтқажы, Айткажи(евна).
pub(super) fn stem_of(name: &str) -> &str {
    name.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_share_the_stem() {
        for group in [
            &["nurlanovich", "nurlanuly", "nurlanovna", "nurlanqyzy"][..],
            &["yuryevich", "yurievich", "yurevich", "yuriyevych"],
            &["mustakhymqyzy", "mustakhymovna"],
            &["sergeyevna", "sergeevna", "sergiivna"],
        ] {
            for (name, first) in group.iter().map(|name| (name, group[0])) {
                let stem = |latin| patronymic(latin).map(|(p, _)| p.stem.replace("gi", "ge"));
                let (a, b) = (stem(*name), stem(first));
                assert!(a.is_some(), "{name}");
                assert_eq!(a, b, "{name}");
            }
        }
    }

    #[test]
    fn surnames_are_ambiguous_or_none() {
        assert_eq!(patronymic("rabinovich").map(|(_, c)| c), Some(Certainty::Ambiguous));
        assert_eq!(patronymic("ivanov"), None);
        assert_eq!(patronymic("uly"), None);
        assert_eq!(separate_marker("oglu"), Some(false));
        assert_eq!(separate_marker("qizi"), Some(true));
    }
}
