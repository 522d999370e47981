//! Fills a journey with consignments: whole loads, several goods under one bill, one bill over
//! several containers, and groups that share a container or a truck; special lines where they
//! are due.

use std::collections::BTreeMap;

use crate::cargo::{Container, Planted, Row};
use crate::goods::{Goods, measured, rounded, stow, wording};
use crate::journey::Journey;
use crate::market::{Market, is_high_priority};
use crate::mess::spoil;
use crate::numbers::{seal, with_wrong_check_digit};
use crate::papers::PaperFormat;
use crate::parties::{TraderId, Voice, Written};
use crate::patterns::{Desk, PermitBook, SHORTEST_PLAN, Shipment, Shows, Step};
use crate::plan::Plan;
use crate::post::{Mode, Post};
use crate::random::Random;
use crate::special::{Case, Due, Era, Schedule};
use crate::tables::{Pattern, Place, Special, Tables};
use crate::unit::Found;
use crate::variants::{can_be_planted, namesake, respelled};
use crate::watch::WatchName;

/// Container numbers with a wrong check digit, for a thousand containers.
const WRONG_CHECK_DIGITS: u32 = 15;

/// Prefixes of bills of lading, of invented carriers.
const SEA_BILLS: [&str; 3] = ["CSPB26", "MGAL26", "KZAAU6"];

/// Prefixes of house air waybills.
const HOUSE_BILLS: [&str; 2] = ["HAWB", "ALA"];

/// Lines of lists with the number of the invoice, with a volume, and with the name of who
/// declares them, for a thousand.
const WITH_INVOICE: u32 = 400;
const WITH_VOLUME: u32 = 800;
const WITH_BROKER: u32 = 700;

/// Forwarders and trading firms as consignees whose papers name who uses the goods, for a
/// thousand; and consignments of high-priority goods, whose sellers ask for it.
const WITH_END_USER: u32 = 300;
const WITH_END_USER_OF_HIGH: u32 = 550;

/// A post of the world.
struct PostState {
    post: Post,
    schedule: Schedule,
    lines_before: u64,
}

/// A step of a pattern that waits for its day.
#[derive(Clone)]
struct Waiting {
    pattern: &'static Pattern,
    chain: u32,
    shipment: Shipment,
    shows: Option<Shows>,
}

/// Everything that lasts over the journeys of a plan.
pub(crate) struct Traffic {
    plan: Plan,
    tables: &'static Tables,
    pub(crate) market: Market,
    posts: Vec<PostState>,
    /// Place of the post whose journey is filled.
    at: usize,
    watch: Vec<WatchName>,
    groups: u32,
    /// Places of the lanes of each post in the table.
    lanes: Vec<(Post, Vec<usize>)>,
    pub(crate) permits: PermitBook,
    /// Steps of patterns by day and post.
    waiting: BTreeMap<(u32, Post), Vec<Waiting>>,
    /// Cases of several steps so far.
    chains: u32,
}

/// The journey and the lane of a group: what shares a container or a truck goes one way.
#[derive(Clone, Copy)]
struct Way<'w> {
    journey: &'w Journey,
    lane: usize,
}

/// What the rows of one consignment share.
struct Load {
    lane: usize,
    voice: Voice,
    mode: Mode,
    part: f64,
}

/// The names that go on a row.
struct Named {
    shipper: Written,
    consignee: Written,
    notify: Option<Written>,
    broker: Option<Written>,
    careless: bool,
}

impl Traffic {
    pub(crate) fn new(plan: &Plan) -> Self {
        let tables = Tables::built_in();
        let watch: Vec<WatchName> =
            plan.watch_names.iter().filter(|watch| can_be_planted(watch)).cloned().collect();
        let posts = plan.posts.iter().map(|&post| post_state(plan, post, tables, &watch)).collect();
        let lanes = plan.posts.iter().map(|&post| (post, lanes_of(post, tables))).collect();
        Self {
            plan: plan.clone(),
            tables,
            market: Market::new(plan),
            posts,
            at: 0,
            watch,
            groups: 0,
            lanes,
            permits: PermitBook::default(),
            waiting: BTreeMap::new(),
            chains: 0,
        }
    }

