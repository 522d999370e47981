//! Whether the words of a goods text fit the declared code: words for common goods with the
//! headings they are declared under (`data/heading-words.csv`), and control entries that a text
//! surely names. Careful by design: it speaks only when the declared chapter is in another part
//! of the nomenclature than everything that the text mentions, materials included.

use std::collections::BTreeSet;
use std::ops::Range;

use sarhad_model::HsCode;
use serde::Serialize;

use super::catalogue::CatalogueError;
use super::judgement::{EvidenceKind, GoodsCandidate, Truth};
use super::normal::NormalText;
use super::tables::GenericWords;
use super::terms::{TermHit, TermIndex};

/// Other words between those of a word for goods.
const GAP: usize = 0;
/// Chapter of chemical preparations and mixtures.
const PREPARATIONS: u8 = 38;
/// So many telling words may be unknown to the table.
const MOST_UNKNOWN: usize = 1;
/// Control entries count when the match is at least this: the text surely names the goods.
const SURE: f64 = 0.74;
/// Parts of the nomenclature whose chapters are taken for each other too easily to tell: food;
/// minerals and chemicals; plastics and rubber; hides; wood and paper; textiles; footwear;
/// stone, ceramic, glass; jewellery; metals; machines and instruments; vehicles; the rest.
const PARTS: [(u8, u8, u8); 15] = [
    (1, 24, 0),
    (25, 38, 1),
    (39, 40, 2),
    (41, 43, 3),
    (44, 49, 4),
    (50, 63, 5),
    (64, 67, 6),
    (68, 70, 7),
    (71, 71, 8),
    (72, 83, 9),
    (84, 85, 10),
    (86, 89, 11),
    (90, 91, 10),
    (92, 97, 12),
    // National use: fits everything.
    (98, 99, u8::MAX),
];

/// What a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It names goods.
    Goods,
    /// It names a material or a use: never goods by itself.
    Material,
}

/// Words and code do not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// The words of the text that name the goods.
    pub matched: String,
    /// Where they stand, bytes.
    pub at: Range<usize>,
    /// The heading (four digits) or chapter (two) that they suggest.
    pub suggested: String,
    /// The heading declared.
    pub declared: String,
    /// The control entry that the words name; none for common goods.
    pub control_number: Option<String>,
}

/// The table.
#[derive(Debug, Default)]
pub(super) struct HeadingWords {
    rows: Vec<(Kind, Vec<String>)>,
    words: TermIndex,
    /// Row of each word.
    row_of: Vec<usize>,
}

impl HeadingWords {
    /// Reads `headings,kind,words`; headings and words are separated by `|`.
    pub fn read(csv: &str) -> Result<Self, CatalogueError> {
        let mut table = Self::default();
        let mut words = Vec::new();
        for row in csv::Reader::from_reader(csv.as_bytes()).into_deserialize() {
            let (headings, kind, list): (String, String, String) = row?;
            let kind = match kind.as_str() {
                "goods" => Kind::Goods,
                "material" => Kind::Material,
                _ => return Err(CatalogueError::Value(kind)),
            };
            let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
            if let Some(wrong) = headings.iter().find(|heading| chapter(heading).is_none()) {
                return Err(CatalogueError::Hs(wrong.clone()));
            }
            for word in list.split('|') {
                table.row_of.push(table.rows.len());
                words.push(word.to_owned());
            }
            table.rows.push((kind, headings));
        }
        table.words = TermIndex::build(words.iter().map(|word| (word.as_str(), GAP)));
        Ok(table)
    }

