//! What senders really send: nothing, junk, bombs, the wrong file. A clear sentence, a defined
//! exit code, bounded memory, and the other files are screened all the same.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use std::io::Write;
use std::path::PathBuf;

use harness::{Answer, Desk, example, shared};

/// Screens a bad file together with a good one, then alone.
fn beside_a_good_one(desk: &Desk, bad: PathBuf, word: &str) {
    let good = example("aktau-manifest.xml");
    let alone = desk.run(["screen".into(), good.clone(), "--format".into(), "jsonl".into()]);
    let both = desk.run(["screen".into(), bad.clone(), good, "--format".into(), "jsonl".into()]);
    assert_eq!(both.code, 0, "{}", both.err);
    assert_eq!(both.out.lines().count(), alone.out.lines().count(), "the good file is screened");
    told(&both, word);
    let only = desk.run(["screen".into(), bad]);
    assert_eq!(only.code, 1, "nothing could be read: {}", only.err);
    told(&only, word);
}

fn told(answer: &Answer, word: &str) {
    assert!(answer.err.to_lowercase().contains(word), "{word:?} in {}", answer.err);
    assert!(!answer.err.contains("panicked"), "{}", answer.err);
}

#[test]
fn nothing_at_all() {
    let desk = Desk::new();
    beside_a_good_one(&desk, desk.path("missing.xlsx"), "no such file");
    beside_a_good_one(&desk, desk.file("empty.csv", b""), "empty");
    std::fs::create_dir(desk.path("folder")).unwrap();
    beside_a_good_one(&desk, desk.path("folder"), "folder");
}

#[test]
fn four_gigabytes() {
    let desk = Desk::new();
    let path = desk.path("huge.csv");
    std::fs::File::create(&path).unwrap().set_len(4 << 30).unwrap();
    beside_a_good_one(&desk, path, "limit");
}

#[test]
fn junk() {
    let desk = Desk::new();
    let bytes: Vec<u8> =
        (0..20_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    beside_a_good_one(&desk, desk.file("junk.bin", bytes), "not recognised");
    beside_a_good_one(&desk, desk.file("scan.pdf", b"%PDF-1.7\n1 0 obj\n"), "not read yet");
}

#[test]
fn bombs() {
    let desk = Desk::new();
    let path = desk.path("bomb.xlsx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for name in ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        zip.start_file(name, options).unwrap();
        let blanks = vec![b' '; 1 << 20];
        for _ in 0..200 {
            zip.write_all(&blanks).unwrap();
        }
    }
    zip.finish().unwrap();
    beside_a_good_one(&desk, path, "unpack");
    let xml = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>\
        <Awmds><Bol_segment>&c;</Bol_segment></Awmds>";
    beside_a_good_one(&desk, desk.file("bomb.xml", xml), "entities");
    let deep = format!("<Awmds>{}{}</Awmds>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    beside_a_good_one(&desk, desk.file("deep.xml", deep), "deep");
}

#[test]
fn two_hundred_thousand_columns() {
    let desk = Desk::new();
    let header: Vec<String> = (0..200_000).map(|n| format!("c{n}")).collect();
    let text = format!("{}\n{}\n", header.join(","), vec!["x"; 200_000].join(","));
    let answer = desk.run(["screen".into(), desk.file("wide.csv", text)]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    told(&answer, "wide.csv");
}

#[test]
fn encodings_mixed_in_one_file() {
    let desk = Desk::new();
    let (header, _, _) = encoding_rs::WINDOWS_1251
        .encode("№ контейнера;Наименование груза;Получатель;Вес брутто, кг\n");
    let (row, _, _) =
        encoding_rs::WINDOWS_1251.encode("MSKU7979262;Плитка керамическая;ТОО Берёза;1200\n");
    let utf8 = "CSQU3054383;Насосы водяные;ТОО Қайнар;900\n";
    let bytes = [header.as_ref(), row.as_ref(), utf8.as_bytes()].concat();
    let answer =
        desk.run(["read".into(), desk.file("mixed.csv", bytes), "--format".into(), "json".into()]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("Плитка керамическая"), "{}", answer.out);
    assert!(answer.out.contains("Қайнар"), "{}", answer.out);
    assert!(answer.out.contains("mixed-encoding"), "{}", answer.out);
}

#[test]
fn a_list_as_cargo_and_cargo_as_a_list() {
    let desk = Desk::new();
    if let Some(list) = shared("lists/un/consolidated_20260227.xml") {
        beside_a_good_one(&desk, list, "watch list");
    }
    let good = example("aktau-manifest.xml");
    let answer = desk.run(["screen".into(), good.clone(), "--lists".into(), good]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    told(&answer, "aktau-manifest.xml");
}
