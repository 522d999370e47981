//! A table for the terminal: columns as wide as they need, the last ones wrapped into what is
//! left, by the width that characters take on the screen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Where a cell stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// At the right: numbers.
    Right,
}

/// A colour of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// None.
    Plain,
    /// Emphasis.
    Bold,
    /// Less important.
    Dim,
    /// Danger.
    Red,
    /// Attention.
    Yellow,
    /// Fine.
    Green,
    /// Neutral colour.
    Cyan,
}

impl Paint {
    /// The text in this colour, if colours are shown.
    pub fn on(self, text: &str, colour: bool) -> String {
        let code = match self {
            Self::Plain => return text.to_owned(),
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "1;31",
            Self::Yellow => "33",
            Self::Green => "32",
            Self::Cyan => "36",
        };
        if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Heading.
    pub heading: String,
    /// Alignment.
    pub align: Align,
    /// Whether its text is wrapped into the room that is left.
    pub wraps: bool,
}

/// A cell: text and colour. Line breaks in the text are kept.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Text.
    pub text: String,
    /// Colour.
    pub paint: Paint,
}

impl Cell {
    /// A cell without colour.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: clean(&text.into()), paint: Paint::Plain }
    }

    /// A cell with colour.
    pub fn painted(text: impl Into<String>, paint: Paint) -> Self {
        Self { text: clean(&text.into()), paint }
    }
}

/// Takes out control characters other than line breaks: a paper must not steer the terminal.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// Least width of a wrapped column.
const LEAST_WRAPPED: usize = 16;
/// Room between columns.
const GAP: usize = 2;

/// The table as lines of at most `width` columns (unless the narrow columns alone need more).
pub fn render(columns: &[Column], rows: &[Vec<Cell>], width: usize, colour: bool) -> String {
    let widths = widths(columns, rows, width);
    let mut out = String::new();
    let heading: Vec<Cell> =
        columns.iter().map(|column| Cell::painted(&column.heading, Paint::Bold)).collect();
    push_row(&mut out, columns, &heading, &widths, colour);
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    out.push_str(&Paint::Dim.on(&rule.join(&" ".repeat(GAP)), colour));
    out.push('\n');
    for row in rows {
        push_row(&mut out, columns, row, &widths, colour);
    }
    out
}

fn widths(columns: &[Column], rows: &[Vec<Cell>], width: usize) -> Vec<usize> {
    let wanted = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index));
        let widest = cells.flat_map(|cell| cell.text.lines()).map(UnicodeWidthStr::width).max();
        widest.unwrap_or(0).max(columns[index].heading.width())
    };
    let mut widths: Vec<usize> = (0..columns.len()).map(wanted).collect();
    let gaps = GAP * columns.len().saturating_sub(1);
    let fixed: usize =
        columns.iter().zip(&widths).filter(|(column, _)| !column.wraps).map(|(_, w)| w).sum();
    let mut room = width.saturating_sub(gaps + fixed);
    let mut wrapped: Vec<usize> = (0..columns.len()).filter(|i| columns[*i].wraps).collect();
    // The column that needs least is served first; what it leaves goes to the others.
    wrapped.sort_by_key(|index| widths[*index]);
    for (done, index) in wrapped.iter().enumerate() {
        let share = (room / (wrapped.len() - done)).max(LEAST_WRAPPED);
        widths[*index] = widths[*index].min(share);
        room = room.saturating_sub(widths[*index]);
    }
    widths
}

fn push_row(out: &mut String, columns: &[Column], row: &[Cell], widths: &[usize], colour: bool) {
    let cells: Vec<Vec<String>> =
        row.iter().zip(widths).map(|(cell, width)| wrap(&cell.text, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let mut shown = String::new();
        for (index, (cell, width)) in cells.iter().zip(widths).enumerate() {
            let text = cell.get(line).map_or("", String::as_str);
            let space = " ".repeat(width.saturating_sub(text.width()));
            let painted = row[index].paint.on(text, colour && !text.is_empty());
            if index > 0 {
                shown.push_str(&" ".repeat(GAP));
            }
            match columns[index].align {
                Align::Left => shown.extend([painted.as_str(), &space]),
                Align::Right => shown.extend([space.as_str(), &painted]),
            }
        }
        out.push_str(shown.trim_end());
        out.push('\n');
    }
}

/// Breaks a text into lines of at most `width` columns, at blanks where there are any.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let needed = word.width() + usize::from(!line.is_empty());
            if line.width() + needed <= width {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                if line.width() + c.width().unwrap_or(0) > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str, align: Align, wraps: bool) -> Column {
        Column { heading: heading.into(), align, wraps }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let columns = [
            column("Rank", Align::Right, false),
            column("Unit", Align::Left, false),
            column("Why", Align::Left, true),
        ];
        let row = vec![
            Cell::plain("1"),
            Cell::plain("MSKU7979262"),
            Cell::plain("Товар может подпадать под позицию 2B230 списка ".repeat(5)),
        ];
        let table = render(&columns, &[row], 70, false);
        assert!(table.lines().all(|line| line.width() <= 70), "{table}");
        assert!(table.lines().count() > 4);
    }

    #[test]
    fn wide_characters_count_double_and_long_words_are_cut() {
        assert_eq!(wrap("中国国家核工业", 6), ["中国国", "家核工", "业"]);
        assert_eq!(wrap("a b\nc", 10), ["a b", "c"]);
    }

    #[test]
    fn a_paper_cannot_steer_the_terminal() {
        assert_eq!(Cell::plain("a\u{1b}[2Jb\tc").text, "a [2Jb c");
    }
}
