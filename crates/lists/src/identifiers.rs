//! What of the "id" lines of lists is an identifier, and how scheme, number and country are
//! told apart in free text. Check digits are the engine's business; numbers stay as written.

/// Lines that OFAC and CSL publish among identifiers but that identify nobody.
const NOT_IDENTIFIERS: &[&str] = &[
    "additional sanctions information",
    "aircraft manufacture date",
    "aircraft model",
    "aircraft operator",
    "aircraft type",
    "bank identifier",
    "caatsa",
    "effective date",
    "executive order",
    "for more information",
    "former vessel flag",
    "gender",
    "issuer name",
    "linked to",
    "listing date",
    "nationality of registration",
    "organization established date",
    "organization type",
    "other vessel flag",
    "purchase/sales",
    "secondary sanctions risk",
    "target type",
    "transactions prohibited",
    "vessel flag",
    "vessel gross",
    "vessel owner",
    "vessel tonnage",
    "vessel type",
    "vessel year of build",
];

/// Words of which one stands in the scheme of every identifier in OFAC's remarks.
const SCHEME_WORDS: &[&str] = &[
    "#",
    "address",
    "bic",
    "bik",
    "card",
    "cedula",
    "certificate",
    "code",
    "c.r.",
    "c.u.i.",
    "c.u.i.t.",
    "c.u.r.p.",
    "d-u-n-s",
    "d.n.i.",
    "document",
    "folio",
    "id",
    "identification",
    "identifier",
    "isin",
    "license",
    "matricula",
    "meid",
    "mmsi",
    "no.",
    "nie",
    "nit",
    "number",
    "numbers",
    "passport",
    "phone",
    "r.f.c.",
    "registration",
    "registry",
    "rif",
    "rtn",
    "ruc",
    "serial",
    "ssn",
    "tarjeta",
    "ticker",
    "website",
];

/// Schemes whose number is all that follows, and whether it must have a digit.
const PLAIN_SCHEMES: &[(&str, bool)] = &[
    ("Passport", true),
    ("Registration ID", true),
    ("Registration Number", true),
    ("Equity Ticker", false),
    ("SWIFT/BIC", false),
    ("Website", false),
];

/// Whether a scheme names an identifier (a passport, a tax number) and not a fact about the
/// measure (a directive, a gender).
pub(crate) fn is_identifier(scheme: &str) -> bool {
    let scheme = scheme.trim().as_bytes();
    let starts_with = |start: &&str| {
        scheme.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start.as_bytes()))
    };
    !scheme.is_empty() && !NOT_IDENTIFIERS.iter().any(starts_with)
}

/// `Tax ID No. 7744001497 (Russia)` to scheme, number, country. `None` when it is not an
/// identifier.
pub(crate) fn in_remark(part: &str) -> Option<(String, String, Option<&str>)> {
    let may_be_number = |byte: &u8| byte.is_ascii_digit() || *byte == b'@';
    let has_scheme = PLAIN_SCHEMES.iter().any(|(scheme, _)| part.starts_with(scheme));
    if !(has_scheme || part.bytes().any(|byte| may_be_number(&byte))) || !is_identifier(part) {
        return None;
    }
    let part = ["issued ", "expires "]
        .iter()
        .filter_map(|word| part.find(word))
        .min()
        .map_or(part, |end| part[..end].trim_end());
    let (body, country) = match part.rfind('(').filter(|&at| at > 0 && part.ends_with(')')) {
        Some(at) => (part[..at].trim_end(), Some(&part[at + 1..part.len() - 1])),
        None => (part, None),
    };
    for (scheme, needs_digit) in PLAIN_SCHEMES {
        if let Some(number) = body.strip_prefix(scheme).and_then(|rest| rest.strip_prefix(' ')) {
            let has_digit = number.bytes().any(|b| b.is_ascii_digit());
            let is_one = has_digit || !needs_digit;
            return is_one.then(|| ((*scheme).to_owned(), number.to_owned(), country));
        }
    }
    let number_at = body
        .split_whitespace()
        .position(|word| word.chars().any(|c| c.is_ascii_digit()) || word.contains('@'))
        .filter(|&index| (1..8).contains(&index))?;
    let words: Vec<&str> = body.split_whitespace().collect();
    let scheme = words[..number_at].join(" ");
    let lower = scheme.to_lowercase();
    let is_scheme = lower.split([' ', '/', '(', ')']).any(|word| SCHEME_WORDS.contains(&word));
    let scheme = if lower.ends_with(" imo") { "IMO".to_owned() } else { scheme };
    is_scheme.then(|| (scheme, words[number_at..].join(" "), country))
}

