//! How much a decoded text looks like text: letter frequencies, case, neighbours. Chooses
//! between the encodings that fit the bytes alike.
//!
//! Only characters beyond ASCII count: those of ASCII are the same in every candidate.

use std::sync::LazyLock;

/// Shares of letters in Russian, per ten thousand.
const RUSSIAN: [(char, u16); 33] = [
    ('о', 1097),
    ('е', 845),
    ('а', 801),
    ('и', 735),
    ('н', 670),
    ('т', 626),
    ('с', 547),
    ('р', 473),
    ('в', 454),
    ('л', 440),
    ('к', 349),
    ('м', 321),
    ('д', 298),
    ('п', 281),
    ('у', 262),
    ('я', 201),
    ('ы', 190),
    ('ь', 174),
    ('г', 170),
    ('з', 165),
    ('б', 159),
    ('ч', 144),
    ('й', 121),
    ('х', 97),
    ('ж', 94),
    ('ш', 73),
    ('ю', 64),
    ('ц', 48),
    ('щ', 36),
    ('э', 32),
    ('ф', 26),
    ('ъ', 4),
    ('ё', 100),
];

/// Pairs of letters that are frequent in Russian and Kazakh.
const PAIRS: &str = "ст но то на ен ов ни ра во ко ро ре го пр ан ор ер ос ал ли та ва по ка ть ет \
    от ом те ел ле ин ат од да ла ия ие ск де ес оо тр ар ри об не ти ль он им ог до за ме ол ит ки \
    ак ас ви ис са ой ый ая ны тв нн ос ез ус ул ур аз ай ын ың қа ға ас ты ды лы ры қы нд ыл ік ің \
    ау іс ер ғы ша ту бе би бо бу га ги гр из ик ич ле ло лу ма ми мо му мы на пе ру рт сб се си со \
    ся тн хо че ши эк эл юр яв";

/// Han characters that company names and goods texts are full of.
const HAN: &str = "有限公司贸易国际进出口北京上海深圳广州天津新疆省市县区路号大厦科技股份责任集团实业工业\
    机械设备电子化工材料钢铁五金配件塑料纺织服装食品物流运输货代理发展中华东西南北江苏浙江山东河南湖北\
    福建乌鲁木齐西安成都重庆厂制造件的和产品一不人在是个";

/// More letters of the region, which every code page that has them has alone.
fn is_regional(c: char) -> bool {
    "һҳҷӣӯ".contains(c)
}

/// Vowels, for the letters whose neighbours tell the language.
pub fn is_vowel(c: char) -> bool {
    "аеёиоуыэюяіїєәөұү".contains(c)
}

/// The mean over the characters beyond ASCII: about +1 for text, below −1 for rubbish; 0 when
/// there are none.
pub fn of_text(text: &str) -> f64 {
    let mut sum = 0.0;
    let mut count = 0u32;
    let mut before = Before { last: ' ', last_but_one: ' ', small_start: false };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            count += 1;
            sum += points(before, c, chars.peek().copied().unwrap_or(' '));
        }
        if !is_alphabetic(before.last) {
            before.small_start = is_lowercase(c);
        }
        before.last_but_one = before.last;
        before.last = c;
    }
    if count == 0 { 0.0 } else { sum / f64::from(count) }
}

/// What stands before a character.
#[derive(Clone, Copy)]
struct Before {
    last: char,
    last_but_one: char,
    /// Whether the word began with a small letter: capitals behind it are odd.
    small_start: bool,
}

fn points(before: Before, c: char, next: char) -> f64 {
    match c {
        '\u{400}'..='\u{52f}' => cyrillic(before, c, next),
        '\u{c0}'..='\u{24f}' if c != '×' && c != '÷' => latin(before.last, c, next),
        '\u{3400}'..='\u{9fff}' => {
            if HAN.contains(c) {
                3.0
            } else {
                0.3
            }
        }
        '\u{2500}'..='\u{259f}' => -4.0,
        '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}' => -5.0,
        '\u{fffd}' => -6.0,
        '«' | '»' | '№' | '–' | '—' | '“' | '”' | '’' => 0.0,
        '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => 0.3,
        '\u{a0}' => -0.3,
        '°' | '²' | '³' | '±' | '×' | '·' | '…' | '•' | '€' => -0.5,
        _ => -1.5,
    }
}

fn cyrillic(before: Before, c: char, next: char) -> f64 {
    let previous = before.last;
    let small = lower(c);
    let mut points = match russian(small) {
        Some(points) => points,
        None => regional(lower(previous), small, lower(next)),
    };
    let starts_word = !is_alphabetic(previous);
    if starts_word {
        points -= match small {
            'ь' | 'ъ' => 3.0,
            'ы' => 1.0,
            _ => 0.0,
        };
    } else {
        if previous.is_ascii() {
            points -= 2.0;
        } else if is_pair(lower(previous), small) {
            points += 1.0;
        }
        if is_lowercase(previous) && is_uppercase(c) {
            points -= 3.0;
        } else if before.small_start && is_uppercase(c) {
            points -= 1.5;
        }
        let broken =
            is_lowercase(c) && is_uppercase(previous) && is_alphabetic(before.last_but_one);
        points -= if broken { 1.0 } else { 0.0 };
    }
    if next.is_ascii_alphabetic() {
        points -= 2.0;
    }
    points
}

