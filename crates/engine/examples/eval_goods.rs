//! Measures the judgement of goods on a labelled CSV and prints the report as JSON, with two
//! simpler controls, the rows that went wrong, and the speed. `eval_goods FILE [--wrong]`.
#![allow(
    clippy::disallowed_methods,
    reason = "an example at the edge: it reads a file and a clock"
)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it prints its report")]

use std::time::Instant;

use sarhad_engine::goods::{EvaluationCase, GoodsIndex, GoodsQuery, Method, evaluate};
use sarhad_model::HsCode;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: eval_goods FILE [--wrong]");
        std::process::exit(2);
    };
    let show_wrong = arguments.any(|argument| argument == "--wrong");
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(1);
        }
    };
    let cases: Vec<EvaluationCase> = csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .filter_map(|row| row.inspect_err(|error| eprintln!("{error}")).ok())
        .collect();

    let start = Instant::now();
    let index = GoodsIndex::built_in();
    eprintln!("built in {:?}, {} entries", start.elapsed(), index.entries().count());
    for method in [Method::Full, Method::CodesOnly, Method::WordsOnly] {
        let report = evaluate(&index, &cases, method);
        if method == Method::Full {
            println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
        }
        let all = &report.all;
        eprintln!(
            "{method:?}: rows {} flagged {} precision {:.3} recall {:.3} false alarms {:.3} top1 {:.3} questions {:.3}",
            all.rows,
            all.flagged,
            all.precision,
            all.recall,
            all.false_alarm_rate,
            report.top1,
            report.questions_right
        );
    }
    if show_wrong {
        for case in &cases {
            print_if_wrong(&index, case);
        }
    }
    let repeat = 20_000 / cases.len().max(1) + 1;
    let start = Instant::now();
    let mut flagged = 0;
    for _ in 0..repeat {
        for case in &cases {
            let hs = HsCode::parse(&case.hs6_declared).ok();
            let query =
                GoodsQuery { text: &case.description, hs: hs.as_ref(), ..GoodsQuery::default() };
            flagged += usize::from(!index.judge(&query).candidates.is_empty());
        }
    }
    let lines = repeat * cases.len();
    let rate = lines as f64 / start.elapsed().as_secs_f64();
    eprintln!("{rate:.0} lines per second ({flagged} of {lines} flagged)");
}

fn print_if_wrong(index: &GoodsIndex, case: &EvaluationCase) {
    let report = evaluate(index, std::slice::from_ref(case), Method::Full);
    let innocent = case.label == "none";
    let no_question = case.label == "check" && report.questions_right == 0.0;
    let wrong =
        if innocent { report.all.flagged > 0 } else { report.all.found == 0 || no_question };
    if !wrong {
        return;
    }
    let hs = HsCode::parse(&case.hs6_declared).ok();
    let query = GoodsQuery { text: &case.description, hs: hs.as_ref(), ..GoodsQuery::default() };
    eprintln!(
        "{} {} [{}] {} -> {}",
        case.label, case.expected_controls, case.hs6_declared, case.description, case.lang
    );
    for candidate in index.judge(&query).candidates {
        let conditions: Vec<String> = candidate
            .conditions
            .iter()
            .map(|c| format!("{} {} {} {:?}", c.parameter, c.comparator, c.threshold, c.truth))
            .collect();
        let matched: Vec<&str> = candidate.evidence.iter().map(|e| e.matched.as_str()).collect();
        eprintln!(
            "    {} {} {:.3} {matched:?} {conditions:?}",
            candidate.entry.control_number, candidate.entry.id, candidate.score
        );
    }
}