    fn post(&self) -> Post {
        self.posts[self.at].post
    }

    /// Begins a day of the plan, from 0; `month` 0 is January.
    pub(crate) fn begin(&mut self, day: u32, month: u32) {
        self.market.begin(day, month);
    }

    /// Fills the journeys of a day of a post.
    pub(crate) fn day(&mut self, post: Post, journeys: Vec<Journey>) -> Vec<(Journey, Vec<Row>)> {
        self.at = self.posts.iter().position(|one| one.post == post).unwrap_or_default();
        let mut steps = self.steps_of(post, &journeys);
        let filled = journeys.into_iter().enumerate().map(|(index, mut journey)| {
            let of_journey = std::mem::take(&mut steps[index]);
            if of_journey.iter().any(|step| step.shipment.renames_ship) {
                journey.rename_ship();
            }
            let rows = self.rows(&journey, of_journey);
            (journey, rows)
        });
        filled.collect()
    }

    /// The steps that come today, by journey: those that only a list shows go on a list. What
    /// finds no room waits for tomorrow.
    fn steps_of(&mut self, post: Post, journeys: &[Journey]) -> Vec<Vec<Waiting>> {
        let today = self.market.today;
        let due = self.waiting.remove(&(today, post)).unwrap_or_default();
        let mut random = Random::new(self.plan.seed, &format!("steps {} {today}", post.code()));
        let is_list = |one: &Journey| matches!(one.format, PaperFormat::Xlsx | PaperFormat::Csv);
        let list = journeys.iter().position(is_list).unwrap_or_default();
        let weights: Vec<u32> = journeys.iter().map(|one| one.lines).collect();
        let mut steps: Vec<Vec<Waiting>> = journeys.iter().map(|_| Vec::new()).collect();
        for step in due {
            let listed = step.shipment.list_only || step.shipment.renames_ship;
            let place = if listed { list } else { random.weighted(&weights) };
            match steps.get_mut(place) {
                Some(of_journey) if of_journey.len() < weights[place] as usize => {
                    of_journey.push(step);
                }
                _ => self.waiting.entry((today + 1, post)).or_default().push(step),
            }
        }
        steps
    }

    /// The rows of a journey, as many as it has lines, with steps of patterns among them.
    fn rows(&mut self, journey: &Journey, mut steps: Vec<Waiting>) -> Vec<Row> {
        let mut random = Random::new(self.plan.seed, &format!("rows {}", journey.stem));
        let mode = self.post().mode();
        let lines = journey.lines as usize;
        random.shuffle(&mut steps);
        let mut rows: Vec<Row> = Vec::with_capacity(lines);
        while rows.len() < lines {
            let left = lines - rows.len();
            self.groups += 1;
            if left <= steps.len() || random.below(left) < steps.len() {
                let step = steps.pop().expect("steps are fewer than lines, and some are left");
                rows.push(self.step(journey, &step, &mut random));
                continue;
            }
            let number = self.posts[self.at].lines_before + rows.len() as u64;
            let due = self.due(number, &mut random);
            let shape = if due.is_some() { [70, 0, 0, 30] } else { [70, 10, 8, 12] };
            let mut shape = random.weighted(&shape);
            let room = left - steps.len();
            if room < 5 || (mode == Mode::Air && shape > 1) || (mode == Mode::Road && shape == 2) {
                shape = 0;
            }
            let lane = self.lane(due.map(|(special, _)| special), &mut random);
            let way = Way { journey, lane };
            let group = match shape {
                1 => self.several_goods(way, random.between(2, 3), &mut random),
                2 => self.several_containers(way, random.between(2, 4), &mut random),
                3 => self.shared(way, due, random.between(2, 5), &mut random),
                _ => self.single(way, due, &mut random),
            };
            rows.extend(group);
        }
        self.posts[self.at].lines_before += rows.len() as u64;
        spoil(&mut rows, mode, journey.voice, &mut random);
        rows
    }

