//! What passed before: movements of goods with their parties, equipment and documents, and what
//! inspections found. A judgement about novelty, price or record rests on it.
//!
//! [`History`] is an interface, so that files in memory ([`MemoryHistory`]) and a store answer the
//! same questions. Every question carries a day, and only what was known *strictly before* it is in
//! the answer: a movement by the day of its paper, an outcome by the day on which it became known.
//! [`KnownBefore`] fixes that day; it is all that an indicator sees.
//!
//! It judges nothing, and it keeps nothing of persons but what the papers say of parties.

mod identity;
mod link;
mod mass;
mod memory;
mod movement;
mod outcome;
mod outcome_file;
mod price;
mod reading;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use sarhad_model::{CountryCode, Party};

pub use identity::{PartyKey, PartyKeys, contacts};
pub use link::{Link, LinkKind, MAX_SHARING};
pub use mass::MassLevel;
pub use memory::{MAX_ANSWER, MemoryHistory};
pub use movement::{MAX_WORDS, MovedLine, MovedParty, MovedShip, Movement, Way};
pub use outcome::{InspectedBy, MAX_OUTCOME_DAYS, Outcome, OutcomeKind, OutcomeRow};
pub use outcome_file::{OutcomeFault, OutcomeReading, read_outcomes};
pub use price::{MAX_PEERS, PriceLevel};
pub use reading::{Movements, day_of, day_of_unit, movements};

pub(crate) use reading::{plain_number, ship, vehicles, way};

/// Something that movements have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A party, in any role.
    Party(PartyKey),
    /// A party with goods of an HS heading (four digits).
    PartyHeading(PartyKey, String),
    /// A party on the way from one country to another.
    PartyLane(PartyKey, CountryCode, CountryCode),
    /// The way from one country to another.
    Lane(CountryCode, CountryCode),
    /// Goods of an HS subheading (six digits) on that way.
    Flow(String, CountryCode, CountryCode),
    /// A country that goods are for.
    Destination(CountryCode),
    /// Goods of an HS heading for a country.
    DestinationHeading(CountryCode, String),
    /// A document, by letters and digits of its number.
    Document(String),
    /// A container, wagon or trailer, by its number.
    Equipment(String),
    /// A truck, by letters and digits of its plate.
    Vehicle(String),
}

/// How often something was seen, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Movements.
    pub count: usize,
    /// Day of the first.
    pub first: NaiveDate,
    /// Day of the last.
    pub last: NaiveDate,
}

/// How much of something moved.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Flow {
    /// Goods lines.
    pub lines: usize,
    /// Mass, kilograms, of the lines that state one.
    pub mass_kg: f64,
}

/// Days from `from` on, and before `before`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub from: NaiveDate,
    /// The day after the last.
    pub before: NaiveDate,
}

impl Window {
    /// The `days` days before a day.
    pub fn days_before(before: NaiveDate, days: u64) -> Self {
        let from = before.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        Self { from, before }
    }
}

/// How many inspections there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inspections {
    /// All.
    pub all: usize,
    /// Those that found something.
    pub positive: usize,
    /// Those that were drawn at random.
    pub random: usize,
    /// Those of them that found something.
    pub random_positive: usize,
}

/// A memory of what passed. Every answer holds only what was known before the day asked for, so
/// that later records change no earlier judgement.
pub trait History: std::fmt::Debug + Send + Sync {
    /// Hash of all that was known before a day.
    fn version(&self, before: NaiveDate) -> String;

    /// How many movements were known before a day, from when to when.
    fn extent(&self, before: NaiveDate) -> Option<Seen>;

    /// How often something was seen before a day.
    fn seen(&self, key: &Key, before: NaiveDate) -> Option<Seen>;

    /// The movements of something in a window, oldest first; of very many the latest
    /// [`MAX_ANSWER`].
    fn movements(&self, key: &Key, window: Window) -> Vec<Arc<Movement>>;

