//! Findings, questions, issues and names of things, as sentences.

use sarhad_model::{
    Advice, Authority, FileSummary, Finding, Gate, Issue, ModelState, ModelUse, Note, Param,
    Params, PartyRole, PolicyChange, PolicyUse, Question, SubmissionStatus,
};

use crate::words::{Arg, Words};
use crate::{date, number};

impl Words {
    /// The reason in words.
    pub fn finding(&self, finding: &Finding) -> String {
        // The last words may be empty: what an officer decided, when somebody did.
        self.message(&format!("finding-{}", finding.code), &finding.params).trim_end().to_owned()
    }

    /// The short name of a reason (`Common High Priority item`).
    pub fn finding_name(&self, code: &str) -> String {
        self.get(&format!("finding-name-{code}"))
    }

    /// What was seen and not counted, in words.
    pub fn note(&self, note: &Note) -> String {
        self.message(note.code, &note.params)
    }

    /// Which learned model ranked beside the rules, or why none did.
    pub fn model(&self, model: &ModelUse) -> String {
        let id = ("model", Arg::from(model.id.as_str()));
        match &model.state {
            ModelState::Unusable { fault, detail } => {
                let why = self
                    .say(&format!("model-fault-{fault}"), &[("detail", detail.as_str().into())]);
                self.say("model-unusable", &[id, ("why", why.into())])
            }
            state => {
                let status = self.get(&format!("learn-status-{}", state.key()));
                let version = ("version", model.version.as_str().into());
                self.say("model-in-use", &[id, version, ("status", status.into())])
            }
        }
    }

    /// That a country or a post sets something otherwise than the built-in tables.
    pub fn policy(&self, policy: &PolicyUse) -> String {
        let count = ("count", policy.changes.len().into());
        let version = ("version", policy.version.as_str().into());
        match &policy.post {
            Some(post) => {
                self.say("policy-of-post", &[("post", post.as_str().into()), count, version])
            }
            None => self.say("policy-of-all", &[count, version]),
        }
    }

    /// One setting that differs.
    pub fn policy_change(&self, change: &PolicyChange) -> String {
        // `all`, `country KZ`, `post KZAAU`.
        let scope = match change.scope.split_once(' ') {
            Some(("country", code)) => self.say("policy-scope-country", &[("code", code.into())]),
            Some((_, code)) => self.say("policy-scope-post", &[("code", code.into())]),
            None => self.get("policy-scope-all"),
        };
        if change.setting == "off" {
            return self.say(
                "policy-off",
                &[
                    ("scope", scope.into()),
                    ("subject", change.subject.as_str().into()),
                    ("reason", change.reason.as_str().into()),
                ],
            );
        }
        let none = || self.get("policy-no-value");
        let shown = |value: &str| if value.is_empty() { none() } else { value.to_owned() };
        self.say(
            "policy-change",
            &[
                ("scope", scope.into()),
                ("subject", change.subject.as_str().into()),
                ("setting", change.setting.as_str().into()),
                ("was", shown(&change.was).into()),
                ("is", shown(&change.is).into()),
                ("reason", change.reason.as_str().into()),
            ],
        )
    }

    fn message(&self, id: &str, params: &Params) -> String {
        self.say(id, &self.params(params))
    }

    /// What to find out, in words.
    pub fn question(&self, question: &Question) -> String {
        self.message(question.code, &question.params)
    }

