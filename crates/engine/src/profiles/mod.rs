//! Officers' profiles: a condition over the fields of a consignment, with the score or the lane
//! that follows from it, who answers for it, and until when.
//!
//! The way: a [`ProfileFile`] is checked ([`check::profile`]) and becomes a [`Profile`]; its
//! condition is compiled ([`Compiled`]) and evaluated for one row by closures, or for many rows
//! by [`Columns`]. Both answer true, false or unknown, and a test holds that they agree. The
//! text form for experts is in [`expression`], and [`describe`] says a condition in words.
//!
//! It opens no file and knows no language.

mod backtest;
pub mod check;
mod columns;
mod compiled;
pub mod criteria;
pub mod describe;
pub mod expression;
mod facts;
mod field_values;
pub mod fields;
mod goods_fields;
mod judge;
mod leaf;
pub mod limits;
mod lists;
mod normal;
mod paper_fields;
mod party_fields;
pub mod problem;
mod profile;
mod set;
mod slots;
mod texts;
mod tree;
mod truth;

pub use backtest::{BackTest, Outcome, Overlap, Positives, Week, backtest};
pub use columns::{Columns, Masks};
pub use compiled::{Because, Compiled, Explained};
pub use facts::Facts;
pub use fields::{Field, FieldId, FieldKind, Level, Row};
pub use judge::{CODE, GROUP, MESSAGES, evaluate};
pub use lists::NamedLists;
pub use problem::{Place, Problem, ProblemKind};
pub use profile::{Lane, Profile, ProfileFile, ProfileState, SCHEMA};
pub use set::{ProfileSet, Ready, SetError, content};
pub use slots::RowReader;
pub use tree::{Condition, Literal, Operand, Operator, Test};
pub use truth::Truth;
