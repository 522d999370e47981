//! Words and well-known own names in Chinese characters, Kana and Hangul, with the concept they
//! share with a word in an alphabet: 导弹 = missile, 三菱 = Mitsubishi.
//!
//! The table is `data/names/east/words.csv`, our own work. What the alphabets have a concept for
//! (a trade word, a place, a given name) has the same here, at the same weight; any other word
//! weighs as much as a name. Also: where such words begin and end
//! in a text that has no spaces.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::{Script, fold, latin, script_of_word, skeleton};

use super::place_word::place;
use super::words::{CommonWord, WordClass, common_word, trade_concept};

/// Longest word of the table, in characters.
const MAX_WORD: usize = 12;
/// Characters of a single-character trade word that may end a name: plant, bureau, ministry.
const ENDINGS: &str = "厂廠局部省";
/// Characters for `and` that stand between words and hardly in names.
const AND: &str = "与與及";

static TABLE: LazyLock<HashMap<String, EastWord>> =
    LazyLock::new(|| read(include_str!("../../../../data/names/east/words.csv")));

fn read(text: &'static str) -> HashMap<String, EastWord> {
    let rows = || text.lines().skip(1).filter_map(Row::read);
    // A concept that the tables of the alphabets have too is theirs, in words of several as well.
    let theirs: HashMap<&str, Meaning> = rows()
        .filter(|row| !row.concept.contains(['+', '#']))
        .filter_map(|row| Some((row.concept, row.meaning_in_alphabets()?)))
        .collect();
    let mut table = HashMap::new();
    for row in rows() {
        let meanings: Vec<Meaning> = row
            .concept
            .split('+')
            .map(|concept| match concept.strip_prefix('#') {
                Some(shared) => Meaning::trade(shared),
                None => theirs.get(concept).cloned().unwrap_or_else(|| row.own(concept)),
            })
            .collect();
        for form in row.forms.split('|').map(fold) {
            table.entry(form).or_insert_with(|| EastWord { meanings: meanings.clone() });
        }
    }
    table
}

/// A row of the table.
struct Row {
    forms: &'static str,
    class: &'static str,
    /// One concept, or several with `+`.
    concept: &'static str,
}

impl Row {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.split(',');
        Some(Self { forms: fields.next()?, class: fields.next()?, concept: fields.next()? })
    }

    /// What the forms in an alphabet mean there: a given name (John), a place (China), a trade
    /// word (plastic). An own name is never a trade word.
    fn meaning_in_alphabets(&self) -> Option<Meaning> {
        if matches!(self.class, "trade" | "stop") {
            return None;
        }
        self.forms.split('|').map(fold).find_map(|form| {
            if !matches!(script_of_word(&form), Some(Script::Latin | Script::Cyrillic)) {
                return None;
            }
            let sound = skeleton(&latin(&form));
            match common_word(&form, "", None) {
                Some(CommonWord { class: WordClass::Given, concept: Some(name), .. }) => {
                    Some(Meaning::given(name))
                }
                Some(CommonWord { class: WordClass::Trade, concept: Some(concept), .. })
                    if self.class == "word" =>
                {
                    Some(Meaning::trade(concept))
                }
                _ => place(&sound).map(|place| Meaning {
                    concept: format!("#{place}"),
                    class: EastClass::Place,
                    weight: None,
                }),
            }
        })
    }

    /// A concept that no table of an alphabet has.
    fn own(&self, concept: &str) -> Meaning {
        match self.class {
            "trade" => Meaning::trade(concept),
            "given" => Meaning::given(concept),
            "stop" => {
                Meaning { concept: format!("#{concept}"), class: EastClass::Stop, weight: None }
            }
            _ => Meaning {
                concept: format!("{ACROSS}{concept}"),
                class: EastClass::Word,
                weight: None,
            },
        }
    }
}

/// Beginning of a concept that counts only between an East Asian script and an alphabet: words of
/// one alphabet are compared by their letters.
pub(super) const ACROSS: &str = "#+";

/// What a word of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EastClass {
    /// A trade word, as in trade_words.csv.
    Trade,
    /// A frequent given name, as in given_names.csv.
    Given,
    /// A place.
    Place,
    /// And, of.
    Stop,
    /// Any other word, or a known own name.
    Word,
}

/// One of the words that a word of the table is translated by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meaning {
    /// As a part has it.
    pub concept: String,
    pub class: EastClass,
    /// Weight of a trade word, the same as in an alphabet.
    pub weight: Option<f32>,
}

impl Meaning {
    fn trade(concept: &str) -> Self {
        let weight = trade_concept(concept).map(|word| word.weight);
        Self { concept: format!("#{concept}"), class: EastClass::Trade, weight }
    }

