//! From evidence to a match between 0 and 1. Evidence of different kinds is joined as if it
//! were independent; conditions that are surely met or missed move the result to its side of
//! the line. It reads no text.

use super::REVIEW;
use super::catalogue::HsLink;
use super::judgement::Truth;
use super::probability::Basis;

/// A CAS number names a substance.
const CAS: f64 = 0.97;
/// A UN number of the substance itself.
const UN_SPECIFIC: f64 = 0.90;
/// A UN number that covers far more than the entry.
const UN_HINT: f64 = 0.40;
/// A term that names the goods.
const TERM: f64 = 0.74;
/// A term read through a typing error or another form of a word.
const GUESSED_TERM: f64 = 0.66;
/// More for each further word of the term, at most twice.
const TERM_WORD: f64 = 0.03;
/// A word for the kind of goods.
const KIND_TERM: f64 = 0.30;
/// A term that names a wider class of goods.
const BROAD_TERM: f64 = 0.42;
/// HS codes by strength of the link; the first alone reaches [`super::REVIEW`].
const HS_STRONG: f64 = 0.62;
const HS_MEDIUM: f64 = 0.40;
const HS_WEAK: f64 = 0.32;
/// Another code of the same heading.
const HS_HEADING: f64 = 0.10;
/// Each condition that holds, at most three; nothing when a civil look-alike is named.
const CONDITION_MET: f64 = 0.20;
const CONDITIONS_COUNTED: usize = 3;
/// All conditions hold and something beside them points to the entry.
const ALL_MET: f64 = 0.86;
/// The stated values miss the entry.
const MISSED: f64 = 0.45;
/// The stated numbers miss every threshold in numbers, and only a special design or a use is left
/// to ask: as much against the entry as the name of civil goods.
const NUMBERS_MISSED: f64 = 0.18;
/// Words of a civil good that looks like it: the first, each further one.
const LOOK_ALIKE: f64 = 0.16;
const LOOK_ALIKE_MORE: f64 = 0.05;
/// Words of civil life in general.
const CIVIL: f64 = 0.08;
/// Declared in a chapter that the entry has no code in.
const OTHER_CHAPTER: f64 = 0.03;
/// Declared in a chapter of finished consumer goods.
const CONSUMER_CHAPTER: f64 = 0.15;
/// Chapters whose goods are finished things for people: food, drink, medicines, cosmetics,
/// soaps, leather goods, printed matter, clothing, jewellery, clocks, toys, furniture.
const CONSUMER_CHAPTERS: [(u8, u8); 7] =
    [(1, 24), (30, 30), (33, 33), (42, 43), (49, 49), (57, 67), (91, 96)];

/// How a UN number points to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum UnMatch {
    /// It covers far more.
    Hint,
    /// It is the substance's own.
    Specific,
}

/// How a term points to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TermMatch {
    /// It names the kind of goods only.
    Kind,
    /// It names a wider class of goods.
    Broad,
    /// It names the goods in so many words, one of them read through a typing error.
    Guessed(usize),
    /// It names the goods, in so many words.
    Names(usize),
}

/// How a declared code points to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HsMatch {
    /// Another code of the same heading.
    Heading,
    /// A code of the entry.
    Code(HsLink),
}

/// What speaks for and against one entry.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of one candidate")]
pub(super) struct Weights {
    pub cas: bool,
    pub un: Option<UnMatch>,
    pub term: Option<TermMatch>,
    pub hs: Option<HsMatch>,
    /// Whether no code is declared at all.
    pub code_unknown: bool,
    /// Conditions that hold.
    pub met: usize,
    /// Whether the entry as a whole is met.
    pub truth: Option<Truth>,
    /// Whether the numbers of the text miss every threshold in numbers.
    pub numbers_missed: bool,
    /// Whether the text does not say what the goods are.
    pub vague: bool,
    /// Whether all its terms stand inside longer names of civil goods.
    pub inside_civil_name: bool,
    /// Words of its civil look-alikes in the text.
    pub look_alikes: usize,
    /// Whether the text has words of civil life.
    pub civil: bool,
    /// The declared chapter when no code of the entry is in it.
    pub other_chapter: Option<u8>,
}

impl Weights {
    /// Whether the entry needs a closer look: anything but a code that civil goods share.
    pub fn points(&self) -> bool {
        let code = matches!(self.hs, Some(HsMatch::Code(HsLink::Strong | HsLink::Exact)));
        self.cas || self.un.is_some() || self.term.is_some() || code
    }

    fn identified(&self) -> bool {
        self.cas || self.un == Some(UnMatch::Specific)
    }

    /// What the match rests on.
    pub fn basis(&self) -> Basis {
        let named = matches!(self.term, Some(TermMatch::Names(_) | TermMatch::Guessed(_)));
        if self.identified() {
            Basis::Identifier
        } else if self.truth == Some(Truth::True) {
            Basis::ConditionsMet
        } else if named && matches!(self.hs, Some(HsMatch::Code(_))) {
            Basis::NameAndCode
        } else if named {
            Basis::Name
        } else if self.term.is_some() || self.un.is_some() {
            Basis::WiderTerm
        } else {
            Basis::Code
        }
    }

