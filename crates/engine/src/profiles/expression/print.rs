//! Tree to text, with as few brackets as the tree allows.

use std::fmt::Write;

use super::super::tree::{Condition, Literal, Operand, Operator, Test};
use super::{FUNCTIONS, LISTS, SIGNS};

/// The text form. Parsed again it gives the same tree.
pub fn print(condition: &Condition) -> String {
    let mut out = String::new();
    write_condition(&mut out, condition, Around::Nothing);
    out
}

/// What a condition stands in.
#[derive(Clone, Copy, PartialEq)]
enum Around {
    Nothing,
    Any,
    All,
    Not,
}

fn write_condition(out: &mut String, condition: &Condition, around: Around) {
    let (parts, sign, own) = match condition {
        Condition::Test(test) => return out.push_str(&print_test(test)),
        Condition::Not(part) => {
            out.push('!');
            // `!` binds to the test that follows only where no sign stands between.
            let bare = match &**part {
                Condition::Test(test) => FUNCTIONS.iter().any(|(_, op)| *op == test.op),
                Condition::Not(_) => true,
                Condition::All(_) | Condition::Any(_) => false,
            };
            if !bare {
                out.push('(');
            }
            write_condition(out, part, Around::Not);
            if !bare {
                out.push(')');
            }
            return;
        }
        Condition::All(parts) => (parts, " && ", Around::All),
        Condition::Any(parts) => (parts, " || ", Around::Any),
    };
    // A group inside a group of its own kind stays a group; `&&` inside `||` needs no brackets.
    let bracket = matches!(
        (around, own),
        (Around::Any, Around::Any) | (Around::All, Around::All | Around::Any)
    );
    if bracket {
        out.push('(');
    }
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            out.push_str(sign);
        }
        write_condition(out, part, own);
    }
    if bracket {
        out.push(')');
    }
}

/// One test as text.
pub fn print_test(test: &Test) -> String {
    let Test { field, op, operand } = test;
    if let Some((sign, _)) = SIGNS.iter().find(|(_, known)| known == op) {
        return format!("{field} {sign} {}", print_operand(operand));
    }
    let name = FUNCTIONS
        .iter()
        .find(|(_, known)| known == op)
        .map(|(name, _)| *name)
        .expect("every operator is a sign or a function; a test holds it");
    match operand {
        Operand::Many(values) if *op == Operator::Between && values.len() == 2 => {
            format!("{field}.{name}({}, {})", print_literal(&values[0]), print_literal(&values[1]))
        }
        operand => format!("{field}.{name}({})", print_operand(operand)),
    }
}

fn print_operand(operand: &Operand) -> String {
    match operand {
        Operand::None => String::new(),
        Operand::One(value) => print_literal(value),
        Operand::Many(values) => {
            let values: Vec<String> = values.iter().map(print_literal).collect();
            format!("[{}]", values.join(", "))
        }
        Operand::List(name) => format!("{LISTS}.{name}"),
    }
}

fn print_literal(literal: &Literal) -> String {
    match literal {
        Literal::Bool(value) => value.to_string(),
        // Rust writes a float in the fewest digits that read back as the same float.
        Literal::Number(number) => number.to_string(),
        Literal::Text(text) => {
            let mut out = String::from('"');
            for c in text.chars() {
                match c {
                    '"' => out.push_str("\\\""),
                    '\\' => out.push_str("\\\\"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    '\t' => out.push_str("\\t"),
                    c if c.is_control() => {
                        write!(out, "\\u{:04x}", u32::from(c)).expect("a String takes all");
                    }
                    c => out.push(c),
                }
            }
            out.push('"');
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operator_can_be_written() {
        for op in Operator::ALL {
            let test =
                Test { field: "item.hs".to_owned(), op: *op, operand: Operand::List("x".into()) };
            assert!(print_test(&test).contains("lists.x"));
        }
    }
}
