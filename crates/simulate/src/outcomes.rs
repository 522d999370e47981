//! What inspections found, for the units that were inspected and for no others: the rows of the
//! file that `sarhad screen --history … --outcomes` reads (`docs/history.md`).

use chrono::NaiveDate;

use crate::random::Random;
use crate::unit::{Found, UnitTruth};

/// Name of the file.
pub const OUTCOMES_FILE: &str = "outcomes.csv";

/// Why a unit was inspected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InspectedBy {
    /// Drawn at random.
    Random,
    /// Chosen for a reason.
    Profile,
}

impl InspectedBy {
    /// Its key in the file of outcomes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Profile => "profile",
        }
    }
}

/// A row of the file of outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevealedOutcome {
    /// Number of the unit.
    pub subject: String,
    /// Day on which it became known.
    pub date: NaiveDate,
    /// What was found.
    pub outcome: Found,
    /// Why it was inspected.
    pub inspected: InspectedBy,
}

/// The outcomes that are known at the end of a day: of the units for which `inspected` says why
/// they were opened, and whose finding is known by then.
pub fn outcomes(
    truth: &[UnitTruth],
    inspected: impl Fn(&UnitTruth) -> Option<InspectedBy>,
    until: NaiveDate,
) -> Vec<RevealedOutcome> {
    let rows = truth.iter().filter(|unit| unit.known_on <= until).filter_map(|unit| {
        Some(RevealedOutcome {
            subject: unit.unit.clone(),
            date: unit.known_on,
            outcome: unit.found,
            inspected: inspected(unit)?,
        })
    });
    rows.collect()
}

/// Whether a unit is drawn when `per_mille` of a thousand are inspected at random. The draw
/// depends on seed, day and unit alone, so that it is the same in any order.
pub fn drawn_at_random(unit: &UnitTruth, per_mille: u32, seed: u64) -> bool {
    let label = format!("draw {} {} {}", unit.post, unit.day, unit.unit);
    Random::new(seed, &label).chance(per_mille)
}

/// The rows as the file of outcomes.
pub fn outcomes_csv(rows: &[RevealedOutcome]) -> Vec<u8> {
    let mut text = String::from("subject,date,outcome,inspected\n");
    for row in rows {
        // Numbers of units hold letters, digits, blanks and hyphens only, which need no marks.
        let line =
            [row.subject.as_str(), &row.date.to_string(), row.outcome.key(), row.inspected.key()];
        text.push_str(&line.join(","));
        text.push('\n');
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truth::UnitKind;

    fn unit(name: &str, found: Found, known: u32) -> UnitTruth {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        UnitTruth {
            unit: name.to_owned(),
            unit_kind: UnitKind::Equipment,
            bills: Vec::new(),
            post: "KZAAU".to_owned(),
            day: day(1),
            value_usd: 1.0,
            planted: Vec::new(),
            found,
            known_on: day(known),
        }
    }

    #[test]
    fn only_inspected_units_and_only_what_is_known_are_revealed() {
        let truth = [
            unit("CSQU3054383", Found::Seizure, 3),
            unit("B-1", Found::Clean, 2),
            unit("B-2", Found::Irregular, 2),
        ];
        let by = |unit: &UnitTruth| match unit.unit.as_str() {
            "B-2" => None,
            "B-1" => Some(InspectedBy::Random),
            _ => Some(InspectedBy::Profile),
        };
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        assert!(outcomes(&truth, by, day(1)).is_empty());
        assert_eq!(outcomes(&truth, by, day(2)).len(), 1);
        let csv = String::from_utf8(outcomes_csv(&outcomes(&truth, by, day(3)))).unwrap();
        assert_eq!(
            csv,
            "subject,date,outcome,inspected\nCSQU3054383,2026-03-03,seizure,profile\n\
             B-1,2026-03-02,clean,random\n"
        );
        assert!(outcomes(&truth, |_| None, day(9)).is_empty());
    }

    #[test]
    fn the_draw_is_of_the_share_asked_for() {
        let drawn = |per_mille| {
            let units = (0..4000).map(|n| unit(&format!("U{n}"), Found::Clean, 2));
            units.filter(|unit| drawn_at_random(unit, per_mille, 9)).count()
        };
        assert!((150..250).contains(&drawn(50)), "{}", drawn(50));
        assert_eq!((drawn(0), drawn(1000)), (0, 4000));
    }
}
