//! Tables as they really come: titles above, lists in cells, decimal commas, sums below. All
//! papers here are invented.

use std::fmt::Write as _;

use encoding_rs::WINDOWS_1251;
use sarhad_formats::{Format, Limits, Mapping, Options, detect, read, tabular};
use sarhad_model::{
    ClassificationOrigin, ClassificationScheme, Consignment, IssueCode, PartyRole, Submission,
    SubmissionStatus,
};

fn csv(text: &str) -> Submission {
    let submission = read("paper.csv", text.as_bytes(), &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0, "{submission:#?}");
    submission
}

fn only(submission: &Submission) -> &Consignment {
    let all: Vec<&Consignment> = submission.consignments().collect();
    assert_eq!(all.len(), 1, "{submission:#?}");
    all[0]
}

fn name(consignment: &Consignment, role: PartyRole) -> &str {
    consignment.parties_of(role).next().map_or("", sarhad_model::Party::name)
}

#[test]
fn header_in_row_six_container_lists_and_decimal_commas_in_an_old_code_page() {
    let text = "Реестр контейнеров;;;;;;;\r\n\
        Судно: АКСУ;;;;;;;\r\n\
        Рейс: 12;;;;;;;\r\n\
        ;;;;;;;\r\n\
        Порт Баку;;;;;;;\r\n\
        № п/п;Коносамент;Грузоотправитель;Грузополучатель;Наименование груза;Код ТН ВЭД;Вес брутто, кг;№ контейнера\r\n\
        1;AKS001;ALPHA GMBH;ТОО «Ветер»;Насосы центробежные;8413703000;12 500,5;CSQU3054383,MSKU7979262\r\n\
        2;AKS002;BETA LTD;ООО Каспий;Плитка керамическая;6907219009;7,25;TOLU4734787\r\n\
        ;ИТОГО;;;;;12507,75;\r\n";
    let bytes = WINDOWS_1251.encode(text).0;
    let submission = read("reestr.csv", &bytes, &Options::default());
    assert_eq!(submission.encoding, Some("windows-1251"));
    assert_eq!(submission.coverage.uncovered(), 0);
    let all: Vec<&Consignment> = submission.consignments().collect();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].bill(), Some("AKS001"));
    assert_eq!(name(all[0], PartyRole::Consignee), "ТОО «Ветер»");
    assert_eq!(all[0].transport_equipment.len(), 2);
    assert_eq!(all[0].items[0].gross_mass_kg.as_ref().unwrap().value, Some(12_500.5));
    assert_eq!(all[1].items[0].gross_mass_kg.as_ref().unwrap().value, Some(7.25));
    assert_eq!(all[0].items[0].classifications[0].scheme, ClassificationScheme::TnVed);
    assert!(submission.issues.iter().any(|issue| issue.code == IssueCode::TotalsRow));
    let means = &submission.declarations[0].border_transport_means;
    assert_eq!(means.journey_label(), "АКСУ / 12");
}

#[test]
fn rows_of_one_bill_are_one_consignment() {
    let submission = csv("B/L No,Shipper,Consignee,Description,Container,Gross weight\n\
        AB1,ALPHA GMBH,TOO BETA,pumps,CSQU3054383,100\n\
        AB1,ALPHA GMBH,TOO BETA,valves,MSKU7979262,200\n\
        ,,,hoses,MSKU7979262,50\n\
        AB2,ALPHA GMBH,TOO BETA,tiles,TOLU4734787,10\n");
    let all: Vec<&Consignment> = submission.consignments().collect();
    assert_eq!(all.len(), 2);
    assert_eq!((all[0].items.len(), all[0].transport_equipment.len()), (3, 2));
    assert_eq!(all[0].parties.len(), 2);
    assert_eq!(all[0].items_in(1), [1, 2]);
    assert!(all[1].item_equipment.is_empty());
}

