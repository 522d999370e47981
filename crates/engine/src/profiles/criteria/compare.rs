//! Comparisons and questions to lists as tests of fields of ours.

use super::super::fields::{FieldId, FieldKind};
use super::super::lists::NamedLists;
use super::super::tree::{Condition, Literal, Operand, Operator, Test};
use super::remark::{Remark, RemarkKind};
use super::syntax::{Comparison, Expression, Kind};
use super::variables::{Known, Variables};

/// Quotients that are fields: above, below, the field.
const QUOTIENTS: &[(&str, &str, &str)] = &[
    ("item.gross_mass", "item.packages", "item.gross_mass_per_package"),
    ("item.value", "item.net_mass", "item.value_per_kg"),
];

/// Types of declaration (box 1) and what they are here. A criterion looks at declarations; here
/// the report of the same cargo is looked at too.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("IM", &["import", "cargo_report_import"]),
    ("EX", &["export", "cargo_report_export"]),
    ("TR", &["transit"]),
];

/// Modes of transport (box 25, UNECE Recommendation 19) as they are here.
const MODES: &[(&str, &str)] = &[
    ("1", "sea"),
    ("2", "rail"),
    ("3", "road"),
    ("4", "air"),
    ("5", "mail"),
    ("6", "multimodal"),
    ("7", "fixed"),
    ("8", "inland_water"),
];

/// The tables of a list: the ending of its name here, and the fields that it is asked about.
const TAR: (&str, &[&str]) = ("tar", &["item.hs"]);
const CTY: (&str, &[&str]) = ("cty", &["item.origin"]);
const DEC: (&str, &[&str]) = ("dec", &["declarant.tax_id"]);
const COM: (&str, &[&str]) = ("com", &["consignee.tax_id", "consignor.tax_id"]);
const BOL: (&str, &[&str]) = ("bol", &["consignment.bill"]);
/// Provenance of an import, destination of an export: asked of the table of countries.
const PROVENANCE: (&str, &[&str]) =
    ("cty", &["itinerary.departure_country", "itinerary.destination_country"]);

/// Functions that ask one table.
const ONE_TABLE: &[(&str, (&str, &[&str]))] = &[
    ("InListTar", TAR),
    ("InListCty", CTY),
    ("InListCtyPD", PROVENANCE),
    ("InListDec", DEC),
    ("InListCom", COM),
    ("InListBoL", BOL),
];

/// The tables that `InListAnd` and `InListOr` ask, as far as they are there.
const ALL_TABLES: &[(&str, &[&str])] = &[TAR, CTY, DEC, COM];

/// A group of parts, or the part itself where there is only one.
pub(super) fn group(kind: fn(Vec<Condition>) -> Condition, mut parts: Vec<Condition>) -> Condition {
    if parts.len() == 1 { parts.remove(0) } else { kind(parts) }
}

fn test(field: &str, op: Operator, operand: Operand) -> Condition {
    Condition::Test(Test { field: field.to_owned(), op, operand })
}

/// What comparisons are made with.
pub(super) struct Maker<'m> {
    pub(super) variables: &'m Variables,
    pub(super) lists: &'m NamedLists,
    /// What the conditions mean otherwise than they did.
    pub(super) remarks: Vec<Remark>,
}

