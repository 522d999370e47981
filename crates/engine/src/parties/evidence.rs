//! The alignment of two names as a few numbers.
//!
//! Each is between 0 and about 1 and means the same for any two names; what they weigh is
//! fitted (see `probability`). Both names are treated alike: exchanging them changes nothing.

use super::align::{Pair, Side};
use super::key::MatchedKey;
use super::prepare::{NamePart, PartRole};
use super::probability::{MIN_COVERED, MIN_SOLID};

/// How many numbers there are.
pub const FEATURES: usize = 19;

/// Names of the numbers, in order, for the fit and its print.
pub const FEATURE_NAMES: [&str; FEATURES] = [
    "bias",
    "covered_less",
    "covered_more",
    "conflict",
    "extra",
    "shortfall",
    "worst_pair",
    "information",
    "number_conflict",
    "patronymic_conflict",
    "by_initials",
    "by_bones",
    "one_word",
    "conflict_of_long_words",
    "other_generation",
    "other_given",
    "place_conflict",
    "conflict_of_rare_words",
    "initial_conflict",
];

/// What an alignment says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The numbers, in the order of [`FEATURE_NAMES`].
    pub features: [f64; FEATURES],
    /// Share of the weight of the query's parts that is paired by more than initials, and that
    /// of the listed name's.
    pub covered: (f64, f64),
    /// The same without the parts that are paired by initials: of what can be compared.
    pub solid: (f64, f64),
}

impl Evidence {
    /// Whether too little of one of the names is paired for a match.
    pub fn is_thin(&self) -> bool {
        self.covered.0.min(self.covered.1) < MIN_COVERED
            || self.solid.0.min(self.solid.1) < MIN_SOLID
    }
}

/// Weight from which a part counts as one of the name proper.
const PROPER: f32 = 0.45;

#[derive(Default)]
struct Sums {
    covered: f32,
    solid: f32,
    paired: f32,
    shortfall: f32,
    initials: f32,
    bones: f32,
}

impl Sums {
    fn of(side: Side<'_>, pairs: &[Pair], at: fn(&Pair) -> (usize, usize)) -> Self {
        let mut sums = Self::default();
        for pair in pairs {
            let (from, count) = at(pair);
            let weight: f32 = side.weights[from..from + count].iter().sum();
            sums.paired += weight;
            sums.covered += weight * pair.similarity;
            sums.shortfall += weight * (1.0 - pair.similarity);
            if pair.key == MatchedKey::Initial {
                sums.initials += weight;
                continue;
            }
            if pair.key.is_rough() {
                sums.bones += weight;
            }
            sums.solid += weight * pair.similarity;
        }
        sums
    }
}

/// Weighs an alignment.
pub(super) fn weigh(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> Evidence {
    let q = Sums::of(query, pairs, |pair| pair.query);
    let l = Sums::of(listed, pairs, |pair| pair.listed);
    let (wq, wl) = (query.total().max(0.01), listed.total().max(0.01));
    let (cq, cl) = (q.covered / wq, l.covered / wl);
    let (left_q, left_l) = (wq - q.paired, wl - l.paired);
    let conflict = left_q.min(left_l) / wq.min(wl);
    let extra = left_q.max(left_l) - left_q.min(left_l);
    let paired = (q.paired + l.paired).max(0.01);
    let proper_pairs = || {
        pairs.iter().filter(|p| {
            p.key != MatchedKey::Initial
                && (query.weights[p.query.0] >= PROPER || listed.weights[p.listed.0] >= PROPER)
        })
    };
    let worst = proper_pairs().map(|pair| 1.0 - pair.similarity).fold(0.0, f32::max);
    let letters: f32 = proper_pairs()
        .map(|p| said(query, p.query).min(said(listed, p.listed)) * p.similarity)
        .sum();
    let words: usize = proper_pairs().map(|p| p.query.1.max(p.listed.1)).sum();
    // Against the heaviest part of both: where all words are common, they are the name.
    let heaviest = |side: Side<'_>| side.weights.iter().copied().fold(0.01, f32::max);
    let (left_in_query, left_in_listed) =
        (longest_left(query, pairs, |p| p.query), longest_left(listed, pairs, |p| p.listed));
    // No syllable of an East Asian name is left out at will: one too many is another name.
    let long_left = left_in_query.min(left_in_listed).max(extra_syllable(query, listed, pairs))
        / heaviest(query).max(heaviest(listed));
    let (generation, given) = heads(query, listed, pairs);
    let features = [
        1.0,
        cq.min(cl),
        cq.max(cl),
        conflict,
        extra / wq.max(wl),
        (q.shortfall + l.shortfall) / paired,
        worst,
        (1.0 + letters).ln(),
        conflict_of(query, listed, pairs, PartRole::Number, 0.5),
        patronymic_conflict(query, listed, pairs),
        (q.initials + l.initials) / paired,
        (q.bones + l.bones) / paired,
        f32::from(u8::from(words <= 1)),
        long_left,
        generation,
        given,
        conflict_of(query, listed, pairs, PartRole::Place, 0.5),
        rarest_left(query, pairs, |p| p.query).min(rarest_left(listed, pairs, |p| p.listed)),
        initial_conflict(query, listed, pairs),
    ];
    let share = |part: f32, whole: f32| f64::from(part / whole.max(0.01));
    Evidence {
        features: features.map(f64::from),
        covered: (share(q.solid, wq), share(l.solid, wl)),
        solid: (share(q.solid, wq - q.initials), share(l.solid, wl - l.initials)),
    }
}

/// What finding some parts says: weight, rarity and length.
fn said(side: Side<'_>, (from, count): (usize, usize)) -> f32 {
    (from..from + count)
        .map(|at| {
            let part = side.parts[at];
            side.weights[at] * part.rarity * part.skeleton.len().min(12) as f32 / 6.0
        })
        .sum()
}

fn unpaired<'a>(
    side: Side<'a>,
    pairs: &'a [Pair],
    at: fn(&Pair) -> (usize, usize),
) -> impl Iterator<Item = (&'a NamePart, f32)> {
    side.parts.iter().zip(side.weights).enumerate().filter_map(move |(place, (part, weight))| {
        let paired =
            pairs.iter().map(at).any(|(from, count)| (from..from + count).contains(&place));
        (!paired).then_some((*part, *weight))
    })
}

