//! Readers: bytes to the canonical model, against walking the bare syntax with a plain library.
//! `cargo bench -p sarhad-benches --bench readers`

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use sarhad_benches::papers;
use sarhad_formats::{Options, read};
use sarhad_simulate::{OutputFile, PaperFormat};

/// Lines of the papers.
const LINES: u32 = 4_000;

fn main() {
    divan::main();
}

fn one(format: PaperFormat) -> OutputFile {
    papers(LINES, format).remove(0)
}

fn to_model(bencher: Bencher<'_, '_>, format: PaperFormat) {
    let paper = one(format);
    bencher
        .counter(BytesCount::of_slice(&paper.bytes))
        .bench(|| read(black_box(&paper.name), black_box(&paper.bytes), &Options::default()));
}

#[divan::bench(sample_count = 10)]
fn awmds_to_model(bencher: Bencher<'_, '_>) {
    to_model(bencher, PaperFormat::Awmds);
}

#[divan::bench(sample_count = 10)]
fn awmds_control_events_only(bencher: Bencher<'_, '_>) {
    let paper = one(PaperFormat::Awmds);
    bencher.counter(BytesCount::of_slice(&paper.bytes)).bench(|| {
        let mut reader = quick_xml::Reader::from_reader(black_box(paper.bytes.as_slice()));
        let (mut buffer, mut events) = (Vec::new(), 0usize);
        while !matches!(
            reader.read_event_into(&mut buffer),
            Ok(quick_xml::events::Event::Eof) | Err(_)
        ) {
            events += 1;
            buffer.clear();
        }
        events
    });
}

#[divan::bench(sample_count = 10)]
fn csv_to_model(bencher: Bencher<'_, '_>) {
    to_model(bencher, PaperFormat::Csv);
}

#[divan::bench(sample_count = 10)]
fn csv_control_cells_only(bencher: Bencher<'_, '_>) {
    let paper = one(PaperFormat::Csv);
    bencher.counter(BytesCount::of_slice(&paper.bytes)).bench(|| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .flexible(true)
            .from_reader(black_box(paper.bytes.as_slice()));
        reader.byte_records().filter_map(Result::ok).map(|row| row.len()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 10)]
fn cuscar_to_model(bencher: Bencher<'_, '_>) {
    to_model(bencher, PaperFormat::Cuscar);
}

#[divan::bench(sample_count = 10)]
fn cuscar_control_split_only(bencher: Bencher<'_, '_>) {
    let paper = one(PaperFormat::Cuscar);
    bencher.counter(BytesCount::of_slice(&paper.bytes)).bench(|| {
        let segments = black_box(paper.bytes.as_slice()).split(|b| *b == b'\'');
        segments.map(|segment| segment.split(|b| matches!(b, b'+' | b':')).count()).sum::<usize>()
    });
}

#[divan::bench(sample_count = 5)]
fn xlsx_to_model(bencher: Bencher<'_, '_>) {
    to_model(bencher, PaperFormat::Xlsx);
}
