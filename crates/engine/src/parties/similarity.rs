//! How alike two parts of names are, 0 to 1.
//!
//! Positive only when a key of one is within the allowed distance of a key of the other: that is
//! what the index finds by, so the index misses nothing that has a likeness here (initials,
//! which have no key of their own, aside).

use crate::text::{Script, allowed_distance, skeleton, within, within_masked};

use super::east::{comparable, joins_coarse, joins_readings, other_slot, same_reading};
use super::east_words::ACROSS;
use super::key::MatchedKey;
use super::prepare::{NamePart, PartRole};

/// Likeness of an initial and a name that begins with it.
const INITIAL: f32 = 0.7;
/// Likeness of a patronymic and a name that is the father's.
const STEM_AND_NAME: f32 = 0.4;
/// A son's and a daughter's patronymic of one father.
const OTHER_GENDER: f32 = 0.6;
/// A man's and a woman's form of one surname.
const FEMININE: f32 = 0.75;
/// Equal consonants of three and more, of two, of one.
const BONES: [f32; 3] = [0.95, 0.9, 0.6];
/// Consonants with one difference.
const BONES_NEAR: f32 = 0.6;
/// Share of a consonant's cost that a vowel costs.
const VOWEL_COST: f32 = 0.4;
/// Factor of consonants that agree around other long vowels.
const OTHER_VOWELS: f32 = 0.75;
/// Factor of a difference in a Chinese syllable: one letter makes another name.
const OTHER_SYLLABLE: f32 = 0.5;
/// Factor of a likeness by another reading of the letters.
const OTHER_READING: f32 = 0.95;
/// A shared reading of a word in an East Asian script; of two words spelled otherwise (Chang,
/// Zhang).
const READING: f32 = 0.95;
const SPELLED_OTHERWISE: f32 = 0.92;
/// A shared Cantonese or Korean reading of a word in characters: most bearers are read in
/// Mandarin.
const OTHER_LANGUAGE: f32 = 0.88;
/// Factor of the likeness of two spellings that share no reading.
const NO_SHARED_READING: f32 = 0.4;
/// Factor of a surname and a syllable of a given name that sound the same.
const OTHER_SLOT: f32 = 0.4;
/// Equal coarse keys of one class, two, three, more: a short key fits many names.
const COARSE: [f32; 5] = [0.0, 0.7, 0.85, 0.92, 0.95];
/// Coarse keys with one difference, by the length of the shorter.
const COARSE_NEAR: [f32; 6] = [0.0, 0.0, 0.0, 0.65, 0.75, 0.8];
/// Weight of a difference in the Latin key when the skeletons agree.
const LATIN_COST: f32 = 0.25;

/// Likeness of two parts and the key that met; 0 when unlike. Symmetric.
#[inline]
pub(super) fn similarity(a: &NamePart, b: &NamePart) -> (f32, MatchedKey) {
    if a.sketch.rules_out(&b.sketch) {
        return (0.0, MatchedKey::Spelling);
    }
    similarity_in_full(a, b)
}

/// [`similarity`] without the quick look before.
pub(super) fn similarity_in_full(a: &NamePart, b: &NamePart) -> (f32, MatchedKey) {
    if a.role == PartRole::Number || b.role == PartRole::Number {
        let equal = a.role == b.role && a.skeleton == b.skeleton;
        return (f32::from(u8::from(equal)), MatchedKey::Number);
    }
    if a.role == PartRole::Initial || b.role == PartRole::Initial {
        return initial(a, b);
    }
    if a.concept.is_some() && a.concept == b.concept && concept_counts(a, b) {
        let gender = a.role == PartRole::Patronymic && a.female != b.female;
        return (if gender { OTHER_GENDER } else { 1.0 }, MatchedKey::Concept);
    }
    let same = if a.text == b.text { MatchedKey::Text } else { MatchedKey::Spelling };
    let (mut best, mut key) = (by_spelling(a, b), same);
    if best < OTHER_READING && !(a.other.is_empty() && b.other.is_empty()) {
        better(
            &mut best,
            &mut key,
            OTHER_READING * by_other_readings(a, b),
            MatchedKey::OtherReading,
        );
    }
    match (&a.stem, &b.stem) {
        (Some(x), Some(y)) => {
            let gender = if a.female == b.female { 1.0 } else { OTHER_GENDER };
            best = best.min(gender);
            better(&mut best, &mut key, by_key(x, y) * gender, MatchedKey::FatherName);
        }
        (Some(stem), None) => {
            better(
                &mut best,
                &mut key,
                by_key(stem, &b.skeleton) * STEM_AND_NAME,
                MatchedKey::FatherName,
            );
        }
        (None, Some(stem)) => {
            better(
                &mut best,
                &mut key,
                by_key(&a.skeleton, stem) * STEM_AND_NAME,
                MatchedKey::FatherName,
            );
        }
        (None, None) => {}
    }
    if comparable(a, b) {
        match same_reading(a, b) {
            Some(mark) => {
                let likeness = match mark {
                    _ if !(a.is_east() || b.is_east()) => SPELLED_OTHERWISE,
                    'c' | 'k' if a.script == Script::Han || b.script == Script::Han => {
                        OTHER_LANGUAGE
                    }
                    _ => READING,
                };
                let slot = if other_slot(a, b) { OTHER_SLOT } else { 1.0 };
                better(&mut best, &mut key, likeness, MatchedKey::Reading);
                return (best * slot, key);
            }
            // Two names of syllables: one letter makes another name.
            None if (a.east_name || b.east_name) && a.latin != b.latin => best *= NO_SHARED_READING,
            None => {}
        }
    }
    let bare = a.script.compares_by_bones() || b.script.compares_by_bones();
    let bones = if bare && best < BONES[0] { by_bones(a, b) } else { 0.0 };
    better(&mut best, &mut key, bones, MatchedKey::Consonants);
    better(&mut best, &mut key, by_coarse(a, b), MatchedKey::Sound);
    (best, key)
}

