//! A ranking as something to take away: one printable page ([`html()`]), a table for spreadsheets
//! ([`csv()`]), one JSON object a unit for other programs ([`jsonl`]), in the user's language.
//!
//! It shows what the ranking holds and judges nothing. Words come from `sarhad-i18n`; wire
//! structures live here, not in the model. [`view`] prepares the same content for the pages of
//! the server, so that a unit looks alike on the screen and on paper.

mod feedback;
mod html;
mod lines;
mod sheet;
mod table;
pub mod view;
mod wire;

pub use feedback::{FeedbackLimits, FeedbackTable, Section, feedback_html, feedback_sections};
pub use html::{HtmlOptions, html};
pub use lines::{json, jsonl};
pub use sheet::{
    SHEET_COLUMNS, sheet_counts, sheet_csv, sheet_free, sheet_html, sheet_json, sheet_warnings,
};
pub use table::{COLUMNS, csv};

/// The style sheet of the report and of the server's pages.
pub const STYLE: &str = include_str!("../assets/style.css");
