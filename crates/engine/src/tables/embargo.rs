//! Which goods may not go to which state, and under whose measure: `data/embargo.csv`.
//!
//! Configurable policy, not law: measures of the Security Council bind; measures of other
//! states only inform unless a country sets otherwise. Rows on goods that a measure names by
//! list are kept to the goods groups told apart here.

use sarhad_model::{CountryCode, Decibans, HsCode};

use super::indicator_rows::in_chapters;

/// Which goods a measure is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoodsGroup {
    /// Anything that may fall under a control-list entry, and radioactive goods.
    Strategic,
    /// Codes of the Common High Priority List.
    HighPriority,
    /// Arms and ammunition (HS 93), tanks (8710), warships (8906.10).
    Arms,
    /// Chapters of the Harmonized System.
    Chapters(Vec<String>),
}

impl GoodsGroup {
    /// As the tables name it: `strategic`, `high-priority`, `arms`, or chapters as `hs:72-76|84`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "strategic" => Self::Strategic,
            "high-priority" => Self::HighPriority,
            "arms" => Self::Arms,
            other => {
                let ranges: Vec<&str> = other.strip_prefix("hs:")?.split('|').collect();
                let is_chapter =
                    |one: &str| one.len() == 2 && one.bytes().all(|b| b.is_ascii_digit());
                let is_range = |range: &&str| match range.split_once('-') {
                    Some((first, last)) => is_chapter(first) && is_chapter(last) && first <= last,
                    None => is_chapter(range),
                };
                if !ranges.iter().all(is_range) {
                    return None;
                }
                Self::Chapters(ranges.into_iter().map(str::to_owned).collect())
            }
        })
    }

    pub(super) fn read(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|| panic!("unknown goods group {text}"))
    }

    /// Whether a code belongs to the group; only for groups that are told by code.
    pub fn holds_code(&self, hs: &HsCode) -> bool {
        match self {
            Self::Strategic | Self::HighPriority => false,
            Self::Arms => {
                hs.chapter() == "93" || hs.heading() == Some("8710") || hs.hs6() == Some("890610")
            }
            Self::Chapters(ranges) => ranges.iter().any(|range| in_chapters(range, hs.chapter())),
        }
    }
}

/// What a measure does here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It binds: a person must look before release.
    Binds,
    /// It informs: it weighs, and opens no gate by itself.
    Informs,
}

impl Effect {
    /// As the table names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Binds => "binds",
            Self::Informs => "informs",
        }
    }
}

/// One measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Embargo {
    /// State under the measure.
    pub country: CountryCode,
    /// Goods.
    pub goods: GoodsGroup,
    /// Name of the measure.
    pub regime: String,
    /// Whether it is one of the Security Council, which no state can loosen.
    pub is_of_council: bool,
    /// What it does.
    pub effect: Effect,
    /// Weight of a destination under it.
    pub weight: Decibans,
}

impl Embargo {
    /// Whether another row is about the same measure.
    pub fn is_same_as(&self, other: &Self) -> bool {
        (self.country, &self.goods, &self.regime) == (other.country, &other.goods, &other.regime)
    }

    pub(super) fn read(row: &[String]) -> Self {
        let [country, goods, regime, authority, effect, weight] = row else {
            panic!("data/embargo.csv has six columns: {row:?}");
        };
        assert!(matches!(authority.as_str(), "un" | "other"), "unknown authority {authority}");
        Self {
            country: CountryCode::known(country),
            goods: GoodsGroup::read(goods),
            regime: regime.clone(),
            is_of_council: authority == "un",
            effect: match effect.as_str() {
                "binds" => Effect::Binds,
                "informs" => Effect::Informs,
                other => panic!("data/embargo.csv: unknown effect {other}"),
            },
            weight: Decibans::whole(weight.parse().expect("weights are whole decibans")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goods_told_by_code() {
        let code = |text| HsCode::parse(text).unwrap();
        let metals = GoodsGroup::Chapters(vec!["72-76".into(), "84".into()]);
        assert!(metals.holds_code(&code("730890")));
        assert!(metals.holds_code(&code("8479")));
        assert!(!metals.holds_code(&code("852349")));
        assert!(GoodsGroup::Arms.holds_code(&code("930690")));
        assert!(!GoodsGroup::Arms.holds_code(&code("8701")));
        assert!(!GoodsGroup::Strategic.holds_code(&code("284410")));
    }
}
