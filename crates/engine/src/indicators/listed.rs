//! Listed parties among those of a unit: what PT01, PT02 and PT03 have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use sarhad_model::{
    EntryKind, Finding, FindingSource, MeansIdentityKind, Note, Param, Params, PartyRole,
    SourceKind, Span, Subject, Text, WatchList,
};

use super::{Findings, Indicator, NamedParty, NamedShip, UnitContext, decided};
use crate::parties::decision::{PartyIdentity, Standing};
use crate::parties::{Band, PartyMatch};
use crate::screened::{NameKey, has_ended};

/// One listed party that a party or ship of the papers may be.
pub(super) struct Hit<'c> {
    pub(super) found: &'c PartyMatch,
    /// The name that was searched.
    key: NameKey<'c>,
    subject: Subject,
    /// Term of what the party is in the papers.
    role: &'static str,
    /// What officers decided about the pair.
    standing: Standing<'c>,
    /// Last day of the listing, when it is over.
    ended: Option<NaiveDate>,
}

impl Hit<'_> {
    /// Of the match; certainty when an officer judged the pair the same.
    pub(super) fn probability(&self) -> f64 {
        if self.standing.is_certain() { 1.0 } else { self.found.comparison.probability }
    }

    /// Neither silenced by a decision nor over.
    pub(super) fn is_raised(&self) -> bool {
        self.ended.is_none() && !self.standing.is_silent()
    }

    pub(super) fn list<'c>(&self, context: &UnitContext<'c>) -> &'c WatchList {
        &context.knowledge.lists[self.found.list]
    }

    /// How its probability is to be read on its list.
    pub(super) fn band(&self, context: &UnitContext<'_>) -> Band {
        context.knowledge.thresholds.of(&self.list(context).id).band(self.probability())
    }
}

/// The hits of one party or ship.
#[derive(Default)]
pub(super) struct Hits<'c> {
    /// Those to be raised: the best of each list.
    pub(super) raised: Vec<Hit<'c>>,
    /// Those that a decision silences or whose listing is over.
    pub(super) silent: Vec<Hit<'c>>,
}

/// For each party and ship of the unit its hits.
pub(super) fn hits<'c>(context: &UnitContext<'c>) -> Vec<Hits<'c>> {
    let parties = context.parties.iter().map(|party| {
        sort_out(context, &party.searched, |key| {
            let (field, role, text) = party_place(party, key);
            let bill = party.bill.map(str::to_owned);
            (subject(party.file, bill, field, text), role)
        })
    });
    let ships = context.ships.iter().map(|ship| {
        sort_out(context, &ship.searched, |key| {
            let (field, text) = ship_place(ship, key);
            (subject(ship.file, None, field, text), field)
        })
    });
    parties.chain(ships).collect()
}

/// Of each entry the best match counts, and what was decided about the name that matched so; of
/// what is raised, the best of each list.
fn sort_out<'c>(
    context: &UnitContext<'c>,
    searched: &[(NameKey<'c>, &'c [PartyMatch])],
    place: impl Fn(&NameKey<'c>) -> (Subject, &'static str),
) -> Hits<'c> {
    let mut entries: BTreeMap<(usize, usize), (&'c PartyMatch, &NameKey<'c>)> = BTreeMap::new();
    for (key, matches) in searched {
        for found in *matches {
            let better =
                |kept: &PartyMatch| found.comparison.probability > kept.comparison.probability;
            let place = (found.list, found.entry);
            if entries.get(&place).is_none_or(|(kept, _)| better(kept)) {
                entries.insert(place, (found, key));
            }
        }
    }
    let mut hits = Hits::default();
    for (found, key) in entries.into_values() {
        let list = &context.knowledge.lists[found.list];
        let entry = &list.entries[found.entry];
        let day = context.day;
        let party = PartyIdentity::of_key(key);
        let standing = day.decisions.standing(&party, &list.id, entry, day.date);
        let ended = entry.expires_on.filter(|_| has_ended(entry, day.date));
        let (subject, role) = place(key);
        let hit = Hit { found, key: key.clone(), subject, role, standing, ended };
        if !hit.is_raised() {
            hits.silent.push(hit);
            continue;
        }
        match hits.raised.iter_mut().find(|one| one.found.list == found.list) {
            None => hits.raised.push(hit),
            Some(best) if hit.probability() > best.probability() => *best = hit,
            Some(_) => {}
        }
    }
    hits
}

/// Raises every hit for which `wanted` says so, and tells of those that would be if nobody had
/// decided otherwise. `inside` is the message of the likeness where it stands inside that of the
/// finding, as its variable `what`.
pub(super) fn raise<'c>(
    context: &UnitContext<'c>,
    indicator: &Indicator,
    hits: &Hits<'c>,
    wanted: impl Fn(&Hit<'c>) -> bool,
    inside: Option<&'static str>,
    out: &mut Findings,
) {
    for hit in hits.raised.iter().filter(|hit| wanted(hit)) {
        let mut finding = finding(context, indicator, hit);
        if let Some(message) = inside {
            let params = params(context, hit);
            finding.params.insert("what", Param::Message { message, params });
        }
        out.add(finding);
    }
    for hit in hits.silent.iter().filter(|hit| wanted(hit)) {
        out.note(note(context, hit));
    }
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

/// The parameters that findings and notes about a hit share.
fn params(context: &UnitContext<'_>, hit: &Hit<'_>) -> Params {
    let list = hit.list(context);
    let entry = &list.entries[hit.found.entry];
    let listed = entry.names.get(hit.found.name).map_or(entry.name(), |name| name.text.as_str());
    let party = if hit.key.name.is_empty() {
        hit.key.identifiers.join(", ")
    } else {
        hit.key.name.to_owned()
    };
    let by = if hit.found.by_identifier { "match-by-number" } else { "match-by-name" };
    Params::from([
        ("party", Param::Text(party)),
        ("role", Param::Term(hit.role)),
        ("entry", Param::Text(listed.to_owned())),
        ("entry_id", Param::Text(entry.id.clone())),
        ("list", Param::Text(list.title.clone())),
        ("percent", Param::Number((hit.probability() * 100.0).floor())),
        ("by", Param::Term(by)),
    ])
}

/// A hit as a finding.
fn finding(context: &UnitContext<'_>, indicator: &Indicator, hit: &Hit<'_>) -> Finding {
    let list = hit.list(context);
    let entry = &list.entries[hit.found.entry];
    let mut finding = context.finding(indicator, hit.subject.clone());
    finding.params = params(context, hit);
    finding.params.insert("decision", decided::words(&hit.standing));
    // What a decision about the pair is to be taken for, beside the name.
    if let Some(country) = hit.key.country {
        finding.params.insert("party_country", Param::Country(country));
    }
    if !hit.key.identifiers.is_empty() {
        let numbers = hit.key.identifiers.iter().map(|&number| Param::Text(number.to_owned()));
        finding.params.insert("party_numbers", Param::Items(numbers.collect()));
    }
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

/// A hit that is not raised.
fn note(context: &UnitContext<'_>, hit: &Hit<'_>) -> Note {
    let mut params = params(context, hit);
    let subject = hit.subject.clone();
    if let Some(day) = hit.ended {
        params.insert("date", Param::Date(day));
        return Note { code: "note-listing-ended", params, subject };
    }
    params.insert("decision", decided::words(&hit.standing));
    Note { code: "note-silenced", params, subject }
}
