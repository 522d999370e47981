//! Innocents that look like a pattern, from the trade of the day. Each has what clears it in its
//! papers, or nothing but that it is honest, as in life.

use super::behaviour::{in_and_out, leaving, worth};
use super::parties::sleeper;
use super::{Desk, Shipment, Shows, Step};
use crate::goods::rounded;
use crate::post::Mode;

/// The steps of shipments on days, the last of which is the one that looks bad.
fn in_a_row(desk: &Desk<'_>, days: &[u32], shipments: Vec<Shipment>, shows: Shows) -> Vec<Step> {
    let last = shipments.len() - 1;
    let steps = days.iter().zip(shipments).enumerate();
    steps
        .map(|(index, (after, shipment))| {
            Step::new(*after, desk.post, shipment, (index == last).then_some(shows))
        })
        .collect()
}

pub(super) fn part_deliveries(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|_, _| true)?;
    let days = desk.days(3, 2, 6)?;
    let invoice = desk.market.trades[id as usize].seller;
    let invoice = desk.invoice(invoice);
    let shipments = days.iter().map(|_| {
        let mut shipment = desk.usual(id);
        let value = desk.random.float(5_000.0, 9_500.0);
        worth(&mut shipment, value);
        shipment.invoice = Some(invoice.clone());
        shipment.list_only = true;
        shipment
    });
    let shipments = shipments.collect();
    Some(in_a_row(desk, &days, shipments, Shows::Invoice))
}

pub(super) fn factory(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let days = desk.days(3, 2, 8)?;
    let buyer = desk.fresh(&desk.lane(lane).consignee_country, "dairy");
    let mut shipments = Vec::new();
    for _ in &days {
        let ware = desk.ware_of(&["separator", "acidvalve", "leadbox"]);
        let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
        shipment.remark = ("FOR DAIRY LINE, MILK", "для молочной линии");
        shipments.push(shipment);
    }
    Some(in_a_row(desk, &days, shipments, Shows::Goods))
}

pub(super) fn goods_sent_back(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let (into, post, out) = in_and_out(desk)?;
    let days = desk.days(2, 4, 40).or_else(|| desk.days(2, 3, 6))?;
    let ware = desk.ware_of(&["instrument", "machine", "separator"]);
    let buyer = desk.known(&desk.lane(into).consignee_country, "machinery");
    let came = desk.shipment(into, ware, buyer, 0.4);
    let maker = desk.lane(into).shipper_country.clone();
    let mut back = leaving(desk, &came, out, &maker, ("MAKER'S WORKS", "завод-изготовитель"), 1.0);
    back.buyer = came.seller;
    back.remark = ("RETURN FOR REPAIR UNDER WARRANTY", "возврат на гарантийный ремонт");
    Some(vec![
        Step::new(days[0], desk.post, came, None),
        Step::new(days[1], post, back, Some(Shows::Goods)),
    ])
}

pub(super) fn sale(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| market.trades[id as usize].times >= 1)?;
    let mut shipment = desk.usual(id);
    shipment.goods.value_usd = rounded(shipment.goods.value_usd * 0.5, 100.0).max(1.0);
    shipment.remark = ("END OF SEASON SALE", "распродажа сезона");
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn dense_load(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|_, _| true)?;
    let mut shipment = desk.usual(id);
    let volume = shipment.goods.volume_m3.unwrap_or(1.0);
    shipment.goods.volume_m3 = Some(rounded(volume / 1.7, 100.0).max(0.01));
    shipment.remark = ("PRESSED BALES", "прессованные кипы");
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn list_price(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|_, _| true)?;
    let days = desk.days(5, 2, 20).or_else(|| desk.days(5, 1, 3))?;
    let value = f64::from(desk.random.between(8, 30)) * 1000.0;
    let shipments = days.iter().map(|_| {
        let mut shipment = desk.usual(id);
        worth(&mut shipment, value);
        shipment
    });
    let shipments = shipments.collect();
    Some(in_a_row(desk, &days, shipments, Shows::Goods))
}

pub(super) fn new_firm(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let country = desk.lane(lane).consignee_country.clone();
    let buyer = desk.fresh(&country, "electronics");
    let ware = desk.sensitive();
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    shipment.seller = desk.known(&desk.lane(lane).shipper_country, "electronics");
    shipment.end_user = Some(desk.known(&country, "medical"));
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Consignee))
}

pub(super) fn sleeper_wakes(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = sleeper(desk)?;
    let shipment = desk.usual(id);
    Some(desk.tomorrow(shipment, Shows::Consignee))
}

pub(super) fn shared_house(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|_, _| true)?;
    let mut shipment = desk.usual(id);
    let country = desk.lane(shipment.lane).consignee_country.clone();
    let (neighbour, buyer) = (shipment.buyer, desk.fresh(&country, "household"));
    desk.market.traders.link(buyer, neighbour, desk.random);
    shipment.buyer = buyer;
    shipment.notify = None;
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Consignee))
}

pub(super) fn growth(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| market.trades[id as usize].times >= 2)?;
    let days = desk.days(3, 2, 5)?;
    let shipments = days.iter().map(|_| {
        let mut shipment = desk.usual(id);
        let value = shipment.goods.value_usd * desk.random.float(2.0, 4.0);
        worth(&mut shipment, value);
        shipment
    });
    let shipments = shipments.collect();
    Some(in_a_row(desk, &days, shipments, Shows::Goods))
}

pub(super) fn correction(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|_, _| true)?;
    let days = desk.days(2, 1, 2)?;
    let mut told = desk.usual(id);
    told.bill = Some(desk.market.numbers.bill("ADV"));
    if matches!(desk.mode(), Mode::Sea | Mode::Rail) {
        told.container = Some(desk.container());
    }
    // The same firm, which each paper writes in its own way.
    let arrived = told.clone();
    Some(in_a_row(desk, &days, vec![told, arrived], Shows::Consignee))
}

pub(super) fn renamed_ship(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    if desk.mode() != Mode::Sea {
        return None;
    }
    let id = desk.trade(|_, _| true)?;
    let mut shipment = desk.usual(id);
    shipment.renames_ship = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn container_again(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    if !matches!(desk.mode(), Mode::Sea | Mode::Rail) {
        return None;
    }
    let id = desk.trade(|_, _| true)?;
    let days = desk.days(2, 9, 20).or_else(|| desk.days(2, 5, 5))?;
    let container = desk.container();
    let shipments = days.iter().map(|_| {
        let mut shipment = desk.usual(id);
        shipment.container = Some(container.clone());
        shipment
    });
    let shipments = shipments.collect();
    Some(in_a_row(desk, &days, shipments, Shows::Goods))
}

pub(super) fn free_zone(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| market.trades[id as usize].notify.is_none())?;
    let mut shipment = desk.usual(id);
    let country = desk.lane(shipment.lane).consignee_country.clone();
    shipment.end_user = Some(desk.known(&country, "machinery"));
    shipment.delivery = Some(Desk::place("FREE ECONOMIC ZONE, PLANT 2", "СЭЗ, завод 2", &country));
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn used_machine(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let ware = desk.ware("usedmachine");
    let country = desk.lane(lane).consignee_country.clone();
    let buyer = desk.known(&country, "machinery");
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    shipment.goods.value_usd = rounded(shipment.goods.value_usd * 0.45, 100.0);
    shipment.end_user = Some(desk.known(&country, "auto"));
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}
