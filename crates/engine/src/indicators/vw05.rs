//! Net mass, gross mass and packages that do not add up.
//!
//! Looks at each goods line for a net mass above the gross mass, a mass of nothing or less, and
//! a mass for each package that no package can have.
//!
//! Limits: masses that are not stated are not guessed; rounding of half a kilogram is let pass.
//! Source: own.

use sarhad_model::{ConsignmentItem, Param, Value};

use super::{Findings, Indicator, UnitContext};
use crate::tables::IndicatorRow;

pub(super) const INDICATOR: Indicator = Indicator { id: "VW05", evaluate };

struct Amounts {
    net: Option<f64>,
    gross: Option<f64>,
    packages: Option<f64>,
}

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let row = context.knowledge.tables.indicator(INDICATOR.id);
    for line in &context.lines {
        let amounts = amounts(line.item);
        let Some(what) = fault(&amounts, row) else { continue };
        let mass = line.item.net_mass_kg.as_ref().or(line.item.gross_mass_kg.as_ref());
        let (span, raw) = mass.map_or((line.item.source, ""), |mass| (mass.span, &*mass.raw));
        let mut finding = context.finding(&INDICATOR, line.subject_at("goods.mass", span, raw));
        let amount = |amount: Option<f64>| match amount {
            Some(amount) => Param::Number(amount),
            None => Param::Text("–".to_owned()),
        };
        finding.params.insert("line", Param::Number(f64::from(line.number)));
        finding.params.insert("what", Param::Term(what));
        finding.params.insert("net", amount(amounts.net));
        finding.params.insert("gross", amount(amounts.gross));
        finding.params.insert("packages", amount(amounts.packages));
        out.add(finding);
    }
}

fn amounts(item: &ConsignmentItem) -> Amounts {
    let read = |mass: &Option<Value<f64>>| mass.as_ref().and_then(|mass| mass.value);
    let counts: Vec<f64> =
        item.packaging.iter().filter_map(|one| one.quantity.as_ref()?.value).collect();
    Amounts {
        net: read(&item.net_mass_kg),
        gross: read(&item.gross_mass_kg),
        packages: (!counts.is_empty()).then(|| counts.iter().sum()),
    }
}

fn fault(amounts: &Amounts, row: &IndicatorRow) -> Option<&'static str> {
    let Amounts { net, gross, packages } = *amounts;
    if net.is_some_and(|net| net < 0.0) || gross.is_some_and(|gross| gross < 0.0) {
        return Some("mass-negative");
    }
    if let (Some(net), Some(gross)) = (net, gross) {
        if gross > 0.0 && net > gross + row.number("tolerance_kg") {
            return Some("net-above-gross");
        }
        if net == 0.0 && gross > 0.0 {
            return Some("net-zero");
        }
    }
    let (gross, packages) = (gross.or(net)?, packages.filter(|count| *count > 0.0)?);
    let each = gross / packages;
    if gross > 0.0 && each < row.number("min_kg_per_package") {
        Some("package-too-light")
    } else if each > row.number("max_kg_per_package") {
        Some("package-too-heavy")
    } else {
        None
    }
}
