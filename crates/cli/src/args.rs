//! The command line: names and options are a contract (DESIGN § 6); add, do not rename.

mod goods;
mod learn;
mod learn_report;
mod name;
mod plan;
mod profile;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use sarhad_i18n::Lang;

pub use goods::{ExplainGoods, Goods, GoodsAction, ShowEntry};
pub use learn::{HowToLearn, Learn, LearnAction, Train};
pub use learn_report::{LearnReport, ReportFormat};
pub use name::{Decide, DecisionSource, Name, NameAction, NameKind, PartyFacts, ShowDecisions};
pub use plan::{EvalPlan, Plan, PlanFormat};
pub use profile::{Backtest, Import, Profile, ProfileAction};

/// Which containers to open, and why.
///
/// Sarhad reads cargo papers, compares goods with strategic control lists and parties with
/// sanctions lists, and ranks what to inspect, with reasons that add up. It works offline.
/// The system advises; the officer decides.
#[derive(Debug, Parser)]
#[command(name = "sarhad", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Folder with imported lists and remembered column meanings [default: the user's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "SARHAD_DATA", hide_env_values = true)]
    pub data: Option<PathBuf>,
    /// Language of words and reasons: en, ru [default: from the environment, else en]
    #[arg(long, global = true, value_name = "LANG", value_parser = parse_lang)]
    pub lang: Option<Lang>,
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| {
        let known: Vec<&str> = Lang::ALL.iter().map(|lang| lang.tag()).collect();
        format!("{text:?} is not a shipped language; choose one of {}", known.join(", "))
    })
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rank containers and consignments of cargo papers by risk, with the reasons
    Screen(Screen),
    /// Show what was read from cargo papers, without any judgement
    Read(Read),
    /// Compare one name with the watch lists, decide about matches
    Name(Name),
    /// Compare one goods text with the control lists
    Goods(Goods),
    /// Import official watch lists and control lists, see their age, compare and roll back versions
    Lists(Lists),
    /// Make cargo papers of a post with planted cases, for training and tests
    Simulate(Simulate),
    /// Check, test and back-test officers' profiles
    Profile(Profile),
    /// Plan the inspections of a day: gates first, then what finds most, and a random control sample
    Plan(Plan),
    /// What inspections teach: a model beside the rules, hit rates, what is missed, drift, weights
    Learn(Learn),
    /// Measure the product on labelled data
    Eval(Eval),
    /// Serve the pages on this machine
    Serve(Serve),
}

/// `sarhad screen`
#[derive(Debug, Args)]
pub struct Screen {
    #[command(flatten)]
    pub screening: Screening,
    /// Show only the first N units
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// Show all reasons of each unit and how they add up
    #[arg(long)]
    pub explain: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = ScreenFormat::Table)]
    pub format: ScreenFormat,
}

/// Papers, and all that they are judged with.
#[derive(Debug, Args)]
pub struct Screening {
    /// Cargo papers: XLSX, XLS, ODS, CSV, ASYCUDA XML, EDIFACT CUSCAR
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub source: KnowledgeSource,
    /// Control list file; may be given again [default: the imported control lists]
    #[arg(long = "control-list", value_name = "FILE")]
    pub control_lists: Vec<PathBuf>,
    #[command(flatten)]
    pub mapping: MappingSource,
    #[command(flatten)]
    pub decisions: DecisionSource,
    /// Day to judge for, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<chrono::NaiveDate>,
    #[command(flatten)]
    pub instruments: InstrumentSource,
}

/// What papers are judged with besides knowledge and decisions.
#[derive(Debug, Args)]
pub struct InstrumentSource {
    /// Papers of the days before, files or folders: what is new or unusual; may be given again
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub history: Vec<PathBuf>,
    /// What inspections found (CSV: subject, date, outcome, inspected); needs --history
    #[arg(long, value_name = "CSV", requires = "history")]
    pub outcomes: Option<PathBuf>,
    /// Register of permits (CSV) [default: permits.csv in the data folder]
    #[arg(long, value_name = "FILE")]
    pub permits: Option<PathBuf>,
    /// Register of companies (CSV, XLSX) [default: companies.csv in the data folder]
    #[arg(long, value_name = "FILE")]
    pub companies: Option<PathBuf>,
    /// What other systems and officers know (CSV, XLSX) [default: observations.csv in the data folder]
    #[arg(long, value_name = "FILE")]
    pub observations: Option<PathBuf>,
    /// Folder of officers' profiles, or one profile [default: profiles in the data folder]
    #[arg(long, value_name = "DIR")]
    pub profiles: Option<PathBuf>,
    /// Learned model: ranks beside the rules; without it, or when it cannot be used, they rank alone
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    #[command(flatten)]
    pub policy: PolicySource,
}

