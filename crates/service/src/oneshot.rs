//! Screening without a store: papers in, an explained ranking out.
//!
//! Reading, the search of distinct names and goods texts, and the judgement of units run on all
//! cores; the result does not depend on how many there are.

use std::collections::HashMap;

use rayon::prelude::*;
pub use sarhad_engine::Day;
use sarhad_engine::assess::rests_on;
use sarhad_engine::companies::{self, CompanyBook, CompanyIndex};
use sarhad_engine::history::{History, KnownBefore};
use sarhad_engine::observations::ObservationBook;
use sarhad_engine::{
    Knowledge, Overlap, Screened, Unit, assess, distinct_goods, distinct_names, frequent, group,
    judge_goods, overlaps, permits, rank, screen_name,
};
pub use sarhad_formats::Options as ReadOptions;
use sarhad_model::{
    CompanyRegister, Consignment, FileSummary, Issue, IssueCode, Observations, PermitRegister,
    Ranking, Span, Submission, SubmissionStatus,
};

use crate::input::InputFile;
use crate::{Progress, Silent, Stage, learn};

/// A file above this size is read alone.
const LARGE_BYTES: usize = 4 << 20;

/// The person wants to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Cancelled;

/// Reads papers. A watch list given as a paper is refused, a file given twice counts once; the
/// others are read all the same.
pub fn read_all(
    files: Vec<InputFile>,
    options: &ReadOptions,
    progress: &dyn Progress,
) -> Result<Vec<Submission>, Cancelled> {
    progress.stage(Stage::Read, Some(files.iter().map(|file| file.bytes.len() as u64).sum()));
    let mut first_with: HashMap<blake3::Hash, String> = HashMap::new();
    let mut tasks = Vec::with_capacity(files.len());
    for file in files {
        let hash = blake3::hash(&file.bytes);
        let first = first_with.get(&hash).cloned().filter(|_| !file.bytes.is_empty());
        if first.is_none() {
            first_with.insert(hash, file.name.clone());
        }
        tasks.push((file, first));
    }
    // Large files one after the other, so that not all of them are unfolded in memory at once;
    // the small ones side by side.
    let read = |(place, (file, first)): (usize, (InputFile, Option<String>))| {
        if progress.is_cancelled() {
            return Err(Cancelled);
        }
        let bytes = file.bytes.len() as u64;
        let submission = read_one(&file, first.as_deref(), options);
        progress.advance(bytes);
        Ok((place, submission))
    };
    let (mut large, small): (Vec<_>, Vec<_>) =
        tasks.into_iter().enumerate().partition(|(_, (file, _))| file.bytes.len() > LARGE_BYTES);
    // The largest first: reading takes most room at a time when the least is held.
    large.sort_by_key(|(_, (file, _))| std::cmp::Reverse(file.bytes.len()));
    let mut all = large.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    all.extend(small.into_par_iter().map(read).collect::<Result<Vec<_>, _>>()?);
    all.sort_by_key(|(place, _)| *place);
    Ok(all.into_iter().map(|(_, submission)| submission).collect())
}

fn read_one(file: &InputFile, same_as: Option<&str>, options: &ReadOptions) -> Submission {
    let bytes = file.bytes.len() as u64;
    if let Some(first) = same_as {
        let issue =
            Issue::new(IssueCode::DuplicateFile, Span::None, &file.name).with("first", first);
        let mut submission = Submission::rejected(&file.name, "duplicate", bytes, issue);
        submission.status = SubmissionStatus::Complete;
        return submission;
    }
    if let Some(format) = sarhad_lists::detect(&file.name, &file.bytes) {
        let issue =
            Issue::new(IssueCode::ListNotCargo, Span::None, &file.name).with("format", format.id());
        return Submission::rejected(&file.name, "watch-list", bytes, issue);
    }
    sarhad_formats::read(&file.name, &file.bytes, options)
}

/// Judges what was read, without a register of permits.
pub fn screen(
    submissions: &mut [Submission],
    knowledge: &Knowledge,
    day: Day<'_>,
    progress: &dyn Progress,
) -> Result<Ranking, Cancelled> {
    screen_with(submissions, knowledge, day, Beside::default(), progress)
}

/// What a judgement may rest on besides papers, knowledge and day.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'r> {
    /// Register of permits; without one nothing is known of them.
    pub register: Option<&'r PermitRegister>,
    /// What passed before; without it nothing is new or unusual.
    pub history: Option<&'r dyn History>,
    /// Register of companies; a company that is not in it is unknown.
    pub companies: Option<&'r CompanyRegister>,
    /// What other systems and officers know.
    pub observations: Option<&'r Observations>,
}

