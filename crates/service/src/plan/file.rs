//! The plan file: one JSON object a line, a head, a line a unit, and a seal.
//!
//! It says which units were drawn at random, so it is the supervisor's and not the officers' until
//! the results are in. It is written for its owner only. The seal is a keyed hash of all lines
//! before it: whoever changes a line after the fact is found out by whoever has the secret.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use sarhad_engine::plan::Secret;
use serde::{Deserialize, Serialize};

use super::{DayPlan, PLAN_VERSION, PlanHead, PlanLine};
use crate::input::{self, InputError};

/// Most units of one plan file: a national centre sees some ten thousand a day.
pub const MAX_LINES: usize = 1_000_000;

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
struct Seal {
    seal: String,
}

/// Whether the file is as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// The seal is that of the secret.
    Whole,
    /// Nobody gave the secret.
    Unchecked,
}

/// A plan that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFile {
    /// Head.
    pub head: PlanHead,
    /// Units.
    pub lines: Vec<PlanLine>,
    /// Whether the seal was checked.
    pub sealed: Sealed,
}

/// Why a plan file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PlanFileError {
    /// It cannot be opened.
    #[error(transparent)]
    Input(#[from] InputError),
    /// A line says something else than a plan does.
    #[error("{path}, line {line}: {why}")]
    Line {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Why.
        why: String,
    },
    /// It was changed, or belongs to another secret.
    #[error("{path}: the seal does not fit: a line was changed, or the secret is another")]
    Seal {
        /// The file.
        path: PathBuf,
    },
    /// It cannot be written.
    #[error("{path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// The content of a plan file.
pub fn to_jsonl(plan: &DayPlan, secret: &Secret) -> Vec<u8> {
    let always = "strings, finite numbers and lists always serialise";
    let mut bytes = serde_json::to_vec(&plan.head).expect(always);
    bytes.push(b'\n');
    for line in &plan.lines {
        bytes.extend(serde_json::to_vec(line).expect(always));
        bytes.push(b'\n');
    }
    let seal = Seal { seal: seal_of(&bytes, secret) };
    bytes.extend(serde_json::to_vec(&seal).expect(always));
    bytes.push(b'\n');
    bytes
}

fn seal_of(bytes: &[u8], secret: &Secret) -> String {
    secret.hash("plan file", bytes).to_hex().to_string()
}

/// Writes a plan whole or not at all, for its owner only.
///
/// # Errors
/// It cannot be written.
pub fn write(path: &Path, plan: &DayPlan, secret: &Secret) -> Result<(), PlanFileError> {
    let fail = |source| PlanFileError::Write { path: path.to_path_buf(), source };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    // Temporary files are readable by their owner only, and stay so under their final name.
    let mut file = tempfile::Builder::new().prefix(".sarhad-").tempfile_in(folder).map_err(fail)?;
    file.write_all(&to_jsonl(plan, secret)).map_err(fail)?;
    file.as_file().sync_all().map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

/// Reads a plan; with the secret its seal is checked.
///
/// # Errors
/// It is no plan, or was changed.
pub fn read(path: &Path, secret: Option<&Secret>) -> Result<PlanFile, PlanFileError> {
    parse(path, &input::read(path)?.bytes, secret)
}

/// Reads the content of a plan file.
///
/// # Errors
/// It is no plan, or was changed.
pub fn parse(
    path: &Path,
    bytes: &[u8],
    secret: Option<&Secret>,
) -> Result<PlanFile, PlanFileError> {
    let fail =
        |line: usize, why: String| PlanFileError::Line { path: path.to_path_buf(), line, why };
    let rows: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    if rows.len() > MAX_LINES + 2 {
        return Err(fail(MAX_LINES + 2, format!("a plan has at most {MAX_LINES} units")));
    }
    let [head, units @ .., last] = rows.as_slice() else {
        return Err(fail(1, "a plan file has a head and a seal".to_owned()));
    };
    let head: PlanHead = serde_json::from_slice(head).map_err(|e| fail(1, e.to_string()))?;
    if head.sarhad_plan != PLAN_VERSION {
        let why =
            format!("version {} is not {PLAN_VERSION}, which this program reads", head.sarhad_plan);
        return Err(fail(1, why));
    }
    let seal: Seal = serde_json::from_slice(last)
        .map_err(|_| fail(rows.len(), "the seal is missing: the file was cut off".to_owned()))?;
    let sealed = match secret {
        None => Sealed::Unchecked,
        Some(secret) => {
            let before = &bytes[..bytes.len() - last.len()];
            if seal.seal != seal_of(before, secret) {
                return Err(PlanFileError::Seal { path: path.to_path_buf() });
            }
            Sealed::Whole
        }
    };
    let lines = (2..).zip(units).map(|(number, row)| {
        let line: PlanLine =
            serde_json::from_slice(row).map_err(|error| fail(number, error.to_string()))?;
        let sound = (0.0..=1.0).contains(&line.random_inclusion) && line.posterior_db.is_finite();
        if !sound {
            return Err(fail(number, "a chance outside 0 to 1, or no score".to_owned()));
        }
        Ok(line)
    });
    let lines = lines.collect::<Result<Vec<PlanLine>, PlanFileError>>()?;
    if lines.len() != head.units {
        let why = format!("{} units, the head says {}", lines.len(), head.units);
        return Err(fail(rows.len(), why));
    }
    let ranks: BTreeSet<u32> = lines.iter().map(|line| line.rank).collect();
    if ranks.len() != lines.len() {
        return Err(fail(rows.len(), "two units have one rank".to_owned()));
    }
    Ok(PlanFile { head, lines, sealed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use sarhad_model::Sheet;

    fn secret(text: &str) -> Secret {
        Secret::new(format!("a secret of the shift, {text}").as_bytes()).unwrap()
    }

    fn content() -> Vec<u8> {
        let head = PlanHead {
            sarhad_plan: PLAN_VERSION,
            as_of: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
            knowledge: "7c1f".into(),
            hands: 2,
            scanner: 0,
            random_share: 0.1,
            units: 2,
            files: vec!["ferry.csv".into()],
            program: "0".into(),
        };
        let line = |rank: u32| PlanLine {
            unit: format!("U{rank}"),
            bills: Vec::new(),
            journey: String::new(),
            rank,
            score_db: 12.25,
            posterior_db: -10.75,
            advice: "documents".into(),
            gates: vec!["review".into()],
            task: sarhad_model::Task::Open,
            selected_by: Some(sarhad_model::SelectedBy::Random),
            also_selected_by: None,
            random_inclusion: 0.1,
            stays_held: false,
            findings: vec!["GD01".into()],
            hs: Vec::new(),
            origins: Vec::new(),
            offices: Vec::new(),
            importer: None,
        };
        let sheet =
            Sheet { hands: 2, scanner: 0, rows: vec![], free_hands: 0, held: 0, reviewed: 0 };
        to_jsonl(&DayPlan { head, lines: vec![line(1), line(2)], sheet }, &secret("a"))
    }

    #[test]
    fn a_plan_comes_back_and_every_change_is_found_out() {
        let bytes = content();
        let path = Path::new("plan.jsonl");
        let plan = parse(path, &bytes, Some(&secret("a"))).unwrap();
        assert_eq!((plan.lines.len(), plan.sealed), (2, Sealed::Whole));
        assert_eq!(parse(path, &bytes, None).unwrap().sealed, Sealed::Unchecked);
        let other = parse(path, &bytes, Some(&secret("b"))).unwrap_err();
        assert!(matches!(other, PlanFileError::Seal { .. }), "{other}");
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let read = parse(path, &changed, Some(&secret("a")));
            assert!(read.is_err(), "byte {at} was changed");
        }
    }

    #[test]
    fn what_is_no_plan_is_told_with_its_line() {
        let text = String::from_utf8(content()).unwrap();
        let told =
            |text: &str| parse(Path::new("p"), text.as_bytes(), None).unwrap_err().to_string();
        assert!(told("").contains("line 1"));
        assert!(
            told(&text.replace("\"sarhad_plan\":1", "\"sarhad_plan\":9")).contains("version 9")
        );
        let cut: Vec<&str> = text.lines().take(2).collect();
        assert!(told(&cut.join("\n")).contains("cut off"));
        assert!(told(&text.replace("\"units\":2", "\"units\":3")).contains("the head says 3"));
        assert!(told(&text.replace("inclusion\":0.1", "inclusion\":1.5")).contains("line 2"));
        assert!(told(&text.replace("\"rank\":2", "\"rank\":1")).contains("one rank"));
    }
}
