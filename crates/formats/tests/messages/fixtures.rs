//! What the tests of message readers share: our own small papers (invented names), and a view
//! of a submission without what is empty, for snapshots.

use sarhad_model::Submission;
use serde_json::Value;

/// A manifest of two bills: one full container, one part load to order.
pub const MANIFEST: &str = include_str!("papers/manifest.xml");
/// A declaration of two items with a licence.
pub const DECLARATION: &str = include_str!("papers/declaration.xml");
/// A cargo report of two bills that share a container.
pub const REPORT: &str = include_str!("papers/report.edi");

/// The submission as JSON without nulls, empty lists and places.
pub fn pruned(submission: &Submission) -> String {
    let mut value = serde_json::to_value(submission).unwrap();
    prune(&mut value);
    serde_json::to_string_pretty(&value).unwrap()
}

fn prune(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, inner| {
                prune(inner);
                !matches!(key.as_str(), "span" | "source") && !is_empty(inner)
            });
        }
        Value::Array(list) => list.iter_mut().for_each(prune),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(flag) => !flag,
        _ => false,
    }
}
