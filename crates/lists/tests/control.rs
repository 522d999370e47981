//! Control lists: the shared copies with their counts and nothing lost, fixtures of ours for
//! every format, and damaged input.
#![allow(clippy::disallowed_methods, reason = "tests read sample files")]
#![allow(clippy::print_stdout, reason = "a test says what it skips")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use proptest::prelude::*;
use sarhad_lists::{
    ControlFormat, ControlReading, Limits, ListError, detect, detect_control, diff_control,
    read_control, read_control_within,
};
use sarhad_model::{ControlKind, ControlListKind, IssueCode, ParagraphRole};

fn shared(file: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("SARHAD_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let found = std::fs::read(root.join("data/control").join(file)).ok();
    if found.is_none() {
        println!("skipped: {file} not there");
    }
    found
}

fn fixture(file: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures_control");
    std::fs::read(folder.join(file)).unwrap()
}

fn read(file: &str, bytes: &[u8]) -> ControlReading {
    read_control(file, bytes).unwrap_or_else(|error| panic!("{error}"))
}

fn count(reading: &ControlReading, code: IssueCode) -> usize {
    reading.issues.iter().filter(|issue| issue.code == code).count()
}

/// A workbook of rows.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string(row as u32, column as u16, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// Letters and digits of a document outside of marks, by a count of its own: comments and
/// instructions are not in the sample.
fn letters(text: &str) -> BTreeMap<char, i64> {
    let mut counts = BTreeMap::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside && c.is_alphanumeric() => *counts.entry(plain(c)).or_default() += 1,
            _ => {}
        }
    }
    counts
}

fn plain(c: char) -> char {
    match c {
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        other => other,
    }
}

#[test]
fn the_ccl_reads_whole() {
    let Some(bytes) = shared("ccl-supp1-ecfr.xml") else { return };
    let reading = read("ccl.xml", &bytes);
    let list = &reading.list;
    let of = |test: &dyn Fn(ControlKind) -> bool| {
        list.entries.iter().filter(|entry| test(entry.kind)).count()
    };
    let numbered = of(&|kind| !matches!(kind, ControlKind::Section | ControlKind::Basket));
    // 637 in the paragraphs for entries, and 8D001, which stands in one for other texts.
    assert_eq!(numbered, 638);
    assert_eq!(of(&|kind| kind == ControlKind::Basket), 10);
    let marked = |role| {
        let all = list.entries.iter().flat_map(|entry| &entry.paragraphs);
        all.filter(|one| one.role == role && !one.mark.is_empty()).count()
    };
    let all = list.paragraphs();
    println!(
        "{numbered} entries, {all} paragraphs, {} marked, {} thresholds, {} marks without a parent",
        marked(ParagraphRole::Item),
        list.entries.iter().flat_map(|e| &e.paragraphs).map(|p| p.thresholds.len()).sum::<usize>(),
        count(&reading, IssueCode::ListParentMissing),
    );
    assert!(marked(ParagraphRole::Item) > 3_500);

    // The letters of the result against those of the file.
    let text = String::from_utf8(bytes)
        .unwrap()
        .replace("&lt;", "")
        .replace("&gt;", "")
        .replace("&amp;", "");
    let mut expected = letters(&text);
    for entry in &list.entries {
        let number = if entry.kind == ControlKind::Section { "" } else { entry.number.as_str() };
        let number = number.split('~').next().unwrap();
        let texts = entry.paragraphs.iter().flat_map(|one| [one.mark.as_str(), one.text.as_str()]);
        for text in [number, entry.heading.as_str()].into_iter().chain(texts) {
            let text = text.replace("[image ", "[");
            for c in text.chars().filter(|c| c.is_alphanumeric()) {
                *expected.entry(plain(c)).or_default() -= 1;
            }
        }
    }
    expected.retain(|_, left| *left != 0);
    assert!(expected.values().all(|left| *left < 0), "lost: {expected:?}");
    // What is over are the addresses of two images, which stand inside of marks in the file.
    let over: i64 = -expected.values().sum::<i64>();
    println!("letters over: {over}");
    assert!(over < 120, "{over}: {expected:?}");
}

#[test]
fn the_hierarchy_of_the_ccl() {
    let Some(bytes) = shared("ccl-supp1-ecfr.xml") else { return };
    let list = read("ccl.xml", &bytes).list;
    let entry = list.entry("2B350").unwrap();
    assert_eq!((entry.parent.as_str(), entry.kind), ("2B", ControlKind::ProductionEquipment));
    let find = |mark: &str| {
        entry.paragraphs.iter().find(|one| one.mark == mark).unwrap_or_else(|| panic!("{mark}"))
    };
    assert_eq!((find("a").level, find("a.1").level, find("a.1.h").level), (1, 2, 3));
    assert!(find("a.1").text.contains("greater than 0.1 m³ (100 liters)"));
    assert_eq!(list.entry("2B").unwrap().parent, "2");
    assert!(list.entry("1C350").unwrap().paragraphs.len() > 80);
    let deepest = list.entries.iter().flat_map(|e| &e.paragraphs).map(|p| p.level).max();
    assert!(deepest >= Some(5));
}

