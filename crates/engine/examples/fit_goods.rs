//! Fits the probability of goods candidates (`goods/probability.rs`) and measures it.
//!
//! `cargo run --release -p sarhad-engine --example fit_goods -- CASES.csv ... [--final]`
//!
//! Rows are split by a hash of their description: 60 % to fit, 20 % to look at, 20 % measured
//! only with `--final`. Prints the constants and, for the constants that are built in, how far
//! they come true on each part. It changes no file.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool that reads and prints")]

use std::error::Error;

use sarhad_engine::goods::{
    Basis, EvaluationCase, GoodsIndex, GoodsQuery, Method, evaluate, log_odds, right,
};
use sarhad_model::HsCode;

/// Weight of the penalty on steps and on a slope other than one: a basis that is seldom seen
/// stays near the others.
const RIDGE: f64 = 1.0;
/// Steps of the descent, and their length; it settles in a tenth of them.
const ROUNDS: usize = 200_000;
const RATE: f64 = 0.002;
/// Constants: base, slope, one step a basis.
const CONSTANTS: usize = 2 + Basis::ALL.len();

/// A candidate: what it was judged by, and whether it is right.
struct Seen {
    features: [f64; CONSTANTS],
    right: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let index = GoodsIndex::built_in();
    let finish = std::env::args().any(|argument| argument == "--final");
    let mut parts: [Vec<EvaluationCase>; 3] = Default::default();
    for path in std::env::args().skip(1).filter(|argument| argument != "--final") {
        for row in csv::Reader::from_path(path)?.into_deserialize() {
            let case: EvaluationCase = row?;
            let part = match hash(&case.description) % 10 {
                0..6 => 0,
                6..8 => 1,
                _ => 2,
            };
            parts[part].push(case);
        }
    }
    let seen: Vec<Seen> = parts[0].iter().flat_map(|case| candidates(&index, case)).collect();
    for (place, basis) in Basis::ALL.iter().enumerate() {
        let of: Vec<&Seen> = seen.iter().filter(|one| one.features[2 + place] > 0.0).collect();
        let right = of.iter().filter(|one| one.right).count();
        println!("{basis:?}: {right} of {} right", of.len());
    }
    let constants = fit(&seen);
    println!("BASE {:.2} SLOPE {:.2} STEPS {:.2?}", constants[0], constants[1], &constants[2..]);
    for (name, part) in ["fit", "look", "final"].iter().zip(&parts).take(2 + usize::from(finish)) {
        let report = evaluate(&index, part, Method::Full);
        let found = &report.probability;
        println!(
            "{name}: {} rows, {} candidates, precision {}, recall {}, false alarms {}, Brier {}, error {}",
            report.all.rows,
            found.candidates,
            report.all.precision,
            report.all.recall,
            report.all.false_alarm_rate,
            found.brier,
            found.error
        );
        for band in &found.bands {
            println!(
                "  from {:.2}: {} candidates, said {:.3}, right {:.3}",
                band.from, band.candidates, band.probability, band.right
            );
        }
    }
    Ok(())
}

/// FNV-1a, as in the tests.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn candidates(index: &GoodsIndex, case: &EvaluationCase) -> Vec<Seen> {
    let hs = HsCode::parse(&case.hs6_declared).ok();
    let query = GoodsQuery { text: &case.description, hs: hs.as_ref(), ..GoodsQuery::default() };
    let judgement = index.judge(&query);
    let seen = |one: &sarhad_engine::goods::GoodsCandidate<'_>| {
        let mut features = [0.0; CONSTANTS];
        (features[0], features[1]) = (1.0, log_odds(one.score));
        features[2 + one.basis as usize] = 1.0;
        Seen { features, right: right(one.entry, case) }
    };
    judgement.candidates.iter().map(seen).collect()
}

/// Logistic regression by descent; the slope is held at or above zero.
fn fit(seen: &[Seen]) -> [f64; CONSTANTS] {
    let mut constants = [0.0; CONSTANTS];
    constants[1] = 1.0;
    for _ in 0..ROUNDS {
        let mut slope = [0.0; CONSTANTS];
        for one in seen {
            let z: f64 = one.features.iter().zip(&constants).map(|(x, c)| x * c).sum();
            let off = f64::from(u8::from(one.right)) - 1.0 / (1.0 + (-z).exp());
            slope.iter_mut().zip(&one.features).for_each(|(s, x)| *s += off * x);
        }
        slope[1] -= RIDGE * (constants[1] - 1.0);
        (2..CONSTANTS).for_each(|place| slope[place] -= RIDGE * constants[place]);
        constants.iter_mut().zip(&slope).for_each(|(c, s)| *c += RATE * s);
        constants[1] = constants[1].max(0.0);
    }
    constants
}
