//! Rows into the bytes of a paper, with the place of every row in it.

mod awmds;
mod columns;
mod csv_text;
mod cuscar;
mod declaration;
pub(crate) mod list;
mod workbook;

use crate::cargo::Row;
use crate::journey::Journey;
use crate::random::Random;

/// The formats that are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperFormat {
    /// A workbook as agents send it.
    Xlsx,
    /// Text with semicolons in Windows-1251.
    Csv,
    /// ASYCUDA World manifest.
    Awmds,
    /// EDIFACT CUSCAR D.95B.
    Cuscar,
}

impl PaperFormat {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Csv, Self::Awmds, Self::Cuscar];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Awmds => "awmds",
            Self::Cuscar => "cuscar",
        }
    }

    /// The format of a name, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key().eq_ignore_ascii_case(key))
    }

    /// Ending of its files.
    fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Awmds => "xml",
            Self::Cuscar => "edi",
        }
    }
}

/// Where a row stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Position {
    /// Sheet, where a workbook has several with goods.
    pub(crate) sheet: Option<String>,
    /// Row of the sheet, line of the text, or number of the bill; the first is 1.
    pub(crate) line: u32,
}

/// A paper.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// One for each row.
    pub(crate) positions: Vec<Position>,
}

/// Writes the paper of a journey.
pub(crate) fn write(journey: &Journey, rows: &[Row]) -> Paper {
    let (bytes, positions) = match journey.format {
        PaperFormat::Xlsx => workbook::write(journey, rows),
        PaperFormat::Csv => csv_text::write(journey, rows),
        PaperFormat::Awmds => awmds::write(journey, rows),
        PaperFormat::Cuscar => cuscar::write(journey, rows),
    };
    let name = format!("{}.{}", journey.stem, journey.format.ending());
    Paper { name, bytes, positions }
}

/// The bytes of a paper whose lists have a given style.
pub(crate) fn write_styled(journey: &Journey, rows: &[Row], style: &list::Style) -> Vec<u8> {
    let mut random = Random::new(journey.seed, &journey.stem);
    match journey.format {
        PaperFormat::Xlsx => workbook::write_styled(journey, rows, style, &mut random).0,
        PaperFormat::Csv => csv_text::write_styled(journey, rows, style, &mut random).0,
        PaperFormat::Awmds | PaperFormat::Cuscar => write(journey, rows).bytes,
    }
}

/// The bytes of a declaration (ASYCUDA) of one consignment.
pub(crate) fn write_declaration(journey: &Journey, rows: &[Row]) -> Vec<u8> {
    declaration::write(journey, rows)
}

/// Rows of one bill stand together: their ranges.
pub(crate) fn bills(rows: &[Row]) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let mut begin = 0;
    for end in 1..=rows.len() {
        let same = rows
            .get(end)
            .is_some_and(|row| row.bill == rows[begin].bill && row.group == rows[begin].group);
        if !same {
            ranges.push(begin..end);
            begin = end;
        }
    }
    ranges
}

/// Where the goods leave the ship, train or truck: the post, or for what leaves through the post
/// the other side of the water.
fn unloading(journey: &Journey, row: &Row) -> (&'static str, &'static str) {
    let (code, name) = (journey.post.locode(), journey.post.name());
    match (row.loading.code == code, row.delivery.country.as_str()) {
        (true, "IR") => ("IRBAZ", "BANDAR ANZALI"),
        (true, _) => ("AZALA", "ALAT"),
        _ => (code, name),
    }
}
