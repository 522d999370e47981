//! The export declaration of the country of departure says something else.
//!
//! Looks at an export declaration and a paper of the way in (import, transit, cargo report, advance
//! information) of one run about the same bill: goods under other headings, another mass, number of
//! packages or value, another consignee or country of destination.
//!
//! Limits: the export declaration must be among the papers and name the same bill; values at export
//! and at import differ honestly by freight and insurance, which the tolerance for values allows.
//! Source: cases of false transit, 2023 to 2025; WCO SAFE Framework.

use sarhad_model::{CountryCode, Location, Param};

use super::compared::{self, Difference};
use super::same_bill::{self, Pair};
use super::{Findings, Indicator, UnitContext, dc03};
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "DC10", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let row = tables.indicator(INDICATOR.id);
    for pair in same_bill::pairs(context).into_iter().filter(compared::is_mirror) {
        let by_value = compared::amounts(&pair, row.number("value_tolerance_percent"));
        let mut differences = compared::amounts(&pair, row.number("tolerance_percent"));
        // Freight and insurance stand between the values of both sides, and currencies may differ.
        differences.retain(|one| match one.what {
            "compared-value" => by_value.iter().any(|other| other.what == one.what),
            "compared-currency" => false,
            _ => true,
        });
        differences.extend(compared::headings(&pair));
        differences.extend(dc03::consignee(&pair, tables));
        differences.extend(destination(&pair));
        for difference in differences {
            out.add(compared::finding(context, &INDICATOR, &pair, difference));
        }
    }
}

/// Countries of destination, where both papers declare one.
fn destination(pair: &Pair<'_>) -> Option<Difference> {
    let (one, other) = (declared(pair.first)?, declared(pair.second)?);
    (one != other).then_some(Difference {
        what: "compared-destination",
        first: Param::Country(one),
        second: Param::Country(other),
    })
}

/// The country of destination that a paper declares.
pub(super) fn declared(part: &Part<'_>) -> Option<CountryCode> {
    let of = |way: &sarhad_model::Itinerary| {
        let last = way.final_destination.as_deref().and_then(Location::country);
        last.or_else(|| way.destination_country.as_ref()?.value)
    };
    of(&part.consignment.itinerary).or_else(|| of(&part.declaration.itinerary))
}
