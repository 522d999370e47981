//! Words for people: every sentence an officer reads comes from the Fluent files under
//! `/locales`, embedded in the binary, one folder a language.
//!
//! It knows how to say a finding, an issue, a question, a number and a date. It decides
//! nothing: codes and parameters come from the engine and the readers.

mod format;
mod lang;
mod say;
mod words;

pub use format::{date, decibans, number, thousands};
pub use lang::Lang;
pub use words::{Arg, Words, words};
