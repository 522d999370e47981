//! Many trees whose leaves add up to log-odds. One form for all tree models, whoever trained them:
//! nodes in one flat array, children behind their parents, a direction for missing values.
//!
//! How they are trained is not here; how a sum is taken apart is in `shapley`.

use serde::{Deserialize, Serialize};

use super::ranker::{Explained, Ranker};
use super::shapley;

/// Most trees of a model: the largest in use elsewhere have some thousands.
pub const MAX_TREES: usize = 20_000;
/// Most nodes of all trees together: 150 MB, more than a post's machine should load.
pub const MAX_NODES: usize = 5_000_000;
/// Deepest tree: the way to a leaf is walked on the stack.
pub const MAX_DEPTH: usize = 200;
/// Most features: codes of nodes are 16 bits wide.
pub const MAX_FEATURES: usize = 10_000;
/// Largest number of a category: sets of categories are kept as bits.
pub const MAX_CATEGORY: usize = 1 << 20;

/// Rows that go through one tree before the next tree comes: they stay in the cache.
const BLOCK_ROWS: usize = 256;

/// What a node asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Nothing: its value is added.
    Leaf,
    /// To the left when the value is less than the threshold.
    Less,
    /// To the left when the value is one of the categories.
    In,
    /// To the left when the value is none of the categories.
    NotIn,
}

/// A node.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// What it asks.
    pub ask: Ask,
    /// Whether a missing value goes to the left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub missing_left: bool,
    /// The feature it asks about.
    #[serde(default)]
    pub feature: u16,
    /// Threshold, value of the leaf, or index of the set of categories.
    pub value: f64,
    /// Child when the answer is yes; behind this node.
    #[serde(default)]
    pub left: u32,
    /// Child when it is no; behind this node.
    #[serde(default)]
    pub right: u32,
    /// Rows of the training (or their weight) that came here.
    pub cover: f64,
}

/// What an [`Ensemble`] is made of; unchecked.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Parts {
    /// Numbers in a row.
    pub width: usize,
    /// Log-odds before any tree.
    pub base: f64,
    /// Whether values are rounded to 32 bits first, as the trainer of the trees did.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub single: bool,
    /// First nodes of the trees.
    pub roots: Vec<u32>,
    /// All nodes.
    pub nodes: Vec<Node>,
    /// Sets of categories, 64 in a number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Vec<u64>>,
}

/// Why parts are no ensemble.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnsembleFault {
    /// Larger than a limit.
    #[error("{what}: {found}; at most {limit}")]
    TooLarge {
        /// Of what.
        what: &'static str,
        /// How many.
        found: usize,
        /// How many may be.
        limit: usize,
    },
    /// A node that points nowhere, backwards, or at two places.
    #[error("node {node}: {why}")]
    Node {
        /// Its index.
        node: usize,
        /// What is wrong.
        why: &'static str,
    },
}

/// Checked trees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Ensemble {
    parts: Parts,
    /// Base and the mean of each tree, which is what a usual row gets.
    usual: f64,
    /// Longest way to a leaf.
    depth: usize,
}

impl TryFrom<Parts> for Ensemble {
    type Error = EnsembleFault;

    fn try_from(parts: Parts) -> Result<Self, EnsembleFault> {
        let limits = [
            ("trees", parts.roots.len(), MAX_TREES),
            ("nodes", parts.nodes.len(), MAX_NODES),
            ("features", parts.width, MAX_FEATURES),
        ];
        for (what, found, limit) in limits {
            if found > limit {
                return Err(EnsembleFault::TooLarge { what, found, limit });
            }
        }
        let depths = check(&parts)?;
        let depth = parts.roots.iter().map(|&root| depths[root as usize]).max().unwrap_or(0);
        if depth > MAX_DEPTH {
            return Err(EnsembleFault::TooLarge { what: "depth", found: depth, limit: MAX_DEPTH });
        }
        let mut means = vec![0.0; parts.nodes.len()];
        for (at, node) in parts.nodes.iter().enumerate().rev() {
            means[at] = if node.ask == Ask::Leaf {
                node.value
            } else {
                let (left, right) = (node.left as usize, node.right as usize);
                let share = left_share(&parts.nodes, node);
                share * means[left] + (1.0 - share) * means[right]
            };
        }
        let usual = parts.base + parts.roots.iter().map(|&root| means[root as usize]).sum::<f64>();
        Ok(Self { parts, usual, depth })
    }
}

impl From<Ensemble> for Parts {
    fn from(ensemble: Ensemble) -> Self {
        ensemble.parts
    }
}

