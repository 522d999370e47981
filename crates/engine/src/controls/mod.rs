//! Control lists of a state that a centre imported: which version counts on the day of a paper, and
//! which of its entries a goods line meets by a number or by a code of goods.
//!
//! The catalogue judges what goods are, with thresholds; a list says what is controlled where and
//! since when. What it deliberately does not do: it raises nothing by likeness of words alone,
//! because innocent goods are as like to the text of a list as controlled ones
//! (`docs/decisions/014-control-lists-in-a-run.md`).

mod book;
mod lookup;
mod version;

pub use book::{ControlBook, OnDay};
pub use lookup::{ListedBy, ListedEntry, SharedWords};
pub(crate) use version::head;
pub use version::{ControlVersion, LEAST_DIGITS};
