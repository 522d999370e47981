//! CAS numbers, UN numbers and HS codes written inside a goods text. Only forms that a check
//! digit or a word before them makes sure; bare digits are left alone.

use std::ops::Range;

use sarhad_model::{CasNumber, HsCode, UnNumber};

use super::normal::NormalText;

/// Words before a UN number, as stems.
const UN_WORDS: [&str; 4] = ["un", "оон", "unno", "unid"];
/// Words that may stand between it and the number.
const NUMBER_WORDS: [&str; 8] = ["no", "nr", "number", "id", "n", "номер", "code", "код"];
/// Words before an HS code: `HS CODE 8479.89`, `ТН ВЭД 8479899700`.
const HS_WORDS: [&str; 9] = ["hs", "hscode", "hts", "htsus", "tnved", "вэд", "тнвэд", "гнг", "ncm"];
/// So many words may stand between `HS` and the code.
const HS_GAP: usize = 3;

/// CAS numbers of a text whose check digit fits, in order.
pub(super) fn cas_numbers(normal: &NormalText) -> Vec<(CasNumber, Range<usize>)> {
    let mut found = Vec::new();
    for (place, window) in normal.tokens.windows(3).enumerate() {
        let [first, second, third] = window else { continue };
        let hyphen = |a: usize, b: usize| matches!(&normal.text[a..b], "-" | " - " | "- " | " -");
        let form = first.number
            && second.number
            && third.number
            && hyphen(first.span.end, second.span.start)
            && hyphen(second.span.end, third.span.start);
        if !form {
            continue;
        }
        let text = format!("{}-{}-{}", first.stem, second.stem, third.stem);
        if let Ok(cas) = CasNumber::parse(&text) {
            found.push((cas, normal.tokens_origin(place, place + 2)));
        }
    }
    found
}

/// UN numbers of a text, in order: `UN1052`, `UN 1052`, `UN NO. 1052`, `ООН 1052`.
pub(super) fn un_numbers(normal: &NormalText) -> Vec<(UnNumber, Range<usize>)> {
    let mut found = Vec::new();
    let tokens = &normal.tokens;
    for (place, token) in tokens.iter().enumerate() {
        let word = &normal.text[token.span.clone()];
        let attached = ["un", "оон"].iter().find_map(|prefix| word.strip_prefix(prefix));
        if let Some(Ok(un)) = attached.filter(|rest| rest.len() == 4).map(UnNumber::parse) {
            found.push((un, normal.tokens_origin(place, place)));
        } else if UN_WORDS.contains(&word) {
            let next = tokens[place + 1..]
                .iter()
                .take(3)
                .position(|next| next.number)
                .filter(|gap| {
                    tokens[place + 1..place + 1 + gap]
                        .iter()
                        .all(|between| NUMBER_WORDS.contains(&&normal.text[between.span.clone()]))
                })
                .map(|gap| place + 1 + gap);
            let Some(next) = next else { continue };
            let digits = &normal.text[tokens[next].span.clone()];
            if let Some(Ok(un)) = (digits.len() == 4).then(|| UnNumber::parse(digits)) {
                found.push((un, normal.tokens_origin(place, next)));
            }
        }
    }
    found
}

/// The first HS code of a text that a word announces.
pub(super) fn hs_code(normal: &NormalText) -> Option<(HsCode, Range<usize>)> {
    let tokens = &normal.tokens;
    let announced = (0..tokens.len())
        .filter(|place| HS_WORDS.contains(&&normal.text[tokens[*place].span.clone()]));
    announced.flat_map(|place| place + 1..(place + 2 + HS_GAP).min(tokens.len())).find_map(
        |place| {
            // Digits may stand in groups: 8479 89 970 0.
            let digits = |token: usize| -> String {
                tokens[token].stem.chars().filter(char::is_ascii_digit).collect()
            };
            if !tokens[place].number {
                return None;
            }
            let mut code = digits(place);
            let mut last = place;
            while code.len() < 6 && last + 1 < tokens.len() && tokens[last + 1].number {
                last += 1;
                code.push_str(&digits(last));
            }
            let hs = HsCode::parse(&code).ok().filter(|hs| hs.hs6().is_some())?;
            Some((hs, normal.tokens_origin(place, last)))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cas_numbers_need_their_check_digit() {
        let found = |text| -> Vec<String> {
            let normal = NormalText::read(text);
            cas_numbers(&normal).into_iter().map(|(cas, _)| cas.to_string()).collect()
        };
        assert_eq!(found("CAS 7664-39-3, 7664-39-4"), ["7664-39-3"]);
        assert_eq!(found("КАС №7719–12–2"), ["7719-12-2"]);
        assert!(found("tel 7664393").is_empty());
    }

    #[test]
    fn un_numbers_need_their_word() {
        let found = |text| -> Vec<u16> {
            let normal = NormalText::read(text);
            un_numbers(&normal).into_iter().map(|(un, _)| un.number()).collect()
        };
        for text in
            ["UN1052", "un 1052", "ООН №1052", "UN NO. 1052", "ООН 1052", "UN-1052", "UN No: 1052"]
        {
            assert_eq!(found(text), [1052], "{text}");
        }
        assert_eq!(found("UN1789/UN 1052"), [1789, 1052]);
        for text in ["1052", "UNIT 1052", "UN 105", "RUN 1052", "UN 10521"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn hs_codes_need_their_word() {
        let found = |text| {
            let normal = NormalText::read(text);
            hs_code(&normal).map(|(hs, _)| hs.as_str().to_owned())
        };
        assert_eq!(found("PUMPS HS CODE 8413.70").as_deref(), Some("841370"));
        assert_eq!(found("Код ТН ВЭД: 8479899700").as_deref(), Some("8479899700"));
        assert_eq!(found("код тн вэд 8479 89 970 0").as_deref(), Some("847989"));
        assert_eq!(found("PUMPS 841370"), None);
    }
}
