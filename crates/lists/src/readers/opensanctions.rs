//! OpenSanctions `targets.simple.csv`: one row a target, several values of a cell divided by
//! semicolons, values with a semicolon inside in quotation marks.

use sarhad_model::{EntryKind, NameQuality};

use crate::dates::Order;
use crate::draft::Draft;
use crate::format::ListFormat;
use crate::reading::{Identity, Roll};
use crate::table::{self, Row};

/// Kind of a FollowTheMoney schema that is a party; `None` for addresses, positions, relations.
pub(crate) fn kind_of(schema: &str) -> Option<EntryKind> {
    match schema {
        "Person" => Some(EntryKind::Person),
        "Company" | "Organization" | "PublicBody" => Some(EntryKind::Organisation),
        "LegalEntity" => Some(EntryKind::Unknown),
        "Vessel" => Some(EntryKind::Vessel),
        "Airplane" => Some(EntryKind::Aircraft),
        _ => None,
    }
}

/// List id of a data set: `os-` and its name in lower case with hyphens.
pub(crate) fn list_id(dataset: &str) -> String {
    let mut id = "os".to_owned();
    for c in dataset.chars() {
        if c.is_alphanumeric() {
            if id.ends_with(' ') || id.len() == 2 {
                id.truncate(id.trim_end().len());
                id.push('-');
            }
            id.extend(c.to_lowercase());
        } else if !id.ends_with(' ') && id.len() > 2 {
            id.push(' ');
        }
    }
    id.truncate(id.trim_end().len());
    id
}

/// File name without folder and extensions.
pub(crate) fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split('.').next().unwrap_or(name)
}

pub(crate) fn read(file: &str, text: &str, roll: &mut Roll<'_>) -> Identity {
    let mut datasets: Vec<String> = Vec::new();
    table::rows_with_header(text, b',', roll, |row, span, roll| {
        for dataset in values(row.get("dataset")) {
            if !datasets.contains(&dataset) {
                datasets.push(dataset);
            }
        }
        // A schema that is not known yet may still be a party: its name is screened.
        let kind = kind_of(row.get("schema")).unwrap_or(EntryKind::Unknown);
        let mut draft = roll.draft(row.get("id"), kind, span);
        fill(row, &mut draft);
        roll.push(draft);
    });
    let dataset = match &datasets[..] {
        [dataset] => dataset.clone(),
        _ => stem(file).to_owned(),
    };
    let title = format!("OpenSanctions: {dataset}");
    Identity::of_other(&list_id(&dataset), &title, ListFormat::OpenSanctionsCsv)
}

fn fill(row: Row<'_>, draft: &mut Draft) {
    draft.name(row.get("name"), NameQuality::Primary);
    for alias in values(row.get("aliases")) {
        draft.name(&alias, NameQuality::Strong);
    }
    for date in values(row.get("birth_date")) {
        draft.dates(&date, Order::DayFirst);
    }
    for country in &values(row.get("countries")) {
        draft.country(country);
    }
    for line in &values(row.get("addresses")) {
        draft.address(line);
    }
    for number in values(row.get("identifiers")) {
        match number.strip_prefix("IMO") {
            Some(imo) => draft.imo(imo),
            None => draft.identifier("id", &number, ""),
        }
    }
    for (column, scheme) in [("phones", "Phone"), ("emails", "Email")] {
        for value in &values(row.get(column)) {
            draft.identifier(scheme, value, "");
        }
    }
    for program in &values(row.get("program_ids")) {
        draft.program(program);
    }
    for reason in &values(row.get("sanctions")) {
        draft.remark(reason);
    }
}

/// Values of one cell.
pub(crate) fn values(cell: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut value = String::new();
    let mut quoted = false;
    for c in cell.chars() {
        match c {
            '"' if quoted || value.trim().is_empty() => quoted = !quoted,
            ';' if !quoted => values.push(std::mem::take(&mut value)),
            c => value.push(c),
        }
    }
    values.push(value);
    values.iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_several_values() {
        assert_eq!(values("kz;tj; uz"), ["kz", "tj", "uz"]);
        assert_eq!(values("\"Zarn; sons\";Zarn \"Impex\""), ["Zarn; sons", "Zarn \"Impex\""]);
        assert_eq!(values("\"\""), Vec::<String>::new());
    }

    #[test]
    fn ids_of_lists() {
        assert_eq!(list_id("Ukraine War and Sanctions"), "os-ukraine-war-and-sanctions");
        assert_eq!(list_id("sa_wiki_peps_v2"), "os-sa-wiki-peps-v2");
        assert_eq!(list_id(""), "os");
        assert_eq!(stem("a/b/parliament_za.ftm.json"), "parliament_za");
    }
}