/// How well a small Cyrillic letter stands between its neighbours.
pub fn letter((previous, c, next): (char, char, char)) -> f64 {
    russian(c).unwrap_or_else(|| regional(previous, c, next))
}

/// Letters that one code page gives where another gives a different one: their neighbours
/// tell Kazakh (`ғы`, `күн`) from Ukrainian (`має`, `її`).
fn regional(previous: char, c: char, next: char) -> f64 {
    let start = !is_alphabetic(previous);
    let good = match c {
        'ғ' => "аыоұ".contains(next),
        'ү' | 'ұ' => start || !is_vowel(previous),
        'ї' => start || is_vowel(previous),
        'є' => {
            (start || is_vowel(previous) || "нлтцр".contains(previous)) && !"аоуы".contains(next)
        }
        // Belarusian has ў behind vowels, Uzbek anywhere.
        'ў' | 'ә' | 'ө' | 'қ' | 'ң' | 'і' => true,
        c if is_regional(c) => true,
        _ => return -2.5,
    };
    if good { 0.7 } else { -0.5 }
}

fn latin(previous: char, c: char, next: char) -> f64 {
    let frequent = "éèêëàâçôöüäßñóáíúãõåæøışğİşŞĞÖÜÇÉÄ".contains(c);
    let mut points = if frequent { 0.5 } else { -0.7 };
    if is_lowercase(previous) && is_uppercase(c) {
        points -= 3.0;
    }
    let ascii_near = previous.is_ascii_alphabetic() || next.is_ascii_alphabetic();
    let other_near = |n: char| is_alphabetic(n) && !n.is_ascii();
    if other_near(previous) && other_near(next) {
        points -= 2.0;
    } else if other_near(previous) || other_near(next) {
        points -= 0.7;
    }
    if ascii_near { points } else { points - 1.0 }
}

/// A small number for each letter that stands in [`PAIRS`].
fn pair_index(c: char) -> Option<usize> {
    match c {
        'а'..='я' => Some(c as usize - 'а' as usize),
        _ => "әғқңөұүһі".chars().position(|letter| letter == c).map(|at| at + 32),
    }
}

fn is_pair(a: char, b: char) -> bool {
    static FOLLOWERS: LazyLock<[u64; 41]> = LazyLock::new(|| {
        let mut followers = [0; 41];
        for pair in PAIRS.split_whitespace() {
            let mut letters = pair.chars().filter_map(pair_index);
            if let (Some(a), Some(b)) = (letters.next(), letters.next()) {
                followers[a] |= 1 << b;
            }
        }
        followers
    });
    match (pair_index(a), pair_index(b)) {
        (Some(a), Some(b)) => FOLLOWERS[a] >> b & 1 == 1,
        _ => false,
    }
}

/// The share of a Russian letter as points: 0 at three hundredths, a doubling one more.
fn russian(c: char) -> Option<f64> {
    static POINTS: LazyLock<[f64; 34]> = LazyLock::new(|| {
        let mut points = [0.0; 34];
        for (letter, share) in RUSSIAN {
            let at = (letter as usize - 'а' as usize).min(33);
            points[at] = (f64::from(share) / 300.0).log2().max(-4.0);
        }
        points
    });
    matches!(c, 'а'..='я' | 'ё').then(|| POINTS[(c as usize - 'а' as usize).min(33)])
}

/// The letters of Cyrillic proper; for them and for ASCII no table of Unicode is asked.
fn is_common(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{45f}')
}

fn lower(c: char) -> char {
    match c {
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'Ѐ'..='Џ' => char::from_u32(c as u32 + 0x50).unwrap_or(c),
        c if is_common(c) => c,
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

fn is_alphabetic(c: char) -> bool {
    is_common(c) || c.is_alphabetic()
}

fn is_lowercase(c: char) -> bool {
    if is_common(c) { c >= 'а' } else { c.is_lowercase() }
}

fn is_uppercase(c: char) -> bool {
    if is_common(c) { c < 'а' } else { c.is_uppercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_cuts_agree_with_the_tables_of_unicode() {
        for c in ('\u{20}'..='\u{17f}').chain('\u{3f0}'..='\u{52f}') {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c}");
            assert_eq!(is_lowercase(c), c.is_lowercase(), "{c}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c}");
        }
    }

    #[test]
    fn text_scores_above_rubbish() {
        for text in
            ["Грузополучатель", "ТОО РОМАШКА", "Өскемен қаласы", "北京贸易有限公司", "Société"]
        {
            assert!(of_text(text) > 0.0, "{text}: {}", of_text(text));
        }
        for text in ["зТХЪПРПМХЮБФЕМШ", "Р“СЂСѓР·", "├Ёєч", "Ãðóçîïîëó÷àòåëü", "ѓа㧮Ї®«гз"]
        {
            assert!(of_text(text) < 0.0, "{text}: {}", of_text(text));
        }
        assert!(of_text("plain").abs() < f64::EPSILON);
    }
}
