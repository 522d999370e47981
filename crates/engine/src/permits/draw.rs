//! The permits of a register drawn by the goods lines of a run. Lines are taken by date, then by
//! what they say, so that neither the order of files nor of rows decides who gets the rest of a
//! permit; a line is drawn once however many containers it may be in.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use sarhad_model::{
    ConsignmentItem, ConsignmentNature, CountryCode, DeclarationKind, Direction, DocumentKind,
    HsCode, Permit, PermitRegister, PermitStatus,
};

use super::matching::{self, Claim, Fault};
use super::quantity;
use super::table::Requirement;
use crate::goods::{GoodsCandidate, Truth};
use crate::indicators::{is_control_candidate, route};
use crate::knowledge::Knowledge;
use crate::screened::{Screened, goods_key};
use crate::units::{Part, Unit};

/// Quantities that differ by less than this share are equal: masses are rounded in papers.
const ROUNDING: f64 = 1e-6;

/// How a line stands with the register.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing<'r> {
    /// No register is loaded.
    NoRegister,
    /// The register has no permit for these goods and this way.
    Missing,
    /// A permit holds; of its quantity so much is left after this line, when that can be counted.
    Covered {
        /// The permit.
        permit: &'r Permit,
        /// Left after this line.
        left: Option<f64>,
    },
    /// A permit is for these goods, but what the papers or the register do not say leaves it open.
    Unsure {
        /// The permit.
        permit: &'r Permit,
        /// Whether the holder could not be compared, else the quantity.
        holder: bool,
    },
    /// The permit nearest to the line does not hold.
    Failing {
        /// The permit.
        permit: &'r Permit,
        /// Why.
        faults: Vec<Fault>,
    },
}

/// One movement of a goods line that the law of a state speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct LineMovement<'r> {
    /// What the law says.
    pub requirement: &'r Requirement,
    /// Control number it is about.
    pub number: String,
    /// How the line stands with the register.
    pub standing: Standing<'r>,
}

/// The movements of all lines of a run.
#[derive(Debug, Clone, Default)]
pub struct PermitBook<'r> {
    lines: HashMap<usize, Vec<LineMovement<'r>>>,
    /// Permits that were asked for and refused.
    refused: Vec<&'r Permit>,
    /// Version of the register; empty without one.
    pub version: String,
}

impl<'r> PermitBook<'r> {
    /// The movements of a line.
    pub fn of(&self, item: &ConsignmentItem) -> &[LineMovement<'r>] {
        self.lines.get(&key(item)).map_or(&[], Vec::as_slice)
    }

    /// Permits that were asked for and refused, in the order of the register.
    pub fn refused(&self) -> impl Iterator<Item = &'r Permit> {
        self.refused.iter().copied()
    }
}

/// A line is known by its place in memory: lines that say the same are still two lines.
fn key(item: &ConsignmentItem) -> usize {
    std::ptr::from_ref(item) as usize
}

/// What is known of a line before a permit is looked for.
struct Line<'s, 'k> {
    part: &'s Part<'s>,
    item: &'s ConsignmentItem,
    date: NaiveDate,
    movements: Vec<(&'k Requirement, &'s GoodsCandidate<'s>)>,
}

/// Draws the permits of a register by the lines of all units.
pub fn draw<'k, 's>(
    units: &'s [Unit<'s>],
    knowledge: &'k Knowledge,
    screened: &'s Screened<'s, 's>,
    register: Option<&'k PermitRegister>,
) -> PermitBook<'k> {
    let mut lines: HashMap<usize, Line<'s, 'k>> = HashMap::new();
    for part in units.iter().flat_map(|unit| &unit.parts) {
        for (_, item) in part.goods() {
            if lines.contains_key(&key(item)) {
                continue;
            }
            let movements = movements(part, item, knowledge, screened);
            if !movements.is_empty() {
                let date = date_of(part).unwrap_or(screened.day().date);
                lines.insert(key(item), Line { part, item, date, movements });
            }
        }
    }
    let mut order: Vec<(usize, Line<'s, 'k>)> = lines.into_iter().collect();
    order.sort_by_cached_key(|(_, line)| {
        let item = line.item;
        let mass = item.net_mass_kg.as_ref().or(item.gross_mass_kg.as_ref());
        (
            line.date,
            line.part.consignment.reference().unwrap_or_default().to_owned(),
            item.sequence,
            item.description(),
            item.hs().map(ToString::to_string),
            mass.map(|mass| mass.raw.to_string()),
        )
    });
    let mut used: BTreeMap<usize, f64> = BTreeMap::new();
    let mut book = PermitBook::default();
    if let Some(register) = register {
        book.version.clone_from(&register.version);
        let refused = register.permits.iter().filter(|one| one.status == PermitStatus::Refused);
        book.refused = refused.collect();
    }
    for (key, line) in order {
        let movements = line.movements.iter().map(|(requirement, candidate)| LineMovement {
            requirement,
            number: candidate.entry.control_number.to_string(),
            standing: match register {
                None => Standing::NoRegister,
                Some(register) => {
                    standing(&line, requirement, candidate, register, knowledge, &mut used)
                }
            },
        });
        let movements = movements.collect();
        book.lines.insert(key, movements);
    }
    book
}

