//! A register of companies as a table in the columns of `docs/companies.md`. A company may stand in
//! several rows, one for each owner, director or change. A cell that cannot be read is told and
//! stays unknown; the rest of its row is used: what is unknown of a company speaks neither for nor
//! against it.

use std::collections::HashMap;

use sarhad_model::{
    Company, CompanyChange, CompanyChangeKind, CompanyRegister, CompanyStatus, CountryCode,
    Director, Owner,
};

use super::table::{Column, Row, Table, number, plain};
use super::{RowFault, RowFaultKind};
use crate::error::ListError;

/// Most companies of one register: those that trade across a border are fewer in any state of the
/// region.
pub const MAX_COMPANIES: usize = 3_000_000;
/// Most owners and most directors of one company; a company with more is held by the public.
pub const MAX_OWNERS: usize = 200;
/// Start of a comment line that says up to which day the register is complete.
const AS_OF: &str = "# companies: as_of=";
/// Where the columns are told.
const DOCUMENT: &str = "docs/companies.md";
/// Columns that a register must have.
const NEEDED: &[&str] = &["number", "name"];

const COLUMNS: &[Column] = &[
    (
        "number",
        &[
            "bin",
            "iin",
            "inn",
            "tin",
            "stir",
            "voen",
            "vöen",
            "бин",
            "иин",
            "бин/иин",
            "инн",
            "стир",
            "воен",
            "номер",
            "регистрационный номер",
            "идентификационный номер",
        ],
    ),
    (
        "name",
        &[
            "full name",
            "company",
            "company name",
            "наименование",
            "полное наименование",
            "наименование на русском языке",
            "полное наименование на русском языке",
        ],
    ),
    ("country", &["страна"]),
    (
        "registered_on",
        &[
            "registered on",
            "registration date",
            "date of registration",
            "дата регистрации",
            "дата государственной регистрации",
        ],
    ),
    (
        "activity_code",
        &[
            "activity code",
            "nace",
            "isic",
            "oked",
            "okved",
            "окэд",
            "оквэд",
            "гкэд",
            "код окэд",
            "основной код окэд",
            "код вида деятельности",
            "основной код оквэд",
        ],
    ),
    (
        "activity",
        &[
            "вид деятельности",
            "наименование вида деятельности",
            "наименование окэд",
            "основной вид деятельности",
        ],
    ),
    ("address", &["адрес", "юридический адрес", "местонахождение", "registered address"]),
    (
        "director",
        &[
            "head",
            "руководитель",
            "директор",
            "фио руководителя",
            "ф.и.о. руководителя",
            "фамилия, имя, отчество руководителя",
        ],
    ),
    (
        "director_number",
        &["director number", "иин руководителя", "инн руководителя", "номер руководителя"],
    ),
    (
        "owner",
        &[
            "founder",
            "shareholder",
            "учредитель",
            "участник",
            "собственник",
            "фио учредителя",
            "учредитель (участник)",
        ],
    ),
    ("owner_number", &["owner number", "бин/иин учредителя", "инн учредителя", "номер учредителя"]),
    ("percent", &["share", "share, %", "доля", "доля, %", "доля %", "размер доли"]),
    ("status", &["статус", "состояние"]),
    (
        "closed_on",
        &[
            "closed on",
            "date of closing",
            "дата ликвидации",
            "дата закрытия",
            "дата исключения",
            "дата снятия с учета",
        ],
    ),
    ("change", &["изменение", "вид изменения"]),
    ("changed_on", &["changed on", "дата изменения"]),
];

/// A register that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyReading {
    /// The register.
    pub register: CompanyRegister,
    /// What was wrong, in the order of the file.
    pub faults: Vec<RowFault>,
    /// Headings that are no column of a register.
    pub unused_columns: Vec<String>,
}

/// Reads a register, a text table or a workbook (XLSX).
///
/// # Errors
/// The file is empty, too large, damaged, lacks a column, or holds no company.
pub fn read_companies(name: &str, bytes: &[u8]) -> Result<CompanyReading, ListError> {
    let table = Table::read(name, bytes, COLUMNS, NEEDED, AS_OF, DOCUMENT)?;
    let mut all = Companies::default();
    for row in table.rows() {
        if !all.row(row) {
            break;
        }
    }
    all.forget_fractions();
    let Companies { all: mut companies, faults, .. } = all;
    if companies.is_empty() {
        return Err(ListError::NoEntries { file: name.to_owned(), format: "companies" });
    }
    for company in &mut companies {
        company.changes.sort_unstable();
        company.changes.dedup();
    }
    let version = version(&companies);
    let register =
        CompanyRegister { name: name.to_owned(), version, as_of: table.as_of, companies };
    Ok(CompanyReading { register, faults, unused_columns: table.unused })
}

