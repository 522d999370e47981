//! Consignments that more than one paper, or one paper more than once, declares.
//!
//! It names what differs and judges nothing: a replaced bill and a forged one look alike here.

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{Consignment, Submission};

use super::content::{self, Digest};
use super::identity;
use super::journey::{Journey, joined};

/// The same consignment, declared twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The earlier one: file, and place among the consignments of the file.
    pub first: (usize, usize),
    /// The later one.
    pub second: (usize, usize),
    /// Fields that differ, as in [`super::field_names`]; empty when both say the same and the
    /// second is not counted again.
    pub differs: Vec<&'static str>,
}

struct Seen<'a> {
    at: (usize, usize),
    consignment: &'a Consignment,
    digest: Digest,
}

/// Finds the consignments that occur more than once: under the same bill on the same journey,
/// or, where there is no bill, with the same content. In the order of the files; each later
/// occurrence is named once, with an equal one before it or else with the first.
pub fn overlaps(submissions: &[Submission]) -> Vec<Overlap> {
    let mut by_bill: BTreeMap<String, Vec<(Journey, Seen<'_>)>> = BTreeMap::new();
    let mut by_content: BTreeMap<(Digest, Journey), (usize, usize)> = BTreeMap::new();
    let mut found = Vec::new();
    for (file, submission) in submissions.iter().enumerate() {
        let placed = submission.declarations.iter().flat_map(|declaration| {
            declaration.consignments.iter().map(move |consignment| (declaration, consignment))
        });
        for (index, (declaration, consignment)) in placed.enumerate() {
            let at = (file, index);
            let digest = content::of_consignment(consignment);
            let journey = Journey::of(&declaration.border_transport_means);
            if let Some(bill) = consignment.bill().and_then(identity) {
                let seen = Seen { at, consignment, digest };
                by_bill.entry(bill).or_default().push((journey, seen));
            } else if let Some(&first) = by_content.get(&(digest, journey.clone())) {
                found.push(Overlap { first, second: at, differs: Vec::new() });
            } else {
                by_content.insert((digest, journey), at);
            }
        }
    }
    found.extend(by_bill.into_values().flat_map(of_one_bill));
    found.sort_by_key(|overlap| (overlap.second, overlap.first));
    found
}

fn of_one_bill(seen: Vec<(Journey, Seen<'_>)>) -> Vec<Overlap> {
    if seen.len() < 2 {
        return Vec::new();
    }
    let all: BTreeSet<Journey> = seen.iter().map(|(journey, _)| journey.clone()).collect();
    let joined = joined(&all);
    let mut by_journey: BTreeMap<&Journey, Vec<Seen<'_>>> = BTreeMap::new();
    for (journey, one) in seen {
        by_journey.entry(&joined[&journey]).or_default().push(one);
    }
    by_journey.into_values().flat_map(|group| pairs(&group)).collect()
}

fn pairs(group: &[Seen<'_>]) -> Vec<Overlap> {
    let mut found = Vec::new();
    let mut first_with: BTreeMap<Digest, (usize, usize)> = BTreeMap::new();
    for later in group {
        if let Some(&first) = first_with.get(&later.digest) {
            found.push(Overlap { first, second: later.at, differs: Vec::new() });
            continue;
        }
        if !first_with.is_empty() {
            let first = &group[0];
            let differs = content::differing(first.consignment, later.consignment);
            found.push(Overlap { first: first.at, second: later.at, differs });
        }
        first_with.insert(later.digest, later.at);
    }
    found
}
