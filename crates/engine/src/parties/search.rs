//! Who of the listed may be the one looked for.
//!
//! Candidates are complete: a name that shares enough weight with the query by parts within the
//! allowed edit distance is found, whatever else it holds. Parts of the query are looked up from
//! the heaviest on, only so far that what is left could not cover [`MIN_COVERED`] alone. Of what
//! is found the [`MAX_SCORED`] with the largest shared weight are compared in full: that is the
//! only bound, and a query of very common parts alone can meet it.

use std::collections::BTreeMap;

use sarhad_model::{EntryKind, ListEntry, NameQuality, WatchList};

use super::align::{Pair, Side, align, explain};
use super::evidence::weigh;
use super::identifier::normal_identifier;
use super::index::{Keys, PartyIndex, Place};
use super::prepare::{NamePart, PreparedName, prepare_all};
use super::probability::{MIN_COVERED, log_odds, probability};
use super::similarity::{cuts, together};
use super::{Comparison, PartyMatch, PartyQuery};
use crate::text::skeleton;

/// At most so many names are compared in full for one query.
pub const MAX_SCORED: usize = 400;
/// Matches below this probability are not given.
const LEAST_PROBABILITY: f64 = 0.35;
/// Probability of a party with an equal identifier.
const BY_IDENTIFIER: f64 = 0.99;
/// Factors of the probability by the quality of the listed name.
const WEAK_NAME: f64 = 0.85;
const FORMER_NAME: f64 = 0.97;
/// Log odds for what else is known: born in another year (by more than one), in the same year,
/// on the same day; no country in common, one in common; another kind of party.
const OTHER_YEAR: f64 = -4.0;
const SAME_YEAR: f64 = 0.5;
const SAME_DAY: f64 = 1.5;
const OTHER_COUNTRY: f64 = -0.5;
const SAME_COUNTRY: f64 = 0.2;
const OTHER_KIND: f64 = -1.5;

/// A query ready to be compared.
struct Prepared<'q> {
    parts: Vec<&'q NamePart>,
    weights: Vec<f32>,
}

impl<'q> Prepared<'q> {
    fn new(index: &PartyIndex, name: &'q PreparedName) -> Self {
        Self {
            parts: name.parts.iter().collect(),
            weights: name.parts.iter().map(|part| index.weight_of(part)).collect(),
        }
    }

    fn side(&self) -> Side<'_> {
        Side { parts: &self.parts, weights: &self.weights }
    }
}

