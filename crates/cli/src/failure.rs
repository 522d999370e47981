//! Errors in words: what, where, and what to do.

use sarhad_i18n::Words;
use sarhad_service::decisions::DecisionFileError;
use sarhad_service::eval::targeting::TargetingError;
use sarhad_service::feedback::FeedbackError;
use sarhad_service::history::{HistoryError, OutcomesError};
use sarhad_service::input::InputError;
use sarhad_service::knowledge::LoadError;
use sarhad_service::learn::{
    LoadModelError, MIN_POSITIVES, MIN_RANDOM, PapersError, TableError, TrainError,
};
use sarhad_service::list_store::ListStoreError;
use sarhad_service::mapping::MappingFileError;
use sarhad_service::permits::PermitFileError;
use sarhad_service::plan::{LEAST_SECRET_BYTES, PlanFileError, SecretError, secret};
use sarhad_service::policy::PolicyFileError;
use sarhad_service::profiles::{Place, Problem, ProfileError, SetError};
use sarhad_service::registers::RegisterFileError;
use sarhad_service::thresholds::ThresholdFileError;

/// A failure that is already in words.
#[derive(Debug)]
pub struct Told {
    /// The words.
    pub text: String,
    /// Whether the command was used wrongly (exit code 2) or the work failed (1).
    pub usage: bool,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Told {}

/// The work failed.
pub fn failed(text: String) -> anyhow::Error {
    Told { text, usage: false }.into()
}

/// The command was used wrongly.
pub fn wrong_usage(text: String) -> anyhow::Error {
    Told { text, usage: true }.into()
}

/// 2 for wrong usage, else 1.
pub fn exit_code(error: &anyhow::Error) -> u8 {
    if error.downcast_ref::<Told>().is_some_and(|told| told.usage) { 2 } else { 1 }
}

/// An error in the language of the session.
pub fn in_words(error: &anyhow::Error, words: &Words) -> String {
    if let Some(error) = error.downcast_ref::<InputError>() {
        return input_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<ListStoreError>() {
        return store_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<MappingFileError>() {
        return match error {
            MappingFileError::Input(error) => input_in_words(error, words),
            MappingFileError::Content { path, why } => words.say(
                "error-mapping",
                &[("path", path.display().to_string().into()), ("why", why.as_str().into())],
            ),
        };
    }
    if let Some(error) = error.downcast_ref::<ThresholdFileError>() {
        return thresholds_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<PolicyFileError>() {
        return policy_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<PermitFileError>() {
        return match error {
            PermitFileError::Input(error) => input_in_words(error, words),
            PermitFileError::Content(error) => {
                words.say("error-list", &[("why", error.to_string().into())])
            }
        };
    }
    if let Some(error) = error.downcast_ref::<RegisterFileError>() {
        return match error {
            RegisterFileError::Input(error) => input_in_words(error, words),
            RegisterFileError::Content(error) => {
                words.say("error-list", &[("why", error.to_string().into())])
            }
        };
    }
    if let Some(error) = error.downcast_ref::<ProfileError>() {
        return profile_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<SecretError>() {
        return secret_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<PlanFileError>() {
        return plan_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<FeedbackError>() {
        return feedback_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<HistoryError>() {
        return history_in_words(error, words);
    }
    if let Some(error) = error.downcast_ref::<DecisionFileError>() {
        return decisions_in_words(error, words);
    }
    if let Some(words) = learn_in_words(error, words) {
        return words;
    }
    if let Some(error) = error.downcast_ref::<LoadError>() {
        return match error {
            LoadError::Thresholds(error) => thresholds_in_words(error, words),
            LoadError::Input(error) => input_in_words(error, words),
            LoadError::Store(error) => store_in_words(error, words),
            LoadError::List(error) => words.say("error-list", &[("why", error.to_string().into())]),
            LoadError::Compiled { path, source } => words.say(
                "error-knowledge",
                &[("path", path.display().to_string().into()), ("why", source.to_string().into())],
            ),
            LoadError::Write { path, source } => words.say(
                "error-io",
                &[("path", path.display().to_string().into()), ("why", source.to_string().into())],
            ),
        };
    }
    format!("{error:#}")
}

fn policy_in_words(error: &PolicyFileError, words: &Words) -> String {
    match error {
        PolicyFileError::Input(error) => input_in_words(error, words),
        PolicyFileError::Content { path, why } => words.say(
            "error-policy",
            &[("path", path.display().to_string().into()), ("why", why.as_str().into())],
        ),
        PolicyFileError::NoFile { post } => {
            words.say("error-policy-none", &[("post", post.as_str().into())])
        }
    }
}

fn secret_in_words(error: &SecretError, words: &Words) -> String {
    match error {
        SecretError::Input(error) => input_in_words(error, words),
        SecretError::Short { path, fault } => words.say(
            "error-secret-short",
            &[
                ("path", path.display().to_string().into()),
                ("bytes", fault.bytes.to_string().into()),
                ("least", LEAST_SECRET_BYTES.to_string().into()),
            ],
        ),
        SecretError::Long { path, bytes } => words.say(
            "error-secret-long",
            &[
                ("path", path.display().to_string().into()),
                ("bytes", bytes.to_string().into()),
                ("limit", secret::MAX_SECRET_BYTES.to_string().into()),
            ],
        ),
        SecretError::Write { path, source } => words.say(
            "error-plan",
            &[("path", path.display().to_string().into()), ("why", source.to_string().into())],
        ),
    }
}

fn plan_in_words(error: &PlanFileError, words: &Words) -> String {
    match error {
        PlanFileError::Input(error) => input_in_words(error, words),
        PlanFileError::Line { path, line, why } => words.say(
            "error-plan-line",
            &[
                ("path", path.display().to_string().into()),
                ("line", line.to_string().into()),
                ("why", why.as_str().into()),
            ],
        ),
        PlanFileError::Seal { path } => {
            words.say("error-plan-seal", &[("path", path.display().to_string().into())])
        }
        PlanFileError::Write { path, source } => words.say(
            "error-plan",
            &[("path", path.display().to_string().into()), ("why", source.to_string().into())],
        ),
    }
}

fn outcomes_in_words(error: &OutcomesError, words: &Words) -> String {
    match error {
        OutcomesError::Input(error) => input_in_words(error, words),
        OutcomesError::Content { path, fault } => {
            let path = path.display().to_string();
            words.say("error-table", &[("path", path.into()), ("why", fault.to_string().into())])
        }
    }
}

fn history_in_words(error: &HistoryError, words: &Words) -> String {
    match error {
        HistoryError::Input(error) => input_in_words(error, words),
        HistoryError::Outcomes(error) => outcomes_in_words(error, words),
        HistoryError::Cancelled(_) => words.get("error-cancelled"),
        HistoryError::Empty => words.get("error-history-empty"),
    }
}

fn feedback_in_words(error: &FeedbackError, words: &Words) -> String {
    let path = |path: &std::path::Path| ("path", path.display().to_string().into());
    match error {
        FeedbackError::Input(error) => input_in_words(error, words),
        FeedbackError::Plan(error) => plan_in_words(error, words),
        FeedbackError::Outcomes(error) => outcomes_in_words(error, words),
        FeedbackError::Nothing { path: folder } => words.say("error-plan-none", &[path(folder)]),
        FeedbackError::Twice { path: file, day } => {
            let day = sarhad_i18n::date(*day, words.lang());
            words.say("error-plan-twice", &[path(file), ("day", day.into())])
        }
    }
}

/// Why profiles cannot be used.
pub fn profile_in_words(error: &ProfileError, words: &Words) -> String {
    let path_and_why = |path: &std::path::Path, why: &str| {
        let path = path.display().to_string();
        words.say("error-profile", &[("path", path.into()), ("why", why.to_owned().into())])
    };
    let listed = |problems: &[Problem]| {
        let lines = problems.iter().map(|one| format!("\n  - {}", problem_in_words(one, words)));
        lines.collect::<String>()
    };
    match error {
        ProfileError::Input(error) => input_in_words(error, words),
        ProfileError::Form { path, why } => path_and_why(path, why),
        ProfileError::Problems { path, problems } => path_and_why(path, &listed(problems)),
        ProfileError::Set(SetError::Twice { id }) => {
            words.say("error-profile-twice", &[("id", id.as_str().into())])
        }
        ProfileError::Set(SetError::TooMany { count }) => {
            words.say("error-profile-many", &[("found", count.to_string().into())])
        }
        ProfileError::Set(SetError::Problems { id, problems }) => {
            path_and_why(std::path::Path::new(id), &listed(problems))
        }
        ProfileError::Record { path, line } => words.say(
            "error-profile-record",
            &[("path", path.display().to_string().into()), ("line", line.to_string().into())],
        ),
        ProfileError::Write { path, source } => words.say(
            "error-io",
            &[("path", path.display().to_string().into()), ("why", source.to_string().into())],
        ),
        ProfileError::Nothing { path } => {
            let path = path.display().to_string();
            words.say("error-profile-none", &[("path", path.into())])
        }
    }
}

/// What is wrong, and where.
pub fn problem_in_words(problem: &Problem, words: &Words) -> String {
    let place = match &problem.place {
        Place::Member(member) => (*member).to_owned(),
        Place::Tree(path) => path.clone(),
        Place::Text { line, column } => words.say(
            "profile-place-text",
            &[("line", line.to_string().into()), ("column", column.to_string().into())],
        ),
        Place::Line(0) => String::new(),
        Place::Line(line) => words.say("profile-place-line", &[("line", line.to_string().into())]),
    };
    let said = words.say(
        &format!("profile-problem-{}", problem.kind.key()),
        &[("found", problem.found.as_str().into()), ("wanted", problem.wanted.as_str().into())],
    );
    if place.is_empty() { said } else { format!("{place}: {said}") }
}

fn thresholds_in_words(error: &ThresholdFileError, words: &Words) -> String {
    match error {
        ThresholdFileError::Input(error) => input_in_words(error, words),
        ThresholdFileError::Content { path, why } => words.say(
            "error-thresholds",
            &[("path", path.display().to_string().into()), ("why", why.as_str().into())],
        ),
    }
}

fn decisions_in_words(error: &DecisionFileError, words: &Words) -> String {
    match error {
        DecisionFileError::Input(error) => input_in_words(error, words),
        DecisionFileError::Write { path, source } => words.say(
            "error-decisions-write",
            &[("path", path.display().to_string().into()), ("why", source.to_string().into())],
        ),
        DecisionFileError::Line { path, line, why } => words.say(
            "error-decisions-line",
            &[
                ("path", path.display().to_string().into()),
                ("line", line.to_string().into()),
                ("why", why.as_str().into()),
            ],
        ),
    }
}

/// A file that could not be opened.
pub fn input_in_words(error: &InputError, words: &Words) -> String {
    let path = error.path().display().to_string();
    match error {
        InputError::Missing { .. } => words.say("error-missing", &[("path", path.into())]),
        InputError::Folder { .. } => words.say("error-folder", &[("path", path.into())]),
        InputError::Forbidden { .. } => words.say("error-forbidden", &[("path", path.into())]),
        InputError::TooLarge { bytes, limit, .. } => words.say(
            "error-too-large",
            &[
                ("path", path.into()),
                ("bytes", bytes.to_string().into()),
                ("limit", limit.to_string().into()),
            ],
        ),
        InputError::TooMany { limit, .. } => words
            .say("error-too-many", &[("path", path.into()), ("limit", limit.to_string().into())]),
        InputError::Io { source, .. } => {
            words.say("error-io", &[("path", path.into()), ("why", source.to_string().into())])
        }
    }
}

fn store_in_words(error: &ListStoreError, words: &Words) -> String {
    match error {
        ListStoreError::Shrinks { list, lost, before } => words.say(
            "error-list-shrinks",
            &[
                ("list", list.as_str().into()),
                ("lost", lost.to_string().into()),
                ("before", before.to_string().into()),
            ],
        ),
        ListStoreError::Unknown { what } => {
            words.say("error-list-unknown", &[("what", what.as_str().into())])
        }
        ListStoreError::SeveralVersions { list, start, versions } => words.say(
            "error-list-several-versions",
            &[
                ("list", list.as_str().into()),
                ("start", start.as_str().into()),
                ("versions", versions.join(", ").into()),
            ],
        ),
        ListStoreError::NothingOlder { list } => {
            words.say("error-list-nothing-older", &[("list", list.as_str().into())])
        }
        other => words.say("error-list", &[("why", other.to_string().into())]),
    }
}

/// Why a model was not read or not trained.
fn learn_in_words(error: &anyhow::Error, words: &Words) -> Option<String> {
    if let Some(LoadModelError::Input(error)) = error.downcast_ref() {
        return Some(input_in_words(error, words));
    }
    if let Some(error @ LoadModelError::Fault { path, .. }) = error.downcast_ref() {
        return Some(words.model(&error.status(path)).replace('\n', " "));
    }
    let path_and_why = |id: &str, path: &std::path::Path, why: String| {
        words.say(id, &[("path", path.display().to_string().into()), ("why", why.into())])
    };
    let of_table = |error: &TableError| match error {
        TableError::Input(error) => input_in_words(error, words),
        TableError::Fault { path, fault } => path_and_why("error-table", path, fault.to_string()),
        TableError::Days { path, first, last } => words.say(
            "error-table-days",
            &[
                ("path", path.display().to_string().into()),
                ("first", first.to_string().into()),
                ("last", last.to_string().into()),
            ],
        ),
    };
    let of_training = |error: &TrainError| match error {
        TrainError::TooFew { positives, random } => words.say(
            "error-train-few",
            &[
                ("positives", positives.to_string().into()),
                ("random", random.to_string().into()),
                ("least", MIN_POSITIVES.to_string().into()),
                ("least-random", MIN_RANDOM.to_string().into()),
            ],
        ),
        TrainError::OneKind { rows } => {
            words.say("error-train-one-kind", &[("rows", rows.to_string().into())])
        }
        TrainError::Features { found } => {
            words.say("error-train-features", &[("found", found.as_str().into())])
        }
        TrainError::NoFeatures => words.get("error-train-no-features"),
        TrainError::Trees(why) => words.say("error-train-trees", &[("why", why.as_str().into())]),
    };
    if let Some(error) = error.downcast_ref::<TableError>() {
        return Some(of_table(error));
    }
    if let Some(error) = error.downcast_ref::<TrainError>() {
        return Some(of_training(error));
    }
    if let Some(error) = error.downcast_ref::<TargetingError>() {
        return Some(match error {
            TargetingError::Table(error) => of_table(error),
            TargetingError::Train(error) => of_training(error),
        });
    }
    match error.downcast_ref::<PapersError>()? {
        PapersError::Input(error) => Some(input_in_words(error, words)),
        PapersError::Outcomes(error) => Some(outcomes_in_words(error, words)),
        PapersError::Cancelled(_) => Some(words.get("error-cancelled")),
        PapersError::Nothing { outcomes } => {
            Some(words.say("error-train-nothing", &[("outcomes", outcomes.to_string().into())]))
        }
    }
}
