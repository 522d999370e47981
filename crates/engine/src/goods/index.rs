//! The catalogue and its tables compiled once, and the look-ups that need no judgement.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sarhad_model::{CasNumber, HsCode, UnNumber};

use super::catalogue::{self, CatalogueEntry, CatalogueError, EntryRecord, HsLink};
use super::conditions::{Alternative, Rules};
use super::guidance::{self, Guidance};
use super::headings::HeadingWords;
use super::identifiers;
use super::judgement::GoodsQuery;
use super::normal::{NormalText, term_stems};
use super::radioactive::RadioactiveTable;
use super::tables::{
    ChokePoint, ChokePointTable, DangerousGood, DangerousGoodsTable, DrugPrecursor,
    DrugPrecursorTable, GenericWords, read_high_priority,
};
use super::terms::TermIndex;
use super::uav::UavTable;

/// The files that are built in, in the order in which the version is computed.
const CATALOGUE: [&str; 5] = [
    include_str!("../../../../data/catalogue/nuclear.toml"),
    include_str!("../../../../data/catalogue/missile.toml"),
    include_str!("../../../../data/catalogue/chemical.toml"),
    include_str!("../../../../data/catalogue/biological.toml"),
    include_str!("../../../../data/catalogue/dual-use.toml"),
];
/// The guidance, a file a family.
const GUIDANCE: [&str; 5] = [
    include_str!("../../../../data/catalogue/guidance/nuclear.toml"),
    include_str!("../../../../data/catalogue/guidance/missile.toml"),
    include_str!("../../../../data/catalogue/guidance/chemical.toml"),
    include_str!("../../../../data/catalogue/guidance/biological.toml"),
    include_str!("../../../../data/catalogue/guidance/dual-use.toml"),
];
const PARAMETERS: &str = include_str!("../../../../data/catalogue/parameters.toml");
const QUALITIES: &str = include_str!("../../../../data/catalogue/qualities.toml");
const UNITS: &str = include_str!("../../../../data/units.csv");
const GRADES: &str = include_str!("../../../../data/grades.csv");
const HIGH_PRIORITY: &str = include_str!("../../../../data/high-priority.csv");
const DANGEROUS_GOODS: &str = include_str!("../../../../data/dangerous-goods.csv");
const GENERIC_WORDS: &str = include_str!("../../../../data/generic-goods-words.csv");
const CHOKE_POINTS: &str = include_str!("../../../../data/choke-points.csv");
const RADIOACTIVE_WORDS: &str = include_str!("../../../../data/radioactive-words.csv");
const ISOTOPES: &str = include_str!("../../../../data/isotopes.csv");
const HEADING_WORDS: &str = include_str!("../../../../data/heading-words.csv");
const UAV_WORDS: &str = include_str!("../../../../data/uav-words.csv");
const DRUG_PRECURSORS: &str = include_str!("../../../../data/drug-precursors.csv");

/// Other words between the words of a term that has a word for a class of goods
/// (`valve … PTFE lined`).
const GAP_OBJECT: usize = 3;
/// Other words between the words of a name (`sodium cyanide`).
const GAP_NAME: usize = 0;
/// Other words between the words of a look-alike.
const GAP_LOOK_ALIKE: usize = 1;
/// Words of one term that short, and without a digit, are abbreviations with many meanings.
const SHORT_ABBREVIATION: usize = 3;
/// A name of one word this short may become another word by an ending.
const BRIEF_NAME: usize = 5;
/// Fewer informative words than this make a vague description (GD04).
const FEWEST_INFORMATIVE_WORDS: usize = 1;

/// An entry ready for judging.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) entry: CatalogueEntry,
    pub(super) chapters: Vec<u8>,
    /// Whether it is one substance or a group of them, with a CAS number.
    pub(super) substance: bool,
    pub(super) codes: Vec<String>,
    pub(super) alternatives: Vec<Alternative>,
    pub(super) guidance: Option<Guidance>,
}

