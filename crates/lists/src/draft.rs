//! One entry while it is being read: takes values as the publisher wrote them, cleans blanks,
//! drops repetitions, and keeps what was wrong as issues.

use chrono::NaiveDate;
use sarhad_model::{
    CountryCode, EntryKind, Issue, IssueCode, ListEntry, ListName, NameQuality, PartialDate, Span,
    VesselFacts,
};

use crate::countries::country;
use crate::dates::{self, Order};
use crate::limits::Limits;
use crate::tidy::tidy;

/// Words for "no date", which are no defect.
const NOT_STATED: [&str; 5] = ["n/a", "na", "unknown", "not available", "00/00/0000"];

/// An entry in the making.
#[derive(Debug)]
pub(crate) struct Draft {
    pub entry: ListEntry,
    pub issues: Vec<Issue>,
    /// Where the entry stands in its file.
    pub span: Span,
    name_limit: usize,
}

impl Draft {
    pub fn new(id: &str, kind: EntryKind, span: Span, limits: &Limits) -> Self {
        let entry = ListEntry {
            id: tidy(id),
            kind,
            names: Vec::new(),
            dates: Vec::new(),
            countries: Vec::new(),
            identifiers: Vec::new(),
            addresses: Vec::new(),
            programs: Vec::new(),
            listed_on: None,
            expires_on: None,
            remarks: String::new(),
            vessel: None,
        };
        Self { entry, issues: Vec::new(), span, name_limit: limits.names_per_entry }
    }

    pub fn issue(&mut self, code: IssueCode, raw: &str) {
        self.issues.push(Issue::new(code, self.span, raw).with("entry", &self.entry.id));
    }

    /// Adds a name; of a repeated name the better quality stays. The first primary name moves to
    /// the front.
    pub fn name(&mut self, text: &str, quality: NameQuality) {
        let text = tidy(text);
        if text.is_empty() {
            return;
        }
        let names = &mut self.entry.names;
        if let Some(known) = names.iter_mut().find(|name| name.text == text) {
            known.quality = known.quality.min(quality);
            return;
        }
        if names.len() >= self.name_limit {
            self.issue(IssueCode::ListNamesLimit, &text);
            return;
        }
        let is_first_primary = quality == NameQuality::Primary
            && names.first().is_none_or(|name| name.quality != NameQuality::Primary);
        let at = if is_first_primary { 0 } else { names.len() };
        names.insert(at, ListName { text, quality });
    }

    /// Adds the dates a text states; a text that is no date is an issue.
    pub fn dates(&mut self, text: &str, order: Order) {
        let text = text.trim();
        if text.is_empty() || NOT_STATED.iter().any(|no| text.eq_ignore_ascii_case(no)) {
            return;
        }
        let found = dates::dates(text, order);
        if found.is_empty() {
            self.issue(IssueCode::ListDate, text);
        }
        for date in found {
            self.date(date);
        }
    }

    pub fn date(&mut self, date: PartialDate) {
        if !self.entry.dates.contains(&date) {
            self.entry.dates.push(date);
        }
    }

    /// A whole day; a text that is none is an issue.
    pub fn day(&mut self, text: &str, order: Order) -> Option<NaiveDate> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let day = dates::day(text, order);
        if day.is_none() {
            self.issue(IssueCode::ListDate, text);
        }
        day
    }

    /// Adds a country if the text names one.
    pub fn country(&mut self, text: &str) {
        if let Some(code) = country(text) {
            self.country_code(code);
        }
    }

    pub fn country_code(&mut self, code: CountryCode) {
        if !self.entry.countries.contains(&code) {
            self.entry.countries.push(code);
        }
    }

    /// Adds an identifier. The country that issued it becomes part of the scheme, as in
    /// `Tax ID No. (Russia)`.
    pub fn identifier(&mut self, scheme: &str, number: &str, issued_by: &str) {
        let number = tidy(number);
        if number.is_empty() {
            return;
        }
        let issued_by = tidy(issued_by);
        let mut scheme = tidy(scheme);
        if !issued_by.is_empty() {
            scheme = format!("{scheme} ({issued_by})");
        }
        let pair = (scheme, number);
        if !self.entry.identifiers.contains(&pair) {
            self.entry.identifiers.push(pair);
        }
    }

    pub fn address(&mut self, line: &str) {
        push_new(&mut self.entry.addresses, line);
    }

    pub fn program(&mut self, program: &str) {
        push_new(&mut self.entry.programs, program);
    }

    /// Adds a remark after those that are there.
    pub fn remark(&mut self, text: &str) {
        let text = tidy(text);
        let remarks = &mut self.entry.remarks;
        if text.is_empty() || *remarks == text {
            return;
        }
        if !remarks.is_empty() {
            remarks.push_str("; ");
        }
        remarks.push_str(&text);
    }

    /// Sets the IMO number: digits of `IMO 1234567`. Also kept as an identifier.
    pub fn imo(&mut self, text: &str) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() != 7 {
            self.identifier("IMO", text, "");
            return;
        }
        self.identifier("IMO", &digits, "");
        if matches!(self.entry.kind, EntryKind::Vessel) {
            self.vessel().imo.get_or_insert(digits);
        }
    }

    /// The facts of a ship.
    pub fn vessel(&mut self) -> &mut VesselFacts {
        self.entry.vessel.get_or_insert_default()
    }

    pub fn call_sign(&mut self, text: &str) {
        let text = tidy(text);
        if !text.is_empty() {
            self.vessel().call_sign.get_or_insert(text);
        }
    }

    pub fn flag(&mut self, text: &str) {
        let text = tidy(text);
        if !text.is_empty() {
            self.country(&text);
            self.vessel().flag.get_or_insert(text);
        }
    }
}

fn push_new(lines: &mut Vec<String>, line: &str) {
    let line = tidy(line);
    if !line.is_empty() && !lines.contains(&line) {
        lines.push(line);
    }
}
