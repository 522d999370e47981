//! Whether a text looks like the name of a firm: it begins or ends with a legal form (`ТОО
//! «Ромашка»`, `Silk Gate FZE`). For texts that stand where nobody knows their meaning.
//!
//! The forms are those of `data/names/legal_forms.csv`; what a form is worth is the engine's.

use std::collections::HashSet;
use std::sync::LazyLock;

use sarhad_model::name_text;

const TABLE: &str = include_str!("../../../../data/names/legal_forms.csv");

/// Longest text that is taken for a name, in bytes; a remark is longer.
const LONGEST: usize = 240;

/// Most words of a name with its legal form; a sentence has more.
const MOST_WORDS: usize = 12;

/// Forms as short as this are words too (`as`, `ад`): only in capitals are they forms.
const AMBIGUOUS_LETTERS: usize = 2;

/// Forms of one word, without points, in small letters.
static FORMS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let rows = TABLE.lines().skip(1).filter_map(|line| {
        let mut fields = line.rsplitn(3, ',');
        let (class, _language, form) = (fields.next()?, fields.next()?, fields.next()?);
        (!matches!(class, "ship" | "state") && !form.contains([' ', '/'])).then_some(form)
    });
    rows.map(bare).filter(|form| form.chars().count() > 1).collect()
});

/// Whether the text, without an address behind it, begins or ends with a legal form and has
/// something else besides.
pub fn is_name(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let name = name_text::before_address(text).unwrap_or(text);
    let mut words = name.split([' ', ',', '\t', '\n', '\u{a0}']).filter(|word| is_word(word));
    let Some(first) = words.next() else { return false };
    let (count, last) = words.fold((1, first), |(count, _), word| (count + 1, word));
    (2..=MOST_WORDS).contains(&count) && (is_form(first) || is_form(last))
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

fn is_form(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    // `Co` and `Oy` stand so in names; `co` and `oy` do not.
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    (letters > AMBIGUOUS_LETTERS || is_capital) && FORMS.contains(&bare(word))
}

/// Small letters without points: `L.L.C.` is `llc`.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_firms_are_told_from_other_texts() {
        for text in [
            "ТОО «Степной ветер»",
            "\"Степной ветер\" ТОО",
            "Aral Gate Trading FZE",
            "Aral Gate Trading FZE, г. Ташкент, ул. Навои, 14",
            "Silk Gate Co., Ltd",
            "Steppe Wind L.L.C.",
            "МЧЖ Наврўз Экспедиция",
            "Bahor MChJ",
            "Қазығұрт тауары ЖШС",
            "ҶДММ Ҳисор Пахта",
            "ОсОО Тянь-Шань",
            "Bakı Gəmi Təmiri MMC",
        ] {
            assert!(is_name(text), "{text}");
        }
        for text in [
            "ТОО",
            "12 мест",
            "по заявке клиента",
            "оплата as agreed",
            "насосы центробежные",
            "груз следует в адрес получателя, упаковка деревянная, без остатка, как указано в CMR",
            "",
        ] {
            assert!(!is_name(text), "{text}");
        }
    }
}
