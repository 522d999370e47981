//! The small papers of `examples/`: written by hand line by line in `data/simulate/examples.csv`,
//! one of every format, with a few goods and parties that should come out on top and innocents
//! that should not. Nothing here is random but the style of numbers in messages.

use chrono::NaiveDate;

use crate::OutputFile;
use crate::cargo::{Container, Planted, Row};
use crate::goods::Goods;
use crate::journey::Journey;
use crate::papers::{PaperFormat, list::Style, write_declaration, write_styled};
use crate::parties::{Voice, Written};
use crate::post::Post;
use crate::tables::Place;
use crate::unit::Found;

/// Seed of what the formats leave open (times, references).
const SEED: u64 = 20_260_302;

/// A paper to be made: file, post, format, ship or train or flight, voyage, language.
struct Paper {
    file: &'static str,
    post: Post,
    format: PaperFormat,
    means: &'static str,
    number: &'static str,
    russian: bool,
}

/// The papers; the declaration, which is no list of a journey, has its own writer.
const PAPERS: [Paper; 6] = [
    Paper {
        file: "aktau-ferry.xlsx",
        post: Post::Aktau,
        format: PaperFormat::Xlsx,
        means: "MANGYSTAU ARUANA",
        number: "27/A",
        russian: true,
    },
    Paper {
        file: "aktau-manifest.xml",
        post: Post::Aktau,
        format: PaperFormat::Awmds,
        means: "ABSHERON LEYLA",
        number: "12N",
        russian: false,
    },
    Paper {
        file: "aktau-vessel.edi",
        post: Post::Aktau,
        format: PaperFormat::Cuscar,
        means: "GOLDEN STURGEON",
        number: "4S",
        russian: false,
    },
    Paper {
        file: "altynkol-train.csv",
        post: Post::Altynkol,
        format: PaperFormat::Csv,
        means: "1406",
        number: "X9041",
        russian: true,
    },
    Paper {
        file: "almaty-air.xlsx",
        post: Post::Almaty,
        format: PaperFormat::Xlsx,
        means: "",
        number: "XK512",
        russian: true,
    },
    Paper {
        file: "declaration.xml",
        post: Post::Yallama,
        format: PaperFormat::Awmds,
        means: "01A777BC",
        number: "",
        russian: true,
    },
];

/// Makes the papers of `examples/`, in the order in which its README describes them.
pub fn examples() -> Vec<OutputFile> {
    let rows = all_rows();
    let papers = PAPERS.iter().map(|paper| {
        let rows: Vec<Row> = rows
            .iter()
            .filter(|(file, _)| file == paper.file)
            .map(|(_, row)| row.clone())
            .collect();
        let journey = journey(paper, rows.len());
        let bytes = if paper.file == "declaration.xml" {
            write_declaration(&journey, &rows)
        } else {
            write_styled(&journey, &rows, &style(paper))
        };
        OutputFile { name: paper.file.to_owned(), bytes }
    });
    papers.collect()
}

/// What the hand-written table says should come out on top, or is innocent: file, unit (container
/// or bill), bill, note.
pub fn example_notes() -> Vec<[String; 4]> {
    let rows = all_rows().into_iter();
    let noted = rows.filter_map(|(file, row)| {
        let note = row.planted.as_ref()?.why.clone();
        let unit = row.containers.first().map_or(&row.bill, |container| &container.number).clone();
        Some([file, unit, row.bill, note])
    });
    noted.collect()
}

fn journey(paper: &Paper, lines: usize) -> Journey {
    let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("the second of March 2026 is a day");
    let message = matches!(paper.format, PaperFormat::Awmds | PaperFormat::Cuscar);
    Journey {
        post: paper.post,
        date: day,
        format: paper.format,
        lines: lines as u32,
        stem: paper.file.to_owned(),
        means: paper.means.to_owned(),
        flag: "KZ",
        imo: "9600853".to_owned(),
        number: paper.number.to_owned(),
        sender: "Caspian Sample Agency",
        voice: Voice {
            russian: paper.russian,
            large: message,
            latin_only: paper.format == PaperFormat::Cuscar,
            any_script: false,
        },
        seed: SEED,
    }
}

fn style(paper: &Paper) -> Style {
    let air = paper.post == Post::Almaty;
    Style {
        extended: false,
        russian: paper.russian,
        heading_row: if air { 4 } else { 5 },
        column_numbers: air,
        numeric_hs: paper.post == Post::Aktau,
        numeric_tax: air,
        text_numbers: paper.format == PaperFormat::Csv,
        country_names: paper.format == PaperFormat::Csv,
        place_codes: false,
        merged: true,
        second_sheet: false,
        notes_sheet: air,
        wrong_totals: air,
        list_mark: ", ",
    }
}

