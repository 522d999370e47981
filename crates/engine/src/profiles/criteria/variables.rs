//! Data elements of the declaration by the names that criteria give them, and the fields of ours
//! that hold the same.
//!
//! Names differ between versions and countries: whoever imports may add to this table or correct
//! it with a file of their own.

use std::collections::BTreeMap;

use super::super::fields::FieldId;
use super::super::limits::MAX_LIST;
use super::super::problem::{Place, Problem, ProblemKind};

/// Where the name of a data element is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// The functional manual.
    Manual,
    /// Elsewhere: it must be checked against the system that the criteria come from.
    Recalled,
    /// Whoever imports says so.
    Told,
}

/// The built-in table: name, field, where it is known from.
///
/// `StatVal`, `SuppUnits`, `TypProc` and `PreferCod` are in the manual and not here: papers state
/// their values in their own currency and no statistical value, no supplementary units, no
/// procedure and no preference.
pub const BUILT_IN: &[(&str, &str, Known)] = &[
    ("ComCod", "item.hs", Known::Manual),
    ("CtyOrigCod", "item.origin", Known::Manual),
    ("NetMass", "item.net_mass", Known::Manual),
    ("TypDec", "declaration.kind", Known::Manual),
    ("CuoCod", "declaration.office", Known::Recalled),
    ("GrossMass", "item.gross_mass", Known::Recalled),
    ("ItmPrice", "item.value", Known::Recalled),
    ("MOTBorder", "means.mode", Known::Recalled),
];

/// Names of data elements and their fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Variables {
    /// By the name in small letters.
    by_name: BTreeMap<String, (&'static str, Known)>,
}

impl Default for Variables {
    /// The built-in table.
    fn default() -> Self {
        let rows = BUILT_IN.iter().map(|&(name, field, known)| {
            let field = FieldId::named(field).expect("a test holds that the fields exist").field();
            (name.to_ascii_lowercase(), (field.name.as_str(), known))
        });
        Self { by_name: rows.collect() }
    }
}

impl Variables {
    /// Adds lines `NAME = field`; `#` begins a remark. A name that is there already is corrected.
    ///
    /// # Errors
    /// The first line that is none, or that names no field.
    pub fn add(&mut self, text: &str) -> Result<(), Problem> {
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let stated = line.split('#').next().unwrap_or_default().trim();
            if stated.is_empty() {
                continue;
            }
            let place = Place::Line(number);
            let Some((name, field)) = stated.split_once('=') else {
                let problem = Problem::new(ProblemKind::TextExpected, place, stated);
                return Err(problem.wanting("NAME = field"));
            };
            let (name, field) = (name.trim().to_ascii_lowercase(), field.trim());
            let Some(id) = FieldId::named(field) else {
                let near = super::super::check::near(field);
                return Err(Problem::new(ProblemKind::UnknownField, place, field).wanting(near));
            };
            if self.by_name.len() >= MAX_LIST {
                let problem = Problem::new(ProblemKind::LongList, place, name);
                return Err(problem.wanting(MAX_LIST.to_string()));
            }
            self.by_name.insert(name, (id.field().name.as_str(), Known::Told));
        }
        Ok(())
    }

    /// The field of a data element, and where that is known from.
    pub(super) fn field(&self, name: &str) -> Option<(&'static str, Known)> {
        self.by_name.get(&name.to_ascii_lowercase()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_the_table_exist_and_a_file_corrects_it() {
        let mut variables = Variables::default();
        assert_eq!(variables.field("comcod"), Some(("item.hs", Known::Manual)));
        variables
            .add("# ours\nItmPrice = consignment.value\nStatVal= item.value # in KZT\n")
            .unwrap();
        assert_eq!(variables.field("itmprice"), Some(("consignment.value", Known::Told)));
        assert_eq!(variables.field("STATVAL"), Some(("item.value", Known::Told)));
        let wrong = variables.add("A = item.hs\nB = item.hss").unwrap_err();
        assert_eq!((wrong.kind, wrong.place), (ProblemKind::UnknownField, Place::Line(2)));
        assert_eq!(variables.add("B").unwrap_err().kind, ProblemKind::TextExpected);
    }
}
