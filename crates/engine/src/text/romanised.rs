//! Chinese and Korean syllables in alphabetic spelling: which syllables a word can be.
//!
//! Mandarin in Pinyin, Wade-Giles and the systems of Taiwan, in Cyrillic by Palladius; Cantonese
//! as in Hong Kong; Korean in the Revised romanisation, McCune-Reischauer, that of the North and
//! the usual spellings of names, in Cyrillic by Kholodovich. Tables: `data/names/east/`. A word
//! counts only if it is such syllables from its first letter to its last.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::han::all_readings;
use super::hangul::{apart, southern};

/// Most syllables of one word.
const MAX_SYLLABLES: usize = 3;
/// Most readings of one word; a longer list says nothing.
const MAX_READINGS: usize = 48;
/// Longest spelling of a syllable, in bytes (`чжуань`).
const MAX_SPELLING: usize = 14;
/// Korean syllables of native given names, which no character is read as.
const NATIVE: &str = "슬솔늘별빛샘봄들돌름람";

/// One system of syllables.
pub(super) struct System {
    /// Mark of its readings, so that those of two systems never meet.
    pub mark: char,
    /// Between the syllables of a reading.
    pub between: &'static str,
    /// Syllables by their spelling, the likeliest first.
    spellings: HashMap<String, Vec<String>>,
}

/// Mandarin, Cantonese, Korean.
pub(super) static SYSTEMS: LazyLock<[System; 3]> =
    LazyLock::new(|| [mandarin(), cantonese(), korean()]);

/// Spellings with their syllables and the rank of each: how far down its list the spelling is.
type Ranked = BTreeMap<String, BTreeMap<String, usize>>;

fn add(all: &mut Ranked, spelling: &str, syllable: &str, rank: usize) {
    if !spelling.is_empty() {
        let syllables = all.entry(spelling.to_owned()).or_default();
        let known = syllables.entry(syllable.to_owned()).or_insert(rank);
        *known = rank.min(*known);
    }
}

fn system(mark: char, between: &'static str, all: Ranked) -> System {
    let spellings = all
        .into_iter()
        .map(|(spelling, syllables)| {
            let mut ranked: Vec<(usize, String)> =
                syllables.into_iter().map(|(syllable, rank)| (rank, syllable)).collect();
            ranked.sort();
            (spelling, ranked.into_iter().map(|(_, syllable)| syllable).collect())
        })
        .collect();
    System { mark, between, spellings }
}

fn mandarin() -> System {
    let mut all = Ranked::new();
    for line in include_str!("../../../../data/names/east/mandarin.csv").lines().skip(1) {
        let mut fields = line.split(',');
        let syllable = fields.next().unwrap_or_default();
        add(&mut all, syllable, syllable, 0);
        for (rank, field) in fields.enumerate() {
            field.split(' ').for_each(|spelling| add(&mut all, spelling, syllable, rank + 1));
        }
    }
    system('m', ".", all)
}

fn cantonese() -> System {
    let mut all = Ranked::new();
    for line in include_str!("../../../../data/names/east/cantonese.csv").lines().skip(1) {
        if let Some((syllable, spellings)) = line.split_once(',') {
            for spelling in spellings.split(' ') {
                add(&mut all, spelling, syllable, 0);
            }
        }
    }
    system('c', ".", all)
}

fn korean() -> System {
    let mut letters: HashMap<(&str, char), [&str; 2]> = HashMap::new();
    for line in include_str!("../../../../data/names/east/korean.csv").lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        if let [place, jamo, latin, cyrillic] = fields[..] {
            letters.insert((place, jamo.chars().next().unwrap_or(' ')), [latin, cyrillic]);
        }
    }
    let read = all_readings(|c| c.korean);
    let syllables = read.iter().filter_map(|reading| reading.chars().next()).chain(NATIVE.chars());
    let mut all = Ranked::new();
    for syllable in syllables {
        let Some((initial, vowel, end)) = apart(syllable) else { continue };
        let of = |place, jamo| letters.get(&(place, jamo)).copied();
        let (Some(initial), Some(vowel), Some(end)) =
            (of("initial", initial), of("vowel", vowel), of("final", end))
        else {
            continue;
        };
        let key = southern(syllable).to_string();
        for alphabet in 0..2 {
            for (i, first) in initial[alphabet].split(' ').enumerate() {
                for (v, middle) in vowel[alphabet].split(' ').enumerate() {
                    for (e, last) in end[alphabet].split(' ').enumerate() {
                        add(&mut all, &format!("{first}{middle}{last}"), &key, i + v + e);
                    }
                }
            }
        }
    }
    system('k', "", all)
}

impl System {
    /// The readings of a word, at most [`MAX_READINGS`]; none when it is not made of syllables.
    pub fn readings(&self, word: &str) -> Vec<String> {
        let mut out = Vec::new();
        self.read_on(word, &mut Vec::new(), &mut out);
        out.sort();
        out.dedup();
        out
    }

    fn read_on<'s>(&'s self, rest: &str, open: &mut Vec<&'s str>, out: &mut Vec<String>) {
        if rest.is_empty() {
            out.push(self.reading(open));
            return;
        }
        if open.len() == MAX_SYLLABLES {
            return;
        }
        for end in (1..=rest.len().min(MAX_SPELLING)).rev() {
            let Some(syllables) = rest.get(..end).and_then(|head| self.spellings.get(head)) else {
                continue;
            };
            for syllable in syllables {
                if out.len() >= MAX_READINGS {
                    return;
                }
                open.push(syllable);
                self.read_on(&rest[end..], open, out);
                open.pop();
            }
        }
    }

    /// A reading as it is compared: the mark, and the syllables.
    pub fn reading(&self, syllables: &[&str]) -> String {
        format!("{}{}", self.mark, syllables.join(self.between))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(system: usize, a: &str, b: &str) -> bool {
        let (a, b) = (SYSTEMS[system].readings(a), SYSTEMS[system].readings(b));
        a.iter().any(|reading| b.contains(reading))
    }

    #[test]
    fn spellings_of_one_syllable_meet() {
        for (system, a, b) in [
            (0, "zhang", "chang"),
            (0, "xiaoping", "hsiaoping"),
            (0, "tsetung", "zedong"),
            (0, "shieh", "xie"),
            (0, "цзян", "jiang"),
            (0, "чжан", "zhang"),
            (1, "cheung", "jeung"),
            (2, "jang", "chang"),
            (2, "chol", "chul"),
            (2, "cheol", "chul"),
            (2, "young", "yong"),
            (2, "pom", "beom"),
            (2, "ri", "yi"),
            (2, "чен", "jong"),
            (2, "jongun", "чонын"),
        ] {
            assert!(share(system, a, b), "{a} {b}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (system, a, b) in [
            (0, "zhang", "jiang"),
            (0, "zhang", "wang"),
            (2, "kim", "kam"),
            (2, "chol", "chon"),
            (2, "nam", "sam"),
        ] {
            assert!(!share(system, a, b), "{a} {b}");
        }
        for word in ["petrov", "ahmad", "karimov", "smith", "иванов"] {
            assert!(SYSTEMS.iter().all(|system| system.readings(word).is_empty()), "{word}");
        }
    }
}
