//! How a text table is divided: comma, semicolon, tab or bar, found by which of them gives
//! rows of the same width.

use super::table::Row;
use super::text_rows::TextRows;

/// How a text is divided into cells. Quotes are always `"`, doubled inside a quoted cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The sign between two cells.
    pub delimiter: u8,
}

/// Bytes and rows that the choice looks at.
const SAMPLE_BYTES: usize = 64 << 10;
const SAMPLE_ROWS: usize = 100;

/// Columns that are counted while choosing.
const SAMPLE_COLUMNS: usize = 2_000;

/// Share of rows that must have the usual width.
const STEADY: f64 = 0.5;

/// The dialect of a text; `None` when no delimiter gives steady rows of two columns or more.
pub fn sniff(text: &str) -> Option<Dialect> {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let cut = end < text.len();
    let sample = &text[..end];
    if let Some(dialect) = stated(sample) {
        return Some(dialect);
    }
    let mut best: Option<(f64, Dialect)> = None;
    for delimiter in [b',', b';', b'\t', b'|'] {
        let dialect = Dialect { delimiter };
        let Some(score) = steadiness(sample, dialect, cut) else { continue };
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, dialect));
        }
    }
    best.map(|(_, dialect)| dialect)
}

/// `sep=;` in the first line, as some spreadsheets write.
fn stated(text: &str) -> Option<Dialect> {
    let line = text.lines().next()?.trim().trim_matches('"');
    let sign = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    match sign.as_bytes() {
        [sign @ (b',' | b';' | b'|')] => Some(Dialect { delimiter: *sign }),
        _ => Some(Dialect { delimiter: b'\t' }).filter(|_| sign.is_empty()),
    }
}

/// How steady the width of the rows is, times how much the delimiter divides.
fn steadiness(sample: &str, dialect: Dialect, cut: bool) -> Option<f64> {
    let mut widths: Vec<usize> = Vec::new();
    let mut rows = TextRows::new(sample, dialect, SAMPLE_COLUMNS);
    let mut row = Row::default();
    while widths.len() < SAMPLE_ROWS && rows.next_into(&mut row) {
        widths.push(row.cells.len() + row.beyond.map_or(0, |(_, count)| count));
        row.cells.clear();
        row.beyond = None;
    }
    // The last row of a cut sample is not whole.
    if cut && widths.len() > 1 && widths.len() < SAMPLE_ROWS {
        widths.pop();
    }
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    let (usual, count) = sorted
        .chunk_by(|a, b| a == b)
        .filter(|chunk| chunk[0] > 1)
        .map(|chunk| (chunk[0], chunk.len()))
        .max_by_key(|&(width, count)| (count * width.min(12), width))?;
    // Trailing empty cells are often left out, and a title stands above: near widths count half.
    let near = widths.iter().filter(|&&w| w != usual && w > 1 && w.abs_diff(usual) <= 2).count();
    let share = (count as f64 + near as f64 * 0.5) / widths.len() as f64;
    let few_rows = widths.len() < 12;
    let steady = share >= STEADY || (few_rows && share >= STEADY / 2.0 && usual > 3);
    steady.then(|| share * (1.0 + (usual.min(40) as f64).ln()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> Option<char> {
        sniff(text).map(|dialect| char::from(dialect.delimiter))
    }

    #[test]
    fn the_delimiter_is_the_one_that_gives_steady_rows() {
        assert_eq!(delimiter("a,b,c\n1,2,3\n"), Some(','));
        assert_eq!(delimiter("a;b;c\n1,5;2,5;3\n7,25;8;9,1\n"), Some(';'));
        assert_eq!(delimiter("a\tb\n\"x, y\"\t2\n"), Some('\t'));
        assert_eq!(delimiter("a|b|c\n1|2|3\n"), Some('|'));
        assert_eq!(delimiter("sep=;\nx\ny\n"), Some(';'));
        assert_eq!(
            delimiter(
                "Реестр\n\n\nдата 1\nномер;груз;вес;брутто\n1;плитка, серая;2,5;3\n2;b;3;4\n"
            ),
            Some(';')
        );
    }

    #[test]
    fn prose_has_none() {
        assert_eq!(delimiter("Dear Sirs\nwe send the goods\nas agreed, with thanks\nyours"), None);
        assert_eq!(delimiter(""), None);
    }
}
