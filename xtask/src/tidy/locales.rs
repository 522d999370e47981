//! Every shipped language has the same messages with the same placeholders.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, ensure};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::repository;

/// Message id → its variables.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// Compares every language with English.
pub fn check() -> Result<Vec<String>> {
    let folder = repository::root().join("locales");
    let mut languages: BTreeMap<String, Messages> = BTreeMap::new();
    let mut complaints = Vec::new();
    for language in std::fs::read_dir(&folder)? {
        let language = language?.path();
        let tag = language.file_name().unwrap_or_default().to_string_lossy().into_owned();
        languages.insert(tag, read_language(&language, &mut complaints)?);
    }
    ensure!(
        languages.contains_key("en"),
        "locales/en is the language all others are compared with"
    );
    let english = languages.remove("en").unwrap_or_default();
    for (tag, messages) in &languages {
        complaints.extend(compare(&english, tag, messages));
    }
    Ok(complaints)
}

fn compare(english: &Messages, tag: &str, messages: &Messages) -> Vec<String> {
    let mut complaints = Vec::new();
    for (id, variables) in english {
        match messages.get(id) {
            None => complaints.push(format!("locales/{tag}: {id} is missing")),
            Some(theirs) if theirs != variables => complaints.push(format!(
                "locales/{tag}: {id} has the placeholders {theirs:?}, English has {variables:?}"
            )),
            Some(_) => {}
        }
    }
    let extra = messages.keys().filter(|id| !english.contains_key(*id));
    complaints.extend(extra.map(|id| format!("locales/{tag}: {id} is not in English")));
    complaints
}

fn read_language(folder: &Path, complaints: &mut Vec<String>) -> Result<Messages> {
    let mut all = Messages::new();
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    paths.sort_by_key(std::fs::DirEntry::file_name);
    for entry in paths {
        let path = entry.path();
        let text = std::fs::read_to_string(&path)?;
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                complaints
                    .extend(errors.iter().map(|error| format!("{}: {error}", path.display())));
                resource
            }
        };
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut variables = BTreeSet::new();
            if let Some(pattern) = &message.value {
                of_pattern(pattern, &mut variables);
            }
            if all.insert(message.id.name.to_owned(), variables).is_some() {
                complaints.push(format!("{}: {} is there twice", path.display(), message.id.name));
            }
        }
    }
    Ok(all)
}

fn of_pattern(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => of_inline(inline, variables),
            Expression::Select { selector, variants } => {
                of_inline(selector, variables);
                for variant in variants {
                    of_pattern(&variant.value, variables);
                }
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                of_inline(inner, variables);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(rows: &[(&str, &[&str])]) -> Messages {
        rows.iter()
            .map(|(id, names)| ((*id).to_owned(), names.iter().map(|n| (*n).to_owned()).collect()))
            .collect()
    }

    #[test]
    fn missing_messages_and_other_placeholders_are_told() {
        let english = messages(&[("a", &["count"]), ("b", &[])]);
        assert_eq!(compare(&english, "ru", &english).len(), 0);
        assert_eq!(compare(&english, "ru", &messages(&[("a", &[]), ("b", &[])])).len(), 1);
        assert_eq!(compare(&english, "ru", &messages(&[("a", &["count"]), ("c", &[])])).len(), 2);
    }
}
