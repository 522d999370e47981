//! A history in memory: movements sorted by day, and an index from everything that can be asked
//! about to places in that order. What was known before a day is a beginning of each list.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use sarhad_model::CountryCode;

use super::identity::PartyKeys;
use super::link::{Link, LinkKind, MAX_SHARING, Sharer};
use super::mass::{MAX_MASSES, MassLevel};
use super::movement::{MovedShip, Movement};
use super::outcome::{InspectedBy, MAX_OUTCOME_DAYS, Outcome, OutcomeRow};
use super::price::{MAX_PEERS, PriceLevel};
use super::{Flow, History, Inspections, Key, Seen, Window};

/// Most movements in one answer, the latest: more of one party add nothing that one looks for.
pub const MAX_ANSWER: usize = 1_000;

/// Subheading, origin (none: any), currency.
type PriceKey = (String, Option<CountryCode>, String);

/// The history of files.
#[derive(Debug, Default)]
pub struct MemoryHistory {
    movements: Vec<Arc<Movement>>,
    by_key: HashMap<Key, Vec<u32>>,
    prices: HashMap<PriceKey, Vec<(NaiveDate, f64)>>,
    /// Kilograms of lines by subheading.
    masses: HashMap<String, Vec<(NaiveDate, f64)>>,
    /// Logarithms of kilograms a cubic metre, by heading.
    densities: HashMap<String, Vec<(NaiveDate, f64)>>,
    /// Calls of ships by IMO number; the hundreds of consignments of one call are one.
    calls: HashMap<String, Vec<(NaiveDate, MovedShip)>>,
    sharers: HashMap<(LinkKind, String), Vec<Sharer>>,
    outcomes: Vec<Arc<Outcome>>,
    outcomes_by_key: HashMap<Key, Vec<u32>>,
    /// For each day with something new, the hash of all up to its end.
    versions: Vec<(NaiveDate, blake3::Hash)>,
    /// Outcomes that fit no movement.
    unplaced: usize,
}

impl MemoryHistory {
    /// Takes movements and outcomes in any order; what is said twice counts once.
    pub fn new(movements: Vec<Movement>, outcomes: Vec<OutcomeRow>) -> Self {
        let mut keyed: Vec<(NaiveDate, Vec<u8>, Movement)> =
            movements.into_iter().map(|one| (one.date, one.content(), one)).collect();
        keyed.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        keyed.dedup_by(|later, first| later.1 == first.1);
        let mut rows = outcomes;
        rows.sort_unstable();
        rows.dedup();
        let mut history = Self { versions: versions(&keyed, &rows), ..Self::default() };
        history.movements = keyed.into_iter().map(|(_, _, one)| Arc::new(one)).collect();
        for place in 0..history.movements.len() {
            history.index(place);
        }
        for row in rows {
            history.place_outcome(row);
        }
        history
    }

    /// Movements in all.
    pub fn len(&self) -> usize {
        self.movements.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.movements.is_empty()
    }

    /// Outcomes that could be joined to a movement, and those that could not.
    pub fn outcome_counts(&self) -> (usize, usize) {
        (self.outcomes.len(), self.unplaced)
    }

