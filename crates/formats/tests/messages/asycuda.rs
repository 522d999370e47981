//! The ASYCUDA readers: what they read from whole papers, and what they do with defects.

use crate::fixtures::{DECLARATION, MANIFEST, pruned};
use sarhad_formats::asycuda::{awmds, sad};
use sarhad_formats::{Limits, Options};
use sarhad_model::{
    DeclarationFunction, DocumentKind, IssueCode, PartyRole, Severity, Submission, SubmissionStatus,
};

fn manifest(text: &str) -> Submission {
    let submission = awmds::read("manifest.xml", text.as_bytes(), &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0);
    submission
}

fn declaration(text: &str) -> Submission {
    let submission = sad::read("declaration.xml", text.as_bytes(), &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0);
    submission
}

fn issue(submission: &Submission, code: IssueCode) -> &sarhad_model::Issue {
    submission.issues.iter().find(|issue| issue.code == code).expect("the issue")
}

/// The bytes of the second bill of the manifest.
fn second_bill() -> std::ops::Range<usize> {
    let start = MANIFEST.rfind("<Bol_segment>").unwrap();
    start..MANIFEST.rfind("</Awmds>").unwrap()
}

#[test]
fn a_manifest_is_read_whole() {
    let submission = manifest(MANIFEST);
    assert_eq!(submission.status, SubmissionStatus::Complete);
    insta::assert_snapshot!(pruned(&submission));
}

#[test]
fn a_declaration_is_read_whole() {
    let submission = declaration(DECLARATION);
    assert_eq!(submission.status, SubmissionStatus::Complete);
    insta::assert_snapshot!(pruned(&submission));
}

#[test]
fn capitals_and_prefixes_of_names_do_not_matter() {
    let plain = manifest(MANIFEST);
    let odd = MANIFEST
        .replace("Goods_description>", "m:GOODS_DESCRIPTION>")
        .replace("Bol_segment>", "m:bol_Segment>")
        .replace("<Awmds>", "<m:Awmds xmlns:m='urn:example:1'>")
        .replace("</Awmds>", "</m:Awmds>");
    let odd = manifest(&odd);
    assert!(odd.issues.is_empty(), "{:?}", odd.issues);
    let descriptions = |s: &Submission| {
        let items = s.consignments().flat_map(|c| &c.items);
        items.map(sarhad_model::ConsignmentItem::description).collect::<Vec<_>>()
    };
    assert_eq!(descriptions(&plain), descriptions(&odd));
}

#[test]
fn totals_that_differ_are_named_with_both_numbers() {
    let changed = MANIFEST
        .replace("_of_bols>2<", "_of_bols>3<")
        .replace("_of_packages>52<", "_of_packages>50<")
        .replace("_of_containers>2<", "_of_containers>9<")
        .replace("gross_mass>9480.5<", "gross_mass>9999<");
    let submission = manifest(&changed);
    let differences: Vec<String> = submission
        .issues
        .iter()
        .filter(|issue| issue.code == IssueCode::CountDiffers)
        .map(|issue| issue.args.iter().map(|(_, v)| &**v).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        differences,
        ["consignments 3 2", "packages 50 52", "equipment 9 2", "gross_mass 9999 9480.5"]
    );
    assert_eq!(submission.status, SubmissionStatus::Complete);
}

#[test]
fn the_same_bill_twice_is_information() {
    let mut text = MANIFEST.to_owned();
    let copy = text[second_bill()].replace("Line_number>2", "Line_number>3");
    text.insert_str(second_bill().end, &copy);
    let submission = manifest(&text);
    let codes: Vec<Vec<IssueCode>> = submission
        .consignments()
        .map(|c| c.issues.iter().map(|i| i.code).filter(|c| *c != IssueCode::ToOrder).collect())
        .collect();
    assert_eq!(codes[1..], [vec![], vec![IssueCode::DuplicateConsignment]]);
}

#[test]
fn two_versions_of_a_bill_wait_for_a_person() {
    let mut text = MANIFEST.to_owned();
    let copy = text[second_bill()].replace("SPARE PARTS", "VACUUM PUMPS");
    text.insert_str(second_bill().end, &copy);
    let submission = manifest(&text);
    let waiting: Vec<bool> = submission
        .consignments()
        .map(|c| {
            c.issues.iter().any(|issue| {
                issue.code == IssueCode::ConsignmentDiffers
                    && issue.severity == Severity::Quarantine
            })
        })
        .collect();
    assert_eq!(waiting, [false, true, true]);
    assert_eq!(submission.consignments().count(), 3);
}

#[test]
fn a_cut_manifest_keeps_what_is_whole() {
    let at = MANIFEST.rfind("SPARE PARTS").unwrap() + 5;
    let submission = manifest(&MANIFEST[..at]);
    assert_eq!(submission.status, SubmissionStatus::Partial);
    assert_eq!(issue(&submission, IssueCode::Truncated).severity, Severity::Warn);
    let bills: Vec<_> = submission.consignments().collect();
    assert_eq!(bills.len(), 2);
    let is_cut = |i: &sarhad_model::Issue| {
        i.code == IssueCode::Truncated && i.severity == Severity::Quarantine
    };
    assert!(!bills[0].issues.iter().any(is_cut));
    assert!(bills[1].issues.iter().any(is_cut));
    assert_eq!(bills[1].items[0].description(), "SPARE");
}

