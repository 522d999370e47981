//! What inspections teach: plan files and the file of outcomes give a report.
//!
//! Who was drawn at random stands in the plans and not in the outcomes: whoever enters a result does
//! not know it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
pub use sarhad_engine::feedback::{LEAST_FIRINGS, LEAST_GROUP_UNITS, LEAST_RANDOM_RESULTS};
use sarhad_engine::feedback::{PriorWeight, Record, feedback};
use sarhad_engine::history::{
    InspectedBy, MAX_OUTCOME_DAYS, OutcomeFault, OutcomeReading, OutcomeRow,
};
use sarhad_engine::plan::Secret;
use sarhad_engine::tables::Tables;
use sarhad_model::{Feedback, SelectedBy, Task};

use crate::history::{self, OutcomesError};
use crate::input::{self, InputError};
use crate::plan::{PlanFile, PlanFileError, PlanLine, Sealed, file};

/// How names of plan files in a folder end.
const PLAN_ENDING: &str = "jsonl";

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum FeedbackError {
    /// A file or folder cannot be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A plan cannot be used.
    #[error(transparent)]
    Plan(#[from] PlanFileError),
    /// The outcomes cannot be used.
    #[error(transparent)]
    Outcomes(#[from] OutcomesError),
    /// A folder without plans.
    #[error("{path}: there is no plan file (*.jsonl) in the folder")]
    Nothing {
        /// The folder.
        path: PathBuf,
    },
    /// One plan given twice would count its units twice.
    #[error("{path}: a plan of {day} with the same units was given already")]
    Twice {
        /// The second file.
        path: PathBuf,
        /// Day of the plan.
        day: NaiveDate,
    },
}

/// A report with an account of what it was made from.
#[derive(Debug)]
pub struct FeedbackReading {
    /// The report.
    pub report: Feedback,
    /// Plans whose seal was not checked, for want of the secret.
    pub unchecked: usize,
    /// Outcomes that fit no unit of a plan.
    pub unplaced: usize,
    /// Outcomes of a bill with several units on it, which say of none what was found in it.
    pub ambiguous: usize,
    /// Outcomes whose way of selection is another in the plan; the plan's counts.
    pub corrected: usize,
    /// Rows of outcomes that cannot be read.
    pub faults: Vec<OutcomeFault>,
    /// The outcomes, with how each unit was selected by the plans.
    pub marked: Vec<OutcomeRow>,
}

/// Reads plans, or folders of them, and outcomes, and counts.
///
/// # Errors
/// A file that cannot be used.
pub fn load(
    plans: &[PathBuf],
    outcomes: &Path,
    secret: Option<&Secret>,
    tables: &Tables,
) -> Result<FeedbackReading, FeedbackError> {
    let mut files = Vec::new();
    let mut known: BTreeSet<(NaiveDate, Vec<String>)> = BTreeSet::new();
    for path in paths(plans)? {
        let plan = file::read(&path, secret)?;
        let units = plan.lines.iter().map(|line| line.unit.clone()).collect();
        if !known.insert((plan.head.as_of, units)) {
            return Err(FeedbackError::Twice { path, day: plan.head.as_of });
        }
        files.push(plan);
    }
    Ok(count(&files, history::outcomes(outcomes)?, tables))
}

fn paths(plans: &[PathBuf]) -> Result<Vec<PathBuf>, FeedbackError> {
    let mut all = Vec::new();
    for path in plans {
        let is_folder = path.is_dir();
        let of_plan =
            |one: &PathBuf| !is_folder || one.extension().is_some_and(|e| e == PLAN_ENDING);
        let before = all.len();
        all.extend(input::walk(path)?.into_iter().filter(of_plan));
        if all.len() == before {
            return Err(FeedbackError::Nothing { path: path.clone() });
        }
    }
    Ok(all)
}

/// Joins outcomes to the units of plans, and counts.
pub fn count(plans: &[PlanFile], outcomes: OutcomeReading, tables: &Tables) -> FeedbackReading {
    let mut records: Vec<Record> = Vec::new();
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for plan in plans {
        for line in &plan.lines {
            let names: BTreeSet<String> = std::iter::once(&line.unit)
                .chain(&line.bills)
                .map(|name| plain_number(name))
                .collect();
            for name in names {
                places.entry(name).or_default().push(records.len());
            }
            records.push(record(plan.head.as_of, line));
        }
    }
    let mut reading = FeedbackReading {
        report: feedback(0, &[], &[]),
        unchecked: plans.iter().filter(|plan| plan.sealed == Sealed::Unchecked).count(),
        unplaced: 0,
        ambiguous: 0,
        corrected: 0,
        faults: outcomes.faults,
        marked: Vec::new(),
    };
    for mut row in outcomes.rows {
        match place_of(&row, &places, &records) {
            Place::One(at) => {
                let record = &mut records[at];
                let found = row.kind.is_positive() || record.found == Some(true);
                record.found = Some(found);
                let by = if record.selected_by == Some(SelectedBy::Random) {
                    InspectedBy::Random
                } else {
                    InspectedBy::Profile
                };
                // Of what the plan did not open, whoever did so knows best why.
                if record.task >= Task::Scan {
                    reading.corrected += usize::from(row.inspected != by);
                    row.inspected = by;
                }
            }
            Place::None => reading.unplaced += 1,
            Place::Several => reading.ambiguous += 1,
        }
        reading.marked.push(row);
    }
    let priors: Vec<PriorWeight> = tables
        .indicators()
        .iter()
        .map(|row| PriorWeight {
            code: row.id.clone(),
            group: row.group.to_owned(),
            weight_db: row.weight.as_f64(),
        })
        .collect();
    reading.report = feedback(plans.len(), &records, &priors);
    reading
}

/// Where an outcome belongs.
enum Place {
    None,
    One(usize),
    Several,
}

/// An outcome belongs to the unit of the last plan up to [`MAX_OUTCOME_DAYS`] before it that was to
/// be opened or scanned: the same box may have come again before the result was entered. Where none
/// was, it belongs to the last unit that is called so.
fn place_of(row: &OutcomeRow, places: &BTreeMap<String, Vec<usize>>, records: &[Record]) -> Place {
    let Some(all) = places.get(&plain_number(&row.subject)) else { return Place::None };
    let is_before = |at: &usize| {
        let days = (row.known_on - records[*at].day).num_days();
        (0..=MAX_OUTCOME_DAYS).contains(&days)
    };
    let before: Vec<usize> = all.iter().copied().filter(is_before).collect();
    let looked_at = before.iter().copied().filter(|at| records[*at].task >= Task::Scan).collect();
    let of_last_day = |places: Vec<usize>| -> Vec<usize> {
        let day = places.iter().map(|at| records[*at].day).max();
        places.into_iter().filter(|at| Some(records[*at].day) == day).collect()
    };
    let looked_at: Vec<usize> = of_last_day(looked_at);
    let called_so = if looked_at.is_empty() { of_last_day(before) } else { looked_at };
    match called_so.as_slice() {
        [] => Place::None,
        [one] => Place::One(*one),
        _ => Place::Several,
    }
}

/// The letters and digits of a number of a unit or bill, large: by them it is found again.
pub(crate) fn plain_number(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// A line of a plan as a record without a result.
pub(crate) fn record(day: NaiveDate, line: &PlanLine) -> Record {
    Record {
        day,
        score_db: line.score_db,
        posterior_db: line.posterior_db,
        task: line.task,
        selected_by: line.selected_by,
        also_selected_by: line.also_selected_by,
        random_inclusion: line.random_inclusion,
        findings: line.findings.clone(),
        hs: line.hs.clone(),
        origins: line.origins.clone(),
        offices: line.offices.clone(),
        importer: line.importer.clone(),
        found: None,
    }
}

/// Outcomes as the file that `screen --outcomes` reads.
pub fn outcomes_csv(rows: &[OutcomeRow]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let invariant = "writing to memory does not fail and every row has four columns";
    writer.write_record(["subject", "date", "outcome", "inspected"]).expect(invariant);
    for row in rows {
        let day = row.known_on.to_string();
        let row = [row.subject.as_str(), &day, row.kind.key(), row.inspected.key()];
        writer.write_record(row).expect(invariant);
    }
    let bytes = writer.into_inner().expect(invariant);
    String::from_utf8(bytes).expect("the csv writer only adds ASCII to our texts")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{PLAN_VERSION, PlanHead};
    use sarhad_engine::history::read_outcomes;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn line(unit: &str, bill: &str, task: Task, selected_by: Option<SelectedBy>) -> PlanLine {
        PlanLine {
            unit: unit.into(),
            bills: vec![bill.into()],
            journey: String::new(),
            rank: 1,
            score_db: 3.0,
            posterior_db: -20.0,
            advice: "release".into(),
            gates: Vec::new(),
            task,
            selected_by,
            also_selected_by: None,
            random_inclusion: 0.1,
            stays_held: false,
            findings: Vec::new(),
            hs: Vec::new(),
            origins: Vec::new(),
            offices: Vec::new(),
            importer: None,
        }
    }

    fn plan(as_of: NaiveDate, lines: Vec<PlanLine>) -> PlanFile {
        let head = PlanHead {
            sarhad_plan: PLAN_VERSION,
            as_of,
            knowledge: String::new(),
            hands: 2,
            scanner: 0,
            random_share: 0.1,
            units: lines.len(),
            files: Vec::new(),
            program: String::new(),
        };
        PlanFile { head, lines, sealed: Sealed::Unchecked }
    }

    #[test]
    fn outcomes_find_their_unit_and_the_plan_says_how_it_was_selected() {
        let random = Some(SelectedBy::Random);
        let plans = [
            plan(
                day(2),
                vec![
                    line("CSQU3054383", "B-1", Task::Open, Some(SelectedBy::Gate)),
                    line("MSKU6011672", "B-9", Task::Open, Some(SelectedBy::Gate)),
                ],
            ),
            plan(
                day(9),
                vec![
                    line("CSQU 305438-3", "B-2", Task::Open, random),
                    line("SEGU7671627", "B-3", Task::Open, random),
                    line("SEGU7671632", "B-3", Task::Open, random),
                    line("MSKU6011672", "B-10", Task::None, None),
                    line("TGHU0000001", "B-4", Task::None, None),
                    line("TGHU0000002", "B-4", Task::Open, random),
                ],
            ),
        ];
        let text = "subject,date,outcome,inspected\n\
            CSQU3054383,2026-03-03,seizure,profile\n\
            csqu3054383,2026-03-10,clean,profile\n\
            B-3,2026-03-10,clean,random\n\
            B-4,2026-03-10,irregular,random\n\
            TGHU0000001,2026-03-01,clean,random\n\
            MSKU6011672,2026-03-10,irregular,profile\n\
            NONE1234567,2026-03-10,clean,random\n";
        let reading = count(&plans, read_outcomes(text.as_bytes()).unwrap(), &Tables::built_in());
        assert_eq!((reading.unplaced, reading.ambiguous, reading.corrected), (2, 1, 1));
        let report = &reading.report;
        let hits = |at: usize| (report.by_source[at].hits.found, report.by_source[at].hits.of);
        assert_eq!((hits(0), hits(2)), ((2, 2), (1, 2)), "gate, random");
        assert_eq!((report.plans, report.units, report.without_result), (2, 8, 2));
        let marked = outcomes_csv(&reading.marked);
        assert!(marked.contains("csqu3054383,2026-03-10,clean,random"), "{marked}");
        assert_eq!(read_outcomes(marked.as_bytes()).unwrap().rows, reading.marked);
    }
}
