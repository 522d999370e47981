//! What to do with each column of a sheet, decided once: which of two alike columns is used,
//! which columns make one party, what numbers and dates of the sheet look like.

use std::collections::BTreeMap;

use sarhad_model::{DocumentKind, PartyRole};

use super::field::{CountryRole, Field, Part, PlaceRole};
use super::header::Column;
use super::table::{Row, Table};
use crate::reading::date::{DateOrder, DateVotes};
use crate::reading::number::{Decimal, DecimalVotes, whole_digits};

/// Rows whose numbers and dates vote on how they are written.
const VOTING_ROWS: usize = 5_000;

/// The plan of one sheet.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Each column with its header and use.
    pub columns: Vec<PlanColumn>,
    /// Parties, in the order of their first column.
    pub parties: Vec<PartyPlan>,
    /// Document columns, the one that names the consignment first.
    pub documents: Vec<DocumentPlan>,
    /// Column of the unit of the masses.
    pub mass_unit: Option<usize>,
    /// Column of the unit of the quantity.
    pub quantity_unit: Option<usize>,
    /// Column of the currency.
    pub currency: Option<usize>,
    /// Order of day and month.
    pub dates: DateOrder,
    /// Whether goods codes have ten digits here.
    pub ten_digits: bool,
}

/// One column.
#[derive(Debug, Clone)]
pub struct PlanColumn {
    /// Header as written, or `column N` when it has none.
    pub header: Box<str>,
    /// Its field; `None` when its cells are kept aside.
    pub field: Option<Field>,
    /// Whether a party, a document or a unit takes it along.
    pub grouped: bool,
    /// How its numbers are written.
    pub decimal: Decimal,
    /// Unit of mass that the header states.
    pub unit: Option<&'static str>,
    /// Currency that the header states.
    pub currency: Option<&'static str>,
}

/// The columns of one party.
#[derive(Debug, Clone)]
pub struct PartyPlan {
    /// Role.
    pub role: PartyRole,
    /// Column of the name.
    pub name: Option<usize>,
    /// Whether the address stands in the name's column too.
    pub with_address: bool,
    /// Columns of the address.
    pub addresses: Vec<usize>,
    /// Column of the country.
    pub country: Option<usize>,
    /// Columns of numbers, with their scheme.
    pub ids: Vec<(usize, &'static str)>,
    /// Columns of telephones and e-mails, with their channel.
    pub channels: Vec<(usize, &'static str)>,
    /// Column of the contact.
    pub contact: Option<usize>,
    variant: &'static str,
    who: &'static str,
}

/// A document column.
#[derive(Debug, Clone)]
pub struct DocumentPlan {
    /// Column of the number.
    pub column: usize,
    /// Kind.
    pub kind: DocumentKind,
    /// Column of the date.
    pub date: Option<usize>,
}

impl DocumentPlan {
    /// Whether the document can be what the consignment is called by.
    pub fn is_transport(&self) -> bool {
        transport_rank(self.kind).is_some()
    }
}

/// A house bill names the consignment better than its master.
fn transport_rank(kind: DocumentKind) -> Option<u8> {
    Some(match kind {
        DocumentKind::HouseBill | DocumentKind::HouseAirWaybill => 0,
        DocumentKind::BillOfLading => 1,
        DocumentKind::AirWaybill => 2,
        DocumentKind::RoadWaybill | DocumentKind::RailWaybill => 3,
        DocumentKind::TirCarnet => 4,
        DocumentKind::MasterBill => 5,
        _ => return None,
    })
}

impl Plan {
    /// Makes the plan of a sheet; `skip` rows stand above its first data row.
    pub fn new(columns: &[Column], table: &Table<'_>, skip: usize) -> Self {
        let used = choose(columns);
        let votes = Votes::of(&used, table, skip);
        let plan_columns = columns
            .iter()
            .enumerate()
            .map(|(at, column)| PlanColumn {
                header: if column.header.trim().is_empty() {
                    format!("column {}", at + 1).into()
                } else {
                    column.header.trim().into()
                },
                field: used[at],
                grouped: used[at].is_some_and(is_grouped),
                decimal: votes.decimal(at),
                unit: column.meaning.and_then(|meaning| meaning.unit),
                currency: column.meaning.and_then(|meaning| meaning.currency),
            })
            .collect();
        let single = |field: Field| used.iter().position(|known| *known == Some(field));
        let mut plan = Self {
            columns: plan_columns,
            parties: parties(columns, &used),
            documents: documents(&used),
            mass_unit: single(Field::MassUnit),
            quantity_unit: single(Field::QuantityUnit),
            currency: single(Field::Currency),
            dates: votes.dates.order(),
            ten_digits: votes.ten_digits > votes.other_digits,
        };
        plan.drop_unused_groups();
        plan
    }

    /// Columns that no party and no document took after all are kept aside.
    fn drop_unused_groups(&mut self) {
        let mut taken: Vec<usize> = Vec::new();
        for party in &self.parties {
            taken.extend(party.columns());
        }
        for document in &self.documents {
            taken.push(document.column);
            taken.extend(&document.date);
        }
        let has = |plan: &Self, wanted: fn(Field) -> bool| {
            plan.columns.iter().any(|column| column.field.is_some_and(wanted))
        };
        let masses =
            has(self, |f| matches!(f, Field::Gross | Field::Net | Field::TotalGross | Field::Tare));
        taken.extend(self.mass_unit.filter(|_| masses));
        taken.extend(self.quantity_unit.filter(|_| has(self, |f| f == Field::Quantity)));
        taken.extend(self.currency.filter(|_| has(self, |f| f == Field::Value)));
        for (at, column) in self.columns.iter_mut().enumerate() {
            if column.grouped && !taken.contains(&at) {
                column.field = None;
                column.grouped = false;
            }
        }
    }
}

/// Fields that are read together with others, not cell by cell.
fn is_grouped(field: Field) -> bool {
    matches!(
        field,
        Field::Party(..)
            | Field::Document(_)
            | Field::DocumentDate(_)
            | Field::MassUnit
            | Field::QuantityUnit
            | Field::Currency
    )
}

/// Fields of which a line can have several columns.
fn is_several(field: Field) -> bool {
    matches!(
        field,
        Field::Party(..)
            | Field::Document(_)
            | Field::Description
            | Field::Container
            | Field::Wagon
            | Field::Trailer
            | Field::Seal
            | Field::Code(_)
            | Field::Cas
            | Field::UnNumber
            | Field::Means(_)
            | Field::Place(PlaceRole::Transit)
            | Field::Country(CountryRole::Transit)
    )
}

/// The field of each column, after the better of two alike columns was chosen.
fn choose(columns: &[Column]) -> Vec<Option<Field>> {
    let mut best: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        let Some((meaning, (key, field))) = column.meaning.and_then(|m| Some((m, m.field?))) else {
            continue;
        };
        if is_several(field) {
            continue;
        }
        // A variant (`_EN`) gives way to the plain column.
        let rank = meaning.rank + if meaning.variant.is_empty() { 0 } else { 50_000 };
        let known = best.entry(key).or_insert((rank, at));
        if rank < known.0 {
            *known = (rank, at);
        }
    }
    let has = |field: Field| columns.iter().any(|column| column.field() == Some(field));
    let (described, directed) = (has(Field::Description), has(Field::Nature));
    columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let (key, field) = column.meaning?.field?;
            let loses =
                !is_several(field) && best.get(key).is_some_and(|(_, winner)| *winner != at);
            // Import or export in plain words is better than what a procedure lets conclude.
            let spare = (described && field == Field::TariffText)
                || (directed && field == Field::Procedure);
            (!loses && !spare).then_some(field)
        })
        .collect()
}

