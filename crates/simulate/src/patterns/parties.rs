//! Who trades: new firms, sleepers, firms behind other firms, brokers, banks, buyers from nowhere.

use super::behaviour::CAUGHT;
use super::{Desk, Shows, Step};
use crate::market::TradeId;

/// Quiet days after which a firm counts as asleep; in a short plan half of its days so far.
const DORMANT_DAYS: u32 = 185;

/// Days between the one consignment of a firm and the first of the one behind it; in a short plan
/// what is left of it.
const ONCE_DAYS: u32 = 186;

/// Address of a company that the watch names list, if any does.
fn listed_address(desk: &mut Desk<'_>) -> Option<String> {
    let with: Vec<&String> = desk.watch.iter().flat_map(|watch| &watch.addresses).collect();
    (!with.is_empty()).then(|| (*desk.random.pick(&with)).clone())
}

pub(super) fn new_firm_sensitive(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let buyer = desk.fresh(&desk.lane(lane).consignee_country, "trading");
    let ware = desk.sensitive();
    let shipment = desk.shipment(lane, ware, buyer, 0.5);
    Some(desk.tomorrow(shipment, Shows::Consignee))
}

pub(super) fn one_time_consignee(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let gap = ONCE_DAYS.min(desk.days_left.saturating_sub(1));
    if gap < 5 {
        return None;
    }
    let country = &desk.lane(lane).consignee_country;
    let (once, behind) = (desk.fresh(country, "trading"), desk.fresh(country, "trading"));
    desk.market.traders.link(behind, once, desk.random);
    let ware = desk.sensitive();
    let mut first = desk.shipment(lane, ware, once, 0.3);
    let mut second = desk.shipment(lane, ware, behind, 0.4);
    (first.list_only, second.list_only) = (true, true);
    Some(vec![
        Step::new(1, desk.post, first, None),
        Step::new(1 + gap, desk.post, second, Some(Shows::Consignee)),
    ])
}

/// A trade that slept for long enough.
pub(super) fn sleeper(desk: &mut Desk<'_>) -> Option<TradeId> {
    let quiet = DORMANT_DAYS.min(desk.market.today / 2);
    if quiet < 5 {
        return None;
    }
    let buyer_is_quiet = |market: &crate::market::Market, id: TradeId| {
        let buyer = market.trades[id as usize].buyer;
        let last = market.trades.iter().filter(|one| one.buyer == buyer).map(|one| one.last);
        last.max().is_some_and(|last| last + quiet <= market.today)
    };
    desk.trade(|market, id| {
        market.trades[id as usize].last + quiet <= market.today && buyer_is_quiet(market, id)
    })
}

pub(super) fn dormant_firm_awakes(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = sleeper(desk)?;
    let trade = desk.market.trades[id as usize].clone();
    let ware = desk.sensitive();
    let shipment = desk.shipment(trade.lane, ware, trade.buyer, 0.4);
    Some(desk.tomorrow(shipment, Shows::Consignee))
}

pub(super) fn foreign_phone(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let buyer = desk.fresh(&desk.lane(lane).consignee_country, "trading");
    desk.market.traders.set_phone(buyer, "RU", desk.random);
    let ware = desk.sensitive();
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Consignee))
}

pub(super) fn shared_address_with_listed(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_in()?;
    let address = listed_address(desk)?;
    let buyer = desk.fresh(&desk.lane(lane).consignee_country, "trading");
    desk.market.traders.set_address(buyer, &address);
    let ware = desk.ware_of(&["acidvalve", "chips", "radio", "bearings"]);
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Consignee))
}

pub(super) fn linked_to_seizure(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let days = desk.days(2, 12, 45).or_else(|| desk.days(2, 6, 12))?;
    let country = &desk.lane(lane).consignee_country;
    let (caught, heir) = (desk.fresh(country, "trading"), desk.fresh(country, "trading"));
    desk.market.traders.link(heir, caught, desk.random);
    let ware = desk.ware_of(&["acidpump", "acidvalve", "reactor"]);
    let mut first = desk.shipment(lane, ware, caught, 0.4);
    let plain = desk.ware_of(&["bearings", "leadbox"]);
    let mut second = desk.shipment(lane, plain, heir, 0.4);
    (first.list_only, second.list_only) = (true, true);
    Some(vec![
        Step::new(days[0], desk.post, first, Some(Shows::Goods)).of_pattern(CAUGHT),
        Step::new(days[1], desk.post, second, Some(Shows::Consignee)),
    ])
}

pub(super) fn broker_with_record(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let id = desk.trade(|market, id| {
        let trade = &market.trades[id as usize];
        trade.times >= 2 && market.traders.get(trade.broker).careless
    })?;
    let mut shipment = desk.usual(id);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn buyer_without_role(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let way = desk.lane(lane);
    let elsewhere = ["AE", "HK", "TR", "RU"].into_iter().find(|country| {
        way.shipper_country != *country && !way.via.iter().any(|one| one == country)
    })?;
    let payer = desk.fresh(elsewhere, "trading");
    let buyer = desk.known(&way.consignee_country, "trading");
    let ware = desk.sensitive();
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    shipment.goods.origin.clone_from(&way.shipper_country);
    shipment.payer = Some(payer);
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}

pub(super) fn order_of_bank(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let buyer = desk.fresh(&desk.lane(lane).consignee_country, "trading");
    let ware = desk.sensitive();
    let mut shipment = desk.shipment(lane, ware, buyer, 0.4);
    shipment.to_order = true;
    Some(desk.tomorrow(shipment, Shows::Goods))
}
