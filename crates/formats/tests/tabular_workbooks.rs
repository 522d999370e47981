//! Workbooks: sheets, merged cells, numbers as text, bombs. Written here, names invented.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format as CellFormat, Workbook};
use sarhad_formats::{Format, Options, detect, read};
use sarhad_model::{IssueCode, PartyRole, Submission, SubmissionStatus};
use zip::write::SimpleFileOptions;

fn lossless(bytes: &[u8]) -> Submission {
    let submission = read("book.xlsx", bytes, &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0, "{submission:#?}");
    assert!(submission.coverage.bytes > 0);
    submission
}

#[test]
fn sheets_merged_cells_and_typed_numbers() {
    let mut book = Workbook::new();
    let plain = CellFormat::new();
    let date = CellFormat::new().set_num_format("dd.mm.yyyy");
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 0, 0, 5, "Манифест", &plain).unwrap();
    let headers = [
        "Коносамент",
        "Грузополучатель",
        "БИН получателя",
        "Груз",
        "Вес брутто (т)",
        "Дата прибытия",
    ];
    for (column, header) in headers.iter().enumerate() {
        sheet.write(1, column as u16, *header).unwrap();
    }
    sheet.merge_range(2, 0, 3, 0, "AB1", &plain).unwrap();
    sheet.merge_range(2, 1, 3, 1, "ТОО ВЕТЕР", &plain).unwrap();
    sheet.write(2, 2, 160_640_000_489.0).unwrap();
    sheet.write(2, 3, "насосы").unwrap();
    sheet.write(2, 4, 1.234).unwrap();
    sheet.write_with_format(2, 5, 46295.0, &date).unwrap();
    sheet.write(3, 3, "клапаны").unwrap();
    sheet.write(3, 4, 2).unwrap();
    sheet.write(4, 0, "ИТОГО").unwrap();
    sheet.write(4, 4, 3.234).unwrap();
    let more = book.add_worksheet();
    for (column, text) in
        ["AB2", "ТОО ДАЛА", "160640000489", "плитка", "1,5", "30.09.2026"].iter().enumerate()
    {
        more.write(0, column as u16, *text).unwrap();
    }
    book.add_worksheet().write(0, 0, "примечание").unwrap();
    let bytes = book.save_to_buffer().unwrap();

    assert_eq!(detect(&bytes), Format::Xlsx);
    let submission = lossless(&bytes);
    let all: Vec<_> = submission.consignments().collect();
    assert_eq!(all.len(), 2, "{submission:#?}");
    assert_eq!(all[0].items.len(), 2);
    let party = all[0].parties_of(PartyRole::Consignee).next().unwrap();
    assert_eq!(party.identifiers[0].number.get().unwrap().number, "160640000489");
    let mass = all[0].items[0].gross_mass_kg.as_ref().unwrap().value.unwrap();
    assert!((mass - 1234.0).abs() < 1e-9);
    assert_eq!(all[1].bill(), Some("AB2"));
    let arrival = submission.declarations[0].arrival_date.as_ref().unwrap();
    assert_eq!(arrival.value.unwrap().to_string(), "2026-09-30");
    assert!(submission.additional_information.iter().any(|kept| &*kept.raw == "примечание"));
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_open_document_with_repeated_cells() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">
        <office:body><office:spreadsheet><table:table table:name="s">
        <table:table-row><table:table-cell office:value-type="string"><text:p>B/L No</text:p></table:table-cell>
        <table:table-cell><text:p>Consignee</text:p></table:table-cell>
        <table:table-cell><text:p>Goods</text:p></table:table-cell>
        <table:table-cell><text:p>Gross weight</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        <table:table-row><table:table-cell><text:p>A1</text:p></table:table-cell>
        <table:table-cell><text:p>X &amp; Y LLP</text:p></table:table-cell>
        <table:table-cell><text:p>pumps</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    assert_eq!(detect(&bytes), Format::Ods);
    // The second data row stands beyond the limit of rows: it is named, not lost.
    let submission = lossless_ods(&bytes);
    assert!(submission.issues.iter().any(|issue| issue.code == IssueCode::TooMany));
    let near = content.replace("1000000000", "3");
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", near.as_bytes()),
    ]);
    let submission = lossless_ods(&bytes);
    let consignment = submission.consignments().next().unwrap();
    assert_eq!(consignment.parties[0].name(), "X & Y LLP");
    assert_eq!(consignment.items[0].gross_mass_kg.as_ref().unwrap().value, Some(12.5));
}

fn lossless_ods(bytes: &[u8]) -> Submission {
    let submission = read("book.ods", bytes, &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0, "{submission:#?}");
    submission
}

#[test]
fn a5_bombs_are_refused_before_unpacking() {
    let zeros = vec![b' '; 30 << 20];
    let bomb = zipped(&[("xl/workbook.xml", &zeros)]);
    let submission = read("bomb.xlsx", &bomb, &Options::default());
    assert_eq!(submission.status, SubmissionStatus::Rejected);
    assert_eq!(submission.issues[0].code, IssueCode::ArchiveBomb);

    let names: Vec<String> = (0..10_001).map(|number| format!("xl/{number}")).collect();
    let mut entries: Vec<(&str, &[u8])> = vec![("xl/workbook.xml", b"<x/>")];
    entries.extend(names.iter().map(|name| (name.as_str(), &b""[..])));
    let submission = read("many.xlsx", &zipped(&entries), &Options::default());
    assert_eq!(submission.issues[0].code, IssueCode::ArchiveBomb);
}

#[test]
fn a6_names_that_leave_the_archive_are_refused() {
    let bytes = zipped(&[("xl/workbook.xml", b"<x/>"), ("../evil", b"x")]);
    let submission = read("evil.xlsx", &bytes, &Options::default());
    assert_eq!(submission.issues[0].code, IssueCode::DamagedArchive);
}

#[test]
fn damaged_workbooks_are_refused_and_never_panic() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Consignee").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    for len in (0..bytes.len()).step_by(97) {
        let submission = read("cut.xlsx", &bytes[..len], &Options::default());
        assert_eq!(submission.status, SubmissionStatus::Rejected, "{len}");
    }
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.resize(4096, 0x5a);
    assert_eq!(read("x.xls", &old, &Options::default()).status, SubmissionStatus::Rejected);
}
