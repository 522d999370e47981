//! What two papers about one bill say of the same goods: what DC03 and DC10 have in common.
//!
//! Whole consignments are compared, never single lines: papers count lines in their own ways. A paper
//! for a part of a bill states less of everything in the same proportion; that is no disagreement.

use std::collections::BTreeSet;

use sarhad_model::{Consignment, ConsignmentItem, DeclarationKind, HsCode, Money, Param, Value};

use super::recorded;
use super::same_bill::{self, Pair};
use super::{Indicator, UnitContext};
use crate::units::Part;

/// Something that two papers state in two ways.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    /// What, as a term.
    pub(super) what: &'static str,
    pub(super) first: Param,
    pub(super) second: Param,
}

/// Amounts of a whole consignment.
struct Totals {
    mass: Option<f64>,
    packages: Option<f64>,
    value: Option<(f64, String)>,
}

impl Totals {
    fn of(consignment: &Consignment) -> Self {
        let stated = |one: &Option<Value<f64>>| one.as_ref().and_then(|one| one.value);
        let mass = stated(&consignment.total_gross_mass_kg)
            .or_else(|| sum(consignment, |item| stated(&item.gross_mass_kg)));
        let packages = stated(&consignment.total_packages).or_else(|| sum(consignment, packages));
        let positive = |one: &f64| *one > 0.0;
        Self {
            mass: mass.filter(positive),
            packages: packages.filter(positive),
            value: value(consignment).filter(|(amount, _)| positive(amount)),
        }
    }
}

/// The sum over all lines; nothing when one of them does not say.
fn sum(consignment: &Consignment, of: impl Fn(&ConsignmentItem) -> Option<f64>) -> Option<f64> {
    let items = &consignment.items;
    (!items.is_empty()).then(|| items.iter().map(of).sum::<Option<f64>>()).flatten()
}

fn packages(item: &ConsignmentItem) -> Option<f64> {
    let counts = item.packaging.iter().map(|one| one.quantity.as_ref()?.value);
    (!item.packaging.is_empty()).then(|| counts.sum::<Option<f64>>()).flatten()
}

/// The value of the goods in its one currency.
pub(super) fn value(consignment: &Consignment) -> Option<(f64, String)> {
    let read = |money: &Money| -> Option<(f64, String)> {
        let currency = money.currency.as_ref()?.value().trim().to_uppercase();
        Some((money.amount.value?, currency)).filter(|(_, currency)| !currency.is_empty())
    };
    if let Some(whole) = consignment.goods_value.as_deref().and_then(read) {
        return Some(whole);
    }
    let lines: Option<Vec<(f64, String)>> =
        consignment.items.iter().map(|item| item.value.as_deref().and_then(read)).collect();
    let lines = lines.filter(|lines| !lines.is_empty())?;
    let currency = lines[0].1.clone();
    let one = lines.iter().all(|(_, other)| *other == currency);
    one.then(|| (lines.iter().map(|(amount, _)| amount).sum(), currency))
}

/// Amounts that differ by more than the tolerance, a share in percent.
pub(super) fn amounts(pair: &Pair<'_>, tolerance_percent: f64) -> Vec<Difference> {
    if !pair.is_whole {
        return Vec::new();
    }
    let (first, second) = (Totals::of(pair.first.consignment), Totals::of(pair.second.consignment));
    let mut ratios: Vec<(&'static str, f64, f64)> = Vec::new();
    let mut compare = |what, one: Option<f64>, other: Option<f64>| {
        if let (Some(one), Some(other)) = (one, other) {
            ratios.push((what, one, other));
        }
    };
    compare("compared-mass", first.mass, second.mass);
    compare("compared-packages", first.packages, second.packages);
    let mut all = Vec::new();
    match (first.value, second.value) {
        (Some((one, currency)), Some((other, same))) if currency == same => {
            compare("compared-value", Some(one), Some(other));
        }
        (Some((_, one)), Some((_, other))) => all.push(Difference {
            what: "compared-currency",
            first: Param::Text(one),
            second: Param::Text(other),
        }),
        _ => {}
    }
    let apart =
        |one: f64, other: f64| (one - other).abs() * 100.0 > tolerance_percent * one.max(other);
    let differing = || ratios.iter().filter(|(_, one, other)| apart(*one, *other));
    // Twice as much of everything, or half: one of the papers is for a part.
    let of_part = ratios.len() >= 2
        && ratios.iter().all(|(_, one, other)| {
            let (_, first, second) = ratios[0];
            apart(*one, *other) && !apart(one / other, first / second)
        });
    if !of_part {
        all.extend(differing().map(|(what, one, other)| Difference {
            what,
            first: Param::Number(recorded::rounded_to(*one, 6)),
            second: Param::Number(recorded::rounded_to(*other, 6)),
        }));
    }
    all
}

/// Headings, when both papers state them and share none.
pub(super) fn headings(pair: &Pair<'_>) -> Option<Difference> {
    let of = |part: &Part<'_>| -> BTreeSet<String> {
        let codes = part.consignment.items.iter().filter_map(ConsignmentItem::hs);
        codes.filter_map(HsCode::heading).map(str::to_owned).collect()
    };
    let (one, other) = (of(pair.first), of(pair.second));
    let told = |headings: &BTreeSet<String>| {
        Param::Text(headings.iter().map(String::as_str).collect::<Vec<_>>().join(", "))
    };
    let apart = !one.is_empty() && !other.is_empty() && one.is_disjoint(&other);
    apart.then(|| Difference { what: "compared-heading", first: told(&one), second: told(&other) })
}

/// Whether one of two papers is an export declaration and the other is of the way in: the same goods
/// seen from both sides of a border.
pub(super) fn is_mirror(pair: &Pair<'_>) -> bool {
    let is = |part: &Part<'_>, kinds: &[DeclarationKind]| kinds.contains(&part.declaration.kind);
    let inwards = [
        DeclarationKind::Import,
        DeclarationKind::CargoReportImport,
        DeclarationKind::Transit,
        DeclarationKind::PreliminaryInformation,
    ];
    let export = [DeclarationKind::Export];
    (is(pair.first, &export) && is(pair.second, &inwards))
        || (is(pair.second, &export) && is(pair.first, &inwards))
}

/// What a paper is, as a term.
pub(super) fn paper(part: &Part<'_>) -> &'static str {
    match part.declaration.kind {
        DeclarationKind::CargoReportImport | DeclarationKind::CargoReportExport => {
            "paper-cargo-report"
        }
        DeclarationKind::Import => "paper-import",
        DeclarationKind::Export => "paper-export",
        DeclarationKind::Transit => "paper-transit",
        DeclarationKind::PreliminaryInformation => "paper-advance",
    }
}

/// The finding that two papers differ.
pub(super) fn finding(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    pair: &Pair<'_>,
    difference: Difference,
) -> sarhad_model::Finding {
    let field = match difference.what {
        "compared-mass" => "goods.mass",
        "compared-packages" => "goods.packages",
        "compared-heading" => "goods.hs",
        "compared-consignee" => "consignee.name",
        "compared-destination" => "destination_country",
        _ => "goods.value",
    };
    let mut finding = context.finding(indicator, same_bill::subject(pair.second, field, ""));
    finding.params.insert("what", Param::Term(difference.what));
    finding.params.insert("first", difference.first);
    finding.params.insert("first_paper", Param::Term(paper(pair.first)));
    finding.params.insert("second", difference.second);
    finding.params.insert("second_paper", Param::Term(paper(pair.second)));
    finding
}
