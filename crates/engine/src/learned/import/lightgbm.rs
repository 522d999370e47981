//! LightGBM's text file of a model: one binary classifier of gradient-boosted trees.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::super::ensemble::{Ask, Ensemble, Node, Parts};
use super::{ImportFault, Imported};

/// Bits of `decision_type`.
const CATEGORICAL: u32 = 1;
const MISSING_LEFT: u32 = 2;
/// What counts as missing stands in bits 2 and 3.
const MISSING_SHIFT: u32 = 2;
const MISSING_NONE: u32 = 0;
const MISSING_NAN: u32 = 2;

/// One paragraph of `key=value` lines.
struct Section<'t> {
    place: String,
    pairs: BTreeMap<&'t str, &'t str>,
}

impl<'t> Section<'t> {
    fn get(&self, key: &str) -> Result<&'t str, ImportFault> {
        self.pairs
            .get(key)
            .copied()
            .ok_or_else(|| ImportFault::Missing { place: self.place.clone(), what: key.to_owned() })
    }

    fn one<T: FromStr>(&self, key: &str) -> Result<T, ImportFault> {
        let text = self.get(key)?;
        text.trim().parse().map_err(|_| self.unreadable(key, text))
    }

    fn many<T: FromStr>(&self, key: &str, count: usize) -> Result<Vec<T>, ImportFault> {
        let text = self.get(key)?;
        let one = |word: &str| word.parse().map_err(|_| self.unreadable(key, word));
        let all = text.split_ascii_whitespace().map(one).collect::<Result<Vec<T>, _>>()?;
        if all.len() == count {
            Ok(all)
        } else {
            Err(self.unreadable(key, &format!("{} values, not {count}", all.len())))
        }
    }

    fn unreadable(&self, what: &str, found: &str) -> ImportFault {
        let (place, what, found) = (self.place.clone(), what.to_owned(), found.to_owned());
        ImportFault::Unreadable { place, what, found }
    }
}

fn unsupported(what: &str, found: &str, supported: &'static str) -> ImportFault {
    ImportFault::Unsupported { what: what.to_owned(), found: found.to_owned(), supported }
}

/// Reads a model.
///
/// # Errors
/// What is wrong with the file, or what in it is not supported: several classes, random forests,
/// linear trees, zero as a missing value, objectives other than `binary`.
pub fn read(text: &str) -> Result<Imported, ImportFault> {
    let mut sections = text.split("\nTree=").map(section);
    let head = sections.next().ok_or(ImportFault::Foreign)?;
    let version = head.get("version")?;
    if !matches!(version, "v3" | "v4") {
        return Err(unsupported("version", version, "v3 and v4"));
    }
    if head.get("num_class")? != "1" || head.get("num_tree_per_iteration")? != "1" {
        return Err(unsupported("num_class", head.get("num_class")?, "one class"));
    }
    let objective = head.get("objective")?;
    let mut words = objective.split_ascii_whitespace();
    if words.next() != Some("binary") {
        return Err(unsupported("objective", objective, "binary"));
    }
    let sigmoid = words.find_map(|word| word.strip_prefix("sigmoid:")).unwrap_or("1");
    let sigmoid: f64 = sigmoid.parse().map_err(|_| head.unreadable("objective", objective))?;
    if head.pairs.contains_key("average_output") {
        return Err(unsupported("boosting", "rf", "gradient boosting (gbdt)"));
    }
    let width = head.one::<usize>("max_feature_idx")? + 1;
    let names = head.get("feature_names")?.split_ascii_whitespace().map(str::to_owned).collect();
    let mut parts = Parts { width, ..Parts::default() };
    for section in sections {
        tree(&section, sigmoid, &mut parts)?;
    }
    Ok(Imported { ensemble: Ensemble::try_from(parts)?, names, trainer: "LightGBM" })
}

fn section(text: &str) -> Section<'_> {
    // What follows the trees (importances, parameters) is no part of the last one.
    let text = text.split("\nend of trees").next().unwrap_or(text);
    let number = text.lines().next().unwrap_or_default().trim();
    let place = if number == "tree" { "head".to_owned() } else { format!("tree {number}") };
    let pairs = text.lines().map(str::trim_end).map(|line| match line.split_once('=') {
        Some(pair) => pair,
        None => (line, ""),
    });
    Section { place, pairs: pairs.filter(|(key, _)| !key.is_empty()).collect() }
}

