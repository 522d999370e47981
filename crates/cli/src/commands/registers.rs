//! Which registers of companies and observations were used, and what of them could not be read.

use chrono::NaiveDate;
use sarhad_i18n::{Words, date, thousands};
use sarhad_service::registers::{CompanyReading, ObservationReading, RowFault};

/// Faults of one file that are told one by one.
const SHOWN_FAULTS: usize = 5;

/// Tells of the register of companies.
pub(super) fn of_companies(reading: &CompanyReading, words: &Words, lines: &mut Vec<String>) {
    let register = &reading.register;
    let as_of = register.as_of.map_or_else(|| "?".to_owned(), |day| date(day, words.lang()));
    lines.push(words.say(
        "note-companies",
        &[
            ("name", register.name.as_str().into()),
            ("count", thousands(register.companies.len(), words.lang()).into()),
            ("version", register.version.as_str().into()),
            ("day", as_of.into()),
        ],
    ));
    of_faults(&reading.faults, &reading.unused_columns, words, lines);
}

/// Tells of the observations; those that became known after the day count nothing.
pub(super) fn of_observations(
    reading: &ObservationReading,
    day: NaiveDate,
    words: &Words,
    lines: &mut Vec<String>,
) {
    let all = &reading.observations;
    let later = all.all.iter().filter(|fact| fact.known_on > day).count();
    lines.push(words.say(
        "note-observations",
        &[
            ("name", all.name.as_str().into()),
            ("count", thousands(all.all.len(), words.lang()).into()),
            ("version", all.version.as_str().into()),
            ("later", thousands(later, words.lang()).into()),
        ],
    ));
    of_faults(&reading.faults, &reading.unused_columns, words, lines);
}

fn of_faults(faults: &[RowFault], unused: &[String], words: &Words, lines: &mut Vec<String>) {
    for fault in faults.iter().take(SHOWN_FAULTS) {
        let key = format!("register-fault-{}", fault.kind.key());
        let args = [
            ("row", fault.row.to_string().into()),
            ("column", fault.column.into()),
            ("raw", fault.raw.as_str().into()),
        ];
        lines.push(format!("  - {}", words.say(&key, &args)));
    }
    let more = faults.len().saturating_sub(SHOWN_FAULTS);
    if more > 0 {
        lines.push(words.say("lists-remarks", &[("count", more.into())]));
    }
    if !unused.is_empty() {
        let columns = unused.join(", ");
        lines.push(words.say("register-unused-columns", &[("columns", columns.into())]));
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
