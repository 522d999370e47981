//! From criteria to conditions with lanes: branches, working variables, lanes and shares.

use std::collections::{BTreeMap, BTreeSet};

use super::super::check;
use super::super::limits::MAX_ID;
use super::super::lists::NamedLists;
use super::super::profile::Lane;
use super::super::tree::Condition;
use super::compare::{Maker, group};
use super::remark::{Remark, RemarkKind};
use super::syntax::{Expression, Kind, Statement, Written};
use super::variables::Variables;
use super::{Carried, Criterion};

/// Lanes by name: what they demand here, or why they cannot be carried over. Section 6: red is a
/// physical examination, yellow a check of the documents, blue an audit after clearance, green
/// none.
const LANES: &[(&str, Result<Lane, RemarkKind>)] = &[
    ("RedLane", Ok(Lane::Inspect)),
    ("YellowLane", Ok(Lane::Documents)),
    ("BlueLane", Err(RemarkKind::LaneAfterRelease)),
    ("GreenLane", Err(RemarkKind::LaneOfRelease)),
];

/// Beginnings of the names of working variables; a number follows (`Num01`).
const WORKING: &[&str] = &["num", "str"];

/// Room that an id leaves for what makes it one of its own (`-documents-999`).
const ID_ROOM: usize = 16;

/// What becomes of each criterion.
pub(super) fn all(
    written: Vec<Written>,
    variables: &Variables,
    lists: &NamedLists,
) -> Vec<Criterion> {
    let mut names = BTreeSet::new();
    let mut ids = BTreeSet::new();
    written
        .into_iter()
        .map(|one| {
            let twice = !one.name.is_empty() && !names.insert(one.name.to_lowercase());
            let mut criterion = carry(one, variables, lists);
            if twice {
                let remark = Remark::new(criterion.line, RemarkKind::Twice, &criterion.name);
                criterion.refused.insert(0, remark);
            }
            if !criterion.refused.is_empty() || !criterion.problems.is_empty() {
                criterion.carried.clear();
            }
            name(&mut criterion, &mut ids);
            criterion
        })
        .collect()
}

/// Gives each profile an id of its own.
fn name(criterion: &mut Criterion, ids: &mut BTreeSet<String>) {
    let letter = |c: char| {
        let plain = c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if plain { c.to_ascii_lowercase() } else { '-' }
    };
    let stem: String = criterion.name.chars().map(letter).take(MAX_ID - ID_ROOM).collect();
    let stem = stem.trim_matches('-');
    let stem =
        if stem.is_empty() { format!("criterion-{}", criterion.line) } else { stem.to_owned() };
    let alone = criterion.carried.len() == 1;
    for one in &mut criterion.carried {
        let base = if alone { stem.clone() } else { format!("{stem}-{}", one.lane.advice().key()) };
        let mut id = base.clone();
        let mut number = 2;
        while !ids.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        one.id = id;
    }
}

fn carry(written: Written, variables: &Variables, lists: &NamedLists) -> Criterion {
    let mut criterion = Criterion {
        name: written.name,
        line: written.line,
        carried: Vec::new(),
        refused: Vec::new(),
        problems: Vec::new(),
        remarks: Vec::new(),
    };
    let statements = match written.statements {
        Ok(statements) => statements,
        Err(remark) => {
            criterion.refused.push(remark);
            return criterion;
        }
    };
    let maker = Maker { variables, lists, remarks: Vec::new() };
    let mut walk = Walk { maker, hits: Vec::new(), refused: Vec::new() };
    walk.statements(&statements, &[], &mut Scope::new());
    let Walk { maker, hits, refused } = walk;
    criterion.refused = refused;
    criterion.remarks = maker.remarks;
    if hits.is_empty() && criterion.refused.is_empty() {
        criterion.refused.push(Remark::new(criterion.line, RemarkKind::NoLane, &criterion.name));
    }
    for hit in strongest(hits, &mut criterion.remarks) {
        let when = group(Condition::All, hit.path);
        criterion.problems.extend(check::condition(&when, lists));
        criterion.carried.push(Carried { id: String::new(), line: hit.line, lane: hit.lane, when });
    }
    criterion.remarks.sort();
    criterion.remarks.dedup();
    criterion
}

/// A lane that is set under some conditions.
struct Hit {
    line: usize,
    name: String,
    lane: Lane,
    path: Vec<Condition>,
}

/// Of lanes under the same conditions, the strongest.
fn strongest(hits: Vec<Hit>, remarks: &mut Vec<Remark>) -> Vec<Hit> {
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        let Some(same) = kept.iter_mut().find(|one| one.path == hit.path) else {
            kept.push(hit);
            continue;
        };
        let weaker = if hit.lane > same.lane { std::mem::replace(same, hit) } else { hit };
        let remark = Remark::new(weaker.line, RemarkKind::WeakerLane, weaker.name);
        remarks.push(remark.wanting(same.name.clone()));
    }
    kept
}

/// Working variables by name in small letters; none for one that only a branch has set.
type Scope = BTreeMap<String, Option<Expression>>;

struct Walk<'m> {
    maker: Maker<'m>,
    hits: Vec<Hit>,
    refused: Vec<Remark>,
}

