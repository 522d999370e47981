//! A register of permits as a text table in the columns of `docs/permits.md`. A row that cannot be
//! read as a permit is said with its place and left out: a permit that is half read could clear
//! goods that it was not given for.

use chrono::NaiveDate;
use csv::StringRecord;
use sarhad_model::{
    CountryCode, Direction, HsCode, Issue, IssueCode, Permit, PermitRegister, PermitStatus, Span,
};

use crate::dates::{self, Order};
use crate::decode::{Fallback, decode};
use crate::error::ListError;
use crate::limits::Limits;
use crate::table::Header;

/// Columns that a register must have.
const NEEDED: [&str; 3] = ["number", "holder", "valid_to"];
/// Columns of which it must have one: what the goods are.
const GOODS: [&str; 2] = ["entries", "codes"];
/// Most permits of one register: those of all states for ten years are fewer.
const MAX_PERMITS: usize = 200_000;
/// Start of a comment line that says up to which day the register is complete.
const AS_OF: &str = "# permits: as_of=";
/// The dates of the region.
const ORDER: Order = Order::DayFirst;

/// A register that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct PermitReading {
    /// The register.
    pub register: PermitRegister,
    /// What was wrong, in the order of the file.
    pub issues: Vec<Issue>,
}

/// Reads a register.
///
/// # Errors
/// The file is empty, too large, lacks a column, or holds no permit.
pub fn read_permits(name: &str, bytes: &[u8]) -> Result<PermitReading, ListError> {
    let file = || name.to_owned();
    let limit = Limits::default().file_bytes;
    if bytes.is_empty() {
        return Err(ListError::Empty { file: file() });
    }
    if bytes.len() > limit {
        return Err(ListError::TooLarge { file: file(), found: bytes.len(), limit });
    }
    let decoded = decode(bytes, Fallback::CyrillicFile);
    let mut text = &*decoded.text;
    let mut skipped = 0;
    let mut as_of = None;
    while let Some(rest) = text.strip_prefix('#') {
        let end = rest.find('\n').map_or(text.len(), |end| end + 2);
        if let Some(day) = text[..end].strip_prefix(AS_OF) {
            as_of = dates::day(day.trim().trim_end_matches([',', ';']), ORDER);
        }
        skipped += end;
        text = &text[end..];
    }
    let mut table = Table::new(text, skipped);
    let Some(header) = table.header() else { return Err(ListError::Empty { file: file() }) };
    let has = |column: &&str| header.has(column);
    if let Some(column) = NEEDED.iter().find(|column| !has(column)) {
        return Err(ListError::MissingColumn { file: file(), column });
    }
    if !GOODS.iter().any(|column| header.has(column)) {
        return Err(ListError::MissingColumn { file: file(), column: "entries" });
    }
    let mut issues = Vec::new();
    let mut permits = Vec::new();
    while let Some((record, span)) = table.next() {
        if permits.len() >= MAX_PERMITS {
            let issue = Issue::new(IssueCode::TooMany, span, "");
            issues.push(issue.with("what", "permits").with("limit", MAX_PERMITS));
            break;
        }
        let row = header.row(&record);
        let mut reader = Reader { get: &|column| row.get(column), span, issues: &mut issues };
        if let Some(permit) = reader.permit() {
            permits.push(permit);
        }
    }
    if permits.is_empty() {
        return Err(ListError::NoEntries { file: file(), format: "permits-csv" });
    }
    let version = version(&permits);
    let register = PermitRegister { name: file(), version, as_of, permits };
    Ok(PermitReading { register, issues })
}

