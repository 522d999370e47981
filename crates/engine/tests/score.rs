//! The rule by which findings count, by examples and as laws.

use proptest::prelude::*;
use sarhad_engine::score::{MITIGATION_FLOOR, count, score};
use sarhad_model::{Decibans, Finding, FindingSource, Gate, Params, SourceKind, Subject};

const CODES: &[(&str, &str)] = &[
    ("GD01", "strategic"),
    ("GD02", "strategic"),
    ("GD11", "strategic"),
    ("PT01", "sanctions"),
    ("PT02", "sanctions"),
    ("DC11", "description"),
    ("MT01", "mitigating"),
    ("MT02", "mitigating"),
];

fn finding(code: &str, thousandths: i32, item: u32) -> Finding {
    let (code, group) = CODES.iter().find(|(known, _)| *known == code).unwrap();
    Finding {
        code,
        group,
        weight: Decibans::from_thousandths(thousandths),
        gate: Gate::None,
        params: Params::default(),
        subject: Subject { item: Some(item), ..Subject::default() },
        source: FindingSource {
            kind: SourceKind::Indicator,
            id: (*code).to_owned(),
            version: String::new(),
            title: String::new(),
        }
        .into(),
        matched: Vec::new(),
    }
}

fn counts(findings: Vec<Finding>) -> Vec<(&'static str, i32)> {
    let counted = count(findings).into_iter();
    counted.map(|one| (one.finding.code, one.counted.thousandths())).collect()
}

#[test]
fn the_largest_of_a_group_counts_whole_and_others_a_quarter() {
    let found = vec![
        finding("GD02", 9000, 1),
        finding("GD01", 12000, 1),
        finding("PT02", 16000, 1),
        finding("GD11", 12000, 2),
    ];
    assert_eq!(counts(found), [("PT02", 16000), ("GD01", 12000), ("GD11", 3000), ("GD02", 2250)]);
}

#[test]
fn the_same_code_again_counts_nothing_and_is_shown() {
    let found = vec![finding("GD02", 5000, 1), finding("GD02", 9000, 2), finding("GD02", 9000, 3)];
    assert_eq!(counts(found), [("GD02", 9000), ("GD02", 0), ("GD02", 0)]);
}

#[test]
fn mitigating_reasons_have_a_floor() {
    let found =
        vec![finding("MT01", -8000, 1), finding("MT02", -6000, 1), finding("MT01", -5000, 2)];
    let total: i32 = counts(found.clone()).iter().map(|(_, counted)| counted).sum();
    assert_eq!(total, MITIGATION_FLOOR.thousandths());
    assert_eq!(counts(found)[2], ("MT01", -8000));
}

#[test]
fn nothing_found_leaves_the_prior() {
    let score = score(Vec::new());
    assert_eq!(
        (score.total().to_string(), score.evidence().to_string()),
        ("-23".into(), "+0".into())
    );
}

fn any_finding() -> impl Strategy<Value = Finding> {
    (0..CODES.len(), 1..30_000i32, 0..5u32).prop_map(|(code, weight, item)| {
        let (code, group) = CODES[code];
        finding(code, if group == "mitigating" { -weight } else { weight }, item)
    })
}

proptest! {
    #[test]
    fn the_score_is_the_sum_of_what_is_shown(found in prop::collection::vec(any_finding(), 0..20)) {
        let number = found.len();
        let score = score(found);
        let shown: i32 = score.reasons().iter().map(|one| one.counted.thousandths()).sum();
        prop_assert_eq!(score.reasons().len(), number);
        prop_assert_eq!(score.evidence().thousandths(), shown);
        prop_assert_eq!(score.total().thousandths(), score.prior().thousandths() + shown);
    }

    #[test]
    fn a_further_raising_reason_never_lowers_the_score(
        found in prop::collection::vec(any_finding(), 0..20),
        more in any_finding(),
    ) {
        let before = score(found.clone()).total();
        let raises = more.weight.is_positive();
        let after = score([found, vec![more]].concat()).total();
        let right = if raises { after >= before } else { after <= before };
        prop_assert!(right, "{} became {}", before, after);
    }

    #[test]
    fn the_order_of_reasons_does_not_matter(
        found in prop::collection::vec(any_finding(), 0..20).prop_shuffle(),
    ) {
        let mut turned = found.clone();
        turned.reverse();
        prop_assert_eq!(score(found), score(turned));
    }

    #[test]
    fn no_reason_counts_more_than_it_weighs(found in prop::collection::vec(any_finding(), 0..20)) {
        for one in count(found) {
            let (counted, weight) = (one.counted.thousandths(), one.finding.weight.thousandths());
            prop_assert!(counted.abs() <= weight.abs() && counted.signum() * weight.signum() >= 0);
        }
    }
}
