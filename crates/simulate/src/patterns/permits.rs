//! Permits: who was given one, what passed under it, and the goods that come beside it. The
//! register is written as an authority would keep it (`docs/permits.md`).

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{Desk, Shows, Step};
use crate::market::post_country;
use crate::parties::{TraderId, Traders, Voice};
use crate::random::Random;

/// Days for which a permit is valid.
const VALID_DAYS: u64 = 360;

/// Wares for which permits are asked.
const PERMITTED: [&str; 3] = ["acidpump", "acidvalve", "reactor"];

/// A permit.
#[derive(Debug, Clone)]
struct Permit {
    number: String,
    state: &'static str,
    holder: TraderId,
    code: String,
    goods: String,
    quantity_kg: f64,
    /// Day of the plan on which it was entered.
    since: u32,
    refused: bool,
}

/// The permits of a world and what was drawn from them.
#[derive(Debug, Default)]
pub(crate) struct PermitBook {
    permits: Vec<Permit>,
    /// Day of the plan and kilograms, by number.
    draws: BTreeMap<String, Vec<(u32, f64)>>,
}

impl PermitBook {
    fn add(&mut self, permit: Permit) -> String {
        let number = permit.number.clone();
        self.permits.push(permit);
        number
    }

    /// Notes that goods passed under a permit; a number that nobody was given is left aside.
    pub(crate) fn draw(&mut self, number: &str, day: u32, kg: f64) {
        if self.permits.iter().any(|permit| permit.number == number && !permit.refused) {
            self.draws.entry(number.to_owned()).or_default().push((day, kg));
        }
    }

    /// The register as it stands before a day of the plan; `start` is the plan's first day.
    pub(crate) fn register(&self, traders: &Traders, before: u32, start: NaiveDate) -> Vec<u8> {
        let date = |day: u32| start.checked_add_days(Days::new(u64::from(day))).unwrap_or(start);
        let mut writer = csv::Writer::from_writer(Vec::new());
        let head = [
            "number",
            "state",
            "holder",
            "holder_number",
            "codes",
            "goods",
            "quantity",
            "unit",
            "used",
            "valid_from",
            "valid_to",
            "status",
        ];
        let written = writer.write_record(head);
        let voice = Voice { russian: false, large: false, latin_only: true, any_script: false };
        let rows = self.permits.iter().filter(|permit| permit.since < before).map(|permit| {
            let mut random = Random::new(u64::from(permit.holder), "permit holder");
            let holder = traders.get(permit.holder).written(voice, &mut random);
            let drawn = self.draws.get(&permit.number).into_iter().flatten();
            let used: f64 = drawn.filter(|(day, _)| *day < before).map(|(_, kg)| kg).sum();
            let first = date(permit.since);
            let last = first.checked_add_days(Days::new(VALID_DAYS)).unwrap_or(first);
            let status = if permit.refused { "refused" } else { "valid" };
            [
                permit.number.clone(),
                permit.state.to_owned(),
                holder.name,
                holder.tax.unwrap_or_default(),
                permit.code.clone(),
                permit.goods.clone(),
                format!("{:.1}", permit.quantity_kg),
                "kg".to_owned(),
                format!("{used:.1}"),
                first.to_string(),
                last.to_string(),
                status.to_owned(),
            ]
        });
        let written =
            rows.fold(written, |before, row| before.and_then(|()| writer.write_record(row)));
        written.expect("a register is written into memory");
        let body = writer.into_inner().expect("a register is written into memory");
        let as_of = date(before.saturating_sub(1));
        [format!("# permits: as_of={as_of}\n").into_bytes(), body].concat()
    }
}

/// A permit of a holder for the goods of a shipment.
fn permit(
    desk: &mut Desk<'_>,
    lane: usize,
    holder: TraderId,
    goods: (&str, &str),
    quantity_kg: f64,
    refused: bool,
) -> String {
    let state = post_country(desk.lane(lane));
    let serial = desk.random.below(1_000_000);
    let number = format!("{state}-EC-{:02}-{serial:06}", desk.market.today % 97);
    desk.permits.add(Permit {
        number,
        state,
        holder,
        code: goods.0.to_owned(),
        goods: goods.1.to_owned(),
        quantity_kg,
        since: desk.market.today,
        refused,
    })
}

/// Shipments of one buyer under one permit, each some share of what it allows.
fn under_permit(desk: &mut Desk<'_>, shares: &[f64], last: Option<Shows>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let days = desk.days(shares.len(), 3, 20).or_else(|| desk.days(shares.len(), 2, 4))?;
    let ware = desk.ware_of(&PERMITTED);
    let buyer = desk.known(&desk.lane(lane).consignee_country, "chemicals");
    let first = desk.shipment(lane, ware, buyer, 0.3);
    let quantity = first.goods.gross_kg * 2.0;
    let goods = (ware.hs.as_str(), ware.texts.english[0].as_str());
    let number = permit(desk, lane, buyer, goods, quantity, false);
    let mut steps = Vec::new();
    for (index, (after, share)) in days.into_iter().zip(shares).enumerate() {
        let mut shipment = first.clone();
        let factor = quantity * share / shipment.goods.gross_kg;
        let value = shipment.goods.value_usd * factor;
        super::behaviour::worth(&mut shipment, value);
        shipment.permit = Some(number.clone());
        shipment.list_only = true;
        let shows = last.filter(|_| index + 1 == shares.len());
        steps.push(Step::new(after, desk.post, shipment, shows));
    }
    Some(steps)
}

pub(super) fn permit_overdrawn(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    under_permit(desk, &[0.46, 0.45, 0.44], Some(Shows::Permit))
}

pub(super) fn honest_permit_holder(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    under_permit(desk, &[0.4, 0.35], Some(Shows::Permit))
}

pub(super) fn permit_of_another(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let country = &desk.lane(lane).consignee_country;
    let (holder, buyer) = (desk.known(country, "chemicals"), desk.fresh(country, "trading"));
    let ware = desk.ware_of(&PERMITTED);
    let mut shipment = desk.shipment(lane, ware, buyer, 0.3);
    let goods = (ware.hs.as_str(), ware.texts.english[0].as_str());
    let quantity = shipment.goods.gross_kg * 4.0;
    shipment.permit = Some(permit(desk, lane, holder, goods, quantity, false));
    shipment.list_only = true;
    Some(desk.tomorrow(shipment, Shows::Permit))
}

pub(super) fn permit_refused(desk: &mut Desk<'_>) -> Option<Vec<Step>> {
    let lane = desk.lane_home()?;
    let days = desk.days(2, 4, 25).or_else(|| desk.days(2, 2, 4))?;
    let buyer = desk.known(&desk.lane(lane).consignee_country, "chemicals");
    let ware = desk.ware_of(&PERMITTED);
    let shipment = desk.shipment(lane, ware, buyer, 0.3);
    let goods = (ware.hs.as_str(), ware.texts.english[0].as_str());
    let quantity = shipment.goods.gross_kg;
    permit(desk, lane, buyer, goods, quantity, true);
    Some(vec![Step::new(days[1], desk.post, shipment, Some(Shows::Consignee))])
}
