//! Entries of an imported control list whose text is like a goods text: a second source of
//! candidates beside the catalogue, weaker, since only words and bare numbers are compared. Each
//! paragraph is searched with the words of its heading and of the paragraphs above it, and the
//! limits that it states surely are compared with the numbers of the text, three-valued.
//!
//! It holds no text of a list: lists are read at run time. Words of trade are joined to words of
//! lists by `data/list-words.csv`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sarhad_model::{Comparator, ControlEntry, ControlList, ParagraphRole};

use super::catalogue::CatalogueError;
use super::control_words::{is_telling, rest_of, stems};
use super::judgement::Truth;
use super::measures::{self, Measure};
use super::normal::NormalText;
use super::terms::TermIndex;
use super::units::UnitTable;

const UNITS: &str = include_str!("../../../../data/units.csv");
const LIST_WORDS: &str = include_str!("../../../../data/list-words.csv");

/// Weight of a word of the heading or of a paragraph above, against one of the paragraph itself.
const INHERITED: f64 = 0.5;
/// Saturation of repeated words and weight of length (Robertson and Zaragoza, The Probabilistic
/// Relevance Framework, 2009; the usual values).
const K1: f64 = 1.2;
const B: f64 = 0.6;
/// Words at the beginning of a goods text name the goods; so many count in full.
const NAME_WORDS: usize = 14;
/// Weight of a word behind them.
const DETAIL: f64 = 0.35;
/// Weight of a list word that a word of trade stands for.
const BRIDGED: f64 = 1.2;
/// A stated limit that the text meets, that it misses, and that it leaves open.
const MET: f64 = 1.15;
const MISSED: f64 = 0.55;
const OPEN: f64 = 0.95;
/// Most goods in trade are in the entries that take the rest (`3A991`), not in those with the
/// limits: without a limit that is met an entry is held back by so much.
const HELD_BACK: f64 = 0.75;
/// A residual entry ("not controlled by 3A001") gains when the entry that it names is missed.
const RESIDUAL: f64 = 1.25;
/// Below this score nothing of the list is like the text.
pub const LEAST_LIKENESS: f64 = 0.30;

/// An entry of a list that a text may be about.
#[derive(Debug, Clone, PartialEq)]
pub struct ListCandidate<'l> {
    /// List id.
    pub list: &'l str,
    /// Version of the list.
    pub version: &'l str,
    /// Number with the mark of the paragraph (`3A001.a.5`).
    pub number: String,
    /// Heading of the entry.
    pub heading: &'l str,
    /// Likeness, 0 to 1: no probability.
    pub likeness: f64,
    /// Whether the limits of the paragraph and those above are met by numbers of the text.
    pub limits: Truth,
    /// Words of the text that the list has, and stems of the list that words of the text stand for.
    pub matched: Vec<String>,
}

#[derive(Debug)]
struct Passage {
    entry: u32,
    mark: String,
    /// Stem → weight.
    words: BTreeMap<u32, f64>,
    length: f64,
    /// Limits of the paragraph itself, then of those above.
    limits: Vec<Limit>,
    own_limits: usize,
}

#[derive(Debug, Clone, Copy)]
struct Limit {
    comparator: Comparator,
    dimension: u16,
    value: f64,
}

#[derive(Debug)]
struct Head {
    number: String,
    heading: String,
    /// The entries that it takes the rest of.
    rest_of: Vec<String>,
}

/// The goods entries of one version of a control list, ready to be searched.
#[derive(Debug)]
pub struct ControlIndex {
    list: String,
    version: String,
    units: UnitTable,
    heads: Vec<Head>,
    passages: Vec<Passage>,
    stems: HashMap<String, u32>,
    names: Vec<String>,
    weights: Vec<f64>,
    postings: Vec<Vec<u32>>,
    average: f64,
    trade: TermIndex,
    trade_words: Vec<Vec<u32>>,
}

