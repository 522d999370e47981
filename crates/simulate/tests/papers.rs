//! What a plan gives: the same bytes for the same seed, papers that can be opened, truth that can
//! be found in them, cases and faults in the shares that were asked for.

#![allow(missing_docs, reason = "a test binary has no public items")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use proptest::prelude::*;
use sarhad_model::codes::{ContainerNumber, TaxNumber};
use sarhad_simulate::{
    OutputFile, PaperFormat, Plan, Post, RankedUnit, TRUTH_FILE, TruthLine, evaluate, parse_truth,
    simulate,
};

fn plan(seed: u64, post: Post, days: u32, lines: u32) -> Plan {
    let start = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    Plan { lines_per_day: Some(lines), ..Plan::new(seed, post, days, start) }
}

fn truth(files: &[OutputFile]) -> Vec<TruthLine> {
    let file = files.last().unwrap();
    assert_eq!(file.name, TRUTH_FILE);
    parse_truth(std::str::from_utf8(&file.bytes).unwrap()).unwrap()
}

/// Texts of a paper by line: cells of a row, fields of a line, or values of a bill. Rows of a
/// workbook are keyed by sheet and number.
fn lines(file: &OutputFile) -> BTreeMap<(String, u32), Vec<String>> {
    match file.name.rsplit('.').next().unwrap() {
        "xlsx" => workbook(&file.bytes),
        "csv" => {
            let (text, _, broken) = encoding_rs::WINDOWS_1251.decode(&file.bytes);
            assert!(!broken);
            let fields = |line: &str| line.split(';').map(str::to_owned).collect();
            text.lines().zip(1..).map(|(line, n)| ((String::new(), n), fields(line))).collect()
        }
        "xml" => manifest(&file.bytes),
        "edi" => report(&file.bytes),
        other => panic!("{other}"),
    }
}

fn workbook(bytes: &[u8]) -> BTreeMap<(String, u32), Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut all = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let first = range.start().map_or(0, |(row, _)| row);
        let mut above: Vec<String> = Vec::new();
        for (row, cells) in range.rows().enumerate() {
            let mut texts: Vec<String> = cells.iter().map(ToString::to_string).collect();
            // A merged cell belongs to the rows below as well.
            for (column, text) in texts.iter_mut().enumerate() {
                if matches!(cells[column], Data::Empty) {
                    text.clone_from(above.get(column).unwrap_or(&String::new()));
                }
            }
            above.clone_from(&texts);
            all.insert((name.clone(), first + row as u32 + 1), texts);
        }
    }
    all
}

fn manifest(bytes: &[u8]) -> BTreeMap<(String, u32), Vec<String>> {
    let mut reader = quick_xml::Reader::from_str(std::str::from_utf8(bytes).unwrap());
    reader.config_mut().check_end_names = true;
    let (mut all, mut bill, mut open) = (BTreeMap::new(), 0, 0i32);
    loop {
        match reader.read_event().expect("the manifest is well formed") {
            quick_xml::events::Event::Start(start) => {
                open += 1;
                bill += u32::from(start.name().as_ref() == "Bol_segment");
            }
            quick_xml::events::Event::End(_) => open -= 1,
            quick_xml::events::Event::Text(text) => {
                let text = (*text).to_owned();
                all.entry((String::new(), bill)).or_insert_with(Vec::new).push(text);
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, 0);
    all
}

fn report(bytes: &[u8]) -> BTreeMap<(String, u32), Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.is_ascii() && text.starts_with("UNA:+.? '"));
    let (mut all, mut bill) = (BTreeMap::new(), 0);
    for segment in text.split("'\n") {
        bill += u32::from(segment.starts_with("CNI+"));
        let parts = segment.split(['+', ':']).map(str::to_owned);
        all.entry((String::new(), bill)).or_insert_with(Vec::new).extend(parts);
    }
    all
}

