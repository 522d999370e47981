//! Text that was decoded in the wrong encoding somewhere on its way and saved again, and the
//! repaired form as a proposal. The raw text is never replaced.

use encoding_rs::{Encoding, IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252};
use sarhad_model::{Issue, IssueCode, Span};

use crate::encoding::score;

/// The pairs that happen: bytes of the first, shown as the second.
fn chains() -> [(&'static Encoding, &'static Encoding); 7] {
    [
        (encoding_rs::UTF_8, WINDOWS_1251),
        (encoding_rs::UTF_8, WINDOWS_1252),
        (WINDOWS_1251, WINDOWS_1252),
        (WINDOWS_1251, IBM866),
        (IBM866, WINDOWS_1251),
        (KOI8_R, WINDOWS_1251),
        (WINDOWS_1251, KOI8_R),
    ]
}

/// The repaired text, when one reading is clearly better than the text as it stands.
pub fn repair(text: &str) -> Option<String> {
    if text.is_ascii() || !is_suspect(text) {
        return None;
    }
    let before = score::of_text(text);
    let mut best: Option<(f64, String)> = None;
    for (bytes_of, shown_as) in chains() {
        let Some(repaired) = reinterpret(text, bytes_of, shown_as) else { continue };
        let after = score::of_text(&repaired);
        // Real text reversed by chance gets a little better at most; a true repair, much.
        let good = before < 0.0 && after > before + 1.2 && after > 0.0;
        if good && best.as_ref().is_none_or(|(score, _)| after > *score) {
            best = Some((after, repaired));
        }
    }
    best.map(|(_, text)| text)
}

/// Whether the text has what wrong decoding leaves behind: Latin letters with accents in a
/// row, `Р` and `С` before nearly every other letter, few of the frequent letters, small letters
/// before capitals, or box drawing. Spares the trials on ordinary text.
fn is_suspect(text: &str) -> bool {
    let (mut accents, mut odd, mut lead, mut case_breaks) = (0, 0, 0, 0);
    let (mut letters, mut frequent) = (0, 0);
    let mut small_before = false;
    for c in text.chars() {
        if c.is_ascii() {
            small_before = c.is_ascii_lowercase();
            continue;
        }
        match c {
            '\u{400}'..='\u{52f}' => {
                letters += 1;
                lead += usize::from(matches!(c, 'Р' | 'С'));
                frequent += usize::from(is_frequent(c));
                let capital = matches!(c, '\u{400}'..='\u{42f}');
                case_breaks += usize::from(small_before && capital);
                small_before = matches!(c, '\u{430}'..='\u{45f}');
            }
            '\u{c0}'..='\u{17f}' => {
                accents += 1;
                small_before = false;
            }
            '\u{80}'..='\u{bf}' | '\u{2500}'..='\u{259f}' | '‚' | '„' | '†' | '‡' | '‰' =>
            {
                odd += 1;
            }
            _ => {}
        }
    }
    let all = letters + accents + odd;
    all >= 4
        && (accents * 2 > all
            || odd * 4 > all
            || lead * 3 > all
            || case_breaks >= 2
            || (letters >= 6 && frequent * 5 < letters * 2))
}

/// The ten most frequent letters of Russian, and `қ` and `ғ` and their like of Kazakh.
fn is_frequent(c: char) -> bool {
    matches!(
        c,
        'о' | 'е'
            | 'а'
            | 'и'
            | 'н'
            | 'т'
            | 'с'
            | 'р'
            | 'в'
            | 'л'
            | 'ы'
            | 'О'
            | 'Е'
            | 'А'
            | 'И'
            | 'Н'
            | 'Т'
            | 'С'
            | 'Р'
            | 'В'
            | 'Л'
            | 'қ'
            | 'ғ'
            | 'ә'
            | 'ң'
            | 'ү'
            | 'ұ'
            | 'ө'
            | 'і'
            | 'Қ'
            | 'Ғ'
            | 'Ә'
            | 'Ң'
            | 'Ү'
            | 'Ұ'
            | 'Ө'
            | 'І'
    )
}

/// Puts the text back into the bytes it was read from and reads them as they were meant.
fn reinterpret(
    text: &str,
    bytes_of: &'static Encoding,
    shown_as: &'static Encoding,
) -> Option<String> {
    let (bytes, _, failed) = shown_as.encode(text);
    if failed {
        return None;
    }
    bytes_of
        .decode_without_bom_handling_and_without_replacement(&bytes)
        .map(std::borrow::Cow::into_owned)
}

/// One `mojibake` issue with the repaired form as `proposal`.
pub fn issue(raw: &str, span: Span) -> Option<Issue> {
    repair(raw).map(|fixed| Issue::new(IssueCode::Mojibake, span, raw).with("proposal", fixed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoil(
        text: &str,
        bytes_of: &'static Encoding,
        shown_as: &'static Encoding,
    ) -> Option<String> {
        let (bytes, _, failed) = bytes_of.encode(text);
        (!failed).then(|| shown_as.decode_without_bom_handling(&bytes).0.into_owned())
    }

    #[test]
    fn every_chain_is_undone() {
        for text in ["Грузополучатель ТОО Ромашка", "Насосы центробежные, запасные части"]
        {
            for (bytes_of, shown_as) in chains() {
                let Some(spoiled) = spoil(text, bytes_of, shown_as) else { continue };
                if spoiled.contains('\u{fffd}') {
                    continue;
                }
                assert_eq!(repair(&spoiled).as_deref(), Some(text), "{spoiled}");
            }
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "ТОО РУССКИЙ РЕСУРС",
            "Müller Straße Köln",
            "Société Générale à Orléans",
            "Қазақстан Республикасы, Алматы қ.",
            "北京市朝阳区",
            "ООО «СТРОЙТРЕСТ» №5",
            "Gənc Şirkəti",
            "ПЛИТКА 600×600",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
