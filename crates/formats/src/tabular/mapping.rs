//! Meanings of columns that a person has fixed, remembered by the signature of the header:
//! the same sender's next file is read the same way.
//!
//! It parses and prints text; where the file lies is the caller's business.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::field::{self, Field};
use super::synonyms::normalise;

/// The tables that a person has mapped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    tables: BTreeMap<String, MappedTable>,
}

/// The columns of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MappedTable {
    /// Header as written → field key; an empty key keeps the column aside.
    columns: BTreeMap<String, String>,
}

/// Why a mapping file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingError {
    /// Not TOML, or not of the form.
    Form(String),
    /// A field key that does not exist.
    UnknownField {
        /// The header it was given for.
        header: String,
        /// The key.
        key: String,
    },
    /// A signature that is not sixteen hexadecimal digits.
    Signature(String),
}

impl std::fmt::Display for MappingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Form(reason) => write!(f, "mapping file: {reason}"),
            Self::UnknownField { header, key } => write!(
                f,
                "mapping file: `{key}` (for the header `{header}`) is no field; valid fields: {}",
                field::keys().join(", ")
            ),
            Self::Signature(signature) => {
                write!(f, "mapping file: `{signature}` is not sixteen hexadecimal digits")
            }
        }
    }
}

impl std::error::Error for MappingError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    table: Vec<FileTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTable {
    signature: String,
    columns: BTreeMap<String, String>,
}

impl Mapping {
    /// Reads a mapping file: `[[table]]` with `signature` and `columns`.
    ///
    /// # Errors
    /// [`MappingError`], which names the valid fields when a field is unknown.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let file: File =
            toml::from_str(text).map_err(|error| MappingError::Form(error.to_string()))?;
        let mut mapping = Self::default();
        for table in file.table {
            let hex = table.signature.len() == 16
                && table.signature.bytes().all(|b| b.is_ascii_hexdigit());
            if !hex {
                return Err(MappingError::Signature(table.signature));
            }
            for (header, key) in &table.columns {
                if !key.is_empty() && field::by_key(key).is_none() {
                    let (header, key) = (header.clone(), key.clone());
                    return Err(MappingError::UnknownField { header, key });
                }
            }
            mapping
                .tables
                .insert(table.signature.to_lowercase(), MappedTable { columns: table.columns });
        }
        Ok(mapping)
    }

    /// Writes the file that [`Mapping::parse`] reads.
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
        let mut out = String::new();
        for (signature, table) in &self.tables {
            out.push_str("[[table]]\nsignature = ");
            out.push_str(&quoted(signature));
            out.push_str("\n[table.columns]\n");
            for (header, key) in &table.columns {
                out.push_str(&key_of(header));
                out.push_str(" = ");
                out.push_str(&quoted(key));
                out.push('\n');
            }
            out.push('\n');
        }
        out
    }

    /// Fixes the meaning of one column of the tables with these headers.
    ///
    /// # Errors
    /// [`MappingError::UnknownField`].
    pub fn set(&mut self, headers: &[&str], header: &str, key: &str) -> Result<(), MappingError> {
        if !key.is_empty() && field::by_key(key).is_none() {
            return Err(MappingError::UnknownField { header: header.into(), key: key.into() });
        }
        let table = self.tables.entry(signature(headers)).or_default();
        table.columns.insert(header.to_owned(), key.to_owned());
        Ok(())
    }

    /// The table with these headers, when a person has mapped it.
    pub fn table(&self, headers: &[&str]) -> Option<&MappedTable> {
        if self.tables.is_empty() {
            return None;
        }
        self.tables.get(&signature(headers))
    }
}

/// A key of a TOML table, quoted as a basic string with control characters escaped.
fn key_of(header: &str) -> String {
    let mut out = String::from("\"");
    for c in header.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let escaped = format!("\\u{:04X}", c as u32);
                out.push_str(&escaped);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

impl MappedTable {
    /// The field of a header: `None` when the person said nothing about it, `Some(None)` when
    /// it is to be kept aside.
    pub fn field(&self, header: &str) -> Option<Option<(&'static str, Field)>> {
        let wanted = normalise(header);
        let key = self.columns.get(header).or_else(|| {
            self.columns.iter().find(|(known, _)| normalise(known) == wanted).map(|(_, key)| key)
        })?;
        Some(field::by_key(key))
    }
}

/// The signature of a header row: sixteen hexadecimal digits over the normalised names, in
/// their order. Case, punctuation and blanks do not change it. (FNV-1a, 64 bits: it only has
/// to stay the same for ever, it guards nothing.)
pub fn signature(headers: &[&str]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |byte: u8| {
        hash ^= u64::from(byte);
        hash = hash.wrapping_mul(0x0100_0000_01b3);
    };
    for header in headers {
        normalise(header).bytes().for_each(&mut take);
        take(0x1f);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_goes_both_ways() {
        let mut mapping = Mapping::default();
        let headers = ["Кто \"шлёт\"", "Кому\n(полностью)", "Прочее"];
        mapping.set(&headers, headers[0], "consignor.name").unwrap();
        mapping.set(&headers, headers[1], "consignee.name").unwrap();
        mapping.set(&headers, headers[2], "").unwrap();
        let again = Mapping::parse(&mapping.to_toml()).unwrap();
        assert_eq!(again, mapping);
        let table = again.table(&["кто шлет", "КОМУ (полностью)", "прочее"]).unwrap();
        assert_eq!(table.field("КТО «ШЛЁТ»").unwrap().unwrap().0, "consignor.name");
        assert_eq!(table.field("Прочее"), Some(None));
        assert_eq!(table.field("Другое"), None);
        assert!(again.table(&["x"]).is_none());
    }

    #[test]
    fn the_hand_written_form_is_read() {
        let text = "[[table]]\nsignature = \"00112233aabbccdd\"\n\
                    columns = {\"Кому\" = \"consignee.name\"}\n";
        assert!(Mapping::parse(text).is_ok());
    }

    #[test]
    fn errors_are_clear() {
        let error = Mapping::parse(
            "[[table]]\nsignature = \"00112233aabbccdd\"\ncolumns = {A = \"consignee.nmae\"}",
        )
        .unwrap_err();
        assert!(error.to_string().contains("consignee.nmae"));
        assert!(error.to_string().contains("goods.hs"));
        assert!(matches!(Mapping::parse("x = ["), Err(MappingError::Form(_))));
        let short = "[[table]]\nsignature = \"12\"\ncolumns = {}";
        assert_eq!(Mapping::parse(short), Err(MappingError::Signature("12".into())));
    }
}