fn assert_truth_is_found(files: &[OutputFile]) -> usize {
    let papers: BTreeMap<&str, _> =
        files[..files.len() - 1].iter().map(|file| (file.name.as_str(), lines(file))).collect();
    let truth = truth(files);
    for line in &truth {
        let paper = &papers[line.file.as_str()];
        let places = paper.iter().filter(|((sheet, number), _)| {
            *number == line.line && line.sheet.as_ref().is_none_or(|name| name == sheet)
        });
        let found = places.clone().any(|(_, texts)| {
            let has = |what: &str| texts.iter().any(|text| text == what || text.contains(what));
            // Windows-1251 and EDIFACT change letters and cut texts; the others keep them.
            let kept = line.file.ends_with("xlsx") || line.file.ends_with("xml");
            has(&line.bill) && has(&line.unit) && (!kept || has(&line.shows))
        });
        let around: Vec<_> = places.collect();
        assert!(found, "{line:?}\n{around:?}");
    }
    truth.len()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    for post in Post::ALL {
        let one = simulate(&plan(7, post, 2, 90));
        assert_eq!(one, simulate(&plan(7, post, 2, 90)));
        assert_ne!(one, simulate(&plan(8, post, 2, 90)));
    }
}

#[test]
fn every_line_of_the_truth_stands_in_its_file() {
    for post in Post::ALL {
        let mut plan = plan(11, post, 2, 400);
        (plan.cases_per_thousand, plan.lookalikes_per_thousand) = (60, 100);
        let found = assert_truth_is_found(&simulate(&plan));
        assert!((100..=140).contains(&found), "{post:?}: {found}");
    }
}

#[test]
fn every_format_can_be_written_at_every_post() {
    for post in Post::ALL {
        let formats = PaperFormat::ALL.to_vec();
        let mut plan = Plan { formats, ..plan(5, post, 1, 200) };
        plan.cases_per_thousand = 100;
        let files = simulate(&plan);
        assert_eq!(files.len(), 5);
        assert!(assert_truth_is_found(&files) > 15);
    }
}

#[test]
fn cases_come_at_their_rate_and_every_kind_that_fits() {
    for post in Post::ALL {
        let truth = truth(&simulate(&plan(3, post, 1, 3000)));
        let bad: Vec<&TruthLine> = truth.iter().filter(|line| line.bad).collect();
        let share = bad.len() as f64 / 3000.0;
        assert!((0.005..=0.01).contains(&share), "{post:?}: {share}");
        let kinds: BTreeSet<&str> = bad.iter().map(|line| line.case.as_str()).collect();
        let fitting = match post {
            Post::Aktau => 12,
            Post::Altynkol => 10,
            Post::Yallama => 11,
            Post::PanjiPoyon | Post::Almaty => 9,
        };
        assert_eq!(kinds.len(), fitting, "{post:?}: {kinds:?}");
        let innocents = truth.len() - bad.len();
        assert!((60..=90).contains(&innocents), "{post:?}: {innocents}");
        let kinds: BTreeSet<_> =
            truth.iter().filter(|line| !line.bad).map(|line| &line.case).collect();
        assert!(kinds.len() >= 12, "{kinds:?}");
    }
}

#[test]
fn container_numbers_are_right_but_for_a_few_innocents() {
    let files = simulate(&plan(9, Post::Aktau, 1, 3000));
    let manifest = files.iter().find(|file| file.name.contains("manifest")).unwrap();
    let text = std::str::from_utf8(&manifest.bytes).unwrap();
    let numbers: BTreeSet<&str> =
        text.split("<Ctn_reference>").skip(1).map(|part| part.split('<').next().unwrap()).collect();
    let wrong: BTreeSet<&str> =
        numbers.iter().copied().filter(|number| ContainerNumber::parse(number).is_err()).collect();
    let share = wrong.len() as f64 / numbers.len() as f64;
    assert!((0.004..=0.03).contains(&share), "{share} of {}", numbers.len());
    assert!(wrong.iter().all(|number| ContainerNumber::form(number).is_some()));
    assert!(truth(&files).iter().all(|line| !wrong.contains(line.unit.as_str())));
}

