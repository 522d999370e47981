//! `sarhad plan`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{AnswerFormat, KnowledgeSource, PolicySource, Screening};

const EXAMPLES: &str = "\
Standard output is the officers' sheet: what to do with which container, not why. The plan file
(--out) says which units were drawn at random: it is the supervisor's until the results are in.
docs/plan.md has it all.

Examples:
  sarhad plan ferry.xlsx --hands 6 --out plans/2026-11-24.jsonl
      six containers can be opened; about one in ten of them is drawn at random
  sarhad plan today/*.xlsx --hands 6 --scanner 20 --history archive --outcomes outcomes.csv
      with a scanner, and with what passed before
  sarhad plan ferry.xlsx --hands 6 --format html > sheet.html
      the sheet as a page to print

Exit codes: 0 planned, 1 the work failed, 2 wrong usage.";

/// `sarhad plan`
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Plan {
    #[command(flatten)]
    pub screening: Screening,
    /// Containers that can be opened
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub hands: u32,
    /// Containers that can be scanned
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub scanner: u32,
    /// Share of the hands for the random control sample, at least 5%
    #[arg(long, value_name = "SHARE", default_value = "10%", value_parser = parse_share)]
    pub random: f64,
    /// Secret that the random sample is drawn with [default: plan.secret in the data folder, made
    /// when it is not there]
    #[arg(long, value_name = "FILE")]
    pub secret: Option<PathBuf>,
    /// Write the plan file, for the supervisor
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Form of the officers' sheet
    #[arg(long, value_enum, default_value_t = PlanFormat::Table)]
    pub format: PlanFormat,
}

/// Forms of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// A table for the terminal
    Table,
    /// One JSON document
    Json,
    /// Columns for a spreadsheet
    Csv,
    /// One printable page
    Html,
}

/// `sarhad eval plan`
#[derive(Debug, Args)]
pub struct EvalPlan {
    /// First seed of the simulated worlds
    #[arg(long, value_name = "N")]
    pub seed: u64,
    /// Worlds: this many seeds from the first on
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub seeds: u32,
    /// Weeks with a plan a day
    #[arg(long, value_name = "W", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=44))]
    pub weeks: u32,
    /// Weeks of papers that are known before the first plan
    #[arg(long, value_name = "W", default_value_t = 8, value_parser = clap::value_parser!(u32).range(0..=8))]
    pub before: u32,
    /// Posts, divided by commas
    #[arg(
        long,
        value_name = "CODE",
        value_delimiter = ',',
        default_value = "KZAAU,ALTYNKOL,PANJIPOYON,YALLAMA,KZALA"
    )]
    pub post: Vec<String>,
    /// Goods lines a day at each post [default: as usual at the post]
    #[arg(long, value_name = "N")]
    pub lines: Option<u32>,
    /// Containers that can be opened a day, at all posts together
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub hands: u32,
    /// Share of the hands for the random control sample, at least 5%
    #[arg(long, value_name = "SHARE", default_value = "10%", value_parser = parse_share)]
    pub random: f64,
    /// The worlds change a third of the days in
    #[arg(long)]
    pub drift: bool,
    #[command(flatten)]
    pub source: KnowledgeSource,
    #[command(flatten)]
    pub policy: PolicySource,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}

/// `10%`, `0.1` or `0,1`.
fn parse_share(text: &str) -> Result<f64, String> {
    let wrong = || format!("{text:?} is no share; write 10% or 0.1");
    let plain = text.trim().replace(',', ".");
    let share = match plain.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f64>().map_err(|_| wrong())? / 100.0,
        None => plain.parse::<f64>().map_err(|_| wrong())?,
    };
    let least = sarhad_service::plan::LEAST_SHARE;
    if (least..=1.0).contains(&share) {
        Ok(share)
    } else {
        Err(format!(
            "the random share must be {:.0}% to 100%: with less nothing is known of what is missed",
            least * 100.0
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_and_too_small_ones_refused() {
        for text in ["10%", "0.1", "0,1", " 10 %"] {
            assert_eq!(parse_share(text), Ok(0.1), "{text}");
        }
        for text in ["10", "4%", "0.04", "ten", "-10%", "NaN", "101%"] {
            assert!(parse_share(text).is_err(), "{text}");
        }
    }
}
