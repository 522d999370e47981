//! One test, compiled: a question to each value of a field, and how the answers make true,
//! false or unknown. Both evaluators ask through here, one of the slots of a row, one of the
//! dictionary of a column.
//!
//! Values come in their normal form ([`super::normal`]), so that a question compares bytes: what
//! must be done to a value is done once a row, and not once for each test.

use chrono::NaiveDate;

use super::check::day;
use super::fields::{Datum, FieldId, FieldKind, Sink};
use super::lists::NamedLists;
use super::normal;
use super::slots::{Held, Slot};
use super::texts::{Phrases, Starts, Values, head};
use super::tree::{Literal, Operand, Operator, Test};
use super::truth::Truth;

/// A question to one value in its normal form.
enum Question {
    /// No value fits: a test that only asks whether there are values.
    Nothing,
    /// Is it one of these?
    OneOf(Values),
    /// Does it begin with one of these?
    BeginsWith(Starts),
    /// Does it contain one of these as whole words?
    Contains(Phrases),
    /// Is it within these numbers, both ends included?
    Numbers(f64, f64),
    /// Is it within these days, both ends included?
    Days(NaiveDate, NaiveDate),
    /// Is it this?
    Is(bool),
}

impl Question {
    fn fits(&self, datum: &Datum<'_>) -> bool {
        match (self, datum) {
            (_, Datum::Text(text)) => self.fits_text(head(text), text),
            (Self::Numbers(low, high), Datum::Number(number)) => low <= number && number <= high,
            (Self::Days(first, last), Datum::Date(day)) => first <= day && day <= last,
            (Self::Is(wanted), Datum::Bool(value)) => wanted == value,
            _ => false,
        }
    }

    /// The same of a text whose head is known.
    fn fits_text(&self, head: u64, text: &str) -> bool {
        match self {
            Self::OneOf(values) => values.contains(head, text),
            Self::BeginsWith(starts) => starts.begin(head, text),
            Self::Contains(phrases) => phrases.occur_in(text),
            Self::Nothing | Self::Numbers(..) | Self::Days(..) | Self::Is(_) => false,
        }
    }
}

/// How answers count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// One of the values fits.
    Any,
    /// None of them fits.
    None,
    /// There is no value.
    Missing,
}

/// A compiled test.
pub(super) struct Leaf {
    pub(super) field: FieldId,
    mode: Mode,
    question: Question,
}

impl std::fmt::Debug for Leaf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Leaf({})", self.field.field().name)
    }
}

/// What was seen of the values of a field.
#[derive(Default)]
struct Seen {
    fits: bool,
    present: bool,
    unreadable: bool,
}

impl Leaf {
    /// Compiles a test that was checked.
    ///
    /// # Panics
    /// If it was not: unknown field, a value of another type.
    pub(super) fn new(test: &Test, lists: &NamedLists) -> Self {
        let field = FieldId::named(&test.field).expect("a checked test names a field");
        let mode = match test.op {
            Operator::IsMissing => Mode::Missing,
            Operator::Ne | Operator::NotIn => Mode::None,
            _ => Mode::Any,
        };
        let question = if mode == Mode::Missing {
            Question::Nothing
        } else {
            match field.field().kind {
                kind @ (FieldKind::Code(_) | FieldKind::Country | FieldKind::Text) => {
                    in_texts(test, kind, lists)
                }
                FieldKind::Number(_) => numbers(test),
                FieldKind::Date => days(test),
                FieldKind::Bool => {
                    Question::Is(matches!(test.operand, Operand::One(Literal::Bool(true))))
                }
            }
        };
        Self { field, mode, question }
    }

    /// Of a comparison of numbers: the first and last number that fits, and whether those within
    /// are the ones that do not.
    pub(super) fn range(&self) -> Option<(f64, f64, bool)> {
        match self.question {
            Question::Numbers(low, high) => Some((low, high, self.mode == Mode::None)),
            _ => None,
        }
    }

