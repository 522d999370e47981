//! Which measures of the table of embargoes are about a goods line: what RT03 and RT14 have in
//! common.

use super::gd20::radioactive_sign;
use super::{GoodsLine, UnitContext};
use crate::tables::{Embargo, GoodsGroup};

/// Whether a measure is about these goods, as far as they are known.
pub(super) fn is_about(context: &UnitContext<'_>, embargo: &Embargo, line: &GoodsLine<'_>) -> bool {
    is_of(context, &embargo.goods, line)
}

/// Whether a line is of a group of goods, as far as they are known.
pub(super) fn is_of(context: &UnitContext<'_>, group: &GoodsGroup, line: &GoodsLine<'_>) -> bool {
    match group {
        GoodsGroup::Strategic => {
            line.is_strategic() || radioactive_sign(line, context.knowledge).is_some()
        }
        GoodsGroup::HighPriority => line.judged.high_priority_tier.is_some(),
        group @ (GoodsGroup::Arms | GoodsGroup::Chapters(_)) => {
            line.hs.is_some_and(|hs| group.holds_code(hs))
        }
    }
}
