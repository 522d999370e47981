//! The country that a free address ends with. Nothing else of an address is taken apart: its
//! lines stay as written.

use sarhad_model::{CountryCode, Issue, IssueCode, Party, Span, Text, Value};

/// Postal codes of states of the USA (and Canada) that are country codes too: `WILMINGTON, DE`
/// is not in Germany.
const STATES: [&str; 26] = [
    "AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "KY", "LA", "MA", "MD", "ME", "MN",
    "MO", "MS", "MT", "NC", "NE", "PA", "SC", "SD", "TN", "VA",
];
/// Most words of a country's name that are tried.
const LONGEST_NAME: usize = 5;
/// Shortest name of a country inside a longer line; shorter ones are codes and stand alone.
const SHORTEST_NAME: usize = 4;

/// The country that an address ends with, and the words that say so.
pub fn country_last(address: &str) -> Option<(CountryCode, &str)> {
    let separator = |c: char| matches!(c, ',' | ';' | '\n' | '/' | '(' | ')');
    let trim = |c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | '-' | '"');
    let last = address
        .rsplit(separator)
        .map(|part| part.trim_matches(trim))
        .find(|part| !part.is_empty())?;
    let is_code = last.len() <= 3 && last.bytes().all(|b| b.is_ascii_uppercase());
    if is_code && STATES.contains(&last) {
        return None;
    }
    if let Ok(country) = CountryCode::parse(last)
        && (is_code || last.chars().count() >= SHORTEST_NAME)
    {
        return Some((country, last));
    }
    // The last words of the last part: most words first, so that `SOUTH KOREA` beats `KOREA`.
    let starts: Vec<usize> = last
        .char_indices()
        .filter(|&(at, c)| {
            !c.is_whitespace() && last[..at].chars().next_back().is_some_and(char::is_whitespace)
        })
        .map(|(at, _)| at)
        .collect();
    let tried = starts.len().saturating_sub(LONGEST_NAME);
    starts[tried..].iter().find_map(|&at| {
        let words = &last[at..];
        // States named after countries and islands: `NEW MEXICO`, `NEW JERSEY`.
        let is_new = last[..at].trim_end().to_ascii_uppercase().ends_with("NEW");
        let long_enough = words.chars().count() >= SHORTEST_NAME;
        let country = CountryCode::parse(words).ok().filter(|_| long_enough && !is_new)?;
        Some((country, words))
    })
}

/// Takes the country of a party from the last line of its address, unless it is known.
pub fn in_last_line(party: &mut Party) {
    if party.country.is_some() {
        return;
    }
    if let Some(last) = party.address.last()
        && let Some((country, part)) = country_last(&last.raw)
    {
        party.country = Some(Value::good(part, country, place_of(part, last)));
    }
}

/// Commas in a name from which on it may be a name with its address.
const ADDRESS_COMMAS: usize = 2;

/// A name that ends with an address and its country (`SAMPLE LTD., UNIT 12, SHANGHAI, CHINA`)
/// is marked as such, and its country is taken.
pub fn in_name(party: &mut Party) {
    let Some(name) = &mut party.name else { return };
    if name.raw.matches(',').count() < ADDRESS_COMMAS || party.country.is_some() {
        return;
    }
    if let Some((country, part)) = country_last(&name.raw) {
        party.country = Some(Value::good(part, country, place_of(part, name)));
        name.issues.push(Issue::new(IssueCode::NameWithAddress, name.span, &name.raw));
    }
}

/// The place of a part of a text, where the text stands byte for byte in the file.
fn place_of(part: &str, text: &Text) -> Span {
    match text.span {
        Span::Bytes { start, end } if (end - start) as usize == text.raw.len() => {
            let offset = part.as_ptr() as usize - text.raw.as_ptr() as usize;
            let start = start as usize + offset;
            Span::bytes(start, start + part.len())
        }
        span => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_stand_last() {
        let cases = [
            ("12 ABAY AVE, ALMATY, KAZAKHSTAN", Some("KZ")),
            ("12 ABAY AVE ALMATY KAZAKHSTAN 050000", Some("KZ")),
            ("1 PORT ROAD, BUSAN, SOUTH KOREA", Some("KR")),
            ("1 PORT ROAD BUSAN SOUTH KOREA.", Some("KR")),
            ("ул. Абая 1, г. Алматы, Казахстан", Some("KZ")),
            ("88 CANAL ST\nSHANGHAI\nCN", Some("CN")),
            ("1 MAIN ST, WILMINGTON, DE 19801", None),
            ("1 MAIN ST, SANTA FE NEW MEXICO", None),
            ("1 EXAMPLE STREET", None),
            ("", None),
            ("12 TALDYKORGAN, KZ", Some("KZ")),
            ("ULITSA MIRA, DUSHANBE, TAJIKISTAN (TJ)", Some("TJ")),
        ];
        for (address, expected) in cases {
            let found = country_last(address);
            assert_eq!(found.as_ref().map(|(c, _)| c.as_str()), expected, "{address}");
        }
    }
}
