//! Names of East Asian make: the readings of their parts, whether a name in an alphabet looks
//! like one, and the coarse keys of foreign names that are written by sound.
//!
//! It looks at one name; how two parts compare is in `similarity`.

use sarhad_model::EntryKind;

use crate::text::{
    Script, bones, coarse, cut_reading, join_readings, letters_mask, may_be_transcription,
    readings, shared_reading, skeleton,
};

use super::prepare::{NamePart, PartRole, Slot};
use super::surname::{has_surname, readings_of_characters, readings_of_spelling};

/// Least coarse classes that say anything.
const MIN_COARSE: usize = 2;
/// Least coarse classes of two parts written together.
const MIN_JOINED: usize = 4;
/// Most parts of an East Asian person's name in an alphabet.
const MAX_SYLLABIC: usize = 4;
/// Weight of a syllable that is a particle or a stop word elsewhere.
const SYLLABLE_WEIGHT: f32 = 0.8;
/// Signs between the words of a foreign name in Chinese or Japanese.
const DOTS: [char; 6] = ['·', '・', '•', '‧', '∙', '･'];

/// Whether a name, as written, is marked as foreign by dots between its words.
pub(super) fn has_dots(name: &str) -> bool {
    name.contains(DOTS)
}

/// Gives each part its readings and coarse keys. `foreign`: see [`has_dots`].
pub(super) fn mark(parts: &mut [NamePart], kind: Option<EntryKind>, foreign: bool) {
    for part in parts.iter_mut() {
        if is_name(part.role) {
            part.east = readings(&part.text, &part.latin, part.script);
        }
    }
    let person = matches!(kind, None | Some(EntryKind::Person | EntryKind::Unknown));
    let native = !foreign && person && read_surnames(parts);
    for part in parts.iter_mut() {
        let by_sound = match part.script {
            _ if native && part.is_east() => false,
            Script::Han => {
                part.role != PartRole::Trade && (foreign || may_be_transcription(&part.text))
            }
            // Loan words are written by sound too.
            Script::Kana | Script::Hangul => true,
            _ => matches!(part.role, PartRole::Word | PartRole::Given),
        };
        if by_sound && part.role != PartRole::Number {
            part.coarse = coarse(&part.text, &part.latin, part.script);
            part.coarse.retain(|key| key.len() >= MIN_COARSE);
        }
    }
    if native || (person && looks_east_asian(parts)) {
        give_slots(parts);
        for part in parts.iter_mut() {
            part.east_name = true;
            // Bin, In and Du are names here.
            if matches!(part.role, PartRole::Particle | PartRole::Stop) {
                part.role = PartRole::Word;
                part.weight = SYLLABLE_WEIGHT;
            }
        }
    }
}

/// Whether a part with this role may be a syllable of a name.
fn is_name(role: PartRole) -> bool {
    matches!(role, PartRole::Word | PartRole::Given | PartRole::Particle | PartRole::Stop)
}

/// Reads the surname of a person's name as one; says whether there is one in characters or
/// Hangul.
fn read_surnames(parts: &mut [NamePart]) -> bool {
    let last = parts.len().saturating_sub(1);
    let mut native = false;
    for (at, part) in parts.iter_mut().enumerate() {
        match part.script {
            Script::Latin => {
                let letters: String = part.latin.chars().filter(|c| *c != '\'').collect();
                if let Some(known) = readings_of_spelling(&letters) {
                    part.east.extend(known.iter().cloned());
                    part.east.sort();
                    part.east.dedup();
                }
            }
            Script::Han if part.east.iter().any(|reading| reading.starts_with('j')) => {
                native = true;
            }
            Script::Han if last > 0 && (at == 0 || at == last) => {
                let Some(known) = readings_of_characters(&part.text) else { continue };
                native = true;
                if at > 0 {
                    continue;
                }
                part.east.retain(|reading| !reading.starts_with(['m', 'k']));
                part.east.extend(known.iter().cloned());
                part.east.sort();
                let mandarin = known.iter().find_map(|reading| reading.strip_prefix('m'));
                if let Some(reading) = mandarin.filter(|m| !part.latin.starts_with(*m)) {
                    part.latin = reading.replace('.', "");
                    part.skeleton = skeleton(&part.latin);
                    part.bones = bones(&part.skeleton);
                    part.mask = letters_mask(&part.skeleton);
                }
            }
            Script::Hangul if last > 0 && (at == 0 || at == last) => {
                native |= has_surname(&part.east);
            }
            _ => {}
        }
    }
    native
}

