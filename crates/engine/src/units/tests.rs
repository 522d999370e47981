//! Tests of grouping: the same papers give the same units, however they are cut into files.

use sarhad_model::*;

use super::*;

fn text(raw: &str) -> Text {
    Text::new(raw, Span::None)
}

fn consignment(bill: &str, containers: &[&str], goods: &[&str]) -> Consignment {
    Consignment {
        transport_contract_document: (!bill.is_empty()).then(|| AdditionalDocument {
            kind: DocumentKind::BillOfLading,
            type_code: None,
            number: text(bill),
            date: None,
            issuer: None,
        }),
        items: goods
            .iter()
            .zip(1..)
            .map(|(goods, sequence)| ConsignmentItem {
                sequence,
                cargo_description: vec![text(goods)],
                ..ConsignmentItem::default()
            })
            .collect(),
        transport_equipment: containers
            .iter()
            .map(|raw| TransportEquipment {
                identification: Value::read(raw, Span::None, ContainerNumber::parse),
                ..TransportEquipment::default()
            })
            .collect(),
        ..Consignment::default()
    }
}

fn declaration(journey: &str, consignments: Vec<Consignment>) -> Declaration {
    Declaration {
        border_transport_means: BorderTransportMeans {
            journey: (!journey.is_empty()).then(|| text(journey)),
            ..BorderTransportMeans::default()
        },
        consignments,
        ..Declaration::default()
    }
}

fn submission(declarations: Vec<Declaration>) -> Submission {
    let issue = Issue::new(IssueCode::EmptyFile, Span::None, "");
    Submission { declarations, ..Submission::rejected("test", "test", 0, issue) }
}

fn file(journey: &str, consignments: Vec<Consignment>) -> Submission {
    submission(vec![declaration(journey, consignments)])
}

fn ids(submissions: &[Submission]) -> Vec<(String, String, usize)> {
    let unit = |unit: Unit<'_>| (unit.id, unit.journey, unit.parts.len());
    group(submissions).into_iter().map(unit).collect()
}

const BOX: &str = "CSQU3054383";

#[test]
fn a_container_gathers_what_all_papers_say_is_in_it() {
    let first = file("V1", vec![consignment("BILL001", &[BOX], &["tiles"])]);
    let second = file("V1", vec![consignment("BILL002", &["csqu 305438-3"], &["pumps"])]);
    assert_eq!(ids(&[first, second]), [(BOX.to_owned(), "V1".to_owned(), 2)]);
}

#[test]
fn a_unit_without_a_bill_is_called_by_its_declaration() {
    let declared = |goods: &str| {
        let mut one = consignment("", &[], &[goods]);
        one.additional_documents.push(AdditionalDocument {
            kind: DocumentKind::CustomsDeclaration,
            type_code: None,
            number: text("50417/300925/0013512"),
            date: None,
            issuer: None,
        });
        one
    };
    let alone = ids(&[file("", vec![declared("tiles")])]);
    assert_eq!(alone[0].0, "50417/300925/0013512");
    // Two consignments of one declaration that were not read as one are told apart.
    let both = ids(&[file("", vec![declared("tiles"), declared("pumps")])]);
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|(id, ..)| id.starts_with("50417/300925/0013512 ·")), "{both:?}");
    assert_ne!(both[0].0, both[1].0);
    let unnamed = ids(&[file("", vec![consignment("", &[], &["tiles"])])]);
    assert_eq!(unnamed[0].0.len(), 12, "a hash where nothing names it: {unnamed:?}");
}

#[test]
fn the_same_container_travels_again() {
    let cargo = || vec![consignment("BILL001", &[BOX], &["tiles"])];
    assert_eq!(ids(&[file("V1", cargo()), file("V2", cargo())]).len(), 2);
    assert_eq!(ids(&[file("V1", cargo()), file("", cargo())]).len(), 1);
}

#[test]
fn what_identifies_nothing_is_no_equipment() {
    let loose = |bill| consignment(bill, &["N/A", "LOOSE", "1"], &["tiles"]);
    let units = ids(&[file("", vec![loose("BILL001"), loose("BILL002")])]);
    let names: Vec<&str> = units.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(names, ["BILL001", "BILL002"]);
}

#[test]
fn short_numbers_are_no_bills() {
    let first = file("", vec![consignment("1", &[], &["tiles"])]);
    let second = file("", vec![consignment("1", &[], &["pumps"])]);
    assert_eq!(ids(&[first, second]).len(), 2);
}

#[test]
fn goods_that_no_equipment_holds_are_ranked_with_their_bill() {
    let mut cargo = consignment("BILL001", &[BOX, "LOOSE"], &["tiles", "pumps"]);
    let link =
        |item, equipment| ItemEquipment { item, equipment, packages: None, gross_mass_kg: None };
    cargo.item_equipment = vec![link(0, 0), link(1, 1)];
    let files = [file("", vec![cargo])];
    let units = group(&files);
    let items: Vec<_> = units.iter().map(|unit| (unit.kind, unit.parts[0].items.clone())).collect();
    assert_eq!(items, [(UnitKind::Consignment, vec![1]), (UnitKind::Equipment, vec![0])]);
}

