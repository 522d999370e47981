//! Who of the listed may be the one looked for.
//!
//! Candidates are complete: every name that can cover enough of the query is compared in full
//! (`lookup` says why none is lost); there is no other bound. What is compared costs little, as
//! the likeness of its parts is known before.

use sarhad_model::{EntryKind, ListEntry, NameQuality, WatchList};

use super::align::{Aligner, Pair, Side, align, explain};
use super::evidence::{Evidence, weigh};
use super::identifier::normal_identifier;
use super::index::{PartyIndex, Place};
use super::lookup::{Covered, Lookup, Prepared, Weights};
use super::prepare::{MAX_PARTS, NamePart, prepare_all};
use super::probability::{UNCOVERED_CAP, log_odds, probability};
use super::rows::count;
use super::similarity::similarity_in_full;
use super::{Comparison, PartyMatch, PartyQuery};

/// Matches below this probability are not given.
const LEAST_PROBABILITY: f64 = 0.35;
/// Probability of a party with an equal identifier.
const BY_IDENTIFIER: f64 = 0.99;
/// Factors of the probability by the quality of the listed name.
const WEAK_NAME: f64 = 0.85;
const FORMER_NAME: f64 = 0.97;
/// Log odds for what else is known: born in another year (by more than one), in the same year,
/// on the same day; no country in common, one in common; another kind of party.
const OTHER_YEAR: f64 = -6.0;
const SAME_YEAR: f64 = 0.5;
const SAME_DAY: f64 = 1.5;
const OTHER_COUNTRY: f64 = -0.5;
const SAME_COUNTRY: f64 = 0.2;
const OTHER_KIND: f64 = -1.5;

/// A listed name that is probable enough.
struct Found {
    place: Place,
    probability: f64,
    /// Row of the index.
    row: u32,
    /// Which name of the query.
    variant: usize,
}

/// The parts and weights of a listed name; memory that is used again.
#[derive(Default)]
struct Listed<'i> {
    parts: Vec<&'i NamePart>,
    weights: Vec<f32>,
}

impl Listed<'_> {
    fn side(&self) -> Side<'_> {
        Side { parts: &self.parts, weights: &self.weights }
    }
}

impl PartyIndex {
    /// Finds the listed parties that may be the one looked for, most probable first (ties by
    /// list and entry), at most `limit`; each party once, by its best name. `lists` are those it
    /// was built from.
    pub fn search(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
        limit: usize,
    ) -> Vec<PartyMatch> {
        self.search_from(lists, query, LEAST_PROBABILITY, limit)
    }

    /// [`PartyIndex::search`] for those at least as probable as `least`: quicker, the more is
    /// asked for.
    pub fn search_from(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
        least: f64,
        limit: usize,
    ) -> Vec<PartyMatch> {
        let names = prepare_all(query.name, query.kind);
        let variants: Vec<Prepared<'_>> = names.iter().map(Prepared::new).collect();
        let lookups: Vec<Lookup<'_, '_>> =
            variants.iter().map(|variant| Lookup::new(&self.set, variant)).collect();
        let mut scorer = Scorer { index: self, lists, query, least, found: Vec::new() };
        let (mut aligner, mut listed) = (Aligner::default(), Listed::default());
        // Names of which too little is covered cannot pass the cap: they are looked at only when
        // there is room below it.
        let mut uncovered: Vec<(usize, u32)> = Vec::new();
        for (variant, lookup) in lookups.iter().enumerate() {
            lookup.each_candidate(self.weights(), |name, covered| {
                if covered == Covered::Both {
                    self.fill(&mut listed, name);
                    let pairs = lookup.align(&mut aligner, name, listed.side());
                    scorer.score(
                        variant,
                        name,
                        &weigh(variants[variant].side(), listed.side(), pairs),
                    );
                } else if least <= UNCOVERED_CAP {
                    uncovered.push((variant, name));
                }
            });
        }
        if !uncovered.is_empty() && scorer.parties_above(UNCOVERED_CAP) < limit {
            for (variant, name) in uncovered {
                self.fill(&mut listed, name);
                let pairs = lookups[variant].align(&mut aligner, name, listed.side());
                scorer.score(variant, name, &weigh(variants[variant].side(), listed.side(), pairs));
            }
        }
        let mut best = scorer.best();
        let by_identifier = self.by_identifier(query);
        // Who is found by a number too may rise.
        if by_identifier.is_empty() {
            best.truncate(limit);
        }
        let mut matches: Vec<PartyMatch> =
            best.iter().map(|found| self.explained(&variants[found.variant], found)).collect();
        add_by_identifier(by_identifier, &mut matches);
        matches.sort_by(|a, b| {
            b.comparison
                .probability
                .total_cmp(&a.comparison.probability)
                .then_with(|| (a.list, a.entry).cmp(&(b.list, b.entry)))
        });
        matches.truncate(limit);
        matches
    }