fn version(companies: &[Company]) -> String {
    let mut hasher = blake3::Hasher::new();
    for company in companies {
        let line = serde_json::to_vec(company).expect("a company is plain data that JSON can hold");
        hasher.update(&line);
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

#[derive(Default)]
struct Companies {
    all: Vec<Company>,
    /// Last row of each.
    rows: Vec<usize>,
    /// Place of a company by letters and digits of its number, and country.
    places: HashMap<(String, Option<CountryCode>), usize>,
    faults: Vec<RowFault>,
}

impl Companies {
    /// Takes a row; false when there is no room for more.
    fn row(&mut self, row: Row<'_>) -> bool {
        let faults = &mut self.faults;
        // Without a number nobody knows which company it is.
        if row.get("number").is_empty() {
            faults.push(row.fault("number", RowFaultKind::Missing));
            return true;
        }
        let country = match (row.get("country"), CountryCode::parse(row.get("country"))) {
            ("", _) => None,
            (_, Ok(country)) => Some(country),
            (_, Err(_)) => {
                faults.push(row.fault("country", RowFaultKind::Country));
                None
            }
        };
        let found = company(row, country, faults);
        let number: String =
            found.number.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let next = self.all.len();
        let at = *self.places.entry((number, country)).or_insert(next);
        if at == self.all.len() {
            if at >= MAX_COMPANIES {
                let raw = MAX_COMPANIES.to_string();
                let kind = RowFaultKind::TooMany;
                faults.push(RowFault { row: row.number, column: "number", kind, raw });
                return false;
            }
            if found.name.is_empty() {
                faults.push(row.fault("name", RowFaultKind::Missing));
            }
            self.all.push(found);
            self.rows.push(row.number);
        } else {
            join(&mut self.all[at], found, row, faults);
            self.rows[at] = row.number;
        }
        true
    }

    /// Shares that come to one are fractions, as cells in the form of a percentage give them. Nobody
    /// knows for sure, so they are told and taken as unknown.
    fn forget_fractions(&mut self) {
        for (company, row) in self.all.iter_mut().zip(&self.rows) {
            let sum: f64 = company.owners.iter().filter_map(|owner| owner.percent).sum();
            if sum > 0.0 && sum <= MAX_FRACTION {
                let (column, kind) = ("percent", RowFaultKind::Fraction);
                self.faults.push(RowFault { row: *row, column, kind, raw: sum.to_string() });
                for owner in &mut company.owners {
                    owner.percent = None;
                }
            }
        }
    }
}

/// Greatest sum of the shares of a company that can be fractions of one; real owners hold more than
/// a hundredth together.
const MAX_FRACTION: f64 = 1.01;

/// What one row says.
fn company(row: Row<'_>, country: Option<CountryCode>, faults: &mut Vec<RowFault>) -> Company {
    let text = |column| row.get(column).to_owned();
    let director = Director { name: text("director"), number: text("director_number") };
    let owner =
        Owner { name: text("owner"), number: text("owner_number"), percent: percent(row, faults) };
    let is_named = |name: &str, number: &str| !(name.is_empty() && number.is_empty());
    let has_owner = is_named(&owner.name, &owner.number);
    if !has_owner && owner.percent.is_some() {
        faults.push(row.fault("owner", RowFaultKind::Missing));
    }
    Company {
        number: text("number"),
        name: text("name"),
        country,
        registered_on: row.day("registered_on", faults),
        activity_code: text("activity_code"),
        activity: text("activity"),
        address: text("address"),
        directors: Some(director)
            .filter(|one| is_named(&one.name, &one.number))
            .into_iter()
            .collect(),
        owners: Some(owner).filter(|_| has_owner).into_iter().collect(),
        status: status(row, faults),
        closed_on: row.day("closed_on", faults),
        changes: change(row, faults).into_iter().collect(),
    }
}

fn percent(row: Row<'_>, faults: &mut Vec<RowFault>) -> Option<f64> {
    let text = row.get("percent");
    if text.is_empty() {
        return None;
    }
    let percent = number(text).filter(|percent| (0.0..=100.0).contains(percent));
    if percent.is_none() {
        faults.push(row.fault("percent", RowFaultKind::Number));
    }
    percent
}

fn status(row: Row<'_>, faults: &mut Vec<RowFault>) -> CompanyStatus {
    match plain(row.get("status")).as_str() {
        "" | "active" | "действующий" | "действующая" | "действует" | "зарегистрирован" => {
            CompanyStatus::Active
        }
        "suspended" | "inactive" | "приостановлен" | "приостановлена" | "бездействующий" => {
            CompanyStatus::Suspended
        }
        "liquidation" | "в стадии ликвидации" | "в процессе ликвидации" | "ликвидируется" => {
            CompanyStatus::Liquidation
        }
        "closed"
        | "struck off"
        | "ликвидирован"
        | "ликвидирована"
        | "закрыт"
        | "закрыта"
        | "исключен"
        | "исключена"
        | "снят с учета"
        | "прекратила деятельность" => CompanyStatus::Closed,
        _ => {
            faults.push(row.fault("status", RowFaultKind::Word));
            CompanyStatus::Active
        }
    }
}

fn change(row: Row<'_>, faults: &mut Vec<RowFault>) -> Option<CompanyChange> {
    let word = plain(row.get("change"));
    let on = row.day("changed_on", faults);
    if word.is_empty() {
        if on.is_some() {
            faults.push(row.fault("change", RowFaultKind::Missing));
        }
        return None;
    }
    let kind = CompanyChangeKind::parse(&word).or(match word.as_str() {
        "учредитель" | "участник" | "собственник" | "состав учредителей" => {
            Some(CompanyChangeKind::Owner)
        }
        "руководитель" | "директор" => Some(CompanyChangeKind::Director),
        "наименование" => Some(CompanyChangeKind::Name),
        "адрес" | "местонахождение" => Some(CompanyChangeKind::Address),
        "вид деятельности" => Some(CompanyChangeKind::Activity),
        _ => None,
    });
    if kind.is_none() {
        faults.push(row.fault("change", RowFaultKind::Word));
    }
    if on.is_none() && row.get("changed_on").is_empty() {
        faults.push(row.fault("changed_on", RowFaultKind::Missing));
    }
    Some(CompanyChange { on: on?, kind: kind? })
}

/// Adds what a further row says of a company. What the first row left open is filled in; what it
/// says stays.
fn join(company: &mut Company, more: Company, row: Row<'_>, faults: &mut Vec<RowFault>) {
    let mut differs = |column| faults.push(row.fault(column, RowFaultKind::Differs));
    let mut text = |known: &mut String, new: String, column| {
        if known.is_empty() {
            *known = new;
        } else if !new.is_empty() && *known != new {
            differs(column);
        }
    };
    text(&mut company.name, more.name, "name");
    text(&mut company.activity_code, more.activity_code, "activity_code");
    text(&mut company.activity, more.activity, "activity");
    text(&mut company.address, more.address, "address");
    for (known, new, column) in [
        (&mut company.registered_on, more.registered_on, "registered_on"),
        (&mut company.closed_on, more.closed_on, "closed_on"),
    ] {
        match (*known, new) {
            (None, new) => *known = new,
            (Some(known), Some(new)) if known != new => differs(column),
            _ => {}
        }
    }
    if !row.get("status").is_empty() && more.status != company.status {
        differs("status");
    }
    for director in more.directors {
        if company.directors.contains(&director) {
            continue;
        }
        if company.directors.len() < MAX_OWNERS {
            company.directors.push(director);
        } else {
            faults.push(too_many(row, "director"));
        }
    }
    for owner in more.owners {
        if company.owners.contains(&owner) {
            continue;
        }
        if company.owners.len() < MAX_OWNERS {
            company.owners.push(owner);
        } else {
            faults.push(too_many(row, "owner"));
        }
    }
    company.changes.extend(more.changes);
}

fn too_many(row: Row<'_>, column: &'static str) -> RowFault {
    let raw = MAX_OWNERS.to_string();
    RowFault { row: row.number, column, kind: RowFaultKind::TooMany, raw }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> CompanyReading {
        read_companies("companies.csv", text.as_bytes()).unwrap()
    }

    #[test]
    fn rows_of_one_company_are_joined() {
        let reading = read(
            "# companies: as_of=2026-11-01\n\
             number,name,country,registered_on,activity_code,owner,percent,director,change,changed_on\n\
             000140000011,Steppe Wind LLP,KZ,2026-05-04,46.69,Aral Gate FZE,\"60,5 %\",Aliya Zarbulak,,\n\
             000140000011,,KZ,,,Someone Else,39.5,,director,01.06.2026\n",
        );
        assert_eq!((reading.faults, reading.unused_columns), (vec![], vec![]));
        assert_eq!(reading.register.as_of.unwrap().to_string(), "2026-11-01");
        let [company] = reading.register.companies.as_slice() else { panic!("one company") };
        let shares: Vec<_> = company.owners.iter().map(|owner| owner.percent).collect();
        assert_eq!(shares, [Some(60.5), Some(39.5)]);
        assert_eq!(company.changes.len(), 1);
        assert_eq!(company.changes[0].on.to_string(), "2026-06-01");
        assert_eq!(company.directors.len(), 1);
    }

    #[test]
    fn headings_of_an_extract_in_russian() {
        let reading = read(
            "БИН;Полное наименование;Дата регистрации;ОКЭД;Наименование вида деятельности;Адрес;ФИО руководителя;КАТО\n\
             000140000011;ТОО Ромашка;04.05.2026;46690;Оптовая торговля прочими машинами;г. Актау, мкр. 8, 12;Зарбулак А. К.;471010000\n",
        );
        assert_eq!(reading.faults, []);
        assert_eq!(reading.unused_columns, ["КАТО"]);
        let company = &reading.register.companies[0];
        assert_eq!(company.registered_on.unwrap().to_string(), "2026-05-04");
        assert_eq!((company.activity_code.as_str(), company.directors.len()), ("46690", 1));
    }

    #[test]
    fn a_cell_that_cannot_be_read_is_told_with_row_and_column() {
        let head = "number,name,registered_on,percent,owner,status,change,changed_on,country\n";
        for (row, column, kind) in [
            ("1200001,A,31.31.2026,,,,,,", "registered_on", RowFaultKind::Date),
            ("1200001,A,,140,B,,,,", "percent", RowFaultKind::Number),
            ("1200001,A,,14,,,,,", "owner", RowFaultKind::Missing),
            ("1200001,A,,,,perhaps,,,", "status", RowFaultKind::Word),
            ("1200001,A,,,,,colour,2026-01-01,", "change", RowFaultKind::Word),
            ("1200001,A,,,,,owner,,", "changed_on", RowFaultKind::Missing),
            ("1200001,A,,,,,,2026-01-01,", "change", RowFaultKind::Missing),
            ("1200001,A,,,,,,,??", "country", RowFaultKind::Country),
            ("1200000,Other,,,,,,,", "name", RowFaultKind::Differs),
            (",A,,,,,,,", "number", RowFaultKind::Missing),
        ] {
            let reading = read(&format!("{head}1200000,First,,,,,,,\n{row}\n"));
            let told: Vec<_> =
                reading.faults.iter().map(|one| (one.row, one.column, one.kind)).collect();
            assert_eq!(told, [(3, column, kind)], "{row}");
            assert_eq!(reading.register.companies[0].name, "First");
        }
    }

    #[test]
    fn shares_that_come_to_one_are_told_and_unknown() {
        let reading = read("number,name,owner,percent\n100001,A,B,0.6\n100001,,C,0.4\n");
        let told: Vec<_> = reading.faults.iter().map(|one| (one.row, one.kind)).collect();
        assert_eq!(told, [(3, RowFaultKind::Fraction)]);
        assert!(reading.register.companies[0].owners.iter().all(|owner| owner.percent.is_none()));
        let small = read("number,name,owner,percent\n100001,A,B,0.6\n100001,,C,99.4\n");
        assert_eq!(small.faults, []);
    }

    #[test]
    fn a_file_that_is_no_register_is_refused() {
        let missing = read_companies("c.csv", b"number,owner\n1,2\n").unwrap_err();
        assert!(
            missing.to_string().contains("no column name")
                && missing.to_string().contains(DOCUMENT)
        );
        assert!(matches!(read_companies("c.csv", b""), Err(ListError::Empty { .. })));
        let empty = read_companies("c.csv", b"number,name\n");
        assert!(matches!(empty, Err(ListError::NoEntries { .. })));
        let cut = read_companies("c.xlsx", b"PK\x03\x04 no archive");
        assert!(matches!(cut, Err(ListError::DamagedWorkbook { .. })));
    }

    #[test]
    fn a_workbook_gives_the_same_as_a_text() {
        let rows = [
            ["number", "name", "registered_on", "percent", "owner"],
            ["000140000011", "Steppe Wind LLP", "2026-05-04", "60", "Aral Gate FZE"],
        ];
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let from_book = read_companies("c.xlsx", &bytes).unwrap();
        let text = rows.map(|row| row.join(",")).join("\n");
        let from_text = read_companies("c.csv", text.as_bytes()).unwrap();
        assert_eq!(from_book.register.companies, from_text.register.companies);
        assert_eq!(from_book.register.version, from_text.register.version);
    }
}
