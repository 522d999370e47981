//! A part of a name in a few bytes: enough to see, most of the time, that two parts are unlike.
//!
//! It leans on the law of `similarity` alone (positive only when a key of one is within the
//! allowed distance of a key of the other, or by consonants, concepts and initials), not on what
//! a likeness is worth. It never says that two parts are alike.

use serde::{Deserialize, Serialize};

use super::prepare::{NamePart, PartRole};
use crate::text::{allowed_distance, letters_mask, masks_fit};

/// First byte of the keys that are concepts: these are equal or unlike.
pub(super) const CONCEPT: u8 = b'#';

/// What can be seen of a part at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Sketch {
    /// Letters in any key, and in every key.
    any: u32,
    all: u32,
    /// Letters of the consonants.
    bones: u32,
    /// A bit for each concept.
    concepts: u32,
    /// Length of the shortest and the longest key.
    min_len: u8,
    max_len: u8,
    bones_len: u8,
    by_bones: bool,
    /// Whether the part has East Asian readings or coarse keys, is in an East Asian script, and
    /// is of a name that looks East Asian.
    by_sound: bool,
    east: bool,
    east_name: bool,
    /// Like anything, as far as can be seen: an initial, or a part of which no sketch was made.
    open: bool,
}

impl Default for Sketch {
    fn default() -> Self {
        Self {
            any: u32::MAX,
            all: 0,
            bones: 0,
            concepts: u32::MAX,
            min_len: 0,
            max_len: u8::MAX,
            bones_len: 0,
            by_bones: true,
            by_sound: true,
            east: true,
            east_name: true,
            open: true,
        }
    }
}

fn length(key: &str) -> u8 {
    u8::try_from(key.len()).unwrap_or(u8::MAX)
}

impl Sketch {
    /// Sketches a part that is otherwise ready.
    pub fn of(part: &NamePart) -> Self {
        let mut sketch = Self {
            any: 0,
            all: u32::MAX,
            bones: letters_mask(&part.bones),
            concepts: 0,
            min_len: u8::MAX,
            max_len: 0,
            bones_len: length(&part.bones),
            by_bones: part.script.compares_by_bones(),
            by_sound: !(part.east.is_empty() && part.coarse.is_empty()),
            east: part.is_east(),
            east_name: part.east_name,
            open: part.role == PartRole::Initial,
        };
        for key in part.keys().filter(|key| !key.is_empty()) {
            if key.as_bytes()[0] == CONCEPT {
                let sum = key.bytes().fold(0_u8, |sum, b| sum.wrapping_mul(31).wrapping_add(b));
                sketch.concepts |= 1 << (sum & 31);
                continue;
            }
            let mask = letters_mask(key);
            sketch.any |= mask;
            sketch.all &= mask;
            sketch.min_len = sketch.min_len.min(length(key));
            sketch.max_len = sketch.max_len.max(length(key));
        }
        sketch
    }

    /// Whether the likeness of the two parts is certainly 0.
    #[inline]
    pub fn rules_out(&self, other: &Self) -> bool {
        if self.open || other.open || self.concepts & other.concepts != 0 {
            return false;
        }
        let by_sound = self.by_sound && other.by_sound;
        if by_sound && (self.east || other.east || (self.east_name && other.east_name)) {
            return false;
        }
        let bound = allowed_distance(usize::from(self.max_len.min(other.max_len)));
        let far = |few: &Self, many: &Self| {
            usize::from(few.min_len) > usize::from(many.max_len) + bound
                || (few.all & !many.any).count_ones() as usize > bound
        };
        if !far(self, other) && !far(other, self) {
            return false;
        }
        if !(self.by_bones || other.by_bones) {
            return true;
        }
        let bound = allowed_distance(usize::from(self.bones_len.min(other.bones_len)));
        !masks_fit(self.bones, other.bones, bound)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::parties::prepare::prepare;
    use crate::parties::similarity::similarity_in_full;

    /// Words of the region's scripts, patronymics, trade words, numbers and initials.
    fn words() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z]{1,10}",
            "[абвгдеиклмнортуш]{1,9}",
            "[ابتحدرسعلمنوي]{2,7}",
            "[アイカキスタナマラン]{2,5}",
            "[a-g]{2,6}(ov|ova|ovich|ovna|uly|qyzy)",
            "(trading|торговый|mohammad|сергей|siarhei|12|012|xii|a|м)",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]
        /// Law of this module: what it rules out has no likeness.
        #[test]
        fn what_is_ruled_out_is_unlike(
            a in proptest::collection::vec(words(), 1..5),
            b in proptest::collection::vec(words(), 1..5),
            at in 0_usize..12,
            letter in "[a-zаи]",
        ) {
            let mut near = a.join(" ");
            if let Some((from, old)) = near.char_indices().nth(at) {
                near.replace_range(from..from + old.len_utf8(), &letter);
            }
            for (one, other) in [(a.join(" "), b.join(" ")), (a.join(" "), near)] {
                let (one, other) = (prepare(&one, None), prepare(&other, None));
                for (x, y) in one.parts.iter().flat_map(|x| other.parts.iter().map(move |y| (x, y)))
                {
                    if x.sketch.rules_out(&y.sketch) {
                        let most = similarity_in_full(x, y).0.max(similarity_in_full(y, x).0);
                        prop_assert!(most <= 0.0, "{} {}: {most}", x.text, y.text);
                    }
                }
            }
        }
    }

    #[test]
    fn ordinary_words_are_ruled_out_and_spellings_of_one_name_are_not() {
        let part = |name: &str| prepare(name, None).parts.remove(0);
        let ruled_out = |a, b| part(a).sketch.rules_out(&part(b).sketch);
        assert!(ruled_out("Zarubin", "Kholmatov"));
        assert!(ruled_out("Progress", "Shipping"));
        for (a, b) in [("Zhaksylykov", "Жақсылықов"), ("يوسف", "Yousef"), ("Trading", "торговый")]
        {
            assert!(!ruled_out(a, b), "{a} {b}");
        }
    }
}
