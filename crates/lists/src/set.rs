//! Many files at once: which belong together, and one reading for each list. OFAC publishes its
//! legacy list in four files; a part goes to the file of entries in its own folder that shares
//! most of its entry numbers, else to the one elsewhere that does.

use std::collections::HashSet;

use crate::ListFile;
use crate::decode::{Decoded, Fallback, decode};
use crate::detect::detect;
use crate::error::ListError;
use crate::format::ListFormat;
use crate::limits::Limits;
use crate::readers::{self, ofac_csv};
use crate::reading::{ListReading, Roll};

/// Everything that was read from a set of files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListSet {
    /// One reading for each list, in the order of the files.
    pub readings: Vec<ListReading>,
    /// Files that gave no list, in the order of the files.
    pub errors: Vec<ListError>,
}

/// Reads one file as a whole list.
///
/// # Errors
/// The file is empty, too large, no list, only a part of one, or holds no entry.
pub fn read_one(name: &str, bytes: &[u8]) -> Result<ListReading, ListError> {
    let limits = Limits::default();
    let source = Source::open(ListFile { name, bytes }, &limits)?;
    source.read(&[], &limits)
}

/// Reads files that may hold several lists and parts of lists, under the usual limits.
pub fn read_set(files: &[ListFile<'_>]) -> ListSet {
    read_set_within(files, &Limits::default())
}

/// Reads files that may hold several lists and parts of lists.
pub fn read_set_within(files: &[ListFile<'_>], limits: &Limits) -> ListSet {
    let mut set = ListSet::default();
    let mut mains = Vec::new();
    let mut parts = Vec::new();
    for &file in files {
        match Source::open(file, limits) {
            Ok(source) if source.format.part_of().is_some() => parts.push(source),
            Ok(source) => mains.push((source, Vec::new())),
            Err(error) => set.errors.push(error),
        }
    }
    for (main, part) in join(&mains, parts) {
        match main {
            Some(main) => mains[main].1.push(part),
            None => set.errors.push(part.without_main()),
        }
    }
    for (main, parts) in mains {
        match main.read(&parts, limits) {
            Ok(reading) => set.readings.push(reading),
            Err(error) => set.errors.push(error),
        }
    }
    set
}

/// Finds the file of entries of every part.
fn join<'a>(
    mains: &[(Source<'a>, Vec<Source<'a>>)],
    parts: Vec<Source<'a>>,
) -> Vec<(Option<usize>, Source<'a>)> {
    if parts.is_empty() {
        return Vec::new();
    }
    let numbers: Vec<(usize, &str, HashSet<&str>)> = mains
        .iter()
        .enumerate()
        .filter(|(_, (main, _))| main.format == ListFormat::OfacCsv)
        .map(|(at, (main, _))| (at, folder(main.name), ofac_csv::numbers(&main.decoded.text)))
        .collect();
    parts
        .into_iter()
        .map(|part| {
            let own = ofac_csv::numbers(&part.decoded.text);
            let main = numbers
                .iter()
                .map(|(at, home, known)| {
                    let shared = own.intersection(known).count();
                    let same_folder = *home == folder(part.name);
                    (shared > 0 && same_folder, shared, same_folder, std::cmp::Reverse(*at))
                })
                .max()
                // Without any shared number only a neighbour can be meant; its rows are orphans.
                .filter(|(_, shared, same_folder, _)| *shared > 0 || *same_folder)
                .map(|(.., std::cmp::Reverse(at))| at);
            (main, part)
        })
        .collect()
}

fn folder(name: &str) -> &str {
    name.rfind(['/', '\\']).map_or("", |end| &name[..end])
}

/// A decoded file of a known format.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    pub name: &'a str,
    pub format: ListFormat,
    pub decoded: Decoded<'a>,
}

impl<'a> Source<'a> {
    fn open(file: ListFile<'a>, limits: &Limits) -> Result<Self, ListError> {
        let name = || file.name.to_owned();
        if file.bytes.is_empty() {
            return Err(ListError::Empty { file: name() });
        }
        if file.bytes.len() > limits.file_bytes {
            let (found, limit) = (file.bytes.len(), limits.file_bytes);
            return Err(ListError::TooLarge { file: name(), found, limit });
        }
        let format = detect(file.name, file.bytes)
            .ok_or_else(|| ListError::UnknownFormat { file: name() })?;
        let fallback = match format {
            ListFormat::NationalCsv => Fallback::CyrillicFile,
            _ => Fallback::WesternBytes,
        };
        Ok(Self { name: file.name, format, decoded: decode(file.bytes, fallback) })
    }

    fn read(&self, parts: &[Self], limits: &Limits) -> Result<ListReading, ListError> {
        let mut roll = Roll::new(limits);
        roll.open(self.name, self.decoded.bad_bytes);
        let text = &*self.decoded.text;
        let identity = match self.format {
            ListFormat::UnXml => readers::un::read(text, &mut roll)?,
            ListFormat::OfacCsv => ofac_csv::read(text, parts, &mut roll),
            ListFormat::OfacXml => readers::ofac_xml::read(text, &mut roll)?,
            ListFormat::OfacAdvancedXml => readers::ofac_advanced::read(text, &mut roll)?,
            ListFormat::CslCsv => readers::us_csl::read(text, &mut roll),
            ListFormat::DplText => readers::us_dpl::read(text, &mut roll),
            ListFormat::FsfCsv => readers::eu_fsf::read(text, &mut roll),
            ListFormat::OfsiCsv => readers::uk_ofsi::read(text, &mut roll),
            ListFormat::SemaXml => readers::ca_sema::read(text, &mut roll)?,
            ListFormat::OpenSanctionsCsv => {
                readers::opensanctions::read(self.name, text, &mut roll)
            }
            ListFormat::FtmJson => readers::ftm::read(self.name, text, &mut roll),
            ListFormat::NationalCsv => readers::national::read(self.name, text, &mut roll),
            ListFormat::OfacAltCsv | ListFormat::OfacAddCsv | ListFormat::OfacCommentsCsv => {
                return Err(self.without_main());
            }
        };
        roll.finish(identity)
    }

    fn without_main(&self) -> ListError {
        let file = self.name.to_owned();
        match self.format.part_of() {
            Some((part, missing)) => ListError::MissingMain { file, part, missing },
            None => ListError::UnknownFormat { file },
        }
    }
}
