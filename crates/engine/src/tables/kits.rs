//! The kits: goods that control lists name for one kind of production, component by component, from
//! `data/kits.csv`.
//!
//! A component is known by its control numbers, or by a code together with a word of the quality
//! that the list asks for (a lining, an alloy, a way to sterilise). It says what the published lists
//! name side by side, and nothing of how anything is made.

use super::plain_words;

/// A component of a kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitComponent {
    /// The kit, by its key; it has a message `term-kit-<key>`.
    pub kit: &'static str,
    /// The component, by its key.
    pub component: String,
    /// Control numbers that name it, as long as they are stated.
    numbers: Vec<String>,
    /// Six-digit codes under which it is declared.
    hs6: Vec<String>,
    /// Words or beginnings of words that tell it from everyday goods of the code, plain.
    words: Vec<String>,
}

/// The kits that there are, each with its term.
pub const KITS: &[(&str, &str)] = &[
    ("biological", "kit-biological"),
    ("chemical", "kit-chemical"),
    ("missile", "kit-missile"),
    ("nuclear", "kit-nuclear"),
    ("unmanned", "kit-unmanned"),
];

impl KitComponent {
    pub(super) fn read(row: &[String]) -> Self {
        let [kit, component, numbers, hs6, words, _source] = row else {
            panic!("data/kits.csv has six columns: {row:?}");
        };
        let known = KITS.iter().find(|(key, _)| key == kit);
        let list = |text: &str| -> Vec<String> { text.split('|').map(str::to_owned).collect() };
        Self {
            kit: known.unwrap_or_else(|| panic!("data/kits.csv: unknown kit {kit}")).0,
            component: component.clone(),
            numbers: list(numbers),
            hs6: list(hs6),
            words: words.split('|').map(|word| spaced(&plain_words(word))).collect(),
        }
    }

    /// The first of its control numbers, for messages.
    pub fn number(&self) -> &str {
        self.numbers.first().map_or("", String::as_str)
    }

    /// Whether a control number is one of its, or a part of one.
    pub fn has_number(&self, number: &str) -> bool {
        let begins = |own: &String| {
            number.strip_prefix(own.as_str()).is_some_and(|rest| {
                // `2B352.b` is no part of `2B35`, and `7A116.c` is one of `7A116`.
                rest.is_empty() || rest.starts_with('.')
            })
        };
        self.numbers.iter().any(begins)
    }

    /// Whether it is declared under a code.
    pub fn has_code(&self, hs6: &str) -> bool {
        self.hs6.iter().any(|own| own == hs6)
    }

    /// Whether it is declared under a heading.
    pub fn has_heading(&self, heading: &str) -> bool {
        self.hs6.iter().any(|own| own.starts_with(heading))
    }

    /// Whether a text (in plain words) has one of its words.
    pub fn is_worded(&self, plain: &str) -> bool {
        let text = spaced(plain);
        self.words.iter().any(|word| text.contains(word.as_str()))
    }
}

/// Papers write `glass-lined` and `glass lined`.
fn spaced(plain: &str) -> String {
    plain.replace('-', " ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::Tables;
    use super::*;

    #[test]
    fn every_kit_has_components_that_can_be_told_apart() {
        let tables = Tables::built_in();
        for (kit, _) in KITS {
            let own = tables.kits.iter().filter(|one| one.kit == *kit);
            let keys: Vec<&str> = own.clone().map(|one| one.component.as_str()).collect();
            assert!(keys.len() >= 6, "{kit} has {}", keys.len());
            assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{kit}");
            for one in own {
                let codes = one.hs6.iter().all(|code| code.len() == 6);
                assert!(codes && !one.hs6.is_empty(), "{kit} {}", one.component);
                assert!(one.words.iter().all(|word| word.len() >= 3), "{one:?}");
                assert!(!one.number().is_empty(), "{kit} {}", one.component);
            }
        }
    }

    #[test]
    fn numbers_and_words() {
        let tables = Tables::built_in();
        let of = |component: &str| {
            let mut all = tables.kits.iter().filter(|one| one.kit == "chemical");
            all.find(|one| one.component == component).unwrap().clone()
        };
        let valve = of("valve");
        assert!(valve.has_number("2B350.g") && valve.has_number("2B350.g.3"));
        assert!(!valve.has_number("2B350") && !valve.has_number("2B350.gg"));
        assert!(valve.has_code("848180") && !valve.has_code("848110") && valve.has_heading("8481"));
        assert!(valve.is_worded(&plain_words("Valves, PFA-lined, DN 25")));
        assert!(of("vessel").is_worded(&plain_words("GLASS-LINED VESSEL")));
        assert!(!valve.is_worded(&plain_words("brass ball valves for water")));
    }
}
