//! `cargo xtask test` runs everything that must hold before a change lands; `cargo xtask tidy`
//! only the house rules of STYLE.md that a machine can check; `cargo xtask acceptance` prints
//! which acceptance checks are covered, by which test; `cargo xtask region-names` writes the
//! labelled pairs of names of the region from their table.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for developers: it reads the repository and prints"
)]

mod acceptance;
mod region;
mod repository;
mod test;
mod tidy;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let outcome = match task.as_str() {
        "test" => test::run(),
        "tidy" => tidy::run(),
        "acceptance" => acceptance::run(),
        "region-names" => region::run(),
        _ => {
            eprintln!("usage: cargo xtask test | tidy | acceptance | region-names");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
