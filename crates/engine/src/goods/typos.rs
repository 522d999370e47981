//! Known words near a word with typing errors, by a neighbourhood of deletions: two words that
//! differ by one slip share a form with one letter less. Complete within its distance, and careful:
//! short words, words with digits and words that are known otherwise are left alone.

use super::chemistry::may_be_slip;

/// Words from this length on may hold one slip.
const ONE_SLIP: usize = 7;
/// Words from this length on may hold two.
const TWO_SLIPS: usize = 12;
/// When more known words are near than this, nobody can tell which was meant.
const MOST_NEAR: usize = 2;

/// The neighbourhood of the known words: hashes of forms with the number of their word, sorted.
/// Each hit is verified.
#[derive(Debug, Default)]
pub(super) struct Neighbourhood {
    forms: Vec<(u64, u32)>,
}

impl Neighbourhood {
    /// Builds it of known words with their numbers.
    pub fn build<'w>(words: impl Iterator<Item = (&'w str, u32)>) -> Self {
        let mut forms: Vec<(u64, u32)> = words
            .flat_map(|(word, id)| deletions(word).into_iter().map(move |form| (form, id)))
            .collect();
        forms.sort_unstable();
        forms.shrink_to_fit();
        Self { forms }
    }

    /// Whether there are no known words.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Numbers of the known words within the slips that the word's length allows, nearest only.
    pub fn near<'w>(&self, word: &str, known: impl Fn(u32) -> &'w str) -> Vec<u32> {
        let mut found: Vec<(usize, u32)> = Vec::new();
        for form in deletions(word) {
            let from = self.forms.partition_point(|(other, _)| *other < form);
            for &(_, id) in self.forms[from..].iter().take_while(|(other, _)| *other == form) {
                if found.iter().all(|(_, other)| *other != id)
                    && let Some(distance) = distance(word, known(id))
                    && may_be_slip(word, known(id))
                {
                    found.push((distance, id));
                }
            }
        }
        let Some(nearest) = found.iter().map(|(distance, _)| *distance).min() else {
            return Vec::new();
        };
        let mut ids: Vec<u32> =
            found.into_iter().filter(|(d, _)| *d == nearest).map(|(_, id)| id).collect();
        ids.sort_unstable();
        if ids.len() > MOST_NEAR { Vec::new() } else { ids }
    }
}

fn slips(letters: usize) -> usize {
    match letters {
        TWO_SLIPS.. => 2,
        ONE_SLIP.. => 1,
        _ => 0,
    }
}

/// Hashes of the word and of what is left when one or two letters are taken out, as its length
/// allows.
fn deletions(word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    // Known words may be a letter shorter than the word that is looked for, and the reverse.
    let slips = slips(letters.len() + 1);
    if slips == 0 || !letters.iter().all(|c| c.is_alphabetic()) {
        return Vec::new();
    }
    let count = letters.len();
    let mut forms = vec![hash(letters.iter())];
    let without = |skip: &[usize]| {
        hash(letters.iter().enumerate().filter(|(at, _)| !skip.contains(at)).map(|(_, c)| c))
    };
    for first in 0..count {
        forms.push(without(&[first]));
        if slips == 2 {
            forms.extend((first + 1..count).map(|second| without(&[first, second])));
        }
    }
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn hash<'c>(letters: impl Iterator<Item = &'c char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Edits between two words, a swap of neighbours being one, when they are few enough for both
/// lengths and the first letters agree.
fn distance(a: &str, b: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = slips(a.len().max(b.len()));
    if most == 0 || a.first() != b.first() || a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut rows = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut best =
                (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    Some(rows[a.len()][b.len()]).filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: [&str; 8] = [
        "triethanolamine",
        "centrifuge",
        "cyanide",
        "триетаноламин",
        "преобразовател",
        "зарин",
        "cyanate",
        "thionyl",
    ];

    fn near(word: &str) -> Vec<&'static str> {
        let words = WORDS.iter().enumerate().map(|(id, word)| (*word, id as u32));
        let found = Neighbourhood::build(words).near(word, |id| WORDS[id as usize]);
        found.into_iter().map(|id| WORDS[id as usize]).collect()
    }

    #[test]
    fn slips_are_seen_through_and_other_words_are_not() {
        assert_eq!(near("triethanolamin"), ["triethanolamine"]);
        assert_eq!(near("centrifgue"), ["centrifuge"]);
        assert_eq!(near("триетаноламнин"), ["триетаноламин"]);
        assert!(near("зарина").is_empty(), "short words are left alone");
        assert!(near("thiamin").is_empty());
    }

    proptest! {
        /// Complete: every known word within the distance is found, as a full scan finds it.
        #[test]
        fn nothing_near_is_missed(
            word in prop::sample::select(&WORDS[..]),
            at in 0usize..20,
            letter in prop::char::range('a', 'z'),
            kind in 0u8..3,
        ) {
            let mut letters: Vec<char> = word.chars().collect();
            let at = 1 + at % (letters.len() - 1);
            match kind {
                0 => letters[at] = letter,
                1 => letters.insert(at, letter),
                _ => { letters.remove(at); }
            }
            let slipped: String = letters.into_iter().collect();
            let distance = |known: &str| {
                distance(&slipped, known).filter(|_| may_be_slip(&slipped, known))
            };
            let nearest = WORDS.iter().filter_map(|known| distance(known)).min();
            let scan: Vec<&str> = WORDS
                .iter()
                .copied()
                .filter(|known| nearest.is_some() && distance(known) == nearest)
                .collect();
            let scan = if scan.len() > MOST_NEAR { Vec::new() } else { scan };
            prop_assert_eq!(near(&slipped), scan);
        }
    }
}
