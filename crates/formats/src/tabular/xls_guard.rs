//! A look at the cell records of an old binary workbook before it is read: the reading library
//! builds every sheet as a full rectangle, so two far cells could ask for all memory.
//!
//! It walks the compound file and the record heads only; values are the library's business.

/// Cells of all sheets together, as rectangles; about 32 bytes each once built.
pub const MAX_CELLS: u64 = 8_000_000;

const SECTOR_END: u32 = 0xffff_fffa;

/// The cells that reading would build; `None` when the file is damaged.
pub fn rectangle_cells(bytes: &[u8]) -> Option<u64> {
    let stream = workbook_stream(bytes)?;
    let mut total = 0u64;
    let mut extent: Option<Extent> = None;
    let mut at = 0;
    while let Some(head) = stream.get(at..at + 4) {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let len = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let body = stream.get(at + 4..at + 4 + len).unwrap_or(&[]);
        at += 4 + len;
        match kind {
            // A sheet begins or ends.
            0x0809 | 0x000a => total = total.saturating_add(extent.take().map_or(0, Extent::cells)),
            // LABELSST, LABEL, RSTRING, RK, NUMBER, BOOLERR, BLANK, FORMULA.
            0x00fd | 0x0204 | 0x00d6 | 0x027e | 0x0203 | 0x0205 | 0x0006 | 0x0406 => {
                if let [r0, r1, c0, c1, ..] = *body {
                    let cell = (u16::from_le_bytes([r0, r1]), u16::from_le_bytes([c0, c1]));
                    Extent::include(&mut extent, cell.0, cell.1, cell.1);
                }
            }
            // MULRK: row, first column, values, last column.
            0x00bd if len >= 6 => {
                if let ([r0, r1, c0, c1, ..], [.., l0, l1]) = (body, body) {
                    let row = u16::from_le_bytes([*r0, *r1]);
                    let first = u16::from_le_bytes([*c0, *c1]);
                    let last = u16::from_le_bytes([*l0, *l1]);
                    Extent::include(&mut extent, row, first, last);
                }
            }
            _ => {}
        }
    }
    Some(total.saturating_add(extent.map_or(0, Extent::cells)))
}

#[derive(Clone, Copy)]
struct Extent {
    rows: (u16, u16),
    columns: (u16, u16),
}

impl Extent {
    fn include(this: &mut Option<Self>, row: u16, first: u16, last: u16) {
        let known = this
            .get_or_insert(Self { rows: (row, row), columns: (first.min(last), first.max(last)) });
        known.rows = (known.rows.0.min(row), known.rows.1.max(row));
        known.columns =
            (known.columns.0.min(first.min(last)), known.columns.1.max(first.max(last)));
    }

    fn cells(self) -> u64 {
        let side = |(low, high): (u16, u16)| u64::from(high - low) + 1;
        side(self.rows) * side(self.columns)
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// The stream called `Workbook` (or `Book`), its sectors put together.
fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let sector_size = 1usize << u16_at(bytes, 30)?.clamp(7, 16);
    let sector = |number: u32| {
        let start = (number as usize).checked_add(1)?.checked_mul(sector_size)?;
        bytes.get(start..bytes.len().min(start + sector_size)).filter(|s| !s.is_empty())
    };
    let fat = allocation_table(bytes, &sector)?;
    let chain = |first: u32| -> Vec<u8> {
        let mut data = Vec::new();
        let mut number = first;
        let mut steps = 0;
        while number < SECTOR_END && steps <= fat.len() {
            let Some(part) = sector(number) else { break };
            data.extend_from_slice(part);
            number = fat.get(number as usize).copied().unwrap_or(u32::MAX);
            steps += 1;
        }
        data
    };
    let directory = chain(u32_at(bytes, 48)?);
    let small_limit = u32_at(bytes, 56)?;
    let mut small_data = None;
    for entry in directory.chunks_exact(128) {
        let name_len = usize::from(u16_at(entry, 64)?).min(64);
        let name: String = entry[..name_len]
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .take_while(|unit| *unit != 0)
            .filter_map(|unit| char::from_u32(u32::from(unit)))
            .collect();
        let first = u32_at(entry, 116)?;
        let size = u32_at(entry, 120)?;
        if entry[66] == 5 {
            small_data = Some(chain(first));
        } else if name.eq_ignore_ascii_case("workbook") || name.eq_ignore_ascii_case("book") {
            // A small stream stands in the mini sectors; the whole of them is looked at, in
            // order, which sees every record of the usual files.
            let data = if size < small_limit { small_data.take()? } else { chain(first) };
            return Some(data);
        }
    }
    None
}

fn allocation_table<'b>(
    bytes: &'b [u8],
    sector: &impl Fn(u32) -> Option<&'b [u8]>,
) -> Option<Vec<u32>> {
    let entries = |part: &[u8]| -> Vec<u32> {
        part.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
    };
    let mut parts = entries(bytes.get(76..512)?);
    let mut next = u32_at(bytes, 68)?;
    let mut steps = 0;
    while next < SECTOR_END && steps < 10_000 {
        let mut more = entries(sector(next)?);
        next = more.pop()?;
        parts.extend(more);
        steps += 1;
    }
    let mut table = Vec::new();
    for part in parts.into_iter().filter(|part| *part < SECTOR_END) {
        table.extend(entries(sector(part)?));
    }
    Some(table)
}
