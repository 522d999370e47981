//! The inspection plan: the draw, the order of hands, what is left.

use proptest::prelude::*;
use sarhad_engine::plan::{
    Candidate, Capacity, CapacityFault, Secret, ShortSecret, Utility, choose,
};
use sarhad_model::{Advice, Gate, SelectedBy, Task};

fn secret(text: &str) -> Secret {
    Secret::new(format!("a secret of the shift, {text}").as_bytes()).unwrap()
}

/// A line with what a trader or a clerk can write on it.
struct Line {
    identity: String,
    score: f64,
    chapter: usize,
    mass: f64,
}

/// Lines with scores, goods and masses as they come, the same for the same seed.
fn lines(count: usize) -> Vec<Line> {
    let stream = secret("of the lines");
    let fraction =
        |purpose: &str, at: usize| stream.number(purpose, &at.to_string()) as f64 / u64::MAX as f64;
    (0..count)
        .map(|at| Line {
            identity: format!("CSQU{at:07}\u{1f}voyage {}\u{1f}B-{at}", at / 300),
            score: fraction("score", at).powi(4) * 60.0,
            chapter: (fraction("hs", at) * 97.0) as usize,
            mass: 10f64.powf(1.0 + 3.5 * fraction("mass", at)),
        })
        .collect()
}

/// Something that a line says, as a number.
type Feature = fn(&Line) -> f64;

/// Two-sided 99.9 % of the normal distribution: a sound draw fails one time in a thousand, and the
/// seed is fixed.
const Z: f64 = 3.29;

#[test]
fn a26_a_random_sample_of_two_percent_is_binomial_and_cannot_be_told_from_the_line() {
    let lines = lines(100_000);
    let n = lines.len() as f64;
    let share = 0.02;
    // Day by day, as plans are made. A day of 37 lines has 0.74 of a unit to draw, so that the
    // count over all days is left to chance as well.
    let identities: Vec<String> = lines.iter().map(|line| line.identity.clone()).collect();
    let drawn_by = |secret: &Secret| -> Vec<bool> {
        let days = identities.chunks(37);
        days.flat_map(|day| secret.draw(day, share * day.len() as f64)).collect()
    };
    let first = drawn_by(&secret("one"));
    let count = first.iter().filter(|one| **one).count() as f64;
    let spread = (n * share * (1.0 - share)).sqrt();
    assert!((count - n * share).abs() < Z * spread, "{count} of {n}");

    // Means of what the line says, among drawn and not: equal but for chance.
    let features: [(&str, Feature); 5] = [
        ("score", |line| line.score),
        ("chapter", |line| line.chapter as f64),
        ("mass", |line| line.mass.ln()),
        ("last digit", |line| (line.identity.len() + line.chapter) as f64 % 10.0),
        ("place in the file", |line| line.identity[4..11].parse().unwrap()),
    ];
    for (name, feature) in features {
        let values: Vec<f64> = lines.iter().map(feature).collect();
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n;
        let of_drawn = values.iter().zip(&first).filter(|(_, drawn)| **drawn).map(|(v, _)| v);
        let z = (of_drawn.sum::<f64>() / count - mean) / (variance / count).sqrt();
        assert!(z.abs() < Z, "{name}: {z:.2} standard errors");
    }
    // No goods chapter is spared: chi-square over the chapters, mean 96 and variance 192.
    let mut cells = vec![(0.0, 0.0); 97];
    for (line, drawn) in lines.iter().zip(&first) {
        cells[line.chapter].0 += 1.0;
        cells[line.chapter].1 += f64::from(u8::from(*drawn));
    }
    let rate = count / n;
    let chi: f64 = cells
        .iter()
        .map(|(all, hit)| (hit - all * rate).powi(2) / (all * rate * (1.0 - rate)))
        .sum();
    assert!((chi - 96.0).abs() < Z * 192f64.sqrt(), "chi-square {chi:.1}");

    // Another secret draws others, as if there were no first; the same draws the same.
    let second = drawn_by(&secret("two"));
    let both = first.iter().zip(&second).filter(|(a, b)| **a && **b).count() as f64;
    let expected = n * share * share;
    assert!((both - expected).abs() < Z * expected.sqrt(), "{both} in both, {expected} expected");
    assert_eq!(first, drawn_by(&secret("one")));
}

fn candidate(rank: u32, gate: Gate, utility: f64) -> Candidate {
    Candidate {
        identity: format!("U{rank}"),
        rank,
        gate,
        advice: if utility > 0.0 { Advice::Documents } else { Advice::Release },
        has_reason: utility > 0.0,
        has_question: false,
        utility: Utility { of_hand: utility, of_scan: utility / 2.0 },
    }
}

fn day(units: u32) -> Vec<Candidate> {
    (1..=units)
        .map(|rank| {
            let gate = match rank % 40 {
                7 => Gate::Hold,
                13 | 26 => Gate::Review,
                _ => Gate::None,
            };
            candidate(rank, gate, if rank < units / 2 { 1.0 / f64::from(rank) } else { 0.0 })
        })
        .collect()
}

fn capacity(hands: usize, scanner: usize) -> Capacity {
    Capacity { hands, scanner, random_share: 0.1 }
}

