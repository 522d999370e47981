//! Places beside old uranium mines, mills and test grounds: `data/legacy-sites.csv`.

use sarhad_model::CountryCode;

use super::plain_words;

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacySite {
    /// Country.
    pub country: CountryCode,
    /// Usual name.
    pub name: String,
    /// All names, in plain words.
    names: Vec<String>,
}

impl LegacySite {
    pub(super) fn read(row: &[String]) -> Self {
        let [country, name, aliases, _source] = row else {
            panic!("data/legacy-sites.csv has four columns: {row:?}");
        };
        let names = [name.as_str()].into_iter().chain(aliases.split('|'));
        Self {
            country: CountryCode::known(country),
            name: name.clone(),
            names: names.map(plain_words).filter(|name| !name.is_empty()).collect(),
        }
    }

    /// Whether a text (in plain words) names it as whole words, in no other country.
    pub fn is_named(&self, plain: &str, country: Option<CountryCode>) -> bool {
        let spaced = format!(" {} ", plain.replace('-', " "));
        let named = |name: &String| spaced.contains(&format!(" {} ", name.replace('-', " ")));
        country.is_none_or(|country| country == self.country) && self.names.iter().any(named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_in_its_own_country() {
        let row = ["KG", "Mailuu-Suu", "Майлуу-Суу|Mailuu Suu", "IAEA"].map(str::to_owned);
        let site = LegacySite::read(&row);
        let country = |code| CountryCode::parse(code).ok();
        assert!(site.is_named(&plain_words("г. Майлуу-Суу, ул. Ленина 5"), None));
        assert!(site.is_named(&plain_words("MAILUU SUU"), country("KG")));
        assert!(!site.is_named(&plain_words("MAILUU SUU"), country("UZ")));
        assert!(!site.is_named(&plain_words("Mailuu-Suusamyr"), None));
    }
}
