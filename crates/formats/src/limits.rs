//! Every limit of the readers, named. Beyond a limit a reader stops with an issue that names
//! it; it never silently reads less.

/// Limits of one file.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Largest file, bytes.
    pub file_bytes: usize,
    /// Deepest nesting of XML elements.
    pub xml_depth: usize,
    /// Most attributes of one XML element.
    pub xml_attributes: usize,
    /// Most bytes a message segment may have; a longer one is kept unread.
    pub segment_bytes: usize,
    /// Most columns of a table.
    pub columns: usize,
    /// Most rows of a sheet or table.
    pub rows: usize,
    /// Most bytes of cell text taken from one workbook.
    pub table_bytes: usize,
    /// Most consignments of one file.
    pub consignments: usize,
    /// Largest ratio of unpacked to packed bytes of an archive.
    pub archive_ratio: u64,
    /// Most bytes an archive may unpack to.
    pub archive_bytes: u64,
    /// Most entries of an archive.
    pub archive_entries: usize,
    /// Rows in which a header is looked for.
    pub header_rows: usize,
    /// Most containers taken from one cell.
    pub containers_in_cell: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            xml_depth: 64,
            xml_attributes: 256,
            segment_bytes: 64 << 10,
            columns: 1_000,
            rows: 1_048_576,
            table_bytes: 512 << 20,
            consignments: 500_000,
            archive_ratio: 100,
            archive_bytes: 1 << 30,
            archive_entries: 10_000,
            header_rows: 30,
            containers_in_cell: 500,
        }
    }
}