    /// The names that the search would compare in full, as (list, entry, name): for fitting.
    pub fn candidate_names(&self, query: &PartyQuery<'_>) -> Vec<(usize, usize, usize)> {
        let mut rows = Vec::new();
        for name in prepare_all(query.name, query.kind) {
            let prepared = Prepared::new(&name);
            Lookup::new(&self.set, &prepared).each_candidate(self.weights(), |name, _| {
                rows.extend(self.bearers.get(name));
            });
        }
        rows.sort_unstable();
        rows.dedup();
        let place = |row: u32| {
            let (list, entry) = self.names.place[row as usize];
            (list as usize, entry as usize, self.names.name[row as usize] as usize)
        };
        rows.into_iter().map(place).collect()
    }

    /// Compares the query with every name of the index, without any look-up or quick look: slow,
    /// for tests and for measuring what the search may miss. Gives (list, entry, probability) of every entry,
    /// best name, in order.
    pub fn full_scan(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
    ) -> Vec<(usize, usize, f64)> {
        let mut best = self.scan(lists, query, &(0..count(self.set.names.len())));
        best.sort_unstable_by_key(|found| found.place);
        best.into_iter()
            .map(|found| (found.place.0 as usize, found.place.1 as usize, found.probability))
            .collect()
    }

    /// Compares the query with one entry, without any look-up.
    pub fn probability_of(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
        (list, entry): (usize, usize),
    ) -> f64 {
        let place = (count(list), count(entry));
        let names = self.rows_of(place).map(|row| self.names.distinct(row));
        let best = self.scan(lists, query, &names);
        best.iter().find(|found| found.place == place).map_or(0.0, |found| found.probability)
    }

    /// Each party that has one of these distinct names, by its best one.
    fn scan(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
        distinct: &(impl Iterator<Item = u32> + Clone),
    ) -> Vec<Found> {
        let names = prepare_all(query.name, query.kind);
        let mut scorer = Scorer { index: self, lists, query, least: 0.0, found: Vec::new() };
        let (mut aligner, mut listed) = (Aligner::default(), Listed::default());
        for (variant, name) in names.iter().enumerate() {
            let prepared = Prepared::new(name);
            for name in distinct.clone() {
                self.fill(&mut listed, name);
                let (asked, listed) = (prepared.side(), listed.side());
                let pairs = aligner.align(asked, listed, |i, j| {
                    similarity_in_full(asked.parts[i], listed.parts[j])
                });
                scorer.score(variant, name, &weigh(asked, listed, pairs));
            }
        }
        scorer.best()
    }

    fn fill<'i>(&'i self, listed: &mut Listed<'i>, name: u32) {
        let ids = self.set.names.get(name);
        debug_assert!(ids.len() <= MAX_PARTS, "prepared names are cut");
        listed.parts.clear();
        listed.parts.extend(ids.iter().map(|id| &self.set.parts[*id as usize]));
        listed.weights.clear();
        listed.weights.extend(ids.iter().map(|id| self.weights().part(*id)));
    }

    fn explained(&self, prepared: &Prepared<'_>, found: &Found) -> PartyMatch {
        let mut listed = Listed::default();
        self.fill(&mut listed, self.names.distinct(found.row));
        let pairs: Vec<Pair> = align(prepared.side(), listed.side());
        PartyMatch {
            list: found.place.0 as usize,
            entry: found.place.1 as usize,
            name: self.names.name[found.row as usize] as usize,
            comparison: Comparison {
                probability: found.probability,
                parts: explain(prepared.side(), listed.side(), &pairs),
            },
            by_identifier: false,
        }
    }

    /// Entries with an identifier of the query.
    fn by_identifier(&self, query: &PartyQuery<'_>) -> Vec<Place> {
        let keys = query.identifiers.iter().filter_map(|number| normal_identifier(number));
        keys.filter_map(|key| self.identifiers.get(&key)).flatten().copied().collect()
    }
}

fn add_by_identifier(places: Vec<Place>, matches: &mut Vec<PartyMatch>) {
    for (list, entry) in places {
        let (list, entry) = (list as usize, entry as usize);
        if let Some(found) = matches.iter_mut().find(|m| (m.list, m.entry) == (list, entry)) {
            found.by_identifier = true;
            found.comparison.probability = found.comparison.probability.max(BY_IDENTIFIER);
        } else {
            let comparison = Comparison { probability: BY_IDENTIFIER, parts: Vec::new() };
            matches.push(PartyMatch { list, entry, name: 0, comparison, by_identifier: true });
        }
    }
}

