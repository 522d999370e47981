//! Pages for what went wrong, in the visitor's language, with what to do.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::response::Response;
use sarhad_i18n::Words;
use sarhad_report::view::size;

use super::{Frame, show};
use crate::router::Shared;
use crate::visit::Visit;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No such address.
    Missing,
    /// A ranking that is not (any more) in memory.
    Gone {
        /// How many are kept.
        kept: usize,
    },
    /// Not for this method.
    Method,
    /// One file over its limit.
    LargeFile {
        /// Its name.
        file: String,
        /// Bytes.
        limit: usize,
    },
    /// All files together over their limit.
    LargeTotal {
        /// Bytes.
        limit: usize,
    },
    /// More files than allowed.
    TooMany {
        /// Files.
        limit: usize,
    },
    /// A form without a file.
    NoFile,
    /// Not a readable form.
    Form,
    /// The upload took too long.
    Slow {
        /// Seconds allowed.
        seconds: u64,
    },
    /// A change asked for by another site.
    Origin,
    /// A name that is not ours.
    Host,
    /// A defect of ours.
    Failed,
}

#[derive(Template)]
#[template(path = "fault.html")]
struct Page {
    t: &'static Words,
    frame: Frame,
    text: String,
}

impl Fault {
    /// A ranking that is not there.
    pub fn gone(shared: &Shared) -> Self {
        Self::Gone { kept: shared.app.settings.limits.results }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Missing | Self::Gone { .. } => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::LargeFile { .. } | Self::LargeTotal { .. } | Self::TooMany { .. } => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            Self::NoFile | Self::Form => StatusCode::BAD_REQUEST,
            Self::Slow { .. } => StatusCode::REQUEST_TIMEOUT,
            Self::Origin | Self::Host => StatusCode::FORBIDDEN,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Message id of the title.
    fn title(&self) -> &'static str {
        match self {
            Self::Missing => "page-fault-missing-title",
            Self::Gone { .. } => "page-fault-gone-title",
            Self::Method => "page-fault-method-title",
            Self::LargeFile { .. } | Self::LargeTotal { .. } | Self::TooMany { .. } => {
                "page-fault-large-title"
            }
            Self::NoFile => "page-fault-empty-title",
            Self::Form => "page-fault-form-title",
            Self::Slow { .. } => "page-fault-slow-title",
            Self::Origin => "page-fault-origin-title",
            Self::Host => "page-fault-host-title",
            Self::Failed => "page-fault-failed-title",
        }
    }

    fn text(&self, t: &Words) -> String {
        let bytes = |limit: usize| size(limit as u64, t);
        match self {
            Self::Missing => t.get("page-fault-missing"),
            Self::Gone { kept } => t.say("page-fault-gone", &[("count", (*kept).into())]),
            Self::Method => t.get("page-fault-method"),
            Self::LargeFile { file, limit } => t.say(
                "page-fault-large-file",
                &[("file", file.as_str().into()), ("limit", bytes(*limit).into())],
            ),
            Self::LargeTotal { limit } => {
                t.say("page-fault-large-total", &[("limit", bytes(*limit).into())])
            }
            Self::TooMany { limit } => {
                t.say("page-fault-large-count", &[("limit", (*limit).into())])
            }
            Self::NoFile => t.get("page-fault-empty"),
            Self::Form => t.get("page-fault-form"),
            Self::Slow { seconds } => {
                t.say("page-fault-slow", &[("seconds", seconds.to_string().into())])
            }
            Self::Origin => t.get("page-fault-origin"),
            Self::Host => t.get("page-fault-host"),
            Self::Failed => t.get("page-fault-failed"),
        }
    }

    /// The page that says so.
    pub fn page(&self, visit: &Visit) -> Response {
        let t = visit.words();
        let frame = Frame::new(visit, t.get(self.title()));
        show(self.status(), &Page { t, frame, text: self.text(t) })
    }
}

/// Any address that is not there.
pub async fn missing(Extension(visit): Extension<Visit>) -> Response {
    Fault::Missing.page(&visit)
}

/// An address that is there, but not for this method.
pub async fn wrong_method(Extension(visit): Extension<Visit>) -> Response {
    Fault::Method.page(&visit)
}
