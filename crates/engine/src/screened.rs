//! What is distinct in many units, looked up once each: names of parties and ships, and texts
//! of goods. A day of papers repeats itself; a name is searched once, whoever bears it.
//!
//! It looks up and keeps; it judges nothing. The loops over keys are the caller's to run on
//! many threads.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use sarhad_model::{
    CasNumber, ConsignmentItem, CountryCode, EntryKind, HsCode, IssueCode, ListEntry,
    MeansIdentityKind, Party, PartyRole, Text, UnNumber, name_text,
};

use crate::companies::CompanyBook;
use crate::controls::ListedEntry;
use crate::frequent::Frequent;
use crate::goods::{ChokePoint, DrugPrecursor, GoodsJudgement, GoodsQuery};
use crate::history::History;
use crate::knowledge::Knowledge;
use crate::observations::ObservationBook;
use crate::parties::decision::{Decisions, PartyIdentity};
use crate::parties::threshold::LEAST;
use crate::parties::{self, PartyMatch, PartyQuery};
use crate::permits::PermitBook;
use crate::tables::{Tables, plain_words};
use crate::units::Unit;

/// At most so many listed parties are kept for one name.
pub const MAX_MATCHES: usize = 10;
/// At most so many matches that are not raised (silenced by a decision, listing ended) are kept
/// beside them, to be told.
pub const MAX_SILENT: usize = 40;
/// Longest name that is searched, in bytes; a longer one is cut. Papers with addresses in the
/// name field stay well below.
pub const MAX_NAME: usize = 400;

/// The day of the judgement and what officers have decided by then: what a judgement rests on
/// besides papers and knowledge.
#[derive(Debug, Clone, Copy)]
pub struct Day<'d> {
    /// The day.
    pub date: NaiveDate,
    /// Decisions about pairs of a party and a listed entry.
    pub decisions: &'d Decisions,
}

/// A name to be searched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey<'a> {
    /// As written.
    pub name: &'a str,
    /// What bears it, when the paper tells.
    pub kind: Option<EntryKind>,
    /// Country of its address. Never the nationality of a person (law 13).
    pub country: Option<CountryCode>,
    /// Numbers that identify it, as written.
    pub identifiers: Vec<&'a str>,
}

/// A goods text to be judged, with the codes that go with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoodsKey<'a> {
    /// All descriptions of the line.
    pub text: Cow<'a, str>,
    /// The code, declared or found in the text.
    pub hs: Option<HsCode>,
    /// Declared UN numbers.
    pub un_numbers: Vec<UnNumber>,
    /// CAS numbers that the reader found.
    pub cas_numbers: Vec<CasNumber>,
}

/// What the goods engine and the vocabulary say about a text.
#[derive(Debug, Clone)]
pub struct JudgedGoods<'k> {
    /// Candidates and numbers found.
    pub judgement: GoodsJudgement<'k>,
    /// Tier of the Common High Priority List.
    pub high_priority_tier: Option<&'k str>,
    /// Words for goods that few make and weapons programmes need.
    pub choke_points: Vec<ChokePoint<'k>>,
    /// The precursor of drugs that the goods are.
    pub drug_precursor: Option<&'k DrugPrecursor>,
    /// Words that make the goods radioactive.
    pub radioactive: Option<String>,
    /// Words that make them relevant for unmanned aircraft.
    pub uav: Option<String>,
    /// Whether the text holds no word that tells one kind of goods from another.
    pub vague: bool,
    /// Whether the text names a chemical, a concentration or a CAS number.
    pub names_chemical: bool,
    /// Entries of the imported control lists, of every version: which counts the day decides.
    pub listed: Vec<ListedEntry<'k>>,
}

/// Everything looked up for some units.
#[derive(Debug, Clone)]
pub struct Screened<'a, 'k> {
    day: Day<'k>,
    names: HashMap<NameKey<'a>, Vec<PartyMatch>>,
    goods: HashMap<GoodsKey<'a>, JudgedGoods<'k>>,
    permits: PermitBook<'k>,
    history: Option<&'k dyn History>,
    companies: Option<&'k CompanyBook<'k>>,
    observations: Option<&'k ObservationBook<'k>>,
    frequent: Frequent,
}