    fn index(&mut self, place: usize) {
        let movement = Arc::clone(&self.movements[place]);
        for key in keys_of(&movement) {
            let places = self.by_key.entry(key).or_default();
            if places.last() != Some(&(place as u32)) {
                places.push(place as u32);
            }
        }
        if let Some(ship) = &movement.ship {
            let calls = self.calls.entry(ship.imo.clone()).or_default();
            let of_day = calls.iter().rev().take_while(|(day, _)| *day == movement.date);
            if !of_day.map(|(_, known)| known).any(|known| known == ship) {
                calls.push((movement.date, ship.clone()));
            }
        }
        for line in &movement.lines {
            if let (Some(hs6), Some(mass)) = (&line.hs6, line.mass_kg) {
                self.masses.entry(hs6.clone()).or_default().push((movement.date, mass));
            }
            if let (Some(heading), Some(density)) = (&line.heading, line.density) {
                let of_heading = self.densities.entry(heading.clone()).or_default();
                of_heading.push((movement.date, density.ln()));
            }
            let (Some(hs6), Some(price)) = (&line.hs6, line.price()) else { continue };
            let known = (movement.date, price.ln());
            let mut note = |origin| {
                let key = (hs6.clone(), origin, line.currency.clone());
                self.prices.entry(key).or_default().push(known);
            };
            note(None);
            if line.origin.is_some() {
                note(line.origin);
            }
        }
        for party in &movement.parties {
            let Some(primary) = party.keys.primary() else { continue };
            let shared = party.contacts.iter().cloned();
            for what in shared.chain(numbers(&party.keys)) {
                let sharers = self.sharers.entry(what).or_default();
                let new = !sharers.iter().any(|one| one.keys == party.keys);
                // One more than the limit is kept, so that it is seen to be passed.
                if new && sharers.len() <= MAX_SHARING {
                    sharers.push(Sharer {
                        primary: primary.clone(),
                        keys: party.keys.clone(),
                        name: party.name.clone(),
                        since: movement.date,
                    });
                }
            }
        }
    }

