//! What papers are judged with besides knowledge and decisions: profiles, a learned model, the
//! policy of a country, a history, registers of permits and companies, observations. `screen`, `plan`
//! and `serve` load them alike and say alike what is in use.

use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;
use sarhad_i18n::{Words, date, thousands};
use sarhad_model::{ModelUse, Ranking, Submission};
use sarhad_service::Progress;
use sarhad_service::history::{self, LoadedHistory};
use sarhad_service::knowledge::Knowledge;
use sarhad_service::learn::{self, LoadModelError, ModelInUse};
use sarhad_service::oneshot::{self, Beside, Cancelled, Day, ReadOptions};
use sarhad_service::permits::{self, PermitReading};
use sarhad_service::registers::{self, CompanyReading, ObservationReading};

use crate::args::InstrumentSource;
use crate::session::Session;

/// Remarks about a register of permits, or about outcomes, that are told.
const SHOWN_REMARKS: usize = 5;

/// All that was loaded and is no part of the knowledge.
pub struct Instruments {
    /// A model that was asked for and cannot be used: the rules rank without it.
    unusable: Option<ModelUse>,
    past: Option<LoadedHistory>,
    permits: Option<PermitReading>,
    companies: Option<CompanyReading>,
    observations: Option<ObservationReading>,
}

impl Instruments {
    /// Loads what was asked for; profiles, model and policy become a part of the knowledge.
    pub fn load(
        source: &InstrumentSource,
        knowledge: Knowledge,
        session: &Session,
        options: &ReadOptions,
        progress: &dyn Progress,
    ) -> Result<(Knowledge, Self)> {
        let profiles = session.profiles(source.profiles.as_deref())?;
        let policy = session.policy(&source.policy)?;
        let mut knowledge = knowledge.with_profiles(profiles).with_policy(policy);
        let unusable = match source.model.as_deref().map(|path| (path, model(path))) {
            None => None,
            Some((_, Ok(model))) => {
                knowledge = knowledge.with_model(model);
                None
            }
            Some((path, Err(error))) => Some(error.status(path)),
        };
        let permits = permits::load(source.permits.as_deref(), session.data.as_deref())?;
        let data = session.data.as_deref();
        let companies = registers::load_companies(source.companies.as_deref(), data)?;
        let observations = registers::load_observations(source.observations.as_deref(), data)?;
        let past = match source.history.as_slice() {
            [] => None,
            papers => Some(history::load(papers, source.outcomes.as_deref(), options, progress)?),
        };
        Ok((knowledge, Self { unusable, past, permits, companies, observations }))
    }

    /// Judges papers that were read.
    pub fn judge(
        &self,
        submissions: &mut [Submission],
        knowledge: &Knowledge,
        day: Day<'_>,
        progress: &dyn Progress,
    ) -> Result<Ranking, Cancelled> {
        let beside = Beside {
            register: self.permits.as_ref().map(|reading| &reading.register),
            history: self.past.as_ref().map(|past| &past.history as _),
            companies: self.companies.as_ref().map(|reading| &reading.register),
            observations: self.observations.as_ref().map(|reading| &reading.observations),
        };
        let mut ranking = oneshot::screen_with(submissions, knowledge, day, beside, progress)?;
        if self.unusable.is_some() {
            ranking.model.clone_from(&self.unusable);
        }
        Ok(ranking)
    }

    /// What a person should know of what is in use on a day, a line each.
    pub fn account(&self, knowledge: &Knowledge, day: NaiveDate, words: &Words) -> Vec<String> {
        let mut lines = Vec::new();
        let in_use = knowledge.model.as_ref();
        if let Some(unusable) = &self.unusable {
            lines.push(words.model(unusable));
        } else if let Some(ready) = in_use {
            lines.push(words.model(&learn::status_of(ready.model(), ready.version())));
        }
        if let Some(ready) = in_use.filter(|ready| self.past.is_none() && ready.wants_history()) {
            let id = ready.model().id.as_str();
            lines.push(words.say("model-without-history", &[("model", id.into())]));
        }
        if let Some(policy) = knowledge.policy() {
            lines.push(words.policy(&policy));
        }
        if let Some(past) = &self.past {
            of_history(past, day, words, &mut lines);
        }
        if let Some(reading) = &self.permits {
            of_permits(reading, words, &mut lines);
        }
        if let Some(reading) = &self.companies {
            super::registers::of_companies(reading, words, &mut lines);
        }
        if let Some(reading) = &self.observations {
            super::registers::of_observations(reading, day, words, &mut lines);
        }
        lines.extend(super::profile::account(&knowledge.profiles, day, words));
        lines
    }
}

/// A model that is ready to rank units.
fn model(path: &Path) -> Result<ModelInUse, LoadModelError> {
    learn::load_model(path).and_then(|model| {
        ModelInUse::new(model)
            .map_err(|fault| LoadModelError::Fault { path: path.to_path_buf(), fault })
    })
}

/// Which register is used, and what of it could not be read.
fn of_permits(reading: &PermitReading, words: &Words, lines: &mut Vec<String>) {
    let register = &reading.register;
    let as_of = register.as_of.map_or_else(|| "?".to_owned(), |day| date(day, words.lang()));
    lines.push(words.say(
        "note-permits",
        &[
            ("name", register.name.as_str().into()),
            ("count", thousands(register.permits.len(), words.lang()).into()),
            ("version", register.version.as_str().into()),
            ("day", as_of.into()),
        ],
    ));
    let issues = reading.issues.iter().take(SHOWN_REMARKS);
    lines.extend(issues.map(|issue| format!("  - {}", words.issue(issue))));
    let more = reading.issues.len().saturating_sub(SHOWN_REMARKS);
    if more > 0 {
        lines.push(words.say("lists-remarks", &[("count", more.into())]));
    }
}

/// How far the history reaches, and what of it could not be used.
fn of_history(past: &LoadedHistory, day: NaiveDate, words: &Words, lines: &mut Vec<String>) {
    let lang = words.lang();
    let (known, version) = past.known_before(day);
    let shown = |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), |d| date(d, lang));
    let (joined, unplaced) = past.history.outcome_counts();
    lines.push(words.say(
        "note-history",
        &[
            ("count", thousands(known.map_or(0, |seen| seen.count), lang).into()),
            ("from", shown(known.map(|seen| seen.first)).into()),
            ("to", shown(known.map(|seen| seen.last)).into()),
            ("outcomes", thousands(joined, lang).into()),
            ("version", version.into()),
        ],
    ));
    for (key, count) in [
        ("note-history-undated", past.undated),
        ("note-history-unread", past.unread.len()),
        ("note-history-unplaced", unplaced),
        ("note-history-faults", past.faults.len()),
    ] {
        if count > 0 {
            lines.push(words.say(key, &[("count", thousands(count, lang).into())]));
        }
    }
    lines.extend(past.faults.iter().take(SHOWN_REMARKS).map(|fault| format!("  - {fault}")));
}
