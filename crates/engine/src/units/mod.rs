//! Targeting units: what is ranked. A unit is a container, wagon or trailer on one journey, with
//! everything that any paper says is in it; or a consignment, where there is no equipment.
//!
//! Units are known by content only: by the number of the equipment and the journey, by the
//! bill, or by the hash of all that is said. Which file says it, and in which row, changes what
//! is shown and nothing else.

mod content;
mod journey;
mod overlap;

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{
    Consignment, Declaration, Issue, IssueCode, Submission, TransportEquipment, UnitKind,
};

pub use content::field_names;
pub use overlap::{Overlap, overlaps};

use content::Digest;
use journey::{Journey, letters_and_digits};

/// What is ranked: one piece of equipment on one journey, or one consignment without any.
#[derive(Debug, Clone)]
pub struct Unit<'a> {
    /// Unique among units and independent of files and rows.
    pub key: String,
    /// What it is called: the container number, the bill, the customs declaration, or twelve
    /// digits of the hash of its content when it has no name.
    pub id: String,
    /// Kind.
    pub kind: UnitKind,
    /// Vessel and voyage, train, plate; empty when the papers do not say.
    pub journey: String,
    /// The consignments (or parts of them) in it, sorted by content.
    pub parts: Vec<Part<'a>>,
    /// Equipment that papers list without saying what is in it.
    pub unclaimed: Vec<Unclaimed<'a>>,
    /// All files it occurs in, those that say the same twice included.
    pub files: Vec<u32>,
}

/// The goods of one consignment that are (or may be) in the unit.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// File, as an index into the submissions.
    pub file: u32,
    /// The declaration it stands in.
    pub declaration: &'a Declaration,
    /// The consignment.
    pub consignment: &'a Consignment,
    /// The equipment, as an index into the consignment's; none for a consignment without.
    pub equipment: Option<u32>,
    /// The items in it, as indexes into the consignment's.
    pub items: Vec<u32>,
    /// Set when goods of the consignment may be in any of its equipment, but make too many pairs
    /// ([`MOST_PAIRS`]).
    pub unlinked: Option<Unlinked>,
}

/// Goods lines that may be in any of the equipment of their consignment, and are too many to
/// be ranked with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unlinked {
    /// Goods lines without a link.
    pub items: u32,
    /// Pieces of equipment.
    pub equipment: u32,
}

impl Unlinked {
    /// The issue that tells of it, for the consignment at `source`.
    pub fn issue(self, source: sarhad_model::Span) -> Issue {
        Issue::new(IssueCode::UnlinkedGoods, source, "")
            .with("items", self.items)
            .with("equipment", self.equipment)
            .with("limit", MOST_PAIRS)
    }
}

/// Most pairs of goods line and equipment that are made where a consignment does not say what is
/// in what. Every pair is judged: a thousand lines in a thousand containers would be a million
/// judgements and as many reasons, of which none tells one container from the others.
pub const MOST_PAIRS: usize = 100_000;

/// A piece of equipment that no consignment claims.
#[derive(Debug, Clone)]
pub struct Unclaimed<'a> {
    /// File, as an index into the submissions.
    pub file: u32,
    /// The declaration it stands in.
    pub declaration: &'a Declaration,
    /// The equipment.
    pub equipment: &'a TransportEquipment,
}

impl<'a> Part<'a> {
    /// The equipment that this part is in.
    pub fn transport_equipment(&self) -> Option<&'a TransportEquipment> {
        self.equipment.and_then(|index| self.consignment.transport_equipment.get(index as usize))
    }

    /// The items in it.
    pub fn goods(&self) -> impl Iterator<Item = (u32, &'a sarhad_model::ConsignmentItem)> + '_ {
        let items = &self.consignment.items;
        self.items.iter().filter_map(|&index| Some((index, items.get(index as usize)?)))
    }
}

/// Shortest number that tells one piece of equipment or one bill from all others. Shorter ones
/// are row numbers and remarks.
const MIN_IDENTITY: usize = 4;