    /// Joins an outcome to the last movements of its unit or bill before it.
    fn place_outcome(&mut self, row: OutcomeRow) {
        let Some(number) = super::plain_number(&row.subject) else {
            self.unplaced += 1;
            return;
        };
        let earliest = row.known_on - chrono::TimeDelta::days(MAX_OUTCOME_DAYS);
        let keys = [Key::Document(number.clone()), Key::Equipment(number.clone())];
        let is_named = |one: &Movement| one.reference == number || one.equipment.contains(&number);
        let last = |key: &Key| {
            let places = self.by_key.get(key).map_or(&[][..], Vec::as_slice);
            let known: Vec<&Arc<Movement>> = places
                .iter()
                .map(|place| &self.movements[*place as usize])
                .filter(|one| is_named(one) && (earliest..=row.known_on).contains(&one.date))
                .collect();
            let day = known.iter().map(|one| one.date).max()?;
            let of_day = known.into_iter().filter(|one| one.date == day).cloned();
            Some(of_day.collect::<Vec<_>>())
        };
        let Some(movements) = keys.iter().find_map(last) else {
            self.unplaced += 1;
            return;
        };
        let place = self.outcomes.len() as u32;
        for movement in &movements {
            for key in keys_of(movement) {
                // Of all that was aboard only the unit that was opened is meant.
                if matches!(&key, Key::Equipment(other) if *other != number)
                    && movement.equipment.contains(&number)
                {
                    continue;
                }
                let places = self.outcomes_by_key.entry(key).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
        self.outcomes.push(Arc::new(Outcome {
            known_on: row.known_on,
            kind: row.kind,
            inspected: row.inspected,
            subject: row.subject,
            movements,
        }));
    }

    fn places(&self, key: &Key) -> &[u32] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    fn date(&self, place: u32) -> NaiveDate {
        self.movements[place as usize].date
    }

    /// The places of something in a window.
    fn in_window(&self, key: &Key, window: Window) -> &[u32] {
        let places = self.places(key);
        let end = places.partition_point(|place| self.date(*place) < window.before);
        let start = places.partition_point(|place| self.date(*place) < window.from);
        &places[start.min(end)..end]
    }
}

impl History for MemoryHistory {
    fn version(&self, before: NaiveDate) -> String {
        let end = self.versions.partition_point(|(day, _)| *day < before);
        let hash = end.checked_sub(1).map(|last| self.versions[last].1);
        hash.unwrap_or_else(|| blake3::hash(b"")).to_hex()[..12].to_owned()
    }

    fn extent(&self, before: NaiveDate) -> Option<Seen> {
        let count = self.movements.partition_point(|one| one.date < before);
        let last = count.checked_sub(1)?;
        Some(Seen { count, first: self.movements[0].date, last: self.movements[last].date })
    }

    fn seen(&self, key: &Key, before: NaiveDate) -> Option<Seen> {
        let known = self.in_window(key, Window { from: NaiveDate::MIN, before });
        let (first, last) = (known.first()?, known.last()?);
        Some(Seen { count: known.len(), first: self.date(*first), last: self.date(*last) })
    }

    fn movements(&self, key: &Key, window: Window) -> Vec<Arc<Movement>> {
        let known = self.in_window(key, window);
        let latest = &known[known.len().saturating_sub(MAX_ANSWER)..];
        latest.iter().map(|place| Arc::clone(&self.movements[*place as usize])).collect()
    }

    fn flow(&self, hs6: &str, from: CountryCode, to: CountryCode, window: Window) -> Flow {
        let known = self.in_window(&Key::Flow(hs6.to_owned(), from, to), window);
        let mut flow = Flow::default();
        for line in known.iter().flat_map(|place| &self.movements[*place as usize].lines) {
            if line.hs6.as_deref() == Some(hs6) {
                flow.lines += 1;
                flow.mass_kg += line.mass_kg.unwrap_or(0.0);
            }
        }
        flow
    }

    fn price(
        &self,
        hs6: &str,
        origin: Option<CountryCode>,
        currency: &str,
        before: NaiveDate,
    ) -> Option<PriceLevel> {
        let all = self.prices.get(&(hs6.to_owned(), origin, currency.to_owned()))?;
        level(all, before)
    }

    fn density(&self, heading: &str, before: NaiveDate) -> Option<PriceLevel> {
        level(self.densities.get(heading)?, before)
    }

    fn calls(&self, imo: &str, window: Window) -> Vec<(NaiveDate, MovedShip)> {
        let calls = self.calls.get(imo).map_or(&[][..], Vec::as_slice);
        let within =
            |(day, _): &&(NaiveDate, MovedShip)| window.from <= *day && *day < window.before;
        calls.iter().filter(within).cloned().collect()
    }

    fn masses(&self, hs6: &str, before: NaiveDate) -> Option<MassLevel> {
        let all = self.masses.get(hs6)?;
        let known = &all[..all.partition_point(|(day, _)| *day < before)];
        let latest = &known[known.len().saturating_sub(MAX_MASSES)..];
        MassLevel::of(latest.iter().map(|(_, mass)| *mass).collect())
    }

    fn sharing(&self, what: &(LinkKind, String), before: NaiveDate) -> usize {
        let sharers = self.sharers.get(what).map_or(&[][..], Vec::as_slice);
        let known = sharers.iter().filter(|one| one.since < before);
        known.map(|one| &one.primary).collect::<std::collections::BTreeSet<_>>().len()
    }

    fn links(
        &self,
        party: &PartyKeys,
        contacts: &[(LinkKind, String)],
        before: NaiveDate,
    ) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for what in contacts.iter().cloned().chain(numbers(party)) {
            let sharers = self.sharers.get(&what).map_or(&[][..], Vec::as_slice);
            let known: Vec<&Sharer> = sharers.iter().filter(|one| one.since < before).collect();
            let distinct: std::collections::BTreeSet<_> =
                known.iter().map(|one| &one.primary).collect();
            if distinct.len() > MAX_SHARING {
                continue;
            }
            let others = known.into_iter().filter(|one| !one.keys.is_same(party));
            links.extend(others.map(|one| Link {
                party: one.keys.clone(),
                name: one.name.clone(),
                kind: what.0,
                since: one.since,
            }));
        }
        links.sort();
        links.dedup_by(|later, first| later.party == first.party);
        links
    }

    fn outcomes(&self, key: &Key, before: NaiveDate) -> Vec<Arc<Outcome>> {
        let places = self.outcomes_by_key.get(key).map_or(&[][..], Vec::as_slice);
        let all = places.iter().map(|place| &self.outcomes[*place as usize]);
        all.take_while(|one| one.known_on < before).cloned().collect()
    }

    fn inspections(&self, before: NaiveDate) -> Inspections {
        let all = self.outcomes.partition_point(|one| one.known_on < before);
        let mut count = Inspections { all, ..Inspections::default() };
        for one in &self.outcomes[..all] {
            let (found, drawn) = (one.kind.is_positive(), one.inspected == InspectedBy::Random);
            count.positive += usize::from(found);
            count.random += usize::from(drawn);
            count.random_positive += usize::from(found && drawn);
        }
        count
    }
}

/// The level of the latest values before a day.
fn level(all: &[(NaiveDate, f64)], before: NaiveDate) -> Option<PriceLevel> {
    let known = &all[..all.partition_point(|(day, _)| *day < before)];
    let latest = &known[known.len().saturating_sub(MAX_PEERS)..];
    PriceLevel::of(latest.iter().map(|(_, log)| *log).collect())
}

/// The numbers of a party, as something that a firm of another name may use too.
fn numbers(party: &PartyKeys) -> impl Iterator<Item = (LinkKind, String)> + use<'_> {
    party.numbers.iter().map(|number| (LinkKind::Number, number.as_str().to_owned()))
}

