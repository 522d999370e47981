//! Containers and trucks that come back: a number rests for some days, then it may be used again.

use std::collections::BTreeMap;

use crate::random::Random;

/// Days that a container and a truck rest at least before they come again.
pub(crate) const CONTAINER_REST_DAYS: u32 = 12;
pub(crate) const TRUCK_REST_DAYS: u32 = 5;

/// Draws that try one that was there before, for a thousand.
const KNOWN: u32 = 600;

/// What carries goods, by a key: containers of all posts, trucks of a country.
#[derive(Debug, Default)]
pub(crate) struct Fleet {
    known: BTreeMap<String, Vec<(String, u32)>>,
}

impl Fleet {
    /// One that rested for long enough, or a new one.
    pub(crate) fn draw(
        &mut self,
        key: &str,
        (today, rest_days): (u32, u32),
        random: &mut Random,
        new: impl FnOnce(&mut Random) -> String,
    ) -> String {
        let known = self.known.entry(key.to_owned()).or_default();
        if !known.is_empty() && random.chance(KNOWN) {
            let place = random.below(known.len());
            let (number, last) = &mut known[place];
            if *last + rest_days <= today {
                *last = today;
                return number.clone();
            }
        }
        let number = new(random);
        known.push((number.clone(), today));
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_rested_comes_back_and_never_too_early() {
        let (mut fleet, mut random) = (Fleet::default(), Random::new(1, "fleet"));
        let mut last = BTreeMap::<String, u32>::new();
        let (mut drawn, mut again) = (0, 0);
        for today in 0..60 {
            for _ in 0..10 {
                drawn += 1;
                let next = drawn;
                let number = fleet.draw("KZ", (today, 5), &mut random, |_| next.to_string());
                if let Some(before) = last.insert(number, today) {
                    assert!(before + 5 <= today);
                    again += 1;
                }
            }
        }
        assert!(again > drawn / 4 && again < drawn, "{again} of {drawn}");
    }
}
