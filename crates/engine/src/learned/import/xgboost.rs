//! XGBoost's JSON of a model: one binary classifier of gradient-boosted trees.

use serde::Deserialize;

use super::super::ensemble::{Ask, Ensemble, MAX_CATEGORY, Node, Parts};
use super::super::ranker::log_odds;
use super::{ImportFault, Imported};

#[derive(Deserialize)]
struct File {
    learner: Learner,
}

#[derive(Deserialize)]
struct Learner {
    #[serde(default)]
    feature_names: Vec<String>,
    gradient_booster: Booster,
    #[serde(rename = "learner_model_param")]
    param: ModelParam,
    objective: Objective,
}

#[derive(Deserialize)]
struct Objective {
    name: String,
}

#[derive(Deserialize)]
struct ModelParam {
    base_score: String,
    num_class: String,
    num_feature: String,
    num_target: Option<String>,
}

#[derive(Deserialize)]
struct Booster {
    name: String,
    model: Option<Model>,
}

#[derive(Deserialize)]
struct Model {
    trees: Vec<Tree>,
}

#[derive(Deserialize)]
struct Tree {
    left_children: Vec<i64>,
    right_children: Vec<i64>,
    split_indices: Vec<u32>,
    split_conditions: Vec<f64>,
    default_left: Vec<Flag>,
    sum_hessian: Vec<f64>,
    #[serde(default)]
    split_type: Vec<u8>,
    #[serde(default)]
    categories: Vec<usize>,
    #[serde(default)]
    categories_nodes: Vec<usize>,
    #[serde(default)]
    categories_segments: Vec<usize>,
    #[serde(default)]
    categories_sizes: Vec<usize>,
}

/// Written as `0` and `1`, or as `false` and `true`, by version.
#[derive(Deserialize, Clone, Copy)]
#[serde(untagged)]
enum Flag {
    Number(u8),
    Word(bool),
}

impl Flag {
    fn is_set(self) -> bool {
        match self {
            Self::Number(number) => number != 0,
            Self::Word(word) => word,
        }
    }
}

fn unsupported(what: &str, found: &str, supported: &'static str) -> ImportFault {
    ImportFault::Unsupported { what: what.to_owned(), found: found.to_owned(), supported }
}

fn unreadable(place: &str, what: &str, found: &str) -> ImportFault {
    let (place, what, found) = (place.to_owned(), what.to_owned(), found.to_owned());
    ImportFault::Unreadable { place, what, found }
}

/// Reads a model.
///
/// # Errors
/// What is wrong with the file, or what in it is not supported: several classes or targets,
/// boosters other than `gbtree`, objectives other than `binary:logistic`.
pub fn read(text: &str) -> Result<Imported, ImportFault> {
    let file: File = serde_json::from_str(text)
        .map_err(|error| unreadable("file", "JSON of XGBoost", &error.to_string()))?;
    let Learner { feature_names, gradient_booster, param, objective } = file.learner;
    if gradient_booster.name != "gbtree" {
        return Err(unsupported("gradient_booster", &gradient_booster.name, "gbtree"));
    }
    if objective.name != "binary:logistic" {
        return Err(unsupported("objective", &objective.name, "binary:logistic"));
    }
    if !matches!(param.num_class.as_str(), "0" | "1") {
        return Err(unsupported("num_class", &param.num_class, "one class"));
    }
    if let Some(targets) = param.num_target.filter(|targets| targets != "1") {
        return Err(unsupported("num_target", &targets, "one target"));
    }
    let number = |what: &str, text: &str| {
        // Newer versions write a list of one.
        let plain = text.trim().trim_start_matches('[').trim_end_matches(']');
        plain.parse::<f64>().map_err(|_| unreadable("learner_model_param", what, text))
    };
    let base = number("base_score", &param.base_score)?;
    if !(base > 0.0 && base < 1.0) {
        return Err(unreadable("learner_model_param", "base_score", &param.base_score));
    }
    let width = number("num_feature", &param.num_feature)? as usize;
    let model = gradient_booster.model.ok_or_else(|| ImportFault::Missing {
        place: "gradient_booster".to_owned(),
        what: "model".to_owned(),
    })?;
    let mut parts = Parts { width, base: log_odds(base), single: true, ..Parts::default() };
    for (number, tree) in model.trees.iter().enumerate() {
        add(&format!("tree {number}"), tree, &mut parts)?;
    }
    let ensemble = Ensemble::try_from(parts)?;
    Ok(Imported { ensemble, names: feature_names, trainer: "XGBoost" })
}

