//! Cargo papers and a file of outcomes as rows: each unit with an outcome, as it was known before
//! the day of its papers.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use sarhad_engine::history::{
    History, InspectedBy, MAX_OUTCOME_DAYS, MemoryHistory, OutcomeFault, movements,
};
use sarhad_engine::indicators::UnitContext;
use sarhad_engine::learned::{Model, Promotion, Source, units};
use sarhad_engine::parties::decision::Decisions;
use sarhad_engine::{Knowledge, Unit, assess, group, history, permits};

use super::fit::Rows;
use super::measure;
use crate::history::OutcomesError;
use crate::input::{self, InputError};
use crate::oneshot::{Cancelled, Day, ReadOptions, look_up, read_all};
use crate::{Progress, Stage};

/// Why there are no rows.
#[derive(Debug, thiserror::Error)]
pub enum PapersError {
    /// A file or folder could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file of outcomes cannot be used.
    #[error(transparent)]
    Outcomes(#[from] OutcomesError),
    /// The person wants to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// No outcome belongs to a unit of the papers.
    #[error(
        "none of the {outcomes} outcomes belongs to a unit of the papers: subject is the number of the container, bill or declaration, and the outcome is known at most {MAX_OUTCOME_DAYS} days after the paper"
    )]
    Nothing {
        /// Outcomes in the file.
        outcomes: usize,
    },
}

/// Units with outcomes.
#[derive(Debug)]
pub struct PaperRows {
    /// The rows, in the order of their days.
    pub rows: Rows,
    /// What the rules say of each, decibans.
    pub rules: Vec<f64>,
    /// Units without an outcome or a day, which teach nothing.
    pub unlabelled: usize,
    /// Rows of outcomes that could not be read.
    pub faults: Vec<OutcomeFault>,
}

/// A unit's outcome, of all inspections of it.
#[derive(Debug, Clone, Copy)]
struct Found {
    day: NaiveDate,
    positive: bool,
    random: bool,
}

fn found(unit: &Unit<'_>, past: &MemoryHistory) -> Option<Found> {
    let day = history::day_of_unit(unit)?;
    let parts = unit.parts.iter();
    let days: Vec<NaiveDate> =
        parts.filter_map(|part| history::day_of(part.declaration, part.consignment)).collect();
    let mut found = None;
    for key in units::outcome_keys(unit) {
        // Only for the label; what the features know of outcomes ends before the day.
        for outcome in past.outcomes(&key, NaiveDate::MAX) {
            let is_of_unit = outcome.movements.iter().any(|moved| days.contains(&moved.date));
            if is_of_unit && outcome.known_on >= day {
                let all = found.get_or_insert(Found { day, positive: false, random: false });
                all.positive |= outcome.kind.is_positive();
                all.random |= outcome.inspected == InspectedBy::Random;
            }
        }
    }
    found
}

/// Reads papers, joins outcomes to units, and makes rows of them. The rules' order is taken without
/// a model.
///
/// # Errors
/// A file that cannot be opened, or outcomes that belong to nothing.
pub fn read_papers(
    paths: &[PathBuf],
    outcomes: &Path,
    knowledge: &Knowledge,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<PaperRows, PapersError> {
    let files = input::read_all(paths)?;
    let reading = crate::history::outcomes(outcomes)?;
    let count = reading.rows.len();
    let submissions = read_all(files, options, progress)?;
    let past =
        MemoryHistory::new(movements(&submissions, &knowledge.tables).movements, reading.rows);
    let units = group(&submissions);
    let all = units.len();
    let (units, found): (Vec<Unit<'_>>, Vec<Found>) =
        units.into_iter().filter_map(|unit| found(&unit, &past).map(|one| (unit, one))).unzip();
    let Some(last) = found.iter().map(|one| one.day).max() else {
        return Err(PapersError::Nothing { outcomes: count });
    };
    let decisions = Decisions::default();
    let after = last.checked_add_days(Days::new(1)).unwrap_or(last);
    let screened =
        look_up(&units, knowledge, Day { date: after, decisions: &decisions }, progress)?;
    let book = permits::draw(&units, knowledge, &screened, None);
    let screened = screened.with_permits(book).with_history(Some(&past));
    progress.stage(Stage::Judge, Some(units.len() as u64));
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by(|a, b| (found[*a].day, &units[*a].key).cmp(&(found[*b].day, &units[*b].key)));
    let mut rows = Rows::none(Source::Papers);
    let mut rules = Vec::with_capacity(units.len());
    for at in order {
        if progress.is_cancelled() {
            return Err(Cancelled.into());
        }
        let unit = &units[at];
        rows.values.extend(units::row(&UnitContext::new(unit, knowledge, &screened)));
        rules.push(assess(unit, knowledge, &screened).score.total().as_f64());
        rows.labels.push(found[at].positive);
        rows.days.push(found[at].day);
        rows.random.push(found[at].random);
        progress.advance(1);
    }
    Ok(PaperRows { rows, rules, unlabelled: all - units.len(), faults: reading.faults })
}

/// What a model is compared with.
#[derive(Debug, Clone, Copy)]
pub struct HowItRanks<'r> {
    /// What the rules say of the same units, decibans.
    pub rules: &'r [f64],
    /// Share of the units that can be opened.
    pub share: f64,
}

/// Compares the order of a model with that of the rules on the same units.
pub fn compare(model: &Model, rows: &Rows, with: HowItRanks<'_>) -> Promotion {
    let margins = model
        .schema()
        .map(|schema| model.ranker().margins(&rows.of(&schema)))
        .expect("the features of a model that this program has made");
    let opened = if rows.is_empty() { 0 } else { measure::top(rows.len(), with.share) };
    let found = measure::found_at_top(&margins, &rows.labels)(opened);
    let by_rules = measure::found_at_top(with.rules, &rows.labels)(opened);
    Promotion::new(with.share, opened, found, by_rules)
}
