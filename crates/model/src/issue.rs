//! What is wrong with a paper, said once per place. An issue never drops a record: it travels
//! with the value, the object or the submission it belongs to.
//!
//! The treatment of each defect follows one rule: *reject* only what cannot be read at all,
//! *quarantine* what waits for a person (still shown, counted and screened), *warn* otherwise.

use serde::Serialize;

use crate::value::Span;

/// How much an issue matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Used, but marked.
    Warn,
    /// Waits for a person; still counted and screened.
    Quarantine,
    /// The submission could not be read.
    Reject,
}

macro_rules! issue_codes {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $severity:ident;)*) => {
        /// Every kind of issue; its key is the message id `issue-<key>` in the locales.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum IssueCode { $($(#[$doc])* $name,)* }

        impl IssueCode {
            /// Every code, for tests that each has a message in every language.
            pub const ALL: &'static [IssueCode] = &[$(IssueCode::$name,)*];

            /// The stable key, as in `container-check-digit`.
            pub fn key(self) -> &'static str {
                match self { $(IssueCode::$name => $key,)* }
            }

            /// The usual severity of the code.
            pub fn severity(self) -> Severity {
                match self { $(IssueCode::$name => Severity::$severity,)* }
            }
        }
    };
}

issue_codes! {
    // -- the submission as a whole --
    /// The file has no bytes.
    EmptyFile = "empty-file", Reject;
    /// No reader knows this content.
    UnknownFormat = "unknown-format", Reject;
    /// The format is known, but not (yet) read by this program.
    UnsupportedFormat = "unsupported-format", Reject;
    /// The file is larger than the limit.
    TooLarge = "too-large", Reject;
    /// A list of parties was given where cargo papers are expected.
    ListNotCargo = "list-not-cargo", Reject;
    /// An archive would unpack to more than the limit or the ratio allows.
    ArchiveBomb = "archive-bomb", Reject;
    /// The archive or workbook is damaged.
    DamagedArchive = "damaged-archive", Reject;
    /// XML with a document type definition or entities, which are never followed.
    XmlDtd = "xml-dtd", Reject;
    /// Nesting deeper than the limit.
    TooDeep = "too-deep", Reject;
    /// More columns, rows or segments than the limit; the rest was not read.
    TooMany = "too-many", Quarantine;
    /// The file ends before its structure does; what is whole was read.
    Truncated = "truncated", Warn;
    /// The XML is not well formed; what could be read was read.
    XmlMalformed = "xml-malformed", Warn;
    /// Some bytes are not valid in the encoding of the file.
    BadEncoding = "bad-encoding", Warn;
    /// Parts of the file are in different encodings.
    MixedEncoding = "mixed-encoding", Warn;
    /// The extension says another format than the content.
    ExtensionMismatch = "extension-mismatch", Warn;
    /// No header row was recognised.
    NoHeader = "no-header", Reject;
    /// No consignment was found in the file.
    NoConsignments = "no-consignments", Warn;
    /// Columns whose meaning was not recognised; kept as additional information.
    UnmappedColumns = "unmapped-columns", Info;
    /// A declared count or total differs from what was counted.
    CountDiffers = "count-differs", Warn;
    /// A row without any content a consignment could be made of.
    RowLeftOut = "row-left-out", Info;
    /// Rows that name neither document nor parties: read as going on with the row above.
    ContinuationRow = "continuation-row", Info;
    /// A totals row, not a consignment.
    TotalsRow = "totals-row", Info;
    /// An interchange or message envelope is missing or wrong.
    EnvelopeDefect = "envelope-defect", Warn;
    /// A segment or part that could not be understood, kept as it is.
    Unreadable = "unreadable", Quarantine;
    /// The same submission was given before.
    DuplicateFile = "duplicate-file", Info;
    /// A consignment of an earlier file with the same content; counted once.
    OverlapSame = "overlap-same", Info;
    /// A consignment of an earlier file with different content.
    OverlapDiffers = "overlap-differs", Warn;
    /// The paper does not say which of very many goods lines is in which of very many pieces of
    /// equipment; the lines are ranked with their bill.
    UnlinkedGoods = "unlinked-goods", Warn;
    /// The same consignment occurs twice with the same content; counted once.
    DuplicateConsignment = "duplicate-consignment", Info;
    /// The same consignment occurs twice with different content.
    ConsignmentDiffers = "consignment-differs", Quarantine;

    // -- values --
    /// Not a container number of four letters and seven digits.
    ContainerForm = "container-form", Warn;
    /// The check digit of the container number does not fit (ISO 6346).
    ContainerCheckDigit = "container-check-digit", Warn;
    /// A list of containers in one cell that could not be split.
    ContainerList = "container-list", Quarantine;
    /// A container number that stands in the text of the goods only.
    ContainerInText = "container-in-text", Info;
    /// Not an HS code of 2, 4, 6, 8, 9, 10 or 11 digits.
    HsForm = "hs-form", Warn;
    /// An HS code too short to identify goods (under six digits).
    HsShort = "hs-short", Info;
    /// A leading zero was probably lost; the padded value is offered.
    LeadingZeroLost = "leading-zero-lost", Warn;
    /// Not a UN/LOCODE.
    LocodeForm = "locode-form", Warn;
    /// Not a country known to ISO 3166.
    CountryUnknown = "country-unknown", Warn;
    /// A tax number whose check digit fails.
    TaxNumberCheckDigit = "tax-number-check-digit", Warn;
    /// A tax number of an unexpected form.
    TaxNumberForm = "tax-number-form", Warn;
    /// An IMO ship number whose check digit fails.
    ImoCheckDigit = "imo-check-digit", Warn;
    /// Not a wagon number, or its check digit fails.
    WagonCheckDigit = "wagon-check-digit", Warn;
    /// An air waybill number whose check digit fails.
    AwbCheckDigit = "awb-check-digit", Warn;
    /// A CAS number whose check digit fails.
    CasCheckDigit = "cas-check-digit", Warn;
    /// Not a UN dangerous-goods number.
    UnNumberForm = "un-number-form", Warn;
    /// Not a date.
    DateForm = "date-form", Warn;
    /// A date that can be read in two ways; the way chosen for the whole file was used.
    DateAmbiguous = "date-ambiguous", Warn;
    /// Not a number.
    NumberForm = "number-form", Warn;
    /// A number that can be read in two ways (1,234).
    NumberAmbiguous = "number-ambiguous", Warn;
    /// A code that is not in its code list.
    CodeUnknown = "code-unknown", Warn;
    /// A placeholder (N/A, TBA, ---) where a value is due.
    Placeholder = "placeholder", Info;
    /// Cyrillic and Latin letters that look the same stand in one word.
    MixedScript = "mixed-script", Warn;
    /// Text that was decoded wrongly somewhere on its way; a repaired form is offered.
    Mojibake = "mojibake", Warn;
    /// Text cut at the length limit of its field.
    TextTruncated = "text-truncated", Warn;
    /// Consigned to order; the notify party is screened.
    ToOrder = "to-order", Info;
    /// "Same as consignee" and the like; resolved to the other party.
    SameAs = "same-as", Info;
    /// A name and an address in one text; screened as a whole too.
    NameWithAddress = "name-with-address", Info;
    /// The name of a firm in a column whose meaning is not known; screened as a party.
    PartyInUnknownColumn = "party-in-unknown-column", Warn;

    // -- watch lists --
    /// A list row that could not be read.
    ListRowUnreadable = "list-row-unreadable", Quarantine;
    /// A repeated header row inside a list.
    ListHeaderRepeated = "list-header-repeated", Info;
    /// An alias or address whose entry is not in the list.
    ListOrphan = "list-orphan", Warn;
    /// An older version of a list that was given together with a newer one; left out.
    ListOlderVersion = "list-older-version", Warn;
    /// A name in a list whose letters were lost on its way; left out, never guessed.
    ListNameLost = "list-name-lost", Warn;
    /// More names of one entry than the limit; the rest was left out.
    ListNamesLimit = "list-names-limit", Warn;
    /// A paragraph of a control list whose mark names a paragraph above it that is not there.
    ListParentMissing = "list-parent-missing", Info;
    /// A date in a list that cannot be.
    ListDate = "list-date", Warn;
}

