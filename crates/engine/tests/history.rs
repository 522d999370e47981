//! What is known of the past: never anything of the day itself or after it, whatever the order in
//! which it is told.

#[path = "indicators/paper.rs"]
#[allow(clippy::wildcard_imports, dead_code, reason = "one set of papers for several tests")]
mod paper;
#[path = "indicators/past.rs"]
#[allow(dead_code, reason = "one set of papers for several tests")]
mod past;

use std::sync::OnceLock;

use chrono::{Days, NaiveDate};
use paper::{Line, Paper, PaperParty};
use proptest::prelude::*;
use sarhad_engine::history::{
    History, InspectedBy, Key, KnownBefore, MemoryHistory, Movement, OutcomeKind, OutcomeRow,
    PartyKeys, movements,
};
use sarhad_engine::parties::decision::Decisions;
use sarhad_engine::tables::Tables;
use sarhad_engine::{Day, Knowledge, assess, group, screen};

fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| Knowledge::build(paper::lists()))
}

/// The day of the paper that is judged.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 15).unwrap()
}

const NAMES: [&str; 4] = ["Steppe Wind LLP", "Aral Gate LLP", "Silk Gate LLP", "Tien Shan LLP"];
const CODES: [(&str, &str); 3] =
    [("microprocessors", "854231"), ("pumps", "841370"), ("tiles", "690721")];
const LANES: [(&str, &str); 3] = [("DE", "KZ"), ("CN", "KZ"), ("KZ", "RU")];

/// A paper among few parties, goods and ways, so that much repeats.
#[derive(Debug, Clone)]
struct Deed {
    days_before: i64,
    name: usize,
    code: usize,
    lane: usize,
    value: f64,
    invoice: usize,
    box_number: usize,
}

fn deed(days: std::ops::Range<i64>) -> impl Strategy<Value = Deed> {
    (days, 0..NAMES.len(), 0..CODES.len(), 0..LANES.len(), 1..9_u32, 0..3_usize, 0..2_usize)
        .prop_map(|(days_before, name, code, lane, value, invoice, box_number)| Deed {
            days_before,
            name,
            code,
            lane,
            value: f64::from(value) * 1000.0,
            invoice,
            box_number,
        })
}

impl Deed {
    fn paper(&self, bill: &str) -> Paper {
        let (from, to) = LANES[self.lane];
        let role = if to == "RU" { "consignor" } else { "consignee" };
        let party = |role: &str, name: &str| PaperParty {
            role: role.into(),
            name: name.into(),
            country: "KZ".into(),
            phone: format!("+7 727 250 11 {:02}", self.name / 2),
            ..PaperParty::default()
        };
        let (text, hs) = CODES[self.code];
        Paper {
            bill: bill.into(),
            kind: if to == "RU" { "export".into() } else { "import".into() },
            date: Some(today() - chrono::TimeDelta::days(self.days_before)),
            from: from.into(),
            to: to.into(),
            documents: vec![format!("INV-2026-000{}", self.invoice)],
            containers: vec![["CSQU3054383", "MSKU0000019"][self.box_number].into()],
            imo: "9074729".into(),
            vessel: ["BLUE SATURN", "GOLDEN STURGEON"][self.invoice % 2].into(),
            parties: vec![party(role, NAMES[self.name]), party("declarant", "Quick Broker LLP")],
            lines: vec![Line {
                text: text.into(),
                hs: hs.into(),
                net: Some(100.0),
                volume: Some(self.value / 20_000.0),
                value: Some(self.value),
                currency: "USD".into(),
                ..Line::default()
            }],
            ..Paper::default()
        }
    }
}

fn recorded(deeds: &[Deed], prefix: &str) -> Vec<Movement> {
    let papers = deeds.iter().enumerate();
    let declarations =
        papers.map(|(at, deed)| deed.paper(&format!("{prefix}{at:05}")).declaration()).collect();
    movements(&[paper::submission("past", declarations)], &Tables::built_in()).movements
}

/// Consignments of others, enough for anything to be called new.
fn others() -> Vec<Movement> {
    let past = past::Past {
        others: 600,
        since: NaiveDate::from_ymd_opt(2025, 1, 1),
        ..past::Past::default()
    };
    let (history, window) = (past.history(), Days::new(1000));
    let lane = |code| sarhad_model::CountryCode::parse(code).unwrap();
    let key = Key::Lane(lane("TR"), lane("KZ"));
    let from = today().checked_sub_days(window).unwrap();
    let window = sarhad_engine::history::Window { from, before: today() };
    history.movements(&key, window).iter().map(|one| (**one).clone()).collect()
}

fn outcome(subject: String, days_before: i64, kind: OutcomeKind) -> OutcomeRow {
    let known_on = today() - chrono::TimeDelta::days(days_before);
    OutcomeRow { known_on, subject, kind, inspected: InspectedBy::Profile }
}

