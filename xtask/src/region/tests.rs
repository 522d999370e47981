//! The file of cases is what the tables say, and is fit for use.

use std::collections::{BTreeMap, BTreeSet};

use super::party::Tables;
use super::*;

/// Fewest pairs of each label that the set must have.
const FEWEST: usize = 600;
/// Kinds with fewer cases than this say too little for a share.
const FEWEST_OF_A_KIND: usize = 12;

fn tables() -> Tables {
    Tables::read(&folder()).unwrap()
}

fn rows() -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(folder().join("names_region.csv")).unwrap();
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

fn share(
    rows: &[&BTreeMap<String, String>],
    of: impl Fn(&BTreeMap<String, String>) -> bool,
) -> f64 {
    rows.iter().filter(|row| of(row)).count() as f64 / rows.len() as f64
}

#[test]
fn the_cases_are_those_of_the_tables() {
    let text = std::fs::read_to_string(folder().join("names_region.csv")).unwrap();
    assert!(text == written(&tables()).unwrap(), "run cargo xtask region-names and commit");
}

#[test]
fn every_party_is_unique_and_has_a_spelling() {
    let tables = tables();
    let ids: BTreeSet<&str> = tables.parties.iter().map(|party| party.id.as_str()).collect();
    assert_eq!(ids.len(), tables.parties.len());
    for party in &tables.parties {
        assert!(party.spellings.values().any(|spelling| spelling.rule.is_none()), "{}", party.id);
        assert!(["Person", "Company"].contains(&party.schema.as_str()), "{}", party.id);
    }
}

#[test]
fn ids_are_unique_and_no_pair_stands_twice() {
    let rows = rows();
    let ids: BTreeSet<&str> = rows.iter().map(|row| row["case_id"].as_str()).collect();
    assert_eq!(ids.len(), rows.len());
    let pairs: BTreeSet<[String; 2]> = rows
        .iter()
        .map(|row| {
            let mut pair = [row["query_name"].to_lowercase(), row["list_name"].to_lowercase()];
            pair.sort();
            pair
        })
        .collect();
    assert_eq!(pairs.len(), rows.len());
    assert!(
        rows.iter().all(|row| row["query_name"].to_lowercase() != row["list_name"].to_lowercase())
    );
}

#[test]
fn there_are_enough_of_both_labels_and_schemas() {
    let rows = rows();
    for label in ["true", "false"] {
        let labelled: Vec<_> = rows.iter().filter(|row| row["match"] == label).collect();
        assert!(labelled.len() >= FEWEST, "{label}: {}", labelled.len());
        let persons = share(&labelled, |row| row["schema"] == "Person");
        assert!((0.5..0.75).contains(&persons), "{label}: {persons} persons");
    }
    for row in &rows {
        assert_eq!(row["match"] == "true", row["query_party"] == row["list_party"]);
        assert_eq!(row["match"] == "false", row["kind"].starts_with("hard_negative"));
    }
}

#[test]
fn the_six_countries_are_balanced() {
    let (tables, rows) = (tables(), rows());
    let country: BTreeMap<&str, &str> =
        tables.parties.iter().map(|party| (party.id.as_str(), party.country.as_str())).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row["match"] == "true") {
        *counts.entry(country[row["query_party"].as_str()]).or_default() += 1;
    }
    assert_eq!(counts.len(), 6);
    for (country, count) in &counts {
        assert!(*count * 10 >= FEWEST, "{country}: {count} true pairs");
    }
}

#[test]
fn a_third_of_every_kind_crosses_scripts() {
    let rows = rows();
    let mut kinds: BTreeMap<&str, Vec<&BTreeMap<String, String>>> = BTreeMap::new();
    for row in &rows {
        assert_eq!(script(&row["query_name"]), row["query_script"]);
        assert_eq!(script(&row["list_name"]), row["list_script"]);
        kinds.entry(&row["kind"]).or_default().push(row);
    }
    for (kind, rows) in kinds.iter().filter(|(_, rows)| rows.len() >= FEWEST_OF_A_KIND) {
        let across = share(rows, |row| row["query_script"] != row["list_script"]);
        assert!(across >= 1.0 / 3.0, "{kind}: {across}");
    }
}

