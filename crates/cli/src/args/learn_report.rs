//! Arguments of `sarhad learn report`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::PolicySource;

/// `sarhad learn report`
#[derive(Debug, Args)]
pub struct LearnReport {
    /// Plan files, or folders of them
    #[arg(long, required = true, num_args = 1.., value_name = "PLAN")]
    pub plans: Vec<PathBuf>,
    /// What inspections found (CSV: subject, date, outcome, inspected)
    #[arg(long, value_name = "CSV")]
    pub outcomes: PathBuf,
    /// Secret of the plans: checks that no line was changed [default: plan.secret in the data
    /// folder, where it is there]
    #[arg(long, value_name = "FILE")]
    pub secret: Option<PathBuf>,
    /// Write the outcomes with the way of selection of the plans (random, profile), for
    /// `screen --outcomes`
    #[arg(long, value_name = "FILE")]
    pub marked: Option<PathBuf>,
    #[command(flatten)]
    pub policy: PolicySource,
    /// Write the weights that the results speak for, in the form of a policy file, for a
    /// supervisor to accept
    #[arg(long, value_name = "FILE")]
    pub propose: Option<PathBuf>,
    /// Form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// Forms of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// One printable page with plots
    Html,
}
