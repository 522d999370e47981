//! The card of a model: what it was trained on, how good it is, what it may do.

use sarhad_i18n::{Arg, Lang, Words, date, thousands};
use sarhad_service::learn::{Calibration, Family, Measures, Model, Promotion, SHARES, Window};

/// A share as a percentage with one decimal.
fn percent(share: f64, lang: Lang) -> String {
    let text = format!("{:.1}", share * 100.0);
    if lang == Lang::Ru { text.replace('.', ",") } else { text }
}

/// What a promotion rests on, for its message.
pub fn promotion_args(one: &Promotion, lang: Lang) -> [(&'static str, Arg<'static>); 6] {
    [
        ("share", percent(one.budget, lang).into()),
        ("opened", one.opened.to_string().into()),
        ("found", one.found.to_string().into()),
        ("lower", percent(one.lower, lang).into()),
        ("rules-found", one.found_by_rules.to_string().into()),
        ("rules", percent(one.rules, lang).into()),
    ]
}

fn window(window: &Window, words: &Words) -> String {
    let lang = words.lang();
    words.say(
        "learn-card-window",
        &[
            ("from", date(window.first, lang).into()),
            ("to", date(window.last, lang).into()),
            ("rows", thousands(window.rows, lang).into()),
            ("positives", thousands(window.positives, lang).into()),
            ("rate", percent(window.base_rate(), lang).into()),
        ],
    )
}

fn measures(measures: &Measures, words: &Words) -> String {
    let lang = words.lang();
    let at = |key: &str, values: &std::collections::BTreeMap<String, f64>| {
        values.get(key).map_or_else(|| "–".to_owned(), |value| percent(*value, lang))
    };
    let shares = SHARES.map(|(key, share)| {
        words.say(
            "learn-card-at",
            &[
                ("share", percent(share, lang).into()),
                ("precision", at(key, &measures.precision_at).into()),
                ("recall", at(key, &measures.recall_at).into()),
            ],
        )
    });
    let area = measures.auc.map_or_else(|| "–".to_owned(), |auc| format!("{auc:.3}"));
    let area = if lang == Lang::Ru { area.replace('.', ",") } else { area };
    let area = words.say("learn-card-auc", &[("auc", area.into())]);
    format!("{}; {area}", shares.join("; "))
}

/// The card as text.
pub fn card(model: &Model, words: &Words) -> String {
    let lang = words.lang();
    let names = |families: &[Family]| {
        let named = families.iter().map(|family| words.get(&format!("family-{}", family.key())));
        named.collect::<Vec<_>>().join(", ")
    };
    let used = model.schema().map(|schema| schema.families()).unwrap_or_default();
    let calibration = match model.calibration {
        Calibration::Beta { .. } => {
            let on_random = model.calibrated_on.on_random;
            let key = if on_random { "learn-card-random" } else { "learn-card-calibrated" };
            words.say(key, &[("rows", model.calibrated_on.rows.to_string().into())])
        }
        Calibration::Bands { .. } => words.get("learn-card-bands"),
    };
    let mut trained = vec![
        ("trainer", Arg::from(model.training.trainer.clone())),
        ("program", model.training.program.clone().into()),
        ("seed", model.training.seed.to_string().into()),
    ];
    let (trees, nodes) = model.trees.as_ref().map_or((0, 0), |one| (one.trees(), one.node_count()));
    trained.push(("trees", thousands(trees, lang).into()));
    trained.push(("nodes", thousands(nodes, lang).into()));
    let mut rows = vec![
        ("learn-row-status", words.get(&format!("learn-status-{}", model.status.key()))),
        ("learn-row-source", words.get(&format!("learn-source-{}", model.source.key()))),
        ("learn-row-trained", window(&model.trained_on, words)),
        ("learn-row-held", window(&model.held_back, words)),
        ("learn-row-training", words.say("learn-card-training", &trained)),
        ("learn-row-families", names(&used)),
    ];
    if !model.training.left_out.is_empty() {
        rows.push(("learn-row-left-out", names(&model.training.left_out)));
    }
    rows.push(("learn-row-measures", measures(&model.measures, words)));
    rows.push(("learn-row-control", measures(&model.control, words)));
    rows.push(("learn-row-calibration", calibration));
    if let Some(promotion) = &model.promotion {
        let text = words.say("learn-card-promotion", &promotion_args(promotion, lang));
        rows.push(("learn-row-promotion", text));
    }
    rows.push(("learn-row-schema", model.schema.clone()));
    let version = model.version();
    let title = words.say(
        "learn-card-title",
        &[("model", model.id.as_str().into()), ("version", version.into())],
    );
    let mut out = format!("{title}\n");
    for (key, text) in rows {
        out.push_str(&format!("  {}: {text}\n", words.get(key)));
    }
    out.push_str(&format!("{}\n", words.get("learn-card-limits")));
    out
}
