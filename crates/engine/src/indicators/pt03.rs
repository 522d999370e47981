//! A party whose name comes near to a listed one, or that shares a house or a telephone with one.
//!
//! Looks at likenesses that are too weak for PT01 or PT02 and too strong to be passed over: a
//! person compares. Left out for a party that already has a hit: the weaker likenesses of the
//! same name say nothing more. Looks also at addresses, telephones and e-mails that a trading party
//! shares with an entry of a list, and at parties of earlier papers that share one with the trader and
//! whose name is a hit; that weighs less and stops nothing. What very many share says nothing.
//!
//! Limits: lists have few telephones, and their addresses are compared in one script; a shared house
//! is no shared owner. A decision that the two are not the same silences the shared house too, and is
//! told.
//! Source: BIS and FinCEN guidance.

use std::sync::Arc;

use sarhad_model::{
    Decibans, EntryKind, Finding, FindingSource, Gate, Note, Param, Params, PartyRole, SourceKind,
    Subject,
};

use super::{Findings, Indicator, NamedParty, UnitContext, decided, listed, recorded};
use crate::history::{LinkKind, PartyKey, contacts};
use crate::parties::Band;
use crate::parties::decision::{PartyIdentity, Standing};
use crate::screened::{NameKey, has_ended, screen_name};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT03", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let mut hit: Vec<(usize, usize)> = Vec::new();
    for hits in listed::hits(context) {
        let alerted = hits.raised.iter().any(|hit| hit.band(context) == Band::Alert);
        // What a decision silences is told all the same.
        let near = |hit: &listed::Hit<'_>| {
            hit.band(context) == Band::Review && !(alerted && hit.is_raised())
        };
        listed::raise(context, &INDICATOR, &hits, near, Some("near-listed"), out);
        hit.extend(hits.raised.iter().map(|one| (one.found.list, one.found.entry)));
    }
    let mut sharing = Sharing { hit, told: Vec::new() };
    let roles = |party: &&NamedParty<'_>| recorded::TRADING.contains(&party.party.role);
    for named in context.parties.iter().filter(roles) {
        sharing.with_entries(context, named, out);
    }
    sharing.with_linked(context, out);
}

/// A listed party with which something is shared.
struct Shared<'a> {
    party: &'a str,
    role: PartyRole,
    subject: Subject,
    kind: LinkKind,
    list: usize,
    entry: usize,
    /// Whose name is a hit, where that is a party of earlier papers.
    through: Option<&'a str>,
}

/// What was found and told of the unit.
struct Sharing {
    /// Entries that a name of the unit hits: PT01 and PT02 say more.
    hit: Vec<(usize, usize)>,
    told: Vec<(String, usize, usize)>,
}

impl Sharing {
    /// What a party shares with entries of lists.
    fn with_entries(
        &mut self,
        context: &UnitContext<'_>,
        named: &NamedParty<'_>,
        out: &mut Findings,
    ) {
        let mut own = contacts(named.party);
        own.retain(|what| !context.history.is_some_and(|known| known.is_of_many(what)));
        for shared in context.knowledge.listed_contacts.shared(named.party) {
            if !own.iter().any(|(kind, _)| *kind == shared.kind) {
                continue;
            }
            let name = named.party.name.as_ref();
            let subject = Subject {
                file: named.file,
                bill: named.bill.map(str::to_owned),
                item: None,
                field: listed::name_field(named.party.role),
                span: name.map_or(named.party.source, |name| name.span),
                text: named.party.name().to_owned(),
            };
            let shared = Shared {
                party: named.party.name(),
                role: named.party.role,
                subject,
                kind: shared.kind,
                list: shared.list,
                entry: shared.entry,
                through: None,
            };
            let identity = named.searched.first().map(|(key, _)| PartyIdentity::of_key(key));
            self.tell(context, shared, identity.as_ref(), out);
        }
    }

    /// What a trader shares with parties of earlier papers whose names are hits.
    fn with_linked(&mut self, context: &UnitContext<'_>, out: &mut Findings) {
        let Some(known) = context.history else { return };
        for trader in recorded::traders(context) {
            for link in known.links(trader.party, &trader.keys) {
                let numbers = link.party.numbers.iter().filter_map(PartyKey::number_text);
                let key = NameKey {
                    name: &link.name,
                    kind: None::<EntryKind>,
                    country: link.party.country(),
                    identifiers: numbers.collect(),
                };
                let identity = PartyIdentity::of_key(&key);
                for found in screen_name(&key, context.knowledge, context.day) {
                    let list = &context.knowledge.lists[found.list];
                    let band = context.knowledge.thresholds.of(&list.id);
                    if band.band(found.comparison.probability) != Band::Alert {
                        continue;
                    }
                    let shared = Shared {
                        party: trader.party.name(),
                        role: trader.party.role,
                        subject: trader.subject.clone(),
                        kind: link.kind,
                        list: found.list,
                        entry: found.entry,
                        through: Some(&link.name),
                    };
                    self.tell(context, shared, Some(&identity), out);
                }
            }
        }
    }

    fn tell(
        &mut self,
        context: &UnitContext<'_>,
        shared: Shared<'_>,
        identity: Option<&PartyIdentity>,
        out: &mut Findings,
    ) {
        let list = &context.knowledge.lists[shared.list];
        let entry = &list.entries[shared.entry];
        let this = (shared.party.to_owned(), shared.list, shared.entry);
        let is_over = entry.expires_on.is_some() && has_ended(entry, context.day.date);
        let is_hit = self.hit.contains(&(shared.list, shared.entry));
        if is_hit || is_over || self.told.contains(&this) {
            return;
        }
        self.told.push(this);
        let standing = identity.map_or(Standing::Undecided, |party| {
            context.day.decisions.standing(party, &list.id, entry, context.day.date)
        });
        let what = Params::from([
            ("shared", Param::Term(recorded::link_term(shared.kind))),
            ("entry", Param::Text(entry.name().to_owned())),
            ("list", Param::Text(list.title.clone())),
            ("entry_id", Param::Text(entry.id.clone())),
            ("through", Param::Text(shared.through.unwrap_or_default().to_owned())),
        ]);
        let message =
            if shared.through.is_some() { "shares-with-hit" } else { "shares-with-listed" };
        let params = Params::from([
            ("party", Param::Text(shared.party.to_owned())),
            ("role", Param::Term(shared.role.key())),
            ("what", Param::Message { message, params: what }),
            ("decision", decided::words(&standing)),
        ]);
        if standing.is_silent() {
            out.note(Note { code: "note-sharing-silenced", params, subject: shared.subject });
            return;
        }
        out.add(finding(context, &shared, params));
    }
}

fn finding(context: &UnitContext<'_>, shared: &Shared<'_>, params: Params) -> Finding {
    let list = &context.knowledge.lists[shared.list];
    let entry = &list.entries[shared.entry];
    let mut finding = context.finding(&INDICATOR, shared.subject.clone());
    if shared.through.is_some() {
        let row = context.knowledge.tables.indicator(INDICATOR.id);
        let name = match shared.kind {
            LinkKind::Address => "weight_linked_house",
            LinkKind::Number | LinkKind::Phone | LinkKind::Email => "weight_linked",
        };
        finding.weight = Decibans::whole(row.number(name) as i32);
        // Two steps from a list nobody has to look before release.
        finding.gate = Gate::None;
    }
    finding.params = params;
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::List,
        id: format!("{}:{}", list.id, entry.id),
        version: list.version.clone(),
        title: list.title.clone(),
    });
    finding
}
