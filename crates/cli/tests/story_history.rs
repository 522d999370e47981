//! A month of papers and what inspections found, and a box of today.
#![allow(clippy::disallowed_methods, reason = "tests read and write files")]

mod harness;

use harness::Desk;

const HEAD: &str = "Declaration number,Declaration date,Consignee,Consignee country,Container,Goods description,HS code,Net weight (kg),Value,Currency\n";

/// Thirty consignments of pumps at about 10 a kilogram, of one firm, in one container each.
fn past() -> String {
    let row = |day: u32| {
        format!(
            "50/{day:06},2026-03-{day:02},Steppe Wind LLP,KZ,,water pumps,841370,100,{},USD\n",
            1000 + day * 7
        )
    };
    HEAD.to_owned() + &(1..=30).map(row).collect::<String>()
}

const TODAY: &str = "60/000001,2026-04-10,Steppe Wind LLP,KZ,,water pumps,841370,100,90000,USD\n";

#[test]
fn what_passed_before_is_told_with_what_it_rests_on() {
    let desk = Desk::new();
    let past = desk.file("past.csv", past());
    let today = desk.file("today.csv", HEAD.to_owned() + TODAY);
    let outcomes = desk.file(
        "outcomes.csv",
        "subject,date,outcome,inspected\n50/000011,2026-03-20,seizure,random\n\
         99/999999,2026-03-20,clean,random\n50/000012,soon,clean,random\n",
    );
    let screen = |more: &[&std::ffi::OsStr]| {
        let mut args: Vec<&std::ffi::OsStr> = vec!["screen".as_ref(), today.as_os_str()];
        args.extend(["--explain", "--as-of", "2026-04-11"].map(AsRef::<std::ffi::OsStr>::as_ref));
        args.extend(more);
        desk.run(args)
    };
    let without = screen(&[]);
    assert_eq!(without.code, 0, "{}", without.err);
    assert!(!without.out.contains("VW01") && !without.out.contains("+history"), "{}", without.out);
    let history = "--history".as_ref();
    let with = screen(&[history, past.as_os_str(), "--outcomes".as_ref(), outcomes.as_os_str()]);
    assert_eq!(with.code, 0, "{}", with.err);
    for words in ["VW01", "NW05", "goods seized", "+history:"] {
        assert!(with.out.contains(words), "{words}: {} {}", with.out, with.err);
    }
    // Thirty days are too few to call anything new.
    assert!(!with.out.contains("PT08"), "{}", with.out);
    for words in ["History: 30 consignments", "fit no consignment", "line 4: date is \"soon\""] {
        assert!(with.err.contains(words), "{words}: {}", with.err);
    }
    let alone = screen(&["--outcomes".as_ref(), outcomes.as_os_str()]);
    assert_eq!(alone.code, 2, "{}", alone.err);
    let missing = screen(&[history, "none.csv".as_ref()]);
    assert!(missing.code == 1 && missing.err.contains("none.csv"), "{}", missing.err);
}
