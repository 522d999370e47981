//! What a page shows, ready as text in the user's language: the printable report and the pages
//! of the server render the same views with the same template parts.
//!
//! It formats and orders; it computes nothing but shares of a bar. Texts from the papers stay as
//! they are: the template engine escapes them.

mod file;
mod finding;
mod head;
mod marked;
pub mod place;
mod unit;

pub use file::{ColumnView, FileView, IssueView, size};
pub use finding::{Bar, FindingView, SourceView};
pub use head::{Head, ListView, Tally, list_warning};
pub use marked::{Piece, marked};
pub use unit::{AdviceView, QuestionView, UnitView};

use sarhad_model::{Advice, Severity, SubmissionStatus, UnitKind};

/// The stable key of a kind of unit.
pub fn kind_key(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Equipment => "equipment",
        UnitKind::Consignment => "consignment",
    }
}

/// The stable key of a severity.
pub fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warn => "warn",
        Severity::Quarantine => "quarantine",
        Severity::Reject => "reject",
    }
}

/// The stable key of a status.
pub fn status_key(status: SubmissionStatus) -> &'static str {
    match status {
        SubmissionStatus::Complete => "complete",
        SubmissionStatus::Partial => "partial",
        SubmissionStatus::Rejected => "rejected",
    }
}

/// The sign beside an advice: its shape tells it apart where colour does not (print in black
/// and white, colour-blind eyes).
pub fn advice_mark(advice: Advice) -> &'static str {
    match advice {
        Advice::Hold => "■",
        Advice::DoNotLoad => "✕",
        Advice::Inspect => "▲",
        Advice::Scan => "◆",
        Advice::RequestInformation => "?",
        Advice::Documents => "●",
        Advice::Release => "○",
    }
}
