//! What the imported control lists say about one goods text and code, in the version in force on
//! a day: entries that the list puts beside the code, and entries whose text is like the goods.
//! Both are weaker than a candidate of the catalogue, and each names its list, version and age.

use chrono::NaiveDate;
pub use sarhad_engine::controls::ControlBook;
use sarhad_engine::controls::ControlVersion;
use sarhad_engine::goods::Truth;
use sarhad_engine::permits::{Force, PermitTable};
use sarhad_model::{ControlEntry, ControlListKind, HsCode};
use serde::Serialize;

/// At most so many entries of one list by their text.
const BY_TEXT: usize = 2;
/// At most so many entries of one list by the code: some codes stand at fifteen numbers.
const BY_CODE: usize = 8;

/// An entry of an imported list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListEntryAnswer {
    /// List id.
    pub list: String,
    /// Title of the list.
    pub list_title: String,
    /// Its version.
    pub list_version: String,
    /// First day in force, when it is known.
    pub valid_from: Option<NaiveDate>,
    /// Days since the version came into force, or else since it was published.
    pub list_age_days: Option<i64>,
    /// Whether the list was in force on the day by its own days; false: not known.
    pub in_force: bool,
    /// Whether it binds in its state (`binds`), informs, or is off.
    pub force: &'static str,
    /// Number of the entry.
    pub number: String,
    /// Heading as published.
    pub heading: String,
    /// The code of the list that the declared code begins with, or that begins with it.
    pub code: Option<String>,
    /// Likeness of the text, 0 to 1: no probability.
    pub likeness: Option<f64>,
    /// Whether the limits that the text of the list states are met.
    pub limits: Option<Truth>,
    /// Words that both have.
    pub matched: Vec<String>,
}

/// Looks into the versions of the lists that count on a day.
pub fn in_lists(
    book: &ControlBook,
    text: &str,
    hs: Option<&HsCode>,
    day: NaiveDate,
    known: &[String],
) -> Vec<ListEntryAnswer> {
    let permits = PermitTable::built_in();
    let mut all = Vec::new();
    for on_day in book.on(day) {
        let list = on_day.version.list();
        let force = permits.force(list.issuer, &list.id);
        if force == Force::Off {
            continue;
        }
        let blank = |entry: &ControlEntry, number: String| ListEntryAnswer {
            list: list.id.clone(),
            list_title: list.title.clone(),
            list_version: list.version.clone(),
            valid_from: list.valid_from,
            list_age_days: list.valid_from.or(list.published).map(|from| (day - from).num_days()),
            in_force: on_day.is_dated,
            force: key(force),
            number,
            heading: entry.heading.clone(),
            code: None,
            likeness: None,
            limits: None,
            matched: Vec::new(),
        };
        if let (Some(hs), true) = (hs, on_day.version.says_what_is_controlled()) {
            let found = on_day.version.by_code(hs).into_iter().take(BY_CODE);
            all.extend(found.map(|(entry, code, mark)| {
                let mark = if mark.is_empty() { String::new() } else { format!(".{mark}") };
                let mut answer = blank(entry, format!("{}{mark}", entry.number));
                answer.code = Some(code.to_owned());
                answer
            }));
        }
        if list.kind == ControlListKind::Controls {
            all.extend(by_text(on_day.version, text, known, &blank));
        }
    }
    all
}

fn by_text(
    version: &ControlVersion,
    text: &str,
    known: &[String],
    blank: &dyn Fn(&ControlEntry, String) -> ListEntryAnswer,
) -> Vec<ListEntryAnswer> {
    let found = version.like(text, BY_TEXT).into_iter();
    // What the catalogue has says more than a likeness of words.
    let found = found.filter(|one| !known.iter().any(|number| same_entry(number, &one.number)));
    found
        .filter_map(|one| {
            let number = one.number.split('.').next()?;
            let mut answer = blank(version.list().entry(number)?, one.number.clone());
            answer.likeness = Some((one.likeness * 1000.0).round() / 1000.0);
            answer.limits = Some(one.limits);
            answer.matched = one.matched;
            Some(answer)
        })
        .collect()
}

fn same_entry(one: &str, other: &str) -> bool {
    one.split('.').next() == other.split('.').next()
}

fn key(force: Force) -> &'static str {
    match force {
        Force::Binds => "binds",
        Force::Informs => "informs",
        Force::Off => "off",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control_store::{ControlStore, Validity};
    use crate::input::InputFile;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn store(folder: &std::path::Path) -> ControlStore {
        let store = ControlStore::new(folder);
        let head = "# control list: id=kz-control; issuer=KZ; language=en\nnumber;heading;codes\n";
        for (from, hour, rows) in [
            ("2025-01-01", 1, "2B987;Planetary dough mixers;84798200\n"),
            (
                "2026-01-01",
                2,
                "2B988;Planetary dough mixers;84798200\n2B989;Weather balloons;8801\n",
            ),
        ] {
            let file =
                InputFile { name: "a.csv".into(), bytes: format!("{head}{rows}").into_bytes() };
            let validity = Validity { from: Some(day(from)), to: None };
            let now = day("2026-05-01").and_hms_opt(hour, 0, 0).unwrap();
            store.import(&file, validity, now, true).unwrap();
        }
        store
    }

    fn book(store: &ControlStore) -> ControlBook {
        ControlBook::build(store.in_use().unwrap())
    }

    #[test]
    fn a16_every_match_of_a_control_list_names_its_version_and_age() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        let code = HsCode::parse("8479820000").unwrap();
        let on = day("2026-01-31");
        let lists = book(&store);
        let found = in_lists(&lists, "planetary dough mixer", Some(&code), on, &[]);
        assert_eq!(found.len(), 2, "{found:?}");
        for one in &found {
            assert_eq!((one.number.as_str(), one.list_age_days), ("2B988", Some(30)));
            assert_eq!((one.list_version.len(), one.in_force, one.force), (12, true, "binds"));
        }
        assert_eq!(found[0].code.as_deref(), Some("84798200"));
        assert!(
            found[1]
                .likeness
                .is_some_and(|likeness| likeness >= sarhad_engine::goods::LEAST_LIKENESS)
        );
        // What the catalogue has already is not told again by likeness.
        let known = ["2B988".to_owned()];
        assert_eq!(in_lists(&lists, "planetary dough mixer", None, on, &known), []);
    }

    #[test]
    fn a22_a_declaration_of_last_year_is_judged_by_the_list_of_last_year() {
        let folder = tempfile::tempdir().unwrap();
        let store = store(folder.path());
        let code = HsCode::parse("847982").unwrap();
        let judge = |on: &str| in_lists(&book(&store), "", Some(&code), day(on), &[]);
        let old = judge("2025-06-01");
        assert_eq!(old[0].number, "2B987");
        assert_eq!(judge("2026-06-01")[0].number, "2B988");
        assert_eq!(judge("2025-06-01"), old);
        assert!(judge("2024-06-01").is_empty());
    }
}
