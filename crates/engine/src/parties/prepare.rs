//! A name made ready once: its parts with their keys, roles and weights, legal forms set apart.
//!
//! What a part is does not depend on the legal form, so that a name with and without one
//! compares as equal. It looks at one name only; how rare a part is among the listed names is
//! known to the index.

use sarhad_model::EntryKind;
use serde::{Deserialize, Serialize};

use crate::text::{
    Script, Token, TokenKind, bones, fold, latin, letters_mask, other_readings, script_of_word,
    skeleton, tokens,
};

use super::east;
use super::east_words::{EastClass, east_word};
use super::frequency::rarity;
use super::legal_form;
use super::patronymic::{Certainty, patronymic, separate_marker, stem_of};
use super::place_adjective::{self, place_of};
use super::place_word::place;
use super::segment::segments;
use super::sketch::Sketch;
use super::variant::variants;
use super::words::{WordClass, common_word, father, number_word};

/// At most so many parts of a name take part; a longer text is not a name.
pub const MAX_PARTS: usize = 24;

/// What a part of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartRole {
    /// A word of the name proper.
    Word,
    /// A frequent given name.
    Given,
    /// The father's name with its ending.
    Patronymic,
    /// A letter that stands for a name.
    Initial,
    /// A number.
    Number,
    /// A trade word: trading, plant, international.
    Trade,
    /// A place in the name of a company.
    Place,
    /// A title: Mr, sheikh.
    Title,
    /// A particle: al, bin, de.
    Particle,
    /// And, of, the.
    Stop,
}

/// Place of a part in an East Asian name.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// Not known.
    #[default]
    Open,
    /// The surname.
    Surname,
    /// The given name or a syllable of it.
    Given,
}

/// One part of a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamePart {
    /// As folded.
    pub text: String,
    /// Latin key.
    pub latin: String,
    /// Skeleton of the Latin key.
    pub skeleton: String,
    /// Skeletons of other readings of its letters; mostly none.
    pub other: Vec<String>,
    /// Consonants of the skeleton.
    pub bones: String,
    /// Skeleton of the father's name in a patronymic.
    pub stem: Option<String>,
    /// Concept of a trade word, or the name that a given name or a father's name is a form of,
    /// with a leading `#`.
    pub concept: Option<String>,
    /// Whether a patronymic is a daughter's.
    pub female: bool,
    /// What it is.
    pub role: PartRole,
    /// Script it is written in.
    pub script: Script,
    /// Weight, 0 to 1: what the part counts when the name is compared.
    pub weight: f32,
    /// How rare it is among names of its kind, 0 to 1: what finding it says.
    pub rarity: f32,
    /// Whether it is the given name that the name begins with, as far as the order shows it.
    pub head: bool,
    /// Readings as an East Asian name (see [`crate::text::readings`]), sorted; empty for words
    /// that are none.
    pub east: Vec<String>,
    /// Whether the whole name looks like that of an East Asian person.
    pub east_name: bool,
    /// Its place in such a name.
    pub slot: Slot,
    /// Coarse keys (see [`crate::text::coarse`]), for foreign names written by sound.
    pub coarse: Vec<String>,
    /// Letters in the skeleton, for a quick look.
    pub(super) mask: u32,
    /// All of it at a glance; made when the part is ready.
    pub(super) sketch: Sketch,
}

impl NamePart {
    /// Whether it is written in Chinese characters, Kana or Hangul.
    pub fn is_east(&self) -> bool {
        matches!(self.script, Script::Han | Script::Kana | Script::Hangul)
    }

    /// The keys under which the part is found: skeleton, other readings, father's name, concept.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.skeleton.as_str())
            .chain(self.other.iter().map(String::as_str))
            .chain(self.stem.as_deref())
            .chain(self.concept.as_deref())
    }
}

/// A name made ready.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PreparedName {
    /// Parts in the order of the name, legal forms left out; at most [`MAX_PARTS`].
    pub parts: Vec<NamePart>,
    /// Words of legal forms, folded.
    pub legal_form: Vec<String>,
}

/// Prepares all names that a field holds (`X / Y`, `X (a.k.a. Y)`); at least one.
pub fn prepare_all(field: &str, kind: Option<EntryKind>) -> Vec<PreparedName> {
    variants(field).iter().map(|name| prepare(name, kind)).collect()
}