    /// What is due at a line: a special line, or a pattern, whose steps then wait for their days.
    fn due(&mut self, line: u64, random: &mut Random) -> Option<Due> {
        let post = self.post();
        let today = self.market.today;
        let era = match (self.plan.drift_from(), self.market.is_drifted()) {
            (None, _) => Era::Whole,
            (Some(_), false) => Era::Early,
            (Some(_), true) => Era::Late,
        };
        let days_left = self.plan.length().saturating_sub(today + 1);
        let Self { posts, market, permits, lanes, watch, waiting, chains, tables, .. } = self;
        posts[self.at].schedule.due(line, era, |pattern| {
            let mut desk = Desk { market, permits, lanes, watch, post, days_left, random };
            let Some(steps) = pattern.make.and_then(|make| make(&mut desk)) else { return false };
            *chains += 1;
            for Step { after, post, shipment, shows, pattern: other } in steps {
                let other = other.and_then(|key| tables.patterns.iter().find(|one| one.key == key));
                let pattern = other.unwrap_or(pattern);
                let waits = Waiting { pattern, chain: *chains, shipment, shows };
                waiting.entry((today + after, post)).or_default().push(waits);
            }
            true
        })
    }

    /// The row of a step of a pattern.
    fn step(&mut self, journey: &Journey, step: &Waiting, random: &mut Random) -> Row {
        let shipment = &step.shipment;
        let voice = journey.voice;
        let load = Load { lane: shipment.lane, voice, mode: self.post().mode(), part: 1.0 };
        let mut goods = shipment.goods.clone();
        goods.text = wording(&shipment.texts, voice, random);
        let written = |trader: Option<TraderId>, random: &mut Random| {
            trader.map(|trader| self.written(trader, voice, random))
        };
        let named = Named {
            shipper: self.written(shipment.seller, voice, random),
            consignee: self.written(shipment.buyer, voice, random),
            notify: written(shipment.notify, random),
            broker: written(shipment.broker, random),
            careless: false,
        };
        let (buyer, end_user) =
            (written(shipment.payer, random), written(shipment.end_user, random));
        let broker = named.broker.clone();
        let origin = goods.origin.clone();
        let volume_m3 = goods.volume_m3;
        let mut row = self.row(&load, goods, named, random);
        (row.goods.origin, row.goods.volume_m3) = (origin, volume_m3);
        (row.buyer, row.end_user, row.broker, row.kept) = (buyer, end_user, broker, true);
        row.invoice.clone_from(&shipment.invoice);
        row.permit.clone_from(&shipment.permit);
        if let Some(number) = &row.permit {
            let kg = row.goods.net_kg.unwrap_or(row.goods.gross_kg);
            self.permits.draw(number, self.market.today, kg);
        }
        if let Some(place) = &shipment.loading {
            row.loading = place.clone();
        }
        if let Some(place) = &shipment.delivery {
            row.delivery = place.clone();
        }
        if let Some(via) = &shipment.via {
            row.via.clone_from(via);
        }
        if let Some(direction) = shipment.direction {
            direction.clone_into(&mut row.direction);
        }
        if let Some(bill) = &shipment.bill {
            row.bill.clone_from(bill);
            row.master = None;
        }
        if shipment.to_order {
            let bank = format!("TO THE ORDER OF {} SAMPLE BANK", row.consignee.country);
            row.notify = Some(std::mem::take(&mut row.consignee));
            row.consignee.name = bank;
        }
        let russian = voice.russian && !voice.latin_only;
        let (english_remark, russian_remark) = shipment.remark;
        let remark = if russian { russian_remark } else { english_remark };
        remark.clone_into(&mut row.remark);
        row.planted = step.shows.map(|shows| planted(step, shows, &row));
        self.load(std::slice::from_mut(&mut row), 1, random);
        let boxed = matches!(load.mode, Mode::Sea | Mode::Rail);
        if let Some(number) = shipment.container.as_ref().filter(|_| boxed) {
            let size = "45G1";
            let container = Container { number: number.clone(), size, seal: seal(random) };
            (row.containers, row.plates) = (vec![container], None);
        }
        row
    }

