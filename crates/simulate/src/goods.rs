//! Goods of a line: wording, code, packages, mass and value.

use crate::parties::Voice;
use crate::post::Mode;
use crate::random::Random;
use crate::tables::{Freight, Texts};

/// Goods of one line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Goods {
    /// Description as written.
    pub(crate) text: String,
    /// Code as written; empty when it is missing.
    pub(crate) hs: String,
    /// Kind of packages (UN/ECE recommendation 21).
    pub(crate) package: String,
    pub(crate) packages: u32,
    pub(crate) net_kg: Option<f64>,
    pub(crate) gross_kg: f64,
    pub(crate) value_usd: f64,
    pub(crate) volume_m3: Option<f64>,
    /// Country of origin.
    pub(crate) origin: String,
}

/// Greatest net mass of one line, kg.
fn payload(mode: Mode) -> f64 {
    match mode {
        Mode::Sea | Mode::Rail => 26_500.0,
        Mode::Road => 21_500.0,
        Mode::Air => 3_000.0,
    }
}

/// Lines in another language than the file, where a wording and the letters are there, for a
/// thousand.
const OTHER_LANGUAGE: u32 = 180;

/// One of the wordings in the file's language, its `{one|other}` alternatives chosen.
pub(crate) fn wording(texts: &Texts, voice: Voice, random: &mut Random) -> String {
    let russian = voice.russian && !voice.latin_only && !texts.russian.is_empty();
    let pool = if voice.any_script && !texts.other.is_empty() && random.chance(OTHER_LANGUAGE) {
        &texts.other
    } else if russian {
        &texts.russian
    } else {
        &texts.english
    };
    let template = &pool[random.below(pool.len())];
    let text = chosen(template, random);
    if voice.large { text.to_uppercase() } else { text }
}

/// The text with one of each `{one|other}` chosen.
fn chosen(template: &str, random: &mut Random) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, behind) = after.split_once('}').unwrap_or((after, ""));
        let choices: Vec<&str> = inside.split('|').collect();
        out.push_str(before);
        out.push_str(choices[random.below(choices.len())]);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Packages, masses and value of a line; `part` is its share of a full load (1 for a whole
/// container or truck, less where several consignments share one).
pub(crate) fn measured(
    freight: &Freight,
    hs: &str,
    part: f64,
    mode: Mode,
    random: &mut Random,
) -> Goods {
    let package_kg = rounded(random.float(freight.package_kg.0, freight.package_kg.1), 10.0);
    let packages = random.between(freight.packages.0, freight.packages.1);
    let part = if mode == Mode::Air { part * random.float(0.02, 0.2) } else { part };
    let most = (payload(mode) * part.min(1.0) / package_kg).floor().max(1.0);
    let packages = (f64::from(packages) * part).round().clamp(1.0, most);
    let net = rounded(packages * package_kg, 10.0).max(0.1);
    let gross = rounded(net * random.float(1.015, 1.11) + 0.1, 10.0);
    let value = rounded(net * random.float(freight.usd_per_kg.0, freight.usd_per_kg.1), 100.0);
    Goods {
        text: String::new(),
        hs: hs.to_owned(),
        package: freight.package.clone(),
        packages: packages as u32,
        net_kg: Some(net),
        gross_kg: gross,
        value_usd: value,
        volume_m3: None,
        origin: String::new(),
    }
}

/// Usual kilograms of a cubic metre of packed goods, by HS chapter: our own rough figures, enough to
/// tell a load that cannot be from one that can.
const STOWAGE: [(std::ops::RangeInclusive<u32>, f64); 10] = [
    (1..=24, 420.0),
    (25..=27, 1100.0),
    (28..=38, 700.0),
    (39..=40, 350.0),
    (41..=67, 190.0),
    (68..=71, 1000.0),
    (72..=83, 900.0),
    (84..=84, 320.0),
    (85..=85, 240.0),
    (86..=97, 230.0),
];

/// Sets the volume that goods of their chapter take up, by some fifteen hundredths.
pub(crate) fn stow(goods: &mut Goods, random: &mut Random) {
    let chapter = goods.hs.get(..2).and_then(|chapter| chapter.parse::<u32>().ok()).unwrap_or(0);
    let row = STOWAGE.iter().find(|(chapters, _)| chapters.contains(&chapter));
    let density = row.map_or(400.0, |(_, density)| *density) * random.float(0.85, 1.15);
    goods.volume_m3 = Some(rounded(goods.gross_kg / density, 100.0).max(0.01));
}

/// Rounds to a part of one (`per_one` 10 gives tenths).
pub(crate) fn rounded(value: f64, per_one: f64) -> f64 {
    (value * per_one).round() / per_one
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Tables;

    #[test]
    fn alternatives_are_chosen() {
        let mut random = Random::new(1, "words");
        for _ in 0..50 {
            let text = chosen("BAR {80|100} MM {A|B}", &mut random);
            assert!(!text.contains(['{', '|', '}']), "{text}");
            assert!(text.starts_with("BAR 80 MM") || text.starts_with("BAR 100 MM"), "{text}");
        }
        assert_eq!(chosen("plain", &mut random), "plain");
    }

    #[test]
    fn masses_are_possible() {
        let tables = Tables::built_in();
        let mut random = Random::new(1, "mass");
        for good in &tables.goods {
            for mode in [Mode::Sea, Mode::Road, Mode::Air] {
                let line = measured(&good.freight, "1", 1.0, mode, &mut random);
                let net = line.net_kg.unwrap();
                assert!(line.packages >= 1 && net > 0.0 && line.gross_kg > net, "{line:?}");
                let one = net / f64::from(line.packages);
                assert!(net <= payload(mode) + one, "{line:?}");
                assert!(line.value_usd > 0.0);
            }
        }
    }
}
