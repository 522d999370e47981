//! Every sample of an official list reads with the counts its publisher gives. Counts of OFAC's
//! legacy files are one lower than those in the README of the samples, which counts the DOS
//! end-of-file mark (a line of one byte, 1A) as a row, and in alt_2024 the header.
#![allow(clippy::disallowed_methods, reason = "tests read the sample files")]
#![allow(clippy::print_stdout, reason = "a test says what it skips")]

use std::path::PathBuf;

use sarhad_lists::{
    EntryField, ListError, ListFile, ListFormat, ListReading, detect, diff, read_one, read_set,
};
use sarhad_model::{Authority, EntryKind, IssueCode, ListEntry, NameQuality};

fn shared() -> PathBuf {
    std::env::var_os("SARHAD_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    )
}

/// The bytes of a sample list; `None` (and a word about it) when it is not there.
fn sample(file: &str) -> Option<Vec<u8>> {
    let found = std::fs::read(shared().join("data/lists").join(file)).ok();
    if found.is_none() {
        println!("skipped: {file} not there");
    }
    found
}

fn list(file: &str) -> Option<ListReading> {
    let bytes = sample(file)?;
    Some(read_one(file, &bytes).unwrap_or_else(|error| panic!("{error}")))
}

fn set(files: &[&str]) -> Option<Vec<ListReading>> {
    let bytes: Vec<Vec<u8>> = files.iter().map(|file| sample(file)).collect::<Option<_>>()?;
    let files: Vec<ListFile<'_>> =
        files.iter().zip(&bytes).map(|(name, bytes)| ListFile { name, bytes }).collect();
    let set = read_set(&files);
    assert_eq!(set.errors, []);
    Some(set.readings)
}

fn kinds(reading: &ListReading) -> [usize; 5] {
    let count = |kind| reading.list.entries.iter().filter(|entry| entry.kind == kind).count();
    [
        count(EntryKind::Person),
        count(EntryKind::Organisation),
        count(EntryKind::Vessel),
        count(EntryKind::Aircraft),
        count(EntryKind::Unknown),
    ]
}

fn names(reading: &ListReading, quality: NameQuality) -> usize {
    let all = reading.list.entries.iter().flat_map(|entry| &entry.names);
    all.filter(|name| name.quality == quality).count()
}

fn issues(reading: &ListReading, code: IssueCode) -> usize {
    reading.issues.iter().filter(|issue| issue.code == code).count()
}

fn entry<'l>(reading: &'l ListReading, id: &str) -> &'l ListEntry {
    reading.list.entries.iter().find(|entry| entry.id == id).expect(id)
}

#[test]
fn un_consolidated_of_three_dates() {
    for (file, persons, entities, published, name_counts) in [
        ("un/consolidated_20201130.xml", 713, 305, "2020-11-30", [2443, 616, 14]),
        ("un/consolidated_20250816.xml", 684, 195, "2025-08-16", [2437, 619, 17]),
        ("un/consolidated_20260227.xml", 730, 273, "2026-02-27", [2485, 615, 18]),
    ] {
        let Some(reading) = list(file) else { continue };
        assert_eq!(kinds(&reading), [persons, entities, 0, 0, 0], "{file}");
        assert_eq!(reading.records, persons + entities);
        assert_eq!(reading.list.published.unwrap().to_string(), published);
        assert_eq!((reading.list.id.as_str(), reading.list.authority), ("un-sc", Authority::Un));
        assert!(
            reading.list.entries.iter().all(|e| e.listed_on.is_some() && !e.programs.is_empty())
        );
        let counts = [
            names(&reading, NameQuality::Strong),
            names(&reading, NameQuality::Weak),
            names(&reading, NameQuality::Former),
        ];
        // Only the file that lost the high bytes of its letters has anything to report.
        let damaged = issues(&reading, IssueCode::Mojibake);
        assert_eq!(damaged > 300, file.contains("2025"), "{file}: {damaged}");
        assert_eq!(counts, name_counts, "{file}");
    }
}

#[test]
fn un_names_in_original_script_survive_lost_high_bytes() {
    let (Some(damaged), Some(sound)) =
        (list("un/consolidated_20250816.xml"), list("un/consolidated_20260227.xml"))
    else {
        return;
    };
    let is_original = |c: char| ('\u{400}'..'\u{700}').contains(&c);
    let original = |entry: &ListEntry| {
        entry.names.iter().find(|n| n.text.chars().any(is_original)).map(|n| n.text.clone())
    };
    let (mut same, mut other) = (0, 0);
    for entry in &damaged.list.entries {
        let later = sound.list.entries.iter().find(|later| later.id == entry.id);
        match (original(entry), later.and_then(original)) {
            (Some(a), Some(b)) if a == b => same += 1,
            (_, Some(_)) => other += 1,
            _ => {}
        }
    }
    // The rest has letters of Unicode's presentation forms or other notes in the name.
    assert_eq!((same, other), (368, 12));
}

