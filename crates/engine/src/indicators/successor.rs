//! Successors as a register of companies shows them, for PT13.

use chrono::NaiveDate;
use sarhad_model::{
    Company, Identifier, Param, Params, Party, PartyRole, Span, TaxNumber, Text, Value,
};

use super::registered::{self, Registered};
use super::{Findings, Indicator, UnitContext};
use crate::companies::{Shared, company_key};
use crate::history::PartyKeys;
use crate::parties::Band;

/// Raises each party that took the place of a firm that was caught or listed and closed.
pub(super) fn by_register(context: &UnitContext<'_>, indicator: &Indicator, out: &mut Findings) {
    let window = context.knowledge.tables.indicator(indicator.id).number("days");
    let day = registered::day(context);
    for one in registered::companies(context, registered::TRADERS) {
        let Some(since) = one.company.registered_on.filter(|since| *since <= day) else { continue };
        let near = |a: NaiveDate, b: NaiveDate| ((a - b).num_days().abs() as f64) <= window;
        for (other, shared) in one.book.index.sharing_with(one.company) {
            let closed = other.closed_on.filter(|closed| *closed <= day && near(since, *closed));
            let Some(closed) = closed else { continue };
            let Some(cause) = cause(context, &one, other, |then| near(then, closed)) else {
                continue;
            };
            let terms = shared.iter().map(|shared| match shared {
                Shared::Director => Param::Term("shared-director"),
                Shared::Address => Param::Term("shared-address"),
            });
            let params = Params::from([
                ("since", Param::Date(since)),
                ("shared", Param::Items(terms.collect())),
                ("old", Param::Text(other.name.clone())),
                ("closed", Param::Date(closed)),
                ("cause", cause),
            ]);
            let mut finding = registered::finding(context, indicator, &one);
            let what = Param::Message { message: "successor-by-register", params };
            finding.params.insert("what", what);
            out.add(finding);
        }
    }
}

/// What happened to a firm near the day on which it was closed.
fn cause(
    context: &UnitContext<'_>,
    one: &Registered<'_>,
    firm: &Company,
    near: impl Fn(NaiveDate) -> bool,
) -> Option<Param> {
    if let Some(known) = context.history {
        let keys = PartyKeys::of(&as_party(firm), &context.knowledge.tables);
        let outcomes = known.outcomes_of(&keys);
        let positive = outcomes.iter().rev().find(|o| o.kind.is_positive() && near(o.known_on));
        if let Some(outcome) = positive {
            let params = Params::from([
                ("date", Param::Date(outcome.known_on)),
                ("outcome", Param::Term(outcome.kind.term())),
            ]);
            return Some(Param::Message { message: "closed-after-outcome", params });
        }
    }
    let key = company_key(firm);
    let day = context.day;
    one.book.matches(&key).iter().find_map(|found| {
        let list = &context.knowledge.lists[found.list];
        let entry = &list.entries[found.entry];
        let limits = context.knowledge.thresholds.of(&list.id);
        let is_hit = limits.band(found.comparison.probability) == Band::Alert;
        let listed = entry.listed_on.filter(|then| is_hit && *then <= day.date && near(*then))?;
        let params = Params::from([
            ("date", Param::Date(listed)),
            ("entry", Param::Text(entry.name().to_owned())),
            ("list", Param::Text(list.title.clone())),
        ]);
        Some(Param::Message { message: "closed-after-listing", params })
    })
}

/// A company as a party of papers, to be found in the history.
fn as_party(company: &Company) -> Party {
    let mut party = Party::new(PartyRole::Other);
    party.name = Some(Text::new(&company.name, Span::None));
    party.country =
        company.country.map(|country| Value::good(country.to_string(), country, Span::None));
    let number = Value::read(&company.number, Span::None, TaxNumber::parse);
    party.identifiers = vec![Identifier { scheme: "TIN", number }];
    party
}
