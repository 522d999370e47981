//! Who a party of the papers is over time: its numbers first, else its name and country, compared
//! as decisions compare them (`parties::decision`).
//!
//! Name and country are looked up too where a paper states no number: the same firm writes its
//! number in one paper and not in the next.

use sarhad_model::{CountryCode, Party};
use serde::Serialize;

use super::link::LinkKind;
use crate::parties::decision::normal_name;
use crate::parties::normal_identifier;
use crate::screened::name_forms;
use crate::tables::{Tables, plain_words};

/// Shortest telephone that tells one subscriber from others, in digits.
const MIN_PHONE: usize = 7;
/// Shortest address that names more than a town, in letters and digits.
const MIN_ADDRESS: usize = 12;

/// One way to know a party: a number, or name with country.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct PartyKey(String);

impl PartyKey {
    /// By a number in its normal form.
    fn number(number: &str) -> Self {
        Self(format!("#{number}"))
    }

    /// By name and what is known of the country (`*` for any).
    fn name(name: &str, country: &str) -> Self {
        Self(format!("{name}|{country}"))
    }

    /// The number in its normal form; nothing of a name.
    pub(crate) fn number_text(&self) -> Option<&str> {
        self.0.strip_prefix('#')
    }

    /// As text, for indexes.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// All ways to know one party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct PartyKeys {
    /// Its numbers, sorted.
    pub numbers: Vec<PartyKey>,
    /// Name in its normal form; empty when it has none.
    name: String,
    /// Country of its address, if stated.
    country: Option<CountryCode>,
}

impl PartyKeys {
    /// Of a party; empty for one that is not named ("to order", "N/A").
    pub fn of(party: &Party, tables: &Tables) -> Self {
        let stated = party.identifiers.iter().map(|one| one.number.raw.trim());
        let mut numbers: Vec<PartyKey> = stated
            .filter(|number| !tables.is_placeholder(number))
            .filter_map(normal_identifier)
            .map(|number| PartyKey::number(&number))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        // The shortest form is the name without the address that some papers write behind it.
        let forms = party.name.as_ref().map(|name| name_forms(name, tables)).unwrap_or_default();
        let name = forms.last().map(|name| normal_name(name)).unwrap_or_default();
        let country = party.country.as_ref().and_then(|country| country.value);
        Self { numbers, name, country }
    }

    /// Country of its address, if stated.
    pub(crate) fn country(&self) -> Option<CountryCode> {
        self.country
    }

    /// Whether nothing says who it is.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.name.is_empty()
    }

    /// Keys that a movement of the party is recorded under.
    pub(super) fn recorded(&self) -> Vec<PartyKey> {
        let mut keys = self.numbers.clone();
        if !self.name.is_empty() {
            let country = self.country.as_ref().map_or("", CountryCode::as_str);
            keys.push(PartyKey::name(&self.name, country));
            keys.push(PartyKey::name(&self.name, "*"));
        }
        keys
    }

    /// Keys of the name that it is looked up by: a paper without a country may mean any.
    pub fn asked_names(&self) -> Vec<PartyKey> {
        match (&self.country, self.name.is_empty()) {
            (_, true) => Vec::new(),
            (Some(country), _) => {
                vec![PartyKey::name(&self.name, country.as_str()), PartyKey::name(&self.name, "")]
            }
            (None, _) => vec![PartyKey::name(&self.name, "*")],
        }
    }

    /// The first number, or else name and country.
    pub fn primary(&self) -> Option<PartyKey> {
        let country = self.country.as_ref().map_or("", CountryCode::as_str);
        let name = || (!self.name.is_empty()).then(|| PartyKey::name(&self.name, country));
        self.numbers.first().cloned().or_else(name)
    }

    /// Whether two may be the same party: a number is equal; or no two numbers can be compared
    /// and the names are equal, in countries that do not differ.
    pub fn is_same(&self, other: &Self) -> bool {
        if !self.numbers.is_empty() && !other.numbers.is_empty() {
            return self.numbers.iter().any(|number| other.numbers.contains(number));
        }
        let countries_fit = match (self.country, other.country) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        !self.name.is_empty() && self.name == other.name && countries_fit
    }
}

/// Telephones, e-mails and addresses of a party in the form in which they are compared, sorted.
pub fn contacts(party: &Party) -> Vec<(LinkKind, String)> {
    let mut all: Vec<(LinkKind, String)> = Vec::new();
    for one in &party.communications {
        let text = one.number.value();
        if text.contains('@') {
            all.push((LinkKind::Email, text.to_lowercase()));
            continue;
        }
        if matches!(one.channel, "TE" | "FX" | "") {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            if digits.len() >= MIN_PHONE {
                all.push((LinkKind::Phone, digits));
            }
        }
    }
    let lines: Vec<&str> = party.address.iter().map(sarhad_model::Text::value).collect();
    let address = plain_words(&lines.join(" "));
    let has_number = address.chars().any(|c| c.is_ascii_digit());
    let long = address.chars().filter(|c| c.is_alphanumeric()).count() >= MIN_ADDRESS;
    if has_number && long {
        all.push((LinkKind::Address, address));
    }
    all.sort_unstable();
    all.dedup();
    all
}