fn add(place: &str, tree: &Tree, parts: &mut Parts) -> Result<(), ImportFault> {
    let count = tree.left_children.len();
    let lengths = [
        ("right_children", tree.right_children.len()),
        ("split_indices", tree.split_indices.len()),
        ("split_conditions", tree.split_conditions.len()),
        ("default_left", tree.default_left.len()),
        ("sum_hessian", tree.sum_hessian.len()),
    ];
    for (what, length) in lengths {
        if length != count || count == 0 {
            return Err(unreadable(place, what, &format!("{length} values, not {count}")));
        }
    }
    let root = u32::try_from(parts.nodes.len()).expect("far more than the limit of nodes");
    parts.roots.push(root);
    let order = order(place, tree)?;
    let mut new = vec![0; count];
    for (number, &at) in (root..).zip(&order) {
        new[at] = number;
    }
    for &at in &order {
        let cover = tree.sum_hessian[at];
        let value = tree.split_conditions[at];
        let node = if tree.left_children[at] < 0 {
            let (ask, missing_left, feature, left, right) = (Ask::Leaf, false, 0, 0, 0);
            Node { ask, missing_left, feature, value, left, right, cover }
        } else {
            let index = tree.split_indices[at];
            let feature = u16::try_from(index)
                .map_err(|_| unreadable(place, "split_indices", &index.to_string()))?;
            let is_set = tree.split_type.get(at).is_some_and(|kind| *kind == 1);
            // XGBoost sends the categories that are named to the right.
            let (ask, value) = if is_set {
                parts.categories.push(set(place, tree, at)?);
                (Ask::NotIn, (parts.categories.len() - 1) as f64)
            } else {
                (Ask::Less, value)
            };
            let child = |number: i64| new[usize::try_from(number).expect("checked by `order`")];
            let (left, right) = (child(tree.left_children[at]), child(tree.right_children[at]));
            let missing_left = tree.default_left[at].is_set();
            Node { ask, missing_left, feature, value, left, right, cover }
        };
        parts.nodes.push(node);
    }
    Ok(())
}

/// The nodes from the root down, parents before their children: XGBoost may use the number of a
/// pruned node again, so that a child stands before its parent, and leaves pruned ones in the file.
fn order(place: &str, tree: &Tree) -> Result<Vec<usize>, ImportFault> {
    let count = tree.left_children.len();
    let mut order = vec![0];
    let mut next = 0;
    while let Some(&at) = order.get(next) {
        next += 1;
        if tree.left_children[at] < 0 {
            continue;
        }
        for child in [tree.left_children[at], tree.right_children[at]] {
            let fits = usize::try_from(child).ok().filter(|child| *child < count);
            let child = fits.ok_or_else(|| unreadable(place, "child", &child.to_string()))?;
            order.push(child);
            if order.len() > count {
                return Err(unreadable(place, "children", "a ring of nodes"));
            }
        }
    }
    Ok(order)
}

fn set(place: &str, tree: &Tree, node: usize) -> Result<Vec<u64>, ImportFault> {
    let missing = || unreadable(place, "categories_nodes", &format!("nothing of node {node}"));
    let at = tree.categories_nodes.iter().position(|&one| one == node).ok_or_else(missing)?;
    let from = *tree.categories_segments.get(at).ok_or_else(missing)?;
    let size = *tree.categories_sizes.get(at).ok_or_else(missing)?;
    let named = tree.categories.get(from..from.saturating_add(size)).ok_or_else(missing)?;
    let mut bits = Vec::new();
    for &category in named {
        if category >= MAX_CATEGORY {
            return Err(unreadable(place, "categories", &category.to_string()));
        }
        let word = category / 64;
        if bits.len() <= word {
            bits.resize(word + 1, 0);
        }
        bits[word] |= 1 << (category % 64);
    }
    Ok(bits)
}
