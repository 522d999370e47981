//! The tables under `data/cases/`: parties with their spellings, publishers, legal forms.
//! Reading only; what is wrong in a table is told with its line.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Side;
use super::render::LegalForm;
use super::rules::Rules;

/// A name cut into its parts. A company has only the first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Name {
    /// Surname, or a company's name without legal form.
    pub surname: String,
    /// Given name.
    pub given: String,
    /// Patronymic; empty where it is not used or not published.
    pub patronymic: String,
}

/// A spelling of a party with its language and, if it is not published, its rule.
#[derive(Debug, Clone)]
pub struct Spelling {
    /// The parts of the name.
    pub name: Name,
    /// Language and script, as `kk` or `ru-Latn`.
    pub language: String,
    /// The rule that made it.
    pub rule: Option<String>,
}

impl Spelling {
    /// This spelling written as `text`.
    pub fn side(&self, text: String) -> Side {
        Side { text, language: self.language.clone(), rule: self.rule.clone() }
    }
}

/// One public person or company.
#[derive(Debug)]
pub struct Party {
    /// Unique name of the row.
    pub id: String,
    /// Parties whose names are near each other.
    pub family: String,
    /// `Person` or `Company`.
    pub schema: String,
    /// ISO 3166 code.
    pub country: String,
    /// Code of the legal form in `region_forms.csv`; `none` where the name has none.
    pub legal: String,
    /// `same` where a company's name is only transliterated, `translated` where it is translated.
    pub words: String,
    /// Code in `region_sources.csv`.
    pub source: String,
    /// Spellings by the tag that the recipes use.
    pub spellings: BTreeMap<&'static str, Spelling>,
}

impl Party {
    /// Whether this is a person.
    pub fn is_person(&self) -> bool {
        self.schema == "Person"
    }
}

/// Everything the cases are made from.
#[derive(Debug)]
pub struct Tables {
    /// Rows of `region_parties.csv`, in its order.
    pub parties: Vec<Party>,
    forms: BTreeMap<(String, String, String), LegalForm>,
    publishers: BTreeMap<String, String>,
    rules: Rules,
}

impl Tables {
    /// Reads the four tables.
    pub fn read(folder: &Path) -> Result<Self> {
        let rules = Rules::new(&records(folder, "region_rules.csv", 4)?)?;
        let mut publishers = BTreeMap::new();
        for record in records(folder, "region_sources.csv", 2)? {
            publishers.insert(record[0].clone(), record[1].clone());
        }
        let mut forms = BTreeMap::new();
        for record in records(folder, "region_forms.csv", 5)? {
            let key = (record[0].clone(), record[1].clone(), record[2].clone());
            forms.insert(key, LegalForm { short: record[3].clone(), long: record[4].clone() });
        }
        let mut parties = Vec::new();
        for record in records(folder, "region_parties.csv", 12)? {
            let party = party(&record, &rules)?;
            if !publishers.contains_key(&party.source) {
                bail!("{}: source {} is not in region_sources.csv", party.id, party.source);
            }
            parties.push(party);
        }
        Ok(Self { parties, forms, publishers, rules })
    }

    /// Who publishes the spellings of a source code.
    pub fn publisher(&self, source: &str) -> &str {
        self.publishers.get(source).map_or("", String::as_str)
    }

    /// The rules of `region_rules.csv`.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The legal form of a company in a language.
    pub fn form(&self, party: &Party, language: &str) -> Option<&LegalForm> {
        let key = (party.country.clone(), party.legal.clone(), language.to_owned());
        self.forms.get(&key)
    }
}