    /// How much of some goods went from one country to another in a window.
    fn flow(&self, hs6: &str, from: CountryCode, to: CountryCode, window: Window) -> Flow;

    /// What goods of an HS subheading cost a kilogram, in one currency, from one origin or from any.
    fn price(
        &self,
        hs6: &str,
        origin: Option<CountryCode>,
        currency: &str,
        before: NaiveDate,
    ) -> Option<PriceLevel>;

    /// How heavy lines of an HS subheading are, of those before a day.
    fn masses(&self, hs6: &str, before: NaiveDate) -> Option<MassLevel>;

    /// How many parties were seen with a telephone, e-mail, address or number before a day; of more
    /// than [`MAX_SHARING`] one more than that.
    fn sharing(&self, what: &(LinkKind, String), before: NaiveDate) -> usize;
    /// What a cubic metre of goods of an HS heading weighs, as it was declared.
    fn density(&self, heading: &str, before: NaiveDate) -> Option<PriceLevel>;

    /// The calls of a ship in a window, by its IMO number, oldest first: each day with the name and
    /// flag of that day.
    fn calls(&self, imo: &str, window: Window) -> Vec<(NaiveDate, MovedShip)>;

    /// Other parties that share a telephone, e-mail, address or number with a party, seen before a
    /// day. What very many share ([`MAX_SHARING`]) links nobody.
    fn links(
        &self,
        party: &PartyKeys,
        contacts: &[(LinkKind, String)],
        before: NaiveDate,
    ) -> Vec<Link>;

    /// Outcomes of inspections of something that became known before a day, oldest first.
    fn outcomes(&self, key: &Key, before: NaiveDate) -> Vec<Arc<Outcome>>;

    /// All inspections whose outcome became known before a day.
    fn inspections(&self, before: NaiveDate) -> Inspections;
}

/// A history as it was known before a day.
#[derive(Debug, Clone, Copy)]
pub struct KnownBefore<'h> {
    history: &'h dyn History,
    day: NaiveDate,
}

impl<'h> KnownBefore<'h> {
    /// What was known before a day.
    pub fn new(history: &'h dyn History, day: NaiveDate) -> Self {
        Self { history, day }
    }

    /// The day; nothing of it or after it is known.
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Hash of what was known.
    pub fn version(&self) -> String {
        self.history.version(self.day)
    }

    /// How many movements are known, from when to when.
    pub fn extent(&self) -> Option<Seen> {
        self.history.extent(self.day)
    }

    /// Whether enough is known to say that something is new: days since the first movement, and
    /// movements.
    pub fn reaches(&self, days: f64, records: f64) -> bool {
        self.extent().is_some_and(|known| {
            let reach = (self.day - known.first).num_days();
            reach as f64 >= days && known.count as f64 >= records
        })
    }

    /// How often something was seen.
    pub fn seen(&self, key: &Key) -> Option<Seen> {
        self.history.seen(key, self.day)
    }

    /// How often a party was seen: by its numbers, or else by name and country. `of` makes the key,
    /// alone or with goods or a way.
    pub fn seen_party(&self, party: &PartyKeys, of: impl Fn(PartyKey) -> Key) -> Option<Seen> {
        let one = |key: &PartyKey| self.seen(&of(key.clone()));
        let best = |keys: &[PartyKey]| {
            keys.iter().filter_map(one).reduce(|a, b| Seen {
                count: a.count.max(b.count),
                first: a.first.min(b.first),
                last: a.last.max(b.last),
            })
        };
        best(&party.numbers).or_else(|| best(&party.asked_names()))
    }

    /// Movements of the last days.
    pub fn movements(&self, key: &Key, days: u64) -> Vec<Arc<Movement>> {
        self.history.movements(key, Window::days_before(self.day, days))
    }

