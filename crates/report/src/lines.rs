//! One JSON object a line and a unit: the contract of `screen --format jsonl`.

use sarhad_i18n::{Lang, words};
use sarhad_model::Ranking;

use crate::wire::Line;

/// One line a unit, best rank first, without line ends.
pub fn jsonl(ranking: &Ranking, lang: Lang) -> impl Iterator<Item = String> + '_ {
    let words = words(lang);
    ranking.units.iter().map(move |unit| {
        serde_json::to_string(&Line::new(ranking, unit, words))
            .expect("a unit has only text keys and finite numbers or nulls")
    })
}
