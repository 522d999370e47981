//! The profiles in use, compiled, as a part of the knowledge: named by the hash of their content
//! and of the lists they compare with.

use sarhad_model::{FindingSource, SourceKind};
use std::sync::Arc;

use super::compiled::Compiled;
use super::expression;
use super::limits::MAX_PROFILES;
use super::lists::NamedLists;
use super::problem::Problem;
use super::profile::{Profile, ProfileState};

/// A profile ready to be looked at.
#[derive(Debug)]
pub struct Ready {
    /// The profile.
    pub profile: Profile,
    /// Its condition.
    pub compiled: Compiled,
    /// The profile as the source of a finding.
    pub source: Arc<FindingSource>,
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
    /// word yet.
    ///
    /// # Errors
    /// The first that keeps them from being a set.
    pub fn new(mut profiles: Vec<Profile>, lists: &NamedLists) -> Result<Self, SetError> {
        profiles.sort_by(|a, b| a.id.cmp(&b.id));
        if let Some(pair) = profiles.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(SetError::Twice { id: pair[0].id.clone() });
        }
        profiles.retain(|profile| profile.state != ProfileState::Draft);
        if profiles.len() > MAX_PROFILES {
            return Err(SetError::TooMany { count: profiles.len() });
        }
        let version = hash(&profiles, lists);
        let ready = profiles.into_iter().map(|profile| {
            let compiled = Compiled::new(&profile.when, lists)
                .map_err(|problems| SetError::Problems { id: profile.id.clone(), problems })?;
            let source = Arc::new(FindingSource {
                kind: SourceKind::Profile,
                id: profile.id.clone(),
                version: profile.version.to_string(),
                title: profile.owner.clone(),
            });
            Ok(Ready { profile, compiled, source })
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

    /// Hash of all that they say and of the lists they use.
    pub fn version(&self) -> &str {
        &self.version
    }
}

fn hash(profiles: &[Profile], lists: &NamedLists) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(&[0xff]);
    };
    for profile in profiles {
        add(&profile.id);
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