/// Weight of the heaviest syllable left over in one of two East Asian names.
fn extra_syllable(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> f32 {
    let east = |side: Side<'_>| side.parts.iter().any(|part| part.east_name);
    if !(east(query) && east(listed)) {
        return 0.0;
    }
    let left = unpaired(query, pairs, |p| p.query).chain(unpaired(listed, pairs, |p| p.listed));
    // A Western given name (John, Jimmy) may be left out.
    let syllable = |part: &NamePart| part.role == PartRole::Word || part.is_east();
    left.filter(|(part, _)| syllable(part) && !part.east.is_empty())
        .map(|(_, weight)| weight)
        .fold(0.0, f32::max)
}

/// Weight of the heaviest part that is left over, no initial.
fn longest_left(side: Side<'_>, pairs: &[Pair], at: fn(&Pair) -> (usize, usize)) -> f32 {
    unpaired(side, pairs, at)
        .filter(|(part, _)| part.role != PartRole::Initial)
        .map(|(_, weight)| weight)
        .fold(0.0, f32::max)
}

/// Rarity of the rarest part of the name proper that is left over.
fn rarest_left(side: Side<'_>, pairs: &[Pair], at: fn(&Pair) -> (usize, usize)) -> f32 {
    unpaired(side, pairs, at)
        .filter(|(part, _)| matches!(part.role, PartRole::Word | PartRole::Given))
        .map(|(part, _)| part.rarity)
        .fold(0.0, f32::max)
}

/// 1 when both names have a part of a role (a number, a place) that the other has not; `alone`
/// when only one has one.
fn conflict_of(
    query: Side<'_>,
    listed: Side<'_>,
    pairs: &[Pair],
    role: PartRole,
    alone: f32,
) -> f32 {
    let has = |(part, _): (&NamePart, f32)| part.role == role;
    let q = unpaired(query, pairs, |pair| pair.query).any(has);
    let l = unpaired(listed, pairs, |pair| pair.listed).any(has);
    match (q, l) {
        (true, true) => 1.0,
        (false, false) => 0.0,
        _ => alone,
    }
}

/// 1 when an initial of one name is left over and so is a name of the other that it could have
/// stood for: William G. Frost, William W. Frost.
fn initial_conflict(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> f32 {
    let initial = |(part, _): (&NamePart, f32)| part.role == PartRole::Initial;
    let named = |(part, _): (&NamePart, f32)| {
        matches!(
            part.role,
            PartRole::Initial | PartRole::Given | PartRole::Word | PartRole::Patronymic
        )
    };
    let q = || unpaired(query, pairs, |pair| pair.query);
    let l = || unpaired(listed, pairs, |pair| pair.listed);
    let conflict = (q().any(initial) && l().any(named)) || (l().any(initial) && q().any(named));
    f32::from(u8::from(conflict))
}

/// What the given names at the heads say. First: 1 when the head of one is left over while that
/// of the other is paired with another part (Ali, son of Saddam Hussein, and Saddam Hussein).
/// Second: 1 when both heads are left over, or paired badly with each other by the rest.
fn heads(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> (f32, f32) {
    let head = |side: Side<'_>| side.parts.iter().position(|part| part.head);
    let (Some(q), Some(l)) = (head(query), head(listed)) else { return (0.0, 0.0) };
    let covers = |(from, count): (usize, usize), at: usize| (from..from + count).contains(&at);
    let of_q = pairs.iter().find(|pair| covers(pair.query, q));
    let of_l = pairs.iter().find(|pair| covers(pair.listed, l));
    match (of_q, of_l) {
        (None, None) => (0.0, 1.0),
        (None, Some(_)) | (Some(_), None) => (1.0, 0.0),
        (Some(pair), Some(_)) if covers(pair.listed, l) => (0.0, 1.0 - pair.similarity),
        (Some(_), Some(_)) => (0.0, 0.0),
    }
}

/// 1 when both names have a patronymic and these are not a pair; the rest of the way when they
/// are a poor one.
fn patronymic_conflict(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> f32 {
    let place = |side: Side<'_>| side.parts.iter().position(|p| p.role == PartRole::Patronymic);
    let (Some(q), Some(l)) = (place(query), place(listed)) else { return 0.0 };
    pairs
        .iter()
        .find(|pair| pair.query == (q, 1) && pair.listed == (l, 1))
        .map_or(1.0, |pair| 1.0 - pair.similarity)
}
