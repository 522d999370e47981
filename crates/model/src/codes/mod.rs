//! Codes with a form and a check: each parses from what a paper says and refuses what cannot
//! be. A refusal is an issue on the value, never a dropped record.

mod awb;
mod cas;
mod container;
mod country;
mod hs;
mod imo;
mod locode;
mod tax;
mod un_number;
mod wagon;

pub use awb::AirWaybillNumber;
pub use cas::CasNumber;
pub use container::ContainerNumber;
pub use country::{Country, CountryCode, countries};
pub use hs::HsCode;
pub use imo::ImoNumber;
pub use locode::UnLocode;
pub use tax::{TaxNumber, TaxScheme};
pub use un_number::UnNumber;
pub use wagon::WagonNumber;

use crate::issue::IssueCode;

/// Why a code could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeError {
    /// The issue to put on the value.
    pub issue: IssueCode,
}

impl From<IssueCode> for CodeError {
    fn from(issue: IssueCode) -> Self {
        Self { issue }
    }
}

impl std::fmt::Display for CodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.issue.key())
    }
}

impl std::error::Error for CodeError {}

/// Serialises a code as the text it is shown as.
macro_rules! serialize_as_text {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}
use serialize_as_text;

/// Only the ASCII digits of a text.
fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect()
}
