//! One file: what was read of it and what was not.

use sarhad_i18n::{Words, thousands};
use sarhad_model::{ColumnMeaning, FileSummary, Issue, Span};

use super::{place, severity_key, status_key};

/// A file as shown.
#[derive(Debug, Clone)]
pub struct FileView {
    /// Name as given.
    pub name: String,
    /// Name of the format.
    pub format: String,
    /// Encoding, for texts.
    pub encoding: &'static str,
    /// Key of the status, for its class.
    pub status_key: &'static str,
    /// Status in words.
    pub status: String,
    /// Size in words.
    pub bytes: String,
    /// What was read, counted.
    pub content: Vec<String>,
    /// What waits for a person, when something does.
    pub waiting: Option<String>,
    /// Bytes that no value holds: a defect of ours, said openly.
    pub uncovered: Option<String>,
    /// What is wrong with it.
    pub issues: Vec<IssueView>,
    /// `Meaning of … columns`.
    pub columns_title: String,
    /// Meanings of its columns.
    pub columns: Vec<ColumnView>,
}

/// An issue as shown.
#[derive(Debug, Clone)]
pub struct IssueView {
    /// Code.
    pub code: &'static str,
    /// Key of the severity, for its class.
    pub severity_key: &'static str,
    /// Severity in words.
    pub severity: String,
    /// What is wrong.
    pub text: String,
    /// Where; empty when it has no single place.
    pub place: String,
}

/// The meaning of a column as shown.
#[derive(Debug, Clone)]
pub struct ColumnView {
    /// Header as written.
    pub header: String,
    /// Field it was taken for; none if it was not recognised.
    pub field: Option<String>,
    /// How it was decided.
    pub by: String,
}

impl FileView {
    /// A file as shown.
    pub fn new(file: &FileSummary, words: &Words) -> Self {
        let count =
            |id: &str, count: usize| (count > 0).then(|| words.say(id, &[("count", count.into())]));
        let uncovered = usize::try_from(file.uncovered_bytes).unwrap_or(usize::MAX);
        Self {
            name: file.name.clone(),
            format: format_name(file.format, words),
            encoding: file.encoding.unwrap_or_default(),
            status_key: status_key(file.status),
            status: words.file_status(file),
            bytes: size(file.bytes, words),
            content: [
                count("screen-count-consignments", file.consignments),
                count("screen-count-lines", file.items),
                count("page-count-equipment", file.equipment),
                count("page-count-parties", file.parties),
            ]
            .into_iter()
            .flatten()
            .collect(),
            waiting: count("screen-count-quarantined", file.quarantined),
            uncovered: count("page-uncovered", uncovered),
            columns_title: words.say("page-columns", &[("count", file.columns.len().into())]),
            issues: file.issues.iter().map(|issue| IssueView::new(issue, words)).collect(),
            columns: file.columns.iter().map(|column| ColumnView::new(column, words)).collect(),
        }
    }
}

impl IssueView {
    /// An issue as shown.
    pub fn new(issue: &Issue, words: &Words) -> Self {
        let severity_key = severity_key(issue.severity);
        Self {
            code: issue.code.key(),
            severity_key,
            severity: words.get(&format!("severity-{severity_key}")),
            text: words.issue(issue),
            place: match issue.span {
                Span::None => String::new(),
                somewhere => place::span(somewhere, words),
            },
        }
    }
}

impl ColumnView {
    fn new(column: &ColumnMeaning, words: &Words) -> Self {
        let by = format!("page-by-{}", column.by);
        Self {
            header: column.header.clone(),
            field: column.field.map(|field| place::field(field, words)),
            by: if words.has(&by) { words.get(&by) } else { column.by.to_owned() },
        }
    }
}

/// A size in bytes, KiB or MiB, whichever is readable.
pub fn size(count: u64, words: &Words) -> String {
    let (id, amount) = match count {
        0..10_000 => ("page-bytes", count),
        10_000..10_000_000 => ("page-kib", count.div_ceil(1 << 10)),
        _ => ("page-mib", count.div_ceil(1 << 20)),
    };
    let amount = usize::try_from(amount).unwrap_or(usize::MAX);
    words.say(id, &[("size", thousands(amount, words.lang()).into())])
}

/// A format by its name for people; its id when it has none.
fn format_name(id: &str, words: &Words) -> String {
    let key = format!("format-{id}");
    if words.has(&key) { words.get(&key) } else { id.to_owned() }
}
