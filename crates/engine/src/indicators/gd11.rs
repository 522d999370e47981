//! Chemicals of the Chemical Weapons Convention and the Australia Group.
//!
//! Looks for CAS numbers (with their check digit) and names in the goods text. A name or number
//! names the substance itself, so it weighs as much as a control entry with its parameters.
//!
//! Limits: trade names are not known (see GD12); the share in a mixture decides for many entries
//! and is asked where it is not stated. Equipment for chemicals is under GD01.
//! Source: CWC Annex on Chemicals; Australia Group precursors; JRC handbook for chemicals.

use super::{Findings, Indicator, UnitContext, candidate};
use crate::goods::{EvidenceKind, GoodsCandidate};

pub(super) const INDICATOR: Indicator = Indicator { id: "GD11", evaluate };

/// Whether the candidate is a listed substance that the text names.
pub(super) fn is_listed_chemical(candidate: &GoodsCandidate<'_>) -> bool {
    candidate.entry.family == "chemical"
        && candidate.entry.regime != "AG-EQ"
        && candidate
            .evidence
            .iter()
            .any(|evidence| matches!(evidence.kind, EvidenceKind::Cas | EvidenceKind::Term))
}

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    for line in &context.lines {
        for found in line.candidates().filter(|found| is_listed_chemical(found)) {
            candidate::raise(context, &INDICATOR, line, found, out);
        }
    }
}
