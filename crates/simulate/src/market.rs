//! Trade that lasts: who buys which goods from whom, on which way, how often and at what price.
//! A trade comes back in its rhythm, slower out of season; new ones begin where there is room, and
//! old ones end. What is drawn here says how a usual year looks, and how it changes when the world
//! drifts.

use std::collections::{BTreeMap, BTreeSet};

use crate::fleet::{CONTAINER_REST_DAYS, Fleet, TRUCK_REST_DAYS};
use crate::numbers::{Numbers, plates};
use crate::parties::{TraderId, Traders};
use crate::plan::Plan;
use crate::random::Random;
use crate::tables::{Good, Lane, Tables};

/// With fewer goods from the country of a lane, any goods may come that way.
const FEWEST_GOODS: usize = 4;

/// Rhythms of trades, days between two consignments, with their weight: daily suppliers are few.
const RHYTHMS: [(f64, u32); 6] =
    [(3.0, 8), (7.0, 22), (12.0, 24), (20.0, 22), (35.0, 16), (60.0, 8)];

/// Subheadings of everyday trade that are on the Common High Priority List, and how many trades
/// in them begin for a thousand drawn: two or three units of a hundred hold such goods (an estimate
/// of ours; by value they were some hundredths of the imports of the region).
const HIGH_PRIORITY: [&str; 11] = [
    "848210", "848220", "854231", "854239", "851762", "850440", "853690", "852990", "854110",
    "852691", "847150",
];
const HIGH_PRIORITY_TRADES: u32 = 150;

/// A trade begins although another one is due, for a thousand.
const BEGINNINGS: u32 = 12;

/// How many days before its day a consignment may come.
const EARLY_DAYS: u32 = 1;

/// A trade that nobody had room for in this many of its rhythms has gone elsewhere.
const FORGOTTEN: f64 = 3.0;

/// Shortest and longest life of a trade, days.
const TRADE_DAYS: (u32, u32) = (60, 900);

/// How far the price of a trade is from its own level from one consignment to the next.
const PRICE_NOISE: f64 = 0.06;

/// Rise of prices of a year.
const INFLATION: f64 = 0.04;

/// Largest step of the price of a kind of goods from month to month, in quiet times and in
/// changing ones.
const MONTHLY_STEP: (f64, f64) = (0.025, 0.08);

/// Days of a month for price levels.
const MONTH_DAYS: u32 = 30;

/// Trades that end when the world drifts, for a thousand.
const ENDED_BY_DRIFT: u32 = 400;

/// How much of the usual trade of a branch moves in each month, January first; tenths. Our own
/// estimates: harvests, spring seed, building in summer, presents in winter.
const SEASONS: [(&str, [u32; 12]); 6] = [
    ("food", [8, 8, 9, 9, 9, 10, 11, 13, 14, 13, 11, 10]),
    ("agri", [8, 12, 16, 16, 12, 8, 7, 7, 10, 9, 7, 6]),
    ("building", [5, 6, 9, 12, 14, 14, 14, 13, 11, 9, 7, 5]),
    ("household", [8, 8, 9, 9, 9, 9, 9, 10, 11, 13, 14, 12]),
    ("textile", [8, 11, 12, 10, 8, 7, 8, 11, 13, 13, 10, 8]),
    ("electronics", [9, 8, 9, 9, 9, 9, 9, 10, 11, 13, 14, 11]),
];

/// Share of the usual trade of a branch that moves in a month (0 is January).
fn season(branch: &str, month: u32) -> f64 {
    let row = SEASONS.iter().find(|(name, _)| *name == branch);
    row.map_or(1.0, |(_, months)| f64::from(months[month as usize % 12]) / 10.0)
}

/// A trade, as its place among [`Market::trades`].
pub(crate) type TradeId = u32;

/// Goods that go from one trader to another again and again.
#[derive(Debug, Clone)]
pub(crate) struct Trade {
    /// Place of the lane in the table.
    pub(crate) lane: usize,
    /// Place of the goods in the table.
    pub(crate) good: usize,
    pub(crate) seller: TraderId,
    pub(crate) buyer: TraderId,
    /// Who is told of the arrival, where the consignee is a forwarder.
    pub(crate) notify: Option<TraderId>,
    pub(crate) broker: TraderId,
    rhythm_days: f64,
    /// Last day.
    until: u32,
    /// Where between the lowest and the highest usual price this trade stands.
    pub(crate) price_level: f64,
    /// Share of a full load, beside what the load itself is.
    pub(crate) size: f64,
    /// Day of the last consignment.
    pub(crate) last: u32,
    /// Consignments so far.
    pub(crate) times: u32,
}

