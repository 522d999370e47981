//! Countries by which goods of a group are often led astray: `data/diversion-hubs.csv`.
//!
//! Configurable policy: each country sets its own. A hub is a fact of trade and no reproach; most
//! that passes there is honest.

use sarhad_model::CountryCode;

use super::GoodsGroup;

/// A country on the way that is watched for some goods.
#[derive(Debug, Clone, PartialEq)]
pub struct Hub {
    /// The country.
    pub country: CountryCode,
    /// Goods.
    pub goods: GoodsGroup,
}

impl Hub {
    pub(super) fn read(row: &[String]) -> Self {
        let [country, goods, _source] = row else {
            panic!("data/diversion-hubs.csv has three columns: {row:?}");
        };
        Self { country: CountryCode::known(country), goods: GoodsGroup::read(goods) }
    }
}
