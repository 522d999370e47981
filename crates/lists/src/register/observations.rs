//! What other systems and officers know, as a table in the columns of `docs/observations.md`. A row
//! that cannot be read as a fact is told with row and column and left out: half a fact could raise
//! or clear what it is not about.

use sarhad_model::{
    ANSWERABLE, ImoNumber, Observation, ObservationKind, Observations, ObservedSubject,
    ObservedValue, Reply,
};

use super::table::{Column, Row, Table, number, plain};
use super::{RowFault, RowFaultKind};
use crate::error::ListError;

/// Most facts of one file: a large post learns a few thousand a week.
pub const MAX_OBSERVATIONS: usize = 500_000;
/// Greatest mass of one container or vehicle, kilograms; abnormal loads on the road stay below.
const MAX_MASS_KG: f64 = 500_000.0;
/// Most hours between a cargo list and the arrival of a ferry: a year, more is a slip.
const MAX_HOURS: f64 = 8_760.0;
/// Start of a comment line; the form asks for no day, since each fact has its own.
const AS_OF: &str = "# observations: as_of=";
/// Where the columns are told.
const DOCUMENT: &str = "docs/observations.md";
/// Columns that the file must have.
const NEEDED: &[&str] = &["kind", "subject_kind", "subject", "known_on"];

const COLUMNS: &[Column] = &[
    ("kind", &["вид", "вид сведений"]),
    ("subject_kind", &["subject kind", "вид объекта"]),
    ("subject", &["объект", "номер или имя"]),
    ("known_on", &["known on", "дата", "стало известно", "известно с"]),
    ("value", &["значение"]),
    ("unit", &["единица", "единица измерения"]),
    ("indicator", &["индикатор"]),
    ("by", &["кем", "кто сообщил", "источник"]),
    ("note", &["примечание"]),
];

const KINDS: &[(&str, ObservationKind)] = &[
    ("ориентировка партнера", ObservationKind::PartnerAlert),
    ("отказ в лицензии", ObservationKind::LicenceRefused),
    ("масса на весах", ObservationKind::WeighbridgeMass),
    ("масса тары", ObservationKind::TareMass),
    ("срок транзита", ObservationKind::TransitDue),
    ("завершение транзита", ObservationKind::TransitExit),
    ("событие пломбы", ObservationKind::SealEvent),
    ("событие маршрута", ObservationKind::TrackEvent),
    ("перегруз", ObservationKind::Reloading),
    ("список парома", ObservationKind::FerryList),
    ("уполномоченный оператор", ObservationKind::TrustedOperator),
    ("лицензия подтверждена", ObservationKind::PermitConfirmed),
    ("конечный пользователь проверен", ObservationKind::EndUserChecked),
    ("пломба отличается", ObservationKind::SealDiffers),
    ("ответ", ObservationKind::Answer),
];

const SUBJECTS: &[(&str, ObservedSubject)] = &[
    ("контейнер", ObservedSubject::Container),
    ("транспортное средство", ObservedSubject::Vehicle),
    ("судно", ObservedSubject::Vessel),
    ("номер лица", ObservedSubject::PartyNumber),
    ("наименование лица", ObservedSubject::PartyName),
    ("документ", ObservedSubject::Document),
];

/// Facts that were read.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationReading {
    /// The facts.
    pub observations: Observations,
    /// What was wrong, in the order of the file; rows with a fault are left out.
    pub faults: Vec<RowFault>,
    /// Headings that are no column.
    pub unused_columns: Vec<String>,
}

/// Reads facts, a text table or a workbook (XLSX).
///
/// # Errors
/// The file is empty, too large, damaged, lacks a column, or holds no fact.
pub fn read_observations(name: &str, bytes: &[u8]) -> Result<ObservationReading, ListError> {
    let table = Table::read(name, bytes, COLUMNS, NEEDED, AS_OF, DOCUMENT)?;
    let mut all = Vec::new();
    let mut faults = Vec::new();
    for row in table.rows() {
        if all.len() >= MAX_OBSERVATIONS {
            let raw = MAX_OBSERVATIONS.to_string();
            let kind = RowFaultKind::TooMany;
            faults.push(RowFault { row: row.number, column: "kind", kind, raw });
            break;
        }
        match observation(row) {
            Ok(one) => all.push(one),
            Err(fault) => faults.push(fault),
        }
    }
    if all.is_empty() && faults.is_empty() {
        return Err(ListError::NoEntries { file: name.to_owned(), format: "observations" });
    }
    let version = version(&all);
    let observations = Observations { name: name.to_owned(), version, all };
    Ok(ObservationReading { observations, faults, unused_columns: table.unused })
}

