//! A date of which only a part may be known, as watch lists and passports give them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A year, perhaps with month and day. `circa` dates keep the year only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Year of the common era, 1000 to 2999.
    pub year: u16,
    /// Month 1 to 12.
    pub month: Option<u8>,
    /// Day 1 to 31; only with a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Only a year.
    pub fn year(year: u16) -> Option<Self> {
        (1000..3000).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// Year, month and day; `None` when the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
        Self::year(year).map(|date| Self { month: Some(month), day: Some(day), ..date })
    }

    /// `1975`, `1975-03`, `1975-03-08`; zero parts count as unknown (`1975-00-00`).
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month: u8 = parts.next().map_or(Some(0), |m| m.parse().ok())?;
        let day: u8 = parts.next().map_or(Some(0), |d| d.get(..2).unwrap_or(d).parse().ok())?;
        match (month, day) {
            (0, _) => Self::year(year),
            (1..=12, 0) => Self::year(year).map(|date| Self { month: Some(month), ..date }),
            _ => Self::new(year, month, day),
        }
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["1975", "1975-03", "1975-03-08"] {
            assert_eq!(PartialDate::parse_iso(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn unknown_parts_are_left_out() {
        assert_eq!(PartialDate::parse_iso("1980-00-00").unwrap().to_string(), "1980");
        assert_eq!(PartialDate::parse_iso("1980-13-01"), None);
        assert_eq!(PartialDate::parse_iso("1980-02-30"), None);
        assert_eq!(PartialDate::parse_iso("3017-01-01"), None);
    }
}
