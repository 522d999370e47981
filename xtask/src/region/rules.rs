//! Rules that make one spelling from another, read from `region_rules.csv`. Each rule is
//! somebody's published table; no rule here is the engine's.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use super::party::Name;

/// Letters that stand before a letter read with a glide (`ye`): vowels and signs.
const VOWELS: &str = "аеёиоуыэюяӣӯaeiou";

/// All rules by name.
#[derive(Debug, Default)]
pub struct Rules {
    rules: BTreeMap<String, Rule>,
}

#[derive(Debug, Default)]
struct Rule {
    anywhere: BTreeMap<String, String>,
    after_vowel: BTreeMap<String, String>,
}

impl Rules {
    /// From rows rule, letters, place, spelling.
    pub fn new(rows: &[Vec<String>]) -> Result<Self> {
        let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
        for row in rows {
            let rule = rules.entry(row[0].clone()).or_default();
            let table = match row[2].as_str() {
                "any" => &mut rule.anywhere,
                "start or vowel" => &mut rule.after_vowel,
                other => bail!("region_rules.csv: place {other:?} is not known"),
            };
            table.insert(row[1].clone(), row[3].clone());
        }
        Ok(Self { rules })
    }

    /// The name in the spelling of a rule; none when the rule's table lacks a letter of it.
    pub fn apply(&self, rule: &str, name: &Name) -> Result<Option<Name>> {
        let table = self.rules.get(rule).with_context(|| format!("no rule {rule}"))?;
        let parts = [&name.surname, &name.given, &name.patronymic];
        let spelled: Option<Vec<String>> = parts.iter().map(|part| table.spell(part)).collect();
        Ok(spelled.and_then(|parts| {
            let [surname, given, patronymic] = <[String; 3]>::try_from(parts).ok()?;
            Some(Name { surname, given, patronymic })
        }))
    }

    /// A text in the spelling of a rule.
    pub fn spell(&self, rule: &str, text: &str) -> Option<String> {
        self.rules.get(rule)?.spell(text)
    }
}

impl Rule {
    fn spell(&self, text: &str) -> Option<String> {
        let letters: Vec<char> = text.chars().collect();
        let mut spelled = String::new();
        let mut at = 0;
        while at < letters.len() {
            let capital = letters[at].is_uppercase();
            let (taken, written) = self.next(&letters, at)?;
            let shouted = capital && letters.get(at + 1).is_some_and(|next| next.is_uppercase());
            spelled.push_str(&cased(&written, capital, shouted));
            at += taken;
        }
        Some(spelled)
    }

    /// The longest entry that fits at a place, and how many letters it takes.
    fn next(&self, letters: &[char], at: usize) -> Option<(usize, String)> {
        let glide =
            at == 0 || !letters[at - 1].is_alphabetic() || VOWELS.contains(&lower(letters[at - 1]));
        for taken in (1..=3.min(letters.len() - at)).rev() {
            let piece: String = letters[at..at + taken].iter().copied().map(lower).collect();
            let found = self.after_vowel.get(&piece).filter(|_| glide);
            if let Some(written) = found.or_else(|| self.anywhere.get(&piece)) {
                return Some((taken, written.clone()));
            }
        }
        let letter = letters[at];
        let keeps = !letter.is_alphabetic() || !self.is_whole_alphabet();
        keeps.then(|| (1, lower(letter)))
    }

    /// Whether the table spells every letter; other tables change some and keep the rest.
    fn is_whole_alphabet(&self) -> bool {
        // The first letter of the Cyrillic and of the Latin alphabet.
        self.anywhere.contains_key("а") || self.anywhere.contains_key("a")
    }
}

/// Small letter; the dotted capital of Azerbaijani and Turkish gives a plain i.
fn lower(letter: char) -> String {
    if letter == 'İ' { "i".to_owned() } else { letter.to_lowercase().collect() }
}

fn cased(written: &str, capital: bool, shouted: bool) -> String {
    if !capital {
        return written.to_owned();
    }
    if shouted {
        return written.to_uppercase();
    }
    let mut letters = written.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}
