//! Whether goods need a permit, and whether one is there: a table of laws (state × goods ×
//! direction, `data/permits/`), and a register of permits of which the consignments of a run are
//! drawn in the order of their dates.
//!
//! Everything is three-valued. Without a register nothing is known of permits, and that is a
//! question; a permit that is there is told and clears nothing.

mod draw;
mod matching;
mod quantity;
mod table;

pub use draw::{LineMovement, PermitBook, Standing, draw};
pub use matching::{Fault, is_holder};
pub use table::{AUTHORITIES, Force, LAWS, Need, PermitTable, Requirement};
