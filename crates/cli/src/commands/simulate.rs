//! `sarhad simulate`: cargo papers of posts with planted cases, day by day.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sarhad_service::atomic;
use sarhad_simulate::{
    InspectedBy, OUTCOMES_FILE, OutputFile, PERMITS_FILE, Plan, Population, Post, PostDay,
    TRUTH_FILE, TruthLine, UnitTruth, World, drawn_at_random, outcomes, outcomes_csv, truth_jsonl,
};

use crate::args::Simulate;
use crate::failure::{failed, wrong_usage};
use crate::output::print;
use crate::progress::cancelled;
use crate::session::{Session, shown};

/// Folder of the registers of permits as they stood before each day.
pub const REGISTERS: &str = "permits";

/// Makes the papers and writes them, each whole or not at all.
pub fn run(args: &Simulate, session: &Session) -> Result<()> {
    let words = session.words;
    let plan = plan(args)?;
    let per_mille = args.inspect.as_deref().map(|text| share(text, session)).transpose()?;
    let mut world = World::new(&plan).map_err(|error| wrong_usage(error.to_string()))?;
    refuse_full_folder(&args.out, session)?;
    create_folder(&args.out)?;
    let mut made = Made { out: &args.out, written: Vec::new() };
    match made.all(&mut world, &plan, per_mille) {
        Ok(true) => {}
        Ok(false) => {
            // What is there is whole, but half the days are worth nothing.
            made.remove();
            return Err(failed(words.get("error-cancelled")));
        }
        Err(error) => return Err(error),
    }
    let files = words.say("screen-count-files", &[("count", made.written.len().into())]);
    let args = [("files", files.into()), ("path", shown(&args.out).into())];
    print(&(words.say("simulate-done", &args) + "\n"))
}

fn plan(args: &Simulate) -> Result<Plan> {
    let posts = args.post.iter().map(|code| Post::parse(code)).collect::<Result<Vec<_>, _>>();
    let posts = posts.map_err(|error| wrong_usage(error.to_string()))?;
    let mut plan = Plan::of_posts(args.seed, &posts, args.days, args.start);
    plan.lines_per_day = args.lines;
    plan.population = if args.drift { Population::Drifting } else { Population::Stable };
    Ok(plan)
}

/// `random:5%` in thousandths.
fn share(text: &str, session: &Session) -> Result<u32> {
    let percent = text.strip_prefix("random:").and_then(|rest| rest.strip_suffix('%'));
    let percent = percent.and_then(|number| number.trim().parse::<f64>().ok());
    let share = percent.filter(|percent| (0.1..=100.0).contains(percent));
    let share = share.map(|percent| (percent * 10.0).round() as u32);
    let told = || wrong_usage(session.words.say("error-inspect", &[("given", text.into())]));
    share.ok_or_else(told)
}

/// What was written so far.
struct Made<'m> {
    out: &'m Path,
    written: Vec<PathBuf>,
}

impl Made<'_> {
    /// Writes all days, then what is known of them; `false` when the person stopped it.
    fn all(&mut self, world: &mut World, plan: &Plan, per_mille: Option<u32>) -> Result<bool> {
        let mut truth: Vec<TruthLine> = Vec::new();
        let mut units: Vec<UnitTruth> = Vec::new();
        let mut register = Vec::new();
        loop {
            let before = world.permits();
            let Some(day) = world.next() else { break };
            if has_permits(&before) && before != register {
                create_folder(&self.out.join(REGISTERS))?;
                self.write(&format!("{REGISTERS}/{}.csv", day.date), &before)?;
                register = before;
            }
            for (papers, lines, of_post) in side_by_side(&day.posts, per_mille.is_some()) {
                if cancelled() {
                    return Ok(false);
                }
                for paper in papers {
                    self.write(&paper.name, &paper.bytes)?;
                }
                truth.extend(lines);
                units.extend(of_post);
            }
        }
        let register = world.permits();
        if has_permits(&register) {
            self.write(PERMITS_FILE, &register)?;
        }
        if let Some(per_mille) = per_mille {
            let drawn = |unit: &UnitTruth| {
                drawn_at_random(unit, per_mille, plan.seed).then_some(InspectedBy::Random)
            };
            let rows = outcomes(&units, drawn, chrono::NaiveDate::MAX);
            self.write(OUTCOMES_FILE, &outcomes_csv(&rows))?;
        }
        self.write(TRUTH_FILE, &truth_jsonl(&truth))?;
        Ok(true)
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.out.join(name);
        atomic::write(&path, bytes).with_context(|| shown(&path))?;
        self.written.push(path);
        Ok(())
    }

    fn remove(&self) {
        for path in &self.written {
            // The folder is the person's; a file that cannot be removed is still whole.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Whether a register holds more than its two lines of heading.
fn has_permits(register: &[u8]) -> bool {
    register.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count() > 2
}

/// What one post has on a day: papers, truth of lines, truth of units.
type OfPost = (Vec<OutputFile>, Vec<TruthLine>, Vec<UnitTruth>);

/// The papers of the posts of a day, written side by side, in their order.
fn side_by_side(posts: &[PostDay], with_units: bool) -> Vec<OfPost> {
    let one = |post: &PostDay| {
        let (papers, lines) = post.files();
        (papers, lines, if with_units { post.units() } else { Vec::new() })
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = posts.iter().map(|post| scope.spawn(move || one(post))).collect();
        running
            .into_iter()
            .map(|post| post.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
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
