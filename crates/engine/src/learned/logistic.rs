//! Logistic regression: the control that anybody can read, trained beside every tree model.
//!
//! Each feature is standardised; that a value is missing is a feature of its own. The weights
//! minimise the log-loss with a quadratic penalty, by Newton's method: no step size, no random
//! start, the same bytes each time.

use serde::{Deserialize, Serialize};

use super::ranker::{Explained, Ranker, probability};

/// Strength of the penalty, in rows: as if so many rows spoke for a weight of zero.
const PENALTY: f64 = 1.0;
/// Newton steps; it stands still after fewer than ten.
const MAX_STEPS: usize = 50;
/// Largest change of a weight at which it stands still.
const STILL: f64 = 1e-9;
/// Standard deviations beyond which a value says no more: one wrong comma is not all.
const FARTHEST: f64 = 8.0;

/// A trained regression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Logistic {
    intercept: f64,
    columns: Vec<Column>,
}

/// A feature.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Column {
    /// Mean of the values that are there.
    mean: f64,
    /// Their standard deviation; one where they are all alike.
    deviation: f64,
    /// Share of rows where it is missing.
    missing: f64,
    /// Weight of a standard deviation, log-odds.
    weight: f64,
    /// Weight of its being missing, log-odds.
    weight_missing: f64,
}

impl Column {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let there = values.clone().filter(|value| value.is_finite());
        let count = there.clone().count() as f64;
        let mean = if count > 0.0 { there.clone().sum::<f64>() / count } else { 0.0 };
        let spread = there.map(|value| (value - mean).powi(2)).sum::<f64>();
        let deviation = if count > 0.0 { (spread / count).sqrt() } else { 0.0 };
        let deviation = if deviation > 1e-12 { deviation } else { 1.0 };
        let all = values.count() as f64;
        let missing = if all > 0.0 { 1.0 - count / all } else { 0.0 };
        Self { mean, deviation, missing, weight: 0.0, weight_missing: 0.0 }
    }

    /// The standardised value and whether it is missing, less the mean of that.
    fn of_value(&self, value: f64) -> [f64; 2] {
        if value.is_finite() {
            let standard = (value - self.mean) / self.deviation;
            [standard.clamp(-FARTHEST, FARTHEST), -self.missing]
        } else {
            [0.0, 1.0 - self.missing]
        }
    }
}

impl Logistic {
    /// Trains on rows that stand one after the other, and their labels.
    ///
    /// # Panics
    /// If there are not as many rows as labels.
    pub fn train(rows: &[f64], labels: &[bool], width: usize) -> Self {
        assert_eq!(rows.len(), labels.len() * width, "a row for each label");
        let column = |at: usize| Column::of(rows.iter().skip(at).step_by(width.max(1)).copied());
        let columns: Vec<Column> = (0..width).map(column).collect();
        let mut model = Self { intercept: 0.0, columns };
        let size = 1 + 2 * width;
        let mut weights = vec![0.0; size];
        for _ in 0..MAX_STEPS {
            let step = model.newton(rows, labels, &weights);
            let largest = step.iter().fold(0.0_f64, |most, change| most.max(change.abs()));
            for (weight, change) in weights.iter_mut().zip(&step) {
                *weight += change;
            }
            if largest < STILL || !largest.is_finite() {
                break;
            }
        }
        model.intercept = weights[0];
        for (column, pair) in model.columns.iter_mut().zip(weights[1..].chunks_exact(2)) {
            (column.weight, column.weight_missing) = (pair[0], pair[1]);
        }
        model
    }

    /// Intercept and slopes over plain values, where none is missing and none is far off.
    pub fn line(&self) -> (f64, Vec<f64>) {
        let slopes: Vec<f64> =
            self.columns.iter().map(|column| column.weight / column.deviation).collect();
        let shift = |column: &Column| {
            column.weight * column.mean / column.deviation + column.weight_missing * column.missing
        };
        (self.intercept - self.columns.iter().map(shift).sum::<f64>(), slopes)
    }

    /// One step: the change that makes the gradient zero if the loss were a parabola.
    fn newton(&self, rows: &[f64], labels: &[bool], weights: &[f64]) -> Vec<f64> {
        let size = weights.len();
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -PENALTY * weight).collect();
        gradient[0] = 0.0;
        let mut curvature = vec![0.0; size * size];
        for at in 0..size {
            // A little on the intercept keeps the matrix whole when all labels are alike.
            curvature[at * size + at] = if at == 0 { 1e-6 } else { PENALTY };
        }
        let mut input = vec![0.0; size];
        for (row, label) in rows.chunks_exact(self.columns.len().max(1)).zip(labels) {
            self.input(row, &mut input);
            let margin: f64 = input.iter().zip(weights).map(|(x, weight)| x * weight).sum();
            let p = probability(margin);
            let error = f64::from(u8::from(*label)) - p;
            let bend = (p * (1.0 - p)).max(1e-10);
            for i in 0..size {
                gradient[i] += error * input[i];
                let scaled = bend * input[i];
                if scaled != 0.0 {
                    for j in 0..=i {
                        curvature[i * size + j] += scaled * input[j];
                    }
                }
            }
        }
        solve(curvature, gradient)
    }

    fn input(&self, row: &[f64], input: &mut [f64]) {
        input[0] = 1.0;
        for ((column, value), pair) in
            self.columns.iter().zip(row).zip(input[1..].chunks_exact_mut(2))
        {
            pair.copy_from_slice(&column.of_value(*value));
        }
    }
}

/// Solves a symmetric positive system, of which the lower half is given, by Cholesky.
fn solve(mut matrix: Vec<f64>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        for j in 0..=i {
            let mut sum = matrix[i * size + j];
            for k in 0..j {
                sum -= matrix[i * size + k] * matrix[j * size + k];
            }
            matrix[i * size + j] =
                if i == j { sum.max(1e-12).sqrt() } else { sum / matrix[j * size + j] };
        }
    }
    for i in 0..size {
        let known: f64 = (0..i).map(|k| matrix[i * size + k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i * size + i];
    }
    for i in (0..size).rev() {
        let known: f64 = (i + 1..size).map(|k| matrix[k * size + i] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i * size + i];
    }
    right
}

impl Ranker for Logistic {
    fn width(&self) -> usize {
        self.columns.len()
    }

    fn margin(&self, row: &[f64]) -> f64 {
        self.explain(row).margin()
    }

    fn explain(&self, row: &[f64]) -> Explained {
        let part = |(column, value): (&Column, &f64)| {
            let [standard, missing] = column.of_value(*value);
            column.weight * standard + column.weight_missing * missing
        };
        Explained { base: self.intercept, parts: self.columns.iter().zip(row).map(part).collect() }
    }
}
