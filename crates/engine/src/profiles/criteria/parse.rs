//! From tokens to criteria. After an error the rest of the criterion is left, and the next one is
//! read all the same.

use super::super::limits::MAX_NESTING;
use super::remark::{Remark, RemarkKind};
use super::syntax::{Comparison, Expression, Kind, Statement, Written};
use super::tokens::{Token, split};

/// How a criterion begins.
const BEGINS: &str = "Criteria";

/// The criteria of a text.
pub(super) fn text(text: &str) -> Vec<Written> {
    let mut parser = Parser { tokens: split(text), at: 0, depth: 0 };
    let mut all = Vec::new();
    if !parser.peek().is(BEGINS) && *parser.peek() != Token::End {
        let line = parser.line();
        let outside = Remark::new(line, RemarkKind::Outside, parser.peek().shown());
        all.push(Written { name: String::new(), line, statements: Err(outside.wanting(BEGINS)) });
        parser.skip_to_next();
    }
    while parser.peek().is(BEGINS) {
        all.push(parser.criterion());
    }
    all
}

struct Parser {
    tokens: Vec<(usize, Token)>,
    at: usize,
    depth: usize,
}

type Read<T> = Result<T, Remark>;

impl Parser {
    fn peek(&self) -> &Token {
        &self.tokens[self.at].1
    }

    fn line(&self) -> usize {
        self.tokens[self.at].0
    }

    /// Takes a token; the last one, the end, is never passed.
    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn take(&mut self, sign: &str) -> bool {
        let is = matches!(self.peek(), Token::Sign(found) if *found == sign);
        if is {
            self.next();
        }
        is
    }

    fn take_word(&mut self, word: &str) -> bool {
        let is = self.peek().is(word);
        if is {
            self.next();
        }
        is
    }

    fn expected(&self, wanted: &str) -> Remark {
        match self.peek() {
            Token::OpenText(text) => Remark::new(self.line(), RemarkKind::OpenText, text.clone()),
            other => Remark::new(self.line(), RemarkKind::Expected, other.shown()).wanting(wanted),
        }
    }

    fn skip_to_next(&mut self) {
        while !self.peek().is(BEGINS) && *self.peek() != Token::End {
            self.next();
        }
    }

