//! What a country or a post may set, and what no file can.

use sarhad_engine::Knowledge;
use sarhad_engine::policy::{MAX_BYTES, Policy, PolicyError};
use sarhad_engine::tables::Tables;
use sarhad_model::{Gate, PolicyChange};

fn read(toml: &str) -> Result<Policy, PolicyError> {
    Policy::read(toml, &Tables::built_in())
}

const FILE: &str = r#"
post = "AKTAU-FERRY"

[indicators.VW09]
weight_db = 6
parameters = { limit = 5000 }
reason = "our limit for a simplified declaration"

[indicators.GD04]
off = true
reason = "no room for it this month"

[countries.KZ.indicators.VW09]
parameters = { limit = 20000, currency = ["KZT", "USD"] }
reason = "limit of the country"

[[countries.KZ.embargoes]]
country = "AF"
goods = "hs:27-29|38"
regime = "order 17"
effect = "binds"
weight_db = 9
reason = "precursors, order 17 of the ministry"

[posts.AKTAU-FERRY]
country = "KZ"

[posts.AKTAU-FERRY.indicators.VW09]
weight_db = 8.5
reason = "many parcels by ferry"

[posts.AKTAU-FERRY.indicators.GD04]
weight_db = 4
reason = "counts here again"

[posts.UZTMZ.indicators.GD02]
gate = "review"
reason = "the bridge"
"#;

#[test]
fn the_narrower_part_counts() {
    let policy = read(FILE).unwrap();
    let knowledge = Knowledge::build(Vec::new());
    let at =
        |post: Option<&str>| Knowledge::build(Vec::new()).with_policy(policy.at(post).unwrap());
    let ferry = at(None);
    let row = ferry.tables.indicator("VW09");
    assert_eq!(row.weight.thousandths(), 8500);
    assert_eq!(row.parameter("limit"), Some("20000"));
    assert_eq!(row.list("currency").collect::<Vec<_>>(), ["KZT", "USD"]);
    assert!(ferry.uses("GD04"), "the post switched it on again");
    let built_in = knowledge.tables.embargoes.len();
    assert_eq!(ferry.tables.embargoes.len(), built_in + 1);

    let bridge = at(Some("UZTMZ"));
    assert_eq!(bridge.tables.indicator("VW09").parameter("limit"), Some("5000"));
    assert_eq!(bridge.tables.indicator("GD02").gate, Gate::Review);
    assert!(!bridge.uses("GD04"));
    assert_eq!(bridge.tables.embargoes.len(), built_in);

    // A post that the file does not name, in a country that it does not name.
    let other = at(Some("GEPTI"));
    assert_eq!(other.tables.indicator("VW09").weight.thousandths(), 6000);
    assert_eq!(
        policy.at(Some("SOMEWHERE")),
        Err(PolicyError::UnknownPost { post: "SOMEWHERE".to_owned() })
    );
}

#[test]
fn knowledge_and_findings_name_the_policy() {
    let policy = read(FILE).unwrap();
    let plain = Knowledge::build(Vec::new());
    let id = plain.id.clone();
    let ferry = Knowledge::build(Vec::new()).with_policy(policy.at(None).unwrap());
    let bridge = Knowledge::build(Vec::new()).with_policy(policy.at(Some("UZTMZ")).unwrap());
    assert_ne!(ferry.id, id);
    assert_ne!(ferry.id, bridge.id);
    let version = ferry.policy().unwrap().version;
    let source = &ferry.tables.indicator("VW09").source.version;
    assert_eq!(*source, format!("{}+{version}", plain.tables.version()));
    assert_eq!(ferry.tables.indicator("GD01").source, plain.tables.indicator("GD01").source);
    // Back to nothing is as if nothing had been.
    let back = ferry.with_policy(read("").unwrap().at(None).unwrap());
    assert_eq!(back.id, id);
    assert!(back.uses("GD04") && back.policy().is_none());
}

#[test]
fn what_differs_is_told_with_its_reason() {
    let knowledge =
        Knowledge::build(Vec::new()).with_policy(read(FILE).unwrap().at(Some("UZTMZ")).unwrap());
    let change = |scope: &str, subject: &str, setting: &str, was: &str, is: &str, reason: &str| {
        let [scope, subject, setting, was, is, reason] =
            [scope, subject, setting, was, is, reason].map(str::to_owned);
        PolicyChange { scope, subject, setting, was, is, reason }
    };
    assert_eq!(
        knowledge.policy().unwrap().changes,
        [
            change("all", "GD04", "off", "no", "yes", "no room for it this month"),
            change(
                "all",
                "VW09",
                "weight_db",
                "+7",
                "+6",
                "our limit for a simplified declaration"
            ),
            change(
                "all",
                "VW09",
                "limit",
                "10000",
                "5000",
                "our limit for a simplified declaration"
            ),
            change("post UZTMZ", "GD02", "gate", "none", "review", "the bridge"),
        ]
    );
}

