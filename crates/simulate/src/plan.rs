//! What is to be generated.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::papers::PaperFormat;
use crate::post::Post;
use crate::watch::{WatchName, demo_watch_names};

/// Most days of one plan.
pub const MAX_DAYS: u32 = 366;

/// Most lines of one day of one post: two spreadsheets of 500,000 rows.
pub const MAX_LINES_PER_DAY: u32 = 1_000_000;

/// Whether the world stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Population {
    /// Traders, goods and routes change slowly, as they do in quiet years.
    #[default]
    Stable,
    /// From a day on traders, goods, routes and the tricks of planted cases change: a third of
    /// the days of the plan in, at a whole week.
    Drifting,
}

/// Drift begins with a week.
const DAYS_OF_A_WEEK: u32 = 7;

/// Planted cases for a thousand lines, unless the plan says otherwise.
const USUAL_CASES_PER_THOUSAND: u32 = 8;

/// Innocent look-alikes for a thousand lines, unless the plan says otherwise.
const USUAL_LOOKALIKES_PER_THOUSAND: u32 = 25;

/// What is to be generated. Two equal plans give equal bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Seed of everything random.
    pub seed: u64,
    /// The posts, each once; they share traders, containers and ships.
    pub posts: Vec<Post>,
    /// Number of days, up to [`MAX_DAYS`].
    pub days: u32,
    /// The first day.
    pub start: NaiveDate,
    /// Goods lines a day, up to [`MAX_LINES_PER_DAY`]; without it a usual day of the post.
    pub lines_per_day: Option<u32>,
    /// Formats to write; none given means the usual ones of the post with their usual shares,
    /// otherwise each given format gets an equal share.
    pub formats: Vec<PaperFormat>,
    /// Listed parties, some of which appear under another spelling. Without any, no case of the
    /// kinds that need a listed party is planted.
    pub watch_names: Vec<WatchName>,
    /// Planted cases for a thousand lines (8 by default, at most 200).
    pub cases_per_thousand: u32,
    /// Innocents that look bad, for a thousand lines (25 by default, at most 300).
    pub lookalikes_per_thousand: u32,
    /// Whether the population changes.
    pub population: Population,
}

/// Why a plan cannot be carried out as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// No day at all, or too many.
    #[error("days must be 1 to {MAX_DAYS}")]
    Days,
    /// No line at all, or too many.
    #[error("lines a day must be 1 to {MAX_LINES_PER_DAY}")]
    Lines,
    /// No post, or one twice.
    #[error("at least one post, and each once")]
    Posts,
    /// More cases than 200 or look-alikes than 300 for a thousand lines.
    #[error("at most 200 cases and 300 look-alikes for a thousand lines")]
    Rates,
}

impl Plan {
    /// A plan of one post with the usual lines, formats and rates, and the demonstration watch
    /// names.
    pub fn new(seed: u64, post: Post, days: u32, start: NaiveDate) -> Self {
        Self::of_posts(seed, &[post], days, start)
    }

    /// The same for several posts.
    pub fn of_posts(seed: u64, posts: &[Post], days: u32, start: NaiveDate) -> Self {
        Self {
            seed,
            posts: posts.to_vec(),
            days,
            start,
            lines_per_day: None,
            formats: Vec::new(),
            watch_names: demo_watch_names(),
            cases_per_thousand: USUAL_CASES_PER_THOUSAND,
            lookalikes_per_thousand: USUAL_LOOKALIKES_PER_THOUSAND,
            population: Population::Stable,
        }
    }

    /// Tells whether the plan is within the limits.
    ///
    /// # Errors
    /// [`PlanError`]: which limit it breaks.
    pub fn check(&self) -> Result<(), PlanError> {
        if !(1..=MAX_DAYS).contains(&self.days) {
            return Err(PlanError::Days);
        }
        if self.lines_per_day.is_some_and(|lines| !(1..=MAX_LINES_PER_DAY).contains(&lines)) {
            return Err(PlanError::Lines);
        }
        let once: BTreeSet<Post> = self.posts.iter().copied().collect();
        if self.posts.is_empty() || once.len() < self.posts.len() {
            return Err(PlanError::Posts);
        }
        if self.cases_per_thousand > 200 || self.lookalikes_per_thousand > 300 {
            return Err(PlanError::Rates);
        }
        Ok(())
    }

    /// Days within the limit.
    pub(crate) fn length(&self) -> u32 {
        self.days.min(MAX_DAYS)
    }

    /// The day from which a drifting world is another one, counted from 0.
    pub(crate) fn drift_from(&self) -> Option<u32> {
        let weeks = (self.length() / 3).div_ceil(DAYS_OF_A_WEEK).max(1);
        (self.population == Population::Drifting).then_some(weeks * DAYS_OF_A_WEEK)
    }

    /// Lines of a day of a post within the limits.
    pub(crate) fn lines(&self, post: Post) -> u32 {
        let lines = self.lines_per_day.unwrap_or_else(|| post.usual_lines_per_day());
        lines.clamp(1, MAX_LINES_PER_DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_told() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let plan = Plan::new(1, Post::Aktau, 1, day);
        assert_eq!(plan.check(), Ok(()));
        assert_eq!(Plan { days: 0, ..plan.clone() }.check(), Err(PlanError::Days));
        assert_eq!(Plan { days: 367, ..plan.clone() }.check(), Err(PlanError::Days));
        assert_eq!(Plan { lines_per_day: Some(0), ..plan.clone() }.check(), Err(PlanError::Lines));
        let many = Plan { cases_per_thousand: 201, ..plan.clone() };
        assert_eq!(many.check(), Err(PlanError::Rates));
        assert_eq!(Plan { lines_per_day: Some(0), ..plan.clone() }.lines(Post::Aktau), 1);
        let twice = Plan { posts: vec![Post::Aktau, Post::Aktau], ..plan.clone() };
        assert_eq!(twice.check(), Err(PlanError::Posts));
        assert_eq!(Plan { posts: Vec::new(), ..plan }.check(), Err(PlanError::Posts));
    }

    #[test]
    fn drift_begins_with_a_week() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let from = |days| {
            let plan = Plan::new(1, Post::Aktau, days, day);
            assert_eq!(plan.drift_from(), None);
            Plan { population: Population::Drifting, ..plan }.drift_from()
        };
        assert_eq!((from(1), from(30), from(365)), (Some(7), Some(14), Some(126)));
    }
}
