//! Rows of cells, whatever file they came from: cells of a text stay where they are, cells of
//! a workbook stand in one arena. Rows are walked, never all built at once.

use std::borrow::Cow;

use sarhad_model::Span;

use super::dialect::Dialect;
use super::text_rows::TextRows;

/// One cell.
#[derive(Debug, Clone, Default)]
pub struct Cell<'t> {
    /// Its text; empty for a blank cell.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// A number or date that the workbook itself typed: its decimal sign is a point.
    pub typed: bool,
}

impl Cell<'_> {
    /// Whether nothing but blanks stands in it.
    pub fn is_blank(&self) -> bool {
        // Nearly every cell starts with a visible sign.
        !self.text.as_bytes().first().is_some_and(u8::is_ascii_graphic)
            && self.text.trim_start().is_empty()
    }
}

/// A row: its number from 0, and its cells; short rows have fewer cells.
#[derive(Debug, Default)]
pub struct Row<'t> {
    /// Number in its sheet, from 0.
    pub number: u32,
    /// Cells, column by column.
    pub cells: Vec<Cell<'t>>,
    /// Cells beyond the limit of columns: their extent and how many.
    pub beyond: Option<(Span, usize)>,
}

impl<'t> Row<'t> {
    /// The cell of a column, when there is one that is not blank.
    pub fn filled(&self, column: usize) -> Option<&Cell<'t>> {
        self.cells.get(column).filter(|cell| !cell.is_blank())
    }

    /// All cells that are not blank, with their columns.
    pub fn all_filled(&self) -> impl DoubleEndedIterator<Item = (usize, &Cell<'t>)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank())
    }

    /// From its first cell to its last.
    pub fn span(&self) -> Span {
        let mut filled = self.all_filled().map(|(_, cell)| cell.span);
        let first = filled.next().unwrap_or_default();
        first.hull(filled.next_back().unwrap_or_default())
    }
}

/// A sheet or a text table.
#[derive(Debug)]
pub enum Table<'t> {
    /// A text with delimiters.
    Text {
        /// The decoded text.
        text: &'t str,
        /// How it is divided.
        dialect: Dialect,
        /// Most columns.
        columns: usize,
    },
    /// A sheet of a workbook.
    Sheet(&'t Sheet),
}

impl<'t> Table<'t> {
    /// Walks the rows from the first one.
    pub fn rows(&self) -> Rows<'t> {
        match *self {
            Table::Text { text, dialect, columns } => {
                Rows::Text(TextRows::new(text, dialect, columns))
            }
            Table::Sheet(sheet) => Rows::Sheet { sheet, next: 0 },
        }
    }

    /// Number of the sheet, from 0.
    pub fn number(&self) -> u16 {
        match self {
            Table::Text { .. } => 0,
            Table::Sheet(sheet) => sheet.number,
        }
    }
}

/// A walk over the rows of a table.
#[derive(Debug)]
pub enum Rows<'t> {
    /// Of a text.
    Text(TextRows<'t>),
    /// Of a sheet.
    Sheet {
        /// The sheet.
        sheet: &'t Sheet,
        /// Index of the next cell.
        next: usize,
    },
}

impl<'t> Rows<'t> {
    /// Puts the next row that is not blank into `row`; `false` at the end.
    pub fn next_into(&mut self, row: &mut Row<'t>) -> bool {
        row.cells.clear();
        row.beyond = None;
        match self {
            Rows::Text(rows) => rows.next_into(row),
            Rows::Sheet { sheet, next } => sheet.next_into(next, row),
        }
    }
}

/// The cells of one sheet, in the order of rows and columns; blank cells are not kept.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Number of the sheet, from 0.
    pub number: u16,
    /// Name as written.
    pub name: String,
    cells: Vec<Stored>,
    arena: String,
    sorted: bool,
}

#[derive(Debug, Clone, Copy)]
struct Stored {
    row: u32,
    column: u16,
    typed: bool,
    start: u32,
    end: u32,
    /// Where the text really stands: of a merged region, its first cell.
    from_row: u32,
    from_column: u16,
}

impl Sheet {
    /// An empty sheet.
    pub fn new(number: u16, name: &str) -> Self {
        Self { number, name: name.to_owned(), sorted: true, ..Self::default() }
    }