/// What the country and the post set otherwise than the built-in tables.
#[derive(Debug, Args)]
pub struct PolicySource {
    /// Weights, gates, parameters and embargoes of the country and the post (TOML) [default:
    /// policy.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// The post whose policy counts [default: the post that the policy names]
    #[arg(long = "at-post", value_name = "CODE")]
    pub at_post: Option<String>,
}

/// Where the knowledge comes from.
#[derive(Debug, Args)]
pub struct KnowledgeSource {
    /// Watch-list file or folder; may be given again [default: the imported lists]
    #[arg(long, value_name = "PATH")]
    pub lists: Vec<PathBuf>,
    /// Compiled knowledge: read if the file is there, else built and written to it
    #[arg(long, value_name = "FILE")]
    pub knowledge: Option<PathBuf>,
    /// Thresholds of matches (TOML) [default: thresholds.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    pub thresholds: Option<PathBuf>,
}

/// Where meanings of columns come from.
#[derive(Debug, Args)]
pub struct MappingSource {
    /// File with the meanings of columns (TOML) [default: mapping.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
}

/// Forms of the ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ScreenFormat {
    /// A table for the terminal
    Table,
    /// One JSON document
    Json,
    /// One JSON object a unit and line, best rank first
    Jsonl,
    /// Columns for a spreadsheet
    Csv,
    /// One printable page
    Html,
}

/// `sarhad read`
#[derive(Debug, Args)]
pub struct Read {
    /// Cargo papers
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = ReadFormat::Summary)]
    pub format: ReadFormat,
    #[command(flatten)]
    pub mapping: MappingSource,
}

/// Forms of what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadFormat {
    /// One JSON document with every submission
    Json,
    /// One JSON object a consignment and line
    Jsonl,
    /// What was read and what was not, for people
    Summary,
}

/// Forms of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// For people
    Table,
    /// For programs
    Json,
}

/// `sarhad lists`
#[derive(Debug, Args)]
pub struct Lists {
    /// What to do with the lists.
    #[command(subcommand)]
    pub action: ListsAction,
}

