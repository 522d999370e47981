//! Names that differ in where their words end: VANDERBILT and Van der Bilt, Chongchongang and
//! Chong Chon Gang, Влади мир Пу тин.
//!
//! The whole of a name is the skeletons of its parts written together. It counts only where the
//! names have different numbers of parts: where the words are cut alike, they are compared as
//! words. Names with numbers are left out, as one digit makes another ship.

use super::align::{Pair, Side};
use super::key::MatchedKey;
use super::prepare::{NamePart, PartRole};

/// Longest whole, in letters.
const MAX_LEN: usize = 64;
/// Shortest whole that counts: below it chance is too likely.
const MIN_LEN: usize = 6;
/// Likeness of two equal wholes.
const EQUAL: f32 = 0.95;

/// The skeletons of all parts written together, in a fixed space.
pub(super) struct Whole {
    letters: [u8; MAX_LEN],
    len: usize,
}

impl Whole {
    /// The whole of a name; `None` where it does not count.
    pub fn of<'p>(parts: impl Iterator<Item = &'p NamePart>) -> Option<Self> {
        let mut whole = Self { letters: [0; MAX_LEN], len: 0 };
        for part in parts {
            if part.role == PartRole::Number {
                return None;
            }
            let key = part.skeleton.as_bytes();
            let end = whole.len + key.len();
            whole.letters.get_mut(whole.len..end)?.copy_from_slice(key);
            whole.len = end;
        }
        (whole.len >= MIN_LEN).then_some(whole)
    }

    /// Its letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..self.len]).unwrap_or_default()
    }
}

/// The pair of all parts of both names, where these differ only in how they are cut.
pub(super) fn pair(query: Side<'_>, listed: Side<'_>) -> Option<Pair> {
    if query.parts.len() == listed.parts.len() {
        return None;
    }
    let length =
        |side: Side<'_>| -> usize { side.parts.iter().map(|part| part.skeleton.len()).sum() };
    if length(query) != length(listed) {
        return None;
    }
    let mask = |side: Side<'_>| side.parts.iter().fold(0, |mask, part| mask | part.mask);
    if mask(query) != mask(listed) {
        return None;
    }
    let (a, b) =
        (Whole::of(query.parts.iter().copied())?, Whole::of(listed.parts.iter().copied())?);
    (a.as_str() == b.as_str()).then_some(Pair {
        query: (0, query.parts.len()),
        listed: (0, listed.parts.len()),
        similarity: EQUAL,
        key: MatchedKey::Joined,
    })
}

#[cfg(test)]
mod tests {
    use sarhad_model::EntryKind;

    use crate::parties::compare;

    #[test]
    fn names_cut_otherwise_are_one_name() {
        for (a, b, kind) in [
            ("VANDERBILT CORP", "Van der Bilt Corp.", EntryKind::Organisation),
            ("Chong Chon Gang Shipping", "CHONGCHONGANG SHIPPING", EntryKind::Organisation),
            ("Влади мир Влади мирович ПУ ТИН", "Vladimir Vladimirovich PUTIN", EntryKind::Person),
        ] {
            let found = compare(a, b, Some(kind)).probability;
            assert!(found > 0.8, "{a} | {b}: {found}");
            let turned = compare(b, a, Some(kind)).probability;
            assert!((found - turned).abs() < 1e-12, "{a} | {b}");
        }
        let ships = compare("FU YUAN YU 997", "FUYUANYU 992", Some(EntryKind::Vessel));
        assert!(ships.probability < 0.7, "{}", ships.probability);
    }
}
