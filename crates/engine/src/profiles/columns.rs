//! Many rows at once: each field a column of small numbers, each number a reading that occurs
//! (all values of the field in a row together). A test is asked once for each distinct reading;
//! over the rows it is one look into a table, 64 rows to a word. For back-tests over history.

use std::collections::{BTreeMap, HashMap};

use super::compiled::Compiled;
use super::facts::Reading;
use super::fields::{Datum, FieldId, Row};
use super::normal;
use super::truth::Truth;

/// Rows in a word of a mask.
const WORD: usize = 64;

/// For each row, whether something is true and whether it is unknown; false is neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masks {
    hit: Vec<u64>,
    unknown: Vec<u64>,
}

impl Masks {
    /// What it is in one row.
    pub fn truth(&self, row: usize) -> Truth {
        let bit = |mask: &[u64]| mask[row / WORD] >> (row % WORD) & 1 == 1;
        if bit(&self.hit) {
            Truth::True
        } else if bit(&self.unknown) {
            Truth::Unknown
        } else {
            Truth::False
        }
    }

    /// In how many rows it is true.
    pub fn hits(&self) -> usize {
        self.hit.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// In how many rows it is unknown.
    pub fn unknowns(&self) -> usize {
        self.unknown.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The rows in which it is true.
    pub fn hit_rows(&self) -> impl Iterator<Item = usize> {
        self.hit.iter().enumerate().flat_map(|(at, word)| {
            (0..WORD).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * WORD + bit)
        })
    }

    pub(super) fn and(&mut self, other: &Self) {
        for (at, (hit, unknown)) in self.hit.iter_mut().zip(&mut self.unknown).enumerate() {
            let possible = (*hit | *unknown) & (other.hit[at] | other.unknown[at]);
            *hit &= other.hit[at];
            *unknown = possible & !*hit;
        }
    }

    pub(super) fn or(&mut self, other: &Self) {
        for (at, (hit, unknown)) in self.hit.iter_mut().zip(&mut self.unknown).enumerate() {
            let possible = *unknown | other.unknown[at];
            *hit |= other.hit[at];
            *unknown = possible & !*hit;
        }
    }

    pub(super) fn negated(mut self, rows: usize) -> Self {
        for (hit, unknown) in self.hit.iter_mut().zip(&self.unknown) {
            *hit = !(*hit | unknown);
        }
        // Bits behind the last row are no rows.
        if let Some(last) = self.hit.last_mut()
            && !rows.is_multiple_of(WORD)
        {
            *last &= (1 << (rows % WORD)) - 1;
        }
        self
    }
}

#[derive(Debug, Default)]
struct Column {
    /// For each row, which of the readings.
    ids: Vec<u32>,
    readings: Vec<Reading>,
    known: HashMap<Vec<u8>, u32>,
    /// For each row the number, not-a-number where the row says nothing that can be compared:
    /// masses and values repeat so little that a table of them would be as long as the rows.
    numbers: Vec<f64>,
    /// Whether some row has several values, so that `numbers` does not tell all.
    several: bool,
}

impl Column {
    fn push(&mut self, field: FieldId, row: &Row<'_>, key: &mut Vec<u8>) {
        key.clear();
        field.field().read(row, &mut |datum| write_key(&datum, key));
        let id = if let Some(id) = self.known.get(key.as_slice()) {
            *id
        } else {
            let mut reading = Reading::default();
            normal::read(field.field(), row, &mut |datum| reading.add(&datum));
            let id = self.readings.len() as u32;
            self.readings.push(reading);
            self.known.insert(key.clone(), id);
            id
        };
        self.ids.push(id);
        let reading = &self.readings[id as usize];
        self.several |= reading.number().is_none() && !reading.says_nothing();
        self.numbers.push(reading.number().unwrap_or(f64::NAN));
    }
}

/// A value as bytes, so that different readings never look alike.
fn write_key(datum: &Datum<'_>, key: &mut Vec<u8>) {
    match datum {
        Datum::Text(text) => {
            key.push(b't');
            key.extend_from_slice(&(text.len() as u64).to_le_bytes());
            key.extend_from_slice(text.as_bytes());
        }
        Datum::Number(number) => {
            key.push(b'n');
            key.extend_from_slice(&number.to_bits().to_le_bytes());
        }
        Datum::Date(day) => {
            use chrono::Datelike;
            key.push(b'd');
            key.extend_from_slice(&day.num_days_from_ce().to_le_bytes());
        }
        Datum::Bool(value) => key.extend_from_slice(&[b'b', u8::from(*value)]),
        Datum::Unreadable => key.push(b'?'),
    }
}

/// Rows as columns of the fields that some conditions ask about.
#[derive(Debug)]
pub struct Columns {
    rows: usize,
    of_field: BTreeMap<FieldId, Column>,
    key: Vec<u8>,
}

impl Columns {
    /// No rows yet, with columns for the fields of some conditions.
    pub fn of(conditions: &[&Compiled]) -> Self {
        let fields = conditions.iter().flat_map(|one| one.leaves.iter().map(|leaf| leaf.field));
        let of_field = fields.map(|field| (field, Column::default())).collect();
        Self { rows: 0, of_field, key: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: &Row<'_>) {
        for (field, column) in &mut self.of_field {
            column.push(*field, row, &mut self.key);
        }
        self.rows += 1;
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Evaluates conditions over all rows. A test that stands in several conditions is evaluated
    /// once.
    ///
    /// # Panics
    /// If a condition asks about a field that [`Columns::of`] was not told of.
    pub fn evaluate(&self, conditions: &[&Compiled]) -> Vec<Masks> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut masks: Vec<Masks> = Vec::new();
        let mut of_condition: Vec<Vec<usize>> = Vec::with_capacity(conditions.len());
        for condition in conditions {
            let mut own = Vec::with_capacity(condition.leaves.len());
            for (test, leaf) in condition.tests().iter().zip(&condition.leaves) {
                let at = *places.entry(super::expression::print_test(test)).or_insert_with(|| {
                    masks.push(self.test(leaf));
                    masks.len() - 1
                });
                own.push(at);
            }
            of_condition.push(own);
        }
        conditions
            .iter()
            .zip(of_condition)
            .map(|(condition, own)| {
                let tests: Vec<&Masks> = own.iter().map(|at| &masks[*at]).collect();
                condition.masks(&tests, self.rows)
            })
            .collect()
    }

    fn test(&self, leaf: &super::leaf::Leaf) -> Masks {
        let column =
            self.of_field.get(&leaf.field).expect("the column of every asked field is kept");
        if let Some(range) = leaf.range()
            && !column.several
        {
            return compare(&column.numbers, range);
        }
        let table: Vec<u8> = column
            .readings
            .iter()
            .map(|reading| match leaf.judge(|out| reading.give(out)) {
                Truth::False => 0,
                Truth::True => 1,
                Truth::Unknown => 2,
            })
            .collect();
        let words = self.rows.div_ceil(WORD);
        let (mut hit, mut unknown) = (Vec::with_capacity(words), Vec::with_capacity(words));
        for chunk in column.ids.chunks(WORD) {
            let (mut hits, mut unknowns) = (0u64, 0u64);
            for (bit, id) in chunk.iter().enumerate() {
                let truth = u64::from(table[*id as usize]);
                hits |= (truth & 1) << bit;
                unknowns |= (truth >> 1) << bit;
            }
            hit.push(hits);
            unknown.push(unknowns);
        }
        Masks { hit, unknown }
    }
}

/// Numbers within a range, or outside of it.
fn compare(numbers: &[f64], (low, high, outside): (f64, f64, bool)) -> Masks {
    let words = numbers.len().div_ceil(WORD);
    let (mut hit, mut unknown) = (Vec::with_capacity(words), Vec::with_capacity(words));
    for chunk in numbers.chunks(WORD) {
        let (mut hits, mut unknowns) = (0u64, 0u64);
        for (bit, number) in chunk.iter().enumerate() {
            let within = low <= *number && *number <= high;
            let known = !number.is_nan();
            hits |= u64::from((within != outside) && known) << bit;
            unknowns |= u64::from(!known) << bit;
        }
        hit.push(hits);
        unknown.push(unknowns);
    }
    Masks { hit, unknown }
}
