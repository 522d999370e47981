//! Acceptance 10: names arrive right in every encoding, in one small paper of fifty names and
//! in papers of one name each. All names are invented.

use std::fmt::Write as _;

use encoding_rs::{Encoding, GB18030, IBM866, KOI8_R, WINDOWS_1251};
use sarhad_formats::encoding::{decode, kz1048};
use sarhad_formats::{Options, read};
use sarhad_model::PartyRole;

/// Invented firms: what Russian code pages hold, what the Kazakh one holds besides, and the rest.
const RUSSIAN: [&str; 30] = [
    "ТОО «Степной ветер»",
    "ООО ПРИКАСПИЙ ТРАНС",
    "АО \"Жёлтая река\"",
    "ИП Каримов Ф.Р.",
    "ОсОО Тянь-Шань Импорт",
    "Завод металлоконструкций №7",
    "ООО Ёлочные игрушки",
    "ЧП Объедков",
    "Торговый дом «Цветной металл»",
    "ООО ЮЖНЫЙ ЭКСПРЕСС",
    "ТОО Щебень и Песок",
    "Фирма Ы",
    "Мурманское морское пароходство",
    "ООО Шёлковый путь",
    "СП Бухара Текстиль",
    "ООО Хлебозавод",
    "Авиакомпания «Чайка»",
    "ТОО ЭЛЕКТРОМАШ",
    "ГП Душанбе Снаб",
    "Иванова Мария Петровна",
    "ООО «Подъёмные краны»",
    "Склад временного хранения Достык",
    "ООО Быстрый груз",
    "ТОО АЛАТАУ",
    "ЗАО Нефтегазмаш",
    "Грузоотправитель: Восток-Запад",
    "ООО Пять звёзд",
    "Кожевенный завод",
    "ООО «ДОМ МЕБЕЛИ»",
    "Химпром-Сервис",
];
const LATIN: [&str; 10] = [
    "Steppe Wind LLP",
    "CASPIAN BRIDGE LTD",
    "Northern Valve Works GmbH",
    "O. Karimov Trading",
    "Silk Gate Logistics Co., Ltd",
    "Baku Port Services MMC",
    "Tashkent Agro MChJ",
    "Blue Mesa Inc",
    "Aral Sea Foods",
    "Green Yurt Export",
];
const KAZAKH: [&str; 14] = [
    "Қазығұрт тауары ЖШС",
    "Өскемен құрылыс",
    "«Ұлы дала» ЖШС",
    "ЖШС Әділет және Ко",
    "Көкшетау үн зауыты",
    "Ақтөбе ғылыми өндірісі",
    "Жеңіс сауда үйі",
    "Шығыс Қазақстан мұнайы",
    "Іле теңіз жүк",
    "Бәйтерек экспорт",
    "ҒАРЫШ ТЕХНИКА ЖШС",
    "Күнбағыс майы",
    "Түркістан мақтасы",
    "Жүргенов Нұрлан",
];
const OTHERS: [&str; 12] = [
    "北京晨星贸易有限公司",
    "上海蓝海国际物流有限公司",
    "新疆天山矿业机械厂",
    "Ҷамъияти Сомон Тоҷ",
    "ҶДММ Ҳисор Пахта",
    "Ўзбек ғалла МЧЖ",
    "Oʻzbek gʻalla MChJ",
    "Bakı Gəmi Təmiri MMC",
    "Кыргыз Көмүр ЖЧК",
    "Ысык-Көл Үрөн",
    "Şəki İpək ASC",
    "广州宏图电子科技有限公司",
];