impl<'a, 'k> Screened<'a, 'k> {
    /// From the keys of [`distinct_names`] and [`distinct_goods`] with what was found for each.
    pub fn new(
        names: impl IntoIterator<Item = (NameKey<'a>, Vec<PartyMatch>)>,
        goods: impl IntoIterator<Item = (GoodsKey<'a>, JudgedGoods<'k>)>,
        day: Day<'k>,
    ) -> Self {
        Self {
            day,
            names: names.into_iter().collect(),
            goods: goods.into_iter().collect(),
            permits: PermitBook::default(),
            history: None,
            companies: None,
            observations: None,
            frequent: Frequent::new(),
        }
    }

    /// The same with the permits that [`crate::permits::draw`] found for its lines.
    #[must_use]
    pub fn with_permits(mut self, permits: PermitBook<'k>) -> Self {
        self.permits = permits;
        self
    }

    /// The same with a history of what passed before.
    #[must_use]
    pub fn with_history(mut self, history: Option<&'k dyn History>) -> Self {
        self.history = history;
        self
    }

    /// The history, if there is one.
    pub(crate) fn history(&self) -> Option<&'k dyn History> {
        self.history
    }

    /// The same with a register of companies.
    #[must_use]
    pub fn with_companies(mut self, companies: Option<&'k CompanyBook<'k>>) -> Self {
        self.companies = companies;
        self
    }

    /// The register of companies, if there is one.
    pub(crate) fn companies(&self) -> Option<&'k CompanyBook<'k>> {
        self.companies
    }

    /// The same with what other systems and officers know.
    #[must_use]
    pub fn with_observations(mut self, observations: Option<&'k ObservationBook<'k>>) -> Self {
        self.observations = observations;
        self
    }

    /// What other systems and officers know, if they told.
    pub(crate) fn observations(&self) -> Option<&'k ObservationBook<'k>> {
        self.observations
    }

    /// The registers that a judgement rests on, with their versions.
    pub fn registers(&self) -> Vec<(&'static str, &str)> {
        let companies = self.companies.map(|book| ("companies", book.index.version()));
        let observed = self.observations.map(|book| ("observations", book.version()));
        companies.into_iter().chain(observed).collect()
    }

    /// The same with the indicators that are shown and count nothing in this run.
    #[must_use]
    pub fn with_frequent(mut self, frequent: Frequent) -> Self {
        self.frequent = frequent;
        self
    }

    /// The indicators that are frequent in this run.
    pub(crate) fn frequent(&self) -> &Frequent {
        &self.frequent
    }

    /// The permits of the lines.
    pub(crate) fn permits(&self) -> &PermitBook<'k> {
        &self.permits
    }

    /// The day and the decisions.
    pub(crate) fn day(&self) -> Day<'k> {
        self.day
    }

    /// What was found for a name; nothing for a name that is not searched.
    ///
    /// # Panics
    /// If the name was not looked up: the units given to `assess` must be those screened.
    pub(crate) fn name(&self, key: &NameKey<'a>) -> &[PartyMatch] {
        self.names.get(key).unwrap_or_else(|| panic!("not screened: {}", key.name))
    }

    /// What was found for a goods text.
    ///
    /// # Panics
    /// If the text was not looked up.
    pub(crate) fn goods(&self, key: &GoodsKey<'a>) -> &JudgedGoods<'k> {
        self.goods.get(key).unwrap_or_else(|| panic!("not screened: {}", key.text))
    }
}

