//! Text to tree. Errors point at the character where something else was expected.

use super::super::limits::MAX_NESTING;
use super::super::problem::{Place, Problem, ProblemKind};
use super::super::tree::{Condition, Literal, Operand, Operator, Test};
use super::lex::{Token, lex, place};
use super::{FUNCTIONS, LISTS, SIGNS};

/// A condition with the places of its tests, in the order of [`Condition::tests`].
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The tree.
    pub condition: Condition,
    /// Where each test begins.
    pub places: Vec<Place>,
}

/// Reads the text form.
///
/// # Errors
/// The first thing that is wrong, with its place.
pub fn parse(text: &str) -> Result<Parsed, Problem> {
    let tokens = lex(text)?;
    let mut parser = Parser { text, tokens, at: 0, depth: 0, places: Vec::new() };
    let condition = parser.any()?;
    match parser.peek() {
        Token::End => Ok(Parsed { condition, places: parser.places }),
        _ => Err(parser.expected("&&  ||")),
    }
}

struct Parser<'t> {
    text: &'t str,
    tokens: Vec<(usize, Token)>,
    at: usize,
    depth: usize,
    places: Vec<Place>,
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.at.min(self.tokens.len() - 1)].1
    }

    fn place(&self) -> Place {
        place(self.text, self.tokens[self.at.min(self.tokens.len() - 1)].0)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    fn takes(&mut self, sign: &'static str) -> bool {
        let found = *self.peek() == Token::Sign(sign);
        self.at += usize::from(found);
        found
    }

    fn needs(&mut self, sign: &'static str) -> Result<(), Problem> {
        if self.takes(sign) { Ok(()) } else { Err(self.expected(sign)) }
    }

    fn expected(&self, wanted: &str) -> Problem {
        Problem::new(ProblemKind::TextExpected, self.place(), self.peek().shown()).wanting(wanted)
    }

    fn any(&mut self) -> Result<Condition, Problem> {
        let mut parts = vec![self.all()?];
        while self.takes("||") {
            parts.push(self.all()?);
        }
        Ok(Condition::any(parts))
    }

    fn all(&mut self) -> Result<Condition, Problem> {
        let mut parts = vec![self.part()?];
        while self.takes("&&") {
            parts.push(self.part()?);
        }
        Ok(Condition::all(parts))
    }

    fn part(&mut self) -> Result<Condition, Problem> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            let problem = Problem::new(ProblemKind::TextDeep, self.place(), self.depth.to_string());
            return Err(problem.wanting(MAX_NESTING.to_string()));
        }
        let condition = if self.takes("!") {
            Condition::Not(Box::new(self.part()?))
        } else if self.takes("(") {
            let inner = self.any()?;
            self.needs(")")?;
            inner
        } else {
            self.test()?
        };
        self.depth -= 1;
        Ok(condition)
    }

    fn test(&mut self) -> Result<Condition, Problem> {
        self.places.push(self.place());
        if *self.peek() == Token::Name("has".to_owned())
            && matches!(self.tokens.get(self.at + 1), Some((_, Token::Sign("("))))
        {
            self.at += 2;
            let field = self.field()?;
            self.needs(")")?;
            return Ok(present(field));
        }
        let field = self.field()?;
        if self.takes(".") {
            return self.function(field);
        }
        let sign = match self.peek() {
            Token::Sign(sign) => *sign,
            Token::Name(name) if name == "in" => "in",
            _ => "",
        };
        if let Some((_, op)) = SIGNS.iter().find(|(known, _)| *known == sign) {
            self.at += 1;
            let operand = self.operand()?;
            return Ok(Condition::Test(Test { field, op: *op, operand }));
        }
        match self.peek() {
            // A field of yes and no stands for itself.
            Token::End | Token::Sign("&&" | "||" | ")") => {
                let operand = Operand::One(Literal::Bool(true));
                Ok(Condition::Test(Test { field, op: Operator::Eq, operand }))
            }
            _ => Err(self.expected("==  !=  <  <=  >  >=  in  .")),
        }
    }

    /// Two names with a point between them.
    fn field(&mut self) -> Result<String, Problem> {
        let first = self.name()?;
        self.needs(".")?;
        let second = self.name()?;
        Ok(format!("{first}.{second}"))
    }

    fn name(&mut self) -> Result<String, Problem> {
        match self.peek() {
            Token::Name(name) => {
                let name = name.clone();
                self.at += 1;
                Ok(name)
            }
            _ => Err(self.expected("level.field")),
        }
    }

    fn function(&mut self, field: String) -> Result<Condition, Problem> {
        let at = self.place();
        let name = self.name()?;
        let known = FUNCTIONS.iter().find(|(known, _)| *known == name).map(|(_, op)| *op);
        if known.is_none() && name != "exists" {
            let names: Vec<&str> = FUNCTIONS.iter().map(|(name, _)| *name).collect();
            let problem = Problem::new(ProblemKind::TextFunction, at, name);
            return Err(problem.wanting(names.join(", ")));
        }
        self.needs("(")?;
        let Some(op) = known else {
            self.needs(")")?;
            return Ok(present(field));
        };
        let operand = if *self.peek() == Token::Sign(")") {
            Operand::None
        } else {
            let first = self.operand()?;
            match first {
                Operand::One(first) if self.takes(",") => {
                    let second = self.literal()?;
                    Operand::Many(vec![first, second])
                }
                first => first,
            }
        };
        self.needs(")")?;
        Ok(Condition::Test(Test { field, op, operand }))
    }

    fn operand(&mut self) -> Result<Operand, Problem> {
        if self.takes("[") {
            let mut values = Vec::new();
            while !self.takes("]") {
                if !values.is_empty() {
                    self.needs(",")?;
                }
                values.push(self.literal()?);
            }
            return Ok(Operand::Many(values));
        }
        if *self.peek() == Token::Name(LISTS.to_owned()) {
            self.at += 1;
            self.needs(".")?;
            return Ok(Operand::List(self.name()?));
        }
        Ok(Operand::One(self.literal()?))
    }

    fn literal(&mut self) -> Result<Literal, Problem> {
        let literal = match self.peek() {
            Token::Text(text) => Literal::Text(text.clone()),
            Token::Number(number) => Literal::Number(*number),
            Token::Name(name) if name == "true" => Literal::Bool(true),
            Token::Name(name) if name == "false" => Literal::Bool(false),
            _ => return Err(self.expected("\"…\"  123  true  false  [ … ]  lists.…")),
        };
        self.next();
        Ok(literal)
    }
}

/// The paper says something.
fn present(field: String) -> Condition {
    let test = Test { field, op: Operator::IsMissing, operand: Operand::None };
    Condition::Not(Box::new(Condition::Test(test)))
}
