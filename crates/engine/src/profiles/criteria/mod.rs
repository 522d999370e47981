//! Reads selectivity criteria in the text form of ASYCUDA and makes conditions of profiles of
//! them: a named criterion, `If … Then … Else … Endif` over data elements of the declaration, and
//! a lane (red, yellow, blue, green) at a percentage.
//!
//! Sources: the ASYCUDA++ functional manual 1.15, section 6 (MODSEL: examples of criteria, lists,
//! tables of functions and keywords) and appendix A (rules). What is not from there is marked in
//! [`variables`]. `docs/profiles.md` says it for users.
//!
//! Nothing is lost in silence: whatever cannot be carried over is a remark with its line, and a
//! criterion with one such part gives no profile at all. It computes nothing that a criterion
//! computes, it opens no file, and it knows no language.

mod carry;
mod compare;
mod parse;
mod remark;
mod syntax;
mod tokens;
pub mod variables;

use super::lists::NamedLists;
use super::problem::Problem;
use super::profile::Lane;
use super::tree::Condition;

pub use remark::{Remark, RemarkKind};
pub use variables::Variables;

/// A criterion of the text, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Its name; empty for text that stands before the first criterion.
    pub name: String,
    /// Line on which it begins, from 1.
    pub line: usize,
    /// The profiles that it gives; none when something of it could not be carried over.
    pub carried: Vec<Carried>,
    /// Why it was not carried over.
    pub refused: Vec<Remark>,
    /// What is wrong with the conditions that it would give; then it is not carried over either.
    pub problems: Vec<Problem>,
    /// What a profile does otherwise than the criterion did.
    pub remarks: Vec<Remark>,
}

/// A lane of a criterion with its condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// Id for the profile, from the name of the criterion; each is given once.
    pub id: String,
    /// Line of the lane.
    pub line: usize,
    /// The lane.
    pub lane: Lane,
    /// When it is demanded.
    pub when: Condition,
}

/// Reads a text of criteria. `lists` are the tables that `InList…` functions ask; a table of the
/// list `APPLES` with goods codes has the name `apples_tar`.
pub fn read(text: &str, variables: &Variables, lists: &NamedLists) -> Vec<Criterion> {
    carry::all(parse::text(text), variables, lists)
}