/// How much a term says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TermStrength {
    /// The kind of goods: only with a condition that holds.
    Kind,
    /// A wider class of civil goods.
    Broad,
    /// The goods.
    Name,
}

/// Whose a term is and how much it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct TermFacts {
    pub(super) entry: u32,
    pub(super) words: usize,
    pub(super) strength: TermStrength,
    /// Whether the name is so short that an ending makes another word of it (`зарин`, Зарина).
    pub(super) brief: bool,
}

/// The catalogue and its tables, ready to judge goods. Shared read-only between threads.
#[derive(Debug, Default)]
pub struct GoodsIndex {
    version: String,
    pub(super) entries: Vec<Compiled>,
    pub(super) rules: Rules,
    pub(super) terms: TermIndex,
    pub(super) term_facts: Vec<TermFacts>,
    pub(super) look_alikes: TermIndex,
    pub(super) look_alike_owners: Vec<u32>,
    pub(super) by_cas: HashMap<CasNumber, Vec<u32>>,
    pub(super) by_un: HashMap<u16, Vec<(u32, bool)>>,
    pub(super) by_hs6: HashMap<String, Vec<(u32, HsLink)>>,
    pub(super) by_heading: HashMap<String, Vec<u32>>,
    pub(super) words: GenericWords,
    high_priority: BTreeMap<String, String>,
    pub(super) dangerous_goods: DangerousGoodsTable,
    choke_points: ChokePointTable,
    drug_precursors: DrugPrecursorTable,
    radioactive: RadioactiveTable,
    uav: UavTable,
    pub(super) headings: HeadingWords,
}

impl GoodsIndex {
    /// The built-in catalogue.
    ///
    /// # Panics
    /// If the built-in files are broken; a test builds it.
    pub fn built_in() -> Self {
        Self::read().expect("the built-in catalogue is checked by the tests of this crate")
    }

    /// The entries as written.
    pub(super) fn records() -> Vec<EntryRecord> {
        catalogue::read(&CATALOGUE)
            .expect("the built-in catalogue is checked by the tests of this crate")
    }

    fn read() -> Result<Self, CatalogueError> {
        let records = catalogue::read(&CATALOGUE)?;
        let mut index = Self {
            version: version(),
            rules: Rules::read(PARAMETERS, QUALITIES, UNITS, GRADES)?,
            words: GenericWords::read(GENERIC_WORDS)?,
            high_priority: read_high_priority(HIGH_PRIORITY)?,
            dangerous_goods: DangerousGoodsTable::read(DANGEROUS_GOODS)?,
            choke_points: ChokePointTable::read(CHOKE_POINTS)?,
            drug_precursors: DrugPrecursorTable::read(DRUG_PRECURSORS)?,
            radioactive: RadioactiveTable::read(RADIOACTIVE_WORDS, ISOTOPES)?,
            uav: UavTable::read(UAV_WORDS)?,
            headings: HeadingWords::read(HEADING_WORDS)?,
            ..Self::default()
        };
        let mut guidance = guidance::read(&GUIDANCE)?;
        for record in &records {
            index.add(record, guidance.remove(&record.id))?;
        }
        if let Some(id) = guidance.into_keys().next() {
            return Err(CatalogueError::NoEntry(id));
        }
        index.add_words(&records);
        Ok(index)
    }

