//! The profiles in use, compiled, as a part of the knowledge: named by the hash of their content
//! and of the lists they compare with.

use std::sync::Arc;

use chrono::NaiveDate;
use sarhad_model::{FindingSource, SourceKind};

use super::compiled::Compiled;
use super::expression;
use super::limits::MAX_PROFILES;
use super::lists::NamedLists;
use super::problem::Problem;
use super::profile::{Profile, ProfileState};
use super::tree::Operand;

/// A profile ready to be looked at.
#[derive(Debug)]
pub struct Ready {
    /// The profile.
    pub profile: Profile,
    /// Its condition.
    pub compiled: Compiled,
    /// The profile as the source of a finding.
    pub source: Arc<FindingSource>,
    /// Whether there is a back-test of what it says now ([`content`]). Without one it does not
    /// act, whatever its state.
    pub tested: bool,
}

impl Ready {
    /// What it does on a day: an active profile without a back-test only watches, in shadow.
    pub fn on(&self, day: NaiveDate) -> ProfileState {
        match self.profile.on(day) {
            ProfileState::Active if !self.tested => ProfileState::Shadow,
            state => state,
        }
    }

    /// Whether it would act on a day if there were a back-test.
    pub fn is_held_back(&self, day: NaiveDate) -> bool {
        !self.tested && self.profile.on(day) == ProfileState::Active
    }
}

/// Hash of what a profile does: its condition with the lists that it names, score and lane. Not
/// of the words about it, of its dates, state and version: who renews or activates a profile has
/// not changed what it hits.
pub fn content(profile: &Profile, lists: &NamedLists) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(&[0xff]);
    };
    add(&expression::print(&profile.when));
    add(&format!("{} {}", profile.weight, profile.lane.map_or("", |lane| lane.advice().key())));
    let mut named: Vec<&str> = profile
        .when
        .tests()
        .into_iter()
        .filter_map(|test| match &test.operand {
            Operand::List(name) => Some(name.as_str()),
            Operand::None | Operand::One(_) | Operand::Many(_) => None,
        })
        .collect();
    named.sort_unstable();
    named.dedup();
    for name in named {
        add(name);
        for value in lists.get(name).unwrap_or_default() {
            add(value);
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// Why profiles make no set.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SetError {
    /// Two profiles of one id.
    #[error("two profiles have the id {id}: give one of them another id, or remove it")]
    Twice {
        /// The id.
        id: String,
    },
    /// Too many.
    #[error("{count} profiles are more than the {MAX_PROFILES} that can be in use: retire some")]
    TooMany {
        /// How many.
        count: usize,
    },
    /// One that cannot be used.
    #[error("the profile {id} cannot be used")]
    Problems {
        /// The id.
        id: String,
        /// What is wrong.
        problems: Vec<Problem>,
    },
}

/// Profiles in use, by id. Drafts are not among them.
#[derive(Debug, Default)]
pub struct ProfileSet {
    ready: Vec<Ready>,
    version: String,
}

impl ProfileSet {
    /// Compiles profiles, in whatever order they come. Drafts are left out: they are nobody's
    /// word yet. `tested` says of a [`content`] whether there is a back-test of it.
    ///
    /// # Errors
    /// The first that keeps them from being a set.
    pub fn new(
        mut profiles: Vec<Profile>,
        lists: &NamedLists,
        tested: &dyn Fn(&str) -> bool,
    ) -> Result<Self, SetError> {
        profiles.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(pair) = profiles.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(SetError::Twice { id: pair[0].id.clone() });
        }
        profiles.retain(|profile| profile.state != ProfileState::Draft);
        if profiles.len() > MAX_PROFILES {
            return Err(SetError::TooMany { count: profiles.len() });
        }
        let tested: Vec<bool> =
            profiles.iter().map(|profile| tested(&content(profile, lists))).collect();
        let version = hash(&profiles, lists, &tested);
        let ready = profiles.into_iter().zip(tested).map(|(profile, tested)| {
            let compiled = Compiled::new(&profile.when, lists)
                .map_err(|problems| SetError::Problems { id: profile.id.clone(), problems })?;
            let source = Arc::new(FindingSource {
                kind: SourceKind::Profile,
                id: profile.id.clone(),
                version: profile.version.to_string(),
                title: profile.owner.clone(),
            });
            Ok(Ready { profile, compiled, source, tested })
        });
        Ok(Self { ready: ready.collect::<Result<_, SetError>>()?, version })
    }

    /// The profiles.
    pub fn ready(&self) -> &[Ready] {
        &self.ready
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ready.is_empty()
    }

    /// Hash of all that they say, of the lists they use, and of which have a back-test.
    pub fn version(&self) -> &str {
        &self.version
    }
}

fn hash(profiles: &[Profile], lists: &NamedLists, tested: &[bool]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(&[0xff]);
    };
    for (profile, tested) in profiles.iter().zip(tested) {
        add(&profile.id);
        add(if *tested { "tested" } else { "untested" });
        add(&format!("{} {:?} {:?}", profile.version, profile.state, profile.valid));
        add(&format!("{} {:?}", profile.weight, profile.lane));
        add(&profile.owner);
        for (tag, reason) in &profile.reason {
            add(tag);
            add(reason);
        }
        add(&expression::print(&profile.when));
    }
    for (name, values) in lists.iter() {
        add(name);
        for value in values {
            add(value);
        }
    }
    hasher.finalize().to_hex().to_string()
}
