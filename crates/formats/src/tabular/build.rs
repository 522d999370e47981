//! Rows to consignments: a row is a line; neighbouring rows of one bill or declaration are one
//! consignment; consignments of one journey are one declaration.

use std::collections::{BTreeMap, HashMap};

use sarhad_model::{
    AdditionalInformation, Consignment, Declaration, Issue, IssueCode, Quarantined,
};

use super::consignment_cells as cells;
use super::continuation::{Known, Names, mix};
use super::equipment_cells::{self, EquipmentCells, EquipmentIndex};
use super::item::ItemCells;
use super::journey;
use super::plan::Plan;
use super::row_kind::{self, RowKind};
use super::slot::keep;
use super::table::Row;
use crate::Limits;
use crate::reading::{firm, party_text};

/// What was built of all sheets together.
#[derive(Debug, Default)]
pub struct Built {
    /// Declarations, in the order in which their journeys first occur.
    pub declarations: Vec<Declaration>,
    /// Rows left out, titles, remarks.
    pub additional_information: Vec<AdditionalInformation>,
    /// Lists and rows that wait for a person.
    pub quarantined: Vec<Quarantined>,
    /// What is wrong with the submission as a whole.
    pub issues: Vec<Issue>,
    journeys: BTreeMap<String, usize>,
    bills: HashMap<Box<str>, u64>,
    consignments: usize,
}

impl Built {
    /// Cells of a row beyond the limit of columns wait for a person.
    pub fn set_beyond_aside(&mut self, row: &Row<'_>, limit: usize) {
        let Some((span, count)) = row.beyond else { return };
        if !self.issues.iter().any(|issue| issue.code == IssueCode::TooMany) {
            self.issues.push(
                Issue::new(IssueCode::TooMany, span, "")
                    .with("what", "columns")
                    .with("limit", limit)
                    .with("found", limit + count),
            );
        }
        let reason = IssueCode::TooMany;
        self.quarantined.push(Quarantined { span, raw: Box::default(), reason });
    }
}

/// The consignment that the next row may go on with.
#[derive(Debug)]
struct Open {
    consignment: Consignment,
    known: Known,
    declaration: usize,
    content: u64,
    containers: EquipmentIndex,
}

/// Builds the consignments of one sheet.
pub struct Builder<'b> {
    plan: &'b Plan,
    limits: &'b Limits,
    built: &'b mut Built,
    /// What the title above the table says of the journey.
    template: Declaration,
    journey_columns: Vec<usize>,
    /// What tells the journey of the row.
    journey: RowJourney,
    /// The same of the row that opened the consignment.
    open_journey: String,
    open: Option<Box<Open>>,
    first: bool,
    after_totals: bool,
    full: bool,
}