impl Walk<'_> {
    fn statements(&mut self, statements: &[Statement], path: &[Condition], scope: &mut Scope) {
        for statement in statements {
            match statement {
                Statement::Act { line, name } => {
                    self.refused.push(Remark::new(*line, RemarkKind::Effect, name));
                }
                Statement::Set { line, name, value } => self.set(*line, name, value, path, scope),
                Statement::If { condition, then, otherwise } => {
                    let held = self.condition(condition, scope);
                    let (mut within, mut without) = (scope.clone(), scope.clone());
                    match held {
                        Ok(held) => {
                            let under = |part: Condition| {
                                let mut path = path.to_vec();
                                path.push(part);
                                path
                            };
                            self.statements(then, &under(held.clone()), &mut within);
                            let not = Condition::Not(Box::new(held));
                            self.statements(otherwise, &under(not), &mut without);
                        }
                        Err(remark) => {
                            self.refused.push(remark);
                            // What else is wrong in the branches is told too.
                            self.statements(then, path, &mut within);
                            self.statements(otherwise, path, &mut without);
                        }
                    }
                    let names: BTreeSet<String> =
                        within.keys().chain(without.keys()).cloned().collect();
                    for name in names {
                        let (one, other) = (within.get(&name), without.get(&name));
                        let kept = if one == other { one.cloned().flatten() } else { None };
                        scope.insert(name, kept);
                    }
                }
            }
        }
    }

    fn set(
        &mut self,
        line: usize,
        name: &str,
        value: &Expression,
        path: &[Condition],
        scope: &mut Scope,
    ) {
        if let Some((lane, demanded)) =
            LANES.iter().find(|(lane, _)| name.eq_ignore_ascii_case(lane))
        {
            return self.lane(line, lane, *demanded, value, path, scope);
        }
        let small = name.to_lowercase();
        let number = WORKING.iter().find_map(|beginning| small.strip_prefix(beginning));
        if !number.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
        {
            self.refused.push(Remark::new(line, RemarkKind::Effect, name));
            return;
        }
        match inlined(value, scope, 0) {
            Ok(value) => {
                scope.insert(small, Some(value));
            }
            Err(remark) => self.refused.push(remark),
        }
    }

    fn lane(
        &mut self,
        line: usize,
        name: &str,
        demanded: Result<Lane, RemarkKind>,
        value: &Expression,
        path: &[Condition],
        scope: &Scope,
    ) {
        let share = match inlined(value, scope, 0).map(|value| value.kind) {
            Ok(Kind::Number(share)) if share <= 100.0 => share,
            Ok(_) => {
                let remark = Remark::new(line, RemarkKind::BadShare, value.shown());
                return self.refused.push(remark.wanting("0–100"));
            }
            Err(remark) => return self.refused.push(remark),
        };
        if share <= 0.0 {
            return self.maker.remarks.push(Remark::new(line, RemarkKind::ShareOfNothing, name));
        }
        let demanded = match demanded {
            Ok(demanded) => demanded,
            Err(kind) => return self.refused.push(Remark::new(line, kind, name)),
        };
        if share < 100.0 {
            let remark = Remark::new(line, RemarkKind::Share, name);
            self.maker.remarks.push(remark.wanting(share.to_string()));
        }
        if path.is_empty() {
            // Where a condition was refused the path may be empty too; that is told already.
            if self.refused.is_empty() {
                self.refused.push(Remark::new(line, RemarkKind::NoCondition, name));
            }
            return;
        }
        self.hits.push(Hit { line, name: name.to_owned(), lane: demanded, path: path.to_vec() });
    }

    fn condition(&mut self, asked: &Expression, scope: &Scope) -> Result<Condition, Remark> {
        match &asked.kind {
            Kind::And(parts) => Ok(group(Condition::All, self.parts(parts, scope)?)),
            Kind::Or(parts) => Ok(group(Condition::Any, self.parts(parts, scope)?)),
            Kind::Not(part) => Ok(Condition::Not(Box::new(self.condition(part, scope)?))),
            Kind::Compare(how, left, right) => {
                let (left, right) = (inlined(left, scope, 0)?, inlined(right, scope, 0)?);
                self.maker.compare(asked.line, *how, &left, &right)
            }
            _ => Err(Remark::new(asked.line, RemarkKind::NoTruth, asked.shown())),
        }
    }

    /// All parts; when some are refused, the first of them is the answer and the others are told
    /// too.
    fn parts(&mut self, parts: &[Expression], scope: &Scope) -> Result<Vec<Condition>, Remark> {
        let mut made = Vec::with_capacity(parts.len());
        let mut first = None;
        for part in parts {
            match self.condition(part, scope) {
                Ok(condition) => made.push(condition),
                Err(remark) if first.is_none() => first = Some(remark),
                Err(remark) => self.refused.push(remark),
            }
        }
        first.map_or(Ok(made), Err)
    }
}

/// Deepest expression that working variables may grow to: a computation that is a field has one
/// sign, and doubling a variable a few dozen times would fill the memory.
const MAX_INLINED: usize = 4;

/// An expression with its working variables replaced by what they were set to.
fn inlined(value: &Expression, scope: &Scope, depth: usize) -> Result<Expression, Remark> {
    let kind = match &value.kind {
        Kind::Name(name) => match scope.get(&name.to_lowercase()) {
            Some(Some(set)) => return Ok(set.clone()),
            Some(None) => return Err(Remark::new(value.line, RemarkKind::Unset, name)),
            None => Kind::Name(name.clone()),
        },
        Kind::Compute(sign, left, right) => {
            let (left, right) =
                (inlined(left, scope, depth + 1)?, inlined(right, scope, depth + 1)?);
            if depth + self::depth(&left).max(self::depth(&right)) >= MAX_INLINED {
                return Err(Remark::new(value.line, RemarkKind::Computation, value.shown()));
            }
            Kind::Compute(sign, Box::new(left), Box::new(right))
        }
        other => other.clone(),
    };
    Ok(Expression { line: value.line, kind })
}

/// How many signs stand inside each other.
fn depth(value: &Expression) -> usize {
    match &value.kind {
        Kind::Compute(_, left, right) => 1 + depth(left).max(depth(right)),
        _ => 0,
    }
}
