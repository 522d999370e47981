//! `sarhad goods` and what is under it.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{AnswerFormat, MappingSource};

const GOODS_EXAMPLES: &str = "\
Examples:
  sarhad goods 'frequency converter 7.5 kW, output to 1200 Hz, stability 0.05 %' --hs 850440
      which control entries it may fall under: thresholds met, missed and to be asked
  sarhad goods 'преобразователь частоты 11 кВт' --lang ru
      the same in Russian: what to ask, what to look at, which papers
  sarhad goods show 2B201
      an entry in full: alternatives, codes, words, civil look-alikes
  sarhad goods explain manifest.xlsx
      every goods line of a cargo file

Exit codes: 0 answered (with or without candidates), 1 the work failed, 2 wrong usage.";

/// `sarhad goods`
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_long_help = GOODS_EXAMPLES
)]
pub struct Goods {
    /// Look up an entry, or explain a file.
    #[command(subcommand)]
    pub action: Option<GoodsAction>,
    /// Goods description, any language
    #[arg(value_name = "TEXT", required = true)]
    pub text: Option<String>,
    /// Declared goods code
    #[arg(long, value_name = "CODE")]
    pub hs: Option<String>,
    /// Day of the declaration, YYYY-MM-DD: imported control lists as in force then [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<chrono::NaiveDate>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}

/// What can be done beside judging one text.
#[derive(Debug, Subcommand)]
pub enum GoodsAction {
    /// Show a control entry in full
    Show(ShowEntry),
    /// Explain each goods line of cargo files
    Explain(ExplainGoods),
}

/// `sarhad goods show`
#[derive(Debug, Args)]
pub struct ShowEntry {
    /// Control number (2B201, 1C350.b.13, CWC-2) or id of the catalogue (C0003)
    #[arg(value_name = "NUMBER")]
    pub number: String,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}

/// `sarhad goods explain`
#[derive(Debug, Args)]
pub struct ExplainGoods {
    /// Cargo papers
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub mapping: MappingSource,
    /// Show lines without any candidate too
    #[arg(long)]
    pub all: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}
