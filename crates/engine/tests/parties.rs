//! Names of parties compared, without any list: what must and what must not count.

use proptest::prelude::*;
use sarhad_engine::parties::{ALERT, REVIEW, compare};
use sarhad_model::EntryKind::{self, Organisation, Person, Vessel};

#[test]
fn a19_legal_form_alone_does_not_change_the_score() {
    for (name, forms) in [
        (
            "Тулпар Карго",
            &[
                "ТОО «{}»",
                "{} ЖШС",
                "ООО {}",
                "ОсОО \"{}\"",
                "{} ЖЧК",
                "ОАО {}",
                "ПАО {}",
                "ЗАО {}",
                "АО {}",
                "{} АҚ",
                "ИП {}",
                "ГУП {}",
                "РГП {}",
                "ҶДММ «{}»",
                "ҶСП {}",
                "{} МЧЖ",
                "Товарищество с ограниченной ответственностью \"{}\"",
            ][..],
        ),
        (
            "Tulpar Nur",
            &[
                "{} MCHJ",
                "{} MChJ",
                "{} MMC",
                "{} ASC",
                "{} QSC",
                "{} LLC",
                "{} L.L.C.",
                "{} Ltd.",
                "{} Co., Ltd.",
                "{} Inc",
                "{} Corp.",
                "{} GmbH",
                "{} AG",
                "{} FZE",
                "{} FZCO",
                "{} LLP",
                "JSC {}",
                "OJSC {}",
                "CJSC \"{}\"",
                "{} PLC",
                "{} S.A.",
                "{} SRL",
                "{} B.V.",
                "{} A.Ş.",
                "{} LTD. ŞTİ.",
                "{} LTD STI",
                "Limited Liability Company {}",
                "DUK {}",
                "\"{}\" masʼuliyati cheklangan jamiyati",
            ],
        ),
        ("海星技术", &["{}有限公司", "{}股份有限公司"]),
        ("セイメイ", &["株式会社{}", "{}株式会社"]),
    ] {
        for kind in [None, Some(Organisation)] {
            let equal = compare(name, name, kind).probability;
            assert!(equal >= ALERT, "{name}: {equal}");
            for form in forms {
                let with = form.replace("{}", name);
                for (a, b) in [(name, with.as_str()), (with.as_str(), name)] {
                    let score = compare(a, b, kind).probability;
                    assert!(
                        (score - equal).abs() < 1e-9,
                        "{a} | {b}: {score}, equal names {equal}"
                    );
                }
                for other in forms {
                    let other = other.replace("{}", name);
                    let score = compare(&with, &other, kind).probability;
                    assert!((score - equal).abs() < 1e-9, "{with} | {other}: {score}");
                }
            }
        }
    }
}

/// Invented names: query, listed, kind, whether it is to be raised.
const CASES: &[(&str, &str, Option<EntryKind>, bool)] = &[
    ("Ерлан Барақбаев", "BARAKBAYEV Yerlan", Some(Person), true),
    ("Dzhaksylykov Marlen Kairatovich", "Жақсылықов Марлен Қайратұлы", Some(Person), true),
    ("Жаксылыков Марлен", "ZHAKSYLYKOV Marlen Kayratovich", Some(Person), true),
    ("Karimov Sherzod Anvar o‘g‘li", "Каримов Шерзод Анварович", Some(Person), true),
    ("Rauf Məmmədzadə", "Rauf Mammadzada", Some(Person), true),
    ("طارق يوسف منصور", "Tariq Yousef Mansoor", Some(Person), true),
    ("Abdulrahman Zubaydov", "Abd al-Rahman Zubaidov", Some(Person), true),
    ("刘海华", "Liu Haihua", Some(Person), true),
    ("RaminTalibov", "Ramin Talibov", Some(Person), true),
    ("ТОО Тенгиз Сауда", "Tengiz Trading LLP", Some(Organisation), true),
    ("Завод «Прогресс-Темир» № 12", "Plant Progress-Temir No. 12", Some(Organisation), true),
    ("Завод «Прогресс-Темир» № 12", "Plant Progress-Temir No. 21", Some(Organisation), false),
    ("Oleg Petrovich Zarubin", "Oleg Petrovich Kalashin", Some(Person), false),
    ("Марлен Кайратович Жаксылыков", "Марлен Асқарұлы Жақсылықов", Some(Person), false),
    ("Global General Trading LLC", "International General Trading LLC", Some(Organisation), false),
    ("Samruk Logistics International", "Altyn Logistics International", Some(Organisation), false),
    ("STAR WAVE 625", "STAR WAVE 635", Some(Vessel), false),
    ("STAR WAVE 625", "M/V STAR WAVE 625", Some(Vessel), true),
];

#[test]
fn names_that_are_the_same_are_raised_and_others_are_not() {
    let mut wrong = Vec::new();
    for (query, listed, kind, raised) in CASES {
        let comparison = compare(query, listed, *kind);
        if (comparison.probability >= ALERT) != *raised {
            wrong.push(format!("{query} | {listed}: {:.3}", comparison.probability));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_missing_patronymic_costs_little_and_another_one_much() {
    let score = |a: &str, b: &str| compare(a, b, Some(Person)).probability;
    let full = score("Zarubin Oleg Petrovich", "ZARUBIN, Oleg Petrovich");
    let missing = score("Zarubin Oleg", "ZARUBIN, Oleg Petrovich");
    let other = score("Zarubin Oleg Ivanovich", "ZARUBIN, Oleg Petrovich");
    assert!(full >= missing && missing >= ALERT, "{full} {missing}");
    assert!(other < REVIEW, "{other}");
}

#[test]
fn the_parts_explain_the_score() {
    let comparison = compare("ТОО Тулпар Сауда", "Tulpar Trading Almaty LLP", None);
    let parts: Vec<(&str, &str)> =
        comparison.parts.iter().map(|p| (p.query.as_str(), p.listed.as_str())).collect();
    assert_eq!(parts, [("тулпар", "tulpar"), ("сауда", "trading"), ("", "almaty")]);
}

#[test]
fn nothing_is_like_nothing() {
    for (a, b) in [("", ""), ("", "Ivanov"), ("...", "Ivanov"), ("ООО", "ООО Тулпар")] {
        assert!(compare(a, b, None).probability < REVIEW, "{a} | {b}");
    }
}

proptest! {
    #[test]
    fn comparing_is_symmetric_and_never_panics(a in "\\PC{0,40}", b in "\\PC{0,40}") {
        let (x, y) = (compare(&a, &b, None), compare(&b, &a, None));
        prop_assert!((x.probability - y.probability).abs() < 1e-5);
        prop_assert!((0.0..=1.0).contains(&x.probability));
    }

    #[test]
    fn words_in_another_order_are_the_same(
        mut words in proptest::collection::vec("[a-z]{4,9}", 2..4),
    ) {
        let name = words.join(" ");
        words.reverse();
        let turned = words.join(" ");
        prop_assert!(compare(&name, &turned, Some(Organisation)).probability >= REVIEW);
    }
}
