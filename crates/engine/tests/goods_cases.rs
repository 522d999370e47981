//! Goods lines of our own against the built-in catalogue: what must be found, what must be
//! asked, what must not be raised.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]

use sarhad_engine::goods::{GoodsIndex, GoodsQuery, MAX_CANDIDATES, REVIEW};
use sarhad_model::{CasNumber, HsCode, UnNumber};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    text: String,
    hs: String,
    expect: String,
    #[serde(default)]
    ask: String,
}

#[test]
fn goods_lines_are_judged_as_expected() {
    let cases: Cases = toml::from_str(include_str!("goods_cases.toml")).unwrap();
    assert!(cases.cases.len() >= 40);
    let index = GoodsIndex::built_in();
    let mut wrong = Vec::new();
    for case in &cases.cases {
        let hs = HsCode::parse(&case.hs).ok();
        let query = GoodsQuery { text: &case.text, hs: hs.as_ref(), ..GoodsQuery::default() };
        let judgement = index.judge(&query);
        assert!(judgement.candidates.len() <= MAX_CANDIDATES);
        assert!(judgement.candidates.iter().all(|c| c.score >= REVIEW && c.score <= 1.0));
        let found = judgement
            .candidates
            .iter()
            .find(|c| c.entry.control_number.starts_with(case.expect.as_str()));
        let right = if case.expect.is_empty() {
            judgement.candidates.is_empty()
        } else {
            found.is_some_and(|candidate| {
                case.ask.is_empty() || candidate.questions().any(|q| q.parameter == case.ask)
            })
        };
        if !right {
            let got: Vec<String> = judgement
                .candidates
                .iter()
                .map(|c| format!("{} {} {:?}", c.entry.control_number, c.score, c.conditions))
                .collect();
            wrong.push(format!("{}: {} -> {got:#?}", case.why, case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn declared_identifiers_count_like_those_in_the_text() {
    let index = GoodsIndex::built_in();
    let cas = [CasNumber::parse("7664-39-3").unwrap()];
    let un = [UnNumber::parse("1052").unwrap()];
    let by_cas =
        index.judge(&GoodsQuery { text: "acid", cas_numbers: &cas, ..GoodsQuery::default() });
    let by_un = index.judge(&GoodsQuery { text: "gas", un_numbers: &un, ..GoodsQuery::default() });
    assert_eq!(by_cas.candidates[0].entry.control_number, "1C350.d.15");
    assert!(by_cas.candidates[0].score >= 0.95);
    assert_eq!(by_un.candidates[0].entry.control_number, "1C350.d.15");
    assert_eq!(by_un.candidates[0].evidence[0].at, None);
}

#[test]
fn evidence_points_into_the_text_as_written() {
    let index = GoodsIndex::built_in();
    let text = "Бочки: Тионил\u{a0}хлористый, CAS № 7719-09-7 (UN1836)";
    let judgement = index.judge(&GoodsQuery { text, ..GoodsQuery::default() });
    let slices: Vec<&str> = judgement.candidates[0]
        .evidence
        .iter()
        .filter_map(|evidence| evidence.at.clone())
        .map(|at| &text[at])
        .collect();
    assert!(slices.contains(&"7719-09-7"), "{slices:?}");
    assert!(slices.contains(&"UN1836"), "{slices:?}");
    assert!(slices.contains(&"Тионил\u{a0}хлористый"), "{slices:?}");
    assert_eq!(judgement.cas_numbers.len(), 1);
    assert_eq!(judgement.un_numbers.len(), 1);
}

#[test]
fn tables_of_facts_answer() {
    let index = GoodsIndex::built_in();
    assert_eq!(index.high_priority_tier("854231"), Some("1"));
    assert_eq!(index.high_priority_tier("845710"), Some("4.B"));
    assert_eq!(index.high_priority_tier("690721"), None);
    let classes = |number: &str| -> Vec<String> {
        let un = UnNumber::parse(number).unwrap();
        index.dangerous_goods_classes(un).iter().map(|row| row.class.to_string()).collect()
    };
    assert_eq!(classes("1052"), ["8"]);
    assert_eq!(classes("2915"), ["7"]);
    assert!(classes("3600").is_empty());
}

#[test]
fn choke_points_are_named_with_their_programme() {
    let index = GoodsIndex::built_in();
    let text = "Станок: FILAMENT-WINDING machine; гироскопы лазерные";
    let found: Vec<(&str, &str)> = index
        .choke_points(text)
        .iter()
        .map(|point| (&text[point.at.clone()], point.programme))
        .collect();
    assert_eq!(found, [("FILAMENT-WINDING", "nuclear"), ("гироскопы", "missile")]);
    assert!(index.choke_points("CERAMIC TILES 60X60").is_empty());
}

#[test]
fn vague_descriptions_are_told_from_informative_ones() {
    let index = GoodsIndex::built_in();
    for text in
        ["SPARE PARTS", "запасные части и оборудование", "ehtiyot qismlar", "EQUIPMENT 25 PCS", ""]
    {
        assert!(index.is_vague(text), "{text}");
    }
    for text in ["ceramic tiles", "подшипники 6205", "CHEMICAL CAS 7664-39-3"] {
        assert!(!index.is_vague(text), "{text}");
    }
    assert_eq!(index.informative_tokens("Spare parts for CENTRIFUGE, 2 pcs"), ["CENTRIFUGE"]);
}

#[test]
fn drug_precursors_are_known_by_cas_name_and_code() {
    let index = GoodsIndex::built_in();
    let id = |text: &str, hs: Option<&str>| {
        let hs = hs.and_then(|code| HsCode::parse(code).ok());
        let query = GoodsQuery { text, hs: hs.as_ref(), ..GoodsQuery::default() };
        index.drug_precursor(&query).map(|precursor| precursor.id.clone())
    };
    assert_eq!(id("Уксусный ангидрид, бочки", None).as_deref(), Some("acetic-anhydride"));
    assert_eq!(id("solvent cas 67-64-1", None).as_deref(), Some("acetone"));
    assert_eq!(id("chemical", Some("2915240000")).as_deref(), Some("acetic-anhydride"));
    assert_eq!(id("кислота серная аккумуляторная", None).as_deref(), Some("sulphuric-acid"));
    assert_eq!(id("ceramic tiles", Some("690721")), None);
}