/// Says which part is the surname where only one can be, and that the others are none. A part in
/// the middle is none either, if no Western name stands before or after.
fn give_slots(parts: &mut [NamePart]) {
    let can_be = |part: &NamePart| match part.script {
        _ if part.slot == Slot::Given => false,
        Script::Han => {
            readings_of_characters(&part.text).is_some()
                || part.east.iter().any(|reading| reading.starts_with('j'))
        }
        _ => has_surname(&part.east),
    };
    let candidates: Vec<usize> = (0..parts.len()).filter(|at| can_be(&parts[*at])).collect();
    let hyphen = parts.iter().any(|part| part.slot == Slot::Given);
    let western = parts.iter().any(|part| !syllabic(part) || part.role == PartRole::Given);
    let last = parts.len() - 1;
    for (at, part) in parts.iter_mut().enumerate() {
        part.slot = match candidates[..] {
            [one] if one == at => Slot::Surname,
            [_] => Slot::Given,
            _ if !hyphen && !western && at > 0 && at < last => Slot::Given,
            _ => part.slot,
        };
    }
}

/// Whether a part is made of Chinese or Korean syllables.
fn syllabic(part: &NamePart) -> bool {
    part.east.iter().any(|reading| !reading.starts_with('j'))
}

/// Whether a name in an alphabet is made of East Asian syllables, with a surname first or last;
/// one other part (a Western given name) may stand among them.
fn looks_east_asian(parts: &[NamePart]) -> bool {
    let names: Vec<&NamePart> = parts.iter().filter(|part| part.role != PartRole::Title).collect();
    let proper = names.iter().all(|part| is_name(part.role) || part.role == PartRole::Initial);
    if !proper || names.iter().any(|part| part.is_east()) {
        return false;
    }
    let made = names.iter().filter(|part| syllabic(part)).count();
    let surname =
        names.iter().find(|part| syllabic(part)).is_some_and(|part| has_surname(&part.east))
            || names
                .iter()
                .rev()
                .find(|part| syllabic(part))
                .is_some_and(|part| has_surname(&part.east));
    surname && (2..=MAX_SYLLABIC).contains(&made) && names.len() - made <= 1
}

/// Whether the readings of two parts may be compared: one is in an East Asian script, or both
/// are of names that look East Asian.
pub(super) fn comparable(a: &NamePart, b: &NamePart) -> bool {
    !a.east.is_empty()
        && !b.east.is_empty()
        && (a.is_east() || b.is_east() || (a.east_name && b.east_name))
}

/// Whether one part is the surname and the other is none.
pub(super) fn other_slot(a: &NamePart, b: &NamePart) -> bool {
    matches!((a.slot, b.slot), (Slot::Surname, Slot::Given) | (Slot::Given, Slot::Surname))
        && a.east_name
        && b.east_name
}

/// The mark of a reading that two parts share.
pub(super) fn same_reading(a: &NamePart, b: &NamePart) -> Option<char> {
    shared_reading(&a.east, &b.east)
}

/// Whether one part in an alphabet is two neighbours in an East Asian script written together,
/// by their coarse keys (エレクトロ, シグナル: Electrosignal).
pub(super) fn joins_coarse(one: &NamePart, first: &NamePart, second: &NamePart) -> bool {
    if one.is_east() || !first.is_east() || !second.is_east() {
        return false;
    }
    let together = joined_coarse(first, second);
    one.coarse.iter().any(|key| together.contains(key))
}

/// Coarse keys of two neighbours written together, long enough to say something.
pub(super) fn joined_coarse(first: &NamePart, second: &NamePart) -> Vec<String> {
    let both = first.coarse.iter().flat_map(|a| second.coarse.iter().map(move |b| (a, b)));
    let together = both.map(|(a, b)| format!("{a}{}", b.trim_start_matches('A')));
    together.filter(|key| key.len() >= MIN_JOINED).collect()
}

/// Whether one part is read as two neighbours of the other name written together.
pub(super) fn joins_readings(one: &NamePart, first: &NamePart, second: &NamePart) -> bool {
    if !(comparable(one, first) && comparable(one, second)) {
        return false;
    }
    one.east.iter().flat_map(|reading| cut_reading(reading)).any(|(head, tail)| {
        first.east.binary_search(&head).is_ok() && second.east.binary_search(&tail).is_ok()
    })
}

/// The readings of two neighbours written together.
pub(super) fn joined_readings(first: &NamePart, second: &NamePart) -> Vec<String> {
    let both = first.east.iter().flat_map(|a| second.east.iter().map(move |b| (a, b)));
    both.filter_map(|(a, b)| join_readings(a, b)).collect()
}