    /// Movements of a party in the last days, oldest first, each once.
    pub fn movements_of(&self, party: &PartyKeys, days: u64) -> Vec<Arc<Movement>> {
        let of = |key: &PartyKey| self.movements(&Key::Party(key.clone()), days);
        let mut all: Vec<Arc<Movement>> = party.numbers.iter().flat_map(of).collect();
        let by_name = party.asked_names();
        let named = by_name.iter().flat_map(of);
        all.extend(named.filter(|movement| movement.may_be(party)));
        all.sort_by(|a, b| (a.date, Arc::as_ptr(a)).cmp(&(b.date, Arc::as_ptr(b))));
        all.dedup_by(|later, first| Arc::ptr_eq(later, first));
        all.sort_by(|a, b| a.cmp_content(b));
        all
    }

    /// How much of some goods went from one country to another in a window that ends `until` days
    /// ago and is `days` long.
    pub fn flow(&self, hs6: &str, way: (CountryCode, CountryCode), days: u64, until: u64) -> Flow {
        let end = Window::days_before(self.day, until).from;
        self.history.flow(hs6, way.0, way.1, Window::days_before(end, days))
    }

    /// What goods cost a kilogram.
    pub fn price(
        &self,
        hs6: &str,
        origin: Option<CountryCode>,
        currency: &str,
    ) -> Option<PriceLevel> {
        self.history.price(hs6, origin, currency, self.day)
    }

    /// How heavy lines of an HS subheading are.
    pub fn masses(&self, hs6: &str) -> Option<MassLevel> {
        self.history.masses(hs6, self.day)
    }

    /// Whether so many parties have a telephone, e-mail or address that it links nobody.
    pub fn is_of_many(&self, what: &(LinkKind, String)) -> bool {
        self.history.sharing(what, self.day) > MAX_SHARING
    }

    /// Other parties that share something with a party of earlier papers, by what those papers say of
    /// it in the last days.
    pub fn links_of_known(&self, party: &PartyKeys, days: u64) -> Vec<Link> {
        let movements = self.movements_of(party, days);
        let named = movements.iter().flat_map(|movement| &movement.parties);
        let own = named.filter(|moved| moved.keys.is_same(party));
        let mut contacts: Vec<(LinkKind, String)> =
            own.flat_map(|moved| moved.contacts.iter().cloned()).collect();
        contacts.sort_unstable();
        contacts.dedup();
        self.history.links(party, &contacts, self.day)
    }

    /// What a cubic metre of goods of an HS heading weighs.
    pub fn density(&self, heading: &str) -> Option<PriceLevel> {
        self.history.density(heading, self.day)
    }

    /// The calls of a ship in the last days, by its IMO number.
    pub fn calls(&self, imo: &str, days: u64) -> Vec<(NaiveDate, MovedShip)> {
        self.history.calls(imo, Window::days_before(self.day, days))
    }

    /// Other parties that share something with a party.
    pub fn links(&self, party: &Party, keys: &PartyKeys) -> Vec<Link> {
        self.history.links(keys, &contacts(party), self.day)
    }

    /// Outcomes of inspections of something.
    pub fn outcomes(&self, key: &Key) -> Vec<Arc<Outcome>> {
        self.history.outcomes(key, self.day)
    }

    /// Outcomes of inspections of a party, oldest first, each once.
    pub fn outcomes_of(&self, party: &PartyKeys) -> Vec<Arc<Outcome>> {
        let of = |key: &PartyKey| self.outcomes(&Key::Party(key.clone()));
        let mut all: Vec<Arc<Outcome>> = party.numbers.iter().flat_map(of).collect();
        let by_name = party.asked_names();
        let named = by_name.iter().flat_map(of);
        all.extend(named.filter(|one| one.movements.iter().any(|moved| moved.may_be(party))));
        all.sort_by(|a, b| a.cmp_content(b).then(Arc::as_ptr(a).cmp(&Arc::as_ptr(b))));
        all.dedup_by(|later, first| Arc::ptr_eq(later, first));
        all
    }

    /// All inspections.
    pub fn inspections(&self) -> Inspections {
        self.history.inspections(self.day)
    }
}
