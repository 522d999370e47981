//! Equipment (EQD) with its seals, masses and service, and the pool of the header from which
//! bills claim theirs by SGP.

use std::collections::BTreeMap;

use sarhad_model::{Fullness, Seal, TransportEquipment};

use super::super::segment::Segment;
use super::measure;
use crate::reading;

/// A piece of equipment from its EQD.
pub fn opened(segment: &Segment<'_, '_>) -> TransportEquipment {
    let qualifier = segment.qualifier(1, 0);
    let mut opened = match segment.take(2, 0) {
        Some(field) if matches!(&*qualifier, "CN" | "RFC" | "UL" | "") => {
            reading::equipment::container(&field.raw, field.span)
        }
        Some(field) => reading::equipment::other(&field.raw, field.span),
        None => TransportEquipment::default(),
    };
    opened.source = segment.span();
    for (element, part) in [(2, 1), (2, 2), (3, 1), (3, 2)] {
        segment.qualifier(element, part);
    }
    segment.fill(&mut opened.size_type, 3, 0);
    segment.fill(&mut opened.fullness_code, 6, 0);
    opened.fullness = match opened.fullness_code.as_ref().map_or("", |code| code.value()) {
        "4" => Some(Fullness::Empty),
        "5" => Some(Fullness::Full),
        "7" | "8" | "6" | "1" | "2" | "3" => Some(Fullness::LessThanFull),
        _ => None,
    };
    opened
}

/// A segment of its group. Whether it said something about the equipment.
pub fn detail(tag: &str, segment: &Segment<'_, '_>, equipment: &mut TransportEquipment) -> bool {
    match tag {
        "SEL" => {
            if let Some(number) = segment.take(1, 0) {
                let mut seal = Seal { number: number.text(), affixing_party: None };
                segment.fill(&mut seal.affixing_party, 2, 0);
                equipment.seals.push(seal);
            }
        }
        "MEA" => match &*segment.peek(2, 0) {
            "T" | "AAT" if equipment.tare_mass_kg.is_none() => {
                equipment.tare_mass_kg = measure::mass(segment).map(Box::new);
            }
            "G" | "AAB" | "WT" | "" if equipment.gross_mass_kg.is_none() => {
                equipment.gross_mass_kg = measure::mass(segment);
            }
            _ => {}
        },
        // Service 3 is less than full loads; the code itself stays as additional information.
        "TSR" => {
            let is_full = equipment.fullness.is_none_or(|f| f == Fullness::Full);
            if segment.peek(2, 0) == "3" && is_full {
                equipment.fullness = Some(Fullness::LessThanFull);
            }
        }
        "TMP" => segment.fill(&mut equipment.temperature, 2, 0),
        "EQN" => {
            if equipment.packages.is_none() {
                equipment.packages = segment.take(1, 0).map(|field| measure::number(&field));
            }
        }
        _ => return false,
    }
    true
}

/// Finds equipment by its identity; a container number may come without its check digit.
#[derive(Default)]
pub struct Index {
    whole: BTreeMap<String, usize>,
    short: BTreeMap<String, usize>,
}

/// Characters of a container number without its check digit.
const WITHOUT_CHECK_DIGIT: usize = 10;

impl Index {
    /// Notes where an identity stands; the first one counts.
    pub fn add(&mut self, id: String, at: usize) {
        if let Some(short) = id.get(..WITHOUT_CHECK_DIGIT).filter(|_| id.len() <= 11) {
            self.short.entry(short.to_owned()).or_insert(at);
        }
        self.whole.entry(id).or_insert(at);
    }

    /// Where an identity stands.
    pub fn find(&self, id: &str) -> Option<usize> {
        let short = || {
            let same_length = id.len() == WITHOUT_CHECK_DIGIT || id.len() == 11;
            id.get(..WITHOUT_CHECK_DIGIT).filter(|_| same_length)
        };
        let found = self.whole.get(id).copied();
        found.or_else(|| self.short.get(short()?).copied())
    }
}

/// Most bytes of seals and codes copied to bills; copies beyond it have only their number (the
/// first copy of each has all).
const MOST_COPIED: usize = 64 << 20;
/// What a seal takes beside its number, bytes.
const SEAL_BYTES: usize = 100;

/// Equipment of the header. A bill that names one by SGP gets a copy; what nobody names stays
/// with the declaration.
#[derive(Default)]
pub struct Pool {
    equipment: Vec<TransportEquipment>,
    /// Bytes a copy takes beside its number; known once a bill has claimed the equipment.
    claimed: Vec<Option<usize>>,
    index: Index,
    /// Bytes of seals copied so far.
    copied: usize,
}

impl Pool {
    /// Adds one.
    pub fn add(&mut self, equipment: TransportEquipment) {
        self.index.add(equipment.id(), self.equipment.len());
        self.equipment.push(equipment);
        self.claimed.push(None);
    }

    /// The one opened last.
    pub fn last_mut(&mut self) -> Option<&mut TransportEquipment> {
        self.equipment.last_mut()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.equipment.len()
    }

    /// A copy of the one with this identity, which counts as claimed then.
    pub fn claim(&mut self, id: &str) -> Option<TransportEquipment> {
        let at = self.index.find(id)?;
        let whole = &self.equipment[at];
        let first = self.claimed[at].is_none();
        let weight = *self.claimed[at].get_or_insert_with(|| copied_bytes(whole));
        self.copied = self.copied.saturating_add(weight);
        if first || self.copied <= MOST_COPIED {
            return Some(whole.clone());
        }
        Some(TransportEquipment {
            identification: whole.identification.clone(),
            fullness: whole.fullness,
            source: whole.source,
            ..TransportEquipment::default()
        })
    }

    /// What no bill named.
    pub fn unclaimed(&mut self) -> Vec<TransportEquipment> {
        let all = std::mem::take(&mut self.equipment).into_iter().zip(&self.claimed);
        all.filter(|(_, claimed)| claimed.is_none()).map(|(equipment, _)| equipment).collect()
    }
}

/// What a copy of a piece of equipment takes beside its number.
fn copied_bytes(whole: &TransportEquipment) -> usize {
    let seals = whole.seals.iter().map(|seal| SEAL_BYTES + seal.number.raw.len());
    let codes = [&whole.size_type, &whole.fullness_code];
    let codes = codes.into_iter().flatten().chain(whole.temperature.as_deref());
    seals.chain(codes.map(|text| text.raw.len())).sum()
}