#[test]
fn faults_say_where_and_what_to_do() {
    let row = |body: &str| format!("[indicators.{body}\nreason = \"r\"\n");
    let measure = |body: &str| format!("[[embargoes]]\n{body}\n");
    let cases = [
        (row("XX01]\nweight_db = 1"), "[indicators.XX01]: there is no such indicator"),
        (row("GD04]\nweight_db = -1"), "it speaks for a suspicion: 0 or more"),
        (row("MT03]\nweight_db = 1"), "it speaks against a suspicion: 0 or less"),
        (row("GD04]\nweight_db = 31"), "from -30 to 30"),
        (row("GD04]\nweight_db = nan"), "from -30 to 30"),
        (row("GD02]\ngate = \"stop\""), "it is none, review or hold"),
        (row("PT01]\ngate = \"review\""), "no file can lower a hold"),
        (row("PT01]\noff = true"), "no file can switch a hold off"),
        (
            row("VW09]\nparameters = { limt = 3 }"),
            "there is no parameter limt; VW09 has currency, days",
        ),
        (row("VW09]\nparameters = { limit = \"3\" }"), "it is a number, not below 0"),
        (row("VW09]\nparameters = { limit = -3 }"), "it is a number, not below 0"),
        (row("VW09]\nparameters = { currency = 3 }"), "in quotation marks"),
        (row("VW09]\nparameters = { currency = [\"US|D\"] }"), "no table can hold"),
        (row("GD02]\nwight_db = 1"), "unknown field"),
        (row("GD02]\nweight_db = 1"), "it weighs by the parameters tier_1"),
        (row("RT14]\nweight_db = 1"), "it weighs by weight_db of the embargoes"),
        ("[indicators.GD02]\nweight_db = 1\n".to_owned(), "reason is missing"),
        ("[posts.SOMEWHERE]\n".to_owned(), "[posts.SOMEWHERE]: country is missing"),
        ("[countries.Z9.indicators]\n".to_owned(), "no country code"),
        (
            measure(
                "country = \"Z9\"\ngoods = \"arms\"\nregime = \"a\"\neffect = \"binds\"\nreason = \"r\"",
            ),
            "embargoes, number 1]: country",
        ),
        (
            measure(
                "country = \"AF\"\ngoods = \"hs:7\"\nregime = \"a\"\neffect = \"binds\"\nreason = \"r\"",
            ),
            "goods is",
        ),
        (
            measure(
                "country = \"AF\"\ngoods = \"arms\"\nregime = \"a\"\neffect = \"maybe\"\nreason = \"r\"",
            ),
            "effect is",
        ),
        (
            measure(
                "country = \"AF\"\ngoods = \"arms\"\nregime = \"a\"\neffect = \"off\"\nreason = \"r\"",
            ),
            "no such measure to switch off",
        ),
        (
            measure(
                "country = \"KP\"\ngoods = \"strategic\"\nregime = \"UNSC 1718 (2006)\"\neffect = \"informs\"\nreason = \"r\"",
            ),
            "Security Council",
        ),
        (
            measure(
                "country = \"KP\"\ngoods = \"strategic\"\nregime = \"UNSC 1718 (2006)\"\neffect = \"off\"\nreason = \"r\"",
            ),
            "Security Council",
        ),
        ("post = ".to_owned(), "TOML"),
        (" ".repeat(MAX_BYTES + 1), "the limit is"),
    ];
    for (toml, expected) in cases {
        let error = read(&toml).expect_err(&toml).to_string();
        assert!(error.contains(expected), "{toml}\n{error}");
    }
}

/// Parts of other posts are checked as well: an error must not wait for the day on which that post
/// is named.
#[test]
fn all_parts_are_checked() {
    let toml = "[posts.UZTMZ.indicators.GD04]\nweight_db = 99\nreason = \"r\"\n";
    let error = read(toml).unwrap_err().to_string();
    assert!(error.starts_with("[posts.UZTMZ.indicators.GD04]"), "{error}");
}