#[test]
fn a_row_that_names_nobody_goes_on_with_the_row_above_and_that_is_said() {
    let submission = csv("Отправитель;Получатель;БИН/ИИН;Груз;Контейнер;Вес\n\
        ALPHA GMBH;ТОО БЕТА;160640000489;насосы;CSQU3054383;100\n\
        ;;;клапаны;MSKU7979262;200\n\
        ;;;шланги;;50\n\
        GAMMA LTD;ТОО ДАЛА;;плитка;TOLU4734787;10\n\
        N/A;;;кирпич;;10\n");
    let all: Vec<&Consignment> = submission.consignments().collect();
    assert_eq!(all.len(), 3, "{all:#?}");
    assert_eq!((all[0].items.len(), all[0].transport_equipment.len()), (3, 2));
    let remark = &all[0].issues[0];
    assert_eq!(remark.code, IssueCode::ContinuationRow);
    assert_eq!(remark.args, [("count", "2".into())]);
    let consignee = all[0].parties_of(PartyRole::Consignee).next().unwrap();
    assert_eq!(consignee.identifiers[0].number.get().unwrap().number, "160640000489");
    assert!(all[1].issues.is_empty());
    // A bare list of firms: who is not named is unknown.
    assert_eq!(
        csv("Получатель;Груз;Вес\nТОО БЕТА;насосы;1\n;плитка;2\n").consignments().count(),
        2
    );
    // A table that names no parties at all has nothing to inherit.
    assert_eq!(csv("Груз;Контейнер\nнасосы;CSQU3054383\nплитка;\n").consignments().count(), 2);
}

#[test]
fn rows_of_one_declaration_and_the_same_parties_are_one_consignment() {
    let submission = csv("Номер ДТ;Импортер;Товар;Вес нетто\n\
        50417/300925/0000001;ТОО БЕТА;насосы;10\n\
        50417/300925/0000001;ТОО БЕТА;клапаны;20\n\
        50417/300925/0000001;ТОО ДАЛА;плитка;30\n\
        50417/300925/0000002;ТОО ДАЛА;плитка;30\n");
    let lines: Vec<usize> = submission.consignments().map(|one| one.items.len()).collect();
    assert_eq!(lines, [2, 1, 1]);
    let first = submission.consignments().next().unwrap();
    assert_eq!(first.reference(), Some("50417/300925/0000001"));
    assert!(first.issues.is_empty());
}

#[test]
fn a_container_in_the_text_of_the_goods_is_read_where_no_column_names_it() {
    let submission = csv("Shipper,Consignee,Goods,Container\n\
        ALPHA,BETA,\"tiles, cont. no CSQU3054383, 18 pallets\",\n\
        ALPHA,GAMMA,tiles in CSQU3054384 (wrong digit),\n\
        ALPHA,DELTA,tiles of MSKU 797926-2,MSKU7979262\n\
        ALPHA,EPSILON,tiles of TOLU4734787,MSKU7979262\n");
    let numbers = |consignment: &Consignment| -> Vec<(String, bool)> {
        let all = consignment.transport_equipment.iter();
        all.map(|one| {
            let number = &one.identification;
            let said = number.issues.has(IssueCode::ContainerInText);
            (number.get().unwrap().to_string(), said)
        })
        .collect()
    };
    let all: Vec<_> = submission.consignments().map(numbers).collect();
    let (found, column) = (true, false);
    assert_eq!(all[0], [("CSQU3054383".to_owned(), found)]);
    assert_eq!(all[1], []);
    assert_eq!(all[2], [("MSKU7979262".to_owned(), column)]);
    assert_eq!(all[3], [("MSKU7979262".to_owned(), column), ("TOLU4734787".to_owned(), found)]);
}

#[test]
fn the_place_of_the_incoterms_and_a_number_that_is_none_are_kept_aside() {
    let submission = csv("Buyer,BUYER_CODE,Goods,INCOTERMS,DELIVERY_PLACE,Режим\n\
        BETA,0,tiles,FOB,MUNDRA,ИМ40\n");
    let consignment = only(&submission);
    assert!(consignment.itinerary.goods_delivery_place.is_none());
    let kept: Vec<(&str, &str)> =
        consignment.additional_information.iter().map(|one| (&*one.key, &*one.raw)).collect();
    assert_eq!(kept, [("delivery_terms.place", "MUNDRA"), ("BUYER_CODE", "0")]);
    assert!(consignment.parties[0].identifiers.is_empty());
    assert_eq!(consignment.nature, Some(sarhad_model::ConsignmentNature::Import));
}

#[test]
fn a_totals_row_and_a_row_left_out_are_shown_with_their_words() {
    let submission = csv("B/L No,Consignee,Goods,Weight,Remarks\nA1,X LLP,pumps,5,\n\
        ,,,,see annex\nTotal,,,5,\n");
    let said: Vec<(IssueCode, &str)> =
        submission.issues.iter().map(|issue| (issue.code, &*issue.raw)).collect();
    assert!(said.contains(&(IssueCode::TotalsRow, "Total | 5")), "{said:?}");
    assert!(said.contains(&(IssueCode::RowLeftOut, "see annex")), "{said:?}");
}

