//! The formats of control lists that are told apart.

use serde::Serialize;

/// A format of a control list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ControlFormat {
    /// US Commerce Control List (15 CFR 774, Supplement 1), XML of the eCFR.
    CclXml,
    /// Annex I of the EU dual-use regulation, XHTML of EUR-Lex.
    EuXhtml,
    /// The same in Formex, the XML of the Official Journal.
    EuFormex,
    /// CN and TARIC codes beside numbers of Annex I, workbook.
    CorrelationWorkbook,
    /// Names of six-digit codes: `section, hscode, description, parent, level`.
    HsCsv,
    /// Names of ten-digit codes of the Eurasian Economic Union: `code, digits, description_ru`.
    TnVedCsv,
    /// Dangerous goods: `un_number, class, class_code, tunnel, description`.
    UnCsv,
    /// Chemicals of the CWC: `schedule, entry, cas, name` and more columns.
    CwcCsv,
    /// Common High Priority List: `hs6, tier, hs_description`.
    ChplCsv,
    /// A state's list, page with a table.
    NationalHtml,
    /// A state's list, workbook.
    NationalWorkbook,
    /// A state's list, text table.
    NationalCsv,
}

impl ControlFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::CclXml,
        Self::EuXhtml,
        Self::EuFormex,
        Self::CorrelationWorkbook,
        Self::HsCsv,
        Self::TnVedCsv,
        Self::UnCsv,
        Self::CwcCsv,
        Self::ChplCsv,
        Self::NationalHtml,
        Self::NationalWorkbook,
        Self::NationalCsv,
    ];

    /// Stable id, as in output.
    pub fn id(self) -> &'static str {
        match self {
            Self::CclXml => "us-ccl-xml",
            Self::EuXhtml => "eu-annex-xhtml",
            Self::EuFormex => "eu-annex-formex",
            Self::CorrelationWorkbook => "eu-correlation-xlsx",
            Self::HsCsv => "hs-csv",
            Self::TnVedCsv => "tnved-csv",
            Self::UnCsv => "un-dangerous-goods-csv",
            Self::CwcCsv => "cwc-csv",
            Self::ChplCsv => "chpl-csv",
            Self::NationalHtml => "control-html",
            Self::NationalWorkbook => "control-xlsx",
            Self::NationalCsv => "control-csv",
        }
    }

    pub(super) fn is_workbook(self) -> bool {
        matches!(self, Self::CorrelationWorkbook | Self::NationalWorkbook)
    }
}

impl std::fmt::Display for ControlFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for ControlFormat {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
