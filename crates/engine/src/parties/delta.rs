//! Which of the names that were screened a new version of the lists concerns.
//!
//! The comparison is symmetric, so the names that were screened are made a set of their own once,
//! and each entry that came, went or changed is looked up in it: the cost goes with the change,
//! not with the number of names. What changed in the lists is told by the caller; it searches no
//! list and keeps no result.

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{CountryCode, EntryKind, PartialDate, WatchList};

use super::PartyQuery;
use super::align::{Side, align};
use super::evidence::weigh;
use super::identifier::normal_identifier;
use super::index::{PartyIndex, Place, identifiers_of};
use super::lookup::{Covered, Lookup, Prepared, Weights};
use super::name_set::{NameSet, NameSetBuilder};
use super::prepare::prepare_all;
use super::rows::{Rows, count};
use super::search::listed_probability;

/// Names that were screened, ready to be asked what a change of the lists means for them.
#[derive(Debug, Clone, Default)]
pub struct ScreenedNames {
    set: NameSet,
    /// The screened names that each distinct name is.
    bearers: Rows,
    asked: Vec<Asked>,
    identifiers: BTreeMap<String, Vec<u32>>,
}

/// What was known beside the name.
#[derive(Debug, Clone, Copy)]
struct Asked {
    kind: Option<EntryKind>,
    born: Option<PartialDate>,
    country: Option<CountryCode>,
}

/// Lists of one time with their index.
#[derive(Debug, Clone, Copy)]
pub struct ListState<'a> {
    /// The lists.
    pub lists: &'a [WatchList],
    /// Built from them.
    pub index: &'a PartyIndex,
}

/// An entry that came, went or changed, by its list and place in both states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryChange {
    /// Where it was; none when it is new.
    pub old: Option<(usize, usize)>,
    /// Where it is; none when it is gone.
    pub new: Option<(usize, usize)>,
}

impl ScreenedNames {
    /// Prepares names that were screened; they are known by their number from then on.
    pub fn build(queries: &[PartyQuery<'_>]) -> Self {
        let mut builder = NameSetBuilder::default();
        let mut screened = Self::default();
        let mut distinct = Rows::default();
        for (number, query) in queries.iter().enumerate() {
            let names = prepare_all(query.name, query.kind);
            distinct.push(
                names
                    .into_iter()
                    .filter(|name| !name.parts.is_empty())
                    .map(|name| builder.add(name)),
            );
            let (kind, born, country) = (query.kind, query.born, query.country);
            screened.asked.push(Asked { kind, born, country });
            for key in query.identifiers.iter().filter_map(|number| normal_identifier(number)) {
                screened.identifiers.entry(key).or_default().push(count(number));
            }
        }
        screened.set = builder.finish();
        screened.bearers = distinct.turned(screened.set.names.len());
        screened
    }

    /// How many names were screened.
    pub fn len(&self) -> usize {
        self.asked.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// The numbers, in order, of the names whose matches at or above `least` may be others in
    /// `new` than in `old`, when `changes` is all that is different. None that changes is left
    /// out: what a pair of names is worth does not depend on the other names of a list.
    pub fn affected(
        &self,
        old: ListState<'_>,
        new: ListState<'_>,
        changes: &[EntryChange],
        least: f64,
    ) -> Vec<usize> {
        let places = |side: fn(&EntryChange) -> Option<(usize, usize)>| -> BTreeSet<Place> {
            changes.iter().filter_map(side).map(|(l, e)| (count(l), count(e))).collect()
        };
        let mut affected = BTreeSet::new();
        for (state, places) in
            [(old, places(|change| change.old)), (new, places(|change| change.new))]
        {
            for place in places {
                self.like(state, place, least, &mut affected);
            }
        }
        affected.into_iter().map(|number| number as usize).collect()
    }

    /// Adds the screened names that an entry matches.
    fn like(&self, state: ListState<'_>, place: Place, least: f64, out: &mut BTreeSet<u32>) {
        let index = state.index;
        let listed = state.lists.get(place.0 as usize);
        let Some(entry) = listed.and_then(|list| list.entries.get(place.1 as usize)) else {
            return;
        };
        let same_number = identifiers_of(entry).filter_map(|key| self.identifiers.get(&key));
        out.extend(same_number.flatten());
        let weights = ScreenedWeights(&self.set);
        for row in index.rows_of(place) {
            let name = index.names.distinct(row);
            let ids = index.set.names.get(name);
            let listed = Prepared {
                parts: ids.iter().map(|id| &index.set.parts[*id as usize]).collect(),
                weights: ids.iter().map(|id| index.weights().part(*id)).collect(),
            };
            let (kind, quality) =
                (index.names.kind[row as usize], index.names.quality[row as usize]);
            Lookup::new(&self.set, &listed).each_candidate(&weights, |name, covered| {
                if covered == Covered::Query && least > super::probability::UNCOVERED_CAP {
                    return;
                }
                let ids = self.set.names.get(name);
                let parts: Vec<_> = ids.iter().map(|id| &self.set.parts[*id as usize]).collect();
                let own: Vec<f32> = ids.iter().map(|id| weights.part(*id)).collect();
                let asked = Side { parts: &parts, weights: &own };
                let evidence = weigh(asked, listed.side(), &align(asked, listed.side()));
                for &number in self.bearers.get(name) {
                    let Asked { kind: asked, born, country } = self.asked[number as usize];
                    let query = PartyQuery { kind: asked, born, country, ..PartyQuery::default() };
                    let probability =
                        listed_probability(&evidence, &query, kind, quality, || Some(entry));
                    if probability >= least {
                        out.insert(number);
                    }
                }
            });
        }
    }
}

/// Weights of screened names.
struct ScreenedWeights<'a>(&'a NameSet);

impl Weights for ScreenedWeights<'_> {
    fn part(&self, part: u32) -> f32 {
        self.0.parts[part as usize].weight
    }

    fn name(&self, name: u32) -> f32 {
        self.0.names.get(name).iter().map(|part| self.part(*part)).sum()
    }
}
