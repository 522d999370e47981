//! Numbers with check digits as papers carry them: containers, wagons, air waybills, ships, tax
//! numbers; and marks without any rule: seals, plates. The check rules live in the model; here a
//! last digit is searched that they accept.

use std::collections::BTreeSet;

use sarhad_model::codes::{AirWaybillNumber, ContainerNumber, ImoNumber, TaxNumber, WagonNumber};

use crate::random::Random;

/// Owner prefixes: common ones seen on the corridor and a few that nobody has registered.
const OWNERS: [&str; 14] = [
    "TCLU", "TGHU", "MSKU", "CAIU", "TEMU", "BMOU", "RZDU", "KTZU", "CRXU", "TKRU", "SEGU", "XRKU",
    "QZAU", "UETU",
];

/// Airline prefixes of the lanes (three digits).
const AIRLINES: [&str; 8] = ["465", "235", "176", "020", "784", "180", "160", "098"];

/// The first number that passes when a digit is put behind `stem`.
fn complete(stem: &str, passes: impl Fn(&str) -> bool) -> Option<String> {
    (0..10).map(|digit| format!("{stem}{digit}")).find(|number| passes(number))
}

/// Hands out numbers and never the same one twice.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    used: BTreeSet<String>,
    bills: u32,
    invoices: u32,
}

impl Numbers {
    /// Draws until a number is new. The spaces are far larger than any plan.
    fn fresh(&mut self, mut draw: impl FnMut() -> Option<String>) -> String {
        loop {
            if let Some(number) = draw()
                && self.used.insert(number.clone())
            {
                return number;
            }
        }
    }

    /// A container number with the right check digit.
    pub(crate) fn container(&mut self, random: &mut Random) -> String {
        self.fresh(|| {
            let stem = format!("{}{:06}", random.pick(&OWNERS), random.below(1_000_000));
            complete(&stem, |number| ContainerNumber::parse(number).is_ok())
        })
    }

    /// A wagon number with the right check digit: platforms for containers begin with 9, covered
    /// wagons with 2.
    pub(crate) fn wagon(&mut self, covered: bool, random: &mut Random) -> String {
        let first = if covered { 2 } else { 9 };
        self.fresh(|| {
            let stem = format!("{first}{:06}", random.below(1_000_000));
            complete(&stem, |number| WagonNumber::parse(number).is_ok())
        })
    }

    /// An air waybill number with the right check digit.
    pub(crate) fn air_waybill(&mut self, random: &mut Random) -> String {
        self.fresh(|| {
            let stem = format!("{}-{:07}", random.pick(&AIRLINES), random.below(10_000_000));
            complete(&stem, |number| AirWaybillNumber::parse(number).is_ok())
        })
    }

    /// A bill number: a prefix and a serial number that never repeats within a plan.
    pub(crate) fn bill(&mut self, prefix: &str) -> String {
        self.bills += 1;
        format!("{prefix}{:07}", self.bills)
    }
}

/// Letters of invoice numbers.
const INVOICE_LETTERS: [&str; 6] = ["INV", "EX", "SI", "KT", "PR", "CI"];

impl Numbers {
    /// An invoice number of a seller: letters of its own and a serial number.
    pub(crate) fn invoice(&mut self, seller: u32) -> String {
        self.invoices += 1;
        let letters = INVOICE_LETTERS[seller as usize % INVOICE_LETTERS.len()];
        format!("{letters}{:04}-{:06}", seller % 10_000, self.invoices)
    }
}

/// The container number with another last digit, as a typing error makes it.
pub(crate) fn with_wrong_check_digit(container: &str, random: &mut Random) -> String {
    let (stem, last) = container.split_at(container.len() - 1);
    let right: u32 = last.parse().unwrap_or(0);
    format!("{stem}{}", (right + random.between(1, 9)) % 10)
}

/// An IMO number with the right check digit.
pub(crate) fn imo(random: &mut Random) -> String {
    loop {
        let stem = format!("9{:05}", random.below(100_000));
        if let Some(number) = complete(&stem, |number| ImoNumber::parse(number).is_ok()) {
            return number;
        }
    }
}