    /// Parameters as shown. Where a line and its document are named, both stand in the place of
    /// the line.
    fn params<'a>(&self, params: &'a Params) -> Vec<(&'static str, Arg<'a>)> {
        let mut args: Vec<(&str, Arg<'_>)> =
            params.iter().map(|(name, param)| (name, self.param(param))).collect();
        if let (Some(line), Some(document)) = (params.get("line"), params.get("document")) {
            let both = [("line", self.param(line)), ("document", self.param(document))];
            let said = self.say("line-of-document", &both);
            args.retain(|(name, _)| *name != "line");
            args.push(("line", said.into()));
        }
        args
    }

    /// What is wrong, in words. Facts that are keys (what was counted, which fields differ) are
    /// said by their names.
    pub fn issue(&self, issue: &Issue) -> String {
        let mut args: Vec<(&str, Arg<'_>)> = vec![("raw", Arg::from(&*issue.raw))];
        for (name, value) in &issue.args {
            let format = format!("format-{value}");
            let said = match *name {
                "what" => self.keys(value),
                "format" | "expected" | "found" if self.has(&format) => self.get(&format).into(),
                _ => Arg::from(&**value),
            };
            args.push((name, said));
        }
        self.say(&format!("issue-{}", issue.code.key()), &args)
    }

    /// Keys of fields and counts, separated by commas, as words.
    fn keys<'a>(&self, keys: &'a str) -> Arg<'a> {
        let named = keys.split(", ").map(|key| {
            let counted = format!("what-{key}");
            if self.has(&counted) { self.get(&counted) } else { self.field(key) }
        });
        Arg::from(named.collect::<Vec<_>>().join(", "))
    }

    /// The name of a field (`goods.gross_kg`, `consignee.name`). A key without a name shows
    /// itself.
    pub fn field(&self, key: &str) -> String {
        self.field_name(key).unwrap_or_else(|| key.to_owned())
    }

    /// Whether a field has a name.
    pub fn has_field(&self, key: &str) -> bool {
        self.field_name(key).is_some()
    }

    fn field_name(&self, key: &str) -> Option<String> {
        let named = [key.to_owned(), key.replace(['.', '_'], "-")];
        if let Some(id) = named.iter().map(|k| format!("field-{k}")).find(|id| self.has(id)) {
            return Some(self.get(&id));
        }
        let (role, aspect) = key.split_once('.')?;
        let (role, aspect) =
            (format!("role-{role}"), format!("aspect-{}", aspect.replace('_', "-")));
        (self.has(&role) && self.has(&aspect))
            .then(|| format!("{}: {}", self.get(&role), self.get(&aspect)))
    }

    /// A threshold of a control entry: parameter, comparator (`gt`, `ge`, `lt`, `le`), value, unit.
    /// A parameter that has no name in the locales is shown by its key, in words.
    pub fn condition(&self, parameter: &str, comparator: &str, value: &str, unit: &str) -> String {
        let key = format!("term-parameter-{}", parameter.replace('_', "-"));
        let name = if self.has(&key) { self.get(&key) } else { parameter.replace('_', " ") };
        if comparator == "is" {
            // A quality that words decide: its name says all.
            return name;
        }
        let comparator = self.get(&format!("term-comparator-{comparator}"));
        [name.as_str(), &comparator, value, unit]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A parameter as shown.
    pub fn param<'a>(&self, param: &'a Param) -> Arg<'a> {
        match param {
            Param::Text(text) => Arg::from(text.as_str()),
            Param::Number(value) => Arg::from(number(*value, self.lang())),
            Param::Country(code) => Arg::from(self.country(*code)),
            Param::Term(key) => Arg::from(self.get(&format!("term-{key}"))),
            Param::Date(day) => Arg::from(date(*day, self.lang())),
            Param::Items(items) => {
                let said = items.iter().map(|item| self.param_text(item));
                Arg::from(said.collect::<Vec<_>>().join("; "))
            }
            Param::Translated(texts) => {
                let own = texts.get(self.lang().tag()).or_else(|| texts.get("en"));
                Arg::from(own.or_else(|| texts.values().next()).map_or("", String::as_str))
            }
            Param::Message { message, params } => Arg::from(self.message(message, params)),
        }
    }

    /// A parameter as text.
    pub fn param_text(&self, param: &Param) -> String {
        match self.param(param) {
            Arg::Text(text) => text.into_owned(),
            Arg::Count(count) => count.to_string(),
        }
    }

    /// A country's name.
    pub fn country(&self, code: sarhad_model::CountryCode) -> String {
        let country = code.country();
        match self.lang() {
            crate::Lang::En => country.name_en,
            crate::Lang::Ru => country.name_ru,
        }
        .to_owned()
    }

    /// A party's role.
    pub fn role(&self, role: PartyRole) -> String {
        self.get(&format!("role-{}", role.key()))
    }

    /// What the system advises.
    pub fn advice(&self, advice: Advice) -> String {
        self.get(&format!("advice-{}", advice.key()))
    }

    /// A gate.
    pub fn gate(&self, gate: Gate) -> String {
        self.get(match gate {
            Gate::None => "gate-none",
            Gate::Review => "gate-review",
            Gate::Hold => "gate-hold",
        })
    }

    /// How far a file could be read.
    pub fn status(&self, status: SubmissionStatus) -> String {
        self.get(match status {
            SubmissionStatus::Complete => "status-complete",
            SubmissionStatus::Partial => "status-partial",
            SubmissionStatus::Rejected => "status-rejected",
        })
    }

    /// How far a file could be read, and whether it holds what it declares.
    pub fn file_status(&self, file: &FileSummary) -> String {
        if file.status == SubmissionStatus::Complete && file.counts_differ() {
            self.get("status-counts-differ")
        } else {
            self.status(file.status)
        }
    }

    /// Whose list it is.
    pub fn authority(&self, authority: Authority) -> String {
        self.get(match authority {
            Authority::Un => "authority-un",
            Authority::National => "authority-national",
            Authority::Other => "authority-other",
            Authority::Demo => "authority-demo",
        })
    }
}
