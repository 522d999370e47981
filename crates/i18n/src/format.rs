//! Numbers and dates by the rules of a language.

use chrono::{Datelike, NaiveDate};
use sarhad_model::Decibans;

use crate::Lang;

/// A number with as many decimals as it has, at most six; no thousands signs under 10,000.
pub fn number(value: f64, lang: Lang) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut out = String::from(sign);
    out.push_str(&group(whole, lang));
    if !fraction.is_empty() {
        out.push(lang.decimal_sign());
        out.push_str(fraction);
    }
    out
}

/// A count with thousands signs.
pub fn thousands(count: usize, lang: Lang) -> String {
    group(&count.to_string(), lang)
}

fn group(digits: &str, lang: Lang) -> String {
    if digits.len() <= 4 {
        return digits.to_owned();
    }
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(lang.thousands_sign());
        }
        out.push(digit);
    }
    out
}

/// A day: `2026-11-24` in English (no guess between day and month), `24.11.2026` in Russian.
pub fn date(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        Lang::Ru => format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year()),
    }
}

/// A weight with its sign: `+1.25`, `+1,25`.
pub fn decibans(weight: Decibans, lang: Lang) -> String {
    weight.to_string().replace('.', &lang.decimal_sign().to_string()).replace('-', "\u{2212}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(number(1234.5, Lang::En), "1234.5");
        assert_eq!(number(24_500.0, Lang::En), "24,500");
        assert_eq!(number(24_500.25, Lang::Ru), "24\u{a0}500,25");
        assert_eq!(number(-0.5, Lang::Ru), "-0,5");
        assert_eq!(thousands(1_234_567, Lang::En), "1,234,567");
    }

    #[test]
    fn weights_and_days_follow_the_language() {
        assert_eq!(decibans(Decibans::from_thousandths(1250), Lang::Ru), "+1,25");
        assert_eq!(decibans(Decibans::whole(-23), Lang::En), "\u{2212}23");
        let day = NaiveDate::from_ymd_opt(2026, 11, 4).unwrap();
        assert_eq!(date(day, Lang::Ru), "04.11.2026");
        assert_eq!(date(day, Lang::En), "2026-11-04");
    }
}
