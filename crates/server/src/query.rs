//! Query strings: reading pairs and writing them back.

use axum::extract::Query;
use axum::http::Uri;

/// Names and values of a query string.
pub type Pairs = Vec<(String, String)>;

/// The pairs of an address; none when it has no query or an unreadable one.
pub fn pairs(uri: &Uri) -> Pairs {
    Query::<Pairs>::try_from_uri(uri).map(|Query(pairs)| pairs).unwrap_or_default()
}

/// The first value of a name.
pub fn value<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs.iter().find(|(held, _)| held == name).map(|(_, value)| value.as_str())
}

/// The pairs as a query string with its question mark; empty without pairs.
pub fn write<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        out.push(if out.is_empty() { '?' } else { '&' });
        encode(name, &mut out);
        out.push('=');
        encode(value, &mut out);
    }
    out
}

/// Percent-encodes all but unreserved characters (RFC 3986, section 2.3).
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "тополь & <x>=1+2";
        let written = write([("q", text), ("sort", "rank")]);
        let uri: Uri = format!("/r/1{written}").parse().unwrap();
        assert_eq!(value(&pairs(&uri), "q"), Some(text));
        assert_eq!(value(&pairs(&uri), "sort"), Some("rank"));
        assert_eq!(value(&pairs(&uri), "page"), None);
        assert_eq!(write([]), "");
    }
}
