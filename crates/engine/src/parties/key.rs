//! Which key of two parts of names met: the reason of a likeness, in words of the explanation.

use serde::{Deserialize, Serialize};

/// The key by which two parts of names are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchedKey {
    /// The same letters.
    Text,
    /// The same number.
    Number,
    /// Skeletons of the Latin keys, equal or within the allowed distance.
    Spelling,
    /// Another reading of the letters (c, q, x, j, г for h).
    OtherReading,
    /// The father's name in a patronymic.
    FatherName,
    /// Words of one meaning, or forms of one given name.
    Concept,
    /// The consonants, where a script leaves vowels out.
    Consonants,
    /// A reading of an East Asian name.
    Reading,
    /// The sound of a foreign name written in an East Asian script.
    Sound,
    /// A letter that stands for a name.
    Initial,
    /// Two parts written together, or whole names that differ only in where words end.
    Joined,
}

impl MatchedKey {
    /// All of them, for tables and tests.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Number,
        Self::Spelling,
        Self::OtherReading,
        Self::FatherName,
        Self::Concept,
        Self::Consonants,
        Self::Reading,
        Self::Sound,
        Self::Initial,
        Self::Joined,
    ];

    /// Whether only consonants or a rough sound agree: weaker than letters.
    pub(super) fn is_rough(self) -> bool {
        matches!(self, Self::Consonants | Self::Sound)
    }
}
