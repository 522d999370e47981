//! The generator of random numbers: xoshiro256** seeded by splitmix64, written after the
//! description by David Blackman and Sebastiano Vigna (2018), who gave both to the public domain
//! (<https://prng.di.unimi.it>). Own code so that the same seed gives the same papers for as long
//! as this crate lives, whatever other crates do. Not for secrets.

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: [u64; 4],
}

/// One step of splitmix64: spreads a seed over 64 bits.
fn splitmix64(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Random {
    /// A stream of its own for every seed and label: what is drawn for one purpose does not
    /// change what is drawn for another.
    pub(crate) fn new(seed: u64, label: &str) -> Self {
        let mut mixed = seed;
        for byte in label.bytes() {
            mixed = splitmix64(&mut mixed) ^ u64::from(byte);
        }
        let mut state = [0; 4];
        for word in &mut state {
            *word = splitmix64(&mut mixed);
        }
        Self { state }
    }

    /// The next 64 bits (xoshiro256**).
    fn next(&mut self) -> u64 {
        let [s0, s1, s2, s3] = self.state;
        let result = s1.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (s2, s3) = (s2 ^ s0, s3 ^ s1);
        self.state = [s0 ^ s3, s1 ^ s2, s2 ^ (s1 << 17), s3.rotate_left(45)];
        result
    }

    /// A number from 0 up to but without `end`; 0 if `end` is 0. The bias is below 2^-32 for the
    /// small ends used here.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below((high.saturating_sub(low) as usize) + 1) as u32
    }

    /// A number from `low` to `high`.
    pub(crate) fn float(&mut self, low: f64, high: f64) -> f64 {
        let unit = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        low + unit * (high - low)
    }

    /// True in `thousandths` of a thousand cases.
    pub(crate) fn chance(&mut self, thousandths: u32) -> bool {
        self.below(1000) < thousandths as usize
    }

    /// One of the items. The slice is never empty: the tables are checked by test.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Index of one of the weights, in proportion to them.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: u32 = weights.iter().sum();
        let mut point = self.below(total as usize) as u32;
        for (index, &weight) in weights.iter().enumerate() {
            if point < weight {
                return index;
            }
            point -= weight;
        }
        0
    }

    /// Puts the items into a random order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix64_gives_its_published_numbers() {
        let mut state = 1_234_567;
        let numbers: Vec<u64> = (0..3).map(|_| splitmix64(&mut state)).collect();
        assert_eq!(
            numbers,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn xoshiro_follows_its_recurrence() {
        let mut random = Random { state: [1, 2, 3, 4] };
        let numbers: Vec<u64> = (0..4).map(|_| random.next()).collect();
        assert_eq!(numbers, [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240]);
    }

    #[test]
    fn streams_differ_by_seed_and_by_label() {
        let first = |seed, label| Random::new(seed, label).next();
        assert_eq!(first(7, "goods"), first(7, "goods"));
        assert_ne!(first(7, "goods"), first(8, "goods"));
        assert_ne!(first(7, "goods"), first(7, "parties"));
    }

    #[test]
    fn ranges_hold() {
        let mut random = Random::new(1, "ranges");
        let mut seen = [false; 3];
        for _ in 0..1000 {
            let n = random.between(5, 7);
            seen[(n - 5) as usize] = true;
            let x = random.float(2.0, 3.0);
            assert!((2.0..3.0).contains(&x));
            assert!(random.weighted(&[0, 3, 0]) == 1);
        }
        assert_eq!(seen, [true; 3]);
        assert_eq!(random.below(0), 0);
        let mut items: Vec<u32> = (0..20).collect();
        random.shuffle(&mut items);
        items.sort_unstable();
        assert_eq!(items, (0..20).collect::<Vec<u32>>());
    }
}