#[test]
fn business_numbers_have_right_check_digits() {
    let files = simulate(&plan(9, Post::Aktau, 1, 600));
    let manifest = files.iter().find(|file| file.name.contains("manifest")).unwrap();
    let text = std::str::from_utf8(&manifest.bytes).unwrap();
    let numbers =
        text.split("<Consignee_code>").skip(1).map(|part| part.split('<').next().unwrap());
    let twelve: Vec<&str> =
        numbers.filter(|n| n.len() == 12 && n.bytes().all(|b| b.is_ascii_digit())).collect();
    assert!(twelve.len() > 30, "{}", twelve.len());
    for number in twelve {
        let known = TaxNumber::parse_kz(number).is_ok() || TaxNumber::parse_ru(number).is_ok();
        assert!(known, "{number}");
    }
}

#[test]
fn papers_have_the_faults_of_real_ones() {
    let files = simulate(&plan(2, Post::Aktau, 3, 2500));
    let mut text = String::new();
    for file in &files {
        for parts in lines_or_nothing(file) {
            text.push_str(&parts.join("|"));
            text.push('\n');
        }
    }
    for fault in ["TO ORDER", "SAME AS CONSIGNEE", "STC ", "FREIGHT ALL KINDS", "|N/A|", "ИТОГО:"]
    {
        assert!(text.contains(fault), "{fault}");
    }
    let mixed = text.split(['|', ' ', '\n']).any(|word| {
        let latin = word.chars().filter(char::is_ascii_alphabetic).count();
        let cyrillic = word.chars().filter(|c| matches!(c, 'А'..='я')).count();
        latin == 1 && cyrillic > 4 || cyrillic == 1 && latin > 4
    });
    assert!(mixed, "no word with a letter of the other script");
}

fn lines_or_nothing(file: &OutputFile) -> Vec<Vec<String>> {
    if file.name == TRUTH_FILE { Vec::new() } else { lines(file).into_values().collect() }
}

#[test]
fn without_watch_names_nobody_listed_is_planted() {
    let plan = Plan { watch_names: Vec::new(), ..plan(3, Post::Aktau, 1, 3000) };
    let truth = truth(&simulate(&plan));
    assert!(truth.iter().all(|line| line.case != "listed_party" && line.case != "same_surname"));
    assert!(truth.len() > 60);
}

#[test]
fn a_perfect_ranking_finds_everything_at_the_top() {
    let truth = truth(&simulate(&plan(3, Post::Aktau, 1, 2000)));
    let mut ranked: Vec<RankedUnit> = Vec::new();
    for bad in [true, false] {
        for line in truth.iter().filter(|line| line.bad == bad) {
            ranked.push(RankedUnit { unit: line.unit.clone(), bills: vec![line.bill.clone()] });
        }
    }
    let others = (0..2000).map(|n| RankedUnit { unit: format!("X{n}"), bills: Vec::new() });
    ranked.extend(others);
    let result = evaluate(&truth, &ranked);
    assert_eq!(result.missing, 0);
    assert_eq!(result.at[2].recall, Some(1.0));
    assert_eq!(result.by_kind.len(), 12);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn small_plans_hold_what_they_promise(
        seed in any::<u64>(),
        post in prop::sample::select(Post::ALL.to_vec()),
        days in 1u32..3,
        count in 1u32..60,
        rate in 0u32..200,
    ) {
        let plan = Plan { cases_per_thousand: rate, ..plan(seed, post, days, count) };
        prop_assert_eq!(plan.check(), Ok(()));
        let files = simulate(&plan);
        prop_assert_eq!(&files, &simulate(&plan));
        assert_truth_is_found(&files);
        let names: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        prop_assert_eq!(names.len(), files.len());
        let bad = truth(&files).iter().filter(|line| line.bad).count();
        prop_assert!(rate == 0 || bad >= 1);
        prop_assert!(rate > 0 || bad == 0);
    }
}
