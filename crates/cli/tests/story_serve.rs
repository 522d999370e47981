//! A post opens the pages: they judge with all that `screen` judges with, and say what is in use.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests read and write files, and say what they skip"
)]

mod harness;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use harness::{Desk, example};

/// A server that ends with the test.
struct Served {
    child: Child,
    address: String,
    told: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself; either way it must not outlive the test.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    /// Starts it on a free port and waits until it says that it listens.
    fn start(desk: &Desk, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sarhad"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(args)
            .env("SARHAD_DATA", desk.path("data"))
            .env("LC_ALL", "C")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut told = String::new();
        let address = loop {
            let line = lines.next().expect("it says where it listens").unwrap();
            told.push_str(&line);
            told.push('\n');
            if let Some((_, rest)) = line.split_once("http://") {
                break rest.split('/').next().unwrap_or_default().to_owned();
            }
        };
        // What it says later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address, told }
    }

    fn ask(&self, request: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        let host = &self.address;
        let head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        self.ask(head.as_bytes())
    }

    /// Gives a paper; the address of its ranking.
    fn give(&self, name: &str, bytes: &[u8]) -> String {
        let mut body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--b--\r\n");
        let host = &self.address;
        let head = format!(
            "POST /screen HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
             Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let answer = self.ask(&[head.as_bytes(), &body].concat());
        let line = answer.lines().find(|line| line.to_lowercase().starts_with("location:"));
        line.unwrap_or_else(|| panic!("{answer}")).split_once(':').unwrap().1.trim().to_owned()
    }
}

#[test]
fn a28_pages_rank_by_the_rules_when_the_model_is_broken_and_say_so() {
    let desk = Desk::new();
    let model = desk.file("model.json", "{\"not\": \"a model\"}");
    std::fs::create_dir_all(desk.path("profiles")).unwrap();
    let profile = desk.file(
        "profiles/all.json",
        r#"{"schema": 1, "id": "all-lines", "version": 1, "state": "active", "owner": "the post",
            "valid_from": "2026-01-01", "valid_to": "2027-12-31", "score_db": 6,
            "reason": {"en": "every line, for a day"}, "expression": "consignment.lines >= 0"}"#,
    );
    let paper = example("aktau-ferry.xlsx");
    let tested =
        desk.run(["profile", "backtest", profile.to_str().unwrap(), paper.to_str().unwrap()]);
    assert_eq!(tested.code, 0, "{}", tested.err);
    let folder = desk.path("profiles");
    let served = Served::start(
        &desk,
        &["--model", model.to_str().unwrap(), "--profiles", folder.to_str().unwrap()],
    );
    for said in ["cannot be used", "1 active, 0 in shadow"] {
        assert!(served.told.contains(said), "{said}: {}", served.told);
        assert!(served.get("/").contains(said), "{said}");
    }
    assert!(served.get("/?lang=ru").contains("Учитывается также"));
    let ranking = served.give("ferry.xlsx", &std::fs::read(paper).unwrap());
    let page = served.get(&ranking);
    assert!(page.contains("The rules ranked without it"), "{page}");
    let lines = served.get(&format!("{ranking}/report.jsonl"));
    assert!(lines.contains("every line, for a day"), "profiles act on the pages too");
    assert!(lines.contains("\"state\":\"unusable\""));
}
