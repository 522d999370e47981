//! ASYCUDA World papers.

pub mod awmds;
pub mod sad;