impl ControlIndex {
    /// Compiles a list.
    ///
    /// # Errors
    /// The built-in tables cannot be read.
    pub fn build(list: &ControlList) -> Result<Self, CatalogueError> {
        let mut index = Self {
            list: list.id.clone(),
            version: list.version.clone(),
            units: UnitTable::read(UNITS)?,
            heads: Vec::new(),
            passages: Vec::new(),
            stems: HashMap::new(),
            names: Vec::new(),
            weights: Vec::new(),
            postings: Vec::new(),
            average: 1.0,
            trade: TermIndex::default(),
            trade_words: Vec::new(),
        };
        for entry in list.entries.iter().filter(|entry| entry.kind.is_goods()) {
            index.add(entry);
        }
        index.weigh();
        index.add_trade_words()?;
        Ok(index)
    }

    /// List and version.
    pub fn source(&self) -> (&str, &str) {
        (&self.list, &self.version)
    }

    /// Whether the list has an entry of a number (without a mark).
    pub fn has(&self, number: &str) -> bool {
        self.heads.iter().any(|head| head.number == number)
    }

    fn stem(&mut self, stem: &str) -> u32 {
        if let Some(known) = self.stems.get(stem) {
            return *known;
        }
        let number = self.names.len() as u32;
        self.stems.insert(stem.to_owned(), number);
        self.names.push(stem.to_owned());
        number
    }

    fn add(&mut self, entry: &ControlEntry) {
        let number = self.heads.len() as u32;
        let rest_of = rest_of(&entry.heading);
        let heading = entry.heading.clone();
        self.heads.push(Head { number: entry.number.clone(), heading, rest_of });
        let title: Vec<u32> = self.words(&entry.heading);
        let mut head = Passage {
            entry: number,
            mark: String::new(),
            words: BTreeMap::new(),
            length: 0.0,
            limits: Vec::new(),
            own_limits: 0,
        };
        weigh_in(&mut head.words, &title, 1.0);
        self.passages.push(head);
        // By mark: the words and limits that a paragraph below inherits.
        let mut above: BTreeMap<&str, (Vec<u32>, Vec<Limit>)> = BTreeMap::new();
        let items = entry.paragraphs.iter().filter(|one| one.role == ParagraphRole::Item);
        for paragraph in items.filter(|one| !one.mark.is_empty()) {
            let own = self.words(&paragraph.text);
            let limits = self.limits(&paragraph.thresholds);
            let mut words = BTreeMap::new();
            let mut all = limits.clone();
            weigh_in(&mut words, &title, INHERITED);
            for (at, _) in paragraph.mark.match_indices('.') {
                if let Some((upper, upper_limits)) = above.get(&paragraph.mark[..at]) {
                    weigh_in(&mut words, upper, INHERITED);
                    all.extend(upper_limits);
                }
            }
            weigh_in(&mut words, &own, 1.0);
            let mark = paragraph.mark.clone();
            let own_limits = limits.len();
            above.insert(&paragraph.mark, (own, limits));
            let passage =
                Passage { entry: number, mark, words, length: 0.0, limits: all, own_limits };
            self.passages.push(passage);
        }
    }

    fn words(&mut self, text: &str) -> Vec<u32> {
        stems(text).iter().map(|stem| self.stem(stem)).collect()
    }

    fn limits(&self, stated: &[sarhad_model::StatedThreshold]) -> Vec<Limit> {
        let known = stated.iter().filter_map(|one| {
            let unit = self.units.unit(&one.unit)?;
            let value = unit.to_base(one.value);
            Some(Limit { comparator: one.comparator, dimension: unit.dimension, value })
        });
        known.collect()
    }

