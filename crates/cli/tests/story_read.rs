//! What a first user looks at: what was read, said plainly, and no table of nothing.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use std::fmt::Write as _;

use harness::Desk;

#[test]
fn the_summary_shows_the_first_consignments() {
    let desk = Desk::new();
    let mut table = String::from(
        "B/L No,Shipper,Consignee,Goods,HS code,Container,Port of loading,Final destination,Gross weight kg\n",
    );
    for number in 1..=9 {
        writeln!(
            table,
            "AB{number},ALPHA GMBH,BETA {number} LLP,pumps,841370,CSQU3054383,Baku,Almaty,{number}00"
        )
        .unwrap();
    }
    let answer = desk.run(["read".into(), desk.file("day.csv", table)]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    for words in [
        "First consignments (5 of 9)",
        "AB5",
        "BETA 1 LLP",
        "pumps [841370]",
        "CSQU3054383",
        "Baku → Almaty",
        "500",
    ] {
        assert!(answer.out.contains(words), "{words}: {}", answer.out);
    }
    assert!(!answer.out.contains("AB6"), "{}", answer.out);
}

#[test]
fn a_paper_that_declares_another_count_is_not_called_read_in_full() {
    let desk = Desk::new();
    let message = "UNB+UNOA:2+A+B+260302:1200+1'UNH+1+CUSCAR:D:95B:UN'BGM+785+X'\
        CNI+1+AB1'GID+1+5:CT'FTX+AAA+++PUMPS'UNT+99+1'UNZ+1+1'";
    let answer = desk.run(["read".into(), desk.file("report.edi", message)]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("counts differ"), "{}", answer.out);
    assert!(!answer.out.contains("read in full"), "{}", answer.out);
}

#[test]
fn nothing_read_shows_no_empty_table() {
    let desk = Desk::new();
    let junk = desk.file("junk.csv", "");
    let answer = desk.run(["screen".into(), junk.clone()]);
    assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{}", answer.err);
    let answer = desk.run(["screen".into(), junk, "--format".into(), "json".into()]);
    assert!(answer.out.starts_with('{'), "a program gets its form: {}", answer.out);
}

#[test]
fn a_line_says_its_document_where_a_unit_has_several() {
    let desk = Desk::new();
    let header = "B/L No,Shipper,Consignee,Goods,HS code,Container\n";
    let line =
        |bill: &str| format!("{bill},ALPHA GMBH,BETA LLP,integrated circuits,854231,CSQU3054383\n");
    let both = desk.file("both.csv", format!("{header}{}{}", line("AB0001"), line("AB0002")));
    let answer = desk.run(["screen".into(), both, "--explain".into()]);
    for words in ["Line 1 of AB0001", "Line 1 of AB0002"] {
        assert!(answer.out.contains(words), "{words}: {}", answer.out);
    }
    let one = desk.file("one.csv", format!("{header}{}", line("AB0001")));
    let answer = desk.run(["screen".into(), one, "--explain".into()]);
    assert!(answer.out.contains("Line 1: code 854231"), "{}", answer.out);
}

#[test]
fn the_place_of_the_incoterms_raises_no_alarm_of_a_route() {
    let desk = Desk::new();
    let table = "Importer,Supplier,Goods,HS code,Country of destination,Incoterms,Delivery place\n\
        LLC BETA,ALPHA TRADING,integrated circuits,854231,UZBEKISTAN,FCA,TEHRAN\n";
    let answer = desk.run(["screen".into(), desk.file("import.csv", table), "--explain".into()]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    for code in ["RT14", "RT03"] {
        assert!(!answer.out.contains(code), "{code}: {}", answer.out);
    }
}
