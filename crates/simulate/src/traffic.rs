//! Fills a journey with consignments: whole loads, several goods under one bill, one bill over
//! several containers, and groups that share a container or a truck; special lines where they
//! are due.

use std::collections::BTreeMap;

use crate::cargo::{Container, Planted, Row};
use crate::goods::{Goods, measured, wording};
use crate::journey::Journey;
use crate::mess::spoil;
use crate::numbers::{Numbers, plates, seal, with_wrong_check_digit};
use crate::parties::{Traders, Voice, Written};
use crate::plan::Plan;
use crate::post::Mode;
use crate::random::Random;
use crate::special::{Due, Schedule};
use crate::tables::{Good, Lane, Place, Special, Tables};
use crate::variants::{can_be_planted, namesake, respelled};
use crate::watch::WatchName;

/// Container numbers with a wrong check digit, for a thousand containers.
const WRONG_CHECK_DIGITS: u32 = 15;

/// Prefixes of bills of lading, of invented carriers.
const SEA_BILLS: [&str; 3] = ["CSPB26", "MGAL26", "KZAAU6"];

/// Prefixes of house air waybills.
const HOUSE_BILLS: [&str; 2] = ["HAWB", "ALA"];

/// With fewer goods from the country of a lane, any goods may come that way.
const FEWEST_GOODS: usize = 4;

/// Everything that lasts over the journeys of a plan.
pub(crate) struct Traffic<'a> {
    plan: &'a Plan,
    tables: &'a Tables,
    lanes: Vec<&'a Lane>,
    weights: Vec<u32>,
    /// Goods that move by the mode of the post.
    carried: Vec<&'a Good>,
    /// The same by country of origin.
    by_origin: BTreeMap<&'a str, Vec<&'a Good>>,
    watch: Vec<&'a WatchName>,
    traders: Traders<'a>,
    numbers: Numbers,
    schedule: Schedule<'a>,
    lines_before: u64,
    groups: u32,
}

/// The journey and the lane of a group: what shares a container or a truck goes one way.
#[derive(Clone, Copy)]
struct Way<'w> {
    journey: &'w Journey,
    lane: &'w Lane,
}

/// What the rows of one consignment share.
struct Load<'l> {
    lane: &'l Lane,
    voice: Voice,
    mode: Mode,
    part: f64,
}

impl<'a> Traffic<'a> {
    pub(crate) fn new(plan: &'a Plan, tables: &'a Tables) -> Self {
        let code = plan.post.code();
        let lanes: Vec<&Lane> = tables.lanes.iter().filter(|lane| lane.post == code).collect();
        let letter = plan.post.mode().letter();
        let carried: Vec<&Good> =
            tables.goods.iter().filter(|good| good.modes.contains(letter)).collect();
        let mut by_origin = BTreeMap::<&str, Vec<&Good>>::new();
        for good in &carried {
            for origin in &good.origins {
                by_origin.entry(origin).or_default().push(good);
            }
        }
        if let Some(chinese) = by_origin.get("CN").cloned() {
            by_origin.insert("HK", chinese);
        }
        let watch: Vec<&WatchName> =
            plan.watch_names.iter().filter(|watch| can_be_planted(watch)).collect();
        let persons = watch.iter().any(|watch| watch.kind == sarhad_model::EntryKind::Person);
        let fits = |row: &&Special| {
            let party = match row.consignee.as_str() {
                "watch" => !watch.is_empty(),
                "namesake" => persons,
                _ => true,
            };
            party && row.posts.iter().any(|post| post == code)
        };
        let total = u64::from(plan.lines()) * u64::from(plan.days);
        let schedule = Schedule::new(
            tables.cases.iter().filter(fits).collect(),
            tables.innocents.iter().filter(fits).collect(),
            (plan.cases_per_thousand, plan.lookalikes_per_thousand),
            total,
            plan.seed,
        );
        Self {
            plan,
            tables,
            weights: lanes.iter().map(|lane| lane.weight).collect(),
            lanes,
            carried,
            by_origin,
            watch,
            traders: Traders::new(tables),
            numbers: Numbers::default(),
            schedule,
            lines_before: 0,
            groups: 0,
        }
    }

