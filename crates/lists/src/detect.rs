//! Which list format a file is in, by its content. Strict on purpose: a cargo paper taken for a
//! list would not be screened, and a list taken for cargo would flood the officer with hits. Only
//! a file of OFAC's comments has too little shape of its own; there the name must agree.

use csv::StringRecord;

use crate::decode::{Fallback, decode};
use crate::format::ListFormat;
use crate::readers::national;
use crate::table::first_row;

/// Bytes of the head that are looked at.
const HEAD: usize = 64 << 10;

/// Rows of a headerless table that are looked at.
const ROWS: usize = 20;

/// The format of a list, or `None` for everything that is not one.
pub fn detect(name: &str, bytes: &[u8]) -> Option<ListFormat> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let decoded = decode(head, Fallback::WesternBytes);
    let text = decoded.text.trim_start();
    match text.chars().next()? {
        '<' => xml(text),
        '{' => ftm_line(text).then_some(ListFormat::FtmJson),
        '[' => ftm_array(text).then_some(ListFormat::FtmJson),
        _ => headed_table(text).or_else(|| ofac_table(name, text, bytes.len() > HEAD)),
    }
}

fn xml(text: &str) -> Option<ListFormat> {
    let root = root_name(text)?;
    match root.rsplit(':').next()? {
        "CONSOLIDATED_LIST" => Some(ListFormat::UnXml),
        "sdnList" => Some(ListFormat::OfacXml),
        "Sanctions" => {
            let known = ["ReferenceValueSets", "DistinctParties", "DateOfIssue"];
            known.iter().any(|name| text.contains(name)).then_some(ListFormat::OfacAdvancedXml)
        }
        "data-set" => {
            let known = ["<EntityOrShip>", "<LastName>", "<DateOfListing>", "<Schedule>"];
            let has_record = text.contains("<record>");
            (has_record && known.iter().any(|name| text.contains(name)))
                .then_some(ListFormat::SemaXml)
        }
        _ => None,
    }
}

/// Name of the first element, after declaration, comments and instructions.
fn root_name(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest[rest.find('<')?..].strip_prefix('<')?;
        let skipped = if rest.starts_with("!--") {
            rest.find("-->")?
        } else if rest.starts_with(['?', '!']) {
            rest.find('>')?
        } else {
            return rest.split([' ', '\t', '\r', '\n', '>', '/']).next();
        };
        rest = &rest[skipped..];
    }
}

/// A line with an entity: an object with `schema` and `properties`. Long first lines are cut by
/// the head, so the keys are looked for in the text.
fn ftm_line(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    match serde_json::from_str::<serde_json::Value>(line) {
        Ok(value) => value.get("schema").is_some() && value.get("properties").is_some(),
        Err(_) => {
            line.len() > HEAD / 2 && line.contains("\"schema\"") && line.contains("\"properties\"")
        }
    }
}

fn ftm_array(text: &str) -> bool {
    let has_object = text[1..].trim_start().starts_with('{');
    has_object && ["\"schema\"", "\"properties\"", "\"id\""].iter().all(|key| text.contains(key))
}

fn headed_table(text: &str) -> Option<ListFormat> {
    if text.starts_with(national::MARK) {
        return Some(ListFormat::NationalCsv);
    }
    let has = |row: &StringRecord, names: &[&str]| {
        names.iter().all(|name| row.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name)))
    };
    let first_line = text.lines().next().unwrap_or_default();
    if first_line.contains(';')
        && ["entity_logical_id", "naal_wholename"]
            .iter()
            .all(|name| first_line.to_lowercase().contains(name))
    {
        return Some(ListFormat::FsfCsv);
    }
    let comma = first_row(text, b',');
    if has(&comma, &["source", "entity_number", "programs", "name", "alt_names"]) {
        return Some(ListFormat::CslCsv);
    }
    if has(&comma, &["id", "schema", "name", "aliases", "birth_date", "identifiers", "dataset"]) {
        return Some(ListFormat::OpenSanctionsCsv);
    }
    if comma.get(0).is_some_and(|cell| cell.trim().eq_ignore_ascii_case("last updated")) {
        let second = text.split_once('\n').map_or("", |(_, rest)| rest);
        let header = first_row(second, b',');
        return has(&header, &["name 6", "group type", "group id"]).then_some(ListFormat::OfsiCsv);
    }
    let tabs = first_row(text, b'\t');
    if has(&tabs, &["name", "effective_date", "expiration_date", "standard_order", "fr_citation"]) {
        return Some(ListFormat::DplText);
    }
    national::is_header(first_line).then_some(ListFormat::NationalCsv)
}

/// The legacy files of OFAC have no header; their rows have a shape.
fn ofac_table(name: &str, text: &str, is_cut: bool) -> Option<ListFormat> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows: Vec<StringRecord> = reader.records().take(ROWS).map_while(Result::ok).collect();
    if is_cut && rows.len() < ROWS {
        rows.pop();
    }
    let rows: Vec<&StringRecord> = rows
        .iter()
        .skip_while(|row| {
            row.get(0).is_some_and(|cell| cell.trim().eq_ignore_ascii_case("ent_num"))
        })
        .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
        .collect();
    let width = rows.first()?.len();
    let number = |cell: &str| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
    let cell = |row: &StringRecord, at: usize| row.get(at).unwrap_or_default().trim().to_owned();
    let has_null = rows.iter().any(|row| row.iter().any(|cell| cell.trim() == "-0-"));
    // A list may have a damaged row; more than a quarter of them is another thing.
    let all = |test: &dyn Fn(&StringRecord) -> bool| {
        let fits = |row: &&&StringRecord| row.len() == width && number(&cell(row, 0)) && test(row);
        fits(&&rows[0]) && rows.iter().filter(fits).count() * 4 >= rows.len() * 3
    };
    match width {
        12 if has_null => {
            let kinds = ["-0-", "individual", "vessel", "aircraft", "entity", ""];
            all(&|row| kinds.contains(&cell(row, 2).to_lowercase().as_str()))
                .then_some(ListFormat::OfacCsv)
        }
        5 => {
            let kinds = ["aka", "fka", "nka"];
            all(&|row| {
                number(&cell(row, 1)) && kinds.contains(&cell(row, 2).to_lowercase().as_str())
            })
            .then_some(ListFormat::OfacAltCsv)
        }
        6 if has_null => all(&|row| number(&cell(row, 1))).then_some(ListFormat::OfacAddCsv),
        2 if name.to_lowercase().contains("comment") => {
            all(&|row| cell(row, 1).len() > 20).then_some(ListFormat::OfacCommentsCsv)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_and_junk_are_no_lists() {
        for text in [
            "",
            "   ",
            "id,name,weight\n1,Zarnigor,5\n",
            "bill,consignee,notify,goods,hs\n1,A,B,C,D\n",
            "1,2,3,4,5,6\n1,2,3,4,5,6\n",
            "12,\"PUMPS\"\n13,\"VALVES\"\n",
            "<Awmds><General_segment/></Awmds>",
            "<Sanctions><a/></Sanctions>",
            "<data-set><record><bill>1</bill></record></data-set>",
            "{\"bookings\": []}",
            "[1,2]",
            "UNB+UNOA:1+S+R'",
            "\u{1a}",
        ] {
            assert_eq!(detect("cargo.csv", text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_prolog_before_the_root() {
        let text = "<?xml version='1.0'?><!-- <sdnList> -->\n<x:sdnList xmlns:x='u'/>";
        assert_eq!(detect("a", text.as_bytes()), Some(ListFormat::OfacXml));
        assert_eq!(root_name("<!-- <a> "), None);
    }
}