fn version(permits: &[Permit]) -> String {
    let mut hasher = blake3::Hasher::new();
    for permit in permits {
        let line = serde_json::to_vec(permit).expect("a permit is plain data that JSON can hold");
        hasher.update(&line);
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

/// Rows with their places.
struct Table<'t> {
    reader: csv::Reader<&'t [u8]>,
    skipped: usize,
}

impl<'t> Table<'t> {
    fn new(text: &'t str, skipped: usize) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let count = |sign: u8| first.bytes().filter(|&b| b == sign).count();
        let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|&sign| count(sign));
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.unwrap_or(b','))
            .from_reader(text.as_bytes());
        Self { reader, skipped }
    }

    fn header(&mut self) -> Option<Header> {
        self.next().map(|(record, _)| Header::new(record))
    }

    fn next(&mut self) -> Option<(StringRecord, Span)> {
        let mut record = StringRecord::new();
        loop {
            let start = self.reader.position().byte() as usize + self.skipped;
            // The text is valid UTF-8 and lengths are free: no row can fail.
            let Ok(true) = self.reader.read_record(&mut record) else { return None };
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                let end = self.reader.position().byte() as usize + self.skipped;
                return Some((record, Span::bytes(start, end)));
            }
        }
    }
}

/// One row on its way to a permit.
struct Reader<'r> {
    get: &'r dyn Fn(&str) -> &'r str,
    span: Span,
    issues: &'r mut Vec<Issue>,
}

impl Reader<'_> {
    fn permit(&mut self) -> Option<Permit> {
        let before = self.issues.len();
        let number = (self.get)("number");
        let entries = parts((self.get)("entries"));
        let codes = self.codes();
        if number.is_empty() || (self.get)("holder").is_empty() {
            self.issue(IssueCode::ListRowUnreadable, number);
        }
        if entries.is_empty() && codes.is_empty() {
            self.issue(IssueCode::ListRowUnreadable, number);
        }
        let permit = Permit {
            number: number.to_owned(),
            state: self.country("state"),
            holder: (self.get)("holder").to_owned(),
            holder_number: (self.get)("holder_number").to_owned(),
            entries: entries.iter().map(|entry| control_number(entry)).collect(),
            codes,
            goods: (self.get)("goods").to_owned(),
            quantity: self.quantity("quantity"),
            unit: (self.get)("unit").to_owned(),
            used: self.quantity("used").unwrap_or(0.0),
            valid_from: self.day("valid_from"),
            valid_to: self.day("valid_to"),
            end_user: (self.get)("end_user").to_owned(),
            destination: self.country("destination"),
            directions: self.directions(),
            status: self.status(),
        };
        (self.issues.len() == before).then_some(permit)
    }

    fn issue(&mut self, code: IssueCode, raw: &str) {
        self.issues.push(Issue::new(code, self.span, raw));
    }

    fn codes(&mut self) -> Vec<String> {
        let mut codes = Vec::new();
        for part in parts((self.get)("codes")) {
            match HsCode::parse(part) {
                Ok(code) => codes.push(code.as_str().to_owned()),
                Err(error) => self.issue(error.issue, part),
            }
        }
        codes
    }

    fn country(&mut self, column: &str) -> Option<CountryCode> {
        let text = (self.get)(column);
        if text.is_empty() {
            return None;
        }
        match CountryCode::parse(text) {
            Ok(country) => Some(country),
            Err(error) => {
                self.issue(error.issue, text);
                None
            }
        }
    }

    /// A number with a decimal point or comma; blanks between thousands.
    fn quantity(&mut self, column: &str) -> Option<f64> {
        let text = (self.get)(column);
        if text.is_empty() {
            return None;
        }
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let number = plain.replace(',', ".").parse::<f64>().ok();
        let number = number.filter(|number| number.is_finite() && *number >= 0.0);
        if number.is_none() {
            self.issue(IssueCode::NumberForm, text);
        }
        number
    }

    fn day(&mut self, column: &str) -> Option<NaiveDate> {
        let text = (self.get)(column);
        if text.is_empty() {
            return None;
        }
        let day = dates::day(text, ORDER);
        if day.is_none() {
            self.issue(IssueCode::DateForm, text);
        }
        day
    }

    fn directions(&mut self) -> Vec<Direction> {
        let mut all = Vec::new();
        for part in parts((self.get)("direction")) {
            match Direction::parse(&part.to_lowercase().replace('-', "_")) {
                Some(direction) => all.push(direction),
                None => self.issue(IssueCode::CodeUnknown, part),
            }
        }
        all
    }

    fn status(&mut self) -> PermitStatus {
        match (self.get)("status").to_lowercase().as_str() {
            "" | "valid" => PermitStatus::Valid,
            "suspended" => PermitStatus::Suspended,
            "revoked" => PermitStatus::Revoked,
            "refused" => PermitStatus::Refused,
            other => {
                self.issue(IssueCode::CodeUnknown, other);
                PermitStatus::Suspended
            }
        }
    }
}

