//! The smaller tables: high-priority codes, dangerous goods, choke-point words, drug
//! precursors, generic words. Facts and lists of words only; what they count for is decided
//! elsewhere.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use sarhad_model::{CasNumber, UnNumber};
use serde::{Deserialize, Serialize};

use super::catalogue::CatalogueError;
use super::normal::{NormalText, term_stems};
use super::stem::stem;
use super::terms::TermIndex;

/// Other words between those of a choke-point term or a precursor's name.
const GAP: usize = 1;
/// A word must have so many letters to inform about goods.
const SHORTEST_INFORMATIVE: usize = 3;

/// Number and class of a dangerous good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DangerousGood {
    /// UN number.
    pub un: u16,
    /// Class or division (`3`, `6.1`, `7`).
    pub class: Cow<'static, str>,
}

/// A choke-point term found in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChokePoint<'k> {
    /// The term as in the table.
    pub term: &'k str,
    /// The words of the text.
    pub matched: String,
    /// `nuclear`, `missile`, `chemical` or `biological`.
    pub programme: &'k str,
    /// Where in the text, bytes.
    pub at: Range<usize>,
}

/// A chemical that is controlled as a precursor of drugs, or is used with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrugPrecursor {
    /// Our key (`acetic-anhydride`).
    pub id: String,
    /// English name.
    pub name_en: String,
    /// Russian name.
    pub name_ru: String,
    /// CAS number.
    #[serde(skip)]
    pub cas: CasNumber,
    /// HS code, six digits.
    pub hs6: String,
    /// Table of the 1988 Convention, `I` or `II`; empty when in neither.
    pub table: String,
}

/// Numbers of dangerous goods with their classes.
#[derive(Debug, Default)]
pub(super) struct DangerousGoodsTable {
    rows: Vec<DangerousGood>,
    collective: BTreeSet<u16>,
}

impl DangerousGoodsTable {
    /// Reads `un,class,collective`.
    pub fn read(csv: &str) -> Result<Self, CatalogueError> {
        let mut table = Self::default();
        for row in csv::Reader::from_reader(csv.as_bytes()).into_deserialize() {
            let (un, class, collective): (u16, String, String) = row?;
            if collective == "yes" {
                table.collective.insert(un);
            }
            table.rows.push(DangerousGood { un, class: Cow::Owned(class) });
        }
        table.rows.sort_by(|a, b| (a.un, &a.class).cmp(&(b.un, &b.class)));
        Ok(table)
    }

    /// Rows of a number.
    pub fn classes(&self, un: UnNumber) -> &[DangerousGood] {
        let from = self.rows.partition_point(|row| row.un < un.number());
        let to = self.rows.partition_point(|row| row.un <= un.number());
        &self.rows[from..to]
    }

    /// Whether a number covers many goods ("not otherwise specified").
    pub fn is_collective(&self, un: UnNumber) -> bool {
        self.collective.contains(&un.number())
    }
}

/// Reads `hs6,tier`.
pub(super) fn read_high_priority(csv: &str) -> Result<BTreeMap<String, String>, CatalogueError> {
    csv::Reader::from_reader(csv.as_bytes())
        .into_deserialize()
        .map(|row| row.map_err(CatalogueError::from))
        .collect()
}

/// Words that say little about goods, as stems.
#[derive(Debug, Default)]
pub(super) struct GenericWords {
    vague: HashSet<String>,
    stop: HashSet<String>,
    broad: HashSet<String>,
    civil: HashSet<String>,
}

impl GenericWords {
    /// Reads `word,lang,kind`.
    pub fn read(csv: &str) -> Result<Self, CatalogueError> {
        let mut words = Self::default();
        for row in csv::Reader::from_reader(csv.as_bytes()).into_deserialize() {
            let (word, _language, kind): (String, String, String) = row?;
            let set = match kind.as_str() {
                "vague" => &mut words.vague,
                "stop" => &mut words.stop,
                "broad" => &mut words.broad,
                "civil" => &mut words.civil,
                _ => return Err(CatalogueError::Value(kind)),
            };
            set.insert(stem(&NormalText::read(&word).text.replace('\'', "")));
        }
        Ok(words)
    }

    /// Whether a term is made of words that name a wide class of goods.
    pub fn is_broad(&self, term: &str) -> bool {
        term_stems(term).iter().all(|word| {
            self.broad.contains(word) || self.vague.contains(word) || self.stop.contains(word)
        })
    }

    /// Whether some of a term's words name a class of goods.
    pub fn has_broad(&self, stems: &[String]) -> bool {
        stems.iter().any(|word| self.broad.contains(word))
    }

    /// Whether a text has a word of civil life.
    pub fn is_civil(&self, text: &NormalText) -> bool {
        text.tokens.iter().any(|token| {
            self.civil.contains(&token.stem)
                || (!self.knows(&token.stem)
                    && token.forms().iter().any(|form| self.civil.contains(form)))
        })
    }

    /// Whether a word is in the table.
    pub fn knows(&self, stem: &str) -> bool {
        [&self.vague, &self.stop, &self.broad, &self.civil].iter().any(|set| set.contains(stem))
    }

