//! A finding: one reason, with its weight, the place in the paper it is about, and the source
//! it rests on. It holds codes and typed parameters, never sentences: those come from the
//! locales (`finding-<code>`), in every language.

use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use crate::value::Span;

/// Weight of evidence in decibans, 10·log10 of a likelihood ratio, kept in thousandths so that
/// sums are exact whatever their order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Decibans(i32);

impl Decibans {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole decibans.
    pub const fn whole(decibans: i32) -> Self {
        Self(decibans * 1000)
    }

    /// From thousandths.
    pub const fn from_thousandths(thousandths: i32) -> Self {
        Self(thousandths)
    }

    /// In thousandths.
    pub const fn thousandths(self) -> i32 {
        self.0
    }

    /// A quarter, rounded towards zero to a thousandth.
    #[must_use]
    pub const fn quarter(self) -> Self {
        Self(self.0 / 4)
    }

    /// As a number, for output.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// Whether it raises the score.
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }
}

impl std::ops::Add for Decibans {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Decibans {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |sum, x| sum + x)
    }
}

impl std::fmt::Display for Decibans {
    /// Signed, with as many decimals as needed: `+9`, `+1.25`, `-23`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        write!(f, "{sign}{whole}")?;
        if rest > 0 {
            write!(f, ".{}", format!("{rest:03}").trim_end_matches('0'))?;
        }
        Ok(())
    }
}

/// What a finding demands whatever the score.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Nothing.
    #[default]
    None,
    /// A person must look before release.
    Review,
    /// Release needs a second person.
    Hold,
}

impl Gate {
    /// Stable key, as in JSON and in class names.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Review => "review",
            Self::Hold => "hold",
        }
    }
}

/// A typed parameter of a finding's message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Param {
    /// Words from the paper or a list, shown as they are.
    Text(String),
    /// A number, shown by the rules of the language.
    Number(f64),
    /// A country, shown by its name in the language.
    Country(crate::codes::CountryCode),
    /// A key that has its own message (`term-<key>`), so that it is translated.
    Term(&'static str),
    /// A date.
    Date(chrono::NaiveDate),
    /// Several, shown one after the other.
    Items(Vec<Param>),
    /// What a person wrote in several languages, by tag: shown in the reader's language, else in
    /// English, else in the first there is.
    Translated(std::collections::BTreeMap<String, String>),
    /// Something said by a message of its own inside the message.
    Message {
        /// Id of the message.
        message: &'static str,
        /// Its parameters.
        params: Params,
    },
}

/// The parameters of a message, each name once, in the order of their names.
///
/// A sorted list and not a map: a message has one to six of them, a node of a `BTreeMap` has
/// room for eleven, and a day of papers has a hundred thousand findings.
#[derive(Clone, PartialEq, Default)]
pub struct Params(Vec<(&'static str, Param)>);

impl Params {
    /// Sets one; a value that was set before gives way.
    pub fn insert(&mut self, name: &'static str, param: Param) {
        match self.0.binary_search_by_key(&name, |(known, _)| known) {
            Ok(at) => self.0[at].1 = param,
            Err(at) => {
                self.0.reserve_exact(1);
                self.0.insert(at, (name, param));
            }
        }
    }

    /// One by its name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        let at = self.0.binary_search_by_key(&name, |(known, _)| known).ok()?;
        Some(&self.0[at].1)
    }

    /// All, by name.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'static str, &Param)> {
        self.0.iter().map(|(name, param)| (*name, param))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(&'static str, Param)> for Params {
    fn from_iter<I: IntoIterator<Item = (&'static str, Param)>>(params: I) -> Self {
        let mut all = Self::default();
        for (name, param) in params {
            all.insert(name, param);
        }
        all
    }
}

impl<const N: usize> From<[(&'static str, Param); N]> for Params {
    fn from(params: [(&'static str, Param); N]) -> Self {
        params.into_iter().collect()
    }
}

impl std::fmt::Debug for Params {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// What in the papers a finding is about.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Subject {
    /// File, as an index into the submissions of the run.
    pub file: u32,
    /// Number of the bill or waybill, or else of the declaration, when there is one.
    pub bill: Option<String>,
    /// Sequence number of the goods line, when it is about one.
    pub item: Option<u32>,
    /// Field in dotted words of the model (`consignee.name`, `goods.description`).
    pub field: &'static str,
    /// Where in the file.
    pub span: Span,
    /// The text it is about, as received.
    pub text: String,
}

/// What kind of knowledge a finding rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A watch list.
    List,
    /// A control-list entry.
    Entry,
    /// A built-in indicator and its tables.
    Indicator,
    /// An officer's profile.
    Profile,
    /// A learned model.
    Model,
}

/// The knowledge a finding rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingSource {
    /// Kind.
    pub kind: SourceKind,
    /// List id with entry id, control number, indicator id …
    pub id: String,
    /// Version of the list, catalogue or table.
    pub version: String,
    /// For people: the list's title, the entry's heading.
    pub title: String,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Stable code (`GD01`); the message is `finding-GD01`.
    pub code: &'static str,
    /// Group of correlated reasons (`strategic`, `sanctions` …).
    pub group: &'static str,
    /// Weight of the reason alone.
    pub weight: Decibans,
    /// What it demands.
    pub gate: Gate,
    /// Parameters of the message.
    pub params: Params,
    /// What it is about.
    pub subject: Subject,
    /// What it rests on; shared by all findings of one indicator or entry.
    #[serde(serialize_with = "shared")]
    pub source: Arc<FindingSource>,
    /// The exact words that matched, for highlighting.
    pub matched: Vec<String>,
}

fn shared<S: Serializer>(source: &Arc<FindingSource>, serializer: S) -> Result<S::Ok, S::Error> {
    source.as_ref().serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn params_stand_in_the_order_of_their_names_and_each_once() {
        let mut params = Params::from([("b", Param::Number(1.0)), ("a", Param::Term("x"))]);
        params.insert("b", Param::Number(2.0));
        params.insert("aa", Param::Text("y".into()));
        let names: Vec<_> = params.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "aa", "b"]);
        assert_eq!(params.get("b"), Some(&Param::Number(2.0)));
        assert_eq!(params.get("c"), None);
        assert_eq!(format!("{params:?}"), r#"{"a": Term("x"), "aa": Text("y"), "b": Number(2.0)}"#);
    }

    #[test]
    fn decibans_are_shown_with_their_sign() {
        assert_eq!(Decibans::whole(9).to_string(), "+9");
        assert_eq!(Decibans::whole(5).quarter().to_string(), "+1.25");
        assert_eq!(Decibans::whole(-23).to_string(), "-23");
        assert_eq!(Decibans::from_thousandths(-500).to_string(), "-0.5");
        assert_eq!(Decibans::from_thousandths(1005).to_string(), "+1.005");
    }
}
