//! The count behind "nothing lost": every byte of a text is syntax, or stands inside a value,
//! an additional information or a quarantined part of the submission that was read from it.

use std::ops::Range;

use sarhad_model::{Coverage, Span, Spanned, Submission};

/// Counts the bytes of a text of `text_len` bytes that neither `syntax` nor the submission's
/// own spans hold, and gives them as coverage of a file of `file_bytes` bytes.
///
/// The spans are collected from the result itself: a value that a reader dropped cannot hide.
pub fn of_text(
    submission: &Submission,
    file_bytes: usize,
    text_len: usize,
    syntax: impl IntoIterator<Item = Range<usize>>,
) -> Coverage {
    let mut spans: Vec<(u32, u32)> =
        syntax.into_iter().map(|range| (range.start as u32, range.end as u32)).collect();
    submission.spans(&mut |span| {
        if let Span::Bytes { start, end } = span {
            spans.push((start, end));
        }
    });
    let uncovered = gaps(spans, text_len as u32).map(|gap| u64::from(gap.end - gap.start)).sum();
    let bytes = file_bytes as u64;
    Coverage { bytes, covered: bytes.saturating_sub(uncovered) }
}

/// The parts of `0..len` that no span holds.
pub fn gaps(mut spans: Vec<(u32, u32)>, len: u32) -> impl Iterator<Item = Range<u32>> {
    spans.push((len, len));
    spans.sort_unstable();
    let mut reached = 0;
    spans.into_iter().filter_map(move |(start, end)| {
        let gap = reached..start.min(len);
        reached = reached.max(end);
        (gap.start < gap.end).then_some(gap)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_what_no_span_holds() {
        let found: Vec<_> = gaps(vec![(2, 4), (3, 6), (8, 9)], 12).collect();
        assert_eq!(found, [0..2, 6..8, 9..12]);
        assert_eq!(gaps(vec![(0, 12)], 12).count(), 0);
        assert_eq!(gaps(vec![], 0).count(), 0);
    }
}
