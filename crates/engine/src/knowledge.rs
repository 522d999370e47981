//! Everything that units are judged by, in one immutable snapshot named by the hash of its
//! content: watch lists with their index, the catalogue of controlled goods, tables of policy.
//!
//! It can be written to bytes and read back. Lists travel in the bytes; catalogue and tables are
//! part of the program, so bytes made with others are refused rather than read differently.

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{
    ControlList, ControlListSummary, EntryKind, ImoNumber, KnowledgeId, ListSummary, PolicyUse,
    WatchList,
};
use serde::{Deserialize, Serialize};

use crate::controls::ControlBook;
use crate::goods::GoodsIndex;
use crate::learned::ModelInUse;
use crate::listed_contacts::ListedContacts;
use crate::parties::{Comparison, PartyIndex, PartyMatch, Thresholds, rules_version};
use crate::permits::PermitTable;
use crate::policy::LocalPolicy;
use crate::profiles::ProfileSet;
use crate::screened::NameKey;
use crate::tables::Tables;

/// First bytes of a knowledge file.
const MAGIC: &[u8; 8] = b"SARHAD-K";
/// Version of the file format and of everything compiled into it. It grows with every change
/// to either, so that an old file is refused instead of misread.
pub const FORMAT_VERSION: u32 = 3;
/// Magic, version and checksum.
const HEADER: usize = 8 + 4 + 32;

/// Why bytes are not usable knowledge.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KnowledgeError {
    /// Some other file.
    #[error("this is not a knowledge file of Sarhad")]
    Foreign,
    /// Made by a program with another format.
    #[error(
        "the knowledge file has format version {found}; this program reads {FORMAT_VERSION}: compile it again"
    )]
    OtherVersion {
        /// The version in the file.
        found: u32,
    },
    /// Made by a program with another catalogue or other tables.
    #[error(
        "the knowledge file was compiled with another catalogue or other tables ({found}, not {expected}): compile it again"
    )]
    OtherTables {
        /// Versions in the file.
        found: String,
        /// Versions in this program.
        expected: String,
    },
    /// Cut or changed.
    #[error("the knowledge file is damaged: its checksum does not fit")]
    Damaged,
    /// The checksum fits and the content still cannot be read.
    #[error("the knowledge file cannot be read: {0}")]
    Content(String),
}

/// The snapshot. Shared read-only between threads.
#[derive(Debug)]
pub struct Knowledge {
    /// Hash of all that follows.
    pub id: KnowledgeId,
    /// Watch lists, sorted by id.
    pub lists: Vec<WatchList>,
    /// Index of their names.
    pub parties: PartyIndex,
    /// Catalogue of controlled goods.
    pub goods: GoodsIndex,
    /// Imported control lists, with their days in force.
    pub controls: ControlBook,
    /// Policy and vocabulary.
    pub tables: Tables,
    /// Where a permit is needed, and which control lists bind.
    pub permits: PermitTable,
    /// From which probability on a match is raised.
    pub thresholds: Thresholds,
    /// Officers' profiles in use.
    pub profiles: ProfileSet,
    /// The learned model in use.
    pub model: Option<ModelInUse>,
    /// What the country or the post sets otherwise than the built-in tables.
    policy: LocalPolicy,
    /// Indicators that are switched off.
    off: BTreeSet<String>,
    /// Addresses, telephones and e-mails of listed parties.
    pub(crate) listed_contacts: ListedContacts,
    /// Listed ships by IMO number.
    ships: BTreeMap<ImoNumber, Vec<(usize, usize)>>,
}

/// What is written.
#[derive(Serialize, Deserialize)]
struct Stored {
    tables: String,
    off: BTreeSet<String>,
    lists: Vec<WatchList>,
    parties: PartyIndex,
    /// As JSON: these lists leave out what is empty, which a form without names cannot.
    controls: String,
}

impl Knowledge {
    /// Compiles lists, in whatever order they come, with the built-in catalogue and tables. The
    /// same list in the same version given twice is used once.
    pub fn build(mut lists: Vec<WatchList>) -> Self {
        lists.sort_by(|a, b| (&a.id, &a.version, &a.title).cmp(&(&b.id, &b.version, &b.title)));
        lists.dedup_by(|later, first| later.id == first.id && later.version == first.version);
        let parties = PartyIndex::build(&lists);
        Self::assemble(lists, parties, BTreeSet::new(), GoodsIndex::built_in(), Tables::built_in())
    }

