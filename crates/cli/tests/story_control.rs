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
