//! A table of import declarations with outcomes, and the features of its rows.
//!
//! Rates and novelty of a row rest only on what was known strictly before its day: declarations of
//! earlier days, and outcomes that were known by then. Prices are compared with those of earlier
//! days. So what comes later changes no row.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};

use super::features::{Feature, MIN_PEERS, SMOOTHING, features};
use crate::history::PriceLevel;

/// Most rows that are read: some years of a large state.
pub const MAX_ROWS: usize = 10_000_000;

/// Days after which an outcome counts as known when the table has no day of it: most inspections
/// are closed within a month.
pub const OUTCOME_DAYS: u64 = 30;

/// Least spread of prices, as a share: prices that are all alike would make a penny unusual.
const LEAST_SPREAD: f64 = 0.05;

/// The features, in the order of a row.
pub const FEATURES: &[Feature] = features![
    "office" Codes Plain "code",
    "process-type" Codes Plain "code",
    "import-type" Codes Plain "code",
    "import-use" Codes Plain "code",
    "payment-type" Codes Plain "code",
    "transport-mode" Codes Plain "code",
    "hs6" Codes Plain "code",
    "hs4" Codes Plain "code",
    "hs2" Codes Plain "code",
    "departure" Codes Plain "code",
    "origin" Codes Plain "code",
    "tax-type" Codes Plain "code",
    "origin-mark" Codes Plain "code",
    "tax-rate" Value Plain "%",
    "net-mass" Value Log "ln kg",
    "price" Value Log "ln currency",
    "unit-price" Value Log "ln currency/kg",
    "price-distance-hs6" Value Log "ln ratio",
    "price-distance" Value Plain "deviations",
    "duty" Value Log "ln currency",
    "importer-seen" Novelty Count "ln(1+count)",
    "importer-heading-seen" Novelty Count "ln(1+count)",
    "importer-days" Novelty Plain "days",
    "seller-seen" Novelty Count "ln(1+count)",
    "declarant-seen" Novelty Count "ln(1+count)",
    "importer-rate" Rates Share "share",
    "declarant-rate" Rates Share "share",
    "seller-rate" Rates Share "share",
    "courier-rate" Rates Share "share",
    "hs6-rate" Rates Share "share",
    "hs4-rate" Rates Share "share",
    "origin-rate" Rates Share "share",
    "route-rate" Rates Share "share",
    "office-rate" Rates Share "share",
    "importer-heading-rate" Rates Share "share",
    "declarant-heading-rate" Rates Share "share",
    "heading-origin-rate" Rates Share "share",
    "weekday" Calendar Plain "1-7",
    "month" Calendar Plain "1-12",
];

/// Columns that are codes, in the order of [`DeclarationRow::codes`].
const CODES: [&str; 10] = [
    "Office ID",
    "Process Type",
    "Import Type",
    "Import Use",
    "Payment Type",
    "Mode of Transport",
    "Country of Departure",
    "Country of Origin",
    "Tax Type",
    "Country of Origin Indicator",
];
/// Places in [`CODES`].
const OFFICE: usize = 0;
const DEPARTURE: usize = 6;
const ORIGIN: usize = 7;

/// One declaration.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclarationRow {
    /// Its day.
    pub day: NaiveDate,
    /// Day on which its outcome became known.
    pub known_on: NaiveDate,
    /// Whether the inspection found something.
    pub positive: bool,
    /// First six digits of the code of the goods.
    pub hs6: String,
    /// Codes of the columns of `CODES`, as written.
    pub codes: [String; 10],
    /// Who declares, brings in, sells, delivers; empty when not stated.
    pub parties: [String; 4],
    /// Rate of duty, percent.
    pub tax_rate: Option<f64>,
    /// Net mass, kilograms.
    pub net_mass_kg: Option<f64>,
    /// Price of the goods, in the currency of the table.
    pub price: Option<f64>,
}

/// Places in [`DeclarationRow::parties`].
const DECLARANT: usize = 0;
const IMPORTER: usize = 1;
const SELLER: usize = 2;
const COURIER: usize = 3;
const PARTIES: [&str; 4] = ["Declarant ID", "Importer ID", "Seller ID", "Courier ID"];

impl DeclarationRow {
    /// Who brings the goods in.
    pub fn importer(&self) -> &str {
        &self.parties[IMPORTER]
    }

