//! Edit distance with a bound: insert, delete, replace, swap of neighbours (OSA).
//!
//! Works on bytes; keys are ASCII. It does not weigh letters: that is the comparison's work.

/// Longest stretch between the first and the last difference that is compared letter by letter,
/// in bytes; keys that differ over more are unlike. No name has a word of such a length.
const MAX_LEN: usize = 64;

/// How many edits are allowed between two words of which the shorter has `len` letters: none up
/// to three letters, one up to six, else two.
pub fn allowed_distance(len: usize) -> usize {
    match len {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// Which letters a key has, a bit each: two keys within `d` edits differ in at most `2 d` bits.
pub fn letters_mask(key: &str) -> u32 {
    key.bytes().fold(0, |mask, b| mask | 1 << (b & 31))
}

/// Whether two keys with these letters may be within `bound` edits: an edit takes at most one
/// letter out of a key and brings at most one in.
pub fn masks_fit(a: u32, b: u32, bound: usize) -> bool {
    (a & !b).count_ones() as usize <= bound && (b & !a).count_ones() as usize <= bound
}

/// [`within`], after a look at the [`letters_mask`] of both.
pub fn within_masked(a: (&str, u32), b: (&str, u32), bound: usize) -> Option<usize> {
    if masks_fit(a.1, b.1, bound) { within(a.0, b.0, bound) } else { None }
}

/// The distance of two keys if it is at most `bound`.
pub fn within(a: &str, b: &str, bound: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if bound == 0 || a.len().abs_diff(b.len()) > bound {
        return None;
    }
    let (a, b) = without_common_ends(a, b);
    if a.len().max(b.len()) > MAX_LEN {
        return None;
    }
    if a.is_empty() || b.is_empty() {
        return Some(a.len().max(b.len()));
    }
    banded(a, b, bound)
}

/// What is left between the first and the last difference; the distance is the same.
fn without_common_ends<'k>(a: &'k [u8], b: &'k [u8]) -> (&'k [u8], &'k [u8]) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[..a.len() - tail], &b[..b.len() - tail])
}

/// The table of distances of beginnings, only as far from its diagonal as `bound` reaches.
fn banded(a: &[u8], b: &[u8], bound: usize) -> Option<usize> {
    let far = u8::try_from(bound + 1).unwrap_or(u8::MAX);
    let mut rows = [[far; MAX_LEN + 1]; 3];
    let [mut two, mut one, mut row] = rows.each_mut();
    for (j, cell) in one.iter_mut().enumerate().take(b.len() + 1) {
        *cell = u8::try_from(j).unwrap_or(u8::MAX).min(far);
    }
    for i in 1..=a.len() {
        let from = i.saturating_sub(bound).max(1);
        let to = (i + bound).min(b.len());
        row[from - 1] = if from == 1 { u8::try_from(i).unwrap_or(u8::MAX).min(far) } else { far };
        let mut least = row[from - 1];
        for j in from..=to {
            let replace = one[j - 1] + u8::from(a[i - 1] != b[j - 1]);
            let delete = if j < i + bound { one[j] + 1 } else { far };
            let mut best = replace.min(delete).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(two[j - 2] + 1);
            }
            row[j] = best.min(far);
            least = least.min(row[j]);
        }
        if to < b.len() {
            row[to + 1] = far;
        }
        if least >= far {
            return None;
        }
        (two, one, row) = (one, row, two);
    }
    let distance = one[b.len()];
    (distance < far).then_some(usize::from(distance))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The textbook form, without bounds.
    fn plain(a: &[u8], b: &[u8]) -> usize {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for (i, row) in d.iter_mut().enumerate() {
            row[0] = i;
        }
        for (j, cell) in d[0].iter_mut().enumerate() {
            *cell = j;
        }
        for i in 1..=a.len() {
            for j in 1..=b.len() {
                let replace = d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                d[i][j] = replace.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    d[i][j] = d[i][j].min(d[i - 2][j - 2] + 1);
                }
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_textbook(a in "[abc]{0,9}", b in "[abc]{0,9}", bound in 0_usize..4) {
            let full = plain(a.as_bytes(), b.as_bytes());
            prop_assert_eq!(within(&a, &b, bound), (full <= bound).then_some(full));
            let masked = within_masked((&a, letters_mask(&a)), (&b, letters_mask(&b)), bound);
            prop_assert_eq!(masked, within(&a, &b, bound));
        }
    }
}
