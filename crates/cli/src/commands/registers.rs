//! Which registers of companies and observations were used, and what of them could not be read.

use chrono::NaiveDate;
use sarhad_i18n::{Words, date, thousands};
use sarhad_service::registers::{CompanyReading, ObservationReading, RowFault};

use crate::output::tell;

/// Faults of one file that are told one by one.
const SHOWN_FAULTS: usize = 5;

/// Tells of the register of companies.
pub(super) fn tell_about_companies(reading: &CompanyReading, words: &Words) {
    let register = &reading.register;
    let as_of = register.as_of.map_or_else(|| "?".to_owned(), |day| date(day, words.lang()));
    tell(&words.say(
        "note-companies",
        &[
            ("name", register.name.as_str().into()),
            ("count", thousands(register.companies.len(), words.lang()).into()),
            ("version", register.version.as_str().into()),
            ("day", as_of.into()),
        ],
    ));
    tell_about_faults(&reading.faults, &reading.unused_columns, words);
}

/// Tells of the observations; those that became known after the day count nothing.
pub(super) fn tell_about_observations(reading: &ObservationReading, day: NaiveDate, words: &Words) {
    let all = &reading.observations;
    let later = all.all.iter().filter(|fact| fact.known_on > day).count();
    tell(&words.say(
        "note-observations",
        &[
            ("name", all.name.as_str().into()),
            ("count", thousands(all.all.len(), words.lang()).into()),
            ("version", all.version.as_str().into()),
            ("later", thousands(later, words.lang()).into()),
        ],
    ));
    tell_about_faults(&reading.faults, &reading.unused_columns, words);
}

fn tell_about_faults(faults: &[RowFault], unused: &[String], words: &Words) {
    for fault in faults.iter().take(SHOWN_FAULTS) {
        let key = format!("register-fault-{}", fault.kind.key());
        let args = [
            ("row", fault.row.to_string().into()),
            ("column", fault.column.into()),
            ("raw", fault.raw.as_str().into()),
        ];
        tell(&format!("  - {}", words.say(&key, &args)));
    }
    let more = faults.len().saturating_sub(SHOWN_FAULTS);
    if more > 0 {
        tell(&words.say("lists-remarks", &[("count", more.into())]));
    }
    if !unused.is_empty() {
        let columns = unused.join(", ");
        tell(&words.say("register-unused-columns", &[("columns", columns.into())]));
    }
}

#[cfg(test)]
mod tests {
    use sarhad_i18n::{Lang, words};
    use sarhad_service::registers::RowFaultKind;

    #[test]
    fn every_fault_has_a_message() {
        for lang in Lang::ALL {
            for kind in RowFaultKind::ALL {
                let key = format!("register-fault-{}", kind.key());
                assert!(words(*lang).has(&key), "{}: {key}", lang.tag());
            }
        }
    }
}
