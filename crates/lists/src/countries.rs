//! Countries as lists write them: names turned round (`Korea, North`), nationalities (`Afghan`),
//! remarks in brackets. A text that is no country gives nothing: the entry then simply has none.

use sarhad_model::CountryCode;

/// Names and nationalities that the table of countries does not have; lower case.
const NAMES: &[(&str, &str)] = &[
    ("afgan", "AF"),
    ("afghan", "AF"),
    ("albanian", "AL"),
    ("algerian", "DZ"),
    ("american", "US"),
    ("angolan", "AO"),
    ("armenian", "AM"),
    ("australian", "AU"),
    ("austrian", "AT"),
    ("azerbaijani", "AZ"),
    ("bahraini", "BH"),
    ("bangladeshi", "BD"),
    ("belarusian", "BY"),
    ("belarussian", "BY"),
    ("belgian", "BE"),
    ("bosnian", "BA"),
    ("brazilian", "BR"),
    ("british", "GB"),
    ("bulgarian", "BG"),
    ("burma", "MM"),
    ("burmese", "MM"),
    ("burundian", "BI"),
    ("cameroonian", "CM"),
    ("canadian", "CA"),
    ("chadian", "TD"),
    ("chinese", "CN"),
    ("colombian", "CO"),
    ("congo, democratic republic of the", "CD"),
    ("congo, republic of the", "CG"),
    ("congolese", "CD"),
    ("croatian", "HR"),
    ("cuban", "CU"),
    ("cypriot", "CY"),
    ("danish", "DK"),
    ("dprk", "KP"),
    ("drc", "CD"),
    ("dutch", "NL"),
    ("egyptian", "EG"),
    ("eritrean", "ER"),
    ("estonian", "EE"),
    ("ethiopian", "ET"),
    ("filipino", "PH"),
    ("finnish", "FI"),
    ("french", "FR"),
    ("gaza", "PS"),
    ("georgian", "GE"),
    ("german", "DE"),
    ("ghanaian", "GH"),
    ("greek", "GR"),
    ("guinean", "GN"),
    ("haitian", "HT"),
    ("hungarian", "HU"),
    ("indian", "IN"),
    ("indonesian", "ID"),
    ("iranian", "IR"),
    ("iraqi", "IQ"),
    ("irish", "IE"),
    ("israeli", "IL"),
    ("italian", "IT"),
    ("ivorian", "CI"),
    ("japanese", "JP"),
    ("jordanian", "JO"),
    ("kazakh", "KZ"),
    ("kazakhstani", "KZ"),
    ("kenyan", "KE"),
    ("korea, north", "KP"),
    ("korea, south", "KR"),
    ("kuwaiti", "KW"),
    ("kyrgyz", "KG"),
    ("latvian", "LV"),
    ("lebanese", "LB"),
    ("liberian", "LR"),
    ("libyan", "LY"),
    ("lithuanian", "LT"),
    ("malaysian", "MY"),
    ("maldivian", "MV"),
    ("malian", "ML"),
    ("mauritanian", "MR"),
    ("mexican", "MX"),
    ("moldovan", "MD"),
    ("mongolian", "MN"),
    ("moroccan", "MA"),
    ("mozambican", "MZ"),
    ("nicaraguan", "NI"),
    ("nigerian", "NG"),
    ("nigerien", "NE"),
    ("north korean", "KP"),
    ("norwegian", "NO"),
    ("omani", "OM"),
    ("pakistani", "PK"),
    ("palestinian", "PS"),
    ("panamanian", "PA"),
    ("polish", "PL"),
    ("portuguese", "PT"),
    ("qatari", "QA"),
    ("region: gaza", "PS"),
    ("romanian", "RO"),
    ("russian", "RU"),
    ("rwandan", "RW"),
    ("saudi", "SA"),
    ("saudi arabian", "SA"),
    ("senegalese", "SN"),
    ("serbian", "RS"),
    ("singaporean", "SG"),
    ("somali", "SO"),
    ("south african", "ZA"),
    ("south korean", "KR"),
    ("south sudanese", "SS"),
    ("spanish", "ES"),
    ("sudanese", "SD"),
    ("swedish", "SE"),
    ("swiss", "CH"),
    ("syrian", "SY"),
    ("taiwanese", "TW"),
    ("tajik", "TJ"),
    ("tajikistani", "TJ"),
    ("tanzanian", "TZ"),
    ("thai", "TH"),
    ("trinidadian", "TT"),
    ("tunisian", "TN"),
    ("turkish", "TR"),
    ("turkmen", "TM"),
    ("ugandan", "UG"),
    ("uk", "GB"),
    ("ukrainian", "UA"),
    ("united kingdom of great britain and northern ireland", "GB"),
    ("us", "US"),
    ("uzbek", "UZ"),
    ("uzbekistani", "UZ"),
    ("venezuelan", "VE"),
    ("vietnamese", "VN"),
    ("west bank", "PS"),
    ("yemeni", "YE"),
    ("zimbabwean", "ZW"),
];

/// Reads one country.
pub(crate) fn country(text: &str) -> Option<CountryCode> {
    let text = text.trim().trim_end_matches(['.', ',']);
    if text.is_empty() {
        return None;
    }
    by_name(text).or_else(|| {
        let bare = text.split(['(', ';']).next()?.trim();
        (bare.len() < text.len()).then(|| by_name(bare))?
    })
}

fn by_name(text: &str) -> Option<CountryCode> {
    let lower = text.to_lowercase();
    if let Ok(index) = NAMES.binary_search_by(|(name, _)| (*name).cmp(lower.as_str())) {
        return Some(CountryCode::known(NAMES[index].1));
    }
    if let Some((noun, adjective)) = text.split_once(", ") {
        let turned = format!("{} {}", adjective.trim(), noun.trim());
        if let Ok(code) = CountryCode::parse(&turned) {
            return Some(code);
        }
    }
    CountryCode::parse(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_codes_exist() {
        assert!(NAMES.is_sorted());
        for (_, code) in NAMES {
            assert_eq!(CountryCode::known(code).as_str(), *code);
        }
    }

    #[test]
    fn names_of_all_publishers() {
        for (text, code) in [
            ("Korea, North", "KP"),
            ("Korea, South", "KR"),
            ("Virgin Islands, British", "VG"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Democratic People's Republic of Korea", "KP"),
            ("Afghanistan (since 2009)", "AF"),
            ("Region: Gaza", "PS"),
            ("Saudi Arabian", "SA"),
            ("IRQ", "IQ"),
            ("kp", "KP"),
            ("United Kingdom of Great Britain and Northern Ireland", "GB"),
            ("Democratic Republic of the Congo", "CD"),
            ("Syria", "SY"),
            ("Burma", "MM"),
        ] {
            assert_eq!(country(text).map(|c| c.to_string()).as_deref(), Some(code), "{text}");
        }
        for text in ["", "undetermined", "In Syria as at June 2013", "Atlantis"] {
            assert_eq!(country(text), None, "{text}");
        }
    }
}
