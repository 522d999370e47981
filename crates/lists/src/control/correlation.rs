//! The correlation of codes of the Combined Nomenclature and TARIC with numbers of Annex I of the
//! EU regulation, as a workbook. Layouts changed from edition to edition and some have a second
//! sheet, so columns are found by their headings, again wherever a heading row stands.
//!
//! The table is a hint of its publisher: a number beside a code does not mean that the goods are
//! controlled. Rows are gathered by number.

use std::collections::BTreeMap;

use sarhad_model::{
    CodeLink, ControlEntry, ControlKind, ControlListKind, ControlParagraph, Issue, IssueCode,
    ParagraphRole, Span,
};

use super::build::{Identity, Register, entry};
use super::format::ControlFormat;
use super::marks;
use super::national;
use super::tables::RawRow;
use crate::dates::{self, Order};

/// Where the columns are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Columns {
    cn: usize,
    taric: Option<usize>,
    number: usize,
}

/// The columns of a heading row, when it is one.
pub(super) fn columns(cells: &[String]) -> Option<Columns> {
    let lower: Vec<String> = cells.iter().map(|cell| cell.to_lowercase()).collect();
    let find = |words: &[&str]| {
        lower
            .iter()
            .position(|cell| cell.len() < 80 && words.iter().any(|word| cell.contains(word)))
    };
    let number = find(&["dual", "annex i", "control number", "ecn"])?;
    let taric = find(&["taric"]);
    let cn = find(&["cn code", "combined nomenclature"])
        .or_else(|| lower.iter().position(|cell| cell.trim() == "cn"))
        .or(taric)?;
    (cn != number).then_some(Columns { cn, taric: taric.filter(|at| *at != cn), number })
}

pub(super) fn read(rows: Vec<RawRow>, register: &mut Register<'_>) -> Identity {
    let mut identity = Identity::new(
        "eu-correlation",
        "Correlation of CN and TARIC codes with Annex I",
        ControlListKind::Correlation,
        ControlFormat::CorrelationWorkbook,
    );
    let mut now: Option<Columns> = None;
    let mut front: Option<(ControlEntry, Span)> = None;
    let mut by_number: BTreeMap<String, (ControlEntry, Span)> = BTreeMap::new();
    for (cells, span) in rows {
        if let Some(found) = columns(&cells) {
            now = Some(found);
        }
        let data = now.filter(|_| columns(&cells).is_none());
        let Some(found) = data else {
            for cell in cells.iter().filter(|cell| !cell.is_empty()) {
                if identity.published.is_none() {
                    identity.published = dates::day(cell, Order::DayFirst);
                }
                let (entry, _) =
                    front.get_or_insert_with(|| (entry("front", ControlKind::Section, ""), span));
                entry.paragraphs.push(ControlParagraph {
                    mark: String::new(),
                    level: 0,
                    role: ParagraphRole::Heading,
                    text: cell.clone(),
                    thresholds: Vec::new(),
                });
            }
            continue;
        };
        row(&cells, found, span, &mut by_number, register);
    }
    if let Some((front, span)) = front {
        register.push(front, span);
    }
    for (entry, span) in by_number.into_values() {
        register.push(entry, span);
    }
    identity
}

fn row(
    cells: &[String],
    columns: Columns,
    span: Span,
    by_number: &mut BTreeMap<String, (ControlEntry, Span)>,
    register: &mut Register<'_>,
) {
    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
    let taric = columns.taric.map_or("", cell);
    let written = if taric.is_empty() { cell(columns.cn) } else { taric };
    let unreadable = |register: &mut Register<'_>| {
        register.issue(Issue::new(IssueCode::ListRowUnreadable, span, &cells.join(", ")));
    };
    let Some(codes) = national::codes(written) else { return unreadable(register) };
    let words = cell(columns.number).split([';', ',', '\n', ' ']).filter(|word| !word.is_empty());
    let numbers: Vec<&str> = words.collect();
    let fits = |word: &&str| marks::control_number(word).is_some();
    if numbers.is_empty() || !numbers.iter().all(fits) {
        return unreadable(register);
    }
    let beside =
        |at: &usize| ![Some(columns.cn), columns.taric, Some(columns.number)].contains(&Some(*at));
    let others = (0..cells.len()).filter(beside).map(cell).filter(|text| !text.is_empty());
    let others: Vec<String> = others.map(str::to_owned).collect();
    for written in numbers {
        let number = &written[..5];
        let mark = written[5..].trim_matches('.').to_owned();
        let (entry, _) = by_number.entry(number.to_owned()).or_insert_with(|| {
            let mut new = entry(number, ControlKind::of_number(number), "");
            number[..2].clone_into(&mut new.parent);
            new.level = 2;
            (new, span)
        });
        for code in &codes {
            if let Some(link) = register.code(code, &mark, span)
                && !entry.codes.contains(&link)
            {
                let code = link.code.clone();
                entry.codes.push(CodeLink { ..link });
                entry.attributes.extend(others.iter().map(|text| (code.clone(), text.clone())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_several_editions() {
        let row = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
        let three = columns(&row("CN code|TARIC code|Dual-use codes")).unwrap();
        assert_eq!((three.cn, three.taric, three.number), (0, Some(1), 2));
        let two = columns(&row("Annex I number|TARIC")).unwrap();
        assert_eq!((two.cn, two.taric, two.number), (1, None, 0));
        assert_eq!(columns(&row("8413701000|2B350")), None);
    }
}
