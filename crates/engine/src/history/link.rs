//! What parties share, and how that is told.

use chrono::NaiveDate;
use serde::Serialize;

use super::identity::{PartyKey, PartyKeys};

/// What more parties than this share (the address of a business centre, the telephone of a broker)
/// links nobody.
pub const MAX_SHARING: usize = 20;

/// What two parties share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A tax or registration number, under another name.
    Number,
    /// A telephone.
    Phone,
    /// An e-mail address.
    Email,
    /// A postal address with a number in it.
    Address,
}

/// Another party that shares something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// Who.
    pub party: PartyKeys,
    /// Its name as written when it was first seen so.
    pub name: String,
    /// What is shared.
    pub kind: LinkKind,
    /// Day on which it was first seen with it.
    pub since: NaiveDate,
}

/// A party under something that others may share, as an index keeps it.
#[derive(Debug, Clone)]
pub(super) struct Sharer {
    pub(super) primary: PartyKey,
    pub(super) keys: PartyKeys,
    pub(super) name: String,
    pub(super) since: NaiveDate,
}
