//! Whether a profile can be used: fields, types, values, limits, dates. All problems are told,
//! each with its place, not only the first.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sarhad_model::{CountryCode, Decibans};

use super::expression;
use super::fields::{CodeForm, FieldId, FieldKind};
use super::limits::{
    MAX_DEPTH, MAX_ID, MAX_LITERALS, MAX_SCORE_DB, MAX_TESTS, MAX_TEXT, MAX_VALIDITY_DAYS,
    MIN_SCORE_DB,
};
use super::lists::NamedLists;
use super::problem::{Place, Problem, ProblemKind};
use super::profile::{Profile, ProfileFile, SCHEMA};
use super::tree::{Condition, Literal, Operand, Operator, Test};
use crate::tables::plain_words;

/// Checks a file and makes a profile of it.
///
/// # Errors
/// Everything that is wrong with it.
pub fn profile(file: ProfileFile, lists: &NamedLists) -> Result<Profile, Vec<Problem>> {
    let mut problems = head(&file);
    let when = match (&file.when, &file.expression) {
        (Some(tree), None) => {
            problems.extend(condition(tree, lists));
            Some(tree.clone())
        }
        (None, Some(text)) => match expression::parse(text) {
            Ok(parsed) => {
                problems.extend(condition_at(&parsed.condition, lists, Some(&parsed.places)));
                Some(parsed.condition)
            }
            Err(problem) => {
                problems.push(problem);
                None
            }
        },
        _ => {
            problems.push(Problem::new(ProblemKind::OneForm, Place::Member("when"), ""));
            None
        }
    };
    match when {
        Some(when) if problems.is_empty() => Ok(Profile {
            id: file.id,
            version: file.version,
            state: file.state,
            owner: file.owner,
            valid: (file.valid_from, file.valid_to),
            weight: weight(file.score_db),
            lane: file.lane,
            reason: file.reason,
            when,
        }),
        _ => Err(problems),
    }
}

fn weight(score_db: Option<f64>) -> Decibans {
    Decibans::from_thousandths((score_db.unwrap_or_default() * 1000.0).round() as i32)
}

fn head(file: &ProfileFile) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |kind, member, found: String, wanted: String| {
        problems.push(Problem::new(kind, Place::Member(member), found).wanting(wanted));
    };
    if file.schema != SCHEMA {
        say(ProblemKind::Schema, "schema", file.schema.to_string(), SCHEMA.to_string());
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if file.id.is_empty() || file.id.len() > MAX_ID || !file.id.chars().all(plain) {
        say(ProblemKind::Id, "id", file.id.clone(), format!("A-Z a-z 0-9 . _ -, 1–{MAX_ID}"));
    }
    if file.version == 0 {
        say(ProblemKind::Version, "version", "0".to_owned(), "1".to_owned());
    }
    if file.owner.trim().is_empty() || file.owner.chars().count() > MAX_TEXT {
        say(ProblemKind::Owner, "owner", String::new(), MAX_TEXT.to_string());
    }
    if file.reason.is_empty() {
        say(ProblemKind::Reason, "reason", String::new(), "en, ru".to_owned());
    }
    for (tag, text) in &file.reason {
        let tag_fits = (2..=16).contains(&tag.len())
            && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && tag.starts_with(|c: char| c.is_ascii_lowercase());
        if !tag_fits || text.trim().is_empty() || text.chars().count() > MAX_TEXT {
            say(ProblemKind::ReasonLanguage, "reason", tag.clone(), MAX_TEXT.to_string());
        }
    }
    let days = (file.valid_to - file.valid_from).num_days();
    if days < 0 {
        say(ProblemKind::Dates, "valid_to", file.valid_to.to_string(), file.valid_from.to_string());
    } else if days > MAX_VALIDITY_DAYS {
        say(ProblemKind::Validity, "valid_to", days.to_string(), MAX_VALIDITY_DAYS.to_string());
    }
    if let Some(score) = file.score_db
        && !(MIN_SCORE_DB..=MAX_SCORE_DB).contains(&score)
    {
        let wanted = format!("{MIN_SCORE_DB} … {MAX_SCORE_DB}");
        say(ProblemKind::Score, "score_db", score.to_string(), wanted);
    }
    let weight = weight(file.score_db);
    if weight == Decibans::ZERO && file.lane.is_none() {
        say(ProblemKind::NoEffect, "score_db", String::new(), "score_db, lane".to_owned());
    }
    if weight < Decibans::ZERO && file.lane.is_some() {
        let found = file.score_db.unwrap_or_default().to_string();
        say(ProblemKind::LaneAgainstScore, "lane", found, String::new());
    }
    problems
}

/// Everything that is wrong with a condition; places are JSON pointers.
pub fn condition(condition: &Condition, lists: &NamedLists) -> Vec<Problem> {
    condition_at(condition, lists, None)
}

