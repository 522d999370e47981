//! What indicators over a register of companies have in common: which companies the parties are,
//! the day they are judged for, and how a finding names the register.

use std::sync::Arc;

use chrono::NaiveDate;
use sarhad_model::{Company, Finding, FindingSource, Param, Party, PartyRole, SourceKind, Subject};

use super::receivers::subject;
use super::{GoodsLine, Indicator, UnitContext, recorded};
use crate::companies::CompanyBook;
use crate::history::day_of_unit;
use crate::units::Part;

/// Roles of those who trade in the goods.
pub(super) const TRADERS: &[PartyRole] = &[
    PartyRole::Consignor,
    PartyRole::Consignee,
    PartyRole::NotifyParty,
    PartyRole::Buyer,
    PartyRole::Seller,
    PartyRole::EndUser,
    PartyRole::ContractHolder,
];

/// A party that the register knows.
pub(super) struct Registered<'c> {
    pub(super) book: &'c CompanyBook<'c>,
    pub(super) company: &'c Company,
    pub(super) party: &'c Party,
    pub(super) part: &'c Part<'c>,
    pub(super) subject: Subject,
}

/// The companies among the parties of some roles, each once; none without a register.
pub(super) fn companies<'c>(context: &UnitContext<'c>, roles: &[PartyRole]) -> Vec<Registered<'c>> {
    let Some(book) = context.companies else { return Vec::new() };
    let mut all: Vec<Registered<'c>> = Vec::new();
    for part in &context.unit.parts {
        let parties = part.consignment.parties.iter().chain(&part.declaration.parties);
        for party in parties.filter(|party| roles.contains(&party.role)) {
            let Some(company) = book.index.company_of(party, &context.knowledge.tables) else {
                continue;
            };
            if !all.iter().any(|one| std::ptr::eq(one.company, company)) {
                let subject = subject(part, party);
                all.push(Registered { book, company, party, part, subject });
            }
        }
    }
    all
}

/// The same, where the goods of the part may be strategic or are of high priority: what is asked
/// of a trader in such goods would be a slight on any other.
pub(super) fn in_sensitive_trade<'c>(context: &UnitContext<'c>) -> Vec<Registered<'c>> {
    let mut all = companies(context, TRADERS);
    all.retain(|one| has_sensitive(context, one.part));
    all
}

/// Whether a part has goods that may be strategic or are of high priority.
pub(super) fn has_sensitive(context: &UnitContext<'_>, part: &Part<'_>) -> bool {
    let mut lines = context.lines.iter().filter(|line| std::ptr::eq(line.part, part));
    lines.any(GoodsLine::is_sensitive)
}

/// Day of the papers, or else of the judgement: what the register says of later days is not known.
pub(super) fn day(context: &UnitContext<'_>) -> NaiveDate {
    let judged_for = context.day.date;
    day_of_unit(context.unit).map_or(judged_for, |day| day.min(judged_for))
}

/// A finding about a company, with its name; it rests on the register.
pub(super) fn finding(
    context: &UnitContext<'_>,
    indicator: &Indicator,
    one: &Registered<'_>,
) -> Finding {
    let mut finding = context.finding(indicator, one.subject.clone());
    let table = context.knowledge.tables.version();
    finding.source = Arc::new(FindingSource {
        kind: SourceKind::Indicator,
        id: indicator.id.to_owned(),
        version: format!("{table}+{}", one.book.index.version()),
        title: String::new(),
    });
    finding.params.insert("party", Param::Text(name(one)));
    finding
}

/// The name in the papers, or else in the register.
pub(super) fn name(one: &Registered<'_>) -> String {
    let stated = one.party.name();
    if stated.is_empty() { one.company.name.clone() } else { stated.to_owned() }
}

/// First two digits of the code of an activity: the division of NACE and of the classifications
/// of the region that follow it. None for a code of fewer digits.
pub(super) fn division(company: &Company) -> Option<String> {
    let digits: String = company.activity_code.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 2).then(|| digits[..2].to_owned())
}

/// Whether a party of a part traded in goods of a heading before, for all that the history says.
pub(super) fn traded_before(
    context: &UnitContext<'_>,
    one: &Registered<'_>,
    heading: &str,
) -> bool {
    let Some(known) = context.history else { return false };
    let keys = crate::history::PartyKeys::of(one.party, &context.knowledge.tables);
    let key = |party| crate::history::Key::PartyHeading(party, heading.to_owned());
    known.seen_party(&keys, key).is_some()
}

/// The lines of a part that may be strategic or are of high priority.
pub(super) fn sensitive_lines<'a, 'c>(
    context: &'a UnitContext<'c>,
    part: &'c Part<'c>,
) -> impl Iterator<Item = &'a GoodsLine<'c>> {
    recorded::lines_of(context, part).filter(|line| line.is_sensitive())
}
