//! The result of screening: units in the order in which they deserve an officer's time, and an
//! account of every file that was given. Reports, pages and the command line all show this.

use chrono::NaiveDate;

use crate::assessment::{Assessment, KnowledgeId, UnitKind};
use crate::codes::CountryCode;
use crate::control::ControlList;
use crate::issue::{Issue, IssueCode};
use crate::list::Authority;
use crate::policy::PolicyUse;
use crate::submission::{ColumnMeaning, SubmissionStatus};

/// One screening of some files.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// The day the papers were judged for.
    pub as_of: NaiveDate,
    /// The knowledge used.
    pub knowledge: KnowledgeId,
    /// The watch lists inside that knowledge.
    pub lists: Vec<ListSummary>,
    /// The control lists inside it, every version that may count on some day.
    pub control_lists: Vec<ControlListSummary>,
    /// What the country or the post sets otherwise than the built-in tables, when there is anything.
    pub policy: Option<PolicyUse>,
    /// The learned model that was asked for, and whether it could be used.
    pub model: Option<ModelUse>,
    /// The files, in the order given.
    pub files: Vec<FileSummary>,
    /// The units, best rank first.
    pub units: Vec<RankedUnit>,
}

/// A learned model of a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelUse {
    /// Id, or the name of the file when it cannot be used.
    pub id: String,
    /// Version (hash); empty when it cannot be used.
    pub version: String,
    /// Whether it counts.
    pub state: ModelState,
}

/// What a model does in a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelState {
    /// It counts.
    Active,
    /// It is shown and counts nothing.
    Shadow,
    /// It could not be used: the rules ranked without it.
    Unusable {
        /// Why: `model-fault-<fault>` in the locales.
        fault: &'static str,
        /// What more is known of it.
        detail: String,
    },
}

impl ModelState {
    /// Stable key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Shadow => "shadow",
            Self::Unusable { .. } => "unusable",
        }
    }
}

/// A watch list that was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSummary {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whose it is.
    pub authority: Authority,
    /// Date of publication, when the file states one.
    pub published: Option<NaiveDate>,
    /// Version (hash).
    pub version: String,
    /// Entries.
    pub entries: usize,
}

/// A version of a control list that was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlListSummary {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// State that issues it.
    pub issuer: Option<CountryCode>,
    /// Version (hash).
    pub version: String,
    /// Date of publication, when the file states one.
    pub published: Option<NaiveDate>,
    /// First day in force, when it is known.
    pub valid_from: Option<NaiveDate>,
    /// Last day in force.
    pub valid_to: Option<NaiveDate>,
    /// Entries.
    pub entries: usize,
}

impl ControlListSummary {
    /// A list without its entries.
    pub fn of(list: &ControlList) -> Self {
        Self {
            id: list.id.clone(),
            title: list.title.clone(),
            issuer: list.issuer,
            version: list.version.clone(),
            published: list.published,
            valid_from: list.valid_from,
            valid_to: list.valid_to,
            entries: list.entries.len(),
        }
    }
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileSummary {
    /// Name as given.
    pub name: String,
    /// Format id.
    pub format: &'static str,
    /// Encoding used, for texts.
    pub encoding: Option<&'static str>,
    /// How far it could be read.
    pub status: SubmissionStatus,
    /// Bytes received.
    pub bytes: u64,
    /// Bytes that no value holds (zero, or a defect of ours).
    pub uncovered_bytes: u64,
    /// Consignments read.
    pub consignments: usize,
    /// Goods lines read.
    pub items: usize,
    /// Pieces of equipment read.
    pub equipment: usize,
    /// Parties read.
    pub parties: usize,
    /// Parts that wait for a person.
    pub quarantined: usize,
    /// Meanings given to columns.
    pub columns: Vec<ColumnMeaning>,
    /// What is wrong with the file as a whole.
    pub issues: Vec<Issue>,
}

impl FileSummary {
    /// Whether the file declares another count or total than was found in it.
    pub fn counts_differ(&self) -> bool {
        self.issues.iter().any(|issue| issue.code == IssueCode::CountDiffers)
    }
}

/// One targeting unit with its rank.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedUnit {
    /// 1 is first.
    pub rank: u32,
    /// The place that the learned model alone would give it among all units of the run, whether it
    /// counts or not; equal odds share a place. None without a model.
    pub model_rank: Option<u32>,
    /// Container number, or the bill of a consignment without equipment.
    pub unit: String,
    /// Kind of unit.
    pub kind: UnitKind,
    /// Files it occurs in, as indexes into [`Ranking::files`].
    pub files: Vec<u32>,
    /// Bills and waybills it occurs in.
    pub bills: Vec<String>,
    /// Vessel and voyage, train, plate: empty when the papers do not say.
    pub journey: String,
    /// Who sends.
    pub consignors: Vec<String>,
    /// Who receives.
    pub consignees: Vec<String>,
    /// Where from and where to, as short labels.
    pub route: (String, String),
    /// The goods as declared, first lines of each description.
    pub goods: Vec<String>,
    /// HS codes as declared.
    pub hs: Vec<String>,
    /// Countries of origin of the goods as declared, two letters.
    pub origins: Vec<String>,
    /// Customs offices that the papers name.
    pub offices: Vec<String>,
    /// Goods lines in it.
    pub items: usize,
    /// Gross mass in kilograms, when declared.
    pub gross_mass_kg: Option<f64>,
    /// The judgement.
    pub assessment: Assessment,
    /// Issues of the papers that concern this unit.
    pub issues: Vec<Issue>,
}
