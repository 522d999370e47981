//! Walks the segments of one message. A segment belongs to what was opened last: the header, a
//! piece of equipment (EQD), a bill (CNI), a goods line (GID).

use sarhad_model::{
    ConsignmentItem, Declaration, DeclarationFunction, DeclarationKind, Issue, IssueCode,
    Quarantined, Severity,
};

use super::bill::Bill;
use super::equipment::Pool;
use super::{bill, equipment, goods, journey, party};
use crate::edifact::interchange::{Message, count_differs};
use crate::edifact::segment::Segment;

/// What became of a message.
pub struct Mapped {
    pub declaration: Declaration,
    pub issues: Vec<Issue>,
    pub quarantined: Vec<Quarantined>,
}

/// What the next segment belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Header,
    /// Equipment of the header.
    Equipment,
    Bill,
    /// Equipment inside a bill.
    BillEquipment,
    Item,
    /// Bills beyond the limit.
    Beyond,
}

struct Walk {
    mapped: Mapped,
    within: Within,
    pool: Pool,
    bill: Option<Bill>,
    /// Nature of all bills that state none.
    nature: Option<bill::Nature>,
    /// Totals of the header, with their qualifier.
    totals: Vec<(String, String, sarhad_model::Span)>,
}

/// Maps a message; at most `most` bills.
pub fn map(message: &Message<'_, '_>, most: usize) -> Mapped {
    let mut walk = Walk {
        mapped: Mapped {
            declaration: Declaration::default(),
            issues: Vec::new(),
            quarantined: Vec::new(),
        },
        within: Within::Header,
        pool: Pool::default(),
        bill: None,
        nature: None,
        totals: Vec::new(),
    };
    let last = message.segments.len().saturating_sub(1);
    for (index, segment) in message.segments.iter().enumerate() {
        if index == last && message.cut && !segment.terminated {
            walk.quarantine(segment, IssueCode::Truncated);
        } else {
            walk.segment(segment, most);
        }
    }
    walk.end(message)
}

impl Walk {
    fn quarantine(&mut self, segment: &Segment<'_, '_>, reason: IssueCode) {
        segment.is_structure();
        self.mapped.quarantined.push(Quarantined {
            span: segment.span(),
            raw: segment.raw().into(),
            reason,
        });
    }

    fn segment(&mut self, segment: &Segment<'_, '_>, most: usize) {
        match &*segment.tag() {
            "CNI" => self.open_bill(segment, most),
            _ if self.within == Within::Beyond => {
                self.quarantine(segment, IssueCode::TooMany);
                return;
            }
            "EQD" => self.open_equipment(segment),
            "GID" => {
                let bill = self.bill.get_or_insert_default();
                bill.consignment.items.push(goods::opened(segment));
                self.within = Within::Item;
            }
            tag => self.detail(tag, segment),
        }
        self.leftovers(segment);
    }

    fn open_bill(&mut self, segment: &Segment<'_, '_>, most: usize) {
        self.close_bill(false);
        if self.mapped.declaration.consignments.len() >= most {
            if self.within != Within::Beyond {
                let issue = Issue::new(IssueCode::TooMany, segment.span(), segment.raw());
                self.mapped.issues.push(issue.with("what", "consignments").with("limit", most));
            }
            self.within = Within::Beyond;
            self.quarantine(segment, IssueCode::TooMany);
            return;
        }
        self.bill = Some(Bill::opened(segment));
        self.within = Within::Bill;
    }

    fn open_equipment(&mut self, segment: &Segment<'_, '_>) {
        let opened = equipment::opened(segment);
        if let Some(bill) = &mut self.bill {
            bill.equip(opened);
            self.within = Within::BillEquipment;
        } else {
            self.pool.add(opened);
            self.within = Within::Equipment;
        }
    }

    /// A segment that details what was opened last.
    fn detail(&mut self, tag: &str, segment: &Segment<'_, '_>) {
        let taken = match self.within {
            Within::Equipment => self
                .pool
                .last_mut()
                .is_some_and(|equipment| equipment::detail(tag, segment, equipment)),
            Within::BillEquipment => self
                .bill
                .as_mut()
                .and_then(|bill| bill.consignment.transport_equipment.last_mut())
                .is_some_and(|equipment| equipment::detail(tag, segment, equipment)),
            Within::Item => self.item_detail(tag, segment),
            Within::Header | Within::Bill | Within::Beyond => false,
        };
        // What does not detail equipment and cannot stand above it stays with it, unmapped.
        let above = matches!(tag, "BGM" | "TDT" | "RFF" | "NAD" | "GIS" | "CNT" | "DOC" | "MOA");
        let in_equipment = matches!(self.within, Within::Equipment | Within::BillEquipment);
        if taken || (in_equipment && !above) {
            return;
        }
        if let Some(bill) = &mut self.bill {
            if in_equipment {
                self.within = Within::Bill;
            }
            bill.detail(tag, segment, &mut self.pool);
        } else {
            self.within = Within::Header;
            self.header_detail(tag, segment);
        }
    }

