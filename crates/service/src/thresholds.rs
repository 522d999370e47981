//! The file of thresholds that a person may set beside the built-in ones.

use std::path::{Path, PathBuf};

use sarhad_engine::parties::threshold::{
    Threshold, ThresholdError, false_alarm_share, is_curve_current,
};
use serde::Serialize;

use crate::input::{self, InputError};

pub use sarhad_engine::parties::threshold::Thresholds;

/// Name of the file in the data folder.
pub const FILE_NAME: &str = "thresholds.toml";

/// Why the thresholds cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThresholdFileError {
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
}

/// The built-in thresholds with those of the named file, or of the one in the data folder if
/// there is one.
pub fn load(named: Option<&Path>, data: Option<&Path>) -> Result<Thresholds, ThresholdFileError> {
    let remembered = data.map(|data| data.join(FILE_NAME)).filter(|path| path.is_file());
    let built_in = Thresholds::built_in();
    let Some(path) = named.map(Path::to_path_buf).or(remembered) else { return Ok(built_in) };
    let file = input::read(&path)?;
    let fail = |why: String| ThresholdFileError::Content { path: path.clone(), why };
    let text = std::str::from_utf8(&file.bytes).map_err(|error| fail(error.to_string()))?;
    built_in.with(text).map_err(|error: ThresholdError| fail(error.to_string()))
}

/// Limits with the false alarms that were measured at them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Stated {
    /// Probability from which a match is a hit.
    pub alert: f64,
    /// Probability from which a person should look.
    pub review: f64,
    /// Share of names that nobody listed with a match at alert, 0 to 1.
    pub alert_false_alarms: Option<f64>,
    /// The same at review.
    pub review_false_alarms: Option<f64>,
    /// Whether that was measured with the rules of comparison in use.
    pub measured_with_these_rules: bool,
}

/// States limits as false-alarm rates.
pub fn stated(threshold: Threshold) -> Stated {
    Stated {
        alert: threshold.alert,
        review: threshold.review,
        alert_false_alarms: false_alarm_share(threshold.alert),
        review_false_alarms: false_alarm_share(threshold.review),
        measured_with_these_rules: is_curve_current(),
    }
}
