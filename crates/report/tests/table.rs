//! The CSV table: columns, marks for spreadsheets, formulas that must not run.

mod page;
mod sample;

use sarhad_i18n::Lang;
use sarhad_model::{Decibans, ModelSays, ModelState, ModelUse, Ranking};
use sarhad_report::{COLUMNS, csv};

/// Columns whose cells are numbers or keys of ours, which no paper can write.
const OURS: [&str; 7] = [
    "score_db",
    "prior_db",
    "posterior_db",
    "gross_mass_kg",
    "model_rank",
    "model_odds_db",
    "model_probability",
];

fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark for Excel");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn snapshot(ranking: &Ranking, lang: Lang) -> String {
    let rows = rows(&csv(ranking, lang));
    let cells = rows[1..].iter().flat_map(|row| {
        COLUMNS
            .iter()
            .zip(row)
            .map(|(column, cell)| format!("{column} = {}", cell.replace('\n', " | ")))
    });
    page::without_sentences(&cells.collect::<Vec<_>>().join("\n"), ranking, lang)
}

#[test]
fn the_table_in_english() {
    insta::assert_snapshot!(snapshot(&sample::ranking(), Lang::En));
}

#[test]
fn the_table_in_russian() {
    insta::assert_snapshot!(snapshot(&sample::ranking(), Lang::Ru));
}

#[test]
fn the_header_is_the_contract() {
    let rows = rows(&csv(&sample::ranking(), Lang::Ru));
    assert_eq!(rows[0], COLUMNS);
    assert_eq!(rows.len(), 5);
    for must in
        "rank unit unit_kind file bills score_db advice gates findings questions issues".split(' ')
    {
        assert!(COLUMNS.contains(&must), "{must}");
    }
}

#[test]
fn a11_formula_cells_open_as_text() {
    for start in ["=", "+", "-", "@", "\t", "\r", " =", "\u{feff}="] {
        let bad = format!("{start}cmd|'/c calc'!A1");
        let mut ranking = sample::ranking();
        ranking.files[0].name.clone_from(&bad);
        for unit in &mut ranking.units {
            unit.unit.clone_from(&bad);
            unit.journey.clone_from(&bad);
            unit.route = (bad.clone(), bad.clone());
            for texts in [
                &mut unit.bills,
                &mut unit.consignors,
                &mut unit.consignees,
                &mut unit.goods,
                &mut unit.hs,
            ] {
                *texts = vec![bad.clone()];
            }
        }
        let rows = rows(&csv(&ranking, Lang::En));
        let mut neutralised = 0;
        for row in &rows[1..] {
            for (column, cell) in COLUMNS.iter().zip(row) {
                if OURS.contains(column) {
                    assert!(cell.is_empty() || cell.parse::<f64>().is_ok(), "{column}: {cell}");
                    continue;
                }
                let runs = cell.trim_start().starts_with(['=', '+', '-', '@'])
                    || cell.starts_with(['\t', '\r']);
                assert!(!runs, "{column} would run: {cell:?}");
                neutralised += usize::from(*cell == format!("'{bad}"));
            }
        }
        assert!(neutralised >= 9 * ranking.units.len(), "{start:?}: only {neutralised}");
    }
}

#[test]
fn weights_in_the_columns_sum_to_the_score() {
    for row in &rows(&csv(&sample::ranking(), Lang::Ru))[1..] {
        let cell = |name: &str| &row[COLUMNS.iter().position(|column| *column == name).unwrap()];
        let weights = cell("finding_weights_db");
        let parts = weights.trim_start_matches('\'').split("; ").filter(|part| !part.is_empty());
        let sum: f64 = parts.map(|part| part.parse::<f64>().unwrap()).sum();
        assert!((sum - cell("score_db").parse::<f64>().unwrap()).abs() < 1e-9);
    }
}

#[test]
fn what_a_model_says_has_its_columns() {
    let mut ranking = sample::ranking();
    ranking.model = Some(ModelUse {
        id: "=aktau".to_owned(),
        version: "1f".to_owned(),
        state: ModelState::Shadow,
    });
    let said = [(Some(0.123_456), None), (None, Some("raised"))];
    for (at, (probability, band)) in said.into_iter().enumerate() {
        ranking.units[at].model_rank = Some(2 - at as u32);
        let odds = Decibans::from_thousandths(-4_500);
        ranking.units[at].assessment.model = Some(ModelSays { odds, probability, band });
    }
    let rows = rows(&csv(&ranking, Lang::En));
    let of = |row: &[String]| row[COLUMNS.len() - 6..].to_vec();
    assert_eq!(of(&rows[0])[2..4], ["model_rank", "model_odds_db"]);
    assert_eq!(of(&rows[1]), ["'=aktau", "shadow", "2", "-4.5", "0.1235", ""]);
    assert_eq!(of(&rows[2]), ["'=aktau", "shadow", "1", "-4.5", "", "raised"]);
    assert_eq!(of(&rows[3]), ["'=aktau", "shadow", "", "", "", ""]);
    let line: serde_json::Value =
        serde_json::from_str(&sarhad_report::jsonl(&ranking, Lang::En).next().unwrap()).unwrap();
    let model = &line["model"];
    assert_eq!((&model["rank"], &model["odds_db"]), (&2.into(), &(-4.5).into()));
    assert_eq!((&model["probability"], &model["state"]), (&0.1235.into(), &"shadow".into()));
    assert!(model.get("band").is_none());
}
