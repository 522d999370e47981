//! Scripts, normal forms, tokens and distances: what names and goods texts have in common.
//!
//! A text goes through [`fold`] (one spelling of case, width, apostrophes and look-alike
//! letters), [`tokens`] (words and numbers), [`latin`] (a plain Latin key) and [`skeleton`] (a
//! key that is equal for the usual romanisations of one word). It knows no list and no language
//! of the user.

mod coarse;
mod distance;
mod east;
mod fold;
mod han;
mod hangul;
mod japanese;
mod kana;
mod latin;
mod lookalike;
mod readings;
mod romanised;
mod script;
mod skeleton;
mod tokens;

pub use coarse::{coarse, is_transcription, may_be_transcription};
pub use distance::{allowed_distance, letters_mask, masks_fit, within, within_masked};
pub use east::{cut_reading, join_readings, readings, shared_reading};
pub use fold::fold;
pub use han::simplified;
pub use japanese::japanese_cut;
pub use latin::latin;
pub use readings::{MAX_READINGS, other_readings};
pub use script::{Script, script_of, script_of_word};
pub use skeleton::{bones, skeleton};
pub use tokens::{MAX_TOKENS, Token, TokenKind, tokens};
