//! The messages of one language.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::Lang;

macro_rules! locale {
    ($tag:literal: $($topic:literal)*) => {
        &[$(($topic, include_str!(concat!("../../../locales/", $tag, "/", $topic, ".ftl"))),)*]
    };
}

/// The files of a language, by topic.
fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::En => {
            locale!("en": "findings" "terms" "issues" "fields" "screen" "command" "names" "page" "profiles" "plan" "feedback" "learned")
        }
        Lang::Ru => {
            locale!("ru": "findings" "terms" "issues" "fields" "screen" "command" "names" "page" "profiles" "plan" "feedback" "learned")
        }
    }
}

/// An argument of a message: a text shown as it is, or a count that chooses a plural form.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// A count: chooses the plural form.
    Count(usize),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// All messages of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// The messages of a language.
pub fn words(lang: Lang) -> &'static Words {
    static ALL: LazyLock<Vec<Words>> =
        LazyLock::new(|| Lang::ALL.iter().map(|lang| Words::load(*lang)).collect());
    ALL.iter().find(|words| words.lang == lang).expect("every language of Lang::ALL is loaded")
}

impl Words {
    fn load(lang: Lang) -> Self {
        let id = lang.tag().parse().expect("the tags of our languages are valid");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would be printed as boxes by many terminals.
        bundle.set_use_isolating(false);
        for (topic, text) in files(lang) {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(_, errors)| {
                    panic!("locales/{}/{topic}.ftl does not parse: {errors:?}", lang.tag())
                });
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("locales/{}/{topic}.ftl: {errors:?}", lang.tag()));
        }
        Self { lang, bundle }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether a message exists.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message without arguments.
    pub fn get(&self, id: &str) -> String {
        self.say(id, &[])
    }

    /// A message with arguments. A message that is missing shows its id in angle quotes, so
    /// that the defect is seen and the page still works; tests hold that none is missing.
    pub fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("\u{ab}{id}\u{bb}");
        };
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Count(count) => FluentValue::from(*count as f64),
            };
            fluent.set(*name, value);
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&fluent), &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_message_is_seen_but_does_no_harm() {
        assert_eq!(words(Lang::En).get("no-such-message"), "«no-such-message»");
    }

    #[test]
    fn plurals_follow_the_language() {
        let files =
            |count: usize| words(Lang::Ru).say("screen-count-units", &[("count", count.into())]);
        assert!(files(1).contains("единица"), "{}", files(1));
        assert!(files(3).contains("единицы"), "{}", files(3));
        assert!(files(5).contains("единиц"), "{}", files(5));
    }
}
