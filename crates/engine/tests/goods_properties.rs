//! What must hold for any text: judging is deterministic, never panics, keeps its limits, and
//! neither case nor blanks change the result.

use std::sync::LazyLock;

use proptest::prelude::*;
use sarhad_engine::goods::{GoodsIndex, GoodsQuery, MAX_CANDIDATES, REVIEW};
use sarhad_model::HsCode;

static INDEX: LazyLock<GoodsIndex> = LazyLock::new(GoodsIndex::built_in);

/// Words that lead somewhere, so that generated texts are not all empty.
const WORDS: [&str; 24] = [
    "frequency",
    "converter",
    "1200 Hz",
    "0.1%",
    "станок",
    "намотки",
    "maraging",
    "steel",
    "C300",
    "UN1052",
    "CAS",
    "7664-39-3",
    "valve",
    "PTFE",
    "lined",
    "DN50",
    "гироскоп",
    "ВОГ",
    "0,1 град/ч",
    "parts",
    "for",
    "toy",
    "50-600",
    "мм",
];

fn summary(text: &str, hs: Option<&HsCode>) -> Vec<(String, f64)> {
    INDEX
        .judge(&GoodsQuery { text, hs, ..GoodsQuery::default() })
        .candidates
        .iter()
        .map(|candidate| (candidate.entry.id.to_string(), candidate.score))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_judged_within_the_limits(text in "\\PC{0,120}", code in "[0-9]{6}") {
        let hs = HsCode::parse(&code).ok();
        let judgement =
            INDEX.judge(&GoodsQuery { text: &text, hs: hs.as_ref(), ..GoodsQuery::default() });
        prop_assert!(judgement.candidates.len() <= MAX_CANDIDATES);
        for candidate in &judgement.candidates {
            prop_assert!((REVIEW..=1.0).contains(&candidate.score));
            prop_assert!(!candidate.evidence.is_empty());
            for at in candidate.evidence.iter().filter_map(|evidence| evidence.at.clone()) {
                prop_assert!(text.get(at).is_some());
            }
        }
        let _ = (INDEX.choke_points(&text), INDEX.is_vague(&text));
    }

    #[test]
    fn case_and_blanks_do_not_matter(
        words in prop::collection::vec(prop::sample::select(&WORDS[..]), 1..8),
        blanks in prop::sample::select(vec![" ", "  ", "\u{a0}", "\t", "\n "]),
    ) {
        let plain = words.join(" ");
        let loud = format!("{blanks}{}{blanks}", words.join(blanks).to_uppercase());
        let hs = HsCode::parse("850440").ok();
        prop_assert_eq!(summary(&plain, hs.as_ref()), summary(&plain, hs.as_ref()));
        prop_assert_eq!(summary(&plain, hs.as_ref()), summary(&loud, hs.as_ref()));
        prop_assert_eq!(summary(&plain, None), summary(&loud.to_lowercase(), None));
    }

    #[test]
    fn candidates_come_best_first(
        words in prop::collection::vec(prop::sample::select(&WORDS[..]), 1..10),
    ) {
        let scores: Vec<f64> =
            summary(&words.join(" "), None).into_iter().map(|(_, score)| score).collect();
        prop_assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]));
    }
}
