//! A telephone of another country than the company.
//!
//! Looks at the international prefix of telephones of sender, receiver, notify party, buyer and
//! end user against the country of their address and the destination. It is about companies in
//! sensitive trade; nationality of persons plays no part, and the weight is low.
//!
//! Limits: only numbers written with `+` or `00`; a prefix that several countries share fits
//! each of them; mobile telephones travel.
//! Source: FinCEN and BIS notice of November 2023.

use std::collections::BTreeSet;

use sarhad_model::{Communication, CountryCode, Param, Params, Party, PartyRole, Subject};

use super::{Findings, Indicator, UnitContext, route};

pub(super) const INDICATOR: Indicator = Indicator { id: "PT11", evaluate };

const ROLES: &[PartyRole] = &[
    PartyRole::Consignor,
    PartyRole::Consignee,
    PartyRole::NotifyParty,
    PartyRole::Buyer,
    PartyRole::EndUser,
];

fn evaluate(context: &UnitContext<'_>, out: &mut Findings) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for part in &context.unit.parts {
        let parties = part.consignment.parties.iter().filter(|party| ROLES.contains(&party.role));
        for party in parties {
            let Some(home) = party.country.as_ref().and_then(|country| country.value) else {
                continue;
            };
            for phone in party.communications.iter().filter(|one| may_be_phone(one)) {
                let owners = dial_owners(phone.number.value());
                let fits = |country: CountryCode| owners.contains(&country);
                let strange = !owners.is_empty()
                    && !fits(home)
                    && !route::destination(part, &context.knowledge.tables).is_some_and(fits);
                if strange && seen.insert(phone.number.value()) {
                    let subject = subject(part, phone);
                    let mut finding = context.finding(&INDICATOR, subject);
                    finding.params = params(party, phone, owners[0], home);
                    out.add(finding);
                }
            }
        }
    }
}

fn params(party: &Party, phone: &Communication, dialled: CountryCode, home: CountryCode) -> Params {
    Params::from([
        ("party", Param::Text(party.name().to_owned())),
        ("phone", Param::Text(phone.number.value().to_owned())),
        ("phone_country", Param::Country(dialled)),
        ("country", Param::Country(home)),
    ])
}

fn subject(part: &crate::units::Part<'_>, phone: &Communication) -> Subject {
    Subject {
        file: part.file,
        bill: part.consignment.reference().map(str::to_owned),
        item: None,
        field: "party.phone",
        span: phone.number.span,
        text: phone.number.value().to_owned(),
    }
}

fn may_be_phone(communication: &Communication) -> bool {
    matches!(communication.channel, "TE" | "FX" | "")
}

/// The countries whose international prefix a number begins with: those of the longest prefix
/// that fits. Empty for a number without one.
fn dial_owners(number: &str) -> Vec<CountryCode> {
    let number = number.trim();
    let Some(rest) = number.strip_prefix('+').or_else(|| number.strip_prefix("00")) else {
        return Vec::new();
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 8 {
        return Vec::new();
    }
    let fitting = |country: &&sarhad_model::codes::Country| {
        !country.dial.is_empty() && digits.starts_with(country.dial)
    };
    let countries = sarhad_model::codes::countries();
    let Some(longest) = countries.iter().filter(fitting).map(|c| c.dial.len()).max() else {
        return Vec::new();
    };
    let mut owners: Vec<CountryCode> = countries
        .iter()
        .filter(fitting)
        .filter(|country| country.dial.len() == longest)
        .map(|country| country.code)
        .collect();
    // Within +7 the next digit tells Kazakhstan (6, 7) from Russia.
    let kazakh = matches!(digits.as_bytes(), [b'7', b'6' | b'7', ..]);
    let (kz, ru) = (CountryCode::known("KZ"), CountryCode::known("RU"));
    owners.retain(|&owner| !(owner == ru && kazakh || owner == kz && !kazakh));
    owners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_lead_to_countries() {
        let of = |number| {
            let owners = dial_owners(number);
            owners.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(of("+7 727 123 45 67"), ["KZ"]);
        assert_eq!(of("+7 495 123 45 67"), ["RU"]);
        assert_eq!(of("00998 71 123 4567"), ["UZ"]);
        assert_eq!(of("+992 37 1234567"), ["TJ"]);
        assert!(of("+1 202 555 0100").contains(&"US".to_owned()));
        assert!(of("8 727 123 45 67").is_empty());
        assert!(of("+7").is_empty());
    }
}