/// Looks up everything in some units, one after the other.
pub fn screen<'a, 'k>(
    units: &[Unit<'a>],
    knowledge: &'k Knowledge,
    day: Day<'k>,
) -> Screened<'a, 'k> {
    let names = distinct_names(units, knowledge).into_iter().map(|key| {
        let found = screen_name(&key, knowledge, day);
        (key, found)
    });
    let goods = distinct_goods(units).into_iter().map(|key| {
        let judged = judge_goods(&key, knowledge);
        (key, judged)
    });
    Screened::new(names, goods, day)
}

/// All names to be searched, each once, sorted.
pub fn distinct_names<'a>(units: &[Unit<'a>], knowledge: &Knowledge) -> Vec<NameKey<'a>> {
    let mut keys: BTreeSet<NameKey<'a>> = BTreeSet::new();
    let mut heads: HashSet<*const sarhad_model::Declaration> = HashSet::new();
    for part in units.iter().flat_map(|unit| &unit.parts) {
        for party in &part.consignment.parties {
            keys.extend(party_keys(party, &knowledge.tables));
        }
        if heads.insert(std::ptr::from_ref(part.declaration)) {
            for party in &part.declaration.parties {
                keys.extend(party_keys(party, &knowledge.tables));
            }
            keys.extend(means_keys(&part.declaration.border_transport_means));
        }
    }
    for unclaimed in units.iter().flat_map(|unit| &unit.unclaimed) {
        if heads.insert(std::ptr::from_ref(unclaimed.declaration)) {
            keys.extend(means_keys(&unclaimed.declaration.border_transport_means));
        }
    }
    keys.into_iter().collect()
}

/// The names of one party: as a whole, and by its first line or first part where name and
/// address stand in one text. Empty for a party that is not named ("to order", "N/A").
pub(crate) fn party_keys<'a>(party: &'a Party, tables: &Tables) -> Vec<NameKey<'a>> {
    let mut keys = Vec::new();
    let identifiers: Vec<&str> = party
        .identifiers
        .iter()
        .map(|identifier| identifier.number.raw.trim())
        .filter(|number| !tables.is_placeholder(number))
        .collect();
    let country = party.country.as_ref().and_then(|country| country.value);
    let kind = (party.role == PartyRole::Bank).then_some(EntryKind::Organisation);
    if let Some(name) = &party.name {
        for text in name_forms(name, tables) {
            keys.push(NameKey { name: text, kind, country, identifiers: identifiers.clone() });
        }
    }
    if keys.is_empty() && !identifiers.is_empty() {
        keys.push(NameKey { name: "", kind, country, identifiers });
    }
    if let Some(contact) = &party.contact {
        for text in name_forms(contact, tables) {
            let kind = Some(EntryKind::Person);
            keys.push(NameKey { name: text, kind, country: None, identifiers: Vec::new() });
        }
    }
    keys
}

/// The texts by which a name is searched.
pub(crate) fn name_forms<'a>(name: &'a Text, tables: &Tables) -> Vec<&'a str> {
    let whole = after_order(cut(name.value()), tables);
    if tables.is_placeholder(whole) {
        return Vec::new();
    }
    let mut forms = vec![whole];
    let first = whole.lines().next().unwrap_or(whole).trim();
    // Many papers write the address behind the name, whether their reader saw it or not.
    let named = name_text::before_address(whole);
    let divided = name.issues.has(IssueCode::NameWithAddress) || named.is_some();
    let named = named.unwrap_or(first);
    let head =
        if divided { named.split([',', '\n']).next().unwrap_or(named).trim() } else { first };
    for form in [first, named, head] {
        if !form.is_empty() && !forms.contains(&form) && !tables.is_placeholder(form) {
            forms.push(form);
        }
    }
    forms
}

/// What follows "to order of": the party behind the order, if the paper names it.
fn after_order<'a>(text: &'a str, tables: &Tables) -> &'a str {
    let plain = plain_words(text);
    let Some(rest) = tables.orders.after(&plain) else {
        return if tables.orders.find(&plain).is_some() { "" } else { text };
    };
    let mut left = text;
    for _ in 0..plain.split(' ').count() - rest.split_whitespace().count() {
        left = left.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
    }
    left
}

