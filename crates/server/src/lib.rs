//! `sarhad serve`: the pages on which an officer gives papers, sees the ranking, opens a unit
//! and takes the report away. It works with the network cable out and without script.
//!
//! What it deliberately does not do yet: sign-in, storage, an API. Therefore it listens on this
//! computer only, keeps the last few rankings in memory and writes nothing to disk. The
//! judgement comes from outside ([`App::screen`]); the words come from `sarhad-i18n`; the look of
//! a unit is shared with the printable report.

mod app;
mod assets;
mod downloads;
mod guard;
mod pages;
mod query;
mod results;
mod router;
mod select;
mod serve;
mod upload;
mod visit;

pub use app::{App, InUse, Limits, Screen, Settings, Today};
pub use router::router;
pub use serve::{ServeError, bind, serve};