/// Actions on lists.
#[derive(Debug, Subcommand)]
pub enum ListsAction {
    /// Import official list files: watch lists (files of one set together, as SDN.CSV with ALT.CSV
    /// and ADD.CSV) and control lists
    Import {
        /// List files or folders
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Accept that a list loses more than 5 % of its entries
        #[arg(long)]
        accept_shrink: bool,
        /// First day in force of a control list, YYYY-MM-DD [default: as the file states]
        #[arg(long, value_name = "DATE")]
        valid_from: Option<chrono::NaiveDate>,
        /// Last day in force of a control list, YYYY-MM-DD [default: as the file states]
        #[arg(long, value_name = "DATE")]
        valid_to: Option<chrono::NaiveDate>,
    },
    /// Lists in use, their age and size
    Status {
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
    /// Entries added, removed and changed between two versions
    Diff {
        /// List id, as `lists status` shows it
        list: String,
        /// Older version, or the start of its name [default: the one imported before]
        #[arg(long, value_name = "VERSION")]
        from: Option<String>,
        /// Newer version, or the start of its name [default: the one in use]
        #[arg(long, value_name = "VERSION")]
        to: Option<String>,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
    /// Use an older version again
    Rollback {
        /// List id
        list: String,
        /// Version to use, or the start of its name [default: the one imported before]
        #[arg(long, value_name = "VERSION")]
        to: Option<String>,
    },
}

/// `sarhad simulate`
#[derive(Debug, Args)]
pub struct Simulate {
    /// Seed: the same seed gives the same bytes
    #[arg(long, value_name = "N")]
    pub seed: u64,
    /// Posts, divided by commas: KZAAU, ALTYNKOL, PANJIPOYON, YALLAMA, KZALA
    #[arg(long, value_name = "CODE", required = true, value_delimiter = ',')]
    pub post: Vec<String>,
    /// Days
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub days: u32,
    /// Goods lines a day at each post [default: as usual at the post]
    #[arg(long, value_name = "N")]
    pub lines: Option<u32>,
    /// The world changes a third of the days in: traders, goods, routes and tricks
    #[arg(long)]
    pub drift: bool,
    /// Write outcomes.csv, what inspections of some units found: random:5%
    #[arg(long, value_name = "WHICH")]
    pub inspect: Option<String>,
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "DATE", default_value = "2026-03-02")]
    pub start: chrono::NaiveDate,
    /// Folder for the papers, truth.jsonl and the register of permits; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// `sarhad eval`
#[derive(Debug, Args)]
pub struct Eval {
    /// What to measure.
    #[command(subcommand)]
    pub what: EvalWhat,
}

/// Measurements.
#[derive(Debug, Subcommand)]
pub enum EvalWhat {
    /// Pairs of names, labelled
    Names {
        /// Labelled pairs
        #[arg(long, value_name = "CSV")]
        cases: PathBuf,
        /// A pair is a match at and above this probability [default: the alert threshold]
        #[arg(long, value_name = "T")]
        threshold: Option<f64>,
        /// Name the pairs that were judged wrongly, most surprising first
        #[arg(long)]
        errors: bool,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Json)]
        format: AnswerFormat,
    },
    /// Names searched in watch lists
    Search {
        /// Watch-list files or folders
        #[arg(long, required = true, num_args = 1.., value_name = "PATH")]
        lists: Vec<PathBuf>,
        /// Queries
        #[arg(long, value_name = "CSV")]
        queries: PathBuf,
        /// Whether the queries are on the lists
        #[arg(long, value_enum, default_value_t = Expect::Hit)]
        expect: Expect,
        /// Name the queries that did not do as expected
        #[arg(long)]
        errors: bool,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = SearchFormat::Json)]
        format: SearchFormat,
    },
    /// Goods descriptions, labelled
    Goods {
        /// Labelled descriptions
        #[arg(long, value_name = "CSV")]
        cases: PathBuf,
    },
    /// Goods with the number of a control list that a person gave them
    Commodities {
        /// Items, one JSON object a line: id, item_name, description, gold_eccn
        #[arg(long, value_name = "JSONL")]
        cases: PathBuf,
        /// The control list whose text is searched beside the catalogue
        #[arg(long, value_name = "FILE")]
        control_list: PathBuf,
        /// Name every answer
        #[arg(long)]
        rows: bool,
    },
    /// The learned ranking on labelled declarations, in the order of their days
    Targeting {
        /// Declarations to train on
        #[arg(long, value_name = "CSV")]
        train: PathBuf,
        /// Later ones, to calibrate on
        #[arg(long, value_name = "CSV")]
        valid: PathBuf,
        /// Later ones, to measure on; nothing of them is learned from
        #[arg(long, value_name = "CSV")]
        test: PathBuf,
        #[command(flatten)]
        how: HowToLearn,
        /// Train again without each family of features, and measure that
        #[arg(long)]
        ablate: bool,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Json)]
        format: AnswerFormat,
    },
    /// Every file of some folders: read without loss?
    Formats {
        /// Folders or files
        #[arg(required = true, value_name = "DIR")]
        paths: Vec<PathBuf>,
    },
    /// The loop of plan, inspection and history on simulated worlds, against simple rules with as
    /// many hands
    Plan(EvalPlan),
    /// A folder made by `sarhad simulate`: are the planted cases at the top?
    Simulated {
        /// Folder with papers and truth.jsonl
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        #[command(flatten)]
        source: KnowledgeSource,
        #[command(flatten)]
        policy: PolicySource,
        /// Form of the output
        #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
        format: AnswerFormat,
    },
}

/// Forms of the report on searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// For programs
    Json,
    /// For people
    Table,
    /// The share of queries raised at each limit, as data/names/false-alarms.csv
    Csv,
}

/// What queries are expected to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Expect {
    /// Each is on a list
    Hit,
    /// None is on a list
    None,
}

/// `sarhad serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen on
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Allow an address that other machines can reach (there is no sign-in yet)
    #[arg(long)]
    pub allow_remote: bool,
    #[command(flatten)]
    pub source: KnowledgeSource,
    /// Control list file; may be given again [default: the imported control lists]
    #[arg(long = "control-list", value_name = "FILE")]
    pub control_lists: Vec<PathBuf>,
    #[command(flatten)]
    pub mapping: MappingSource,
    #[command(flatten)]
    pub decisions: DecisionSource,
    #[command(flatten)]
    pub instruments: InstrumentSource,
}
