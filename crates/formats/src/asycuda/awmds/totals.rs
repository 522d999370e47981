//! Declared totals of a manifest against what it holds. A master and its houses are the same
//! goods, so a total that counts either of them, or both, is right.

use std::collections::BTreeSet;

use sarhad_model::{Consignment, Submission};

use super::bill::amount;
use crate::asycuda::field;
use crate::xml::Element;

/// Compares `Totals_segment` with the bills; differences are issues of the submission.
pub fn check(totals: Element<'_, '_>, bills: &[Consignment], submission: &mut Submission) {
    let all: Vec<&Consignment> = bills.iter().collect();
    let masters: BTreeSet<&str> = bills.iter().filter_map(master).collect();
    let numbers: BTreeSet<&str> = bills.iter().filter_map(Consignment::bill).collect();
    let without_masters = bills.iter().filter(|b| b.bill().is_none_or(|n| !masters.contains(n)));
    let without_houses = bills.iter().filter(|b| master(b).is_none_or(|n| !numbers.contains(n)));
    let ways: [Vec<&Consignment>; 3] = [all, without_masters.collect(), without_houses.collect()];
    let ways = &ways;
    let by = |count: fn(&[&Consignment]) -> f64| ways.iter().map(move |bills| count(bills));

    let declared = |name| totals.child(name);
    let number = by(|bills| bills.len() as f64);
    field::compare(submission, "consignments", declared("Total_number_of_bols"), number);
    let total = declared("Total_number_of_packages");
    field::compare(submission, "packages", total, by(packages));
    let total = declared("Total_number_of_containers");
    field::compare(submission, "equipment", total, by(containers).chain(by(distinct_containers)));
    field::compare(submission, "gross_mass", declared("Total_gross_mass"), by(gross_mass));
}

fn master(bill: &Consignment) -> Option<&str> {
    bill.master_document.as_ref().map(|document| document.number.value())
}

fn packages(bills: &[&Consignment]) -> f64 {
    let items = bills.iter().flat_map(|bill| &bill.items);
    items.flat_map(|item| &item.packaging).map(|p| amount(p.quantity.as_ref())).sum()
}

fn gross_mass(bills: &[&Consignment]) -> f64 {
    let items = bills.iter().flat_map(|bill| &bill.items);
    items.map(|item| amount(item.gross_mass_kg.as_ref())).sum()
}

fn containers(bills: &[&Consignment]) -> f64 {
    bills.iter().map(|bill| bill.transport_equipment.len()).sum::<usize>() as f64
}

fn distinct_containers(bills: &[&Consignment]) -> f64 {
    let all = bills.iter().flat_map(|bill| &bill.transport_equipment);
    all.map(sarhad_model::TransportEquipment::id).collect::<BTreeSet<_>>().len() as f64
}
