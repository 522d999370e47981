//! The head of a ranking: when, with which knowledge and lists, over which files, and how many
//! units got which advice.

use sarhad_i18n::{Words, date, thousands};
use sarhad_model::{Advice, Authority, ControlListSummary, ListSummary, ModelState, Ranking};

use super::{FileView, advice_mark};

/// The head of a ranking.
#[derive(Debug, Clone)]
pub struct Head {
    /// `Judged for …`.
    pub as_of: String,
    /// `Knowledge …`.
    pub knowledge: String,
    /// The lists used.
    pub lists: Vec<ListView>,
    /// The control lists used besides the catalogue.
    pub control_lists: Vec<ControlListView>,
    /// What is wrong with the lists, when something is.
    pub warning: Option<String>,
    /// That the country or the post sets something otherwise.
    pub policy: Option<String>,
    /// What, one by one.
    pub policy_changes: Vec<String>,
    /// The learned model: which one ranked beside the rules, or why none did.
    pub model: Option<String>,
    /// Whether the model that was asked for could not be used.
    pub model_failed: bool,
    /// The files.
    pub files: Vec<FileView>,
    /// Whether a file was not read, or not in full.
    pub unread: bool,
    /// Counts: units, consignments, lines, files.
    pub counts: Vec<String>,
    /// How many units got which advice, strongest first, only those that occur.
    pub tallies: Vec<Tally>,
}

/// A watch list that was used.
#[derive(Debug, Clone)]
pub struct ListView {
    /// Title.
    pub title: String,
    /// Whose.
    pub authority: String,
    /// Publication date or the remark that there is none.
    pub published: String,
    /// Number of entries in words.
    pub entries: String,
    /// `version …`.
    pub version: String,
}

/// A version of a control list that was used.
#[derive(Debug, Clone)]
pub struct ControlListView {
    /// Title.
    pub title: String,
    /// Days in force in words, or that they are not known.
    pub in_force: String,
    /// Number of entries in words.
    pub entries: String,
    /// `version …`.
    pub version: String,
}

/// How many units got one advice.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Key of the advice.
    pub key: &'static str,
    /// Its sign.
    pub mark: &'static str,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: String,
}

impl Head {
    /// The head of a ranking.
    pub fn new(ranking: &Ranking, words: &Words) -> Self {
        let lang = words.lang();
        let count = |id: &str, count: usize| words.say(id, &[("count", count.into())]);
        let sum = |of: fn(&sarhad_model::FileSummary) -> usize| ranking.files.iter().map(of).sum();
        let files: Vec<FileView> =
            ranking.files.iter().map(|file| FileView::new(file, words)).collect();
        Self {
            as_of: words.say("screen-as-of", &[("date", date(ranking.as_of, lang).into())]),
            knowledge: words.say("screen-knowledge", &[("id", (&*ranking.knowledge.0).into())]),
            lists: ranking.lists.iter().map(|list| ListView::new(list, words)).collect(),
            control_lists: ranking
                .control_lists
                .iter()
                .map(|list| ControlListView::new(list, words))
                .collect(),
            warning: list_warning(&ranking.lists, words),
            policy: ranking.policy.as_ref().map(|policy| words.policy(policy)),
            policy_changes: ranking
                .policy
                .iter()
                .flat_map(|policy| &policy.changes)
                .map(|one| words.policy_change(one))
                .collect(),
            model: ranking.model.as_ref().map(|model| words.model(model)),
            model_failed: ranking
                .model
                .as_ref()
                .is_some_and(|model| matches!(model.state, ModelState::Unusable { .. })),
            unread: files.iter().any(|file| file.status_key != "complete"),
            files,
            counts: vec![
                count("screen-count-units", ranking.units.len()),
                count("screen-count-consignments", sum(|file| file.consignments)),
                count("screen-count-lines", sum(|file| file.items)),
                count("screen-count-files", ranking.files.len()),
            ],
            tallies: tallies(ranking, words),
        }
    }
}

impl ListView {
    /// A list as shown.
    pub fn new(list: &ListSummary, words: &Words) -> Self {
        Self {
            title: list.title.clone(),
            authority: words.authority(list.authority),
            published: match list.published {
                Some(day) => {
                    words.say("screen-list-age", &[("date", date(day, words.lang()).into())])
                }
                None => words.get("screen-list-undated"),
            },
            entries: words.say("screen-count-entries", &[("count", list.entries.into())]),
            version: words.say("page-version", &[("version", list.version.as_str().into())]),
        }
    }
}

impl ControlListView {
    /// A list as shown.
    pub fn new(list: &ControlListSummary, words: &Words) -> Self {
        let on = |key: &str, day| words.say(key, &[("date", date(day, words.lang()).into())]);
        let since = match (list.valid_from, list.published) {
            (Some(first), _) => on("list-since", first),
            (None, Some(day)) => on("list-published", day),
            (None, None) => words.get("list-undated"),
        };
        Self {
            title: list.title.clone(),
            in_force: match list.valid_to {
                Some(end) => format!("{since}, {}", on("screen-list-until", end)),
                None => since,
            },
            entries: words.say("screen-count-entries", &[("count", list.entries.into())]),
            version: words.say("page-version", &[("version", list.version.as_str().into())]),
        }
    }
}

/// The warning that no official list, or no list at all, was used; none when one was.
pub fn list_warning(lists: &[ListSummary], words: &Words) -> Option<String> {
    if lists.is_empty() {
        Some(words.get("page-no-lists"))
    } else if lists.iter().all(|list| list.authority == Authority::Demo) {
        Some(words.get("screen-demo-warning"))
    } else {
        None
    }
}

fn tallies(ranking: &Ranking, words: &Words) -> Vec<Tally> {
    let of = |advice: Advice| {
        let count = ranking.units.iter().filter(|unit| unit.assessment.advice == advice).count();
        (count > 0).then(|| Tally {
            key: advice.key(),
            mark: advice_mark(advice),
            name: words.advice(advice),
            count: thousands(count, words.lang()),
        })
    };
    Advice::ALL.iter().rev().filter_map(|advice| of(*advice)).collect()
}
