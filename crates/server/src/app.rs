//! What the server is given: how to screen, which lists are loaded, where to listen, how much
//! to accept.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use sarhad_i18n::Lang;
use sarhad_model::{ListSummary, Ranking};

/// Screens files (name and bytes) and ranks what is in them. The language is the visitor's.
pub type Screen = Arc<dyn Fn(Vec<(String, Vec<u8>)>, Lang) -> Ranking + Send + Sync>;

/// What `screen` judges with besides lists, in the visitor's language, a sentence each: profiles, a
/// model or why none, a history, a register of permits.
pub type InUse = Arc<dyn Fn(Lang) -> Vec<String> + Send + Sync>;

/// Gives the current day, for the ages of lists.
pub type Today = Arc<dyn Fn() -> NaiveDate + Send + Sync>;

/// Everything a server needs.
#[derive(Clone)]
pub struct App {
    /// The screening.
    pub screen: Screen,
    /// The watch lists inside the knowledge that `screen` uses, for the start page.
    pub lists: Vec<ListSummary>,
    /// What else it judges with, for the start page.
    pub in_use: InUse,
    /// The calendar.
    pub today: Today,
    /// Settings.
    pub settings: Settings,
}

/// Where to listen and what to accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Address and port.
    pub listen: SocketAddr,
    /// Whether an address that other computers can reach is allowed. There is no sign-in yet:
    /// whoever reaches the address can use the program.
    pub allow_public: bool,
    /// Language of a visitor whose browser asks for none of ours.
    pub lang: Lang,
    /// Limits.
    pub limits: Limits,
}

impl Default for Settings {
    /// This computer only, port 8080, English.
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            allow_public: false,
            lang: Lang::En,
            limits: Limits::default(),
        }
    }
}

/// Limits of the server. The readers have limits of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Most files of one upload.
    pub files: usize,
    /// Largest file, bytes.
    pub file_bytes: usize,
    /// Largest upload, bytes.
    pub total_bytes: usize,
    /// Bytes that are still read, and thrown away, after an upload has gone over a limit: a
    /// browser shows the answer only when it could send everything.
    pub drained_bytes: usize,
    /// Longest upload.
    pub upload_time: Duration,
    /// Uploads that are read and screened at the same time; others wait.
    pub uploads: usize,
    /// Rankings kept in memory; a new one drops the oldest.
    pub results: usize,
    /// Rows of a page.
    pub rows: usize,
    /// Units of the printable report; table and data always hold all.
    pub report_units: usize,
    /// Longest search text, characters; what is beyond is not looked for.
    pub search_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            files: 50,
            file_bytes: 64 << 20,
            total_bytes: 128 << 20,
            drained_bytes: 512 << 20,
            upload_time: Duration::from_mins(5),
            uploads: 2,
            results: 8,
            rows: 200,
            report_units: 2_000,
            search_chars: 200,
        }
    }
}
