//! The judgement of one goods line: evidence gathered for each entry, doubts, conditions,
//! ranking. It reads the compiled index and the text, and keeps nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use sarhad_model::{CasNumber, HsCode, UnNumber};

use super::conditions::Statements;
use super::identifiers;
use super::index::{GoodsIndex, TermStrength};
use super::judgement::{
    Evidence, EvidenceKind, GoodsCandidate, GoodsJudgement, GoodsQuery, NearMiss, Truth,
};
use super::normal::{NormalText, Token};
use super::probability::probability;
use super::rank::{HsMatch, TermMatch, UnMatch, Weights};
use super::{MAX_CANDIDATES, REVIEW};

/// What was found for one entry.
#[derive(Debug, Default)]
struct Found {
    weights: Weights,
    /// Tokens of the terms that name the goods.
    named_by: Vec<(usize, usize)>,
    evidence: Vec<Evidence>,
}

impl GoodsIndex {
    /// Judges one goods line.
    pub fn judge(&self, query: &GoodsQuery<'_>) -> GoodsJudgement<'_> {
        let text = NormalText::read(query.text);
        let cas_numbers = identifiers::cas_numbers(&text);
        let un_numbers = identifiers::un_numbers(&text);
        let in_text = if query.hs.is_none() { identifiers::hs_code(&text) } else { None };
        let hs = query.hs.or(in_text.as_ref().map(|(hs, _)| hs));
        let hs_at = in_text.as_ref().map(|(_, at)| at.clone());

        let mut found: BTreeMap<u32, Found> = BTreeMap::new();
        self.find_cas(query, &cas_numbers, &mut found);
        self.find_un(query, &un_numbers, &mut found);
        self.find_terms(query.text, &text, &mut found);
        if let Some(hs) = hs {
            self.find_hs(hs, hs_at.as_ref(), &mut found);
        }
        self.find_doubts(&text, hs, &mut found);
        let Judged { candidates, sources, near_misses } = self.candidates(&text, found);
        let disagreement = query.hs.and_then(|hs| {
            let codes = |id: &str| self.codes_of(id);
            self.headings.disagreement(&text, query.text, hs, &candidates, &self.words, codes)
        });
        GoodsJudgement { candidates, sources, near_misses, disagreement, cas_numbers, un_numbers }
    }

    fn find_cas(
        &self,
        query: &GoodsQuery<'_>,
        in_text: &[(CasNumber, Range<usize>)],
        found: &mut BTreeMap<u32, Found>,
    ) {
        let declared = query.cas_numbers.iter().map(|cas| (*cas, None));
        let in_text = in_text.iter().map(|(cas, at)| (*cas, Some(at.clone())));
        for (cas, at) in in_text.chain(declared) {
            for number in self.by_cas.get(&cas).into_iter().flatten() {
                let entry = found.entry(*number).or_default();
                entry.weights.cas = true;
                entry.add(EvidenceKind::Cas, cas.to_string(), at.clone());
            }
        }
    }

    fn find_un(
        &self,
        query: &GoodsQuery<'_>,
        in_text: &[(UnNumber, Range<usize>)],
        found: &mut BTreeMap<u32, Found>,
    ) {
        let declared = query.un_numbers.iter().map(|un| (*un, None));
        let in_text = in_text.iter().map(|(un, at)| (*un, Some(at.clone())));
        for (un, at) in in_text.chain(declared) {
            let collective = self.dangerous_goods.is_collective(un);
            for (number, specific) in self.by_un.get(&un.number()).into_iter().flatten() {
                let entry = found.entry(*number).or_default();
                let kind = if *specific && !collective { UnMatch::Specific } else { UnMatch::Hint };
                entry.weights.un = entry.weights.un.max(Some(kind));
                entry.add(EvidenceKind::UnNumber, un.to_string(), at.clone());
            }
        }
    }

    fn find_terms(&self, written: &str, text: &NormalText, found: &mut BTreeMap<u32, Found>) {
        let ordinary = |token: &Token| self.is_ordinary(token);
        for hit in self.terms.find_known(text, ordinary) {
            if excluded(text, hit.tokens.0) {
                continue;
            }
            let facts = self.term_facts[hit.term as usize];
            let at = text.tokens_origin(hit.tokens.0, hit.tokens.1);
            // A brief word in quotes, or with a capital inside a text, is a name: «Зарина».
            if facts.brief && facts.strength == TermStrength::Name && is_name(written, &at) {
                continue;
            }
            let entry = found.entry(facts.entry).or_default();
            let kind = match (facts.strength, hit.guessed) {
                (TermStrength::Kind, _) => TermMatch::Kind,
                (TermStrength::Broad, _) => TermMatch::Broad,
                (TermStrength::Name, true) => TermMatch::Guessed(facts.words),
                (TermStrength::Name, false) => TermMatch::Names(facts.words),
            };
            entry.weights.term = entry.weights.term.max(Some(kind));
            entry.named_by.push(hit.tokens);
            entry.add(EvidenceKind::Term, written[at.clone()].to_owned(), Some(at));
        }
    }

    fn find_hs(&self, hs: &HsCode, at: Option<&Range<usize>>, found: &mut BTreeMap<u32, Found>) {
        for (number, link) in hs.hs6().and_then(|hs6| self.by_hs6.get(hs6)).into_iter().flatten() {
            let entry = found.entry(*number).or_default();
            entry.weights.hs = Some(HsMatch::Code(*link));
            entry.add(EvidenceKind::Hs, hs.to_string(), at.cloned());
        }
        let heading = hs.heading().and_then(|heading| self.by_heading.get(heading));
        for number in heading.into_iter().flatten() {
            if let Some(entry) = found.get_mut(number) {
                entry.weights.hs = entry.weights.hs.or(Some(HsMatch::Heading));
            }
        }
    }

    /// Look-alikes, words of civil life, and chapters that do not fit.
    fn find_doubts(
        &self,
        text: &NormalText,
        hs: Option<&HsCode>,
        found: &mut BTreeMap<u32, Found>,
    ) {
        if found.is_empty() {
            return;
        }
        for hit in self.look_alikes.find(text) {
            if let Some(entry) = found.get_mut(&self.look_alike_owners[hit.term as usize]) {
                entry.weights.look_alikes += 1;
                let (first, last) = hit.tokens;
                // `hydrazine sulphate` is no hydrazine: the longer name is the name.
                entry
                    .named_by
                    .retain(|one| !(first <= one.0 && one.1 <= last && (first, last) != *one));
                if entry.named_by.is_empty() && entry.weights.term.is_some() {
                    entry.weights.inside_civil_name = true;
                    entry.weights.term = entry.weights.term.min(Some(TermMatch::Broad));
                }
            }
        }
        let civil = self.words.is_civil(text);
        let chapter = hs.and_then(|hs| hs.chapter().parse::<u8>().ok());
        for (number, entry) in found {
            entry.weights.civil = civil;
            entry.weights.code_unknown = hs.is_none();
            let chapters = &self.entries[*number as usize].chapters;
            entry.weights.other_chapter = chapter.filter(|chapter| !chapters.contains(chapter));
        }
    }

    fn candidates(&self, text: &NormalText, found: BTreeMap<u32, Found>) -> Judged<'_> {
        let mut statements: Option<Statements<'_>> = None;
        let vague = self.says_nothing(text);
        let (mut candidates, mut near_misses) = (Vec::new(), Vec::new());
        for (number, found) in found {
            let Found { mut weights, mut evidence, .. } = found;
            if !weights.points() {
                continue;
            }
            let compiled = &self.entries[number as usize];
            let statements = statements.get_or_insert_with(|| self.rules.statements(text));
            let (truth, conditions) = self.rules.judge(&compiled.alternatives, statements);
            weights.truth = Some(truth);
            weights.vague = vague;
            weights.numbers_missed = truth == Truth::Unknown
                && self.rules.misses_numbers(&compiled.alternatives, statements);
            if weights.inside_civil_name && compiled.substance {
                // The numbers are those of the other substance.
                weights.truth = weights.truth.map(|truth| truth.min(Truth::Unknown));
            }
            weights.met = conditions.iter().filter(|c| c.is_met_by_value()).count();
            // One value of many says little about a mere kind of goods (a furnace above 850 °C).
            let telling = weights.met >= 2 || weights.met * 2 >= conditions.len();
            if weights.term == Some(TermMatch::Kind) && !telling {
                weights.met = 0;
            }
            let score = weights.score();
            sort(&mut evidence);
            let named = evidence.iter().any(|one| one.kind != EvidenceKind::Hs);
            if named && truth != Truth::True && weights.score_if_unknown() >= REVIEW {
                let missed = self.rules.near_miss(&compiled.alternatives, statements);
                near_misses.extend(missed.map(|missed| NearMiss {
                    entry: &compiled.entry,
                    missed,
                    evidence: evidence.clone(),
                }));
            }
            if score >= REVIEW {
                let basis = weights.basis();
                candidates.push(GoodsCandidate {
                    entry: &compiled.entry,
                    score,
                    basis,
                    probability: probability(score, basis),
                    evidence,
                    conditions,
                    guidance: compiled.guidance.as_ref(),
                });
            }
        }
        candidates.sort_by(|a, b| {
            let key = |c: &GoodsCandidate<'_>| (c.entry.control_number.clone(), c.entry.id.clone());
            b.score.total_cmp(&a.score).then_with(|| key(a).cmp(&key(b)))
        });
        let (mut sources, mut candidates): (Vec<_>, Vec<_>) =
            candidates.into_iter().partition(|candidate| candidate.entry.is_source());
        sources.truncate(MAX_CANDIDATES);
        candidates.truncate(MAX_CANDIDATES);
        near_misses.sort_by(|a, b| {
            let key = |one: &NearMiss<'_>| (one.entry.control_number.clone(), one.entry.id.clone());
            key(a).cmp(&key(b))
        });
        near_misses.truncate(MAX_CANDIDATES);
        Judged { candidates, sources, near_misses }
    }

