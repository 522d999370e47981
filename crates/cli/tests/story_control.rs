//! Control lists over a year and permits over a day, as a person at a post works with them.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::Desk;

const HEAD: &str = "# control list: id=zz-control; title=Invented control list; issuer=KZ; language=ru\nnumber;heading;codes\n";

fn import(desk: &Desk, name: &str, rows: &str, more: &[&str]) -> harness::Answer {
    let path = desk.file(name, format!("{HEAD}{rows}"));
    let mut args: Vec<std::ffi::OsString> = vec!["lists".into(), "import".into(), path.into()];
    args.extend(more.iter().map(Into::into));
    desk.run(args)
}

#[test]
fn a_control_list_comes_in_versions_with_days_in_force() {
    let desk = Desk::new();
    let first = import(&desk, "a.csv", "2B987;Mixer;84798200\n", &["--valid-from", "2025-01-01"]);
    assert!(
        first.out.contains("first import") && first.out.contains("In force from"),
        "{}{}",
        first.out,
        first.err
    );
    let rows = "2B987;Mixer;84798200, 847989\n2B988;Pump;8413\n";
    let second = import(&desk, "b.csv", rows, &["--valid-from", "2026-01-01"]);
    assert!(second.out.contains("1 added, 0 removed, 1 changed"), "{}{}", second.out, second.err);
    let diff = desk.run(["lists", "diff", "zz-control"]);
    assert!(
        diff.out.contains("+ added: 2B988 Pump") && diff.out.contains("goods codes"),
        "{}",
        diff.out
    );
    let status = desk.run(["lists", "status", "--format", "json"]);
    let status: serde_json::Value = serde_json::from_str(&status.out).unwrap();
    assert_eq!(status[0]["control"], true);
    assert_eq!(status[0]["list"]["valid_from"], "2026-01-01");
    assert_eq!(status[0]["versions"].as_array().unwrap().len(), 2);
    let table = desk.run(["lists", "status"]);
    assert!(
        table.out.contains("zz-control") && table.out.contains("Invented control list"),
        "{}",
        table.out
    );
    let back = desk.run(["lists", "rollback", "zz-control"]);
    assert_eq!(back.code, 0, "{}", back.err);
    let cut = import(&desk, "c.csv", "2B999;Other;8413\n", &[]);
    assert_eq!(cut.code, 1);
    assert!(cut.err.contains("--accept-shrink"), "{}", cut.err);
    let watch = desk.file("w.csv", "# list: id=zz-watch\nid,kind,name\n1,person,Invented Person\n");
    let args = ["lists".into(), "import".into(), watch, "--valid-from".into(), "2026-01-01".into()];
    assert_eq!(desk.run(args).code, 2);
}

