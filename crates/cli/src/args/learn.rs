//! `sarhad learn` and what is under it.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use sarhad_service::learn::{DEFAULT_BUDGET, Family};

use super::{AnswerFormat, KnowledgeSource, LearnReport, MappingSource, PolicySource};

const EXAMPLES: &str = "\
A model ranks beside the rules and never above them. It is written in shadow: shown, and counting
nothing, until it is promoted. docs/learning.md says what it can do and what it cannot.

Examples:
  sarhad learn train archive/ --outcomes outcomes.csv --out post.model
      on the papers of a post and what inspections found; the card of the model is printed
  sarhad learn train --declarations 2025.csv --out table.model
      on a table of declarations with outcomes
  sarhad learn train archive/ --outcomes outcomes.csv --out post.model --promote
      it counts, if it finds surely more than the rules do on the weeks held back
  sarhad screen PAPERS... --history archive/ --model post.model
  sarhad learn card post.model
  sarhad learn report --plans plans --outcomes outcomes.csv --format html > report.html
      hit rates by source, what is missed, drift, proposed weights, with plots

Exit codes: 0 done, 1 the work failed or the promotion was refused, 2 wrong usage.";

/// `sarhad learn`
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Learn {
    /// What to do.
    #[command(subcommand)]
    pub action: LearnAction,
}

/// Actions on what inspections found.
#[derive(Debug, Subcommand)]
pub enum LearnAction {
    /// Train a model on what inspections found
    Train(Train),
    /// What inspections found, by source; what is missed; drift; proposed weights
    Report(LearnReport),
    /// Print the card of a model
    Card {
        /// The model
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
}

/// `sarhad learn train`
#[derive(Debug, Args)]
pub struct Train {
    /// Cargo papers, files or folders; needs --outcomes
    #[arg(value_name = "PATH", requires = "outcomes", required_unless_present = "declarations")]
    pub papers: Vec<PathBuf>,
    /// What inspections found (CSV: subject, date, outcome, inspected)
    #[arg(long, value_name = "CSV", requires = "papers")]
    pub outcomes: Option<PathBuf>,
    /// A table of declarations with outcomes, in place of papers (columns: docs/learning.md)
    #[arg(long, value_name = "CSV", conflicts_with = "papers")]
    pub declarations: Option<PathBuf>,
    /// File to write the model to
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    #[command(flatten)]
    pub how: HowToLearn,
    /// Trees that were trained elsewhere on these rows: LightGBM (text) or XGBoost (JSON)
    #[arg(long, value_name = "FILE")]
    pub trees: Option<PathBuf>,
    /// Write the rows of the training (CSV: day, found, features), to train trees elsewhere
    #[arg(long, value_name = "FILE")]
    pub rows: Option<PathBuf>,
    /// Share of the latest rows that are held back, to measure and calibrate on
    #[arg(long, value_name = "SHARE", default_value_t = 0.2, value_parser = parse_share)]
    pub hold_back: f64,
    /// Make it count, if the lower 95 % bound of its precision beats the rules on the rows held back
    #[arg(long)]
    pub promote: bool,
    /// Share of the units that can be opened, for the promotion
    #[arg(long, value_name = "SHARE", default_value_t = 0.05, value_parser = parse_share)]
    pub open_share: f64,
    #[command(flatten)]
    pub source: KnowledgeSource,
    #[command(flatten)]
    pub policy: PolicySource,
    #[command(flatten)]
    pub mapping: MappingSource,
    /// Form of the card
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}

/// How a model is trained.
#[derive(Debug, Args)]
pub struct HowToLearn {
    /// Families of features to leave out: codes, value, novelty, rates, manifest, strategic, calendar
    /// [default: those that do not clearly help on the latest rows of the training]
    #[arg(long, value_name = "FAMILY", value_delimiter = ',', value_parser = parse_family)]
    pub without: Vec<Family>,
    /// Effort of the trees
    #[arg(long, value_name = "N", default_value_t = DEFAULT_BUDGET, value_parser = parse_effort)]
    pub effort: f64,
    /// Seed: the same rows and seed give the same model
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
}

fn parse_family(text: &str) -> Result<Family, String> {
    Family::parse(text.trim()).ok_or_else(|| {
        let known: Vec<&str> = Family::ALL.iter().map(|family| family.key()).collect();
        format!("{text:?} is no family of features; choose of {}", known.join(", "))
    })
}

fn parse_share(text: &str) -> Result<f64, String> {
    let share = text.parse::<f64>().ok().filter(|share| (0.001..=0.9).contains(share));
    share.ok_or_else(|| format!("{text:?} is no share from 0.001 to 0.9"))
}

fn parse_effort(text: &str) -> Result<f64, String> {
    let effort = text.parse::<f64>().ok().filter(|effort| (0.1..=3.0).contains(effort));
    effort.ok_or_else(|| format!("{text:?} is no effort from 0.1 to 3"))
}
