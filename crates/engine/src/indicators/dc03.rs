//! Papers about one bill that disagree.
//!
//! Looks at gross mass, number of packages and value of the whole consignment, the currency, and the
//! consignee where it is not known which paper came later (RT04 tells of changes), between papers of
//! one run about the same bill.
//!
//! Limits: amounts are compared between papers of two kinds, or when one changes the other: two lists
//! may each have a part of a bill; a tolerance for rounding and pallets; a paper that states less of everything in one
//! proportion is for a part of the bill; amounts that a paper does not state are not guessed. Single
//! lines and marks are not compared. Export declarations against papers of the way in are for DC10.
//! Source: Commission guidance of 2023; FATF on trade-based money laundering, 2021; WCO guide on
//! strategic trade.

use sarhad_model::{Param, PartyRole};

use super::compared::{self, Difference};
use super::same_bill::{self, Pair};
use super::same_party::{Named, stands_for_others};
use super::{Findings, Indicator, UnitContext};
use crate::tables::Tables;
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "DC03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let tolerance = tables.indicator(INDICATOR.id).number("tolerance_percent");
    let pairs = same_bill::pairs(context).into_iter();
    for pair in pairs.filter(|pair| !compared::is_mirror(pair)) {
        let mut differences = compared::amounts(&pair, tolerance);
        differences.extend(consignee(&pair, tables).filter(|_| !pair.in_order));
        for difference in differences {
            out.add(compared::finding(context, &INDICATOR, &pair, difference));
        }
    }
}

/// The consignees, when they are surely two.
pub(super) fn consignee<'c>(pair: &Pair<'c>, tables: &Tables) -> Option<Difference> {
    let of = |part: &'c Part<'c>| -> Vec<Named<'c>> {
        let all = part.consignment.parties_of(PartyRole::Consignee);
        all.map(|party| Named::of(party, tables)).collect()
    };
    let (one, other) = (of(pair.first), of(pair.second));
    let (first, second) = (one.first()?, other.first()?);
    let apart = !stands_for_others(first.name, tables)
        && !stands_for_others(second.name, tables)
        && one.iter().all(|mine| other.iter().all(|theirs| mine.is_another(theirs)));
    apart.then(|| Difference {
        what: "compared-consignee",
        first: Param::Text(first.name.to_owned()),
        second: Param::Text(second.name.to_owned()),
    })
}
