//! Names of parameters of the catalogue that have a message, so that a question about one is
//! asked in the officer's language.

/// Keys with their terms; a test holds both to exist in every language.
const TERMS: &[(&str, &str)] = &[];

/// The term of a parameter key.
pub(super) fn term(key: &str) -> Option<&'static str> {
    TERMS.iter().find(|(known, _)| *known == key).map(|(_, term)| *term)
}
