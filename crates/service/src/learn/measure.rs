//! How good an order of rows is: precision and recall at the top, area under the curve.

use std::collections::BTreeMap;

use sarhad_engine::learned::Measures;

use crate::eval::curves;

/// Shares of the rows that are looked at, with their keys.
pub const SHARES: [(&str, f64); 4] =
    [("0.01", 0.01), ("0.02", 0.02), ("0.05", 0.05), ("0.10", 0.10)];

/// How many rows a share is; at least one.
pub fn top(rows: usize, share: f64) -> usize {
    ((rows as f64 * share).round() as usize).clamp(1, rows.max(1))
}

/// Measures the order of rows by falling score; rows of one score keep their order.
pub fn measure(scores: &[f64], labels: &[bool]) -> Measures {
    let rows = labels.len();
    let positives = labels.iter().filter(|label| **label).count();
    let share =
        |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let found = found_at_top(scores, labels);
    let at = |of: &dyn Fn(usize, usize) -> f64| -> BTreeMap<String, f64> {
        let one = |(key, part): &(&str, f64)| {
            let count = top(rows, *part);
            ((*key).to_owned(), of(found(count), count))
        };
        if rows == 0 { BTreeMap::new() } else { SHARES.iter().map(one).collect() }
    };
    let cases: Vec<(f64, bool)> = scores.iter().copied().zip(labels.iter().copied()).collect();
    Measures {
        rows,
        base_rate: share(positives, rows),
        auc: curves::auc(&cases),
        precision_at: at(&|found, count| share(found, count)),
        recall_at: at(&|found, _| share(found, positives)),
    }
}

/// How many of the first rows, by falling score, were found.
pub fn found_at_top<'r>(scores: &[f64], labels: &'r [bool]) -> impl Fn(usize) -> usize + 'r {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    move |count| order.iter().take(count).filter(|&&row| labels[row]).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_is_counted() {
        let scores: Vec<f64> = (0..100).map(f64::from).collect();
        let labels: Vec<bool> = (0..100).map(|row| row >= 96 || row == 3).collect();
        let measures = measure(&scores, &labels);
        assert_eq!((measures.rows, measures.base_rate), (100, 0.05));
        let precision: Vec<f64> = measures.precision_at.values().copied().collect();
        assert_eq!(precision, [1.0, 1.0, 0.8, 0.4]);
        let recall: Vec<f64> = measures.recall_at.values().copied().collect();
        assert_eq!(recall, [0.2, 0.4, 0.8, 0.8]);
        assert_eq!(
            measures.auc,
            crate::eval::curves::auc(&scores.into_iter().zip(labels).collect::<Vec<_>>())
        );
        assert_eq!(measure(&[], &[]), Measures::default());
        assert_eq!((top(8134, 0.01), top(10, 0.01), top(3, 1.0)), (81, 1, 3));
    }
}