fn records(folder: &Path, file: &str, columns: usize) -> Result<Vec<Vec<String>>> {
    let path = folder.join(file);
    let mut reader =
        csv::Reader::from_path(&path).with_context(|| format!("opening {}", path.display()))?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.with_context(|| format!("reading {}", path.display()))?;
        if record.len() != columns {
            bail!("{}: a row has {} columns, not {columns}", path.display(), record.len());
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(rows)
}

/// The official language whose spelling stands in the column `national`.
fn national(country: &str) -> Result<&'static str> {
    Ok(match country {
        "KZ" => "kk",
        "KG" => "ky",
        "UZ" => "uz",
        "TJ" => "tg",
        "AZ" => "az",
        "TM" => "tk",
        other => bail!("country {other:?}: the cases know KZ, KG, UZ, TJ, AZ, TM"),
    })
}

/// Spellings that a rule makes: tag, tag it is made from, language of the source (`` = any),
/// rule, language of the result.
const DERIVED: [(&str, &str, &str, &str, &str); 10] = [
    ("icao", "ru", "", "ru-icao", "ru-Latn"),
    ("bgn", "ru", "", "ru-bgn", "ru-Latn"),
    ("su", "ru", "", "ru-su", "ru-Latn"),
    ("kenesh", "ru", "KG", "ru-kenesh", "ru-Latn"),
    ("law", "nat", "KZ", "kk-latin", "kk-Latn"),
    ("law", "nat", "KG", "ky-bgn", "ky-Latn"),
    ("law", "nat", "UZ", "uz-cyrillic", "uz-Cyrl"),
    ("law", "nat", "TJ", "tg-bgn", "tg-Latn"),
    ("law", "nat", "AZ", "az-icao", "az-Latn-ASCII"),
    ("law", "nat", "TM", "tk-icao", "tk-Latn-ASCII"),
];

fn party(record: &[String], rules: &Rules) -> Result<Party> {
    let (id, country) = (&record[0], &record[3]);
    let language = national(country).with_context(|| format!("party {id}"))?;
    // Companies of Uzbekistan publish their name in both national alphabets; of persons the
    // last column holds another English spelling.
    let also = if record[2] == "Company" { "uz-Cyrl" } else { "en" };
    let published = [("en", 7, "en"), ("ru", 8, "ru"), ("nat", 9, language), ("also", 10, also)];
    let mut spellings = BTreeMap::new();
    for (tag, column, language) in published {
        if record[column].is_empty() {
            continue;
        }
        let name = name(&record[column]).with_context(|| format!("party {id}"))?;
        spellings.insert(tag, Spelling { name, language: language.to_owned(), rule: None });
    }
    for (tag, from, of_country, rule, language) in DERIVED {
        // The rule of the alphabets alone misspells loan words, of which companies are full.
        let published_instead = rule == "uz-cyrillic" && record[2] == "Company";
        if published_instead || (!of_country.is_empty() && of_country != country) {
            continue;
        }
        let Some(source) = spellings.get(from) else { continue };
        // An old romanisation that happens to be today's is not a case of its own.
        let known = |name: &Name| {
            *name == source.name
                || (tag == "su"
                    && spellings.get("icao").is_some_and(|it: &Spelling| it.name == *name))
        };
        if let Some(name) = rules.apply(rule, &source.name)?.filter(|name| !known(name)) {
            let rule = Some(rule.to_owned());
            spellings.insert(tag, Spelling { name, language: language.to_owned(), rule });
        }
    }
    Ok(Party {
        id: id.clone(),
        family: record[1].clone(),
        schema: record[2].clone(),
        country: country.clone(),
        legal: record[5].clone(),
        words: record[6].clone(),
        source: record[11].clone(),
        spellings,
    })
}

fn name(cell: &str) -> Result<Name> {
    let parts: Vec<&str> = cell.split('|').collect();
    Ok(match parts.as_slice() {
        [whole] => Name { surname: (*whole).to_owned(), ..Name::default() },
        [surname, given, patronymic] => Name {
            surname: (*surname).to_owned(),
            given: (*given).to_owned(),
            patronymic: (*patronymic).to_owned(),
        },
        _ => bail!("{cell:?}: a name has one part, or surname|given|patronymic"),
    })
}
