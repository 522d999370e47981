//! One line of a paper before it is written in a format.

use crate::goods::Goods;
use crate::parties::Written;
use crate::tables::Place;
use crate::unit::Found;

/// Countries whose own papers are written in Cyrillic.
pub(crate) const REGIONAL: [&str; 6] = ["KZ", "UZ", "TJ", "KG", "RU", "BY"];

/// A container as the paper has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Container {
    /// Number, perhaps with a wrong check digit.
    pub(crate) number: String,
    /// Size and type (ISO 6346).
    pub(crate) size: &'static str,
    /// Seal.
    pub(crate) seal: String,
}

/// A goods line of a consignment.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Bill of lading, SMGS, CMR or air waybill number; the house number where there is one.
    pub(crate) bill: String,
    /// Master of a house bill.
    pub(crate) master: Option<String>,
    /// Containers that hold it; none by road and air.
    pub(crate) containers: Vec<Container>,
    /// Wagon.
    pub(crate) wagon: Option<String>,
    /// Plates of the truck.
    pub(crate) plates: Option<String>,
    pub(crate) shipper: Written,
    pub(crate) consignee: Written,
    pub(crate) notify: Option<Written>,
    /// Who buys the goods, where it is not the consignee.
    pub(crate) buyer: Option<Written>,
    /// Who uses the goods in the end, where the paper says so.
    pub(crate) end_user: Option<Written>,
    /// Who declares them.
    pub(crate) broker: Option<Written>,
    /// Number of the invoice.
    pub(crate) invoice: Option<String>,
    /// Number of the permit.
    pub(crate) permit: Option<String>,
    pub(crate) goods: Goods,
    pub(crate) loading: Place,
    pub(crate) via: Vec<String>,
    pub(crate) delivery: Place,
    /// `import`, `export` or `transit`.
    pub(crate) direction: String,
    pub(crate) remark: String,
    /// Rows that share containers or a truck have the same number; they stand together.
    pub(crate) group: u32,
    /// One of its traders writes papers that are often wrong.
    pub(crate) careless: bool,
    /// Part of a pattern, which the faults of papers leave alone.
    pub(crate) kept: bool,
    /// What is planted here.
    pub(crate) planted: Option<Planted>,
}

/// What is planted in a row.
#[derive(Debug, Clone)]
pub(crate) struct Planted {
    pub(crate) kind: String,
    pub(crate) bad: bool,
    pub(crate) expect: Vec<String>,
    /// Steps of one case have the same number; 0 for a case of one line.
    pub(crate) chain: u32,
    /// What an inspection finds, as a rule.
    pub(crate) found: Found,
    /// What of the row shows it: the goods or the name of a party, as written.
    pub(crate) shows: String,
    pub(crate) why: String,
}
