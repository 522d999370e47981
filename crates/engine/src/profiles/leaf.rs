//! One test, compiled: a question to each value of a field, and how the answers make true,
//! false or unknown. Both evaluators ask through here, one of the paper, one of the dictionary
//! of a column.

use std::collections::HashSet;

use super::check::day;
use super::fields::{Datum, FieldId, FieldKind, Sink};
use super::lists::NamedLists;
use super::tree::{Literal, Operand, Operator, Test};
use super::truth::Truth;
use crate::tables::plain_words;

/// Sets up to this size are compared one by one: that costs less than a hash.
const SMALL: usize = 4;

/// A question to one value.
type Question = Box<dyn Fn(&Datum<'_>) -> bool + Send + Sync>;

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
    /// Of a comparison of numbers: the first and last number that fits.
    range: Option<(f64, f64)>,
}

impl std::fmt::Debug for Leaf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Leaf({})", self.field.field().name)
    }
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
        let kind = field.field().kind;
        let question = match kind {
            FieldKind::Code(_) | FieldKind::Country => code(test, lists),
            FieldKind::Text => words(test, lists),
            FieldKind::Number(_) => compare(test, number, |datum| match datum {
                Datum::Number(number) => Some(*number),
                _ => None,
            }),
            FieldKind::Date => compare(test, date, |datum| match datum {
                Datum::Date(day) => Some(*day),
                _ => None,
            }),
            FieldKind::Bool => {
                let wanted = matches!(test.operand, Operand::One(Literal::Bool(true)));
                Box::new(
                    move |datum: &Datum<'_>| matches!(datum, Datum::Bool(value) if *value == wanted),
                )
            }
        };
        let range = matches!(kind, FieldKind::Number(_)).then(|| range(test)).flatten();
        Self { field, mode, question, range }
    }

    /// Of a comparison of numbers: the first and last number that fits, and whether those within
    /// are the ones that do not.
    pub(super) fn range(&self) -> Option<(f64, f64, bool)> {
        self.range.map(|(low, high)| (low, high, self.mode == Mode::None))
    }

    /// What the test comes to over the values that `read` gives.
    pub(super) fn judge(&self, read: impl FnOnce(Sink<'_>)) -> Truth {
        let (mut fits, mut present, mut unreadable) = (false, false, false);
        read(&mut |datum| {
            if datum == Datum::Unreadable {
                unreadable = true;
            } else {
                present = true;
                fits = fits || (self.question)(&datum);
            }
        });
        if self.mode == Mode::Missing {
            return Truth::from(!present && !unreadable);
        }
        let any = if fits {
            Truth::True
        } else if unreadable || !present {
            // What is not there, or could not be read, may fit.
            Truth::Unknown
        } else {
            Truth::False
        };
        if self.mode == Mode::None { !any } else { any }
    }
}

/// The texts that a test compares with.
fn texts(operand: &Operand, lists: &NamedLists) -> Vec<String> {
    let of = |literal: &Literal| match literal {
        Literal::Text(text) => Some(text.clone()),
        Literal::Bool(_) | Literal::Number(_) => None,
    };
    match operand {
        Operand::None => Vec::new(),
        Operand::One(value) => of(value).into_iter().collect(),
        Operand::Many(values) => values.iter().filter_map(of).collect(),
        Operand::List(name) => lists.get(name).expect("a checked test names a list").to_vec(),
    }
}

/// Codes: capitals and small letters are alike.
fn code(test: &Test, lists: &NamedLists) -> Question {
    let values: Vec<String> =
        texts(&test.operand, lists).iter().map(|text| text.trim().to_ascii_uppercase()).collect();
    let begins = |text: &str, start: &str| {
        text.len() >= start.len()
            && text.as_bytes()[..start.len()].eq_ignore_ascii_case(start.as_bytes())
    };
    match test.op {
        Operator::StartsWith | Operator::MatchesList => prefixes(values, begins),
        _ => member(values),
    }
}

/// Whether a code begins with one of many: each length that occurs is one look into a set.
fn prefixes(
    values: Vec<String>,
    begins: impl Fn(&str, &str) -> bool + Send + Sync + 'static,
) -> Question {
    if values.len() <= SMALL {
        return Box::new(move |datum| match datum {
            Datum::Text(text) => values.iter().any(|start| begins(text, start)),
            _ => false,
        });
    }
    let mut lengths: Vec<usize> = values.iter().map(String::len).collect();
    lengths.sort_unstable();
    lengths.dedup();
    let values: HashSet<String> = values.into_iter().collect();
    Box::new(move |datum| match datum {
        Datum::Text(text) => {
            let text = text.to_ascii_uppercase();
            lengths
                .iter()
                .filter_map(|length| text.get(..*length))
                .any(|start| values.contains(start))
        }
        _ => false,
    })
}

