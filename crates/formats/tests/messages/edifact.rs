//! The customs cargo report: what is read from a whole one, and what is done with defects.

use crate::fixtures::{REPORT, pruned};
use proptest::prelude::*;
use sarhad_formats::edifact::cuscar;
use sarhad_formats::edifact::tokens::Tokens;
use sarhad_formats::{Limits, Options};
use sarhad_model::{DocumentKind, IssueCode, PartyRole, Severity, Submission, SubmissionStatus};

fn report(text: &str) -> Submission {
    let submission = cuscar::read("report.edi", text.as_bytes(), &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0);
    submission
}

fn codes(submission: &Submission) -> Vec<IssueCode> {
    submission.issues.iter().map(|issue| issue.code).collect()
}

/// What a reading says, without where it stood.
fn content(submission: &Submission) -> String {
    let submission = Submission { issues: Vec::new(), ..submission.clone() };
    let text = pruned(&submission);
    // Envelopes differ between the forms compared; the declarations must not.
    let declarations = text.find("\"declarations\"").unwrap()..text.find("\"encoding\"").unwrap();
    // Segments kept whole show the service characters of their file.
    let text = text[declarations].replace('*', "+").replace("ANY=THING", "ANY:THING");
    // Places of segments: `[12]`.
    let numbered = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    text.split(['[', ']']).filter(|part| part.is_empty() || !numbered(part)).collect()
}

#[test]
fn a_report_is_read_whole() {
    let submission = report(REPORT);
    assert_eq!(submission.status, SubmissionStatus::Complete);
    insta::assert_snapshot!(pruned(&submission));
}

#[test]
fn service_characters_and_line_breaks_do_not_matter() {
    let plain = content(&report(REPORT));
    // One line, and wrapped at 80 columns wherever that falls.
    let one_line = REPORT.replace('\n', "");
    assert_eq!(content(&report(&one_line)), plain);
    let wrapped: Vec<String> = one_line
        .as_bytes()
        .chunks(80)
        .map(|line| String::from_utf8(line.to_vec()).unwrap())
        .collect();
    assert_eq!(content(&report(&wrapped.join("\r\n"))), plain);
    // Other service characters; the comma becomes the decimal sign.
    let other: String = REPORT
        .chars()
        .map(|c| match c {
            '+' => '*',
            ':' => '=',
            '\'' => '~',
            '*' | '=' | '~' => panic!("the fixture must not use the other characters"),
            c => c,
        })
        .collect();
    // The released characters of the fixture are text there.
    let other = other.replace("?~", "'").replace("?=", ":");
    assert_eq!(content(&report(&other)), plain);
    // A byte-order mark, a quote before the advice, stray bytes behind a terminator.
    assert_eq!(content(&report(&format!("\u{feff}{REPORT}"))), plain);
    let quoted = report(&format!("\"{REPORT}"));
    assert_eq!(content(&quoted), plain);
    let stray = report(&REPORT.replace("SEL+SL100001+CA'", "SEL+SL100001+CA't"));
    assert_eq!(content(&stray), plain);
    assert_eq!(stray.quarantined.len(), 1);
    assert_eq!(stray.status, SubmissionStatus::Partial);
}

#[test]
fn missing_envelopes_are_said_and_accepted() {
    let start = REPORT.find("BGM").unwrap();
    let end = REPORT.find("UNT").unwrap();
    let bare = report(&REPORT[start..end]);
    assert_eq!(content(&bare), content(&report(REPORT)));
    assert_eq!(bare.status, SubmissionStatus::Complete);
    assert!(codes(&bare).iter().all(|code| *code == IssueCode::EnvelopeDefect), "{bare:?}");
}

