//! A world day by day: for each post its papers in real formats, the same consignments in the
//! form of the model, and the truth about every unit. Days must be taken in order, because trade
//! goes on from one to the next; what a day holds can be written side by side.

use chrono::{Datelike, Days, NaiveDate};
use sarhad_model::Submission;

use crate::OutputFile;
use crate::cargo::Row;
use crate::direct;
use crate::journey::{Journey, journeys};
use crate::papers;
use crate::plan::{Plan, PlanError};
use crate::post::Post;
use crate::traffic::Traffic;
use crate::truth::{self, TruthLine};
use crate::unit::{UnitTruth, units};

/// A world that goes on from day to day.
///
/// ```
/// use sarhad_simulate::{Plan, Post, World};
/// let start = chrono::NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
/// let plan = Plan::of_posts(7, &[Post::Yallama, Post::Almaty], 2, start);
/// let world = World::new(&plan).unwrap();
/// for day in world {
///     for post in &day.posts {
///         let files = post.papers();
///         let units = post.units();
///         assert!(!files.is_empty() && !units.is_empty());
///     }
/// }
/// ```
pub struct World {
    plan: Plan,
    traffic: Traffic,
    next: u32,
}

/// All posts on one day.
#[derive(Debug)]
pub struct WorldDay {
    /// Number of the day, from 0.
    pub number: u32,
    /// The day.
    pub date: NaiveDate,
    /// The posts, in the order of the plan.
    pub posts: Vec<PostDay>,
}

/// What comes to one post on one day.
#[derive(Debug)]
pub struct PostDay {
    /// The post.
    pub post: Post,
    /// The day.
    pub date: NaiveDate,
    seed: u64,
    journeys: Vec<(Journey, Vec<Row>)>,
}

impl World {
    /// A world before its first day.
    ///
    /// # Errors
    /// [`PlanError`]: which limit the plan breaks.
    pub fn new(plan: &Plan) -> Result<Self, PlanError> {
        plan.check()?;
        Ok(Self::within_limits(plan))
    }

    /// The register of permits as it stands before the next day: CSV as `docs/permits.md` describes
    /// it. What passed under a permit so far is drawn from it.
    pub fn permits(&self) -> Vec<u8> {
        let traders = &self.traffic.market.traders;
        self.traffic.permits.register(traders, self.next, self.plan.start)
    }

    /// The same for a plan that may break limits: days and lines are cut to them.
    pub(crate) fn within_limits(plan: &Plan) -> Self {
        Self { plan: plan.clone(), traffic: Traffic::new(plan), next: 0 }
    }
}

impl Iterator for World {
    type Item = WorldDay;

    fn next(&mut self) -> Option<WorldDay> {
        let number = self.next;
        if number >= self.plan.length() {
            return None;
        }
        let date = self.plan.start.checked_add_days(Days::new(u64::from(number)))?;
        self.next += 1;
        self.traffic.begin(number, date.month0());
        let posts = self.plan.posts.iter().map(|&post| {
            let of_post = journeys(&self.plan, post, date);
            let filled = self.traffic.day(post, of_post);
            PostDay { post, date, seed: self.plan.seed, journeys: filled }
        });
        Some(WorldDay { number, date, posts: posts.collect() })
    }
}

impl PostDay {
    /// The papers in their formats, with the truth that tells where in them something is planted.
    pub fn files(&self) -> (Vec<OutputFile>, Vec<TruthLine>) {
        let mut files = Vec::new();
        let mut truth = Vec::new();
        for (journey, rows) in &self.journeys {
            let paper = papers::write(journey, rows);
            truth.extend(truth::lines(&paper.name, journey, rows, &paper.positions));
            files.push(OutputFile { name: paper.name, bytes: paper.bytes });
        }
        (files, truth)
    }

    /// The papers in their formats.
    pub fn papers(&self) -> Vec<OutputFile> {
        self.files().0
    }

    /// The same consignments in the form of the model, without the detour through files: one
    /// submission for each paper. What a format cannot hold, or spoils, is whole here.
    pub fn submissions(&self) -> Vec<Submission> {
        self.journeys.iter().map(|(journey, rows)| direct::submission(journey, rows)).collect()
    }

    /// The truth about every unit: container, wagon, or consignment without equipment.
    pub fn units(&self) -> Vec<UnitTruth> {
        let rows = self.journeys.iter().flat_map(|(_, rows)| rows);
        units(self.post, self.date, rows, self.seed)
    }
}