    fn assemble(
        lists: Vec<WatchList>,
        parties: PartyIndex,
        off: BTreeSet<String>,
        goods: GoodsIndex,
        tables: Tables,
    ) -> Self {
        let ships = ships(&lists);
        let listed_contacts = ListedContacts::build(&lists);
        let id = KnowledgeId("".into());
        let thresholds = Thresholds::built_in();
        let permits = PermitTable::built_in();
        let profiles = ProfileSet::default();
        let (controls, model, policy) = (ControlBook::default(), None, LocalPolicy::default());
        let made = Self {
            id,
            lists,
            parties,
            goods,
            controls,
            tables,
            permits,
            thresholds,
            profiles,
            model,
            policy,
            off,
            listed_contacts,
            ships,
        };
        made.named()
    }

    /// The same with the id that fits its content.
    fn named(mut self) -> Self {
        let built_in = built_in_versions(&self.goods, &self.tables, &self.permits);
        self.id = id_of(&self, &built_in);
        self
    }

    /// The same knowledge with some indicators switched off; it has another id.
    #[must_use]
    pub fn without(mut self, indicators: &[&str]) -> Self {
        self.off.extend(indicators.iter().map(|&id| id.to_owned()));
        self.named()
    }

    /// The same knowledge with other thresholds for matches; it has another id. They are not
    /// written with it: whoever reads it back states them again.
    #[must_use]
    pub fn with_thresholds(mut self, thresholds: Thresholds) -> Self {
        self.thresholds = thresholds;
        self.named()
    }

    /// The same knowledge with imported control lists, the versions of one list newest first; it
    /// has another id, unless there are none.
    #[must_use]
    pub fn with_controls(mut self, lists: Vec<ControlList>) -> Self {
        self.controls = ControlBook::build(lists);
        self.named()
    }

    /// The same knowledge with officers' profiles; it has another id, unless there are none.
    /// They are not written with it: whoever reads it back states them again.
    #[must_use]
    pub fn with_profiles(mut self, profiles: ProfileSet) -> Self {
        self.profiles = profiles;
        self.named()
    }

    /// The same knowledge as a country or a post sets it, instead of any policy before; it has
    /// another id, unless nothing is set. It is not written with it: whoever reads it back states
    /// it again.
    #[must_use]
    pub fn with_policy(mut self, policy: LocalPolicy) -> Self {
        self.tables = Tables::built_in().with_policy(&policy);
        self.policy = policy;
        self.named()
    }

    /// What is set otherwise than the built-in tables, when there is anything.
    pub fn policy(&self) -> Option<PolicyUse> {
        (!self.policy.is_empty()).then(|| self.policy.account(&Tables::built_in()))
    }

    /// The same knowledge with a learned model; it has another id. It is not written with it:
    /// whoever reads it back states it again.
    #[must_use]
    pub fn with_model(mut self, model: ModelInUse) -> Self {
        self.model = Some(model);
        self.named()
    }

    /// Whether an indicator is in use.
    pub fn uses(&self, indicator: &str) -> bool {
        !self.off.contains(indicator) && !self.policy.switches_off(indicator)
    }

    /// The watch lists inside, for an account of what was used.
    pub fn list_summaries(&self) -> Vec<ListSummary> {
        let summary = |list: &WatchList| ListSummary {
            id: list.id.clone(),
            title: list.title.clone(),
            authority: list.authority,
            published: list.published,
            version: list.version.clone(),
            entries: list.entries.len(),
        };
        self.lists.iter().map(summary).collect()
    }

    /// The control lists inside, every version.
    pub fn control_summaries(&self) -> Vec<ControlListSummary> {
        self.controls.summaries()
    }

    /// The listed ships with the IMO number among the identifiers of a ship's name: the number
    /// stays when the name is painted over.
    pub(crate) fn by_number(&self, key: &NameKey<'_>) -> Vec<PartyMatch> {
        if key.kind != Some(EntryKind::Vessel) {
            return Vec::new();
        }
        let imo = key.identifiers.iter().find_map(|number| ImoNumber::parse(number).ok());
        let places = imo.and_then(|imo| self.ships.get(&imo)).map_or(&[][..], Vec::as_slice);
        let found = |&(list, entry): &(usize, usize)| PartyMatch {
            list,
            entry,
            name: 0,
            comparison: Comparison { probability: 1.0, parts: Vec::new() },
            by_identifier: true,
        };
        places.iter().map(found).collect()
    }

