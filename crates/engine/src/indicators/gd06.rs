//! The same goods text under another code than before.
//!
//! Looks at lines whose code is neither of high priority nor that of controlled goods alone: the same
//! trader declared goods of about the same words within the window under a code that is one of these;
//! or was refused a permit for goods of about the same words under another code. Two texts are alike
//! by the share of words that they have in common.
//!
//! Limits: a first code that was simply wrong and was put right looks the same; words are compared as
//! written, so that a translation hides the goods. Short texts are left alone.
//! Source: Commission guidance of September 2023; own.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sarhad_model::{HsCode, Param, Params};

use super::recorded::{self, Trader};
use super::{Findings, Indicator, UnitContext};
use crate::goods::GoodsIndex;
use crate::history::{KnownBefore, MovedLine};
use crate::permits;
use crate::tables::{IndicatorRow, plain_words};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD06", evaluate };

/// How the goods were declared or asked for before.
enum Before {
    /// Under a code of concern on a day.
    Declared(String, NaiveDate),
    /// In a permit that was refused: its codes, its number.
    Refused(String, String),
}

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let knowledge = context.knowledge;
    let row = knowledge.tables.indicator(INDICATOR.id);
    let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
    for trader in recorded::traders(context) {
        for line in recorded::lines_of(context, trader.part) {
            let Some(hs6) = line.hs.and_then(HsCode::hs6) else { continue };
            let now = MovedLine::of(line.item);
            let telling = knowledge.goods.informative_tokens(&now.words).len() as f64;
            let is_concern = is_of_concern(&knowledge.goods, hs6);
            if is_concern || telling < row.number("min_words") {
                continue;
            }
            let declared = context.history.and_then(|known| {
                let found = declared(&knowledge.goods, &known, row, &trader, (hs6, &now.words));
                found.map(|found| (found, Some(known)))
            });
            let refused = || Some((refused(context, row, &trader, (hs6, &now.words))?, None));
            let Some((before, known)) = declared.or_else(refused) else { continue };
            if !told.insert((line.part.file, line.number)) {
                continue;
            }
            let code = line.item.classifications.iter().find(|one| one.code.get() == line.hs);
            let span = code.map_or(line.item.source, |code| code.code.span);
            let subject = line.subject_at("goods.hs", span, hs6);
            let mut finding = match &known {
                Some(known) => recorded::finding(context, &INDICATOR, known, subject),
                None => context.finding(&INDICATOR, subject),
            };
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("text", Param::Text(line.title().to_owned()));
            finding.params.insert("hs6", Param::Text(hs6.to_owned()));
            finding.params.insert("what", said(before));
            finding.matched = vec![hs6.to_owned()];
            out.add(finding);
        }
    }
}

fn said(before: Before) -> Param {
    let (message, params) = match before {
        Before::Declared(code, day) => (
            "code-declared-before",
            Params::from([("code", Param::Text(code)), ("date", Param::Date(day))]),
        ),
        Before::Refused(codes, number) => (
            "code-refused-before",
            Params::from([("code", Param::Text(codes)), ("permit", Param::Text(number))]),
        ),
    };
    Param::Message { message, params }
}

/// Whether a code is of the Common High Priority List or names controlled goods alone.
fn is_of_concern(goods: &GoodsIndex, hs6: &str) -> bool {
    goods.high_priority_tier(hs6).is_some() || goods.names_controlled_goods(hs6)
}

/// The latest line of the trader with about the same words under a code of concern.
fn declared(
    goods: &GoodsIndex,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
    trader: &Trader<'_>,
    (hs6, text): (&str, &str),
) -> Option<Before> {
    let alike = |line: &&MovedLine| {
        let code = line.hs6.as_deref();
        code.is_some_and(|code| code != hs6 && is_of_concern(goods, code))
            && likeness(&line.words, text) >= row.number("text_sim")
    };
    let all = known.movements_of(&trader.keys, row.number("days") as u64);
    let others = all.iter().rev().filter(|one| recorded::is_other(one, trader.part));
    others.filter(|movement| recorded::traded(movement, &trader.keys)).find_map(|movement| {
        let line = movement.lines.iter().find(alike)?;
        Some(Before::Declared(line.hs6.clone()?, movement.date))
    })
}

/// A permit refused to the trader for goods of about the same words under other codes.
fn refused(
    context: &UnitContext<'_>,
    row: &IndicatorRow,
    trader: &Trader<'_>,
    (hs6, text): (&str, &str),
) -> Option<Before> {
    let found = context.permits.refused().find(|permit| {
        let other_code = |code: &String| !hs6.starts_with(code.as_str()) && !code.starts_with(hs6);
        !permit.codes.is_empty()
            && permit.codes.iter().all(other_code)
            && likeness(&plain_words(&permit.goods), text) >= row.number("text_sim")
            && permits::is_holder(permit, trader.party)
    })?;
    Some(Before::Refused(found.codes.join(", "), found.number.clone()))
}

/// The share of words that two texts (in plain words) have in common, of all that either has.
fn likeness(one: &str, two: &str) -> f64 {
    let words = |text: &'_ str| -> BTreeSet<String> {
        text.split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (one, two) = (words(one), words(two));
    let all = one.union(&two).count();
    if all == 0 { 0.0 } else { one.intersection(&two).count() as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_by_their_words() {
        for (one, two, least, most) in [
            ("frequency converter 30 kw", "converter frequency 30-kw", 1.0, 1.0),
            ("frequency converter 30 kw", "frequency converter 45 kw", 0.6, 0.6),
            ("frequency converter", "kitchen mixer", 0.0, 0.0),
            ("", "", 0.0, 0.0),
        ] {
            let found = likeness(one, two);
            assert!((least..=most).contains(&found), "{one} / {two}: {found}");
        }
    }
}
