//! The subcommands, one file each.

mod control_lists;
mod eval;
mod eval_plan;
mod eval_tables;
mod goods;
mod instruments;
mod learn;
mod learn_card;
mod learn_report;
mod lists;
mod name;
mod plan;
mod profile;
mod profile_backtest;
mod profile_import;
mod read;
mod read_consignments;
mod registers;
mod screen;
mod serve;
mod simulate;
mod simulated;
mod targeting;

use anyhow::Result;

use crate::args::Command;
use crate::session::Session;

/// Runs one.
pub fn run(command: &Command, session: &Session) -> Result<()> {
    match command {
        Command::Screen(args) => screen::run(args, session),
        Command::Read(args) => read::run(args, session),
        Command::Name(args) => name::run(args, session),
        Command::Goods(args) => goods::run(args, session),
        Command::Lists(args) => lists::run(args, session),
        Command::Simulate(args) => simulate::run(args, session),
        Command::Profile(args) => profile::run(args, session),
        Command::Plan(args) => plan::run(args, session),
        Command::Learn(args) => learn::run(args, session),
        Command::Eval(args) => eval::run(args, session),
        Command::Serve(args) => serve::run(args, session),
    }
}
