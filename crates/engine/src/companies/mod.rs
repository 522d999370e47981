//! What a register of companies says of the parties of a run: who they are, who owns and directs
//! them, with whom they share a director or an address. Names of owners and directors are looked
//! up in the watch lists like names of parties, each once.
//!
//! A company that the register does not hold is unknown, and nothing follows from that.

mod index;
mod ownership;

use std::collections::{BTreeSet, HashMap};

use sarhad_model::{Company, EntryKind, Owner};

use crate::parties::PartyMatch;
use crate::screened::NameKey;
use crate::tables::Tables;
use crate::units::Unit;

pub(crate) use index::number_key;
pub use index::{CompanyIndex, MAX_SHARING, Shared};
pub use ownership::{ListedOwner, MAX_DEPTH, Ownership};

/// The register with what the watch lists say of the names in it that concern a run.
#[derive(Debug, Clone)]
pub struct CompanyBook<'r> {
    /// The register.
    pub index: CompanyIndex<'r>,
    matches: HashMap<NameKey<'r>, Vec<PartyMatch>>,
}

impl<'r> CompanyBook<'r> {
    /// From the keys of [`distinct_names`] with what was found for each.
    pub fn new(
        index: CompanyIndex<'r>,
        matches: impl IntoIterator<Item = (NameKey<'r>, Vec<PartyMatch>)>,
    ) -> Self {
        Self { index, matches: matches.into_iter().collect() }
    }

    /// What the lists say of a name; nothing for one that was not looked up.
    pub fn matches(&self, key: &NameKey<'r>) -> &[PartyMatch] {
        self.matches.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The name of an owner as it is searched.
pub fn owner_key(owner: &Owner) -> NameKey<'_> {
    key(&owner.name, &owner.number, None)
}

/// The name of a director as it is searched.
pub fn director_key(director: &sarhad_model::Director) -> NameKey<'_> {
    key(&director.name, &director.number, Some(EntryKind::Person))
}

/// The name of a company as it is searched.
pub fn company_key(company: &Company) -> NameKey<'_> {
    NameKey {
        country: company.country,
        ..key(&company.name, &company.number, Some(EntryKind::Organisation))
    }
}

fn key<'r>(name: &'r str, number: &'r str, kind: Option<EntryKind>) -> NameKey<'r> {
    let identifiers = Some(number).filter(|number| !number.is_empty()).into_iter().collect();
    NameKey { name, kind, country: None, identifiers }
}

/// The names to be looked up for the parties of some units, each once, sorted: owners at every
/// step, directors, and closed companies that share a director or an address.
pub fn distinct_names<'r>(
    units: &[Unit<'_>],
    index: &CompanyIndex<'r>,
    tables: &Tables,
) -> Vec<NameKey<'r>> {
    let mut companies: BTreeSet<usize> = BTreeSet::new();
    for part in units.iter().flat_map(|unit| &unit.parts) {
        let parties = part.consignment.parties.iter().chain(&part.declaration.parties);
        companies.extend(parties.filter_map(|party| index.place_of(party, tables)));
    }
    let mut names = BTreeSet::new();
    for place in companies {
        let company = index.at(place);
        names.extend(company.directors.iter().map(director_key));
        for owned in ownership::up_from(index, place) {
            names.extend(index.at(owned).owners.iter().map(owner_key));
        }
        let closed = index.sharing(place).into_iter().filter(|(other, _)| {
            let other = index.at(*other);
            other.closed_on.is_some()
        });
        names.extend(closed.map(|(other, _)| company_key(index.at(other))));
    }
    names.retain(|key| !key.name.is_empty() || !key.identifiers.is_empty());
    names.into_iter().collect()
}
