//! Registers that a person keeps or an authority gives as a table, text or workbook: companies and
//! observations. What could not be read is told with its row and column.

mod companies;
mod observations;
mod table;

pub use companies::{CompanyReading, MAX_COMPANIES, MAX_OWNERS, read_companies};
pub use observations::{MAX_OBSERVATIONS, ObservationReading, read_observations};

/// What is wrong with a cell or a row. Each has a message `register-fault-<key>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowFaultKind {
    /// A cell that must be filled is empty.
    Missing,
    /// Not a day.
    Date,
    /// Not a number, or outside of what it can be.
    Number,
    /// Not a unit that can be converted.
    Unit,
    /// Not one of the words of the column.
    Word,
    /// Not a country.
    Country,
    /// Another value than an earlier row of the same company gives; the first stays.
    Differs,
    /// The fact cannot be about such a thing.
    Subject,
    /// An indicator that nobody can answer.
    Indicator,
    /// Only a yes can be entered here.
    OnlyYes,
    /// The shares of a company come to one and not to a hundred.
    Fraction,
    /// More than the limit; the rest was not read.
    TooMany,
}

impl RowFaultKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Missing,
        Self::Date,
        Self::Number,
        Self::Unit,
        Self::Word,
        Self::Country,
        Self::Differs,
        Self::Subject,
        Self::Indicator,
        Self::OnlyYes,
        Self::Fraction,
        Self::TooMany,
    ];

    /// Stable key, as in the locales.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Date => "date",
            Self::Number => "number",
            Self::Unit => "unit",
            Self::Word => "word",
            Self::Country => "country",
            Self::Differs => "differs",
            Self::Subject => "subject",
            Self::Indicator => "indicator",
            Self::OnlyYes => "only-yes",
            Self::Fraction => "fraction",
            Self::TooMany => "too-many",
        }
    }
}

/// A cell or row that could not be used as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Row as a spreadsheet or editor counts it, from 1.
    pub row: usize,
    /// Column by its name in the documentation.
    pub column: &'static str,
    /// What is wrong.
    pub kind: RowFaultKind,
    /// What stands there; or the limit.
    pub raw: String,
}