fn tree(section: &Section<'_>, sigmoid: f64, parts: &mut Parts) -> Result<(), ImportFault> {
    if section.pairs.get("is_linear").is_some_and(|linear| *linear != "0") {
        return Err(unsupported("is_linear", "1", "constant leaves"));
    }
    let leaves: usize = section.one("num_leaves")?;
    if leaves == 0 {
        return Err(section.unreadable("num_leaves", "0"));
    }
    let inner = leaves - 1;
    let root = u32::try_from(parts.nodes.len()).expect("far more than the limit of nodes");
    parts.roots.push(root);
    let values: Vec<f64> = section.many("leaf_value", leaves)?;
    // A tree of one leaf has no counts: nothing was divided.
    let counts: Vec<f64> =
        if inner == 0 { vec![1.0] } else { section.many("leaf_count", leaves)? };
    let asked = Asked::read(section, inner)?;
    // LightGBM numbers inner nodes before their children, and leaves apart: -1 is leaf 0.
    let place = |child: i64| -> Result<u32, ImportFault> {
        let (number, first, count) =
            if child >= 0 { (child, 0, inner) } else { (!child, inner, leaves) };
        let number = usize::try_from(number).ok().filter(|number| *number < count);
        match number {
            Some(number) => Ok(root + (first + number) as u32),
            None => Err(section.unreadable("left_child or right_child", &child.to_string())),
        }
    };
    for at in 0..inner {
        let kind = asked.kinds[at];
        let missing = kind >> MISSING_SHIFT & 3;
        let (ask, value, missing_left) = if kind & CATEGORICAL != 0 {
            let set = asked.set(section, asked.thresholds[at])?;
            parts.categories.push(set);
            (Ask::In, (parts.categories.len() - 1) as f64, false)
        } else {
            // "At most" is "less than the next number".
            let threshold = asked.thresholds[at];
            let left = match missing {
                MISSING_NAN => kind & MISSING_LEFT != 0,
                MISSING_NONE => 0.0 <= threshold,
                _ => return Err(unsupported("missing type", "zero", "NaN or none")),
            };
            (Ask::Less, threshold.next_up(), left)
        };
        let (left, right) = (place(asked.left[at])?, place(asked.right[at])?);
        let feature = asked.features[at];
        let cover = asked.counts[at];
        parts.nodes.push(Node { ask, missing_left, feature, value, left, right, cover });
    }
    for (value, cover) in values.into_iter().zip(counts) {
        let value = value * sigmoid;
        let (ask, missing_left, feature, left, right) = (Ask::Leaf, false, 0, 0, 0);
        parts.nodes.push(Node { ask, missing_left, feature, value, left, right, cover });
    }
    Ok(())
}

/// What the inner nodes of a tree ask.
struct Asked {
    features: Vec<u16>,
    thresholds: Vec<f64>,
    kinds: Vec<u32>,
    left: Vec<i64>,
    right: Vec<i64>,
    counts: Vec<f64>,
    /// Beginnings of the sets of categories in `bits`.
    boundaries: Vec<usize>,
    bits: Vec<u32>,
}

impl Asked {
    fn read(section: &Section<'_>, inner: usize) -> Result<Self, ImportFault> {
        let sets: usize =
            if section.pairs.contains_key("num_cat") { section.one("num_cat")? } else { 0 };
        let boundaries: Vec<usize> =
            if sets > 0 { section.many("cat_boundaries", sets + 1)? } else { Vec::new() };
        let bits = match boundaries.last() {
            Some(&count) => section.many("cat_threshold", count)?,
            None => Vec::new(),
        };
        if inner == 0 {
            let none = Self {
                features: Vec::new(),
                thresholds: Vec::new(),
                kinds: Vec::new(),
                left: Vec::new(),
                right: Vec::new(),
                counts: Vec::new(),
                boundaries,
                bits,
            };
            return Ok(none);
        }
        Ok(Self {
            features: section.many("split_feature", inner)?,
            thresholds: section.many("threshold", inner)?,
            kinds: section.many("decision_type", inner)?,
            left: section.many("left_child", inner)?,
            right: section.many("right_child", inner)?,
            counts: section.many("internal_count", inner)?,
            boundaries,
            bits,
        })
    }

    fn set(&self, section: &Section<'_>, number: f64) -> Result<Vec<u64>, ImportFault> {
        let at = number as usize;
        let words = match (self.boundaries.get(at), self.boundaries.get(at + 1)) {
            (Some(&from), Some(&to)) => self.bits.get(from..to),
            _ => None,
        };
        let words = words.ok_or_else(|| section.unreadable("threshold", &number.to_string()))?;
        let pair = |pair: &[u32]| {
            u64::from(pair[0]) | u64::from(pair.get(1).copied().unwrap_or_default()) << 32
        };
        Ok(words.chunks(2).map(pair).collect())
    }
}
