//! When a planted case or an innocent look-alike is due: at a random place in every block of
//! lines, the kinds in turn through a shuffled deck, so that each kind comes once before any
//! comes twice.

use crate::random::Random;
use crate::tables::{Pattern, Special};

/// What may be dealt: a line of a table, or a pattern whose shipments are made.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Case {
    Line(&'static Special),
    Made(&'static Pattern),
}

impl Case {
    fn kind(&self) -> &'static str {
        match self {
            Self::Line(row) => &row.kind,
            Self::Made(pattern) => &pattern.key,
        }
    }
}

/// Which of the rows of a kind are dealt: in a drifting world the tricks of the second half come
/// only after the change, and those of the first half only before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    Whole,
    Early,
    Late,
}

/// A deck of kinds, each with its own deck of rows.
#[derive(Debug)]
struct Deck {
    /// Rows of one kind, shuffled; dealt in turn.
    kinds: Vec<(Vec<Case>, usize)>,
    /// Kinds still to be dealt in this round.
    round: Vec<usize>,
}

impl Deck {
    fn new(cases: Vec<Case>, random: &mut Random) -> Self {
        let mut kinds: Vec<(Vec<Case>, usize)> = Vec::new();
        for case in cases {
            match kinds.iter_mut().find(|(of_kind, _)| of_kind[0].kind() == case.kind()) {
                Some((of_kind, _)) => of_kind.push(case),
                None => kinds.push((vec![case], 0)),
            }
        }
        for (of_kind, _) in &mut kinds {
            random.shuffle(of_kind);
        }
        Self { kinds, round: Vec::new() }
    }

