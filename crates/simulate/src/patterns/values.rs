//! What papers say of worth, mass and number and cannot be so.

use super::behaviour::worth;
use super::{Desk, Shows, Step};
use crate::goods::rounded;
use crate::market::is_high_priority;

/// Consignments of goods of one kind before a price can be called unusual.
const ENOUGH_TIMES: u32 = 3;

pub(super) fn reused_document(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| market.trades[id as usize].times >= 1)?;
    let days = desk.days(2, 3, 20).or_else(|| desk.days(2, 2, 5))?;
    let mut first = desk.usual(id);
    let invoice = desk.invoice(first.seller);
    first.invoice = Some(invoice.clone());
    first.list_only = true;
    let ware = desk.ware_of(&["radio", "bearings", "instrument", "acidvalve"]);
    let buyer = desk.fresh(&desk.lane(first.lane).consignee_country, "trading");
    let mut again = desk.shipment(first.lane, ware, buyer, 0.3);
    again.seller = first.seller;
    again.invoice = Some(invoice);
    again.list_only = true;
    Some(vec![
        Step::new(days[0], desk.post, first, None),
        Step::new(days[1], desk.post, again, Some(Shows::Invoice)),
    ])
}

pub(super) fn undervalued_goods(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| market.trades[id as usize].times >= ENOUGH_TIMES)?;
    let mut shipment = desk.usual(id);
    let goods = &mut shipment.goods;
    goods.value_usd = rounded(goods.value_usd / desk.random.float(9.0, 16.0), 100.0).max(1.0);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn overpriced_technology(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| {
        let trade = &market.trades[id as usize];
        let code = &market.tables.goods[trade.good].tnved;
        trade.times >= 2 && is_high_priority(code)
    })?;
    let mut shipment = desk.usual(id);
    let country = desk.lane(shipment.lane).consignee_country.clone();
    shipment.buyer = desk.known(&country, "trading");
    shipment.notify = None;
    let goods = &mut shipment.goods;
    goods.value_usd = rounded(goods.value_usd * desk.random.float(7.0, 12.0), 100.0);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn density_outlier(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_in()?;
    let ware = desk.ware("leadbox");
    let buyer = desk.known(&desk.lane(lane).consignee_country, "household");
    let mut shipment = desk.shipment(lane, ware, buyer, 0.8);
    let volume = shipment.goods.volume_m3.unwrap_or(1.0) / desk.random.float(8.0, 14.0);
    shipment.goods.volume_m3 = Some(rounded(volume, 100.0).max(0.01));
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn round_values(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let days = desk.days(5, 3, 25).or_else(|| desk.days(5, 2, 4))?;
    let ware = desk.ware_of(&["radio", "bearings", "instrument"]);
    let buyer = desk.known(&desk.lane(lane).consignee_country, "trading");
    let value = f64::from(desk.random.between(11, 40)) * 1000.0;
    let seller = desk.known(&desk.lane(lane).shipper_country, "trading");
    let mut steps = Vec::new();
    for (index, after) in days.into_iter().enumerate() {
        let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
        shipment.seller = seller;
        let moved = desk.random.float(0.7, 1.3);
        worth(&mut shipment, value * moved);
        shipment.goods.value_usd = value;
        shipment.list_only = true;
        steps.push(Step::new(after, desk.post, shipment, (index == 4).then_some(Shows::Goods)));
    }
    Some(steps)
}

pub(super) fn used_goods_cheap(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    // Of a kind that is traded every day, so that there is a usual price.
    let id = desk.trade(|market, id| {
        let trade = &market.trades[id as usize];
        market.tables.goods[trade.good].tnved.starts_with("8482")
    })?;
    let mut shipment = desk.usual(id);
    shipment.texts = desk.ware("usedbearings").texts.clone();
    let goods = &mut shipment.goods;
    goods.value_usd = rounded(goods.value_usd / desk.random.float(12.0, 25.0), 100.0).max(10.0);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}
