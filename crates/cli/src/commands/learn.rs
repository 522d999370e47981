//! `sarhad learn`: what inspections teach.

use anyhow::Result;

use crate::args::{Learn, LearnAction};
use crate::session::Session;

/// Runs one of its actions.
pub fn run(args: &Learn, session: &Session) -> Result<()> {
    match &args.action {
        LearnAction::Report(args) => super::learn_report::run(args, session),
    }
}