#[test]
fn a_bill_given_twice_is_told_from_a_bill_in_two_versions() {
    let submission = csv("B/L No,Consignee,Description\nA1,X LLP,pumps\nA2,Y LLP,tiles\n\
        A1,X LLP,pumps\nA2,Z LLP,tiles\n");
    let codes: Vec<Vec<IssueCode>> = submission
        .consignments()
        .map(|c| c.issues.iter().map(|issue| issue.code).collect())
        .collect();
    assert_eq!(codes[2], [IssueCode::DuplicateConsignment]);
    assert_eq!(codes[3], [IssueCode::ConsignmentDiffers]);
}

#[test]
fn texts_that_are_no_names_and_lists_that_are_no_lists() {
    let submission = csv("B/L No,Shipper,Consignee,Notify party,Description,Container\n\
        A1,N/A,TO ORDER OF STEPPE BANK,SAME AS CONSIGNEE,\"SAID TO CONTAIN ACID UN1052, HS CODE 2811.11\",\"CSQU3054383, 2 pallets\"\n\
        A2,ALPHA,КITAY TRADE,SAME AS CONSIGNEE,mercury 7439-97-6,CSQU3054384\n");
    let all: Vec<&Consignment> = submission.consignments().collect();
    assert!(all[0].to_order);
    assert_eq!(name(all[0], PartyRole::Bank), "STEPPE BANK");
    assert_eq!(all[0].parties_of(PartyRole::Consignor).count(), 0);
    assert_eq!(submission.quarantined[0].reason, IssueCode::ContainerList);
    assert_eq!(submission.status, SubmissionStatus::Partial);
    let item = &all[0].items[0];
    assert_eq!(item.un_numbers_in_text[0].get().unwrap().number(), 1052);
    let code = &item.classifications[0];
    assert_eq!(code.origin, ClassificationOrigin::FoundInText);
    assert_eq!(code.code.get().unwrap().as_str(), "281111");
    assert_eq!(name(all[1], PartyRole::NotifyParty), "КITAY TRADE");
    let consignee = all[1].parties_of(PartyRole::Consignee).next().unwrap();
    assert!(consignee.name.as_ref().unwrap().issues.has(IssueCode::MixedScript));
    assert_eq!(all[1].items[0].cas_numbers.len(), 1);
    let container = &all[1].transport_equipment[0].identification;
    assert!(container.issues.has(IssueCode::ContainerCheckDigit));
}

#[test]
fn two_spellings_are_both_screened_and_two_texts_both_kept() {
    let submission = csv(
        "IMPORTER_NAME,IMPORTER_NAME_EN,PRODUCT_DESCRIPTION,PRODUCT_DESCRIPTION_EN,HS_CODE,EXTRA\n\
        ТОО ВЕТЕР,WIND LLP,насосы,pumps,8413703000,note\n",
    );
    let consignment = only(&submission);
    let names: Vec<&str> =
        consignment.parties_of(PartyRole::Consignee).map(sarhad_model::Party::name).collect();
    assert_eq!(names, ["ТОО ВЕТЕР", "WIND LLP"]);
    assert_eq!(consignment.items[0].description(), "насосы\npumps");
    let kept = &consignment.items[0].additional_information[0];
    assert_eq!((&*kept.key, &*kept.raw), ("EXTRA", "note"));
}

#[test]
fn the_header_of_an_amount_names_its_currency_best() {
    let currency = |text: &str| {
        let submission = csv(text);
        let value = only(&submission).items[0].value.clone().unwrap();
        value.currency.unwrap().value().to_owned()
    };
    assert_eq!(currency("Consignee,Goods,Customs value KZT,Currency\nX,pumps,100,USD\n"), "KZT");
    assert_eq!(currency("Consignee,Goods,Invoice value,Currency\nX,pumps,100,USD\n"), "USD");
    assert_eq!(currency("Consignee,Goods,Invoice value\nX,pumps,100 EUR\n"), "EUR");
}

