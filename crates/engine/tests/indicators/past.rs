//! A history for a case: some papers, repeated, among many others of no interest.
//!
//! It makes papers and rows of outcomes; what they mean is tested elsewhere.

use chrono::{Days, NaiveDate};
use sarhad_engine::history::{InspectedBy, MemoryHistory, OutcomeKind, OutcomeRow, movements};
use sarhad_engine::tables::Tables;
use serde::Deserialize;

use crate::paper::{self, Line, Paper, PaperParty};

/// What passed before a case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Past {
    /// Consignments of tiles, each of another trader, one a day from the first day on, over again.
    pub others: u32,
    /// Day of the first of them.
    pub since: Option<NaiveDate>,
    /// Papers that matter.
    pub papers: Vec<Repeated>,
    /// Inspections of the others, all clean but each tenth, which found an irregularity.
    pub inspected_others: u32,
    /// Outcomes that matter.
    pub outcomes: Vec<Found>,
}

/// A paper, several times.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Repeated {
    /// The first.
    pub paper: Paper,
    /// How often; nothing is once.
    pub times: u32,
    /// Days between two.
    pub every_days: u32,
    /// The value of each line grows by so many percent with each.
    pub grows_percent: f64,
}

/// A row of the file of outcomes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Found {
    pub subject: String,
    pub date: NaiveDate,
    pub outcome: String,
}

/// Days over which the other consignments are spread.
const SPREAD: u32 = 365;

fn other(since: NaiveDate, number: u32) -> Paper {
    let party = |role: &str, name: &str| PaperParty {
        role: role.to_owned(),
        name: format!("{name} {number} LLC"),
        ..PaperParty::default()
    };
    Paper {
        bill: format!("OTHER{number:06}"),
        date: since.checked_add_days(Days::new(u64::from(number % SPREAD))),
        from: "TR".to_owned(),
        to: "KZ".to_owned(),
        parties: vec![party("consignor", "Seramik"), party("consignee", "Tile House")],
        lines: vec![Line { text: "tiles".into(), hs: "690721".into(), ..Line::default() }],
        ..Paper::default()
    }
}

impl Repeated {
    fn papers(&self) -> Vec<Paper> {
        (0..self.times.max(1))
            .map(|turn| {
                let mut paper = self.paper.clone();
                let later = Days::new(u64::from(turn * self.every_days));
                paper.date = paper.date.and_then(|date| date.checked_add_days(later));
                if turn > 0 {
                    paper.bill = format!("{}T{turn:03}", paper.bill);
                }
                let share = 1.0 + f64::from(turn) * self.grows_percent / 100.0;
                paper.lines.iter_mut().for_each(|line| {
                    line.value = line.value.map(|value| value * share);
                });
                paper
            })
            .collect()
    }
}

impl Past {
    /// The papers and outcomes as a history.
    pub fn history(&self) -> MemoryHistory {
        let since = self.since.unwrap_or_else(|| NaiveDate::from_ymd_opt(2025, 1, 1).unwrap());
        let others = (0..self.others).map(|number| other(since, number));
        let papers = others.chain(self.papers.iter().flat_map(Repeated::papers));
        let declarations = papers.map(|paper| paper.declaration()).collect();
        let read = movements(&[paper::submission("past", declarations)], &Tables::built_in());
        assert_eq!(read.undated, 0, "every paper of a history needs its date");
        let of_others = (0..self.inspected_others).map(|number| OutcomeRow {
            subject: format!("OTHER{number:06}"),
            known_on: since + Days::new(u64::from(number % SPREAD)),
            kind: if number % 10 == 9 { OutcomeKind::Irregular } else { OutcomeKind::Clean },
            inspected: InspectedBy::Random,
        });
        let found = self.outcomes.iter().map(|one| OutcomeRow {
            subject: one.subject.clone(),
            known_on: one.date,
            kind: OutcomeKind::parse(&one.outcome).unwrap(),
            inspected: InspectedBy::Profile,
        });
        let rows: Vec<OutcomeRow> = of_others.chain(found).collect();
        let count = rows.len();
        let history = MemoryHistory::new(read.movements, rows);
        assert_eq!(history.outcome_counts(), (count, 0), "every outcome fits a movement");
        history
    }
}
