//! `sarhad simulate`: cargo papers of a post with planted cases.

use std::path::Path;

use anyhow::{Context, Result};
use sarhad_service::atomic;
use sarhad_simulate::{Plan, Post, simulate};

use crate::args::Simulate;
use crate::failure::{failed, wrong_usage};
use crate::output::print;
use crate::progress::cancelled;
use crate::session::{Session, shown};

/// Makes the papers and writes them, each whole or not at all.
pub fn run(args: &Simulate, session: &Session) -> Result<()> {
    let words = session.words;
    let post = Post::parse(&args.post).map_err(|error| wrong_usage(error.to_string()))?;
    let mut plan = Plan::new(args.seed, post, args.days, args.start);
    plan.lines_per_day = args.lines;
    plan.check().map_err(|error| wrong_usage(error.to_string()))?;
    refuse_full_folder(&args.out, session)?;
    let files = simulate(&plan);
    create_folder(&args.out)?;
    let mut written: Vec<std::path::PathBuf> = Vec::new();
    for file in &files {
        let path = args.out.join(&file.name);
        if cancelled() {
            // What is there is whole, but half a day of papers is worth nothing.
            for path in &written {
                remove(path);
            }
            return Err(failed(words.get("error-cancelled")));
        }
        atomic::write(&path, &file.bytes).with_context(|| shown(&path))?;
        written.push(path);
    }
    let files = words.say("screen-count-files", &[("count", files.len().into())]);
    let args = [("files", files.into()), ("path", shown(&args.out).into())];
    print(&(words.say("simulate-done", &args) + "\n"))
}
fn refuse_full_folder(folder: &Path, session: &Session) -> Result<()> {
    let full = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if full {
        let args = [("path", shown(folder).into())];
        return Err(wrong_usage(session.words.say("error-out-not-empty", &args)));
    }
    Ok(())
}

fn create_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| shown(folder))
}

fn remove(path: &Path) {
    // The folder is the person's; a file that cannot be removed is still whole.
    let _ = std::fs::remove_file(path);
}
