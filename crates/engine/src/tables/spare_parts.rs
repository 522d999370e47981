//! Codes for parts, with the headings of the machines they belong to: `data/spare-parts.csv`, from the
//! wording of the Harmonized System. Codes that hold parts and whole goods together are left out.

/// Parts and their machines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpareParts {
    /// Subheading of the parts, six digits.
    pub parts: String,
    /// Headings of the machines, four digits.
    pub machines: Vec<String>,
}

impl SpareParts {
    pub(super) fn read(row: &[String]) -> Self {
        let [parts, machines, _source] = row else {
            panic!("data/spare-parts.csv has three columns: {row:?}");
        };
        let machines: Vec<String> = machines.split('|').map(str::to_owned).collect();
        assert!(
            parts.len() == 6 && machines.iter().all(|heading| heading.len() == 4),
            "data/spare-parts.csv: six digits for parts, four for machines: {row:?}"
        );
        Self { parts: parts.clone(), machines }
    }

    /// Whether they belong to machines of a heading.
    pub fn is_of(&self, heading: &str) -> bool {
        self.machines.iter().any(|own| own == heading)
    }
}
