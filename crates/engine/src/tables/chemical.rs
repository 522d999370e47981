//! Whether a goods text names a chemical: by a root of a chemical name, a share in per cent, or
//! a sum formula. It knows no substance; it only tells a chemical name from a trade name.

use super::{Tables, plain_words};

/// Longest word that is looked at as a formula.
const LONGEST_FORMULA: usize = 20;

impl Tables {
    /// Whether the text names a chemical, its concentration or its formula.
    pub fn names_chemical(&self, text: &str) -> bool {
        let roots =
            |word: &str| self.chemical_roots.iter().any(|root| word.contains(root.as_str()));
        text.contains('%')
            || plain_words(text).split([' ', '-']).any(roots)
            || text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_formula)
    }
}

/// A sum formula such as `H2SO4`: it begins with a capital, has capitals and digits, and unlike
/// an article number no long run of either.
fn is_formula(word: &str) -> bool {
    let bytes = word.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let capitals = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let runs = |of: fn(&u8) -> bool| bytes.windows(3).any(|three| three.iter().all(of));
    (3..=LONGEST_FORMULA).contains(&bytes.len())
        && bytes[0].is_ascii_uppercase()
        && digits >= 1
        && capitals >= 2
        && digits <= capitals * 2
        && !runs(u8::is_ascii_digit)
        && !runs(u8::is_ascii_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chemical_names_are_told_from_trade_names() {
        let tables = Tables::built_in();
        for text in ["Sodium carbonate", "Кислота соляная", "BRINDOLUX Na2CO3", "H2SO4", "X 98 %"]
        {
            assert!(tables.names_chemical(text), "{text}");
        }
        for text in ["BRINDOLUX 900", "MODEL ABC123", "X2000", "присадка ТОПЛУКС"] {
            assert!(!tables.names_chemical(text), "{text}");
        }
    }
}
