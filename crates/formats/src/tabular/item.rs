//! One row's goods line: descriptions, codes, packages, masses, value, dangerous-goods data.

use sarhad_model::{
    CasNumber, Classification, ClassificationScheme, ConsignmentItem, DangerousGoods, HsCode,
    Issue, IssueCode, Measure, Money, Packaging, Span, Text, UnNumber, Value,
};

use super::field::{CountryRole, Field};
use super::plan::{Plan, PlanColumn};
use super::slot::{keep, part_span};
use super::table::{Cell, Row};
use crate::reading::number::{self, Decimal};
use crate::reading::{code, goods_text, party_text, text};

/// What a row says about goods.
#[derive(Debug, Default)]
pub struct ItemCells {
    /// The line.
    pub item: ConsignmentItem,
    /// Whether anything but remarks and a number is in it.
    pub has_goods: bool,
    /// Placeholders that stood in goods fields.
    pub issues: Vec<Issue>,
    packaging: Packaged,
    danger: Danger,
    mass_unit: Option<String>,
    currency_used: bool,
}

#[derive(Debug, Default)]
struct Packaged {
    quantity: Option<Value<f64>>,
    kind: Option<Text>,
    marks: Option<Text>,
}

#[derive(Debug, Default)]
struct Danger {
    un_numbers: Vec<Value<UnNumber>>,
    class: Option<Text>,
    packing_group: Option<Text>,
}

impl ItemCells {
    /// Starts the line of a row.
    pub fn new(row: &Row<'_>, plan: &Plan) -> Self {
        let mass_unit =
            plan.mass_unit.and_then(|at| row.filled(at)).map(|cell| cell.text.trim().to_owned());
        let mut this = Self { mass_unit, ..Self::default() };
        this.item.source = row.span();
        this
    }

    /// Takes one cell; `false` when the field is not of the goods line.
    pub fn take(
        &mut self,
        field: Field,
        cell: &Cell<'_>,
        column: &PlanColumn,
        plan: &Plan,
        row: &Row<'_>,
    ) -> bool {
        let raw = &*cell.text;
        match field {
            Field::Sequence => self.sequence(cell, column),
            Field::Description | Field::TariffText => self.description(cell, column),
            Field::Code(scheme) => self.codes(cell, scheme, plan.ten_digits),
            Field::Marks => self.packaging.marks = Some(text(raw, cell.span)),
            Field::PackageKind => self.packaging.kind = Some(text(raw, cell.span)),
            Field::Packages => self.packages(cell, column.decimal),
            Field::Gross => {
                let mass = mass(cell, column, self.mass_unit.as_deref());
                self.item.gross_mass_kg = Some(mass);
            }
            Field::Net => {
                let mass = mass(cell, column, self.mass_unit.as_deref());
                self.item.net_mass_kg = Some(mass);
            }
            Field::Volume => self.item.volume_m3 = Some(amount(cell, column.decimal).into()),
            Field::Quantity => self.quantity(cell, column.decimal, plan, row),
            Field::Value => self.value(cell, column, plan, row),
            Field::UnNumber => {
                let number = Value::read(raw, cell.span, UnNumber::parse);
                self.danger.un_numbers.push(number);
            }
            Field::HazardClass => self.danger.class = Some(Text::new(raw, cell.span)),
            Field::PackingGroup => self.danger.packing_group = Some(Text::new(raw, cell.span)),
            Field::Cas => self.item.cas_numbers.push(Value::read(raw, cell.span, CasNumber::parse)),
            Field::Country(CountryRole::Origin) => {
                self.item.origin_country = Some(code::country(raw, cell.span));
            }
            _ => return false,
        }
        self.has_goods |= field != Field::Sequence;
        true
    }

    /// Keeps a cell that no field holds.
    pub fn keep(&mut self, key: &str, cell: &Cell<'_>) {
        keep(&mut self.item.additional_information, key, cell);
    }

    fn sequence(&mut self, cell: &Cell<'_>, column: &PlanColumn) {
        match cell.text.trim().trim_end_matches('.').parse() {
            Ok(number) => {
                self.item.sequence = number;
                // The number has no place of its own in the line.
                self.keep(&column.header, cell);
            }
            Err(_) => self.keep(&column.header, cell),
        }
    }

    fn description(&mut self, cell: &Cell<'_>, column: &PlanColumn) {
        if party_text::is_placeholder(&cell.text) {
            self.issues.push(
                Issue::new(IssueCode::Placeholder, cell.span, &cell.text)
                    .with("field", "goods.description"),
            );
            self.keep(&column.header, cell);
            return;
        }
        let same = self.item.cargo_description.iter().any(|known| *known.raw == *cell.text);
        if same {
            self.keep(&column.header, cell);
        } else {
            self.item.cargo_description.push(text(&cell.text, cell.span));
        }
    }

    /// One code, or a list of codes when every part is one.
    fn codes(&mut self, cell: &Cell<'_>, scheme: Option<ClassificationScheme>, ten_digits: bool) {
        let raw = &*cell.text;
        if let Some(parts) = code_list(raw) {
            for part in parts {
                let span = part_span(cell, &part);
                let code = code::classification(&raw[part], span, scheme, ten_digits);
                self.item.classifications.push(code);
            }
            // Separators between the codes are part of the cell too.
            if let (Some(first), Span::Bytes { .. }) =
                (self.item.classifications.first_mut(), cell.span)
            {
                first.code.span = cell.span;
            }
            return;
        }
        let code: Classification = code::classification(raw, cell.span, scheme, ten_digits);
        self.item.classifications.push(code);
    }

