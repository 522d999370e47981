//! Selectivity criteria as profiles: each construct of the text form, what is carried over and
//! what is refused, with lines. Cases are texts of ours in `criteria/`; the answers are snapshots.

#![allow(clippy::disallowed_methods, reason = "tests read cases")]

use std::fmt::Write;
use std::path::Path;

use sarhad_engine::profiles::criteria::{self, Criterion, Variables};
use sarhad_engine::profiles::{Compiled, NamedLists, check, expression};

fn lists() -> NamedLists {
    let mut lists = NamedLists::default();
    for (name, text) in [
        ("watched_tar", "8413\n8414\n"),
        ("watched_cty", "US\nDE\n"),
        ("watched_com", "600400012345\n"),
        ("bills_bol", "SMGS-1\n"),
    ] {
        lists.add(name, text).unwrap();
    }
    lists
}

fn read(text: &str) -> Vec<Criterion> {
    criteria::read(text, &Variables::default(), &lists())
}

/// A criterion as a few lines.
fn shown(criterion: &Criterion) -> String {
    let mut out = format!("{}: {}\n", criterion.line, criterion.name);
    for carried in &criterion.carried {
        let (id, lane) = (&carried.id, carried.lane.advice().key());
        let when = expression::print(&carried.when);
        writeln!(out, "  {} {id} {lane}\n      {when}", carried.line).unwrap();
    }
    let remarks = [("refused", &criterion.refused), ("remark", &criterion.remarks)];
    for (what, remarks) in remarks {
        for remark in remarks {
            let (line, kind) = (remark.line, remark.kind.key());
            writeln!(out, "  {what} {line} {kind}: {} ({})", remark.found, remark.wanted).unwrap();
        }
    }
    for problem in &criterion.problems {
        writeln!(out, "  problem {}: {} ({})", problem.kind.key(), problem.found, problem.wanted)
            .unwrap();
    }
    out
}

#[test]
fn each_construct_is_carried_over_or_refused_with_its_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/criteria");
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    names.sort();
    assert!(names.len() >= 3);
    for path in names {
        let text = std::fs::read_to_string(&path).unwrap();
        let all: String = read(&text).iter().map(shown).collect();
        insta::assert_snapshot!(path.file_stem().unwrap().to_str().unwrap(), all);
    }
}

/// What is carried over can be used: it passes the check and compiles; and a criterion that was
/// refused gives nothing.
#[test]
fn nothing_is_half_carried_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/criteria");
    let (mut carried, mut refused) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        for criterion in read(&std::fs::read_to_string(path).unwrap()) {
            let is_refused = !criterion.refused.is_empty() || !criterion.problems.is_empty();
            assert_eq!(is_refused, criterion.carried.is_empty(), "{criterion:?}");
            refused += usize::from(is_refused);
            for one in &criterion.carried {
                assert!(check::condition(&one.when, &lists()).is_empty());
                assert!(Compiled::new(&one.when, &lists()).is_ok());
                carried += 1;
            }
        }
    }
    assert!(carried > 10 && refused > 10, "{carried} {refused}");
}

#[test]
fn a_file_of_names_adds_what_the_table_does_not_know() {
    let text = "Criteria \"V\"; If StatVal / NetMass < 2 Then RedLane IS 100; Endif;";
    assert!(read(text)[0].carried.is_empty());
    let mut variables = Variables::default();
    variables.add("StatVal = item.value").unwrap();
    let criteria = criteria::read(text, &variables, &lists());
    let when = expression::print(&criteria[0].carried[0].when);
    assert_eq!(when, "item.value_per_kg < 2");
}

#[test]
fn no_text_exhausts_the_stack_or_the_memory() {
    let deep = format!("Criteria \"D\"; If {}", "(".repeat(100_000));
    let not = format!("Criteria \"N\"; If {} x", "not ".repeat(100_000));
    let ifs = format!("Criteria \"I\"; {}", "If ComCod = \"1\" Then ".repeat(100_000));
    let sum = format!("Criteria \"S\"; Num1 IS 1{};", " + 1".repeat(100_000));
    let double = format!(
        "Criteria \"G\"; Num1 IS NetMass; {} If Num1 > 1 Then RedLane IS 100; Endif;",
        "Num1 IS Num1 + Num1; ".repeat(60)
    );
    for text in [deep, not, ifs, sum, double] {
        let criteria = read(&text);
        assert_eq!(criteria.len(), 1);
        assert!(criteria[0].carried.is_empty() && !criteria[0].refused.is_empty());
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(
        text in "(Criteria|If|Then|Else|Endif|IS|RedLane|ComCod|InListTar|Found|Num1|not|and|or|\"84\"|“a”|[-+*/()=<>;:,0-9a-zя\" \n.]){0,40}"
    ) {
        for criterion in read(&text) {
            let refused = !criterion.refused.is_empty() || !criterion.problems.is_empty();
            proptest::prop_assert_eq!(refused, criterion.carried.is_empty());
        }
    }
}
