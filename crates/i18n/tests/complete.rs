//! Every code that the program can say has a message in every shipped language.

use sarhad_i18n::{Lang, words};
use sarhad_model::{Advice, IssueCode, PartyRole};

fn missing(ids: impl Iterator<Item = String>) -> Vec<String> {
    let ids: Vec<String> = ids.collect();
    let absent = |lang: &Lang| {
        let tag = lang.tag();
        ids.iter()
            .filter(|id| !words(*lang).has(id))
            .map(move |id| format!("{tag}: {id}"))
            .collect::<Vec<_>>()
    };
    Lang::ALL.iter().flat_map(absent).collect()
}

#[test]
fn every_issue_has_a_message() {
    let ids = IssueCode::ALL.iter().map(|code| format!("issue-{}", code.key()));
    assert_eq!(missing(ids), [] as [&str; 0]);
}

#[test]
fn every_advice_and_role_has_a_name() {
    let advice = Advice::ALL.iter().map(|advice| format!("advice-{}", advice.key()));
    let roles = PartyRole::ALL.iter().map(|role| format!("role-{}", role.key()));
    assert_eq!(missing(advice.chain(roles)), [] as [&str; 0]);
}
