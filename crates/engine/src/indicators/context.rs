//! What is known of one unit, looked up once for all indicators.

use std::collections::BTreeSet;
use std::sync::Arc;

use sarhad_model::{
    ConsignmentItem, Declaration, Finding, HsCode, Params, Party, PartyRole, Span, Subject,
};

use super::Indicator;
use crate::companies::CompanyBook;
use crate::goods::{CatalogueEntry, EvidenceKind, GoodsCandidate};
use crate::history::KnownBefore;
use crate::knowledge::Knowledge;
use crate::observations::{ObservationBook, Observed};
use crate::parties::PartyMatch;
use crate::permits::PermitBook;
use crate::screened::{Day, JudgedGoods, NameKey, Screened, goods_key, means_keys, party_keys};
use crate::units::{Part, Unit};

/// A goods line of the unit, judged.
#[derive(Debug, Clone, Copy)]
pub struct GoodsLine<'c> {
    /// The part of the unit it belongs to.
    pub part: &'c Part<'c>,
    /// Number of the line for people: as stated, or else its place in the consignment.
    pub number: u32,
    /// The line.
    pub item: &'c ConsignmentItem,
    /// Code, declared or found in the text.
    pub hs: Option<&'c HsCode>,
    /// What the goods engine says.
    pub judged: &'c JudgedGoods<'c>,
}

/// A party of the unit with the listed parties it may be.
#[derive(Debug, Clone)]
pub struct NamedParty<'c> {
    /// File, as an index into the submissions.
    pub file: u32,
    /// Bill, when it is a party of a consignment and not of the whole declaration.
    pub bill: Option<&'c str>,
    /// The party.
    pub party: &'c Party,
    /// Names that were searched, with what was found.
    pub searched: Vec<(NameKey<'c>, &'c [PartyMatch])>,
}

/// A ship or its master with the listed ones it may be.
#[derive(Debug, Clone)]
pub struct NamedShip<'c> {
    /// File, as an index into the submissions.
    pub file: u32,
    /// The declaration that names it.
    pub declaration: &'c Declaration,
    /// Names that were searched, with what was found.
    pub searched: Vec<(NameKey<'c>, &'c [PartyMatch])>,
}

/// One unit with all that was looked up for it.
#[derive(Debug)]
pub struct UnitContext<'c> {
    /// The unit.
    pub unit: &'c Unit<'c>,
    /// Lists, catalogue, tables.
    pub knowledge: &'c Knowledge,
    /// The day, and what officers have decided by then.
    pub day: Day<'c>,
    /// Permits of the goods lines.
    pub permits: &'c PermitBook<'c>,
    /// What passed before the day of the papers, when a history is loaded.
    pub history: Option<KnownBefore<'c>>,
    /// The register of companies, when one is loaded.
    pub companies: Option<&'c CompanyBook<'c>>,
    /// What other systems and officers know, when they told.
    pub observations: Option<&'c ObservationBook<'c>>,
    /// The facts of it about things in this unit.
    pub observed: Vec<Observed<'c>>,
    /// All goods lines.
    pub lines: Vec<GoodsLine<'c>>,
    /// All named parties; one that several papers name alike in one role stands once.
    pub parties: Vec<NamedParty<'c>>,
    /// The means of transport, each once.
    pub ships: Vec<NamedShip<'c>>,
}

/// Entries that are not about the goods alone: what is high priority has its own indicator, and
/// lists against one state are in the
/// table of embargoes.
const NOT_CONTROL_ENTRIES: &[&str] = &["CHPL", "UNSCR1718", "UNSCR2397"];

/// Whether an entry of the catalogue is about the goods alone.
pub(super) fn is_control_entry(entry: &CatalogueEntry) -> bool {
    !NOT_CONTROL_ENTRIES.contains(&entry.regime.as_ref()) && !entry.is_source()
}

/// Whether a candidate is a control entry, by more than its code alone.
pub(crate) fn is_control_candidate(candidate: &GoodsCandidate<'_>) -> bool {
    is_control_entry(candidate.entry)
        && candidate.evidence.iter().any(|evidence| evidence.kind != EvidenceKind::Hs)
}

impl<'c> GoodsLine<'c> {
    /// The control entries that the line may fall under by more than its code alone.
    pub fn candidates(&self) -> impl Iterator<Item = &'c GoodsCandidate<'c>> {
        let all = self.judged.judgement.candidates.iter();
        all.filter(|candidate| is_control_candidate(candidate))
    }

    /// Whether the line may be strategic goods.
    pub fn is_strategic(&self) -> bool {
        self.candidates().next().is_some()
    }

    /// Whether the line may be strategic goods or is of high priority.
    pub fn is_sensitive(&self) -> bool {
        self.is_strategic() || self.judged.high_priority_tier.is_some()
    }