    fn heading(&self) -> &str {
        &self.hs6[..4]
    }
}

/// Why a table cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// No such column.
    #[error("there is no column {0:?}: docs/learning.md names the columns")]
    Column(&'static str),
    /// A cell that says nothing that can be used.
    #[error("line {line}: {column} is {text:?}; expected {expected}")]
    Cell {
        /// Line of the file.
        line: u64,
        /// Column.
        column: &'static str,
        /// What stands there.
        text: String,
        /// What could.
        expected: &'static str,
    },
    /// A line that is not CSV.
    #[error("{0}")]
    Csv(String),
    /// No rows, or more than the limit.
    #[error("{0} rows; between 1 and {MAX_ROWS} can be used")]
    Count(usize),
}

/// Reads a table (CSV, UTF-8, header line) and puts its rows in the order of their days.
///
/// # Errors
/// The first thing that is wrong with it: a model of half a table is no model.
pub fn read_table(bytes: &[u8]) -> Result<Vec<DeclarationRow>, TableFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let csv = |error: csv::Error| TableFault::Csv(error.to_string());
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().map_err(csv)?.clone();
    let found =
        |column: &str| header.iter().position(|name| name.trim().eq_ignore_ascii_case(column));
    let place = |column: &'static str| found(column).ok_or(TableFault::Column(column));
    let (date, label, outcome) = (place("Date")?, place("Fraud")?, found("Outcome Date"));
    let (hs, tax) = (place("HS6 Code")?, place("Tax Rate")?);
    let (mass, price) = (place("Net Mass")?, place("Item Price")?);
    let mut codes = [0; CODES.len()];
    for (at, column) in codes.iter_mut().zip(CODES) {
        *at = place(column)?;
    }
    let mut parties = [0; PARTIES.len()];
    for (at, column) in parties.iter_mut().zip(PARTIES) {
        *at = place(column)?;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(csv)?;
        if rows.len() >= MAX_ROWS {
            return Err(TableFault::Count(rows.len() + 1));
        }
        let line = record.position().map_or(0, csv::Position::line);
        let text = |at: usize| record.get(at).unwrap_or_default().trim();
        let cell = |at: usize, column, expected| TableFault::Cell {
            line,
            column,
            text: text(at).to_owned(),
            expected,
        };
        let day =
            |at: usize, column| text(at).parse().map_err(|_| cell(at, column, "a day, YYYY-MM-DD"));
        let number = |at: usize, column| {
            if text(at).is_empty() {
                return Ok(None);
            }
            let number = text(at).parse::<f64>().ok().filter(|number| number.is_finite());
            number.map(Some).ok_or_else(|| cell(at, column, "a number, or nothing"))
        };
        let declared: NaiveDate = day(date, "Date")?;
        let known_on = match outcome.filter(|at| !text(*at).is_empty()) {
            Some(at) => day(at, "Outcome Date")?,
            None => declared.checked_add_days(Days::new(OUTCOME_DAYS)).unwrap_or(declared),
        };
        let digits = text(hs);
        if digits.len() < 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(cell(hs, "HS6 Code", "six digits"));
        }
        rows.push(DeclarationRow {
            day: declared,
            known_on,
            positive: match text(label) {
                "0" => false,
                "1" => true,
                _ => return Err(cell(label, "Fraud", "0 or 1")),
            },
            hs6: digits[..6].to_owned(),
            codes: codes.map(|at| text(at).to_owned()),
            parties: parties.map(|at| text(at).to_owned()),
            tax_rate: number(tax, "Tax Rate")?,
            net_mass_kg: number(mass, "Net Mass")?,
            price: number(price, "Item Price")?,
        });
    }
    if rows.is_empty() {
        return Err(TableFault::Count(0));
    }
    rows.sort_by_key(|row| row.day);
    Ok(rows)
}

/// A code as a number in which codes keep their order: digits as they are, letters in base 37.
fn code_number(code: &str) -> f64 {
    /// Longer codes are alike from here on.
    const LONGEST: usize = 8;
    if code.is_empty() {
        return f64::NAN;
    }
    if code.len() <= LONGEST && code.bytes().all(|byte| byte.is_ascii_digit()) {
        return code.parse().unwrap_or(f64::NAN);
    }
    code.bytes().take(LONGEST).fold(0.0, |number, byte| {
        let digit = match byte.to_ascii_uppercase() {
            byte @ b'0'..=b'9' => byte - b'0',
            byte @ b'A'..=b'Z' => byte - b'A' + 10,
            _ => 36,
        };
        number * 37.0 + f64::from(digit)
    })
}

