//! Properties of profiles: the two forms say the same; the two evaluators, and a plain one
//! written from the definition, agree.

mod profiles;

use profiles::{condition, lists, row_parts, rows_of};
use proptest::prelude::*;
use sarhad_engine::profiles::fields::Datum;
use sarhad_engine::profiles::{
    Columns, Compiled, Condition, FieldId, Literal, Operand, Operator, Row, RowReader, Test, Truth,
    check, expression,
};

/// A condition evaluated as the definition reads, without compiling anything.
fn plainly(condition: &Condition, row: &Row<'_>) -> Truth {
    match condition {
        Condition::All(parts) => {
            parts.iter().map(|part| plainly(part, row)).fold(Truth::True, Truth::and)
        }
        Condition::Any(parts) => {
            parts.iter().map(|part| plainly(part, row)).fold(Truth::False, Truth::or)
        }
        Condition::Not(part) => !plainly(part, row),
        Condition::Test(test) => plainly_test(test, row),
    }
}

/// Values of a field, as texts; `None` for one that could not be read.
fn values(field: &str, row: &Row<'_>) -> Vec<Option<Literal>> {
    let mut values = Vec::new();
    FieldId::named(field).unwrap().field().read(row, &mut |datum| {
        values.push(match datum {
            Datum::Text(text) => Some(Literal::Text(text.to_owned())),
            Datum::Number(number) => Some(Literal::Number(number)),
            Datum::Date(day) => Some(Literal::Text(day.to_string())),
            Datum::Bool(value) => Some(Literal::Bool(value)),
            Datum::Unreadable => None,
        });
    });
    values
}

