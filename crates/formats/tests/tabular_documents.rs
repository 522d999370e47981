//! Documents in tables: a number that stands in two columns of one kind keeps its text in each,
//! and a date without a document of its own is kept (the number is a placeholder, is missing, or
//! was given before with another date). What a row says of the journey is kept beside what the
//! title says. Found by damaging files (docs/fuzzing.md).

use sarhad_formats::{Options, read};

#[test]
fn no_date_is_lost() {
    for rows in [
        "D1;01.02.2026;насосы\nD1;03.02.2026;клапаны\n",
        "D1;;насосы\nD1;03.02.2026;клапаны\n",
        "n/a;03.02.2026;насосы\n",
        ";03.02.2026;насосы\n",
        "D1;01.02.2026;насосы\nD1;не дата;клапаны\n",
    ] {
        let paper = format!("Номер декларации;Дата декларации;Наименование груза\n{rows}");
        let submission = read("paper.csv", paper.as_bytes(), &Options::default());
        assert_eq!(submission.coverage.uncovered(), 0, "{rows}");
        let json = serde_json::to_string(&submission).unwrap();
        assert!(json.contains("03.02.2026") || json.contains("не дата"), "{rows}: {json}");
    }
}

#[test]
fn no_number_is_lost_where_a_document_has_two_columns() {
    for rows in ["D1;D1;насосы\n", "D1;;насосы\n;D1;клапаны\n", ";D1;насосы\nD1;;клапаны\n"]
    {
        let paper = format!("Номер декларации;Номер декларации;Наименование груза\n{rows}");
        let submission = read("paper.csv", paper.as_bytes(), &Options::default());
        assert_eq!(submission.coverage.uncovered(), 0, "{rows}");
    }
}

#[test]
fn what_the_title_says_of_the_journey_hides_no_row() {
    for (title, cells) in
        [("Вид транспорта: море", "авто"), ("Рейс: 12", "13"), ("Рейс: 12", "12"), ("Реестр", "7")]
    {
        let paper = format!(
            "{title};;\n№ коносамента;Вид транспорта;Рейс;Наименование груза\nB1;{cells};{cells};насосы\n"
        );
        let submission = read("paper.csv", paper.as_bytes(), &Options::default());
        assert_eq!(submission.coverage.uncovered(), 0, "{title} {cells}");
    }
}

#[test]
fn a_bare_date_is_that_of_the_transport_document_where_there_is_no_declaration() {
    for (header, rows, expected) in [
        ("№ коносамента;Дата;Наименование груза", "B1;03.02.2026;насосы", Some("2026-02-03")),
        // The transport document has its own.
        (
            "№ коносамента;Дата;Дата коносамента;Наименование груза",
            "B1;03.02.2026;01.02.2026;насосы",
            Some("2026-02-01"),
        ),
        // And so has the declaration.
        ("№ коносамента;Номер декларации;Дата;Наименование груза", "B1;D1;03.02.2026;насосы", None),
    ] {
        let paper = format!("{header}\n{rows}\n");
        let submission = read("paper.csv", paper.as_bytes(), &Options::default());
        assert_eq!(submission.coverage.uncovered(), 0, "{header}");
        let bill = submission.consignments().next().unwrap().transport_contract_document.as_ref();
        let date = bill.unwrap().date.as_ref().map(|date| date.get().unwrap().to_string());
        assert_eq!(date.as_deref(), expected, "{header}");
    }
}
