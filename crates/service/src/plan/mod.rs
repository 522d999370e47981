//! The inspection plan of a day as a use case: from a ranking to what officers get ([`Sheet`]) and
//! what the supervisor keeps ([`DayPlan`], [`file`]).

pub mod file;
pub mod secret;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sarhad_engine::plan::{Candidate, Choice, choose};
pub use sarhad_engine::plan::{
    Capacity, CapacityFault, LEAST_SECRET_BYTES, LEAST_SHARE, Secret, USUAL_SHARE,
};
use sarhad_model::{RankedUnit, Ranking, Sheet, SheetRow, Task};
use serde::{Deserialize, Serialize};

pub use file::{PlanFile, PlanFileError, Sealed};
pub use secret::SecretError;

/// Version of the plan file that this program writes.
pub const PLAN_VERSION: u32 = 1;
/// Most HS codes that are kept of a unit; a box of more is groupage, and the first say enough for
/// the watch on drift.
const MAX_CODES: usize = 10;

/// The head of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanHead {
    /// [`PLAN_VERSION`].
    pub sarhad_plan: u32,
    /// Day of the plan.
    pub as_of: NaiveDate,
    /// The knowledge that the ranking rests on.
    pub knowledge: String,
    /// Containers that can be opened.
    pub hands: usize,
    /// Containers that can be scanned.
    pub scanner: usize,
    /// Share of the hands for the random control sample.
    pub random_share: f64,
    /// Units of the run.
    pub units: usize,
    /// The papers.
    pub files: Vec<String>,
    /// Version of the program.
    pub program: String,
}

/// What is kept of one unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanLine {
    /// Container number or bill.
    pub unit: String,
    /// Bills in it.
    pub bills: Vec<String>,
    /// Vessel and voyage, train, plate.
    pub journey: String,
    /// Place in the ranking.
    pub rank: u32,
    /// Sum of the reasons, decibans.
    pub score_db: f64,
    /// Prior plus reasons, decibans: log-odds that there is something to find.
    pub posterior_db: f64,
    /// Advice.
    pub advice: String,
    /// Gates that fired.
    pub gates: Vec<String>,
    /// What is done.
    pub task: Task,
    /// Why it is opened or scanned.
    pub selected_by: Option<sarhad_model::SelectedBy>,
    /// Why a drawn unit would have been opened anyway.
    pub also_selected_by: Option<sarhad_model::SelectedBy>,
    /// The chance to be in the random sample.
    pub random_inclusion: f64,
    /// Whether it stays held for want of a hand.
    pub stays_held: bool,
    /// Codes of the findings, each once.
    pub findings: Vec<String>,
    /// HS codes as declared, the first ten.
    pub hs: Vec<String>,
    /// Countries of origin.
    pub origins: Vec<String>,
    /// Customs offices.
    pub offices: Vec<String>,
    /// Who receives, under a pseudonym of the secret: nobody is named in the file.
    pub importer: Option<String>,
}

/// A plan with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPlan {
    /// Head.
    pub head: PlanHead,
    /// One line a unit, in the order of the ranking.
    pub lines: Vec<PlanLine>,
    /// What officers get.
    pub sheet: Sheet,
}

/// Makes the plan of a ranking.
///
/// # Errors
/// No hands, or too small a random share.
pub fn make(
    ranking: &Ranking,
    capacity: &Capacity,
    secret: &Secret,
) -> Result<DayPlan, CapacityFault> {
    let candidates: Vec<Candidate> = ranking.units.iter().map(Candidate::of).collect();
    let plan = choose(&candidates, capacity, secret)?;
    let lines = ranking.units.iter().zip(&plan.choices);
    let head = PlanHead {
        sarhad_plan: PLAN_VERSION,
        as_of: ranking.as_of,
        knowledge: ranking.knowledge.0.to_string(),
        hands: capacity.hands,
        scanner: capacity.scanner,
        random_share: capacity.random_share,
        units: ranking.units.len(),
        files: ranking.files.iter().map(|file| file.name.clone()).collect(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let rows = rows(ranking, &candidates, &plan.choices, secret);
    Ok(DayPlan {
        head,
        lines: lines.map(|(unit, choice)| line(unit, choice, secret)).collect(),
        sheet: Sheet {
            hands: capacity.hands,
            scanner: capacity.scanner,
            rows,
            free_hands: plan.free_hands,
            held: plan.held,
            reviewed: plan.reviewed,
        },
    })
}

/// What is to be done: the heaviest task first, units of one journey together, and among them an
/// order of a keyed hash, which tells neither rank nor draw. What stays held stands last.
fn rows(
    ranking: &Ranking,
    candidates: &[Candidate],
    choices: &[Choice],
    secret: &Secret,
) -> Vec<SheetRow> {
    let mut tasks: Vec<usize> =
        (0..choices.len()).filter(|at| choices[*at].task != Task::None).collect();
    tasks.sort_by_cached_key(|&at| {
        let order = secret.number("sheet", &candidates[at].identity);
        let task = std::cmp::Reverse(choices[at].task);
        (choices[at].waits, task, ranking.units[at].journey.clone(), order, at)
    });
    (1..)
        .zip(tasks)
        .map(|(number, unit)| SheetRow {
            number,
            task: choices[unit].task,
            unit,
            stays_held: choices[unit].waits,
        })
        .collect()
}

fn line(unit: &RankedUnit, choice: &Choice, secret: &Secret) -> PlanLine {
    let assessment = &unit.assessment;
    let score = &assessment.score;
    let findings: BTreeSet<&str> =
        score.reasons().iter().map(|reason| reason.finding.code).collect();
    PlanLine {
        unit: unit.unit.clone(),
        bills: unit.bills.clone(),
        journey: unit.journey.clone(),
        rank: unit.rank,
        score_db: score.evidence().as_f64(),
        posterior_db: score.total().as_f64(),
        advice: assessment.advice.key().to_owned(),
        gates: assessment.gates.iter().map(|gate| gate.key().to_owned()).collect(),
        task: choice.task,
        selected_by: choice.selected_by,
        also_selected_by: choice.also,
        random_inclusion: choice.inclusion,
        stays_held: choice.waits,
        findings: findings.into_iter().map(str::to_owned).collect(),
        hs: unit.hs.iter().take(MAX_CODES).cloned().collect(),
        origins: unit.origins.clone(),
        offices: unit.offices.clone(),
        importer: unit.consignees.first().and_then(|name| pseudonym(name, secret)),
    }
}

/// Hexadecimal digits of a pseudonym: enough to tell the importers of a post apart.
const PSEUDONYM_DIGITS: usize = 16;

/// The same for the same name, whatever its case and marks; without the secret it leads to nobody.
fn pseudonym(name: &str, secret: &Secret) -> Option<String> {
    let plain: String =
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let hash = secret.hash("importer", plain.as_bytes()).to_hex();
    (!plain.is_empty()).then(|| hash[..PSEUDONYM_DIGITS].to_owned())
}
