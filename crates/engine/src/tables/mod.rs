//! Policy and vocabulary that the indicators judge by, read from the tables in `data/`: weights
//! and gates, embargoes, towns and border places, words for forwarders, traders, banks, orders,
//! placeholders, roots of chemical names.
//!
//! They are data, so that a country can set its own; here are those built in. A broken built-in
//! table is a mistake of ours and stops the program at once: it is not input.

mod border_towns;
mod business;
mod chemical;
mod cities;
mod densities;
mod embargo;
mod hubs;
mod indicator_rows;
mod kits;
mod legacy_sites;
mod licences;
mod phrases;
mod places;
mod points;
mod spare_parts;

use std::collections::BTreeSet;

use crate::policy::LocalPolicy;

pub use border_towns::BorderTown;
pub use business::Business;
pub use cities::Cities;
pub use densities::DensityBounds;
pub use embargo::{Effect, Embargo, GoodsGroup};
pub use hubs::Hub;
pub use indicator_rows::{GROUPS, IndicatorRow};
pub use kits::{KITS, KitComponent};
pub use legacy_sites::LegacySite;
use licences::LicenceWords;
pub use phrases::{Phrases, plain_words};
pub use places::{Corridor, Place, Side};
pub use points::CountryPoints;
pub use spare_parts::SpareParts;

const INDICATORS: &str = include_str!("../../../../data/indicators.csv");
const EMBARGO: &str = include_str!("../../../../data/embargo.csv");
const PLACES: &str = include_str!("../../../../data/places.csv");
const CITIES: &str = include_str!("../../../../data/cities.csv");
const FORWARDER_WORDS: &str = include_str!("../../../../data/forwarder-words.csv");
const TRADER_WORDS: &str = include_str!("../../../../data/trader-words.csv");
const LICENCE_WORDS: &str = include_str!("../../../../data/licence-words.csv");
const ORDER_WORDS: &str = include_str!("../../../../data/order-words.csv");
const PLACEHOLDERS: &str = include_str!("../../../../data/placeholders.csv");
const ZONE_WORDS: &str = include_str!("../../../../data/zone-words.csv");
const CONDITION_WORDS: &str = include_str!("../../../../data/condition-words.csv");
const HUBS: &str = include_str!("../../../../data/diversion-hubs.csv");
const KITS_TABLE: &str = include_str!("../../../../data/kits.csv");
const SPARE_PARTS: &str = include_str!("../../../../data/spare-parts.csv");
const LEGACY_SITES: &str = include_str!("../../../../data/legacy-sites.csv");
const ACTIVITY_GOODS: &str = include_str!("../../../../data/activity-goods.csv");
const BORDER_TOWNS: &str = include_str!("../../../../data/border-towns.csv");
const COUNTRY_POINTS: &str = include_str!("../../../../data/country-points.csv");
const DEFENCE_WORDS: &str = include_str!("../../../../data/defence-words.csv");
const FREE_MAIL: &str = include_str!("../../../../data/free-mail.csv");
const MAILBOX_WORDS: &str = include_str!("../../../../data/mailbox-words.csv");
const CASH_WORDS: &str = include_str!("../../../../data/cash-words.csv");
const DENSITIES: &str = include_str!("../../../../data/densities.csv");
const CHEMICAL_WORDS: &str = include_str!("../../../../data/chemical-words.csv");

