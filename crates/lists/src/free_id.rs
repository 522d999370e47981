//! Ids made unique: one that is taken gets the next free `id~2`.

use std::collections::HashMap;

/// The ids that are taken, with the last copy made of each: a damaged file repeats one row by the
/// thousand, and to try all copies before it would cost the square of them.
#[derive(Debug, Default)]
pub(crate) struct FreeIds(HashMap<String, u32>);

impl FreeIds {
    /// The id, or its next free copy; from now on it is taken.
    pub fn take(&mut self, id: String) -> String {
        let mut copy = self.0.get(&id).copied().unwrap_or(1);
        let mut free = id.clone();
        while self.0.contains_key(&free) {
            copy += 1;
            free = format!("{id}~{copy}");
        }
        if copy > 1 {
            self.0.insert(id, copy);
        }
        self.0.insert(free.clone(), 1);
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_numbered_and_meet_no_other_id() {
        let mut ids = FreeIds::default();
        let taken: Vec<String> = ["a", "b", "a", "a~3", "a", "a", "a~3"]
            .into_iter()
            .map(|id| ids.take(id.to_owned()))
            .collect();
        assert_eq!(taken, ["a", "b", "a~2", "a~3", "a~4", "a~5", "a~3~2"]);
    }
}
