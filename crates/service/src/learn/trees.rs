//! Trees trained by `perpetual`, and put into the form of our own. No clock, a fixed number of threads
//! and a fixed limit of memory: the same rows and seed give the same trees on every machine.

use perpetual::node::Node as TheirNode;
use perpetual::objective::Objective;
use perpetual::tree::core::Tree;
use perpetual::{Matrix, PerpetualBooster};
use sarhad_engine::learned::{Ask, Ensemble, Node, Parts};

use super::TrainError;

/// The trainer with its version, for the model's file.
pub const TRAINER: &str = "perpetual 3.0.0-rc.2";

/// How much is tried.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// The trainer's budget.
    pub budget: f64,
    /// Divisions of a feature.
    bins: u16,
    /// Threads; how many there are changes no tree (a test holds it).
    threads: usize,
}

impl Effort {
    /// A whole training. The usual 256 divisions blur codes of goods; more than these cost time and
    /// gave nothing (last quarter of the training year held back).
    pub fn whole(budget: f64) -> Self {
        Self { budget, bins: 1024, threads: 2 }
    }

    /// A short one, to compare features: quicker and a little worse. One thread, because several
    /// are trained side by side.
    pub fn short() -> Self {
        Self { budget: 0.3, bins: 256, threads: 1 }
    }
}

/// Memory for training, GB: what a machine of a post has to spare; four times as much gave nothing.
/// Stated, so that the machine's free memory changes nothing.
const MEMORY_GB: f32 = 1.0;

/// Trains trees on rows that stand one after the other.
///
/// # Errors
/// What the trainer says.
pub fn train(
    rows: &[f64],
    labels: &[bool],
    width: usize,
    effort: Effort,
    seed: u64,
) -> Result<Ensemble, TrainError> {
    convert(&booster(rows, labels, width, effort, seed)?, width)
}

fn booster(
    rows: &[f64],
    labels: &[bool],
    width: usize,
    effort: Effort,
    seed: u64,
) -> Result<PerpetualBooster, TrainError> {
    let columns: Vec<f64> =
        (0..width).flat_map(|at| rows.iter().skip(at).step_by(width).copied()).collect();
    let targets: Vec<f64> = labels.iter().map(|label| f64::from(u8::from(*label))).collect();
    let mut booster = PerpetualBooster::default()
        .set_objective(Objective::LogLoss)
        .set_budget(effort.budget as f32)
        .set_max_bin(effort.bins)
        .set_num_threads(Some(effort.threads))
        .set_memory_limit(Some(MEMORY_GB))
        .set_seed(seed);
    let matrix = Matrix::new(&columns, labels.len(), width);
    booster
        .fit(&matrix, &targets, None, None)
        .map_err(|error| TrainError::Trees(error.to_string()))?;
    Ok(booster)
}

/// The same trees in our form: the base score, and the leaves of all trees, add up to the log-odds.
fn convert(booster: &PerpetualBooster, width: usize) -> Result<Ensemble, TrainError> {
    if booster.regression_head.is_some() {
        return Err(TrainError::Trees("a linear part beside the trees".to_owned()));
    }
    let mut parts = Parts { width, base: booster.base_score, ..Parts::default() };
    for tree in booster.get_prediction_trees() {
        add(tree, &mut parts)?;
    }
    Ensemble::try_from(parts).map_err(|fault| TrainError::Trees(fault.to_string()))
}