fn version(all: &[Observation]) -> String {
    let mut hasher = blake3::Hasher::new();
    for one in all {
        let line = serde_json::to_vec(one).expect("a fact is plain data that JSON can hold");
        hasher.update(&line);
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

fn observation(row: Row<'_>) -> Result<Observation, RowFault> {
    if let Some(column) = NEEDED.iter().find(|column| row.get(column).is_empty()) {
        return Err(row.fault(column, RowFaultKind::Missing));
    }
    let word = |column| plain(row.get(column));
    let kind = word("kind");
    let kind = ObservationKind::parse(&kind.replace(' ', "_"))
        .or_else(|| KINDS.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind))
        .ok_or_else(|| row.fault("kind", RowFaultKind::Word))?;
    let subject_kind = word("subject_kind");
    let subject_kind = ObservedSubject::parse(&subject_kind.replace(' ', "_"))
        .or_else(|| SUBJECTS.iter().find(|(name, _)| *name == subject_kind).map(|(_, kind)| *kind))
        .ok_or_else(|| row.fault("subject_kind", RowFaultKind::Word))?;
    if !kind.subjects().contains(&subject_kind) {
        return Err(row.fault("subject_kind", RowFaultKind::Subject));
    }
    subject(row, subject_kind)?;
    let mut faults = Vec::new();
    let known_on = row.day("known_on", &mut faults);
    let known_on = known_on.ok_or_else(|| row.fault("known_on", RowFaultKind::Date))?;
    Ok(Observation {
        kind,
        subject_kind,
        subject: row.get("subject").to_owned(),
        known_on,
        value: value(row, kind)?,
        by: row.get("by").to_owned(),
        note: row.get("note").to_owned(),
    })
}

/// A number or name that can be told from others.
fn subject(row: Row<'_>, kind: ObservedSubject) -> Result<(), RowFault> {
    /// Shortest number that tells one thing from others, in letters and digits.
    const LEAST: usize = 4;
    let text = row.get("subject");
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let fits = match kind {
        ObservedSubject::PartyName => letters >= LEAST,
        ObservedSubject::Vessel => letters >= LEAST || ImoNumber::parse(text).is_ok(),
        _ => letters >= LEAST && has_digit,
    };
    if fits { Ok(()) } else { Err(row.fault("subject", RowFaultKind::Subject)) }
}

fn value(row: Row<'_>, kind: ObservationKind) -> Result<ObservedValue, RowFault> {
    use ObservationKind as Kind;
    let text = row.get("value");
    match kind {
        Kind::SealEvent | Kind::TrackEvent | Kind::TransitDue if text.is_empty() => {
            Err(row.fault("value", RowFaultKind::Missing))
        }
        Kind::PartnerAlert
        | Kind::LicenceRefused
        | Kind::Reloading
        | Kind::SealDiffers
        | Kind::TransitExit
        | Kind::SealEvent
        | Kind::TrackEvent => Ok(ObservedValue::Words(text.to_owned())),
        Kind::WeighbridgeMass | Kind::TareMass => {
            let per_unit = match plain(row.get("unit")).as_str() {
                "" | "kg" | "кг" => 1.0,
                "t" | "т" => 1000.0,
                _ => return Err(row.fault("unit", RowFaultKind::Unit)),
            };
            let mass = number(text).map(|number| number * per_unit);
            mass.filter(|mass| *mass > 0.0 && *mass <= MAX_MASS_KG)
                .map(ObservedValue::MassKg)
                .ok_or_else(|| row.fault("value", RowFaultKind::Number))
        }
        Kind::FerryList => {
            if !matches!(plain(row.get("unit")).as_str(), "" | "h" | "hours" | "ч" | "час") {
                return Err(row.fault("unit", RowFaultKind::Unit));
            }
            number(text)
                .filter(|hours| hours.abs() <= MAX_HOURS)
                .map(ObservedValue::Hours)
                .ok_or_else(|| row.fault("value", RowFaultKind::Number))
        }
        Kind::TransitDue => row
            .day("value", &mut Vec::new())
            .map(ObservedValue::Day)
            .ok_or_else(|| row.fault("value", RowFaultKind::Date)),
        // What was not confirmed, or checked with a bad result, must not lower anything.
        Kind::TrustedOperator | Kind::PermitConfirmed | Kind::EndUserChecked => match reply(text) {
            Some(Reply::Yes) => Ok(ObservedValue::Words(String::new())),
            None if text.is_empty() => Ok(ObservedValue::Words(String::new())),
            _ => Err(row.fault("value", RowFaultKind::OnlyYes)),
        },
        Kind::Answer => {
            let indicator = row.get("indicator").to_uppercase();
            let known = ANSWERABLE.iter().find(|id| **id == indicator);
            let known = known.ok_or_else(|| row.fault("indicator", RowFaultKind::Indicator))?;
            let reply = reply(text).ok_or_else(|| row.fault("value", RowFaultKind::Word))?;
            Ok(ObservedValue::Answer((*known).to_owned(), reply))
        }
    }
}

fn reply(text: &str) -> Option<Reply> {
    match plain(text).as_str() {
        "yes" | "да" => Some(Reply::Yes),
        "no" | "нет" => Some(Reply::No),
        "unknown" | "неизвестно" => Some(Reply::Unknown),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "kind,subject_kind,subject,known_on,value,unit,indicator,by,note\n";

    fn read(rows: &str) -> ObservationReading {
        read_observations("o.csv", format!("{HEAD}{rows}").as_bytes()).unwrap()
    }

    #[test]
    fn every_kind_in_both_languages() {
        let reading = read(
            "partner_alert,container,CSQU3054383,2026-11-01,,,,Unit of a neighbour,look\n\
             licence_refused,party_number,000140000011,2026-11-01,end use,,,,\n\
             weighbridge_mass,vehicle,01 777 ABC,2026-11-01,\"24,5\",t,,,\n\
             tare_mass,container,CSQU3054383,2026-11-01,2200,,,,\n\
             transit_due,document,KZ/2026/0001,2026-11-01,10.11.2026,,,,\n\
             transit_exit,document,KZ/2026/0001,2026-11-09,,,,,\n\
             seal_event,container,CSQU3054383,2026-11-01,opened,,,,\n\
             track_event,vehicle,01777ABC,2026-11-01,left the corridor,,,,\n\
             reloading,document,CMR-000123,2026-11-01,Dostyk,,,,\n\
             ferry_list,vessel,Invented Ferry,2026-11-01,2,h,,,\n\
             trusted_operator,party_name,Steppe Wind LLP,2026-11-01,yes,,,,\n\
             permit_confirmed,document,KZ-0412,2026-11-01,,,,,\n\
             end_user_checked,party_name,Steppe Wind LLP,2026-11-01,yes,,,,\n\
             seal_differs,container,CSQU3054383,2026-11-01,A-1,,,,\n\
             answer,container,CSQU3054383,2026-11-01,yes,,ph05,,fresh weld\n\
             ответ,контейнер,CSQU3054383,01.11.2026,нет,,PB01,,\n\
             масса на весах,транспортное средство,01 777 ABC,01.11.2026,24500,кг,,,\n",
        );
        assert_eq!(reading.faults, []);
        let all = &reading.observations.all;
        let kinds: std::collections::BTreeSet<_> = all.iter().map(|one| one.kind).collect();
        assert_eq!(kinds.len(), ObservationKind::ALL.len());
        assert_eq!(all[2].value, all[16].value);
        assert_eq!(all[14].value, ObservedValue::Answer("PH05".into(), Reply::Yes));
        assert_eq!(all[15].value, ObservedValue::Answer("PB01".into(), Reply::No));
    }

    #[test]
    fn half_a_fact_is_none() {
        let good = "partner_alert,container,CSQU3054383,2026-11-01,,,,,\n";
        for (row, column, kind) in [
            ("rumour,container,CSQU3054383,2026-11-01,,,,,", "kind", RowFaultKind::Word),
            ("partner_alert,ship,CSQU3054383,2026-11-01,,,,,", "subject_kind", RowFaultKind::Word),
            (
                "ferry_list,container,CSQU3054383,2026-11-01,2,,,,",
                "subject_kind",
                RowFaultKind::Subject,
            ),
            ("partner_alert,container,NA,2026-11-01,,,,,", "subject", RowFaultKind::Subject),
            ("partner_alert,container,,2026-11-01,,,,,", "subject", RowFaultKind::Missing),
            ("partner_alert,container,CSQU3054383,yesterday,,,,,", "known_on", RowFaultKind::Date),
            (
                "weighbridge_mass,container,CSQU3054383,2026-11-01,heavy,,,,",
                "value",
                RowFaultKind::Number,
            ),
            (
                "weighbridge_mass,container,CSQU3054383,2026-11-01,-3,,,,",
                "value",
                RowFaultKind::Number,
            ),
            (
                "weighbridge_mass,container,CSQU3054383,2026-11-01,3,pood,,,",
                "unit",
                RowFaultKind::Unit,
            ),
            ("transit_due,document,A-12345,2026-11-01,soon,,,,", "value", RowFaultKind::Date),
            ("seal_event,container,CSQU3054383,2026-11-01,,,,,", "value", RowFaultKind::Missing),
            (
                "trusted_operator,party_name,Steppe Wind,2026-11-01,no,,,,",
                "value",
                RowFaultKind::OnlyYes,
            ),
            (
                "answer,container,CSQU3054383,2026-11-01,perhaps,,PB01,,",
                "value",
                RowFaultKind::Word,
            ),
            (
                "answer,container,CSQU3054383,2026-11-01,yes,,GD02,,",
                "indicator",
                RowFaultKind::Indicator,
            ),
        ] {
            let reading = read(&format!("{good}{row}\n"));
            assert_eq!(reading.observations.all.len(), 1, "{row}");
            let told: Vec<_> =
                reading.faults.iter().map(|one| (one.row, one.column, one.kind)).collect();
            assert_eq!(told, [(3, column, kind)], "{row}");
        }
    }
}
