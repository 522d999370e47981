//! Texts in name fields that are no names: placeholders, "to order", "same as consignee".
//!
//! Resolution works on a whole consignment, after its reader has put every party in place.
//! Nothing is dropped: a text that is no name goes to additional information, with an issue.

use std::collections::BTreeMap;

use sarhad_model::{AdditionalInformation, Consignment, Issue, IssueCode, Party, PartyRole, Text};

/// Words that stand where nothing is known.
const PLACEHOLDERS: [&str; 32] = [
    "n/a",
    "na",
    "n.a",
    "n/k",
    "nil",
    "none",
    "null",
    "tba",
    "tbc",
    "tbd",
    "unknown",
    "x",
    "xx",
    "xxx",
    "xxxx",
    "xxxxx",
    "not available",
    "not applicable",
    "not declared",
    "to be advised",
    "нет",
    "нет данных",
    "б/н",
    "отсутствует",
    "не указан",
    "не указано",
    "не указана",
    "неизвестно",
    "н/д",
    "жоқ",
    "yoq",
    "yo'q",
];

/// Whether a text says that nothing is known: a placeholder word or only punctuation.
pub fn is_placeholder(text: &str) -> bool {
    // A look at the first letter spares the comparison of nearly every text.
    let first = text.as_bytes().first().copied().unwrap_or(b' ');
    if text.len() > 100
        || (first.is_ascii_alphanumeric() && !b"nNtTuUxXyY".contains(&first))
        || (first == 0xd0 && !text.starts_with(['н', 'Н', 'б', 'Б', 'о', 'О', 'ж', 'Ж']))
    {
        return false;
    }
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    if core.is_empty() {
        return !text.trim().is_empty();
    }
    if core.len() > 32 {
        return false;
    }
    if core.is_ascii() {
        return PLACEHOLDERS.iter().any(|word| word.eq_ignore_ascii_case(core));
    }
    let same = |word: &&str| core.chars().flat_map(char::to_lowercase).eq(word.chars());
    PLACEHOLDERS.iter().any(same)
}

/// Whether `text` starts with `lower` (small letters), whatever its case.
fn starts_with(text: &str, lower: &str) -> Option<usize> {
    // Most texts differ in the first letter already.
    if let (Some(a), Some(b)) = (text.as_bytes().first(), lower.as_bytes().first())
        && (a.is_ascii() || b.is_ascii())
        && a.to_ascii_lowercase() != *b
    {
        return None;
    }
    let mut end = 0;
    let mut chars = text.char_indices();
    for expected in lower.chars() {
        let (at, c) = chars.next()?;
        let mut small = c.to_lowercase();
        if small.next() != Some(expected) {
            return None;
        }
        end = at + c.len_utf8();
    }
    Some(end)
}

