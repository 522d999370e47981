//! One spelling of a text for comparison: Unicode form, case, apostrophes, look-alike letters.
//!
//! It keeps national letters (ə ғ қ ң ө ұ ү һ ҳ ӣ ӯ ҷ ў) apart from their neighbours: merging
//! sounds is the work of the Latin key and the skeleton. It does not split words.

use unicode_normalization::UnicodeNormalization;

use super::lookalike;

/// Folding a folded text changes nothing; a few odd code points need a second round to settle.
const MAX_ROUNDS: usize = 4;

/// Folds a text: NFKC, lower case, `İ I ı` → `i` (so that Turkic and other texts in capitals
/// meet), `ё` → `е` (papers write either), `ß` → `ss`, final sigma, all apostrophes inside a
/// word → `'` (oʻ gʻ ʼ ’ `), quotation marks and apostrophes at the edge of a word → space, look-alike Latin
/// and Cyrillic letters inside one word → the script of the word. Idempotent.
pub fn fold(text: &str) -> String {
    let mut folded = fold_once(text);
    for _ in 1..MAX_ROUNDS {
        let again = fold_once(&folded);
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

fn fold_once(text: &str) -> String {
    if text.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ') {
        return text.to_ascii_lowercase();
    }
    let normal: String = text.nfkc().filter(|c| !is_ignorable(*c)).collect();
    let repaired = lookalike::repair(&normal);
    let lower: String = repaired.chars().flat_map(char::to_lowercase).nfkc().collect();
    let mut out = String::with_capacity(lower.len());
    let mut chars = lower.chars().peekable();
    let mut before: Option<char> = None;
    while let Some(c) = chars.next() {
        let folded = match c {
            'ı' | 'i' => {
                // What lower-casing leaves of İ, and Lithuanian accents' dots.
                while chars.peek() == Some(&'\u{307}') {
                    chars.next();
                }
                'i'
            }
            'ё' => 'е',
            'ς' => 'σ',
            'ß' => {
                out.push('s');
                's'
            }
            _ if is_apostrophe(c) => {
                let inside = before.is_some_and(char::is_alphabetic)
                    && chars
                        .peek()
                        .is_some_and(|next| next.is_alphabetic() && !is_apostrophe(*next));
                if inside { '\'' } else { ' ' }
            }
            _ if is_quotation(c) => ' ',
            other => other,
        };
        out.push(folded);
        before = Some(folded);
    }
    out
}

/// Soft hyphens, zero-width marks and direction marks: they carry no letter.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{640}')
        || matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{591}'..='\u{5C7}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | '′'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | '＇'
            | 'ꞌ'
    )
}

fn is_quotation(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '″' | '〝' | '〞')
}