    /// Adds a cell; blank texts are left out.
    pub fn push(&mut self, row: u32, column: u16, text: &str, typed: bool) {
        if text.trim().is_empty() || self.arena.len() + text.len() > u32::MAX as usize {
            return;
        }
        if let Some(last) = self.cells.last() {
            self.sorted &= (last.row, last.column) < (row, column);
        }
        let start = self.arena.len() as u32;
        self.arena.push_str(text);
        let end = self.arena.len() as u32;
        self.cells.push(Stored {
            row,
            column,
            typed,
            start,
            end,
            from_row: row,
            from_column: column,
        });
    }

    /// Fills the cells of merged regions with the text of their first cell.
    pub fn merge(&mut self, regions: &[Region], limit: usize) {
        self.sort();
        let mut copies = Vec::new();
        for region in regions {
            let Some(first) = self.find(region.first_row, region.first_column) else { continue };
            for row in region.first_row..=region.last_row {
                for column in region.first_column..=region.last_column {
                    if copies.len() + self.cells.len() >= limit {
                        break;
                    }
                    if self.find(row, column).is_none() {
                        copies.push(Stored { row, column, ..first });
                    }
                }
            }
        }
        if !copies.is_empty() {
            self.cells.extend(copies);
            self.sorted = false;
        }
        self.sort();
    }

    /// Puts the cells in order; a cell given twice stays as it was given last.
    pub fn sort(&mut self) {
        if self.sorted {
            return;
        }
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
        self.sorted = true;
    }

    fn find(&self, row: u32, column: u16) -> Option<Stored> {
        let at = self.cells.binary_search_by_key(&(row, column), |c| (c.row, c.column)).ok()?;
        Some(self.cells[at])
    }

    /// How many cells are filled.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Every cell that holds a text of its own (merged copies are not counted again).
    pub fn own_cells(&self) -> impl Iterator<Item = (Span, &str)> {
        self.cells
            .iter()
            .filter(|cell| (cell.row, cell.column) == (cell.from_row, cell.from_column))
            .map(|cell| (self.span(*cell), self.text(*cell)))
    }

    fn text(&self, cell: Stored) -> &str {
        &self.arena[cell.start as usize..cell.end as usize]
    }

    fn span(&self, cell: Stored) -> Span {
        Span::Cell { sheet: self.number, column: cell.from_column, row: cell.from_row }
    }

    fn next_into<'t>(&'t self, next: &mut usize, row: &mut Row<'t>) -> bool {
        let Some(first) = self.cells.get(*next) else { return false };
        row.number = first.row;
        while let Some(&cell) = self.cells.get(*next).filter(|cell| cell.row == first.row) {
            let column = usize::from(cell.column);
            if row.cells.len() < column {
                row.cells.resize_with(column, Cell::default);
            }
            row.cells.push(Cell {
                text: Cow::Borrowed(self.text(cell)),
                span: self.span(cell),
                typed: cell.typed,
            });
            *next += 1;
        }
        true
    }
}

/// A merged region, from 0, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// First row.
    pub first_row: u32,
    /// First column.
    pub first_column: u16,
    /// Last row.
    pub last_row: u32,
    /// Last column.
    pub last_column: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_show_the_text_of_the_first_and_keep_its_place() {
        let mut sheet = Sheet::new(0, "s");
        sheet.push(0, 0, "BILL1", false);
        sheet.push(1, 1, "pumps", false);
        let region = Region { first_row: 0, first_column: 0, last_row: 1, last_column: 0 };
        sheet.merge(&[region], 100);
        let table = Table::Sheet(&sheet);
        let (mut rows, mut row) = (table.rows(), Row::default());
        assert!(rows.next_into(&mut row) && rows.next_into(&mut row));
        assert_eq!(row.cells[0].text, "BILL1");
        assert_eq!(row.cells[0].span, Span::Cell { sheet: 0, column: 0, row: 0 });
        assert_eq!(row.cells[1].text, "pumps");
        assert!(!rows.next_into(&mut row));
        assert_eq!(sheet.own_cells().count(), 2);
    }

    #[test]
    fn cells_given_out_of_order_are_sorted_and_the_last_one_stays() {
        let mut sheet = Sheet::new(0, "s");
        sheet.push(5, 1, "b", false);
        sheet.push(0, 0, "a", false);
        sheet.push(5, 1, "c", false);
        sheet.sort();
        let texts: Vec<&str> = sheet.own_cells().map(|(_, text)| text).collect();
        assert_eq!(texts, ["a", "c"]);
    }
}