#[test]
fn gates_come_first_and_then_what_finds_most() {
    let units = day(200);
    let plan = choose(&units, &capacity(40, 10), &secret("a")).unwrap();
    let opened = |source: SelectedBy| {
        units
            .iter()
            .zip(&plan.choices)
            .filter(|(_, choice)| choice.task == Task::Open && choice.selected_by == Some(source))
            .map(|(unit, _)| unit)
            .collect::<Vec<_>>()
    };
    assert_eq!(opened(SelectedBy::Random).len(), 4);
    let gated = opened(SelectedBy::Gate);
    assert!(gated.iter().any(|unit| unit.rank > 100), "a gate acts whatever the score");
    assert_eq!((plan.held, plan.reviewed, plan.free_hands), (0, 0, 0));
    let worst = opened(SelectedBy::Ranked).iter().map(|unit| unit.rank).max().unwrap();
    let passed = units
        .iter()
        .zip(&plan.choices)
        .filter(|(unit, choice)| choice.task != Task::Open && unit.has_reason && unit.rank < worst);
    assert_eq!(passed.count(), 0);
    assert_eq!(plan.choices.iter().filter(|choice| choice.task == Task::Scan).count(), 10);
    for (unit, choice) in units.iter().zip(&plan.choices) {
        assert!((choice.inclusion - 4.0 / 200.0).abs() < 1e-12);
        let chance = choice.chance_of_opening();
        if choice.task == Task::Open && choice.selected_by != Some(SelectedBy::Random) {
            assert!((chance - 1.0).abs() < 1e-12, "{unit:?}");
        }
    }
}

#[test]
fn gates_that_find_no_hand_are_counted_and_a_person_looks_at_their_papers() {
    let units: Vec<_> = (1..=12)
        .map(|rank| candidate(rank, if rank <= 6 { Gate::Hold } else { Gate::Review }, 0.1))
        .collect();
    let plan = choose(&units, &capacity(3, 2), &secret("a")).unwrap();
    let opened = |gate: Gate| {
        let of_gate = units.iter().zip(&plan.choices).filter(|(unit, _)| unit.gate == gate);
        of_gate.filter(|(_, choice)| choice.task == Task::Open).count()
    };
    assert_eq!(plan.held + opened(Gate::Hold), 6);
    assert_eq!(plan.reviewed + opened(Gate::Review), 6);
    let waiting = plan.choices.iter().filter(|choice| choice.waits).count();
    assert_eq!(waiting, plan.held);
    assert!(plan.choices.iter().all(|choice| choice.task >= Task::Documents));
}

#[test]
fn hands_that_nothing_speaks_for_stay_free() {
    let units: Vec<_> = (1..=50).map(|rank| candidate(rank, Gate::None, 0.0)).collect();
    let plan = choose(&units, &capacity(10, 10), &secret("a")).unwrap();
    assert_eq!(plan.free_hands, 9);
    assert_eq!(plan.choices.iter().filter(|choice| choice.task == Task::Open).count(), 1);
    assert_eq!(plan.choices.iter().filter(|choice| choice.task == Task::Scan).count(), 0);
    let none = choose(&[], &capacity(10, 0), &secret("a")).unwrap();
    assert_eq!((none.choices.len(), none.free_hands), (0, 10));
}

#[test]
fn too_small_a_share_or_secret_is_refused() {
    let ask = |hands, random_share| {
        choose(&day(9), &Capacity { hands, scanner: 0, random_share }, &secret("a"))
    };
    assert_eq!(ask(0, 0.1).unwrap_err(), CapacityFault::NoHands);
    for share in [0.02, 0.0, -1.0, 1.5, f64::NAN] {
        assert!(matches!(ask(5, share).unwrap_err(), CapacityFault::Share { .. }), "{share}");
    }
    assert_eq!(ask(5, 1.0).unwrap().choices.iter().filter(|c| c.task == Task::Open).count(), 5);
    assert_eq!(Secret::new(b" 0123456789abcde\n").unwrap_err(), ShortSecret { bytes: 15 });
}

/// Half a unit a day is a unit every second day, whoever the units are.
#[test]
fn fractions_of_a_unit_even_out_over_the_days() {
    let secret = secret("a");
    let of_day = |day: usize| -> usize {
        let units: Vec<String> = (0..30).map(|at| format!("{day}/{at}")).collect();
        secret.draw(&units, 0.5).iter().filter(|one| **one).count()
    };
    let drawn: usize = (0..2_000).map(of_day).sum();
    assert!((drawn as f64 - 1_000.0).abs() < Z * 500f64.sqrt(), "{drawn}");
}

proptest! {
    #[test]
    fn hands_are_never_overspent_and_files_in_another_order_change_nothing(
        units in 0u32..120, hands in 1usize..40, scanner in 0usize..40, word in "[a-z]{4}",
    ) {
        let units = day(units);
        let secret = secret(&word);
        let plan = choose(&units, &capacity(hands, scanner), &secret).unwrap();
        let count = |task| plan.choices.iter().filter(|choice| choice.task == task).count();
        prop_assert!(count(Task::Open) <= hands);
        prop_assert_eq!(count(Task::Open), (hands - plan.free_hands).min(units.len()));
        prop_assert!(count(Task::Scan) <= scanner);
        let mut turned = units.clone();
        turned.reverse();
        let again = choose(&turned, &capacity(hands, scanner), &secret).unwrap();
        let mut choices = again.choices.clone();
        choices.reverse();
        prop_assert_eq!(&choices, &plan.choices);
    }
}