/// From evidence to listed parties.
struct Scorer<'s> {
    index: &'s PartyIndex,
    lists: &'s [WatchList],
    query: &'s PartyQuery<'s>,
    least: f64,
    found: Vec<Found>,
}

impl Scorer<'_> {
    /// Judges all places where a distinct name stands.
    fn score(&mut self, variant: usize, name: u32, evidence: &Evidence) {
        if ceiling(evidence, self.query) < self.least {
            return;
        }
        let names = &self.index.names;
        for &row in self.index.bearers.get(name) {
            let at = row as usize;
            let place = names.place[at];
            let entry = || self.lists.get(place.0 as usize)?.entries.get(place.1 as usize);
            let probability =
                listed_probability(evidence, self.query, names.kind[at], names.quality[at], entry);
            if probability >= self.least {
                self.found.push(Found { place, probability, row, variant });
            }
        }
    }

    /// How many parties are more probable.
    fn parties_above(&self, probability: f64) -> usize {
        let mut places: Vec<Place> = self
            .found
            .iter()
            .filter(|found| found.probability > probability)
            .map(|found| found.place)
            .collect();
        places.sort_unstable();
        places.dedup();
        places.len()
    }

    /// Each party by its best name, the first of equals; most probable first.
    fn best(mut self) -> Vec<Found> {
        self.found.sort_unstable_by(|a, b| {
            a.place
                .cmp(&b.place)
                .then_with(|| b.probability.total_cmp(&a.probability))
                .then_with(|| (a.row, a.variant).cmp(&(b.row, b.variant)))
        });
        self.found.dedup_by_key(|found| found.place);
        self.found.sort_by(|a, b| {
            b.probability.total_cmp(&a.probability).then_with(|| a.place.cmp(&b.place))
        });
        self.found
    }
}

/// The most that [`listed_probability`] can give for this evidence, whatever the entry is.
fn ceiling(evidence: &Evidence, query: &PartyQuery<'_>) -> f64 {
    let odds = match query.kind {
        Some(_) => log_odds(evidence, query.kind),
        None => [EntryKind::Person, EntryKind::Organisation]
            .map(|kind| log_odds(evidence, Some(kind)))
            .into_iter()
            .fold(f64::NEG_INFINITY, f64::max),
    };
    let born = if query.born.is_some() { SAME_DAY } else { 0.0 };
    let country = if query.country.is_some() { SAME_COUNTRY } else { 0.0 };
    probability(odds + born + country, evidence)
}

/// Probability that a listed name with this evidence means the party looked for. `entry` is asked
/// for only when more than the name is known.
pub(super) fn listed_probability<'e>(
    evidence: &Evidence,
    query: &PartyQuery<'_>,
    kind: EntryKind,
    quality: NameQuality,
    entry: impl FnOnce() -> Option<&'e ListEntry>,
) -> f64 {
    let mut odds = log_odds(evidence, query.kind.or(Some(kind)));
    if let Some(asked) = query.kind
        && asked != EntryKind::Unknown
        && kind != EntryKind::Unknown
        && asked != kind
    {
        odds += OTHER_KIND;
    }
    if (query.born.is_some() || query.country.is_some())
        && let Some(entry) = entry()
    {
        odds += circumstances(query, entry);
    }
    let quality = match quality {
        NameQuality::Primary | NameQuality::Strong => 1.0,
        NameQuality::Former => FORMER_NAME,
        NameQuality::Weak => WEAK_NAME,
    };
    quality * probability(odds, evidence)
}

/// Log odds for what is known beside the name.
fn circumstances(query: &PartyQuery<'_>, listed: &ListEntry) -> f64 {
    let mut odds = 0.0;
    if let Some(born) = query.born
        && !listed.dates.is_empty()
        && matches!(listed.kind, EntryKind::Person | EntryKind::Unknown)
    {
        let same_day = |date: &&sarhad_model::PartialDate| **date == born && born.day.is_some();
        odds += if listed.dates.iter().any(|date| same_day(&date)) {
            SAME_DAY
        } else if listed.dates.iter().any(|date| date.year == born.year) {
            SAME_YEAR
        } else if listed.dates.iter().all(|date| date.year.abs_diff(born.year) > 1) {
            OTHER_YEAR
        } else {
            0.0
        };
    }
    if let Some(country) = query.country
        && !listed.countries.is_empty()
    {
        odds += if listed.countries.contains(&country) { SAME_COUNTRY } else { OTHER_COUNTRY };
    }
    odds
}
