//! `eval goods`: labelled goods descriptions through the catalogue, with two simple controls
//! (codes only, words only) in the same run.

use std::time::Instant;

use sarhad_engine::goods::{EvaluationCase, EvaluationReport, GoodsIndex, Method, evaluate};
use serde::Serialize;

use super::CasesError;

/// The report; fields as DESIGN § 6 names them, and the controls.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    #[serde(flatten)]
    product: EvaluationReport,
    descriptions_per_second: f64,
    controls: Controls,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Controls {
    codes_only: EvaluationReport,
    words_only: EvaluationReport,
}

/// Columns that are needed.
const COLUMNS: [&str; 6] =
    ["lang", "description", "hs6_declared", "label", "expected_controls", "family"];

/// Reads labelled descriptions.
pub fn read(bytes: &[u8]) -> Result<Vec<EvaluationCase>, CasesError> {
    let mut reader = csv::Reader::from_reader(bytes);
    let failed = |line: u64, error: &csv::Error| {
        let line = error.position().map_or(line, csv::Position::line);
        CasesError::Row { line, why: error.to_string() }
    };
    let headers = reader.headers().map_err(|error| failed(1, &error))?;
    let missing = COLUMNS.iter().find(|name| !headers.iter().any(|h| h.trim() == **name));
    if let Some(column) = missing {
        return Err(CasesError::Column { column });
    }
    let mut cases: Vec<EvaluationCase> = Vec::new();
    for row in reader.deserialize() {
        let case: EvaluationCase = row.map_err(|error| failed(cases.len() as u64 + 2, &error))?;
        if !matches!(case.label.as_str(), "match" | "check" | "none") {
            let why = format!("label is {:?}, not match, check or none", case.label);
            return Err(CasesError::Row { line: cases.len() as u64 + 2, why });
        }
        cases.push(case);
    }
    Ok(cases)
}

/// Judges every description by the product and by the controls.
pub fn run(cases: &[EvaluationCase]) -> Report {
    let index = GoodsIndex::built_in();
    let started = Instant::now();
    let product = evaluate(&index, cases, Method::Full);
    let seconds = started.elapsed().as_secs_f64();
    Report {
        product,
        descriptions_per_second: (cases.len() as f64 / seconds.max(1e-9)).round(),
        controls: Controls {
            codes_only: evaluate(&index, cases, Method::CodesOnly),
            words_only: evaluate(&index, cases, Method::WordsOnly),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_column_and_a_bad_label_are_told() {
        let error = read(b"lang,description\nen,x\n").unwrap_err();
        assert_eq!(error, CasesError::Column { column: "hs6_declared" });
        let header = COLUMNS.join(",");
        let error = read(format!("{header}\nen,x,,perhaps,,nuclear\n").as_bytes()).unwrap_err();
        assert!(matches!(error, CasesError::Row { line: 2, .. }), "{error:?}");
    }
}
