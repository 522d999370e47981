//! Models over rows of numbers: sums of contributions, regression, trees trained elsewhere.
#![allow(clippy::disallowed_methods, reason = "tests read fixtures")]

use proptest::prelude::*;
use sarhad_engine::learned::import::{self, ImportFault};
use sarhad_engine::learned::{Ask, Ensemble, Explained, Logistic, Node, Parts, Ranker, log_odds};

const NAN: f64 = f64::NAN;

fn fixture(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/learned").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// Trees of LightGBM: by hand from the file (`fixture`), what each row gets.
#[test]
fn trees_of_lightgbm_say_what_they_say_there() {
    let read = import::read(&fixture("lightgbm.txt")).unwrap();
    assert_eq!(read.names, ["mass", "price", "code"]);
    assert_eq!((read.ensemble.trees(), read.trainer), (3, "LightGBM"));
    for (row, expected) in [
        // At the threshold and below it: left.
        ([10.5, 0.0, 2.0], -1.5 + 0.5),
        ([10.6, 99.5, 1.0], 0.25 - 0.125),
        ([10.6, 99.6, 70.0], 2.0 + 0.5),
        // Missing: as zero in the first question (no missing type), to the right in the second
        // (NaN, not to the left), and no category.
        ([NAN, 500.0, NAN], -1.5 - 0.125),
        ([11.0, NAN, 3.0], 2.0 + 0.5),
        ([11.0, 500.0, 1e9], 2.0 - 0.125),
        ([11.0, 500.0, -5.0], 2.0 - 0.125),
    ] {
        assert!((read.ensemble.margin(&row) - expected - 0.03125).abs() < 1e-12, "{row:?}");
    }
}

#[test]
fn trees_of_xgboost_say_what_they_say_there() {
    let read = import::read(&fixture("xgboost.json")).unwrap();
    assert_eq!((read.ensemble.trees(), read.trainer), (2, "XGBoost"));
    for (row, expected) in [
        // 10.1 is rounded to 32 bits there, and is not below 10.1 then.
        ([10.1, 0.0, 1.0], 1.5 - 0.25),
        ([10.0, 99.0, 2.0], -0.5 + 0.5),
        ([10.0, 99.5, 70.0], 0.25 + 0.5),
        ([NAN, 0.0, NAN], -0.5 + 0.5),
        ([NAN, NAN, 3.0], 0.25 - 0.25),
    ] {
        assert!((read.ensemble.margin(&row) - expected).abs() < 1e-6, "{row:?}");
    }
}

/// A change in a fixture, and what is said of it.
#[test]
fn what_cannot_be_said_the_same_is_refused() {
    let (lightgbm, xgboost) = (fixture("lightgbm.txt"), fixture("xgboost.json"));
    for (text, from, to, said) in [
        (&lightgbm, "version=v4", "version=v2", "version is \"v2\""),
        (&lightgbm, "binary sigmoid:1", "multiclass num_class:3", "only binary"),
        (&lightgbm, "num_class=1", "num_class=3", "one class"),
        (&lightgbm, "decision_type=2 8", "decision_type=4 8", "missing type is \"zero\""),
        (&lightgbm, "is_linear=0", "is_linear=1", "constant leaves"),
        (&lightgbm, "label_index=0", "average_output", "gradient boosting"),
        (&lightgbm, "split_feature=0 1", "split_feature=0 9", "feature that is not there"),
        (&lightgbm, "leaf_value=-1.5 0.25 2", "leaf_value=-1.5 0.25", "2 values, not 3"),
        (&lightgbm, "leaf_value=-1.5 0.25 2", "leaf_value=-1.5 x 2", "leaf_value is \"x\""),
        (&lightgbm, "right_child=1 -3", "right_child=1 -9", "-9"),
        (&lightgbm, "threshold=10.5 99.5\n", "", "no threshold"),
        (&xgboost, "\"gbtree\"", "\"dart\"", "only gbtree"),
        (&xgboost, "binary:logistic", "multi:softprob", "only binary:logistic"),
        (&xgboost, "\"num_class\": \"0\"", "\"num_class\": \"3\"", "one class"),
        (&xgboost, "\"num_target\": \"1\"", "\"num_target\": \"2\"", "one target"),
        (&xgboost, "\"5E-1\"", "\"1\"", "base_score"),
        (&xgboost, "[2, -1, -1, -1, 3]", "[4, -1, -1, -1, 3]", "belongs"),
        (&xgboost, "[2, -1, -1, -1, 3]", "[2, -1, -1, -1, 0]", "a ring"),
        (&xgboost, "\"categories_nodes\": [0]", "\"categories_nodes\": [1]", "categories_nodes"),
        (&xgboost, "\"learner_model_param\"", "\"other\"", "learner_model_param"),
        (&xgboost, "{\n", "[\n", "no trees of LightGBM"),
    ] {
        assert!(text.contains(from), "{from}");
        let said_of = import::read(&text.replacen(from, to, 1)).map(|read| read.names);
        match said_of {
            Err(fault) if said == "belongs" => {
                assert!(fault.to_string().contains("ring") || fault.to_string().contains("parent"));
            }
            Err(fault) => assert!(fault.to_string().contains(said), "{from}: {fault}"),
            Ok(_) => panic!("{from} → {to} was read"),
        }
    }
    assert_eq!(import::read("a,b\n1,2\n"), Err(ImportFault::Foreign));
}

#[test]
fn parts_that_do_not_hang_together_are_refused() {
    let leaf = |value| Node {
        ask: Ask::Leaf,
        missing_left: false,
        feature: 0,
        value,
        left: 0,
        right: 0,
        cover: 1.0,
    };
    let split = |left, right| Node { ask: Ask::Less, left, right, ..leaf(1.0) };
    let of = |nodes: Vec<Node>| {
        let parts = Parts { width: 1, roots: vec![0], nodes, ..Parts::default() };
        Ensemble::try_from(parts)
    };
    assert!(of(vec![split(1, 2), leaf(0.0), leaf(1.0)]).is_ok());
    for (nodes, said) in [
        (vec![split(1, 1), leaf(0.0)], "another parent"),
        (vec![split(0, 1), leaf(0.0)], "before it"),
        (vec![split(1, 5), leaf(0.0)], "no node"),
        (vec![leaf(0.0), leaf(0.0)], "no tree"),
        (vec![leaf(NAN)], "no number"),
        (vec![Node { feature: 1, ..split(1, 2) }, leaf(0.0), leaf(1.0)], "feature"),
        (vec![Node { ask: Ask::In, ..split(1, 2) }, leaf(0.0), leaf(1.0)], "categories"),
    ] {
        let fault = of(nodes).unwrap_err();
        assert!(fault.to_string().contains(said), "{said}: {fault}");
    }
}

/// What a feature adds, by the definition: over all orders of the features, what it changes when
/// it becomes known. The slow control of the fast way.
fn by_definition(ensemble: &Parts, row: &[f64]) -> Vec<f64> {
    fn value(parts: &Parts, at: usize, known: u32, row: &[f64]) -> f64 {
        let node = &parts.nodes[at];
        if node.ask == Ask::Leaf {
            return node.value;
        }
        let (left, right) = (node.left as usize, node.right as usize);
        if known >> node.feature & 1 == 1 {
            let x = row[usize::from(node.feature)];
            let is_left = if x.is_finite() { x < node.value } else { node.missing_left };
            return value(parts, if is_left { left } else { right }, known, row);
        }
        let (a, b) = (parts.nodes[left].cover, parts.nodes[right].cover);
        let (x, y) = (value(parts, left, known, row), value(parts, right, known, row));
        if a + b > 0.0 { (a * x + b * y) / (a + b) } else { f64::midpoint(x, y) }
    }
    let all = |known: u32| -> f64 {
        ensemble.roots.iter().map(|&root| value(ensemble, root as usize, known, row)).sum()
    };
    let factorial = |n: usize| (1..=n).map(|k| k as f64).product::<f64>();
    let width = ensemble.width;
    let of = |feature: usize| -> f64 {
        let others = (0..1u32 << width).filter(|known| known >> feature & 1 == 0);
        others
            .map(|known| {
                let size = known.count_ones() as usize;
                let weight = factorial(size) * factorial(width - size - 1) / factorial(width);
                weight * (all(known | 1 << feature) - all(known))
            })
            .sum()
    };
    (0..width).map(of).collect()
}

/// Trees over four features: each node takes a number, which decides whether it is a leaf.
fn trees() -> impl Strategy<Value = Parts> {
    let node = (any::<bool>(), 0u16..4, -3i8..3, 0u8..9);
    proptest::collection::vec(proptest::collection::vec(node, 1..40), 1..4).prop_map(|all| {
        let mut parts = Parts { width: 4, base: 0.5, ..Parts::default() };
        for tree in all {
            let root = parts.nodes.len() as u32;
            parts.roots.push(root);
            // Places that wait for a node: the tree grows breadth first as long as there are some.
            let count = 2 * (tree.len() / 2) + 1;
            let inner = count / 2;
            for (at, (missing_left, feature, value, cover)) in
                tree.iter().cycle().take(count).enumerate()
            {
                let (left, right) = (root + 2 * at as u32 + 1, root + 2 * at as u32 + 2);
                let ask = if at < inner { Ask::Less } else { Ask::Leaf };
                parts.nodes.push(Node {
                    ask,
                    missing_left: *missing_left && ask != Ask::Leaf,
                    feature: if ask == Ask::Leaf { 0 } else { *feature },
                    value: f64::from(*value),
                    left: if ask == Ask::Leaf { 0 } else { left },
                    right: if ask == Ask::Leaf { 0 } else { right },
                    cover: f64::from(*cover),
                });
            }
        }
        parts
    })
}

fn row() -> impl Strategy<Value = Vec<f64>> {
    let value = prop_oneof![4 => (-4i8..4).prop_map(f64::from), 1 => Just(NAN)];
    proptest::collection::vec(value, 4)
}

fn near(explained: &Explained, margin: f64) -> bool {
    (explained.margin() - margin).abs() < 1e-9 * (1.0 + margin.abs())
}

proptest! {
    #[test]
    fn contributions_of_trees_are_exact_and_add_up(parts in trees(), row in row()) {
        let ensemble = Ensemble::try_from(parts.clone()).unwrap();
        let explained = ensemble.explain(&row);
        prop_assert!(near(&explained, ensemble.margin(&row)), "{explained:?}");
        for (fast, slow) in explained.parts.iter().zip(by_definition(&parts, &row)) {
            prop_assert!((fast - slow).abs() < 1e-9, "{explained:?} {slow}");
        }
        let back: Ensemble =
            serde_json::from_str(&serde_json::to_string(&ensemble).unwrap()).unwrap();
        prop_assert_eq!(&back, &ensemble);
        let many: Vec<f64> = row.iter().copied().cycle().take(4 * 600).collect();
        prop_assert!(ensemble.margins(&many).iter().all(|one| one.to_bits() == ensemble.margin(&row).to_bits()));
    }

    #[test]
    fn contributions_of_the_regression_add_up(rows in proptest::collection::vec(row(), 2..40)) {
        let labels: Vec<bool> = rows.iter().map(|row| row[0] > 0.0).collect();
        let flat: Vec<f64> = rows.concat();
        let model = Logistic::train(&flat, &labels, 4);
        for row in &rows {
            let margin = model.margin(row);
            prop_assert!(margin.is_finite());
            prop_assert!(near(&model.explain(row), margin));
        }
        prop_assert_eq!(Logistic::train(&flat, &labels, 4), model);
    }
}

#[test]
fn a_deep_way_with_many_features_adds_up() {
    let width = 40;
    let mut parts = Parts { width, roots: vec![0], ..Parts::default() };
    for at in 0..width as u32 {
        let (left, right) = (2 * at + 1, 2 * at + 2);
        let feature = at as u16;
        let node = |ask, value, left, right, cover| Node {
            ask,
            missing_left: at % 2 == 0,
            feature,
            value,
            left,
            right,
            cover,
        };
        let cover = f64::from(2 * (width as u32 - at));
        parts.nodes.push(node(Ask::Less, 0.5, left, right, cover));
        parts.nodes.push(node(Ask::Leaf, f64::from(at) * 0.1 - 2.0, 0, 0, 2.0));
    }
    let last = Node { ask: Ask::Leaf, cover: 2.0, value: 7.0, ..parts.nodes[1] };
    parts.nodes.push(last);
    let ensemble = Ensemble::try_from(parts).unwrap();
    assert_eq!(ensemble.depth(), width);
    for row in [vec![1.0; width], vec![NAN; width], (0..width).map(|x| x as f64 - 9.0).collect()] {
        let explained = ensemble.explain(&row);
        assert!((explained.margin() - ensemble.margin(&row)).abs() < 1e-4, "{explained:?}");
    }
}

/// A coin whose odds double with each step of one feature; the other says nothing, but it is
/// missing more often among the true ones.
#[test]
fn the_regression_finds_the_odds() {
    let (mut rows, mut labels) = (Vec::new(), Vec::new());
    for step in -2i32..=2 {
        let odds = 2f64.powi(step);
        let count = 3000;
        let true_ones = (f64::from(count) * odds / (1.0 + odds)).round() as i32;
        for number in 0..count {
            let label = number < true_ones;
            let other = if number % 3 == 0 { NAN } else { f64::from(number % 7) };
            rows.extend([f64::from(step), other]);
            labels.push(label);
        }
    }
    let model = Logistic::train(&rows, &labels, 2);
    for step in -2i32..=2 {
        let margin = model.margin(&[f64::from(step), 3.0]);
        let expected = f64::from(step) * 2f64.ln();
        assert!((margin - expected).abs() < 0.1, "{step}: {margin} {expected}");
    }
    let one_kind = Logistic::train(&[1.0, 2.0, NAN], &[true, true, true], 1);
    assert!(one_kind.margin(&[1.0]) > 5.0);
    assert!((log_odds(0.5)).abs() < 1e-12 && log_odds(0.0).is_finite());
}
