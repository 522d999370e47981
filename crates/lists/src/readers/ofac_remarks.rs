//! The remarks of OFAC's legacy CSV, where everything stands that has no column: birth dates,
//! nationality, documents, weak aliases in quotation marks, ship numbers. Parts are divided by
//! semicolons; a second value of a kind starts with `alt.`.

use sarhad_model::NameQuality;

use super::ofac_csv::name_of;
use crate::dates::Order;
use crate::draft::Draft;
use crate::identifiers;

/// Takes what it knows out of the remarks; the remarks themselves stay as they are.
pub(crate) fn read(remarks: &str, draft: &mut Draft) {
    for part in remarks.trim_end_matches('.').split(';') {
        let part = part.trim();
        let part = part.strip_prefix("alt. ").unwrap_or(part);
        let part = part.trim_start_matches('(');
        fact(part, draft);
    }
}

fn fact(part: &str, draft: &mut Draft) {
    if let Some(date) = part.strip_prefix("DOB ") {
        draft.dates(date, Order::DayFirst);
    } else if let Some((quality, name)) = quoted_alias(part) {
        let name = name_of(name, draft.entry.kind);
        draft.name(&name, quality);
    } else if let Some(country) =
        after(part, &["nationality ", "citizen ", "Nationality of Registration "])
    {
        draft.country(country);
    } else if let Some(date) = after(
        part,
        &["Organization Established Date ", "Aircraft Manufacture Date ", "Vessel Year of Build "],
    ) {
        draft.dates(date, Order::DayFirst);
    } else if let Some(flag) =
        after(part, &["Vessel Flag ", "Former Vessel Flag ", "Other Vessel Flag "])
    {
        draft.country(flag);
    } else if let Some(sign) = part.strip_prefix("Vessel Call Sign ") {
        draft.call_sign(sign);
    } else if let Some((scheme, number, country)) = identifiers::in_remark(part) {
        if scheme == "IMO" {
            draft.imo(&number);
        } else {
            draft.identifier(&scheme, &number, country.unwrap_or_default());
        }
    }
}

fn after<'t>(part: &'t str, starts: &[&str]) -> Option<&'t str> {
    starts.iter().find_map(|start| part.strip_prefix(start))
}

/// `a.k.a. 'NAME'` is a weak alias, `f.k.a. 'NAME'` a former name.
fn quoted_alias(part: &str) -> Option<(NameQuality, &str)> {
    let (quality, rest) = [
        ("a.k.a.", NameQuality::Weak),
        ("f.k.a.", NameQuality::Former),
        ("n.k.a.", NameQuality::Strong),
    ]
    .into_iter()
    .find_map(|(mark, quality)| Some((quality, part.strip_prefix(mark)?)))?;
    let name = rest.trim().trim_end_matches('.').strip_prefix('\'')?;
    Some((quality, name.strip_suffix('\'').unwrap_or(name)))
}
