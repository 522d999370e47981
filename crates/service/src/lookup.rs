//! Questions about one name. Goods texts are asked about in [`crate::goods_answer`].

use chrono::NaiveDate;
use sarhad_engine::parties::decision::{Change, PartyIdentity, Standing, Verdict};
pub use sarhad_engine::parties::{AlignedPart, Band, MatchedKey, Point, Threshold};
use sarhad_engine::parties::{PartyMatch, PartyQuery, points};
use sarhad_engine::{Day, Knowledge, has_ended};
use sarhad_model::{CountryCode, EntryKind, NameQuality, PartialDate};
use serde::Serialize;

/// Who is looked for.
#[derive(Debug, Clone, Default)]
pub struct NameQuestion {
    /// Who: name in any script, numbers, birth date, country.
    pub party: PartyIdentity,
    /// What it is.
    pub kind: Option<EntryKind>,
}

/// A listed party that may be meant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameAnswer {
    /// Probability that it is the same party.
    pub probability: f64,
    /// How to read it, with what was decided.
    pub band: Band,
    /// The limits of its list.
    pub threshold: Threshold,
    /// List id.
    pub list: String,
    /// Title of the list.
    pub list_title: String,
    /// Date of the list.
    pub published: Option<NaiveDate>,
    /// Days since then.
    pub list_age_days: Option<i64>,
    /// Version of the list.
    pub list_version: String,
    /// Id of the entry in the list.
    pub entry: String,
    /// What the entry is.
    pub kind: EntryKind,
    /// Its primary name.
    pub entry_name: String,
    /// The name of it that matched.
    pub matched_name: String,
    /// Quality of that name.
    pub name_quality: Option<NameQuality>,
    /// Programmes it is under.
    pub programs: Vec<String>,
    /// Countries it is linked with.
    pub countries: Vec<CountryCode>,
    /// Its dates.
    pub dates: Vec<PartialDate>,
    /// Last day of the listing, when that is over: the entry is shown and not raised.
    pub listing_ended: Option<NaiveDate>,
    /// Whether an identifier was equal.
    pub by_identifier: bool,
    /// The parts of the names side by side.
    pub parts: Vec<AlignedPart>,
    /// What speaks for it beside the parts, then what speaks against.
    pub points: Vec<Point>,
    /// What an officer decided.
    pub decision: Option<DecisionAnswer>,
}

/// What an officer decided about a match.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DecisionAnswer {
    /// Verdict.
    pub verdict: Verdict,
    /// Who.
    pub author: String,
    /// When.
    pub decided_on: NaiveDate,
    /// Last day on which it holds.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// Why it no longer holds; nothing when it does.
    pub changes: Vec<Change>,
}

impl DecisionAnswer {
    fn of(standing: &Standing<'_>) -> Option<Self> {
        let decision = standing.decision()?;
        let changes = match standing {
            Standing::Woken(_, changes) => changes.clone(),
            Standing::Undecided | Standing::Holds(_) => Vec::new(),
        };
        Some(Self {
            verdict: decision.verdict,
            author: decision.author.clone(),
            decided_on: decision.decided_on,
            until: decision.until,
            reason: decision.reason.clone(),
            changes,
        })
    }

    /// Whether it holds.
    pub fn holds(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Compares one name with all lists, most probable first.
pub fn name(
    knowledge: &Knowledge,
    question: &NameQuestion,
    day: Day<'_>,
    limit: usize,
) -> Vec<NameAnswer> {
    let party = &question.party;
    let query = PartyQuery {
        name: &party.name,
        kind: question.kind,
        born: party.born,
        country: party.country,
        identifiers: &party.identifiers,
    };
    let found = knowledge.parties.search(&knowledge.lists, &query, limit);
    // A candidate without one part in common would only puzzle.
    let in_common = |found: &PartyMatch| {
        let both = |part: &AlignedPart| !part.query.is_empty() && !part.listed.is_empty();
        found.by_identifier || found.comparison.parts.iter().any(both)
    };
    found
        .into_iter()
        .filter(in_common)
        .map(|found| answer(knowledge, party, &query, day, found))
        .collect()
}

fn answer(
    knowledge: &Knowledge,
    party: &PartyIdentity,
    query: &PartyQuery<'_>,
    day: Day<'_>,
    found: PartyMatch,
) -> NameAnswer {
    let list = &knowledge.lists[found.list];
    let entry = &list.entries[found.entry];
    let matched = entry.names.get(found.name);
    let threshold = knowledge.thresholds.of(&list.id);
    let probability = found.comparison.probability;
    let standing = day.decisions.standing(party, &list.id, entry, day.date);
    let ended = entry.expires_on.filter(|_| has_ended(entry, day.date));
    let band = if ended.is_some() || standing.is_silent() {
        Band::Below
    } else if standing.is_certain() {
        Band::Alert
    } else {
        threshold.band(probability)
    };
    NameAnswer {
        probability,
        band,
        threshold,
        list: list.id.clone(),
        list_title: list.title.clone(),
        published: list.published,
        list_age_days: list.published.map(|published| (day.date - published).num_days()),
        list_version: list.version.clone(),
        entry: entry.id.clone(),
        kind: entry.kind,
        entry_name: entry.name().to_owned(),
        matched_name: matched.map_or_else(String::new, |name| name.text.clone()),
        name_quality: matched.map(|name| name.quality),
        programs: entry.programs.clone(),
        countries: entry.countries.clone(),
        dates: entry.dates.clone(),
        listing_ended: ended,
        by_identifier: found.by_identifier,
        points: points(query, entry, &found),
        decision: DecisionAnswer::of(&standing),
        parts: found.comparison.parts,
    }
}
