//! How a file is damaged: bits, bytes, marks of every syntax, parts taken out, repeated, moved,
//! joined with another file, written in another encoding; and inside a workbook, its parts.

use std::io::{Cursor, Read, Write};

use encoding_rs::{IBM866, WINDOWS_1251};

/// Pieces that readers have to mind.
const PIECES: [&[u8]; 40] = [
    b"\"",
    b"\"\"",
    b";",
    b",",
    b"\t",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\xd0",
    b"\xe2\x80",
    b"\xf0\x9f\x98\x80",
    b"<",
    b">",
    b"</",
    b"/>",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"&#0;",
    b"&#x110000;",
    b"&amp;amp;",
    b"<!DOCTYPE a [<!ENTITY b \"c\">]>",
    b"<?xml version=\"1.0\" encoding=\"utf-16\"?>",
    b"'",
    b"?'",
    b"??",
    b"+",
    b":",
    b"UNA:+.? '",
    b"UNH+1+CUSCAR:D:95B:UN'",
    b"UNZ+1'",
    b"-999999999999999999999999",
    b"1e308",
    b"NaN",
    b"PK\x03\x04",
    b"99999999-99-99",
];

/// Changes of one file, at most.
const CHANGES: usize = 6;
/// Times that a part is repeated, at most.
const REPEATS: usize = 400;
/// Longest part that is repeated.
const LONGEST_PART: usize = 2_000;
/// Most bytes that a part of a workbook unpacks to here.
const LARGEST_PART: u64 = 1 << 20;

/// SplitMix64: small, seeded, the same everywhere.
pub struct Random(u64);

impl Random {
    /// The generator of one file of a run.
    pub fn new(seed: u64, file: u32) -> Self {
        let mut this = Self(seed ^ u64::from(file).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        this.next();
        this
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 for 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// A damaged copy of a file; `other` lends parts.
pub fn damaged(file: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    // Bytes of a packed file break its envelope; its readers are behind it.
    if file.starts_with(b"PK") && random.below(4) != 0 {
        return repacked(file, other, random).unwrap_or_else(|| changed(file, other, random));
    }
    changed(file, other, random)
}

fn changed(file: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(CHANGES) {
        change(&mut bytes, other, random);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(LONGEST_PART)).min(bytes.len());
    match random.below(12) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = random.next() as u8;
            }
        }
        2 | 3 => {
            let piece = PIECES[random.below(PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
        4 => {
            let piece = PIECES[random.below(PIECES.len())].repeat(1 + random.below(REPEATS));
            bytes.splice(at..at, piece);
        }
        5 => bytes.truncate(at),
        6 => {
            bytes.drain(at..end);
        }
        7 => {
            let part = bytes[at..end].repeat(1 + random.below(REPEATS));
            bytes.splice(at..at, part);
        }
        8 => {
            let from = random.below(other.len() + 1);
            let to = (from + random.below(LONGEST_PART)).min(other.len());
            bytes.splice(at..at, other[from..to].iter().copied());
        }
        9 => bytes.extend_from_slice(other),
        10 => {
            // Every sign of one kind gives way to another.
            let (from, to) = (bytes.get(at).copied().unwrap_or(b','), random.next() as u8);
            bytes.iter_mut().filter(|byte| **byte == from).for_each(|byte| *byte = to);
        }
        _ => encoded(bytes, random),
    }
}

/// The file as another machine would have written it.
fn encoded(bytes: &mut Vec<u8>, random: &mut Random) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    *bytes = match random.below(4) {
        0 => WINDOWS_1251.encode(&text).0.into_owned(),
        1 => IBM866.encode(&text).0.into_owned(),
        2 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    };
}

/// A workbook with one of its parts changed; none when it is no archive.
fn repacked(file: &[u8], other: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).ok()?;
    let chosen = random.below(archive.len());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..archive.len() {
        let part = archive.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        part.take(LARGEST_PART).read_to_end(&mut bytes).ok()?;
        if at == chosen {
            bytes = changed(&bytes, other, random);
            bytes.truncate(LARGEST_PART as usize);
        }
        writer.start_file(name, options).ok()?;
        writer.write_all(&bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
