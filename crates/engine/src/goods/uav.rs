//! Goods for unmanned aircraft that a text names: the aircraft, what only they have, and parts
//! (engine, servo, receiver) that are said to be for them. It judges no performance.

use super::catalogue::CatalogueError;
use super::normal::NormalText;
use super::word_kinds::WordKinds;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The aircraft.
    Craft,
    /// A part, when it is for such an aircraft.
    Part,
    /// Goods that are for such aircraft by what they are.
    Goods,
    /// Something else under the same words (toys, boats).
    Innocent,
    /// A word before the aircraft that makes it the purpose of the goods.
    Purpose,
    /// Such a word after the aircraft.
    PurposeAfter,
}

/// The words.
#[derive(Debug, Default)]
pub(super) struct UavTable(WordKinds<Kind>);

impl UavTable {
    /// Reads `term,lang,kind`.
    pub fn read(csv: &str) -> Result<Self, CatalogueError> {
        WordKinds::read(csv, |kind| match kind {
            "craft" => Some(Kind::Craft),
            "part" => Some(Kind::Part),
            "goods" => Some(Kind::Goods),
            "innocent" => Some(Kind::Innocent),
            "purpose" => Some(Kind::Purpose),
            "purpose-after" => Some(Kind::PurposeAfter),
            _ => None,
        })
        .map(Self)
    }

    /// The words of the text, as written, that make the goods relevant for unmanned aircraft.
    pub fn find(&self, text: &NormalText, written: &str) -> Option<String> {
        let hits = self.0.find(text);
        if hits.has(Kind::Innocent) {
            return None;
        }
        let as_written =
            |(first, last): (usize, usize)| written[text.tokens_origin(first, last)].to_owned();
        if let Some(goods) = hits.first(Kind::Goods, &[]) {
            return Some(as_written(goods));
        }
        let craft = hits.first(Kind::Craft, &[])?;
        let only_purpose = hits.all(Kind::Purpose).any(|word| word.1 < craft.0)
            || hits.all(Kind::PurposeAfter).any(|word| word.0 == craft.1 + 1);
        if !only_purpose {
            return Some(as_written(craft));
        }
        let part = hits.first(Kind::Part, &[Kind::Craft])?;
        Some(format!("{}, {}", as_written(part), as_written(craft)))
    }
}

#[cfg(test)]
mod tests {
    use crate::goods::GoodsIndex;

    #[test]
    fn goods_for_unmanned_aircraft() {
        let index = GoodsIndex::built_in();
        for (text, sign) in [
            ("DRONES 14 PCS", Some("DRONES")),
            ("винты и рамы для БПЛА", Some("винты, БПЛА")),
            ("двигатели двухтактные для беспилотников", Some("двигатели, беспилотников")),
            ("dron uchun dvigatel", Some("dvigatel, dron")),
            ("Flight controller", Some("Flight controller")),
            ("GNSS receiver anti-jam", Some("GNSS receiver anti-jam")),
            ("nozzles and tanks for agricultural drone", None),
            ("форсунки для агродрона", None),
            ("toy quadcopter 90 g", None),
            ("игрушка квадрокоптер детский", None),
            ("marine autopilot for boats", None),
            ("electric motor 5 kW", None),
            ("wheat", None),
        ] {
            assert_eq!(index.uav(text).as_deref(), sign, "{text}");
        }
    }
}
