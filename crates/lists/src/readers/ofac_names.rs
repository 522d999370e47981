//! Names of OFAC's advanced XML: each alias has one or more documented names (one a script), each
//! in parts whose type (first name, last name, patronymic …) stands elsewhere in the identity.

use std::collections::HashMap;

use sarhad_model::NameQuality;

use super::ofac_advanced::References;
use crate::draft::Draft;
use crate::tidy::join;
use crate::xml::Node;

pub(crate) fn read(identity: &Node, references: &References, draft: &mut Draft) {
    let types: HashMap<&str, &str> = identity
        .all("NamePartGroups")
        .flat_map(|groups| groups.all("MasterNamePartGroup"))
        .flat_map(|group| group.all("NamePartGroup"))
        .map(|group| {
            let kind = references.value("NamePartType", group.attribute("NamePartTypeID"));
            (group.attribute("ID"), kind)
        })
        .collect();
    for alias in identity.all("Alias") {
        let kind = references.value("AliasType", alias.attribute("AliasTypeID"));
        let is_primary = alias.attribute("Primary") == "true";
        let alias_quality = match (is_primary, alias.attribute("LowQuality"), kind) {
            (true, ..) => NameQuality::Primary,
            (_, "true", _) => NameQuality::Weak,
            (_, _, "F.K.A.") => NameQuality::Former,
            _ => NameQuality::Strong,
        };
        for (at, name) in alias.all("DocumentedName").enumerate() {
            let quality = match alias_quality {
                // The same name in another script.
                NameQuality::Primary if at > 0 => NameQuality::Strong,
                quality => quality,
            };
            draft.name(&whole(name, &types), quality);
        }
    }
}

/// The parts in their usual order: as written, but in alphabets the last name goes to the end.
fn whole(name: &Node, types: &HashMap<&str, &str>) -> String {
    let mut parts: Vec<(&str, &str)> = name
        .all("DocumentedNamePart")
        .flat_map(|part| part.all("NamePartValue"))
        .map(|value| {
            let kind = types.get(value.attribute("NamePartGroupID")).copied().unwrap_or_default();
            (kind, value.text.trim())
        })
        .collect();
    let surname_first = parts.iter().any(|(_, text)| text.chars().any(is_east_asian));
    let goes_last = |kind: &str| kind == "Last Name" && !surname_first;
    parts.sort_by_key(|(kind, _)| goes_last(kind));
    let texts: Vec<&str> = parts.into_iter().map(|(_, text)| text).collect();
    join(&texts, if surname_first { "" } else { " " })
}

/// Han, kana and Hangul, where the surname comes first.
fn is_east_asian(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3)
}
