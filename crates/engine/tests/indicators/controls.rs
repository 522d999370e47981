//! Control lists for cases: a few rows of our own, with days in force.

use chrono::NaiveDate;
use sarhad_model::{
    CodeLink, ControlEntry, ControlKind, ControlList, ControlListKind, CountryCode,
};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListRows {
    id: String,
    #[serde(default)]
    issuer: String,
    #[serde(default = "english")]
    language: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    /// Number, heading, codes of goods and CAS numbers behind a blank each.
    rows: Vec<(String, String, String, String)>,
}

fn english() -> String {
    "en".to_owned()
}

impl ListRows {
    pub fn list(&self) -> ControlList {
        let entry =
            |(number, heading, codes, cas): &(String, String, String, String)| ControlEntry {
                number: number.clone(),
                parent: String::new(),
                level: 0,
                kind: ControlKind::of_number(number),
                heading: heading.clone(),
                paragraphs: Vec::new(),
                codes: codes
                    .split_whitespace()
                    .map(|code| CodeLink { code: code.to_owned(), mark: String::new() })
                    .collect(),
                cas: cas.split_whitespace().map(str::to_owned).collect(),
                un_numbers: Vec::new(),
                attributes: Vec::new(),
            };
        ControlList {
            id: self.id.clone(),
            title: format!("List {}", self.id),
            kind: ControlListKind::Controls,
            issuer: CountryCode::parse(&self.issuer).ok(),
            language: self.language.clone(),
            format: "test".to_owned(),
            published: None,
            valid_from: self.from,
            valid_to: self.to,
            version: format!("{}-{:?}", self.id, self.from),
            entries: self.rows.iter().map(entry).collect(),
        }
    }
}