/// `TO ORDER`, `TO THE ORDER OF …`: the name behind it, empty when nobody is named.
pub fn to_order(text: &str) -> Option<&str> {
    const STARTS: [&str; 10] = [
        "unto the order",
        "unto order",
        "to the order",
        "to order",
        "order of",
        "order",
        "по приказу",
        "приказу",
        "на предъявителя",
        "a la orden",
    ];
    let text = text.trim().trim_start_matches(['"', '\'', '(', '*', '-', '.', ' ']);
    // A cheap look first: nearly every name is neither.
    let c = text.chars().next()?.to_lowercase().next()?;
    if !matches!(c, 'u' | 't' | 'o' | 'п' | 'н' | 'a') {
        return None;
    }
    let end = STARTS.iter().find_map(|start| starts_with(text, start))?;
    let rest = &text[end..];
    let plain_order =
        starts_with(text, "order").is_some() && starts_with(text, "order of").is_none();
    if rest.starts_with(char::is_alphanumeric)
        || (plain_order && !rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty())
    {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = match starts_with(rest, "of ").or_else(|| starts_with(rest, "de ")) {
        Some(end) => rest[end..].trim(),
        None => rest.trim(),
    };
    let nobody = ["shipper", "consignor", "the shipper", "отправителя", "holder", "bearer"];
    let named = rest.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    Some(if nobody.contains(&named.as_str()) { "" } else { rest })
}

/// "Same as consignee": the role that is meant; `own` is the role of the field it stands in.
pub fn same_as(text: &str, own: PartyRole) -> Option<PartyRole> {
    const STARTS: [&str; 16] = [
        "same as",
        "same",
        "the same",
        "as consignee",
        "as above",
        "as per consignee",
        "idem",
        "ditto",
        "as shipper",
        "consignee",
        "тот же",
        "та же",
        "он же",
        "то же",
        "она же",
        "получатель",
    ];
    let text = text.trim().trim_matches(|c: char| !c.is_alphanumeric());
    if text.len() > 80 || !text.starts_with(|c: char| "sStTaAiIdDcCтТоОпП".contains(c)) {
        return None;
    }
    // Firms begin with these letters too (`ООО`, `ТОО`); hardly any has the second one as well.
    let mut letters = text.chars().flat_map(char::to_lowercase);
    let (first, second) = (letters.next(), letters.next());
    let may_start = |start: &&&str| {
        let mut letters = start.chars();
        letters.next() == first && letters.next() == second
    };
    let start = STARTS.iter().filter(may_start).find_map(|start| starts_with(text, start))?;
    if text[start..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let lower = text.to_lowercase();
    let mentions = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let named = if mentions(&["consignee", "cnee", "importer", "получател"]) {
        Some(PartyRole::Consignee)
    } else if mentions(&["shipper", "consignor", "exporter", "отправител"]) {
        Some(PartyRole::Consignor)
    } else if mentions(&["notify", "уведом"]) {
        Some(PartyRole::NotifyParty)
    } else {
        None
    };
    // Without a name nothing but the bare words may stand here: `SAME DAY LOGISTICS` is a firm.
    let bare = [
        "same",
        "the same",
        "same as above",
        "as above",
        "idem",
        "ditto",
        "тот же",
        "та же",
        "он же",
        "то же",
        "она же",
        "same as",
    ];
    let known = named.is_some_and(|_| lower.chars().count() <= 60 && words(&lower) <= 6)
        || bare.contains(&lower.as_str());
    if !known {
        return None;
    }
    let target = named.unwrap_or(match own {
        PartyRole::Consignee => PartyRole::Consignor,
        _ => PartyRole::Consignee,
    });
    (target != own).then_some(target)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Sorts out the parties of a consignment: placeholders are no parties, "to order" names the
/// bank or the holder at most, "same as" becomes the party that is meant.
pub fn resolve(consignment: &mut Consignment) {
    if !consignment.parties.iter().any(needs_resolution) {
        return;
    }
    let parties = std::mem::take(&mut consignment.parties);
    let mut references: Vec<(Party, PartyRole)> = Vec::new();
    for mut party in parties {
        let Some(name) = party.name.take_if(|name| is_special(name.value(), party.role)) else {
            consignment.parties.push(party);
            continue;
        };
        if is_placeholder(name.value()) {
            set_aside(consignment, party.role, &name, IssueCode::Placeholder);
            if !party.is_empty() {
                consignment.parties.push(party);
            }
        } else if let Some(holder) = to_order(name.value()) {
            order(consignment, party, &name, holder);
        } else if let Some(target) = same_as(name.value(), party.role) {
            set_aside(consignment, party.role, &name, IssueCode::SameAs);
            party.source = name.span;
            references.push((party, target));
        }
    }
    let mut referred = Referred::of(consignment);
    for (party, target) in references {
        referred.refer(consignment, party, target);
    }
}

fn needs_resolution(party: &Party) -> bool {
    party.name.as_ref().is_some_and(|name| is_special(name.value(), party.role))
}

fn is_special(name: &str, role: PartyRole) -> bool {
    !name.is_empty()
        && (is_placeholder(name) || to_order(name).is_some() || same_as(name, role).is_some())
}

/// Keeps a text that is no name, and says so.
fn set_aside(consignment: &mut Consignment, role: PartyRole, name: &Text, code: IssueCode) {
    consignment.issues.push(Issue::new(code, name.span, &name.raw).with("role", role.key()));
    consignment.additional_information.push(AdditionalInformation {
        key: format!("{}.name", role.key()).into(),
        raw: name.raw.clone(),
        span: name.span,
    });
}

fn order(consignment: &mut Consignment, mut party: Party, name: &Text, holder: &str) {
    consignment.to_order = true;
    set_aside(consignment, party.role, name, IssueCode::ToOrder);
    if !holder.is_empty() {
        let lower = holder.to_lowercase();
        if lower.contains("bank") || lower.contains("банк") {
            party.role = PartyRole::Bank;
        }
        party.name = Some(super::text(holder, name.span));
    }
    if !party.is_empty() {
        consignment.parties.push(party);
    }
}

/// Most bytes of names, addresses and numbers that references of one consignment repeat: the
/// party of a paper takes some three hundred, and a paper has two or three references. A long
/// address must not be multiplied by many references to it.
pub const MOST_REPEATED: usize = 8 << 10;

/// What a text takes beside its letters.
const TEXT_BYTES: usize = size_of::<Text>();

/// The parties that references may mean, and what was repeated of them so far.
struct Referred {
    /// The first party of each role.
    first: BTreeMap<PartyRole, usize>,
    repeated: usize,
}

impl Referred {
    fn of(consignment: &Consignment) -> Self {
        let mut first = BTreeMap::new();
        for (at, party) in consignment.parties.iter().enumerate() {
            first.entry(party.role).or_insert(at);
        }
        Self { first, repeated: 0 }
    }

    /// Puts in the name and country of the party that is meant; what stands beside the reference
    /// (a telephone of the notify party) stays.
    fn refer(&mut self, consignment: &mut Consignment, mut party: Party, target: PartyRole) {
        if let Some(meant) = self.first.get(&target).map(|&at| &consignment.parties[at]) {
            let before = self.repeated;
            self.repeated = before.saturating_add(weight(meant));
            if self.repeated <= MOST_REPEATED {
                repeat(meant, &mut party, target);
            } else if before <= MOST_REPEATED {
                let issue = Issue::new(IssueCode::TooMany, party.source, "");
                let issue = issue.with("what", "references").with("limit", MOST_REPEATED);
                consignment.issues.push(issue);
            }
        }
        if !party.is_empty() {
            self.first.entry(party.role).or_insert(consignment.parties.len());
            consignment.parties.push(party);
        }
    }
}

/// Bytes that a copy of a party takes.
fn weight(party: &Party) -> usize {
    let texts = party.name.iter().chain(&party.address).map(|text| &text.raw);
    let numbers = party.identifiers.iter().map(|identifier| &identifier.number.raw);
    texts.chain(numbers).map(|raw| TEXT_BYTES + raw.len()).sum()
}

fn repeat(meant: &Party, party: &mut Party, target: PartyRole) {
    let reference = Issue::new(IssueCode::SameAs, party.source, "").with("role", target.key());
    party.name = meant.name.clone().map(|name| name.with_issue(reference));
    if party.address.is_empty() {
        party.address.clone_from(&meant.address);
    }
    if party.country.is_none() {
        party.country.clone_from(&meant.country);
    }
    if party.identifiers.is_empty() {
        party.identifiers.clone_from(&meant.identifiers);
    }
}

#[cfg(test)]
mod tests {
    use sarhad_model::Span;

    use super::*;

    fn consignment(parties: &[(PartyRole, &str)]) -> Consignment {
        let mut consignment = Consignment::default();
        for &(role, name) in parties {
            let mut party = Party::new(role);
            party.name = Some(Text::new(name, Span::bytes(0, name.len())));
            consignment.parties.push(party);
        }
        resolve(&mut consignment);
        consignment
    }

    fn names(consignment: &Consignment, role: PartyRole) -> Vec<&str> {
        consignment.parties_of(role).map(Party::name).collect()
    }

    #[test]
    fn placeholders_are_told_from_names() {
        for text in
            ["N/A", " n/a ", "---", "XXX", "нет", "НЕТ.", ".", "T.B.A".get(..0).unwrap_or("")]
        {
            assert_eq!(is_placeholder(text), !text.is_empty(), "{text}");
        }
        for text in ["NATO LLP", "Нет Логистик", "X5 RETAIL", "NA TRADING", ""] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn orders_name_their_holder() {
        assert_eq!(to_order("TO ORDER"), Some(""));
        assert_eq!(to_order("To the order of shipper"), Some(""));
        assert_eq!(to_order("TO THE ORDER OF STEPPE BANK JSC"), Some("STEPPE BANK JSC"));
        assert_eq!(to_order("ПО ПРИКАЗУ"), Some(""));
        assert_eq!(to_order("ORDER"), Some(""));
        for text in ["ORDERLY TRADE LLC", "TOORDER", "ORDER PICKING SYSTEMS", "Toktogul", ""] {
            assert_eq!(to_order(text), None, "{text}");
        }
    }

    #[test]
    fn references_name_a_role() {
        use PartyRole::{Consignee, Consignor, NotifyParty};
        assert_eq!(same_as("SAME AS CONSIGNEE", NotifyParty), Some(Consignee));
        assert_eq!(same_as("Same as above.", NotifyParty), Some(Consignee));
        assert_eq!(same_as("он же", NotifyParty), Some(Consignee));
        assert_eq!(same_as("AS SHIPPER", Consignee), Some(Consignor));
        assert_eq!(same_as("ТОТ ЖЕ", Consignee), Some(Consignor));
        for text in [
            "SAME DAY LOGISTICS",
            "SAMEX LLP",
            "Consignee Trading House Ltd of Aktau and partners in Baku",
            "",
        ] {
            assert_eq!(same_as(text, NotifyParty), None, "{text}");
        }
    }

    #[test]
    fn a_consignment_is_sorted_out() {
        use PartyRole::{Bank, Consignee, Consignor, NotifyParty};
        let read = consignment(&[
            (Consignor, "ALPHA GMBH"),
            (Consignee, "TO ORDER OF STEPPE BANK JSC"),
            (NotifyParty, "TOO BETA"),
        ]);
        assert!(read.to_order);
        assert_eq!(names(&read, Bank), ["STEPPE BANK JSC"]);
        assert_eq!(names(&read, Consignee), [""; 0]);
        assert_eq!(names(&read, NotifyParty), ["TOO BETA"]);

        let read = consignment(&[(NotifyParty, "SAME AS CONSIGNEE"), (Consignee, "TOO BETA")]);
        assert_eq!(names(&read, NotifyParty), ["TOO BETA"]);
        assert_eq!(&*read.additional_information[0].raw, "SAME AS CONSIGNEE");
        assert!(read.issues.iter().any(|issue| issue.code == IssueCode::SameAs));

        let read = consignment(&[(Consignor, "N/A"), (Consignee, "TOO BETA")]);
        assert_eq!(read.parties.len(), 1);
        assert_eq!(read.issues[0].code, IssueCode::Placeholder);
    }

    #[test]
    fn references_repeat_only_so_much() {
        use PartyRole::{Consignee, NotifyParty};
        let name = "B".repeat(1000);
        let mut parties = vec![(Consignee, &*name)];
        parties.extend(std::iter::repeat_n((NotifyParty, "SAME AS CONSIGNEE"), 1000));
        let read = consignment(&parties);
        let repeated = names(&read, NotifyParty).len() * (1000 + TEXT_BYTES);
        assert!(repeated > MOST_REPEATED / 2 && repeated <= MOST_REPEATED, "{repeated}");
        let limits = read.issues.iter().filter(|issue| issue.code == IssueCode::TooMany);
        assert_eq!(limits.count(), 1);
        // Every reference stays word for word.
        assert_eq!(read.additional_information.len(), 1000);
    }
}
