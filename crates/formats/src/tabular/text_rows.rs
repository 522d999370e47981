//! The rows of a text table, with the place of every cell. A quote that is never closed ends
//! with the text; text behind a closing quote stays in the cell: nothing is dropped.

use std::borrow::Cow;

use sarhad_model::Span;

use super::dialect::Dialect;
use super::table::{Cell, Row};

/// A walk over the rows of a text.
#[derive(Debug, Clone)]
pub struct TextRows<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    delimiter: u8,
    columns: usize,
}

impl<'t> TextRows<'t> {
    /// From the first row on; cells beyond `columns` are counted, not read.
    pub fn new(text: &'t str, dialect: Dialect, columns: usize) -> Self {
        Self { text, at: 0, line: 0, delimiter: dialect.delimiter, columns }
    }

    /// Puts the next row that is not blank into `row`, which must be empty.
    pub fn next_into(&mut self, row: &mut Row<'t>) -> bool {
        while self.at < self.text.len() {
            row.number = self.line;
            self.read_row(row);
            self.line += 1;
            if row.beyond.is_some() || row.cells.iter().any(|cell| !cell.is_blank()) {
                return true;
            }
            row.cells.clear();
        }
        false
    }

    fn read_row(&mut self, row: &mut Row<'t>) {
        let bytes = self.text.as_bytes();
        loop {
            let cell = self.read_cell();
            if row.cells.len() < self.columns {
                row.cells.push(cell);
            } else if !cell.is_blank() {
                let (span, count) = row.beyond.unwrap_or((cell.span, 0));
                row.beyond = Some((span.hull(cell.span), count + 1));
            }
            match bytes.get(self.at) {
                Some(b) if *b == self.delimiter => self.at += 1,
                Some(b'\r') => {
                    self.at += 1 + usize::from(bytes.get(self.at + 1) == Some(&b'\n'));
                    return;
                }
                Some(_) => {
                    self.at += 1;
                    return;
                }
                None => return,
            }
        }
    }

    /// Reads one cell and stops at the sign that ends it.
    fn read_cell(&mut self) -> Cell<'t> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let opened = bytes.get(start) == Some(&b'"');
        if opened {
            return self.read_quoted(start);
        }
        let end = self.plain_end(start);
        self.at = end;
        cell(Cow::Borrowed(&self.text[start..end]), start, end)
    }

    fn plain_end(&self, from: usize) -> usize {
        let delimiter = self.delimiter;
        self.text.as_bytes()[from..]
            .iter()
            .position(|&b| b == delimiter || b == b'\n' || b == b'\r')
            .map_or(self.text.len(), |at| from + at)
    }

    /// A quoted cell; its span is what stands inside the quotes.
    fn read_quoted(&mut self, start: usize) -> Cell<'t> {
        let bytes = self.text.as_bytes();
        let inside = start + 1;
        let mut at = inside;
        let mut doubled = false;
        let close = loop {
            match bytes[at..].iter().position(|&b| b == b'"').map(|found| at + found) {
                Some(quote) if bytes.get(quote + 1) == Some(&b'"') => {
                    doubled = true;
                    at = quote + 2;
                }
                Some(quote) => break quote,
                None => break bytes.len(),
            }
        };
        let after = (close + 1).min(bytes.len());
        let end = self.plain_end(after);
        self.at = end;
        if end > after && !self.text[after..end].trim().is_empty() {
            // Something stands behind the quote: the cell is taken as it is written.
            return cell(Cow::Borrowed(&self.text[start..end]), start, end);
        }
        let raw = &self.text[inside..close];
        let text = if doubled { Cow::Owned(raw.replace("\"\"", "\"")) } else { Cow::Borrowed(raw) };
        cell(text, inside, close)
    }
}

fn cell(text: Cow<'_, str>, start: usize, end: usize) -> Cell<'_> {
    Cell { text, span: Span::bytes(start, end), typed: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut walk = TextRows::new(text, Dialect { delimiter: b',' }, 5);
        let mut all = Vec::new();
        let mut row = Row::default();
        while walk.next_into(&mut row) {
            all.push(row.cells.iter().map(|cell| cell.text.to_string()).collect());
            row.cells.clear();
            row.beyond = None;
        }
        all
    }

    #[test]
    fn quotes_line_ends_and_blank_rows() {
        assert_eq!(rows("a,b\r\n\r\n1,2\n,\nx"), [vec!["a", "b"], vec!["1", "2"], vec!["x"]]);
        assert_eq!(rows("\"a,\"\"b\"\"\nc\",d"), [["a,\"b\"\nc", "d"]]);
        assert_eq!(rows("\"never closed,\nx"), [["never closed,\nx"]]);
        assert_eq!(rows("\"a\"b,c"), [["\"a\"b", "c"]]);
        assert_eq!(rows("a\rb"), [["a"], ["b"]]);
    }

    #[test]
    fn spans_point_at_the_cells() {
        let text = "ж,\"б\",в";
        let mut row = Row::default();
        TextRows::new(text, Dialect { delimiter: b',' }, 5).next_into(&mut row);
        for cell in &row.cells {
            let Span::Bytes { start, end } = cell.span else { panic!("{cell:?}") };
            assert_eq!(&text[start as usize..end as usize], cell.text);
        }
    }

    #[test]
    fn cells_beyond_the_limit_are_counted() {
        let mut row = Row::default();
        let text = "1,2,3,4,5,6,7,8";
        TextRows::new(text, Dialect { delimiter: b',' }, 5).next_into(&mut row);
        assert_eq!(row.cells.len(), 5);
        assert_eq!(row.beyond, Some((Span::bytes(10, 15), 3)));
    }
}