fn judged(paper: &Paper, history: Option<&dyn History>) -> String {
    let submissions = [paper::submission("case", vec![paper.declaration()])];
    let units = group(&submissions);
    let decisions = Decisions::default();
    let date = today().checked_add_days(Days::new(30)).unwrap();
    let day = Day { date, decisions: &decisions };
    let screened = screen(&units, knowledge(), day).with_history(history);
    serde_json::to_string(&assess(&units[0], knowledge(), &screened)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Records of the day itself and after it, and outcomes that became known then, change no byte.
    #[test]
    fn what_comes_later_changes_nothing(
        earlier in prop::collection::vec(deed(1..400), 0..40),
        later in prop::collection::vec(deed(-60..1), 1..40),
        now in deed(0..1),
        kinds in prop::collection::vec(0..3_usize, 8),
    ) {
        let kind = |at: usize| {
            [OutcomeKind::Clean, OutcomeKind::Irregular, OutcomeKind::Seizure][kinds[at % kinds.len()]]
        };
        let known: Vec<OutcomeRow> = (earlier.iter().enumerate())
            .filter(|(_, deed)| deed.days_before > 1)
            .map(|(at, deed)| outcome(format!("OLD{at:05}"), deed.days_before - 1, kind(at)))
            .collect();
        let mut all = others();
        all.extend(recorded(&earlier, "OLD"));
        let before = MemoryHistory::new(all.clone(), known.clone());
        let mut rows = known;
        rows.extend((0..earlier.len()).map(|at| outcome(format!("OLD{at:05}"), 0, kind(at + 1))));
        rows.extend((0..later.len()).map(|at| outcome(format!("NEW{at:05}"), -61, kind(at))));
        all.extend(recorded(&later, "NEW"));
        let after = MemoryHistory::new(all, rows);
        let paper = now.paper("NOW00001");
        prop_assert_eq!(judged(&paper, Some(&before)), judged(&paper, Some(&after)));
    }

    /// Neither the order of papers nor that one was given twice changes anything.
    #[test]
    fn the_order_of_papers_does_not_matter(
        deeds in prop::collection::vec(deed(1..400), 1..40),
        now in deed(0..1),
        turn in 0..40_usize,
    ) {
        let told = recorded(&deeds, "OLD");
        let mut turned = told.clone();
        turned.rotate_left(turn % told.len());
        turned.extend(told.iter().take(3).cloned());
        let (one, two) =
            (MemoryHistory::new(told, Vec::new()), MemoryHistory::new(turned, Vec::new()));
        prop_assert_eq!(one.version(today()), two.version(today()));
        let paper = now.paper("NOW00001");
        prop_assert_eq!(judged(&paper, Some(&one)), judged(&paper, Some(&two)));
    }
}

/// The property above would hold for a history that knows nothing.
#[test]
fn what_came_earlier_changes_the_judgement() {
    let now = Deed {
        days_before: 0,
        name: 0,
        code: 0,
        lane: 0,
        value: 5000.0,
        invoice: 0,
        box_number: 0,
    };
    let paper = now.paper("NOW00001");
    let empty = MemoryHistory::new(others(), Vec::new());
    let new = judged(&paper, Some(&empty));
    assert!(new.contains("\"PT08\"") && new.contains("+history:"), "{new}");
    let mut all = others();
    all.extend(recorded(&[Deed { days_before: 30, ..now }], "OLD"));
    let rows = vec![outcome("OLD00000".into(), 20, OutcomeKind::Seizure)];
    let known = judged(&paper, Some(&MemoryHistory::new(all, rows)));
    assert!(!known.contains("\"PT08\"") && known.contains("\"NW05\""), "{known}");
    let without = judged(&paper, None);
    assert!(!without.contains("\"PT08\"") && !without.contains("+history"), "{without}");
}

#[test]
fn the_version_of_a_day_names_what_was_known_before_it() {
    let deeds: Vec<Deed> = [30, 20, 10]
        .map(|days_before| Deed {
            days_before,
            name: 0,
            code: 0,
            lane: 0,
            value: 1.0,
            invoice: 0,
            box_number: 0,
        })
        .to_vec();
    let history = MemoryHistory::new(recorded(&deeds, "OLD"), Vec::new());
    let of = |days: i64| history.version(today() - chrono::TimeDelta::days(days));
    assert_eq!(of(20), of(29), "the day itself is not known");
    assert_ne!(of(19), of(20));
    assert_eq!(of(0), of(9));
    assert_ne!(of(0), of(10));
}

#[test]
fn a_ship_and_a_density_are_known_from_the_day_after() {
    let deed = |days_before, invoice| Deed {
        days_before,
        name: 0,
        code: 1,
        lane: 0,
        value: 2000.0,
        invoice,
        box_number: 0,
    };
    // Two boxes of one call are one call.
    let deeds = [deed(20, 0), deed(20, 0), deed(10, 1), deed(0, 0)];
    let history = MemoryHistory::new(recorded(&deeds, "OLD"), Vec::new());
    let known = KnownBefore::new(&history, today());
    let calls = known.calls("9074729", 365);
    let told: Vec<(i64, &str)> =
        calls.iter().map(|(day, ship)| ((today() - *day).num_days(), &*ship.name)).collect();
    assert_eq!(told, [(20, "BLUE SATURN"), (10, "GOLDEN STURGEON")]);
    assert_eq!(known.calls("9074729", 15).len(), 1);
    assert!(known.calls("9052109", 365).is_empty());
    let density = known.density("8413").unwrap();
    assert_eq!(density.count, 3);
    assert!((density.usual() - 1000.0).abs() < 1e-6);
    let earlier = KnownBefore::new(&history, today() - chrono::TimeDelta::days(20));
    assert!(earlier.calls("9074729", 365).is_empty() && earlier.density("8413").is_none());
}

#[test]
fn parties_are_linked_by_what_few_share() {
    let paper = |number: usize, phone: &str| {
        let party = PaperParty {
            role: "consignee".into(),
            name: format!("Firm {number} LLP"),
            country: "KZ".into(),
            phone: phone.into(),
            ..PaperParty::default()
        };
        let date = Some(today() - chrono::TimeDelta::days(9));
        Paper { bill: format!("OLD{number:05}"), date, parties: vec![party], ..Paper::default() }
    };
    let declarations = |many: usize| {
        let all = (0..many).map(|n| paper(n, "+7 727 250 11 22").declaration());
        all.collect::<Vec<_>>()
    };
    let tables = Tables::built_in();
    let links = |many: usize| {
        let read = movements(&[paper::submission("past", declarations(many))], &tables);
        let history = MemoryHistory::new(read.movements, Vec::new());
        let consignment = paper(77, "8 (727) 250-11-22").consignment();
        let mut party = consignment.parties[0].clone();
        party.communications[0].number = sarhad_model::Text::new("+77272501122", party.source);
        let keys = PartyKeys::of(&party, &tables);
        KnownBefore::new(&history, today()).links(&party, &keys).len()
    };
    assert_eq!(links(3), 3);
    assert_eq!(links(sarhad_engine::history::MAX_SHARING), sarhad_engine::history::MAX_SHARING);
    assert_eq!(links(sarhad_engine::history::MAX_SHARING + 1), 0);
}

/// What was chosen for a reason says as much of the choice as of the chosen, so random inspections
/// have rates of their own.
#[test]
fn rates_of_random_inspections_stand_beside_those_of_all() {
    use sarhad_engine::indicators::UnitContext;
    use sarhad_engine::learned::units::{FEATURES, row};
    let deed = Deed {
        days_before: 40,
        name: 0,
        code: 0,
        lane: 0,
        value: 5000.0,
        invoice: 0,
        box_number: 0,
    };
    let deeds: Vec<Deed> = (0..4).map(|at| Deed { days_before: 40 - at, ..deed.clone() }).collect();
    let of = |at: usize, kind, inspected| OutcomeRow {
        inspected,
        ..outcome(format!("OLD{at:05}"), 20, kind)
    };
    let rows = vec![
        of(0, OutcomeKind::Seizure, InspectedBy::Profile),
        of(1, OutcomeKind::Seizure, InspectedBy::Profile),
        of(2, OutcomeKind::Irregular, InspectedBy::Random),
        of(3, OutcomeKind::Clean, InspectedBy::Random),
    ];
    let history = MemoryHistory::new(recorded(&deeds, "OLD"), rows);
    let inspections = history.inspections(today());
    assert_eq!((inspections.all, inspections.positive), (4, 3));
    assert_eq!((inspections.random, inspections.random_positive), (2, 1));

    let now = Deed { days_before: 0, ..deed }.paper("NOW00001");
    let submissions = [paper::submission("case", vec![now.declaration()])];
    let units = group(&submissions);
    let decisions = Decisions::default();
    let day = Day { date: today(), decisions: &decisions };
    let screened = screen(&units, knowledge(), day).with_history(Some(&history));
    let values = row(&UnitContext::new(&units[0], knowledge(), &screened));
    let value = |id: &str| values[FEATURES.iter().position(|one| one.id == id).unwrap()];
    // Drawn to the rate of all by ten.
    let all = (3.0 + 10.0 * 0.75) / 14.0;
    let random = (1.0 + 10.0 * 0.5) / 12.0;
    for (id, expected) in [
        ("receiver-rate", all),
        ("lane-rate", all),
        ("flow-rate", all),
        ("equipment-rate", all),
        ("receiver-rate-random", random),
        ("lane-rate-random", random),
        ("flow-rate-random", random),
    ] {
        assert!((value(id) - expected).abs() < 1e-12, "{id}: {} {expected}", value(id));
    }
    assert!(value("sender-rate-random").is_nan(), "the papers name no sender");
}