    /// One bill with one goods line.
    fn single(&mut self, way: Way<'_>, due: Option<Due>, random: &mut Random) -> Vec<Row> {
        let mut row = self.consignment(way, due, 1.0, random);
        self.load(std::slice::from_mut(&mut row), 1, random);
        vec![row]
    }

    /// One bill with several goods lines.
    fn several_goods(&mut self, way: Way<'_>, goods: u32, random: &mut Random) -> Vec<Row> {
        let part = 1.0 / f64::from(goods);
        let first = self.consignment(way, None, part, random);
        let mut rows = vec![first];
        for _ in 1..goods {
            let other = self.consignment(way, None, part, random);
            rows.push(Row { goods: other.goods, ..rows[0].clone() });
        }
        self.load(&mut rows, 1, random);
        rows
    }

    /// One bill over several containers.
    fn several_containers(&mut self, way: Way<'_>, count: u32, random: &mut Random) -> Vec<Row> {
        let mut row = self.consignment(way, None, 1.0, random);
        let goods = &mut row.goods;
        let times = f64::from(count);
        goods.packages *= count;
        goods.net_kg = goods.net_kg.map(|net| rounded(net * times, 10.0));
        goods.gross_kg = rounded(goods.gross_kg * times, 10.0);
        goods.value_usd = rounded(goods.value_usd * times, 100.0);
        goods.volume_m3 = goods.volume_m3.map(|volume| rounded(volume * times, 100.0));
        self.load(std::slice::from_mut(&mut row), count, random);
        vec![row]
    }

    /// Several bills in one container or truck.
    fn shared(
        &mut self,
        way: Way<'_>,
        due: Option<Due>,
        count: u32,
        random: &mut Random,
    ) -> Vec<Row> {
        let special = random.below(count as usize);
        let part = 1.0 / f64::from(count);
        let master = self.market.numbers.bill("MB");
        let sea = self.post().mode() == Mode::Sea;
        let mut rows = Vec::new();
        for index in 0..count as usize {
            let due = if index == special { due } else { None };
            let mut row = self.consignment(way, due, part, random);
            row.master = sea.then(|| master.clone());
            rows.push(row);
        }
        self.load(&mut rows, 1, random);
        rows
    }

    /// Puts the rows of one group into containers, on a wagon or on a truck.
    fn load(&mut self, rows: &mut [Row], containers: u32, random: &mut Random) {
        let planted = rows.iter().any(|row| row.planted.is_some());
        let covered = random.chance(120);
        let (containers, wagon, truck) = match self.post().mode() {
            Mode::Sea if random.chance(70) && containers == 1 => (0, None, true),
            Mode::Sea => (containers, None, false),
            Mode::Rail if covered && containers == 1 => {
                (0, Some(self.market.numbers.wagon(true, random)), false)
            }
            Mode::Rail => (containers, Some(self.market.numbers.wagon(false, random)), false),
            Mode::Road => (0, None, true),
            Mode::Air => (0, None, false),
        };
        let boxes: Vec<Container> =
            (0..containers).map(|_| self.container(planted, random)).collect();
        let country = random
            .pick(&[rows[0].shipper.country.clone(), self.post().country().to_owned()])
            .clone();
        let post = self.post().code();
        let plates = truck.then(|| self.market.truck(post, &country, random));
        for row in rows {
            row.containers.clone_from(&boxes);
            row.wagon.clone_from(&wagon);
            row.plates.clone_from(&plates);
        }
    }