    fn add(
        &mut self,
        record: &EntryRecord,
        guidance: Option<Guidance>,
    ) -> Result<(), CatalogueError> {
        let number = self.entries.len() as u32;
        for cas in &record.cas {
            let cas = CasNumber::parse(cas).map_err(|_| CatalogueError::Cas(cas.clone()))?;
            self.by_cas.entry(cas).or_default().push(number);
        }
        let specific = record.un_numbers.iter().map(|un| (*un, true));
        for (un, specific) in specific.chain(record.un_hints.iter().map(|un| (*un, false))) {
            self.by_un.entry(un).or_default().push((number, specific));
        }
        let mut chapters = Vec::new();
        for code in &record.hs6 {
            self.by_hs6.entry(code.clone()).or_default().push((number, record.hs_link));
            let heading = self.by_heading.entry(code[..4].to_owned()).or_default();
            if heading.last() != Some(&number) {
                heading.push(number);
            }
            chapters.extend(code[..2].parse::<u8>());
        }
        let alternatives = record
            .alternatives
            .iter()
            .map(|alternative| self.rules.alternative(&alternative.conditions))
            .collect::<Result<_, _>>()?;
        self.entries.push(Compiled {
            entry: record.into(),
            chapters,
            substance: !record.cas.is_empty(),
            codes: record.hs6.clone(),
            alternatives,
            guidance,
        });
        Ok(())
    }

    /// Terms and look-alikes of all entries.
    fn add_words(&mut self, records: &[EntryRecord]) {
        let mut terms = Vec::new();
        let mut look_alikes = Vec::new();
        for (number, record) in records.iter().enumerate() {
            let named = record.terms.values().flatten().map(|term| (term, false));
            for (term, kind) in named.chain(record.kinds.iter().map(|term| (term, true))) {
                let stems = term_stems(term);
                let short = matches!(&stems[..], [only] if only.chars().count() <= SHORT_ABBREVIATION
                    && !only.bytes().any(|b| b.is_ascii_digit()));
                let broad = short || record.broad.contains(term) || self.words.is_broad(term);
                let strength = match (kind, broad) {
                    (true, _) => TermStrength::Kind,
                    (false, true) => TermStrength::Broad,
                    (false, false) => TermStrength::Name,
                };
                let gap = if self.words.has_broad(&stems) { GAP_OBJECT } else { GAP_NAME };
                terms.push((term.as_str(), gap));
                let brief = matches!(&stems[..], [only] if only.chars().count() <= BRIEF_NAME);
                let (entry, words) = (number as u32, stems.len());
                self.term_facts.push(TermFacts { entry, words, strength, brief });
            }
            for phrase in &record.look_alikes {
                look_alikes.push((phrase.as_str(), GAP_LOOK_ALIKE));
                self.look_alike_owners.push(number as u32);
            }
        }
        self.terms = TermIndex::build(terms).with_typos();
        self.look_alikes = TermIndex::build(look_alikes);
    }

    /// A hash of everything it judges by: the version of the catalogue.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All entries, by id.
    pub fn entries(&self) -> impl Iterator<Item = &CatalogueEntry> {
        self.entries.iter().map(|compiled| &compiled.entry)
    }

    /// The codes of an entry by its id.
    pub(super) fn codes_of(&self, id: &str) -> Vec<String> {
        let place = self.entries.binary_search_by(|one| one.entry.id.as_ref().cmp(id));
        place.map_or_else(|_| Vec::new(), |at| self.entries[at].codes.clone())
    }

    /// Entries that have an HS code, strongest link first: what a table of codes alone tells.
    pub fn entries_of_code(&self, hs6: &str) -> Vec<&CatalogueEntry> {
        let mut links: Vec<(u32, HsLink)> = self.by_hs6.get(hs6).cloned().unwrap_or_default();
        links.sort_by_key(|(number, link)| (std::cmp::Reverse(*link as u8), *number));
        links.into_iter().map(|(number, _)| &self.entries[number as usize].entry).collect()
    }

    /// Entries that have a term in a text, longest term first: what words alone tell.
    pub fn entries_of_words(&self, text: &str) -> Vec<&CatalogueEntry> {
        let mut facts: Vec<TermFacts> = self
            .terms
            .find(&NormalText::read(text))
            .into_iter()
            .map(|hit| self.term_facts[hit.term as usize])
            .filter(|facts| facts.strength != TermStrength::Kind)
            .collect();
        facts.sort_by_key(|facts| (std::cmp::Reverse(facts.words), facts.entry));
        let mut seen = BTreeSet::new();
        facts.retain(|facts| seen.insert(facts.entry));
        facts.into_iter().map(|facts| &self.entries[facts.entry as usize].entry).collect()
    }

