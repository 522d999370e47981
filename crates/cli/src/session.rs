//! What every subcommand needs: the language, the data folder, the day, the knowledge.

use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::{NaiveDate, NaiveDateTime};
use sarhad_i18n::{Lang, Words, words};
use sarhad_model::Submission;
use sarhad_service::decisions::{self, Decisions};
use sarhad_service::input::{self, InputFile};
use sarhad_service::knowledge::{self, ControlLists, KnowledgeRequest, Loaded};
use sarhad_service::oneshot::ReadOptions;
use sarhad_service::policy::{self, LocalPolicy};
use sarhad_service::profiles::{self, ProfileSet};
use sarhad_service::{Progress, mapping};

use crate::args::{Cli, DecisionSource, KnowledgeSource, MappingSource, PolicySource};
use crate::output::tell;

/// Folder of officers' profiles in the data folder.
const PROFILES_FOLDER: &str = "profiles";

/// One run of the program.
pub struct Session {
    /// Words of the chosen language.
    pub words: &'static Words,
    /// Folder with lists and mappings, if one can be named.
    pub data: Option<PathBuf>,
}

impl Session {
    /// Reads the environment once.
    pub fn new(cli: &Cli) -> Self {
        let of_environment = || {
            let named =
                ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
            named.as_deref().and_then(Lang::parse)
        };
        let lang = cli.lang.or_else(of_environment).unwrap_or_default();
        let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
        let user = std::env::var_os("XDG_DATA_HOME")
            .map(PathBuf::from)
            .or_else(|| std::env::var_os("LOCALAPPDATA").map(PathBuf::from))
            .or_else(home);
        let data = cli.data.clone().or_else(|| user.map(|user| user.join("sarhad")));
        Self { words: words(lang), data }
    }

    /// Now, UTC.
    pub fn now() -> NaiveDateTime {
        chrono::Utc::now().naive_utc()
    }

    /// Today, local.
    pub fn today() -> NaiveDate {
        chrono::Local::now().date_naive()
    }

    /// Loads or builds the knowledge; tells about remarks on lists and the demonstration list.
    pub fn knowledge(
        &self,
        source: &KnowledgeSource,
        controls: ControlLists,
        progress: &dyn Progress,
    ) -> Result<Loaded> {
        let request = KnowledgeRequest {
            lists: source.lists.clone(),
            controls,
            file: source.knowledge.clone(),
            data: self.data.clone(),
            thresholds: source.thresholds.clone(),
        };
        Ok(knowledge::load(&request, progress)?)
    }

    /// Officers' profiles: those named, or those in the data folder, or none.
    pub fn profiles(&self, named: Option<&Path>) -> Result<ProfileSet> {
        let remembered = self.data.as_ref().map(|data| data.join(PROFILES_FOLDER));
        let remembered = remembered.filter(|folder| folder.is_dir());
        match named.map(Path::to_path_buf).or(remembered) {
            Some(path) => Ok(profiles::load_set(&path)?),
            None => Ok(ProfileSet::default()),
        }
    }

    /// What the country and the post set: the named file, or the one in the data folder.
    pub fn policy(&self, source: &PolicySource) -> Result<LocalPolicy> {
        let post = source.at_post.as_deref();
        Ok(policy::load(source.policy.as_deref(), self.data.as_deref(), post)?)
    }

    /// What officers decided about matches.
    pub fn decisions(&self, source: &DecisionSource) -> Result<Decisions> {
        Ok(decisions::load(source.decisions.as_deref(), self.data.as_deref())?)
    }

    /// Says, once the progress is gone, what a person should know about the knowledge.
    pub fn tell_about(&self, loaded: &Loaded, source: &KnowledgeSource) {
        if knowledge::is_demo_only(&loaded.knowledge.list_summaries()) {
            tell(&self.words.get("screen-demo-warning"));
        }
        let older = |(_, issue): &&(String, sarhad_model::Issue)| {
            issue.code == sarhad_model::IssueCode::ListOlderVersion
        };
        for (_, issue) in loaded.remarks.iter().filter(older) {
            tell(&self.words.issue(issue));
        }
        if loaded.written
            && let Some(path) = &source.knowledge
        {
            let path = path.display().to_string();
            tell(&self.words.say("note-knowledge-written", &[("path", path.into())]));
        }
    }

    /// Opens the files that can be opened, and says why the others cannot.
    pub fn open(&self, paths: &[PathBuf]) -> (Vec<InputFile>, Vec<String>) {
        let mut files = Vec::new();
        let mut failures = Vec::new();
        for path in paths {
            match input::read(path) {
                Ok(file) => files.push(file),
                Err(error) => failures.push(crate::failure::input_in_words(&error, self.words)),
            }
        }
        (files, failures)
    }

    /// What the readers are told besides the bytes.
    pub fn read_options(&self, source: &MappingSource) -> Result<ReadOptions> {
        let mapping = mapping::load(source.mapping.as_deref(), self.data.as_deref())?;
        Ok(ReadOptions { mapping, ..ReadOptions::default() })
    }

    /// Tells why files were not read, or only in part.
    pub fn tell_about_files(&self, submissions: &[Submission], failures: &[String]) {
        for failure in failures {
            tell(failure);
        }
        for submission in submissions {
            let key = match submission.status {
                sarhad_model::SubmissionStatus::Complete => continue,
                sarhad_model::SubmissionStatus::Partial => "note-read-partly",
                sarhad_model::SubmissionStatus::Rejected => "note-not-read",
            };
            let worst = submission.issues.iter().max_by_key(|issue| issue.severity);
            let why = worst.map_or_else(String::new, |issue| self.words.issue(issue));
            let name = submission.name.clone();
            tell(&self.words.say(key, &[("name", name.into()), ("why", why.into())]));
        }
    }
}

/// The path as people see it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
