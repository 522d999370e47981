//! Codes as papers give them, with the scars of spreadsheets: lost leading zeros, `.0` behind,
//! scientific notation. The raw text stays; what was done to it is an issue.

use sarhad_model::{
    Classification, ClassificationOrigin, ClassificationScheme, CountryCode, HsCode, Identifier,
    Issue, IssueCode, Location, Span, TaxNumber, UnLocode, Value,
};

use super::{number, text};

/// A declared goods code. `ten_digits` says that the other codes of the file have ten: only
/// then a code of nine digits is taken to have lost its leading zero.
pub fn hs(raw: &str, span: Span, ten_digits: bool) -> Value<HsCode> {
    let digits = number::whole_digits(raw);
    let mut value = match HsCode::parse(&digits) {
        Ok(code) => Value::good(raw, code, span),
        Err(error) => Value::bad(raw, span, Issue::new(error.issue, span, raw)),
    };
    let is_nine = digits.len() == 9 && digits.bytes().all(|b| b.is_ascii_digit());
    if let Some(padded) = is_nine.then(|| HsCode::parse(&format!("0{digits}")).ok()).flatten() {
        if ten_digits {
            value.value = Some(padded);
        }
        let issue = Issue::new(IssueCode::LeadingZeroLost, span, raw).with("proposal", padded);
        value.issues.push(issue);
    } else if value.get().is_some_and(|code| code.hs6().is_none()) {
        value.issues.push(Issue::new(IssueCode::HsShort, span, raw));
    }
    value
}

/// A declared classification; ten digits are TN VED where nothing else is said.
pub fn classification(
    raw: &str,
    span: Span,
    stated: Option<ClassificationScheme>,
    ten_digits: bool,
) -> Classification {
    let code = hs(raw, span, ten_digits);
    let ten = code.get().is_some_and(|code| code.as_str().len() == 10);
    let scheme =
        stated.unwrap_or(if ten { ClassificationScheme::TnVed } else { ClassificationScheme::Hs });
    Classification { scheme, code, origin: ClassificationOrigin::Declared }
}

/// A country by code or name.
pub fn country(raw: &str, span: Span) -> Value<CountryCode> {
    Value::read(raw, span, CountryCode::parse)
}

/// A tax or registration number under the scheme its field names (`BIN`, `INN`, or the name
/// of the field). A BIN or IIN that lost its leading zero is offered with it, and used when
/// the check digit then fits.
pub fn identifier(scheme: &'static str, raw: &str, span: Span) -> Identifier {
    let digits = number::whole_digits(raw);
    let kazakh = matches!(scheme, "BIN" | "IIN");
    let parsed = if kazakh { TaxNumber::parse_kz(&digits) } else { TaxNumber::parse(&digits) };
    let padded = (digits.len() == 11 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| TaxNumber::parse_kz(&format!("0{digits}")).ok())
        .flatten();
    let number = match (parsed, padded) {
        (Ok(number), None) => Value::good(raw, number, span),
        (first, Some(padded)) => {
            let issue = Issue::new(IssueCode::LeadingZeroLost, span, raw).with("proposal", &padded);
            // Without a stated scheme eleven digits may be another country's number.
            let used = if kazakh { Some(padded) } else { first.ok() };
            Value { raw: raw.into(), value: used, span, issues: issue.into() }
        }
        (Err(error), None) => Value::bad(raw, span, Issue::new(error.issue, span, raw)),
    };
    Identifier { scheme, number }
}

/// A place from one text that is a UN/LOCODE, or a name, or a name that is a country's.
pub fn location(raw: &str, span: Span) -> Location {
    let trimmed = raw.trim();
    if matches!(trimmed.len(), 5 | 6)
        && trimmed.is_ascii()
        && let Ok(code) = UnLocode::parse(trimmed)
        && trimmed.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b' ')
    {
        return Location { code: Some(Value::good(raw, code, span)), ..Location::default() };
    }
    // `RIO DE JANEIRO (BR)`: the name says its country.
    let country_field = trimmed
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
        .filter(|(name, code)| code.trim().len() == 2 && !name.trim().is_empty())
        .and_then(|(_, code)| CountryCode::parse(code).ok())
        .map(|country| Value::good(raw, country, span));
    Location {
        name: Some(text(raw, span).into()),
        country_field: country_field.map(Into::into),
        ..Location::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_zero_is_offered_and_used_only_among_ten_digit_codes() {
        let among_ten = hs("207141000", Span::None, true);
        assert_eq!(among_ten.get().unwrap().as_str(), "0207141000");
        assert!(among_ten.issues.has(IssueCode::LeadingZeroLost));
        let alone = hs("207141000", Span::None, false);
        assert_eq!(alone.get().unwrap().as_str(), "207141000");
        assert_eq!(&*alone.issues.as_slice()[0].args[0].1, "0207141000");
        assert!(hs("84", Span::None, true).issues.has(IssueCode::HsShort));
        assert!(hs("plates", Span::None, true).issues.has(IssueCode::HsForm));
        assert_eq!(hs("6907219009.0", Span::None, true).get().unwrap().as_str(), "6907219009");
    }

    #[test]
    fn bins_keep_their_digits() {
        let bin = |raw| identifier("BIN", raw, Span::None).number;
        assert_eq!(bin("1.60640000489E11").get().unwrap().number, "160640000489");
        // 050140001234-like numbers: a zero first, and a check digit that fits.
        let padded = (0..10)
            .map(|d| format!("5064000123{d}"))
            .find(|n| TaxNumber::parse_kz(&format!("0{n}")).is_ok())
            .unwrap();
        let value = bin(&padded);
        assert_eq!(value.get().unwrap().number, format!("0{padded}"));
        assert!(value.issues.has(IssueCode::LeadingZeroLost));
        assert!(bin("12345").issues.has(IssueCode::TaxNumberForm));
    }

    #[test]
    fn places_are_codes_or_names() {
        assert!(location("KZAAU", Span::None).code.is_some());
        assert_eq!(location("Aktau", Span::None).label(), "Aktau");
        let rio = location("RIO DE JANEIRO (BR)", Span::None);
        assert_eq!(rio.country(), Some(CountryCode::known("BR")));
        assert_eq!(location("Aktau (port)", Span::None).country(), None);
        assert!(
            location("CHINA", Span::None).code.is_none()
                || location("CHINA", Span::None).name.is_none()
        );
    }
}
