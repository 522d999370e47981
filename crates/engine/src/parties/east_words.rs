//! Words and well-known own names in Chinese characters, Kana and Hangul, with the concept they
//! share with a word in an alphabet: 导弹 = missile, 三菱 = Mitsubishi.
//!
//! The table is `data/names/east/words.csv`, our own work. A word of the class `word` or `name`
//! weighs as much as any word: only trade words weigh less. Also: where such words begin and end
//! in a text that has no spaces.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold;

use super::words::{WordClass, common_word};

/// Longest word of the table, in characters.
const MAX_WORD: usize = 12;
/// Characters of a single-character trade word that may end a name: plant, bureau, ministry.
const ENDINGS: &str = "厂廠局部省";
/// Characters for `and` that stand between words and hardly in names.
const AND: &str = "与與及";

static TABLE: LazyLock<HashMap<String, EastWord>> = LazyLock::new(|| {
    let text = include_str!("../../../../data/names/east/words.csv");
    let mut table = HashMap::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [forms, class, concepts] = fields[..] else { continue };
        let forms: Vec<String> = forms.split('|').map(fold).collect();
        // A name that words.csv knows in an alphabet (John) keeps its concept and class there.
        let known =
            forms.iter().filter(|form| form.chars().all(char::is_alphabetic)).find_map(|form| {
                common_word(form, "", None).filter(|word| word.class == WordClass::Given)
            });
        let class = match class {
            "trade" => EastClass::Trade,
            "given" => EastClass::Given,
            "stop" => EastClass::Stop,
            _ if known.is_some() => EastClass::Given,
            _ => EastClass::Word,
        };
        let concepts = match known.and_then(|word| word.concept) {
            Some(concept) => vec![format!("#{concept}")],
            None => concepts
                .split('+')
                .map(|concept| match (class, concept.strip_prefix('#')) {
                    // A concept of words.csv.
                    (_, Some(shared)) => format!("#{shared}"),
                    (EastClass::Trade | EastClass::Given | EastClass::Stop, None) => {
                        format!("#{concept}")
                    }
                    (EastClass::Word, None) => format!("{ACROSS}{concept}"),
                })
                .collect(),
        };
        for form in forms {
            table.entry(form).or_insert(EastWord { class, concepts: concepts.clone() });
        }
    }
    table
});

/// Beginning of a concept that counts only between an East Asian script and an alphabet: words of
/// one alphabet are compared by their letters.
pub(super) const ACROSS: &str = "#+";

/// What a word of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EastClass {
    /// A trade word, as in words.csv.
    Trade,
    /// A frequent given name, as in words.csv.
    Given,
    /// And, of.
    Stop,
    /// Any other word, or a known own name.
    Word,
}

/// A word of the table.
#[derive(Debug, Clone)]
pub(super) struct EastWord {
    pub class: EastClass,
    /// One concept, or those of the words it is translated by (重工: heavy industry).
    pub concepts: Vec<String>,
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
    east_word(text).is_some_and(|word| word.class == EastClass::Trade)
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
        let of = |word: &str| east_word(&fold(word)).unwrap().concepts.clone();
        assert_eq!(of("导弹"), of("missiles"));
        assert_eq!(of("ミサイル"), of("导弹"));
        assert_eq!(of("三菱"), of("Mitsubishi"));
        assert_eq!(of("重工"), ["#+heavy", "#industry"]);
    }
}
