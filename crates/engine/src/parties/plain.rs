//! One spelling for the words of the tables: papers write national letters or their plain
//! neighbours (`şirketi`, `SIRKETI`; `қызмет`, `кызмет`; `شركة`, `شرکه`).
//!
//! For words that are looked up in a table only; names keep their letters.

use std::borrow::Cow;

/// The plain spelling of a folded word. A plain word stays as it is.
pub(super) fn plain(folded: &str) -> Cow<'_, str> {
    let ascii = folded.bytes().all(|b| b.is_ascii() && b != b'\'');
    if ascii || folded.chars().all(|c| plain_letter(c) == Some(c)) {
        return Cow::Borrowed(folded);
    }
    Cow::Owned(folded.chars().filter_map(plain_letter).collect())
}

/// The plain neighbour of a letter; `None` for an apostrophe, which is often left out.
fn plain_letter(c: char) -> Option<char> {
    Some(match c {
        '\'' => return None,
        // Turkic and Western Latin.
        'ş' => 's',
        'ç' => 'c',
        'ə' | 'é' | 'è' | 'ê' | 'ë' => 'e',
        'ğ' => 'g',
        'ö' | 'ó' | 'ô' => 'o',
        'ü' | 'ú' | 'û' => 'u',
        'ä' | 'á' | 'à' | 'â' | 'ã' => 'a',
        'ň' | 'ñ' => 'n',
        'ý' => 'y',
        'ž' => 'z',
        'í' | 'î' => 'i',
        // Central Asian and Ukrainian Cyrillic, as typed on a Russian keyboard.
        'қ' => 'к',
        'ғ' | 'ґ' => 'г',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' | 'ӯ' | 'ў' => 'у',
        'һ' | 'ҳ' => 'х',
        'і' | 'ї' | 'ӣ' => 'и',
        'є' => 'е',
        'ә' => 'а',
        'ҷ' => 'ч',
        // Arabic letters that Persian writes in another way, hamza, and the final h.
        'ي' | 'ى' | 'ئ' => 'ی',
        'ك' => 'ک',
        'ة' | 'ۀ' => 'ه',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn national_and_plain_letters_meet() {
        for (word, expected) in [
            ("şirketi", "sirketi"),
            ("қызмет", "кызмет"),
            ("o'zbekiston", "ozbekiston"),
            ("شركة", "شرکه"),
            ("инвестиціи", "инвестиции"),
            ("steel", "steel"),
        ] {
            assert_eq!(plain(word), expected);
        }
    }
}