    fn container(&mut self, planted: bool, random: &mut Random) -> Container {
        let mut number = self.market.container(random);
        if !planted && random.chance(WRONG_CHECK_DIGITS) {
            number = with_wrong_check_digit(&number, random);
        }
        let size = random.pick(&["22G1", "45G1", "42G1", "45R1"]);
        Container { number, size, seal: seal(random) }
    }

    /// A consignment without its equipment.
    fn consignment(
        &mut self,
        way: Way<'_>,
        due: Option<Due>,
        part: f64,
        random: &mut Random,
    ) -> Row {
        let mode = self.post().mode();
        let mut voice = way.journey.voice;
        if random.chance(120) && !voice.latin_only {
            voice.russian = !voice.russian;
        }
        let load = Load { lane: way.lane, voice, mode, part };
        match due {
            Some((special, bad)) => self.special(special, bad, &load, random),
            None => self.everyday(&load, random),
        }
    }

    /// A lane by weight; for a special line one that fits its origin and destination best.
    fn lane(&self, special: Option<&Special>, random: &mut Random) -> usize {
        let lanes = &self.lanes[self.at].1;
        let lane = |place: &usize| &self.tables.lanes[*place];
        let Some(special) = special else {
            let weights: Vec<u32> =
                lanes.iter().map(|place| self.market.lane_weight(lane(place))).collect();
            return lanes[random.weighted(&weights)];
        };
        let from = |place: &&usize| {
            special.origins.is_empty() || special.origins.contains(&lane(place).shipper_country)
        };
        let to = |place: &&usize| {
            special.destinations.is_empty()
                || special.destinations.contains(&lane(place).consignee_country)
        };
        let both: Vec<usize> = lanes.iter().filter(from).filter(to).copied().collect();
        let one: Vec<usize> = lanes.iter().filter(to).copied().collect();
        let other: Vec<usize> = lanes.iter().filter(from).copied().collect();
        let pool = [both, one, other].into_iter().find(|pool| !pool.is_empty());
        pool.map_or(lanes[0], |pool| pool[random.below(pool.len())])
    }

    fn written(&self, trader: TraderId, voice: Voice, random: &mut Random) -> Written {
        self.market.traders.get(trader).written(voice, random)
    }

    /// Everyday goods between everyday traders.
    fn everyday(&mut self, load: &Load, random: &mut Random) -> Row {
        let id = self.market.next_trade(load.lane, load.mode.letter(), random);
        let trade = self.market.trades[id as usize].clone();
        let good = &self.tables.goods[trade.good];
        let part = load.part * trade.size;
        let mut goods = measured(&good.freight, &good.tnved, part, load.mode, random);
        let price = self.market.price_of(id, random);
        goods.value_usd = rounded(goods.net_kg.unwrap_or_default() * price, 100.0).max(1.0);
        goods.text = wording(&good.texts, load.voice, random);
        stow(&mut goods, random);
        let traders = &self.market.traders;
        let careless = [trade.seller, trade.buyer, trade.broker];
        let named = Named {
            shipper: self.written(trade.seller, load.voice, random),
            consignee: self.written(trade.buyer, load.voice, random),
            notify: trade.notify.map(|notify| self.written(notify, load.voice, random)),
            broker: Some(self.written(trade.broker, load.voice, random)),
            careless: careless.into_iter().any(|one| traders.get(one).careless),
        };
        let mut row = self.row(load, goods, named, random);
        if random.chance(WITH_INVOICE) {
            row.invoice = Some(self.market.numbers.invoice(trade.seller));
        }
        let high = is_high_priority(&good.tnved);
        if random.chance(if high { WITH_END_USER_OF_HIGH } else { WITH_END_USER }) {
            let told = row.notify.clone().filter(|user| *user != row.consignee);
            row.end_user = told.or_else(|| {
                let country = &self.tables.lanes[load.lane].consignee_country;
                high.then(|| self.trader(country, &good.branch, load.voice, random))
            });
        }
        row
    }

