//! Who a party of the papers is, whatever role it plays: its name as written, its numbers, birth
//! date and country.
//!
//! Two parties are the same here only when all of that is the same but for capitals, signs and
//! spaces. Legal form, order and script of the name count: `ООО Вега` and `ТОО Вега` are two
//! companies.

use std::collections::BTreeSet;

use sarhad_model::{CountryCode, PartialDate};
use serde::{Deserialize, Serialize};

use crate::parties::normal_identifier;
use crate::screened::NameKey;
use crate::text::{fold, tokens};

/// A party, free of its role.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyIdentity {
    /// Name as written; may be empty when there are identifiers.
    pub name: String,
    /// Tax, registration, IMO, passport numbers as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Birth date, if known.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso")]
    pub born: Option<PartialDate>,
    /// Country of its address, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
}

/// A part of a party's identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyField {
    /// Its name.
    Name,
    /// Its numbers.
    Identifier,
    /// Its birth date.
    Born,
    /// Its country.
    Country,
}

/// The form in which names are compared for a decision: folded words, in their order.
pub fn normal_name(name: &str) -> String {
    let folded = fold(name);
    tokens(&folded).iter().map(|token| token.text).collect::<Vec<_>>().join(" ")
}

impl PartyIdentity {
    /// The party that a searched name stands for.
    pub fn of_key(key: &NameKey<'_>) -> Self {
        Self {
            name: key.name.to_owned(),
            identifiers: key.identifiers.iter().map(|&number| number.to_owned()).collect(),
            born: None,
            country: key.country,
        }
    }

    /// Whether nothing says who it is.
    pub fn is_empty(&self) -> bool {
        normal_name(&self.name).is_empty() && self.numbers().is_empty()
    }

    /// Its numbers in the form in which they are compared.
    pub(super) fn numbers(&self) -> BTreeSet<String> {
        self.identifiers.iter().filter_map(|number| normal_identifier(number)).collect()
    }

    /// Whether a decision about the one concerns the other: the name is equal, or a number is.
    pub(super) fn is_related(&self, other: &Self) -> bool {
        let name = normal_name(&self.name);
        (!name.is_empty() && name == normal_name(&other.name))
            || !self.numbers().is_disjoint(&other.numbers())
    }

    /// What differs between two parties; nothing when they are the same.
    pub(super) fn differences(&self, other: &Self) -> Vec<PartyField> {
        let differ = [
            (PartyField::Name, normal_name(&self.name) != normal_name(&other.name)),
            (PartyField::Identifier, self.numbers() != other.numbers()),
            (PartyField::Born, self.born != other.born),
            (PartyField::Country, self.country != other.country),
        ];
        differ.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }
}

/// A birth date as people write it: `1975`, `1975-03`, `1975-03-08`.
mod iso {
    use sarhad_model::PartialDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[allow(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "the signature that the derive calls"
    )]
    pub fn serialize<S: Serializer>(
        date: &Option<PartialDate>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        date.map(|date| date.to_string()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<PartialDate>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        PartialDate::parse_iso(&text)
            .map(Some)
            .ok_or_else(|| D::Error::custom(format!("{text:?} is no date (1975, 1975-03-08)")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, numbers: &[&str], country: &str) -> PartyIdentity {
        PartyIdentity {
            name: name.to_owned(),
            identifiers: numbers.iter().map(|&number| number.to_owned()).collect(),
            born: None,
            country: CountryCode::parse(country).ok(),
        }
    }

    #[test]
    fn signs_and_capitals_change_nothing_and_everything_else_does() {
        use PartyField::{Country, Identifier, Name};
        let judged = party("ТОО «Вега-Demo»", &["БИН 000140000011"], "KZ");
        for (name, numbers, country, expected) in [
            ("тоо \"вега demo\"", &["000140000011"][..], "KZ", vec![]),
            ("ООО «Вега-Demo»", &["000140000011"], "KZ", vec![Name]),
            ("ТОО «Вега-Demo»", &[], "KZ", vec![Identifier]),
            ("ТОО «Вега-Demo»", &["000140000011", "990240000022"], "KZ", vec![Identifier]),
            ("ТОО «Вега-Demo»", &["000140000011"], "", vec![Country]),
            ("Вега-Demo ТОО", &["990240000022"], "UZ", vec![Name, Identifier, Country]),
        ] {
            assert_eq!(judged.differences(&party(name, numbers, country)), expected, "{name}");
        }
    }

    #[test]
    fn an_equal_name_or_number_relates_two_parties() {
        let judged = party("Vega Demo", &["000140000011"], "");
        assert!(judged.is_related(&party("VEGA, Demo", &[], "KZ")));
        assert!(judged.is_related(&party("Another name", &["BIN 000140000011"], "")));
        assert!(!judged.is_related(&party("Vega Demos", &["000140000012"], "")));
        assert!(!party("", &[], "").is_related(&party("", &[], "")));
    }
}