/// What the posts of a world share.
#[derive(Debug)]
pub(crate) struct Market {
    seed: u64,
    pub(crate) tables: &'static Tables,
    pub(crate) traders: Traders,
    pub(crate) numbers: Numbers,
    fleet: Fleet,
    pub(crate) trades: Vec<Trade>,
    /// Day on which a trade is due, and its id, by lane.
    due: BTreeMap<usize, BTreeSet<(u32, TradeId)>>,
    /// Logarithm of the price level by goods code and month.
    levels: BTreeMap<String, Vec<f64>>,
    /// Goods that move by a mode: all, and by country of origin.
    carried: BTreeMap<char, Vec<usize>>,
    by_origin: BTreeMap<(char, String), Vec<usize>>,
    /// Day of the plan, from 0, and month of the year, January 0.
    pub(crate) today: u32,
    month: u32,
    drift_from: Option<u32>,
}

impl Market {
    pub(crate) fn new(plan: &Plan) -> Self {
        let tables = Tables::built_in();
        let mut carried = BTreeMap::<char, Vec<usize>>::new();
        let mut by_origin = BTreeMap::<(char, String), Vec<usize>>::new();
        for (place, good) in tables.goods.iter().enumerate() {
            for mode in good.modes.chars() {
                carried.entry(mode).or_default().push(place);
                for origin in &good.origins {
                    by_origin.entry((mode, origin.clone())).or_default().push(place);
                    if origin == "CN" {
                        by_origin.entry((mode, "HK".to_owned())).or_default().push(place);
                    }
                }
            }
        }
        Self {
            seed: plan.seed,
            tables,
            traders: Traders::new(tables),
            numbers: Numbers::default(),
            fleet: Fleet::default(),
            trades: Vec::new(),
            due: BTreeMap::new(),
            levels: BTreeMap::new(),
            carried,
            by_origin,
            today: 0,
            month: 0,
            drift_from: plan.drift_from(),
        }
    }

    /// Whether the world has changed.
    pub(crate) fn is_drifted(&self) -> bool {
        self.drift_from.is_some_and(|day| self.today >= day)
    }

    /// A container, which may have been here before.
    pub(crate) fn container(&mut self, random: &mut Random) -> String {
        let numbers = &mut self.numbers;
        let rest = (self.today, CONTAINER_REST_DAYS);
        self.fleet.draw("containers", rest, random, |random| numbers.container(random))
    }

    /// A truck of a country by its plates, which may have been at the post before.
    pub(crate) fn truck(&mut self, post: &str, country: &str, random: &mut Random) -> String {
        let rest = (self.today, TRUCK_REST_DAYS);
        let key = format!("{post} {country}");
        self.fleet.draw(&key, rest, random, |random| plates(country, random))
    }

    /// Begins a day of the plan.
    pub(crate) fn begin(&mut self, day: u32, month: u32) {
        (self.today, self.month, self.traders.today) = (day, month, day);
        if self.drift_from == Some(day) {
            let mut random = Random::new(self.seed, "drift");
            self.traders.drift(&mut random);
            for trade in &mut self.trades {
                if random.chance(ENDED_BY_DRIFT) {
                    trade.until = trade.until.min(day + random.between(0, MONTH_DAYS));
                }
            }
        }
    }

    /// A factor of its own for a thing after the drift, from a quarter to three times; 1 before.
    fn shifted(&self, what: &str) -> f64 {
        if !self.is_drifted() {
            return 1.0;
        }
        let mut random = Random::new(self.seed, &format!("shift {what}"));
        random.float(-1.4, 1.1).exp()
    }

    /// Weight of a lane today.
    pub(crate) fn lane_weight(&self, lane: &Lane) -> u32 {
        let name = format!("lane {} {} {}", lane.post, lane.loading.english, lane.delivery.english);
        ((f64::from(lane.weight) * 10.0 * self.shifted(&name)) as u32).max(1)
    }