impl Maker<'_> {
    /// A comparison whose working variables are replaced already.
    pub(super) fn compare(
        &mut self,
        line: usize,
        how: Comparison,
        left: &Expression,
        right: &Expression,
    ) -> Result<Condition, Remark> {
        let shown = || {
            let (left, right) = (Box::new(left.clone()), Box::new(right.clone()));
            Expression { line, kind: Kind::Compare(how, left, right) }.shown()
        };
        match (&left.kind, &right.kind) {
            (Kind::Call(name, arguments), answer) => {
                let found = match answer {
                    Kind::Name(name) => name.eq_ignore_ascii_case("Found"),
                    // Appendix A asks so in rules of the tariff.
                    Kind::Number(number) => *number == 0.0,
                    _ => false,
                };
                let held = self.list(line, name, arguments)?;
                match how {
                    Comparison::Equal if found => Ok(held),
                    Comparison::Unequal if found => Ok(Condition::Not(Box::new(held))),
                    _ => Err(Remark::new(line, RemarkKind::Comparison, shown())),
                }
            }
            (_, Kind::Text(_) | Kind::Number(_)) => {
                let field = self.field(line, left)?;
                self.with(line, field, how, &right.kind)
                    .ok_or_else(|| Remark::new(line, RemarkKind::Comparison, shown()))?
            }
            (Kind::Text(_) | Kind::Number(_), _) => self.compare(line, how.mirrored(), right, left),
            _ => Err(Remark::new(line, RemarkKind::Comparison, shown())),
        }
    }

    /// The field that an expression is.
    fn field(&mut self, line: usize, expression: &Expression) -> Result<&'static str, Remark> {
        match &expression.kind {
            Kind::Name(name) => match self.variables.field(name) {
                Some((field, known)) => {
                    if known == Known::Recalled {
                        let remark = Remark::new(line, RemarkKind::Recalled, name);
                        self.remarks.push(remark.wanting(field));
                    }
                    if matches!(FieldId::named(field), Some(id) if id.field().kind == FieldKind::Number("currency"))
                    {
                        self.remarks.push(Remark::new(line, RemarkKind::Currency, name));
                    }
                    Ok(field)
                }
                None => Err(Remark::new(line, RemarkKind::Variable, name)),
            },
            Kind::Compute("/", above, below) => {
                let (above, below) = (self.field(line, above)?, self.field(line, below)?);
                let quotient = QUOTIENTS.iter().find(|(a, b, _)| (*a, *b) == (above, below));
                quotient
                    .map(|(_, _, field)| *field)
                    .ok_or_else(|| Remark::new(line, RemarkKind::Computation, expression.shown()))
            }
            Kind::Compute(..) => {
                Err(Remark::new(line, RemarkKind::Computation, expression.shown()))
            }
            Kind::Call(name, _) => Err(Remark::new(line, RemarkKind::Function, name)),
            _ => Err(Remark::new(line, RemarkKind::Comparison, expression.shown())),
        }
    }

    /// A field compared with a literal; none when the two do not go together.
    fn with(
        &mut self,
        line: usize,
        field: &'static str,
        how: Comparison,
        literal: &Kind,
    ) -> Option<Result<Condition, Remark>> {
        let kind = FieldId::named(field)?.field().kind;
        let text = match literal {
            Kind::Text(text) => text.clone(),
            Kind::Number(number) => number.to_string(),
            _ => return None,
        };
        if let FieldKind::Number(_) = kind {
            // The manual puts numbers into quotation marks, too.
            let number: f64 = text.trim().parse().ok().filter(|n: &f64| n.is_finite())?;
            let op = match how {
                Comparison::Equal => Operator::Eq,
                Comparison::Unequal => Operator::Ne,
                Comparison::Less => Operator::Lt,
                Comparison::AtMost => Operator::Le,
                Comparison::More => Operator::Gt,
                Comparison::AtLeast => Operator::Ge,
            };
            return Some(Ok(test(field, op, Operand::One(Literal::Number(number)))));
        }
        let unequal = match how {
            Comparison::Equal => false,
            Comparison::Unequal => true,
            // Codes and texts have no order here.
            _ => return None,
        };
        let one = |text: &str| Operand::One(Literal::Text(text.to_owned()));
        let value_unknown = || Remark::new(line, RemarkKind::Value, &text);
        let held = match field {
            "item.hs" => {
                self.remarks.push(Remark::new(line, RemarkKind::CodeBegins, &text));
                let begins = test(field, Operator::StartsWith, one(&text));
                return Some(Ok(if unequal { Condition::Not(Box::new(begins)) } else { begins }));
            }
            "declaration.kind" => {
                let known = DIRECTIONS.iter().find(|(code, _)| text.eq_ignore_ascii_case(code));
                let Some((_, kinds)) = known else { return Some(Err(value_unknown())) };
                let remark = Remark::new(line, RemarkKind::Direction, &text);
                self.remarks.push(remark.wanting(kinds.join(", ")));
                let kinds = kinds.iter().map(|one| Literal::Text((*one).to_owned())).collect();
                let op = if unequal { Operator::NotIn } else { Operator::In };
                return Some(Ok(test(field, op, Operand::Many(kinds))));
            }
            "means.mode" => {
                let known = MODES.iter().find(|(code, _)| *code == text);
                let Some((_, mode)) = known else { return Some(Err(value_unknown())) };
                one(mode)
            }
            _ => one(&text),
        };
        Some(Ok(test(field, if unequal { Operator::Ne } else { Operator::Eq }, held)))
    }

    /// A question to a list.
    fn list(
        &self,
        line: usize,
        function: &str,
        arguments: &[Expression],
    ) -> Result<Condition, Remark> {
        let is = |name: &str| function.eq_ignore_ascii_case(name);
        let one = ONE_TABLE.iter().find(|(name, _)| is(name)).map(|(_, table)| table);
        let (and, or) = (is("InListAnd"), is("InListOr"));
        if one.is_none() && !and && !or {
            return Err(Remark::new(line, RemarkKind::Function, function));
        }
        let [Expression { kind: Kind::Text(name), .. }] = arguments else {
            let shown: Vec<String> = arguments.iter().map(Expression::shown).collect();
            return Err(Remark::new(line, RemarkKind::ListName, shown.join(", ")));
        };
        let stem = stem(name).ok_or_else(|| Remark::new(line, RemarkKind::ListName, name))?;
        let ask = |(ending, fields): &(&str, &[&str])| {
            let table = format!("{stem}_{ending}");
            self.lists.get(&table)?;
            let asked = fields.iter().map(|field| {
                let op = if *field == "item.hs" { Operator::MatchesList } else { Operator::In };
                test(field, op, Operand::List(table.clone()))
            });
            Some(group(Condition::Any, asked.collect()))
        };
        let missing = |endings: &[(&str, &[&str])]| {
            let files: Vec<String> =
                endings.iter().map(|(ending, _)| format!("{stem}_{ending}.txt")).collect();
            Remark::new(line, RemarkKind::ListMissing, name).wanting(files.join(", "))
        };
        if let Some(table) = one {
            return ask(table).ok_or_else(|| missing(&[*table]));
        }
        let asked: Vec<Condition> = ALL_TABLES.iter().filter_map(ask).collect();
        if asked.is_empty() {
            return Err(missing(ALL_TABLES));
        }
        Ok(group(if and { Condition::All } else { Condition::Any }, asked))
    }
}

/// The name of a list as the beginning of names of lists here. Only letters that stay different:
/// two lists must not become one.
fn stem(name: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.');
    let fits = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(plain);
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    fits.then(|| name.chars().map(letter).collect())
}