#[test]
fn shared_tables_give_one_entry_a_row() {
    for (file, format, kind, entries) in [
        ("hs-nomenclature-en.csv", ControlFormat::HsCsv, ControlListKind::Nomenclature, None),
        ("tnved-eaeu-ru.csv", ControlFormat::TnVedCsv, ControlListKind::Nomenclature, Some(15_781)),
        (
            "un-dangerous-goods.csv",
            ControlFormat::UnCsv,
            ControlListKind::DangerousGoods,
            Some(2_437),
        ),
        ("cwc-schedules.csv", ControlFormat::CwcCsv, ControlListKind::Chemicals, Some(84)),
        ("chpl-2024-02-23.csv", ControlFormat::ChplCsv, ControlListKind::HighPriority, Some(50)),
    ] {
        let Some(bytes) = shared(file) else { continue };
        let reading = read(file, &bytes);
        assert_eq!((reading.format, reading.list.kind), (format, kind), "{file}");
        let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(&bytes[..]);
        let rows = rows.records().count();
        let unread = count(&reading, IssueCode::ListRowUnreadable);
        assert_eq!(reading.list.entries.len() + unread, rows, "{file}");
        assert_eq!(unread, 0, "{file}: {:?}", &reading.issues[..reading.issues.len().min(5)]);
        if let Some(entries) = entries {
            assert_eq!(reading.list.entries.len(), entries, "{file}");
        }
        println!("{file}: {} entries, {} issues", reading.list.entries.len(), reading.issues.len());
    }
}

#[test]
fn six_digits_of_the_harmonized_system() {
    let Some(bytes) = shared("hs-nomenclature-en.csv") else { return };
    let list = read("hs.csv", &bytes).list;
    let six = list.entries.iter().filter(|entry| entry.number.len() == 6).count();
    assert_eq!(six, 5_613);
    assert_eq!(list.entry("284410").map(|entry| entry.parent.as_str()), Some("2844"));
}

#[test]
fn fixtures_read_as_expected() {
    let correlation = workbook(&[
        &["Correlation table (invented)"],
        &["CN code", "TARIC code", "Dual-use codification", "Remark"],
        &["8413 70", "8413701000", "2B350.i", "pumps"],
        &["8479 82 00", "", "2B987; 2B988", ""],
        &["n.a.", "", "2B987", ""],
        &["CN code", "TARIC code", "Dual-use codification", "Remark"],
        &["2804 69 00", "", "1C987", ""],
    ]);
    let national = workbook(&[
        &["# control list: id=xx-book; issuer=KG; language=ru; valid_from=2026-01-01"],
        &["Позиция", "Наименование", "Код ТН ВЭД"],
        &["2В987", "Смесители выдуманные", "8479 82 000 0"],
        &["", "a. большие", "8479820000"],
        &["3A987", "Схемы", "8542 31"],
        &["3A988", "Прочее", ""],
    ]);
    let files = [
        ("ccl.xml", fixture("ccl.xml")),
        ("national.html", fixture("national.html")),
        ("national.csv", fixture("national.csv")),
        ("eu.xhtml", fixture("eu.xhtml")),
        ("eu_formex.xml", fixture("eu_formex.xml")),
        ("correlation.xlsx", correlation),
        ("book.xlsx", national),
    ];
    for (name, bytes) in files {
        let reading = read(name, &bytes);
        assert!(detect(name, &bytes).is_none(), "{name} is no watch list");
        let text = serde_json::to_string_pretty(&reading).unwrap();
        insta::assert_snapshot!(format!("control_{}", name.replace('.', "_")), text);
    }
}

#[test]
fn both_forms_of_the_annex_say_the_same() {
    let (page, formex) = (fixture("eu.xhtml"), fixture("eu_formex.xml"));
    let (page, formex) = (read("a.xhtml", &page).list, read("a.xml", &formex).list);
    let numbered = |list: &sarhad_model::ControlList| -> Vec<sarhad_model::ControlEntry> {
        list.entries.iter().filter(|entry| entry.number != "front").cloned().collect()
    };
    let (page, formex) = (numbered(&page), numbered(&formex));
    assert_eq!(page[0].paragraphs[2].mark, "a.2");
    assert_eq!(page, formex);
}

