//! The alignment of two names as a few numbers.
//!
//! Each is between 0 and about 1 and means the same for any two names; what they weigh is
//! fitted (see `probability`). Both names are treated alike: exchanging them changes nothing.

use super::align::{Pair, Side};
use super::prepare::{NamePart, PartRole};
use super::similarity::Ground;

/// How many numbers there are.
pub const FEATURES: usize = 14;

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
];

/// What an alignment says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The numbers, in the order of [`FEATURE_NAMES`].
    pub features: [f64; FEATURES],
    /// Share of the weight of the query's parts that is paired by more than initials, and that
    /// of the listed name's.
    pub solid: (f64, f64),
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
            match pair.ground {
                Ground::Initial => {
                    sums.initials += weight;
                    continue;
                }
                Ground::Bones => sums.bones += weight,
                Ground::Spelling | Ground::Concept | Ground::Joined => {}
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
            p.ground != Ground::Initial
                && (query.weights[p.query.0] >= PROPER || listed.weights[p.listed.0] >= PROPER)
        })
    };
    let worst = proper_pairs().map(|pair| 1.0 - pair.similarity).fold(0.0, f32::max);
    let letters: f32 = proper_pairs()
        .map(|p| {
            let (q, l) = (query.parts[p.query.0], listed.parts[p.listed.0]);
            let letters = q.skeleton.len().min(l.skeleton.len()).min(12) as f32 / 6.0;
            query.weights[p.query.0].min(listed.weights[p.listed.0]) * letters * p.similarity
        })
        .sum();
    // Against the heaviest part of both: where all words are common, they are the name.
    let heaviest = |side: Side<'_>| side.weights.iter().copied().fold(0.01, f32::max);
    let (left_in_query, left_in_listed) =
        (longest_left(query, pairs, |p| p.query), longest_left(listed, pairs, |p| p.listed));
    // No syllable of an East Asian name is left out at will: one too many is another name.
    let long_left = left_in_query.min(left_in_listed).max(extra_syllable(query, listed, pairs))
        / heaviest(query).max(heaviest(listed));
    let features = [
        1.0,
        cq.min(cl),
        cq.max(cl),
        conflict,
        extra / wq.max(wl),
        (q.shortfall + l.shortfall) / paired,
        worst,
        (1.0 + letters).ln(),
        number_conflict(query, listed, pairs),
        patronymic_conflict(query, listed, pairs),
        (q.initials + l.initials) / paired,
        (q.bones + l.bones) / paired,
        f32::from(u8::from(proper_pairs().count() <= 1)),
        long_left,
    ];
    Evidence {
        features: features.map(f64::from),
        solid: (f64::from(q.solid / wq), f64::from(l.solid / wl)),
    }
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

/// 1 when both names have a number that the other has not; half when only one has one.
fn number_conflict(query: Side<'_>, listed: Side<'_>, pairs: &[Pair]) -> f32 {
    let number = |(part, _): (&NamePart, f32)| part.role == PartRole::Number;
    let q = unpaired(query, pairs, |pair| pair.query).any(number);
    let l = unpaired(listed, pairs, |pair| pair.listed).any(number);
    match (q, l) {
        (true, true) => 1.0,
        (false, false) => 0.0,
        _ => 0.5,
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
