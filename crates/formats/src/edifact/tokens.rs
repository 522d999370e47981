//! Cuts a text into segments, elements and components, whatever the sender did to it: service
//! characters stated (UNA) or not, line breaks between and inside segments, stray bytes after
//! terminators, apostrophes nobody released, a lost terminator, a cut end.
//!
//! It never fails and never loses a byte: the pieces it gives join back to the text.

use std::cell::Cell;
use std::ops::Range;

use super::segment::{Component, Segment, Use};

/// Most stray bytes after a terminator, before a line break and a new segment.
const STRAY_BYTES: usize = 8;
/// Bytes in which a tag must stand, with the line breaks of wrapping between its letters.
const TAG_WINDOW: usize = 12;
/// Length of the service string advice, `UNA` and six characters.
const UNA_BYTES: usize = 9;

/// The service characters of an interchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Separators {
    /// Between components of an element.
    pub component: u8,
    /// Between elements.
    pub element: u8,
    /// Decimal sign; the point is accepted too.
    pub decimal: u8,
    /// Takes the meaning off the character behind it.
    pub release: u8,
    /// Ends a segment.
    pub terminator: u8,
}

impl Default for Separators {
    fn default() -> Self {
        Self { component: b':', element: b'+', decimal: b'.', release: b'?', terminator: b'\'' }
    }
}

impl Separators {
    /// From a service string advice at the start of `text`. Characters that cannot be told
    /// apart, or letters and digits, are no advice.
    fn advised(text: &[u8]) -> Option<Self> {
        let advice = text.get(..UNA_BYTES).filter(|advice| advice.starts_with(b"UNA"))?;
        let this = Self {
            component: advice[3],
            element: advice[4],
            decimal: advice[5],
            release: advice[6],
            terminator: advice[8],
        };
        let usable = |b: u8| b.is_ascii_graphic() && !b.is_ascii_alphanumeric();
        let distinct = this.component != this.element
            && this.component != this.terminator
            && this.element != this.terminator;
        let good = usable(this.component) && usable(this.element) && usable(this.terminator);
        (good && distinct).then_some(this)
    }

    /// The service characters and the line break.
    fn special(self) -> [bool; 256] {
        let Self { component, element, release, terminator, .. } = self;
        let mut special = [false; 256];
        for byte in [component, element, release, terminator, b'\n'] {
            special[usize::from(byte)] = true;
        }
        special
    }
}

/// What a piece of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Service string advice.
    Advice,
    /// Blanks and line breaks between segments.
    Blank,
    /// A segment without its terminator.
    Segment,
    /// The terminator.
    Terminator,
    /// Bytes between segments that are no segment.
    Stray,
}

/// A text cut into its pieces.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The text.
    pub text: &'t str,
    /// All pieces, in order; together they are the text.
    pub pieces: Vec<(Piece, Range<usize>)>,
    segments: Vec<SegmentRange>,
    components: Vec<Component>,
    wrapped: bool,
}

/// A segment as ranges in the lists of [`Tokens`].
#[derive(Debug, Clone)]
struct SegmentRange {
    range: Range<usize>,
    components: Range<usize>,
    separators: Separators,
    terminated: bool,
}

impl<'t> Tokens<'t> {
    /// Cuts a text. A segment longer than `longest` bytes becomes a stray piece.
    pub fn of(text: &'t str, longest: usize) -> Self {
        let mut cut = Cut {
            bytes: text.as_bytes(),
            separators: Separators::default(),
            special: Separators::default().special(),
            lines_end_segments: false,
            tokens: Self {
                text,
                pieces: Vec::new(),
                segments: Vec::new(),
                components: Vec::new(),
                wrapped: false,
            },
        };
        cut.run(longest);
        cut.tokens
    }

    /// The segments, in order.
    pub fn segments(&self) -> impl ExactSizeIterator<Item = Segment<'_, 't>> {
        self.segments.iter().enumerate().map(|(index, segment)| Segment {
            text: self.text,
            index,
            range: segment.range.clone(),
            components: &self.components[segment.components.clone()],
            separators: segment.separators,
            terminated: segment.terminated,
            wrapped: self.wrapped,
        })
    }

