//! What a profile would have done with papers of the past: lines and units hit, outcomes that
//! are known of them, how much of it another profile hits too, and how it spreads over weeks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use serde::Serialize;

use super::columns::Columns;
use super::compiled::Compiled;
use super::fields::Row;
use super::truth::Truth;
use crate::units::Unit;

/// What became of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Container number, or bill where there is no container.
    pub unit: String,
    /// File of the paper, where the same container may come again.
    pub file: Option<String>,
    /// Whether something was found.
    pub positive: bool,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BackTest {
    /// Goods lines; a line that may be in several containers is one.
    pub lines: usize,
    /// Lines hit.
    pub hit_lines: usize,
    /// Lines that could not be evaluated.
    pub unknown_lines: usize,
    /// Targeting units.
    pub units: usize,
    /// Units hit.
    pub hit_units: usize,
    /// Against known outcomes, when there are any.
    pub positives: Option<Positives>,
    /// Against another profile.
    pub overlap: Option<Overlap>,
    /// By week, in order; papers without any date last.
    pub weeks: Vec<Week>,
}

/// Hits against known outcomes, in units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Positives {
    /// Units in which something was found.
    pub known: usize,
    /// Of them, hit.
    pub hit: usize,
    /// Units that were looked at and were clean.
    pub clean: usize,
    /// Of them, hit.
    pub clean_hit: usize,
    /// Units hit of which no outcome is known: they say nothing for or against the profile.
    pub hit_without_outcome: usize,
    /// Outcomes of units that are not in the papers.
    pub unmatched: usize,
}

/// Hits of two profiles, in lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// Lines that the other hits.
    pub other: usize,
    /// Lines that both hit.
    pub both: usize,
}

/// One week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Week {
    /// ISO week (`2026-W10`) of arrival, or else of the declaration; none without a date.
    pub week: Option<String>,
    /// Lines.
    pub lines: usize,
    /// Lines hit.
    pub hit_lines: usize,
}

/// A line by its place in memory: the same line in two containers is one.
type LineId = (*const sarhad_model::Consignment, Option<u32>);

/// Runs a profile, and perhaps another beside it, over units. `files` are the names of the
/// submissions that the units come from.
pub fn backtest(
    units: &[Unit<'_>],
    files: &[String],
    profile: &Compiled,
    with: Option<&Compiled>,
    outcomes: &[Outcome],
) -> BackTest {
    let conditions: Vec<&Compiled> = std::iter::once(profile).chain(with).collect();
    let mut columns = Columns::of(&conditions);
    let mut places: Vec<(usize, LineId, Option<String>)> = Vec::new();
    for (unit, row_unit) in units.iter().enumerate() {
        for (part, index, row) in Row::of_unit(row_unit) {
            columns.push(&row);
            places.push((unit, (std::ptr::from_ref(part.consignment), index), week(&row)));
        }
    }
    let masks = columns.evaluate(&conditions);
    let mut truths: BTreeMap<LineId, (Truth, Truth, Option<&String>)> = BTreeMap::new();
    let mut hit_units = BTreeSet::new();
    for (at, (unit, line, week)) in places.iter().enumerate() {
        let own = masks[0].truth(at);
        let other = masks.get(1).map_or(Truth::False, |mask| mask.truth(at));
        if own == Truth::True {
            hit_units.insert(*unit);
        }
        let seen = truths.entry(*line).or_insert((Truth::False, Truth::False, week.as_ref()));
        (seen.0, seen.1) = (seen.0.or(own), seen.1.or(other));
    }
    let count = |of: &dyn Fn(Truth, Truth) -> bool| {
        truths.values().filter(|(own, other, _)| of(*own, *other)).count()
    };
    BackTest {
        lines: truths.len(),
        hit_lines: count(&|own, _| own == Truth::True),
        unknown_lines: count(&|own, _| own == Truth::Unknown),
        units: units.len(),
        hit_units: hit_units.len(),
        positives: (!outcomes.is_empty()).then(|| positives(units, files, &hit_units, outcomes)),
        overlap: with.map(|_| Overlap {
            other: count(&|_, other| other == Truth::True),
            both: count(&|own, other| own == Truth::True && other == Truth::True),
        }),
        weeks: weeks(truths.values().map(|(own, _, week)| (*week, *own))),
    }
}

/// The ISO week of a row.
fn week(row: &Row<'_>) -> Option<String> {
    let arrival = row.declaration.arrival_date.as_ref().and_then(|day| day.value);
    let day = arrival.or_else(|| row.declaration.issue_date.as_ref().and_then(|day| day.value))?;
    let week = day.iso_week();
    Some(format!("{}-W{:02}", week.year(), week.week()))
}

fn weeks<'w>(lines: impl Iterator<Item = (Option<&'w String>, Truth)>) -> Vec<Week> {
    let mut by_week: BTreeMap<(bool, Option<&String>), (usize, usize)> = BTreeMap::new();
    for (week, truth) in lines {
        let counts = by_week.entry((week.is_none(), week)).or_default();
        counts.0 += 1;
        counts.1 += usize::from(truth == Truth::True);
    }
    by_week
        .into_iter()
        .map(|((_, week), (lines, hit_lines))| Week { week: week.cloned(), lines, hit_lines })
        .collect()
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn positives(
    units: &[Unit<'_>],
    files: &[String],
    hit_units: &BTreeSet<usize>,
    outcomes: &[Outcome],
) -> Positives {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let bills = unit.parts.iter().filter_map(|part| part.consignment.bill()).map(plain);
        // A bill names a unit only where there is no container: else it may name several.
        let bills = bills.filter(|_| unit.kind == sarhad_model::UnitKind::Consignment);
        let names: BTreeSet<String> = bills.chain([plain(&unit.id)]).collect();
        for name in names {
            by_name.entry(name).or_default().push(at);
        }
    }
    let mut found: BTreeMap<usize, bool> = BTreeMap::new();
    let mut unmatched = 0;
    for outcome in outcomes {
        let named = by_name.get(&plain(&outcome.unit)).map_or(&[][..], Vec::as_slice);
        let mut matched = named.iter().filter(|&&at| {
            let in_file = |file: &u32| files.get(*file as usize) == outcome.file.as_ref();
            outcome.file.is_none() || units[at].files.iter().any(in_file)
        });
        let mut any = false;
        for at in matched.by_ref() {
            any = true;
            let positive = found.entry(*at).or_default();
            *positive |= outcome.positive;
        }
        unmatched += usize::from(!any);
    }
    let count = |positive: bool, hit: bool| {
        let of = |(at, found): &(&usize, &bool)| {
            **found == positive && (!hit || hit_units.contains(*at))
        };
        found.iter().filter(of).count()
    };
    Positives {
        known: count(true, false),
        hit: count(true, true),
        clean: count(false, false),
        clean_hit: count(false, true),
        hit_without_outcome: hit_units.iter().filter(|at| !found.contains_key(at)).count(),
        unmatched,
    }
}