#[test]
fn wrong_counts_are_named_with_both_numbers() {
    let text = REPORT.replace("UNT+49+", "UNT+50+").replace("UNZ+1+", "UNZ+4+");
    let submission = report(&text);
    let args: Vec<String> = submission
        .issues
        .iter()
        .map(|issue| issue.args.iter().map(|(_, v)| &**v).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(args, ["segments 50 49", "messages 4 1"]);
}

#[test]
fn a_cut_report_quarantines_its_last_bill() {
    let at = REPORT.find("SPARE PARTS").unwrap() + 5;
    let submission = report(&REPORT[..at]);
    assert_eq!(submission.status, SubmissionStatus::Partial);
    assert_eq!(codes(&submission), [IssueCode::Truncated]);
    let bills: Vec<_> = submission.consignments().collect();
    assert!(bills[0].issues.iter().all(|issue| issue.code != IssueCode::Truncated));
    let cut = bills[1].issues.iter().find(|issue| issue.code == IssueCode::Truncated).unwrap();
    assert_eq!(cut.severity, Severity::Quarantine);
    assert_eq!(&*submission.quarantined[0].raw, "FTX+AAA+++SPARE");
}

#[test]
fn several_messages_are_several_declarations() {
    let (start, end) = (REPORT.find("UNH").unwrap(), REPORT.find("UNZ").unwrap());
    let mut text = REPORT.replace("UNZ+1", "UNZ+2");
    text.insert_str(end, &REPORT[start..end]);
    let submission = report(&text);
    assert_eq!(submission.declarations.len(), 2);
    assert!(submission.issues.is_empty(), "{:?}", submission.issues);
    // A message of another type in between waits, as it stands.
    let mut mixed = REPORT.replace("UNZ+1", "UNZ+2");
    mixed.insert_str(end, "UNH+2+BAPLIE:D:95B:UN'\nBGM++X'\nUNT+3+2'\n");
    let submission = report(&mixed);
    assert_eq!(submission.declarations.len(), 1);
    assert_eq!(submission.quarantined[0].reason, IssueCode::UnsupportedFormat);
    assert_eq!(&*submission.quarantined[0].raw, "BGM++X");
}

#[test]
fn an_apostrophe_nobody_released_is_text() {
    let submission = report(&REPORT.replace("Sample Spares LLC", "O'Sample Spares"));
    let consignor = submission
        .consignments()
        .nth(1)
        .and_then(|c| c.parties_of(PartyRole::Consignor).next())
        .unwrap();
    assert_eq!(consignor.name(), "O'Sample Spares");
}

#[test]
fn a_lost_terminator_costs_no_segment() {
    let submission = report(&REPORT.replace("GIS+24'", "GIS+24"));
    let bill = submission.consignments().nth(1).unwrap();
    assert_eq!(bill.nature, Some(sarhad_model::ConsignmentNature::Transit));
    assert_eq!(bill.parties_of(PartyRole::Consignor).count(), 1);
}

#[test]
fn text_outside_the_declared_set_arrives() {
    let text = REPORT.replace("Primer Nasos TOO", "ТОО «Пример»");
    for bytes in [text.clone().into_bytes(), encoding_rs::WINDOWS_1251.encode(&text).0.into_owned()]
    {
        let submission = cuscar::read("r.edi", &bytes, &Options::default());
        let bill = submission.consignments().next().unwrap();
        let consignee = bill.parties_of(PartyRole::Consignee).next().unwrap();
        assert_eq!(consignee.name(), "ТОО «Пример»", "{:?}", submission.encoding);
    }
}

#[test]
fn house_and_master_are_told_apart() {
    let submission = report(REPORT);
    let papers: Vec<_> = submission
        .consignments()
        .map(|c| {
            let own = c.transport_contract_document.as_ref().unwrap();
            let master = c.master_document.as_ref().unwrap();
            (own.kind, own.number.value().to_owned(), master.number.value().to_owned())
        })
        .collect();
    let house = DocumentKind::HouseBill;
    assert_eq!(
        papers,
        [
            (house, "KSPL0001".to_owned(), "KSPLM77".to_owned()),
            (house, "HOUSE9".to_owned(), "KSPL0002".to_owned()),
        ]
    );
}

#[test]
fn long_segments_and_many_bills_are_limited() {
    let limits = Limits { consignments: 1, segment_bytes: 60, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let submission = cuscar::read("r.edi", REPORT.as_bytes(), &options);
    assert_eq!(submission.consignments().count(), 1);
    assert!(submission.quarantined.iter().any(|part| part.reason == IssueCode::TooMany));
    assert!(submission.quarantined.iter().any(|part| part.reason == IssueCode::Unreadable));
    assert_eq!(submission.coverage.uncovered(), 0);
}

/// Pieces of messages, and of nonsense.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("UNA:+.? '".to_owned()),
        Just("UNA=*.? ~".to_owned()),
        Just("NAD+CN+++A:B'".to_owned()),
        Just("CNI+1'".to_owned()),
        "[A-Z]{3}",
        "[+:'?\r\n *~=]{1,3}",
        "[a-zA-Zж0-9 ]{0,8}",
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn pieces_join_back_to_the_text(text in text()) {
        let tokens = Tokens::of(&text, 1000);
        let mut reached = 0;
        for (_, range) in &tokens.pieces {
            prop_assert_eq!(range.start, reached);
            prop_assert!(text.get(range.clone()).is_some());
            reached = range.end;
        }
        prop_assert_eq!(reached, text.len());
    }

    #[test]
    fn any_text_is_read_without_loss(text in text()) {
        let submission = cuscar::read("x", text.as_bytes(), &Options::default());
        prop_assert_eq!(submission.coverage.uncovered(), 0);
    }
}

#[test]
fn a_freight_charge_is_no_value_of_the_goods() {
    let text = REPORT.replacen("MOA+40:56000:EUR'", "MOA+64:1200:USD'\nMOA+40:56000:EUR'", 1);
    assert_ne!(text, REPORT);
    let submission = report(&text);
    let consignment = submission.consignments().find(|one| one.freight.is_some()).unwrap();
    assert_eq!(consignment.freight.as_ref().unwrap().amount.value, Some(1200.0));
    assert_eq!(consignment.goods_value.as_ref().unwrap().amount.value, Some(56_000.0));
}
