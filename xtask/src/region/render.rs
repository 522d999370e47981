//! How a name is written on a paper: order, initials, capitals, lost letters, legal form.

use super::party::{Name, Party, Spelling, Tables};
use super::rank;

/// Shortest given name and surname from which a letter may be lost; shorter ones could no longer
/// be told.
const LOSE_FROM_LETTERS: (usize, usize) = (5, 6);

/// A legal form in one language, `{}` for the name.
#[derive(Debug)]
pub struct LegalForm {
    /// Abbreviated.
    pub short: String,
    /// Written out, or the abbreviation on the other side.
    pub long: String,
}

/// A way to write a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Surname, given name, patronymic.
    Full,
    /// Given name, patronymic, surname.
    Natural,
    /// Given name, surname.
    Short,
    /// Surname, given name.
    SurnameFirst,
    /// Surname in capitals, comma, given name.
    Comma,
    /// Surname and two initials.
    Initials,
    /// As short, with one letter lost in each part.
    Lost,
    /// A company without legal form.
    Bare,
    /// A company with its abbreviated legal form.
    Form,
    /// A company with its legal form written out.
    LongForm,
}

/// Writes a person's name; none when the name has not the parts the style needs.
pub fn person(name: &Name, style: Style) -> Option<String> {
    let Name { surname, given, patronymic } = name;
    let full = !patronymic.is_empty();
    match style {
        Style::Full => full.then(|| format!("{surname} {given} {patronymic}")),
        Style::Natural => full.then(|| format!("{given} {patronymic} {surname}")),
        Style::Short => Some(format!("{given} {surname}")),
        Style::SurnameFirst => Some(format!("{surname} {given}")),
        Style::Comma => Some(format!("{}, {given}", surname.to_uppercase())),
        Style::Initials => {
            let (first, second) = (given.chars().next()?, patronymic.chars().next()?);
            Some(format!("{surname} {first}.{second}."))
        }
        Style::Lost => Some(format!(
            "{} {}",
            without_a_letter(given, LOSE_FROM_LETTERS.0)?,
            without_a_letter(surname, LOSE_FROM_LETTERS.1)?
        )),
        Style::Bare | Style::Form | Style::LongForm => None,
    }
}

/// Leaves out one letter, neither the first nor the last.
fn without_a_letter(word: &str, shortest: usize) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < shortest || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return None;
    }
    let inner = letters.len() as u64 - 2;
    let lost = 1 + usize::try_from(rank(&["lost", word]) % inner).ok()?;
    Some(
        letters
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != lost)
            .map(|(_, letter)| *letter)
            .collect(),
    )
}

/// Writes a company's name; none when its form is not known in that language.
pub fn company(
    tables: &Tables,
    party: &Party,
    spelling: &Spelling,
    style: Style,
) -> Option<String> {
    let core = spelling.name.surname.as_str();
    if style == Style::Bare {
        return Some(core.to_owned());
    }
    // A spelling made from the Russian name takes the Russian form, spelled by the same rule.
    let (language, rule) = match &spelling.rule {
        None => (spelling.language.as_str(), None),
        Some(rule) => (
            party.spellings.get("ru").filter(|_| rule.starts_with("ru-"))?.language.as_str(),
            Some(rule),
        ),
    };
    let form = tables.form(party, language)?;
    let pattern = if style == Style::Form { &form.short } else { &form.long };
    let pattern = match rule {
        None => pattern.clone(),
        Some(rule) => tables.rules().spell(rule, pattern)?,
    };
    Some(filled(&pattern, core))
}

/// Puts the name into the pattern; a name with quotes of its own takes no second pair.
fn filled(pattern: &str, core: &str) -> String {
    if core.contains('«') {
        return pattern.replace("«{}»", core).replace("{}", core);
    }
    pattern.replace("{}", core)
}