    /// A planted case or an innocent look-alike.
    fn special(&mut self, special: &Special, bad: bool, load: &Load, random: &mut Random) -> Row {
        let lane = &self.tables.lanes[load.lane];
        let from = if special.origins.is_empty() || special.origins.contains(&lane.shipper_country)
        {
            lane.shipper_country.clone()
        } else {
            random.pick(&special.origins).clone()
        };
        let to = if special.destinations.is_empty()
            || special.destinations.contains(&lane.consignee_country)
        {
            lane.consignee_country.clone()
        } else {
            random.pick(&special.destinations).clone()
        };
        let mut row = self.everyday(load, random);
        if let Some(of_case) = &special.goods {
            row.goods = measured(&of_case.freight, &of_case.hs, load.part, load.mode, random);
            row.goods.text = wording(&of_case.texts, load.voice, random);
            row.goods.origin.clone_from(&from);
            stow(&mut row.goods, random);
            row.shipper = self.trader(&from, "trading", load.voice, random);
        }
        let shows = match special.consignee.as_str() {
            "watch" => self.plant_listed_party(&mut row, load.voice, random),
            "namesake" => self.plant_namesake(&mut row, load.voice, random),
            "forwarder_notify" => {
                let buyer = self.trader(&to, "household", load.voice, random);
                row.consignee = self.trader(&to, "forwarder", load.voice, random);
                row.notify.insert(buyer).name.clone()
            }
            kind => {
                row.consignee = self.trader(&to, kind, load.voice, random);
                row.notify = None;
                row.goods.text.clone()
            }
        };
        row.end_user = None;
        if let Some(delivery) = &special.delivery {
            row.delivery = delivery.clone();
        } else if to != lane.consignee_country {
            row.delivery = self.place_in(&to);
        }
        for country in &special.via {
            if !row.via.contains(country) {
                row.via.push(country.clone());
            }
        }
        let russian = load.voice.russian && !load.voice.latin_only;
        let remark = if russian { &special.remark_russian } else { &special.remark_english };
        row.remark.clone_from(remark);
        row.planted = Some(Planted {
            kind: special.kind.clone(),
            bad,
            expect: special.expect.clone(),
            chain: 0,
            found: if bad { special.found } else { Found::Clean },
            shows,
            why: special.why.clone(),
        });
        row
    }

    /// A place of delivery in a country, as some lane has it.
    fn place_in(&self, country: &str) -> Place {
        let lanes = &self.tables.lanes;
        let known = lanes.iter().find(|lane| lane.consignee_country == country);
        known.map_or_else(
            || Place { country: country.to_owned(), ..Place::default() },
            |lane| lane.delivery.clone(),
        )
    }

    fn plant_listed_party(&self, row: &mut Row, voice: Voice, random: &mut Random) -> String {
        let watch = random.pick(&self.watch);
        let name = respelled(watch, voice.latin_only, random);
        let name = if voice.large { name.to_uppercase() } else { name };
        let listed = |like: &Written| Written { name: name.clone(), tax: None, ..like.clone() };
        match random.weighted(&[60, 25, 15]) {
            0 => row.consignee = listed(&row.consignee),
            1 => row.shipper = listed(&row.shipper),
            _ => row.notify = Some(listed(&row.consignee)),
        }
        name
    }

    fn plant_namesake(&self, row: &mut Row, voice: Voice, random: &mut Random) -> String {
        let is_person = |watch: &&WatchName| watch.kind == sarhad_model::EntryKind::Person;
        let persons: Vec<&WatchName> = self.watch.iter().filter(is_person).collect();
        let watch = *random.pick(&persons);
        let written = row.consignee.clone();
        row.consignee = namesake(watch, &self.tables.people, written, voice.latin_only, random);
        if voice.large {
            row.consignee.name = row.consignee.name.to_uppercase();
        }
        row.consignee.name.clone()
    }