/// Letters and digits of a number that identifies, or nothing if it cannot (`NA`, `1`, `LOOSE`).
fn identity(text: &str) -> Option<String> {
    let key = letters_and_digits(text);
    let identifies = key.chars().count() >= MIN_IDENTITY && key.chars().any(|c| c.is_ascii_digit());
    identifies.then_some(key)
}

/// What a piece of equipment is known by in all papers.
pub(crate) fn equipment_key(equipment: &TransportEquipment) -> Option<String> {
    match equipment.identification.get() {
        Some(number) => Some(number.as_str().to_owned()),
        None => identity(&equipment.identification.raw),
    }
}

/// A consignment with what grouping needs to know of it.
struct Entry<'a> {
    file: u32,
    declaration: &'a Declaration,
    consignment: &'a Consignment,
    journey: Journey,
    /// Hash of the consignment and of the head of its declaration.
    digest: (Digest, Digest),
}

/// Start of the key of a unit that is known by its content only.
const CONTENT_KEY: &str = "C|";

/// Before journeys are joined: what carries the goods.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Carrier {
    Equipment(String),
    Bill(String),
    Content(Digest),
}

struct Piece<'a> {
    part: Part<'a>,
    journey: Journey,
    digest: (Digest, Digest),
}

#[derive(Default)]
struct Group<'a> {
    pieces: Vec<Piece<'a>>,
    unclaimed: Vec<(Journey, Unclaimed<'a>)>,
}

/// Groups the consignments of all submissions into targeting units, sorted by key.
///
/// Consignments that say the same in every field are counted once, wherever they stand;
/// [`overlaps`] tells of them.
pub fn group(submissions: &[Submission]) -> Vec<Unit<'_>> {
    let mut groups: BTreeMap<Carrier, Group<'_>> = BTreeMap::new();
    for (file, submission) in submissions.iter().enumerate() {
        for declaration in &submission.declarations {
            add_declaration(&mut groups, file as u32, declaration);
        }
    }
    let mut units: Vec<Unit<'_>> =
        groups.into_iter().flat_map(|(carrier, group)| units_of(&carrier, group)).collect();
    units.sort_by(|a, b| a.key.cmp(&b.key));
    tell_apart(&mut units);
    units
}

/// Digits of the hash that tell units of one declaration apart.
const TELLING_DIGITS: usize = 4;

/// Units that are called by the same declaration get some digits of their hash behind it: a
/// declaration names a paper, not one consignment.
fn tell_apart(units: &mut [Unit<'_>]) {
    let mut called: BTreeMap<String, usize> = BTreeMap::new();
    for unit in &*units {
        *called.entry(unit.id.clone()).or_default() += 1;
    }
    for unit in units {
        if let Some(hash) = unit.key.strip_prefix(CONTENT_KEY)
            && called[&unit.id] > 1
        {
            unit.id = format!("{} ·{}", unit.id, &hash[..TELLING_DIGITS]);
        }
    }
}

fn add_declaration<'a>(
    groups: &mut BTreeMap<Carrier, Group<'a>>,
    file: u32,
    declaration: &'a Declaration,
) {
    let journey = Journey::of(&declaration.border_transport_means);
    let head = content::of_declaration(declaration);
    for consignment in &declaration.consignments {
        let digest = (content::of_consignment(consignment), head);
        let entry = Entry { file, declaration, consignment, journey: journey.clone(), digest };
        add_consignment(groups, &entry);
    }
    for equipment in &declaration.transport_equipment {
        if let Some(key) = equipment_key(equipment) {
            let unclaimed = Unclaimed { file, declaration, equipment };
            let group = groups.entry(Carrier::Equipment(key)).or_default();
            group.unclaimed.push((journey.clone(), unclaimed));
        }
    }
}

