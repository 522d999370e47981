//! The inspection plan of a day: which units are opened, scanned, or looked at on paper, with the
//! hands and the scanner there are.
//!
//! The random control sample comes off the hands first and is drawn over all units of the run by a
//! keyed hash ([`Secret`]), so that the chance of every unit is known. What is left goes to gates,
//! hold before review, and then to what finds most for a hand ([`Utility`]). Why:
//! `docs/decisions/012-plan-and-random-sample.md`.
//!
//! It keeps no secret, knows no clock, and speaks of no unit to officers: who may see which units
//! were drawn is decided where the plan is shown and kept.

mod candidate;
mod choose;
mod draw;
mod utility;

pub use candidate::Candidate;
pub use choose::{Capacity, CapacityFault, Choice, Plan, choose};
pub use draw::{LEAST_SECRET_BYTES, LEAST_SHARE, Secret, ShortSecret, USUAL_SHARE};
pub use utility::{FOUND_BY_OPENING, HANDS_FOR_AN_OPENING, Utility, found_by_scan, probability};
