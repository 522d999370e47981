//! One small list of invented names for each format, with the defects of its publisher, and a
//! snapshot of everything that is read from it.
#![allow(clippy::disallowed_methods, reason = "tests read the fixtures beside them")]

use std::fmt::Write as _;
use std::path::Path;

use sarhad_lists::{ListError, ListFile, ListFormat, ListReading, detect, read_one, read_set};
use sarhad_model::ListEntry;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

fn show_entry(entry: &ListEntry, out: &mut String) {
    writeln!(out, "\n[{}] {:?}", entry.id, entry.kind).unwrap();
    for name in &entry.names {
        writeln!(out, "  {:?}: {}", name.quality, name.text).unwrap();
    }
    let mut line = |label: &str, values: Vec<String>| {
        if !values.is_empty() {
            writeln!(out, "  {label}: {}", values.join(" | ")).unwrap();
        }
    };
    line("dates", entry.dates.iter().map(ToString::to_string).collect());
    line("countries", entry.countries.iter().map(ToString::to_string).collect());
    line("identifiers", entry.identifiers.iter().map(|(a, b)| format!("{a} = {b}")).collect());
    line("addresses", entry.addresses.clone());
    line("programs", entry.programs.clone());
    line("listed", entry.listed_on.iter().map(ToString::to_string).collect());
    line("expires", entry.expires_on.iter().map(ToString::to_string).collect());
    line("remarks", entry.remarks.lines().map(str::to_owned).collect());
    line("vessel", entry.vessel.iter().map(|v| format!("{v:?}")).collect());
}

fn show(reading: &ListReading) -> String {
    let list = &reading.list;
    let mut out = format!(
        "{} ({:?}, {}) {}\npublished {:?}, {} records, files {:?}\n",
        list.id,
        list.authority,
        list.format,
        list.title,
        list.published,
        reading.records,
        reading.files
    );
    for entry in &list.entries {
        show_entry(entry, &mut out);
    }
    writeln!(out, "\nissues").unwrap();
    for issue in &reading.issues {
        let args: Vec<String> = issue.args.iter().map(|(k, v)| format!("{k}={v}")).collect();
        writeln!(out, "  {} {:?} {}", issue.code.key(), issue.raw, args.join(", ")).unwrap();
    }
    out
}

#[test]
fn every_format_reads_its_fixture() {
    for (file, format) in [
        ("un.xml", ListFormat::UnXml),
        ("sdn.csv", ListFormat::OfacCsv),
        ("sdn.xml", ListFormat::OfacXml),
        ("sdn_advanced.xml", ListFormat::OfacAdvancedXml),
        ("csl.csv", ListFormat::CslCsv),
        ("dpl.txt", ListFormat::DplText),
        ("eu_fsf.csv", ListFormat::FsfCsv),
        ("eu_fsf_office.csv", ListFormat::FsfCsv),
        ("conlist.csv", ListFormat::OfsiCsv),
        ("sema.xml", ListFormat::SemaXml),
        ("targets.simple.csv", ListFormat::OpenSanctionsCsv),
        ("invented.ftm.json", ListFormat::FtmJson),
        ("national.csv", ListFormat::NationalCsv),
        ("national_cp1251.csv", ListFormat::NationalCsv),
    ] {
        let bytes = fixture(file);
        assert_eq!(detect(file, &bytes), Some(format), "{file}");
        let reading = read_one(file, &bytes).unwrap();
        insta::assert_snapshot!(file.replace('.', "-"), show(&reading));
    }
}

#[test]
fn a_set_of_ofac_files_is_one_list() {
    let names = ["x/add.csv", "x/alt.csv", "x/sdn.csv", "x/sdn_comments.csv"];
    let bytes = names.map(|name| fixture(&name[2..]));
    let files: Vec<ListFile<'_>> =
        names.iter().zip(&bytes).map(|(name, bytes)| ListFile { name, bytes }).collect();
    let set = read_set(&files);
    assert_eq!((set.readings.len(), set.errors.len()), (1, 0));
    insta::assert_snapshot!("ofac-set", show(&set.readings[0]));
}

#[test]
fn a_set_of_everything_keeps_lists_apart_and_names_what_is_none() {
    let names =
        ["un.xml", "national.csv", "sdn.csv", "alt.csv", "conlist.csv", "sema.xml", "csl.csv"];
    let bytes = names.map(fixture);
    let mut files: Vec<ListFile<'_>> =
        names.iter().zip(&bytes).map(|(name, bytes)| ListFile { name, bytes }).collect();
    files.push(ListFile { name: "cargo.csv", bytes: b"bill,goods\n1,PUMPS\n" });
    files.push(ListFile { name: "empty.csv", bytes: b"" });
    let set = read_set(&files);
    let ids: Vec<&str> = set.readings.iter().map(|reading| reading.list.id.as_str()).collect();
    assert_eq!(ids, ["un-sc", "tj-demo", "us-ofac-sdn", "uk-ofsi", "ca-sema", "us-csl"]);
    let errors: Vec<String> = set.errors.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("errors", errors.join("\n"));
    assert_eq!(
        set.errors.iter().map(ListError::key).collect::<Vec<_>>(),
        ["unknown-format", "empty-file"]
    );
}

#[test]
fn the_example_of_the_documentation_reads_without_an_issue() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/national-list.md");
    let page = std::fs::read_to_string(page).unwrap();
    let example = page.split("```csv\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let reading = read_one("example.csv", example.as_bytes()).unwrap();
    assert_eq!((reading.list.entries.len(), reading.issues.len()), (3, 0));
    assert_eq!(reading.list.id, "xx-demo");
    let names: Vec<usize> = reading.list.entries.iter().map(|entry| entry.names.len()).collect();
    assert_eq!(names, [4, 2, 2]);
}
