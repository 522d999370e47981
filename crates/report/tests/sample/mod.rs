//! A ranking made by hand, with invented names: four units (hold, inspect, documents, release),
//! a file read in full, one read in part and one not read.

#![allow(dead_code, reason = "each test file uses its own part of the sample")]

use chrono::NaiveDate;
use sarhad_model::{
    Advice, Assessment, Authority, ColumnMeaning, ControlListSummary, Counted, CountryCode,
    Decibans, FileSummary, Finding, FindingSource, Gate, Issue, IssueCode, KnowledgeId,
    ListSummary, Param, Params, Question, RankedUnit, Ranking, Score, SourceKind, Span, Subject,
    SubmissionStatus, UnitKind,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The sample.
pub fn ranking() -> Ranking {
    Ranking {
        as_of: day(2026, 11, 24),
        knowledge: KnowledgeId("7c1f0a93d2be".into()),
        lists: vec![list("demo", "Demonstration list", Authority::Demo)],
        control_lists: vec![control_list()],
        policy: None,
        model: None,
        files: files(),
        units: vec![held(), inspected(), documents(), released()],
    }
}

/// A list with a fixed version.
pub fn list(id: &str, title: &str, authority: Authority) -> ListSummary {
    ListSummary {
        id: id.into(),
        title: title.into(),
        authority,
        published: (authority != Authority::Demo).then(|| day(2026, 11, 20)),
        version: "0f3a5c77e1d2".into(),
        entries: 42,
    }
}

/// A control list in force.
fn control_list() -> ControlListSummary {
    ControlListSummary {
        id: "xx-control".into(),
        title: "Invented control list".into(),
        issuer: None,
        version: "5d1c0b7e9a42".into(),
        published: None,
        valid_from: Some(day(2026, 2, 1)),
        valid_to: None,
        entries: 7,
    }
}

fn files() -> Vec<FileSummary> {
    let column = |column, header: &str, field, by| ColumnMeaning {
        sheet: 0,
        column,
        header: header.into(),
        field,
        by,
    };
    let read = FileSummary {
        name: "поезд-1408.xlsx".into(),
        format: "xlsx",
        encoding: None,
        status: SubmissionStatus::Complete,
        bytes: 48_300,
        uncovered_bytes: 0,
        consignments: 3,
        items: 5,
        equipment: 3,
        parties: 6,
        quarantined: 0,
        columns: vec![
            column(0, "№ контейнера", Some("equipment.number"), "synonym"),
            column(1, "Наименование груза", Some("goods.description"), "content"),
            column(2, "Прим. 7", None, "synonym"),
        ],
        issues: vec![Issue::new(IssueCode::UnmappedColumns, Span::None, "Прим. 7")],
    };
    let partial = FileSummary {
        name: "ferry.csv".into(),
        format: "csv",
        encoding: Some("windows-1251"),
        status: SubmissionStatus::Partial,
        bytes: 2_048,
        consignments: 1,
        items: 1,
        equipment: 1,
        parties: 2,
        quarantined: 1,
        columns: Vec::new(),
        issues: vec![Issue::new(
            IssueCode::Unreadable,
            Span::bytes(1990, 2048),
            "MSKU 12;;;\u{fffd}\u{fffd}",
        )],
        ..read.clone()
    };
    let rejected = FileSummary {
        name: "scan.pdf".into(),
        format: "unknown",
        encoding: None,
        status: SubmissionStatus::Rejected,
        bytes: 1_204_000,
        consignments: 0,
        items: 0,
        equipment: 0,
        parties: 0,
        quarantined: 1,
        columns: Vec::new(),
        issues: vec![Issue::new(IssueCode::UnknownFormat, Span::None, "%PDF-1.7")],
        ..read.clone()
    };
    vec![read, partial, rejected]
}

fn blank(rank: u32, unit: &str, advice: Advice, reasons: Vec<Counted>) -> RankedUnit {
    RankedUnit {
        rank,
        model_rank: None,
        unit: unit.into(),
        kind: UnitKind::Equipment,
        files: vec![0],
        bills: vec![format!("SMGS-{}", 88_120_400 + rank)],
        journey: "1408 / 24.11.2026".into(),
        consignors: vec!["Ostwind Maschinen Handels GmbH".into()],
        consignees: vec!["ТОО «Серебряный Тополь»".into()],
        route: ("Hamburg".into(), "Алматы-1".into()),
        goods: vec!["Aluminium window profiles, painted".into()],
        hs: vec!["761010".into()],
        origins: vec!["DE".into()],
        offices: vec!["50417".into()],
        items: 1,
        gross_mass_kg: Some(18_450.0),
        assessment: Assessment {
            knowledge: KnowledgeId("7c1f0a93d2be".into()),
            score: Score::new(Decibans::whole(-23), reasons),
            advice,
            gates: Vec::new(),
            questions: Vec::new(),
            notes: Vec::new(),
            model: None,
        },
        issues: Vec::new(),
    }
}

fn subject(field: &'static str, text: &str, row: u32, column: u16) -> Subject {
    Subject {
        file: 0,
        bill: Some("SMGS-88120401".into()),
        item: field.starts_with("goods").then_some(2),
        field,
        span: Span::Cell { sheet: 0, column, row },
        text: text.into(),
    }
}

fn source(kind: SourceKind, id: &str, title: &str) -> FindingSource {
    FindingSource { kind, id: id.into(), version: "2026-11".into(), title: title.into() }
}

/// A finding of the given code and weights in thousandths of a deciban.
#[allow(clippy::too_many_arguments, reason = "one row of the sample, each part named once")]
pub fn reason(
    code: &'static str,
    weight: i32,
    counted: i32,
    gate: Gate,
    about: Subject,
    from: FindingSource,
    matched: &[&str],
    params: &[(&'static str, Param)],
) -> Counted {
    Counted {
        finding: Finding {
            code,
            group: "strategic",
            weight: Decibans::from_thousandths(weight),
            gate,
            params: params.iter().cloned().collect(),
            subject: about,
            source: from.into(),
            matched: matched.iter().map(|word| (*word).to_owned()).collect(),
        },
        counted: Decibans::from_thousandths(counted),
    }
}

fn held() -> RankedUnit {
    let goods = "Vakuumpumpe / Vacuum pump, bellows-sealed scroll, 35 m3/h, 2 pcs";
    let reasons = vec![
        reason(
            "PT01",
            25_000,
            25_000,
            Gate::Hold,
            subject("consignee.name", "ТОО «Серебряный Тополь Трейд»", 6, 7),
            source(SourceKind::List, "demo/D-0017", "Demonstration list"),
            &["Серебряный", "Тополь"],
            &[
                ("party", Param::Text("ТОО «Серебряный Тополь Трейд»".into())),
                ("entry", Param::Text("Silver Poplar Trade LLP".into())),
                ("score", Param::Number(0.97)),
            ],
        ),
        reason(
            "GD01",
            12_000,
            12_000,
            Gate::Review,
            subject("goods.description", goods, 6, 3),
            source(SourceKind::Entry, "2B231", "Vacuum pumps"),
            &["vacuum pump", "bellows-sealed scroll"],
            &[
                ("line", Param::Number(2.0)),
                ("entry", Param::Text("2B231".into())),
                ("list", Param::Text("NSG part 2".into())),
                ("score", Param::Number(0.81)),
            ],
        ),
        reason(
            "GD02",
            9_000,
            2_250,
            Gate::None,
            subject("goods.hs", "8414.10.2500", 6, 4),
            source(SourceKind::Indicator, "GD02", "Common High Priority List"),
            &["8414.10.2500"],
            &[("hs6", Param::Text("841410".into())), ("tier", Param::Text("4B".into()))],
        ),
        reason(
            "MT01",
            -5_000,
            -5_000,
            Gate::None,
            subject("consignor.name", "Ostwind Maschinen Handels GmbH", 6, 5),
            source(SourceKind::Profile, "trusted-2026", "Firms well known to the post"),
            &[],
            &[
                ("party", Param::Text("Ostwind Maschinen Handels GmbH".into())),
                ("date", Param::Date(day(2021, 3, 1))),
            ],
        ),
    ];
    let mut unit = blank(1, "TCLU 123456 0", Advice::Hold, reasons);
    unit.consignees = vec!["ТОО «Серебряный Тополь Трейд»".into()];
    unit.goods = vec!["Aluminium window profiles, painted".into(), goods.into()];
    unit.hs = vec!["761010".into(), "8414102500".into()];
    unit.items = 2;
    unit.files = vec![0, 1];
    unit.assessment.gates = vec![Gate::Hold, Gate::Review];
    unit.assessment.questions = vec![Question {
        code: "parameter",
        params: Params::from([
            ("parameter", Param::Text("ultimate vacuum".into())),
            ("country", Param::Country(CountryCode::parse("DE").unwrap())),
        ]),
        subject: subject("goods.description", goods, 6, 3),
    }];
    unit.issues = vec![Issue::new(
        IssueCode::ContainerCheckDigit,
        Span::Cell { sheet: 0, column: 0, row: 6 },
        "TCLU 123456 0",
    )];
    unit
}

fn inspected() -> RankedUnit {
    let text = "Maraging steel tubes, grade 350, 75 mm";
    let reasons = vec![
        reason(
            "GD01",
            12_000,
            12_000,
            Gate::Review,
            subject("goods.description", text, 9, 3),
            source(SourceKind::Entry, "1C216", "Maraging steel"),
            &["Maraging steel", "350"],
            &[
                ("line", Param::Number(1.0)),
                ("entry", Param::Text("1C216".into())),
                ("list", Param::Text("NSG part 2".into())),
                ("score", Param::Number(0.93)),
            ],
        ),
        reason(
            "GD01",
            12_000,
            0,
            Gate::Review,
            subject("goods.description", "Steel tubes, grade 350", 10, 3),
            source(SourceKind::Entry, "1C216", "Maraging steel"),
            &["grade 350"],
            &[
                ("line", Param::Number(2.0)),
                ("entry", Param::Text("1C216".into())),
                ("list", Param::Text("NSG part 2".into())),
                ("score", Param::Number(0.71)),
            ],
        ),
    ];
    let mut unit = blank(2, "MSKU 908070 6", Advice::Inspect, reasons);
    unit.goods = vec![text.into(), "Steel tubes, grade 350".into()];
    unit.hs = vec!["730429".into()];
    unit.items = 2;
    unit.assessment.gates = vec![Gate::Review];
    unit
}

fn documents() -> RankedUnit {
    let reasons = vec![reason(
        "GD05",
        7_000,
        7_000,
        Gate::None,
        subject("goods.description", "Запчасти", 12, 3),
        source(SourceKind::Indicator, "GD05", "Description and code"),
        &["Запчасти"],
        &[("pred", Param::Text("8483".into())), ("hs4", Param::Text("3926".into()))],
    )];
    let mut unit = blank(3, "SMGS-88120403", Advice::Documents, reasons);
    unit.kind = UnitKind::Consignment;
    unit.files = vec![1];
    unit.journey = String::new();
    unit.goods = vec!["Запчасти".into()];
    unit.hs = vec!["392690".into()];
    unit.consignees = Vec::new();
    unit.gross_mass_kg = None;
    unit.issues = vec![Issue::new(IssueCode::ToOrder, Span::bytes(120, 128), "TO ORDER")];
    unit
}

fn released() -> RankedUnit {
    blank(4, "HLXU 200150 3", Advice::Release, Vec::new())
}

/// The markup that acceptance check 45 puts into every field.
pub const MARKUP: &str = "<img src=x onerror=alert(1)>{{7*7}}\"'&";

/// The sample with markup in every text that papers, lists or senders can write.
pub fn hostile() -> Ranking {
    let bad = |what: &str| format!("{MARKUP}{what}");
    let mut ranking = ranking();
    ranking.knowledge = KnowledgeId(bad("knowledge").into());
    for list in &mut ranking.lists {
        list.title = bad("list");
        list.version = bad("version");
    }
    for file in &mut ranking.files {
        file.name = bad("file");
        file.issues = vec![Issue::new(IssueCode::Unreadable, Span::None, &bad("raw"))];
        for column in &mut file.columns {
            column.header = bad("header");
        }
    }
    for unit in &mut ranking.units {
        unit.unit = bad("unit");
        unit.bills = vec![bad("bill")];
        unit.journey = bad("journey");
        unit.consignors = vec![bad("consignor")];
        unit.consignees = vec![bad("consignee")];
        unit.route = (bad("from"), bad("to"));
        unit.goods = vec![bad("goods")];
        unit.hs = vec![bad("hs")];
        unit.issues = vec![
            Issue::new(IssueCode::ContainerCheckDigit, Span::None, &bad("raw"))
                .with("proposal", bad("proposal")),
        ];
        let about = Subject {
            bill: Some(bad("bill")),
            item: Some(1),
            text: bad("text"),
            ..Subject::default()
        };
        let reasons = vec![reason(
            "PT01",
            25_000,
            25_000,
            Gate::Hold,
            about.clone(),
            FindingSource {
                kind: SourceKind::List,
                id: bad("id"),
                version: bad("version"),
                title: bad("title"),
            },
            &["onerror", "<script>alert(2)</script>"],
            &[("party", Param::Text(bad("party"))), ("entry", Param::Text(bad("entry")))],
        )];
        unit.assessment.score = Score::new(Decibans::whole(-23), reasons);
        unit.assessment.questions = vec![Question {
            code: "parameter",
            params: Params::from([("parameter", Param::Text(bad("parameter")))]),
            subject: about,
        }];
    }
    ranking
}