    fn criterion(&mut self) -> Written {
        let line = self.line();
        self.next();
        let name = match self.peek().clone() {
            Token::Text(name) | Token::Name(name) => {
                self.next();
                name
            }
            _ => {
                let statements = Err(self.expected("\"…\""));
                self.skip_to_next();
                return Written { name: String::new(), line, statements };
            }
        };
        self.take(";");
        self.depth = 0;
        let mut statements = self.statements();
        if statements.is_ok() && !self.peek().is(BEGINS) && *self.peek() != Token::End {
            statements = Err(self.expected("If, IS, Criteria"));
        }
        self.skip_to_next();
        Written { name, line, statements }
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth == MAX_NESTING {
            let remark = Remark::new(self.line(), RemarkKind::Nesting, self.peek().shown());
            return Err(remark.wanting(MAX_NESTING.to_string()));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Statements up to a word that ends a branch or the criterion.
    fn statements(&mut self) -> Read<Vec<Statement>> {
        let mut all = Vec::new();
        loop {
            if self.take(";") {
                continue;
            }
            let ends = |word: &&str| self.peek().is(word);
            if ["Else", "Endif", BEGINS].iter().any(ends) {
                return Ok(all);
            }
            match self.peek() {
                Token::Name(_) => all.push(self.statement()?),
                _ => return Ok(all),
            }
        }
    }

    fn statement(&mut self) -> Read<Statement> {
        let line = self.line();
        if self.take_word("If") {
            return self.deeper(Self::branches);
        }
        let Token::Name(name) = self.next() else {
            unreachable!("the caller saw a name");
        };
        if *self.peek() == Token::Sign("(") {
            self.next();
            self.arguments()?;
            return Ok(Statement::Act { line, name });
        }
        if !self.take_word("IS") && !self.take(":=") {
            return Err(self.expected("IS, :="));
        }
        let value = self.sum()?;
        Ok(Statement::Set { line, name, value })
    }

    fn branches(&mut self) -> Read<Statement> {
        let condition = self.either()?;
        if !self.take_word("Then") {
            return Err(self.expected("Then, and, or"));
        }
        let then = self.statements()?;
        let otherwise = if self.take_word("Else") { self.statements()? } else { Vec::new() };
        if !self.take_word("Endif") {
            return Err(self.expected("Endif"));
        }
        Ok(Statement::If { condition, then, otherwise })
    }

    fn either(&mut self) -> Read<Expression> {
        self.chain("or", Kind::Or, Self::both)
    }

    fn both(&mut self) -> Read<Expression> {
        self.chain("and", Kind::And, Self::comparison)
    }

    fn chain(
        &mut self,
        word: &str,
        kind: fn(Vec<Expression>) -> Kind,
        part: fn(&mut Self) -> Read<Expression>,
    ) -> Read<Expression> {
        let line = self.line();
        let first = part(self)?;
        let mut parts = vec![first];
        while self.take_word(word) {
            parts.push(part(self)?);
        }
        if parts.len() > 1 {
            return Ok(Expression { line, kind: kind(parts) });
        }
        Ok(parts.remove(0))
    }

    fn comparison(&mut self) -> Read<Expression> {
        let line = self.line();
        if self.take_word("not") {
            let part = self.deeper(Self::comparison)?;
            return Ok(Expression { line, kind: Kind::Not(Box::new(part)) });
        }
        let left = self.sum()?;
        let signs = [
            ("=", "EQ", Comparison::Equal),
            ("<>", "NE", Comparison::Unequal),
            ("<=", "LE", Comparison::AtMost),
            ("<", "LT", Comparison::Less),
            (">=", "GE", Comparison::AtLeast),
            (">", "GT", Comparison::More),
        ];
        for (sign, word, how) in signs {
            if self.take(sign) || self.take_word(word) {
                let right = self.sum()?;
                let kind = Kind::Compare(how, Box::new(left), Box::new(right));
                return Ok(Expression { line, kind });
            }
        }
        Ok(left)
    }

    fn sum(&mut self) -> Read<Expression> {
        self.computed(&[("+", "Plus"), ("-", "Minus")], Self::product)
    }

    fn product(&mut self) -> Read<Expression> {
        self.computed(&[("*", "Mul"), ("/", "Div")], Self::value)
    }

    fn computed(
        &mut self,
        signs: &[(&'static str, &str)],
        part: fn(&mut Self) -> Read<Expression>,
    ) -> Read<Expression> {
        let mut left = part(self)?;
        let mut count = 0;
        loop {
            let line = self.line();
            let found = signs.iter().find(|(sign, word)| self.take(sign) || self.take_word(word));
            let Some((sign, _)) = found else { return Ok(left) };
            count += 1;
            if count > MAX_NESTING {
                // Each sign is one level of the tree.
                let remark = Remark::new(line, RemarkKind::Nesting, *sign);
                return Err(remark.wanting(MAX_NESTING.to_string()));
            }
            let right = part(self)?;
            let kind = Kind::Compute(sign, Box::new(left), Box::new(right));
            left = Expression { line, kind };
        }
    }

    fn value(&mut self) -> Read<Expression> {
        /// Words that begin no value.
        const WORDS: &[&str] = &["If", "Then", "Else", "Endif", "IS", "and", "or", BEGINS];
        let line = self.line();
        let kind = match self.peek().clone() {
            Token::Text(text) => Kind::Text(text),
            Token::Number(number) => Kind::Number(number),
            Token::Name(name) if !WORDS.iter().any(|word| name.eq_ignore_ascii_case(word)) => {
                self.next();
                if self.take("(") {
                    return Ok(Expression { line, kind: Kind::Call(name, self.arguments()?) });
                }
                return Ok(Expression { line, kind: Kind::Name(name) });
            }
            Token::Sign("(") => {
                self.next();
                let inner = self.deeper(Self::either)?;
                if !self.take(")") {
                    return Err(self.expected(")"));
                }
                return Ok(inner);
            }
            _ => return Err(self.expected("\"…\", 0–9, A–Z, (")),
        };
        self.next();
        Ok(Expression { line, kind })
    }

    /// Arguments after an opening bracket, with the closing one.
    fn arguments(&mut self) -> Read<Vec<Expression>> {
        let mut all = Vec::new();
        if self.take(")") {
            return Ok(all);
        }
        loop {
            all.push(self.deeper(Self::either)?);
            if self.take(")") {
                return Ok(all);
            }
            if !self.take(",") {
                return Err(self.expected(") ,"));
            }
        }
    }
}
