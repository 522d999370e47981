//! Dangerous-goods data that contradict themselves.
//!
//! Looks at the declared UN number against the table of dangerous goods: the class must be one
//! of that number, the number must exist, and a number in the goods text must not be another one
//! than the declared.
//!
//! Limits: whether goods without any declared number ought to have one is not judged; several
//! rows of the table may share a number, any of their classes is accepted.
//! Source: UN model regulations, table of dangerous goods; own.

use sarhad_model::{DangerousGoods, Finding, Param, Span, UnNumber};

use super::{Findings, GoodsLine, Indicator, UnitContext};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD13", evaluate };

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        for declared in &line.item.dangerous_goods {
            class_differs(context, line, declared, out);
        }
        number_differs(context, line, out);
    }
}

fn class_differs(
    context: &UnitContext<'_>,
    line: &GoodsLine<'_>,
    declared: &DangerousGoods,
    out: &mut Findings,
) {
    let Some(number) = declared.un_number.as_ref() else { return };
    let Some(&un) = number.get() else { return };
    let table = context.knowledge.goods.dangerous_goods_classes(un);
    if table.is_empty() {
        let (span, raw) = (number.span, number.raw.trim());
        let what = "un-number-unknown";
        out.add(finding(context, line, span, raw, what, un, raw.to_owned(), String::new()));
        return;
    }
    let Some(class) = &declared.class else { return };
    let written = plain_class(class.value());
    if written.is_empty() || table.iter().any(|good| classes_agree(&written, &good.class)) {
        return;
    }
    let mut expected: Vec<&str> = table.iter().map(|good| good.class.as_ref()).collect();
    expected.sort_unstable();
    expected.dedup();
    let (declared, expected) = (class.value().to_owned(), expected.join(", "));
    let what = "un-class-differs";
    out.add(finding(context, line, class.span, class.value(), what, un, declared, expected));
}

fn number_differs(context: &UnitContext<'_>, line: &GoodsLine<'_>, out: &mut Findings) {
    let declared: Vec<UnNumber> = line
        .item
        .dangerous_goods
        .iter()
        .filter_map(|goods| goods.un_number.as_ref()?.get().copied())
        .collect();
    if declared.is_empty() {
        return;
    }
    for (in_text, _) in &line.judged.judgement.un_numbers {
        if !declared.contains(in_text) {
            let all: Vec<String> = declared.iter().map(ToString::to_string).collect();
            let text = line.item.cargo_description.first();
            let span = text.map_or(line.item.source, |text| text.span);
            let (what, all) = ("un-number-differs", all.join(", "));
            let found = in_text.to_string();
            let raw = line.item.description();
            out.add(finding(context, line, span, &raw, what, *in_text, all, found));
        }
    }
}

/// `CLASS 6.1 (8)` → `6.1`: the first number with its division; letters follow only for class 1.
fn plain_class(text: &str) -> String {
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
    let rest = &text[start..];
    let end =
        rest.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(rest.len());
    rest[..end].replace(',', ".").trim_end_matches('.').to_owned()
}

/// A class without its division agrees with any of its divisions (`6` with `6.1`).
fn classes_agree(written: &str, table: &str) -> bool {
    let table = plain_class(table);
    written == table
        || table.strip_prefix(written).is_some_and(|rest| rest.starts_with('.'))
        || written.strip_prefix(table.as_str()).is_some_and(|rest| rest.starts_with('.'))
}

#[expect(clippy::too_many_arguments, reason = "the facts of one message, named at each call")]
fn finding(
    context: &UnitContext<'_>,
    line: &GoodsLine<'_>,
    span: Span,
    raw: &str,
    what: &'static str,
    un: UnNumber,
    declared: String,
    expected: String,
) -> Finding {
    let mut finding =
        context.finding(&INDICATOR, line.subject_at("goods.dangerous_goods", span, raw));
    let or_dash = |text: String| Param::Text(if text.is_empty() { "–".to_owned() } else { text });
    finding.params.insert("line", Param::Number(f64::from(line.number)));
    finding.params.insert("what", Param::Term(what));
    finding.params.insert("un", Param::Text(un.to_string()));
    finding.params.insert("declared", or_dash(declared));
    finding.params.insert("expected", or_dash(expected));
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_compared_as_people_write_them() {
        assert_eq!(plain_class("Class 6.1 (8)"), "6.1");
        assert_eq!(plain_class("класс 3"), "3");
        assert_eq!(plain_class("1.4S"), "1.4");
        assert_eq!(plain_class("-"), "");
        assert!(classes_agree("6", "6.1"));
        assert!(classes_agree("1.4", "1.4S"));
        assert!(!classes_agree("3", "8"));
    }
}
