//! An officer asks about goods: a text, an entry, a file, in her language.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use harness::{Desk, example};

fn out(args: &[&str]) -> String {
    let answer = Desk::new().run(args);
    assert_eq!(answer.code, 0, "{args:?}: {}", answer.err);
    // The version of the catalogue changes with every entry.
    let cut = |line: &str| match line.split_once(". ") {
        Some((catalogue, rest)) if catalogue.starts_with("Catalogue ") => {
            format!("Catalogue …. {rest}")
        }
        Some((catalogue, rest)) if catalogue.starts_with("Каталог ") => {
            format!("Каталог …. {rest}")
        }
        _ => line.to_owned(),
    };
    answer.out.lines().map(cut).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_text_is_explained_condition_by_condition() {
    let text = "frequency converter 7.5 kW, output to 1200 Hz";
    insta::assert_snapshot!("goods_en", out(&["goods", text, "--hs", "850440"]));
    let russian = "преобразователь частоты 11 кВт, выход до 1200 Гц";
    insta::assert_snapshot!("goods_ru", out(&["goods", russian, "--lang", "ru"]));
}

#[test]
fn a_source_and_a_false_code_are_told_apart_from_entries() {
    let source = out(&["goods", "Источник Co-60 закрытый, 5 Ки", "--lang", "ru"]);
    assert!(source.contains("IAEA-RS-Co60") && source.contains("лицензия"), "{source}");
    let false_code = out(&["goods", "uranium hexafluoride in cylinders", "--hs", "520811"]);
    assert!(false_code.contains("2844") && false_code.contains("5208"), "{false_code}");
}

#[test]
fn an_entry_is_shown_by_number_and_by_id() {
    insta::assert_snapshot!("goods_show", out(&["goods", "show", "3A225"]));
    let by_id = out(&["goods", "show", "c0079"]);
    assert_eq!(by_id, out(&["goods", "show", "3a225"]));
    let part = out(&["goods", "show", "2B201", "--format", "json"]);
    let entries: serde_json::Value = serde_json::from_str(&part).unwrap();
    assert_eq!(entries.as_array().unwrap().len(), 3);
    let unknown = Desk::new().run(["goods", "show", "9Z999"]);
    assert_eq!(unknown.code, 1);
    assert!(unknown.err.contains("9Z999"), "{}", unknown.err);
}

#[test]
fn a_file_is_explained_line_by_line() {
    let file = example("aktau-ferry.xlsx");
    let answer = Desk::new().run(["goods".into(), "explain".into(), file.clone().into_os_string()]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("aktau-ferry.xlsx"), "{}", answer.out);
    let all = Desk::new().run([
        "goods".into(),
        "explain".into(),
        file.into_os_string(),
        "--all".into(),
        "--format".into(),
        "json".into(),
    ]);
    let lines: serde_json::Value = serde_json::from_str(&all.out).unwrap();
    let lines = lines.as_array().unwrap();
    assert!(lines.len() > 10, "{}", lines.len());
    assert!(lines.iter().all(|line| line["file"].is_string() && line["answer"].is_object()));
}
