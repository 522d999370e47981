//! Papers about the same bill: what RT04, PT19 and the indicators over documents that disagree have
//! in common.
//!
//! A unit holds every paper that names its container or bill on its journey; those that say the same
//! in every field are one (`units`). What is left under one number says different things.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::{DeclarationFunction, DeclarationKind, PartyRole, Subject, UnitKind};

use super::UnitContext;
use super::same_party::Named;
use crate::history::{self, plain_number};
use crate::units::Part;

/// Two papers about the same bill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'c> {
    /// The earlier one, where the papers tell which; else the first in the order of the files.
    pub(super) first: &'c Part<'c>,
    pub(super) second: &'c Part<'c>,
    /// Whether the papers tell that the second is the later one.
    pub(super) in_order: bool,
    /// Whether each paper tells the whole bill, so that amounts can be compared. Rows of one list may
    /// stand in two files, and a later list may bring the rest of a bill: of two papers of one kind
    /// only one that changes the other tells it anew.
    pub(super) is_whole: bool,
}

/// The papers of a unit about the same bill, each with the one before it. A bill whose lines stand in
/// several consignments of one declaration is one paper, and no pair.
pub(super) fn pairs<'c>(context: &UnitContext<'c>) -> Vec<Pair<'c>> {
    let mut by_bill: BTreeMap<String, Vec<&'c Part<'c>>> = BTreeMap::new();
    for part in &context.unit.parts {
        if let Some(bill) = part.consignment.bill().and_then(plain_number) {
            by_bill.entry(bill).or_default().push(part);
        }
    }
    let mut all = Vec::new();
    for mut papers in by_bill.into_values() {
        papers.sort_by_key(|part| (changes(part), day(part), part.file));
        let parts = papers.clone();
        papers.dedup_by(|one, other| std::ptr::eq(one.declaration, other.declaration));
        let in_one_piece = |paper: &Part<'_>| {
            let same = |part: &&&Part<'_>| std::ptr::eq(part.declaration, paper.declaration);
            parts.iter().filter(same).count() == 1
        };
        all.extend(papers.windows(2).map(|two| {
            let (first, second) = (two[0], two[1]);
            let by_function = changes(first) < changes(second);
            let by_day = day(first).zip(day(second)).is_some_and(|(one, other)| one < other);
            Pair {
                first,
                second,
                in_order: by_function || by_day,
                is_whole: (first.declaration.kind != second.declaration.kind || by_function)
                    && in_one_piece(first)
                    && in_one_piece(second),
            }
        }));
    }
    all.retain(|pair| context.unit.kind == UnitKind::Equipment || !are_strangers(context, pair));
    all
}

/// Whether two bills of one number are of two consignments: short numbers come again, and then sender
/// and receiver are others.
fn are_strangers(context: &UnitContext<'_>, pair: &Pair<'_>) -> bool {
    let tables = &context.knowledge.tables;
    let others = |role: PartyRole| {
        let one = pair.first.consignment.parties_of(role).next();
        let other = pair.second.consignment.parties_of(role).next();
        one.zip(other).is_some_and(|(one, other)| {
            Named::of(one, tables).is_another(&Named::of(other, tables))
        })
    };
    others(PartyRole::Consignor) && others(PartyRole::Consignee)
}

/// Whether a paper changes or replaces an earlier one.
fn changes(part: &Part<'_>) -> bool {
    part.declaration.function == DeclarationFunction::Amendment
}

fn day(part: &Part<'_>) -> Option<NaiveDate> {
    history::day_of(part.declaration, part.consignment)
}

/// Whether a paper is a customs declaration of goods, and no cargo report or transport document.
pub(super) fn is_declaration(part: &Part<'_>) -> bool {
    matches!(
        part.declaration.kind,
        DeclarationKind::Import | DeclarationKind::Export | DeclarationKind::Transit
    )
}

/// The whole paper as the subject of a finding, with the text that differs.
pub(super) fn subject(part: &Part<'_>, field: &'static str, text: &str) -> Subject {
    Subject {
        file: part.file,
        bill: part.consignment.reference().map(str::to_owned),
        item: None,
        field,
        span: part.consignment.source,
        text: text.to_owned(),
    }
}
