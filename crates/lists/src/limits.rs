//! Every limit of the list readers, named. Beyond a limit a reader stops with an issue or an
//! error that names it; it never silently reads less.

/// Limits of one list.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest file, bytes. The largest official file (OFAC's advanced XML) has about 120 MB.
    pub file_bytes: usize,
    /// Most entries of one list.
    pub entries: usize,
    /// Most names of one entry; the largest official entry has fewer than 300.
    pub names_per_entry: usize,
    /// Deepest nesting of XML elements.
    pub xml_depth: usize,
    /// Most issues of one kind that are kept; further ones are counted.
    pub issues_per_code: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            entries: 2_000_000,
            names_per_entry: 1_000,
            xml_depth: 64,
            issues_per_code: 1_000,
        }
    }
}