#[test]
fn broken_xml_is_read_around_the_break() {
    for (from, to) in [
        ("<Bol_reference>KSPL0001</Bol_reference>", "<Bol_reference>KSPL0001</Bol_refrence>"),
        ("SPARE PARTS", "SPARE < 5 PARTS"),
        ("SPARE PARTS", "SPARE & PARTS"),
        ("SPARE PARTS", "SPARE PARTS &"),
        ("SPARE PARTS", "SPARE &nbsp; PARTS"),
        ("<Value_segment/>", "</Wrong>"),
        ("unit=\"x\"", "unit=x"),
        ("<Gross_mass>480", "<!Gross_mass>480"),
    ] {
        let broken = MANIFEST.replacen(from, to, 1);
        assert_ne!(broken, MANIFEST, "{from}");
        let submission = awmds::read("m.xml", broken.as_bytes(), &Options::default());
        if to.starts_with("<!G") {
            // What looks like a declaration of a document type is never followed.
            assert_eq!(submission.status, SubmissionStatus::Rejected);
            continue;
        }
        assert_eq!(submission.coverage.uncovered(), 0, "{to}");
        assert_eq!(issue(&submission, IssueCode::XmlMalformed).severity, Severity::Warn);
        assert_eq!(submission.status, SubmissionStatus::Partial, "{to}");
        assert_eq!(submission.consignments().count(), 2, "{to}");
    }
}

#[test]
fn bills_beyond_the_limit_wait_unread() {
    let options =
        Options { limits: Limits { consignments: 1, ..Limits::default() }, ..Options::default() };
    let submission = awmds::read("m.xml", MANIFEST.as_bytes(), &options);
    assert_eq!(submission.consignments().count(), 1);
    assert_eq!(submission.status, SubmissionStatus::Partial);
    assert_eq!(submission.quarantined.len(), 1);
    assert!(submission.quarantined[0].raw.contains("KSPL0002"));
    let args = &issue(&submission, IssueCode::TooMany).args;
    assert!(args.contains(&("limit", "1".into())), "{args:?}");
    assert_eq!(submission.coverage.uncovered(), 0);
}

#[test]
fn a_degroupage_paper_gives_its_master_to_each_house() {
    let head_end = MANIFEST.find("<Bol_segment>").unwrap();
    let text = format!(
        "<Awbolds><Master_bol><Customs_office_code>50417</Customs_office_code>\
         <Voyage_number>042E</Voyage_number><Date_of_departure>2026-03-01</Date_of_departure>\
         <Reference_number>KSPLM78</Reference_number></Master_bol>{}</Awbolds>",
        MANIFEST[head_end..].trim_end().trim_end_matches("</Awmds>")
    );
    let submission = manifest(&text);
    assert_eq!(submission.format_version.as_deref(), Some("Awbolds"));
    let declaration = &submission.declarations[0];
    assert_eq!(declaration.declaration_office.as_ref().unwrap().value(), "50417");
    let masters: Vec<&str> = submission
        .consignments()
        .map(|c| c.master_document.as_ref().unwrap().number.value())
        .collect();
    assert_eq!(masters, ["KSPLM77", "KSPLM78"]);
    let appended = manifest(&text.replace("Awbolds>", "Awappend>"));
    assert_eq!(appended.declarations[0].function, DeclarationFunction::Amendment);
}

#[test]
fn a_declared_encoding_is_used() {
    let text = MANIFEST.replace("UTF-8", "windows-1251");
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1251.encode(&text);
    assert!(!lossy);
    let submission = awmds::read("m.xml", &bytes, &Options::default());
    let consignee = submission
        .consignments()
        .next()
        .and_then(|c| c.parties_of(PartyRole::Consignee).next())
        .unwrap();
    assert_eq!(consignee.name(), "ТОО «Пример Насос»");
    assert_eq!(consignee.country.as_ref().unwrap().value.unwrap().as_str(), "KZ");
    assert_eq!(submission.coverage.uncovered(), 0);
}

#[test]
fn a_missing_item_is_counted() {
    let text = DECLARATION.replace("of_items>2<", "of_items>8<");
    let issue = issue(&declaration(&text), IssueCode::CountDiffers).clone();
    let args: Vec<_> = issue.args.iter().map(|(k, v)| (*k, &**v)).collect();
    assert_eq!(args, [("what", "items"), ("expected", "8"), ("found", "2")]);
}

#[test]
fn licences_and_transport_documents_are_found() {
    let submission = declaration(DECLARATION);
    let consignment = submission.consignments().next().unwrap();
    let of = |kind| {
        consignment
            .additional_documents
            .iter()
            .filter(move |d| d.kind == kind)
            .map(|d| d.number.value())
            .collect::<Vec<_>>()
    };
    assert_eq!(of(DocumentKind::Licence), ["LIC-77", "LIC-77"]);
    assert_eq!(consignment.bill(), Some("CMR 123"));
    assert_eq!(consignment.items_in(0), [0, 1], "the first item names no container");
}

#[test]
fn declared_freight_is_read_and_a_printed_zero_is_none() {
    let with = |amount: &str| {
        let freight = format!(
            "<Gs_external_freight><Amount_foreign_currency>{amount}</Amount_foreign_currency>\
             <Currency_code>EUR</Currency_code></Gs_external_freight><Total><Total_weight>"
        );
        let text = DECLARATION.replacen("<Total><Total_weight>", &freight, 1);
        assert_ne!(text, DECLARATION);
        let submission = declaration(&text);
        assert_eq!(submission.coverage.uncovered(), 0);
        submission.consignments().next().unwrap().freight.clone()
    };
    let freight = with("640.5").unwrap();
    assert_eq!(freight.amount.value, Some(640.5));
    assert_eq!(freight.currency.unwrap().value(), "EUR");
    assert_eq!(with("0.00"), None);
}
