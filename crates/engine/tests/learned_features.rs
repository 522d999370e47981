//! Features of declarations know nothing of later days; everything that models say has words.
#![allow(clippy::disallowed_methods, reason = "tests read message files")]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sarhad_engine::learned::declarations::{DeclarationRow, Encoder, FEATURES, read_table};
use sarhad_engine::learned::{self, Family, ModelFault, Schema, Source, Status};

const HEAD: &str = "Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price,Fraud\n";

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

fn at(feature: &str) -> usize {
    FEATURES.iter().position(|one| one.id == feature).unwrap()
}

#[test]
fn a_table_is_read_in_the_order_of_its_days() {
    let text = HEAD.to_owned()
        + "2026-02-01,30,B,11,21,11,10,D1,I1,,,040690,NA,FR,8.0,A,Y,0,100,1\n\
           2026-01-02,30,B,11,21,11,10,D1,I1,S1,,8542310000,CN,CN,,A,Y,2.5,,0\n";
    let rows = read_table(text.as_bytes()).unwrap();
    assert_eq!(rows.iter().map(|row| row.hs6.as_str()).collect::<Vec<_>>(), ["854231", "040690"]);
    let features = Encoder::default().rows(&rows, true);
    let (first, second) = features.split_at(FEATURES.len());
    let mut encoder = Encoder::default();
    encoder.rows(&rows[..1], true);
    // Leading zeros, Namibia, no mass, no seller.
    assert_eq!((second[at("hs6")], second[at("hs2")]), (40690.0, 4.0));
    assert!(second[at("departure")].is_finite() && second[at("net-mass")].is_nan());
    assert!(second[at("seller-rate")].is_nan() && first[at("price")].is_nan());
    assert_eq!((second[at("importer-seen")], second[at("importer-days")]), (1f64.ln_1p(), 30.0));
    assert_eq!((second[at("weekday")], second[at("month")]), (7.0, 2.0));
}

#[test]
fn what_is_wrong_with_a_table_is_told_with_its_place() {
    let good = "2026-01-02,30,B,11,21,11,10,D1,I1,S1,,854231,CN,CN,8.0,A,Y,2.5,10,0\n";
    for (from, to, said) in [
        ("2026-01-02", "02.01.2026", "line 2: Date is \"02.01.2026\"; expected a day"),
        ("854231", "8542", "HS6 Code is \"8542\"; expected six digits"),
        (",10,0\n", ",10,2\n", "Fraud is \"2\"; expected 0 or 1"),
        ("2.5", "many", "Net Mass is \"many\"; expected a number"),
        ("8.0", "inf", "Tax Rate is \"inf\""),
        ("Importer ID", "Importer", "no column \"Importer ID\""),
        (good, "", "0 rows"),
        ("B,11", "B,\"11", "CSV"),
    ] {
        let text = (HEAD.to_owned() + good).replacen(from, to, 1);
        let fault = read_table(text.as_bytes()).unwrap_err().to_string();
        assert!(fault.contains(said) || said == "CSV", "{said}: {fault}");
    }
}

/// An inspection counts from the day after its outcome became known, and is drawn to all others.
#[test]
fn rates_rest_on_outcomes_that_were_known() {
    let row = |day: u64, known: u64, importer: &str, positive| DeclarationRow {
        day: start() + Days::new(day),
        known_on: start() + Days::new(known),
        positive,
        hs6: "854231".into(),
        codes: std::array::from_fn(|_| "A".to_owned()),
        parties: ["D".into(), importer.into(), String::new(), String::new()],
        tax_rate: None,
        net_mass_kg: None,
        price: None,
    };
    let rows: Vec<DeclarationRow> = (0..20)
        .map(|day| row(day, day + 3, if day % 2 == 0 { "even" } else { "odd" }, day % 2 == 0))
        .collect();
    let all = Encoder::default().rows(&rows, true);
    let rate = |day: usize| all[day * FEATURES.len() + at("importer-rate")];
    assert!(rate(3).is_nan(), "the first outcome becomes known on day 3");
    // Day 4 knows the outcome of day 0, of an even row: all that is known was found.
    assert!((rate(4) - 1.0).abs() < 1e-12);
    // Day 18 knows days 0 to 14: eight even ones of fifteen.
    let usual = 8.0 / 15.0;
    assert!((rate(18) - (8.0 + 10.0 * usual) / 18.0).abs() < 1e-12);
    assert!((rate(19) - (10.0 * 8.0 / 16.0) / (8.0 + 10.0)).abs() < 1e-12, "day 19 knows one more");
}