/// All tables, read-only.
#[derive(Debug, Clone)]
pub struct Tables {
    version: String,
    indicators: Vec<IndicatorRow>,
    /// Who may not get what.
    pub embargoes: Vec<Embargo>,
    /// Border places of the corridors that are watched.
    pub places: Vec<Place>,
    /// Towns, ports, stations and posts with their countries.
    pub cities: Cities,
    /// Words that make a company a forwarder, carrier, broker or warehouse.
    pub forwarders: Phrases,
    /// Words that make a party a trading company or a sole trader.
    pub traders: Phrases,
    /// Words by which a consignment is made out to order.
    pub orders: Phrases,
    /// Words that make a party a bank.
    pub banks: Phrases,
    /// Words for free zones and bonded stores.
    pub zones: Phrases,
    /// Words for goods that are said to be used, scrap or samples.
    pub conditions: Phrases,
    /// Where goods are led astray.
    pub hubs: Vec<Hub>,
    /// What kinds of business need.
    businesses: Vec<Business>,
    /// Components of kits.
    pub kits: Vec<KitComponent>,
    /// Codes for parts with their machines.
    pub spare_parts: Vec<SpareParts>,
    /// Towns near borders inside the customs union.
    pub border_towns: Vec<BorderTown>,
    /// Where countries are.
    pub country_points: CountryPoints,
    /// Words for payment in cash.
    pub cash: Phrases,
    /// Words that make a party military, of space or nuclear research.
    pub defence: Phrases,
    /// Words for addresses where mail waits and nobody works.
    pub mailboxes: Phrases,
    /// Domains of free mail.
    free_mail: BTreeSet<String>,
    /// What a cubic metre of goods can weigh.
    pub densities: Vec<DensityBounds>,
    /// Places beside old uranium sites.
    pub legacy_sites: Vec<LegacySite>,
    /// Texts that fill a field without saying anything.
    placeholders: BTreeSet<String>,
    /// Words around the number of a licence.
    licences: LicenceWords,
    /// Roots of chemical names.
    chemical_roots: Vec<String>,
}

impl Tables {
    /// The built-in tables.
    pub fn built_in() -> Self {
        let words =
            |csv, column: usize| rows(csv).map(move |row: Vec<String>| plain_words(&row[column]));
        let version = version();
        Self {
            indicators: rows(INDICATORS).map(|row| IndicatorRow::read(&row, &version)).collect(),
            version,
            embargoes: rows(EMBARGO).map(|row| Embargo::read(&row)).collect(),
            places: rows(PLACES).map(|row| Place::read(&row)).collect(),
            cities: Cities::read(rows(CITIES)),
            forwarders: rows(FORWARDER_WORDS).map(|r| (r[1].clone(), r[2].clone())).collect(),
            traders: rows(TRADER_WORDS).map(|r| (r[1].clone(), r[2].clone())).collect(),
            zones: rows(ZONE_WORDS).map(|r| (r[1].clone(), r[2].clone())).collect(),
            conditions: rows(CONDITION_WORDS).map(|r| (r[1].clone(), r[2].clone())).collect(),
            hubs: rows(HUBS).map(|row| Hub::read(&row)).collect(),
            kits: rows(KITS_TABLE).map(|row| KitComponent::read(&row)).collect(),
            spare_parts: rows(SPARE_PARTS).map(|row| SpareParts::read(&row)).collect(),
            legacy_sites: rows(LEGACY_SITES).map(|row| LegacySite::read(&row)).collect(),
            businesses: rows(ACTIVITY_GOODS).map(|row| Business::read(&row)).collect(),
            border_towns: rows(BORDER_TOWNS).map(|row| BorderTown::read(&row)).collect(),
            country_points: CountryPoints::read(rows(COUNTRY_POINTS)),
            cash: rows(CASH_WORDS).map(|r| (r[1].clone(), r[2].clone())).collect(),
            defence: rows(DEFENCE_WORDS).map(|r| (r[1].clone(), r[2].clone())).collect(),
            mailboxes: rows(MAILBOX_WORDS).map(|r| (r[1].clone(), r[2].clone())).collect(),
            free_mail: rows(FREE_MAIL).map(|row| row[0].clone()).collect(),
            densities: rows(DENSITIES).map(|row| DensityBounds::read(&row)).collect(),
            orders: order_words("order"),
            banks: order_words("bank"),
            placeholders: words(PLACEHOLDERS, 0).collect(),
            licences: LicenceWords::read(rows(LICENCE_WORDS)),
            chemical_roots: words(CHEMICAL_WORDS, 1).collect(),
        }
    }

