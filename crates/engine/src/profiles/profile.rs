//! A profile: a condition with what follows from it, who answers for it, and how long it holds.
//! [`ProfileFile`] is the file as it stands; [`super::check`] makes a [`Profile`] of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::{Advice, Decibans};
use serde::{Deserialize, Serialize};

use super::tree::Condition;

/// Version of the form of the file.
pub const SCHEMA: u32 = 1;

/// How far a profile is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfileState {
    /// Being written: never looked at when papers are judged.
    Draft,
    /// Looked at and shown, without score or lane.
    Shadow,
    /// Acts.
    Active,
    /// Over: it does not act, and this is told.
    Expired,
}

impl ProfileState {
    /// Every state.
    pub const ALL: &'static [ProfileState] =
        &[Self::Draft, Self::Shadow, Self::Active, Self::Expired];

    /// Stable key (`profile-state-<key>` in the locales).
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Shadow => "shadow",
            Self::Active => "active",
            Self::Expired => "expired",
        }
    }
}

/// What is advised at least when the profile hits; the words of [`Advice`], without `release`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Look at documents.
    Documents,
    /// Ask for missing information before arrival; documents once the goods are there.
    RequestInformation,
    /// Scan.
    Scan,
    /// Open.
    Inspect,
    /// Do not load; inspect once the goods are there.
    DoNotLoad,
    /// Hold; release needs a second person.
    Hold,
}

impl Lane {
    /// Every lane.
    pub const ALL: &'static [Lane] = &[
        Self::Documents,
        Self::RequestInformation,
        Self::Scan,
        Self::Inspect,
        Self::DoNotLoad,
        Self::Hold,
    ];

    /// The advice of the same name.
    pub fn advice(self) -> Advice {
        match self {
            Self::Documents => Advice::Documents,
            Self::RequestInformation => Advice::RequestInformation,
            Self::Scan => Advice::Scan,
            Self::Inspect => Advice::Inspect,
            Self::DoNotLoad => Advice::DoNotLoad,
            Self::Hold => Advice::Hold,
        }
    }

    /// The advice, where the two referrals only make sense ahead of the goods.
    pub fn advice_when(self, before_arrival: bool) -> Advice {
        match self {
            Self::RequestInformation if !before_arrival => Advice::Documents,
            Self::DoNotLoad if !before_arrival => Advice::Inspect,
            other => other.advice(),
        }
    }
}

/// A profile as it stands in its file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    /// Version of the form, [`SCHEMA`].
    pub schema: u32,
    /// Id: letters, digits, `.`, `_`, `-`.
    pub id: String,
    /// Version, from 1; it grows with every change.
    pub version: u32,
    /// How far it is.
    pub state: ProfileState,
    /// Who answers for it: an office or a post, not the name of a private person.
    pub owner: String,
    /// First day on which it acts.
    pub valid_from: NaiveDate,
    /// Last day on which it acts.
    pub valid_to: NaiveDate,
    /// Weight of evidence in decibans; at most three decimals count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_db: Option<f64>,
    /// Least advice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<Lane>,
    /// Why, by language tag (`en`, `ru` …).
    pub reason: BTreeMap<String, String>,
    /// The condition as a tree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The condition as text, instead of `when`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
}

/// A profile that was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Id.
    pub id: String,
    /// Version.
    pub version: u32,
    /// How far it is.
    pub state: ProfileState,
    /// Who answers for it.
    pub owner: String,
    /// First and last day.
    pub valid: (NaiveDate, NaiveDate),
    /// Weight of evidence.
    pub weight: Decibans,
    /// Least advice.
    pub lane: Option<Lane>,
    /// Why, by language tag.
    pub reason: BTreeMap<String, String>,
    /// The condition.
    pub when: Condition,
}

impl Profile {
    /// What it does on a day.
    pub fn on(&self, day: NaiveDate) -> ProfileState {
        match self.state {
            ProfileState::Draft => ProfileState::Draft,
            ProfileState::Expired => ProfileState::Expired,
            _ if day > self.valid.1 => ProfileState::Expired,
            _ if day < self.valid.0 => ProfileState::Draft,
            state => state,
        }
    }

    /// The file again, with the condition as a tree.
    pub fn to_file(&self) -> ProfileFile {
        ProfileFile {
            schema: SCHEMA,
            id: self.id.clone(),
            version: self.version,
            state: self.state,
            owner: self.owner.clone(),
            valid_from: self.valid.0,
            valid_to: self.valid.1,
            score_db: (self.weight != Decibans::ZERO).then(|| self.weight.as_f64()),
            lane: self.lane,
            reason: self.reason.clone(),
            when: Some(self.when.clone()),
            expression: None,
        }
    }
}