#[test]
fn a_version_is_its_content_and_a_change_is_told() {
    let text = String::from_utf8(fixture("national.csv")).unwrap();
    let first = read("a.csv", text.as_bytes()).list;
    let dated = read("b.csv", text.replace("2026-12-31", "2027-12-31").as_bytes()).list;
    assert_eq!(first.version, dated.version);
    let changed =
        text.replace("ex 8479 89", "8479 90").replace("2B988;Насос;99;", "2B989;Насос;8413;");
    let changed = read("a.csv", changed.as_bytes()).list;
    assert_ne!(first.version, changed.version);
    let diff = diff_control(&first, &changed);
    let numbers = |entries: &[&sarhad_model::ControlEntry]| {
        entries.iter().map(|entry| entry.number.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        (numbers(&diff.added), numbers(&diff.removed)),
        (vec!["2B989".into()], vec!["2B988".into()])
    );
    assert_eq!(diff.changed.len(), 1);
    assert_eq!(diff.changed[0].0.number, "2B987");
}

#[test]
fn other_files_are_refused_with_a_reason() {
    for text in [
        "bill,goods,hs\n1,2B350 valves,8481\n2,2B350 pump,8413\n3,2B350 x,8413\n",
        "<html><body><p>2B350</p></body></html>",
        "<a/>",
        "x",
        "hs6,tier\n1,2\n",
    ] {
        let error = read_control("x", text.as_bytes()).unwrap_err();
        assert!(matches!(error, ListError::UnknownFormat { .. }), "{text}: {error:?}");
    }
    assert!(matches!(read_control("x", b""), Err(ListError::Empty { .. })));
    assert_eq!(detect_control("x.xlsx", b"PK\x03\x04damaged"), None);
    let header = "hs6,tier,hs_description\n";
    assert!(matches!(read_control("x", header.as_bytes()), Err(ListError::NoEntries { .. })));
    let plain = workbook(&[&["bill", "goods", "hs"], &["1", "pump for 2B350", "8413"]]);
    assert_eq!(detect_control("cargo.xlsx", &plain), None);
}

#[test]
fn bad_rows_are_said_with_their_places() {
    let text = "un_number,class,description\n1001,2.1,ACETYLENE\nxx,3,NOTHING\n";
    let reading = read("un.csv", text.as_bytes());
    assert_eq!(reading.list.entries.len(), 1);
    assert_eq!(count(&reading, IssueCode::UnNumberForm), 1);
    let issue = reading.issues.iter().find(|one| one.code == IssueCode::ListRowUnreadable).unwrap();
    let sarhad_model::Span::Bytes { start, .. } = issue.span else { panic!("{:?}", issue.span) };
    assert!(text[start as usize..].starts_with("xx,3"));
}

#[test]
fn limits_are_told() {
    let few = Limits { entries: 2, issues_per_code: 1, file_bytes: 1_000, ..Limits::default() };
    let text =
        "hs6,tier,hs_description\n847989,1,a\n847990,1,b\n848130,1,c\n848180,1,d\nx,1,e\ny,1,f\n";
    let reading = read_control_within("c.csv", text.as_bytes(), &few).unwrap();
    assert_eq!(reading.list.entries.len(), 2);
    assert_eq!(count(&reading, IssueCode::TooMany), 1);
    let more =
        reading.issues.iter().filter(|issue| issue.args.iter().any(|(key, _)| *key == "more"));
    assert_eq!(more.count(), 2, "bad codes and unreadable rows beyond the first are counted");
    let large = format!("{text}{}", "#".repeat(1_000));
    let error = read_control_within("c.csv", large.as_bytes(), &few).unwrap_err();
    assert!(matches!(error, ListError::TooLarge { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_lists_never_panic(cut in 0usize..4_000, flip in 0usize..4_000, byte in any::<u8>()) {
        for file in ["ccl.xml", "national.html", "national.csv", "eu.xhtml", "eu_formex.xml"] {
            let mut bytes = fixture(file);
            bytes.truncate(bytes.len().saturating_sub(cut % bytes.len()));
            if !bytes.is_empty() {
                let at = flip % bytes.len();
                bytes[at] = byte;
            }
            let _ = read_control(file, &bytes);
        }
    }

    #[test]
    fn anything_between_marks_never_panics(text in "[<>/a-zA-Z0-9\"'= &;.²×Вж-]{0,200}") {
        let page = format!("<html><table><tr><td>2B350<td>8413<tr><td>2B351<tr><td>2B352{text}");
        let _ = read_control("x.html", page.as_bytes());
        let list = format!("<DIV9>Commerce Control List<FP-2><B>2B350 x</B>{text}</DIV9>");
        let _ = read_control("x.xml", list.as_bytes());
        let table = format!("# control list: id=x\n2B350;{text};8413\n");
        let _ = read_control("x.csv", table.as_bytes());
    }
}
