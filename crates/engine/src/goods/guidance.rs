//! What an officer asks, looks at and wants to see for an entry, from
//! `data/catalogue/guidance/*.toml`. It judges nothing: the lines `match` and `no_match` of the
//! files are for the tests.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::catalogue::CatalogueError;

/// Papers that a guidance may ask for; each has a message `paper-…`.
pub const PAPERS: [&str; 14] = [
    "data_sheet",
    "safety_data_sheet",
    "end_use_statement",
    "export_licence",
    "import_permit",
    "transport_document",
    "certificate_of_analysis",
    "certificate_of_origin",
    "radiation_licence",
    "chemical_declaration",
    "invoice",
    "contract",
    "technical_passport",
    "serial_list",
];

/// A text in the languages that the catalogue is written in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// English.
    pub en: Cow<'static, str>,
    /// Russian.
    pub ru: Cow<'static, str>,
}

impl Bilingual {
    /// The text in a language of the program (a BCP 47 tag): English, or Russian for the languages of the
    /// region, whose officers read it and for which the catalogue has no text of its own.
    pub fn of(&self, tag: &str) -> &str {
        if tag == "en" || self.ru.is_empty() { &self.en } else { &self.ru }
    }
}

/// Civil goods that look like an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CivilGoods {
    /// What it is.
    pub name: Bilingual,
    /// The question that tells it apart; "yes" speaks for the civil goods.
    pub question: Bilingual,
}

/// Guidance on one entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Guidance {
    /// Civil goods that look like it.
    pub civil: Vec<CivilGoods>,
    /// What is seen from outside.
    pub look_at: Bilingual,
    /// How it usually travels.
    pub packing: Bilingual,
    /// Papers that settle it, best first, as keys of [`PAPERS`].
    pub papers: Vec<&'static str>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CivilRecord {
    en: String,
    ru: String,
    ask_en: String,
    ask_ru: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    civil: Vec<CivilRecord>,
    look_at: Bilingual,
    packing: Bilingual,
    papers: Vec<String>,
    #[expect(dead_code, reason = "for people who keep the guidance")]
    source: String,
    #[expect(dead_code, reason = "for the tests")]
    r#match: Vec<String>,
    #[expect(dead_code, reason = "for the tests")]
    no_match: Vec<String>,
}

/// Reads the files: guidance by id of the entry.
pub(super) fn read(files: &[&str]) -> Result<BTreeMap<String, Guidance>, CatalogueError> {
    let mut all = BTreeMap::new();
    for file in files {
        for (id, record) in toml::from_str::<BTreeMap<String, Record>>(file)? {
            let guidance = guidance(record)?;
            if all.insert(id.clone(), guidance).is_some() {
                return Err(CatalogueError::DuplicateId(id));
            }
        }
    }
    Ok(all)
}

fn guidance(record: Record) -> Result<Guidance, CatalogueError> {
    let text = |en: String, ru: String| Bilingual { en: en.into(), ru: ru.into() };
    let civil = record.civil.into_iter().map(|civil| CivilGoods {
        name: text(civil.en, civil.ru),
        question: text(civil.ask_en, civil.ask_ru),
    });
    let paper = |key: String| -> Result<&'static str, CatalogueError> {
        let known = PAPERS.iter().find(|known| **known == key);
        known.copied().ok_or(CatalogueError::Paper(key))
    };
    Ok(Guidance {
        civil: civil.collect(),
        look_at: record.look_at,
        packing: record.packing,
        papers: record.papers.into_iter().map(paper).collect::<Result<_, _>>()?,
    })
}
