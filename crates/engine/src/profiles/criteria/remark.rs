//! What could not be carried over, or was carried over otherwise than it was meant. Codes and
//! parameters; the words are in the locales (`profile-import-<key>`).

use serde::Serialize;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// What a remark is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RemarkKind { $($(#[$doc])* $name,)* }

        impl RemarkKind {
            /// Every kind, for the test that each has words in every language.
            pub const ALL: &'static [RemarkKind] = &[$(Self::$name,)*];

            /// Stable key; the message is `profile-import-<key>`.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

kinds! {
    /// Text before the first criterion.
    Outside = "outside",
    /// Something else was expected.
    Expected = "expected",
    /// A text without its closing quotation mark.
    OpenText = "open-text",
    /// Too many brackets or ifs inside each other.
    Nesting = "nesting",
    /// A second criterion of the same name.
    Twice = "twice",
    /// No lane is set.
    NoLane = "no-lane",
    /// A lane without any condition.
    NoCondition = "no-condition",
    /// The lane of an audit after release.
    LaneAfterRelease = "lane-after-release",
    /// The lane without any check.
    LaneOfRelease = "lane-of-release",
    /// The percentage is none.
    BadShare = "bad-share",
    /// A data element that no field is known for.
    Variable = "variable",
    /// A working variable that is set in one branch, or used before it is set.
    Unset = "unset",
    /// A function that is not known.
    Function = "function",
    /// What cannot be compared so.
    Comparison = "comparison",
    /// A computation that is no field.
    Computation = "computation",
    /// What is neither true nor false.
    NoTruth = "no-truth",
    /// A value that has no counterpart.
    Value = "value",
    /// An effect besides a lane.
    Effect = "effect",
    /// A list whose table is not there.
    ListMissing = "list-missing",
    /// A list whose name cannot be the name of a file.
    ListName = "list-name",
    /// A profile of the id is there already.
    Exists = "exists",
    /// A percentage below 100: profiles have no share.
    Share = "share",
    /// A lane at 0 percent.
    ShareOfNothing = "share-of-nothing",
    /// A lane that a stronger one of the same condition covers.
    WeakerLane = "weaker-lane",
    /// A goods code taken as the beginning of one.
    CodeBegins = "code-begins",
    /// A value in a currency.
    Currency = "currency",
    /// A direction that covers declarations and reports of cargo.
    Direction = "direction",
    /// A data element known otherwise than from the manual.
    Recalled = "recalled",
}

impl Serialize for RemarkKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// A remark with its line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Remark {
    /// Line, from 1.
    pub line: usize,
    /// What it is about.
    pub kind: RemarkKind,
    /// The text that it is about.
    pub found: String,
    /// What would be right, or was taken instead, in words that need no translation.
    pub wanted: String,
}

impl Remark {
    /// A remark about a text.
    pub fn new(line: usize, kind: RemarkKind, found: impl Into<String>) -> Self {
        Self { line, kind, found: found.into(), wanted: String::new() }
    }

    /// The same with what would be right.
    #[must_use]
    pub fn wanting(mut self, wanted: impl Into<String>) -> Self {
        self.wanted = wanted.into();
        self
    }
}