#[test]
fn lost_zeros_and_spreadsheet_digits() {
    let submission = csv("БИН получателя;Получатель;Груз;ТН ВЭД;Дата прибытия;Судно\n\
        1.60640000489E11;ТОО А;мясо;207141000;25.09.2026;АКСУ\n\
        160640000489;ТОО Б;плитка;6907219009;25.09.2026;АКСУ\n\
        160640000489;ТОО В;плитка;6907219009;25.09.2026;АКСУ\n");
    let all: Vec<&Consignment> = submission.consignments().collect();
    let party = all[0].parties_of(PartyRole::Consignee).next().unwrap();
    assert_eq!(party.identifiers[0].number.get().unwrap().number, "160640000489");
    let code = &all[0].items[0].classifications[0].code;
    assert_eq!(code.get().unwrap().as_str(), "0207141000");
    assert!(code.issues.has(IssueCode::LeadingZeroLost));
    let arrival = submission.declarations[0].arrival_date.as_ref().unwrap();
    assert_eq!(arrival.value.unwrap().to_string(), "2026-09-25");
}

#[test]
fn a_persons_mapping_is_used_by_the_signature_of_the_header() {
    let headers = ["Кто шлёт", "Кому", "Что везут"];
    let text = "Кто шлёт;Кому;Что везут\nALPHA;ТОО ВЕТЕР;насосы\n";
    assert_eq!(
        read("a.csv", text.as_bytes(), &Options::default()).status,
        SubmissionStatus::Rejected
    );
    let mapping = Mapping::parse(&format!(
        "[[table]]\nsignature = \"{}\"\ncolumns = {{\"Кто шлёт\" = \"consignor.name\", \
         \"Кому\" = \"consignee.name\", \"Что везут\" = \"goods.description\"}}\n",
        tabular::signature(&headers)
    ))
    .unwrap();
    let options = Options { mapping, ..Options::default() };
    let submission = read("a.csv", text.as_bytes(), &options);
    assert_eq!(name(only(&submission), PartyRole::Consignee), "ТОО ВЕТЕР");
    assert!(submission.columns.iter().all(|column| column.by == "mapping-file"));
}

#[test]
fn limits_hold_and_are_named() {
    let wide = format!(
        "B/L No,Consignee,Goods{}\nA1,X LLP,pumps{}\n",
        ",h".repeat(200_000),
        ",1".repeat(200_000)
    );
    let submission = read("wide.csv", wide.as_bytes(), &Options::default());
    assert_eq!(submission.consignments().count(), 1);
    assert_eq!(submission.coverage.uncovered(), 0);
    assert!(submission.issues.iter().any(|issue| issue.code == IssueCode::TooMany));
    assert_eq!(submission.status, SubmissionStatus::Partial);

    let mut long = String::from("B/L No,Consignee,Goods\n");
    for number in 0..50 {
        writeln!(long, "A{number},X LLP,pumps").unwrap();
    }
    for limits in
        [Limits { rows: 10, ..Limits::default() }, Limits { consignments: 10, ..Limits::default() }]
    {
        let options = Options { limits, ..Options::default() };
        let submission = read("long.csv", long.as_bytes(), &options);
        assert_eq!(submission.consignments().count(), 10);
        assert_eq!(submission.coverage.uncovered(), 0);
        assert!(submission.issues.iter().any(|issue| issue.code == IssueCode::TooMany));
    }
}

#[test]
fn one_bill_of_very_many_lines_takes_no_quadratic_time() {
    let mut text = String::from("B/L No,Consignee,Goods,Container,Invoice\n");
    for number in 0..60_000 {
        writeln!(text, "A1,FIRM {number},pumps,ABCU{number:07},INV{number}").unwrap();
    }
    let submission = csv(&text);
    assert_eq!(only(&submission).items.len(), 60_000);
    assert_eq!(only(&submission).parties.len(), 60_000);
}

#[test]
fn no_header_no_cargo_and_lists_of_parties_are_refused_with_a_reason() {
    let reason = |text: &str| {
        let submission = csv(text);
        assert_eq!(submission.status, SubmissionStatus::Rejected);
        submission.issues[0].code
    };
    assert_eq!(reason("x,y,z\n1,2,3\n4,5,6\n"), IssueCode::NoHeader);
    let list = "Name,Date of birth,Alias,Programme\nA B,1970,C,X\nD E,1971,F,X\n";
    assert_eq!(reason(list), IssueCode::ListNotCargo);
}

