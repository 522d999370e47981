//! One ranked unit as shown in the table and on its own page.

use sarhad_i18n::{Words, decibans, number, thousands};
use sarhad_model::{Advice, Counted, Decibans, Gate, Question, RankedUnit, Ranking};

use super::{FindingView, IssueView, advice_mark, kind_key, place};

/// How many reasons the table shows.
const REASONS_IN_TABLE: usize = 2;

/// A unit as shown.
#[derive(Debug, Clone)]
pub struct UnitView {
    /// Rank.
    pub rank: u32,
    /// Container number or bill.
    pub unit: String,
    /// Kind in words.
    pub kind: String,
    /// Sum of the reasons.
    pub score: String,
    /// Before any reason.
    pub prior: String,
    /// With the reasons.
    pub posterior: String,
    /// Advice.
    pub advice: AdviceView,
    /// What its gates demand.
    pub gates: Vec<String>,
    /// Where from.
    pub from: String,
    /// Where to.
    pub to: String,
    /// Vessel and voyage.
    pub journey: String,
    /// Who sends.
    pub consignors: Vec<String>,
    /// Who receives.
    pub consignees: Vec<String>,
    /// Goods as declared.
    pub goods: Vec<String>,
    /// Codes as declared.
    pub hs: Vec<String>,
    /// Number of goods lines in words.
    pub lines: String,
    /// Gross mass, when declared.
    pub mass: Option<String>,
    /// Bills it occurs in.
    pub bills: Vec<String>,
    /// Files it occurs in.
    pub files: Vec<String>,
    /// The strongest reasons, for the table.
    pub top: Vec<String>,
    /// How many more there are.
    pub more: Option<String>,
    /// All reasons.
    pub findings: Vec<FindingView>,
    /// What to find out.
    pub questions: Vec<QuestionView>,
    /// What was seen and not counted.
    pub notes: Vec<String>,
    /// Remarks on its papers.
    pub issues: Vec<IssueView>,
    /// Where its page or block is; set by whoever renders it.
    pub href: Option<String>,
}

/// An advice as shown.
#[derive(Debug, Clone)]
pub struct AdviceView {
    /// Key, for its class.
    pub key: &'static str,
    /// Its sign.
    pub mark: &'static str,
    /// Its name.
    pub name: String,
    /// What it means.
    pub meaning: String,
}

/// A question as shown.
#[derive(Debug, Clone)]
pub struct QuestionView {
    /// What to find out.
    pub text: String,
    /// What it is about, as received.
    pub quote: String,
    /// Where that stands.
    pub place: String,
}

impl AdviceView {
    /// An advice as shown.
    pub fn new(advice: Advice, words: &Words) -> Self {
        Self {
            key: advice.key(),
            mark: advice_mark(advice),
            name: words.advice(advice),
            meaning: words.get(&format!("advice-{}-long", advice.key())),
        }
    }
}

impl UnitView {
    /// A unit as shown, without link.
    pub fn new(ranking: &Ranking, unit: &RankedUnit, words: &Words) -> Self {
        let lang = words.lang();
        let assessment = &unit.assessment;
        let score = &assessment.score;
        let reasons = score.reasons();
        let top = strongest(reasons);
        let more = reasons.len() - top.len();
        Self {
            rank: unit.rank,
            unit: unit.unit.clone(),
            kind: words.get(&format!("screen-kind-{}", kind_key(unit.kind))),
            score: decibans(score.evidence(), lang),
            prior: decibans(score.prior(), lang),
            posterior: decibans(score.total(), lang),
            advice: AdviceView::new(assessment.advice, words),
            gates: assessment
                .gates
                .iter()
                .filter(|gate| **gate != Gate::None)
                .map(|gate| words.gate(*gate))
                .collect(),
            from: unit.route.0.clone(),
            to: unit.route.1.clone(),
            journey: unit.journey.clone(),
            consignors: unit.consignors.clone(),
            consignees: unit.consignees.clone(),
            goods: unit.goods.clone(),
            hs: unit.hs.clone(),
            lines: words.say("screen-count-lines", &[("count", unit.items.into())]),
            mass: unit.gross_mass_kg.map(|mass| mass_text(mass, words)),
            bills: unit.bills.clone(),
            files: unit
                .files
                .iter()
                .filter_map(|at| ranking.files.get(*at as usize).map(|file| file.name.clone()))
                .collect(),
            top: top.iter().map(|reason| words.finding(&reason.finding)).collect(),
            more: (more > 0).then(|| words.say("screen-more-reasons", &[("count", more.into())])),
            findings: FindingView::all(ranking, reasons, words),
            questions: assessment
                .questions
                .iter()
                .map(|question| QuestionView::new(ranking, question, words))
                .collect(),
            notes: assessment.notes.iter().map(|note| words.note(note)).collect(),
            issues: unit.issues.iter().map(|issue| IssueView::new(issue, words)).collect(),
            href: None,
        }
    }
}

impl QuestionView {
    fn new(ranking: &Ranking, question: &Question, words: &Words) -> Self {
        Self {
            text: words.question(question),
            quote: question.subject.text.clone(),
            place: place::subject(ranking, &question.subject, words),
        }
    }
}

/// The reasons that the table shows: those that hold come first, since they alone explain the
/// advice, then by what they count; ties stay in the engine's order. A repeat that counts nothing
/// is left to the details.
fn strongest(reasons: &[Counted]) -> Vec<&Counted> {
    let mut order: Vec<&Counted> = reasons.iter().filter(|r| r.counted != Decibans::ZERO).collect();
    if order.is_empty() {
        order.extend(reasons);
    }
    order.sort_by_key(|r| std::cmp::Reverse((r.finding.gate == Gate::Hold, r.counted)));
    order.truncate(REASONS_IN_TABLE);
    order
}

/// A mass in kilograms: whole when large.
fn mass_text(kilograms: f64, words: &Words) -> String {
    let rounded = if kilograms >= 100.0 { kilograms.round() } else { kilograms };
    if rounded.fract() == 0.0 && (0.0..1e15).contains(&rounded) {
        thousands(rounded as usize, words.lang())
    } else {
        number(rounded, words.lang())
    }
}
