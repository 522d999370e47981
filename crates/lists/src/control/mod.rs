//! Control lists: bytes in, a [`sarhad_model::ControlList`] with a version out. Formats: the US Commerce Control
//! List as eCFR XML; EU Annex I as XHTML or Formex; the correlation of TARIC codes with Annex I
//! as a workbook; nomenclatures (HS, TN VED), dangerous goods, chemicals of the CWC, the Common
//! High Priority List as tables; a state's own list as a page, workbook or text table
//! (`docs/national-control-list.md`).
//!
//! It repairs nothing: texts stay as published, limits are read only where the words leave no
//! doubt. What is in force when, and what a match is worth, others decide.

mod build;
mod ccl;
mod correlation;
mod detect;
mod diff;
mod eu_annex;
mod format;
mod marks;
mod markup;
mod national;
mod page;
pub(crate) mod sheet;
mod tables;
mod thresholds;

pub use build::{ControlReading, control_version};
pub use detect::detect_control;
pub use diff::{ControlDiff, ControlField, diff_control};
pub use format::ControlFormat;
use sarhad_model::Issue;

use crate::decode::{Fallback, decode};
use crate::error::ListError;
use crate::limits::Limits;
use build::Register;

/// Reads one control list, under the usual limits.
///
/// # Errors
/// The file is empty, too large, no control list, or holds no entry.
pub fn read_control(name: &str, bytes: &[u8]) -> Result<ControlReading, ListError> {
    read_control_within(name, bytes, &Limits::default())
}

/// Reads one control list.
///
/// # Errors
/// As [`read_control`].
pub fn read_control_within(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<ControlReading, ListError> {
    let file = || name.to_owned();
    if bytes.is_empty() {
        return Err(ListError::Empty { file: file() });
    }
    if bytes.len() > limits.file_bytes {
        let (found, limit) = (bytes.len(), limits.file_bytes);
        return Err(ListError::TooLarge { file: file(), found, limit });
    }
    let format = detect_control(name, bytes).ok_or(ListError::UnknownFormat { file: file() })?;
    let mut register = Register::new(limits);
    let identity = if format.is_workbook() {
        let rows = sheet::rows(name, bytes, limits, &mut |issue| register.issue(issue))
            .map_err(damaged(name))?;
        match format {
            ControlFormat::CorrelationWorkbook => correlation::read(rows, &mut register),
            _ => national::read(name, format, rows, &mut register),
        }
    } else {
        let decoded = decode(bytes, Fallback::CyrillicFile);
        let text = &*decoded.text;
        register.bad_bytes(decoded.bad_bytes);
        match format {
            ControlFormat::CclXml => ccl::read(text, &mut register),
            ControlFormat::EuXhtml | ControlFormat::EuFormex => {
                eu_annex::read(text, format, &mut register)
            }
            ControlFormat::NationalHtml => {
                national::read(name, format, page::rows(text), &mut register)
            }
            ControlFormat::NationalCsv => {
                national::read(name, format, tables::any_rows(text), &mut register)
            }
            _ => tables::read(format, text, &mut register),
        }
    };
    register.finish(name, identity)
}

fn damaged(name: &str) -> impl FnOnce(Issue) -> ListError + use<'_> {
    move |issue| {
        let why = issue.args.iter().map(|(_, value)| &**value).collect::<Vec<_>>().join(", ");
        ListError::DamagedWorkbook { file: name.to_owned(), why }
    }
}