#[test]
fn a8_a_file_that_is_not_what_it_is_called_waits_for_a_person() {
    let text = b"B/L No,Consignee,Goods\nA1,X LLP,pumps\n";
    let submission = read("paper.XLSX", text, &Options::default());
    let issue = submission.issues.last().unwrap();
    assert_eq!(issue.code, IssueCode::ExtensionMismatch);
    assert_eq!(issue.severity, sarhad_model::Severity::Quarantine);
    assert_eq!(submission.status, SubmissionStatus::Partial);
    assert_eq!(submission.consignments().count(), 1);
    for name in ["paper.csv", "paper.txt", "paper", "paper.2026"] {
        assert_eq!(
            read(name, text, &Options::default()).status,
            SubmissionStatus::Complete,
            "{name}"
        );
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(300))]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        let submission = read("x", &bytes, &Options::default());
        proptest::prop_assert_eq!(submission.coverage.uncovered(), 0);
    }

    #[test]
    fn no_cell_of_any_table_is_lost(cells in proptest::collection::vec("[A-Za-zА-я0-9 ,.:/\"\n-]{0,24}", 8..80)) {
        let mut text = String::from("№;B/L No;Shipper;Consignee;Notify;Goods;HS code;Gross weight;Container;Seal;Vessel;Value;Currency;ETA\n");
        for row in cells.chunks(14) {
            let quoted: Vec<String> =
                row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            text.push_str(&quoted.join(";"));
            text.push('\n');
        }
        let submission = read("x.csv", text.as_bytes(), &Options::default());
        proptest::prop_assert_eq!(submission.coverage.uncovered(), 0, "{}", text);
    }
}

#[test]
fn formats_are_told_by_their_content() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for (bytes, expected) in [
        (b"%PDF-1.7".to_vec(), Format::Pdf),
        (b"\x89PNG\r\n\x1a\n....".to_vec(), Format::Image),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Format::Xls),
        (b"PK\x03\x04rest".to_vec(), Format::Archive),
        (b"<?xml version=\"1.0\"?><!-- a < b --><Awmds><x/></Awmds>".to_vec(), Format::Awmds),
        (b"\xef\xbb\xbf  <ns:asycuda xmlns:ns='u'/>".to_vec(), Format::AsycudaSad),
        (utf16("<?xml version=\"1.0\"?><Awbolds></Awbolds>"), Format::Awmds),
        (b"<html><body></body></html>".to_vec(), Format::OtherXml),
        (b"UNA:+.? 'UNB+UNOA:2+A+B'UNH+1+CUSCAR:D:95B:UN'".to_vec(), Format::Cuscar),
        (b"x\r\nUNH+1+CUSCAR:D:95B:UN'".to_vec(), Format::Cuscar),
        (b"UNB+UNOA:2+A+B'UNH+1+BAPLIE:D:95B:UN'".to_vec(), Format::OtherEdifact),
        (b"a,b,c\n1,2,3\n".to_vec(), Format::Csv),
        (utf16("B/L No\tConsignee\nA1\tX LLP\n"), Format::Csv),
        ((0..=255u8).cycle().take(4000).collect(), Format::Unknown),
        (b"just a line of prose".to_vec(), Format::Unknown),
    ] {
        assert_eq!(detect(&bytes), expected, "{}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn cells_beyond_the_limit_of_columns_wait_wherever_their_row_stands() {
    let mut options = Options::default();
    options.limits.columns = 6;
    let wide = |row: &str| format!("{row},beyond one,beyond two\n");
    let table = [
        wide("Cargo list,,,,,"),
        wide("B/L No,Consignee,Consignor,Description of goods,HS code,Gross weight"),
        wide("SRH-0001,Ansor Trade LLC,Brindal GmbH,water pumps,841370,120"),
        wide("TOTAL,,,,,120"),
    ]
    .concat();
    let submission = read("wide.csv", table.as_bytes(), &options);
    assert_eq!(submission.coverage.uncovered(), 0, "{submission:#?}");
    let limits = submission.issues.iter().filter(|issue| issue.code == IssueCode::TooMany);
    assert_eq!(limits.count(), 1);
    assert_eq!(submission.consignments().count(), 1);
}

#[test]
fn two_columns_of_one_header_keep_a_zero_each() {
    let table = "B/L No,Consignee,Consignee INN,Consignee INN,Description of goods,HS code\n\
        SRH-0001,Ansor Trade LLC,0,0,water pumps,841370\n\
        SRH-0002,Vega LLC,0,0,filters,842139\n";
    let submission = read("zeros.csv", table.as_bytes(), &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0, "{submission:#?}");
}