    /// What the test comes to over the values that `read` gives, in their normal form.
    pub(super) fn judge(&self, read: impl FnOnce(Sink<'_>)) -> Truth {
        let mut seen = Seen::default();
        read(&mut |datum| self.look(&datum, &mut seen));
        self.truth(&seen)
    }

    /// The same over the values of a slot.
    pub(super) fn judge_slot(&self, slot: &Slot) -> Truth {
        let mut seen = Seen::default();
        for held in slot.values() {
            match held {
                Held::Unreadable => {
                    seen.unreadable = true;
                    continue;
                }
                Held::Text { head, place } => {
                    seen.fits =
                        seen.fits || self.question.fits_text(*head, slot.text(place.clone()));
                }
                Held::Number(number) => {
                    seen.fits = seen.fits || self.question.fits(&Datum::Number(*number));
                }
                Held::Date(day) => {
                    seen.fits = seen.fits || self.question.fits(&Datum::Date(*day));
                }
                Held::Bool(value) => {
                    seen.fits = seen.fits || self.question.fits(&Datum::Bool(*value));
                }
            }
            seen.present = true;
        }
        self.truth(&seen)
    }

    fn look(&self, datum: &Datum<'_>, seen: &mut Seen) {
        if *datum == Datum::Unreadable {
            seen.unreadable = true;
        } else {
            seen.present = true;
            seen.fits = seen.fits || self.question.fits(datum);
        }
    }

    fn truth(&self, seen: &Seen) -> Truth {
        if self.mode == Mode::Missing {
            return Truth::from(!seen.present && !seen.unreadable);
        }
        let any = if seen.fits {
            Truth::True
        } else if seen.unreadable || !seen.present {
            // What is not there, or could not be read, may fit.
            Truth::Unknown
        } else {
            Truth::False
        };
        if self.mode == Mode::None { !any } else { any }
    }
}

/// The texts that a test compares with, in the normal form of its field.
fn texts(operand: &Operand, kind: FieldKind, lists: &NamedLists) -> Vec<String> {
    let of = |literal: &Literal| match literal {
        Literal::Text(text) => Some(normal::operand(kind, text)),
        Literal::Bool(_) | Literal::Number(_) => None,
    };
    match operand {
        Operand::None => Vec::new(),
        Operand::One(value) => of(value).into_iter().collect(),
        Operand::Many(values) => values.iter().filter_map(of).collect(),
        Operand::List(name) => {
            let list = lists.get(name).expect("a checked test names a list");
            list.iter().map(|text| normal::operand(kind, text)).collect()
        }
    }
}

/// Codes, countries and words.
fn in_texts(asked: &Test, kind: FieldKind, lists: &NamedLists) -> Question {
    let values = texts(&asked.operand, kind, lists);
    match (asked.op, kind) {
        (Operator::StartsWith, _)
        | (Operator::MatchesList, FieldKind::Code(_) | FieldKind::Country) => {
            Question::BeginsWith(Starts::new(values))
        }
        (Operator::ContainsWord | Operator::MatchesList, _) => {
            Question::Contains(Phrases::new(values))
        }
        _ => Question::OneOf(Values::new(values)),
    }
}

fn number(literal: &Literal) -> Option<f64> {
    match literal {
        Literal::Number(number) => Some(*number),
        Literal::Bool(_) | Literal::Text(_) => None,
    }
}

fn date(literal: &Literal) -> Option<NaiveDate> {
    match literal {
        Literal::Text(text) => day(text),
        Literal::Bool(_) | Literal::Number(_) => None,
    }
}

/// What a comparison compares with.
fn bounds<T>(test: &Test, read: fn(&Literal) -> Option<T>) -> Vec<T> {
    match &test.operand {
        Operand::One(value) => read(value).into_iter().collect(),
        Operand::Many(values) => values.iter().filter_map(read).collect(),
        Operand::None | Operand::List(_) => Vec::new(),
    }
}

/// The numbers that fit a comparison.
fn numbers(test: &Test) -> Question {
    let (low, high) = match (test.op, bounds(test, number).as_slice()) {
        (Operator::Between, &[low, high]) => (low, high),
        (Operator::Eq | Operator::Ne, &[wanted]) => (wanted, wanted),
        (Operator::Lt, &[bound]) => (f64::NEG_INFINITY, bound.next_down()),
        (Operator::Le, &[bound]) => (f64::NEG_INFINITY, bound),
        (Operator::Gt, &[bound]) => (bound.next_up(), f64::INFINITY),
        (Operator::Ge, &[bound]) => (bound, f64::INFINITY),
        (op, _) => unreachable!("a checked test has no {op:?} of this shape"),
    };
    Question::Numbers(low, high)
}

/// The days that fit a comparison.
fn days(test: &Test) -> Question {
    /// No day is in here: what is before the first one, or after the last.
    const NO_DAY: (NaiveDate, NaiveDate) = (NaiveDate::MAX, NaiveDate::MIN);
    let (first, last) = match (test.op, bounds(test, date).as_slice()) {
        (Operator::Between, &[first, last]) => (first, last),
        (Operator::Eq | Operator::Ne, &[wanted]) => (wanted, wanted),
        (Operator::Lt, &[bound]) => {
            bound.pred_opt().map_or(NO_DAY, |before| (NaiveDate::MIN, before))
        }
        (Operator::Le, &[bound]) => (NaiveDate::MIN, bound),
        (Operator::Gt, &[bound]) => {
            bound.succ_opt().map_or(NO_DAY, |after| (after, NaiveDate::MAX))
        }
        (Operator::Ge, &[bound]) => (bound, NaiveDate::MAX),
        (op, _) => unreachable!("a checked test has no {op:?} of this shape"),
    };
    Question::Days(first, last)
}
