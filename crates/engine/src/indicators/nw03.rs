//! A kit over several shipments: most of what control lists name for one kind of production.
//!
//! Looks at the kits of `data/kits.csv`: a line of the unit is a component, and the trader, or parties
//! that share a number, telephone, e-mail or address with it, brought others within the window, so
//! that together they have most of the kit. A line is a component when the goods engine takes it for
//! the control entry, or by a code together with a word of the quality that the entry asks for. All of
//! it in one consignment is a plant, not a kit that was spread.
//!
//! Limits: an honest works that builds a plant looks the same; only words and codes of the papers are
//! compared, not whether a threshold is reached.
//! Source: control lists of the Australia Group, NSG and MTCR, by number; WCO guide on strategic
//! trade; own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sarhad_model::{HsCode, Param};

use super::recorded::{self, Trader};
use super::{Findings, GoodsLine, Indicator, UnitContext, is_control_candidate};
use crate::goods::GoodsQuery;
use crate::history::{KnownBefore, MovedLine};
use crate::tables::{IndicatorRow, KITS, KitComponent};

pub(super) const INDICATOR: Indicator = Indicator { id: "NW03", evaluate };

/// Components that were brought, by key, with the number for messages and the first day.
type Brought<'t> = BTreeMap<&'t str, (&'t str, Option<NaiveDate>)>;

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    let Some(known) = context.history else { return };
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for trader in recorded::traders(context) {
        for (kit, term) in KITS {
            if told.contains(kit) {
                continue;
            }
            let Some((line, brought)) = brought(context, &known, row, &trader, kit) else {
                continue;
            };
            told.insert(kit);
            let of_kit = components(context, kit).count();
            let numbers: Vec<&str> = brought.values().map(|(number, _)| *number).collect();
            let since = brought.values().filter_map(|(_, day)| *day).min();
            let subject = line.subject("goods.description");
            let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
            finding.params.insert("count", Param::Number(brought.len() as f64));
            finding.params.insert("of", Param::Number(of_kit as f64));
            finding.params.insert("kit", Param::Term(term));
            finding.params.insert("entries", Param::Text(numbers.join(", ")));
            finding.params.insert("date", Param::Date(since.unwrap_or(known.day())));
            out.add(finding);
        }
    }
}

fn components<'c>(context: &UnitContext<'c>, kit: &str) -> impl Iterator<Item = &'c KitComponent> {
    context.knowledge.tables.kits.iter().filter(move |one| one.kit == kit)
}

/// The components of a kit in the unit and in earlier consignments, when together they are enough and
/// neither has them all alone; with the first line that is one.
fn brought<'a, 'c>(
    context: &'a UnitContext<'c>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    trader: &Trader<'c>,
    kit: &str,
) -> Option<(&'a GoodsLine<'c>, Brought<'c>)> {
    let mut all = Brought::new();
    let mut first: Option<&GoodsLine<'_>> = None;
    for line in recorded::lines_of(context, trader.part) {
        if let Some(component) = of_line(context, kit, line) {
            all.insert(&component.component, (component.number(), None));
            first.get_or_insert(line);
        }
    }
    let first = first?;
    let own = all.len();
    for party in recorded::with_linked(known, trader) {
        for movement in known.movements_of(&party, row.number("days") as u64) {
            if !recorded::traded(&movement, &party) || !recorded::is_other(&movement, trader.part) {
                continue;
            }
            for component in movement.lines.iter().filter_map(|line| of_moved(context, kit, line)) {
                let new = (component.number(), Some(movement.date));
                all.entry(&component.component).or_insert(new);
            }
        }
    }
    let of_kit = components(context, kit).count() as f64;
    let enough = all.len() as f64 >= row.number("coverage") * of_kit;
    (enough && all.len() > own).then_some((first, all))
}

/// The component that a line is: by its best candidate, else by code and words. A line is one.
fn of_line<'c>(
    context: &UnitContext<'c>,
    kit: &str,
    line: &GoodsLine<'c>,
) -> Option<&'c KitComponent> {
    let named = line.candidates().find_map(|one| {
        components(context, kit).find(|own| own.has_number(&one.entry.control_number))
    });
    named.or_else(|| {
        let hs6 = line.hs.and_then(HsCode::hs6)?;
        by_code(context, kit, hs6, &MovedLine::of(line.item).words)
    })
}

/// The same of a recorded line. It keeps no judgement, so that its words are judged anew, where its
/// heading fits.
fn of_moved<'c>(
    context: &UnitContext<'c>,
    kit: &str,
    line: &MovedLine,
) -> Option<&'c KitComponent> {
    let heading = line.heading.as_deref()?;
    if line.words.is_empty() || !components(context, kit).any(|one| one.has_heading(heading)) {
        return None;
    }
    let hs = line.hs6.as_deref().and_then(|hs6| HsCode::parse(hs6).ok());
    let query =
        GoodsQuery { text: &line.words, hs: hs.as_ref(), un_numbers: &[], cas_numbers: &[] };
    let judged = context.knowledge.goods.judge(&query);
    let named = judged.candidates.iter().filter(|one| is_control_candidate(one)).find_map(|one| {
        components(context, kit).find(|own| own.has_number(&one.entry.control_number))
    });
    named.or_else(|| by_code(context, kit, line.hs6.as_deref()?, &line.words))
}

fn by_code<'c>(
    context: &UnitContext<'c>,
    kit: &str,
    hs6: &str,
    words: &str,
) -> Option<&'c KitComponent> {
    components(context, kit).find(|one| one.has_code(hs6) && one.is_worded(words))
}