    /// Weights of words by how few entries have them, lengths, and the lists of passages.
    fn weigh(&mut self) {
        let mut entries_with: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); self.names.len()];
        self.postings = vec![Vec::new(); self.names.len()];
        for (at, passage) in self.passages.iter_mut().enumerate() {
            passage.length = passage.words.values().sum();
            for word in passage.words.keys() {
                entries_with[*word as usize].insert(passage.entry);
                self.postings[*word as usize].push(at as u32);
            }
        }
        let all = self.heads.len() as f64;
        let weight = |with: &BTreeSet<u32>| {
            let with = with.len() as f64;
            ((all - with + 0.5) / (with + 0.5) + 1.0).ln()
        };
        self.weights = entries_with.iter().map(weight).collect();
        let total: f64 = self.passages.iter().map(|passage| passage.length).sum();
        self.average = (total / self.passages.len().max(1) as f64).max(1.0);
    }

    fn add_trade_words(&mut self) -> Result<(), CatalogueError> {
        let mut terms: Vec<String> = Vec::new();
        for row in csv::Reader::from_reader(LIST_WORDS.as_bytes()).into_deserialize() {
            let (words, list_words, _note): (String, String, String) = row?;
            // What the list does not say cannot be looked for in it.
            let stems = stems(&list_words);
            let known: Vec<u32> =
                stems.iter().filter_map(|stem| self.stems.get(stem).copied()).collect();
            for word in words.split(';') {
                terms.push(word.to_owned());
                self.trade_words.push(known.clone());
            }
        }
        self.trade = TermIndex::build(terms.iter().map(|term| (term.as_str(), 0)));
        Ok(())
    }

    /// The words of a goods text with their weights.
    fn asked(&self, normal: &NormalText) -> BTreeMap<u32, f64> {
        let mut asked: BTreeMap<u32, f64> = BTreeMap::new();
        let mut raise = |word: u32, weight: f64| {
            let known = asked.entry(word).or_default();
            *known = known.max(weight);
        };
        for (place, token) in normal.tokens.iter().enumerate() {
            if token.number || !is_telling(&token.stem) {
                continue;
            }
            let weight = if place < NAME_WORDS { 1.0 } else { DETAIL };
            if let Some(word) = self.stems.get(&token.stem) {
                raise(*word, weight);
            }
        }
        for hit in self.trade.find(normal) {
            let place = hit.tokens.0;
            let weight = if place < NAME_WORDS { BRIDGED } else { DETAIL };
            for word in &self.trade_words[hit.term as usize] {
                raise(*word, weight);
            }
        }
        asked
    }

    /// The words of a goods text as it writes them, by their stems: people read words.
    fn said<'t>(&self, normal: &'t NormalText) -> BTreeMap<u32, &'t str> {
        let mut said = BTreeMap::new();
        for token in &normal.tokens {
            if let Some(word) = self.stems.get(&token.stem) {
                said.entry(*word).or_insert(&normal.text[token.span.clone()]);
            }
        }
        said
    }

    /// Entries whose text is like a goods text, most like first, each entry once by its best
    /// paragraph.
    pub fn search(&self, text: &str, limit: usize) -> Vec<ListCandidate<'_>> {
        let normal = NormalText::read(text);
        let asked = self.asked(&normal);
        if asked.is_empty() {
            return Vec::new();
        }
        let measures = measures::read(&normal, &self.units);
        let mut sums: BTreeMap<u32, f64> = BTreeMap::new();
        for (word, weight) in &asked {
            for at in &self.postings[*word as usize] {
                let passage = &self.passages[*at as usize];
                let often = passage.words[word];
                let long = K1 * (1.0 - B + B * passage.length / self.average);
                let share = often * (K1 + 1.0) / (often + long);
                *sums.entry(*at).or_default() += weight * self.weights[*word as usize] * share;
            }
        }
        let most: f64 =
            asked.iter().map(|(word, weight)| weight * self.weights[*word as usize]).sum();
        let mut best: BTreeMap<u32, (f64, Truth, u32)> = BTreeMap::new();
        for (at, sum) in sums {
            let passage = &self.passages[at as usize];
            let limits = judge(&passage.limits, &measures);
            let likeness = sum / most.max(1e-9)
                * match limits {
                    Truth::True if passage.limits.is_empty() => 1.0,
                    Truth::True => MET,
                    Truth::Unknown => OPEN,
                    Truth::False => MISSED,
                }
                * if proven(limits, passage) || self.is_residual(passage.entry) {
                    1.0
                } else {
                    HELD_BACK
                };
            let known = best.entry(passage.entry).or_insert((likeness, limits, at));
            if likeness > known.0 {
                *known = (likeness, limits, at);
            }
        }
        self.favour_residuals(&mut best);
        let mut found: Vec<(u32, (f64, Truth, u32))> = best.into_iter().collect();
        found.sort_by(|a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
        found.truncate(limit);
        let said = self.said(&normal);
        found.into_iter().map(|(_, found)| self.candidate(found, &asked, &said)).collect()
    }

    /// Entries of the last hundred (`3A991`) take what the ones before leave.
    fn is_residual(&self, entry: u32) -> bool {
        self.heads[entry as usize].number.get(2..4) == Some("99")
    }

    /// The mark of a passage up to the paragraph that is sure: one whose own limit no number of
    /// the text decides gives way to the one above it.
    fn sure_mark(passage: &Passage, limits: Truth) -> &str {
        let mark = passage.mark.as_str();
        let own = passage.own_limits > 0 && limits == Truth::Unknown;
        if own { mark.rfind('.').map_or(mark, |at| &mark[..at]) } else { mark }
    }

    /// An entry that takes the rest of another gains where that one is missed by a number.
    fn favour_residuals(&self, best: &mut BTreeMap<u32, (f64, Truth, u32)>) {
        let missed: BTreeSet<&str> = best
            .iter()
            .filter(|(_, (_, limits, _))| *limits == Truth::False)
            .map(|(entry, _)| self.heads[*entry as usize].number.as_str())
            .collect();
        let gaining: Vec<u32> = best
            .keys()
            .copied()
            .filter(|entry| {
                let rest_of = &self.heads[*entry as usize].rest_of;
                rest_of.iter().any(|number| missed.contains(number.as_str()))
            })
            .collect();
        for entry in gaining {
            if let Some((likeness, ..)) = best.get_mut(&entry) {
                *likeness *= RESIDUAL;
            }
        }
    }

    fn candidate(
        &self,
        (likeness, limits, at): (f64, Truth, u32),
        asked: &BTreeMap<u32, f64>,
        said: &BTreeMap<u32, &str>,
    ) -> ListCandidate<'_> {
        let passage = &self.passages[at as usize];
        let head = &self.heads[passage.entry as usize];
        let number = match Self::sure_mark(passage, limits) {
            "" => head.number.clone(),
            mark => format!("{}.{mark}", head.number),
        };
        let mut matched: Vec<u32> =
            passage.words.keys().copied().filter(|word| asked.contains_key(word)).collect();
        matched.sort_by(|a, b| {
            self.weights[*b as usize].total_cmp(&self.weights[*a as usize]).then(a.cmp(b))
        });
        // A word that stands for another is told as the list has it.
        let in_words = |word: u32| match said.get(&word) {
            Some(said) => (*said).to_owned(),
            None => self.names[word as usize].clone(),
        };
        ListCandidate {
            list: &self.list,
            version: &self.version,
            number,
            heading: &head.heading,
            likeness: likeness.min(1.0),
            limits,
            matched: matched.into_iter().map(in_words).collect(),
        }
    }
}

