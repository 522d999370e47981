//! The units that goods texts use, in Latin and Cyrillic letters, from `data/units.csv`. No
//! unit algebra: a unit is a name with a dimension and a factor.

use std::collections::HashMap;

/// What is measured, as a number in the table of dimensions.
pub(super) type Dimension = u16;

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit {
    /// What it measures.
    pub dimension: Dimension,
    /// Base units in one.
    pub factor: f64,
    /// What is added after the factor (degrees Celsius to kelvin).
    pub offset: f64,
}

impl Unit {
    /// A value in base units.
    pub fn to_base(self, value: f64) -> f64 {
        value.mul_add(self.factor, self.offset)
    }

    /// A value in base units in this one.
    pub fn of_base(self, value: f64) -> f64 {
        (value - self.offset) / self.factor
    }
}

/// All units.
#[derive(Debug, Default)]
pub(super) struct UnitTable {
    units: HashMap<String, Unit>,
    dimensions: Vec<String>,
    longest: usize,
}

impl UnitTable {
    /// Reads the table: `unit,dimension,factor,offset`.
    pub fn read(csv: &str) -> Result<Self, csv::Error> {
        let mut table = Self::default();
        for row in csv::Reader::from_reader(csv.as_bytes()).into_deserialize() {
            let (name, dimension, factor, offset): (String, String, f64, f64) = row?;
            let known = table.dimensions.iter().position(|known| *known == dimension);
            let dimension = known.unwrap_or_else(|| {
                table.dimensions.push(dimension);
                table.dimensions.len() - 1
            }) as Dimension;
            table.longest = table.longest.max(name.len());
            table.units.insert(name, Unit { dimension, factor, offset });
        }
        Ok(table)
    }

    /// The unit of a name, case aside.
    pub fn unit(&self, name: &str) -> Option<Unit> {
        self.units.get(name.to_lowercase().as_str()).copied()
    }

    /// The dimension of a name.
    pub fn dimension(&self, name: &str) -> Option<Dimension> {
        self.dimensions.iter().position(|known| known == name).map(|index| index as Dimension)
    }

    /// The longest unit that a normal text begins with, and its length. A letter must not
    /// follow a unit that ends with a letter.
    pub fn at_start(&self, text: &str) -> Option<(Unit, usize)> {
        let ends = text
            .char_indices()
            .map(|(index, c)| index + c.len_utf8())
            .take_while(|end| *end <= self.longest);
        ends.filter_map(|end| {
            let next = text[end..].chars().next();
            let last = text[..end].chars().next_back();
            let cut =
                last.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
            let unit = if cut { None } else { self.units.get(&text[..end]) };
            unit.map(|unit| (*unit, end))
        })
        .last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_and_cyrillic_units_agree() {
        let table = UnitTable::read(include_str!("../../../../data/units.csv")).unwrap();
        for (a, b) in
            [("kHz", "кГц"), ("kW", "кВт"), ("mm", "мм"), ("MPa", "МПа"), ("m3/h", "м3/ч")]
        {
            assert_eq!(table.unit(a), table.unit(b), "{a} {b}");
            assert!(table.unit(a).is_some(), "{a}");
        }
        assert_eq!(table.at_start("kg/h dry").map(|(_, end)| end), Some(4));
        assert_eq!(table.at_start("mmx").map(|(_, end)| end), None);
        let celsius = table.unit("degC").unwrap();
        assert!((celsius.to_base(850.0) - 1123.15).abs() < 1e-9);
    }
}
