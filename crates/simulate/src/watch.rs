//! Listed parties that may be planted under another spelling. The caller gives them; the built-in
//! ones are invented and belong to no list.

use sarhad_model::EntryKind;

/// A listed party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchName {
    /// Person or company; entries of other kinds are not planted.
    pub kind: EntryKind,
    /// Main name, given name first.
    pub name: String,
    /// Other names on the list, in any script.
    pub aliases: Vec<String>,
    /// Addresses on the list.
    pub addresses: Vec<String>,
}

impl WatchName {
    /// A listed party.
    pub fn new(kind: EntryKind, name: &str, aliases: &[&str]) -> Self {
        let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        Self { kind, name: name.to_owned(), aliases, addresses: Vec::new() }
    }
}

/// The persons and companies of the built-in demonstration list (`data/demo-list.csv`), all
/// invented. The product screens against the same list when it is given no other.
pub fn demo_watch_names() -> Vec<WatchName> {
    let table = include_str!("../../../data/demo-list.csv");
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
    let rows = reader.records().map(|row| row.expect("the demonstration list has equal rows"));
    let names = rows.filter_map(|row| {
        let kind = match row.get(1)? {
            "person" => EntryKind::Person,
            "organisation" => EntryKind::Organisation,
            _ => return None,
        };
        let aliases: Vec<&str> = row.get(3)?.split(';').filter(|name| !name.is_empty()).collect();
        let addresses = row.get(8)?.split(';').filter(|line| !line.is_empty());
        let addresses = addresses.map(str::to_owned).collect();
        Some(WatchName { addresses, ..WatchName::new(kind, row.get(2)?, &aliases) })
    });
    names.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demonstration_list_has_persons_and_companies() {
        let names = demo_watch_names();
        let count = |kind| names.iter().filter(|name| name.kind == kind).count();
        assert!(count(EntryKind::Person) >= 3 && count(EntryKind::Organisation) >= 5);
        assert!(names.iter().all(|name| !name.name.is_empty()));
        assert!(names.iter().any(|name| name.aliases.len() > 1));
    }
}