/// What inspections of something found.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    all: f64,
    positive: f64,
}

impl Tally {
    fn add(&mut self, positive: bool) {
        self.all += 1.0;
        self.positive += f64::from(u8::from(positive));
    }

    /// The rate, drawn to that of all.
    fn rate(self, usual: f64) -> f64 {
        (self.positive + SMOOTHING * usual) / (self.all + SMOOTHING)
    }
}

/// How often something was declared, and since when.
#[derive(Debug, Clone, Copy)]
struct Declared {
    count: u32,
    first: NaiveDate,
}

/// What rows have in common, by kind and content.
type Key = (u8, String);

/// What was known before a day, growing with the days.
#[derive(Debug, Default)]
pub struct Encoder {
    rates: HashMap<Key, Tally>,
    all: Tally,
    declared: HashMap<Key, Declared>,
    /// Logarithms of unit prices by the digits of the code, six, four and two.
    prices: HashMap<String, Vec<f64>>,
    /// Usual prices, as computed; a day with new prices makes them anew.
    levels: HashMap<String, Option<PriceLevel>>,
    /// Outcomes that were not yet known on the last day: known on, keys, positive.
    waiting: Vec<(NaiveDate, Vec<Key>, bool)>,
}

/// Keys of rates, in the order of the features.
fn rate_keys(row: &DeclarationRow) -> [Option<String>; 12] {
    let party = |at: usize| Some(&row.parties[at]).filter(|id| !id.is_empty()).cloned();
    let code = |at: usize| Some(&row.codes[at]).filter(|code| !code.is_empty()).cloned();
    let pair = |one: Option<String>, other: &str| one.map(|one| format!("{one} {other}"));
    let heading = row.heading();
    [
        party(IMPORTER),
        party(DECLARANT),
        party(SELLER),
        party(COURIER),
        Some(row.hs6.clone()),
        Some(heading.to_owned()),
        code(ORIGIN),
        pair(code(DEPARTURE), &row.codes[ORIGIN]),
        code(OFFICE),
        pair(party(IMPORTER), heading),
        pair(party(DECLARANT), heading),
        pair(code(ORIGIN), heading),
    ]
}

/// Kinds of things whose declarations are counted.
const SEEN_IMPORTER: u8 = 0;
const SEEN_IMPORTER_HEADING: u8 = 1;
const SEEN_SELLER: u8 = 2;
const SEEN_DECLARANT: u8 = 3;

fn seen_keys(row: &DeclarationRow) -> Vec<Key> {
    let mut keys = Vec::with_capacity(4);
    let mut add = |kind: u8, party: usize, more: &str| {
        if !row.parties[party].is_empty() {
            keys.push((kind, format!("{}{more}", row.parties[party])));
        }
    };
    add(SEEN_IMPORTER, IMPORTER, "");
    add(SEEN_IMPORTER_HEADING, IMPORTER, row.heading());
    add(SEEN_SELLER, SELLER, "");
    add(SEEN_DECLARANT, DECLARANT, "");
    keys
}

/// The logarithm of a number above zero.
fn ln(number: Option<f64>) -> f64 {
    number.filter(|number| *number > 0.0).map_or(f64::NAN, f64::ln)
}

fn unit_price(row: &DeclarationRow) -> f64 {
    ln(row.price) - ln(row.net_mass_kg)
}

impl Encoder {
    /// All features of rows in the order of their days, one row after the other. With `learns`
    /// their outcomes enter the rates once they are known; without, as for rows that are only to be
    /// measured, they enter nothing.
    ///
    /// # Panics
    /// If the rows are not in the order of their days.
    pub fn rows(&mut self, rows: &[DeclarationRow], learns: bool) -> Vec<f64> {
        let mut all = Vec::with_capacity(rows.len() * FEATURES.len());
        for day in rows.chunk_by(|one, next| one.day == next.day) {
            self.begin(day[0].day);
            for row in day {
                self.encode(row, &mut all);
            }
            self.end(day, learns);
        }
        assert!(rows.is_sorted_by_key(|row| row.day), "rows in the order of their days");
        all
    }

