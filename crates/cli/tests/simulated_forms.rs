//! The two forms of a simulated world, files and consignments of the model, lead to the same
//! findings.
#![allow(clippy::print_stdout, reason = "a measurement is told beside the test")]

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::Submission;
use sarhad_service::Silent;
use sarhad_service::decisions::Decisions;
use sarhad_service::input::InputFile;
use sarhad_service::knowledge::{KnowledgeRequest, load};
use sarhad_service::oneshot::{Day, ReadOptions, read_all, screen};
use sarhad_simulate::{PaperFormat, Plan, Post, World};

/// Codes of the findings of each unit.
fn findings(submissions: &mut [Submission], date: chrono::NaiveDate) -> BTreeMap<String, String> {
    let loaded = load(&KnowledgeRequest::default(), &Silent).unwrap();
    let day = Day { date, decisions: &Decisions::default() };
    let ranking = screen(submissions, &loaded.knowledge, day, &Silent).unwrap();
    let units = ranking.units.iter().map(|unit| {
        let codes: BTreeSet<&str> =
            unit.assessment.score.reasons().iter().map(|one| one.finding.code).collect();
        let unit: String = unit.unit.chars().filter(|c| c.is_alphanumeric()).collect();
        (unit, codes.into_iter().collect::<Vec<&str>>().join(" "))
    });
    units.collect()
}

#[test]
fn files_and_the_direct_form_lead_to_the_same_findings() {
    let start = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    for post in [Post::Aktau, Post::Altynkol, Post::Yallama] {
        let plan = Plan {
            formats: vec![PaperFormat::Xlsx],
            lines_per_day: Some(300),
            cases_per_thousand: 60,
            lookalikes_per_thousand: 60,
            ..Plan::new(41, post, 8, start)
        };
        let day = World::new(&plan).unwrap().last().unwrap();
        let files = day.posts[0].papers().into_iter();
        let files = files.map(|file| InputFile { name: file.name, bytes: file.bytes }).collect();
        let mut read = read_all(files, &ReadOptions::default(), &Silent).unwrap();
        let of_files = findings(&mut read, day.date);
        let direct = findings(&mut day.posts[0].submissions(), day.date);
        let names = |all: &BTreeMap<String, String>| all.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&of_files), names(&direct), "{post:?}: the same units");
        let differ: Vec<_> = of_files
            .iter()
            .filter(|(unit, codes)| direct[*unit] != **codes)
            .map(|(unit, codes)| (unit, codes, &direct[unit]))
            .collect();
        println!("{post:?}: {} of {} units differ", differ.len(), of_files.len());
        assert!(differ.len() * 100 <= of_files.len() * 5, "{post:?}: {differ:?}");
    }
}
