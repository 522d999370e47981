//! Dependencies point downwards only: who may use whom is DESIGN § 2, written once here.

use std::collections::BTreeMap;

use anyhow::{Context, Result};

use crate::repository;

/// Crate folder → crates it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("formats", &["model"]),
    ("lists", &["model"]),
    ("engine", &["model"]),
    ("simulate", &["formats", "model"]),
    ("i18n", &["model"]),
    ("report", &["model", "i18n"]),
    ("service", &["formats", "lists", "engine", "report", "model"]),
    ("server", &["service", "report", "i18n", "model"]),
    ("cli", &["server", "service", "simulate", "report", "i18n", "model"]),
];

/// Crates that do no IO: they may not depend on anything that does.
const PURE: &[&str] = &["model", "formats", "lists", "engine", "simulate", "i18n"];
const IMPURE_CRATES: &[&str] = &["tokio", "axum", "sqlx", "reqwest", "indicatif", "clap", "rayon"];

/// Checks the manifest of every crate.
pub fn check() -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for path in repository::files()? {
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        let ["crates", name, "Cargo.toml"] =
            parts.iter().map(AsRef::as_ref).collect::<Vec<_>>()[..]
        else {
            continue;
        };
        let text = std::fs::read_to_string(repository::root().join(&path))?;
        let manifest: toml::Table =
            text.parse().with_context(|| format!("reading {}", path.display()))?;
        complaints.extend(check_manifest(name, &manifest));
    }
    Ok(complaints)
}

fn check_manifest(name: &str, manifest: &toml::Table) -> Vec<String> {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let Some(may_use) = allowed.get(name) else {
        return vec![format!(
            "crates/{name}: a new crate needs its line in xtask tidy and in ARCHITECTURE.md"
        )];
    };
    let uses = manifest.get("dependencies").and_then(toml::Value::as_table);
    let mut complaints = Vec::new();
    for dependency in uses.into_iter().flat_map(toml::Table::keys) {
        if let Some(own) = dependency.strip_prefix("sarhad-") {
            if !may_use.contains(&own) {
                complaints.push(format!(
                    "crates/{name} may not use {own}: dependencies point downwards only"
                ));
            }
        } else if PURE.contains(&name) && IMPURE_CRATES.contains(&dependency.as_str()) {
            complaints.push(format!("crates/{name} does no IO, so it may not use {dependency}"));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(name: &str, dependencies: &str) -> usize {
        check_manifest(name, &format!("[dependencies]\n{dependencies}").parse().unwrap()).len()
    }

    #[test]
    fn upward_and_sideways_uses_are_told() {
        assert_eq!(complaints("engine", "sarhad-model = \"1\""), 0);
        assert_eq!(complaints("engine", "sarhad-lists = \"1\""), 1);
        assert_eq!(complaints("model", "sarhad-engine = \"1\""), 1);
        assert_eq!(complaints("engine", "tokio = \"1\""), 1);
        assert_eq!(complaints("unheard-of", ""), 1);
    }
}