    /// Lets in what became known before a day.
    fn begin(&mut self, day: NaiveDate) {
        let mut later = Vec::new();
        for (known_on, keys, positive) in std::mem::take(&mut self.waiting) {
            if known_on >= day {
                later.push((known_on, keys, positive));
                continue;
            }
            self.all.add(positive);
            for key in keys {
                self.rates.entry(key).or_default().add(positive);
            }
        }
        self.waiting = later;
        self.levels.clear();
    }

    /// Remembers the declarations of a day.
    fn end(&mut self, day: &[DeclarationRow], learns: bool) {
        for row in day {
            for key in seen_keys(row) {
                let new = Declared { count: 0, first: row.day };
                self.declared.entry(key).or_insert(new).count += 1;
            }
            let price = unit_price(row);
            if price.is_finite() {
                for digits in [6, 4, 2] {
                    let code = row.hs6[..digits].to_owned();
                    self.prices.entry(code).or_default().push(price);
                }
            }
            if learns {
                let keys = (0u8..).zip(rate_keys(row));
                let keys = keys.filter_map(|(kind, key)| Some((kind, key?))).collect();
                // An outcome that is dated before its declaration is a slip of the table.
                let known_on = row.known_on.max(row.day);
                self.waiting.push((known_on, keys, row.positive));
            }
        }
    }

    fn level(&mut self, code: &str) -> Option<PriceLevel> {
        if let Some(level) = self.levels.get(code) {
            return *level;
        }
        let known = self.prices.get(code).filter(|prices| prices.len() >= MIN_PEERS);
        let latest = known.map(|prices| {
            prices[prices.len().saturating_sub(crate::history::MAX_PEERS)..].to_vec()
        });
        let level = latest.and_then(PriceLevel::of);
        self.levels.insert(code.to_owned(), level);
        level
    }

    fn encode(&mut self, row: &DeclarationRow, out: &mut Vec<f64>) {
        let start = out.len();
        let digits = |count: usize| row.hs6[..count].parse::<f64>().unwrap_or(f64::NAN);
        let code = |at: usize| code_number(&row.codes[at]);
        out.extend((0..6).map(code));
        out.extend([digits(6), digits(4), digits(2)]);
        out.extend((6..CODES.len()).map(code));
        let price = unit_price(row);
        let duty = row.price.zip(row.tax_rate).map(|(price, rate)| price * rate / 100.0);
        out.extend([row.tax_rate.unwrap_or(f64::NAN), ln(row.net_mass_kg), ln(row.price), price]);
        let of_hs6 = self.level(&row.hs6);
        out.push(of_hs6.map_or(f64::NAN, |level| price - level.usual().ln()));
        let nearest = [6, 4, 2].iter().find_map(|digits| self.level(&row.hs6[..*digits]));
        out.push(nearest.map_or(f64::NAN, |level| level.distance(price.exp(), LEAST_SPREAD)));
        out.push(ln(duty));
        let [importer, heading, seller, declarant] = {
            let mut seen = [f64::NAN; 4];
            for (kind, key) in seen_keys(row) {
                let count = self.declared.get(&(kind, key)).map_or(0, |one| one.count);
                seen[usize::from(kind)] = f64::from(count).ln_1p();
            }
            seen
        };
        let first = self.declared.get(&(SEEN_IMPORTER, row.importer().to_owned()));
        let days = first.map_or(f64::NAN, |one| (row.day - one.first).num_days() as f64);
        out.extend([importer, heading, days, seller, declarant]);
        let usual = if self.all.all > 0.0 { self.all.positive / self.all.all } else { f64::NAN };
        for (kind, key) in (0u8..).zip(rate_keys(row)) {
            let rate = key.map_or(f64::NAN, |key| {
                self.rates.get(&(kind, key)).copied().unwrap_or_default().rate(usual)
            });
            out.push(rate);
        }
        out.push(f64::from(row.day.weekday().number_from_monday()));
        out.push(f64::from(row.day.month()));
        debug_assert_eq!(out.len() - start, FEATURES.len(), "a number for each feature");
    }
}
