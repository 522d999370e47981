//! Whether a permit is for a goods line: its goods, holder, dates, destination, end user. Each is
//! true, false or unknown; what the register or the papers do not say is unknown.

use chrono::NaiveDate;
use sarhad_model::{
    Consignment, CountryCode, Direction, Party, PartyRole, Permit, PermitStatus, Text,
};

use crate::goods::Truth;
use crate::parties::{compare, normal_identifier};

/// At and above this probability two names are one holder: the threshold of a hit.
const SAME_NAME: f64 = crate::parties::ALERT;
/// Below it they are not; in between a person must look.
const OTHER_NAME: f64 = 0.40;

/// Why a permit does not hold for a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// Its first day lies ahead.
    NotYetValid(NaiveDate),
    /// Its last day is over.
    Expired(NaiveDate),
    /// Suspended, revoked or refused.
    Withdrawn(PermitStatus),
    /// Given to somebody else.
    OtherHolder,
    /// For another country.
    OtherDestination(CountryCode),
    /// For another end user.
    OtherEndUser,
    /// Less is left than the line has: (left, asked).
    Exceeded(f64, f64),
}

/// What a line says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim<'c> {
    pub consignment: &'c Consignment,
    pub direction: Direction,
    pub state: CountryCode,
    pub destination: Option<CountryCode>,
    pub date: NaiveDate,
    pub hs: Option<&'c str>,
}

/// Whether the goods of a permit are those of an entry: the same number, or one of the two is
/// written at more length (`2B350` and `2B350.i`), or a code of the line begins as one of the
/// permit.
pub(super) fn is_for_goods(permit: &Permit, number: &str, hs: Option<&str>) -> bool {
    let begins = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let by_entry = permit.entries.iter().any(|own| begins(number, own) || begins(own, number));
    let by_code = permit.entries.is_empty()
        && permit.codes.iter().any(|code| hs.is_some_and(|hs| hs.starts_with(code.as_str())));
    by_entry || by_code
}

/// Whether it is a permit of this state for this way.
pub(super) fn is_for_movement(permit: &Permit, claim: &Claim<'_>) -> bool {
    let way = permit.directions.is_empty() || permit.directions.contains(&claim.direction);
    way && permit.state.is_none_or(|state| state == claim.state)
}

/// Everything but the balance.
pub(super) fn faults(permit: &Permit, claim: &Claim<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    if permit.status != PermitStatus::Valid {
        faults.push(Fault::Withdrawn(permit.status));
    }
    if let Some(first) = permit.valid_from.filter(|first| claim.date < *first) {
        faults.push(Fault::NotYetValid(first));
    }
    if let Some(last) = permit.valid_to.filter(|last| claim.date > *last) {
        faults.push(Fault::Expired(last));
    }
    if holder(permit, claim) == Truth::False {
        faults.push(Fault::OtherHolder);
    }
    if let (Some(wanted), Some(stated)) = (permit.destination, claim.destination)
        && wanted != stated
    {
        faults.push(Fault::OtherDestination(wanted));
    }
    if end_user(permit, claim) == Truth::False {
        faults.push(Fault::OtherEndUser);
    }
    faults
}

/// Whether the one who moves the goods is the holder: who sends at export, who receives at
/// import; in transit and brokering any party of the consignment.
pub(super) fn holder(permit: &Permit, claim: &Claim<'_>) -> Truth {
    use PartyRole::{Buyer, Consignee, Consignor, ContractHolder, Declarant, Seller};
    let roles: &[PartyRole] = match claim.direction {
        Direction::Export | Direction::ReExport => &[Consignor, Seller, ContractHolder, Declarant],
        Direction::Import => &[Consignee, Buyer, ContractHolder, Declarant],
        Direction::Transit | Direction::Brokering => PartyRole::ALL,
    };
    same_party(&permit.holder, &permit.holder_number, roles, claim.consignment)
}

fn end_user(permit: &Permit, claim: &Claim<'_>) -> Truth {
    let mut roles = vec![PartyRole::EndUser];
    if claim.consignment.parties_of(PartyRole::EndUser).next().is_none() {
        // An importer's permit is seldom for the importer himself: only an end user counts.
        if claim.direction == Direction::Import {
            return Truth::Unknown;
        }
        roles = vec![PartyRole::Consignee];
    }
    same_party(&permit.end_user, "", &roles, claim.consignment)
}

