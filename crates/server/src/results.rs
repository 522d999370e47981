//! The rankings that are kept: the last few, in memory only, each under a name that cannot be
//! guessed. A new one drops the oldest.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use sarhad_model::Ranking;

/// Bytes of randomness in a name (128 bits).
const NAME_BYTES: usize = 16;

/// The rankings that are kept.
pub struct Results {
    most: usize,
    kept: Mutex<VecDeque<(String, Arc<Ranking>)>>,
}

impl Results {
    /// Room for `most` rankings, at least one.
    pub fn new(most: usize) -> Self {
        Self { most: most.max(1), kept: Mutex::default() }
    }

    /// Keeps a ranking and gives its name.
    ///
    /// # Errors
    /// When the operating system gives no randomness.
    pub fn keep(&self, ranking: Ranking) -> Result<String, getrandom::Error> {
        let mut bytes = [0u8; NAME_BYTES];
        getrandom::fill(&mut bytes)?;
        let name = format!("{:032x}", u128::from_be_bytes(bytes));
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        while kept.len() >= self.most {
            kept.pop_front();
        }
        kept.push_back((name.clone(), Arc::new(ranking)));
        Ok(name)
    }

    /// The ranking of a name, if it is still there.
    pub fn get(&self, name: &str) -> Option<Arc<Ranking>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(held, _)| held == name).map(|(_, ranking)| Arc::clone(ranking))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use sarhad_model::KnowledgeId;

    #[test]
    fn the_oldest_makes_room() {
        let empty = || Ranking {
            as_of: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            knowledge: KnowledgeId("".into()),
            lists: Vec::new(),
            control_lists: Vec::new(),
            policy: None,
            model: None,
            files: Vec::new(),
            units: Vec::new(),
        };
        let results = Results::new(2);
        let names: Vec<String> = (0..3).map(|_| results.keep(empty()).unwrap()).collect();
        assert!(results.get(&names[0]).is_none());
        assert!(results.get(&names[1]).is_some() && results.get(&names[2]).is_some());
        assert!(results.get("").is_none());
        assert!(names.iter().all(|name| name.len() == 2 * NAME_BYTES));
        assert!(names[0] != names[1] && names[1] != names[2]);
    }
}
