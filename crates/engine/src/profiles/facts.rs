//! Values of fields that stand on their own: readings of columns, and the facts of a test case.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::RawText;

use super::check;
use super::fields::{Datum, FieldId, FieldKind, Sink};
use super::normal;
use super::problem::{Place, Problem, ProblemKind};
use super::tree::Literal;

/// A value of its own.
#[derive(Debug, Clone, PartialEq)]
enum Owned {
    Text(RawText),
    Number(f64),
    Date(NaiveDate),
    Bool(bool),
    Unreadable,
}

/// All values of a field in one row, in their normal form.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Reading(Vec<Owned>);

impl Reading {
    /// Adds a value that is in its normal form.
    pub(super) fn add(&mut self, datum: &Datum<'_>) {
        self.0.push(match datum {
            Datum::Text(text) => Owned::Text(RawText::from(*text)),
            Datum::Number(number) => Owned::Number(*number),
            Datum::Date(day) => Owned::Date(*day),
            Datum::Bool(value) => Owned::Bool(*value),
            Datum::Unreadable => Owned::Unreadable,
        });
    }

    pub(super) fn give(&self, out: Sink<'_>) {
        for value in &self.0 {
            out(match value {
                Owned::Text(text) => Datum::Text(text),
                Owned::Number(number) => Datum::Number(*number),
                Owned::Date(day) => Datum::Date(*day),
                Owned::Bool(value) => Datum::Bool(*value),
                Owned::Unreadable => Datum::Unreadable,
            });
        }
    }

    /// The number, when there is one value and it is a number that can be compared.
    pub(super) fn number(&self) -> Option<f64> {
        match self.0.as_slice() {
            [Owned::Number(number)] if !number.is_nan() => Some(*number),
            _ => None,
        }
    }

    /// Whether nothing can be compared: no value, or only one that could not be read.
    pub(super) fn says_nothing(&self) -> bool {
        matches!(self.0.as_slice(), [] | [Owned::Unreadable])
    }
}

/// What is stated of a line, field by field; a field without values is missing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    readings: BTreeMap<FieldId, Reading>,
}

impl Facts {
    /// States one value of a field.
    ///
    /// # Errors
    /// No such field, or a value that it cannot have; the place is that of the caller.
    pub fn add(&mut self, field: &str, value: &Literal, place: &Place) -> Result<(), Problem> {
        let id = named(field, place)?;
        let kind = id.field().kind;
        check::literal(value, kind, place)?;
        let reading = self.readings.entry(id).or_default();
        reading.0.push(match (value, kind) {
            (Literal::Text(text), FieldKind::Date) => {
                check::day(text).map_or(Owned::Unreadable, Owned::Date)
            }
            (Literal::Text(text), _) => Owned::Text(RawText::from(&*normal::text(kind, text))),
            (Literal::Number(number), _) => Owned::Number(*number),
            (Literal::Bool(value), _) => Owned::Bool(*value),
        });
        Ok(())
    }

    /// States that a field holds something that cannot be read.
    ///
    /// # Errors
    /// No such field.
    pub fn add_unreadable(&mut self, field: &str, place: &Place) -> Result<(), Problem> {
        self.readings.entry(named(field, place)?).or_default().0.push(Owned::Unreadable);
        Ok(())
    }

    pub(super) fn read(&self, field: FieldId, out: Sink<'_>) {
        if let Some(reading) = self.readings.get(&field) {
            reading.give(out);
        }
    }
}

fn named(field: &str, place: &Place) -> Result<FieldId, Problem> {
    FieldId::named(field).ok_or_else(|| {
        Problem::new(ProblemKind::UnknownField, place.clone(), field).wanting(check::near(field))
    })
}
