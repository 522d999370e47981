//! When a planted case or an innocent look-alike is due: at a random place in every block of
//! lines, the kinds in turn through a shuffled deck, so that each kind comes once before any
//! comes twice.

use crate::random::Random;
use crate::tables::Special;

/// A deck of kinds, each with its own deck of rows.
#[derive(Debug)]
struct Deck {
    /// Rows of one kind, shuffled; dealt in turn.
    kinds: Vec<(Vec<&'static Special>, usize)>,
    /// Kinds still to be dealt in this round.
    round: Vec<usize>,
}

impl Deck {
    fn new(rows: Vec<&'static Special>, random: &mut Random) -> Self {
        let mut kinds: Vec<(Vec<&'static Special>, usize)> = Vec::new();
        for row in rows {
            match kinds.iter_mut().find(|(of_kind, _)| of_kind[0].kind == row.kind) {
                Some((of_kind, _)) => of_kind.push(row),
                None => kinds.push((vec![row], 0)),
            }
        }
        for (of_kind, _) in &mut kinds {
            random.shuffle(of_kind);
        }
        Self { kinds, round: Vec::new() }
    }

    fn deal(&mut self, random: &mut Random) -> Option<&'static Special> {
        if self.round.is_empty() {
            self.round = (0..self.kinds.len()).collect();
            random.shuffle(&mut self.round);
        }
        let (rows, next) = &mut self.kinds[self.round.pop()?];
        let row = rows[*next % rows.len()];
        *next += 1;
        Some(row)
    }
}

/// Places of one sort of special lines.
#[derive(Debug)]
struct Places {
    deck: Deck,
    block: u64,
    blocks_begun: u64,
    next: Option<u64>,
}

impl Places {
    fn new(
        rows: Vec<&'static Special>,
        per_thousand: u32,
        lines: u64,
        random: &mut Random,
    ) -> Self {
        let deck = Deck::new(rows, random);
        if per_thousand == 0 || deck.kinds.is_empty() {
            return Self { deck, block: 0, blocks_begun: 0, next: None };
        }
        let block = (1000 / u64::from(per_thousand)).max(1);
        // A plan shorter than a block still has one, early enough to be met.
        let first = random.below(block.min(lines.div_ceil(2)) as usize) as u64;
        Self { deck, block, blocks_begun: 1, next: Some(first) }
    }

    fn due(&mut self, line: u64, random: &mut Random) -> Option<&'static Special> {
        if self.next? > line {
            return None;
        }
        let begin = self.blocks_begun * self.block;
        self.blocks_begun += 1;
        self.next = Some(begin + random.below(self.block as usize) as u64);
        self.deck.deal(random)
    }
}

/// The schedule of a plan.
#[derive(Debug)]
pub(crate) struct Schedule {
    cases: Places,
    innocents: Places,
    random: Random,
}

/// A special line and whether it is bad.
pub(crate) type Due = (&'static Special, bool);

impl Schedule {
    /// A schedule for `lines` lines with the rows that fit the post and the watch names.
    pub(crate) fn new(
        cases: Vec<&'static Special>,
        innocents: Vec<&'static Special>,
        per_thousand: (u32, u32),
        lines: u64,
        seed: (u64, &str),
    ) -> Self {
        let mut random = Random::new(seed.0, &format!("schedule {}", seed.1));
        let cases = Places::new(cases, per_thousand.0.min(200), lines, &mut random);
        let innocents = Places::new(innocents, per_thousand.1.min(300), lines, &mut random);
        Self { cases, innocents, random }
    }

    /// What is due at this line of the plan, if anything.
    pub(crate) fn due(&mut self, line: u64) -> Option<Due> {
        if let Some(case) = self.cases.due(line, &mut self.random) {
            return Some((case, true));
        }
        self.innocents.due(line, &mut self.random).map(|row| (row, false))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::tables::Tables;

    #[test]
    fn each_kind_comes_once_before_any_comes_twice() {
        let tables = Tables::built_in();
        let rows: Vec<&Special> = tables.cases.iter().collect();
        let mut schedule = Schedule::new(rows, Vec::new(), (8, 0), 1500, (1, "KZAAU"));
        let mut kinds = BTreeMap::<&str, u32>::new();
        for line in 0..1500 {
            if let Some((case, bad)) = schedule.due(line) {
                assert!(bad);
                *kinds.entry(case.kind.as_str()).or_default() += 1;
            }
        }
        assert_eq!(kinds.len(), 12);
        assert!(kinds.values().all(|&count| count == 1), "{kinds:?}");
    }

    #[test]
    fn short_plans_have_one_and_rate_zero_has_none() {
        let tables = Tables::built_in();
        let rows: Vec<&Special> = tables.cases.iter().collect();
        for lines in [1, 2, 9, 40] {
            let mut schedule =
                Schedule::new(rows.clone(), rows.clone(), (8, 0), lines, (lines, "KZAAU"));
            let met = (0..lines).filter(|&line| schedule.due(line).is_some()).count();
            assert_eq!(met, 1, "{lines}");
        }
        let mut none = Schedule::new(rows.clone(), rows, (0, 0), 100, (1, "KZAAU"));
        assert!((0..100).all(|line| none.due(line).is_none()));
    }
}
