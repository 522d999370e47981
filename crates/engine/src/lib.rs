//! The judgement: targeting units of consignments, and [`Knowledge`], give an assessment.
//! Pure and deterministic: the same papers and the same knowledge give the same bytes.
//!
//! The way: [`group`] papers into units, find what is distinct in them ([`distinct_names`],
//! [`distinct_goods`]), look each up once ([`screen_name`], [`judge_goods`]; the caller may do
//! so on many threads), [`assess`] each unit, [`rank`] them.
//!
//! It reads no file, no clock and no language: findings are codes with parameters.

pub mod assess;
pub mod companies;
pub mod controls;
pub mod feedback;
pub mod frequent;
pub mod goods;
pub mod history;
pub mod indicators;
pub mod knowledge;
pub mod learned;
mod listed_contacts;
pub mod observations;
pub mod parties;
pub mod permits;
pub mod plan;
pub mod policy;
pub mod profiles;
pub mod rank;
pub mod score;
pub mod screened;
pub mod tables;
pub mod text;
pub mod units;

pub use assess::assess;
pub use frequent::{Frequent, frequent};
pub use knowledge::{Knowledge, KnowledgeError};
pub use rank::rank;
pub use screened::{
    Day, GoodsKey, JudgedGoods, NameKey, Screened, distinct_goods, distinct_names, has_ended,
    judge_goods, screen, screen_name,
};
pub use units::{Overlap, Part, Unit, group, overlaps};