fn add_consignment<'a>(groups: &mut BTreeMap<Carrier, Group<'a>>, entry: &Entry<'a>) {
    let consignment = entry.consignment;
    let (held, unlinked) = items_by_equipment(consignment);
    let mut add = |carrier, equipment, items| {
        let part = Part {
            file: entry.file,
            declaration: entry.declaration,
            consignment,
            equipment,
            items,
            unlinked,
        };
        groups.entry(carrier).or_default().pieces.push(Piece {
            part,
            journey: entry.journey.clone(),
            digest: entry.digest,
        });
    };
    let mut homeless = vec![true; consignment.items.len()];
    let mut any_equipment = false;
    for (key, (index, items)) in held {
        any_equipment = true;
        for &item in &items {
            homeless[item as usize] = false;
        }
        add(Carrier::Equipment(key), Some(index), items);
    }
    let rest: Vec<u32> = (0u32..).zip(&homeless).filter(|(_, h)| **h).map(|(i, _)| i).collect();
    // Goods that no named equipment holds are ranked with their bill: never left out.
    if !any_equipment || !rest.is_empty() {
        let carrier = match consignment.bill().and_then(identity) {
            Some(bill) => Carrier::Bill(bill),
            None => Carrier::Content(entry.digest.0),
        };
        add(carrier, None, rest);
    }
}

/// Equipment by its key: its place among the equipment of the consignment, and its lines.
type Held = BTreeMap<String, (u32, Vec<u32>)>;

/// For each equipment that has an identity: its first index and the items that are (or may be)
/// in it. The rule is that of `Consignment::items_in`, for all equipment in one go, up to
/// [`MOST_PAIRS`]; beyond, what has no link is in none of them.
fn items_by_equipment(consignment: &Consignment) -> (Held, Option<Unlinked>) {
    let keys: Vec<Option<String>> =
        consignment.transport_equipment.iter().map(equipment_key).collect();
    let mut linked = vec![false; consignment.items.len()];
    let mut held: BTreeMap<String, (u32, BTreeSet<u32>)> = BTreeMap::new();
    for (index, key) in (0u32..).zip(&keys) {
        if let Some(key) = key {
            held.entry(key.clone()).or_insert_with(|| (index, BTreeSet::new()));
        }
    }
    for link in &consignment.item_equipment {
        let Some(seen) = linked.get_mut(link.item as usize) else { continue };
        let Some(key) = keys.get(link.equipment as usize) else { continue };
        *seen = true;
        if let Some((_, items)) = key.as_ref().and_then(|key| held.get_mut(key)) {
            items.insert(link.item);
        }
    }
    let mut unlinked: Vec<u32> =
        (0u32..).zip(&linked).filter(|(_, l)| !**l).map(|(i, _)| i).collect();
    let too_many = (unlinked.len() * held.len() > MOST_PAIRS)
        .then_some(Unlinked { items: unlinked.len() as u32, equipment: held.len() as u32 });
    if too_many.is_some() {
        unlinked.clear();
    }
    let mut held: BTreeMap<String, (u32, BTreeSet<u32>)> = held
        .into_iter()
        .map(|(key, (index, mut items))| {
            items.extend(&unlinked);
            (key, (index, items))
        })
        .collect();
    leave_out_carriers(consignment, &mut held);
    let held = held
        .into_iter()
        .map(|(key, (index, items))| (key, (index, items.into_iter().collect())))
        .collect();
    (held, too_many)
}

/// A wagon or trailer that stands beside a container in the paper carries the container: what is
/// opened is the container. It stays a unit when it holds an item that no container may hold.
fn leave_out_carriers(
    consignment: &Consignment,
    held: &mut BTreeMap<String, (u32, BTreeSet<u32>)>,
) {
    let is_container = |index: u32| {
        let equipment = &consignment.transport_equipment[index as usize];
        sarhad_model::ContainerNumber::form(&equipment.identification.raw).is_some()
    };
    let in_containers: BTreeSet<u32> = held
        .values()
        .filter(|(index, _)| is_container(*index))
        .flat_map(|(_, items)| items.iter().copied())
        .collect();
    if in_containers.is_empty() {
        return;
    }
    held.retain(|_, (index, items)| is_container(*index) || !items.is_subset(&in_containers));
}