    /// Whether a six-digit code names the goods of an entry, which hardly any civil goods share.
    pub fn names_controlled_goods(&self, hs6: &str) -> bool {
        let links = self.by_hs6.get(hs6).into_iter().flatten();
        links.into_iter().any(|(_, link)| matches!(link, HsLink::Strong | HsLink::Exact))
    }

    /// Tier of the Common High Priority List (`1`, `2`, `3.A` …) for a six-digit code.
    pub fn high_priority_tier(&self, hs6: &str) -> Option<&str> {
        self.high_priority.get(hs6).map(String::as_str)
    }

    /// The classes that the dangerous-goods table gives a UN number (several rows may differ);
    /// empty when the number is not in the table.
    pub fn dangerous_goods_classes(&self, un: UnNumber) -> &[DangerousGood] {
        self.dangerous_goods.classes(un)
    }

    /// Choke-point goods of weapons programmes that a text names, in the order of the text.
    pub fn choke_points(&self, text: &str) -> Vec<ChokePoint<'_>> {
        self.choke_points.find(&NormalText::read(text), text)
    }

    /// The words of a text, as written, that make the goods radioactive.
    pub fn radioactive(&self, text: &str) -> Option<String> {
        self.radioactive.find(&NormalText::read(text), text)
    }

    /// The words of a text, as written, that make the goods relevant for unmanned aircraft.
    pub fn uav(&self, text: &str) -> Option<String> {
        self.uav.find(&NormalText::read(text), text)
    }

    /// Words of a text that tell goods apart, as written: without generic words (`parts`,
    /// `оборудование`), numbers and very short words.
    pub fn informative_tokens(&self, text: &str) -> Vec<String> {
        self.words.informative(&NormalText::read(text), text)
    }

    /// Whether a text does not say what the goods are. An identifier always does.
    pub fn is_vague(&self, text: &str) -> bool {
        self.says_nothing(&NormalText::read(text))
    }

    /// The same for a text that is read already.
    pub(super) fn says_nothing(&self, text: &NormalText) -> bool {
        let informing = (0..text.tokens.len()).filter(|place| self.words.informs(text, *place));
        identifiers::cas_numbers(text).is_empty()
            && identifiers::un_numbers(text).is_empty()
            && informing.count() < FEWEST_INFORMATIVE_WORDS
    }

    /// The precursor of drugs that the goods are, by CAS number, by name, or by a code that
    /// names it.
    pub fn drug_precursor(&self, query: &GoodsQuery<'_>) -> Option<&DrugPrecursor> {
        let text = NormalText::read(query.text);
        let in_text = identifiers::cas_numbers(&text).into_iter().map(|(cas, _)| cas);
        let cas = in_text.chain(query.cas_numbers.iter().copied());
        self.drug_precursors.find(&text, cas, query.hs.and_then(HsCode::hs6))
    }
}

/// First twelve hexadecimal digits of the hash of all files.
fn version() -> String {
    let mut hasher = blake3::Hasher::new();
    let rest = [
        PARAMETERS,
        QUALITIES,
        UNITS,
        GRADES,
        HIGH_PRIORITY,
        DANGEROUS_GOODS,
        GENERIC_WORDS,
        CHOKE_POINTS,
        DRUG_PRECURSORS,
        RADIOACTIVE_WORDS,
        ISOTOPES,
        UAV_WORDS,
        HEADING_WORDS,
    ];
    for file in CATALOGUE.iter().chain(&GUIDANCE).chain(&rest) {
        hasher.update(&(file.len() as u64).to_le_bytes());
        hasher.update(file.as_bytes());
    }
    hasher.finalize().to_hex()[..12].to_owned()
}
