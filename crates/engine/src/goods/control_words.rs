//! Words of control lists: which say something of goods, and which entries a heading takes the rest of.

use super::normal::NormalText;

/// Words that say nothing of goods in a list, English and Russian.
const EMPTY_WORDS: &str = "без более в во все для до и из или их к как не на о от по при с также то чем что a an and \
    any are as at be but by can for from have having in into is it its less more not of on or \
    other otherwise see than that the their therefor these this to up used using which with \
    following follows one all each items list controlled designed specially specified described \
    paragraph elsewhere such";

/// The words of a text that say something, as stems.
pub(super) fn stems(text: &str) -> Vec<String> {
    let tokens = NormalText::read(text).tokens.into_iter();
    tokens
        .filter(|token| !token.number && is_telling(&token.stem))
        .map(|token| token.stem)
        .collect()
}

pub(super) fn is_telling(stem: &str) -> bool {
    stem.chars().count() > 1
        && stem.chars().any(char::is_alphabetic)
        && !EMPTY_WORDS.split(' ').any(|word| word == stem)
}

/// The numbers behind "not controlled by" and "other than" in a heading.
pub(super) fn rest_of(heading: &str) -> Vec<String> {
    let lower = heading.to_lowercase();
    let Some(at) = lower.find("not controlled").or_else(|| lower.find("not specified")) else {
        return Vec::new();
    };
    // Lower case may have another length than the heading only beyond ASCII.
    let Some(rest) = heading.get(at..) else { return Vec::new() };
    let words = rest.split(|c: char| !c.is_ascii_alphanumeric());
    let number = |word: &&str| {
        let bytes = word.as_bytes();
        bytes.len() == 5
            && bytes[0].is_ascii_digit()
            && (b'A'..=b'E').contains(&bytes[1])
            && bytes[2..].iter().all(u8::is_ascii_digit)
    };
    words.filter(number).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_take_the_rest_of_others() {
        assert_eq!(rest_of("Mixers, not controlled by 2B987 or 2B350"), ["2B987", "2B350"]);
        assert_eq!(rest_of("Mixers (see 2B987)"), [] as [&str; 0]);
    }
}