    /// `10`, or `10 CTNS`, where the word is the kind of package.
    fn packages(&mut self, cell: &Cell<'_>, decimal: Decimal) {
        let quantity = amount(cell, decimal);
        let unit = number::parse(&cell.text, decimal).map_or("", |parsed| parsed.unit);
        if !unit.is_empty() && self.packaging.kind.is_none() {
            self.packaging.kind = Some(Text::new(unit, cell.span));
        }
        self.packaging.quantity = Some(quantity);
    }

    fn quantity(&mut self, cell: &Cell<'_>, decimal: Decimal, plan: &Plan, row: &Row<'_>) {
        let unit = plan
            .quantity_unit
            .and_then(|at| row.filled(at))
            .map(|cell| Text::new(&*cell.text, cell.span));
        self.item.measures.push(Measure { quantity: amount(cell, decimal), unit });
    }

    fn value(&mut self, cell: &Cell<'_>, column: &PlanColumn, plan: &Plan, row: &Row<'_>) {
        let amount = amount(cell, column.decimal);
        let in_cell = number::parse(&cell.text, column.decimal)
            .map(|parsed| parsed.unit)
            .filter(|unit| !unit.is_empty())
            .map(|unit| Text::new(unit, cell.span));
        // The header of the amount names its currency best (`INVOICE_VALUE_RUB`): a column of
        // currencies beside it may be that of another amount.
        let currency =
            column.currency.map(|code| Text::new(code, Span::None)).or(in_cell).or_else(|| {
                let cell = plan.currency.and_then(|at| row.filled(at))?;
                self.currency_used = true;
                Some(Text::new(cell.text.trim(), cell.span))
            });
        self.item.value = Some(Box::new(Money { amount, currency }));
    }

    /// The finished line, with what its texts say.
    pub fn finish(mut self, row: &Row<'_>, plan: &Plan) -> (ConsignmentItem, bool, Vec<Issue>) {
        self.keep_unused_units(row, plan);
        let Packaged { quantity, kind, marks } = self.packaging;
        if quantity.is_some() || kind.is_some() || marks.is_some() {
            let marks = marks.map(Box::new);
            self.item.packaging.push(Packaging { quantity, kind, marks });
        }
        let Danger { un_numbers, class, packing_group } = self.danger;
        if !un_numbers.is_empty() || class.is_some() || packing_group.is_some() {
            let mut numbers = un_numbers.into_iter();
            self.item.dangerous_goods.push(DangerousGoods {
                un_number: numbers.next(),
                class,
                packing_group,
            });
            self.item.dangerous_goods.extend(numbers.map(|number| DangerousGoods {
                un_number: Some(number),
                class: None,
                packing_group: None,
            }));
        }
        goods_text::enrich(&mut self.item);
        let item = &mut self.item;
        item.cargo_description.shrink_to_fit();
        item.classifications.shrink_to_fit();
        item.packaging.shrink_to_fit();
        item.measures.shrink_to_fit();
        item.additional_information.shrink_to_fit();
        (self.item, self.has_goods, self.issues)
    }

    /// Units whose number is missing, and the unit of the masses, which no field holds.
    fn keep_unused_units(&mut self, row: &Row<'_>, plan: &Plan) {
        let spare = [
            plan.mass_unit,
            plan.quantity_unit.filter(|_| self.item.measures.is_empty()),
            plan.currency.filter(|_| !self.currency_used),
        ];
        for at in spare.into_iter().flatten() {
            if let Some(cell) = row.filled(at).filter(|_| plan.columns[at].field.is_some()) {
                keep(&mut self.item.additional_information, &plan.columns[at].header, cell);
            }
        }
    }
}

/// A number; one that the workbook typed is read as it is.
pub fn amount(cell: &Cell<'_>, decimal: Decimal) -> Value<f64> {
    let decimal = if cell.typed { Decimal::Point } else { decimal };
    number::value(&cell.text, cell.span, decimal)
}

/// A mass in kilograms, by the unit in the cell, of its unit column, or of its header.
pub fn mass(cell: &Cell<'_>, column: &PlanColumn, unit: Option<&str>) -> Value<f64> {
    let decimal = if cell.typed { Decimal::Point } else { column.decimal };
    number::mass_kg(&cell.text, cell.span, decimal, column.unit.or(unit))
}

/// Byte ranges of the codes when a cell holds several and nothing else.
fn code_list(raw: &str) -> Option<Vec<std::ops::Range<usize>>> {
    if !raw.contains([',', ';', '/', '\n', '|']) || HsCode::parse(raw).is_ok() {
        return None;
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    for part in raw.split([',', ';', '/', '\n', '|']) {
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            HsCode::parse(trimmed).ok().filter(|code| code.hs6().is_some())?;
            let at = start + (part.len() - part.trim_start().len());
            ranges.push(at..at + trimmed.len());
        }
        start += part.len() + 1;
    }
    (ranges.len() > 1).then_some(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_codes_are_divided_only_when_all_are_codes() {
        assert_eq!(code_list("690721, 690722"), Some(vec![0..6, 8..14]));
        assert_eq!(code_list("6907.21"), None);
        assert_eq!(code_list("690721, tiles"), None);
        assert_eq!(code_list("690721"), None);
    }
}
