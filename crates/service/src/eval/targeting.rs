//! The learned ranking on labelled declarations: train on the first table, calibrate on the second,
//! measure once on the third. Nothing of the third is learned from.
//!
//! It is measured on declarations that were inspected; nothing is said of those that were not.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::Instant;

use sarhad_engine::learned::declarations::{DeclarationRow, Encoder};
use sarhad_engine::learned::{Calibration, Ensemble, Family, Measures, Ranker, Schema, Source};
use serde::Serialize;

use crate::learn::{
    Rows, Rung, Settings, TableError, TrainError, encode, fit, measure, rank, read_declarations,
};

/// Rows that the prediction is timed over at least; the test is repeated until there are so many.
const TIMED_ROWS: usize = 200_000;

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum TargetingError {
    /// A table cannot be used.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Nothing was trained.
    #[error(transparent)]
    Train(#[from] TrainError),
}

/// The measurement. The members of [`Measures`] stand at the top.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Of the whole test.
    #[serde(flatten)]
    pub all: Measures,
    /// Seconds of training, choice of families included.
    pub train_seconds: f64,
    /// Rows a second, one core: from a row of features to log-odds.
    pub predict_rows_per_second: f64,
    /// Declarations of importers that the training has seen.
    pub known_importers: Measures,
    /// Those of others.
    pub new_importers: Measures,
    /// The regression on the same rows.
    pub logistic: Measures,
    /// What ranks: trees, or the regression.
    pub ranked_by: &'static str,
    /// Trees.
    pub trees: usize,
    /// Nodes of all trees.
    pub nodes: usize,
    /// Families in use.
    pub families: Vec<&'static str>,
    /// Families that were left out by choice, on the last rows of the training.
    pub left_out: Vec<&'static str>,
    /// Mean squared distance of the calibrated probability from what was found; of the second table's
    /// calibration on the third.
    pub brier: Option<f64>,
    /// Each family left out in turn.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub ablation: BTreeMap<&'static str, Measures>,
}

/// The tables.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'p> {
    /// To train on.
    pub train: &'p Path,
    /// To calibrate on; later days.
    pub valid: &'p Path,
    /// To measure on; later days than the training.
    pub test: &'p Path,
}

/// Trains and measures.
///
/// # Errors
/// Tables that cannot be used, days that are not in order, or rows that teach nothing.
pub fn run(
    tables: Tables<'_>,
    settings: &Settings,
    ablate: bool,
) -> Result<Report, TargetingError> {
    let train = read_declarations(tables.train)?;
    let valid = read_declarations(tables.valid)?;
    let test = read_declarations(tables.test)?;
    after(tables.valid, &train, &valid)?;
    after(tables.test, &train, &test)?;
    let mut encoder = Encoder::default();
    let train_rows = encode(&mut encoder, &train, true);
    let valid_rows = encode(&mut encoder, &valid, true);
    let test_rows = encode_test(encoder, &train, &valid, &test);
    let started = Instant::now();
    let fitted = fit(&train_rows, settings, Rung::Trees)?;
    let train_seconds = started.elapsed().as_secs_f64();
    let ranker = fitted.ranker();
    let (margins, all) = rank(ranker, &fitted.schema, &test_rows);
    let known: HashSet<&str> = train.iter().map(DeclarationRow::importer).collect();
    let of_importers = |is_known: bool| {
        let rows = test.iter().zip(margins.iter().zip(&test_rows.labels));
        let chosen = rows.filter(|(row, _)| known.contains(row.importer()) == is_known);
        let (margins, labels): (Vec<f64>, Vec<bool>) =
            chosen.map(|(_, (margin, label))| (*margin, *label)).unzip();
        measure(&margins, &labels)
    };
    let (valid_margins, _) = rank(ranker, &fitted.schema, &valid_rows);
    let calibration = Calibration::learn(&valid_margins, &valid_rows.labels);
    let mut ablation = BTreeMap::new();
    if ablate {
        for family in fitted.schema.families() {
            let mut without = settings.without.clone();
            without.extend(fitted.left_out.iter().copied().chain([family]));
            if Schema::new(Source::Declarations, &without).width() == 0 {
                continue;
            }
            let other = fit(&train_rows, &Settings { without, ..settings.clone() }, Rung::Trees)?;
            ablation.insert(family.key(), rank(other.ranker(), &other.schema, &test_rows).1);
        }
    }
    let keys = |families: &[Family]| families.iter().map(|family| family.key()).collect();
    Ok(Report {
        all,
        train_seconds,
        predict_rows_per_second: rows_per_second(ranker, &test_rows.of(&fitted.schema)),
        known_importers: of_importers(true),
        new_importers: of_importers(false),
        logistic: rank(&fitted.logistic, &fitted.schema, &test_rows).1,
        ranked_by: if fitted.trees.is_some() { "trees" } else { "logistic" },
        trees: fitted.trees.as_ref().map_or(0, Ensemble::trees),
        nodes: fitted.trees.as_ref().map_or(0, Ensemble::node_count),
        families: keys(&fitted.schema.families()),
        left_out: keys(&fitted.left_out),
        brier: brier(&calibration, &margins, &test_rows.labels),
        ablation,
    })
}