fn parts(cell: &str) -> Vec<&str> {
    cell.split([';', ',', '|']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A control number with its first letters as lists write them: `2b350.g` → `2B350.g`; the marks
/// behind the dot stay.
fn control_number(text: &str) -> String {
    match text.split_once('.') {
        Some((head, rest)) => format!("{}.{rest}", head.to_uppercase()),
        None => text.to_uppercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "number,state,holder,holder_number,entries,codes,quantity,unit,used,valid_from,valid_to,end_user,direction,destination,status\n";

    fn read(rows: &str) -> PermitReading {
        read_permits("permits.csv", format!("{HEAD}{rows}").as_bytes()).unwrap()
    }

    #[test]
    fn a_permit_with_everything() {
        let reading = read(
            "KZ-0412,KZ,Invented Pumps LLP,123456789012,2b350.i;2B350.g,8413 70,\"1 000,5\",pcs,2,01.02.2026,2026-12-31,Invented Plant,export;re-export,UZ,\n",
        );
        assert_eq!(reading.issues, []);
        let permit = &reading.register.permits[0];
        assert_eq!(permit.entries, ["2B350.i", "2B350.g"]);
        assert_eq!((permit.quantity, permit.used), (Some(1000.5), 2.0));
        assert_eq!(permit.directions, [Direction::Export, Direction::ReExport]);
        assert_eq!(permit.valid_from.unwrap().to_string(), "2026-02-01");
        assert_eq!(permit.status, PermitStatus::Valid);
    }

    #[test]
    fn a_half_read_row_is_no_permit() {
        let good = "A-1,KZ,Holder,,2B350,,1,pcs,,,2026-12-31,,,,\n";
        for bad in [
            "A-2,KZ,Holder,,2B350,,x,pcs,,,2026-12-31,,,,\n",
            "A-2,KZ,Holder,,2B350,,1,pcs,,,31.31.2026,,,,\n",
            "A-2,KZ,Holder,,,,1,pcs,,,2026-12-31,,,,\n",
            "A-2,KZ,,,2B350,,1,pcs,,,2026-12-31,,,,\n",
            "A-2,KZ,Holder,,2B350,,1,pcs,,,2026-12-31,,sideways,,\n",
            "A-2,KZ,Holder,,2B350,,1,pcs,,,2026-12-31,,,,perhaps\n",
            "A-2,??,Holder,,2B350,,1,pcs,,,2026-12-31,,,,\n",
        ] {
            let reading = read(&format!("{good}{bad}"));
            assert_eq!(reading.register.permits.len(), 1, "{bad}");
            assert!(!reading.issues.is_empty(), "{bad}");
            let Span::Bytes { start, .. } = reading.issues[0].span else { panic!("{bad}") };
            assert_eq!(start as usize, HEAD.len() + good.len(), "{bad}");
        }
    }

    #[test]
    fn the_day_and_missing_columns() {
        let text =
            "# permits: as_of=2026-11-01\nnumber;holder;entries;valid_to\nA;H;2B350;2026-12-31\n";
        let reading = read_permits("p.csv", text.as_bytes()).unwrap();
        assert_eq!(reading.register.as_of.unwrap().to_string(), "2026-11-01");
        let error = read_permits("p.csv", b"number,holder\n1,2\n").unwrap_err();
        assert!(matches!(error, ListError::MissingColumn { column: "valid_to", .. }));
        let error = read_permits("p.csv", b"number,holder,valid_to\n1,2,3\n").unwrap_err();
        assert!(matches!(error, ListError::MissingColumn { column: "entries", .. }));
        assert!(matches!(read_permits("p.csv", b""), Err(ListError::Empty { .. })));
        assert!(matches!(read_permits("p.csv", HEAD.as_bytes()), Err(ListError::NoEntries { .. })));
    }
}