    /// Writes it, with a checksum.
    ///
    /// # Errors
    /// `Content`, if it cannot be encoded.
    pub fn to_bytes(&self) -> Result<Vec<u8>, KnowledgeError> {
        let controls = serde_json::to_string(&self.controls.lists())
            .map_err(|error| KnowledgeError::Content(error.to_string()))?;
        let stored = Stored {
            tables: built_in_versions(&self.goods, &self.tables, &self.permits),
            off: self.off.clone(),
            lists: self.lists.clone(),
            parties: self.parties.clone(),
            controls,
        };
        let content = postcard::to_stdvec(&stored)
            .map_err(|error| KnowledgeError::Content(error.to_string()))?;
        let mut bytes = Vec::with_capacity(HEADER + content.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
        bytes.extend_from_slice(blake3::hash(&content).as_bytes());
        bytes.extend_from_slice(&content);
        Ok(bytes)
    }

    /// Reads what [`Knowledge::to_bytes`] wrote.
    ///
    /// # Errors
    /// What is wrong with the bytes; never a half-read snapshot.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KnowledgeError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(KnowledgeError::Foreign)?;
        let (version, rest) = rest.split_first_chunk::<4>().ok_or(KnowledgeError::Damaged)?;
        let found = u32::from_le_bytes(*version);
        if found != FORMAT_VERSION {
            return Err(KnowledgeError::OtherVersion { found });
        }
        let (checksum, content) = rest.split_first_chunk::<32>().ok_or(KnowledgeError::Damaged)?;
        if blake3::hash(content).as_bytes() != checksum {
            return Err(KnowledgeError::Damaged);
        }
        let stored: Stored = postcard::from_bytes(content)
            .map_err(|error| KnowledgeError::Content(error.to_string()))?;
        let (goods, tables) = (GoodsIndex::built_in(), Tables::built_in());
        let expected = built_in_versions(&goods, &tables, &PermitTable::built_in());
        if stored.tables != expected {
            return Err(KnowledgeError::OtherTables { found: stored.tables, expected });
        }
        let Stored { lists, parties, off, controls, .. } = stored;
        let controls: Vec<ControlList> = serde_json::from_str(&controls)
            .map_err(|error| KnowledgeError::Content(error.to_string()))?;
        Ok(Self::assemble(lists, parties, off, goods, tables).with_controls(controls))
    }
}

fn built_in_versions(goods: &GoodsIndex, tables: &Tables, permits: &PermitTable) -> String {
    format!("{}+{}+{}", goods.version(), tables.version(), permits.version())
}

fn id_of(knowledge: &Knowledge, built_in: &str) -> KnowledgeId {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(&[0xff]);
    };
    add(&FORMAT_VERSION.to_string());
    add(built_in);
    add(rules_version());
    add(&knowledge.thresholds.canonical());
    for id in &knowledge.off {
        add(id);
    }
    if !knowledge.profiles.is_empty() {
        add(knowledge.profiles.version());
    }
    if !knowledge.policy.is_empty() {
        add("policy");
        add(&knowledge.policy.version());
    }
    if let Some(model) = &knowledge.model {
        add("model");
        add(model.version());
    }
    for version in knowledge.controls.canonical() {
        add(&version);
    }
    for list in &knowledge.lists {
        for text in [&list.id, &list.version, &list.title] {
            add(text);
        }
        add(&format!("{:?} {:?}", list.authority, list.published));
    }
    KnowledgeId(hasher.finalize().to_hex().as_str().into())
}

fn ships(lists: &[WatchList]) -> BTreeMap<ImoNumber, Vec<(usize, usize)>> {
    let mut ships: BTreeMap<ImoNumber, Vec<(usize, usize)>> = BTreeMap::new();
    for (list_index, list) in lists.iter().enumerate() {
        for (entry_index, entry) in list.entries.iter().enumerate() {
            if entry.kind != EntryKind::Vessel {
                continue;
            }
            let stated = entry.vessel.as_ref().and_then(|ship| ship.imo.as_deref());
            let numbers = entry.identifiers.iter().map(|(_, number)| number.as_str()).chain(stated);
            let distinct: BTreeSet<ImoNumber> =
                numbers.filter_map(|number| ImoNumber::parse(number).ok()).collect();
            for number in distinct {
                ships.entry(number).or_default().push((list_index, entry_index));
            }
        }
    }
    ships
}
