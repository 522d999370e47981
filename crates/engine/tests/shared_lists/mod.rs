//! Reads shared list files as far as tests and measurements of names need them: names, kinds and
//! birth years. The real readers are in `sarhad-lists`; this is none.
#![allow(dead_code, reason = "each test uses its part")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use sarhad_model::{Authority, EntryKind, ListEntry, ListName, NameQuality, WatchList};

/// A file of the shared data, if it is there.
pub fn shared(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("SARHAD_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    Some(root.join("data").join(path)).filter(|file| file.exists())
}

pub fn entry(id: &str, kind: EntryKind, names: Vec<(String, NameQuality)>) -> ListEntry {
    ListEntry {
        id: id.to_owned(),
        kind,
        names: names.into_iter().map(|(text, quality)| ListName { text, quality }).collect(),
        dates: Vec::new(),
        countries: Vec::new(),
        identifiers: Vec::new(),
        addresses: Vec::new(),
        programs: Vec::new(),
        listed_on: None,
        expires_on: None,
        remarks: String::new(),
        vessel: None,
    }
}

pub fn list(id: &str, entries: Vec<ListEntry>) -> WatchList {
    WatchList {
        id: id.to_owned(),
        title: id.to_owned(),
        authority: Authority::Other,
        format: "test".to_owned(),
        published: None,
        version: String::new(),
        entries,
    }
}

/// SDN.CSV of 2024 with ALT.CSV: (number, name, type) and (number, _, quality, name).
pub fn ofac() -> Option<WatchList> {
    let rows = |path: &str| -> Option<Vec<Vec<String>>> {
        let bytes = std::fs::read(shared(path)?).ok()?;
        let text: String = bytes.iter().map(|b| char::from(*b)).collect();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(std::io::Cursor::new(text));
        let rows = reader.records().filter_map(Result::ok);
        Some(rows.map(|row| row.iter().map(|f| f.trim().to_owned()).collect()).collect())
    };
    let mut aliases: BTreeMap<String, Vec<(String, NameQuality)>> = BTreeMap::new();
    for row in rows("lists/us_ofac/alt_2024.csv")? {
        if let [number, _, _, name, ..] = row.as_slice() {
            aliases.entry(number.clone()).or_default().push((name.clone(), NameQuality::Strong));
        }
    }
    let mut entries = Vec::new();
    for row in rows("lists/us_ofac/sdn_20240501.csv")? {
        let [number, name, kind, ..] = row.as_slice() else { continue };
        if name.is_empty() {
            continue;
        }
        let kind = match kind.as_str() {
            "individual" => EntryKind::Person,
            "vessel" => EntryKind::Vessel,
            "aircraft" => EntryKind::Aircraft,
            _ => EntryKind::Organisation,
        };
        let mut names = vec![(name.clone(), NameQuality::Primary)];
        names.extend(aliases.remove(number).unwrap_or_default());
        entries.push(entry(number, kind, names));
    }
    Some(list("us-ofac-sdn", entries))
}

/// The UN consolidated list of a date, cut out of its XML by tags.
pub fn un(file: &str) -> Option<WatchList> {
    let bytes = std::fs::read(shared(file)?).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let mut entries = Vec::new();
    for (tag, kind) in [("INDIVIDUAL", EntryKind::Person), ("ENTITY", EntryKind::Organisation)] {
        let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
        for block in text.split(open.as_str()).skip(1) {
            let block = block.split(close.as_str()).next().unwrap_or_default();
            let head = block.split(&format!("<{tag}_ALIAS>")).next().unwrap_or_default();
            let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
            let name: Vec<String> = parts.iter().filter_map(|part| tagged(head, part)).collect();
            let mut names = vec![(name.join(" "), NameQuality::Primary)];
            names.extend(
                tagged(block, "NAME_ORIGINAL_SCRIPT").map(|name| (name, NameQuality::Strong)),
            );
            for alias in block.split(&format!("<{tag}_ALIAS>")).skip(1) {
                let weak = tagged(alias, "QUALITY").as_deref() == Some("Low");
                let quality = if weak { NameQuality::Weak } else { NameQuality::Strong };
                names.extend(tagged(alias, "ALIAS_NAME").map(|name| (name, quality)));
            }
            let id = tagged(block, "REFERENCE_NUMBER").unwrap_or_default();
            entries.push(entry(&id, kind, names));
        }
    }
    Some(list("un-sc", entries))
}

fn tagged(text: &str, tag: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("<{tag}>"))?;
    let (value, _) = rest.split_once('<')?;
    let value = value.replace("&apos;", "'").replace("&amp;", "&").replace("&quot;", "\"");
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Rows of a shared CSV by column name.
pub fn rows(path: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let bytes = std::fs::read(shared(path)?).ok()?;
    let mut reader = csv::Reader::from_reader(std::io::Cursor::new(bytes));
    reader.deserialize().collect::<Result<_, _>>().ok()
}