    /// The price level of goods of a code today, 1 at the beginning.
    pub(crate) fn price_level(&mut self, code: &str) -> f64 {
        let months = (self.today / MONTH_DAYS) as usize;
        let drift_month = self.drift_from.map(|day| (day / MONTH_DAYS) as usize);
        let known = self.levels.entry(code.to_owned()).or_insert_with(|| vec![0.0]);
        while known.len() <= months {
            let month = known.len();
            let mut random = Random::new(self.seed, &format!("price {code} {month}"));
            let changing = drift_month.is_some_and(|from| month >= from);
            let most = if changing { MONTHLY_STEP.1 } else { MONTHLY_STEP.0 };
            let step = INFLATION / 12.0 + random.float(-most, most);
            known.push(known[month - 1] + step);
        }
        known[months].exp()
    }

    /// Goods that come this way.
    fn pool(&self, lane: &Lane, mode: char) -> &[usize] {
        let of_origin = self.by_origin.get(&(mode, lane.origin.clone()));
        let fitting = of_origin.filter(|pool| pool.len() >= FEWEST_GOODS);
        fitting.or_else(|| self.carried.get(&mode)).map_or(&[], Vec::as_slice)
    }

    /// Goods that come this way today.
    fn good(&self, lane: usize, mode: char, random: &mut Random) -> usize {
        let place = self.any_good(lane, mode, random);
        let code = &self.tables.goods[place].tnved;
        if !is_high_priority(code) || random.chance(HIGH_PRIORITY_TRADES) {
            place
        } else {
            self.any_good(lane, mode, random)
        }
    }

    fn any_good(&self, lane: usize, mode: char, random: &mut Random) -> usize {
        let pool = self.pool(&self.tables.lanes[lane], mode);
        if !self.is_drifted() {
            return pool[random.below(pool.len())];
        }
        let weight = |place: &usize| {
            let good: &Good = &self.tables.goods[*place];
            ((100.0 * self.shifted(&format!("good {} {}", good.tnved, good.branch))) as u32).max(1)
        };
        let weights: Vec<u32> = pool.iter().map(weight).collect();
        pool[random.weighted(&weights)]
    }

    /// The trade whose consignment comes next on a lane: one that is due, or a new one.
    pub(crate) fn next_trade(&mut self, lane: usize, mode: char, random: &mut Random) -> TradeId {
        let id = self.due_trade(lane, random).unwrap_or_else(|| self.found(lane, mode, random));
        let trade = &mut self.trades[id as usize];
        (trade.last, trade.times) = (self.today, trade.times + 1);
        let branch = &self.tables.goods[trade.good].branch;
        let pace = random.float(0.7, 1.3) / season(branch, self.month);
        let next = self.today + (trade.rhythm_days * pace).round().max(1.0) as u32;
        self.due.entry(lane).or_default().insert((next, id));
        id
    }

    /// The trade that waits longest, if one is due and still alive.
    fn due_trade(&mut self, lane: usize, random: &mut Random) -> Option<TradeId> {
        if random.chance(BEGINNINGS) {
            return None;
        }
        let due = self.due.get_mut(&lane)?;
        while let Some(&(day, id)) = due.first() {
            if day > self.today + EARLY_DAYS {
                return None;
            }
            due.pop_first();
            let trade = &self.trades[id as usize];
            let waited = f64::from(self.today.saturating_sub(day));
            let alive = trade.until >= self.today
                && waited <= trade.rhythm_days * FORGOTTEN
                && self.traders.trades(trade.buyer)
                && self.traders.trades(trade.seller);
            if alive {
                return Some(id);
            }
        }
        None
    }

