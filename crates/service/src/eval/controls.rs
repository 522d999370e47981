//! Two simple rankings to hold the product against: by goods code only, and by equal names on
//! the watch lists only. They see the same units as the product.

use std::collections::HashSet;

use sarhad_engine::{Knowledge, Unit, group};
use sarhad_model::{HsCode, Submission, Text};

/// A unit in a ranking: its name and its bills.
pub type Named = (String, Vec<String>);

/// The two rankings.
#[derive(Debug, Clone)]
pub struct Controls {
    /// Units with a code that a control entry or the Common High Priority List has come first.
    pub hs_only: Vec<Named>,
    /// Units with a party whose name is equal to a listed one come first.
    pub exact_list_only: Vec<Named>,
}

/// Ranks the units of some papers by the two rules.
pub fn rank(submissions: &[Submission], knowledge: &Knowledge) -> Controls {
    let units = group(submissions);
    let listed: HashSet<String> = knowledge
        .lists
        .iter()
        .flat_map(|list| &list.entries)
        .flat_map(|entry| &entry.names)
        .map(|name| plain(&name.text))
        .collect();
    Controls {
        hs_only: ordered(&units, |unit| has_linked_code(unit, knowledge)),
        exact_list_only: ordered(&units, |unit| has_listed_name(unit, &listed)),
    }
}

/// Marked units first, by name inside each half.
fn ordered(units: &[Unit<'_>], marked: impl Fn(&Unit<'_>) -> bool) -> Vec<Named> {
    let mut rows: Vec<(bool, &str, &Unit<'_>)> =
        units.iter().map(|unit| (!marked(unit), unit.id.as_str(), unit)).collect();
    rows.sort_by_key(|(unmarked, id, _)| (*unmarked, *id));
    rows.into_iter()
        .map(|(_, id, unit)| {
            let bills = unit.parts.iter().filter_map(|part| part.consignment.bill());
            (id.to_owned(), bills.map(str::to_owned).collect())
        })
        .collect()
}

fn has_linked_code(unit: &Unit<'_>, knowledge: &Knowledge) -> bool {
    let items = unit.parts.iter().flat_map(sarhad_engine::Part::goods).map(|(_, item)| item);
    items.into_iter().filter_map(|item| item.hs().and_then(HsCode::hs6)).any(|hs6| {
        knowledge.goods.high_priority_tier(hs6).is_some()
            || !knowledge.goods.entries_of_code(hs6).is_empty()
    })
}

fn has_listed_name(unit: &Unit<'_>, listed: &HashSet<String>) -> bool {
    let parties = unit
        .parts
        .iter()
        .flat_map(|part| part.consignment.parties.iter().chain(&part.declaration.parties));
    let means = unit.parts.iter().flat_map(|part| {
        let means = &part.declaration.border_transport_means;
        means.identities.iter().map(|(_, text)| text).chain(&means.master)
    });
    parties
        .map(sarhad_model::Party::name)
        .chain(means.map(Text::value))
        .any(|name| !name.is_empty() && listed.contains(&plain(name)))
}

/// Letters and digits in capitals, one blank between words.
fn plain(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_uppercase).collect::<Vec<_>>().join(" ")
}