    /// The next case that can be carried out now; kinds that cannot wait for another day.
    fn deal(
        &mut self,
        era: Era,
        random: &mut Random,
        mut possible: impl FnMut(&Case) -> bool,
    ) -> Option<Case> {
        for _ in 0..2 {
            for place in (0..self.round.len()).rev() {
                let (rows, next) = &mut self.kinds[self.round[place]];
                let half = rows.len().div_ceil(2);
                let rows = match era {
                    Era::Early => &rows[..half],
                    Era::Late => &rows[rows.len() - half..],
                    Era::Whole => &rows[..],
                };
                let case = rows[*next % rows.len()];
                if possible(&case) {
                    *next += 1;
                    self.round.remove(place);
                    return Some(case);
                }
            }
            self.round = (0..self.kinds.len()).collect();
            random.shuffle(&mut self.round);
        }
        None
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
    fn new(cases: Vec<Case>, per_thousand: u32, lines: u64, random: &mut Random) -> Self {
        let deck = Deck::new(cases, random);
        if per_thousand == 0 || deck.kinds.is_empty() {
            return Self { deck, block: 0, blocks_begun: 0, next: None };
        }
        let block = (1000 / u64::from(per_thousand)).max(1);
        // A plan shorter than a block still has one, early enough to be met.
        let first = random.below(block.min(lines.div_ceil(2)) as usize) as u64;
        Self { deck, block, blocks_begun: 1, next: Some(first) }
    }

    fn is_due(&mut self, line: u64, random: &mut Random) -> bool {
        if self.next.is_none_or(|next| next > line) {
            return false;
        }
        let begin = self.blocks_begun * self.block;
        self.blocks_begun += 1;
        self.next = Some(begin + random.below(self.block as usize) as u64);
        true
    }
}

/// The schedule of a post.
#[derive(Debug)]
pub(crate) struct Schedule {
    cases: Places,
    innocents: Places,
    random: Random,
}

/// A special line and whether it is bad.
pub(crate) type Due = (&'static Special, bool);

impl Schedule {
    /// A schedule for `lines` lines with the cases and innocents that fit the post.
    pub(crate) fn new(
        cases: Vec<Case>,
        innocents: Vec<Case>,
        per_thousand: (u32, u32),
        lines: u64,
        seed: (u64, &str),
    ) -> Self {
        let mut random = Random::new(seed.0, &format!("schedule {}", seed.1));
        let cases = Places::new(cases, per_thousand.0.min(200), lines, &mut random);
        let innocents = Places::new(innocents, per_thousand.1.min(300), lines, &mut random);
        Self { cases, innocents, random }
    }

    /// What is due at this line of the plan, if anything. `make` carries a pattern out and says
    /// whether it could; such a pattern takes no line here.
    pub(crate) fn due(
        &mut self,
        line: u64,
        era: Era,
        mut make: impl FnMut(&'static Pattern) -> bool,
    ) -> Option<Due> {
        for bad in [true, false] {
            let places = if bad { &mut self.cases } else { &mut self.innocents };
            if !places.is_due(line, &mut self.random) {
                continue;
            }
            let possible = |case: &Case| match case {
                Case::Line(_) => true,
                Case::Made(pattern) => make(pattern),
            };
            if let Some(Case::Line(row)) = places.deck.deal(era, &mut self.random, possible) {
                return Some((row, bad));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::tables::Tables;

    fn due(schedule: &mut Schedule, line: u64) -> Option<Due> {
        schedule.due(line, Era::Whole, |_| false)
    }

    #[test]
    fn each_kind_comes_once_before_any_comes_twice() {
        let tables = Tables::built_in();
        let rows: Vec<Case> = tables.cases.iter().map(Case::Line).collect();
        let mut schedule = Schedule::new(rows, Vec::new(), (8, 0), 1500, (1, "KZAAU"));
        let mut kinds = BTreeMap::<&str, u32>::new();
        for line in 0..1500 {
            if let Some((case, bad)) = due(&mut schedule, line) {
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
        let rows: Vec<Case> = tables.cases.iter().map(Case::Line).collect();
        for lines in [1, 2, 9, 40] {
            let mut schedule =
                Schedule::new(rows.clone(), rows.clone(), (8, 0), lines, (lines, "KZAAU"));
            let met = (0..lines).filter(|&line| due(&mut schedule, line).is_some()).count();
            assert_eq!(met, 1, "{lines}");
        }
        let mut none = Schedule::new(rows.clone(), rows, (0, 0), 100, (1, "KZAAU"));
        assert!((0..100).all(|line| due(&mut none, line).is_none()));
    }

    #[test]
    fn what_cannot_be_carried_out_waits() {
        let tables = Tables::built_in();
        let cases: Vec<Case> = tables.patterns.iter().take(5).map(Case::Made).collect();
        let mut schedule = Schedule::new(cases, Vec::new(), (100, 0), 200, (1, "KZAAU"));
        let mut tried = BTreeMap::<&str, u32>::new();
        for line in 0..60 {
            let done = schedule.due(line, Era::Whole, |pattern| {
                *tried.entry(pattern.key.as_str()).or_default() += 1;
                false
            });
            assert!(done.is_none());
        }
        assert_eq!(tried.len(), 5);
    }

    #[test]
    fn tricks_change_with_the_era() {
        let tables = Tables::built_in();
        let dealt = |era| {
            let of_kind = tables.cases.iter().filter(|row| row.kind == "uav_parts");
            let rows: Vec<Case> = of_kind.map(Case::Line).collect();
            let mut schedule = Schedule::new(rows, Vec::new(), (200, 0), 200, (1, "KZAAU"));
            let texts = (0..200).filter_map(|line| schedule.due(line, era, |_| false));
            let texts = texts.filter_map(|(row, _)| Some(row.goods.as_ref()?.hs.as_str()));
            texts.collect::<std::collections::BTreeSet<&str>>()
        };
        let (early, late) = (dealt(Era::Early), dealt(Era::Late));
        assert!(early.is_disjoint(&late), "{early:?} {late:?}");
        assert_eq!(early.len() + late.len(), dealt(Era::Whole).len());
    }
}
