//! The features of a targeting unit: its papers, and what passed before the day of its papers.
//!
//! All that rests on the history is asked of [`KnownBefore`], so it was known strictly before the
//! day. Without a history those features are missing.

use std::sync::Arc;

use chrono::Datelike;
use sarhad_model::{CountryCode, HsCode, PartyRole};

use super::features::{Feature, MIN_PEERS, SMOOTHING, features};
use crate::history::{
    self, InspectedBy, Key, KnownBefore, MovedLine, Outcome, PartyKey, PartyKeys,
};
use crate::indicators::{GoodsLine, UnitContext, route};
use crate::tables::plain_words;
use crate::units::{Unit, equipment_key};

/// Least spread of prices, as a share.
const LEAST_SPREAD: f64 = 0.1;

/// The features, in the order of a row.
pub const FEATURES: &[Feature] = features![
    "chapter" Codes Plain "code",
    "unit-mass" Value Log "ln kg",
    "unit-value" Value Log "ln currency",
    "value-per-kg" Value Log "ln currency/kg",
    "price-low" Value Plain "deviations",
    "price-high" Value Plain "deviations",
    "receiver-seen" Novelty Count "ln(1+count)",
    "receiver-days" Novelty Plain "days",
    "receiver-heading-seen" Novelty Count "ln(1+count)",
    "sender-seen" Novelty Count "ln(1+count)",
    "lane-seen" Novelty Count "ln(1+count)",
    "receiver-rate" Rates Share "share",
    "sender-rate" Rates Share "share",
    "lane-rate" Rates Share "share",
    "flow-rate" Rates Share "share",
    "equipment-rate" Rates Share "share",
    "receiver-rate-random" Rates Share "share",
    "sender-rate-random" Rates Share "share",
    "lane-rate-random" Rates Share "share",
    "flow-rate-random" Rates Share "share",
    "lines" Manifest Plain "count",
    "papers" Manifest Plain "count",
    "words" Manifest Plain "count",
    "vague-lines" Manifest Share "share",
    "lines-without-code" Manifest Share "share",
    "package-mass" Manifest Log "ln kg",
    "to-order" Manifest Share "share",
    "forwarder" Manifest Share "share",
    "name-match" Strategic Share "share",
    "strategic-lines" Strategic Plain "count",
    "priority-lines" Strategic Plain "count",
    "weekday" Calendar Plain "1-7",
    "month" Calendar Plain "1-12",
];

/// Rates of all inspections, in the order of [`FEATURES`].
const RATES: usize = 5;
/// The first of them, of inspections drawn at random.
const RANDOM_RATES: usize = 4;

/// Who brings goods in, and who sends them.
const RECEIVERS: &[PartyRole] = &[PartyRole::Consignee, PartyRole::Buyer, PartyRole::EndUser];
const SENDERS: &[PartyRole] = &[PartyRole::Consignor, PartyRole::Seller];

/// What a unit is known by among outcomes: its equipment, else the bills of its papers.
pub fn outcome_keys(unit: &Unit<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = unit
        .parts
        .iter()
        .filter_map(|part| part.transport_equipment().and_then(equipment_key))
        .map(Key::Equipment)
        .collect();
    if keys.is_empty() {
        let references = unit.parts.iter().filter_map(|part| part.consignment.reference());
        keys = references.filter_map(history::plain_number).map(Key::Document).collect();
    }
    keys.sort();
    keys.dedup();
    keys
}

/// All features of a unit, in the order of [`FEATURES`].
pub fn row(context: &UnitContext<'_>) -> Vec<f64> {
    let mut row = Vec::with_capacity(FEATURES.len());
    let lines: Vec<MovedLine> = context.lines.iter().map(|line| MovedLine::of(line.item)).collect();
    row.push(chapter(context));
    value(context, &lines, &mut row);
    let known = context.history.as_ref();
    let past = Past::new(context, known);
    past.novelty(&mut row);
    past.rates(&mut row);
    manifest(context, &mut row);
    strategic(context, &mut row);
    let day = history::day_of_unit(context.unit);
    row.push(day.map_or(f64::NAN, |day| f64::from(day.weekday().number_from_monday())));
    row.push(day.map_or(f64::NAN, |day| f64::from(day.month())));
    debug_assert_eq!(row.len(), FEATURES.len(), "a number for each feature");
    row
}