/// Everything that a movement can be found by.
fn keys_of(movement: &Movement) -> Vec<Key> {
    let mut keys = Vec::new();
    let lane = movement.from.zip(movement.to);
    let mut headings: Vec<&String> =
        movement.lines.iter().filter_map(|line| line.heading.as_ref()).collect();
    headings.sort_unstable();
    headings.dedup();
    for party in &movement.parties {
        for key in party.keys.recorded() {
            let with = |heading: &&String| Key::PartyHeading(key.clone(), (*heading).clone());
            keys.extend(headings.iter().map(with));
            keys.extend(lane.map(|(from, to)| Key::PartyLane(key.clone(), from, to)));
            keys.push(Key::Party(key));
        }
    }
    if let Some(to) = movement.to {
        let of = |heading: &&String| Key::DestinationHeading(to, (*heading).clone());
        keys.extend(headings.iter().map(of));
        keys.push(Key::Destination(to));
    }
    if let Some((from, to)) = lane {
        keys.push(Key::Lane(from, to));
        let hs6 = movement.lines.iter().filter_map(|line| line.hs6.clone());
        keys.extend(hs6.map(|hs6| Key::Flow(hs6, from, to)));
    }
    if !movement.reference.is_empty() {
        keys.push(Key::Document(movement.reference.clone()));
    }
    keys.extend(movement.documents.iter().map(|(_, number)| Key::Document(number.clone())));
    keys.extend(movement.equipment.iter().cloned().map(Key::Equipment));
    keys.extend(movement.vehicles.iter().cloned().map(Key::Vehicle));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// For each day the hash of all that became known up to its end.
fn versions(
    movements: &[(NaiveDate, Vec<u8>, Movement)],
    rows: &[OutcomeRow],
) -> Vec<(NaiveDate, blake3::Hash)> {
    let mut days: BTreeMap<NaiveDate, blake3::Hasher> = BTreeMap::new();
    for (day, content, _) in movements {
        let hasher = days.entry(*day).or_default();
        hasher.update(&(content.len() as u64).to_le_bytes());
        hasher.update(content);
    }
    for row in rows {
        let content = postcard::to_stdvec(row).expect("an outcome is plain data");
        let hasher = days.entry(row.known_on).or_default();
        hasher.update(b"outcome");
        hasher.update(&content);
    }
    let mut last = blake3::hash(b"");
    days.into_iter()
        .map(|(day, mut hasher)| {
            hasher.update(last.as_bytes());
            last = hasher.finalize();
            (day, last)
        })
        .collect()
}
