//! The whole way: papers in, ranking out, against reading them only.
//! `cargo bench -p sarhad-benches --bench judgement`

use std::sync::LazyLock;

use chrono::NaiveDate;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sarhad_benches::{lists, papers};
use sarhad_engine::Knowledge;
use sarhad_service::Silent;
use sarhad_service::decisions::Decisions;
use sarhad_service::input::InputFile;
use sarhad_service::oneshot::{Day, ReadOptions, read_all, screen};
use sarhad_simulate::PaperFormat;

/// Lines of the papers.
const LINES: u32 = 5_000;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::build(lists()));

fn files() -> Vec<InputFile> {
    papers(LINES, PaperFormat::Awmds)
        .into_iter()
        .map(|file| InputFile { name: file.name, bytes: file.bytes })
        .collect()
}

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 5)]
fn read_and_judged(bencher: Bencher<'_, '_>) {
    let files = files();
    let date = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day of the calendar");
    let decisions = Decisions::default();
    let day = Day { date, decisions: &decisions };
    bencher.counter(ItemsCount::new(LINES)).bench(|| {
        let mut read = read_all(files.clone(), &ReadOptions::default(), &Silent)
            .expect("nothing cancels a measurement");
        screen(black_box(&mut read), &KNOWLEDGE, day, &Silent)
            .expect("nothing cancels a measurement")
    });
}

#[divan::bench(sample_count = 5)]
fn control_read_only(bencher: Bencher<'_, '_>) {
    let files = files();
    bencher.counter(ItemsCount::new(LINES)).bench(|| {
        read_all(files.clone(), &ReadOptions::default(), &Silent)
            .expect("nothing cancels a measurement")
    });
}