    /// The first line of its description, for messages.
    pub fn title(&self) -> &'c str {
        let mut texts = self.item.cargo_description.iter().map(sarhad_model::Text::value);
        let text = texts.find(|text| !text.is_empty()).unwrap_or_default();
        text.lines().next().unwrap_or_default()
    }

    /// The line as the subject of a finding.
    pub fn subject(&self, field: &'static str) -> Subject {
        let text = self.item.cargo_description.iter().find(|text| !text.value().is_empty());
        Subject {
            file: self.part.file,
            bill: self.part.consignment.reference().map(str::to_owned),
            item: Some(self.number),
            field,
            span: text.map_or(self.item.source, |text| text.span),
            text: self.item.description(),
        }
    }

    /// A field of the line, with its own place and text, as the subject of a finding.
    pub fn subject_at(&self, field: &'static str, span: Span, text: &str) -> Subject {
        Subject {
            file: self.part.file,
            bill: self.part.consignment.reference().map(str::to_owned),
            item: Some(self.number),
            field,
            span,
            text: text.to_owned(),
        }
    }
}

impl<'c> UnitContext<'c> {
    /// Looks everything up.
    pub fn new(
        unit: &'c Unit<'c>,
        knowledge: &'c Knowledge,
        screened: &'c Screened<'c, 'c>,
    ) -> Self {
        let lines = unit
            .parts
            .iter()
            .flat_map(|part| {
                part.goods().map(move |(index, item)| GoodsLine {
                    part,
                    number: if item.sequence > 0 { item.sequence } else { index + 1 },
                    item,
                    hs: item.hs(),
                    judged: screened.goods(&goods_key(item)),
                })
            })
            .collect();
        let (parties, ships) = (Vec::new(), Vec::new());
        let (day, permits) = (screened.day(), screened.permits());
        let history = super::recorded::known(unit, screened);
        let (companies, observations) = (screened.companies(), screened.observations());
        let observed =
            observations.map(|book| book.about(unit, &knowledge.tables)).unwrap_or_default();
        let mut context = Self {
            unit,
            knowledge,
            day,
            permits,
            history,
            companies,
            observations,
            observed,
            lines,
            parties,
            ships,
        };
        context.name_parties(screened);
        context
    }

    fn name_parties(&mut self, screened: &'c Screened<'c, 'c>) {
        let tables = &self.knowledge.tables;
        let look_up = |keys: Vec<NameKey<'c>>| -> Vec<(NameKey<'c>, &'c [PartyMatch])> {
            let found = |key: NameKey<'c>| {
                let matches = screened.name(&key);
                (key, matches)
            };
            keys.into_iter().map(found).collect()
        };
        let mut seen: BTreeSet<(PartyRole, Vec<NameKey<'c>>)> = BTreeSet::new();
        let mut heads: Vec<(u32, &'c Declaration)> = Vec::new();
        for part in &self.unit.parts {
            if !heads.iter().any(|(_, head)| std::ptr::eq(*head, part.declaration)) {
                heads.push((part.file, part.declaration));
            }
            for party in &part.consignment.parties {
                let keys = party_keys(party, tables);
                if !keys.is_empty() && seen.insert((party.role, keys.clone())) {
                    let bill = part.consignment.reference();
                    let searched = look_up(keys);
                    self.parties.push(NamedParty { file: part.file, bill, party, searched });
                }
            }
        }
        for (file, declaration) in &heads {
            for party in &declaration.parties {
                let keys = party_keys(party, tables);
                if !keys.is_empty() && seen.insert((party.role, keys.clone())) {
                    let searched = look_up(keys);
                    self.parties.push(NamedParty { file: *file, bill: None, party, searched });
                }
            }
        }
        heads.extend(self.unit.unclaimed.iter().map(|one| (one.file, one.declaration)));
        let mut ships: Vec<Vec<NameKey<'c>>> = Vec::new();
        for (file, declaration) in heads {
            let keys = means_keys(&declaration.border_transport_means);
            if !keys.is_empty() && !ships.contains(&keys) {
                ships.push(keys.clone());
                self.ships.push(NamedShip { file, declaration, searched: look_up(keys) });
            }
        }
    }

    /// A finding of an indicator with the weight and gate of its row, yet without parameters.
    pub fn finding(&self, indicator: &Indicator, subject: Subject) -> Finding {
        let row = self.knowledge.tables.indicator(indicator.id);
        Finding {
            code: indicator.id,
            group: row.group,
            weight: row.weight,
            gate: row.gate,
            params: Params::default(),
            subject,
            source: Arc::clone(&row.source),
            matched: Vec::new(),
        }
    }
}