    /// The same as a country or a post sets them.
    #[must_use]
    pub fn with_policy(mut self, policy: &LocalPolicy) -> Self {
        let version = policy.version();
        for row in &mut self.indicators {
            if let Some(change) = policy.row(&row.id) {
                row.set(change, &version);
            }
        }
        for change in policy.embargoes() {
            self.embargoes.retain(|known| !known.is_same_as(&change.measure));
            if !change.is_off {
                self.embargoes.push(change.measure.clone());
            }
        }
        self
    }

    /// A hash of the built-in tables: their version.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The row of an indicator.
    ///
    /// # Panics
    /// If there is none: a test holds every indicator to have one.
    pub fn indicator(&self, id: &str) -> &IndicatorRow {
        self.indicators
            .iter()
            .find(|row| row.id == id)
            .unwrap_or_else(|| panic!("data/indicators.csv has no row {id}"))
    }

    /// All rows of indicators.
    pub fn indicators(&self) -> &[IndicatorRow] {
        &self.indicators
    }

    /// What the business of an activity needs; none for an activity that may need anything.
    pub fn business(&self, activity_code: &str) -> Option<&Business> {
        business::of(&self.businesses, activity_code)
    }

    /// Whether a goods text names a licence with its number.
    pub fn names_licence(&self, text: &str) -> bool {
        self.licences.named_in(text)
    }

    /// Whether anybody can have a mailbox at a domain for nothing.
    pub fn is_free_mail(&self, domain: &str) -> bool {
        self.free_mail.contains(&domain.trim().trim_end_matches('.').to_lowercase())
    }

    /// Whether a text only fills its field: empty, punctuation, or a word such as `TBA`.
    pub fn is_placeholder(&self, text: &str) -> bool {
        let plain = plain_words(text);
        let mut letters = plain.chars().filter(|c| c.is_alphanumeric());
        let first = letters.next();
        // "XXXX", "0000": one sign over and over.
        let repeated = first.is_none_or(|first| letters.all(|c| c == first))
            && (plain.chars().count() > 2 || first.is_none_or(|c| c == '0' || c == 'x'));
        repeated || self.placeholders.contains(&plain)
    }
}

fn version() -> String {
    let mut hasher = blake3::Hasher::new();
    for table in [
        INDICATORS,
        EMBARGO,
        PLACES,
        CITIES,
        FORWARDER_WORDS,
        TRADER_WORDS,
        LICENCE_WORDS,
        ORDER_WORDS,
        PLACEHOLDERS,
        CHEMICAL_WORDS,
        ZONE_WORDS,
        CONDITION_WORDS,
        HUBS,
        KITS_TABLE,
        LEGACY_SITES,
        ACTIVITY_GOODS,
        SPARE_PARTS,
        DENSITIES,
        BORDER_TOWNS,
        COUNTRY_POINTS,
        CASH_WORDS,
        FREE_MAIL,
        DEFENCE_WORDS,
        MAILBOX_WORDS,
    ] {
        hasher.update(table.as_bytes());
        hasher.update(&[0xff]);
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

fn order_words(kind: &str) -> Phrases {
    rows(ORDER_WORDS)
        .filter(|row| row[0] == kind)
        .map(|row| (row[2].clone(), row[3].clone()))
        .collect()
}

/// The rows of a built-in table, without its header.
fn rows(csv: &'static str) -> impl Iterator<Item = Vec<String>> {
    csv::Reader::from_reader(csv.as_bytes()).into_records().map(|row| {
        let row = row.expect("built-in tables are well-formed CSV");
        row.iter().map(str::to_owned).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_read() {
        let tables = Tables::built_in();
        assert!(tables.indicators().len() >= 20);
        assert!(!tables.embargoes.is_empty() && !tables.places.is_empty());
        assert_eq!(tables.version().len(), 12);
    }

    #[test]
    fn placeholders_say_nothing() {
        let tables = Tables::built_in();
        for text in ["", " - ", "N/A", "n/a.", "TBA", "XXX", "....", "Нет", "0000", "000"] {
            assert!(tables.is_placeholder(text), "{text}");
        }
        for text in ["LLC AAB", "12", "Нетто", "NATO", "A", "7", "tires"] {
            assert!(!tables.is_placeholder(text), "{text}");
        }
    }
}