/// The names of a means of transport: the ship with its IMO number, and the master or driver.
pub(crate) fn means_keys(means: &sarhad_model::BorderTransportMeans) -> Vec<NameKey<'_>> {
    let mut keys = Vec::new();
    let name = means.identity(MeansIdentityKind::VesselName).map_or("", cut);
    let imo = means.identity(MeansIdentityKind::Imo).filter(|imo| !imo.is_empty());
    if !name.is_empty() || imo.is_some() {
        keys.push(NameKey {
            name,
            kind: Some(EntryKind::Vessel),
            country: None,
            identifiers: imo.into_iter().collect(),
        });
    }
    if let Some(master) = means.master.as_ref().map(Text::value).filter(|name| !name.is_empty()) {
        keys.push(NameKey {
            name: cut(master),
            kind: Some(EntryKind::Person),
            country: None,
            identifiers: Vec::new(),
        });
    }
    keys
}

fn cut(text: &str) -> &str {
    match text.char_indices().find(|(at, _)| *at >= MAX_NAME) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// The listed parties that may bear a name: most probable first, at least as probable as the list
/// demands for a review, and of a kind that fits (a company is not looked for among ships), or
/// judged the same by an officer. Those that are not raised take no place from those that are.
pub fn screen_name(key: &NameKey<'_>, knowledge: &Knowledge, day: Day<'_>) -> Vec<PartyMatch> {
    let kind = key.kind.or_else(|| kind_by_form(key.name));
    let identifiers: Vec<String> = key.identifiers.iter().map(|&id| id.to_owned()).collect();
    let query = PartyQuery {
        name: key.name,
        kind,
        born: None,
        country: key.country,
        identifiers: &identifiers,
    };
    let party = PartyIdentity::of_key(key);
    let standing = |found: &PartyMatch| {
        let list = &knowledge.lists[found.list];
        day.decisions.standing(&party, &list.id, &list.entries[found.entry], day.date)
    };
    let fits = |found: &PartyMatch| {
        let list = &knowledge.lists[found.list];
        let likely = found.comparison.probability >= knowledge.thresholds.of(&list.id).review
            && kinds_fit(kind, list.entries[found.entry].kind);
        likely || standing(found).is_certain()
    };
    let mut matches = knowledge.by_number(key);
    // What an officer judged the same is raised however unlike it is written.
    let judged = day.decisions.entries_judged(key.name);
    let least = if judged == 0 { knowledge.thresholds.least_review() } else { LEAST };
    // All of them: those of a kind that does not fit (a ship for a company), and those that are
    // silent, must not take the place of others.
    let searched = knowledge.parties.search_from(&knowledge.lists, &query, least, usize::MAX);
    for found in searched.into_iter().filter(fits) {
        if !matches.iter().any(|one| (one.list, one.entry) == (found.list, found.entry)) {
            matches.push(found);
        }
    }
    let (mut raised, mut silent) = (0, 0);
    matches.retain(|found| {
        let entry = &knowledge.lists[found.list].entries[found.entry];
        if has_ended(entry, day.date) || standing(found).is_silent() {
            silent += 1;
            silent <= MAX_SILENT
        } else {
            raised += 1;
            raised <= MAX_MATCHES
        }
    });
    matches
}

/// Whether the listing of an entry has ended by a day.
pub fn has_ended(entry: &ListEntry, today: NaiveDate) -> bool {
    entry.expires_on.is_some_and(|last| today > last)
}

/// A name with the legal form of a company names no person, however much the rest is like one.
/// A sole trader is a person.
fn kind_by_form(name: &str) -> Option<EntryKind> {
    match parties::legal_class(name) {
        None | Some("sole" | "ship") => None,
        Some(_) => Some(EntryKind::Organisation),
    }
}

/// Whether a listed party of one kind can be meant by a name of another.
fn kinds_fit(asked: Option<EntryKind>, listed: EntryKind) -> bool {
    use EntryKind::{Aircraft, Organisation, Person, Unknown, Vessel};
    match (asked, listed) {
        (_, Unknown) => asked != Some(Vessel),
        (Some(Vessel), listed) => listed == Vessel,
        (Some(Person), listed) => listed == Person,
        (Some(Organisation), listed) => listed == Organisation,
        (_, Vessel | Aircraft) => false,
        (_, Person | Organisation) => true,
    }
}

/// All goods texts with their codes, each once, sorted.
pub fn distinct_goods<'a>(units: &[Unit<'a>]) -> Vec<GoodsKey<'a>> {
    let mut seen: HashSet<GoodsKey<'a>> = HashSet::new();
    for part in units.iter().flat_map(|unit| &unit.parts) {
        seen.extend(part.goods().map(|(_, item)| goods_key(item)));
    }
    let mut keys: Vec<GoodsKey<'a>> = seen.into_iter().collect();
    keys.sort_unstable();
    keys
}

