//! The list formats that are told apart. How each is recognised is in `detect`, how each is
//! read in `readers`.

use serde::Serialize;

/// A format of an official list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ListFormat {
    /// UN Security Council consolidated list, XML.
    UnXml,
    /// OFAC legacy CSV, the file of entries (`SDN.CSV`, `CONS_PRIM.CSV`).
    OfacCsv,
    /// OFAC legacy CSV, aliases (`ALT.CSV`, `CONS_ALT.CSV`).
    OfacAltCsv,
    /// OFAC legacy CSV, addresses (`ADD.CSV`, `CONS_ADD.CSV`).
    OfacAddCsv,
    /// OFAC legacy CSV, overflow of remarks (`SDN_COMMENTS.CSV`, `CONS_COMMENTS.CSV`).
    OfacCommentsCsv,
    /// OFAC standard XML (`SDN.XML`, `CONSOLIDATED.XML`).
    OfacXml,
    /// OFAC advanced XML (`SDN_ADVANCED.XML`, `CONS_ADVANCED.XML`).
    OfacAdvancedXml,
    /// US Consolidated Screening List, CSV.
    CslCsv,
    /// BIS Denied Persons List, text with tabs.
    DplText,
    /// EU Financial Sanctions Files, CSV 1.0.
    FsfCsv,
    /// UK OFSI consolidated list, `ConList.csv`.
    OfsiCsv,
    /// Canada's consolidated autonomous sanctions list, XML.
    SemaXml,
    /// OpenSanctions `targets.simple.csv`.
    OpenSanctionsCsv,
    /// FollowTheMoney entities, JSON lines or a JSON array.
    FtmJson,
    /// A state's own list in the columns of `docs/national-list.md`.
    NationalCsv,
}

impl ListFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::UnXml,
        Self::OfacCsv,
        Self::OfacAltCsv,
        Self::OfacAddCsv,
        Self::OfacCommentsCsv,
        Self::OfacXml,
        Self::OfacAdvancedXml,
        Self::CslCsv,
        Self::DplText,
        Self::FsfCsv,
        Self::OfsiCsv,
        Self::SemaXml,
        Self::OpenSanctionsCsv,
        Self::FtmJson,
        Self::NationalCsv,
    ];

    /// Stable id, as in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::UnXml => "un-xml",
            Self::OfacCsv => "ofac-csv",
            Self::OfacAltCsv => "ofac-alt-csv",
            Self::OfacAddCsv => "ofac-add-csv",
            Self::OfacCommentsCsv => "ofac-comments-csv",
            Self::OfacXml => "ofac-xml",
            Self::OfacAdvancedXml => "ofac-advanced-xml",
            Self::CslCsv => "us-csl-csv",
            Self::DplText => "us-dpl-text",
            Self::FsfCsv => "eu-fsf-csv",
            Self::OfsiCsv => "uk-ofsi-csv",
            Self::SemaXml => "ca-sema-xml",
            Self::OpenSanctionsCsv => "opensanctions-csv",
            Self::FtmJson => "ftm-json",
            Self::NationalCsv => "national-csv",
        }
    }

    /// For a file that only completes another one: its name and the name of that other file.
    pub fn part_of(self) -> Option<(&'static str, &'static str)> {
        let main = "SDN.CSV (or CONS_PRIM.CSV)";
        match self {
            Self::OfacAltCsv => Some(("ALT.CSV", main)),
            Self::OfacAddCsv => Some(("ADD.CSV", main)),
            Self::OfacCommentsCsv => Some(("SDN_COMMENTS.CSV", main)),
            _ => None,
        }
    }
}

impl std::fmt::Display for ListFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for ListFormat {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
