//! Named lists of values that profiles compare fields with: hubs, watched companies, codes.
//! A list is a text of one value a line; `#` begins a remark.

use std::collections::BTreeMap;

use super::limits::{MAX_LIST, MAX_TEXT};
use super::problem::{Place, Problem, ProblemKind};

/// Named lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedLists {
    lists: BTreeMap<String, Vec<String>>,
}

impl NamedLists {
    /// Adds a list, as its file stands; values that stand twice count once.
    ///
    /// # Errors
    /// A name that cannot be written in the text form, no value, too many, or one too long.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), Problem> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let starts = name.starts_with(|c: char| c.is_ascii_lowercase());
        if !starts || !name.chars().all(plain) {
            return Err(Problem::new(ProblemKind::Id, Place::Line(0), name).wanting("a-z 0-9 _"));
        }
        let mut values = Vec::new();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            let value = line.split('#').next().unwrap_or_default().trim();
            if value.is_empty() {
                continue;
            }
            if value.chars().count() > MAX_TEXT {
                let start: String = value.chars().take(40).collect();
                let problem = Problem::new(ProblemKind::LongValue, Place::Line(number), start);
                return Err(problem.wanting(MAX_TEXT.to_string()));
            }
            if values.len() == MAX_LIST {
                let problem = Problem::new(ProblemKind::LongList, Place::Line(number), name);
                return Err(problem.wanting(MAX_LIST.to_string()));
            }
            values.push(value.to_owned());
        }
        if values.is_empty() {
            return Err(Problem::new(ProblemKind::EmptyList, Place::Line(0), name));
        }
        values.sort_unstable();
        values.dedup();
        self.lists.insert(name.to_owned(), values);
        Ok(())
    }

    /// The values of a list, sorted.
    pub fn get(&self, name: &str) -> Option<&[String]> {
        self.lists.get(name).map(Vec::as_slice)
    }

    /// The names of all lists.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// All lists, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.lists.iter().map(|(name, values)| (name.as_str(), values.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_blank_lines_are_no_values() {
        let mut lists = NamedLists::default();
        lists.add("hubs", "\u{feff}# hubs\nTR\n\nAE # Emirates\nTR\n").unwrap();
        assert_eq!(lists.get("hubs").unwrap(), ["AE", "TR"]);
        assert_eq!(lists.add("none", "# nothing\n").unwrap_err().kind, ProblemKind::EmptyList);
        assert_eq!(lists.add("My list", "A").unwrap_err().kind, ProblemKind::Id);
        let long = "x".repeat(MAX_TEXT + 1);
        assert_eq!(lists.add("long", &long).unwrap_err().kind, ProblemKind::LongValue);
        let many: Vec<String> = (0..=MAX_LIST).map(|n| n.to_string()).collect();
        assert_eq!(lists.add("many", &many.join("\n")).unwrap_err().kind, ProblemKind::LongList);
    }
}