/// Fifty names, starting with what only this encoding holds.
fn fifty(first: &[&[&'static str]]) -> Vec<&'static str> {
    first
        .iter()
        .copied()
        .flatten()
        .copied()
        .chain(RUSSIAN)
        .chain(LATIN)
        .chain(RUSSIAN)
        .take(50)
        .collect()
}

fn paper(names: &[&str]) -> String {
    let mut text = String::from("B/L No;Shipper;Consignee;Description of goods\r\n");
    for (number, name) in names.iter().enumerate() {
        let quoted = name.replace('"', "\"\"");
        write!(text, "AB{number};ALPHA GMBH;\"{quoted}\";PUMPS\r\n").unwrap();
    }
    text
}

fn names_in(bytes: &[u8]) -> Vec<String> {
    let submission = read("paper.csv", bytes, &Options::default());
    assert_eq!(submission.coverage.uncovered(), 0);
    submission
        .consignments()
        .flat_map(|consignment| consignment.parties_of(PartyRole::Consignee))
        .map(|party| party.name().to_owned())
        .collect()
}

fn check(encoding: &str, names: &[&str], encode: impl Fn(&str) -> Vec<u8>) {
    assert_eq!(names.len(), 50, "{encoding}");
    assert_eq!(names_in(&encode(&paper(names))), names, "{encoding}, one paper");
    let wrong: Vec<String> = names
        .iter()
        .filter_map(|name| {
            let read = names_in(&encode(&paper(&[*name])));
            (read != [*name]).then(|| format!("{name} → {}", read.join(" | ")))
        })
        .collect();
    assert!(wrong.is_empty(), "{encoding}, alone: {wrong:#?}");
}

fn by(encoding: &'static Encoding) -> impl Fn(&str) -> Vec<u8> {
    move |text| {
        let (bytes, _, failed) = encoding.encode(text);
        assert!(!failed, "{} cannot hold {text}", encoding.name());
        bytes.into_owned()
    }
}

/// Names without signs that the old code pages do not have (`«`, `№`, quotes).
fn plain(names: Vec<&'static str>, encoding: &'static Encoding) -> Vec<&'static str> {
    let held: Vec<&str> = names.into_iter().filter(|name| !encoding.encode(name).2).collect();
    held.iter().copied().cycle().take(50).collect()
}

#[test]
fn a10_names_arrive_right_in_every_encoding() {
    check("windows-1251", &fifty(&[]), by(WINDOWS_1251));
    check("IBM866", &plain(fifty(&[]), IBM866), by(IBM866));
    check("KOI8-R", &plain(fifty(&[]), KOI8_R), by(KOI8_R));
    check("KZ-1048", &fifty(&[&KAZAKH]), |text| kz1048::encode(text).unwrap());
    let all = fifty(&[&KAZAKH, &OTHERS]);
    check("GB18030", &all, by(GB18030));
    check("UTF-8", &all, |text| text.as_bytes().to_vec());
    check("UTF-8 with BOM", &all, |text| [b"\xef\xbb\xbf", text.as_bytes()].concat());
    let utf16 = |text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(bytes).collect()
    };
    check("UTF-16LE", &all, |text| utf16(text, true, u16::to_le_bytes));
    check("UTF-16BE", &all, |text| utf16(text, true, u16::to_be_bytes));
    check("UTF-16LE without mark", &all, |text| utf16(text, false, u16::to_le_bytes));
    check("UTF-16BE without mark", &all, |text| utf16(text, false, u16::to_be_bytes));
}

#[test]
fn lines_in_another_encoding_are_read_and_named() {
    let mut bytes = WINDOWS_1251.encode("Груз;Получатель\r\nНасосы;ТОО Ветер\r\n").0.into_owned();
    bytes.extend_from_slice("Трубы стальные;ООО Каспий\r\n".as_bytes());
    bytes.extend_from_slice(&WINDOWS_1251.encode("Плитка;ИП Каримов\r\n").0);
    let decoded = decode(&bytes, None);
    assert!(decoded.text.contains("Трубы стальные;ООО Каспий"), "{}", decoded.text);
    assert!(decoded.text.contains("Плитка;ИП Каримов"), "{}", decoded.text);
    assert_eq!(decoded.encoding, "windows-1251");
    let issue = &decoded.issues[0];
    assert_eq!(issue.code.key(), "mixed-encoding");
    assert!(issue.args.contains(&("lines", "3".into())), "{issue:?}");
}

#[test]
fn what_a_file_says_of_itself_is_believed_unless_it_reads_badly() {
    let bytes = WINDOWS_1251.encode("Грузополучатель и отправитель").0;
    assert_eq!(decode(&bytes, Some("windows-1251")).encoding, "windows-1251");
    assert_eq!(decode(&bytes, Some("iso-8859-1")).encoding, "windows-1251");
    let latin = encoding_rs::WINDOWS_1252.encode("Café Müller, Köln").0;
    assert_eq!(decode(&latin, Some("iso-8859-1")).text, "Café Müller, Köln");
}
