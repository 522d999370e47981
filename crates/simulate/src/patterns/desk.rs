//! What a pattern is made from: the trade of a day, fresh firms, wares, lanes, and the days that
//! are left.

use crate::goods::{Goods, measured, rounded, stow};
use crate::market::{Market, TradeId, post_country};
use crate::parties::TraderId;
use crate::patterns::permits::PermitBook;
use crate::patterns::{Shipment, Step};
use crate::post::{Mode, Post};
use crate::random::Random;
use crate::tables::{Lane, Place, Ware};
use crate::watch::WatchName;

/// Tries to find a trade that fits before a pattern is left for another day.
const TRIES: u32 = 400;

/// The lanes of each post, as places in the table.
pub(crate) type Lanes = [(Post, Vec<usize>)];

/// Where patterns are made.
pub(crate) struct Desk<'d> {
    pub(crate) market: &'d mut Market,
    pub(crate) permits: &'d mut PermitBook,
    pub(crate) lanes: &'d Lanes,
    pub(crate) watch: &'d [WatchName],
    /// The post where the pattern is due.
    pub(crate) post: Post,
    /// Days that are left behind this one.
    pub(crate) days_left: u32,
    pub(crate) random: &'d mut Random,
}

impl Desk<'_> {
    pub(crate) fn mode(&self) -> Mode {
        self.post.mode()
    }

    pub(crate) fn lane(&self, place: usize) -> &'static Lane {
        &self.market.tables.lanes[place]
    }

    /// A lane of the post that fits.
    pub(crate) fn lane_where(&mut self, fits: impl Fn(&Lane) -> bool) -> Option<usize> {
        self.lane_at(self.post, fits)
    }

    /// A lane of some post that fits.
    pub(crate) fn lane_at(&mut self, post: Post, fits: impl Fn(&Lane) -> bool) -> Option<usize> {
        let lanes = self.market.tables;
        let (_, of_post) = self.lanes.iter().find(|(one, _)| *one == post)?;
        let fitting: Vec<usize> =
            of_post.iter().copied().filter(|place| fits(&lanes.lanes[*place])).collect();
        (!fitting.is_empty()).then(|| *self.random.pick(&fitting))
    }

    /// A lane that brings goods into the country of the post or through it.
    pub(crate) fn lane_in(&mut self) -> Option<usize> {
        self.lane_where(|lane| lane.direction != "export" && lane.consignee_country != "AF")
    }

    /// A lane that brings goods into the country of the post.
    pub(crate) fn lane_home(&mut self) -> Option<usize> {
        self.lane_where(|lane| {
            lane.direction == "import" && lane.consignee_country == post_country(lane)
        })
    }

    /// The ware of a kind that is used today.
    pub(crate) fn ware(&mut self, kind: &str) -> &'static Ware {
        let era = if self.market.is_drifted() { "late" } else { "early" };
        let wares = &self.market.tables.wares;
        let of_kind: Vec<&Ware> = wares.iter().filter(|ware| ware.kind == kind).collect();
        let of_era: Vec<&Ware> =
            of_kind.iter().copied().filter(|ware| ware.era == era || ware.era == "any").collect();
        let pool = if of_era.is_empty() { of_kind } else { of_era };
        pool[self.random.below(pool.len())]
    }

    /// One of some kinds of wares.
    pub(crate) fn ware_of(&mut self, kinds: &[&str]) -> &'static Ware {
        let kind = *self.random.pick(kinds);
        self.ware(kind)
    }

    /// High-priority goods.
    pub(crate) fn sensitive(&mut self) -> &'static Ware {
        self.ware_of(&["chips", "radio", "bearings"])
    }

    /// A fresh firm that nobody else trades with.
    pub(crate) fn fresh(&mut self, country: &str, kind: &str) -> TraderId {
        self.market.traders.found(country, kind, self.random)
    }

    /// A firm that may have traded before.
    pub(crate) fn known(&mut self, country: &str, kind: &str) -> TraderId {
        self.market.traders.draw(country, kind, self.random)
    }

    /// A living trade of the post that fits.
    pub(crate) fn trade(&mut self, fits: impl Fn(&Market, TradeId) -> bool) -> Option<TradeId> {
        let (_, lanes) = self.lanes.iter().find(|(post, _)| *post == self.post)?;
        let count = self.market.trades.len();
        for _ in 0..TRIES.min(count as u32 * 4) {
            let id = self.random.below(count) as TradeId;
            let trade = &self.market.trades[id as usize];
            let living =
                self.market.traders.trades(trade.buyer) && self.market.traders.trades(trade.seller);
            if living && lanes.contains(&trade.lane) && fits(self.market, id) {
                return Some(id);
            }
        }
        None
    }

    /// Wares of a lane to a buyer, a part of a full load; the seller is a trading firm of the
    /// country of the lane.
    pub(crate) fn shipment(
        &mut self,
        lane: usize,
        ware: &'static Ware,
        buyer: TraderId,
        part: f64,
    ) -> Shipment {
        let way = self.lane(lane);
        let seller = self.known(&way.shipper_country, "trading");
        let goods = self.goods(ware, part);
        self.empty(lane, seller, buyer, goods, ware.texts.clone())
    }

    /// Goods of a ware.
    pub(crate) fn goods(&mut self, ware: &'static Ware, part: f64) -> Goods {
        let mut goods = measured(&ware.freight, &ware.hs, part, Mode::Sea, self.random);
        goods.value_usd = rounded(goods.value_usd * self.market.price_level(&ware.hs), 100.0);
        goods.origin.clone_from(self.random.pick(&ware.origins));
        stow(&mut goods, self.random);
        goods
    }

    /// The next consignment of a trade, as it usually is.
    pub(crate) fn usual(&mut self, id: TradeId) -> Shipment {
        let trade = self.market.trades[id as usize].clone();
        let good = &self.market.tables.goods[trade.good];
        let mut goods = measured(&good.freight, &good.tnved, trade.size, self.mode(), self.random);
        let price = self.market.price_of(id, self.random);
        goods.value_usd = rounded(goods.net_kg.unwrap_or_default() * price, 100.0).max(1.0);
        goods.origin.clone_from(&self.lane(trade.lane).origin);
        stow(&mut goods, self.random);
        let texts = good.texts.clone();
        let mut shipment = self.empty(trade.lane, trade.seller, trade.buyer, goods, texts);
        shipment.notify = trade.notify;
        shipment.broker = Some(trade.broker);
        shipment
    }

    fn empty(
        &mut self,
        lane: usize,
        seller: TraderId,
        buyer: TraderId,
        goods: Goods,
        texts: crate::tables::Texts,
    ) -> Shipment {
        let country = post_country(self.lane(lane));
        let broker = self.known(country, "broker");
        Shipment {
            lane,
            seller,
            buyer,
            notify: None,
            payer: None,
            end_user: None,
            broker: Some(broker),
            texts,
            goods,
            loading: None,
            delivery: None,
            via: None,
            direction: None,
            remark: ("", ""),
            invoice: None,
            permit: None,
            container: None,
            bill: None,
            to_order: false,
            renames_ship: false,
            list_only: false,
        }
    }

    /// A new container number.
    pub(crate) fn container(&mut self) -> String {
        self.market.numbers.container(self.random)
    }

    /// A number of an invoice of a seller.
    pub(crate) fn invoice(&mut self, seller: TraderId) -> String {
        self.market.numbers.invoice(seller)
    }

    /// Days from now that some steps take, each some days behind the one before; none when the
    /// plan has not so many left.
    pub(crate) fn days(&mut self, steps: usize, low: u32, high: u32) -> Option<Vec<u32>> {
        let mut after = 0;
        let days: Vec<u32> = (0..steps)
            .map(|step| {
                after += if step == 0 { 1 } else { self.random.between(low, high) };
                after
            })
            .collect();
        (after <= self.days_left).then_some(days)
    }

    /// A step of one shipment tomorrow.
    pub(crate) fn tomorrow(&self, shipment: Shipment, shows: super::Shows) -> Vec<Step> {
        vec![Step::new(1, self.post, shipment, Some(shows))]
    }

    /// A place without a code.
    pub(crate) fn place(english: &str, russian: &str, country: &str) -> Place {
        Place {
            code: String::new(),
            english: english.to_owned(),
            russian: russian.to_owned(),
            country: country.to_owned(),
        }
    }
}
