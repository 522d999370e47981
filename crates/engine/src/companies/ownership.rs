//! How much of a company listed parties own, along all paths of the register.
//!
//! A company that listed parties own by the threshold counts as listed itself (the rule of 50 per
//! cent); below it their shares are multiplied along the path. Shares of several listed owners
//! are added up.

use std::collections::BTreeSet;

use sarhad_model::{Company, Owner};

use super::index::CompanyIndex;
use super::{CompanyBook, owner_key};
use crate::parties::PartyMatch;
use crate::screened::NameKey;

/// Most steps from a company up to an owner; longer chains are seldom real, and a circle ends
/// earlier.
pub const MAX_DEPTH: usize = 8;
/// Most companies that are looked at above one company.
const MAX_ABOVE: usize = 1_000;

/// A listed owner at the end of a path.
#[derive(Debug, Clone, Copy)]
pub struct ListedOwner<'r> {
    /// As the register writes it.
    pub owner: &'r Owner,
    /// The listed party that it matches.
    pub found: &'r PartyMatch,
}

/// Who of the listed parties owns a company.
#[derive(Debug, Clone, Default)]
pub struct Ownership<'r> {
    /// Percent, of the shares that the register states.
    pub percent: f64,
    /// Whether a share of a listed owner on some path is not stated.
    pub is_open: bool,
    /// The listed owners, each once.
    pub owners: Vec<ListedOwner<'r>>,
}

impl<'r> Ownership<'r> {
    /// Of a company. `listed` says which match of a name is one to be raised.
    pub fn of<'b>(
        book: &'b CompanyBook<'r>,
        company: &'r Company,
        threshold: f64,
        listed: &dyn Fn(&NameKey<'r>, &'b [PartyMatch]) -> Option<&'b PartyMatch>,
    ) -> Ownership<'b>
    where
        'r: 'b,
    {
        let mut found = Ownership::default();
        let mut walk = Walk { book, threshold, listed, owners: Vec::new(), looked_at: 0 };
        (found.percent, found.is_open) = walk.share(company, &mut Vec::new());
        found.owners = walk.owners;
        found
    }
}

type IsListed<'w, 'b, 'r> = &'w dyn Fn(&NameKey<'r>, &'b [PartyMatch]) -> Option<&'b PartyMatch>;

struct Walk<'w, 'b, 'r> {
    book: &'b CompanyBook<'r>,
    threshold: f64,
    listed: IsListed<'w, 'b, 'r>,
    owners: Vec<ListedOwner<'b>>,
    looked_at: usize,
}

impl<'b, 'r: 'b> Walk<'_, 'b, 'r> {
    /// Percent of a company that listed parties own, and whether a share on the way is not stated.
    fn share(&mut self, company: &'r Company, path: &mut Vec<&'r str>) -> (f64, bool) {
        self.looked_at += 1;
        if path.len() >= MAX_DEPTH || self.looked_at > MAX_ABOVE || path.contains(&&*company.number)
        {
            return (0.0, false);
        }
        path.push(&company.number);
        let (mut percent, mut is_open) = (0.0, false);
        for owner in &company.owners {
            let key = owner_key(owner);
            let share = if let Some(found) = (self.listed)(&key, self.book.matches(&key)) {
                if !self.owners.iter().any(|one| std::ptr::eq(one.owner, owner)) {
                    self.owners.push(ListedOwner { owner, found });
                }
                100.0
            } else if let Some(place) = self.book.index.place_of_owner(owner) {
                let (above, open_above) = self.share(self.book.index.at(place), path);
                is_open |= open_above;
                if above >= self.threshold { 100.0 } else { above }
            } else {
                0.0
            };
            match owner.percent {
                Some(own) => percent += own * share / 100.0,
                None => is_open |= share > 0.0,
            }
        }
        path.pop();
        (percent.min(100.0), is_open)
    }
}

/// A company and the companies above it, each once.
pub(super) fn up_from(index: &CompanyIndex<'_>, place: usize) -> BTreeSet<usize> {
    let mut seen = BTreeSet::from([place]);
    let mut edge = vec![place];
    for _ in 1..MAX_DEPTH {
        let owners = edge.iter().flat_map(|place| &index.at(*place).owners);
        let above: Vec<usize> = owners.filter_map(|owner| index.place_of_owner(owner)).collect();
        edge = above.into_iter().filter(|place| seen.insert(*place)).collect();
        if edge.is_empty() || seen.len() > MAX_ABOVE {
            break;
        }
    }
    seen
}
