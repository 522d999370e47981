//! The readers of messages (ASYCUDA XML, UN/EDIFACT): whole papers, defects, shared samples,
//! damage at random. One binary, so that it links once.

mod asycuda;
mod coverage;
mod edifact;
mod fixtures;
mod samples;
mod xml;
