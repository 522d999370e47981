//! Which format a file is in, by its content: senders name their files as they like.

use std::io::{Cursor, Read as _};

use crate::{encoding, tabular};

/// The formats that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Office Open XML workbook.
    Xlsx,
    /// Old binary workbook.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// Text table: comma, semicolon or tab.
    Csv,
    /// ASYCUDA World manifest.
    Awmds,
    /// ASYCUDA customs declaration.
    AsycudaSad,
    /// UN/EDIFACT customs cargo report.
    Cuscar,
    /// Another UN/EDIFACT message.
    OtherEdifact,
    /// Another XML document.
    OtherXml,
    /// JSON (carriers' interfaces).
    Json,
    /// ANSI X12 interchange.
    X12,
    /// Portable document.
    Pdf,
    /// A picture.
    Image,
    /// An archive that is not a workbook.
    Archive,
    /// Anything else.
    Unknown,
}

impl Format {
    /// Stable id, as in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Awmds => "awmds",
            Self::AsycudaSad => "asycuda-sad",
            Self::Cuscar => "cuscar",
            Self::OtherEdifact => "edifact",
            Self::OtherXml => "xml",
            Self::Json => "json",
            Self::X12 => "x12",
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::Archive => "archive",
            Self::Unknown => "unknown",
        }
    }

    /// Whether a reader for it exists.
    pub fn is_supported(self) -> bool {
        matches!(
            self,
            Self::Xlsx
                | Self::Xls
                | Self::Ods
                | Self::Csv
                | Self::Awmds
                | Self::AsycudaSad
                | Self::Cuscar
        )
    }
}

/// Bytes of a text that are looked at.
const PREFIX: usize = 64 << 10;

/// Bytes before an EDIFACT envelope that are forgiven (mail headers, stray bytes).
const STRAY: usize = 512;

/// Looks at the first bytes (and, for archives, at the names inside).
pub fn detect(bytes: &[u8]) -> Format {
    if let Some(format) = by_signature(bytes) {
        return format;
    }
    let prefix = &bytes[..bytes.len().min(PREFIX)];
    let text = encoding::decode(prefix, None).text;
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if text.starts_with('<') {
        return xml(text);
    }
    if let Some(format) = edifact(text) {
        return format;
    }
    if is_binary(text) {
        return Format::Unknown;
    }
    if is_json(text) {
        return Format::Json;
    }
    if text.starts_with("ISA") && text.as_bytes().get(3).is_some_and(u8::is_ascii_punctuation) {
        return Format::X12;
    }
    if tabular::dialect::sniff(text).is_some() { Format::Csv } else { Format::Unknown }
}

/// An object or a list of JSON: a bracket, then what may follow it. A table never begins so.
fn is_json(text: &str) -> bool {
    let mut rest = text.chars().filter(|c| !c.is_whitespace());
    match (rest.next(), rest.next()) {
        (Some('{'), next) => matches!(next, Some('"' | '}') | None),
        (Some('['), next) => matches!(next, Some('{' | '[' | '"' | ']' | '0'..='9') | None),
        _ => false,
    }
}

/// Formats with fixed first bytes.
fn by_signature(bytes: &[u8]) -> Option<Format> {
    const SIGNATURES: [(&[u8], Format); 12] = [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Xls),
        (b"%PDF", Format::Pdf),
        (b"\x89PNG\r\n\x1a\n", Format::Image),
        (b"\xff\xd8\xff", Format::Image),
        (b"II*\0", Format::Image),
        (b"MM\0*", Format::Image),
        (b"GIF8", Format::Image),
        (b"\x1f\x8b", Format::Archive),
        (b"Rar!\x1a\x07", Format::Archive),
        (b"7z\xbc\xaf\x27\x1c", Format::Archive),
        (b"BZh9", Format::Archive),
        (b"\xfd7zXZ", Format::Archive),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    // A bitmap has zeros in its reserved bytes; a text that starts with BM has not.
    if bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        return Some(Format::Image);
    }
    let (_, format) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature))?;
    Some(*format)
}