/// Prepares one name. `kind` switches off what a company or a ship does not have: patronymics and
/// initials.
pub fn prepare(name: &str, kind: Option<EntryKind>) -> PreparedName {
    let folded = fold(&apart(name));
    let words = tokens(&folded);
    let person = kind == Some(EntryKind::Person);
    let forms = if person { vec![false; words.len()] } else { legal_form::mark(&words) };
    let mut prepared = PreparedName::default();
    let kept: Vec<&Token<'_>> = words
        .iter()
        .zip(&forms)
        .filter_map(|(word, form)| {
            if *form {
                prepared.legal_form.push(word.text.to_owned());
            }
            (!form).then_some(word)
        })
        .collect();
    let alone = kept.len() == 1;
    let mut comma = None;
    let mut before = 0;
    let words = acronyms(&kept, kind);
    for (at, (word, letters)) in words.iter().enumerate() {
        // Surnames are not joined to a given name by a hyphen: Wai-chung.
        let hyphen = word.hyphen || words.get(at + 1).is_some_and(|(next, _)| next.hyphen);
        let slot = if hyphen { Slot::Given } else { Slot::Open };
        if folded[before..word.at.start].contains(',') && !prepared.parts.is_empty() {
            comma = comma.or(Some(prepared.parts.len()));
        }
        before = word.at.end;
        let texts = match letters {
            Some(letters) => vec![letters.clone()],
            None => segments(word, alone, person),
        };
        for segment in texts {
            for part in parts_of(&segment, word.kind, kind) {
                if prepared.parts.len() < MAX_PARTS {
                    prepared.parts.push(NamePart { slot, ..part });
                }
            }
        }
    }
    let first_after_comma = comma.and_then(|at| prepared.parts.get(at)).map(|p| p.text.clone());
    prepared.parts.retain(|part| !part.skeleton.is_empty());
    if matches!(kind, None | Some(EntryKind::Person | EntryKind::Unknown)) {
        mark_patronymics(&mut prepared.parts);
        mark_head(&mut prepared.parts, first_after_comma.as_deref());
    }
    east::mark(&mut prepared.parts, kind, east::has_dots(name));
    for part in &mut prepared.parts {
        part.sketch = Sketch::of(part);
    }
    prepared
}

/// Fewest single letters that make an acronym where a person's initials are possible.
const MIN_ACRONYM: usize = 3;

/// The words of a name; a run of single letters (`M. D. S.`, `L.X.C`) is one word: the first
/// token of it with the letters together.
fn acronyms<'t, 'a>(
    words: &[&'t Token<'a>],
    kind: Option<EntryKind>,
) -> Vec<(&'t Token<'a>, Option<String>)> {
    let least = match kind {
        Some(EntryKind::Person) => usize::MAX,
        None | Some(EntryKind::Unknown) => MIN_ACRONYM,
        Some(_) => 2,
    };
    let single = |word: &Token<'_>| {
        matches!(word.kind, TokenKind::Word(Script::Latin | Script::Cyrillic))
            && word.text.chars().nth(1).is_none()
    };
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let run = words[at..].iter().take_while(|word| single(word)).count();
        if run >= least {
            let letters = words[at..at + run].iter().map(|word| word.text).collect();
            out.push((words[at], Some(letters)));
            at += run;
        } else {
            let whole = run.max(1);
            out.extend(words[at..at + whole].iter().map(|word| (*word, None)));
            at += whole;
        }
    }
    out
}

/// Marks the given name at the head of a person's name: the part before the patronymic, or the
/// first after the comma (`SURNAME, Given`), or the first part. Particles and titles are passed
/// over.
fn mark_head(parts: &mut [NamePart], after_comma: Option<&str>) {
    let named =
        |part: &NamePart| matches!(part.role, PartRole::Word | PartRole::Given | PartRole::Initial);
    let patronymic = parts.iter().position(|part| part.role == PartRole::Patronymic);
    let from = match (patronymic, after_comma) {
        (Some(at), _) if at > 0 => at - 1,
        (_, Some(text)) => parts.iter().position(|part| part.text == text).unwrap_or(0),
        _ => 0,
    };
    if let Some(head) = parts.iter_mut().skip(from).find(|part| named(part)) {
        head.head = true;
    }
}

/// Shortest part that is cut off at a capital inside a word.
const MIN_GLUED: usize = 3;