    /// A new trade on a lane.
    fn found(&mut self, lane: usize, mode: char, random: &mut Random) -> TradeId {
        let place = self.good(lane, mode, random);
        let (way, good) = (&self.tables.lanes[lane], &self.tables.goods[place]);
        let buyer_kind = match random.below(20) {
            0 => "forwarder",
            1..=4 => "trading",
            _ => &good.branch,
        };
        let seller_kind = if random.chance(150) { "trading" } else { &good.branch };
        let seller = self.traders.draw_sender(&way.shipper_country, seller_kind, random);
        let buyer = self.traders.draw(&way.consignee_country, buyer_kind, random);
        let forwarded = buyer_kind == "forwarder";
        let notify =
            forwarded.then(|| self.traders.draw(&way.consignee_country, &good.branch, random));
        let broker = self.traders.draw(post_country(way), "broker", random);
        let rhythms: Vec<u32> = RHYTHMS.iter().map(|(_, weight)| *weight).collect();
        self.trades.push(Trade {
            lane,
            good: place,
            seller,
            buyer,
            notify,
            broker,
            rhythm_days: RHYTHMS[random.weighted(&rhythms)].0,
            until: self.today + random.between(TRADE_DAYS.0, TRADE_DAYS.1),
            price_level: random.float(0.0, 1.0),
            size: random.float(0.7, 1.0),
            last: self.today,
            times: 0,
        });
        (self.trades.len() - 1) as TradeId
    }

    /// The price of a kilogram of a trade's goods today, USD.
    pub(crate) fn price_of(&mut self, id: TradeId, random: &mut Random) -> f64 {
        let trade = &self.trades[id as usize];
        let good = &self.tables.goods[trade.good];
        let (low, high) = good.freight.usd_per_kg;
        let own = low + trade.price_level * (high - low);
        let noise = 1.0 + random.float(-PRICE_NOISE, PRICE_NOISE);
        own * noise * self.price_level(&good.tnved)
    }
}

/// Whether everyday goods of a code are on the Common High Priority List.
pub(crate) fn is_high_priority(code: &str) -> bool {
    HIGH_PRIORITY.iter().any(|six| code.starts_with(six))
}

/// The country in which goods of a lane are cleared.
pub(crate) fn post_country(lane: &Lane) -> &'static str {
    crate::post::Post::parse(&lane.post).map_or("KZ", crate::post::Post::country)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::plan::Population;
    use crate::post::Post;

    fn market(population: Population, days: u32) -> Market {
        let start = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        Market::new(&Plan { population, ..Plan::new(4, Post::Aktau, days, start) })
    }

    #[test]
    fn trades_come_back_in_their_rhythm() {
        let mut market = market(Population::Stable, 120);
        let mut random = Random::new(4, "market");
        for day in 0..120 {
            market.begin(day, 2);
            for _ in 0..20 {
                market.next_trade(0, 'S', &mut random);
            }
        }
        let known = market.trades.len();
        assert!((80..1200).contains(&known), "{known}");
        let often = market.trades.iter().filter(|trade| trade.times >= 4).count();
        assert!(often > 60, "{often} of {known}");
        assert!(market.trades.iter().all(|trade| trade.times >= 1));
        let young = market.trades.iter().filter(|t| t.last >= 90 && t.times == 1).count();
        assert!(young > 0, "new trades begin late too");
    }

    #[test]
    fn prices_drift_slowly_and_faster_when_the_world_changes() {
        let spread = |population| {
            let mut market = market(population, 360);
            let codes: Vec<&str> =
                Tables::built_in().goods.iter().map(|good| good.tnved.as_str()).collect();
            market.begin(359, 1);
            let levels: Vec<f64> = codes.iter().map(|code| market.price_level(code).ln()).collect();
            let mean = levels.iter().sum::<f64>() / levels.len() as f64;
            let square = levels.iter().map(|level| (level - mean).powi(2)).sum::<f64>();
            ((square / levels.len() as f64).sqrt(), mean)
        };
        let (quiet, rise) = spread(Population::Stable);
        let (changing, _) = spread(Population::Drifting);
        assert!(quiet < 0.1 && changing > quiet * 1.5, "{quiet} {changing}");
        assert!((0.0..0.1).contains(&rise), "{rise}");
    }

    #[test]
    fn seasons_average_to_one() {
        for (branch, months) in SEASONS {
            let sum: u32 = months.iter().sum();
            assert!((105..=135).contains(&sum), "{branch}: {sum}");
        }
        assert!(season("agri", 2) > 2.0 * season("agri", 6));
        assert!((season("unknown", 3) - 1.0).abs() < f64::EPSILON);
    }
}
