//! What a header means: the synonyms of `columns.csv`, and for parties the composition of a
//! role and a part (`Адрес грузополучателя`, `CONSIGNEE_ADDRESS`).
//!
//! It looks at one header alone; which of two alike columns is used is decided elsewhere.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sarhad_model::PartyRole;

use super::field::{self, Field, Part};

const TABLE: &str = include_str!("columns.csv");

/// What a header was found to mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Meaning {
    /// The field; `None` for a column that is known and deliberately kept aside.
    pub field: Option<(&'static str, Field)>,
    /// Lower is better, where two columns mean the same.
    pub rank: u32,
    /// A language or other variant (`en`, `raw`); empty for the plain column.
    pub variant: &'static str,
    /// The unit that the header states (`kg`, `lb`, `t`), for masses.
    pub unit: Option<&'static str>,
    /// The currency that the header states.
    pub currency: Option<&'static str>,
    /// The word for the role that the header uses (`exporter`); empty when it names none.
    pub who: &'static str,
}

/// A field with its key, or none for a column that is kept aside, and its rank.
type Known = (Option<(&'static str, Field)>, u32);

struct Synonyms {
    exact: BTreeMap<&'static str, Known>,
    glued: BTreeMap<String, Known>,
    roles: Vec<(Vec<&'static str>, PartyRole)>,
    parts: BTreeMap<&'static str, Part>,
    bare: BTreeMap<&'static str, Part>,
    variants: Vec<&'static str>,
    fillers: Vec<&'static str>,
    units: BTreeMap<&'static str, &'static str>,
    currencies: BTreeMap<&'static str, &'static str>,
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| Synonyms::read(TABLE));

impl Synonyms {
    fn read(table: &'static str) -> Self {
        let mut this = Self {
            exact: BTreeMap::new(),
            glued: BTreeMap::new(),
            roles: Vec::new(),
            parts: BTreeMap::new(),
            bare: BTreeMap::new(),
            variants: Vec::new(),
            fillers: Vec::new(),
            units: BTreeMap::new(),
            currencies: BTreeMap::new(),
        };
        let mut rank = 0;
        for line in table.lines().skip(1) {
            let mut cells = line.splitn(3, ',');
            let (Some(key), Some(_language), Some(words)) =
                (cells.next(), cells.next(), cells.next())
            else {
                panic!("columns.csv has three columns; broken line: {line}");
            };
            for word in words.split('|') {
                rank += 1;
                this.add(key, word, rank);
            }
        }
        // The longest phrase is tried first.
        this.roles.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        this
    }

    fn add(&mut self, key: &'static str, word: &'static str, rank: u32) {
        match key.split_once(':') {
            Some(("role", role)) => {
                let role = PartyRole::ALL.iter().find(|known| known.key() == role);
                let role = role.expect("columns.csv names only roles of the model");
                self.roles.push((word.split(' ').collect(), *role));
            }
            Some(("part", part)) => {
                self.parts.insert(word, part_by_name(part));
            }
            Some(("bare", part)) => {
                self.bare.insert(word, part_by_name(part));
            }
            Some(("unit", unit)) => {
                self.units.insert(word, unit);
            }
            Some(("currency", code)) => {
                self.currencies.insert(word, code);
            }
            Some((other, _)) => panic!("columns.csv: unknown kind {other}"),
            None if key == "variant" => self.variants.push(word),
            None if key == "filler" => self.fillers.push(word),
            None if key == "-" => {
                self.exact.entry(word).or_insert((None, rank));
            }
            None => {
                let field = field::by_key(key).expect("columns.csv names only valid field keys");
                self.exact.entry(word).or_insert((Some(field), rank));
                self.glued.entry(word.replace(' ', "")).or_insert((Some(field), rank));
            }
        }
    }
}

fn part_by_name(name: &str) -> Part {
    match name {
        "name" => Part::Name,
        "name_address" => Part::NameAndAddress,
        "address" => Part::Address,
        "country" => Part::Country,
        "id" => Part::Id,
        "bin" => Part::Bin,
        "iin" => Part::Iin,
        "inn" => Part::Inn,
        "phone" => Part::Phone,
        "email" => Part::Email,
        "contact" => Part::Contact,
        other => panic!("columns.csv: unknown part {other}"),
    }
}

/// A header in the form that is compared: small letters, `ё` as `е`, `№` as `no`, everything
/// that is neither letter nor digit as one blank.
pub fn normalise(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for c in header.chars() {
        match c {
            '№' | '#' => push_word(&mut out, "no"),
            c if c.is_alphanumeric() => {
                for small in c.to_lowercase() {
                    match small {
                        'ё' => out.push('е'),
                        // The dot of a small Turkish `İ`.
                        '\u{307}' => {}
                        small => out.push(small),
                    }
                }
            }
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn push_word(out: &mut String, word: &str) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
    out.push_str(word);
    out.push(' ');
}

/// The meaning of a header, by a synonym that makes up most of it where none is it; `None`
/// when nothing is recognised.
pub fn meaning(header: &str) -> Option<Meaning> {
    stated_meaning(header).or_else(|| {
        let (outside, _) = take_brackets(header);
        let Found { field, rank, variant, who } = contained(&normalise(&outside))?;
        Some(Meaning { field, rank, variant, unit: None, currency: None, who })
    })
}

/// The meaning of a header whose words, all of them, are a synonym.
pub fn stated_meaning(header: &str) -> Option<Meaning> {
    if header.len() > 400 {
        return None;
    }
    let (outside, bracketed) = take_brackets(header);
    let mut hints = Hints::default();
    let mut other_names = Vec::new();
    for inside in &bracketed {
        if !hints.take(&normalise(inside)) {
            other_names.push(inside.as_str());
        }
    }
    let whole = normalise(&outside);
    let found = of_words(&whole, &mut hints).or_else(|| {
        let parts = outside.split(['/', '\n', '\r', '|', ';']).chain(outside.split(" - "));
        first_agreed(parts.chain(other_names), &mut hints)
    });
    let Found { field, rank, variant, who } = found?;
    Some(Meaning { field, rank, variant, unit: hints.unit, currency: hints.currency, who })
}

/// The part of a party that a header names without saying whose (`БИН/ИИН`, `Address`): it
/// belongs to the party that stands before it.
pub fn bare_part(header: &str) -> Option<Part> {
    let (outside, _) = take_brackets(header);
    let words = normalise(&outside);
    let bare = words.strip_suffix(" no").or(words.strip_prefix("no ")).unwrap_or(&words);
    [words.as_str(), bare].into_iter().find_map(|words| SYNONYMS.bare.get(words).copied())
}

#[derive(Clone, Copy)]
struct Found {
    field: Option<(&'static str, Field)>,
    rank: u32,
    variant: &'static str,
    who: &'static str,
}

impl Found {
    fn exact((field, rank): Known, variant: &'static str) -> Self {
        Self { field, rank, variant, who: "" }
    }
}

/// The meaning of the parts of a bilingual header, when the parts do not contradict.
fn first_agreed<'h>(parts: impl Iterator<Item = &'h str>, hints: &mut Hints) -> Option<Found> {
    let mut agreed: Option<Found> = None;
    for part in parts {
        let Some(found) = of_words(&normalise(part), hints) else { continue };
        match agreed {
            Some(known) if known.field.map(|f| f.0) != found.field.map(|f| f.0) => {
                // `Кол-во мест / род упаковки`: two things in one column; the first one leads.
                return Some(known);
            }
            Some(_) => {}
            None => agreed = Some(found),
        }
    }
    agreed
}

#[derive(Debug, Default)]
struct Hints {
    unit: Option<&'static str>,
    currency: Option<&'static str>,
}

impl Hints {
    /// Takes a phrase that is a unit or a currency, with or without `in`.
    fn take(&mut self, phrase: &str) -> bool {
        let phrase = phrase.strip_prefix("in ").or(phrase.strip_prefix("в ")).unwrap_or(phrase);
        if let Some(unit) = SYNONYMS.units.get(phrase) {
            self.unit.get_or_insert(unit);
            return true;
        }
        if let Some(currency) = SYNONYMS.currencies.get(phrase) {
            self.currency.get_or_insert(currency);
            return true;
        }
        false
    }
}

fn take_brackets(header: &str) -> (String, Vec<String>) {
    let mut outside = String::with_capacity(header.len());
    let mut inside = Vec::new();
    let mut rest = header;
    while let Some(open) = rest.find(['(', '[']) {
        let Some(close) = rest[open..].find([')', ']']).map(|at| open + at) else { break };
        outside.push_str(&rest[..open]);
        outside.push(' ');
        inside.push(rest[open + 1..close].to_owned());
        rest = &rest[close + 1..];
    }
    outside.push_str(rest);
    (outside, inside)
}

/// The meaning of normalised words: as they are, then without unit, currency, variant and
/// number, then as role and part.
fn of_words(words: &str, hints: &mut Hints) -> Option<Found> {
    let known = |words: &str| SYNONYMS.exact.get(words).copied();
    if words.is_empty() {
        return None;
    }
    if let Some(found) = known(words) {
        if let Some((_, last)) = words.rsplit_once(' ') {
            hints.take(last);
        }
        return Some(Found::exact(found, ""));
    }
    let mut words = strip_hints(words, hints);
    if let Some(found) = known(words) {
        return Some(Found::exact(found, ""));
    }
    // `рейс №` is what `рейс` is, where the table has no synonym of its own for it.
    let bare = words.strip_suffix(" no").or(words.strip_prefix("no ")).unwrap_or(words);
    if let Some(found) = known(bare) {
        return Some(Found::exact(found, ""));
    }
    let variant = strip_variant(&mut words);
    words = strip_hints(words, hints);
    known(words)
        .map(|found| Found::exact(found, variant))
        .or_else(|| party(words, variant))
        .or_else(|| glued(words, variant))
}

/// `IMPORTERNAME`, `HSCODE`: words written together.
fn glued(words: &str, variant: &'static str) -> Option<Found> {
    if words.len() < 6 || words.contains(' ') {
        return None;
    }
    if let Some(known) = SYNONYMS.glued.get(words) {
        return Some(Found::exact(*known, variant));
    }
    SYNONYMS.roles.iter().filter(|(phrase, _)| phrase.len() == 1).find_map(|(phrase, _)| {
        let rest = words.strip_prefix(phrase[0])?;
        party(&format!("{} {rest}", phrase[0]), variant)
    })
}

/// Takes units and currencies off both ends (`weight in kg`, `usd fob`).
fn strip_hints<'w>(mut words: &'w str, hints: &mut Hints) -> &'w str {
    loop {
        let before = words;
        if let Some((rest, last)) = words.rsplit_once(' ')
            && hints.take(last)
        {
            words = rest.strip_suffix(" in").or(rest.strip_suffix(" в")).unwrap_or(rest);
        }
        if let Some((first, rest)) = words.split_once(' ')
            && SYNONYMS.currencies.contains_key(first)
        {
            hints.take(first);
            words = rest;
        }
        if words == before {
            return words;
        }
    }
}

/// Takes a language mark or a number off an end; gives the variant.
fn strip_variant(words: &mut &str) -> &'static str {
    const NUMBERS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let mut variant = "";
    while let Some((rest, last)) = words.rsplit_once(' ') {
        let known = SYNONYMS.variants.iter().chain(&NUMBERS).find(|known| **known == last);
        let Some(known) = known else { break };
        variant = known;
        *words = rest;
    }
    if let Some((first, rest)) = words.split_once(' ')
        && let Some(known) = SYNONYMS.variants.iter().find(|known| **known == first)
        && variant.is_empty()
    {
        variant = known;
        *words = rest;
    }
    variant
}

/// A role with a part of a party: `consignee address`, `наименование и адрес грузополучателя`.
fn party(words: &str, variant: &'static str) -> Option<Found> {
    let tokens: Vec<&str> = words.split(' ').collect();
    let (at, len, role, who) = SYNONYMS.roles.iter().find_map(|(phrase, role)| {
        let at = tokens.windows(phrase.len()).position(|window| window == phrase.as_slice())?;
        Some((at, phrase.len(), *role, phrase[0]))
    })?;
    let mut rest: Vec<&str> = tokens[..at].iter().chain(&tokens[at + len..]).copied().collect();
    let part = loop {
        let phrase = rest.join(" ");
        if phrase.is_empty() {
            break Part::Name;
        }
        if let Some(part) = SYNONYMS.parts.get(phrase.as_str()) {
            break *part;
        }
        // Another role beside the first (`consignee importer`) adds nothing.
        let spare = rest.iter().position(|token| {
            SYNONYMS.fillers.contains(token) || SYNONYMS.variants.contains(token)
        })?;
        rest.remove(spare);
    };
    // Behind every exact synonym, and a plain role before a role with `name`.
    let field = field::by_key(field::party_key(role, part)?)?;
    Some(Found { field: Some(field), rank: 100_000, variant, who })
}

/// Words that turn the meaning: `manifest date` is no manifest, `container quantity` no
/// container.
const TURNS: [&str; 16] = [
    "date",
    "дата",
    "type",
    "тип",
    "currency",
    "валюта",
    "unit",
    "rate",
    "tax",
    "duty",
    "quantity",
    "количество",
    "кол",
    "count",
    "status",
    "price",
];

/// The longest synonym that stands in the header as whole words and makes up most of it.
fn contained(words: &str) -> Option<Found> {
    let all = words.chars().count();
    if !(5..=80).contains(&all) {
        return None;
    }
    let turned = words.split(' ').any(|word| TURNS.contains(&word));
    let whole_words = |at: usize, len: usize| {
        (at == 0 || words.as_bytes()[at - 1] == b' ')
            && matches!(words.as_bytes().get(at + len), None | Some(b' '))
    };
    SYNONYMS
        .exact
        .iter()
        .filter(|(synonym, _)| {
            let len = synonym.chars().count();
            len >= 5
                && !turned
                && len * 10 >= all * 6
                && words.find(**synonym).is_some_and(|at| whole_words(at, synonym.len()))
        })
        .max_by_key(|(synonym, _)| synonym.len())
        .map(|(_, (field, rank))| Found::exact((*field, rank + 200_000), ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(header: &str) -> &'static str {
        meaning(header).map_or("?", |m| m.field.map_or("-", |(key, _)| key))
    }

    #[test]
    fn every_synonym_is_in_its_normal_form_and_means_one_thing() {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for line in TABLE.lines().skip(1) {
            let (key, words) = line.split_once(',').unwrap();
            if key.contains(':') || matches!(key, "variant" | "filler") {
                continue;
            }
            for word in words.split_once(',').unwrap().1.split('|') {
                assert_eq!(normalise(word), word, "{key}");
                let before = seen.insert(word, key);
                assert!(before.is_none_or(|before| before == key), "{word}: {before:?} and {key}");
            }
        }
    }

    #[test]
    fn headers_of_the_region_and_of_extracts() {
        for (header, expected) in [
            ("B/L No.", "bill"),
            ("№ коносамента", "bill"),
            ("Наименование груза", "goods.description"),
            ("Наименование\nгруза", "goods.description"),
            ("Код ТН ВЭД ЕАЭС", "goods.tnved"),
            ("Вес брутто (кг)", "goods.gross_kg"),
            ("Вес брутто, кг", "goods.gross_kg"),
            ("№ контейнера", "container"),
            ("Грузополучатель / Consignee", "consignee.name"),
            ("Грузоотправитель (Shipper)", "consignor.name"),
            ("Наименование и адрес грузополучателя", "consignee.name_address"),
            ("Адрес получателя", "consignee.address"),
            ("БИН получателя", "consignee.bin"),
            ("БИН/ИИН грузополучателя", "consignee.bin"),
            ("CONSIGNEE_NAME", "consignee.name"),
            ("IMPORTER_NAME_EN", "consignee.name"),
            ("NORTIFY_PARTY_NAME", "notify_party.name"),
            ("EXPORTER_NAME_AND_ADDRESS", "consignor.name_address"),
            ("GROSS_WEIGHT_KG", "goods.gross_kg"),
            ("HS_CODE", "goods.hs"),
            ("HS_CODE_2", "-"),
            ("IMPORTERNAME", "consignee.name"),
            ("HSCODE", "goods.hs"),
            ("Рейс №", "voyage"),
            ("MANIFEST_DATE", "?"),
            ("CHA NO", "declarant.id"),
            ("CONTAINER_QUANTITY", "?"),
            ("HS_CODE_DESCRIPTION_EN", "goods.tariff_text"),
            ("PRODUCT_DESCRIPTION_3", "goods.description"),
            ("TOTAL_VALUE_USD", "goods.value"),
            ("USD_FOB", "goods.value"),
            ("Кол-во мест", "goods.packages"),
            ("Страна происхождения", "country.origin"),
            ("Ст. назначения", "place.destination"),
            ("Truck plate", "plate"),
            ("Seal No", "seal"),
            ("№ п/п", "goods.sequence"),
            ("Род упаковки", "goods.package_kind"),
            ("CONTAINER_ID", "container"),
            ("Жүк алушы", "consignee.name"),
            ("Yuk oluvchi nomi", "consignee.name"),
            ("收货人", "consignee.name"),
            ("Комментарий оператора", "?"),
            ("Контрактодержатель", "contract_holder.name"),
            ("Наименование контрактодержателя", "contract_holder.name"),
            ("Лицо, ответственное за фин. урегулирование", "contract_holder.name"),
            ("Shartnoma egasi", "contract_holder.name"),
            ("Соңғы пайдаланушы", "end_user.name"),
            ("End-user name", "end_user.name"),
            ("Ишлаб чиқарувчи", "manufacturer.name"),
            ("Кедендік брокер", "declarant.name"),
            ("Таможенный представитель (брокер)", "declarant.name"),
            ("Транспортная компания", "carrier.name"),
            ("Бажы өкүлү", "declarant.name"),
            ("Məlumatlandırılan tərəf", "notify_party.name"),
            ("Извещаемое лицо и его адрес", "?"),
            ("Наименование и адрес уведомляемой стороны", "notify_party.name_address"),
            ("Адрес плательщика", "contract_holder.address"),
            ("Грузовладелец", "party.name"),
            ("Собственник товара", "party.name"),
            ("", "?"),
        ] {
            assert_eq!(key(header), expected, "{header}");
        }
    }

    #[test]
    fn hints_and_variants() {
        let of = |header| meaning(header).unwrap();
        assert_eq!(of("Вес брутто (т)").unit, Some("t"));
        assert_eq!(of("GROSS_WEIGHT_KG").unit, Some("kg"));
        assert_eq!(of("WEIGHT_IN_KG").unit, Some("kg"));
        assert_eq!(of("TOTAL_VALUE_USD").currency, Some("USD"));
        assert_eq!(of("USD_FOB").currency, Some("USD"));
        assert_eq!(of("Стоимость, тенге").currency, Some("KZT"));
        assert_eq!(of("IMPORTER_NAME_EN").variant, "en");
        assert_eq!(of("RAW_CONSIGNEE_NAME").variant, "raw");
        assert_eq!(of("IMPORTER_NAME").variant, "");
        assert!(of("weight in kg").rank < of("weight").rank);
    }
}
