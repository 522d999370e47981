//! Which journeys named by different papers are the same one.
//!
//! One paper names vessel and voyage, another only the vessel, a third nothing. A journey that
//! says less joins the one that says more, as long as there is just one it can mean. Two
//! journeys that say different things stay apart: the same container travels again.
//!
//! It compares what is written; it knows no schedules and no renamed ships.

use std::collections::{BTreeMap, BTreeSet};

use sarhad_model::{BorderTransportMeans, Text};

/// Means and number of a journey, in letters and digits only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Journey {
    identity: String,
    number: String,
}

impl Journey {
    pub(super) fn of(means: &BorderTransportMeans) -> Self {
        Self {
            identity: means
                .identities
                .first()
                .map(|(_, text)| letters_and_digits(text.value()))
                .unwrap_or_default(),
            number: means
                .journey
                .as_ref()
                .map(Text::value)
                .map(letters_and_digits)
                .unwrap_or_default(),
        }
    }

    /// A text that differs for different journeys.
    pub(super) fn key(&self) -> String {
        format!("{}|{}", self.identity, self.number)
    }

    /// Whether everything that `self` says is said by `other` too, and `other` says more.
    fn says_less_than(&self, other: &Self) -> bool {
        let part = |mine: &str, theirs: &str| mine.is_empty() || mine == theirs;
        self != other && part(&self.identity, &other.identity) && part(&self.number, &other.number)
    }
}

/// For each journey of one container or bill, the journey it is counted under.
pub(super) fn joined(journeys: &BTreeSet<Journey>) -> BTreeMap<Journey, Journey> {
    journeys
        .iter()
        .map(|journey| {
            let mut fuller = journeys
                .iter()
                .filter(|other| journey.says_less_than(other))
                // A journey that is itself only a part of another is not a further meaning.
                .filter(|other| !journeys.iter().any(|third| other.says_less_than(third)));
            let target = match (fuller.next(), fuller.next()) {
                (Some(only), None) => only,
                _ => journey,
            };
            (journey.clone(), target.clone())
        })
        .collect()
}

/// Capitals and digits, with the Cyrillic letters that look like Latin ones written as Latin:
/// numbers of containers, plates and bills are typed on either keyboard.
pub(super) fn letters_and_digits(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .map(latin_look_alike)
        .collect()
}

fn latin_look_alike(c: char) -> char {
    match c {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journey(identity: &str, number: &str) -> Journey {
        Journey { identity: identity.into(), number: number.into() }
    }

    fn target(of: &Journey, all: &[Journey]) -> Journey {
        joined(&all.iter().cloned().collect())[of].clone()
    }

    #[test]
    fn an_unnamed_journey_joins_the_only_named_one() {
        let (none, full) = (journey("", ""), journey("ALMAZ", "12"));
        assert_eq!(target(&none, &[none.clone(), full.clone()]), full);
        assert_eq!(target(&none, std::slice::from_ref(&none)), none);
    }

    #[test]
    fn an_unnamed_journey_stays_alone_between_two_named_ones() {
        let all = [journey("", ""), journey("ALMAZ", "12"), journey("ALMAZ", "13")];
        for one in &all {
            assert_eq!(&target(one, &all), one);
        }
    }

    #[test]
    fn steps_on_the_way_to_one_full_journey_all_lead_to_it() {
        let all = [journey("", ""), journey("ALMAZ", ""), journey("ALMAZ", "12")];
        for one in &all {
            assert_eq!(target(one, &all), all[2]);
        }
    }

    #[test]
    fn numbers_typed_on_a_russian_keyboard_are_the_same() {
        assert_eq!(letters_and_digits("МSКU 305438-3"), "MSKU3054383");
    }
}