fn parties(columns: &[Column], used: &[Option<Field>]) -> Vec<PartyPlan> {
    let mut parties: Vec<PartyPlan> = Vec::new();
    let of = |at: usize| {
        let meaning = columns[at].meaning?;
        match used[at]? {
            Field::Party(role, part) => Some((role, part, meaning.variant, meaning.who)),
            _ => None,
        }
    };
    for at in 0..columns.len() {
        let Some((role, part, variant, who)) = of(at) else { continue };
        if !matches!(part, Part::Name | Part::NameAndAddress) {
            continue;
        }
        parties.push(PartyPlan {
            name: Some(at),
            with_address: part == Part::NameAndAddress,
            ..PartyPlan::empty(role, variant, who)
        });
    }
    for at in 0..columns.len() {
        let Some((role, part, variant, who)) = of(at) else { continue };
        if matches!(part, Part::Name | Part::NameAndAddress) {
            continue;
        }
        let position = best_owner(&parties, role, variant, who).unwrap_or_else(|| {
            parties.push(PartyPlan::empty(role, variant, who));
            parties.len() - 1
        });
        parties[position].take(part, at);
    }
    parties
}

/// The party of a role that a column belongs to: of the same word and language, of the same
/// word, of the same language, or else the first one.
fn best_owner(parties: &[PartyPlan], role: PartyRole, variant: &str, who: &str) -> Option<usize> {
    let alike = |party: &PartyPlan| {
        let word: String = who.chars().take(5).collect();
        let same_word = party.who.starts_with(&word) || who.is_empty() || party.who.is_empty();
        u8::from(same_word) * 2 + u8::from(party.variant == variant)
    };
    (0..parties.len())
        .filter(|&at| parties[at].role == role)
        .max_by_key(|&at| (alike(&parties[at]), std::cmp::Reverse(at)))
}

