//! What only several consignments show together: parts, kits, goods that leave again, jumps.

use super::{Desk, Shipment, Shows, Step};
use crate::goods::rounded;
use crate::market::{is_high_priority, post_country};
use crate::tables::Lane;

/// The kits: parts that together make one process, by published lists of what to watch.
const KITS: [&[&str]; 3] = [
    &["reactor", "condenser", "acidpump", "acidvalve"],
    &["fermenter", "freezedryer", "crossflow", "separator"],
    &["engine", "servo", "autopilot", "propeller"],
];

/// Value above which the parts of a split are worth it, and most of one part, USD.
const THRESHOLD_USD: f64 = 10_000.0;
const LARGEST_PART_USD: f64 = 9_900.0;
const SMALLEST_PART_USD: f64 = 6_200.0;

/// Sets the value, and the masses by the same factor.
pub(super) fn worth(shipment: &mut Shipment, value_usd: f64) {
    let goods = &mut shipment.goods;
    let factor = value_usd / goods.value_usd;
    goods.value_usd = rounded(value_usd, 100.0);
    goods.net_kg = goods.net_kg.map(|net| rounded(net * factor, 10.0).max(0.1));
    goods.gross_kg = rounded(goods.gross_kg * factor, 10.0).max(0.2);
    goods.volume_m3 = goods.volume_m3.map(|volume| rounded(volume * factor, 100.0).max(0.01));
    goods.packages = ((f64::from(goods.packages) * factor).round() as u32).max(1);
}

pub(super) fn split_under_threshold(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let parts = desk.random.between(3, 5) as usize;
    let days = desk.days(parts, 1, 6)?;
    let ware = desk.sensitive();
    let buyer = desk.known(&desk.lane(lane).consignee_country, "trading");
    let seller = desk.known(&desk.lane(lane).shipper_country, "electronics");
    let mut sum = 0.0;
    let mut steps = Vec::new();
    for (index, after) in days.into_iter().enumerate() {
        let mut shipment = desk.shipment(lane, ware, buyer, 0.2);
        shipment.seller = seller;
        let value = desk.random.float(SMALLEST_PART_USD, LARGEST_PART_USD);
        worth(&mut shipment, value);
        shipment.list_only = true;
        sum += value;
        let shows = (index >= 2 && sum >= THRESHOLD_USD).then_some(Shows::Goods);
        steps.push(Step::new(after, desk.post, shipment, shows));
    }
    Some(steps)
}

pub(super) fn parcels_that_add_up(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let days = desk.days(4, 1, 5)?;
    let ware = desk.ware("parcels");
    let country = &desk.lane(lane).consignee_country;
    let first = desk.fresh(country, "household");
    let mut steps = Vec::new();
    for (index, after) in days.into_iter().enumerate() {
        let buyer = if index == 0 { first } else { desk.fresh(country, "household") };
        desk.market.traders.link(buyer, first, desk.random);
        let mut shipment = desk.shipment(lane, ware, buyer, 1.0);
        let value = desk.random.float(2_600.0, 4_900.0);
        worth(&mut shipment, value);
        shipment.list_only = true;
        steps.push(Step::new(after, desk.post, shipment, (index == 3).then_some(Shows::Goods)));
    }
    Some(steps)
}

pub(super) fn kit_over_shipments(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let kit = *desk.random.pick(&KITS);
    let days = desk.days(kit.len(), 2, 9)?;
    let country = &desk.lane(lane).consignee_country;
    let buyers = [desk.fresh(country, "trading"), desk.fresh(country, "machinery")];
    desk.market.traders.link(buyers[1], buyers[0], desk.random);
    let mut steps = Vec::new();
    for (index, (after, kind)) in days.into_iter().zip(kit).enumerate() {
        let ware = desk.ware(kind);
        let mut shipment = desk.shipment(lane, ware, buyers[index % 2], 0.4);
        shipment.list_only = true;
        steps.push(Step::new(after, desk.post, shipment, (index >= 2).then_some(Shows::Goods)));
    }
    Some(steps)
}

/// Goods into the country and out of it: the two lanes at posts of one country, the first at the
/// post of the pattern where it can be.
pub(super) fn in_and_out(desk: &mut Desk<'_>) -> Option<(usize, crate::post::Post, usize)> {
    let into = desk.lane_home()?;
    let country = post_country(desk.lane(into));
    let out = |lane: &Lane| lane.direction == "export" && lane.shipper_country == country;
    if let Some(lane) = desk.lane_where(out) {
        return Some((into, desk.post, lane));
    }
    let others: Vec<crate::post::Post> = desk.lanes.iter().map(|(post, _)| *post).collect();
    others.into_iter().find_map(|post| Some((into, post, desk.lane_at(post, out)?)))
}