/// The same with the places of the tests in a text.
pub fn condition_at(
    condition: &Condition,
    lists: &NamedLists,
    places: Option<&[Place]>,
) -> Vec<Problem> {
    let mut checker = Checker { lists, places, tests: 0, problems: Vec::new() };
    checker.condition(condition, "/when", 1);
    if checker.tests > MAX_TESTS {
        let place = Place::Tree("/when".to_owned());
        let found = checker.tests.to_string();
        let problem = Problem::new(ProblemKind::TooManyTests, place, found);
        checker.problems.push(problem.wanting(MAX_TESTS.to_string()));
    }
    checker.problems
}

struct Checker<'c> {
    lists: &'c NamedLists,
    places: Option<&'c [Place]>,
    tests: usize,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn condition(&mut self, condition: &Condition, path: &str, depth: usize) {
        if depth > MAX_DEPTH {
            let place = self.place(path);
            let problem = Problem::new(ProblemKind::TooDeep, place, depth.to_string());
            self.problems.push(problem.wanting(MAX_DEPTH.to_string()));
            return;
        }
        match condition {
            Condition::All(parts) => self.parts(parts, &format!("{path}/all"), depth),
            Condition::Any(parts) => self.parts(parts, &format!("{path}/any"), depth),
            Condition::Not(part) => self.condition(part, &format!("{path}/not"), depth + 1),
            Condition::Test(test) => {
                let place = self.place(path);
                self.tests += 1;
                let found = check_test(test, self.lists);
                self.problems.extend(found.into_iter().map(|(kind, found, wanted)| {
                    Problem::new(kind, place.clone(), found).wanting(wanted)
                }));
            }
        }
    }

    fn parts(&mut self, parts: &[Condition], path: &str, depth: usize) {
        if parts.is_empty() {
            let place = self.place(path);
            self.problems.push(Problem::new(ProblemKind::EmptyGroup, place, ""));
        }
        for (number, part) in parts.iter().enumerate() {
            self.condition(part, &format!("{path}/{number}"), depth + 1);
        }
    }

    fn place(&self, path: &str) -> Place {
        let of_text = self.places.and_then(|places| places.get(self.tests));
        of_text.cloned().unwrap_or_else(|| Place::Tree(path.to_owned()))
    }
}

/// The operators that go with a type.
pub fn operators(kind: FieldKind) -> &'static [Operator] {
    use Operator::{
        Between, ContainsWord, Eq, Ge, Gt, In, IsMissing, Le, Lt, MatchesList, Ne, NotIn,
        StartsWith,
    };
    match kind {
        FieldKind::Code(CodeForm::Choice(_)) | FieldKind::Country => {
            &[Eq, Ne, In, NotIn, IsMissing]
        }
        FieldKind::Code(_) => &[Eq, Ne, In, NotIn, StartsWith, MatchesList, IsMissing],
        FieldKind::Text => &[Eq, Ne, In, NotIn, StartsWith, ContainsWord, MatchesList, IsMissing],
        FieldKind::Number(_) | FieldKind::Date => &[Eq, Ne, Lt, Le, Gt, Ge, Between, IsMissing],
        FieldKind::Bool => &[Eq, Ne, IsMissing],
    }
}

type Found = (ProblemKind, String, String);

fn check_test(test: &Test, lists: &NamedLists) -> Vec<Found> {
    let Some(field) = FieldId::named(&test.field).map(FieldId::field) else {
        return vec![(ProblemKind::UnknownField, test.field.clone(), near(&test.field))];
    };
    let allowed = operators(field.kind);
    if !allowed.contains(&test.op) {
        let keys: Vec<&str> = allowed.iter().map(|op| op.key()).collect();
        let found = format!("{} ({}): {}", field.name, field.kind.key(), test.op.key());
        return vec![(ProblemKind::OperatorType, found, keys.join(", "))];
    }
    let wanted = match test.op {
        Operator::IsMissing => "-",
        Operator::In | Operator::NotIn => "[…], list",
        Operator::MatchesList => "list",
        Operator::Between => "[a, b]",
        _ => "value",
    };
    let values: &[Literal] = match (&test.operand, test.op) {
        (Operand::None, Operator::IsMissing) => return Vec::new(),
        (Operand::List(name), Operator::In | Operator::NotIn | Operator::MatchesList) => {
            return check_list(name, field.kind, lists);
        }
        (Operand::Many(values), Operator::In | Operator::NotIn) => values,
        (Operand::Many(values), Operator::Between) if values.len() == 2 => values,
        (
            Operand::One(value),
            Operator::Eq
            | Operator::Ne
            | Operator::Lt
            | Operator::Le
            | Operator::Gt
            | Operator::Ge
            | Operator::StartsWith
            | Operator::ContainsWord,
        ) => std::slice::from_ref(value),
        _ => return vec![(ProblemKind::Operand, test.op.key().to_owned(), wanted.to_owned())],
    };
    if values.is_empty() {
        return vec![(ProblemKind::EmptyList, test.op.key().to_owned(), String::new())];
    }
    if values.len() > MAX_LITERALS {
        let found = values.len().to_string();
        return vec![(ProblemKind::TooManyValues, found, MAX_LITERALS.to_string())];
    }
    let part = test.op == Operator::StartsWith;
    let mut found: Vec<Found> =
        values.iter().filter_map(|value| check_literal(value, field.kind, part).err()).collect();
    if found.is_empty() && test.op == Operator::Between && !in_order(values) {
        found.push((ProblemKind::BetweenOrder, show(&values[0]), show(&values[1])));
    }
    found
}

