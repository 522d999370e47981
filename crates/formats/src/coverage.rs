//! The count behind "nothing lost": every byte of a text is syntax, or stands inside a value,
//! an additional information or a quarantined part of the submission that was read from it.
//!
//! Counted on a map of one bit a byte, filled from the spans of the result itself: a value that
//! a reader dropped cannot hide. It does not judge whether a byte went to the right field.

use std::ops::Range;

use sarhad_model::{Coverage, Span, Submission, Walk};

/// One bit for each byte of a text.
struct ByteMap {
    words: Vec<u64>,
    len: usize,
}

impl ByteMap {
    fn new(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// Calls `change` with each word that `range` touches and the mask of its bits there.
    fn change(&mut self, range: Range<usize>, change: impl Fn(&mut u64, u64)) {
        let (start, end) = (range.start.min(self.len), range.end.min(self.len));
        if start >= end {
            return;
        }
        let (first, last) = (start / 64, (end - 1) / 64);
        let head = u64::MAX << (start % 64);
        let tail = u64::MAX >> (63 - (end - 1) % 64);
        if first == last {
            change(&mut self.words[first], head & tail);
            return;
        }
        change(&mut self.words[first], head);
        for word in &mut self.words[first + 1..last] {
            change(word, u64::MAX);
        }
        change(&mut self.words[last], tail);
    }

    fn set(&mut self, range: Range<usize>) {
        self.change(range, |word, mask| *word |= mask);
    }

    fn clear(&mut self, range: Range<usize>) {
        self.change(range, |word, mask| *word &= !mask);
    }

    /// Clears what the values of the submission hold.
    fn clear_values(&mut self, submission: &Submission) {
        submission.spans(&mut |span| {
            if let Span::Bytes { start, end } = span {
                self.clear(start as usize..end as usize);
            }
        });
    }

    /// The places of the bits that are set.
    fn places(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    index * 64 + bit
                })
            })
        })
    }
}

/// Counts the bytes of a text of `text_len` bytes that neither `syntax` nor the submission's
/// own spans hold, and gives them as coverage of a file of `file_bytes` bytes.
pub fn of_text(
    submission: &Submission,
    file_bytes: usize,
    text_len: usize,
    syntax: impl IntoIterator<Item = Range<usize>>,
) -> Coverage {
    let mut open = ByteMap::new(text_len);
    open.set(0..text_len);
    for range in syntax {
        open.clear(range);
    }
    open.clear_values(submission);
    coverage(file_bytes, open.places().count())
}

/// The same for formats that know their `content` (character data, data elements) rather than
/// their syntax. Blank space inside content is syntax.
pub fn of_content(
    submission: &Submission,
    file_bytes: usize,
    text: &str,
    content: impl IntoIterator<Item = Range<usize>>,
) -> Coverage {
    let lost = uncovered(submission, text, content).count();
    coverage(file_bytes, lost)
}

/// The places of content bytes that no value of the submission holds.
pub fn uncovered(
    submission: &Submission,
    text: &str,
    content: impl IntoIterator<Item = Range<usize>>,
) -> impl Iterator<Item = usize> {
    let mut open = ByteMap::new(text.len());
    for range in content {
        open.set(range);
    }
    open.clear_values(submission);
    let lost: Vec<usize> = open.places().filter(|&at| !is_blank(text, at)).collect();
    lost.into_iter()
}

/// Whether the byte at `at` belongs to a blank: trimming takes off the no-break ones too.
fn is_blank(text: &str, at: usize) -> bool {
    let start = text.floor_char_boundary(at);
    text[start..].chars().next().is_none_or(char::is_whitespace)
}

fn coverage(file_bytes: usize, uncovered: usize) -> Coverage {
    let bytes = file_bytes as u64;
    Coverage { bytes, covered: bytes.saturating_sub(uncovered as u64) }
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
    use proptest::prelude::*;
    use sarhad_model::{AdditionalInformation, Issue, IssueCode};

    use super::*;

    #[test]
    fn gaps_are_what_no_span_holds() {
        let found: Vec<_> = gaps(vec![(2, 4), (3, 6), (8, 9)], 12).collect();
        assert_eq!(found, [0..2, 6..8, 9..12]);
        assert_eq!(gaps(vec![(0, 12)], 12).count(), 0);
        assert_eq!(gaps(vec![], 0).count(), 0);
    }

    fn submission(spans: &[(u32, u32)]) -> Submission {
        let issue = Issue::new(IssueCode::Unreadable, Span::None, "");
        let mut submission = Submission::rejected("x", "x", 0, issue);
        submission.quarantined.clear();
        for &(start, end) in spans {
            submission.additional_information.push(AdditionalInformation {
                key: "k".into(),
                raw: "r".into(),
                span: Span::Bytes { start, end },
            });
        }
        submission
    }

    proptest! {
        #[test]
        fn the_map_counts_as_a_plain_list_does(
            len in 0u32..400,
            spans in proptest::collection::vec((0u32..420, 0u32..90), 0..20),
            syntax in proptest::collection::vec((0usize..420, 0usize..90), 0..20),
        ) {
            let spans: Vec<_> = spans.into_iter().map(|(s, n)| (s, s + n)).collect();
            let submission = submission(&spans);
            let counted =
                of_text(&submission, 1000, len as usize, syntax.iter().map(|&(s, n)| s..s + n));
            let mut all = spans.clone();
            all.extend(syntax.iter().map(|&(s, n)| (s as u32, (s + n) as u32)));
            let expected: u32 = gaps(all, len).map(|gap| gap.end - gap.start).sum();
            prop_assert_eq!(counted.uncovered(), u64::from(expected));
        }
    }

    #[test]
    fn content_that_no_value_holds_is_counted_without_blanks() {
        let text = "ab cd ef";
        let count = |spans: &[(u32, u32)]| {
            of_content(&submission(spans), 8, text, [0..5, 6..8]).uncovered()
        };
        assert_eq!(count(&[]), 6);
        assert_eq!(count(&[(0, 2)]), 4);
        assert_eq!(count(&[(0, 5), (6, 8)]), 0);
    }
}