#[test]
fn items_are_in_equipment_by_the_rule_of_the_model() {
    let mut cargo = consignment("BILL001", &[BOX, "TOLU4734787"], &["a", "b", "c"]);
    let link =
        |item, equipment| ItemEquipment { item, equipment, packages: None, gross_mass_kg: None };
    cargo.item_equipment = vec![link(0, 0), link(1, 1), link(9, 0), link(0, 9)];
    let (held, unlinked) = items_by_equipment(&cargo);
    assert_eq!(unlinked, None);
    for (index, items) in held.values() {
        let expected: Vec<u32> =
            cargo.items_in(*index as usize).into_iter().map(|item| item as u32).collect();
        assert_eq!(*items, expected);
    }
    assert_eq!(held.len(), 2);
}

#[test]
fn goods_without_links_are_not_multiplied_by_very_many_containers() {
    let mut cargo = consignment("BILL001", &[], &[]);
    let numbers: Vec<String> = (0..1000).map(|n| format!("WAGON{n:04}")).collect();
    let names: Vec<&str> = numbers.iter().map(String::as_str).collect();
    cargo.transport_equipment = consignment("", &names, &[]).transport_equipment;
    cargo.items = vec![ConsignmentItem::default(); 101];
    let link = ItemEquipment { item: 0, equipment: 7, packages: None, gross_mass_kg: None };
    cargo.item_equipment = vec![link];
    let within = [file("", vec![cargo.clone()])];
    let units = group(&within);
    assert_eq!(units.len(), 1000);
    assert!(units.iter().all(|unit| unit.parts[0].unlinked.is_none()));
    assert_eq!(units.iter().map(|unit| unit.parts[0].items.len()).sum::<usize>(), 100_001);

    cargo.items.push(ConsignmentItem::default());
    let beyond = [file("", vec![cargo])];
    let units = group(&beyond);
    let told = Some(Unlinked { items: 101, equipment: 1000 });
    assert!(units.iter().all(|unit| unit.parts[0].unlinked == told));
    let of = |kind| {
        let units = units.iter().filter(move |unit| unit.kind == kind);
        units.map(|unit| unit.parts[0].items.len()).sum::<usize>()
    };
    // What is linked stays, and the rest is ranked with the bill: no line is lost.
    assert_eq!((of(UnitKind::Equipment), of(UnitKind::Consignment)), (1, 101));
}

#[test]
fn empty_containers_of_a_manifest_are_units_too() {
    let mut head = declaration("V1", Vec::new());
    head.transport_equipment = consignment("", &[BOX], &[]).transport_equipment;
    let files = [submission(vec![head])];
    let units = group(&files);
    assert_eq!((units.len(), units[0].unclaimed.len(), units[0].parts.len()), (1, 1, 0));
}

#[test]
fn a03_the_same_file_twice_doubles_nothing() {
    let cargo = || {
        file(
            "V1",
            vec![
                consignment("BILL001", &[BOX], &["tiles"]),
                consignment("BILL002", &[], &["pumps"]),
                consignment("", &[], &["valves"]),
            ],
        )
    };
    let (once, twice) = ([cargo()], [cargo(), cargo()]);
    assert_eq!(ids(&once), ids(&twice));
    let found = overlaps(&twice);
    assert_eq!(found.len(), 3);
    for (index, overlap) in found.iter().enumerate() {
        assert_eq!((overlap.first, overlap.second), ((0, index), (1, index)));
        assert!(overlap.differs.is_empty());
    }
    assert_eq!(group(&twice)[0].files, [0, 1]);
}

#[test]
fn a03_files_that_overlap_show_what_differs() {
    let first = file("V1", vec![consignment("BILL001", &[BOX], &["tiles"])]);
    let second = file(
        "",
        vec![
            consignment("BILL009", &[], &["tiles"]),
            consignment("bill-001", &[BOX], &["tiles", "pumps"]),
        ],
    );
    let files = [first, second];
    let found = overlaps(&files);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].first, found[0].second), ((0, 0), (1, 1)));
    assert!(found[0].differs.contains(&"description"), "{:?}", found[0].differs);
    assert!(!found[0].differs.contains(&"equipment"));
    for name in &found[0].differs {
        assert!(field_names().any(|known| known == *name));
    }
    let units = group(&files);
    let unit = units.iter().find(|unit| unit.id == BOX).unwrap();
    assert_eq!(unit.parts.len(), 2, "what differs is kept twice");
}

#[test]
fn positions_and_line_numbers_are_not_content() {
    let mut moved = consignment("BILL001", &[], &["tiles", "pumps"]);
    moved.items.reverse();
    moved.items[0].cargo_description[0].span = Span::bytes(7, 9);
    moved.source = Span::bytes(1, 2);
    let first = consignment("BILL001", &[], &["tiles", "pumps"]);
    assert_eq!(content::of_consignment(&first), content::of_consignment(&moved));
    moved.items[0].net_mass_kg = Some(Value::good("5", 5.0, Span::None));
    assert_eq!(content::differing(&first, &moved), ["mass"]);
}