fn member(values: Vec<String>) -> Question {
    if values.len() <= SMALL {
        return Box::new(move |datum| match datum {
            Datum::Text(text) => values.iter().any(|value| value.eq_ignore_ascii_case(text)),
            _ => false,
        });
    }
    let values: HashSet<String> = values.into_iter().collect();
    Box::new(move |datum| match datum {
        Datum::Text(text) if text.bytes().any(|b| b.is_ascii_lowercase()) => {
            values.contains(&text.to_ascii_uppercase())
        }
        Datum::Text(text) => values.contains(*text),
        _ => false,
    })
}

/// Texts: by their words, without case and punctuation.
fn words(asked: &Test, lists: &NamedLists) -> Question {
    let values: Vec<String> =
        texts(&asked.operand, lists).iter().map(|text| plain_words(text)).collect();
    let op = asked.op;
    if matches!(op, Operator::In | Operator::NotIn | Operator::Eq | Operator::Ne) {
        let values: HashSet<String> = values.into_iter().collect();
        return Box::new(move |datum| match datum {
            Datum::Text(text) => values.contains(&plain_words(text)),
            _ => false,
        });
    }
    if op == Operator::StartsWith {
        return Box::new(move |datum| match datum {
            Datum::Text(text) => {
                let text = plain_words(text);
                values.iter().any(|start| text.starts_with(start))
            }
            _ => false,
        });
    }
    let phrases = Phrases::new(values);
    Box::new(move |datum| match datum {
        Datum::Text(text) => phrases.occur_in(&plain_words(text)),
        _ => false,
    })
}

/// Phrases to be found as whole words; a list of a hundred thousand costs as many hashes as the
/// text has words, for each number of words that occurs in the list.
struct Phrases {
    phrases: HashSet<String>,
    lengths: Vec<usize>,
}

impl Phrases {
    fn new(values: Vec<String>) -> Self {
        let mut lengths: Vec<usize> = values.iter().map(|value| value.split(' ').count()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self { phrases: values.into_iter().collect(), lengths }
    }

    fn occur_in(&self, text: &str) -> bool {
        let mut bounds: Vec<(usize, usize)> = Vec::new();
        let mut start = 0;
        for word in text.split(' ') {
            bounds.push((start, start + word.len()));
            start += word.len() + 1;
        }
        self.lengths.iter().any(|&length| {
            bounds.windows(length).any(|window| {
                let (start, end) = (window[0].0, window[length - 1].1);
                self.phrases.contains(&text[start..end])
            })
        })
    }
}

fn number(literal: &Literal) -> Option<f64> {
    match literal {
        Literal::Number(number) => Some(*number),
        Literal::Bool(_) | Literal::Text(_) => None,
    }
}

fn date(literal: &Literal) -> Option<chrono::NaiveDate> {
    match literal {
        Literal::Text(text) => day(text),
        Literal::Bool(_) | Literal::Number(_) => None,
    }
}

/// The numbers that fit a comparison, as a range with both ends.
fn range(test: &Test) -> Option<(f64, f64)> {
    let values: Vec<f64> = match &test.operand {
        Operand::One(value) => number(value).into_iter().collect(),
        Operand::Many(values) => values.iter().filter_map(number).collect(),
        Operand::None | Operand::List(_) => Vec::new(),
    };
    match (test.op, values.as_slice()) {
        (Operator::Between, &[low, high]) => Some((low, high)),
        (Operator::Eq | Operator::Ne, &[wanted]) => Some((wanted, wanted)),
        (Operator::Lt, &[bound]) => Some((f64::NEG_INFINITY, bound.next_down())),
        (Operator::Le, &[bound]) => Some((f64::NEG_INFINITY, bound)),
        (Operator::Gt, &[bound]) => Some((bound.next_up(), f64::INFINITY)),
        (Operator::Ge, &[bound]) => Some((bound, f64::INFINITY)),
        _ => None,
    }
}

/// Numbers and days.
fn compare<T: PartialOrd + Copy + Send + Sync + 'static>(
    test: &Test,
    read: fn(&Literal) -> Option<T>,
    of: fn(&Datum<'_>) -> Option<T>,
) -> Question {
    let values: Vec<T> = match &test.operand {
        Operand::One(value) => read(value).into_iter().collect(),
        Operand::Many(values) => values.iter().filter_map(read).collect(),
        Operand::None | Operand::List(_) => Vec::new(),
    };
    match (test.op, values.as_slice()) {
        (Operator::Between, &[low, high]) => {
            Box::new(move |datum| of(datum).is_some_and(|value| low <= value && value <= high))
        }
        (Operator::Eq | Operator::Ne, &[wanted]) => {
            Box::new(move |datum| of(datum).is_some_and(|value| value == wanted))
        }
        (Operator::Lt, &[bound]) => Box::new(move |datum| of(datum).is_some_and(|v| v < bound)),
        (Operator::Le, &[bound]) => Box::new(move |datum| of(datum).is_some_and(|v| v <= bound)),
        (Operator::Gt, &[bound]) => Box::new(move |datum| of(datum).is_some_and(|v| v > bound)),
        (Operator::Ge, &[bound]) => Box::new(move |datum| of(datum).is_some_and(|v| v >= bound)),
        (Operator::IsMissing, _) => Box::new(|_| false),
        (op, _) => unreachable!("a checked test has no {op:?} of this shape"),
    }
}
