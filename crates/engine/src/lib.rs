//! The judgement: targeting units of consignments, and [`Knowledge`], give an assessment.
//! Pure and deterministic: the same papers and the same knowledge give the same bytes.
//!
//! It reads no file, no clock and no language: findings are codes with parameters.

pub mod goods;
pub mod parties;
pub mod text;