/// Takes a likeness that is higher, with its key.
fn better(best: &mut f32, key: &mut MatchedKey, likeness: f32, by: MatchedKey) {
    if likeness > *best {
        (*best, *key) = (likeness, by);
    }
}

/// Whether an equal concept counts: some only between an East Asian script and an alphabet.
fn concept_counts(a: &NamePart, b: &NamePart) -> bool {
    a.is_east() || b.is_east() || !a.concept.as_ref().is_some_and(|c| c.starts_with(ACROSS))
}

/// Likeness of a foreign name written by sound and its original.
fn by_coarse(a: &NamePart, b: &NamePart) -> f32 {
    if a.is_east() == b.is_east() {
        return 0.0;
    }
    let mut best = 0.0_f32;
    for x in &a.coarse {
        for y in &b.coarse {
            let length = x.len().min(y.len());
            let bound = allowed_distance(length).min(1);
            best = best.max(match within(x, y, bound) {
                Some(0) => COARSE[length.min(COARSE.len()) - 1],
                Some(_) => COARSE_NEAR[length.min(COARSE_NEAR.len()) - 1],
                None => 0.0,
            });
        }
    }
    best
}

fn initial(a: &NamePart, b: &NamePart) -> (f32, MatchedKey) {
    if a.skeleton == b.skeleton {
        return (1.0, MatchedKey::Text);
    }
    let (letter, name) = if a.role == PartRole::Initial { (a, b) } else { (b, a) };
    let begins =
        name.latin.starts_with(&letter.latin) || name.skeleton.starts_with(&letter.skeleton);
    let proper = matches!(name.role, PartRole::Word | PartRole::Given | PartRole::Patronymic);
    (if begins && proper { INITIAL } else { 0.0 }, MatchedKey::Initial)
}

fn by_spelling(a: &NamePart, b: &NamePart) -> f32 {
    let (x, y) = (a.skeleton.as_str(), b.skeleton.as_str());
    let bound = allowed_distance(x.len().min(y.len()));
    let Some(distance) = within_masked((x, a.mask), (y, b.mask), bound) else { return 0.0 };
    let consonants =
        if distance == 0 { 0 } else { within(&a.bones, &b.bones, distance).unwrap_or(distance) };
    let mut likeness = from_cost(distance, consonants, x.len().min(y.len()));
    if distance > consonants {
        likeness = likeness.max(with_broad_vowel(x, y, bound));
    }
    if a.script == b.script && a.latin != b.latin {
        let longest = a.latin.len().max(b.latin.len());
        let differences = within(&a.latin, &b.latin, 3).unwrap_or(4);
        likeness *= 1.0 - LATIN_COST * differences as f32 / longest as f32;
    }
    if distance > 0 && (a.script == Script::Han || b.script == Script::Han) {
        likeness *= OTHER_SYLLABLE;
    }
    if distance == 1 && is_feminine(x, y) {
        likeness *= FEMININE;
    }
    likeness
}

/// The best likeness of the readings of both, at least one of them not the first.
fn by_other_readings(a: &NamePart, b: &NamePart) -> f32 {
    let against = |part: &NamePart, key: &str| {
        let others = part.other.iter().map(String::as_str);
        std::iter::once(part.skeleton.as_str())
            .chain(others)
            .map(|other| by_key(key, other))
            .fold(0.0, f32::max)
    };
    let of_a = a.other.iter().map(|key| against(b, key)).fold(0.0, f32::max);
    b.other.iter().map(|key| against(a, key)).fold(of_a, f32::max)
}

