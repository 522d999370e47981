//! The file in which a country or a post sets its own policy, beside the built-in tables; and the
//! weights that results speak for, written in the form of that file for a supervisor to accept.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
pub use sarhad_engine::policy::LocalPolicy;
use sarhad_engine::policy::{Policy, PolicyError, weighs_by};
pub use sarhad_engine::tables::Tables;
use sarhad_model::Feedback;

use crate::input::{self, InputError};

/// Name of the file in the data folder.
pub const FILE_NAME: &str = "policy.toml";

/// Why the policy cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyFileError {
    /// The file could not be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The file does not say what it should.
    #[error("{path}: {why}")]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        why: String,
    },
    /// A post is named and there is no file.
    #[error(
        "the post {post} is named, and there is no policy: name the file, or put {FILE_NAME} into the data folder"
    )]
    NoFile {
        /// The post.
        post: String,
    },
}

/// The policy of a post from the named file, or from the one in the data folder; without any, the
/// built-in tables count as they are.
pub fn load(
    named: Option<&Path>,
    data: Option<&Path>,
    post: Option<&str>,
) -> Result<LocalPolicy, PolicyFileError> {
    let remembered = data.map(|data| data.join(FILE_NAME)).filter(|path| path.is_file());
    let Some(path) = named.map(Path::to_path_buf).or(remembered) else {
        return match post {
            Some(post) => Err(PolicyFileError::NoFile { post: post.to_owned() }),
            None => Ok(LocalPolicy::default()),
        };
    };
    let file = input::read(&path)?;
    let fail = |why: String| PolicyFileError::Content { path: path.clone(), why };
    let text = std::str::from_utf8(&file.bytes).map_err(|error| fail(error.to_string()))?;
    let in_words = |error: PolicyError| fail(error.to_string());
    Policy::read(text, &Tables::built_in()).map_err(in_words)?.at(post).map_err(in_words)
}

/// The weights that results speak for, as a policy file; nothing when no weight would move.
pub fn proposal(report: &Feedback, today: NaiveDate) -> Option<String> {
    let moved = report.weights.iter().filter_map(|row| {
        // What weighs by its parameters is not moved as a whole.
        let proposed = row.proposed_db.filter(|_| weighs_by(&row.code).is_none())?;
        ((proposed - row.weight_db).abs() >= 0.05).then_some((row, proposed))
    });
    let mut parts = String::new();
    for (row, proposed) in moved {
        let _ = write!(
            parts,
            "\n[indicators.{}]\nweight_db = {proposed:.1}\nreason = \"results of inspections: fired in {} inspected units, {} of them with a find; was {}\"\n",
            row.code, row.firings, row.found, row.weight_db,
        );
    }
    if parts.is_empty() {
        return None;
    }
    let days = report.days.map_or_else(String::new, |(from, to)| format!(" of {from} to {to}"));
    Some(format!(
        "# Proposed on {today} by the results{days} ({} plans, {} units opened). Nothing of it counts yet.\n# A supervisor reads it, strikes what is not convincing, and copies the rest into {FILE_NAME}\n# of the data folder.\n{parts}",
        report.plans, report.opened,
    ))
}

#[cfg(test)]
mod tests {
    use sarhad_model::WeightRow;

    use super::*;

    fn row(code: &str, weight_db: f64, proposed_db: Option<f64>) -> WeightRow {
        WeightRow {
            code: code.to_owned(),
            weight_db,
            firings: 300,
            found: 12,
            share: 0.1,
            proposed_db,
            kept: None,
        }
    }

    fn report(weights: Vec<WeightRow>) -> Feedback {
        let nothing = sarhad_engine::feedback::feedback(3, &[], &[]);
        Feedback { weights, ..nothing }
    }

    #[test]
    fn a_proposal_is_a_policy_file() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let moved = vec![
            row("DC04", 6.0, Some(3.5)),
            row("RT12", 5.0, Some(5.0)),
            row("GD02", 9.0, None),
            row("RT14", 14.0, Some(9.0)),
        ];
        let text = proposal(&report(moved), today).unwrap();
        let policy = Policy::read(&text, &Tables::built_in()).unwrap().at(None).unwrap();
        let changes = policy.account(&Tables::built_in()).changes;
        let told: Vec<(&str, &str)> = changes.iter().map(|one| (&*one.subject, &*one.is)).collect();
        assert_eq!(told, [("DC04", "+3.5")]);
        assert!(changes[0].reason.contains("300 inspected units, 12 of them"), "{changes:?}");
        assert_eq!(proposal(&report(vec![row("RT12", 5.0, Some(5.0))]), today), None);
    }
}
