//! From a file to a tree, and from a mapped tree to a whole submission: encoding, status, the
//! sweep of what no mapping took, and the count that nothing was lost.

use sarhad_model::{Issue, IssueCode, Quarantined, Span, Submission, SubmissionStatus};

use super::tree::Tree;
use crate::coverage;
use crate::encoding::{self, Decoded};

/// Bytes in which the XML declaration is looked for.
const DECLARATION_BYTES: usize = 256;

/// Decodes an XML file by the encoding its declaration names.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    encoding::decode(bytes, declared(bytes).as_deref())
}

/// The encoding named in `<?xml version="1.0" encoding="…"?>`; none in files of two-byte units,
/// whose byte-order mark or zero bytes tell more.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let head: String = head.iter().map(|&b| char::from(b)).collect();
    let declaration = &head[head.find("<?xml")?..];
    let declaration = &declaration[..declaration.find("?>")?];
    let after = declaration[declaration.find("encoding")? + "encoding".len()..]
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    after[1..].split_once(quote).map(|(name, _)| name.trim().to_owned())
}

/// A submission that was refused before any content was read.
pub fn refused(name: &str, format: &'static str, bytes: &[u8], issue: Issue) -> Submission {
    Submission::rejected(name, format, bytes.len() as u64, issue)
}

/// Completes a submission whose declarations have been mapped from `tree`.
pub fn finish(
    mut submission: Submission,
    tree: &Tree<'_>,
    decoded: &Decoded<'_>,
    bytes: &[u8],
) -> Submission {
    tree.sweep(Tree::DOCUMENT, &mut submission.additional_information);
    for unread in &tree.unread {
        submission.quarantined.push(Quarantined {
            span: Span::bytes(unread.start, unread.end),
            raw: tree.text[unread.clone()].into(),
            reason: IssueCode::XmlMalformed,
        });
    }
    submission.encoding = Some(decoded.encoding);
    submission.issues.splice(0..0, decoded.issues.iter().chain(&tree.issues).cloned());
    if !tree.issues.is_empty() || !tree.unread.is_empty() {
        submission.status = SubmissionStatus::Partial;
    }
    submission.coverage = coverage::of_content(&submission, bytes.len(), tree.text, tree.content());
    submission
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_is_found() {
        let cases = [
            (r#"<?xml version="1.0" encoding="windows-1251"?><A/>"#, Some("windows-1251")),
            ("<?xml version='1.0' encoding = 'UTF-8' standalone='no'?>", Some("UTF-8")),
            (r#"<?xml version="1.0"?><A encoding="x"/>"#, None),
            ("<A/>", None),
            ("<?xml encoding=", None),
        ];
        for (text, expected) in cases {
            assert_eq!(declared(text.as_bytes()).as_deref(), expected, "{text}");
        }
    }
}