    fn given(name: &str) -> Self {
        Self { concept: format!("#{name}"), class: EastClass::Given, weight: None }
    }
}

/// A word of the table.
#[derive(Debug, Clone)]
pub(super) struct EastWord {
    /// One, or several (重工: heavy industry).
    pub meanings: Vec<Meaning>,
}

/// Looks a folded word up.
pub(super) fn east_word(folded: &str) -> Option<&'static EastWord> {
    TABLE.get(folded)
}

fn is_word(text: &str) -> bool {
    east_word(text).is_some()
        || common_word(text, "", None).is_some_and(|word| word.class == WordClass::Trade)
}

/// Whether a word is one that companies have in their names, not persons.
pub(super) fn is_trade_word(text: &str) -> bool {
    east_word(text)
        .is_some_and(|word| word.meanings.iter().any(|one| one.class == EastClass::Trade))
        || common_word(text, "", None).is_some_and(|word| word.class == WordClass::Trade)
}

/// Least number of unknown characters between known words: `min_gap` (a syllable of Kana or
/// Hangul alone is no word).
pub(super) fn split_known(word: &str, min_gap: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let length = letters.len();
    let piece = |from: usize, to: usize| letters[from..to].iter().collect::<String>();
    // best[at]: unknown characters and pieces of the best way to `at`, and where its last piece
    // begins and whether it is known.
    let mut best: Vec<Option<(usize, usize, usize, bool)>> = vec![None; length + 1];
    best[0] = Some((0, 0, 0, true));
    for to in 1..=length {
        for from in 0..to {
            let Some((unknown, pieces, _, before)) = best[from] else { continue };
            let text = piece(from, to);
            let single = to - from == 1;
            let ending = single && to == length && from > 0 && ENDINGS.contains(letters[from]);
            let and = single && from > 1 && to + 1 < length && AND.contains(letters[from]);
            let known = and || (to - from <= MAX_WORD && (!single || ending) && is_word(&text));
            let gap = to - from >= min_gap && before;
            let whole = from == 0 && to == length;
            if !(known || gap || whole) {
                continue;
            }
            let cost = if known { unknown } else { unknown + (to - from) };
            let better = best[to].is_none_or(|(u, p, ..)| (cost, pieces + 1) < (u, p));
            if better {
                best[to] = Some((cost, pieces + 1, from, known));
            }
        }
    }
    let mut out = Vec::new();
    let mut to = length;
    while to > 0 {
        let Some((_, _, from, _)) = best[to] else { return vec![word.to_owned()] };
        out.push(piece(from, to));
        to = from;
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_spaces_are_parted() {
        for (word, gap, expected) in [
            ("三菱重工", 1, vec!["三菱", "重工"]),
            ("华为技术", 1, vec!["华为", "技术"]),
            ("海星", 1, vec!["海星"]),
            ("中国航天科技集团", 1, vec!["中国", "航天", "科技", "集团"]),
            ("ロシアヘリコプター", 2, vec!["ロシア", "ヘリコプター"]),
            ("カザンヘリコプター", 2, vec!["カザン", "ヘリコプター"]),
            ("삼성전자", 2, vec!["삼성", "전자"]),
            ("哈尔滨电机厂", 1, vec!["哈尔滨", "电机", "厂"]),
            ("防务与安全", 1, vec!["防务", "与", "安全"]),
            ("未知", 1, vec!["未知"]),
        ] {
            assert_eq!(split_known(word, gap), expected, "{word}");
        }
    }

    #[test]
    fn concepts_are_shared_across_scripts() {
        let of = |word: &str| -> Vec<String> {
            let meanings = &east_word(&fold(word)).unwrap().meanings;
            meanings.iter().map(|one| one.concept.clone()).collect()
        };
        assert_eq!(of("导弹"), of("missiles"));
        assert_eq!(of("ミサイル"), of("导弹"));
        assert_eq!(of("三菱"), of("Mitsubishi"));
        assert_eq!(of("中国"), ["#China"]);
        assert_eq!(of("塑料"), ["#plastic"]);
        assert_eq!(of("重工").last().map(String::as_str), Some("#industry"));
    }

    #[test]
    fn trade_concepts_are_those_of_the_alphabets() {
        let orphans: Vec<&String> = TABLE
            .values()
            .flat_map(|word| &word.meanings)
            .filter(|one| one.class == EastClass::Trade && one.weight.is_none())
            .map(|one| &one.concept)
            .collect();
        assert!(orphans.is_empty(), "{orphans:?}");
    }
}
