//! The journeys of a plan: which ferry, vessel, train, convoy or flight comes on which day, how
//! many lines it has and how its sender writes.

use chrono::NaiveDate;

use crate::numbers::imo;
use crate::papers::PaperFormat;
use crate::parties::Voice;
use crate::plan::Plan;
use crate::post::{Mode, Post};
use crate::random::Random;

/// One journey and its one paper.
#[derive(Debug, Clone)]
pub(crate) struct Journey {
    pub(crate) post: Post,
    pub(crate) date: NaiveDate,
    pub(crate) format: PaperFormat,
    /// Goods lines.
    pub(crate) lines: u32,
    /// File name without its ending.
    pub(crate) stem: String,
    /// Ship, train or flight.
    pub(crate) means: String,
    /// Flag of the ship.
    pub(crate) flag: &'static str,
    /// IMO number of the ship.
    pub(crate) imo: String,
    /// Voyage, train or flight number.
    pub(crate) number: String,
    /// Who sends the paper.
    pub(crate) sender: &'static str,
    pub(crate) voice: Voice,
    /// Seed of everything in this file.
    pub(crate) seed: u64,
}

/// Ships, invented, with their flag.
const SHIPS: [(&str, &str); 6] = [
    ("KASPIY YULDUZY", "KZ"),
    ("MANGYSTAU ARUANA", "KZ"),
    ("ABSHERON LEYLA", "AZ"),
    ("QOBUSTAN QARTAL", "AZ"),
    ("BATUMI ROSE", "PA"),
    ("GOLDEN STURGEON", "MH"),
];

/// Names and flags that a ship takes on, invented.
const NEW_NAMES: [(&str, &str); 4] = [
    ("BLUE SATURN", "PA"),
    ("KHAZAR TRADER", "KM"),
    ("NOVA STURGEON", "TZ"),
    ("MERIDIAN GULL", "MH"),
];

impl Journey {
    /// The same ship under another name and flag.
    pub(crate) fn rename_ship(&mut self) {
        let mut random = Random::new(self.seed, &format!("new name {}", self.imo));
        let (name, flag) = *random.pick(&NEW_NAMES);
        (self.means, self.flag) = (name.to_owned(), flag);
    }
}

/// Senders of papers, invented.
const SENDERS: [&str; 4] = [
    "Caspian Sample Agency",
    "Steppe Rail Sample Operator",
    "Silk Gate Sample Terminal",
    "Sample Handling Almaty",
];

/// The journeys of a post on a day.
pub(crate) fn journeys(plan: &Plan, post: Post, date: NaiveDate) -> Vec<Journey> {
    let mut random = Random::new(plan.seed, &format!("day {date} {}", post.code()));
    let split = shares(plan, post, &mut random);
    (1u32..)
        .zip(split)
        .map(|(index, (format, lines))| journey(plan, post, date, format, lines, index))
        .collect()
}

/// Splits the lines of one day over the formats.
fn shares(plan: &Plan, post: Post, random: &mut Random) -> Vec<(PaperFormat, u32)> {
    let mut lines = plan.lines(post);
    if plan.lines_per_day.is_none() {
        lines = (f64::from(lines) * random.float(0.85, 1.15)).round() as u32;
    }
    let formats: Vec<(PaperFormat, u32)> = if plan.formats.is_empty() {
        post.usual_formats().to_vec()
    } else {
        let share = 100 / plan.formats.len().min(100) as u32;
        plan.formats.iter().map(|&format| (format, share)).collect()
    };
    let mut left = lines;
    let last = formats.len() - 1;
    let mut split = Vec::new();
    for (index, (format, share)) in formats.into_iter().enumerate() {
        let part = (u64::from(lines) * u64::from(share) / 100) as u32;
        let part = if index == last { left } else { part.min(left) };
        left -= part;
        if part > 0 {
            split.push((format, part));
        }
    }
    split
}

fn journey(
    plan: &Plan,
    post: Post,
    date: NaiveDate,
    format: PaperFormat,
    lines: u32,
    index: u32,
) -> Journey {
    let mode = post.mode();
    let what = match (mode, format) {
        (_, PaperFormat::Awmds) => "manifest",
        (_, PaperFormat::Cuscar) => "cargo-report",
        (Mode::Sea, _) => "ferry",
        (Mode::Rail, _) => "train",
        (Mode::Road, _) => "trucks",
        (Mode::Air, _) => "flights",
    };
    let stem = format!("{}-{date}-{index}-{what}", post.code());
    let mut random = Random::new(plan.seed, &format!("journey {stem}"));
    let (ship, flag) = *random.pick(&SHIPS);
    let (means, number) = match mode {
        Mode::Sea => (
            ship.to_owned(),
            format!("{}{}", random.between(1, 99), random.pick(&["N", "S", "/A"])),
        ),
        Mode::Rail => {
            (format!("{}", random.between(1000, 9999)), format!("X9{:03}", random.between(1, 999)))
        }
        Mode::Road => (String::new(), String::new()),
        Mode::Air => (
            String::new(),
            format!("{}{}", random.pick(&["XK", "QZ", "ZR"]), random.between(100, 999)),
        ),
    };
    let voice = match format {
        PaperFormat::Cuscar => {
            Voice { russian: false, large: true, latin_only: true, any_script: false }
        }
        PaperFormat::Awmds => {
            Voice { russian: random.chance(300), large: true, latin_only: false, any_script: true }
        }
        PaperFormat::Csv => {
            Voice { russian: true, large: random.chance(150), latin_only: false, any_script: false }
        }
        PaperFormat::Xlsx => Voice {
            russian: random.chance(if mode == Mode::Air { 400 } else { 800 }),
            large: random.chance(250),
            latin_only: false,
            any_script: true,
        },
    };
    Journey {
        post,
        date,
        format,
        lines,
        means,
        flag,
        imo: imo(&mut Random::new(plan.seed, &format!("ship {ship}"))),
        number,
        sender: SENDERS[random.below(SENDERS.len())],
        voice,
        seed: plan.seed,
        stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_add_up_and_formats_follow_the_post() {
        let start = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        for post in Post::ALL {
            for lines in [1, 2, 7, 1000] {
                let plan = Plan { lines_per_day: Some(lines), ..Plan::new(3, post, 2, start) };
                let all = journeys(&plan, post, start);
                assert_eq!(all.iter().map(|journey| journey.lines).sum::<u32>(), lines);
                if lines == 1000 {
                    assert_eq!(all.len(), post.usual_formats().len());
                }
            }
        }
    }

    #[test]
    fn given_formats_are_used() {
        let start = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let formats = vec![PaperFormat::Csv, PaperFormat::Awmds];
        let plan = Plan { formats: formats.clone(), ..Plan::new(3, Post::Yallama, 1, start) };
        let used: Vec<PaperFormat> =
            journeys(&plan, Post::Yallama, start).iter().map(|journey| journey.format).collect();
        assert_eq!(used, formats);
    }
}