/// Puts a space before a capital after small letters: RaminTalibov.
fn apart(name: &str) -> String {
    // ㈜ and ㍿ are legal forms in one sign.
    let name = name.replace('㈜', " 주식회사 ").replace('㍿', " 株式会社 ");
    let mut out = String::with_capacity(name.len() + 2);
    let (mut small, mut chars) = (0, name.chars().peekable());
    while let Some(c) = chars.next() {
        if c.is_uppercase()
            && small >= MIN_GLUED - 1
            && chars.clone().take(MIN_GLUED - 1).filter(|c| c.is_lowercase()).count()
                == MIN_GLUED - 1
        {
            out.push(' ');
        }
        small = if c.is_lowercase() { small + 1 } else { 0 };
        out.push(c);
    }
    out
}

/// Weight of a word of one or two letters.
const SHORT_WEIGHT: f32 = 0.6;
/// Weight of an initial: it fits one name in twenty.
const INITIAL_WEIGHT: f32 = 0.3;
/// Weight of a number of a company or ship.
const NUMBER_WEIGHT: f32 = 0.8;
/// Weight of a place in the name of a company.
const PLACE_WEIGHT: f32 = 0.5;
/// Share of its weight that a word loses when every name has it.
const COMMON_LOSS: f32 = 0.6;
/// Weight of a given name and of a stop word of the East Asian table, as in an alphabet.
const EAST_GIVEN_WEIGHT: f32 = 0.8;
const EAST_STOP_WEIGHT: f32 = 0.05;
/// Weight of a patronymic: often left out, and common.
const PATRONYMIC_WEIGHT: f32 = 0.5;

/// The part of a segment; one for each concept of a word that is translated by several
/// (重工: heavy industry).
fn parts_of(text: &str, token: TokenKind, kind: Option<EntryKind>) -> Vec<NamePart> {
    let part = part(text, token, kind);
    let open = matches!(part.role, PartRole::Word | PartRole::Given) && part.concept.is_none();
    let Some(word) = east_word(text).filter(|_| open) else { return vec![part] };
    // A word in an alphabet stays one: 核 is nuclear, but npo is not three words.
    let meanings = if part.is_east() { &word.meanings[..] } else { &word.meanings[..1] };
    // Sun is a surname before it is a word of trade.
    let person = kind == Some(EntryKind::Person);
    if person && meanings.iter().any(|one| one.class == EastClass::Trade) {
        return vec![part];
    }
    // What is a given name in an alphabet is said by the table of given names: a bill is no Bill.
    if !part.is_east() && meanings.iter().any(|one| one.class == EastClass::Given) {
        return vec![part];
    }
    let parts = meanings.iter().map(|one| {
        let (role, weight) = match one.class {
            EastClass::Trade => (PartRole::Trade, one.weight.unwrap_or(part.weight)),
            EastClass::Given => (PartRole::Given, EAST_GIVEN_WEIGHT),
            EastClass::Place if kind == Some(EntryKind::Organisation) => {
                (PartRole::Place, PLACE_WEIGHT)
            }
            EastClass::Stop => (PartRole::Stop, EAST_STOP_WEIGHT),
            EastClass::Place | EastClass::Word => (part.role, part.weight),
        };
        NamePart { concept: Some(one.concept.clone()), role, weight, ..part.clone() }
    });
    parts.collect()
}