#[test]
fn a22_a_paper_is_judged_by_the_control_list_in_force_on_its_day() {
    let desk = Desk::new();
    let list = "# control list: id=kz-control; title=Invented control list; issuer=KZ; language=en\nnumber;heading;codes;cas\n";
    for (name, from, row) in [
        ("a.csv", "2025-01-01", "1C987;Invented softener;;7732-18-5\n"),
        ("b.csv", "2026-01-01", "1C988;Invented softener;;7732-18-5\n"),
    ] {
        let path = desk.file(name, format!("{list}{row}"));
        let args: [std::ffi::OsString; 6] = [
            "lists".into(),
            "import".into(),
            path.into(),
            "--valid-from".into(),
            from.into(),
            "--accept-shrink".into(),
        ];
        let answer = desk.run(args);
        assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    }
    let head = "B/L No,date,shipper,consignee,country of departure,country of destination,description,hs code,net weight kg\n";
    let judge = |date: &str, more: &[&std::ffi::OsStr]| {
        let row = format!(
            "B-1,{date},Maker Ltd,Buyer LLP,CN,KZ,\"process additive, CAS 7732-18-5\",382499,200\n"
        );
        let paper = desk.file("paper.csv", format!("{head}{row}"));
        let mut args: Vec<&std::ffi::OsStr> =
            vec!["screen".as_ref(), paper.as_ref(), "--format".as_ref(), "json".as_ref()];
        args.extend(more);
        let answer = desk.run(args);
        serde_json::from_str::<serde_json::Value>(&answer.out)
            .unwrap_or_else(|error| panic!("{error}: {}{}", answer.out, answer.err))
    };
    let found = |answer: &serde_json::Value| -> Vec<(String, String, String)> {
        let findings = answer["units"][0]["findings"].as_array().unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        findings
            .iter()
            .filter(|one| one["code"] == "GD21")
            .map(|one| {
                let source = &one["source"];
                (text(&source["id"]), text(&source["version"]), text(&one["text"]))
            })
            .collect()
    };
    let old = judge("2025-06-01", &[]);
    let new = judge("2026-06-01", &[]);
    let (then, now) = (found(&old), found(&new));
    assert_eq!((then.len(), now.len()), (1, 1), "{old}");
    assert_eq!((then[0].0.as_str(), now[0].0.as_str()), ("1C987", "1C988"));
    assert!(then[0].2.contains("2025") && now[0].2.contains("binding"), "{then:?} {now:?}");
    assert_ne!(then[0].1, now[0].1, "the version stands at the match");
    assert_eq!(new["control_lists"].as_array().unwrap().len(), 2);
    assert_eq!(old["knowledge"], new["knowledge"]);
    assert!(found(&judge("2024-06-01", &[])).is_empty());

    // Compiled knowledge carries the lists, and gives the same later.
    let compiled = desk.path("k.bin");
    let with: [&std::ffi::OsStr; 2] = ["--knowledge".as_ref(), compiled.as_ref()];
    let first = judge("2025-06-01", &with);
    assert_eq!(first, judge("2025-06-01", &with));
    assert_eq!(found(&first), then);
    // Another file instead of what was imported.
    let other = desk.file("c.csv", format!("{list}1C989;Invented softener;;7732-18-5\n"));
    let named = judge("2025-06-01", &["--control-list".as_ref(), other.as_ref()]);
    assert_eq!(found(&named)[0].0, "1C989");
    assert_ne!(named["knowledge"], old["knowledge"]);
}

#[test]
fn permits_are_checked_and_drawn() {
    let desk = Desk::new();
    let paper = "bill,date,shipper,consignee,country of departure,country of destination,description,hs code,net weight kg,gross weight kg,packages\n\
        B-1,2026-03-01,Invented Chemicals LLP,Plant GmbH,KZ,DE,thionyl chloride CAS 7719-09-7,281217,200,220,2\n\
        B-2,2026-03-02,Invented Chemicals LLP,Plant GmbH,KZ,DE,thionyl chloride CAS 7719-09-7,281217,400,440,4\n";
    let paper = desk.file("export.csv", paper);
    let run = |more: &[&std::ffi::OsStr]| {
        let mut args: Vec<&std::ffi::OsStr> =
            vec!["screen".as_ref(), paper.as_ref(), "--format".as_ref(), "jsonl".as_ref()];
        args.extend(more);
        desk.run(args)
    };
    let without = run(&[]);
    assert!(
        without.out.contains("No register of permits is loaded"),
        "{}{}",
        without.out,
        without.err
    );
    assert!(!without.out.contains("\"DC01\""), "{}", without.out);
    let register = "number,state,holder,entries,quantity,unit,valid_to\nKZ-7,KZ,Invented Chemicals LLP,1C350,500,kg,2026-12-31\n";
    let register = desk.file("permits.csv", register);
    let with = run(&["--permits".as_ref(), register.as_ref()]);
    assert!(with.err.contains("Permits: permits.csv, 1"), "{}", with.err);
    assert!(with.out.contains("300 of 500 kg left after this line"), "{}", with.out);
    assert!(with.out.contains("only 300 kg left, the line has 400 kg"), "{}", with.out);
    let broken = desk.file("broken.csv", "number,holder\n1,2\n");
    let broken = run(&["--permits".as_ref(), broken.as_ref()]);
    assert_eq!(broken.code, 1);
    assert!(broken.err.contains("no column valid_to"), "{}", broken.err);
}
