//! OFAC legacy CSV: entries (12 columns, no header, `-0-` for nothing), with the files of aliases,
//! addresses and overflowing remarks that join on the first column. Rows of those files whose
//! entry is missing are counted in one issue a file.

use std::collections::{HashMap, HashSet};

use csv::StringRecord;
use sarhad_model::{EntryKind, Issue, IssueCode, NameQuality, Span};

use super::{ofac, ofac_remarks};
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};
use crate::set::Source;
use crate::table;
use crate::tidy::{given_first, join, tidy};

/// Columns of a row of entries.
const COLUMNS: usize = 12;

/// Orphans whose first column is shown in the issue.
const ORPHANS_SHOWN: usize = 10;

/// The entry numbers of a file: the digits each line starts with.
pub(crate) fn numbers(text: &str) -> HashSet<&str> {
    text.lines()
        .filter_map(|line| {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            (digits > 0 && line.as_bytes().get(digits) == Some(&b',')).then(|| &line[..digits])
        })
        .collect()
}

pub(crate) fn read(text: &str, parts: &[Source<'_>], roll: &mut Roll<'_>) -> Identity {
    let (mut drafts, mut index) = (Vec::<Draft>::new(), HashMap::<String, usize>::new());
    table::rows(text, b',', roll, |row, span, roll| {
        let id = cell(row, 0);
        if id.eq_ignore_ascii_case("ent_num") {
            return;
        }
        if row.len() != COLUMNS {
            roll.issue(table::width_issue(row, COLUMNS, span));
        }
        roll.records += 1;
        index.entry(id.to_owned()).or_insert(drafts.len());
        drafts.push(entry(row, span, roll));
    });
    for part in parts {
        roll.open(part.name, part.decoded.bad_bytes);
        join_part(part, &index, &mut drafts, roll);
    }
    roll.reopen_first();
    for mut draft in drafts {
        let remarks = std::mem::take(&mut draft.entry.remarks);
        ofac_remarks::read(&remarks, &mut draft);
        draft.entry.remarks = tidy(&remarks);
        roll.push(draft);
    }
    ofac::identity(roll, ListFormat::OfacCsv)
}

/// A cell; empty for `-0-`.
fn cell(row: &StringRecord, at: usize) -> &str {
    match row.get(at).unwrap_or_default().trim() {
        "-0-" => "",
        text => text,
    }
}

fn entry(row: &StringRecord, span: Span, roll: &Roll<'_>) -> Draft {
    let kind = ofac::kind(cell(row, 2));
    let mut draft = roll.draft(cell(row, 0), kind, span);
    draft.name(&name_of(cell(row, 1), kind), NameQuality::Primary);
    for program in cell(row, 3).split("] [") {
        draft.program(program.trim_matches(['[', ']', ' ']));
    }
    draft.call_sign(cell(row, 5));
    draft.flag(cell(row, 9));
    // Not cleaned yet: an overflow may continue in the middle of a word, or after a last blank.
    if !cell(row, 11).is_empty() {
        row.get(11).unwrap_or_default().clone_into(&mut draft.entry.remarks);
    }
    draft
}

/// Persons are written surname first; ships, aircraft and companies as they are.
pub(crate) fn name_of(text: &str, kind: EntryKind) -> String {
    match kind {
        EntryKind::Person => given_first(text),
        _ => text.to_owned(),
    }
}

fn join_part(
    part: &Source<'_>,
    index: &HashMap<String, usize>,
    drafts: &mut [Draft],
    roll: &mut Roll<'_>,
) {
    let mut orphans = Vec::new();
    let mut orphan_rows = 0_usize;
    table::rows(&part.decoded.text, b',', roll, |row, _, _| {
        let id = cell(row, 0);
        if id.eq_ignore_ascii_case("ent_num") {
            return;
        }
        let Some(&at) = index.get(id) else {
            orphan_rows += 1;
            if orphans.len() < ORPHANS_SHOWN && !orphans.iter().any(|orphan| orphan == id) {
                orphans.push(id.to_owned());
            }
            return;
        };
        let draft = &mut drafts[at];
        match part.format {
            ListFormat::OfacAltCsv => alias(row, draft),
            ListFormat::OfacAddCsv => address(row, draft),
            _ => overflow(row, draft),
        }
    });
    if orphan_rows > 0 {
        let issue = Issue::new(IssueCode::ListOrphan, Span::None, &orphans.join(", "));
        roll.issue(issue.with("count", orphan_rows));
    }
}

/// Columns: entry, alias number, type (`aka`, `fka`, `nka`), name, remarks.
fn alias(row: &StringRecord, draft: &mut Draft) {
    let quality = match cell(row, 2) {
        "fka" => NameQuality::Former,
        _ => NameQuality::Strong,
    };
    let name = name_of(cell(row, 3), draft.entry.kind);
    draft.name(&name, quality);
}

/// Columns: entry, address number, street, city with state and postal code, country, remarks.
fn address(row: &StringRecord, draft: &mut Draft) {
    let parts = [2, 3, 4].map(|at| cell(row, at));
    draft.address(&join(&parts, ", "));
    draft.country(parts[2]);
}

/// Columns: entry, rest of the remarks that did not fit.
fn overflow(row: &StringRecord, draft: &mut Draft) {
    let remarks = &mut draft.entry.remarks;
    if remarks.ends_with('.') {
        remarks.push_str("; ");
    }
    remarks.push_str(cell(row, 1));
}