#[test]
fn ofac_legacy_file_alone() {
    let Some(reading) = list("us_ofac/sdn_20240501.csv") else { return };
    assert_eq!(reading.list.id, "us-ofac-sdn");
    assert_eq!(kinds(&reading), [6849, 6883, 851, 383, 0]);
    assert_eq!(
        (names(&reading, NameQuality::Weak), names(&reading, NameQuality::Former)),
        (3575, 87)
    );
    assert_eq!(reading.issues, []);
    let persons = || reading.list.entries.iter().filter(|entry| entry.kind == EntryKind::Person);
    // Given name first: OFAC writes surnames in capitals, so the first word has small letters.
    let turned = |entry: &&ListEntry| {
        let name = entry.name();
        !name.contains(',') && name.chars().take_while(|c| *c != ' ').any(char::is_lowercase)
    };
    assert!(persons().filter(turned).count() * 100 > persons().count() * 98);
    let born = persons().filter(|entry| !entry.dates.is_empty()).count();
    let documented = persons().filter(|entry| !entry.identifiers.is_empty()).count();
    let national = persons().filter(|entry| !entry.countries.is_empty()).count();
    assert_eq!((born, documented, national), (6731, 3347, 5138));
    let ship = entry(&reading, "15036");
    let facts = ship.vessel.as_ref().unwrap();
    assert_eq!(facts.imo.as_deref(), Some("9187629"));
    assert_eq!(facts.call_sign.as_deref(), Some("T2EU4"));
    assert_eq!(facts.flag.as_deref(), Some("Iran"));
    assert!(ship.names.iter().any(|n| n.text == "ALPHA" && n.quality == NameQuality::Former));
    let imo =
        reading.list.entries.iter().filter(|e| e.vessel.as_ref().is_some_and(|v| v.imo.is_some()));
    assert_eq!(imo.count(), 844);
}

#[test]
fn ofac_legacy_sets() {
    if let Some(readings) =
        set(&["us_ofac/set2021/sdn.csv", "us_ofac/set2021/alt.csv", "us_ofac/set2021/add.csv"])
    {
        let [reading] = &readings[..] else { panic!("one list") };
        assert_eq!(reading.list.entries.len(), 8976);
        assert_eq!(issues(reading, IssueCode::ListOrphan), 0);
        let counts = (names(reading, NameQuality::Strong), names(reading, NameQuality::Former));
        assert_eq!(counts, (11_535, 393));
    }
    if let Some(readings) = set(&[
        "us_ofac/nonsdn/cons_alt.csv",
        "us_ofac/nonsdn/cons_prim.csv",
        "us_ofac/nonsdn/cons_add.csv",
        "us_ofac/nonsdn/cons_comments.csv",
    ]) {
        let [reading] = &readings[..] else { panic!("one list") };
        assert_eq!(reading.list.id, "us-ofac-consolidated");
        assert_eq!(reading.list.entries.len(), 442);
        assert_eq!(issues(reading, IssueCode::ListOrphan), 0);
        let bank = entry(reading, "17016");
        assert!(bank.remarks.contains("'Effective Date (EO 14024 Directive)'"), "{}", bank.remarks);
        assert!(bank.identifiers.iter().any(|(_, number)| number == "7744001497"));
        assert!(bank.names.iter().any(|n| n.text == "RUSAG" || n.quality == NameQuality::Strong));
    }
}

#[test]
fn ofac_parts_find_their_entries() {
    let files = [
        "us_ofac/alt_2024.csv",
        "us_ofac/sdn_20240501.csv",
        "us_ofac/alt_2026.csv",
        "us_ofac/add_2026.csv",
        "us_ofac/sdn_comments_2025.csv",
        "us_ofac/set2021/sdn.csv",
        "us_ofac/set2021/alt.csv",
        "us_ofac/set2021/add.csv",
        "us_ofac/nonsdn/cons_prim.csv",
        "us_ofac/nonsdn/cons_alt.csv",
        "us_ofac/nonsdn/cons_add.csv",
        "us_ofac/nonsdn/cons_comments.csv",
    ];
    let Some(readings) = set(&files) else { return };
    let files: Vec<usize> = readings.iter().map(|reading| reading.files.len()).collect();
    assert_eq!(files, [5, 3, 4]);
    assert_eq!(readings[0].list.entries.len(), 14_966);
    let orphans: Vec<String> = readings[0]
        .issues
        .iter()
        .filter(|issue| issue.code == IssueCode::ListOrphan)
        .flat_map(|issue| &issue.args)
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    let expected = [
        "count 919",
        "file us_ofac/alt_2024.csv",
        "count 2739",
        "file us_ofac/alt_2026.csv",
        "count 5608",
        "file us_ofac/add_2026.csv",
        "count 6",
        "file us_ofac/sdn_comments_2025.csv",
    ];
    assert_eq!(orphans, expected);
}

