//! The nouns of Sarhad, in the words of the WCO Data Model: what a cargo paper says
//! ([`Submission`] → [`Declaration`] → [`Consignment`] → [`ConsignmentItem`]), what a watch list
//! says ([`WatchList`], [`ListEntry`]), what a control list says ([`ControlList`]), and what the judgement says ([`Finding`], [`Score`],
//! [`Assessment`]).
//!
//! It holds no IO, no clock, no rules of judgement and no text for people: readers are in
//! `sarhad-formats` and `sarhad-lists`, rules in `sarhad-engine`, words in `sarhad-i18n`.

pub mod assessment;
pub mod codes;
pub mod company;
pub mod consignment;
pub mod control;
pub mod date;
pub mod declaration;
pub mod equipment;
pub mod feedback;
pub mod finding;
pub mod goods;
pub mod issue;
pub mod list;
pub mod name_text;
pub mod observation;
pub mod party;
pub mod permit;
pub mod place;
pub mod plan;
pub mod policy;
pub mod ranking;
pub mod score;
pub mod submission;
pub mod transport;
pub mod value;
pub mod walk;

pub use assessment::{Advice, Assessment, KnowledgeId, ModelSays, Note, Question, UnitKind};
pub use codes::{
    AirWaybillNumber, CasNumber, ContainerNumber, CountryCode, HsCode, ImoNumber, TaxNumber,
    UnLocode, UnNumber, WagonNumber,
};
pub use company::{
    Company, CompanyChange, CompanyChangeKind, CompanyRegister, CompanyStatus, Director, Owner,
};
pub use consignment::{
    AdditionalDocument, Consignment, ConsignmentNature, DocumentKind, ItemEquipment,
};
pub use control::{
    CodeLink, Comparator, ControlEntry, ControlKind, ControlList, ControlListKind,
    ControlParagraph, InForce, ParagraphRole, StatedThreshold, in_force,
};
pub use date::PartialDate;
pub use declaration::{Declaration, DeclarationFunction, DeclarationKind};
pub use equipment::{Fullness, Seal, TransportEquipment};
pub use feedback::{
    Drift, DriftAlarm, Feedback, GroupRow, Missed, Rate, ReliabilityBin, ShareBand, SourceRate,
    Week, WeightKept, WeightRow,
};
pub use finding::{Decibans, Finding, FindingSource, Gate, Param, Params, SourceKind, Subject};
pub use goods::{
    Classification, ClassificationOrigin, ClassificationScheme, ConsignmentItem, DangerousGoods,
    Measure, Money, Packaging,
};
pub use issue::{Issue, IssueCode, Issues, Severity};
pub use list::{Authority, EntryKind, ListEntry, ListName, NameQuality, VesselFacts, WatchList};
pub use observation::{
    ANSWERABLE, Observation, ObservationKind, Observations, ObservedSubject, ObservedValue, Reply,
};
pub use party::{Communication, Identifier, Party, PartyRole};
pub use permit::{Direction, Permit, PermitRegister, PermitStatus};
pub use place::{Itinerary, Location};
pub use plan::{SelectedBy, Sheet, SheetRow, Task};
pub use policy::{PolicyChange, PolicyUse};
pub use ranking::{
    ControlListSummary, FileSummary, ListSummary, ModelState, ModelUse, RankedUnit, Ranking,
};
pub use score::{Counted, Score};
pub use submission::{
    AdditionalInformation, ColumnMeaning, Coverage, Quarantined, Submission, SubmissionStatus,
};
pub use transport::{BorderTransportMeans, MeansIdentityKind, TransportMode};
pub use value::{RawText, Span, Text, Value};
pub use walk::Walk;