/// Whether the limits of a passage are met, and there are some.
fn proven(limits: Truth, passage: &Passage) -> bool {
    limits == Truth::True && !passage.limits.is_empty()
}

fn weigh_in(words: &mut BTreeMap<u32, f64>, some: &[u32], weight: f64) {
    for word in some {
        *words.entry(*word).or_default() += weight;
    }
}

/// All limits against the numbers of the text: a limit is met when some number of its dimension
/// meets it, missed when none of them does, open when there is none.
fn judge(limits: &[Limit], measures: &[Measure]) -> Truth {
    let one = |limit: &Limit| {
        let same = measures.iter().filter(|measure| measure.dimension == Some(limit.dimension));
        let meets = |measure: &Measure| match limit.comparator {
            Comparator::Gt => measure.high > limit.value,
            Comparator::Ge => measure.high >= limit.value,
            Comparator::Lt => measure.low < limit.value,
            Comparator::Le => measure.low <= limit.value,
        };
        let met = same.map(|measure| if meets(measure) { Truth::True } else { Truth::False });
        met.max().unwrap_or(Truth::Unknown)
    };
    limits.iter().map(one).min().unwrap_or(Truth::True)
}

#[cfg(test)]
mod tests {
    use sarhad_model::{ControlKind, ControlListKind, ControlParagraph, StatedThreshold};

