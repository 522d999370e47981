//! Safe, position-keeping reading of XML papers.
//!
//! A document becomes a flat tree of ranges of its decoded text ([`Tree`]), built in one pass
//! over the events of `quick-xml`. Mappers walk it through [`Element`] and *take* the texts they
//! map; whatever nobody took is swept into additional information ([`Tree::leftovers`]), so
//! nothing is lost by construction.
//!
//! Deliberately not done: no DTD, no entities but the predefined and numeric ones, no namespaces
//! beyond taking the prefix off a name, no validation against a schema, nothing is ever fetched.

mod build;
mod element;
mod escape;
mod outcome;
mod tree;

pub use element::{Children, Element, Leaf};
pub use escape::unescape;
pub use outcome::{decode, finish, refused};
pub use tree::{NodeId, Tree};
