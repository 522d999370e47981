//! The report on outcomes for people: sections of words, tables and plots, in the user's language.
//! The page and the terminal show the same sections.
//!
//! It shows what was counted and counts nothing itself.

mod plot;
mod sections;

use askama::Template;
use sarhad_i18n::{Lang, Words, words};
use sarhad_model::Feedback;

use plot::{Mark, Plot};

/// One part of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// What is said loudly.
    pub alarms: Vec<String>,
    /// Sentences.
    pub lines: Vec<String>,
    /// A table.
    pub table: Option<FeedbackTable>,
    /// What explains the table.
    pub note: Option<String>,
    plot: Option<Plot>,
}

/// A table of the report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FeedbackTable {
    /// Headings, and whether the column holds numbers.
    pub columns: Vec<(String, bool)>,
    /// Rows of as many cells.
    pub rows: Vec<Vec<String>>,
}

/// Limits that the words name; they belong to whoever counted.
#[derive(Debug, Clone, Copy)]
pub struct FeedbackLimits {
    /// Results of the random sample from which on there are percentages.
    pub random_results: usize,
    /// Firings from which on a weight is proposed.
    pub firings: usize,
    /// Units from which on a group is shown.
    pub group_units: usize,
}

#[derive(Template)]
#[template(path = "feedback.html")]
struct Page {
    t: &'static Words,
    style: &'static str,
    title: String,
    head: Vec<String>,
    sections: Vec<Section>,
}

/// The report in words: what it is about, then its parts.
pub fn feedback_sections(
    report: &Feedback,
    limits: FeedbackLimits,
    lang: Lang,
) -> (Vec<String>, Vec<Section>) {
    let t = words(lang);
    (sections::head(report, limits, t), sections::all(report, limits, t))
}

/// The report as one page with plots, which needs no script and fetches nothing.
pub fn feedback_html(report: &Feedback, limits: FeedbackLimits, lang: Lang) -> String {
    let t = words(lang);
    let (head, sections) = feedback_sections(report, limits, lang);
    let page = Page { t, style: crate::STYLE, title: t.get("feedback-title"), head, sections };
    page.render().expect("the template writes to a string and has no fallible filter")
}