    use super::*;

    fn paragraph(
        mark: &str,
        text: &str,
        limit: Option<(Comparator, f64, &str)>,
    ) -> ControlParagraph {
        let stated = |(comparator, value, unit): (Comparator, f64, &str)| StatedThreshold {
            comparator,
            value,
            unit: unit.to_owned(),
            start: 0,
            end: 0,
        };
        ControlParagraph {
            mark: mark.to_owned(),
            level: 1,
            role: ParagraphRole::Item,
            text: text.to_owned(),
            thresholds: limit.map(stated).into_iter().collect(),
        }
    }

    fn entry(number: &str, heading: &str, paragraphs: Vec<ControlParagraph>) -> ControlEntry {
        ControlEntry {
            number: number.to_owned(),
            parent: String::new(),
            level: 2,
            kind: ControlKind::of_number(number),
            heading: heading.to_owned(),
            paragraphs,
            codes: Vec::new(),
            cas: Vec::new(),
            un_numbers: Vec::new(),
            attributes: Vec::new(),
        }
    }

    fn index() -> ControlIndex {
        let list = ControlList {
            id: "zz".into(),
            title: String::new(),
            kind: ControlListKind::Controls,
            issuer: None,
            language: "en".into(),
            format: String::new(),
            published: None,
            valid_from: None,
            valid_to: None,
            version: "v1".into(),
            entries: vec![
                entry(
                    "2B987",
                    "Dough mixers, as follows:",
                    vec![
                        paragraph("a", "Mixers with planetary hooks:", None),
                        paragraph(
                            "a.1",
                            "Power exceeding 40 kW;",
                            Some((Comparator::Gt, 40.0, "kW")),
                        ),
                    ],
                ),
                entry("2B997", "Dough mixers not controlled by 2B987", Vec::new()),
                entry("2D987", "Software for dough mixers", Vec::new()),
                entry("3A987", "Weather balloons", Vec::new()),
            ],
        };
        ControlIndex::build(&list).unwrap()
    }

    #[test]
    fn words_above_count_and_numbers_decide_between_an_entry_and_the_rest() {
        let index = index();
        let numbers = |text: &str| -> Vec<(String, Truth)> {
            index.search(text, 5).into_iter().map(|one| (one.number, one.limits)).collect()
        };
        let strong = numbers("planetary dough mixer, power 55 kW");
        assert_eq!(strong[0], ("2B987.a.1".to_owned(), Truth::True), "{strong:?}");
        let weak = numbers("planetary dough mixer, power 5 kW");
        assert!(weak.iter().any(|(number, _)| number == "2B997"), "{weak:?}");
        assert!(
            weak.iter().all(|(number, limits)| number != "2B987.a.1" || *limits == Truth::False)
        );
        // Software lies in no container.
        assert!(strong.iter().all(|(number, _)| !number.starts_with("2D")));
        assert!(numbers("").is_empty() && numbers("ceramic tiles").is_empty());
    }

    #[test]
    fn a_number_that_is_not_stated_leaves_the_limit_open() {
        let index = index();
        let found = index.search("planetary mixer with hooks, any power", 1);
        assert_eq!(found[0].list, "zz");
        assert_ne!(found[0].limits, Truth::False);
    }
}