    /// The match, 0 to 1, in ten-thousandths.
    pub fn score(&self) -> f64 {
        let term = match self.term {
            Some(TermMatch::Names(words)) => {
                TERM + TERM_WORD * words.saturating_sub(1).min(2) as f64
            }
            Some(TermMatch::Guessed(words)) => {
                GUESSED_TERM + TERM_WORD * words.saturating_sub(1).min(2) as f64
            }
            Some(TermMatch::Broad) => BROAD_TERM,
            Some(TermMatch::Kind) => KIND_TERM,
            None => 0.0,
        };
        let hs = match self.hs {
            Some(HsMatch::Code(HsLink::Exact | HsLink::Strong)) => HS_STRONG,
            Some(HsMatch::Code(HsLink::Medium)) => HS_MEDIUM,
            Some(HsMatch::Code(HsLink::Weak)) => HS_WEAK,
            Some(HsMatch::Heading) => HS_HEADING,
            // Without any declared code the code is unknown, and unknown never clears.
            None if self.code_unknown && self.term <= Some(TermMatch::Broad) => HS_WEAK,
            None => 0.0,
        };
        let un = match self.un {
            Some(UnMatch::Specific) => UN_SPECIFIC,
            Some(UnMatch::Hint) => UN_HINT,
            None => 0.0,
        };
        let cas = if self.cas { CAS } else { 0.0 };
        let mut miss = (1.0 - term) * (1.0 - hs) * (1.0 - un) * (1.0 - cas);
        if self.points() && self.look_alikes == 0 {
            miss *=
                (0..self.met.min(CONDITIONS_COUNTED)).fold(1.0, |x, _| x * (1.0 - CONDITION_MET));
        }
        let mut score = 1.0 - miss;
        let met = self.truth == Some(Truth::True);
        if !self.identified() && !met {
            score -= self.civil_doubt();
        }
        // A kind alone with met conditions still needs its code, or no code at all, and no civil
        // goods beside it.
        let code_fits = self.hs.is_some() || self.code_unknown;
        let kind_only = self.term == Some(TermMatch::Kind) && (!code_fits || self.look_alikes > 0);
        if met && self.points() && !kind_only {
            score = score.max(ALL_MET);
        }
        let before = score;
        if self.truth == Some(Truth::False) {
            score = score.min(MISSED);
        } else if self.numbers_missed && !met && !self.identified() {
            score -= NUMBERS_MISSED;
        }
        // Whose number it is cannot be known where the text does not name the goods: it lowers
        // and does not clear.
        if self.vague && before >= REVIEW {
            score = score.max(REVIEW);
        }
        (score.clamp(0.0, 1.0) * 10_000.0).round() / 10_000.0
    }

    /// The match, were the numbers of the text unknown.
    pub fn score_if_unknown(&self) -> f64 {
        let unknown = Some(Truth::Unknown);
        Self { truth: unknown, numbers_missed: false, met: 0, ..self.clone() }.score()
    }

    fn civil_doubt(&self) -> f64 {
        let words = match self.look_alikes {
            0 if self.civil => CIVIL,
            0 => 0.0,
            n => {
                let more = LOOK_ALIKE_MORE * (n - 1).min(3) as f64;
                LOOK_ALIKE + more + if self.civil { CIVIL } else { 0.0 }
            }
        };
        let consumer = |chapter: u8| {
            CONSUMER_CHAPTERS.iter().any(|(from, to)| (*from..=*to).contains(&chapter))
        };
        let chapter = match self.other_chapter {
            Some(chapter) if consumer(chapter) => CONSUMER_CHAPTER,
            Some(_) => OTHER_CHAPTER,
            None => 0.0,
        };
        words + chapter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hs_code_alone_is_enough_only_when_it_names_the_goods() {
        let score = |hs| Weights { hs: Some(HsMatch::Code(hs)), ..Weights::default() }.score();
        assert!(score(HsLink::Strong) >= REVIEW);
        assert!(score(HsLink::Medium) < REVIEW);
        assert!(score(HsLink::Weak) < REVIEW);
    }

    #[test]
    fn agreement_raises_and_a_missed_threshold_lowers() {
        let broad = Weights { term: Some(TermMatch::Broad), ..Weights::default() };
        let agreed = Weights { hs: Some(HsMatch::Code(HsLink::Weak)), ..broad.clone() };
        let missed = Weights { truth: Some(Truth::False), ..agreed.clone() };
        let unknown = Weights { truth: Some(Truth::Unknown), ..agreed.clone() };
        assert!(broad.score() < REVIEW && agreed.score() >= REVIEW);
        assert!(missed.score() < REVIEW);
        assert!(unknown.score() >= agreed.score(), "unknown never clears");
    }

    #[test]
    fn a_missed_threshold_does_not_clear_a_vague_text() {
        let code = Weights {
            hs: Some(HsMatch::Code(HsLink::Strong)),
            truth: Some(Truth::False),
            ..Weights::default()
        };
        let vague = Weights { vague: true, ..code.clone() };
        assert!(code.score() < REVIEW);
        assert!((REVIEW..0.62).contains(&vague.score()), "{}", vague.score());
    }

    #[test]
    fn numbers_that_miss_lower_and_do_not_clear_a_sure_name() {
        let named = Weights {
            term: Some(TermMatch::Names(2)),
            hs: Some(HsMatch::Code(HsLink::Medium)),
            truth: Some(Truth::Unknown),
            ..Weights::default()
        };
        let missed = Weights { numbers_missed: true, ..named.clone() };
        assert!(missed.score() < named.score() && missed.score() >= REVIEW);
    }

    #[test]
    fn an_identifier_is_not_cleared_by_words_or_chapters() {
        let weights =
            Weights { cas: true, look_alikes: 4, other_chapter: Some(33), ..Weights::default() };
        assert!(weights.score() >= 0.95);
    }
}