/// Judges what was read, with a register of permits and a history where there are some.
pub fn screen_with(
    submissions: &mut [Submission],
    knowledge: &Knowledge,
    day: Day<'_>,
    beside: Beside<'_>,
    progress: &dyn Progress,
) -> Result<Ranking, Cancelled> {
    let found = overlaps(submissions);
    note_overlaps(submissions, &found);
    let submissions = &*submissions;
    let units = group(submissions);
    let screened = look_up(&units, knowledge, day, progress)?;
    let book = permits::draw(&units, knowledge, &screened, beside.register);
    let companies = beside.companies.map(|register| {
        let index = CompanyIndex::new(register);
        let names = companies::distinct_names(&units, &index, &knowledge.tables);
        let found = each(&names, &Silent, |key| screen_name(key, knowledge, day))?;
        Ok(CompanyBook::new(index, names.into_iter().zip(found)))
    });
    let companies = companies.transpose()?;
    let observations = beside.observations.map(|all| ObservationBook::new(all, day.date));
    let screened = screened
        .with_permits(book)
        .with_history(beside.history)
        .with_companies(companies.as_ref())
        .with_observations(observations.as_ref());
    progress.stage(Stage::Judge, Some(units.len() as u64));
    let mut assessments = each(&units, progress, |unit| assess(unit, knowledge, &screened))?;
    let frequent = frequent(&units, &assessments);
    let known = beside.history.map(|history| KnownBefore::new(history, day.date));
    let id = rests_on(&knowledge.id, known.as_ref(), &screened.registers(), &frequent);
    let screened = screened.with_frequent(frequent.clone());
    if !frequent.is_empty() {
        assessments = each(&units, &Silent, |unit| assess(unit, knowledge, &screened))?;
    }
    drop(screened);
    Ok(Ranking {
        as_of: day.date,
        knowledge: id,
        lists: knowledge.list_summaries(),
        control_lists: knowledge.control_summaries(),
        policy: knowledge.policy(),
        model: knowledge.model.as_ref().map(|one| learn::status_of(one.model(), one.version())),
        files: submissions.iter().map(summary).collect(),
        units: rank(units, assessments),
    })
}

/// Looks up the distinct names and goods texts of units.
pub(crate) fn look_up<'a, 'k>(
    units: &[Unit<'a>],
    knowledge: &'k Knowledge,
    day: Day<'k>,
    progress: &dyn Progress,
) -> Result<Screened<'a, 'k>, Cancelled> {
    let names = distinct_names(units, knowledge);
    progress.stage(Stage::Names, Some(names.len() as u64));
    let matches = each(&names, progress, |key| screen_name(key, knowledge, day))?;
    let goods = distinct_goods(units);
    progress.stage(Stage::Goods, Some(goods.len() as u64));
    let judged = each(&goods, progress, |key| judge_goods(key, knowledge))?;
    Ok(Screened::new(names.into_iter().zip(matches), goods.into_iter().zip(judged), day))
}

/// Runs over all items on all cores, in order, and stops early when asked to.
fn each<T: Sync, R: Send>(
    items: &[T],
    progress: &dyn Progress,
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, Cancelled> {
    /// Items between two looks at the stop sign.
    const STEP: usize = 64;
    let chunks: Vec<Vec<R>> = items
        .par_chunks(STEP)
        .map(|chunk| {
            if progress.is_cancelled() {
                return Err(Cancelled);
            }
            let done = chunk.iter().map(&work).collect();
            progress.advance(chunk.len() as u64);
            Ok(done)
        })
        .collect::<Result<_, _>>()?;
    Ok(chunks.into_iter().flatten().collect())
}

/// Writes on the later file what it has in common with an earlier one.
fn note_overlaps(submissions: &mut [Submission], found: &[Overlap]) {
    if found.is_empty() {
        return;
    }
    let bills: Vec<Vec<String>> = submissions
        .iter()
        .map(|file| file.consignments().map(|c| c.bill().unwrap_or("-").to_owned()).collect())
        .collect();
    let names: Vec<String> = submissions.iter().map(|file| file.name.clone()).collect();
    for overlap in found {
        let (file, consignment) = overlap.second;
        let bill = &bills[file][consignment];
        let first = &names[overlap.first.0];
        let issue = if overlap.differs.is_empty() {
            Issue::new(IssueCode::OverlapSame, Span::None, bill).with("first", first)
        } else {
            Issue::new(IssueCode::OverlapDiffers, Span::None, bill)
                .with("first", first)
                .with("what", overlap.differs.join(", "))
        };
        submissions[file].issues.push(issue);
    }
}

/// What became of one file.
pub fn summary(submission: &Submission) -> FileSummary {
    let count = |of: fn(&Consignment) -> usize| submission.consignments().map(of).sum();
    let loose: usize = submission.declarations.iter().map(|d| d.transport_equipment.len()).sum();
    let equipment: usize = count(|consignment| consignment.transport_equipment.len());
    FileSummary {
        name: submission.name.clone(),
        format: submission.format,
        encoding: submission.encoding,
        status: submission.status,
        bytes: submission.coverage.bytes,
        uncovered_bytes: submission.coverage.uncovered(),
        consignments: submission.consignments().count(),
        items: count(|consignment| consignment.items.len()),
        equipment: equipment + loose,
        parties: count(|consignment| consignment.parties.len()),
        quarantined: submission.quarantined.len(),
        columns: submission.columns.clone(),
        issues: submission.issues.clone(),
    }
}
