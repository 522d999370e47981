//! Official lists, schemas and sample papers are read by tests where they lie; none is copied
//! into the repository. Only data marked as own work may be built in.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::repository;

/// Shared files that are our own work (their README says so).
const OWN_WORK: &[&str] = &[
    "control/catalogue-seed.csv",
    "control/descriptions-dev.csv",
    "control/norm-commodities.csv",
    "control/isotopes.csv",
    "risk/indicators.csv",
    "messages/asycuda/awmds/",
];

/// Compares every file of the repository with every shared file, by content.
pub fn check() -> Result<Vec<String>> {
    let Some(shared) = repository::shared() else {
        println!("tidy: data rights: the shared data is not there, so nothing could be compared");
        return Ok(Vec::new());
    };
    let data = shared.join("data");
    let mut by_size: HashMap<u64, Vec<PathBuf>> = HashMap::new();
    collect(&data, &mut by_size)?;
    let mut complaints = Vec::new();
    for path in repository::files()? {
        let full = repository::root().join(&path);
        let size = full.metadata()?.len();
        let Some(candidates) = by_size.get(&size).filter(|_| size > 0) else { continue };
        let hash = blake3::hash(&std::fs::read(&full)?);
        for candidate in candidates {
            let name = candidate.strip_prefix(&data).unwrap_or(candidate).to_string_lossy();
            let own = OWN_WORK.iter().any(|own| name.starts_with(own));
            if !own && blake3::hash(&std::fs::read(candidate)?) == hash {
                complaints.push(format!(
                    "{}: is a copy of shared data {name}; take it out",
                    path.display()
                ));
            }
        }
    }
    Ok(complaints)
}

fn collect(folder: &Path, by_size: &mut HashMap<u64, Vec<PathBuf>>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, by_size)?;
        } else {
            by_size.entry(path.metadata()?.len()).or_default().push(path);
        }
    }
    Ok(())
}