/// A listed name compared in full.
struct Scored {
    name: usize,
    probability: f64,
    pairs: Vec<Pair>,
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
        let names = prepare_all(query.name, query.kind);
        let all: Vec<Prepared<'_>> = names.iter().map(|name| Prepared::new(self, name)).collect();
        let mut best: BTreeMap<Place, (usize, Scored)> = BTreeMap::new();
        for (variant, prepared) in all.iter().enumerate() {
            for candidate in self.candidates(prepared) {
                let scored = self.score(lists, query, prepared, candidate as usize);
                if scored.probability < LEAST_PROBABILITY {
                    continue;
                }
                let place = self.names.place[scored.name];
                if best.get(&place).is_none_or(|(_, other)| {
                    (scored.probability, other.name) > (other.probability, scored.name)
                }) {
                    best.insert(place, (variant, scored));
                }
            }
        }
        let mut matches: Vec<PartyMatch> =
            best.values().map(|(variant, scored)| self.explained(&all[*variant], scored)).collect();
        self.add_by_identifier(query, &mut matches);
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
        let mut out = Vec::new();
        for name in prepare_all(query.name, query.kind) {
            for at in self.candidates(&Prepared::new(self, &name)) {
                let at = at as usize;
                let (list, entry) = self.names.place[at];
                out.push((list as usize, entry as usize, self.names.name[at] as usize));
            }
        }
        out
    }

    /// Compares the query with every name of the index: slow, for tests and for measuring what
    /// the search may miss. Gives (list, entry, probability) of every entry, best name, in order.
    pub fn full_scan(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
    ) -> Vec<(usize, usize, f64)> {
        let mut best: BTreeMap<Place, f64> = BTreeMap::new();
        for name in prepare_all(query.name, query.kind) {
            let prepared = Prepared::new(self, &name);
            for candidate in 0..self.names.len() {
                let scored = self.score(lists, query, &prepared, candidate);
                let entry = best.entry(self.names.place[candidate]).or_default();
                *entry = entry.max(scored.probability);
            }
        }
        best.into_iter().map(|((list, entry), p)| (list as usize, entry as usize, p)).collect()
    }

    fn score(
        &self,
        lists: &[WatchList],
        query: &PartyQuery<'_>,
        prepared: &Prepared<'_>,
        name: usize,
    ) -> Scored {
        let ids = self.names.parts(name);
        let parts: Vec<&NamePart> = ids.iter().map(|id| &self.parts[*id as usize]).collect();
        let weights: Vec<f32> = ids.iter().map(|id| self.weights[*id as usize]).collect();
        let listed = Side { parts: &parts, weights: &weights };
        let pairs = align(prepared.side(), listed);
        let evidence = weigh(prepared.side(), listed, &pairs);
        let kind = query.kind.or(Some(self.names.kind[name]));
        let mut odds = log_odds(&evidence, kind);
        let (list, entry) = self.names.place[name];
        if let Some(listed) = lists.get(list as usize).and_then(|l| l.entries.get(entry as usize)) {
            odds += circumstances(query, listed);
        }
        let quality = match self.names.quality[name] {
            NameQuality::Primary | NameQuality::Strong => 1.0,
            NameQuality::Former => FORMER_NAME,
            NameQuality::Weak => WEAK_NAME,
        };
        Scored { name, probability: quality * probability(odds, &evidence), pairs }
    }

    fn explained(&self, prepared: &Prepared<'_>, scored: &Scored) -> PartyMatch {
        let ids = self.names.parts(scored.name);
        let parts: Vec<&NamePart> = ids.iter().map(|id| &self.parts[*id as usize]).collect();
        let weights: Vec<f32> = ids.iter().map(|id| self.weights[*id as usize]).collect();
        let listed = Side { parts: &parts, weights: &weights };
        let (list, entry) = self.names.place[scored.name];
        PartyMatch {
            list: list as usize,
            entry: entry as usize,
            name: self.names.name[scored.name] as usize,
            comparison: Comparison {
                probability: scored.probability,
                parts: explain(prepared.side(), listed, &scored.pairs),
            },
            by_identifier: false,
        }
    }

    fn add_by_identifier(&self, query: &PartyQuery<'_>, matches: &mut Vec<PartyMatch>) {
        let keys = query.identifiers.iter().filter_map(|number| normal_identifier(number));
        for &(list, entry) in keys.filter_map(|key| self.identifiers.get(&key)).flatten() {
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

    /// Names that may reach [`MIN_COVERED`], at most [`MAX_SCORED`], in order of the index.
    fn candidates(&self, query: &Prepared<'_>) -> Vec<u32> {
        let total: f32 = query.weights.iter().sum();
        let needed = total * MIN_COVERED as f32;
        let (essential, left) = essential_parts(query, needed);
        if essential.is_empty() {
            return Vec::new();
        }
        let mut found = Found::new(self.names.len());
        for &at in &essential {
            found.next_part(query.weights[at]);
            self.look_up(query.parts[at], &mut found);
        }
        for at in 1..query.parts.len() {
            if essential.contains(&at) || essential.contains(&(at - 1)) {
                found.next_part(query.weights[at] + query.weights[at - 1]);
                let key = together(query.parts[at - 1], query.parts[at]);
                add_near(&self.keys, &key, &mut found);
                let (first, second) = (query.parts[at - 1], query.parts[at]);
                self.east.look_up_joined(first, second, |names| found.add(names));
            }
        }
        let mut ranked: Vec<(f32, u32)> = found
            .touched
            .iter()
            .map(|name| (found.shared[*name as usize], *name))
            .filter(|(shared, _)| shared + left >= needed - 1e-4)
            .map(|(shared, name)| (shared / (total + self.names.total[name as usize]), name))
            .collect();
        if ranked.len() > MAX_SCORED {
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
            ranked.truncate(MAX_SCORED);
        }
        let mut names: Vec<u32> = ranked.into_iter().map(|(_, name)| name).collect();
        names.sort_unstable();
        names
    }

    /// All names with a part that may be like this one.
    fn look_up(&self, part: &NamePart, found: &mut Found) {
        for key in part.keys() {
            add_near(&self.keys, key, found);
        }
        let bones = if part.script.compares_by_bones() { &self.bones } else { &self.bare_bones };
        if !part.bones.is_empty() {
            add_near(bones, &part.bones, found);
        }
        self.east.look_up(part, |names| found.add(names));
        for (head, tail) in cuts(&part.latin) {
            let key = |half| self.keys.words.exact(&skeleton(half));
            if let Some(first) = key(head)
                && let Some(second) = key(tail)
            {
                let (first, second) = (self.keys.names(first), self.keys.names(second));
                found.add(if first.len() < second.len() { first } else { second });
            }
        }
    }
}

/// The heaviest parts, until the weight of the others is below what is needed, and that weight.
fn essential_parts(query: &Prepared<'_>, needed: f32) -> (Vec<usize>, f32) {
    let mut order: Vec<usize> = (0..query.parts.len()).collect();
    order.sort_by(|a, b| query.weights[*b].total_cmp(&query.weights[*a]).then(a.cmp(b)));
    // Initials find nothing by themselves but may be paired with initials.
    let mut left: f32 = query.weights.iter().sum();
    let mut essential = Vec::new();
    for at in order {
        if left < needed - 1e-4 {
            break;
        }
        left -= query.weights[at];
        essential.push(at);
    }
    (essential, left.max(0.0))
}

fn add_near(keys: &Keys, key: &str, found: &mut Found) {
    for (key, _) in keys.words.find(key) {
        found.add(keys.names(key));
    }
}

/// Weight shared by each name with the query: an upper bound.
struct Found {
    shared: Vec<f32>,
    /// The last part counted for each name.
    counted: Vec<u16>,
    touched: Vec<u32>,
    part: u16,
    weight: f32,
}

impl Found {
    fn new(names: usize) -> Self {
        let (shared, counted) = (vec![0.0; names], vec![0; names]);
        Self { shared, counted, touched: Vec::new(), part: 0, weight: 0.0 }
    }

    fn next_part(&mut self, weight: f32) {
        self.part += 1;
        self.weight = weight;
    }

    fn add(&mut self, names: &[u32]) {
        for &name in names {
            let at = name as usize;
            if self.counted[at] == self.part {
                continue;
            }
            if self.counted[at] == 0 {
                self.touched.push(name);
            }
            self.counted[at] = self.part;
            self.shared[at] += self.weight;
        }
    }
}

/// Log odds for what is known beside the name.
fn circumstances(query: &PartyQuery<'_>, listed: &ListEntry) -> f64 {
    let mut odds = 0.0;
    if let Some(kind) = query.kind
        && kind != EntryKind::Unknown
        && listed.kind != EntryKind::Unknown
        && kind != listed.kind
    {
        odds += OTHER_KIND;
    }
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