    /// Ranges of the pieces that are no segment and no syntax.
    pub fn stray(&self) -> impl Iterator<Item = Range<usize>> {
        let is_stray = |(piece, _): &&(Piece, Range<usize>)| *piece == Piece::Stray;
        self.pieces.iter().filter(is_stray).map(|(_, range)| range.clone())
    }

    /// Ranges of all data: components that are no structure, and stray pieces.
    pub fn content(&self) -> impl Iterator<Item = Range<usize>> {
        let data = self.components.iter().filter(|part| part.used.get() != Use::Structure);
        data.map(|part| part.start as usize..part.end as usize).chain(self.stray())
    }
}

struct Cut<'t> {
    bytes: &'t [u8],
    separators: Separators,
    /// The bytes at which a segment is looked at; most bytes are none.
    special: [bool; 256],
    /// Line breaks end segments here: one inside a segment means a lost terminator.
    lines_end_segments: bool,
    tokens: Tokens<'t>,
}

impl Cut<'_> {
    fn run(&mut self, longest: usize) {
        let mut at = self.blanks(0);
        // A quote before the advice, seen in practice.
        if self.bytes.get(at..).is_some_and(|rest| {
            rest.first().is_some_and(u8::is_ascii_punctuation) && rest[1..].starts_with(b"UN")
        }) {
            self.piece(Piece::Stray, at..at + 1);
            at += 1;
        }
        at = self.advice(at);
        self.look_at_lines();
        while at < self.bytes.len() {
            at = self.blanks(at);
            at = self.advice(at);
            at = self.stray(at);
            if at < self.bytes.len() {
                at = self.segment(at, longest);
            }
        }
    }

    fn piece(&mut self, piece: Piece, range: Range<usize>) {
        if !range.is_empty() {
            self.tokens.pieces.push((piece, range));
        }
    }

    fn blanks(&mut self, from: usize) -> usize {
        let rest = &self.bytes[from..];
        let blank = |b: &u8| b.is_ascii_whitespace() || matches!(b, 0 | 0x1a);
        let end = from + rest.iter().position(|b| !blank(b)).unwrap_or(rest.len());
        self.piece(Piece::Blank, from..end);
        end
    }

    /// Takes a service string advice; a later one counts too (several interchanges in a file).
    fn advice(&mut self, at: usize) -> usize {
        let Some(separators) = Separators::advised(&self.bytes[at..]) else { return at };
        self.separators = separators;
        self.special = separators.special();
        self.piece(Piece::Advice, at..at + UNA_BYTES);
        self.blanks(at + UNA_BYTES)
    }

    /// Whether a segment may start here: a tag and a separator, line breaks left aside.
    fn starts_segment(&self, at: usize) -> bool {
        let window = &self.bytes[at.min(self.bytes.len())..];
        let window = &window[..window.len().min(TAG_WINDOW)];
        let mut rest = window.iter().filter(|b| !matches!(b, b'\r' | b'\n'));
        let tag = rest.by_ref().take(3);
        let mut letters = 0;
        for b in tag {
            if !(b.is_ascii_uppercase() || b.is_ascii_digit()) {
                return false;
            }
            letters += 1;
        }
        let Separators { component, element, terminator, .. } = self.separators;
        letters == 3
            && rest.next().is_none_or(|&b| b == element || b == component || b == terminator)
    }

    /// Bytes between two segments that belong to neither.
    fn stray(&mut self, at: usize) -> usize {
        if at == self.bytes.len() || self.starts_segment(at) {
            return at;
        }
        let window = &self.bytes[at..(at + STRAY_BYTES).min(self.bytes.len())];
        let Some(line) = window.iter().position(|&b| b == b'\n') else { return at };
        let next = at + line + 1;
        if self.bytes[at..next].contains(&self.separators.terminator) || !self.starts_segment(next)
        {
            return at;
        }
        self.piece(Piece::Stray, at..next);
        next
    }

    /// What line breaks mean in this file.
    fn look_at_lines(&mut self) {
        let (mut behind, mut inside) = (0u32, 0u32);
        let mut previous = self.separators.terminator;
        for &b in self.bytes {
            match b {
                b'\n' if previous == self.separators.terminator => behind += 1,
                b'\n' => inside += 1,
                b'\r' | b' ' => continue,
                _ => {}
            }
            if b != b'\n' {
                previous = b;
            }
        }
        self.lines_end_segments = behind >= 4 * inside.max(1);
        // Wrapped at a fixed width: breaks stand anywhere and mean nothing.
        let mut lines = self.tokens.text.lines().map(str::len);
        let width = lines.next().unwrap_or(0);
        let rest: Vec<usize> = lines.collect();
        self.tokens.wrapped = inside > 0
            && rest
                .split_last()
                .is_some_and(|(last, full)| *last <= width && full.iter().all(|len| *len == width));
    }

    /// One segment from `start`; gives the place behind its terminator.
    fn segment(&mut self, start: usize, longest: usize) -> usize {
        let Separators { component, element, release, terminator, .. } = self.separators;
        let first = self.tokens.components.len();
        let (mut number, mut part) = (0u16, 0u16);
        let mut open = start;
        let mut at = start;
        let (mut terminated, mut broken) = (false, false);
        while let Some(next) = self.bytes[at..].iter().position(|&b| self.special[usize::from(b)]) {
            at += next;
            let b = self.bytes[at];
            if b == terminator && self.ends_segment(at) {
                terminated = true;
                break;
            }
            if b == b'\n' && self.lines_end_segments && at > start && self.starts_segment(at + 1) {
                broken = true;
                break;
            }
            if b == element || b == component {
                self.component(number, part, open..at);
                open = at + 1;
                (number, part) = if b == element {
                    (number.saturating_add(1), 0)
                } else {
                    (number, part.saturating_add(1))
                };
            } else if b == release && release != b' ' && at + 1 < self.bytes.len() {
                // The next character is text, whatever it is; a broken line may part them.
                at += 1;
                while at + 1 < self.bytes.len() && matches!(self.bytes[at], b'\r' | b'\n') {
                    at += 1;
                }
            }
            at = (at + 1).min(self.bytes.len());
        }
        let at = if terminated || broken { at } else { self.bytes.len() };
        self.component(number, part, open..at);
        if at - start > longest {
            self.tokens.components.truncate(first);
            self.piece(Piece::Stray, start..at);
        } else {
            self.piece(Piece::Segment, start..at);
            self.tokens.segments.push(SegmentRange {
                range: start..at,
                components: first..self.tokens.components.len(),
                separators: self.separators,
                terminated,
            });
        }
        let end = at + usize::from(terminated);
        self.piece(Piece::Terminator, at..end);
        end
    }

    /// Whether the terminator at `at` ends its segment. It does not when what follows is no
    /// segment: an apostrophe that nobody released.
    fn ends_segment(&self, at: usize) -> bool {
        let rest = &self.bytes[at + 1..];
        let blank = |b: &u8| b.is_ascii_whitespace() || matches!(b, 0 | 0x1a);
        let Some(blanks) = rest.iter().position(|b| !blank(b)) else { return true };
        let next = at + 1 + blanks;
        if self.starts_segment(next) || self.bytes[next..].starts_with(b"UNA") {
            return true;
        }
        // Stray bytes and then a segment, or a second terminator.
        let window = &self.bytes[next..(next + STRAY_BYTES).min(self.bytes.len())];
        if window[0] == self.separators.terminator {
            return true;
        }
        match window.iter().position(|&b| b == b'\n') {
            Some(line) => self.starts_segment(next + line + 1),
            // A few bytes at the very end are stray, too.
            None => {
                next + window.len() == self.bytes.len()
                    && !window.contains(&self.separators.element)
            }
        }
    }

    fn component(&mut self, element: u16, part: u16, range: Range<usize>) {
        self.tokens.components.push(Component {
            element,
            part,
            start: range.start as u32,
            end: range.end as u32,
            used: Cell::new(Use::No),
        });
    }
}
