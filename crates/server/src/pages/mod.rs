//! The pages: start, ranking, unit, and what is shown when something is wrong.

mod fault;
mod ranking;
mod start;
mod unit;

pub use fault::{Fault, missing, wrong_method};
pub use ranking::ranking;
pub use start::start;
pub use unit::unit;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use crate::visit::{LanguageLink, Visit};

/// What surrounds every page.
pub struct Frame {
    /// Title of the window.
    pub title: String,
    /// The same page in other languages.
    pub languages: Vec<LanguageLink>,
}

impl Frame {
    /// The surroundings of one page.
    pub fn new(visit: &Visit, title: String) -> Self {
        Self { title, languages: visit.languages() }
    }
}

/// A page as an answer.
fn show(status: StatusCode, page: &impl Template) -> Response {
    let text = page.render().expect("a page is written to a string and has no fallible filter");
    (status, Html(text)).into_response()
}
