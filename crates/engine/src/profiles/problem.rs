//! What is wrong with a profile, and where: in the tree, in the text, or in a member of the
//! file. Codes and parameters; the words are in the locales (`profile-problem-<key>`).

use serde::Serialize;

/// Where it is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A member of the file (`valid_to`).
    Member(&'static str),
    /// A condition in the tree, as a JSON pointer (`/when/all/1`).
    Tree(String),
    /// A character of the text form.
    Text {
        /// Line, from 1.
        line: usize,
        /// Character in the line, from 1.
        column: usize,
    },
    /// A line of a file.
    Line(usize),
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// What is wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemKind { $($(#[$doc])* $name,)* }

        impl ProblemKind {
            /// Every kind, for the test that each has words in every language.
            pub const ALL: &'static [ProblemKind] = &[$(Self::$name,)*];

            /// Stable key; the message is `profile-problem-<key>`.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

kinds! {
    /// The form of the file is of another version of the program.
    Schema = "schema",
    /// The id is empty, too long, or has other than letters, digits, `.`, `_`, `-`.
    Id = "id",
    /// The version is 0.
    Version = "version",
    /// No owner.
    Owner = "owner",
    /// No reason in any language.
    Reason = "reason",
    /// A reason in a language that is not a tag (`en`, `ru`, `uz-Cyrl`), or an empty one.
    ReasonLanguage = "reason-language",
    /// The last day is before the first.
    Dates = "dates",
    /// From the first to the last day is too long.
    Validity = "validity",
    /// The score is outside its bounds.
    Score = "score",
    /// Neither score nor lane.
    NoEffect = "no-effect",
    /// A lane that demands work, with a score that lowers the risk.
    LaneAgainstScore = "lane-against-score",
    /// Neither or both of `when` and `expression`.
    OneForm = "one-form",
    /// A group without parts.
    EmptyGroup = "empty-group",
    /// Too deep.
    TooDeep = "too-deep",
    /// Too many tests.
    TooManyTests = "too-many-tests",
    /// No such field.
    UnknownField = "unknown-field",
    /// The operator does not go with the type of the field.
    OperatorType = "operator-type",
    /// The operator needs another operand (one value, several, a list, none).
    Operand = "operand",
    /// The value is of another type than the field.
    ValueType = "value-type",
    /// No day `YYYY-MM-DD`.
    BadDate = "bad-date",
    /// No country of two letters.
    BadCountry = "bad-country",
    /// Not among the values that the field can have.
    BadChoice = "bad-choice",
    /// Not digits only.
    BadDigits = "bad-digits",
    /// A value without letters and digits.
    EmptyValue = "empty-value",
    /// A value that is too long.
    LongValue = "long-value",
    /// Too many values in the test.
    TooManyValues = "too-many-values",
    /// A number that is none.
    BadNumber = "bad-number",
    /// Between: the first is above the second.
    BetweenOrder = "between-order",
    /// No such list.
    UnknownList = "unknown-list",
    /// The list is empty.
    EmptyList = "empty-list",
    /// The list is too long.
    LongList = "long-list",
    /// Text form: too long.
    TextLong = "text-long",
    /// Text form: too many brackets inside each other.
    TextDeep = "text-deep",
    /// Text form: a character that begins nothing.
    TextCharacter = "text-character",
    /// Text form: a text without its closing quotation mark.
    TextOpen = "text-open",
    /// Text form: an unknown escape in a text.
    TextEscape = "text-escape",
    /// Text form: something else was expected.
    TextExpected = "text-expected",
    /// Text form: an unknown function.
    TextFunction = "text-function",
}

impl Serialize for ProblemKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// Where.
    pub place: Place,
    /// The text that is wrong; empty when there is none.
    pub found: String,
    /// What would be right, in words that need no translation: names, types, limits.
    pub wanted: String,
}

impl Problem {
    /// A problem with what was found.
    pub fn new(kind: ProblemKind, place: Place, found: impl Into<String>) -> Self {
        Self { kind, place, found: found.into(), wanted: String::new() }
    }

    /// The same with what would be right.
    #[must_use]
    pub fn wanting(mut self, wanted: impl Into<String>) -> Self {
        self.wanted = wanted.into();
        self
    }
}
