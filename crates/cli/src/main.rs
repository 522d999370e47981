//! `sarhad`: the command line. One file a subcommand under `commands/`; what they share is here.
//!
//! Results go to standard output, words for people to standard error. Exit codes: 0 success,
//! 1 the work failed, 2 wrong usage, 130 stopped by Ctrl-C.

#![allow(
    clippy::disallowed_methods,
    clippy::format_push_string,
    reason = "the command line is the edge: it reads the clock, the environment and files; its \
              texts are short"
)]

/// Papers are some millions of small values: a fifth of the time of a run went into the
/// allocator of the system, and more on musl, whose one lock all cores share.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod args;
mod commands;
mod failure;
mod output;
mod progress;
mod session;
mod table;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    progress::listen_for_cancel();
    let session = session::Session::new(&cli);
    match commands::run(&cli.command, &session) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) if progress::cancelled() => {
            output::tell(&session.words.get("error-cancelled"));
            ExitCode::from(130)
        }
        Err(error) => {
            output::tell(&format!("sarhad: {}", failure::in_words(&error, session.words)));
            ExitCode::from(failure::exit_code(&error))
        }
    }
}