/// A workbook by the names inside; where the directory is damaged, by the first bytes, which
/// hold the first names.
fn zip(bytes: &[u8]) -> Format {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        let prefix = &bytes[..bytes.len().min(PREFIX)];
        return if contains(prefix, b"xl/") {
            Format::Xlsx
        } else if contains(&prefix[..prefix.len().min(256)], ODS) {
            Format::Ods
        } else {
            Format::Archive
        };
    };
    if archive.file_names_raw().any(|name| name.starts_with(b"xl/workbook.")) {
        return Format::Xlsx;
    }
    let mut kind = Vec::new();
    let stated = archive
        .by_name("mimetype")
        .is_ok_and(|entry| entry.take(256).read_to_end(&mut kind).is_ok());
    if stated && contains(&kind, ODS) { Format::Ods } else { Format::Archive }
}

/// The media type of an OpenDocument spreadsheet, without its common beginning.
const ODS: &[u8] = b"opendocument.spreadsheet";

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// The kind of an XML document by the local name of its root element.
fn xml(text: &str) -> Format {
    let Some(root) = root_name(text) else {
        return Format::OtherXml;
    };
    let local = root.rsplit(':').next().unwrap_or(root);
    let is = |name: &str| local.eq_ignore_ascii_case(name);
    if ["Awmds", "Awbolds", "Awmcds", "Awappend"].into_iter().any(is) {
        Format::Awmds
    } else if is("ASYCUDA") || is("Sad") {
        Format::AsycudaSad
    } else {
        Format::OtherXml
    }
}

/// The name in the first start tag, past declarations, comments and a document type.
fn root_name(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = &rest[rest.find('<')?..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = &comment[comment.find("-->")? + 3..];
        } else if rest.starts_with("<?") {
            rest = &rest[rest.find("?>")? + 2..];
        } else if rest.starts_with("<!") {
            let subset = rest.find('[').filter(|at| rest.find('>').is_none_or(|end| *at < end));
            let end = subset.map_or_else(|| rest.find('>'), |_| rest.find("]>").map(|at| at + 1));
            rest = &rest[end? + 1..];
        } else {
            let name = &rest[1..];
            let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            return Some(&name[..end]).filter(|name| !name.is_empty());
        }
    }
}

/// An EDIFACT message, past a few stray bytes; its kind stands in UNH or UNG.
fn edifact(text: &str) -> Option<Format> {
    let start = edifact_start(text)?;
    let body = &text[start..];
    let (component, element) = match body.strip_prefix("UNA") {
        Some(advice) => {
            let mut signs = advice.chars();
            (signs.next()?, signs.next()?)
        }
        None => (':', '+'),
    };
    let unh = body.find("UNH").and_then(|at| body[at..].split(element).nth(2));
    let ung = body.find("UNG").and_then(|at| body[at..].split(element).nth(1));
    let kind = unh.or(ung).map_or("", |text| text.split(component).next().unwrap_or(""));
    Some(if kind.trim() == "CUSCAR" { Format::Cuscar } else { Format::OtherEdifact })
}

/// Where the envelope starts. After stray bytes a tag must be followed by what follows it in
/// a message, so that the word in a table is not taken for one.
fn edifact_start(text: &str) -> Option<usize> {
    let mut end = text.len().min(STRAY);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    ["UNA", "UNB", "UNG", "UNH"]
        .iter()
        .filter_map(|tag| {
            let at = text[..end].find(tag)?;
            let tagged = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            (tagged && opens_message(tag, &text[at + 3..])).then_some(at)
        })
        .min()
}

/// Whether what stands behind a tag is a service string advice or a first data element.
fn opens_message(tag: &str, rest: &str) -> bool {
    let mut chars = rest.chars();
    let Some(sign) = chars.next().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()) else {
        return false;
    };
    let mut elements = chars.as_str().split(sign);
    let capitals = |element: Option<&str>, len: usize| {
        element
            .is_some_and(|e| e.len() >= len && e.bytes().take(len).all(|b| b.is_ascii_uppercase()))
    };
    match tag {
        "UNA" => rest.chars().nth(6).is_some_and(|c| c.is_whitespace() || c == 'U'),
        "UNB" => capitals(elements.next(), 4),
        "UNG" => capitals(elements.next(), 6),
        _ => capitals(elements.nth(1), 6),
    }
}

/// Whether a text has more control characters than any text has.
fn is_binary(text: &str) -> bool {
    let mut all = 0u32;
    let mut control = 0u32;
    for c in text.chars().take(4096) {
        all += 1;
        let odd = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}');
        control += u32::from(odd || c == '\u{fffd}');
    }
    all == 0 || control * 20 > all
}