/// The rows of the table with the file each belongs to.
fn all_rows() -> Vec<(String, Row)> {
    let table = include_str!("../../../data/simulate/examples.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let records = reader.records();
    records
        .map(|record| {
            let record = record.expect("the table of examples has equal rows (tested)");
            let field = |column: usize| record.get(column).unwrap_or_default().to_owned();
            (field(0), row(&field))
        })
        .collect()
}

fn row(field: &dyn Fn(usize) -> String) -> Row {
    let some = |column: usize| Some(field(column)).filter(|text| !text.is_empty());
    let number = |column: usize| field(column).parse::<f64>().ok();
    let consignee = Written {
        name: field(11),
        address: field(12),
        country: field(13),
        tax: some(14),
        phone: None,
    };
    let notify = some(15).map(|text| notify(&text, &consignee));
    let size = if field(5) == "45R1" {
        "45R1"
    } else if field(5) == "45G1" {
        "45G1"
    } else {
        "22G1"
    };
    let containers = field(4);
    Row {
        group: field(1).parse().unwrap_or_default(),
        bill: field(2),
        master: some(3),
        containers: containers
            .split_whitespace()
            .map(|container| Container {
                number: container.to_owned(),
                size,
                seal: format!("SL{}", &container[4..]),
            })
            .collect(),
        wagon: some(6),
        plates: some(7),
        shipper: Written {
            name: field(8),
            address: field(9),
            country: field(10),
            ..Written::default()
        },
        consignee,
        notify,
        buyer: None,
        end_user: None,
        broker: None,
        invoice: None,
        permit: None,
        careless: false,
        kept: false,
        goods: Goods {
            text: field(16),
            hs: field(17),
            package: field(18),
            packages: field(19).parse().unwrap_or_default(),
            net_kg: number(20),
            gross_kg: number(21).unwrap_or_default(),
            value_usd: number(22).unwrap_or_default(),
            volume_m3: None,
            origin: field(23),
        },
        loading: place(&field(24)),
        via: field(25).split_whitespace().map(str::to_owned).collect(),
        delivery: place(&field(26)),
        direction: field(27),
        remark: field(28),
        planted: some(29).map(|note| Planted {
            kind: String::new(),
            bad: !note.starts_with("innocent"),
            expect: Vec::new(),
            chain: 0,
            found: Found::Clean,
            shows: String::new(),
            why: note,
        }),
    }
}

/// `=` is the consignee again; otherwise name, address and country between semicolons.
fn notify(text: &str, consignee: &Written) -> Written {
    if text == "=" {
        return consignee.clone();
    }
    let mut parts = text.split("; ").map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    Written { name: part(), address: part(), country: part(), ..Written::default() }
}

/// Code, English name, Russian name and country between slashes.
fn place(text: &str) -> Place {
    let mut parts = text.split('/').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    Place { code: part(), english: part(), russian: part(), country: part() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sarhad_model::codes::{AirWaybillNumber, ContainerNumber, TaxNumber, WagonNumber};

    use super::*;

    #[test]
    fn numbers_are_right_but_for_the_two_noted_ones() {
        let mut wrong = BTreeSet::new();
        for (file, row) in all_rows() {
            for container in &row.containers {
                if ContainerNumber::parse(&container.number).is_err() {
                    let note = row.planted.as_ref().map(|planted| planted.why.clone());
                    assert!(note.unwrap().contains("typing error"), "{}", container.number);
                    wrong.insert(container.number.clone());
                }
            }
            assert!(row.wagon.is_none_or(|wagon| WagonNumber::parse(&wagon).is_ok()));
            if file == "almaty-air.xlsx" {
                let waybill = row.master.as_deref().unwrap_or(&row.bill);
                assert!(AirWaybillNumber::parse(waybill).is_ok(), "{waybill}");
            }
            let tax = row.consignee.tax.unwrap_or_default();
            if row.consignee.country == "KZ" && !tax.is_empty() {
                assert!(TaxNumber::parse_kz(&tax).is_ok(), "{tax}");
            }
            assert!(row.goods.gross_kg > row.goods.net_kg.unwrap_or_default(), "{}", row.bill);
        }
        assert_eq!(wrong.len(), 2);
    }

    #[test]
    fn every_paper_has_bad_ones_and_innocents() {
        let notes = example_notes();
        for paper in &PAPERS {
            let of = |word: &str| {
                notes
                    .iter()
                    .filter(|[file, .., note]| file == paper.file && note.contains(word))
                    .count()
            };
            assert_eq!(of("listed"), 1, "{}", paper.file);
            assert!(of("case") >= 1 && of("innocent") >= 2, "{}", paper.file);
        }
        let rows = all_rows();
        for paper in &PAPERS[..5] {
            let count = rows.iter().filter(|(file, _)| file == paper.file).count();
            assert!((10..=25).contains(&count), "{} {count}", paper.file);
        }
    }
}