    fn trader(&mut self, country: &str, kind: &str, voice: Voice, random: &mut Random) -> Written {
        let trader = self.market.traders.draw(country, kind, random);
        self.written(trader, voice, random)
    }

    /// A row with its bill; the equipment comes later.
    fn row(&mut self, load: &Load, mut goods: Goods, named: Named, random: &mut Random) -> Row {
        let lane = &self.tables.lanes[load.lane];
        let mut master = None;
        let numbers = &mut self.market.numbers;
        let bill = match load.mode {
            Mode::Sea => numbers.bill(SEA_BILLS[random.below(SEA_BILLS.len())]),
            Mode::Rail => numbers.bill("3"),
            Mode::Road => numbers.bill("CMR "),
            Mode::Air if random.chance(350) => {
                master = Some(numbers.air_waybill(random));
                numbers.bill(HOUSE_BILLS[random.below(HOUSE_BILLS.len())])
            }
            Mode::Air => numbers.air_waybill(random),
        };
        let told = load.mode == Mode::Sea && random.chance(700);
        if !random.chance(WITH_VOLUME) {
            goods.volume_m3 = None;
        }
        Row {
            bill,
            master,
            containers: Vec::new(),
            wagon: None,
            plates: None,
            notify: named.notify.or_else(|| told.then(|| named.consignee.clone())),
            shipper: named.shipper,
            consignee: named.consignee,
            buyer: None,
            end_user: None,
            broker: named.broker.filter(|_| random.chance(WITH_BROKER)),
            invoice: None,
            permit: None,
            goods: Goods { origin: lane.origin.clone(), ..goods },
            loading: lane.loading.clone(),
            via: lane.via.clone(),
            delivery: lane.delivery.clone(),
            direction: lane.direction.clone(),
            remark: String::new(),
            group: self.groups,
            careless: named.careless,
            kept: false,
            planted: None,
        }
    }
}

/// A post with the special lines that fit it and the watch names.
fn post_state(plan: &Plan, post: Post, tables: &'static Tables, watch: &[WatchName]) -> PostState {
    let code = post.code();
    let persons = watch.iter().any(|watch| watch.kind == sarhad_model::EntryKind::Person);
    let fits = |row: &&Special| {
        let party = match row.consignee.as_str() {
            "watch" => !watch.is_empty(),
            "namesake" => persons,
            _ => true,
        };
        party && row.posts.iter().any(|post| post == code)
    };
    let made = |bad: bool| {
        let made = tables.patterns.iter().filter(|_| plan.length() >= SHORTEST_PLAN);
        made.filter(move |one| one.bad == bad && one.make.is_some()).map(Case::Made)
    };
    let schedule = Schedule::new(
        tables.cases.iter().filter(fits).map(Case::Line).chain(made(true)).collect(),
        tables.innocents.iter().filter(fits).map(Case::Line).chain(made(false)).collect(),
        (plan.cases_per_thousand, plan.lookalikes_per_thousand),
        u64::from(plan.lines(post)) * u64::from(plan.length()),
        (plan.seed, code),
    );
    PostState { post, schedule, lines_before: 0 }
}

/// The lanes of a post, as places in the table.
fn lanes_of(post: Post, tables: &Tables) -> Vec<usize> {
    (0..tables.lanes.len()).filter(|&place| tables.lanes[place].post == post.code()).collect()
}

/// What is planted in the row of a step.
fn planted(step: &Waiting, shows: Shows, row: &Row) -> Planted {
    let pattern = step.pattern;
    let shows = match shows {
        Shows::Goods => row.goods.text.clone(),
        Shows::Consignee => row.consignee.name.clone(),
        Shows::Invoice => row.invoice.clone().unwrap_or_default(),
        Shows::Permit => row.permit.clone().unwrap_or_default(),
    };
    Planted {
        kind: pattern.key.clone(),
        bad: pattern.bad,
        expect: pattern.expect.clone(),
        chain: step.chain,
        found: pattern.found,
        shows,
        why: pattern.what.clone(),
    }
}