/// Whether a party of the roles bears a name or number; unknown when either side names nobody.
fn same_party(name: &str, number: &str, roles: &[PartyRole], papers: &Consignment) -> Truth {
    if name.is_empty() && number.is_empty() {
        return Truth::Unknown;
    }
    let parties = papers.parties.iter().filter(|party| roles.contains(&party.role));
    let judged = parties.filter_map(|party| same(name, number, party));
    judged.max().unwrap_or(Truth::Unknown)
}

/// Whether a party bears the name or number of the holder of a permit, beyond doubt.
pub fn is_holder(permit: &Permit, party: &Party) -> bool {
    let stated = !(permit.holder.is_empty() && permit.holder_number.is_empty());
    stated && same(&permit.holder, &permit.holder_number, party) == Some(Truth::True)
}

fn same(name: &str, number: &str, party: &Party) -> Option<Truth> {
    let wanted = normal_identifier(number);
    let numbers = party.identifiers.iter().map(|one| normal_identifier(&one.number.raw));
    if wanted.is_some() && numbers.clone().any(|one| one == wanted) {
        return Some(Truth::True);
    }
    let stated = party.name.as_ref().map(Text::value).filter(|name| !name.trim().is_empty())?;
    if name.is_empty() {
        return Some(Truth::Unknown);
    }
    let stated = stated.lines().next().unwrap_or(stated);
    let probability = compare(stated, name, None).probability;
    Some(if probability >= SAME_NAME {
        Truth::True
    } else if probability >= OTHER_NAME {
        Truth::Unknown
    } else {
        Truth::False
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permit(entries: &[&str], codes: &[&str]) -> Permit {
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Permit {
            number: "A".into(),
            state: None,
            holder: "Invented Pumps LLP".into(),
            holder_number: String::new(),
            entries: owned(entries),
            codes: owned(codes),
            goods: String::new(),
            quantity: None,
            unit: String::new(),
            used: 0.0,
            valid_from: None,
            valid_to: None,
            end_user: String::new(),
            destination: None,
            directions: Vec::new(),
            status: PermitStatus::Valid,
        }
    }

    #[test]
    fn goods_by_number_and_by_code() {
        assert!(is_for_goods(&permit(&["2B350"], &[]), "2B350.i", None));
        assert!(is_for_goods(&permit(&["2B350.i"], &[]), "2B350", None));
        assert!(!is_for_goods(&permit(&["2B350.i"], &[]), "2B350.g", None));
        assert!(!is_for_goods(&permit(&["2B35"], &[]), "2B350", None));
        assert!(is_for_goods(&permit(&[], &["8413"]), "2B350.i", Some("841370")));
        // A permit that names entries is not widened by its codes.
        assert!(!is_for_goods(&permit(&["1C350"], &["8413"]), "2B350.i", Some("841370")));
        assert!(!is_for_goods(&permit(&[], &["8413"]), "2B350.i", None));
    }

    #[test]
    fn the_holder_by_role_name_and_number() {
        let mut consignment = Consignment::default();
        let of = |consignment: &Consignment, direction| {
            let claim = Claim {
                consignment,
                direction,
                state: CountryCode::parse("KZ").unwrap(),
                destination: None,
                date: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
                hs: None,
            };
            holder(&permit(&["2B350"], &[]), &claim)
        };
        assert_eq!(of(&consignment, Direction::Export), Truth::Unknown);
        let mut sender = Party::new(PartyRole::Consignor);
        sender.name = Some(Text::new("\"INVENTED PUMPS\" LLP", sarhad_model::Span::None));
        consignment.parties = vec![sender];
        assert_eq!(of(&consignment, Direction::Export), Truth::True);
        assert_eq!(of(&consignment, Direction::Import), Truth::Unknown);
        consignment.parties[0].name =
            Some(Text::new("Zarbulak Grain JSC", sarhad_model::Span::None));
        assert_eq!(of(&consignment, Direction::Export), Truth::False);
    }
}
