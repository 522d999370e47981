//! The version of the rules of comparison: what a number rests on besides the lists.

use std::sync::LazyLock;

use super::{MIN_COVERED, MIN_SOLID, ORGANISATION, PERSON};

/// Grows with every change to the comparison that the tables and coefficients do not show.
const REVISION: u32 = 3;
/// The tables that the comparison reads; a test holds that none of `data/names` is left out.
const TABLES: [&str; 17] = [
    include_str!("../../../../data/cities.csv"),
    include_str!("../../../../data/names/east/cantonese.csv"),
    include_str!("../../../../data/names/east/han.csv"),
    include_str!("../../../../data/names/east/japanese.csv"),
    include_str!("../../../../data/names/east/kana.csv"),
    include_str!("../../../../data/names/east/korean.csv"),
    include_str!("../../../../data/names/east/mandarin.csv"),
    include_str!("../../../../data/names/east/surnames.csv"),
    include_str!("../../../../data/names/east/transcription.csv"),
    include_str!("../../../../data/names/east/words.csv"),
    include_str!("../../../../data/names/frequency.csv"),
    include_str!("../../../../data/names/given_names.csv"),
    include_str!("../../../../data/names/legal_forms.csv"),
    include_str!("../../../../data/names/place_words.csv"),
    include_str!("../../../../data/names/trade_words.csv"),
    include_str!("../../../../data/names/translit.csv"),
    include_str!("../../../../data/names/words.csv"),
];

/// `<program version>+<twelve hexadecimal digits>`: the digits are the hash of the fitted
/// coefficients, the tables of names and the revision of the code.
pub fn rules_version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&REVISION.to_le_bytes());
        for number in PERSON.iter().chain(&ORGANISATION).chain(&[MIN_COVERED, MIN_SOLID]) {
            hasher.update(&number.to_le_bytes());
        }
        for table in TABLES {
            hasher.update(table.as_bytes());
            hasher.update(&[0xff]);
        }
        format!("{}+{}", env!("CARGO_PKG_VERSION"), &hasher.finalize().to_hex()[..12])
    });
    &VERSION
}
