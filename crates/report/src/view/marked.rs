//! Highlighting: cuts a text into pieces, those that matched and those between them.

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is one of the words looked for.
    pub hit: bool,
}

/// Cuts `text` at every occurrence of one of `words`, whatever its case. A word that begins or
/// ends with a letter or digit does not match inside a longer one. The pieces joined are `text`.
pub fn marked(text: &str, words: &[String]) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    let mut hit = vec![false; chars.len()];
    for word in words {
        let word: Vec<char> = word.trim().chars().collect();
        for start in occurrences(&chars, &word) {
            hit[start..start + word.len()].fill(true);
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (c, hit) in chars.into_iter().zip(hit) {
        match pieces.last_mut() {
            Some(piece) if piece.hit == hit => piece.text.push(c),
            _ => pieces.push(Piece { text: c.into(), hit }),
        }
    }
    pieces
}

/// Where `word` stands in `text` as a whole word.
fn occurrences<'a>(text: &'a [char], word: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let inside = |a: Option<&char>, b: Option<&char>| {
        a.is_some_and(|c| c.is_alphanumeric()) && b.is_some_and(|c| c.is_alphanumeric())
    };
    text.windows(word.len().max(1)).enumerate().filter_map(move |(start, window)| {
        let equal =
            window.len() == word.len() && window.iter().zip(word).all(|(a, b)| same(*a, *b));
        let end = start + word.len();
        let cut_before = start > 0 && inside(text.get(start - 1), word.first());
        let cut_after = inside(text.get(end), word.last());
        (equal && !cut_before && !cut_after).then_some(start)
    })
}

fn same(a: char, b: char) -> bool {
    a == b || a.to_lowercase().eq(b.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hits(text: &str, words: &[&str]) -> Vec<String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        marked(text, &words).into_iter().filter(|p| p.hit).map(|p| p.text).collect()
    }

    #[test]
    fn whole_words_are_found_whatever_their_case() {
        assert_eq!(hits("Maraging STEEL, maraging", &["maraging", "Steel"]).len(), 3);
        assert_eq!(hits("ЦЕНТРИФУГА лаб.", &["центрифуга"]), ["ЦЕНТРИФУГА"]);
        assert_eq!(hits("steelworks", &["steel"]), [] as [&str; 0]);
        assert_eq!(hits("grade 350 (18Ni)", &["350", "18ni"]), ["350", "18Ni"]);
        assert_eq!(hits("abc", &["", " "]), [] as [&str; 0]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "\\PC{0,40}", words in prop::collection::vec("\\PC{0,6}", 0..4)) {
            let joined: String = marked(&text, &words).into_iter().map(|p| p.text).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
