//! Readings of Japanese surnames and given names in characters.
//!
//! The table is `data/names/east/japanese.csv`: the commonest ones; the reading of others cannot
//! be known from the characters.

use std::collections::HashMap;
use std::sync::LazyLock;

static TABLE: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    let text = include_str!("../../../../data/names/east/japanese.csv");
    for line in text.lines().skip(1) {
        let mut fields = line.split(',');
        let (Some(form), Some(class), Some(readings)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let names = if class == "surname" { &mut names.surnames } else { &mut names.given };
        names.insert(form, readings);
    }
    names
});

#[derive(Default)]
struct Names {
    surnames: HashMap<&'static str, &'static str>,
    given: HashMap<&'static str, &'static str>,
}

/// Readings of a surname or a given name in Hepburn, apart by a space; empty when not known.
pub(super) fn readings(word: &str) -> impl Iterator<Item = &'static str> {
    let of =
        |names: &HashMap<&'static str, &'static str>| names.get(word).copied().unwrap_or_default();
    of(&TABLE.surnames).split(' ').chain(of(&TABLE.given).split(' ')).filter(|r| !r.is_empty())
}

/// Where a Japanese name in characters is cut after its surname, in bytes: a known surname and a
/// known given name, or a known surname of two characters and more in a name of four and more.
pub fn japanese_cut(word: &str) -> Option<usize> {
    let length = word.chars().count();
    let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(1).collect();
    let surname = |at: &&usize| TABLE.surnames.contains_key(&word[..**at]);
    let known = |at: &&usize| TABLE.given.contains_key(&word[**at..]);
    cuts.iter().rev().find(|at| surname(at) && known(at)).copied().or_else(|| {
        let long = |at: &&usize| word[..**at].chars().count() > 1 && length > 3;
        cuts.iter().rev().find(|at| surname(at) && long(at)).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_after_the_surname() {
        for (name, surname) in
            [("山田太郎", "山田"), ("長谷川健一", "長谷川"), ("林一郎", "林"), ("安倍晋三", "安倍")]
        {
            assert_eq!(japanese_cut(name), Some(surname.len()), "{name}");
        }
        assert_eq!(japanese_cut("张伟"), None);
        assert_eq!(readings("山崎").collect::<Vec<_>>(), ["yamazaki", "yamasaki"]);
    }
}