/// The number in a text like `Passport No. 836210029 (expired)`: its first word of at least five
/// letters and digits with a digit among them. With a word for the scheme before it, if any.
pub(crate) fn number_in(text: &str) -> Option<&str> {
    text.split([' ', ',', ';', ':', '(', ')']).map(|word| word.trim_matches(['.', '\'', '"'])).find(
        |word| {
            word.len() >= 5
                && word.bytes().any(|b| b.is_ascii_digit())
                && word.chars().all(|c| c.is_alphanumeric() || "-/.".contains(c))
        },
    )
}

/// IMO numbers that a remark states of the entry itself: `IMO number: 5571322`.
pub(crate) fn imo_numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("IMO") {
        let rest: &str =
            text[at + 3..].trim_start_matches(|c: char| !c.is_ascii_digit() && c != '\n');
        let skipped = text[at + 3..].len() - rest.len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let between = text[at + 3..at + 3 + skipped].to_lowercase();
        let plain = between
            .split(|c: char| !c.is_alphabetic())
            .all(|word| matches!(word, "" | "no" | "number" | "nr" | "n"));
        if digits == 7 && plain && !between.contains('(') {
            let number = rest[..7].to_owned();
            if !found.contains(&number) {
                found.push(number);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_of_ofac() {
        for (part, scheme, number, country) in [
            ("Tax ID No. 7744001497 (Russia)", "Tax ID No.", "7744001497", Some("Russia")),
            ("Passport A 123456 (Iran)", "Passport", "A 123456", Some("Iran")),
            ("NIT # 8000012345 (Colombia)", "NIT #", "8000012345", Some("Colombia")),
            ("Vessel Registration Identification IMO 9074729", "IMO", "9074729", None),
            (
                "Passport D9004878 (Iran) issued 01 Jan 2020 expires 01 Jan 2030",
                "Passport",
                "D9004878",
                Some("Iran"),
            ),
            ("SWIFT/BIC ZARNTJ22", "SWIFT/BIC", "ZARNTJ22", None),
            ("Website zarnigor.example", "Website", "zarnigor.example", None),
            ("MMSI 572469210", "MMSI", "572469210", None),
            ("Email Address a@b.example", "Email Address", "a@b.example", None),
        ] {
            assert_eq!(in_remark(part), Some((scheme.into(), number.into(), country)), "{part}");
        }
        for part in [
            "Executive Order 14024 Directive Information",
            "Gender Male",
            "all offices worldwide since 2014",
            "Secondary sanctions risk: section 1(b)",
            "Minister of Defence (2010)",
        ] {
            assert_eq!(in_remark(part), None, "{part}");
        }
    }

    #[test]
    fn numbers_in_free_text() {
        assert_eq!(number_in("Passport No: 592667 (Qatari, 3 May 2007)."), Some("592667"));
        assert_eq!(number_in("OR801168 (Afghan). Issued on 28 Feb 2006"), Some("OR801168"));
        assert_eq!(number_in("Uganda Passport."), None);
        assert_eq!(imo_numbers("owner. IMO number: 5571322."), ["5571322"]);
        assert_eq!(imo_numbers("(IMO) Number: 1790183 and IMO: 8937675."), ["1790183", "8937675"]);
        assert_eq!(imo_numbers("with IMO Number: ((a) Zarnigor 8606173"), Vec::<String>::new());
    }
}
