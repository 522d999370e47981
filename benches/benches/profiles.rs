//! Profiles: rows a second of 50 rules, by columns and by closures, against a plain walk of the
//! trees over texts. `cargo bench -p sarhad-benches --bench profiles`

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sarhad_benches::papers;
use sarhad_engine::profiles::fields::Datum;
use sarhad_engine::profiles::{
    Columns, Compiled, Condition, FieldId, Literal, NamedLists, Operand, Operator, Row, RowReader,
    Test, Truth, expression,
};
use sarhad_engine::{Unit, group};
use sarhad_formats::{Options, read};
use sarhad_model::Submission;
use sarhad_simulate::PaperFormat;

/// Lines of the simulated day.
const LINES: u32 = 20_000;
/// Rules.
const RULES: usize = 50;

fn main() {
    divan::main();
}

fn submissions() -> Vec<Submission> {
    let papers = papers(LINES, PaperFormat::Awmds);
    papers.iter().map(|paper| read(&paper.name, &paper.bytes, &Options::default())).collect()
}

/// One to three conditions a rule: beginnings of codes, sets, comparisons, a ratio, an empty
/// field. No test stands in two rules as it is, so that nothing is saved by sharing.
fn rules() -> Vec<Condition> {
    let rule = |n: usize| {
        let chapter = 10 + n;
        let low = 100 + 37 * n;
        match n % 5 {
            0 => format!("item.hs.startsWith(\"{chapter}\")"),
            1 => format!(
                "item.hs in [\"{chapter}0110\", \"{chapter}0290\", \"{chapter}1000\", \"{chapter}2030\", \"{chapter}9000\"] && item.gross_mass > {low}"
            ),
            2 => format!(
                "itinerary.loading_country in [\"CN\", \"TR\", \"AE\"] && item.gross_mass_per_package < {chapter} && consignee.tax_id.isMissing()"
            ),
            3 => format!(
                "item.gross_mass.between({low}, {}) && item.hs.startsWith(\"{chapter}\")",
                low + 50
            ),
            _ => format!(
                "consignor.country != \"CN\" && item.gross_mass >= {low} && item.packages < {chapter}"
            ),
        }
    };
    (0..RULES).map(|n| expression::parse(&rule(n)).expect("a rule as above").condition).collect()
}

fn compiled() -> Vec<Compiled> {
    let lists = NamedLists::default();
    rules().iter().map(|rule| Compiled::new(rule, &lists).expect("rules of this bench")).collect()
}

fn rows<'a>(units: &[Unit<'a>]) -> Vec<Row<'a>> {
    units.iter().flat_map(|unit| Row::of_unit(unit).map(|(_, _, row)| row)).collect()
}

#[divan::bench(sample_count = 20)]
fn rows_by_columns(bencher: Bencher<'_, '_>) {
    let (submissions, compiled) = (submissions(), compiled());
    let units = group(&submissions);
    let all: Vec<&Compiled> = compiled.iter().collect();
    let mut columns = Columns::of(&all);
    for row in rows(&units) {
        columns.push(&row);
    }
    bencher.counter(ItemsCount::new(columns.rows())).bench(|| {
        columns
            .evaluate(black_box(&all))
            .iter()
            .map(sarhad_engine::profiles::Masks::hits)
            .sum::<usize>()
    });
}

#[divan::bench(sample_count = 20)]
fn rows_by_closures(bencher: Bencher<'_, '_>) {
    let (submissions, compiled) = (submissions(), compiled());
    let units = group(&submissions);
    let rows = rows(&units);
    bencher.counter(ItemsCount::new(rows.len())).bench(|| {
        let mut reader = RowReader::new();
        let mut hits = 0;
        for row in &rows {
            reader.load(*black_box(row));
            hits += compiled.iter().filter(|one| one.truth_in(&mut reader) == Truth::True).count();
        }
        hits
    });
}

#[divan::bench(sample_count = 5)]
fn rows_control_trees_walked_over_texts(bencher: Bencher<'_, '_>) {
    let (submissions, rules) = (submissions(), rules());
    let units = group(&submissions);
    let rows = rows(&units);
    bencher.counter(ItemsCount::new(rows.len())).bench(|| {
        let hits = |row: &Row<'_>| {
            rules.iter().filter(|rule| walk(rule, black_box(row)) == Truth::True).count()
        };
        rows.iter().map(hits).sum::<usize>()
    });
}

/// The naive way: names looked up, values made to texts, everything evaluated.
fn walk(condition: &Condition, row: &Row<'_>) -> Truth {
    match condition {
        Condition::All(parts) => {
            parts.iter().map(|one| walk(one, row)).fold(Truth::True, Truth::and)
        }
        Condition::Any(parts) => {
            parts.iter().map(|one| walk(one, row)).fold(Truth::False, Truth::or)
        }
        Condition::Not(part) => !walk(part, row),
        Condition::Test(test) => walk_test(test, row),
    }
}

fn walk_test(asked: &Test, row: &Row<'_>) -> Truth {
    let field = FieldId::named(&asked.field).expect("rules of this bench").field();
    let mut values: Vec<String> = Vec::new();
    let mut unreadable = false;
    field.read(row, &mut |datum| match datum {
        Datum::Text(text) => values.push(text.to_owned()),
        Datum::Number(number) => values.push(number.to_string()),
        Datum::Date(day) => values.push(day.to_string()),
        Datum::Bool(value) => values.push(value.to_string()),
        Datum::Unreadable => unreadable = true,
    });
    if asked.op == Operator::IsMissing {
        return Truth::from(values.is_empty() && !unreadable);
    }
    let operands: Vec<String> = match &asked.operand {
        Operand::One(one) => vec![text(one)],
        Operand::Many(many) => many.iter().map(text).collect(),
        Operand::List(_) | Operand::None => Vec::new(),
    };
    let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
    let fits = |value: &String| match asked.op {
        Operator::Lt => number(value) < number(&operands[0]),
        Operator::Gt => number(value) > number(&operands[0]),
        Operator::Ge => number(value) >= number(&operands[0]),
        Operator::Between => (number(&operands[0])..=number(&operands[1])).contains(&number(value)),
        Operator::StartsWith => value.starts_with(&operands[0]),
        _ => operands.contains(value),
    };
    let any = if values.iter().any(fits) {
        Truth::True
    } else if values.is_empty() || unreadable {
        Truth::Unknown
    } else {
        Truth::False
    };
    if asked.op == Operator::Ne { !any } else { any }
}

fn text(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        Literal::Number(number) => number.to_string(),
        Literal::Bool(value) => value.to_string(),
    }
}
