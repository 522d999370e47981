//! The ranking as CSV: the fields of the JSON lines in columns, one row a unit, for Excel and
//! LibreOffice.
//!
//! UTF-8 with a byte order mark, without which Excel reads Cyrillic as Latin. A text that a
//! spreadsheet would run as a formula gets an apostrophe in front, so that it stays text.
//! Numbers are plain (`-23`, `1.25`), whatever the language, so that programs read them too.

use sarhad_i18n::{Lang, Words, words};
use sarhad_model::{Decibans, RankedUnit, Ranking};

use crate::view::{SourceView, place};

/// Column names; they are keys and stay the same in every language.
pub const COLUMNS: [&str; 33] = [
    "rank",
    "unit",
    "unit_kind",
    "file",
    "bills",
    "score_db",
    "prior_db",
    "posterior_db",
    "advice",
    "gates",
    "findings",
    "finding_codes",
    "finding_weights_db",
    "finding_full_weights_db",
    "sources",
    "matched",
    "questions",
    "issues",
    "issue_codes",
    "journey",
    "route_from",
    "route_to",
    "consignors",
    "consignees",
    "goods",
    "hs",
    "gross_mass_kg",
    "model",
    "model_state",
    "model_rank",
    "model_odds_db",
    "model_probability",
    "model_band",
];

/// Between the parts of one cell.
pub(crate) const PART: &str = "; ";

/// Between sentences of one cell: a line each, as a spreadsheet shows them.
const LINE: &str = "\n";

/// The table with its header row and byte order mark.
pub fn csv(ranking: &Ranking, lang: Lang) -> String {
    let words = words(lang);
    spreadsheet(COLUMNS, ranking.units.iter().map(|unit| row(ranking, unit, words)))
}

/// A table as Excel and LibreOffice open it without a question.
pub(crate) fn spreadsheet<const N: usize>(
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::from("\u{feff}".as_bytes()));
    let invariant = "writing to memory does not fail and every row has all columns";
    writer.write_record(columns).expect(invariant);
    for row in rows {
        writer.write_record(row).expect(invariant);
    }
    let bytes = writer.into_inner().expect(invariant);
    String::from_utf8(bytes).expect("the csv writer only adds ASCII to our texts")
}

/// A text that a spreadsheet shows as text: one that begins like a formula (after blanks and
/// marks of no width, which some programs skip) gets an apostrophe in front.
pub(crate) fn text(cell: &str) -> String {
    let skipped = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}');
    let runs = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let control = cell.starts_with(['\t', '\r', '\n']);
    if control || cell.trim_start_matches(skipped).starts_with(runs) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// A number of ours, which no paper can write: `-23`, `1.25`.
fn number(weight: Decibans) -> String {
    weight.as_f64().to_string()
}

fn row(ranking: &Ranking, unit: &RankedUnit, words: &Words) -> [String; COLUMNS.len()] {
    let assessment = &unit.assessment;
    let score = &assessment.score;
    let each = |of: &dyn Fn(&sarhad_model::Counted) -> String, between: &str| {
        text(&score.reasons().iter().map(of).collect::<Vec<_>>().join(between))
    };
    let files: Vec<&str> = unit
        .files
        .iter()
        .filter_map(|at| ranking.files.get(*at as usize).map(|file| file.name.as_str()))
        .collect();
    let gates: Vec<&str> = assessment.gates.iter().map(|gate| gate.key()).collect();
    let questions: Vec<String> = assessment.questions.iter().map(|q| words.question(q)).collect();
    let issues: Vec<String> = unit
        .issues
        .iter()
        .map(|issue| format!("{} [{}]", words.issue(issue), place::span(issue.span, words)))
        .collect();
    let says = assessment.model;
    let probability = says.and_then(|says| says.probability);
    let issue_codes: Vec<&str> = unit.issues.iter().map(|issue| issue.code.key()).collect();
    [
        unit.rank.to_string(),
        text(&unit.unit),
        crate::view::kind_key(unit.kind).to_owned(),
        text(&files.join(PART)),
        text(&unit.bills.join(PART)),
        number(score.evidence()),
        number(score.prior()),
        number(score.total()),
        assessment.advice.key().to_owned(),
        gates.join(PART),
        each(&|reason| format!("{} ({} dB)", words.finding(&reason.finding), reason.counted), LINE),
        each(&|reason| reason.finding.code.to_owned(), PART),
        each(&|reason| number(reason.counted), PART),
        each(&|reason| number(reason.finding.weight), PART),
        each(&|reason| SourceView::new(&reason.finding.source, words).line(), LINE),
        each(&|reason| reason.finding.matched.join(", "), PART),
        text(&questions.join(LINE)),
        text(&issues.join(LINE)),
        text(&issue_codes.join(PART)),
        text(&unit.journey),
        text(&unit.route.0),
        text(&unit.route.1),
        text(&unit.consignors.join(PART)),
        text(&unit.consignees.join(PART)),
        text(&unit.goods.join(PART)),
        text(&unit.hs.join(PART)),
        unit.gross_mass_kg.map(|mass| mass.to_string()).unwrap_or_default(),
        text(ranking.model.as_ref().map_or("", |model| model.id.as_str())),
        ranking.model.as_ref().map_or_else(String::new, |model| model.state.key().to_owned()),
        unit.model_rank.map(|rank| rank.to_string()).unwrap_or_default(),
        says.map(|says| number(says.odds)).unwrap_or_default(),
        probability.map(|share| crate::wire::rounded(share).to_string()).unwrap_or_default(),
        says.and_then(|says| says.band).unwrap_or_default().to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_becomes_text() {
        for cell in ["=1+1", "+7 701", "-5", "@SUM(A1)", "\tx", "\rx", " =1", "\u{feff}=1", "＝1"]
        {
            assert_eq!(text(cell), format!("'{cell}"));
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for cell in ["", "a=b", "ТОО «Шынар»", "1-2", "   ", "'x"] {
            assert_eq!(text(cell), cell);
        }
    }
}
