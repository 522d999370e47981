//! Which goods the business of a company needs: `data/activity-goods.csv`, a short table of our own
//! by the divisions of NACE, which the classifications of activities of the region follow.
//!
//! It names only activities of which it is plain what they need. Trade, transport, building, science
//! and most industry need anything and are left out: what is not named is unknown.

use super::indicator_rows::in_chapters;

/// What one kind of business needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Business {
    /// First digits of the code of the activity.
    activity: String,
    /// Beginnings of goods codes, and ranges of chapters.
    goods: Vec<String>,
}

impl Business {
    pub(super) fn read(row: &[String]) -> Self {
        let [activity, goods, _name] = row else {
            panic!("data/activity-goods.csv has three columns: {row:?}");
        };
        let goods: Vec<String> = goods.split('|').map(str::to_owned).collect();
        let is_code = |code: &String| {
            code.split('-')
                .all(|part| matches!(part.len(), 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()))
        };
        assert!(goods.iter().all(is_code), "data/activity-goods.csv: {activity}");
        Self { activity: activity.clone(), goods }
    }

    /// Whether goods of a heading (four digits) are among what it needs.
    pub fn needs(&self, heading: &str) -> bool {
        self.goods.iter().any(|range| {
            heading.starts_with(range.as_str())
                || heading
                    .get(..2)
                    .is_some_and(|chapter| range.contains('-') && in_chapters(range, chapter))
        })
    }
}

/// The business of an activity, by the longest beginning of its code that the table has.
pub(super) fn of<'t>(all: &'t [Business], activity_code: &str) -> Option<&'t Business> {
    let digits: String = activity_code.chars().filter(char::is_ascii_digit).collect();
    let named = all.iter().filter(|one| digits.starts_with(&one.activity));
    named.max_by_key(|one| one.activity.len())
}

#[cfg(test)]
mod tests {
    use crate::tables::Tables;

    #[test]
    fn a_business_by_its_code() {
        let tables = Tables::built_in();
        let needs = |code, heading| tables.business(code).map(|one| one.needs(heading));
        assert_eq!(needs("56.10", "8438"), Some(true));
        assert_eq!(needs("56101", "8542"), Some(false));
        assert_eq!(needs("A01.11", "8432"), Some(true));
        assert_eq!(needs("01.11", "1205"), Some(true));
        assert_eq!(needs("46.69", "8542"), None);
        assert_eq!(needs("", "8542"), None);
    }
}
