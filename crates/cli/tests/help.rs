//! The command line is a contract: its help is a snapshot, so that a change is seen.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::Desk;

fn help_of(args: &[&str]) -> String {
    let answer = Desk::new().run(args.iter().copied().chain(["--help"]));
    assert_eq!(answer.code, 0, "{}", answer.err);
    answer.out
}

#[test]
fn help_is_as_agreed() {
    for command in [
        &[][..],
        &["screen"],
        &["read"],
        &["name"],
        &["name", "decide"],
        &["name", "decisions"],
        &["goods"],
        &["goods", "show"],
        &["goods", "explain"],
        &["lists"],
        &["lists", "import"],
        &["lists", "status"],
        &["lists", "diff"],
        &["lists", "rollback"],
        &["simulate"],
        &["profile"],
        &["profile", "check"],
        &["profile", "test"],
        &["profile", "backtest"],
        &["profile", "fields"],
        &["profile", "import"],
        &["plan"],
        &["learn"],
        &["learn", "report"],
        &["learn", "train"],
        &["learn", "card"],
        &["eval"],
        &["eval", "names"],
        &["eval", "search"],
        &["eval", "goods"],
        &["eval", "formats"],
        &["eval", "targeting"],
        &["eval", "simulated"],
        &["eval", "plan"],
        &["serve"],
    ] {
        let name = if command.is_empty() { "sarhad".to_owned() } else { command.join("_") };
        insta::assert_snapshot!(format!("help_{name}"), help_of(command));
    }
}

#[test]
fn wrong_usage_ends_with_two() {
    let desk = Desk::new();
    for args in [
        &["screen"][..],
        &["screen", "x.csv", "--format", "pdf"],
        &["no-such-command"],
        &["name", "X", "--lang", "xx"],
        &["name", "X", "--country", "Atlantis"],
        &["goods", "X", "--hs", "not a code"],
        &["simulate", "--seed", "1", "--post", "NOWHERE", "--out", "x"],
    ] {
        let answer = desk.run(args);
        assert_eq!(answer.code, 2, "{args:?}: {}", answer.err);
        assert!(!answer.err.trim().is_empty(), "{args:?}");
    }
}