/// The units of one carrier: one a journey.
fn units_of<'a>(carrier: &Carrier, group: Group<'a>) -> Vec<Unit<'a>> {
    let all: BTreeSet<Journey> = group
        .pieces
        .iter()
        .map(|piece| piece.journey.clone())
        .chain(group.unclaimed.iter().map(|(journey, _)| journey.clone()))
        .collect();
    let joined = journey::joined(&all);
    let mut by_journey: BTreeMap<Journey, Group<'a>> = BTreeMap::new();
    for piece in group.pieces {
        let journey = joined[&piece.journey].clone();
        by_journey.entry(journey).or_default().pieces.push(piece);
    }
    for (journey, unclaimed) in group.unclaimed {
        let target = joined[&journey].clone();
        by_journey.entry(target).or_default().unclaimed.push((journey, unclaimed));
    }
    by_journey.into_iter().map(|(journey, group)| unit(carrier, &journey, group)).collect()
}

fn unit<'a>(carrier: &Carrier, journey: &Journey, group: Group<'a>) -> Unit<'a> {
    let Group { mut pieces, unclaimed } = group;
    let files: BTreeSet<u32> = pieces
        .iter()
        .map(|piece| piece.part.file)
        .chain(unclaimed.iter().map(|(_, unclaimed)| unclaimed.file))
        .collect();
    pieces.sort_by(|a, b| {
        let order = |piece: &Piece<'_>| (piece.digest, piece.part.file, piece.part.equipment);
        order(a).cmp(&order(b))
    });
    pieces.dedup_by(|later, earlier| later.digest == earlier.digest);
    let label = pieces
        .iter()
        .filter(|piece| piece.journey == *journey)
        .map(|piece| piece.part.declaration)
        .chain(unclaimed.iter().filter(|(j, _)| j == journey).map(|(_, one)| one.declaration))
        .map(|declaration| declaration.border_transport_means.journey_label())
        .min()
        .unwrap_or_default();
    let (kind, id, name) = match carrier {
        Carrier::Equipment(key) => (UnitKind::Equipment, key.clone(), format!("E|{key}")),
        Carrier::Bill(key) => (UnitKind::Consignment, bill_shown(&pieces, key), format!("B|{key}")),
        Carrier::Content(digest) => (
            UnitKind::Consignment,
            declaration_shown(&pieces).unwrap_or_else(|| content::hex(digest, 12)),
            format!("{CONTENT_KEY}{}", content::hex(digest, 32)),
        ),
    };
    Unit {
        key: format!("{name}|{}", journey.key()),
        id,
        kind,
        journey: label,
        parts: exact(pieces.into_iter().map(|piece| piece.part)),
        unclaimed: exact(unclaimed.into_iter().map(|(_, unclaimed)| unclaimed)),
        files: exact(files.into_iter()),
    }
}

/// A list without room in reserve: collecting may go on in the larger room of what it comes
/// from, and a day has a hundred thousand units.
fn exact<T>(items: impl ExactSizeIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::with_capacity(items.len());
    list.extend(items);
    list
}

/// The bill as the papers write it (the first in order of the alphabet, when they differ).
fn bill_shown(pieces: &[Piece<'_>], otherwise: &str) -> String {
    let bills = pieces.iter().filter_map(|piece| piece.part.consignment.bill());
    bills.min().unwrap_or(otherwise).to_owned()
}

/// What a unit without a bill that identifies is called: its bill all the same, or the number of
/// its customs declaration.
fn declaration_shown(pieces: &[Piece<'_>]) -> Option<String> {
    let of = |piece: &Piece<'_>| {
        let registered = piece.part.declaration.mrn.as_ref().map(sarhad_model::Text::value);
        piece.part.consignment.reference().or(registered).map(str::to_owned)
    };
    pieces.iter().filter_map(of).filter(|name| !name.is_empty()).min()
}

#[cfg(test)]
mod tests;