/// The chapter of the heaviest line with a code, the first of several alike.
fn chapter(context: &UnitContext<'_>) -> f64 {
    let mass = |line: &GoodsLine<'_>| MovedLine::of(line.item).mass_kg.unwrap_or(0.0);
    let coded = context.lines.iter().filter_map(|line| Some((mass(line), line.hs?.chapter())));
    let heaviest = coded.fold(None, |best: Option<(f64, &str)>, one| match best {
        Some(best) if best.0 >= one.0 => Some(best),
        _ => Some(one),
    });
    heaviest.and_then(|(_, chapter)| chapter.parse().ok()).unwrap_or(f64::NAN)
}

fn ln(number: f64) -> f64 {
    if number > 0.0 { number.ln() } else { f64::NAN }
}

/// The smaller of two of which either may be missing.
fn least(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(f64::NAN, f64::min)
}

fn most(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(f64::NAN, f64::max)
}

fn value(context: &UnitContext<'_>, lines: &[MovedLine], row: &mut Vec<f64>) {
    let mass: f64 = lines.iter().filter_map(|line| line.mass_kg).sum();
    let valued: Vec<&MovedLine> = lines.iter().filter(|line| line.value.is_some()).collect();
    let one_currency = valued.windows(2).all(|pair| pair[0].currency == pair[1].currency);
    let sum: f64 = valued.iter().filter_map(|line| line.value).sum();
    let sum = if one_currency { sum } else { f64::NAN };
    row.extend([ln(mass), ln(sum), ln(sum / mass)]);
    let distance = |(line, moved): (&GoodsLine<'_>, &MovedLine)| {
        let known = context.history.as_ref()?;
        let level = known.price(line.hs.and_then(HsCode::hs6)?, None, &moved.currency)?;
        let price = moved.price().filter(|_| level.count >= MIN_PEERS)?;
        Some(level.distance(price, LEAST_SPREAD))
    };
    let distances: Vec<f64> = context.lines.iter().zip(lines).filter_map(distance).collect();
    row.push(least(distances.iter().copied()));
    row.push(most(distances.iter().copied()));
}

/// What passed before, for the parties, ways and equipment of a unit.
struct Past<'k, 'c> {
    context: &'k UnitContext<'c>,
    known: Option<&'k KnownBefore<'c>>,
    receivers: Vec<PartyKeys>,
    senders: Vec<PartyKeys>,
    ways: Vec<(CountryCode, CountryCode)>,
}

impl<'k, 'c> Past<'k, 'c> {
    fn new(context: &'k UnitContext<'c>, known: Option<&'k KnownBefore<'c>>) -> Self {
        let tables = &context.knowledge.tables;
        let parties = |roles: &'static [PartyRole]| {
            let all = context.unit.parts.iter().flat_map(|part| &part.consignment.parties);
            let all = all.filter(|party| roles.contains(&party.role));
            let mut all: Vec<PartyKeys> = all
                .map(|party| PartyKeys::of(party, tables))
                .filter(|keys| !keys.is_empty())
                .collect();
            all.dedup();
            all
        };
        let mut ways: Vec<_> = context
            .unit
            .parts
            .iter()
            .filter_map(|part| {
                Some((route::departure(part, tables)?, route::destination(part, tables)?))
            })
            .collect();
        ways.sort_unstable();
        ways.dedup();
        let (receivers, senders) = (parties(RECEIVERS), parties(SENDERS));
        Self { context, known, receivers, senders, ways }
    }

    fn seen(&self, parties: &[PartyKeys], of: impl Fn(PartyKey) -> Key + Copy) -> f64 {
        let Some(known) = self.known else { return f64::NAN };
        let count = |party: &PartyKeys| {
            known.seen_party(party, of).map_or(0.0, |seen| seen.count as f64).ln_1p()
        };
        least(parties.iter().map(count))
    }

    fn novelty(&self, row: &mut Vec<f64>) {
        row.push(self.seen(&self.receivers, Key::Party));
        let days = |party: &PartyKeys| {
            let known = self.known?;
            let seen = known.seen_party(party, Key::Party)?;
            Some((known.day() - seen.first).num_days() as f64)
        };
        row.push(least(self.receivers.iter().filter_map(days)));
        let headings = self.context.lines.iter().filter_map(|line| line.hs?.heading());
        let of_heading = |heading: &str| {
            self.seen(&self.receivers, |key| Key::PartyHeading(key, heading.into()))
        };
        row.push(least(headings.map(of_heading)));
        row.push(self.seen(&self.senders, Key::Party));
        let lane = |way: &(CountryCode, CountryCode)| {
            let known = self.known?;
            let seen = known.seen(&Key::Lane(way.0, way.1));
            Some(seen.map_or(0.0, |seen| seen.count as f64).ln_1p())
        };
        row.push(least(self.ways.iter().filter_map(lane)));
    }

    /// Of parties, ways, flows of goods and equipment: all inspections, then those drawn at random.
    /// Inspections that were chosen for a reason say as much of the choice as of the chosen; what is
    /// random is rare, so it has no rate of equipment, of which each is seen once or twice.
    fn rates(&self, row: &mut Vec<f64>) {
        let Some(known) = self.known else {
            return row.extend([f64::NAN; RATES + RANDOM_RATES]);
        };
        let of_parties = |parties: &[PartyKeys]| {
            parties.iter().map(|party| known.outcomes_of(party)).collect::<Vec<_>>()
        };
        let of_keys = |keys: Vec<Key>| keys.iter().map(|key| known.outcomes(key)).collect();
        let codes = self.context.lines.iter().filter_map(|line| line.hs?.hs6());
        let flows = codes.flat_map(|hs6| {
            self.ways.iter().map(move |way| Key::Flow(hs6.to_owned(), way.0, way.1))
        });
        let parts = self.context.unit.parts.iter();
        let boxes = parts.filter_map(|part| equipment_key(part.transport_equipment()?));
        let sets: [Vec<Vec<Arc<Outcome>>>; RATES] = [
            of_parties(&self.receivers),
            of_parties(&self.senders),
            of_keys(self.ways.iter().map(|way| Key::Lane(way.0, way.1)).collect()),
            of_keys(flows.collect()),
            of_keys(boxes.map(Key::Equipment).collect()),
        ];
        let all = known.inspections();
        row.extend(sets.iter().map(|set| highest(set, |_| true, all.positive, all.all)));
        let drawn = |one: &Outcome| one.inspected == InspectedBy::Random;
        let random = sets[..RANDOM_RATES].iter();
        row.extend(random.map(|set| highest(set, drawn, all.random_positive, all.random)));
    }
}

