//! `sarhad profile` and what is under it.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{AnswerFormat, MappingSource};

const EXAMPLES: &str = "\
A profile is a JSON file: a condition, the score or lane that follows, dates, owner, reason. Named
lists (one value a line) stand in the folder `lists` beside it. docs/profiles.md has it all.

Examples:
  sarhad profile check examples/profiles/microelectronics-via-hubs.json
      types, limits, dates; the condition as tree, as text, and in words
  sarhad profile test PROFILE.json CASES.jsonl
      cases with the expected true, false or unknown
  sarhad profile backtest PROFILE.json archive/*.xlsx --truth outcomes.csv --with OTHER.json
      what it would have hit, before it is activated
  sarhad profile import criteria.txt --out profiles --owner 'Aktau post'
      selectivity criteria in the text form of ASYCUDA become drafts; what cannot be carried over
      is listed with its line
  sarhad profile fields
      the fields that a condition may ask about, their types and operators

Exit codes: 0 done, 1 the work failed or a case came out otherwise, 2 wrong usage.";

/// `sarhad profile`
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Profile {
    /// What to do with profiles.
    #[command(subcommand)]
    pub action: ProfileAction,
}

/// Actions on profiles.
#[derive(Debug, Subcommand)]
pub enum ProfileAction {
    /// Check profiles: form, fields, types, limits, dates; say them in words
    Check {
        /// Profiles
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
    /// Run the cases of a profile
    Test {
        /// The profile
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Cases, one JSON object a line: name, facts, expect
        #[arg(value_name = "CASES")]
        cases: PathBuf,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
    /// What a profile would have hit in papers of the past; recorded, so that it may act
    Backtest(Backtest),
    /// Carry selectivity criteria (text form of ASYCUDA) over into drafts of profiles
    Import(Import),
    /// The fields that a condition may ask about
    Fields {
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
}

/// `sarhad profile backtest`
#[derive(Debug, Args)]
pub struct Backtest {
    /// The profile
    #[arg(value_name = "PROFILE")]
    pub profile: PathBuf,
    /// Cargo papers
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Outcomes: truth.jsonl, or a CSV with the columns unit and outcome
    #[arg(long, value_name = "FILE")]
    pub truth: Option<PathBuf>,
    /// Another profile to compare with
    #[arg(long, value_name = "PROFILE")]
    pub with: Option<PathBuf>,
    #[command(flatten)]
    pub mapping: MappingSource,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}

/// `sarhad profile import`
#[derive(Debug, Args)]
pub struct Import {
    /// Text of the criteria, UTF-8; tables of its lists stand in the folder `lists` beside it
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Folder for the profiles
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Office or post that answers for them
    #[arg(long, value_name = "TEXT")]
    pub owner: String,
    /// First day of validity; the last is a year later [default: today]
    #[arg(long, value_name = "DATE")]
    pub from: Option<chrono::NaiveDate>,
    /// Names of data elements: lines NAME = field
    #[arg(long, value_name = "FILE")]
    pub variables: Option<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}
