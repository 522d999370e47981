//! A firm in a column that nobody understands is a party all the same, and it is said so.

use std::fmt::Write as _;

use sarhad_formats::{Options, read};
use sarhad_model::{IssueCode, PartyRole};

/// What stands in three rows of a column with a header that says nothing | how many parties of
/// no known role come of it. All names are invented.
const CASES: [(&str, [&str; 3], usize); 9] = [
    ("Колонка Щ", ["ООО Ветер", "Aral Gate FZE", "МЧЖ Наврўз"], 3),
    ("Колонка Щ", ["ООО Ветер", "", ""], 1),
    ("Колонка Щ", ["", "срочно", "ТОО «Ромашка», г. Актау, мкр. 8"], 1),
    ("Доп. реквизит 7", ["Bahor MChJ", "ок", "12"], 1),
    ("Примечание", ["", "Steppe Wind L.L.C.", ""], 1),
    ("Колонка Щ", ["12", "13", "14"], 0),
    ("Колонка Щ", ["срочно", "без замечаний", "да"], 0),
    ("Колонка Щ", ["ТОО Получатель", "", ""], 0),
    ("", ["", "", "ЖШС Әділет"], 1),
];

#[test]
fn firms_in_unknown_columns_are_parties_without_a_role() {
    for (header, cells, expected) in CASES {
        let mut paper = format!("№ коносамента;Грузополучатель;Наименование груза;{header}\n");
        for (number, cell) in cells.iter().enumerate() {
            let cell = cell.replace('"', "\"\"");
            writeln!(paper, "AB{number};ТОО Получатель;насосы;\"{cell}\"").unwrap();
        }
        let submission = read("paper.csv", paper.as_bytes(), &Options::default());
        assert_eq!(submission.coverage.uncovered(), 0, "{header} {cells:?}");
        let others: Vec<_> = submission
            .consignments()
            .flat_map(|consignment| consignment.parties_of(PartyRole::Other))
            .collect();
        assert_eq!(others.len(), expected, "{header} {cells:?}");
        let inferred = submission.columns.iter().any(|column| column.by == "content");
        for party in others {
            let said = party
                .name
                .as_ref()
                .is_some_and(|name| name.issues.has(IssueCode::PartyInUnknownColumn));
            assert!(said || inferred, "{header}: {}", party.name());
        }
    }
}
