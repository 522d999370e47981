//! `sarhad serve`: the pages on this machine.

use std::sync::Arc;

use anyhow::Result;
use chrono::NaiveDate;
use sarhad_i18n::{Lang, words};
use sarhad_model::Ranking;
use sarhad_server::{App, Settings};
use sarhad_service::Silent;
use sarhad_service::input::InputFile;
use sarhad_service::knowledge::ControlLists;
use sarhad_service::oneshot::{self, Day};

use crate::args::Serve;
use crate::failure::failed;
use crate::output::tell;
use crate::progress::{Bar, cancelled};
use crate::session::Session;

use super::instruments::Instruments;

/// Loads the knowledge and what papers are judged with, then serves until Ctrl-C.
pub fn run(args: &Serve, session: &Session) -> Result<()> {
    let bar = Bar::new(session.words);
    let options = session.read_options(&args.mapping)?;
    let mut loaded =
        session.knowledge(&args.source, ControlLists::of(&args.control_lists), &bar)?;
    let (knowledge, instruments) =
        Instruments::load(&args.instruments, loaded.knowledge, session, &options, &bar)?;
    loaded.knowledge = knowledge;
    bar.finish();
    for line in instruments.account(&loaded.knowledge, today(), session.words) {
        tell(&line);
    }
    session.tell_about(&loaded, &args.source);
    let lists = loaded.knowledge.list_summaries();
    let knowledge = Arc::new(loaded.knowledge);
    let instruments = Arc::new(instruments);
    let decisions = session.decisions(&args.decisions)?;
    let in_use = {
        let (knowledge, instruments) = (Arc::clone(&knowledge), Arc::clone(&instruments));
        move |lang: Lang| instruments.account(&knowledge, today(), words(lang))
    };
    let screen = move |files: Vec<(String, Vec<u8>)>, _: Lang| -> Ranking {
        let files = files.into_iter().map(|(name, bytes)| InputFile { name, bytes }).collect();
        let mut read = oneshot::read_all(files, &options, &Silent)
            .expect("nothing cancels the work of a page");
        let day = Day { date: today(), decisions: &decisions };
        instruments
            .judge(&mut read, &knowledge, day, &Silent)
            .expect("nothing cancels the work of a page")
    };
    let settings = Settings {
        listen: args.listen,
        allow_public: args.allow_remote,
        lang: session.words.lang(),
        ..Settings::default()
    };
    let app = App {
        screen: Arc::new(screen),
        lists,
        in_use: Arc::new(in_use),
        today: Arc::new(today),
        settings,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let words = session.words;
    runtime.block_on(async move {
        let listener = sarhad_server::bind(&app.settings)
            .await
            .map_err(|error| failed(error.message(words.lang())))?;
        let address = listener.local_addr()?.to_string();
        tell(&words.say("note-serving", &[("address", address.into())]));
        sarhad_server::serve(listener, app, until_cancelled())
            .await
            .map_err(|error| failed(error.message(words.lang())))
    })
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

async fn until_cancelled() {
    while !cancelled() {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}
