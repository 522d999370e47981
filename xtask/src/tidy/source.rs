//! Source files: a `//!` header, a bounded length, nothing left half-done.

use std::path::Path;

use anyhow::Result;

use crate::repository;

/// Longest source file, lines. STYLE.md aims at 300.
const MAX_LINES: usize = 800;

/// What may not stand in a source file. Put together here so that this file does not find
/// itself.
fn forbidden() -> [(String, &'static str); 5] {
    [
        (["todo", "!("].concat(), "finish it or leave it out"),
        (["unimplemented", "!("].concat(), "finish it or leave it out"),
        (["dbg", "!("].concat(), "take it out"),
        (
            ["#[", "ignore"].concat(),
            "a test that does not run proves nothing: mend it or remove it",
        ),
        (["FIX", "ME"].concat(), "mend it, or write it into an issue"),
    ]
}

/// Checks every Rust file.
pub fn check() -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for (path, text) in repository::rust_files()? {
        complaints.extend(check_file(&path, &text));
    }
    Ok(complaints)
}

fn check_file(path: &Path, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let shown = path.display();
    if !text.starts_with("//!") {
        complaints
            .push(format!("{shown}:1: open with //!: what the file is for and what it is not"));
    }
    let lines = text.lines().count();
    if lines > MAX_LINES {
        complaints
            .push(format!("{shown}: {lines} lines, the limit is {MAX_LINES}: split it by idea"));
    }
    for (number, line) in text.lines().enumerate() {
        for (word, advice) in forbidden() {
            if line.contains(&word) {
                complaints.push(format!("{shown}:{}: {word}: {advice}", number + 1));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_header_is_told() {
        assert_eq!(check_file(Path::new("a.rs"), "//! Why.\nfn a() {}\n"), [] as [String; 0]);
        assert_eq!(check_file(Path::new("a.rs"), "fn a() {}\n").len(), 1);
    }

    #[test]
    fn long_and_unfinished_files_are_told() {
        let long = format!("//! Why.\n{}", "// x\n".repeat(MAX_LINES));
        assert!(check_file(Path::new("a.rs"), &long)[0].contains("split"));
        let unfinished = format!("//! Why.\nfn a() {{ {}) }}\n", ["todo", "!("].concat());
        assert!(check_file(Path::new("a.rs"), &unfinished)[0].contains("finish"));
    }
}