fn plainly_test(asked: &Test, row: &Row<'_>) -> Truth {
    let values = values(&asked.field, row);
    if asked.op == Operator::IsMissing {
        return Truth::from(values.is_empty());
    }
    let operands: Vec<Literal> = match &asked.operand {
        Operand::One(one) => vec![one.clone()],
        Operand::Many(many) => many.clone(),
        Operand::List(name) => {
            lists().get(name).unwrap().iter().cloned().map(Literal::Text).collect()
        }
        Operand::None => Vec::new(),
    };
    let is_words = asked.field.ends_with("description") || asked.field.ends_with("name");
    let words = |literal: &Literal| match literal {
        Literal::Text(text) => {
            let kept = |c: char| if c.is_alphanumeric() || c == '-' { c } else { ' ' };
            let text: String = text.to_lowercase().replace('.', "").chars().map(kept).collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    };
    let same = |a: &Literal, b: &Literal| match (a, b) {
        (Literal::Text(a), Literal::Text(b)) if !is_words => a.to_uppercase() == b.to_uppercase(),
        (Literal::Text(_), Literal::Text(_)) => words(a) == words(b),
        (a, b) => a == b,
    };
    let order = |a: &Literal, b: &Literal| match (a, b) {
        (Literal::Number(a), Literal::Number(b)) => a.partial_cmp(b).unwrap(),
        (Literal::Text(a), Literal::Text(b)) => a.cmp(b),
        _ => panic!("only numbers and days are compared"),
    };
    let begins = |a: &Literal, b: &Literal| match (a, b) {
        (Literal::Text(a), Literal::Text(b)) if !is_words => {
            a.to_uppercase().starts_with(&b.to_uppercase())
        }
        _ => words(a).starts_with(&words(b)),
    };
    let contains =
        |a: &Literal, b: &Literal| format!(" {} ", words(a)).contains(&format!(" {} ", words(b)));
    let fits = |value: &Literal| match asked.op {
        Operator::Eq | Operator::Ne | Operator::In | Operator::NotIn => {
            operands.iter().any(|one| same(value, one))
        }
        Operator::Lt => order(value, &operands[0]).is_lt(),
        Operator::Le => order(value, &operands[0]).is_le(),
        Operator::Gt => order(value, &operands[0]).is_gt(),
        Operator::Ge => order(value, &operands[0]).is_ge(),
        Operator::Between => {
            order(value, &operands[0]).is_ge() && order(value, &operands[1]).is_le()
        }
        Operator::StartsWith => begins(value, &operands[0]),
        Operator::ContainsWord => contains(value, &operands[0]),
        Operator::MatchesList if is_words => operands.iter().any(|one| contains(value, one)),
        Operator::MatchesList => operands.iter().any(|one| begins(value, one)),
        Operator::IsMissing => unreachable!(),
    };
    let any = if values.iter().flatten().any(fits) {
        Truth::True
    } else if values.is_empty() || values.contains(&None) {
        Truth::Unknown
    } else {
        Truth::False
    };
    if matches!(asked.op, Operator::Ne | Operator::NotIn) { !any } else { any }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn text_and_tree_map_one_to_one(condition in condition()) {
        let text = expression::print(&condition);
        let parsed = expression::parse(&text).map_err(|problem| {
            TestCaseError::fail(format!("{text}: {problem:?}"))
        })?;
        prop_assert_eq!(&parsed.condition, &condition, "{}", text);
        prop_assert_eq!(parsed.places.len(), condition.tests().len());
        prop_assert_eq!(expression::print(&parsed.condition), text);
        let json = serde_json::to_string(&condition).unwrap();
        prop_assert_eq!(serde_json::from_str::<Condition>(&json).unwrap(), condition, "{}", json);
    }

    #[test]
    fn both_evaluators_say_what_the_definition_says(
        conditions in prop::collection::vec(condition(), 1..6),
        parts in prop::collection::vec(row_parts(), 1..150),
    ) {
        let lists = lists();
        let compiled: Vec<Compiled> =
            conditions.iter().map(|one| Compiled::new(one, &lists).unwrap()).collect();
        let all: Vec<&Compiled> = compiled.iter().collect();
        let mut columns = Columns::of(&all);
        // Lines of one consignment follow each other, so that what is kept of it is tested too.
        let rows: Vec<Row<'_>> = rows_of(&parts)
            .into_iter()
            .flat_map(|row| [row, Row { item: None, ..row }, row])
            .collect();
        for row in &rows {
            columns.push(row);
        }
        let masks = columns.evaluate(&all);
        for ((condition, compiled), masks) in conditions.iter().zip(&compiled).zip(&masks) {
            let mut counts = (0, 0);
            let mut reader = RowReader::new();
            for (at, row) in rows.iter().enumerate() {
                reader.load(*row);
                let expected = plainly(condition, row);
                let text = expression::print(condition);
                prop_assert_eq!(compiled.truth(row), expected, "closures: {}", text);
                prop_assert_eq!(compiled.truth_in(&mut reader), expected, "reader: {}", text);
                prop_assert_eq!(masks.truth(at), expected, "columns: {}", text);
                let explained = compiled.explain(row);
                prop_assert_eq!(explained.truth, expected);
                // What carried the result is there, and is as it is said.
                prop_assert!(!explained.because.is_empty());
                for because in explained.because {
                    let own = plainly_test(&compiled.tests()[because.test], row);
                    prop_assert_eq!(if because.negated { !own } else { own }, expected);
                }
                counts.0 += usize::from(expected == Truth::True);
                counts.1 += usize::from(expected == Truth::Unknown);
            }
            prop_assert_eq!((masks.hits(), masks.unknowns()), counts);
            prop_assert!(masks.hit_rows().all(|at| masks.truth(at) == Truth::True));
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "[a-z.&|!()\\[\\]\"'\\\\<>=, 0-9u\n-]{0,60}") {
        if let Ok(parsed) = expression::parse(&text) {
            let printed = expression::print(&parsed.condition);
            // A test without its operand cannot be written; the check refuses it.
            if check::condition(&parsed.condition, &lists()).is_empty() {
                prop_assert_eq!(expression::parse(&printed).unwrap().condition, parsed.condition);
            }
        }
    }
}