/// Every node is reached once, from before; depths below each node.
fn check(parts: &Parts) -> Result<Vec<usize>, EnsembleFault> {
    let count = parts.nodes.len();
    let fault = |node, why| EnsembleFault::Node { node, why };
    let mut reached = vec![false; count];
    let mut reach = |node: usize, at: u32| {
        let slot = reached.get_mut(at as usize).ok_or(fault(node, "points at no node"))?;
        if std::mem::replace(slot, true) {
            return Err(fault(node, "points at a node that has another parent"));
        }
        Ok(())
    };
    for &root in &parts.roots {
        reach(root as usize, root)?;
    }
    for (at, node) in parts.nodes.iter().enumerate() {
        if !node.value.is_finite() || !node.cover.is_finite() || node.cover < 0.0 {
            return Err(fault(at, "value or cover is no number"));
        }
        if node.ask == Ask::Leaf {
            continue;
        }
        if usize::from(node.feature) >= parts.width {
            return Err(fault(at, "asks about a feature that is not there"));
        }
        let is_set = matches!(node.ask, Ask::In | Ask::NotIn);
        if is_set && (node.value < 0.0 || node.value as usize >= parts.categories.len()) {
            return Err(fault(at, "asks about categories that are not there"));
        }
        for child in [node.left, node.right] {
            if child as usize <= at {
                return Err(fault(at, "points at a node before it"));
            }
            reach(at, child)?;
        }
    }
    if let Some(lost) = reached.iter().position(|reached| !reached) {
        return Err(fault(lost, "belongs to no tree"));
    }
    let mut depths = vec![0; count];
    for (at, node) in parts.nodes.iter().enumerate().rev() {
        if node.ask != Ask::Leaf {
            depths[at] = 1 + depths[node.left as usize].max(depths[node.right as usize]);
        }
    }
    Ok(depths)
}

/// Share of the training that went to the left; half when nothing is known of it.
pub(super) fn left_share(nodes: &[Node], node: &Node) -> f64 {
    let left = nodes[node.left as usize].cover;
    let both = left + nodes[node.right as usize].cover;
    if both > 0.0 { left / both } else { 0.5 }
}

impl Ensemble {
    /// Trees.
    pub fn trees(&self) -> usize {
        self.parts.roots.len()
    }

    /// Nodes of all trees.
    pub fn node_count(&self) -> usize {
        self.parts.nodes.len()
    }

    /// Longest way from a root to a leaf.
    pub fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// A value as the trees were trained on it.
    fn seen(&self, value: f64) -> f64 {
        if self.parts.single { f64::from(value as f32) } else { value }
    }

    /// Whether a row goes to the left.
    #[inline]
    pub(super) fn goes_left(&self, node: &Node, row: &[f64]) -> bool {
        let value = row[usize::from(node.feature)];
        if !value.is_finite() {
            return node.missing_left;
        }
        match node.ask {
            Ask::Leaf => false,
            Ask::Less => self.seen(value) < node.value,
            Ask::In => self.is_in(node, value),
            Ask::NotIn => !self.is_in(node, value),
        }
    }

    fn is_in(&self, node: &Node, value: f64) -> bool {
        let set = &self.parts.categories[node.value as usize];
        if value <= -1.0 || value >= MAX_CATEGORY as f64 {
            return false;
        }
        let category = value as usize;
        set.get(category / 64).is_some_and(|bits| bits >> (category % 64) & 1 == 1)
    }

    #[inline]
    fn leaf(&self, root: u32, row: &[f64]) -> f64 {
        let nodes = &self.parts.nodes;
        let mut node = &nodes[root as usize];
        while node.ask != Ask::Leaf {
            let next = if self.goes_left(node, row) { node.left } else { node.right };
            node = &nodes[next as usize];
        }
        node.value
    }
}

impl Ranker for Ensemble {
    fn width(&self) -> usize {
        self.parts.width
    }

    fn margin(&self, row: &[f64]) -> f64 {
        let trees = self.parts.roots.iter();
        trees.fold(self.parts.base, |sum, &root| sum + self.leaf(root, row))
    }

    fn explain(&self, row: &[f64]) -> Explained {
        Explained { base: self.usual, parts: shapley::parts(self, row) }
    }

    fn margins(&self, rows: &[f64]) -> Vec<f64> {
        let width = self.parts.width;
        let mut all = vec![self.parts.base; rows.len() / width.max(1)];
        for (rows, sums) in rows.chunks(BLOCK_ROWS * width.max(1)).zip(all.chunks_mut(BLOCK_ROWS)) {
            for &root in &self.parts.roots {
                for (row, sum) in rows.chunks_exact(width).zip(sums.iter_mut()) {
                    *sum += self.leaf(root, row);
                }
            }
        }
        all
    }
}