#[test]
fn a_party_stands_on_one_side_of_the_split() {
    let rows = rows();
    let mut sides: BTreeMap<&str, &str> = BTreeMap::new();
    for row in &rows {
        for party in [&row["query_party"], &row["list_party"]] {
            let side = sides.entry(party).or_insert(&row["split"]);
            assert_eq!(*side, row["split"], "{party}");
        }
    }
    let rows: Vec<_> = rows.iter().collect();
    let kept = share(&rows, |row| row["split"] == "kept");
    assert!((0.22..0.38).contains(&kept), "{kept} kept");
}

#[test]
fn at_most_half_is_derived_and_every_row_names_a_publisher() {
    let rows = rows();
    assert!(rows.iter().all(|row| !row["source"].is_empty()));
    let rows: Vec<_> = rows.iter().collect();
    let derived = share(&rows, |row| row["confidence"] != "official");
    assert!(derived <= 0.5, "{derived} derived");
    let hard: Vec<_> = rows.into_iter().filter(|row| row["match"] == "true").collect();
    let hard = share(&hard, |row| row["quality"] == "WEAK");
    assert!(hard >= 1.0 / 3.0, "{hard} of the true pairs are hard");
}

#[test]
fn rules_spell_as_published() {
    let tables = tables();
    for (rule, text, spelled) in [
        ("ru-icao", "Жээнбеков Юсуп Щербаков", "Zheenbekov Iusup Shcherbakov"),
        ("ru-bgn", "Елеусинов Ниязов", "Yeleusinov Niyazov"),
        ("ru-su", "Джапаров Усман", "Djaparov Ousman"),
        ("kk-latin", "Тоқаев Қасым-Жомарт Кемелұлы", "Toqaev Qasym-Jomart Kemelūly"),
        ("kk-latin", "Нығматулин Жеңіс", "Nyğmatulin Jeñıs"),
        ("ky-bgn", "Төрөкул Жээнбеков", "Törökul Jeenbekov"),
        ("tg-bgn", "Эмомалӣ Раҳмон Ғафуров Ҷамшед", "Ėmomalí Rahmon Ghafurov Jamshed"),
        ("uz-cyrillic", "Oʻzbekiston Yoʻldoshev Mirziyoyev", "Ўзбекистон Йўлдошев Мирзиёев"),
        ("uz-cyrillic", "Erkin Nigʻmatovich Shoxrux", "Эркин Ниғматович Шохрух"),
        ("az-icao", "İlham Əliyev Cəfərov Ağayeva", "Ilham Eliyev Ceferov Agayeva"),
        ("tk-icao", "Mälikgulyýewiç Çary", "Malikgulyyewic Cary"),
    ] {
        assert_eq!(tables.rules().spell(rule, text).as_deref(), Some(spelled), "{rule}");
    }
}

#[test]
fn a_letter_that_a_rule_lacks_gives_no_spelling() {
    assert_eq!(tables().rules().spell("ru-icao", "Қонаев"), None);
}

#[test]
fn namesakes_stand_as_other_parties_only_with_both_patronymics() {
    let tables = tables();
    let cases = different::cases(&tables);
    let namesakes: Vec<_> =
        cases.iter().filter(|case| case.kind == "hard_negative_patronymic").collect();
    assert!(!namesakes.is_empty());
    for case in namesakes {
        for side in [&case.query.text, &case.listed.text] {
            assert!(side.split_whitespace().count() >= 3, "{side} could be either");
        }
    }
}

#[test]
fn every_letter_is_one_of_its_alphabet() {
    // Look-alikes of the other alphabet and decomposed letters would make a case unfair.
    for row in rows() {
        for name in [&row["query_name"], &row["list_name"]] {
            let plain = name.replace(['ʻ', 'ʼ', '’'], "");
            for word in plain.split(|letter: char| !letter.is_alphabetic()) {
                let scripts: BTreeSet<&str> =
                    word.chars().map(|letter| script(&letter.to_string())).collect();
                assert!(scripts.len() <= 1, "{name}: {word} mixes scripts");
            }
            let mark = |letter: char| ('\u{0300}'..='\u{036f}').contains(&letter);
            assert!(!name.chars().any(mark), "{name} has a combining mark");
        }
    }
}
