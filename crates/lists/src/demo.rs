//! The built-in demonstration list: a dozen invented names for the first run and for training,
//! in the format of a national list. None of them is or resembles a listed party.

use sarhad_model::{Authority, WatchList};

use crate::limits::Limits;
use crate::readers::national;
use crate::reading::Roll;

const DEMO: &str = include_str!("../../../data/demo-list.csv");

/// The demonstration list.
pub fn demo() -> WatchList {
    let limits = Limits::default();
    let mut roll = Roll::new(&limits);
    roll.open("demo-list.csv", 0);
    let mut identity = national::read("demo-list.csv", DEMO, &mut roll);
    identity.authority = Authority::Demo;
    roll.finish(identity).expect("the built-in list has entries").list
}
