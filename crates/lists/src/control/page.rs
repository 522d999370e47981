//! The rows of all tables of a page, cells spread over rows and columns repeated where they
//! reach, as a person reads it. A paragraph outside of tables is a row of one cell.

use sarhad_model::Span;

use super::markup::{Piece, attribute, pieces, squeezed, superscript};
use super::tables::RawRow;

/// Farthest reach of one cell; a damaged page may say a million.
const MAX_REACH: usize = 1_000;
/// Widest row.
const MAX_COLUMNS: usize = 200;

#[derive(Debug)]
struct Cell {
    text: String,
    rows: usize,
    columns: usize,
}

/// Reads the rows in order.
pub(super) fn rows(text: &str) -> Vec<RawRow> {
    let mut out: Vec<RawRow> = Vec::new();
    let mut row: Option<(Vec<Cell>, usize)> = None;
    // What reaches down from rows above: by column, the text and how many rows are left.
    let mut reaching: Vec<Option<(String, usize)>> = Vec::new();
    let mut cell: Option<Cell> = None;
    let mut loose = String::new();
    let (mut loose_at, mut raised, mut hidden) = (0, 0usize, 0usize);
    for (piece, at) in pieces(text) {
        match piece {
            Piece::Open(name, inside) => match name.as_str() {
                "tr" => {
                    end_cell(&mut row, &mut cell);
                    end_row(&mut row, &mut reaching, &mut out, at);
                    loose.clear();
                    row = Some((Vec::new(), at));
                }
                "td" | "th" => {
                    end_cell(&mut row, &mut cell);
                    let reach = |name| {
                        let stated = attribute(inside, name).and_then(|n| n.trim().parse().ok());
                        stated.unwrap_or(1usize).clamp(1, MAX_REACH)
                    };
                    let (rows, columns) = (reach("rowspan"), reach("colspan"));
                    cell = Some(Cell { text: String::new(), rows, columns });
                }
                "table" => reaching.clear(),
                "sup" => raised += 1,
                "script" | "style" => hidden += 1,
                "p" | "div" | "h1" | "h2" | "h3" | "li" if row.is_none() => {
                    end_loose(&mut loose, loose_at, at, &mut out);
                    loose_at = at;
                }
                "br" | "p" | "li" | "div" => {
                    if let Some(cell) = &mut cell {
                        cell.text.push('\n');
                    }
                }
                _ => {}
            },
            Piece::Close(name) => match name.as_str() {
                "td" | "th" => end_cell(&mut row, &mut cell),
                "tr" | "table" => {
                    end_cell(&mut row, &mut cell);
                    end_row(&mut row, &mut reaching, &mut out, at);
                }
                "sup" => raised = raised.saturating_sub(1),
                "script" | "style" => hidden = hidden.saturating_sub(1),
                "p" | "div" | "h1" | "h2" | "h3" | "li" if row.is_none() => {
                    end_loose(&mut loose, loose_at, at, &mut out);
                    loose_at = at;
                }
                _ => {}
            },
            Piece::Text(_) if hidden > 0 => {}
            Piece::Text(text) => {
                let text = if raised > 0 { superscript(&text).into() } else { text };
                match &mut cell {
                    Some(cell) => cell.text.push_str(&text),
                    None if row.is_none() => loose.push_str(&text),
                    None => {}
                }
            }
        }
    }
    end_cell(&mut row, &mut cell);
    end_row(&mut row, &mut reaching, &mut out, text.len());
    end_loose(&mut loose, loose_at, text.len(), &mut out);
    out
}

fn end_cell(row: &mut Option<(Vec<Cell>, usize)>, cell: &mut Option<Cell>) {
    if let (Some((cells, _)), Some(mut done)) = (row.as_mut(), cell.take()) {
        let lines = done.text.split('\n').map(squeezed).filter(|line| !line.is_empty());
        done.text = lines.collect::<Vec<_>>().join("\n");
        cells.push(done);
    }
}

fn end_row(
    row: &mut Option<(Vec<Cell>, usize)>,
    reaching: &mut Vec<Option<(String, usize)>>,
    out: &mut Vec<RawRow>,
    at: usize,
) {
    let Some((cells, start)) = row.take() else { return };
    let mut line: Vec<String> = Vec::new();
    let mut next = cells.into_iter();
    let mut waiting = next.next();
    while line.len() < MAX_COLUMNS {
        let column = line.len();
        if let Some(Some((text, left))) = reaching.get_mut(column) {
            line.push(text.clone());
            *left -= 1;
            if *left == 0 {
                reaching[column] = None;
            }
            continue;
        }
        let Some(cell) = waiting.take() else {
            if reaching[column.min(reaching.len())..].iter().all(Option::is_none) {
                break;
            }
            line.push(String::new());
            continue;
        };
        for _ in 0..cell.columns.min(MAX_COLUMNS - line.len()) {
            let column = line.len();
            if cell.rows > 1 {
                if reaching.len() <= column {
                    reaching.resize(column + 1, None);
                }
                reaching[column] = Some((cell.text.clone(), cell.rows - 1));
            }
            line.push(cell.text.clone());
        }
        waiting = next.next();
    }
    if line.iter().any(|cell| !cell.is_empty()) {
        out.push((line, Span::bytes(start, at)));
    }
}

fn end_loose(loose: &mut String, start: usize, at: usize, out: &mut Vec<RawRow>) {
    let text = squeezed(loose);
    loose.clear();
    if !text.is_empty() {
        out.push((vec![text], Span::bytes(start, at)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        rows(text).into_iter().map(|(cells, _)| cells).collect()
    }

    #[test]
    fn cells_that_reach() {
        let page = "<p>Title</p><table><tr><td rowspan=2>a<td colspan='2'>b</tr>\
                    <tr><td>c<br>d<td>e&nbsp;f</table>";
        assert_eq!(read(page), [vec!["Title"], vec!["a", "b", "b"], vec!["a", "c\nd", "e f"]]);
    }

    #[test]
    fn damaged_pages_end() {
        for page in
            ["<table><tr><td rowspan=99999999 colspan=99999999>x", "<tr>", "<td>x", "</table></tr>"]
        {
            assert!(read(page).iter().flatten().count() <= MAX_COLUMNS);
        }
    }
}
