//! What all formats of OFAC share: which of its two lists a file is, and the kinds of parties.

use sarhad_model::EntryKind;

use crate::format::ListFormat;
use crate::reading::{Identity, Roll};

/// Programmes that stand mainly on the consolidated (non-SDN) list.
const NON_SDN: [&str; 4] = ["NS-PLC", "UKRAINE-EO13662", "CMIC-EO13959", "561-Related"];

/// SDN list or consolidated list: told by the programmes, since both come in the same formats and
/// senders rename files.
pub(crate) fn identity(roll: &Roll<'_>, format: ListFormat) -> Identity {
    let non_sdn = |program: &String| {
        NON_SDN.contains(&program.as_str())
            || program.starts_with("FSE-")
            || program.starts_with("NS-")
    };
    let entries = roll.entries();
    let marked = entries.iter().filter(|entry| entry.programs.iter().any(non_sdn)).count();
    if marked * 2 > entries.len() {
        Identity::of_other(
            "us-ofac-consolidated",
            "OFAC Consolidated Sanctions List (non-SDN)",
            format,
        )
    } else {
        Identity::of_other("us-ofac-sdn", "OFAC Specially Designated Nationals List", format)
    }
}

/// `individual`, `vessel`, `aircraft`; an organisation otherwise.
pub(crate) fn kind(text: &str) -> EntryKind {
    match text.trim().to_lowercase().as_str() {
        "individual" => EntryKind::Person,
        "vessel" => EntryKind::Vessel,
        "aircraft" => EntryKind::Aircraft,
        _ => EntryKind::Organisation,
    }
}
