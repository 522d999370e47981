//! Addresses, telephones and e-mails of listed parties, to find parties of the papers that share one.
//!
//! Two addresses are one when their numbers are the same and the words of the shorter are all in the
//! longer: papers leave out the town or the country. Postal codes and countries are left aside. It
//! compares no scripts: an address in Cyrillic does not find its Latin form. What is found is a shared
//! house or telephone, never an identity.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sarhad_model::{CountryCode, Party, Text, WatchList};

use crate::history::{LinkKind, MAX_SHARING, contacts};
use crate::tables::plain_words;

/// Fewest letters in the words of an address that name more than a town.
const MIN_LETTERS: usize = 12;
/// Fewest words of an address: a street and a place.
const MIN_WORDS: usize = 2;
/// Fewest words of an address that is a part of a longer one: a street of that name is in every town.
const MIN_PART_WORDS: usize = 3;
/// Digits from which a number is a postal code or a box, which hundreds share.
const POSTAL_DIGITS: usize = 5;
/// Fewest digits of a telephone.
const MIN_PHONE: usize = 7;
/// An address is kept under so many of its rarest words, so that one of them may be missing.
const INDEXED_WORDS: usize = 2;

/// A listed party, by its places in the lists.
type Place = (usize, usize);

/// An address as it is compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Address {
    words: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

/// What a party shares with a listed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SharedContact {
    /// The list.
    pub list: usize,
    /// The entry in it.
    pub entry: usize,
    /// What is shared.
    pub kind: LinkKind,
}

/// The contacts of all lists.
#[derive(Debug, Clone, Default)]
pub struct ListedContacts {
    addresses: Vec<(Address, Place)>,
    /// Places among the addresses by a rare word of theirs.
    by_word: HashMap<String, Vec<u32>>,
    others: HashMap<(LinkKind, String), Vec<Place>>,
}

impl ListedContacts {
    /// Of some lists.
    pub fn build(lists: &[WatchList]) -> Self {
        let mut made = Self::default();
        let mut counts: HashMap<String, u32> = HashMap::new();
        for (list, of_list) in lists.iter().enumerate() {
            for (entry, listed) in of_list.entries.iter().enumerate() {
                for address in listed.addresses.iter().filter_map(|text| Address::read(text)) {
                    address.words.iter().for_each(|word| {
                        *counts.entry(word.clone()).or_default() += 1;
                    });
                    made.addresses.push((address, (list, entry)));
                }
                for (scheme, number) in &listed.identifiers {
                    if let Some(what) = contact(scheme, number) {
                        made.others.entry(what).or_default().push((list, entry));
                    }
                }
            }
        }
        for (place, (address, _)) in made.addresses.iter().enumerate() {
            let mut words: Vec<&String> = address.words.iter().collect();
            words.sort_by_key(|word| (counts[*word], *word));
            for word in words.into_iter().take(INDEXED_WORDS) {
                made.by_word.entry(word.clone()).or_default().push(place as u32);
            }
        }
        made
    }

    /// The listed parties that share an address, telephone or e-mail with a party; what very many of
    /// them share is left aside.
    pub fn shared(&self, party: &Party) -> Vec<SharedContact> {
        let lines: Vec<&str> = party.address.iter().map(Text::value).collect();
        let address = Address::read(&lines.join(", "));
        let mut found: BTreeMap<Place, LinkKind> = BTreeMap::new();
        let mut add = |places: BTreeSet<Place>, kind: LinkKind| {
            if places.len() <= MAX_SHARING {
                for place in places {
                    let known = found.entry(place).or_insert(kind);
                    *known = (*known).min(kind);
                }
            }
        };
        for what in contacts(party).into_iter().filter(|(kind, _)| *kind != LinkKind::Address) {
            let places = self.others.get(&what).into_iter().flatten().copied().collect();
            add(places, what.0);
        }
        if let Some(address) = address {
            let rare = address.words.iter().filter_map(|word| self.by_word.get(word)).flatten();
            let places: BTreeSet<u32> = rare.copied().collect();
            let alike = places.into_iter().filter_map(|place| {
                let (listed, at) = &self.addresses[place as usize];
                listed.is_same(&address).then_some(*at)
            });
            add(alike.collect(), LinkKind::Address);
        }
        let shared = |((list, entry), kind)| SharedContact { list, entry, kind };
        found.into_iter().map(shared).collect()
    }
}

impl Address {
    /// Of a text; none when it names no house.
    fn read(text: &str) -> Option<Self> {
        let mut address = Self::default();
        for part in text.split([',', ';', '\n']) {
            if CountryCode::parse(part.trim()).is_ok() {
                continue;
            }
            let plain = plain_words(part);
            for word in plain.split([' ', '-']).filter(|word| !word.is_empty()) {
                let digits = word.chars().filter(char::is_ascii_digit).count();
                if digits == 0 {
                    address.words.insert(word.to_owned());
                } else if digits < POSTAL_DIGITS || digits < word.chars().count() {
                    address.numbers.insert(word.to_owned());
                }
            }
        }
        let letters: usize = address.words.iter().map(|word| word.chars().count()).sum();
        let names_house = !address.numbers.is_empty()
            && address.words.len() >= MIN_WORDS
            && letters >= MIN_LETTERS;
        names_house.then_some(address)
    }

    fn is_same(&self, other: &Self) -> bool {
        let is_part = |short: &BTreeSet<String>, long: &BTreeSet<String>| {
            short == long || (short.len() >= MIN_PART_WORDS && short.is_subset(long))
        };
        self.numbers == other.numbers
            && (is_part(&self.words, &other.words) || is_part(&other.words, &self.words))
    }
}

/// A telephone or an e-mail among the numbers of an entry, in the form of [`contacts`].
fn contact(scheme: &str, number: &str) -> Option<(LinkKind, String)> {
    let scheme = scheme.to_lowercase();
    if number.contains('@') {
        return Some((LinkKind::Email, number.trim().to_lowercase()));
    }
    let is_phone = ["phone", "tel", "fax"].iter().any(|word| scheme.contains(word));
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (is_phone && digits.len() >= MIN_PHONE).then_some((LinkKind::Phone, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_house_in_several_spellings() {
        let listed = Address::read("Office 9, Invented Tower, Sharjah, UAE").unwrap();
        for (text, same) in [
            ("OFFICE 9, INVENTED TOWER, SHARJAH", true),
            ("Invented Tower, Office 9, Sharjah, 61001, United Arab Emirates", true),
            ("Invented Tower 9", false),
            ("Office 9, Invented Tower", true),
            ("Office 19, Invented Tower, Sharjah", false),
            ("Office 9, Other Tower, Sharjah", false),
            ("Office 9", false),
        ] {
            let found = Address::read(text).is_some_and(|address| listed.is_same(&address));
            assert_eq!(found, same, "{text}");
        }
        assert_eq!(Address::read("Sharjah, United Arab Emirates"), None);
        assert_eq!(Address::read("P.O. Box 61001, Sharjah Free Zone"), None);
    }

    #[test]
    fn telephones_and_mail_of_entries() {
        let phone = Some((LinkKind::Phone, "77272501122".to_owned()));
        assert_eq!(contact("Phone", "+7 (727) 250-11-22"), phone);
        assert_eq!(contact("Tax number", "7727250112"), None);
        let mail = Some((LinkKind::Email, "info@invented.example".to_owned()));
        assert_eq!(contact("Email", " Info@Invented.example"), mail);
    }
}
