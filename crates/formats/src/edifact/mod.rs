//! UN/EDIFACT messages.

pub mod cuscar;
