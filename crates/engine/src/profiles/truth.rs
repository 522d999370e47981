//! True, false, unknown, and how they combine (Kleene's strong logic): an unknown part leaves
//! the whole unknown unless the other parts decide alone.

use serde::{Deserialize, Serialize};

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It does not hold.
    False,
    /// The papers do not say, or say something that could not be read.
    Unknown,
    /// It holds.
    True,
}

impl Truth {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// One of them holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Stable key, as in JSON and in the locales (`profile-truth-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::False => "false",
            Self::Unknown => "unknown",
            Self::True => "true",
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::True } else { Self::False }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{False, True, Unknown};

    #[test]
    fn unknown_decides_nothing_and_is_not_decided_against() {
        assert_eq!((True.and(Unknown), False.and(Unknown)), (Unknown, False));
        assert_eq!((True.or(Unknown), False.or(Unknown)), (True, Unknown));
        assert_eq!((!True, !Unknown, !False), (False, Unknown, True));
    }
}