/// The goods of a shipment as they leave again.
pub(super) fn leaving(
    desk: &mut Desk<'_>,
    came: &Shipment,
    lane: usize,
    to: &str,
    place: (&str, &str),
    least_share: f64,
) -> Shipment {
    let buyer = desk.fresh(to, "trading");
    let mut left = came.clone();
    (left.lane, left.seller, left.buyer) = (lane, came.buyer, buyer);
    left.notify = None;
    left.via = Some(vec![post_country(desk.lane(lane)).to_owned(), to.to_owned()]);
    left.delivery = Some(Desk::place(place.0, place.1, to));
    left.direction = Some("export");
    let share = desk.random.float(least_share, 1.0);
    left.goods.net_kg = left.goods.net_kg.map(|net| rounded(net * share, 10.0).max(0.1));
    left.goods.gross_kg = rounded(left.goods.gross_kg * share, 10.0).max(0.2);
    left.goods.value_usd = rounded(left.goods.value_usd * desk.random.float(1.1, 1.6), 100.0);
    left
}

pub(super) fn import_then_reexport(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let (into, post, out) = in_and_out(desk)?;
    let days = desk.days(2, 15, 60).or_else(|| desk.days(2, 8, 16))?;
    let ware = desk.sensitive();
    let buyer = desk.known(&desk.lane(into).consignee_country, "electronics");
    let came = desk.shipment(into, ware, buyer, 0.5);
    let place = *desk.random.pick(&[("OMSK", "Омск"), ("SAMARA", "Самара"), ("TULA", "Тула")]);
    let left = leaving(desk, &came, out, "RU", place, 0.92);
    Some(vec![
        Step::new(days[0], desk.post, came, None),
        Step::new(days[1], post, left, Some(Shows::Goods)),
    ])
}

pub(super) fn quick_return(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let (into, post, out) = in_and_out(desk)?;
    let days = desk.days(2, 3, 10)?;
    let ware = desk.ware_of(&["sensors", "instrument", "radio", "machine"]);
    let buyer = desk.known(&desk.lane(into).consignee_country, "trading");
    let came = desk.shipment(into, ware, buyer, 0.5);
    let left = leaving(desk, &came, out, "AE", ("DUBAI", "Дубай"), 0.99);
    Some(vec![
        Step::new(days[0], desk.post, came, None),
        Step::new(days[1], post, left, Some(Shows::Goods)),
    ])
}

/// Goods of a kind that is seized, and what a firm that was caught did before.
pub(super) const CAUGHT: &str = "caught_once";

pub(super) fn caught_once(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let buyer = desk.known(&desk.lane(lane).consignee_country, "trading");
    let ware = desk.ware_of(&["acidpump", "acidvalve", "reactor", "condenser"]);
    let shipment = desk.shipment(lane, ware, buyer, 0.3);
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn repeat_offender(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let days = desk.days(2, 8, 30).or_else(|| desk.days(2, 6, 12))?;
    let buyer = desk.known(&desk.lane(lane).consignee_country, "machinery");
    let ware = desk.ware_of(&["acidpump", "acidvalve", "condenser"]);
    let first = desk.shipment(lane, ware, buyer, 0.3);
    let plain = desk.ware("leadbox");
    let again = desk.shipment(lane, plain, buyer, 0.5);
    Some(vec![
        Step::new(days[0], desk.post, first, Some(Shows::Goods)).of_pattern(CAUGHT),
        Step::new(days[1], desk.post, again, Some(Shows::Consignee)),
    ])
}

pub(super) fn volume_jump(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| {
        let trade = &market.trades[id as usize];
        let code = &market.tables.goods[trade.good].tnved;
        trade.times >= 2 && is_high_priority(code)
    })?;
    let days = desk.days(4, 2, 5)?;
    let mut steps = Vec::new();
    for (index, after) in days.into_iter().enumerate() {
        let mut shipment = desk.usual(id);
        let value = shipment.goods.value_usd * desk.random.float(5.0, 9.0);
        worth(&mut shipment, value);
        steps.push(Step::new(after, desk.post, shipment, (index >= 2).then_some(Shows::Goods)));
    }
    Some(steps)
}

pub(super) fn new_lane_sensitive(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| market.trades[id as usize].times >= 3)?;
    let trade = desk.market.trades[id as usize].clone();
    let usual = desk.lane(trade.lane);
    let lane = desk.lane_where(|lane| {
        lane.direction == usual.direction
            && lane.consignee_country == usual.consignee_country
            && lane.shipper_country != usual.shipper_country
    })?;
    let ware = desk.sensitive();
    let shipment = desk.shipment(lane, ware, trade.buyer, 0.4);
    Some(desk.tomorrow(shipment, Shows::Consignee))
}