    fn item_detail(&mut self, tag: &str, segment: &Segment<'_, '_>) -> bool {
        let Some(bill) = &mut self.bill else { return false };
        if tag == "SGP" {
            bill.link(segment, &mut self.pool);
            return true;
        }
        let item: Option<&mut ConsignmentItem> = bill.consignment.items.last_mut();
        item.is_some_and(|item| goods::detail(tag, segment, item))
    }

    fn header_detail(&mut self, tag: &str, segment: &Segment<'_, '_>) {
        let declaration = &mut self.mapped.declaration;
        match tag {
            "BGM" => {
                segment.fill(&mut declaration.functional_reference, 2, 0);
                declaration.function = match &*segment.peek(3, 0) {
                    "1" => DeclarationFunction::Cancellation,
                    "2" | "3" | "4" | "5" | "20" | "33" | "36" => DeclarationFunction::Amendment,
                    _ => DeclarationFunction::Original,
                };
                if segment.peek(3, 0) == "9" {
                    segment.qualifier(3, 0);
                }
            }
            "DTM" => journey::header_date(segment, declaration),
            "LOC" => journey::header_place(segment, declaration),
            "TDT" => journey::transport(segment, declaration),
            "NAD" => declaration.parties.extend(party::of(segment)),
            "CTA" | "COM" => party::reached_by(tag, segment, declaration.parties.last_mut()),
            "GIS" => self.nature = bill::Nature::of(segment),
            "CNT" => {
                let (what, number) = (segment.peek(1, 0), segment.peek(1, 1));
                self.totals.push((what.into_owned(), number.into_owned(), segment.span()));
            }
            _ => {}
        }
    }

    /// What nobody took goes to the object that is open.
    fn leftovers(&mut self, segment: &Segment<'_, '_>) {
        let into = match (&mut self.bill, self.within) {
            (Some(bill), Within::Item) => match bill.consignment.items.last_mut() {
                Some(item) => &mut item.additional_information,
                None => &mut bill.consignment.additional_information,
            },
            (Some(bill), _) => &mut bill.consignment.additional_information,
            (None, _) => &mut self.mapped.declaration.additional_information,
        };
        segment.leftovers(into);
    }

    fn close_bill(&mut self, cut: bool) {
        let Some(bill) = self.bill.take() else { return };
        let mut consignment = bill.closed(self.nature.as_ref());
        if cut {
            let issue = Issue::new(IssueCode::Truncated, consignment.source, "");
            consignment.issues.push(Issue { severity: Severity::Quarantine, ..issue });
        }
        consignment.shrink();
        self.mapped.declaration.consignments.push(consignment);
    }

    fn end(mut self, message: &Message<'_, '_>) -> Mapped {
        self.close_bill(message.cut);
        self.check_totals();
        let declaration = &mut self.mapped.declaration;
        declaration.transport_equipment = self.pool.unclaimed();
        let all_export = declaration
            .consignments
            .iter()
            .all(|c| c.nature == Some(sarhad_model::ConsignmentNature::Export));
        if all_export && !declaration.consignments.is_empty() {
            declaration.kind = DeclarationKind::CargoReportExport;
        }
        let spans = message.segments.first().zip(message.segments.last());
        if let Some((first, last)) = spans {
            declaration.source = first.span().hull(last.span());
        }
        self.mapped
    }

    /// Compares the control totals of the message with what it holds.
    fn check_totals(&mut self) {
        let declaration = &self.mapped.declaration;
        for (qualifier, declared, span) in &self.totals {
            let (what, counted) = match &**qualifier {
                "10" => ("consignments", declaration.consignments.len()),
                "16" => ("equipment", self.pool.len()),
                _ => continue,
            };
            if declared.parse() != Ok(counted) {
                self.mapped.issues.push(count_differs(*span, what, declared, counted));
            }
        }
    }
}