/// The key of one goods line.
pub(crate) fn goods_key(item: &ConsignmentItem) -> GoodsKey<'_> {
    let mut texts = item.cargo_description.iter().map(Text::value).filter(|text| !text.is_empty());
    let text = match (texts.next(), texts.next()) {
        (None, _) => Cow::Borrowed(""),
        (Some(only), None) => Cow::Borrowed(only),
        _ => Cow::Owned(item.description()),
    };
    let declared = item.dangerous_goods.iter().filter_map(|goods| goods.un_number.as_ref());
    GoodsKey {
        text,
        hs: item.hs().copied(),
        un_numbers: declared.filter_map(|number| number.get().copied()).collect(),
        cas_numbers: item.cas_numbers.iter().filter_map(|number| number.get().copied()).collect(),
    }
}

/// Judges one goods text.
pub fn judge_goods<'k>(key: &GoodsKey<'_>, knowledge: &'k Knowledge) -> JudgedGoods<'k> {
    let query = GoodsQuery {
        text: &key.text,
        hs: key.hs.as_ref(),
        un_numbers: &key.un_numbers,
        cas_numbers: &key.cas_numbers,
    };
    let judgement = knowledge.goods.judge(&query);
    let tier = key.hs.as_ref().and_then(HsCode::hs6);
    let high_priority_tier = tier.and_then(|hs6| knowledge.goods.high_priority_tier(hs6));
    let has_cas = !judgement.cas_numbers.is_empty() || !key.cas_numbers.is_empty();
    let identified = has_cas || !judgement.un_numbers.is_empty() || !key.un_numbers.is_empty();
    let found = judgement.cas_numbers.iter().map(|(number, _)| *number);
    let cas_numbers: BTreeSet<CasNumber> = found.chain(key.cas_numbers.iter().copied()).collect();
    let telling = knowledge.goods.informative_tokens(&key.text).len();
    let least = knowledge.tables.indicator("GD04").number("min_words") as usize;
    JudgedGoods {
        high_priority_tier,
        choke_points: knowledge.goods.choke_points(&key.text),
        drug_precursor: knowledge.goods.drug_precursor(&query),
        radioactive: knowledge.goods.radioactive(&key.text),
        uav: knowledge.goods.uav(&key.text),
        vague: !identified && telling < least,
        names_chemical: has_cas || knowledge.tables.names_chemical(&key.text),
        listed: knowledge.controls.look_up(&key.text, key.hs.as_ref(), &cas_numbers),
        judgement,
    }
}

#[cfg(test)]
mod tests {
    use sarhad_model::Span;

    use super::*;

    #[test]
    fn a_name_with_its_address_is_searched_without_it() {
        let tables = Tables::built_in();
        for (raw, expected) in [
            ("Aral Gate FZE, Aktau, 8", vec!["Aral Gate FZE, Aktau", "Aral Gate FZE"]),
            ("Каримов Далер, г. Бохтар, ул. Айни, 13", vec!["Каримов Далер"]),
            ("ТОО Ромашка г. Актау, мкр. 8", vec!["ТОО Ромашка"]),
            ("Steppe Wind LLP\n12 Canal Road", vec!["Steppe Wind LLP"]),
            ("Silk Gate Co., Ltd", vec![]),
            ("Каримов, Далер", vec![]),
        ] {
            let name = Text::new(raw, Span::None);
            let forms: Vec<&str> = [raw].into_iter().chain(expected).collect();
            assert_eq!(name_forms(&name, &tables), forms, "{raw}");
        }
    }
}
