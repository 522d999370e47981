//! What changed between two versions of a control list.

use std::collections::BTreeMap;

use sarhad_model::{ControlEntry, ControlList};

/// Entries that differ, in the order of the lists.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlDiff<'l> {
    /// Entries only the newer version has.
    pub added: Vec<&'l ControlEntry>,
    /// Entries only the older version has.
    pub removed: Vec<&'l ControlEntry>,
    /// The newer form of entries that differ, with what differs.
    pub changed: Vec<(&'l ControlEntry, Vec<ControlField>)>,
    /// Entries of the older version.
    before: usize,
}

/// What may differ in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ControlField {
    /// Place in the list.
    Parent,
    /// Heading.
    Heading,
    /// Paragraphs.
    Paragraphs,
    /// Codes of goods.
    Codes,
    /// CAS and UN numbers.
    Identifiers,
    /// Anything else.
    Attributes,
}

impl ControlField {
    /// Every field.
    pub const ALL: &'static [Self] = &[
        Self::Parent,
        Self::Heading,
        Self::Paragraphs,
        Self::Codes,
        Self::Identifiers,
        Self::Attributes,
    ];

    /// Key of its message (`control-field-<key>`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Heading => "heading",
            Self::Paragraphs => "paragraphs",
            Self::Codes => "codes",
            Self::Identifiers => "identifiers",
            Self::Attributes => "attributes",
        }
    }
}

impl ControlDiff<'_> {
    /// The share of the older version's entries that the newer one lacks.
    pub fn shrink_ratio(&self) -> f64 {
        if self.before == 0 { 0.0 } else { self.removed.len() as f64 / self.before as f64 }
    }
}

/// Compares two versions; entries are the same by their number.
pub fn diff_control<'l>(old: &'l ControlList, new: &'l ControlList) -> ControlDiff<'l> {
    let by_number = |list: &'l ControlList| -> BTreeMap<&'l str, &'l ControlEntry> {
        list.entries.iter().map(|entry| (entry.number.as_str(), entry)).collect()
    };
    let (before, after) = (by_number(old), by_number(new));
    let lacks = |of: &BTreeMap<&str, &ControlEntry>, entry: &&ControlEntry| {
        !of.contains_key(entry.number.as_str())
    };
    let changed = new.entries.iter().filter_map(|entry| {
        let fields = fields(before.get(entry.number.as_str())?, entry);
        (!fields.is_empty()).then_some((entry, fields))
    });
    ControlDiff {
        added: new.entries.iter().filter(|entry| lacks(&before, entry)).collect(),
        removed: old.entries.iter().filter(|entry| lacks(&after, entry)).collect(),
        changed: changed.collect(),
        before: old.entries.len(),
    }
}

fn fields(old: &ControlEntry, new: &ControlEntry) -> Vec<ControlField> {
    [
        (ControlField::Parent, old.parent != new.parent || old.level != new.level),
        (ControlField::Heading, old.heading != new.heading),
        (ControlField::Paragraphs, old.paragraphs != new.paragraphs),
        (ControlField::Codes, old.codes != new.codes),
        (ControlField::Identifiers, old.cas != new.cas || old.un_numbers != new.un_numbers),
        (ControlField::Attributes, old.attributes != new.attributes || old.kind != new.kind),
    ]
    .into_iter()
    .filter_map(|(field, differs)| differs.then_some(field))
    .collect()
}
