//! The JSON lines: the contract of the command line.

mod page;
mod sample;

use sarhad_i18n::Lang;
use sarhad_report::jsonl;
use serde_json::Value;

fn units(lang: Lang) -> Vec<Value> {
    let ranking = sample::ranking();
    jsonl(&ranking, lang).map(|line| serde_json::from_str(&line).unwrap()).collect()
}

/// The sentences of findings and questions give way to their codes.
fn masked(value: &mut Value, ranking: &sarhad_model::Ranking, lang: Lang) {
    match value {
        Value::String(text) => *text = page::without_sentences(text, ranking, lang),
        Value::Array(all) => all.iter_mut().for_each(|inner| masked(inner, ranking, lang)),
        Value::Object(map) => map.values_mut().for_each(|inner| masked(inner, ranking, lang)),
        _ => {}
    }
}

#[test]
fn the_lines_in_both_languages() {
    let ranking = sample::ranking();
    for lang in Lang::ALL {
        let mut units = Value::from(units(*lang));
        masked(&mut units, &ranking, *lang);
        insta::assert_snapshot!(
            format!("lines-{}", lang.tag()),
            serde_json::to_string_pretty(&units).unwrap()
        );
    }
}

#[test]
fn every_field_of_the_contract_is_there() {
    let units = units(Lang::En);
    for field in "rank unit unit_kind file bills score_db prior_db posterior_db advice gates \
                  findings questions issues"
        .split_whitespace()
    {
        assert!(units.iter().all(|unit| unit.get(field).is_some()), "{field}");
    }
    let findings: Vec<&Value> =
        units.iter().flat_map(|unit| unit["findings"].as_array().unwrap()).collect();
    for field in "code name weight_db full_weight_db text subject source matched".split(' ') {
        assert!(findings.iter().all(|finding| finding.get(field).is_some()), "{field}");
    }
    for finding in &findings {
        let kind = finding["source"]["kind"].as_str().unwrap();
        assert_eq!(finding["source"][kind], finding["source"]["id"]);
    }
    assert!(units.iter().all(|unit| unit.get("probability").is_none()), "not calibrated");
    assert_eq!(units[0]["files"].as_array().map(Vec::len), Some(2));
    assert!(units[1].get("files").is_none());
}

#[test]
fn the_weights_sum_to_the_score() {
    for unit in units(Lang::En) {
        let number = |value: &Value| value.as_f64().unwrap();
        let findings = unit["findings"].as_array().unwrap();
        let sum: f64 = findings.iter().map(|finding| number(&finding["weight_db"])).sum();
        assert!((sum - number(&unit["score_db"])).abs() < 1e-9);
        assert!((number(&unit["prior_db"]) + sum - number(&unit["posterior_db"])).abs() < 1e-9);
    }
}

#[test]
fn a_line_has_no_line_break_inside() {
    let mut ranking = sample::ranking();
    ranking.units[0].goods = vec!["two\nlines\r\n".into()];
    let lines: Vec<String> = jsonl(&ranking, Lang::En).collect();
    assert!(lines.iter().all(|line| !line.contains(['\n', '\r'])));
}