/// Whether the two ends of a range, already checked, stand in order.
fn in_order(values: &[Literal]) -> bool {
    match values {
        [Literal::Number(low), Literal::Number(high)] => low <= high,
        // Days of four-digit years are in order as their texts are.
        [Literal::Text(first), Literal::Text(last)] => first <= last,
        _ => true,
    }
}

/// So many wrong values of a list are told; the rest are of the same make.
const TOLD: usize = 5;

fn check_list(name: &str, kind: FieldKind, lists: &NamedLists) -> Vec<Found> {
    let Some(values) = lists.get(name) else {
        let known: Vec<&str> = lists.names().collect();
        return vec![(ProblemKind::UnknownList, name.to_owned(), known.join(", "))];
    };
    let wrong = values.iter().filter_map(|value| {
        let (kind, found, wanted) =
            check_literal(&Literal::Text(value.clone()), kind, true).err()?;
        Some((kind, format!("{name}: {found}"), wanted))
    });
    wrong.take(TOLD).collect()
}

/// Whether a whole value fits a type.
pub(super) fn literal(value: &Literal, kind: FieldKind, place: &Place) -> Result<(), Problem> {
    check_literal(value, kind, false)
        .map_err(|(kind, found, wanted)| Problem::new(kind, place.clone(), found).wanting(wanted))
}

/// Whether a value fits a type; `part` where a beginning of a code is enough.
fn check_literal(value: &Literal, kind: FieldKind, part: bool) -> Result<(), Found> {
    let wrong = |kind: ProblemKind, wanted: &str| Err((kind, show(value), wanted.to_owned()));
    match (kind, value) {
        (FieldKind::Bool, Literal::Bool(_)) => Ok(()),
        (FieldKind::Number(_), Literal::Number(number)) => {
            if number.is_finite() {
                Ok(())
            } else {
                wrong(ProblemKind::BadNumber, "")
            }
        }
        (FieldKind::Date, Literal::Text(text)) => match day(text) {
            Some(_) => Ok(()),
            None => wrong(ProblemKind::BadDate, "YYYY-MM-DD"),
        },
        (FieldKind::Country, Literal::Text(text)) => {
            let two = text.len() == 2 && text.chars().all(|c| c.is_ascii_uppercase());
            match CountryCode::parse(text) {
                Ok(_) if two => Ok(()),
                _ => wrong(ProblemKind::BadCountry, "AE, CN, KZ …"),
            }
        }
        (FieldKind::Code(_) | FieldKind::Text, Literal::Text(text))
            if text.chars().count() > MAX_TEXT =>
        {
            wrong(ProblemKind::LongValue, &MAX_TEXT.to_string())
        }
        (FieldKind::Code(CodeForm::Choice(choices)), Literal::Text(text)) => {
            if choices.contains(&text.as_str()) {
                Ok(())
            } else {
                wrong(ProblemKind::BadChoice, &choices.join(", "))
            }
        }
        (FieldKind::Code(CodeForm::Digits), Literal::Text(text)) => {
            let fits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            if fits {
                Ok(())
            } else {
                wrong(ProblemKind::BadDigits, if part { "85" } else { "854231" })
            }
        }
        (FieldKind::Code(CodeForm::Free), Literal::Text(text)) => {
            if text.trim().is_empty() {
                wrong(ProblemKind::EmptyValue, "")
            } else {
                Ok(())
            }
        }
        (FieldKind::Text, Literal::Text(text)) => {
            if plain_words(text).is_empty() {
                wrong(ProblemKind::EmptyValue, "")
            } else {
                Ok(())
            }
        }
        (kind, _) => wrong(ProblemKind::ValueType, kind.key()),
    }
}

/// A day in the one form that is read.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let parsed = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (parsed.to_string() == text).then_some(parsed)
}

fn show(value: &Literal) -> String {
    match value {
        Literal::Bool(value) => value.to_string(),
        Literal::Number(number) => number.to_string(),
        Literal::Text(text) => text.clone(),
    }
}

/// Fields whose names are like one that does not exist: of the same level, or with the same
/// last word.
pub(super) fn near(name: &str) -> String {
    let (level, last) = name.split_once('.').unwrap_or((name, name));
    let mut by_level: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for field in super::fields::all() {
        let (known, aspect) = field.name.split_once('.').expect("every name has one point");
        if known == level || (aspect == last && by_level.len() < 4) {
            by_level.entry(known).or_default().push(&field.name);
        }
    }
    match by_level.get(level) {
        Some(same) => same.join(", "),
        None => by_level.into_values().flatten().collect::<Vec<_>>().join(", "),
    }
}
