//! A goods line: what it is said to be, how it is classified, how much of it there is.

use serde::Serialize;

use crate::codes::{CasNumber, CountryCode, HsCode, UnNumber};
use crate::submission::AdditionalInformation;
use crate::value::{Span, Text, Value};

/// A nomenclature of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassificationScheme {
    /// Harmonized System, up to six digits, or national digits of an unnamed tariff.
    Hs,
    /// TN VED of the Eurasian Economic Union, ten digits.
    TnVed,
    /// Harmonised goods code of the railways (GNG, NHM): HS6 + 2.
    Gng,
    /// Uniform tariff and statistical nomenclature of the railways (ETSNG).
    Etsng,
}

/// Where a classification comes from. A declared one is never overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClassificationOrigin {
    /// In the field for it.
    Declared,
    /// Found in the goods text ("H.S. CODE 6907.21").
    FoundInText,
    /// Proposed by the program.
    Inferred,
}

/// One code for the goods.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Classification {
    /// Nomenclature.
    pub scheme: ClassificationScheme,
    /// Code.
    pub code: Value<HsCode>,
    /// Where it comes from.
    pub origin: ClassificationOrigin,
}

/// Packages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Packaging {
    /// How many.
    pub quantity: Option<Value<f64>>,
    /// Kind of package as written (UN/ECE Rec 21 code or words).
    pub kind: Option<Text>,
    /// Marks and numbers.
    pub marks: Option<Box<Text>>,
}

/// A quantity in a unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// How much.
    pub quantity: Value<f64>,
    /// Unit as written (UN/ECE Rec 20 code or words).
    pub unit: Option<Text>,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Money {
    /// How much.
    pub amount: Value<f64>,
    /// Currency as written (ISO 4217 where it is one).
    pub currency: Option<Text>,
}

/// Dangerous-goods data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DangerousGoods {
    /// UN number.
    pub un_number: Option<Value<UnNumber>>,
    /// Class or division as written (`3`, `6.1`).
    pub class: Option<Text>,
    /// Packing group as written.
    pub packing_group: Option<Text>,
}

/// One goods line.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ConsignmentItem {
    /// Number of the line in its paper, from 1; 0 when not stated.
    pub sequence: u32,
    /// Goods descriptions, one per language or per field they came in.
    pub cargo_description: Vec<Text>,
    /// Codes.
    pub classifications: Vec<Classification>,
    /// Country of origin.
    pub origin_country: Option<Value<CountryCode>>,
    /// Packages.
    pub packaging: Vec<Packaging>,
    /// Gross mass, kilograms.
    pub gross_mass_kg: Option<Value<f64>>,
    /// Net mass, kilograms.
    pub net_mass_kg: Option<Value<f64>>,
    /// Volume, cubic metres.
    pub volume_m3: Option<Box<Value<f64>>>,
    /// Other quantities.
    pub measures: Vec<Measure>,
    /// Value.
    pub value: Option<Box<Money>>,
    /// Dangerous-goods data as declared.
    pub dangerous_goods: Vec<DangerousGoods>,
    /// CAS numbers found in the text.
    pub cas_numbers: Vec<Value<CasNumber>>,
    /// UN numbers found in the text.
    pub un_numbers_in_text: Vec<Value<UnNumber>>,
    /// What no field holds.
    pub additional_information: Vec<AdditionalInformation>,
    /// Where it stands.
    pub source: Span,
}

impl ConsignmentItem {
    /// The declared code, or else one found in the text.
    pub fn hs(&self) -> Option<&HsCode> {
        let of = |origin| {
            self.classifications
                .iter()
                .filter(move |c| c.origin == origin)
                .find_map(|c| c.code.get())
        };
        of(ClassificationOrigin::Declared).or_else(|| of(ClassificationOrigin::FoundInText))
    }

    /// All descriptions in one text, each on its own line.
    pub fn description(&self) -> String {
        let parts: Vec<&str> = self
            .cargo_description
            .iter()
            .map(Text::value)
            .filter(|text| !text.is_empty())
            .collect();
        parts.join("\n")
    }
}
