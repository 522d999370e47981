//! `sarhad name` and what is under it.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{AnswerFormat, KnowledgeSource};

const NAME_EXAMPLES: &str = "\
Examples:
  sarhad name 'Зарнигор Импекс'
      who on the lists may be meant, with the parts of the names side by side
  sarhad name 'Bahromqul Zarnigorzoda' --born 1969-02-28 --country TJ --limit 3
      with what else is known: it speaks for or against
  sarhad name 'ТОО Вега' --id 000140000011 --format json
      the same for a program
  sarhad name decide 'Zarnigor Impex LLC' --not-same --list demo --entry DEMO-001 \\
         --reason 'other licence number, owner seen'
      settle a match: it stays silent until either side changes
  sarhad name decisions --expired
      decisions that have run out

Exit codes: 0 answered (with or without candidates), 1 the work failed, 2 wrong usage.";

const DECIDE_EXAMPLES: &str = "\
State the party exactly as the paper does, with its numbers and country: the decision is about that
party and no other. `sarhad screen --explain` prints the command for each match.

Examples:
  sarhad name decide 'Zarnigor Impex LLC' --country AE --not-same --list demo --entry DEMO-001 \\
         --reason 'other licence number, owner seen' --until 2027-11-24
  sarhad name decide 'Zarnigor Impex FZE' --same --list demo --entry DEMO-001 \\
         --reason 'same licence number' --author 'B. Post Aktau'

Exit codes: 0 decided, 1 nothing was written, 2 wrong usage.";

const DECISIONS_EXAMPLES: &str = "\
Examples:
  sarhad name decisions
      all decisions, and what became of each
  sarhad name decisions 3
      one in full: lists and rules of that day, and the number computed again with them
  sarhad name decisions --expired --json
      those that have run out, for a program

Exit codes: 0 shown, 1 the work failed (also: there is no decision of that number), 2 wrong usage.";

/// `sarhad name`
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_long_help = NAME_EXAMPLES
)]
pub struct Name {
    /// Decide about a match, or see what was decided.
    #[command(subcommand)]
    pub action: Option<NameAction>,
    /// Name in any script
    #[arg(value_name = "TEXT", required = true)]
    pub text: Option<String>,
    #[command(flatten)]
    pub facts: PartyFacts,
    #[command(flatten)]
    pub source: KnowledgeSource,
    #[command(flatten)]
    pub decisions: DecisionSource,
    /// At most N candidates
    #[arg(long, visible_alias = "limit", value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
}

/// What is known of a party beside its name.
#[derive(Debug, Args)]
pub struct PartyFacts {
    /// What it is
    #[arg(long = "type", visible_alias = "kind", value_enum, value_name = "TYPE")]
    pub kind: Option<NameKind>,
    /// Birth (or building): YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    pub born: Option<String>,
    /// Country, two letters or a name
    #[arg(long, value_name = "CC")]
    pub country: Option<String>,
    /// Tax, registration, passport or IMO number; may be given again
    #[arg(long = "id", value_name = "NUMBER")]
    pub ids: Vec<String>,
}

/// Where decisions are.
#[derive(Debug, Args)]
pub struct DecisionSource {
    /// File of decisions about matches [default: decisions.jsonl in the data folder]
    #[arg(long, value_name = "FILE")]
    pub decisions: Option<PathBuf>,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NameKind {
    /// A natural person
    Person,
    /// A company or organisation
    Company,
    /// A ship
    Vessel,
}

/// What can be done about matches.
#[derive(Debug, Subcommand)]
pub enum NameAction {
    /// Decide whether a party and a listed entry are the same
    Decide(Decide),
    /// Show what was decided, and what became of it
    Decisions(ShowDecisions),
}

/// `sarhad name decide`
#[derive(Debug, Args)]
#[command(after_long_help = DECIDE_EXAMPLES)]
pub struct Decide {
    /// Name as the paper writes it
    #[arg(value_name = "TEXT")]
    pub text: String,
    #[command(flatten)]
    pub facts: PartyFacts,
    #[command(flatten)]
    pub verdict: VerdictFlags,
    /// List id, as `sarhad name` and `lists status` show it
    #[arg(long, value_name = "LIST")]
    pub list: String,
    /// Id of the entry in the list
    #[arg(long, value_name = "ENTRY")]
    pub entry: String,
    /// Why: what was compared
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Last day on which the decision holds, YYYY-MM-DD [default: until a side changes]
    #[arg(long, value_name = "DATE")]
    pub until: Option<chrono::NaiveDate>,
    /// Who decides [default: the name of the user of this machine]
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    #[command(flatten)]
    pub source: KnowledgeSource,
    #[command(flatten)]
    pub decisions: DecisionSource,
}

/// Same or not: exactly one of the two.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct VerdictFlags {
    /// They are the same: the match stays raised, with certainty
    #[arg(long)]
    pub same: bool,
    /// They are not the same: the match is silent until a side changes
    #[arg(long)]
    pub not_same: bool,
}

/// `sarhad name decisions`
#[derive(Debug, Args)]
#[command(after_long_help = DECISIONS_EXAMPLES)]
pub struct ShowDecisions {
    /// Show one decision in full, by its number
    #[arg(value_name = "N")]
    pub number: Option<usize>,
    /// Only those that have run out
    #[arg(long)]
    pub expired: bool,
    /// Only those about entries of this list
    #[arg(long, value_name = "LIST")]
    pub list: Option<String>,
    /// Print JSON: the same as --format json
    #[arg(long)]
    pub json: bool,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = AnswerFormat::Table)]
    pub format: AnswerFormat,
    /// Watch-list file or folder to compare with; may be given again [default: the imported lists]
    #[arg(long = "lists", value_name = "PATH")]
    pub lists: Vec<PathBuf>,
    /// Compiled knowledge of that time, to compute the number of one decision again
    /// [default: the versions of the lists that are kept]
    #[arg(long, value_name = "FILE")]
    pub knowledge: Option<PathBuf>,
    /// File of thresholds [default: thresholds.toml in the data folder]
    #[arg(long, value_name = "FILE")]
    pub thresholds: Option<PathBuf>,
    #[command(flatten)]
    pub decisions: DecisionSource,
}

impl ShowDecisions {
    /// Whether JSON is asked for.
    pub fn is_json(&self) -> bool {
        self.json || self.format == AnswerFormat::Json
    }
}
