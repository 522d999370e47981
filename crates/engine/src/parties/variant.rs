//! One field that holds several names: `Алексей / Олексій`, `X (a.k.a. Y)`, `X, née Y`.
//!
//! Only by marks that nothing else uses; a comma or a dash never parts names. A place in brackets
//! belongs to the name: Bank of China (Australia) is not Bank of China (Singapore).

use sarhad_model::CountryCode;

use super::place_word::place;
use crate::text::{fold, latin, skeleton, tokens};

/// At most so many names are read out of one field.
const MAX_VARIANTS: usize = 6;
/// Words that announce another name of the same party.
const MARKERS: [&str; 12] = [
    " a.k.a. ",
    " a.k.a ",
    " aka ",
    " f.k.a. ",
    " fka ",
    " formerly ",
    " née ",
    " nee ",
    " он же ",
    " она же ",
    " также известен как ",
    " also known as ",
];
/// Shortest name that stands for itself, in bytes.
const MIN_LEN: usize = 4;

/// The names in a field, the first one first; the field itself when it holds one.
pub(super) fn variants(field: &str) -> Vec<String> {
    let marked = field.contains(" / ")
        || field.contains(['(', ';', '|'])
        || MARKERS.iter().any(|marker| field.contains(marker));
    if !marked {
        return vec![field.to_owned()];
    }
    let mut text = field.replace(" / ", "|").replace(';', "|");
    text = text.replace('(', " ( ").replace(')', " ) ");
    for marker in MARKERS {
        text = text.replace(marker, "|");
    }
    let mut out: Vec<String> = Vec::new();
    for piece in text.split('|') {
        let (outside, inside) = brackets(piece);
        let announced = piece.trim_start().starts_with('(');
        for name in std::iter::once(outside).chain(announced.then_some(inside)) {
            let words: Vec<&str> = name.split_whitespace().collect();
            let name = words.join(" ").trim_matches([',', '-', ' ']).to_owned();
            if name.len() >= MIN_LEN && !out.contains(&name) && out.len() < MAX_VARIANTS {
                out.push(name);
            }
        }
    }
    if out.is_empty() { vec![field.to_owned()] } else { out }
}

/// What stands outside and inside round brackets; a bracket left open counts as outside.
fn brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside) = (String::new(), String::new());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        outside.push_str(before);
        let Some((within, tail)) = after.split_once(')') else {
            outside.push_str(after);
            return (outside.replace(')', " "), inside);
        };
        if is_place(within) {
            outside.push_str(within);
        } else {
            inside.push_str(within);
        }
        rest = tail;
    }
    outside.push_str(rest);
    (outside.replace(')', " "), inside)
}

/// Whether a text is nothing but the name of a country or town.
fn is_place(text: &str) -> bool {
    let folded = fold(text);
    let mut words = tokens(&folded).into_iter().peekable();
    CountryCode::parse(text.trim()).is_ok()
        || (words.peek().is_some()
            && words.all(|word| place(&skeleton(&latin(word.text))).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_are_told_apart() {
        for (field, expected) in [
            ("Ivan Petrov", vec!["Ivan Petrov"]),
            ("Petrov, Ivan", vec!["Petrov, Ivan"]),
            ("Алексей Половян / Олексій Половян", vec!["Алексей Половян", "Олексій Половян"]),
            ("Igor Zarubin (a.k.a. Bear)", vec!["Igor Zarubin", "Bear"]),
            ("Sardana Avenova, née Gogova", vec!["Sardana Avenova", "Gogova"]),
            ("Alfa (Beta branch) Trading", vec!["Alfa Trading"]),
            ("Bank of China (Hong Kong) Limited", vec!["Bank of China Hong Kong Limited"]),
            ("Тулпар (Алматы)", vec!["Тулпар Алматы"]),
            ("(", vec!["("]),
        ] {
            assert_eq!(variants(field), expected, "{field}");
        }
    }
}
