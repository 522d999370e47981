//! Lists over a year: first import, a new version, a cut file, a step back.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::{Desk, shared};

const FIRST: &str = "# list: id=zz-demo; title=Test list; authority=national; published=2026-01-01\n\
    id,kind,name,aliases,weak_aliases,birth_date,countries,identifiers,addresses,programs,listed_on,expires_on,remarks\n";

fn list(rows: std::ops::Range<u32>) -> String {
    let row = |n: u32| {
        format!(
            "T{n},person,Invented Person Nomer{n},,,1970-01-0{},KZ,,,TEST,2026-01-01,,\n",
            n % 9 + 1
        )
    };
    FIRST.to_owned() + &rows.map(row).collect::<String>()
}

#[test]
fn versions_come_and_go() {
    let desk = Desk::new();
    let import = |name: &str, text: String, more: &[&str]| {
        let path = desk.file(name, text);
        let mut args: Vec<std::ffi::OsString> = vec!["lists".into(), "import".into(), path.into()];
        args.extend(more.iter().map(Into::into));
        desk.run(args)
    };
    let none = desk.run(["lists", "status"]);
    assert!(none.out.contains("No lists"), "{}", none.out);
    let first = import("a.csv", list(0..40), &[]);
    assert!(
        first.out.contains("40 entries") && first.out.contains("first import"),
        "{} {}",
        first.out,
        first.err
    );
    assert!(import("a.csv", list(0..40), &[]).out.contains("nothing new"));
    let second = import("b.csv", list(1..42), &[]);
    assert!(second.out.contains("2 added, 1 removed, 0 changed"), "{} {}", second.out, second.err);
    let cut = import("c.csv", list(1..30), &[]);
    assert_eq!(cut.code, 1, "{}", cut.out);
    assert!(cut.err.contains("--accept-shrink") && cut.err.contains("12 of 41"), "{}", cut.err);
    let diff = desk.run(["lists", "diff", "zz-demo"]);
    assert!(diff.out.contains("Nomer40") && diff.out.contains("Nomer0"), "{}", diff.out);
    let back = desk.run(["lists", "rollback", "zz-demo"]);
    assert_eq!(back.code, 0, "{}", back.err);
    let status = desk.run(["lists", "status", "--format", "json"]);
    let status: serde_json::Value = serde_json::from_str(&status.out).unwrap();
    assert_eq!(status[0]["list"]["entries"], 40, "{status}");
    assert_eq!(status[0]["versions"].as_array().unwrap().len(), 2);
    let versions = status[0]["versions"].as_array().unwrap();
    let active = &status[0]["list"]["version"];
    let other = versions.iter().find(|version| *version != active).unwrap().as_str().unwrap();
    let roll = |to: &str| desk.run(["lists", "rollback", "zz-demo", "--to", to]);
    assert!(roll("").err.contains("zz-demo"), "an empty start names no version");
    assert_eq!(roll("nothing-starts-so").code, 1);
    let start = &other[..other.len() - 2];
    let forward = roll(start);
    assert_eq!(forward.code, 0, "{start} is enough for {other}: {}", forward.err);
    assert!(forward.out.contains(other), "{}", forward.out);
    assert_eq!(desk.run(["lists", "rollback", "zz-demo"]).code, 0);
    let accepted = import("c.csv", list(1..30), &["--accept-shrink"]);
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    let name = desk.run(["name", "Invented Person Nomer7"]);
    assert!(
        name.out.contains("Nomer7") && !name.err.contains("demonstration"),
        "{} {}",
        name.out,
        name.err
    );
    assert_eq!(desk.run(["lists", "diff", "no-such-list"]).code, 1);
}

#[test]
fn official_lists_are_imported_with_their_counts() {
    let Some(un) = shared("lists/un/consolidated_20250816.xml") else { return };
    let Some(newer) = shared("lists/un/consolidated_20260227.xml") else { return };
    let desk = Desk::new();
    let first = desk.run(["lists".into(), "import".into(), un]);
    assert!(
        first.out.contains("un-sc") && first.out.contains("879 entries"),
        "{} {}",
        first.out,
        first.err
    );
    let second = desk.run(["lists".into(), "import".into(), newer]);
    assert!(second.out.contains("1003 entries"), "{} {}", second.out, second.err);
}

#[test]
fn two_versions_given_together_end_with_the_newer_one() {
    let Some(older) = shared("lists/un/consolidated_20250816.xml") else { return };
    let Some(newer) = shared("lists/un/consolidated_20260227.xml") else { return };
    let desk = Desk::new();
    let answer = desk.run(["lists".into(), "import".into(), newer.clone(), older.clone()]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let status = desk.run(["lists", "status", "--format", "json"]);
    let status: serde_json::Value = serde_json::from_str(&status.out).unwrap();
    assert_eq!(status[0]["list"]["entries"], 1003, "{status}");
    assert_eq!(desk.run(["lists", "rollback", "un-sc"]).code, 0);
    let named = desk.run(["name", "X", "--lists"].map(Into::into).into_iter().chain([
        newer,
        "--lists".into(),
        older,
    ]));
    assert!(named.err.contains("older one"), "{}", named.err);
}

#[test]
fn junk_is_no_list() {
    let desk = Desk::new();
    let answer = desk.run(["lists".into(), "import".into(), desk.file("x.csv", "a,b\n1,2\n")]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("x.csv"), "{}", answer.err);
    assert!(!desk.path("data/lists").exists(), "nothing is stored");
}