/// Rows that are measured come after those that were trained on.
fn after(
    path: &Path,
    train: &[DeclarationRow],
    later: &[DeclarationRow],
) -> Result<(), TableError> {
    match (train.last(), later.first()) {
        (Some(last), Some(first)) if first.day <= last.day => {
            Err(TableError::Days { path: path.to_path_buf(), first: first.day, last: last.day })
        }
        _ => Ok(()),
    }
}

/// The rows of the test: what was known by its days from the other two tables, nothing from itself.
fn encode_test(
    encoder: Encoder,
    train: &[DeclarationRow],
    valid: &[DeclarationRow],
    test: &[DeclarationRow],
) -> Rows {
    let first = test[0].day;
    let mut encoder = encoder;
    if valid.last().is_some_and(|row| row.day >= first) {
        // The second table reaches into the test, or is the test: its later days are not known.
        encoder = Encoder::default();
        encoder.rows(train, true);
        encoder.rows(&valid[..valid.partition_point(|row| row.day < first)], true);
    }
    encode(&mut encoder, test, false)
}

fn rows_per_second(ranker: &dyn Ranker, rows: &[f64]) -> f64 {
    let one = rows.len() / ranker.width().max(1);
    let started = Instant::now();
    let (mut done, mut sum) = (0, 0.0);
    while done < TIMED_ROWS && one > 0 {
        sum += ranker.margins(rows).iter().sum::<f64>();
        done += one;
    }
    std::hint::black_box(sum);
    done as f64 / started.elapsed().as_secs_f64().max(1e-9)
}

fn brier(calibration: &Calibration, margins: &[f64], labels: &[bool]) -> Option<f64> {
    let distance = |(margin, label): (&f64, &bool)| {
        let said = calibration.probability(*margin)?;
        Some((said - f64::from(u8::from(*label))).powi(2))
    };
    let all: Vec<f64> = margins.iter().zip(labels).map(distance).collect::<Option<_>>()?;
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price,Fraud\n";

    /// Declarations of some months: what is dear and light is found out, with exceptions.
    fn table(months: std::ops::RangeInclusive<u32>, flip_from_day: Option<&str>) -> String {
        let mut text = HEAD.to_owned();
        for month in months {
            for number in 0..300u32 {
                let day = format!("2026-{month:02}-{:02}", number / 12 + 1);
                let (mass, price) = (1 + number * 7 % 50, 10 + number * 13 % 90);
                let mut found = price > 60 && mass < 25;
                found ^= number % 17 == 0;
                found ^= flip_from_day.is_some_and(|from| day.as_str() >= from);
                let importer = number % 40 + month % 3;
                let row = format!(
                    "{day},{},B,11,21,11,10,D{},I{importer},S1,,85{:02}31,CN,CN,8,A,Y,{mass},{price},{}\n",
                    number % 3,
                    number % 5,
                    number % 4 + 40,
                    u8::from(found)
                );
                text += &row;
            }
        }
        text
    }

    #[test]
    fn what_is_there_to_learn_is_learned_and_the_test_teaches_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: String| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let train = file("train.csv", table(1..=8, None));
        let valid = file("valid.csv", table(9..=9, None));
        let test = file("test.csv", table(10..=11, None));
        let tables = Tables { train: &train, valid: &valid, test: &test };
        let settings = Settings { budget: 0.3, ..Settings::default() };
        let report = run(tables, &settings, true).unwrap();
        assert_eq!(report.all.rows, 600);
        assert!(report.all.auc > Some(0.8), "{report:?}");
        assert!(report.all.precision_at["0.05"] > 0.8, "{report:?}");
        assert_eq!(report.known_importers.rows + report.new_importers.rows, 600);
        assert_eq!(report.ablation.len(), report.families.len());
        let value = &report.ablation["value"];
        assert!(value.auc < report.all.auc, "the value is what tells: {value:?}");
        let json = serde_json::to_value(&report).unwrap();
        for member in [
            "rows",
            "base_rate",
            "auc",
            "precision_at",
            "recall_at",
            "train_seconds",
            "predict_rows_per_second",
            "known_importers",
            "new_importers",
        ] {
            assert!(!json[member].is_null(), "{member}");
        }
        // Other labels in the test: the measures differ, and the order is the same, so that of all
        // flipped rows the area is the rest.
        let flipped = file("flipped.csv", table(10..=11, Some("2026-10-01")));
        let other = run(Tables { test: &flipped, ..tables }, &settings, false).unwrap();
        let sum = report.all.auc.unwrap() + other.all.auc.unwrap();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        // The second table may be the third: then nothing of it is known either.
        let same = run(Tables { valid: &test, ..tables }, &settings, false).unwrap();
        let same_flipped =
            run(Tables { valid: &flipped, test: &flipped, ..tables }, &settings, false).unwrap();
        let sum = same.all.auc.unwrap() + same_flipped.all.auc.unwrap();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        let error = run(Tables { test: &train, ..tables }, &settings, false).unwrap_err();
        assert!(error.to_string().contains("come after"), "{error}");
    }
}