impl<'b> Builder<'b> {
    /// Starts a sheet.
    pub fn new(
        plan: &'b Plan,
        limits: &'b Limits,
        template: Declaration,
        built: &'b mut Built,
    ) -> Self {
        let journey_columns = plan
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.field.is_some_and(journey::is_of_journey))
            .map(|(at, _)| at)
            .collect();
        Self {
            plan,
            limits,
            built,
            template,
            journey_columns,
            journey: RowJourney::default(),
            open_journey: String::new(),
            open: None,
            first: true,
            after_totals: false,
            full: false,
        }
    }

    /// Takes the next row; `false` when a limit is met and the rest is not to be read.
    pub fn row(&mut self, row: &Row<'_>) -> bool {
        self.built.set_beyond_aside(row, self.limits.columns);
        let kind = row_kind::of(row, self.plan, self.first);
        self.first = kind == RowKind::Header && self.first;
        match kind {
            RowKind::Totals => {
                self.after_totals = true;
                self.built.issues.push(Issue::new(
                    IssueCode::TotalsRow,
                    row.span(),
                    &words_of(row),
                ));
                self.set_aside(row);
            }
            RowKind::Header => self.set_aside(row),
            RowKind::Remark => self.left_out(row),
            // Below the sums stand signatures and notes.
            RowKind::Line if self.after_totals && row.all_filled().count() <= 2 => {
                self.left_out(row);
            }
            RowKind::Line => self.line(row),
        }
        !self.full
    }

    fn left_out(&mut self, row: &Row<'_>) {
        self.built.issues.push(Issue::new(IssueCode::RowLeftOut, row.span(), &words_of(row)));
        self.set_aside(row);
    }

    fn set_aside(&mut self, row: &Row<'_>) {
        for (column, cell) in row.all_filled() {
            let header = self.plan.columns.get(column).map_or("", |known| &*known.header);
            keep(&mut self.built.additional_information, header, cell);
        }
    }

    fn line(&mut self, row: &Row<'_>) {
        self.journey.look_at(row, &self.journey_columns);
        let names = Names::of(row, self.plan);
        if !self.goes_on(row, &names) {
            self.close();
            if self.built.consignments >= self.limits.consignments {
                self.stop(row);
                return;
            }
            let declaration = self.declaration(row);
            self.open = Some(Box::new(Open {
                consignment: Consignment { source: row.span(), ..Consignment::default() },
                known: Known::new(&names),
                declaration,
                content: 0,
                containers: EquipmentIndex::new(),
            }));
        }
        if let Some(mut open) = self.open.take() {
            self.fill(row, &mut open);
            self.open = Some(open);
        }
    }

    /// Whether a row is one more line of the open consignment: on the same journey, and known by
    /// the same names or by none.
    fn goes_on(&mut self, row: &Row<'_>, names: &Names<'_>) -> bool {
        let Some(open) = &mut self.open else { return false };
        let key = &self.journey.key;
        if *key != self.open_journey && journey::names_something(key) {
            return false;
        }
        open.known.goes_on(names, row, self.plan)
    }

    /// The declaration of the row's journey.
    fn declaration(&mut self, row: &Row<'_>) -> usize {
        let key = &self.journey.key;
        self.open_journey.clone_from(key);
        if let Some(known) = self.built.journeys.get(key) {
            return *known;
        }
        let mut declaration = self.template.clone();
        declaration.source = row.span();
        journey::apply(row, &self.journey_columns, self.plan, &mut declaration);
        self.built.declarations.push(declaration);
        let position = self.built.declarations.len() - 1;
        self.built.journeys.insert(key.clone(), position);
        position
    }

    /// Puts a row into the open consignment.
    fn fill(&mut self, row: &Row<'_>, open: &mut Open) {
        let plan = self.plan;
        let consignment = &mut open.consignment;
        let mut item = ItemCells::new(row, plan);
        let mut equipment = EquipmentCells::default();
        let mut unplaced = Vec::new();
        for (column, cell) in row.all_filled() {
            if open.known.bill.is_some() {
                open.content = mix(open.content, column, &cell.text);
            }
            let Some(known) = plan.columns.get(column) else {
                item.keep(&format!("column {}", column + 1), cell);
                unplaced.extend(firm::is_name(&cell.text).then_some(column));
                continue;
            };
            let Some(field) = known.field else {
                item.keep(&known.header, cell);
                unplaced.extend(firm::is_name(&cell.text).then_some(column));
                continue;
            };
            if known.grouped || equipment.take(field, column) {
                continue;
            }
            if journey::is_of_journey(field) {
                if party_text::is_placeholder(&cell.text) {
                    item.keep(&known.header, cell);
                }
            } else if !item.take(field, cell, known, plan, row) {
                cells::take(field, cell, column, plan, consignment);
            }
        }
        cells::parties(row, plan, consignment);
        for column in unplaced {
            cells::unplaced_party(row, column, plan, consignment);
        }
        cells::documents(row, plan, consignment);
        let (item, has_goods, issues) = item.finish(row, plan);
        consignment.issues.extend(issues);
        let position = if has_goods {
            consignment.items.reserve_exact(1);
            consignment.items.push(item);
            Some(consignment.items.len() - 1)
        } else {
            consignment.additional_information.extend(item.additional_information);
            // A row with equipment only goes on with the line above.
            consignment.items.len().checked_sub(1)
        };
        let position = position.map(|at| at as u32);
        let limit = self.limits.containers_in_cell;
        let quarantined = &mut self.built.quarantined;
        let index = &mut open.containers;
        equipment.place(row, plan, limit, position, consignment, index, quarantined);
        if let Some(item) = position.filter(|_| has_goods) {
            equipment_cells::of_goods_text(item, limit, consignment, index);
        }
    }

    fn stop(&mut self, row: &Row<'_>) {
        self.full = true;
        self.built.issues.push(
            Issue::new(IssueCode::TooMany, row.span(), "")
                .with("what", "consignments")
                .with("limit", self.limits.consignments),
        );
    }

    /// Closes the open consignment.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let Open { mut consignment, known, declaration, content, containers: _ } = *open;
        consignment.issues.extend(known.remark());
        party_text::resolve(&mut consignment);
        consignment.additional_information.shrink_to_fit();
        consignment.issues.shrink_to_fit();
        if consignment.items.len() <= 1 {
            // One line may be in any of the equipment: that needs no links.
            consignment.item_equipment = Vec::new();
        }
        if let Some(bill) = known.bill {
            match self.built.bills.get(&bill) {
                None => {
                    self.built.bills.insert(bill, content);
                }
                Some(known) => {
                    let code = if *known == content {
                        IssueCode::DuplicateConsignment
                    } else {
                        IssueCode::ConsignmentDiffers
                    };
                    let issue = Issue::new(code, consignment.source, &bill);
                    consignment.issues.push(issue.with("bill", &bill));
                }
            }
        }
        self.built.consignments += 1;
        consignment.shrink();
        self.built.declarations[declaration].consignments.push(consignment);
    }

    /// Ends the sheet.
    pub fn finish(mut self) {
        self.close();
    }
}

/// The filled cells of a row, side by side, as far as an issue shows them.
fn words_of(row: &Row<'_>) -> String {
    let mut words = String::new();
    for (_, cell) in row.all_filled() {
        if words.len() > Issue::MAX_RAW * 4 {
            break;
        }
        if !words.is_empty() {
            words.push_str(" | ");
        }
        words.push_str(cell.text.trim());
    }
    words
}

/// What tells the journey of a row; worked out anew only when its cells are not those of the row
/// before.
#[derive(Debug, Default)]
struct RowJourney {
    cells: String,
    cells_before: String,
    key: String,
}

impl RowJourney {
    fn look_at(&mut self, row: &Row<'_>, columns: &[usize]) {
        std::mem::swap(&mut self.cells, &mut self.cells_before);
        self.cells.clear();
        for &column in columns {
            if let Some(cell) = row.cells.get(column) {
                self.cells.push_str(&cell.text);
            }
            self.cells.push('\u{1f}');
        }
        if self.cells != self.cells_before || self.key.is_empty() {
            journey::key_of(row, columns, &mut self.key);
        }
    }
}