fn part(text: &str, token: TokenKind, kind: Option<EntryKind>) -> NamePart {
    let latin = latin(text);
    let person = kind == Some(EntryKind::Person);
    let roman = if person { None } else { roman_numeral(text, kind) };
    let number = token == TokenKind::Number || roman.is_some();
    let spelled = if person || number { None } else { number_word(text) };
    let number = number || spelled.is_some();
    let skeleton = match (roman, spelled) {
        (Some(value), _) => value.to_string(),
        (None, Some(value)) => value.to_owned(),
        _ if number => without_leading_zeros(&latin),
        _ => skeleton(&latin),
    };
    let script = script_of_word(text).unwrap_or(Script::Other);
    let letters = text.chars().count();
    let has_initials =
        !matches!(kind, Some(EntryKind::Organisation | EntryKind::Vessel | EntryKind::Aircraft));
    let alphabetic = !matches!(script, Script::Han | Script::Hangul | Script::Kana);
    let common = common_word(text, &skeleton, kind);
    let company = matches!(kind, Some(EntryKind::Organisation));
    let unknown = company && common.is_none() && !number;
    let place = if unknown { place(&skeleton).or_else(|| place_of(&skeleton)) } else { None };
    let whose = match kind {
        None | Some(EntryKind::Unknown) => None,
        Some(kind) => Some(kind == EntryKind::Person),
    };
    let rarity = if number { NUMBER_WEIGHT } else { rarity(&skeleton, whose) };
    let (role, weight) = if number {
        (PartRole::Number, NUMBER_WEIGHT)
    } else if letters == 1 && alphabetic && has_initials {
        (PartRole::Initial, INITIAL_WEIGHT)
    } else if let Some(common) = common {
        (role_of(common.class), common.weight)
    } else if place.is_some() {
        (PartRole::Place, PLACE_WEIGHT)
    } else if latin.len() <= 2 && alphabetic {
        (PartRole::Word, SHORT_WEIGHT)
    } else {
        (PartRole::Word, 1.0 - COMMON_LOSS * (1.0 - rarity))
    };
    let named = matches!(role, PartRole::Trade | PartRole::Given);
    let concept = common.filter(|_| named).and_then(|word| word.concept).or(place);
    let readable = role == PartRole::Word || role == PartRole::Given;
    let mut other = if readable { other_readings(text, &latin, &skeleton) } else { Vec::new() };
    if unknown && role == PartRole::Word {
        other.extend(place_adjective::stem(text, &skeleton));
    }
    NamePart {
        text: text.to_owned(),
        other,
        bones: bones(&skeleton),
        mask: letters_mask(&skeleton),
        latin,
        skeleton,
        stem: None,
        concept: concept.map(|concept| format!("#{concept}")),
        female: false,
        role,
        script,
        weight,
        rarity,
        head: false,
        sketch: Sketch::default(),
        east: Vec::new(),
        east_name: false,
        slot: Slot::Open,
        coarse: Vec::new(),
    }
}

fn without_leading_zeros(digits: &str) -> String {
    let rest = digits.trim_start_matches('0');
    if rest.is_empty() { digits.to_owned() } else { rest.to_owned() }
}

/// Value of a Roman numeral from 2 to 20, as ships and plants are numbered; one letter counts
/// for ships only.
fn roman_numeral(text: &str, kind: Option<EntryKind>) -> Option<usize> {
    const NUMERALS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];
    let value = NUMERALS.iter().position(|numeral| *numeral == text)? + 1;
    (text.len() > 1 || kind == Some(EntryKind::Vessel)).then_some(value)
}

fn role_of(class: WordClass) -> PartRole {
    match class {
        WordClass::Trade => PartRole::Trade,
        WordClass::Stop => PartRole::Stop,
        WordClass::Title => PartRole::Title,
        WordClass::Particle => PartRole::Particle,
        WordClass::Given => PartRole::Given,
    }
}

/// Finds the patronymic of a name of three or more parts (surnames end in -ovich too), or one
/// with an ending that nothing else has, or a father's name with its marker apart.
fn mark_patronymics(parts: &mut Vec<NamePart>) {
    for at in 1..parts.len() {
        if let Some(female) = separate_marker(&parts[at].latin)
            && parts[at - 1].role != PartRole::Patronymic
        {
            let stem = skeleton(stem_of(&parts[at - 1].latin));
            let text = format!("{} {}", parts[at - 1].text, parts[at].text);
            let father = &mut parts[at - 1];
            father.text = text;
            become_patronymic(father, stem, female);
            parts.remove(at);
            return;
        }
    }
    let words = parts
        .iter()
        .filter(|part| matches!(part.role, PartRole::Word | PartRole::Given | PartRole::Initial))
        .count();
    let least = if words >= 3 { Certainty::Ambiguous } else { Certainty::Certain };
    for part in parts.iter_mut().skip(1) {
        let Some((found, certainty)) = patronymic(&part.latin) else { continue };
        if certainty < least {
            continue;
        }
        let (stem, female) = (skeleton(found.stem), found.female);
        become_patronymic(part, stem, female);
        return;
    }
}

fn become_patronymic(part: &mut NamePart, stem: String, female: bool) {
    part.role = PartRole::Patronymic;
    part.weight = PATRONYMIC_WEIGHT;
    part.concept = father(&stem).map(|name| format!("#~{name}"));
    part.stem = (!stem.is_empty()).then_some(stem);
    part.female = female;
}
