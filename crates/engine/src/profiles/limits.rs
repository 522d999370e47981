//! The limits of profiles, each with its reason. They hold for both forms, JSON and text.

/// Deepest nesting of groups. Deeper conditions cannot be read by the officer who answers for them.
pub const MAX_DEPTH: usize = 8;
/// Most tests in one profile. The largest selectivity criteria in use have some dozens.
pub const MAX_TESTS: usize = 100;
/// Most values written into one test; more belong into a named list.
pub const MAX_LITERALS: usize = 200;
/// Most values of a named list: a national watch list of companies or codes fits.
pub const MAX_LIST: usize = 100_000;
/// Longest text of one value, in characters: a company name with its address fits.
pub const MAX_TEXT: usize = 400;
/// Longest text form, in bytes: 100 tests with long lists fit; a hostile text costs no time.
pub const MAX_EXPRESSION: usize = 64 * 1024;
/// Deepest nesting that the text parser follows before it stops, so that no text can exhaust
/// the stack. Above [`MAX_DEPTH`], because brackets around one test make no group.
pub const MAX_NESTING: usize = 32;
/// Longest id, in characters.
pub const MAX_ID: usize = 64;
/// Most profiles in use at once: each is looked at for each goods line.
pub const MAX_PROFILES: usize = 1_000;
/// Largest file of a profile or of a named list, in bytes: a full list of long names fits.
pub const MAX_FILE: usize = 64 << 20;
/// Longest time from first to last day, in days (two years): what nobody has looked at for so
/// long must not steer officers.
pub const MAX_VALIDITY_DAYS: i64 = 732;
/// Highest score in decibans: as much as a certain match with a sanctions list.
pub const MAX_SCORE_DB: f64 = 30.0;
/// Lowest score in decibans: all mitigating reasons together count no more
/// ([`crate::score::MITIGATION_FLOOR`]).
pub const MIN_SCORE_DB: f64 = -12.0;