/// Whether one is the other with `a`, both Slavic surnames.
fn is_feminine(x: &str, y: &str) -> bool {
    let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
    long.strip_suffix('a') == Some(short)
        && ["ov", "ev", "in"].iter().any(|ending| short.ends_with(ending))
}

/// Longest key that is compared with a and o as one letter.
const MAX_BROAD: usize = 32;
/// What is left of a likeness that needs it.
const BROAD: f32 = 0.97;

/// Likeness when a and o are one vowel: what is o in Uzbek and Tajik is a in Russian (Nishonov,
/// Нишанов; Rahmon, Рахман).
fn with_broad_vowel(x: &str, y: &str, bound: usize) -> f32 {
    let mut room = [[0_u8; MAX_BROAD]; 2];
    let [a, b] = &mut room;
    let (Some(a), Some(b)) = (broad(x, a), broad(y, b)) else { return 0.0 };
    within(a, b, bound)
        .map_or(0.0, |distance| BROAD * from_cost(distance, distance, x.len().min(y.len())))
}

fn broad<'b>(key: &str, room: &'b mut [u8; MAX_BROAD]) -> Option<&'b str> {
    let room = room.get_mut(..key.len())?;
    for (to, from) in room.iter_mut().zip(key.bytes()) {
        *to = if from == b'o' { b'a' } else { from };
    }
    std::str::from_utf8(room).ok()
}

fn by_key(x: &str, y: &str) -> f32 {
    let length = x.len().min(y.len());
    within(x, y, allowed_distance(length))
        .map_or(0.0, |distance| from_cost(distance, distance, length))
}

fn from_cost(distance: usize, consonants: usize, length: usize) -> f32 {
    let vowels = distance.saturating_sub(consonants);
    let cost = consonants.min(distance) as f32 + VOWEL_COST * vowels as f32;
    (1.0 - cost / length.max(1) as f32).max(0.0).powf(1.5)
}

fn by_bones(a: &NamePart, b: &NamePart) -> f32 {
    let (x, y) = (a.bones.as_str(), b.bones.as_str());
    if x.is_empty() || y.is_empty() {
        return 0.0;
    }
    let length = x.len().min(y.len());
    let likeness = if x == y {
        BONES[3 - x.len().min(3)]
    } else if within(x, y, allowed_distance(length).min(1)).is_some() {
        BONES_NEAR
    } else {
        return 0.0;
    };
    let fits = match (a.script.leaves_vowels_out(), b.script.leaves_vowels_out()) {
        (true, false) => long_vowels_fit(&a.skeleton, &b.skeleton),
        (false, true) => long_vowels_fit(&b.skeleton, &a.skeleton),
        _ => true,
    };
    if fits { likeness } else { likeness * OTHER_VOWELS }
}

/// Whether the vowels that Arabic letters do write (و, ي) are in the other name, at their places
/// between the consonants: Husain has that of حسين, Hasan has not. An `a` is not looked at: it
/// is what the Latin key puts in.
fn long_vowels_fit(bare: &str, full: &str) -> bool {
    let class = |c: char| match c {
        'e' => 'i',
        'o' | 'v' => 'u',
        other => other,
    };
    let mut rest = full.chars().map(class);
    bare.chars().filter(|c| *c != 'a').map(class).all(|c| rest.any(|other| other == c))
}

/// Whether one part is two neighbours of the other name written together: by a cut of its Latin
/// key at which both halves have their skeletons, and as a whole by the allowed distance. The
/// index finds the one from the two by the whole, the two from the one by the cut.
pub(super) fn is_joined(one: &NamePart, first: &NamePart, second: &NamePart) -> bool {
    let no_word = |part: &NamePart| matches!(part.role, PartRole::Number | PartRole::Initial);
    if no_word(one) || no_word(first) || no_word(second) {
        return false;
    }
    if joins_readings(one, first, second) || joins_coarse(one, first, second) {
        return true;
    }
    // Lengths first: they need no look at the letters.
    let length = first.skeleton.len() + second.skeleton.len();
    let (whole, head) = (one.skeleton.as_bytes(), first.skeleton.as_bytes());
    if whole.len().abs_diff(length) > 2 || whole.first() != head.first() {
        return false;
    }
    let together = together(first, second);
    let bound = allowed_distance(together.len().min(one.skeleton.len()));
    within(&together, &one.skeleton, bound).is_some()
        && cuts(&one.latin).any(|(head, tail)| {
            skeleton(head) == first.skeleton && skeleton(tail) == second.skeleton
        })
}

/// Skeleton of two parts written together.
pub(super) fn together(first: &NamePart, second: &NamePart) -> String {
    skeleton(&format!("{}{}", first.latin, second.latin))
}

/// All ways to cut a Latin key in two parts of two or more letters.
pub(super) fn cuts(latin: &str) -> impl Iterator<Item = (&str, &str)> {
    (2..latin.len().saturating_sub(1)).map(|at| latin.split_at(at))
}
