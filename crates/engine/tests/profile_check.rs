//! What is wrong with a profile is told with its place: cases as data, in JSON and as text.

mod profiles;

use sarhad_engine::profiles::{Place, Problem, ProblemKind, ProfileFile, check, limits};
use serde_json::{Value, json};

fn good() -> Value {
    json!({
        "schema": 1, "id": "p-1", "version": 1, "state": "active", "owner": "Post",
        "valid_from": "2026-01-01", "valid_to": "2026-12-31", "score_db": 5,
        "reason": {"en": "why"},
        "when": {"field": "item.hs", "op": "starts_with", "value": "85"},
    })
}

fn problems(file: Value) -> Vec<Problem> {
    let file: ProfileFile = serde_json::from_value(file).unwrap();
    check::profile(file, &profiles::lists()).err().unwrap_or_default()
}

#[test]
fn the_head_is_checked_member_by_member() {
    assert_eq!(problems(good()), []);
    for (member, value, kind) in [
        ("schema", json!(2), ProblemKind::Schema),
        ("id", json!("a b"), ProblemKind::Id),
        ("version", json!(0), ProblemKind::Version),
        ("owner", json!(" "), ProblemKind::Owner),
        ("reason", json!({}), ProblemKind::Reason),
        ("reason", json!({"EN": "x"}), ProblemKind::ReasonLanguage),
        ("valid_to", json!("2025-12-31"), ProblemKind::Dates),
        ("valid_to", json!("2029-01-01"), ProblemKind::Validity),
        ("score_db", json!(31), ProblemKind::Score),
        ("score_db", json!(0), ProblemKind::NoEffect),
        ("expression", json!("item.hs == \"85\""), ProblemKind::OneForm),
    ] {
        let mut file = good();
        file[member] = value;
        let found = problems(file);
        let place = if kind == ProblemKind::OneForm { "when" } else { member };
        assert_eq!(found.len(), 1, "{member}: {found:?}");
        assert_eq!((found[0].kind, &found[0].place), (kind, &Place::Member(place)));
    }
    let mut file = good();
    (file["score_db"], file["lane"]) = (json!(-3), json!("scan"));
    assert_eq!(problems(file)[0].kind, ProblemKind::LaneAgainstScore);
}

#[test]
fn conditions_are_checked_with_their_place_in_the_tree() {
    let test =
        |field: &str, op: &str, value: Value| json!({"field": field, "op": op, "value": value});
    for (condition, kind) in [
        (test("item.hss", "eq", json!("85")), ProblemKind::UnknownField),
        (test("item.hs", "lt", json!("85")), ProblemKind::OperatorType),
        (test("item.hs", "eq", json!(["85"])), ProblemKind::Operand),
        (test("item.hs", "in", json!("85")), ProblemKind::Operand),
        (test("item.hs", "is_missing", json!("85")), ProblemKind::Operand),
        (json!({"field": "item.hs", "op": "eq"}), ProblemKind::Operand),
        (test("item.hs", "eq", json!("85.42")), ProblemKind::BadDigits),
        (test("item.hs", "eq", json!(85)), ProblemKind::ValueType),
        (test("item.hs", "in", json!([])), ProblemKind::EmptyList),
        (test("item.hs", "in", json!(vec!["85"; 201])), ProblemKind::TooManyValues),
        (test("item.origin", "eq", json!("cn")), ProblemKind::BadCountry),
        (test("item.origin", "eq", json!("XX")), ProblemKind::BadCountry),
        (test("means.mode", "eq", json!("boat")), ProblemKind::BadChoice),
        (test("declaration.date", "lt", json!("2026-02-30")), ProblemKind::BadDate),
        (test("item.gross_mass", "between", json!([2, 1])), ProblemKind::BetweenOrder),
        (test("item.gross_mass", "gt", json!("10")), ProblemKind::ValueType),
        (test("item.description", "contains_word", json!("…")), ProblemKind::EmptyValue),
        (test("consignee.name", "eq", json!("x".repeat(401))), ProblemKind::LongValue),
        (json!({"field": "item.hs", "op": "in", "list": "none"}), ProblemKind::UnknownList),
        (json!({"field": "item.origin", "op": "in", "list": "chips"}), ProblemKind::BadCountry),
        (json!({"any": []}), ProblemKind::EmptyGroup),
    ] {
        let mut file = good();
        let bystander = test("consignment.to_order", "eq", json!(true));
        file["when"] = json!({"all": [bystander, {"not": condition}]});
        let found = problems(file);
        assert!(!found.is_empty(), "{condition}");
        let expected = match kind {
            ProblemKind::EmptyGroup => "/when/all/1/not/any",
            _ => "/when/all/1/not",
        };
        assert_eq!(found[0].kind, kind, "{condition}: {found:?}");
        assert_eq!(found[0].place, Place::Tree(expected.to_owned()), "{condition}");
    }
}

