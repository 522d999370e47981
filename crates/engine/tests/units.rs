//! A wagon that carries a container is no unit of its own; one with goods of its own is.

use sarhad_engine::group;
use sarhad_model::{
    Consignment, ConsignmentItem, ContainerNumber, Coverage, Declaration, ItemEquipment, Span,
    Submission, SubmissionStatus, TransportEquipment, Value,
};

fn equipment(number: &str) -> TransportEquipment {
    TransportEquipment {
        identification: Value::read(number, Span::None, ContainerNumber::parse),
        ..TransportEquipment::default()
    }
}

fn submission(items: usize, links: &[(u32, u32)]) -> Submission {
    let link = |&(item, equipment): &(u32, u32)| ItemEquipment {
        item,
        equipment,
        packages: None,
        gross_mass_kg: None,
    };
    let consignment = Consignment {
        items: vec![ConsignmentItem::default(); items],
        transport_equipment: vec![equipment("CSQU3054383"), equipment("52626272")],
        item_equipment: links.iter().map(link).collect(),
        ..Consignment::default()
    };
    Submission {
        name: "train.csv".into(),
        format: "csv",
        format_version: None,
        encoding: None,
        status: SubmissionStatus::Complete,
        declarations: vec![Declaration {
            consignments: vec![consignment],
            ..Declaration::default()
        }],
        additional_information: Vec::new(),
        quarantined: Vec::new(),
        issues: Vec::new(),
        columns: Vec::new(),
        coverage: Coverage::default(),
    }
}

fn units(items: usize, links: &[(u32, u32)]) -> Vec<String> {
    let papers = [submission(items, links)];
    group(&papers).iter().map(|unit| unit.id.clone()).collect()
}

#[test]
fn the_container_on_a_wagon_is_the_unit() {
    assert_eq!(units(1, &[]), ["CSQU3054383"]);
    assert_eq!(units(2, &[(0, 0), (0, 1), (1, 0), (1, 1)]), ["CSQU3054383"]);
}

#[test]
fn goods_that_only_the_wagon_holds_make_it_a_unit() {
    assert_eq!(units(2, &[(0, 0), (1, 1)]), ["52626272", "CSQU3054383"]);
}
