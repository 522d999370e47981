//! Listed parties among those of a unit: what PT01, PT02 and PT03 have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use sarhad_model::{
    EntryKind, Finding, FindingSource, MeansIdentityKind, Param, PartyRole, SourceKind, Span,
    Subject, Text,
};

use super::{Indicator, NamedParty, NamedShip, UnitContext};
use crate::parties::PartyMatch;
use crate::screened::NameKey;

/// One listed party that a party or ship of the papers may be.
pub(super) struct Hit<'c> {
    pub(super) found: &'c PartyMatch,
    /// The name that was searched.
    key: NameKey<'c>,
    subject: Subject,
    /// Term of what the party is in the papers.
    role: &'static str,
}

impl Hit<'_> {
    pub(super) fn probability(&self) -> f64 {
        self.found.comparison.probability
    }
}

/// For each party and ship of the unit its hits, the best of each list.
pub(super) fn hits<'c>(context: &UnitContext<'c>) -> Vec<Vec<Hit<'c>>> {
    let parties = context.parties.iter().map(|party| {
        best_of_each_list(&party.searched, |key| {
            let (field, role, text) = party_place(party, key);
            let bill = party.bill.map(str::to_owned);
            (subject(party.file, bill, field, text), role)
        })
    });
    let ships = context.ships.iter().map(|ship| {
        best_of_each_list(&ship.searched, |key| {
            let (field, text) = ship_place(ship, key);
            (subject(ship.file, None, field, text), field)
        })
    });
    parties.chain(ships).collect()
}

fn best_of_each_list<'c>(
    searched: &[(NameKey<'c>, &'c [PartyMatch])],
    place: impl Fn(&NameKey<'c>) -> (Subject, &'static str),
) -> Vec<Hit<'c>> {
    let mut best: BTreeMap<usize, (&'c PartyMatch, &NameKey<'c>)> = BTreeMap::new();
    for (key, matches) in searched {
        for found in *matches {
            let better = best
                .get(&found.list)
                .is_none_or(|(kept, _)| found.comparison.probability > kept.comparison.probability);
            if better {
                best.insert(found.list, (found, key));
            }
        }
    }
    best.into_values()
        .map(|(found, key)| {
            let (subject, role) = place(key);
            Hit { found, key: key.clone(), subject, role }
        })
        .collect()
}

fn subject(file: u32, bill: Option<String>, field: &'static str, text: Option<&Text>) -> Subject {
    Subject {
        file,
        bill,
        item: None,
        field,
        span: text.map_or(Span::None, |text| text.span),
        text: text.map_or_else(String::new, |text| text.value().to_owned()),
    }
}

/// Field, role and text of the paper where a searched name of a party stands.
fn party_place<'c>(
    party: &NamedParty<'c>,
    key: &NameKey<'c>,
) -> (&'static str, &'static str, Option<&'c Text>) {
    let contact = party.party.contact.as_deref();
    let of_contact = contact
        .is_some_and(|text| key.kind == Some(EntryKind::Person) && text.value().contains(key.name));
    if of_contact {
        ("contact", "contact", contact)
    } else {
        let role = party.party.role;
        (name_field(role), role.key(), party.party.name.as_ref())
    }
}

fn ship_place<'c>(ship: &NamedShip<'c>, key: &NameKey<'c>) -> (&'static str, Option<&'c Text>) {
    let means = &ship.declaration.border_transport_means;
    if key.kind == Some(EntryKind::Person) {
        return ("master", means.master.as_ref());
    }
    let of = |kind| means.identities.iter().find(|(k, _)| *k == kind).map(|(_, text)| text);
    ("vessel", of(MeansIdentityKind::VesselName).or_else(|| of(MeansIdentityKind::Imo)))
}

/// The field of the name of a party in dotted words of the model.
pub(super) fn name_field(role: PartyRole) -> &'static str {
    match role {
        PartyRole::Consignor => "consignor.name",
        PartyRole::Consignee => "consignee.name",
        PartyRole::NotifyParty => "notify_party.name",
        PartyRole::FreightForwarder => "freight_forwarder.name",
        PartyRole::Buyer => "buyer.name",
        PartyRole::Seller => "seller.name",
        PartyRole::Consolidator => "consolidator.name",
        PartyRole::Carrier => "carrier.name",
        PartyRole::Declarant => "declarant.name",
        PartyRole::Agent => "agent.name",
        PartyRole::Manufacturer => "manufacturer.name",
        PartyRole::EndUser => "end_user.name",
        PartyRole::ContractHolder => "contract_holder.name",
        PartyRole::Submitter => "submitter.name",
        PartyRole::Bank => "bank.name",
        PartyRole::Other => "other.name",
    }
}

/// A hit as a finding.
pub(super) fn finding(context: &UnitContext<'_>, indicator: &Indicator, hit: &Hit<'_>) -> Finding {
    let list = &context.knowledge.lists[hit.found.list];
    let entry = &list.entries[hit.found.entry];
    let listed = entry.names.get(hit.found.name).map_or(entry.name(), |name| name.text.as_str());
    let mut finding = context.finding(indicator, hit.subject.clone());
    let party = if hit.key.name.is_empty() {
        hit.key.identifiers.join(", ")
    } else {
        hit.key.name.to_owned()
    };
    finding.params.insert("party", Param::Text(party));
    finding.params.insert("role", Param::Term(hit.role));
    finding.params.insert("entry", Param::Text(listed.to_owned()));
    finding.params.insert("entry_id", Param::Text(entry.id.clone()));
    finding.params.insert("list", Param::Text(list.title.clone()));
    finding.params.insert("percent", Param::Number((hit.probability() * 100.0).floor()));
    finding.params.insert(
        "by",
        Param::Term(if hit.found.by_identifier { "match-by-number" } else { "match-by-name" }),
    );
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::List,
        id: format!("{}:{}", list.id, entry.id),
        version: list.version.clone(),
        title: list.title.clone(),
    });
    let aligned = &hit.found.comparison.parts;
    finding.matched = aligned
        .iter()
        .filter(|part| !part.query.is_empty() && !part.listed.is_empty())
        .map(|part| part.query.clone())
        .collect();
    finding
}
