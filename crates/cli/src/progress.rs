//! Progress on standard error: a bar with rate and time left when a person is watching, nothing
//! otherwise. Ctrl-C asks the work to stop at its next step; partly written files are never left
//! behind, because files appear whole or not at all.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use sarhad_i18n::Words;
use sarhad_service::{Progress, Stage};

static CANCELLED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl-C; the second one ends the program at once.
pub fn listen_for_cancel() {
    let installed = ctrlc::set_handler(|| {
        if CANCELLED.swap(true, Ordering::SeqCst) {
            std::process::exit(130);
        }
    });
    debug_assert!(installed.is_ok(), "the handler is installed once, at the start");
}

/// Whether Ctrl-C was pressed.
pub fn cancelled() -> bool {
    CANCELLED.load(Ordering::SeqCst)
}

/// A bar a stage.
pub struct Bar {
    words: &'static Words,
    visible: bool,
    current: Mutex<ProgressBar>,
}

impl Bar {
    /// Shown only when standard error is a terminal.
    pub fn new(words: &'static Words) -> Self {
        let visible = std::io::stderr().is_terminal();
        Self { words, visible, current: Mutex::new(ProgressBar::hidden()) }
    }

    /// Takes the bar away before results are printed.
    pub fn finish(&self) {
        self.with(ProgressBar::finish_and_clear);
    }

    fn with(&self, act: impl FnOnce(&ProgressBar)) {
        if let Ok(bar) = self.current.lock() {
            act(&bar);
        }
    }
}

impl Progress for Bar {
    fn stage(&self, stage: Stage, total: Option<u64>) {
        if !self.visible {
            return;
        }
        let (key, template) = match stage {
            Stage::Lists => ("progress-lists", "{msg} {wide_bar} {pos}/{len}"),
            Stage::Index => ("progress-index", "{msg} {spinner}"),
            Stage::Read => ("progress-read", "{msg} {wide_bar} {bytes}/{total_bytes} {eta}"),
            Stage::Names => ("progress-names", "{msg} {wide_bar} {pos}/{len} {per_sec} {eta}"),
            Stage::Goods => ("progress-goods", "{msg} {wide_bar} {pos}/{len} {per_sec} {eta}"),
            Stage::Judge => ("progress-judge", "{msg} {wide_bar} {pos}/{len} {per_sec} {eta}"),
        };
        let bar = total.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(self.words.get(key));
        bar.enable_steady_tick(Duration::from_millis(120));
        if let Ok(mut current) = self.current.lock() {
            current.finish_and_clear();
            *current = bar;
        }
    }

    fn advance(&self, steps: u64) {
        if self.visible {
            self.with(|bar| bar.inc(steps));
        }
    }

    fn is_cancelled(&self) -> bool {
        cancelled()
    }
}