impl Serialize for IssueCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// One thing wrong, at one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Issue {
    /// What is wrong.
    pub code: IssueCode,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// The text it is about, as received (cut to [`Issue::MAX_RAW`] characters).
    pub raw: Box<str>,
    /// More facts for the message: names as in the locales (`expected`, `found`, `proposal` …).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(&'static str, Box<str>)>,
}

impl Issue {
    /// Longest raw text an issue keeps, in characters; the whole text stays in its value.
    pub const MAX_RAW: usize = 200;

    /// An issue with the usual severity of its code.
    pub fn new(code: IssueCode, span: Span, raw: &str) -> Self {
        let raw = match raw.char_indices().nth(Self::MAX_RAW) {
            Some((end, _)) => &raw[..end],
            None => raw,
        };
        Self { code, severity: code.severity(), span, raw: raw.into(), args: Vec::new() }
    }

    /// Adds a fact for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.args.reserve_exact(1);
        self.args.push((name, value.to_string().into()));
        self
    }
}

/// The issues of one value: nothing on the heap while there are none, which is nearly always.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(clippy::box_collection, reason = "one pointer instead of three words in every value")]
pub struct Issues(Option<Box<Vec<Issue>>>);

impl Issues {
    /// Adds one.
    pub fn push(&mut self, issue: Issue) {
        let issues = self.0.get_or_insert_default();
        // Seldom more than one, and a day has a hundred thousand.
        issues.reserve_exact(1);
        issues.push(issue);
    }

    /// All of them.
    pub fn as_slice(&self) -> &[Issue] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Issue> {
        self.as_slice().iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// Whether one has this code.
    pub fn has(&self, code: IssueCode) -> bool {
        self.iter().any(|issue| issue.code == code)
    }
}

impl From<Issue> for Issues {
    fn from(issue: Issue) -> Self {
        Self(Some(Box::new(vec![issue])))
    }
}

impl<'a> IntoIterator for &'a Issues {
    type Item = &'a Issue;
    type IntoIter = std::slice::Iter<'a, Issue>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Issues {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_unique() {
        let mut keys: Vec<_> = IssueCode::ALL.iter().map(|code| code.key()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), IssueCode::ALL.len());
    }

    #[test]
    fn long_raw_text_is_cut_at_a_character() {
        let issue = Issue::new(IssueCode::Unreadable, Span::None, &"ж".repeat(500));
        assert_eq!(issue.raw.chars().count(), Issue::MAX_RAW);
    }
}