impl PartyPlan {
    /// All its columns.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        self.name
            .iter()
            .chain(&self.addresses)
            .chain(&self.country)
            .copied()
            .chain(self.ids.iter().map(|(column, _)| *column))
            .chain(self.channels.iter().map(|(column, _)| *column))
            .chain(self.contact)
    }

    fn empty(role: PartyRole, variant: &'static str, who: &'static str) -> Self {
        Self {
            role,
            name: None,
            with_address: false,
            addresses: Vec::new(),
            country: None,
            ids: Vec::new(),
            channels: Vec::new(),
            contact: None,
            variant,
            who,
        }
    }

    fn take(&mut self, part: Part, column: usize) {
        match part {
            Part::Address => self.addresses.push(column),
            Part::Country if self.country.is_none() => self.country = Some(column),
            Part::Contact if self.contact.is_none() => self.contact = Some(column),
            Part::Name | Part::NameAndAddress | Part::Country | Part::Contact => {}
            Part::Id => self.ids.push((column, "TIN")),
            Part::Bin => self.ids.push((column, "BIN")),
            Part::Iin => self.ids.push((column, "IIN")),
            Part::Inn => self.ids.push((column, "INN")),
            Part::Phone => self.channels.push((column, "TE")),
            Part::Email => self.channels.push((column, "EM")),
        }
    }
}

fn documents(used: &[Option<Field>]) -> Vec<DocumentPlan> {
    let mut documents: Vec<DocumentPlan> = used
        .iter()
        .enumerate()
        .filter_map(|(column, field)| match field {
            Some(Field::Document(kind)) => Some(DocumentPlan { column, kind: *kind, date: None }),
            _ => None,
        })
        .collect();
    documents.sort_by_key(|document| (transport_rank(document.kind).unwrap_or(9), document.column));
    // `Date of issue` is that of the declaration where there is no transport document, and a bare
    // `Date` that of the transport document where there is no declaration; a date that says whose
    // it is comes first.
    let any_bill = documents.iter().any(DocumentPlan::is_transport);
    let is_declaration = |one: &DocumentPlan| one.kind == DocumentKind::CustomsDeclaration;
    let any_declaration = documents.iter().any(is_declaration);
    for borrowed in [false, true] {
        for (column, field) in used.iter().enumerate() {
            let Some(Field::DocumentDate(kind)) = field else { continue };
            if documents.iter().any(|document| document.date == Some(column)) {
                continue;
            }
            let of_bill = transport_rank(*kind).is_some();
            let of_declaration = *kind == DocumentKind::CustomsDeclaration;
            let owner = documents.iter_mut().find(|document| {
                document.date.is_none()
                    && if borrowed {
                        (of_declaration && !any_declaration && document.is_transport())
                            || (of_bill && !any_bill && is_declaration(document))
                    } else {
                        document.kind == *kind || (of_bill && document.is_transport())
                    }
            });
            if let Some(owner) = owner {
                owner.date = Some(column);
            }
        }
    }
    documents
}

struct Votes {
    decimals: Vec<DecimalVotes>,
    dates: DateVotes,
    ten_digits: u32,
    other_digits: u32,
}

impl Votes {
    fn of(used: &[Option<Field>], table: &Table<'_>, skip: usize) -> Self {
        let mut votes = Self {
            decimals: vec![DecimalVotes::default(); used.len()],
            dates: DateVotes::default(),
            ten_digits: 0,
            other_digits: 0,
        };
        let asked: Vec<(usize, Field)> = used
            .iter()
            .enumerate()
            .filter_map(|(at, field)| Some((at, (*field)?)))
            .filter(|(_, f)| f.is_number() || f.is_date() || matches!(f, Field::Code(_)))
            .collect();
        let mut rows = table.rows();
        let mut row = Row::default();
        let mut seen = 0;
        while seen < VOTING_ROWS + skip && rows.next_into(&mut row) {
            seen += 1;
            if seen <= skip {
                continue;
            }
            for &(column, field) in &asked {
                let Some(cell) = row.filled(column) else { continue };
                if field.is_number() && !cell.typed {
                    votes.decimals[column].observe(&cell.text);
                } else if field.is_date() {
                    votes.dates.observe(&cell.text);
                } else if matches!(field, Field::Code(_)) {
                    votes.observe_code(&cell.text);
                }
            }
        }
        votes
    }

    fn observe_code(&mut self, text: &str) {
        match whole_digits(text).bytes().filter(u8::is_ascii_digit).count() {
            10 => self.ten_digits += 1,
            4 | 6 | 8 => self.other_digits += 1,
            _ => {}
        }
    }

    /// A column that does not tell is read as all columns together are.
    fn decimal(&self, column: usize) -> Decimal {
        let own = self.decimals[column].decimal();
        if own != Decimal::Unknown {
            return own;
        }
        self.decimals.iter().fold(DecimalVotes::default(), |all, votes| all.and(*votes)).decimal()
    }
}