    /// Whether a word of a text tells goods apart.
    pub fn informs(&self, text: &NormalText, place: usize) -> bool {
        let token = &text.tokens[place];
        let letters = token.stem.chars().filter(|c| c.is_alphabetic()).count();
        !token.number
            && letters >= SHORTEST_INFORMATIVE
            && !self.vague.contains(&token.stem)
            && !self.stop.contains(&token.stem)
    }

    /// Words of a text that tell goods apart, as written.
    pub fn informative(&self, text: &NormalText, written: &str) -> Vec<String> {
        (0..text.tokens.len())
            .filter(|place| self.informs(text, *place))
            .map(|place| written[text.tokens_origin(place, place)].to_owned())
            .collect()
    }
}

/// Words for choke-point goods.
#[derive(Debug, Default)]
pub(super) struct ChokePointTable {
    rows: Vec<(String, String)>,
    terms: TermIndex,
}

impl ChokePointTable {
    /// Reads `term,lang,programme`.
    pub fn read(csv: &str) -> Result<Self, CatalogueError> {
        let mut rows = Vec::new();
        for row in csv::Reader::from_reader(csv.as_bytes()).into_deserialize() {
            let (term, _language, programme): (String, String, String) = row?;
            rows.push((term, programme));
        }
        let terms = TermIndex::build(rows.iter().map(|(term, _)| (term.as_str(), GAP)));
        Ok(Self { rows, terms })
    }

    /// Terms in a text, in the order of the text; of terms at the same place the longest.
    pub fn find(&self, text: &NormalText, written: &str) -> Vec<ChokePoint<'_>> {
        let mut hits = self.terms.find(text);
        hits.sort_by_key(|hit| (hit.tokens.0, usize::MAX - hit.tokens.1, hit.term));
        let mut found: Vec<ChokePoint<'_>> = Vec::new();
        let mut covered = 0;
        for hit in hits {
            if hit.tokens.1 < covered {
                continue;
            }
            covered = hit.tokens.1 + 1;
            let (term, programme) = &self.rows[hit.term as usize];
            let at = text.tokens_origin(hit.tokens.0, hit.tokens.1);
            found.push(ChokePoint { term, matched: written[at.clone()].to_owned(), programme, at });
        }
        found
    }
}

/// Precursors of drugs.
#[derive(Debug, Default)]
pub(super) struct DrugPrecursorTable {
    rows: Vec<DrugPrecursor>,
    by_cas: HashMap<CasNumber, usize>,
    names: TermIndex,
    owners: Vec<usize>,
}

impl DrugPrecursorTable {
    /// Reads `id,names_en,names_ru,cas,hs6,table`; names are separated by semicolons.
    pub fn read(csv: &str) -> Result<Self, CatalogueError> {
        type Row = (String, String, String, String, String, String);
        let mut table = Self::default();
        let mut names = Vec::new();
        for row in csv::Reader::from_reader(csv.as_bytes()).into_deserialize() {
            let (id, names_en, names_ru, cas, hs6, convention): Row = row?;
            let number = table.rows.len();
            let parsed = CasNumber::parse(&cas).map_err(|_| CatalogueError::Cas(cas))?;
            let first = |list: &str| list.split(';').next().unwrap_or_default().to_owned();
            table.by_cas.insert(parsed, number);
            table.rows.push(DrugPrecursor {
                id,
                name_en: first(&names_en),
                name_ru: first(&names_ru),
                cas: parsed,
                hs6,
                table: convention,
            });
            for name in names_en.split(';').chain(names_ru.split(';')) {
                names.push(name.to_owned());
                table.owners.push(number);
            }
        }
        table.names = TermIndex::build(names.iter().map(|name| (name.as_str(), 0)));
        Ok(table)
    }

    /// The precursor of a CAS number, else one named in the text, else one that has the HS code
    /// to itself.
    pub fn find(
        &self,
        text: &NormalText,
        cas: impl Iterator<Item = CasNumber>,
        hs6: Option<&str>,
    ) -> Option<&DrugPrecursor> {
        let by_cas = cas.filter_map(|cas| self.by_cas.get(&cas).copied()).min();
        let by_name = || {
            let hits = self.names.find(text);
            let longest = hits
                .iter()
                .max_by_key(|hit| (hit.tokens.1 - hit.tokens.0, std::cmp::Reverse(hit.term)));
            longest.map(|hit| self.owners[hit.term as usize])
        };
        let by_code = || {
            let hs6 = hs6?;
            let mut of_code = self.rows.iter().enumerate().filter(|(_, row)| row.hs6 == hs6);
            of_code.next().filter(|(_, row)| NAMED_BY_CODE.contains(&row.hs6.as_str())).map(|x| x.0)
        };
        by_cas.or_else(by_name).or_else(by_code).map(|number| &self.rows[number])
    }
}

/// Codes that name one precursor and nothing else (Harmonized System, headings 2806 to 2939).
const NAMED_BY_CODE: [&str; 20] = [
    "291524", "284161", "293941", "293942", "293944", "291431", "291634", "292640", "293294",
    "293291", "293293", "293292", "293961", "293962", "293963", "291411", "280610", "290911",
    "280700", "291521",
];
