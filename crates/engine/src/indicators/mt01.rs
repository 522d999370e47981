//! A trusted operator.
//!
//! Looks at whether who receives (at export: who sends) is an authorised operator or has a recognised
//! compliance programme (an observation of kind `trusted_operator`), in every consignment of the unit,
//! and at the history: a find within the years of the table ends the trust. It lowers the score and never
//! a gate.
//!
//! Limits: a status that was taken away must be taken from the file; without a history finds are not seen.
//! Source: WCO SAFE Framework; law 172-VII of Kazakhstan.

use sarhad_model::{ObservationKind, Param};

use super::{Findings, Indicator, UnitContext, observed, recorded};

pub(super) const INDICATOR: Indicator = Indicator { id: "MT01", evaluate };

/// Days of a year, for a number of years before a day.
const YEAR: f64 = 365.25;

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let years = context.knowledge.tables.indicator(INDICATOR.id).number("years");
    let trusted: Vec<_> =
        observed::facts(context, &INDICATOR, &[ObservationKind::TrustedOperator]).collect();
    let traders = recorded::traders(context);
    let fact_of = |trader: &recorded::Trader<'_>| {
        trusted.iter().copied().find(|one| {
            one.role == Some(trader.party.role)
                && one.part.is_some_and(|part| std::ptr::eq(part, trader.part))
                && one.subject == trader.subject
        })
    };
    let each = context.unit.parts.iter().all(|part| {
        traders.iter().any(|one| std::ptr::eq(one.part, part) && fact_of(one).is_some())
    });
    let caught = |trader: &&recorded::Trader<'_>| {
        context.history.is_some_and(|known| {
            known.outcomes_of(&trader.keys).iter().any(|outcome| {
                let days = (known.day() - outcome.known_on).num_days() as f64;
                outcome.kind.is_positive() && days <= years * YEAR
            })
        })
    };
    let first = traders.iter().find_map(|trader| Some((trader, fact_of(trader)?)));
    if each
        && let Some((trader, fact)) = first
        && !traders.iter().any(|trader| caught(&trader))
    {
        let mut finding = observed::finding(context, &INDICATOR, fact);
        finding.params.insert("party", Param::Text(trader.party.name().to_owned()));
        out.add(finding);
    }
}