    /// Whether a text and its declared code disagree.
    pub fn disagreement(
        &self,
        text: &NormalText,
        written: &str,
        hs: &HsCode,
        candidates: &[GoodsCandidate<'_>],
        words: &GenericWords,
        chapters_of: impl Fn(&str) -> Vec<String>,
    ) -> Option<Disagreement> {
        let declared = hs.heading()?;
        let part = part_of(chapter(declared)?)?;
        if part == u8::MAX {
            return None;
        }
        let hits = self.words.find(text);
        let mut fits: BTreeSet<u8> = BTreeSet::new();
        for hit in &hits {
            let (_, headings) = &self.rows[self.row_of[hit.term as usize]];
            fits.extend(headings.iter().filter_map(|one| chapter(one)).filter_map(part_of));
        }
        let has_code =
            |one: &GoodsCandidate<'_>| one.evidence.iter().any(|e| e.kind == EvidenceKind::Hs);
        let by_code = candidates.iter().any(has_code);
        // A control entry that the text surely names, by a name or number of its own.
        for candidate in candidates.iter().filter(|one| one.score >= SURE) {
            let codes = chapters_of(&candidate.entry.id);
            let parts: BTreeSet<u8> =
                codes.iter().filter_map(|code| chapter(code)).filter_map(part_of).collect();
            let evidence = candidate
                .evidence
                .iter()
                .find(|one| matches!(one.kind, EvidenceKind::Cas | EvidenceKind::Term));
            let Some((evidence, at)) = evidence.and_then(|one| Some((one, one.at.clone()?))) else {
                continue;
            };
            // A substance has a heading of its own: another chapter is another thing. Of equipment
            // the part of the nomenclature is compared; what the text says beside it may explain
            // the code, unless the values are those of the entry.
            let substance =
                candidate.entry.family == "chemical" && candidate.entry.regime != "AG-EQ";
            let met = !candidate.conditions.is_empty()
                && candidate.conditions.iter().all(|one| one.truth == Truth::True);
            let explained = if substance {
                // A mixture may be a preparation; a CAS number is of the substance.
                let preparation =
                    chapter(declared) == Some(PREPARATIONS) && evidence.kind != EvidenceKind::Cas;
                preparation || codes.iter().any(|code| chapter(code) == chapter(declared))
            } else {
                let place =
                    text.tokens.partition_point(|one| text.origin(&one.span).start < at.start);
                parts.contains(&part) || serves_other(text, place) || (!met && fits.contains(&part))
            };
            if by_code || parts.is_empty() || explained {
                continue;
            }
            return Some(Disagreement {
                matched: evidence.matched.clone(),
                at,
                suggested: codes[0].chars().take(4).collect(),
                declared: declared.to_owned(),
                control_number: Some(candidate.entry.control_number.to_string()),
            });
        }
        if fits.is_empty() || fits.contains(&part) || !candidates.is_empty() {
            return None;
        }
        if !covers(text, &hits, words) {
            return None;
        }
        let goods = |row: usize| self.rows[row].0 == Kind::Goods;
        let named = hits
            .iter()
            .filter(|hit| goods(self.row_of[hit.term as usize]) && !hit.guessed)
            .filter(|hit| !serves_other(text, hit.tokens.0))
            .min_by_key(|hit| (hit.tokens.0, usize::MAX - hit.tokens.1))?;
        let (_, headings) = &self.rows[self.row_of[named.term as usize]];
        let at = text.tokens_origin(named.tokens.0, named.tokens.1);
        Some(Disagreement {
            matched: written[at.clone()].to_owned(),
            at,
            suggested: headings[0].clone(),
            declared: declared.to_owned(),
            control_number: None,
        })
    }
}

/// Whether the table knows what the text is about: its first telling word, and all but one of
/// the others (`BEER BREWING FERMENTER` is about more than beer).
fn covers(text: &NormalText, hits: &[TermHit], words: &GenericWords) -> bool {
    let known = |place: usize| {
        hits.iter().any(|hit| (hit.tokens.0..=hit.tokens.1).contains(&place) && !hit.guessed)
    };
    // What follows a number is its unit.
    let unit = |place: usize| place > 0 && text.tokens[place - 1].number;
    let telling: Vec<bool> = (0..text.tokens.len())
        .filter(|at| words.informs(text, *at) && !unit(*at))
        .map(known)
        .collect();
    let unknown = telling.iter().filter(|known| !**known).count();
    telling.first() == Some(&true) && unknown <= MOST_UNKNOWN && unknown * 2 < telling.len()
}

/// Whether a word before a place says that what follows is only served: `for`, `для`.
fn serves_other(text: &NormalText, place: usize) -> bool {
    (1..=2).filter_map(|back| place.checked_sub(back)).any(|at| {
        matches!(
            text.word(at),
            "for" | "of" | "to" | "with" | "under" | "для" | "под" | "из" | "от"
        )
    })
}

fn chapter(code: &str) -> Option<u8> {
    if code.len() < 2 { code.parse().ok() } else { code.get(..2)?.parse().ok() }
}

fn part_of(chapter: u8) -> Option<u8> {
    PARTS.iter().find(|(from, to, _)| (*from..=*to).contains(&chapter)).map(|(_, _, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goods::{GoodsIndex, GoodsQuery};

    #[test]
    fn words_and_codes_far_apart_are_told() {
        let index = GoodsIndex::built_in();
        let told = |text: &str, code: &str| {
            let hs = HsCode::parse(code).unwrap();
            let query = GoodsQuery { text, hs: Some(&hs), ..GoodsQuery::default() };
            index.judge(&query).disagreement.map(|found| found.suggested)
        };
        for (text, code, suggested) in [
            ("URANIUM HEXAFLUORIDE IN CYLINDERS", "520811", "2844"),
            ("Плитка керамическая 60х60", "851762", "6907"),
            ("LAPTOPS, 200 PCS", "080810", "8443"),
            ("Ноутбуки 15 дюймов", "610910", "8443"),
        ] {
            assert_eq!(told(text, code).as_deref(), Some(suggested), "{text} {code}");
        }
        for (text, code) in [
            ("Ceramic tiles", "690721"),
            ("PLASTIC TOYS", "392690"),
            ("Filter for passenger cars", "842123"),
            ("Стулья металлические", "732690"),
            ("Spare parts", "870899"),
            ("LEATHER SHOES", "420292"),
            ("SODIUM CYANIDE", "283711"),
            ("Cotton T-shirts", "520811"),
            ("Apples fresh", "980100"),
        ] {
            assert_eq!(told(text, code), None, "{text} {code}");
        }
    }
}
