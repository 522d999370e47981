//! ASYCUDA World papers: the manifest family (Awmds and its kin) and the customs declaration.

pub mod awmds;
mod field;
pub mod sad;
mod trader;
