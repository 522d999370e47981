//! What is on the way: ships, containers, places and consignees that change.

use super::{Desk, Shows, Step};
use crate::post::Mode;

pub(super) fn changed_consignee(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_in()?;
    let days = desk.days(2, 1, 2)?;
    let country = &desk.lane(lane).consignee_country;
    let (first, last) = (desk.known(country, "electronics"), desk.fresh(country, "trading"));
    let ware = desk.ware_of(&["chips", "radio", "acidvalve", "instrument"]);
    let mut told = desk.shipment(lane, ware, first, 0.4);
    told.bill = Some(desk.market.numbers.bill("ADV"));
    told.container = Some(desk.container());
    let mut arrived = told.clone();
    arrived.buyer = last;
    Some(vec![
        Step::new(days[0], desk.post, told, None),
        Step::new(days[1], desk.post, arrived, Some(Shows::Consignee)),
    ])
}

pub(super) fn vessel_changed(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    if desk.mode() != Mode::Sea {
        return None;
    }
    let lane = desk.lane_in()?;
    let buyer = desk.known(&desk.lane(lane).consignee_country, "trading");
    let ware = desk.ware_of(&["bearings", "machine", "acidpump"]);
    let mut shipment = desk.shipment(lane, ware, buyer, 0.5);
    shipment.renames_ship = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn container_two_places(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    if !matches!(desk.mode(), Mode::Sea | Mode::Rail) {
        return None;
    }
    let days = desk.days(2, 1, 1)?;
    let here = desk.lane_in()?;
    let way = desk.lane(here);
    let to = way.consignee_country.clone();
    let ends = [&way.shipper_country, &way.consignee_country, &way.loading.country];
    let touched: Vec<&String> = ends.into_iter().chain(&way.via).collect();
    // Another way of a post with containers that touches no country of this one.
    let others: Vec<crate::post::Post> = desk
        .lanes
        .iter()
        .map(|(post, _)| *post)
        .filter(|post| matches!(post.mode(), Mode::Sea | Mode::Rail))
        .collect();
    let (post, there) = others.into_iter().find_map(|post| {
        let lane = desk.lane_at(post, |lane| {
            let ends = [&lane.shipper_country, &lane.consignee_country, &lane.loading.country];
            !ends.iter().any(|end| touched.contains(end))
        })?;
        Some((post, lane))
    })?;
    let buyer = desk.known(&to, "trading");
    let ware = desk.ware_of(&["leadbox", "bearings", "acidvalve"]);
    let mut shipment = desk.shipment(here, ware, buyer, 0.6);
    shipment.goods.origin.clone_from(&way.shipper_country);
    shipment.list_only = true;
    let receiver = desk.known(&desk.lane(there).consignee_country.clone(), "household");
    let cloth = desk.ware("leadbox");
    let mut other = desk.shipment(there, cloth, receiver, 0.6);
    other.list_only = true;
    let container = desk.container();
    (shipment.container, other.container) = (Some(container.clone()), Some(container));
    Some(vec![
        Step::new(days[0], post, other, None),
        Step::new(days[1], desk.post, shipment, Some(Shows::Goods)),
    ])
}

pub(super) fn free_zone_no_user(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let country = desk.lane(lane).consignee_country.clone();
    let buyer = desk.known(&country, "trading");
    let ware = desk.ware_of(&["chips", "radio", "bearings", "machine"]);
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    let zones = [
        ("FREE ECONOMIC ZONE, BONDED WAREHOUSE 4", "СЭЗ, таможенный склад 4"),
        ("SPECIAL ECONOMIC ZONE STORE 11", "свободная экономическая зона, склад 11"),
        ("TEMPORARY STORAGE TERMINAL SOUTH", "склад временного хранения Южный"),
    ];
    let (english, russian) = *desk.random.pick(&zones);
    shipment.delivery = Some(Desk::place(english, russian, &country));
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn hub_detour(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let way = desk.lane(lane);
    let hub = ["AE", "HK", "AM", "GE", "TR"].into_iter().find(|hub| {
        way.shipper_country != *hub
            && way.loading.country != *hub
            && !way.via.iter().any(|one| one == hub)
    })?;
    let buyer = desk.known(&way.consignee_country, "trading");
    let ware = desk.sensitive();
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    let mut via = vec![way.shipper_country.clone(), hub.to_owned()];
    via.extend(way.via.iter().filter(|one| **one != way.shipper_country).cloned());
    shipment.via = Some(via);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn site_scrap(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let sites = [
        ("MAILUU-SUU", "Майлуу-Суу", "KG"),
        ("MIN-KUSH", "Мин-Куш", "KG"),
        ("TABOSHAR", "Табошар", "TJ"),
        ("ADRASMAN", "Адрасман", "TJ"),
        ("YANGIABAD", "Янгиабад", "UZ"),
        ("STEPNOGORSK", "Степногорск", "KZ"),
    ];
    if desk.mode() == Mode::Air {
        return None;
    }
    let lane = desk
        .lane_where(|lane| sites.iter().any(|(_, _, country)| lane.shipper_country == *country))?;
    let country = desk.lane(lane).shipper_country.clone();
    let here: Vec<_> = sites.iter().filter(|(_, _, of)| *of == country).collect();
    let (english, russian, _) = **desk.random.pick(&here);
    let ware = desk.ware("sitescrap");
    let buyer = desk.known(&desk.lane(lane).consignee_country, "metals");
    let mut shipment = desk.shipment(lane, ware, buyer, 1.0);
    shipment.goods.origin.clone_from(&country);
    shipment.loading = Some(Desk::place(english, russian, &country));
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}