#[test]
fn a_part_alone_names_what_is_missing() {
    for (file, part) in [
        ("us_ofac/alt_2026.csv", "ALT.CSV"),
        ("us_ofac/add_2026.csv", "ADD.CSV"),
        ("us_ofac/sdn_comments_2025.csv", "SDN_COMMENTS.CSV"),
    ] {
        let Some(bytes) = sample(file) else { continue };
        let error = read_one(file, &bytes).unwrap_err();
        assert!(matches!(&error, ListError::MissingMain { part: found, .. } if *found == part));
        let text = error.to_string();
        assert!(text.contains(file) && text.contains("SDN.CSV"), "{text}");
        let set = read_set(&[ListFile { name: file, bytes: &bytes }]);
        assert_eq!((set.readings, set.errors), (vec![], vec![error]));
    }
}

#[test]
fn ofac_xml_of_two_dates_and_their_difference() {
    let (Some(old), Some(new)) = (
        list("us_ofac/nonsdn/consolidated_20250328.xml"),
        list("us_ofac/nonsdn/consolidated_20260108.xml"),
    ) else {
        return;
    };
    assert_eq!((old.list.entries.len(), new.list.entries.len()), (443, 442));
    assert_eq!(old.list.published.unwrap().to_string(), "2025-03-28");
    assert_eq!(new.list.published.unwrap().to_string(), "2026-01-08");
    assert_eq!(new.list.id, "us-ofac-consolidated");
    assert_ne!(old.list.version, new.list.version);
    let difference = diff(&old.list, &new.list);
    assert_eq!(difference.added, Vec::<&ListEntry>::new());
    let removed: Vec<&str> = difference.removed.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!((removed, difference.changed.len()), (vec!["26182"], 13));
    assert!(!difference.is_empty() && diff(&new.list, &new.list).is_empty());
    assert!(difference.shrink_ratio() < 0.05);
}

#[test]
fn un_difference_of_two_dates() {
    let (Some(old), Some(new)) =
        (list("un/consolidated_20250816.xml"), list("un/consolidated_20260227.xml"))
    else {
        return;
    };
    let difference = diff(&old.list, &new.list);
    let by_field = |field| difference.changed.iter().filter(|c| c.fields.contains(&field)).count();
    let (added, removed) = (difference.added.len(), difference.removed.len());
    assert_eq!((added, removed, difference.changed.len()), (127, 3, 46));
    // Names that lost letters in the old file and could not be restored are among these.
    assert_eq!(by_field(EntryField::Names), 33);
    assert!((difference.shrink_ratio() - 3.0 / 879.0).abs() < 1e-12);
}

#[test]
fn ofac_advanced_xml() {
    let Some(reading) = list("us_ofac/nonsdn/cons_advanced_20200317.xml") else { return };
    assert_eq!(reading.list.entries.len(), 375);
    assert_eq!(reading.list.id, "us-ofac-consolidated");
    assert_eq!(reading.list.published.unwrap().to_string(), "2020-03-17");
    assert_eq!(kinds(&reading), [82, 293, 0, 0, 0]);
    assert_eq!(reading.issues, []);
    // 1,290 aliases in the file, of which two repeat a name of their party.
    assert_eq!(reading.list.entries.iter().map(|e| e.names.len()).sum::<usize>(), 1288);
    let bank = entry(&reading, "17016");
    assert_eq!(bank.name(), "GAZPROMBANK OAO");
    assert!(bank.identifiers.contains(&("Tax ID No.".into(), "7744001497".into())));
    assert!(bank.addresses[0].ends_with("Moscow, 117420, Russia"), "{:?}", bank.addresses);
    assert!(reading.list.entries.iter().all(|e| !e.programs.is_empty() && e.listed_on.is_some()));
}

