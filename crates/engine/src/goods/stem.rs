//! Word forms: what is left of a word when its ending and its spelling do not matter. Light
//! rules for English and Russian; suffixes of the other languages are not cut here but tried
//! one after the other ([`super::forms`]) where a word is not known. It is no dictionary and
//! knows no meaning.

/// Endings of Russian adjectives and nouns that close with a consonant, longest first.
const RU_CONSONANT_ENDINGS: [&str; 14] =
    ["ыми", "ими", "ого", "его", "ому", "ему", "ами", "ями", "ов", "ев", "ых", "их", "ом", "ем"];
/// A further set, tried after the first.
const RU_SHORT_ENDINGS: [&str; 6] = ["ам", "ям", "ах", "ях", "ым", "им"];
/// Stems keep at least so many letters.
const SHORTEST_STEM: usize = 4;

/// Cyrillic letters that look like Latin ones, with the Latin letter.
const LOOK_ALIKE: [(char, char); 13] = [
    ('а', 'a'),
    ('в', 'b'),
    ('е', 'e'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
];

/// British spellings and their American form; applied inside Latin words.
const SPELLINGS: [(&str, &str); 15] = [
    ("phosphorous", "phosphorus"),
    ("fibre", "fiber"),
    ("centre", "center"),
    ("sulph", "sulf"),
    ("alumini", "alumin"),
    ("vapour", "vapor"),
    ("mould", "mold"),
    ("colour", "color"),
    ("litre", "liter"),
    ("isation", "ization"),
    ("isable", "izable"),
    ("iser", "izer"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("travell", "travel"),
];

/// The stem of a lower-case word.
pub(super) fn stem(word: &str) -> String {
    let cyrillic = word.chars().filter(|c| is_cyrillic(*c)).count();
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    if word.chars().any(|c| c.is_ascii_digit()) {
        return fold_code(word, cyrillic);
    }
    if cyrillic == 0 {
        stem_latin(word)
    } else if latin == 0 {
        stem_cyrillic(word)
    } else if latin > cyrillic {
        stem_latin(&to_latin(word))
    } else {
        stem_cyrillic(&to_cyrillic(word))
    }
}

pub(super) fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// Grades and formulas: Cyrillic letters become Latin when all of them look Latin.
fn fold_code(word: &str, cyrillic: usize) -> String {
    let alike = |c: char| LOOK_ALIKE.iter().any(|(from, _)| *from == c);
    if cyrillic > 0 && word.chars().filter(|c| is_cyrillic(*c)).all(alike) {
        to_latin(word)
    } else {
        word.to_owned()
    }
}

fn to_latin(word: &str) -> String {
    let map = |c| LOOK_ALIKE.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
    word.chars().map(map).collect()
}

fn to_cyrillic(word: &str) -> String {
    let map = |c| LOOK_ALIKE.iter().find(|(_, to)| *to == c).map_or(c, |(from, _)| *from);
    word.chars().map(map).collect()
}

fn stem_latin(word: &str) -> String {
    let mut word = word.to_owned();
    for (from, to) in SPELLINGS {
        if word.contains(from) {
            word = word.replace(from, to);
        }
    }
    if word.len() < SHORTEST_STEM || !word.is_ascii() {
        return word;
    }
    let cut = if word.ends_with("ies") && word.len() > 4 {
        word.truncate(word.len() - 3);
        word.push('y');
        0
    } else if ["sses", "xes", "ches", "shes"].iter().any(|ending| word.ends_with(ending)) {
        2
    } else {
        let plural =
            word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
        usize::from(plural)
    };
    word.truncate(word.len() - cut);
    word
}

/// Letters that loanwords of the region are spelt with in more than one way: the soft sign falls
/// away (`сульфид`, `сулфид`), `э` is `е`, and `ц` before `и` and `е` is `с` (`цианид`, `сианид`).
fn fold_loan_spelling(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::with_capacity(word.len() / 2);
    let mut rest = word.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            'ь' if rest.peek().is_some() => {}
            'э' => letters.push('е'),
            'ц' if matches!(rest.peek(), Some('и' | 'е' | 'э')) => letters.push('с'),
            'ӣ' => letters.push('и'),
            c => letters.push(c),
        }
    }
    letters
}

fn stem_cyrillic(word: &str) -> String {
    let mut letters = fold_loan_spelling(word);
    for _ in 0..3 {
        strip_ending(&mut letters);
        strip_vowels(&mut letters);
    }
    // A vowel that comes and goes: станок, станка.
    if letters.len() > 5 && (letters.ends_with(&['о', 'к']) || letters.ends_with(&['е', 'к'])) {
        letters.truncate(letters.len() - 2);
        letters.push('к');
    }
    if letters.len() > SHORTEST_STEM && letters.ends_with(&['н', 'н']) {
        letters.pop();
    }
    letters.into_iter().collect()
}

fn strip_vowels(letters: &mut Vec<char>) {
    while letters.len() > SHORTEST_STEM - 1
        && letters.last().is_some_and(|c| "аеиоуыэюяйьі".contains(*c))
    {
        letters.pop();
    }
}

fn strip_ending(letters: &mut Vec<char>) {
    let found = RU_CONSONANT_ENDINGS.iter().chain(&RU_SHORT_ENDINGS).find(|ending| {
        let count = ending.chars().count();
        letters.len() >= SHORTEST_STEM + count
            && letters[letters.len() - count..].iter().copied().eq(ending.chars())
    });
    if let Some(ending) = found {
        letters.truncate(letters.len() - ending.chars().count());
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (a, b) in [
            ("valves", "valve"),
            ("fibre", "fibers"),
            ("titanium", "titanium"),
            ("batteries", "battery"),
            ("sterilisable", "sterilizable"),
            ("станок", "станка"),
            ("порошка", "порошок"),
            ("катушек", "катушка"),
            ("титановый", "титановая"),
            ("титана", "титановых"),
            ("природный", "природного"),
            ("натрия", "натрий"),
            ("сталь", "сталей"),
            ("камер", "камеры"),
            ("вт6", "bt6"),
            ("труб", "трубы"),
            ("циркониевые", "циркониевая"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [("бор", "бром"), ("э110", "e110"), ("gas", "ga")] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