/// The day by which a permit is judged: of the declaration, else of the journey.
fn date_of(part: &Part<'_>) -> Option<NaiveDate> {
    let declaration = part.declaration;
    [&declaration.issue_date, &declaration.arrival_date, &declaration.departure_date]
        .into_iter()
        .find_map(|date| date.as_ref().and_then(|date| date.get()).copied())
}

/// What the laws of the states on the way say of the best candidate of a line.
fn movements<'k, 's>(
    part: &Part<'_>,
    item: &'s ConsignmentItem,
    knowledge: &'k Knowledge,
    screened: &'s Screened<'s, 's>,
) -> Vec<(&'k Requirement, &'s GoodsCandidate<'s>)> {
    let judged = screened.goods(&goods_key(item));
    let Some(best) = judged.judgement.candidates.iter().find(|one| is_control_candidate(one))
    else {
        return Vec::new();
    };
    let (family, number) = (best.entry.family.as_ref(), best.entry.control_number.as_ref());
    let ways = ways(part, item, knowledge);
    let rows = ways.into_iter().filter_map(|(state, direction)| {
        knowledge.permits.requirement(state, family, number, direction)
    });
    rows.filter(|row| row.needed != Truth::False).map(|row| (row, best)).collect()
}

/// States and directions of a line, by its papers.
fn ways(
    part: &Part<'_>,
    item: &ConsignmentItem,
    knowledge: &Knowledge,
) -> Vec<(CountryCode, Direction)> {
    let tables = &knowledge.tables;
    let known = |state: &CountryCode| knowledge.permits.knows(*state);
    let from = route::departure(part, tables);
    let to = route::destination(part, tables);
    let mut ways = Vec::new();
    if from.is_some() && from == to {
        return ways;
    }
    let is_transit = part.consignment.nature == Some(ConsignmentNature::Transit)
        || part.declaration.kind == DeclarationKind::Transit;
    if let Some(state) = from.filter(known) {
        let origin = item.origin_country.as_ref().and_then(|country| country.value);
        let foreign = origin.is_some_and(|origin| origin != state);
        ways.push((state, if foreign { Direction::ReExport } else { Direction::Export }));
    }
    if let Some(state) = to.filter(known) {
        ways.push((state, Direction::Import));
    }
    let crossed = route::crossed(part, tables).into_iter().map(|named| named.what).filter(known);
    let declared = part.consignment.nature.is_none() || is_transit;
    ways.extend(crossed.filter(|_| declared).map(|state| (state, Direction::Transit)));
    ways
}

/// Looks for the permit of a movement and draws from it.
fn standing<'k>(
    line: &Line<'_, 'k>,
    requirement: &Requirement,
    candidate: &GoodsCandidate<'_>,
    register: &'k PermitRegister,
    knowledge: &Knowledge,
    used: &mut BTreeMap<usize, f64>,
) -> Standing<'k> {
    let consignment = line.part.consignment;
    let hs = line.item.hs().map(HsCode::as_str);
    let claim = Claim {
        consignment,
        direction: requirement.direction,
        state: requirement.state,
        destination: route::destination(line.part, &knowledge.tables),
        date: line.date,
        hs,
    };
    let number = candidate.entry.control_number.as_ref();
    let named = |permit: &Permit| {
        let wanted = plain(&permit.number);
        consignment.additional_documents.iter().any(|document| {
            document.kind == DocumentKind::Licence && plain(document.number.value()) == wanted
        })
    };
    let mut fitting: Vec<(usize, &'k Permit, Vec<Fault>, bool)> = register
        .permits
        .iter()
        .enumerate()
        .filter(|(_, permit)| matching::is_for_movement(permit, &claim))
        .filter(|(_, permit)| matching::is_for_goods(permit, number, claim.hs))
        .map(|(at, permit)| (at, permit, matching::faults(permit, &claim), named(permit)))
        // A stranger's permit for such goods says nothing of this line, unless the papers name it.
        .filter(|(_, _, faults, named)| *named || !faults.contains(&Fault::OtherHolder))
        .collect();
    // The permit that the papers name, then one without fault, then the one that ends first.
    fitting.sort_by_key(|(at, permit, faults, named)| {
        (!named, faults.len(), permit.valid_to.unwrap_or(NaiveDate::MAX), *at)
    });
    let mut nearest: Option<Standing<'k>> = None;
    for (at, permit, mut faults, _) in fitting {
        if faults.is_empty() {
            let asked = quantity::of_line(line.item, &permit.unit);
            let taken = used.get(&at).copied().unwrap_or(permit.used);
            match (permit.quantity, asked) {
                _ if matching::holder(permit, &claim) != Truth::True => {
                    let open = Standing::Unsure { permit, holder: true };
                    nearest.get_or_insert(open);
                    continue;
                }
                (None, _) => return Standing::Covered { permit, left: None },
                (Some(_), None) => {
                    let open = Standing::Unsure { permit, holder: false };
                    nearest.get_or_insert(open);
                    continue;
                }
                (Some(whole), Some(asked)) => {
                    let left = whole - taken;
                    if asked <= left + whole * ROUNDING {
                        used.insert(at, taken + asked);
                        let left = Some((left - asked).max(0.0));
                        return Standing::Covered { permit, left };
                    }
                    faults.push(Fault::Exceeded(left.max(0.0), asked));
                }
            }
        }
        nearest.get_or_insert(Standing::Failing { permit, faults });
    }
    nearest.unwrap_or(Standing::Missing)
}

/// Letters and digits of a number: papers write `KZ 0412` for `KZ-0412`.
fn plain(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
