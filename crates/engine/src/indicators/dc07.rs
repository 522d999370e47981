//! Two papers about one bill that give the same goods different origins.
//!
//! Looks at the country of origin of each subheading in two papers of one run about the same bill.
//! Sensitive goods that come from abroad into the country they are said to be made in are asked
//! about: it may be a return.
//!
//! Limits: papers as for DC03; which origin is likely for a brand is not known here, and neither is whether a preference
//! is claimed; a subheading with several origins in one paper is compared as a whole.
//! Source: own.

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{ConsignmentItem, CountryCode, HsCode, Param, Params, Question};

use super::{Findings, GoodsLine, Indicator, UnitContext, compared, route, same_bill};
use crate::units::Part;

pub(super) const INDICATOR: Indicator = Indicator { id: "DC07", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for pair in same_bill::pairs(context).into_iter().filter(|pair| pair.is_whole) {
        let (first, second) = (origins(pair.first), origins(pair.second));
        for (hs6, one) in first {
            let Some(other) = second.get(&hs6).filter(|other| one.is_disjoint(other)) else {
                continue;
            };
            let subject = same_bill::subject(pair.second, "goods.origin", &told(other));
            let mut finding = context.finding(&INDICATOR, subject);
            finding.params.insert("hs6", Param::Text(hs6.to_owned()));
            finding.params.insert("first", countries(&one));
            finding.params.insert("second", countries(other));
            finding.params.insert("first_paper", Param::Term(compared::paper(pair.first)));
            finding.params.insert("second_paper", Param::Term(compared::paper(pair.second)));
            out.add(finding);
        }
    }
    for line in context.lines.iter().filter(|line| line.is_sensitive()) {
        out_of_its_own_country(context, line, out);
    }
}

/// Asks about goods that come into the country they are said to be made in.
fn out_of_its_own_country(context: &UnitContext<'_>, line: &GoodsLine<'_>, out: &mut Findings) {
    let tables = &context.knowledge.tables;
    let Some(origin) = origin(line.item) else { return };
    let from = route::departure(line.part, tables);
    if route::destination(line.part, tables) == Some(origin)
        && let Some(from) = from.filter(|from| *from != origin)
    {
        let params = Params::from([
            ("line", Param::Number(f64::from(line.number))),
            ("item", Param::Text(line.title().to_owned())),
            ("origin", Param::Country(origin)),
            ("from", Param::Country(from)),
        ]);
        out.ask(Question {
            code: "question-origin",
            params,
            subject: line.subject("goods.origin"),
        });
    }
}

fn origin(item: &ConsignmentItem) -> Option<CountryCode> {
    item.origin_country.as_ref()?.value
}

/// Origins of each subheading of a paper, where every line of it states one.
fn origins<'c>(part: &Part<'c>) -> BTreeMap<&'c str, BTreeSet<CountryCode>> {
    let mut all: BTreeMap<&str, BTreeSet<CountryCode>> = BTreeMap::new();
    let mut open: BTreeSet<&str> = BTreeSet::new();
    for item in &part.consignment.items {
        let Some(hs6) = item.hs().and_then(HsCode::hs6) else { continue };
        match origin(item) {
            Some(origin) => {
                all.entry(hs6).or_default().insert(origin);
            }
            None => {
                open.insert(hs6);
            }
        }
    }
    all.retain(|hs6, _| !open.contains(hs6));
    all
}

fn countries(all: &BTreeSet<CountryCode>) -> Param {
    Param::Items(all.iter().map(|country| Param::Country(*country)).collect())
}

fn told(all: &BTreeSet<CountryCode>) -> String {
    all.iter().map(CountryCode::as_str).collect::<Vec<_>>().join(", ")
}
