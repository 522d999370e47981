//! Criteria as they are written: statements and expressions, each with its line.

use super::remark::Remark;

/// A criterion as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    /// Its name.
    pub(super) name: String,
    /// Line on which it begins.
    pub(super) line: usize,
    /// What it says, or why that could not be read.
    pub(super) statements: Result<Vec<Statement>, Remark>,
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Statement {
    /// `NAME IS EXPRESSION;`
    Set { line: usize, name: String, value: Expression },
    /// `If … Then … Else … Endif;`
    If { condition: Expression, then: Vec<Statement>, otherwise: Vec<Statement> },
    /// A function that is called for what it does.
    Act { line: usize, name: String },
}

/// An expression with its line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expression {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Or(Vec<Expression>),
    And(Vec<Expression>),
    Not(Box<Expression>),
    Compare(Comparison, Box<Expression>, Box<Expression>),
    /// `+ - * /`
    Compute(&'static str, Box<Expression>, Box<Expression>),
    Name(String),
    Text(String),
    Number(f64),
    Call(String, Vec<Expression>),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    /// The same with its sides changed.
    pub(super) fn mirrored(self) -> Self {
        match self {
            Self::Less => Self::More,
            Self::AtMost => Self::AtLeast,
            Self::More => Self::Less,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }
}

impl Expression {
    /// As it is shown in a remark.
    pub(super) fn shown(&self) -> String {
        let each = |parts: &[Expression], between: &str| {
            parts.iter().map(Expression::shown).collect::<Vec<_>>().join(between)
        };
        match &self.kind {
            Kind::Or(parts) => each(parts, " or "),
            Kind::And(parts) => each(parts, " and "),
            Kind::Not(part) => format!("not ({})", part.shown()),
            Kind::Compare(how, left, right) => {
                let sign = match how {
                    Comparison::Equal => "=",
                    Comparison::Unequal => "<>",
                    Comparison::Less => "<",
                    Comparison::AtMost => "<=",
                    Comparison::More => ">",
                    Comparison::AtLeast => ">=",
                };
                format!("{} {sign} {}", left.shown(), right.shown())
            }
            Kind::Compute(sign, left, right) => {
                format!("{} {sign} {}", left.shown(), right.shown())
            }
            Kind::Name(name) => name.clone(),
            Kind::Text(text) => format!("\"{text}\""),
            Kind::Number(number) => number.to_string(),
            Kind::Call(name, arguments) => format!("{name}({})", each(arguments, ", ")),
        }
    }
}