/// The tax number of a company or a sole trader, with right check digits where a rule is known.
/// None for countries whose numbers papers of the region do not carry.
pub(crate) fn tax_number(country: &str, sole: bool, random: &mut Random) -> Option<String> {
    let mut digits = |count: u32| random.below(10_usize.pow(count));
    let number = match country {
        "KZ" => return Some(kazakh(sole, random)),
        "RU" => return Some(russian(sole, random)),
        "UZ" => format!("3{:08}", digits(8)),
        "KG" => format!("0{:04}{:09}", digits(4), digits(9)),
        "TJ" => format!("0{:08}", digits(8)),
        "AZ" => format!("{:09}1", digits(9)),
        "BY" => format!("19{:07}", digits(7)),
        _ => return None,
    };
    Some(number)
}

/// BIN (year, month, 4 and a kind) or IIN (birth date and century) of Kazakhstan.
fn kazakh(sole: bool, random: &mut Random) -> String {
    loop {
        let (month, serial) = (random.between(1, 12), random.below(100_000));
        let stem = if sole {
            let (year, day) = (random.between(60, 99), random.between(1, 28));
            format!("{year:02}{month:02}{day:02}3{:04}", serial % 10_000)
        } else {
            let year = random.between(5, 25);
            format!("{year:02}{month:02}40{serial:05}")
        };
        if let Some(number) = complete(&stem, |number| TaxNumber::parse_kz(number).is_ok()) {
            return number;
        }
    }
}

/// INN of Russia: ten digits of a company, twelve of a person.
fn russian(sole: bool, random: &mut Random) -> String {
    loop {
        let region = random.between(10, 78);
        let number = if sole {
            let stem = format!("{region:02}{:08}", random.below(100_000_000));
            (0..10).find_map(|digit| {
                complete(&format!("{stem}{digit}"), |number| TaxNumber::parse_ru(number).is_ok())
            })
        } else {
            let stem = format!("{region:02}{:07}", random.below(10_000_000));
            complete(&stem, |number| TaxNumber::parse_ru(number).is_ok())
        };
        if let Some(number) = number {
            return number;
        }
    }
}

/// A seal.
pub(crate) fn seal(random: &mut Random) -> String {
    let prefix = *random.pick(&["SL", "KZ", "CN", "AZ", "H", ""]);
    format!("{prefix}{:07}", random.below(10_000_000))
}

/// Plates of a tractor and a trailer of a country.
pub(crate) fn plates(country: &str, random: &mut Random) -> String {
    let letters = |random: &mut Random| -> String {
        (0..2).map(|_| *random.pick(&['A', 'B', 'C', 'E', 'H', 'K', 'M', 'T'])).collect()
    };
    let (first, second) = (letters(random), letters(random));
    let (n, m) = (random.between(100, 999), random.between(1000, 9999));
    match country {
        "UZ" => format!("01{n}{first}A / 01{m}{second}"),
        "TJ" => format!("{m}{first}01 / {m}{second}01"),
        "RU" => format!("A{n}{first}77 / {second}{m}77"),
        "AF" => format!("KBL {m} / KBL T{n}"),
        "PK" => format!("TL{n}{} / -", m % 1000),
        _ => format!("{n}{first}02 / {n}{second}02"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_right_and_wrong_ones_wrong() {
        let (mut numbers, mut random) = (Numbers::default(), Random::new(1, "numbers"));
        for _ in 0..500 {
            let container = numbers.container(&mut random);
            assert!(ContainerNumber::parse(&container).is_ok(), "{container}");
            let wrong = with_wrong_check_digit(&container, &mut random);
            assert!(ContainerNumber::parse(&wrong).is_err(), "{wrong}");
            assert!(WagonNumber::parse(&numbers.wagon(false, &mut random)).is_ok());
            assert!(AirWaybillNumber::parse(&numbers.air_waybill(&mut random)).is_ok());
            assert!(ImoNumber::parse(&imo(&mut random)).is_ok());
            for sole in [false, true] {
                let kz = tax_number("KZ", sole, &mut random).unwrap();
                assert!(TaxNumber::parse_kz(&kz).is_ok(), "{kz}");
                let ru = tax_number("RU", sole, &mut random).unwrap();
                assert!(TaxNumber::parse_ru(&ru).is_ok(), "{ru}");
            }
        }
        assert_eq!(tax_number("CN", false, &mut random), None);
    }

    #[test]
    fn bills_and_containers_do_not_repeat() {
        let (mut numbers, mut random) = (Numbers::default(), Random::new(1, "numbers"));
        let mut seen = BTreeSet::new();
        for _ in 0..5000 {
            assert!(seen.insert(numbers.container(&mut random)));
            assert!(seen.insert(numbers.bill("CMR")));
        }
    }
}
