//! Which units of a ranking a page shows: filter by advice, search in the text, order, page. It
//! is all in the address, so that a link shows the same again.

use sarhad_i18n::Words;
use sarhad_model::{Advice, RankedUnit, Ranking};

use crate::query::{self, Pairs};

/// In which order units stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By rank.
    #[default]
    Rank,
    /// By container number or bill.
    Unit,
    /// By consignee.
    Consignee,
    /// By gross mass, heaviest first; unknown last.
    Mass,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Rank, Self::Unit, Self::Consignee, Self::Mass];

    /// The key in addresses and locales (`page-sort-…`).
    pub fn key(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::Unit => "unit",
            Self::Consignee => "consignee",
            Self::Mass => "mass",
        }
    }
}

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Only units of this advice.
    pub advice: Option<Advice>,
    /// Only units in which all these words occur.
    pub search: String,
    /// Order.
    pub order: Order,
    /// Page, from 1.
    pub page: usize,
}

impl Selection {
    /// Reads the pairs of an address; what is unknown there counts as not asked. Of the search
    /// text the first `chars` characters count.
    pub fn read(pairs: &Pairs, chars: usize) -> Self {
        let value = |name| query::value(pairs, name).unwrap_or_default();
        Self {
            advice: Advice::ALL.iter().copied().find(|advice| advice.key() == value("advice")),
            search: value("q").trim().chars().take(chars).collect(),
            order: Order::ALL
                .into_iter()
                .find(|order| order.key() == value("sort"))
                .unwrap_or_default(),
            page: value("page").parse().unwrap_or(1).max(1),
        }
    }

    /// The query string that asks for the same; empty when nothing is asked.
    pub fn write(&self) -> String {
        let page = self.page.to_string();
        let pairs = [
            ("advice", self.advice.map_or("", Advice::key)),
            ("q", self.search.as_str()),
            ("sort", if self.order == Order::Rank { "" } else { self.order.key() }),
            ("page", if self.page > 1 { page.as_str() } else { "" }),
        ];
        query::write(pairs.into_iter().filter(|(_, value)| !value.is_empty()))
    }

    /// Whether units are left out.
    pub fn filters(&self) -> bool {
        self.advice.is_some() || !self.search.is_empty()
    }

    /// The units that fit, in order.
    pub fn units<'a>(&self, ranking: &'a Ranking, words: &Words) -> Vec<&'a RankedUnit> {
        let wanted: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let mut units: Vec<&RankedUnit> = ranking
            .units
            .iter()
            .filter(|unit| self.advice.is_none_or(|advice| unit.assessment.advice == advice))
            .filter(|unit| wanted.is_empty() || holds(unit, &wanted, words))
            .collect();
        match self.order {
            Order::Rank => {}
            Order::Unit => units.sort_by(|a, b| a.unit.cmp(&b.unit)),
            Order::Consignee => units.sort_by_key(|unit| lower_first(&unit.consignees)),
            Order::Mass => {
                let mass = |unit: &RankedUnit| unit.gross_mass_kg.unwrap_or(f64::NEG_INFINITY);
                units.sort_by(|a, b| mass(b).total_cmp(&mass(a)));
            }
        }
        units
    }
}

/// Units without a name sort after those with one.
fn lower_first(names: &[String]) -> (bool, String) {
    names.first().map_or((true, String::new()), |name| (false, name.to_lowercase()))
}

/// Whether all words occur somewhere in what the page says of a unit.
fn holds(unit: &RankedUnit, wanted: &[String], words: &Words) -> bool {
    let reasons = unit.assessment.score.reasons();
    let sentences = reasons.iter().map(|reason| words.finding(&reason.finding));
    let codes = reasons.iter().flat_map(|reason| [reason.finding.code, &reason.finding.source.id]);
    let mut text = String::new();
    let parts = [&unit.unit, &unit.journey, &unit.route.0, &unit.route.1].into_iter();
    let lists = [&unit.bills, &unit.consignors, &unit.consignees, &unit.goods, &unit.hs];
    for part in parts.chain(lists.into_iter().flatten()).map(String::as_str).chain(codes) {
        text.push_str(part);
        text.push('\n');
    }
    text.extend(sentences);
    let text = text.to_lowercase();
    wanted.iter().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let selection = Selection {
            advice: Some(Advice::Hold),
            search: "серебряный тополь".into(),
            order: Order::Mass,
            page: 3,
        };
        let uri = format!("/r/1{}", selection.write()).parse().unwrap();
        assert_eq!(Selection::read(&query::pairs(&uri), 200), selection);
        assert_eq!(Selection { page: 1, ..Selection::default() }.write(), "");
    }

    #[test]
    fn unknown_values_ask_for_nothing() {
        let uri = "/r/1?advice=burn&sort=luck&page=-4&q=%20".parse().unwrap();
        let read = Selection::read(&query::pairs(&uri), 200);
        assert_eq!(read, Selection { page: 1, ..Selection::default() });
        assert!(!read.filters());
    }
}