fn rows() -> impl Strategy<Value = Vec<DeclarationRow>> {
    let row = (0u64..40, 0u64..20, any::<bool>(), 0u8..3, 0u8..3, 1u32..50);
    proptest::collection::vec(row, 2..40).prop_map(|all| {
        let mut rows: Vec<DeclarationRow> = all
            .into_iter()
            .map(|(day, later, positive, party, goods, price)| DeclarationRow {
                day: start() + Days::new(day),
                known_on: start() + Days::new(day + later),
                positive,
                hs6: format!("85423{goods}"),
                codes: std::array::from_fn(|_| goods.to_string()),
                parties: std::array::from_fn(|_| party.to_string()),
                tax_rate: Some(8.0),
                net_mass_kg: Some(10.0),
                price: Some(f64::from(price)),
            })
            .collect();
        rows.sort_by_key(|row| row.day);
        rows
    })
}

proptest! {
    /// What becomes known on a day or later changes no row of it: other labels, prices, parties.
    #[test]
    fn later_days_change_nothing(rows in rows(), place in any::<prop::sample::Index>()) {
        let day = rows[place.index(rows.len())].day;
        let mut other = rows.clone();
        for row in &mut other {
            if row.known_on >= day {
                row.positive = !row.positive;
            }
            if row.day > day {
                row.price = Some(1e6);
                row.parties = std::array::from_fn(|_| "0".to_owned());
            }
        }
        let upto = rows.iter().filter(|row| row.day <= day).count() * FEATURES.len();
        let bits = |rows: &[DeclarationRow]| -> Vec<u64> {
            Encoder::default().rows(rows, true)[..upto].iter().map(|x| x.to_bits()).collect()
        };
        prop_assert_eq!(bits(&rows), bits(&other));
        // Rows that are only measured teach nothing: their labels may be anything.
        let measured = |rows: &[DeclarationRow]| -> Vec<u64> {
            Encoder::default().rows(rows, false).iter().map(|x| x.to_bits()).collect()
        };
        let mut flipped = rows.clone();
        for row in &mut flipped {
            row.positive = !row.positive;
        }
        prop_assert_eq!(measured(&rows), measured(&flipped));
    }
}

#[test]
fn schemas_are_told_apart() {
    for source in [Source::Declarations, Source::Papers] {
        let all = Schema::new(source, &[]);
        assert_eq!(all.width(), source.features().len());
        let ids: BTreeSet<&str> = all.features().map(|feature| feature.id).collect();
        assert_eq!(ids.len(), all.width(), "each id once");
        let mut hashes = BTreeSet::from([all.hash()]);
        for family in all.families() {
            let without = Schema::new(source, &[family]);
            assert!(without.features().all(|feature| feature.family != family));
            assert!(hashes.insert(without.hash()), "{family:?}");
        }
        let back = Schema::of_ids(source, all.features().map(|feature| feature.id)).unwrap();
        assert_eq!(back.hash(), all.hash());
    }
    assert_eq!(Schema::of_ids(Source::Papers, ["no-such"].into_iter()), None);
    for family in Family::ALL {
        assert_eq!(Family::parse(family.key()), Some(family));
    }
}

/// No feature is about who a person is by birth.
#[test]
fn no_feature_speaks_of_nationality_or_language() {
    for feature in Source::Declarations.features().iter().chain(Source::Papers.features()) {
        for word in ["nation", "citizen", "language", "ethnic", "gender", "religion", "birth"] {
            assert!(!feature.id.contains(word), "{}", feature.id);
        }
    }
}

#[test]
fn every_language_says_everything_of_models_and_nothing_else() {
    let mut needed: BTreeSet<String> =
        learned::MESSAGES.iter().map(|id| (*id).to_owned()).collect();
    needed.extend(learned::TERMS.iter().map(|term| format!("term-{term}")));
    needed.extend(Family::ALL.iter().map(|family| format!("family-{}", family.key())));
    for source in [Source::Declarations, Source::Papers] {
        needed.extend(source.features().iter().map(|feature| feature.sentence.to_owned()));
        needed.insert(format!("learn-source-{}", source.key()));
    }
    for status in [Status::Shadow, Status::Active] {
        needed.insert(format!("learn-status-{}", status.key()));
    }
    needed.extend(ModelFault::KEYS.iter().map(|key| format!("model-fault-{key}")));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales");
    let mut languages = 0;
    for language in std::fs::read_dir(folder).unwrap() {
        let path = language.unwrap().path().join("learned.ftl");
        let text = std::fs::read_to_string(&path).unwrap();
        let ids = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let ids: BTreeSet<String> =
            ids.map(|line| line.split_once(" = ").unwrap().0.to_owned()).collect();
        let missing: Vec<_> = needed.difference(&ids).collect();
        // What only the command line says (learn-card-…, model-in-use …) is held by its own use.
        let said_elsewhere =
            |id: &&String| ["learn-", "model-", "error-"].iter().any(|start| id.starts_with(start));
        let unused: Vec<_> = ids.difference(&needed).filter(|id| !said_elsewhere(id)).collect();
        assert!(missing.is_empty() && unused.is_empty(), "{path:?}: {missing:?} {unused:?}");
        languages += 1;
    }
    assert!(languages >= 2);
}
