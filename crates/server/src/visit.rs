//! One request as pages see it: the visitor's language and where they are.
//!
//! The language travels on every request: `?lang=` on any address sets the cookie, the cookie
//! holds it, and before there is one the browser's `Accept-Language` decides.

use axum::http::{HeaderMap, Method, Uri, header};
use sarhad_i18n::{Lang, Words, words};

use crate::query::{self, Pairs};

/// Name of the cookie and of the query field.
const NAME: &str = "lang";

/// Seconds a chosen language is remembered: a year.
const REMEMBERED: u32 = 365 * 24 * 60 * 60;

/// A request as pages see it.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The visitor's language.
    pub lang: Lang,
    /// The cookie to set, when the language was chosen on this request.
    pub cookie: Option<String>,
    /// The path; the start page for anything but a read.
    path: String,
    /// The query without the language.
    pub pairs: Pairs,
}

/// A link to the same page in another language.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// Tag of the language.
    pub tag: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// Where to.
    pub href: String,
    /// Whether the page is in it already.
    pub current: bool,
}

impl Visit {
    /// Reads a request; `fallback` is for a browser that asks for none of our languages.
    pub fn new(method: &Method, uri: &Uri, headers: &HeaderMap, fallback: Lang) -> Self {
        let mut pairs = query::pairs(uri);
        let chosen = query::value(&pairs, NAME).and_then(Lang::parse);
        pairs.retain(|(name, _)| name != NAME);
        let lang = chosen.or_else(|| remembered(headers)).or_else(|| asked(headers));
        let read = *method == Method::GET || *method == Method::HEAD;
        Self {
            lang: lang.unwrap_or(fallback),
            cookie: chosen.map(|lang| {
                let tag = lang.tag();
                format!("{NAME}={tag}; Path=/; Max-Age={REMEMBERED}; SameSite=Strict; HttpOnly")
            }),
            path: if read { uri.path().to_owned() } else { "/".to_owned() },
            pairs: if read { pairs } else { Pairs::new() },
        }
    }

    /// The words of the visitor's language.
    pub fn words(&self) -> &'static Words {
        words(self.lang)
    }

    /// Links to the same page in every language.
    pub fn languages(&self) -> Vec<LanguageLink> {
        let link = |lang: &Lang| {
            let kept = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            LanguageLink {
                tag: lang.tag(),
                name: lang.own_name(),
                href: format!("{}{}", self.path, query::write(kept.chain([(NAME, lang.tag())]))),
                current: *lang == self.lang,
            }
        };
        Lang::ALL.iter().map(link).collect()
    }
}

fn remembered(headers: &HeaderMap) -> Option<Lang> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find(|(name, _)| *name == NAME)
        .and_then(|(_, tag)| Lang::parse(tag))
}

fn asked(headers: &HeaderMap) -> Option<Lang> {
    let wanted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let ours = wanted
        .split(',')
        .any(|part| Lang::parse(part.split(';').next().unwrap_or_default()).is_some());
    ours.then(|| Lang::negotiate(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(uri: &str, cookie: &str, accept: &str) -> Visit {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, cookie.parse().unwrap());
        headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
        Visit::new(&Method::GET, &uri.parse().unwrap(), &headers, Lang::En)
    }

    #[test]
    fn a_choice_beats_the_cookie_and_the_cookie_beats_the_browser() {
        assert_eq!(visit("/", "", "ru-KZ,ru;q=0.9").lang, Lang::Ru);
        assert_eq!(visit("/", "", "kk, de").lang, Lang::En);
        assert_eq!(visit("/", "a=b; lang=en", "ru").lang, Lang::En);
        let chosen = visit("/?lang=ru", "lang=en", "en");
        assert_eq!(chosen.lang, Lang::Ru);
        assert!(chosen.cookie.unwrap().starts_with("lang=ru;"));
        assert_eq!(visit("/", "lang=ru", "en").cookie, None);
    }

    #[test]
    fn language_links_keep_the_rest_of_the_address() {
        let links = visit("/r/1?q=a%20b&lang=ru", "", "").languages();
        assert_eq!(links[0].href, "/r/1?q=a%20b&lang=en");
        assert!(!links[0].current && links[1].current);
    }
}