#[test]
fn depth_and_number_are_limited() {
    let leaf = json!({"field": "consignment.to_order", "op": "eq", "value": true});
    let deep = |depth: usize| (1..depth).fold(leaf.clone(), |inner, _| json!({"not": inner}));
    let with = |condition: Value| {
        let mut file = good();
        file["when"] = condition;
        problems(file).first().map(|one| one.kind)
    };
    assert_eq!(with(deep(limits::MAX_DEPTH)), None);
    assert_eq!(with(deep(limits::MAX_DEPTH + 1)), Some(ProblemKind::TooDeep));
    let many = |count: usize| json!({"any": vec![leaf.clone(); count]});
    assert_eq!(with(many(limits::MAX_TESTS)), None);
    assert_eq!(with(many(limits::MAX_TESTS + 1)), Some(ProblemKind::TooManyTests));
}

#[test]
fn errors_of_the_text_point_at_the_character() {
    for (text, kind, line, column) in [
        ("item.hs == ", ProblemKind::TextExpected, 1, 12),
        ("item.hs", ProblemKind::ValueType, 1, 1),
        ("item.hs == \"85\" &&\n  item.hss == \"1\"", ProblemKind::UnknownField, 2, 3),
        ("item.hs == \"85\" item.hs", ProblemKind::TextExpected, 1, 17),
        ("item.hs.begins(\"85\")", ProblemKind::TextFunction, 1, 9),
        ("(item.hs == \"85\"", ProblemKind::TextExpected, 1, 17),
        ("item.hs == \"85", ProblemKind::TextOpen, 1, 12),
        ("item.hs == \"\\q\"", ProblemKind::TextEscape, 1, 13),
        ("item.hs == #", ProblemKind::TextCharacter, 1, 12),
        ("consignee.name == \"Ёлка\" && item.hs < \"8\"", ProblemKind::OperatorType, 1, 29),
        ("item.hs in [\"85\" \"84\"]", ProblemKind::TextExpected, 1, 18),
        ("item == \"85\"", ProblemKind::TextExpected, 1, 6),
    ] {
        let mut file = good();
        file.as_object_mut().unwrap().remove("when");
        file["expression"] = json!(text);
        let found = problems(file);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let place = Place::Text { line, column };
        assert_eq!((found[0].kind, &found[0].place), (kind, &place), "{text}");
    }
    let mut file = good();
    file.as_object_mut().unwrap().remove("when");
    file["expression"] = json!("(".repeat(1000));
    assert_eq!(problems(file.clone())[0].kind, ProblemKind::TextDeep);
    file["expression"] = json!("!".repeat(limits::MAX_EXPRESSION + 1));
    assert_eq!(problems(file)[0].kind, ProblemKind::TextLong);
}

#[test]
fn what_is_no_condition_is_refused_when_read() {
    for (condition, why) in [
        (json!({"all": [], "any": []}), "a condition has either one of"),
        (json!({"field": "item.hs"}), "a condition has either one of"),
        (json!({"all": [], "value": 1}), "a condition has either one of"),
        (json!({"field": "a.b", "op": "eq", "value": 1, "list": "x"}), "not both"),
        (json!({"field": "a.b", "op": "like", "value": 1}), "unknown variant `like`"),
        (json!({"feld": "a.b"}), "unknown field `feld`"),
    ] {
        let mut file = good();
        file["when"] = condition;
        let error = serde_json::from_value::<ProfileFile>(file).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[test]
fn sugar_is_read_and_printed_in_one_way() {
    use sarhad_engine::profiles::expression::{parse, print};
    for (text, printed) in [
        ("has(consignee.tax_id)", "!consignee.tax_id.isMissing()"),
        ("consignee.tax_id.exists()", "!consignee.tax_id.isMissing()"),
        ("consignment.to_order", "consignment.to_order == true"),
        ("((item.hs == '85'))", "item.hs == \"85\""),
        ("(a.b == 1 && c.d == 2) || e.f == 3", "a.b == 1 && c.d == 2 || e.f == 3"),
        ("!(item.hs in [\"1\"])", "!(item.hs in [\"1\"])"),
        ("a.b.between(-1, 2.50)", "a.b.between(-1, 2.5)"),
    ] {
        assert_eq!(print(&parse(text).unwrap().condition), printed);
    }
}
