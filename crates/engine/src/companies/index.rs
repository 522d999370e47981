//! The companies of a register by number, name, address and director.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sarhad_model::{Company, CompanyRegister, CountryCode, Director, Party};

use crate::parties::normal_identifier;
use crate::screened::name_forms;
use crate::tables::{Tables, plain_words};

/// What more companies than this have in common (a business centre, a nominee) links nobody.
pub const MAX_SHARING: usize = crate::history::MAX_SHARING;
/// Shortest address that names more than a town, in letters and digits.
const MIN_ADDRESS: usize = 12;
/// Shortest word of a name that is more than an initial, in letters.
const MIN_WORD: usize = 3;
/// Whole words that a name must have to be taken for that of one person.
const MIN_WORDS: usize = 2;

/// What two companies share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// A director.
    Director,
    /// An address.
    Address,
}

/// A register, indexed.
#[derive(Debug, Clone)]
pub struct CompanyIndex<'r> {
    register: &'r CompanyRegister,
    by_number: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_address: HashMap<String, Vec<usize>>,
    by_director: HashMap<String, Vec<usize>>,
}

impl<'r> CompanyIndex<'r> {
    /// Indexes a register.
    pub fn new(register: &'r CompanyRegister) -> Self {
        let mut index = Self {
            register,
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            by_address: HashMap::new(),
            by_director: HashMap::new(),
        };
        for (place, company) in register.companies.iter().enumerate() {
            let number = number_key(&company.number);
            let name = Some(plain_words(&company.name)).filter(|name| !name.is_empty());
            let address = address_key(&company.address);
            for (map, key) in [
                (&mut index.by_number, number),
                (&mut index.by_name, name),
                (&mut index.by_address, address),
            ] {
                if let Some(key) = key {
                    map.entry(key).or_default().push(place);
                }
            }
            let keys: BTreeSet<String> = company.directors.iter().flat_map(director_keys).collect();
            for key in keys {
                index.by_director.entry(key).or_default().push(place);
            }
        }
        index
    }

    /// Version of the register.
    pub fn version(&self) -> &'r str {
        &self.register.version
    }

    /// A company by its place.
    pub(super) fn at(&self, place: usize) -> &'r Company {
        &self.register.companies[place]
    }

    /// The company that a party is: by its number, or, when its papers state none, by a name that
    /// one company alone bears. None where several may be meant.
    pub fn company_of(&self, party: &Party, tables: &Tables) -> Option<&'r Company> {
        self.place_of(party, tables).map(|place| self.at(place))
    }

    pub(super) fn place_of(&self, party: &Party, tables: &Tables) -> Option<usize> {
        let country = party.country.as_ref().and_then(|country| country.value);
        let stated = party.identifiers.iter().map(|one| one.number.raw.trim());
        let numbers: Vec<String> =
            stated.filter(|number| !tables.is_placeholder(number)).filter_map(number_key).collect();
        if !numbers.is_empty() {
            return numbers.iter().find_map(|number| self.only(&self.by_number, number, country));
        }
        let forms = party.name.as_ref().map(|name| name_forms(name, tables)).unwrap_or_default();
        forms.iter().find_map(|name| self.only(&self.by_name, &plain_words(name), country))
    }

    /// The company that an owner is.
    pub(super) fn place_of_owner(&self, owner: &sarhad_model::Owner) -> Option<usize> {
        match number_key(&owner.number) {
            Some(number) => self.only(&self.by_number, &number, None),
            None => self.only(&self.by_name, &plain_words(&owner.name), None),
        }
    }

    /// The one company under a key whose country does not differ.
    fn only(
        &self,
        map: &HashMap<String, Vec<usize>>,
        key: &str,
        country: Option<CountryCode>,
    ) -> Option<usize> {
        let fits = |place: &&usize| match (self.at(**place).country, country) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        let mut found = map.get(key)?.iter().filter(fits);
        match (found.next(), found.next()) {
            (Some(only), None) => Some(*only),
            _ => None,
        }
    }

    /// Companies at the address of a company, itself among them.
    pub fn at_address_of(&self, company: &Company) -> impl Iterator<Item = &'r Company> {
        let key = address_key(&company.address);
        let places = key.and_then(|key| self.by_address.get(&key)).map_or(&[][..], Vec::as_slice);
        places.iter().map(|place| self.at(*place))
    }

    /// Companies that a person directs: by number where both registers give one, else by a name of
    /// at least two whole words.
    pub fn directed_by(&self, director: &Director) -> Vec<&'r Company> {
        self.places_directed_by(director).into_iter().map(|place| self.at(place)).collect()
    }

    fn places_directed_by(&self, director: &Director) -> BTreeSet<usize> {
        let own = number_key(&director.number);
        let same = |other: &Director| match (&own, number_key(&other.number)) {
            (Some(one), Some(two)) => *one == two,
            _ => plain_words(&other.name) == plain_words(&director.name),
        };
        director_keys(director)
            .iter()
            .filter_map(|key| self.by_director.get(key))
            .flatten()
            .copied()
            .filter(|place| self.at(*place).directors.iter().any(same))
            .collect()
    }

    /// Other companies that share a director or the address, by place. What very many share counts
    /// nothing.
    pub(super) fn sharing(&self, place: usize) -> BTreeMap<usize, BTreeSet<Shared>> {
        let company = self.at(place);
        let mut all: BTreeMap<usize, BTreeSet<Shared>> = BTreeMap::new();
        let mut add = |places: &mut dyn Iterator<Item = usize>, shared| {
            let places: Vec<usize> = places.collect();
            if places.len() <= MAX_SHARING {
                for other in places.into_iter().filter(|other| *other != place) {
                    all.entry(other).or_default().insert(shared);
                }
            }
        };
        for director in &company.directors {
            add(&mut self.places_directed_by(director).into_iter(), Shared::Director);
        }
        let key = address_key(&company.address);
        if let Some(places) = key.and_then(|key| self.by_address.get(&key)) {
            add(&mut places.iter().copied(), Shared::Address);
        }
        all
    }

    /// Other companies that share a director or the address, with what is shared.
    pub fn sharing_with(&self, company: &Company) -> Vec<(&'r Company, BTreeSet<Shared>)> {
        let places = number_key(&company.number).and_then(|key| self.by_number.get(&key));
        let of = |place: &&usize| std::ptr::eq(self.at(**place), company);
        let Some(place) = places.into_iter().flatten().find(of) else { return Vec::new() };
        self.sharing(*place).into_iter().map(|(other, shared)| (self.at(other), shared)).collect()
    }
}

/// A number in the form in which it is compared. Spreadsheets drop leading zeros.
pub(crate) fn number_key(number: &str) -> Option<String> {
    let plain = normal_identifier(number)?;
    Some(plain.trim_start_matches('0').to_owned()).filter(|key| !key.is_empty())
}

/// An address with a number in it, long enough to be more than a town.
fn address_key(address: &str) -> Option<String> {
    let plain = plain_words(address);
    let long = plain.chars().filter(|c| c.is_alphanumeric()).count() >= MIN_ADDRESS;
    (long && plain.chars().any(|c| c.is_ascii_digit())).then_some(plain)
}

/// By number, and by a name that is more than a family name with initials.
fn director_keys(director: &Director) -> Vec<String> {
    let name = plain_words(&director.name);
    let whole = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() >= MIN_WORD;
    let telling = name.split(' ').filter(whole).count() >= MIN_WORDS;
    let by_number = number_key(&director.number).map(|number| format!("#{number}"));
    by_number.into_iter().chain(telling.then_some(name)).collect()
}
