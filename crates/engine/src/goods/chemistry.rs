//! Parts of chemical names that make another substance of a name: `phosphite` is no slip of
//! `phosphate`, `dimethyl` none of `diethyl`. It knows parts only, no substance.

/// Parts, longest first where one holds another; those with `$` count at the end of a word only.
const PARTS: [&str; 74] = [
    "mono",
    "tetra",
    "penta",
    "hexa",
    "tri",
    "di",
    "bis",
    "iso",
    "meth",
    "eth",
    "prop",
    "but",
    "pent",
    "hex",
    "oct",
    "phen",
    "benz",
    "chlor",
    "fluor",
    "brom",
    "iod",
    "hydr",
    "oxy",
    "thio",
    "phosph",
    "sulf",
    "cyan",
    "nitr",
    "anol",
    "amin",
    "amid",
    "imid",
    "ane$",
    "ene$",
    "yne$",
    "one$",
    "ate$",
    "ite$",
    "ide$",
    "ic$",
    "ous$",
    "моно",
    "тетра",
    "пента",
    "гекса",
    "три",
    "ди",
    "бис",
    "изо",
    "мет",
    "ет",
    "проп",
    "бут",
    "пент",
    "гекс",
    "окт",
    "фен",
    "бенз",
    "хлор",
    "фтор",
    "бром",
    "йод",
    "гидр",
    "окси",
    "тио",
    "фосф",
    "сулф",
    "сиан",
    "нитр",
    "амин",
    "амид",
    "ат$",
    "ит$",
    "ид$",
];

/// Whether a word may be a slip of a name: every part that it has stands in the name as often.
pub(super) fn may_be_slip(word: &str, name: &str) -> bool {
    let mut rest = parts(name);
    parts(word).into_iter().all(|part| {
        let at = rest.iter().position(|other| *other == part);
        at.map(|at| rest.swap_remove(at)).is_some()
    })
}

fn parts(word: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let part = PARTS.iter().enumerate().find_map(|(number, part)| {
            let (part, end) = part.strip_suffix('$').map_or((*part, false), |part| (part, true));
            let fits = if end { rest == part } else { rest.starts_with(part) };
            fits.then_some((number, part.len()))
        });
        match part {
            Some((number, length)) => {
                found.push(number);
                rest = &rest[length..];
            }
            None => rest = &rest[c.len_utf8()..],
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_substance_is_no_slip() {
        for (word, name) in [
            ("phosphate", "phosphite"),
            ("dimethylethanolamine", "diethylethanolamine"),
            ("фосфат", "фосфит"),
            ("trimethylamine", "triethylamine"),
        ] {
            assert!(!may_be_slip(word, name), "{word} {name}");
        }
        for (word, name) in [
            ("flouride", "fluoride"),
            ("triethanolamin", "triethanolamine"),
            ("триетаноламнин", "триетаноламин"),
            ("centrifgue", "centrifuge"),
        ] {
            assert!(may_be_slip(word, name), "{word} {name}");
        }
    }
}