    /// The rows of a journey, as many as it has lines.
    pub(crate) fn rows(&mut self, journey: &Journey) -> Vec<Row> {
        let mut random = Random::new(self.plan.seed, &format!("rows {}", journey.stem));
        let mode = self.plan.post.mode();
        let lines = journey.lines as usize;
        let mut rows: Vec<Row> = Vec::with_capacity(lines);
        while rows.len() < lines {
            let left = lines - rows.len();
            let due = self.schedule.due(self.lines_before + rows.len() as u64);
            self.groups += 1;
            let shape = if due.is_some() { [70, 0, 0, 30] } else { [70, 10, 8, 12] };
            let mut shape = random.weighted(&shape);
            if left < 5 || (mode == Mode::Air && shape > 1) || (mode == Mode::Road && shape == 2) {
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
        self.lines_before += rows.len() as u64;
        spoil(&mut rows, mode, journey.voice, &mut random);
        rows
    }

    /// One bill with one goods line.
    fn single(&mut self, way: Way<'_>, due: Option<Due<'a>>, random: &mut Random) -> Vec<Row> {
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
        goods.net_kg = goods.net_kg.map(|net| crate::goods::rounded(net * times, 10.0));
        goods.gross_kg = crate::goods::rounded(goods.gross_kg * times, 10.0);
        goods.value_usd = crate::goods::rounded(goods.value_usd * times, 100.0);
        self.load(std::slice::from_mut(&mut row), count, random);
        vec![row]
    }

    /// Several bills in one container or truck.
    fn shared(
        &mut self,
        way: Way<'_>,
        due: Option<Due<'a>>,
        count: u32,
        random: &mut Random,
    ) -> Vec<Row> {
        let special = random.below(count as usize);
        let part = 1.0 / f64::from(count);
        let master = self.numbers.bill("MB");
        let sea = self.plan.post.mode() == Mode::Sea;
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
        let (containers, wagon, truck) = match self.plan.post.mode() {
            Mode::Sea if random.chance(70) && containers == 1 => (0, None, true),
            Mode::Sea => (containers, None, false),
            Mode::Rail if covered && containers == 1 => {
                (0, Some(self.numbers.wagon(true, random)), false)
            }
            Mode::Rail => (containers, Some(self.numbers.wagon(false, random)), false),
            Mode::Road => (0, None, true),
            Mode::Air => (0, None, false),
        };
        let boxes: Vec<Container> =
            (0..containers).map(|_| self.container(planted, random)).collect();
        let country = random
            .pick(&[rows[0].shipper.country.clone(), self.plan.post.country().to_owned()])
            .clone();
        let plates = truck.then(|| plates(&country, random));
        for row in rows {
            row.containers.clone_from(&boxes);
            row.wagon.clone_from(&wagon);
            row.plates.clone_from(&plates);
        }
    }

    fn container(&mut self, planted: bool, random: &mut Random) -> Container {
        let mut number = self.numbers.container(random);
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
        due: Option<Due<'a>>,
        part: f64,
        random: &mut Random,
    ) -> Row {
        let mode = self.plan.post.mode();
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
    fn lane(&self, special: Option<&Special>, random: &mut Random) -> &'a Lane {
        let Some(special) = special else { return self.lanes[random.weighted(&self.weights)] };
        let from = |lane: &&&Lane| {
            special.origins.is_empty() || special.origins.contains(&lane.shipper_country)
        };
        let to = |lane: &&&Lane| {
            special.destinations.is_empty()
                || special.destinations.contains(&lane.consignee_country)
        };
        let both: Vec<&Lane> = self.lanes.iter().filter(from).filter(to).copied().collect();
        let one: Vec<&Lane> = self.lanes.iter().filter(to).copied().collect();
        let other: Vec<&Lane> = self.lanes.iter().filter(from).copied().collect();
        let pool = [both, one, other].into_iter().find(|pool| !pool.is_empty());
        pool.map_or(self.lanes[0], |pool| pool[random.below(pool.len())])
    }

    /// Everyday goods between everyday traders.
    fn everyday(&mut self, load: &Load<'_>, random: &mut Random) -> Row {
        let fitting = self.by_origin.get(load.lane.origin.as_str());
        let pool = fitting.filter(|pool| pool.len() >= FEWEST_GOODS).unwrap_or(&self.carried);
        let good = pool[random.below(pool.len())];
        let mut goods = measured(&good.freight, &good.tnved, load.part, load.mode, random);
        goods.text = wording(&good.texts, load.voice, random);
        let buyer = match random.below(20) {
            0 => "forwarder",
            1..=4 => "trading",
            _ => &good.branch,
        };
        let seller = if random.chance(150) { "trading" } else { &good.branch };
        let (from, to) = (&load.lane.shipper_country, &load.lane.consignee_country);
        let shipper = self.trader(from, seller, load.voice, random);
        let consignee = self.trader(to, buyer, load.voice, random);
        let mut row = self.row(load, goods, shipper, consignee, random);
        if buyer == "forwarder" {
            row.notify = Some(self.trader(to, &good.branch, load.voice, random));
        }
        row
    }

    /// A planted case or an innocent look-alike.
    fn special(
        &mut self,
        special: &Special,
        bad: bool,
        load: &Load<'_>,
        random: &mut Random,
    ) -> Row {
        let lane = load.lane;
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
        let watch = *random.pick(&self.watch);
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
        let is_person = |watch: &&&WatchName| watch.kind == sarhad_model::EntryKind::Person;
        let persons: Vec<&WatchName> = self.watch.iter().filter(is_person).copied().collect();
        let watch = *random.pick(&persons);
        let written = row.consignee.clone();
        row.consignee = namesake(watch, &self.tables.people, written, voice.latin_only, random);
        if voice.large {
            row.consignee.name = row.consignee.name.to_uppercase();
        }
        row.consignee.name.clone()
    }

    fn trader(&mut self, country: &str, kind: &str, voice: Voice, random: &mut Random) -> Written {
        self.traders.draw(country, kind, random).written(voice, random)
    }

    /// A row with its bill; the equipment comes later.
    fn row(
        &mut self,
        load: &Load<'_>,
        goods: Goods,
        shipper: Written,
        consignee: Written,
        random: &mut Random,
    ) -> Row {
        let lane = load.lane;
        let mut master = None;
        let bill = match load.mode {
            Mode::Sea => self.numbers.bill(SEA_BILLS[random.below(SEA_BILLS.len())]),
            Mode::Rail => self.numbers.bill("3"),
            Mode::Road => self.numbers.bill("CMR "),
            Mode::Air if random.chance(350) => {
                master = Some(self.numbers.air_waybill(random));
                self.numbers.bill(HOUSE_BILLS[random.below(HOUSE_BILLS.len())])
            }
            Mode::Air => self.numbers.air_waybill(random),
        };
        let notify = (load.mode == Mode::Sea && random.chance(700)).then(|| consignee.clone());
        Row {
            bill,
            master,
            containers: Vec::new(),
            wagon: None,
            plates: None,
            shipper,
            consignee,
            notify,
            goods: Goods { origin: lane.origin.clone(), ..goods },
            loading: lane.loading.clone(),
            via: lane.via.clone(),
            delivery: lane.delivery.clone(),
            direction: lane.direction.clone(),
            remark: String::new(),
            group: self.groups,
            planted: None,
        }
    }
}