/// The highest rate of finds of some sets of outcomes, each drawn to the rate of all.
fn highest(
    sets: &[Vec<Arc<Outcome>>],
    counts: impl Fn(&Outcome) -> bool,
    positive: usize,
    all: usize,
) -> f64 {
    if all == 0 {
        return f64::NAN;
    }
    let usual = positive as f64 / all as f64;
    most(sets.iter().map(|outcomes| {
        let counted = || outcomes.iter().filter(|one| counts(one));
        let positive = counted().filter(|one| one.kind.is_positive()).count();
        (positive as f64 + SMOOTHING * usual) / (counted().count() as f64 + SMOOTHING)
    }))
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { f64::NAN } else { part as f64 / whole as f64 }
}

fn manifest(context: &UnitContext<'_>, row: &mut Vec<f64>) {
    let lines = &context.lines;
    row.push(lines.len() as f64);
    row.push(context.unit.parts.len() as f64);
    let words = |line: &GoodsLine<'_>| line.title().split_whitespace().count() as f64;
    row.push(least(lines.iter().map(words)));
    let count = |test: fn(&GoodsLine<'_>) -> bool| lines.iter().filter(|line| test(line)).count();
    row.push(share(count(|line| line.judged.vague), lines.len()));
    row.push(share(count(|line| line.hs.is_none()), lines.len()));
    let package = |line: &GoodsLine<'_>| {
        let packages = line.item.packaging.iter().filter_map(|one| one.quantity.as_ref()?.value);
        let packages: f64 = packages.sum();
        let mass = line.item.gross_mass_kg.as_ref().and_then(|mass| mass.value)?;
        (packages > 0.0 && mass > 0.0).then(|| (mass / packages).ln())
    };
    row.push(most(lines.iter().filter_map(package)));
    let tables = &context.knowledge.tables;
    let parts = context.unit.parts.iter();
    let consignees: Vec<String> = parts
        .flat_map(|part| part.consignment.parties_of(PartyRole::Consignee))
        .map(|party| plain_words(party.name()))
        .collect();
    let named = |test: &dyn Fn(&str) -> bool| {
        share(consignees.iter().filter(|name| test(name)).count(), consignees.len())
    };
    row.push(named(&|name| tables.orders.find(name).is_some()));
    row.push(named(&|name| tables.forwarders.find(name).is_some()));
}

fn strategic(context: &UnitContext<'_>, row: &mut Vec<f64>) {
    let parties = context.parties.iter().flat_map(|party| &party.searched);
    let matches = parties.flat_map(|(_, found)| found.iter());
    row.push(matches.fold(0.0, |best: f64, one| best.max(one.comparison.probability)));
    let lines = || context.lines.iter();
    row.push(lines().filter(|line| line.is_strategic()).count() as f64);
    row.push(lines().filter(|line| line.judged.high_priority_tier.is_some()).count() as f64);
}
