//! Parts of machines that the trader never brought.
//!
//! Looks at lines under a code for parts (`data/spare-parts.csv`) that may be strategic or are of high
//! priority: a trader who was seen several times, and the parties linked with it, never brought a
//! machine of the headings they belong to, and there is none in this consignment. Asks for the
//! machine; for a trader who was hardly seen it only asks.
//!
//! Limits: dealers in spare parts never bring machines, and a machine may have come by another post,
//! before the history began or from a maker at home. A person confirms.
//! Source: BIS red flags; Wassenaar Arrangement, advisory questions.

use sarhad_model::{HsCode, Param, Params, Question};

use super::recorded::{self, Trader};
use super::{Findings, GoodsLine, Indicator, UnitContext};
use crate::history::{Key, KnownBefore};
use crate::tables::SpareParts;

pub(super) const INDICATOR: Indicator = Indicator { id: "GD10", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    let Some(known) = recorded::enough(context, row) else { return };
    let mut told: Vec<(String, &str)> = Vec::new();
    for trader in recorded::traders(context) {
        let lines: Vec<&GoodsLine<'_>> = recorded::lines_of(context, trader.part).collect();
        for line in lines.iter().filter(|line| line.is_sensitive()) {
            let Some(hs6) = line.hs.and_then(HsCode::hs6) else { continue };
            let Some(parts) = tables.spare_parts.iter().find(|one| one.parts == hs6) else {
                continue;
            };
            let beside = lines.iter().any(|one| {
                one.hs.and_then(HsCode::heading).is_some_and(|heading| parts.is_of(heading))
            });
            if beside || has_machine(&known, &trader, parts) {
                continue;
            }
            let seen = known.seen_party(&trader.keys, Key::Party).map_or(0, |seen| seen.count);
            let params = Params::from([
                ("line", Param::Number(f64::from(line.number))),
                ("hs6", Param::Text(hs6.to_owned())),
                ("machines", Param::Text(parts.machines.join(", "))),
                ("party", Param::Text(trader.party.name().to_owned())),
            ]);
            let subject = line.subject("goods.description");
            out.ask(Question {
                code: "question-machine",
                params: params.clone(),
                subject: subject.clone(),
            });
            let name = trader.party.name().to_owned();
            if (seen as f64) < row.number("min_seen") || told.contains(&(name.clone(), hs6)) {
                continue;
            }
            told.push((name, hs6));
            let mut finding = recorded::finding(context, &INDICATOR, &known, subject);
            finding.params = params;
            finding.params.insert("count", Param::Number(seen as f64));
            out.add(finding);
        }
    }
}

/// Whether the trader or a party linked with it ever brought a machine that the parts belong to.
fn has_machine(known: &KnownBefore<'_>, trader: &Trader<'_>, parts: &SpareParts) -> bool {
    recorded::with_linked(known, trader).iter().any(|party| {
        parts.machines.iter().any(|heading| {
            known.seen_party(party, |key| Key::PartyHeading(key, heading.clone())).is_some()
        })
    })
}