#[test]
fn us_consolidated_screening_list() {
    let Some(reading) = list("us_csl/csl_2023.csv") else { return };
    assert_eq!(reading.records, 4227);
    assert_eq!(reading.list.entries.len(), 4220);
    assert_eq!(issues(&reading, IssueCode::ListHeaderRepeated), 1);
    let of = |source: &str| {
        let of = |e: &&ListEntry| e.programs.iter().any(|program| program.contains(source));
        reading.list.entries.iter().filter(of).count()
    };
    for (source, count) in [
        ("(EL)", 919),
        ("(DPL)", 577),
        ("(UVL)", 186),
        ("(MEU)", 71),
        ("(ISN)", 144),
        ("ITAR Debarred", 142),
        ("(SSI)", 288),
        ("(SDN) -", 1738),
    ] {
        assert_eq!(of(source), count, "{source}");
    }
    assert_eq!(issues(&reading, IssueCode::Truncated), 1, "the last row is cut off");
    let newer = list("us_csl/consolidated_sample.csv").expect("it lies beside the other one");
    assert_eq!((newer.records, newer.list.entries.len()), (13, 13));
    assert_eq!(newer.issues, []);
}

#[test]
fn us_denied_persons() {
    let Some(reading) = list("us_bis/dpl.txt") else { return };
    assert_eq!(reading.list.entries.len(), 581);
    assert_eq!(reading.list.id, "us-bis-dpl");
    let dates: Vec<&str> = reading
        .issues
        .iter()
        .filter(|issue| issue.code == IssueCode::ListDate)
        .map(|issue| &*issue.raw)
        .collect();
    assert_eq!(dates, ["0222-05-18", "2922-09-01", "3017-08-22"]);
    let expiring = reading.list.entries.iter().filter(|e| e.expires_on.is_some()).count();
    assert_eq!(expiring, 528);
}

#[test]
fn eu_financial_sanctions() {
    let Some(reading) = list("eu_fsf/eu_fsf_short.csv") else { return };
    assert_eq!((reading.records, reading.list.entries.len()), (999, 93));
    assert_eq!(reading.list.published.unwrap().to_string(), "2018-07-04");
    let first = entry(&reading, "1");
    assert_eq!(first.kind, EntryKind::Person);
    assert_eq!(first.dates[0].to_string(), "1924-02-21");
    assert!(first.identifiers.contains(&("National passport".into(), "AD001095".into())));
    assert_eq!(first.identifiers.len(), 2);
    assert_eq!(issues(&reading, IssueCode::BadEncoding), 1);
}

#[test]
fn uk_consolidated_list() {
    let Some(reading) = list("uk_ofsi/conlist_20180413.csv") else { return };
    assert_eq!((reading.records, reading.list.entries.len()), (9487, 2106));
    assert_eq!(reading.list.published.unwrap().to_string(), "2018-04-13");
    let national = reading.list.entries.iter().filter(|entry| !entry.countries.is_empty()).count();
    assert_eq!(national, 1082);
    assert_eq!(kinds(&reading), [1426, 680, 0, 0, 0]);
    assert_eq!(names(&reading, NameQuality::Weak), 6);
    assert_eq!(reading.issues.len(), 1, "bytes that are not UTF-8");
}

#[test]
fn canada_autonomous_sanctions() {
    let Some(reading) = list("ca_sema/sema_2025.xml") else { return };
    assert_eq!(reading.list.entries.len(), 4759);
    assert_eq!(kinds(&reading), [3334, 1316, 109, 0, 0]);
    assert!(reading.list.entries.iter().all(|e| !e.id.contains('~')));
    let dates: Vec<&str> = reading.issues.iter().map(|issue| &*issue.raw).collect();
    assert_eq!(dates, ["Sep-99"]);
}

#[test]
fn opensanctions_targets() {
    let Some(reading) = list("opensanctions/ua_war_targets.simple_2026.csv") else { return };
    assert_eq!(kinds(&reading), [1543, 1524, 1340, 0, 1193]);
    assert_eq!(reading.list.id, "os-ukraine-war-and-sanctions");
    let ships =
        reading.list.entries.iter().filter(|e| e.vessel.as_ref().is_some_and(|v| v.imo.is_some()));
    // Four of the 1,340 ships have no IMO number in the file.
    assert_eq!(ships.count(), 1336);
    assert_eq!(reading.issues, []);
}

#[test]
fn follow_the_money() {
    for (file, records, entries, id) in [
        ("opensanctions/sa_wiki_peps_2024.ftm.json", 1565, 607, "os-sa-wiki-peps-v2"),
        ("opensanctions/parliament_za.ftm.json", 91, 17, "os-parliament-za"),
    ] {
        let Some(reading) = list(file) else { continue };
        assert_eq!((reading.records, reading.list.entries.len()), (records, entries), "{file}");
        assert_eq!(reading.list.id, id);
    }
}

