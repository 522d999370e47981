//! The way ends in a free zone or bonded store, and nobody is named who will use the goods.
//!
//! Looks at words for such places in the place of delivery and the last destination, in the
//! languages of the region (`data/zone-words.csv`).
//!
//! Limits: a zone that is named without such a word is not seen; honest goods wait in stores too.
//! Silent when an end user or buyer is named.
//! Source: FATF on proliferation financing; Commission guidance of 2023.

use sarhad_model::Param;

use super::receivers::names_end_user;
use super::{Findings, Indicator, UnitContext, route};
use crate::tables::plain_words;

pub(super) const INDICATOR: Indicator = Indicator { id: "RT05", evaluate };

const ENDS: &[&str] = &["goods_delivery_place", "final_destination"];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let mut told: Vec<String> = Vec::new();
    for part in &context.unit.parts {
        if names_end_user(part.consignment, tables) {
            continue;
        }
        let ends = route::places(part).into_iter().filter(|place| ENDS.contains(&place.field));
        for place in ends {
            let plain = plain_words(place.text);
            let Some(word) = tables.zones.find(&plain).filter(|_| !told.contains(&plain)) else {
                continue;
            };
            let mut finding = context.finding(&INDICATOR, place.subject(part));
            finding.params.insert("place", Param::Text(place.text.to_owned()));
            finding.params.insert("word", Param::Text(word.to_owned()));
            finding.matched = vec![word.to_owned()];
            out.add(finding);
            told.push(plain);
        }
    }
}
