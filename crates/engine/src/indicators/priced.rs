//! What indicators over prices have in common: the price of a line against those that were declared
//! before for the same subheading.

use sarhad_model::HsCode;

use super::GoodsLine;
use crate::history::{KnownBefore, MovedLine, PriceLevel};
use crate::tables::IndicatorRow;

/// A price with what it is compared with.
pub(super) struct Priced {
    /// Value of a kilogram.
    pub(super) price: f64,
    /// Its currency.
    pub(super) currency: String,
    /// Usual prices.
    pub(super) level: PriceLevel,
}

/// The price of a line and the usual one: of goods of the same origin when there are enough of them,
/// else of any. Nothing when value, currency, mass or code are missing, or too few peers are known.
pub(super) fn priced(
    line: &GoodsLine<'_>,
    known: &KnownBefore<'_>,
    row: &IndicatorRow,
) -> Option<Priced> {
    let recorded = MovedLine::of(line.item);
    let price = recorded.price()?;
    let hs6 = line.hs.and_then(HsCode::hs6)?;
    let enough = |level: &PriceLevel| level.count as f64 >= row.number("min_peers");
    let of_origin = recorded
        .origin
        .and_then(|origin| known.price(hs6, Some(origin), &recorded.currency).filter(enough));
    let level = of_origin.or_else(|| known.price(hs6, None, &recorded.currency).filter(enough))?;
    Some(Priced { price, currency: recorded.currency, level })
}

/// The value of a line as the subject of a finding.
pub(super) fn subject(line: &GoodsLine<'_>) -> sarhad_model::Subject {
    let amount = line.item.value.as_deref().map(|money| &money.amount);
    let (span, raw) = amount.map_or((line.item.source, ""), |amount| (amount.span, &*amount.raw));
    line.subject_at("goods.value", span, raw)
}
