//! One JSON object a line and a unit, the contract of `screen --format jsonl`; and the whole
//! ranking as one JSON document.

use sarhad_i18n::{Lang, words};
use sarhad_model::{ControlListSummary, ListSummary, PolicyUse, Ranking};
use serde::Serialize;

use crate::wire::{Line, ModelLine};

/// One line a unit, best rank first, without line ends.
pub fn jsonl(ranking: &Ranking, lang: Lang) -> impl Iterator<Item = String> + '_ {
    let words = words(lang);
    ranking.units.iter().map(move |unit| {
        serde_json::to_string(&Line::new(ranking, unit, words))
            .expect("a unit has only text keys and finite numbers or nulls")
    })
}

/// The whole ranking as one document: what was used, what was read, the units.
pub fn json(ranking: &Ranking, lang: Lang) -> String {
    let words = words(lang);
    let document = Document {
        as_of: ranking.as_of.to_string(),
        knowledge: &ranking.knowledge.0,
        policy: ranking.policy.as_ref(),
        model: ModelLine::of(ranking, words),
        lists: ranking.lists.iter().map(List::from).collect(),
        control_lists: ranking.control_lists.iter().map(ControlList::from).collect(),
        files: ranking
            .files
            .iter()
            .map(|file| File {
                name: &file.name,
                format: file.format,
                encoding: file.encoding,
                status: words.file_status(file),
                bytes: file.bytes,
                uncovered_bytes: file.uncovered_bytes,
                consignments: file.consignments,
                items: file.items,
                equipment: file.equipment,
                parties: file.parties,
                quarantined: file.quarantined,
                issues: file.issues.iter().map(|issue| words.issue(issue)).collect(),
            })
            .collect(),
        units: ranking.units.iter().map(|unit| Line::new(ranking, unit, words)).collect(),
    };
    serde_json::to_string_pretty(&document)
        .expect("a ranking has only text keys and finite numbers or nulls")
}

#[derive(Serialize)]
struct Document<'a> {
    as_of: String,
    knowledge: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    policy: Option<&'a PolicyUse>,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<ModelLine<'a>>,
    lists: Vec<List<'a>>,
    control_lists: Vec<ControlList<'a>>,
    files: Vec<File<'a>>,
    units: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct List<'a> {
    id: &'a str,
    title: &'a str,
    version: &'a str,
    published: Option<String>,
    entries: usize,
}

#[derive(Serialize)]
struct ControlList<'a> {
    id: &'a str,
    title: &'a str,
    issuer: Option<String>,
    version: &'a str,
    published: Option<String>,
    valid_from: Option<String>,
    valid_to: Option<String>,
    entries: usize,
}

impl<'a> From<&'a ControlListSummary> for ControlList<'a> {
    fn from(list: &'a ControlListSummary) -> Self {
        Self {
            id: &list.id,
            title: &list.title,
            issuer: list.issuer.map(|issuer| issuer.to_string()),
            version: &list.version,
            published: list.published.map(|day| day.to_string()),
            valid_from: list.valid_from.map(|day| day.to_string()),
            valid_to: list.valid_to.map(|day| day.to_string()),
            entries: list.entries,
        }
    }
}

impl<'a> From<&'a ListSummary> for List<'a> {
    fn from(list: &'a ListSummary) -> Self {
        Self {
            id: &list.id,
            title: &list.title,
            version: &list.version,
            published: list.published.map(|day| day.to_string()),
            entries: list.entries,
        }
    }
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    format: &'static str,
    encoding: Option<&'static str>,
    status: String,
    bytes: u64,
    uncovered_bytes: u64,
    consignments: usize,
    items: usize,
    equipment: usize,
    parties: usize,
    quarantined: usize,
    issues: Vec<String>,
}
