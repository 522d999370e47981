//! Places in the papers, in words.

use sarhad_i18n::{Words, thousands};
use sarhad_model::{Ranking, Span, Subject};

/// Where something stands in its file: `sheet 1, cell B7`, `bytes 10 to 25`.
pub fn span(span: Span, words: &Words) -> String {
    match span {
        Span::None => words.get("page-span-none"),
        Span::Bytes { start, end } => words.say(
            "page-span-bytes",
            &[
                ("start", thousands(start as usize, words.lang()).into()),
                ("end", thousands(end as usize, words.lang()).into()),
            ],
        ),
        Span::Cell { sheet, .. } => {
            // A span shows itself as `sheet 1 B7`; its last word is the cell in every language.
            let shown = span.to_string();
            let cell = shown.rsplit(' ').next().unwrap_or_default().to_owned();
            let sheet = (usize::from(sheet) + 1).to_string();
            words.say("page-span-cell", &[("sheet", sheet.into()), ("cell", cell.into())])
        }
    }
}

/// A field of the papers by its name for people; its dotted key when it has none.
pub fn field(key: &str, words: &Words) -> String {
    words.field(key)
}

/// Where a finding or a question points to, from the file down to the place in it.
pub fn subject(ranking: &Ranking, subject: &Subject, words: &Words) -> String {
    let mut parts = Vec::new();
    if let Some(file) = ranking.files.get(subject.file as usize) {
        parts.push(file.name.clone());
    }
    if let Some(bill) = &subject.bill {
        parts.push(words.say("page-bill", &[("bill", bill.as_str().into())]));
    }
    if let Some(item) = subject.item {
        parts.push(words.say("page-item", &[("item", item.to_string().into())]));
    }
    if !subject.field.is_empty() {
        parts.push(field(subject.field, words));
    }
    if subject.span != Span::None {
        parts.push(span(subject.span, words));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use sarhad_i18n::{Lang, words};

    #[test]
    fn spans_are_said_in_the_language() {
        let cell = Span::Cell { sheet: 0, column: 27, row: 6 };
        assert_eq!(span(cell, words(Lang::En)), "sheet 1, cell AB7");
        assert_eq!(span(cell, words(Lang::Ru)), "лист 1, ячейка AB7");
        assert_eq!(span(Span::bytes(10, 25), words(Lang::En)), "bytes 10 to 25");
    }

    #[test]
    fn a_field_without_a_name_shows_its_key() {
        assert_eq!(field("consignee.name", words(Lang::En)), "consignee: name");
        assert_eq!(field("nobody.knows", words(Lang::Ru)), "nobody.knows");
    }
}