fn add(tree: &Tree, parts: &mut Parts) -> Result<(), TrainError> {
    let lost = || TrainError::Trees("a tree points at a node that it does not have".to_owned());
    let first = parts.nodes.len();
    parts.roots.push(first as u32);
    // Theirs are in a map; ours stand one after the other, parents before children.
    let mut waiting = vec![0];
    let mut next = 0;
    while let Some(&number) = waiting.get(next) {
        next += 1;
        let theirs: &TheirNode = tree.nodes.get(&number).ok_or_else(lost)?;
        let cover = f64::from(theirs.hessian_sum).max(0.0);
        if theirs.is_leaf {
            let value = f64::from(theirs.weight_value);
            let (ask, missing_left, feature, left, right) = (Ask::Leaf, false, 0, 0, 0);
            parts.nodes.push(Node { ask, missing_left, feature, value, left, right, cover });
            continue;
        }
        if theirs.left_cats.is_some() || theirs.has_missing_branch() {
            let why = "a node of a kind that was not asked for (categories, three branches)";
            return Err(TrainError::Trees(why.to_owned()));
        }
        let feature = u16::try_from(theirs.split_feature).map_err(|_| lost())?;
        let left = (first + waiting.len()) as u32;
        waiting.extend([theirs.left_child, theirs.right_child]);
        parts.nodes.push(Node {
            ask: Ask::Less,
            missing_left: theirs.missing_node == theirs.left_child,
            feature,
            value: theirs.split_value,
            left,
            right: left + 1,
            cover,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use sarhad_engine::learned::Ranker;

    use super::*;

    /// Numbers that look random and are not.
    fn numbers(count: usize, seed: u64) -> impl Iterator<Item = u64> {
        let mut state = seed;
        (0..count).map(move |_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        })
    }

    fn made(rows: usize, width: usize) -> (Vec<f64>, Vec<bool>) {
        let values: Vec<f64> = numbers(rows * width, 7)
            .map(|number| match number % 11 {
                0 => f64::NAN,
                _ => (number % 1000) as f64 / 10.0,
            })
            .collect();
        let labels = values
            .chunks(width)
            .zip(numbers(rows, 3))
            .map(|(row, noise)| {
                let odd = (row[0] > 50.0) != (row[1] < 30.0) || row[2].is_nan();
                odd != (noise % 10 == 0)
            })
            .collect();
        (values, labels)
    }

    #[test]
    fn our_form_says_what_theirs_says() {
        const WIDTH: usize = 5;
        let (rows, labels) = made(8_000, WIDTH);
        // Trained on a quarter of the rows, which is quick; compared on all of them.
        let (some, some_labels) = (&rows[..2_000 * WIDTH], &labels[..2_000]);
        let booster = booster(some, some_labels, WIDTH, Effort::whole(0.3), 1).unwrap();
        let ours = convert(&booster, WIDTH).unwrap();
        assert!(ours.trees() > 3 && ours.depth() > 1);
        let columns: Vec<f64> =
            (0..WIDTH).flat_map(|at| rows.iter().skip(at).step_by(WIDTH).copied()).collect();
        let theirs = booster.predict(&Matrix::new(&columns, labels.len(), WIDTH), false);
        let furthest = ours
            .margins(&rows)
            .iter()
            .zip(&theirs)
            .fold(0.0_f64, |most, (one, other)| most.max((one - other).abs()));
        assert!(furthest < 1e-6, "{furthest}");
        for row in rows.chunks(WIDTH).take(200) {
            let explained = ours.explain(row);
            assert!((explained.margin() - ours.margin(row)).abs() < 1e-4);
        }
        let again = train(some, some_labels, WIDTH, Effort::whole(0.3), 1).unwrap();
        let bytes = |one: &Ensemble| serde_json::to_vec(one).unwrap();
        assert_eq!(bytes(&again), bytes(&ours), "the same seed gives the same bytes");
    }

    /// With more than sixteen features, and more than 512 rows, the trainer uses its threads.
    #[test]
    fn the_number_of_threads_changes_no_tree() {
        const WIDTH: usize = 18;
        let (rows, labels) = made(1_000, WIDTH);
        let with = |threads: usize| {
            let effort = Effort { threads, bins: 64, ..Effort::whole(0.1) };
            serde_json::to_vec(&train(&rows, &labels, WIDTH, effort, 1).unwrap()).unwrap()
        };
        assert_eq!(with(1), with(2));
    }
}
