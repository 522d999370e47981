//! Which acceptance checks are covered: a test whose name starts with `a<number>_` (or a browser
//! test whose title does) covers that check.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::repository;

/// Prints each number with its tests; never fails on a gap, since issues name what is due when.
pub fn run() -> Result<bool> {
    let mut tests: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (path, text) in repository::rust_files()? {
        for name in text.lines().filter_map(test_name) {
            if let Some(number) = number_of(name) {
                tests.entry(number).or_default().push(format!("{}: {name}", path.display()));
            }
        }
    }
    for path in repository::files()? {
        if path.starts_with("e2e") && path.extension().is_some_and(|e| e == "mjs") {
            let text = std::fs::read_to_string(repository::root().join(&path))?;
            for title in text.lines().filter_map(browser_title) {
                if let Some(number) = number_of(title) {
                    tests.entry(number).or_default().push(format!("{}: {title}", path.display()));
                }
            }
        }
    }
    let checks = checks()?;
    let numbers: Vec<u32> = if checks.is_empty() {
        println!("the text of the checks is not there; only what is covered is shown");
        tests.keys().copied().collect()
    } else {
        checks.keys().copied().collect()
    };
    for number in &numbers {
        let text = checks.get(number).map_or("", String::as_str);
        match tests.get(number) {
            Some(names) => {
                println!("{number:>3} covered  {text}");
                for name in names {
                    println!("             {name}");
                }
            }
            None => println!("{number:>3} not yet  {text}"),
        }
    }
    let covered = numbers.iter().filter(|number| tests.contains_key(number)).count();
    println!("{covered} of {} checks are covered", numbers.len());
    Ok(true)
}

fn test_name(line: &str) -> Option<&str> {
    let rest = line.trim_start();
    let rest = rest.strip_prefix("async ").unwrap_or(rest).strip_prefix("fn ")?;
    rest.split('(').next()
}

fn browser_title(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("test(")?;
    rest.trim_start_matches(['"', '\'', '`']).split(['"', '\'', '`']).next()
}

/// `a17_names_…` → 17.
fn number_of(name: &str) -> Option<u32> {
    let rest = name.strip_prefix('a')?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let after = rest[digits.len()..].chars().next()?;
    matches!(after, '_' | ' ' | ':').then(|| digits.parse().ok()).flatten()
}

/// The checks by number, from the shared text if it is there.
fn checks() -> Result<BTreeMap<u32, String>> {
    let Some(path) = repository::shared().map(|shared| shared.join("ACCEPTANCE.md")) else {
        return Ok(BTreeMap::new());
    };
    let text = std::fs::read_to_string(path)?;
    Ok(text
        .lines()
        .filter_map(|line| {
            let (number, rest) = line.split_once(". ")?;
            Some((number.parse().ok()?, rest.to_owned()))
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_names_and_titles() {
        assert_eq!(number_of("a17_names_reach_agreed_recall"), Some(17));
        assert_eq!(number_of("a36 the dossier prints"), Some(36));
        assert_eq!(number_of("all_is_well"), None);
        assert_eq!(number_of("a_test"), None);
        assert_eq!(test_name("    async fn a45_markup() {"), Some("a45_markup"));
        assert_eq!(browser_title("test('a66 thumb', async () => {"), Some("a66 thumb"));
    }
}
