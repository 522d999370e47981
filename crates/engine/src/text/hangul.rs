//! Hangul syllables taken apart and put together: arithmetic of the Unicode block.
//!
//! It knows letters, not how they are romanised.

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS: &str = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// Initial, vowel and final of a syllable; the final is a space when there is none.
pub(super) fn apart(syllable: char) -> Option<(char, char, char)> {
    let code = u32::from(syllable);
    if !(FIRST..=LAST).contains(&code) {
        return None;
    }
    let at = (code - FIRST) as usize;
    let (vowels, finals) = (VOWELS.chars().count(), FINALS.chars().count());
    Some((
        INITIALS.chars().nth(at / (vowels * finals))?,
        VOWELS.chars().nth(at / finals % vowels)?,
        FINALS.chars().nth(at % finals)?,
    ))
}

/// The syllable of an initial, a vowel and a final.
fn together(initial: char, vowel: char, end: char) -> Option<char> {
    let place = |letters: &str, c| letters.chars().position(|other| other == c);
    let (vowels, finals) = (VOWELS.chars().count(), FINALS.chars().count());
    let at =
        (place(INITIALS, initial)? * vowels + place(VOWELS, vowel)?) * finals + place(FINALS, end)?;
    char::from_u32(FIRST + u32::try_from(at).ok()?)
}

/// One spelling of North and South: ㄹ and ㄴ before i and y are silent (리 = 이, 류 = 유, 녀 = 여).
pub(super) fn southern(syllable: char) -> char {
    match apart(syllable) {
        Some(('ㄹ' | 'ㄴ', vowel @ ('ㅑ' | 'ㅕ' | 'ㅖ' | 'ㅛ' | 'ㅠ' | 'ㅣ'), end)) => {
            together('ㅇ', vowel, end).unwrap_or(syllable)
        }
        _ => syllable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_taken_apart_and_put_together() {
        assert_eq!(apart('김'), Some(('ㄱ', 'ㅣ', 'ㅁ')));
        assert_eq!(apart('오'), Some(('ㅇ', 'ㅗ', ' ')));
        assert_eq!(apart('a'), None);
        for syllable in ['김', '정', '은', '뷁', '힣', '가'] {
            let (initial, vowel, end) = apart(syllable).unwrap();
            assert_eq!(together(initial, vowel, end), Some(syllable));
        }
        assert_eq!((southern('리'), southern('룡'), southern('나')), ('이', '용', '나'));
    }
}