    /// Whether a word is known as one of civil life or of goods in general, or from the
    /// look-alikes: no typing error of another.
    fn is_ordinary(&self, token: &Token) -> bool {
        self.words.knows(&token.stem) || self.look_alikes.knows(&token.stem)
    }
}

impl Found {
    fn add(&mut self, kind: EvidenceKind, matched: String, at: Option<Range<usize>>) {
        self.evidence.push(Evidence { kind, matched, at });
    }
}

/// What was found about the entries of one line.
struct Judged<'k> {
    candidates: Vec<GoodsCandidate<'k>>,
    sources: Vec<GoodsCandidate<'k>>,
    near_misses: Vec<NearMiss<'k>>,
}

/// Puts evidence in its order, each piece once.
fn sort(evidence: &mut Vec<Evidence>) {
    evidence.sort_by(|a, b| {
        let place = |e: &Evidence| e.at.as_ref().map(|at| (at.start, at.end));
        (a.kind, place(a), &a.matched).cmp(&(b.kind, place(b), &b.matched))
    });
    evidence.dedup();
    drop_inner(evidence);
}

/// Words that stand inside longer words of the same evidence say nothing more.
fn drop_inner(evidence: &mut Vec<Evidence>) {
    let places: Vec<Range<usize>> = evidence
        .iter()
        .filter(|one| one.kind == EvidenceKind::Term)
        .filter_map(|one| one.at.clone())
        .collect();
    evidence.retain(|one| {
        let Some(at) = one.at.as_ref().filter(|_| one.kind == EvidenceKind::Term) else {
            return true;
        };
        !places.iter().any(|other| other != at && other.start <= at.start && at.end <= other.end)
    });
}

/// Whether a word as written is a name: in quotes, or with one capital inside a text.
fn is_name(written: &str, at: &Range<usize>) -> bool {
    let quoted = written[..at.start].ends_with(['"', '«', '“', '„', '\'']);
    let mut letters = written[at.clone()].chars();
    let capital = letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && letters.all(char::is_lowercase);
    quoted || (capital && at.start > 0)
}

/// Whether words before a place exclude what follows: "other than", "кроме".
fn excluded(text: &NormalText, place: usize) -> bool {
    let before = |back: usize| {
        place.checked_sub(back).map_or("", |at| &text.text[text.tokens[at].span.clone()])
    };
    matches!(before(1), "excluding" | "except" | "кроме" | "исключая")
        || (before(2) == "other" && before(1) == "than")
        || (before(2) == "за" && before(1) == "исключением")
}