fn files_under(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            println!("skipped: {} not there", folder.display());
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

#[test]
fn every_list_is_known_and_no_cargo_paper_is_taken_for_one() {
    let shared = shared();
    let mut found = Vec::new();
    for path in files_under(shared.join("data/lists")) {
        let name =
            path.strip_prefix(shared.join("data/lists")).unwrap().to_str().unwrap().to_owned();
        if let Some(format) = detect(&name, &std::fs::read(&path).unwrap()) {
            found.push((name, format));
        }
    }
    let expected = [
        ("ca_sema/sema_2025.xml", ListFormat::SemaXml),
        ("eu_fsf/eu_fsf_short.csv", ListFormat::FsfCsv),
        ("opensanctions/parliament_za.ftm.json", ListFormat::FtmJson),
        ("opensanctions/sa_wiki_peps_2024.ftm.json", ListFormat::FtmJson),
        ("opensanctions/ua_war_targets.simple_2026.csv", ListFormat::OpenSanctionsCsv),
        ("uk_ofsi/conlist_20180413.csv", ListFormat::OfsiCsv),
        ("un/consolidated_20201130.xml", ListFormat::UnXml),
        ("un/consolidated_20250816.xml", ListFormat::UnXml),
        ("un/consolidated_20260227.xml", ListFormat::UnXml),
        ("us_bis/dpl.txt", ListFormat::DplText),
        ("us_csl/consolidated_sample.csv", ListFormat::CslCsv),
        ("us_csl/csl_2023.csv", ListFormat::CslCsv),
        ("us_ofac/add_2026.csv", ListFormat::OfacAddCsv),
        ("us_ofac/alt_2024.csv", ListFormat::OfacAltCsv),
        ("us_ofac/alt_2026.csv", ListFormat::OfacAltCsv),
        ("us_ofac/nonsdn/cons_add.csv", ListFormat::OfacAddCsv),
        ("us_ofac/nonsdn/cons_advanced_20200317.xml", ListFormat::OfacAdvancedXml),
        ("us_ofac/nonsdn/cons_alt.csv", ListFormat::OfacAltCsv),
        ("us_ofac/nonsdn/cons_comments.csv", ListFormat::OfacCommentsCsv),
        ("us_ofac/nonsdn/cons_prim.csv", ListFormat::OfacCsv),
        ("us_ofac/nonsdn/consolidated_20250328.xml", ListFormat::OfacXml),
        ("us_ofac/nonsdn/consolidated_20260108.xml", ListFormat::OfacXml),
        ("us_ofac/sdn_20240501.csv", ListFormat::OfacCsv),
        ("us_ofac/sdn_comments_2025.csv", ListFormat::OfacCommentsCsv),
        ("us_ofac/set2021/add.csv", ListFormat::OfacAddCsv),
        ("us_ofac/set2021/alt.csv", ListFormat::OfacAltCsv),
        ("us_ofac/set2021/sdn.csv", ListFormat::OfacCsv),
        ("us_state/tel_sample.json", ListFormat::FtmJson),
    ];
    if !found.is_empty() {
        let found: Vec<(&str, ListFormat)> = found.iter().map(|(n, f)| (n.as_str(), *f)).collect();
        assert_eq!(found, expected);
    }
    for folder in ["data/messages", "data/manifests", "data/declarations"] {
        for path in files_under(shared.join(folder)) {
            let name = path.to_str().unwrap();
            assert_eq!(detect(name, &std::fs::read(&path).unwrap()), None, "{name}");
        }
    }
}

#[test]
fn formats_of_one_list_agree() {
    let Some(csv) = set(&[
        "us_ofac/nonsdn/cons_prim.csv",
        "us_ofac/nonsdn/cons_alt.csv",
        "us_ofac/nonsdn/cons_add.csv",
        "us_ofac/nonsdn/cons_comments.csv",
    ]) else {
        return;
    };
    let Some(xml) = list("us_ofac/nonsdn/consolidated_20260108.xml") else { return };
    let difference = diff(&csv[0].list, &xml.list);
    assert!(difference.added.is_empty() && difference.removed.is_empty());
    let field = |f| difference.changed.iter().filter(|c| c.fields.contains(&f)).count();
    // Three entries where one of the two files has a slip of the publisher.
    let facts = [EntryField::Names, EntryField::Identifiers, EntryField::Dates];
    assert_eq!(facts.map(field), [1, 2, 0]);
    let facts = [EntryField::Countries, EntryField::Programs, EntryField::Kind];
    assert_eq!(facts.map(field), [0, 0, 0]);
}
