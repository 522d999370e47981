//! Exact Shapley contributions of trees: what each feature adds to the log-odds, fairly shared
//! among the features that act together. The algorithm is that of Lundberg, Erion and Lee,
//! "Consistent individualized feature attribution for tree ensembles" (2018), algorithm 2: all
//! subsets of features at once, along each way to a leaf; a feature that is left out follows both
//! branches by their share of the training.

use super::ensemble::{Ask, Ensemble, Node, left_share};

/// One feature on the way from the root.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// The feature; none at the root.
    feature: Option<u16>,
    /// Share of the ways that are open when the feature is left out.
    zero: f64,
    /// One when the row itself goes this way, else zero.
    one: f64,
    /// Weight of the subsets of a size, by place.
    weight: f64,
}

/// What each feature adds, over all trees.
pub(super) fn parts(ensemble: &Ensemble, row: &[f64]) -> Vec<f64> {
    let parts = ensemble.parts();
    let mut walk = Walk { ensemble, nodes: &parts.nodes, row, sums: vec![0.0; parts.width] };
    for &root in &parts.roots {
        walk.down(root, &[], 1.0, 1.0, None);
    }
    walk.sums
}

struct Walk<'e> {
    ensemble: &'e Ensemble,
    nodes: &'e [Node],
    row: &'e [f64],
    sums: Vec<f64>,
}

impl Walk<'_> {
    fn down(&mut self, at: u32, above: &[Step], zero: f64, one: f64, feature: Option<u16>) {
        let mut way = Vec::with_capacity(above.len() + 1);
        way.extend_from_slice(above);
        extend(&mut way, zero, one, feature);
        let node = self.nodes[at as usize];
        if node.ask == Ask::Leaf {
            for place in 1..way.len() {
                let step = way[place];
                if let Some(feature) = step.feature {
                    let weight = unwound_sum(&way, place);
                    self.sums[usize::from(feature)] += weight * (step.one - step.zero) * node.value;
                }
            }
            return;
        }
        let share = left_share(self.nodes, &node);
        let is_left = self.ensemble.goes_left(&node, self.row);
        let (hot, hot_share, cold) = if is_left {
            (node.left, share, node.right)
        } else {
            (node.right, 1.0 - share, node.left)
        };
        // A feature that was asked before: its step is taken back and made anew.
        let (mut zero, mut one) = (1.0, 1.0);
        if let Some(place) = way.iter().position(|step| step.feature == Some(node.feature)) {
            (zero, one) = (way[place].zero, way[place].one);
            unwind(&mut way, place);
        }
        self.down(hot, &way, zero * hot_share, one, Some(node.feature));
        self.down(cold, &way, zero * (1.0 - hot_share), 0.0, Some(node.feature));
    }
}

fn extend(way: &mut Vec<Step>, zero: f64, one: f64, feature: Option<u16>) {
    let length = way.len();
    let weight = if length == 0 { 1.0 } else { 0.0 };
    way.push(Step { feature, zero, one, weight });
    let size = length as f64 + 1.0;
    for place in (0..length).rev() {
        let weight = way[place].weight;
        way[place + 1].weight += one * weight * (place as f64 + 1.0) / size;
        way[place].weight = zero * weight * (length - place) as f64 / size;
    }
}

fn unwind(way: &mut Vec<Step>, taken: usize) {
    let last = way.len() - 1;
    let size = way.len() as f64;
    let Step { zero, one, .. } = way[taken];
    let mut next = way[last].weight;
    for place in (0..last).rev() {
        let open = (last - place) as f64;
        if one == 0.0 {
            way[place].weight =
                if zero == 0.0 { 0.0 } else { way[place].weight * size / (zero * open) };
        } else {
            let weight = way[place].weight;
            way[place].weight = next * size / ((place as f64 + 1.0) * one);
            next = weight - way[place].weight * zero * open / size;
        }
    }
    for place in taken..last {
        let Step { feature, zero, one, .. } = way[place + 1];
        way[place] = Step { feature, zero, one, ..way[place] };
    }
    way.pop();
}

/// The sum of the weights that [`unwind`] would leave.
fn unwound_sum(way: &[Step], taken: usize) -> f64 {
    let last = way.len() - 1;
    let size = way.len() as f64;
    let Step { zero, one, .. } = way[taken];
    let mut next = way[last].weight;
    let mut sum = 0.0;
    for place in (0..last).rev() {
        let open = (last - place) as f64;
        if one == 0.0 {
            if zero != 0.0 {
                sum += way[place].weight * size / (zero * open);
            }
        } else {
            let weight = next * size / ((place as f64 + 1.0) * one);
            sum += weight;
            next = way[place].weight - weight * zero * open / size;
        }
    }
    sum
}
