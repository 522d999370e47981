//! Goods for unmanned aircraft on the way to a trading company.
//!
//! Looks for drones, autopilots, anti-jam receivers, and for engines, servos, cameras and other
//! parts that the text says are for drones (`data/uav-words.csv`), or the codes of unmanned
//! aircraft above 250 g; and for a consignee whose name says that it trades or is one person
//! (`data/trader-words.csv`).
//!
//! Limits: a name is no register entry: a trader may bear any name, and an honest shop is a
//! trading company too, so it weighs and opens no gate. Parts with no word about drones are left
//! to the control entries.
//! Source: FinCEN and BIS alert of June 2022; published cases of drones re-exported through
//! trading firms.

use sarhad_model::{HsCode, Param, PartyRole};

use super::{Findings, GoodsLine, Indicator, UnitContext};
use crate::tables::{IndicatorRow, plain_words};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD18", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    for line in &context.lines {
        let Some(sign) = sign(line, row) else { continue };
        let consignees = line.part.consignment.parties_of(PartyRole::Consignee);
        let trader = consignees.into_iter().find_map(|party| {
            let word = tables.traders.find(&plain_words(party.name()))?;
            Some((party.name(), word))
        });
        if let Some((party, word)) = trader {
            let mut finding = context.finding(&INDICATOR, line.subject("goods.description"));
            finding.params.insert("line", Param::Number(f64::from(line.number)));
            finding.params.insert("sign", Param::Text(sign.clone()));
            finding.params.insert("party", Param::Text(party.to_owned()));
            finding.params.insert("word", Param::Text(word.to_owned()));
            finding.matched = vec![sign, word.to_owned()];
            out.add(finding);
        }
    }
}

/// What says that the goods are for unmanned aircraft: words, or else the code.
fn sign(line: &GoodsLine<'_>, row: &IndicatorRow) -> Option<String> {
    let coded = || line.hs.and_then(HsCode::hs6).filter(|hs6| row.lists("hs6", hs6));
    line.judged.uav.clone().or_else(|| coded().map(|hs6| format!("HS {hs6}")))
}
