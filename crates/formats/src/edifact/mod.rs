//! UN/EDIFACT messages: a tolerant tokenizer that never loses a byte, the envelope, and the
//! customs cargo report (CUSCAR).
//!
//! Not done here: no check against the directories of segments and codes, no CONTRL answers.

pub mod cuscar;
pub mod interchange;
pub mod segment;
pub mod tokens;
