//! Invented names in any number, from our own tables of given names, surnames and company words,
//! and from words of lists where these are at hand; and names changed as papers change them. The
//! same seed gives the same names. For tests and measurements; nobody is meant.
#![allow(dead_code, reason = "each test uses its part")]

use sarhad_model::{Authority, EntryKind, ListEntry, ListName, NameQuality, WatchList};

/// A stream of numbers: splitmix64 (Guy Steele and others, 2014), for tests only.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }

    /// True in `percent` of 100 throws.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }

    /// One of many, the first ones far more often, as names are.
    fn pick_uneven<'a>(&mut self, from: &'a [String]) -> &'a str {
        let share = self.below(1000) as f64 / 1000.0;
        &from[((share * share * share) * from.len() as f64) as usize]
    }
}

/// Words that names are made of.
pub struct Pools {
    given: Vec<String>,
    surnames: Vec<String>,
    stems: Vec<String>,
    trades: Vec<String>,
    forms: Vec<String>,
}

/// Endings of surnames and fathers' names.
const SURNAME_ENDINGS: [&str; 12] =
    ["ov", "ova", "ev", "eva", "bekov", "bayev", "zoda", "zade", "yan", "enko", "ski", "dze"];
const FATHER_ENDINGS: [&str; 6] = ["ovich", "ovna", "uly", "qyzy", " oglu", " o'g'li"];

impl Pools {
    /// Our own tables only.
    pub fn built_in() -> Self {
        let mut pools = Self {
            given: Vec::new(),
            surnames: Vec::new(),
            stems: Vec::new(),
            trades: Vec::new(),
            forms: Vec::new(),
        };
        let rows = |text: &'static str| text.lines().skip(1).map(|line| line.split(','));
        for mut row in rows(include_str!("../../../../data/simulate/people.csv")) {
            let part = row.nth(1).unwrap_or_default();
            let pool = if part == "surname" { &mut pools.surnames } else { &mut pools.given };
            pool.extend(row.filter(|_| part != "patronymic").map(str::to_owned));
        }
        for mut row in rows(include_str!("../../../../data/simulate/companies.csv")) {
            let pool = match row.nth(1).unwrap_or_default() {
                "stem" => &mut pools.stems,
                "form" => &mut pools.forms,
                _ => continue,
            };
            pool.extend(row.map(str::to_owned));
        }
        for mut row in rows(include_str!("../../../../data/simulate/branch_words.csv")) {
            row.next();
            pools.trades.extend(row.map(str::to_owned));
        }
        for mut row in rows(include_str!("../../../../data/names/words.csv")) {
            let word = row.next().unwrap_or_default();
            match row.next() {
                Some("given") => pools.given.push(capital(word)),
                Some("trade") if !word.ends_with('*') => pools.trades.push(capital(word)),
                _ => {}
            }
        }
        let endings = || SURNAME_ENDINGS.iter();
        let made = pools.given.iter().filter(|name| name.is_ascii() && !name.contains(' '));
        let made: Vec<String> = made
            .flat_map(|name| {
                endings().map(move |end| format!("{}{end}", name.trim_end_matches('a')))
            })
            .collect();
        pools.surnames.extend(made);
        pools
    }

    /// Our own tables and the words of lists.
    pub fn with_lists(lists: &[WatchList]) -> Self {
        let mut pools = Self::built_in();
        for entry in lists.iter().flat_map(|list| &list.entries) {
            let pool = match entry.kind {
                EntryKind::Person => &mut pools.surnames,
                _ => &mut pools.stems,
            };
            let words = entry.names.iter().flat_map(|name| name.text.split([' ', ',']));
            pool.extend(words.filter(|word| word.chars().count() > 2).map(str::to_owned));
        }
        pools.surnames.sort_unstable();
        pools.surnames.dedup();
        pools.stems.sort_unstable();
        pools.stems.dedup();
        // Common ones first by chance, not by alphabet.
        let mut dice = Dice::new(1);
        for pool in [&mut pools.surnames, &mut pools.stems] {
            for at in (1..pool.len()).rev() {
                pool.swap(at, dice.below(at + 1));
            }
        }
        pools
    }

    /// One name.
    pub fn name(&self, dice: &mut Dice, kind: EntryKind) -> String {
        if kind == EntryKind::Person { self.person(dice) } else { self.company(dice) }
    }

    fn person(&self, dice: &mut Dice) -> String {
        let mut words = vec![dice.pick_uneven(&self.given).to_owned()];
        if dice.chance(35) {
            let father = dice.pick_uneven(&self.given);
            let ending = dice.pick(&FATHER_ENDINGS);
            words.push(format!("{}{ending}", father.trim_end_matches(['a', 'y', 'i'])));
        } else if dice.chance(25) {
            words.push(dice.pick_uneven(&self.given).to_owned());
        }
        words.push(spliced(dice, &self.surnames));
        if dice.chance(30) {
            words.rotate_right(1);
        }
        words.join(" ")
    }

    fn company(&self, dice: &mut Dice) -> String {
        let mut words = vec![spliced(dice, &self.stems)];
        for _ in 0..dice.below(3) {
            words.push(dice.pick_uneven(&self.trades).to_owned());
        }
        if dice.chance(15) {
            words.push((dice.below(99) + 1).to_string());
        }
        words.push(dice.pick_uneven(&self.forms).to_owned());
        words.join(" ")
    }

    /// A list of `entries` invented parties, two thirds of them persons; a tenth has an alias.
    pub fn list(&self, entries: usize, seed: u64) -> WatchList {
        let mut dice = Dice::new(seed);
        let entry = |number: usize| {
            let kind = if dice.chance(66) { EntryKind::Person } else { EntryKind::Organisation };
            let mut names = vec![self.name(&mut dice, kind)];
            if dice.chance(10) {
                names.push(changed(&names[0], &mut dice));
            }
            let name = |text| ListName { text, quality: NameQuality::Primary };
            made_entry(number, kind, names.into_iter().map(name).collect())
        };
        WatchList {
            id: format!("made-{seed}"),
            title: "Invented names".to_owned(),
            authority: Authority::Other,
            format: "test".to_owned(),
            published: None,
            version: seed.to_string(),
            entries: (0..entries).map(entry).collect(),
        }
    }
}

/// A word of a pool, or two of them cut and put together: a long list has more words than a
/// short one.
fn spliced(dice: &mut Dice, pool: &[String]) -> String {
    let word = dice.pick_uneven(pool);
    if dice.chance(60) {
        return word.to_owned();
    }
    let half = |word: &str| word.char_indices().nth(word.chars().count() / 2).map_or(0, |c| c.0);
    let tail = pool[dice.below(pool.len())].as_str();
    format!("{}{}", &word[..half(word)], &tail[half(tail)..])
}

pub fn made_entry(number: usize, kind: EntryKind, names: Vec<ListName>) -> ListEntry {
    ListEntry {
        id: format!("m{number}"),
        kind,
        names,
        dates: Vec::new(),
        countries: Vec::new(),
        identifiers: Vec::new(),
        addresses: Vec::new(),
        programs: Vec::new(),
        listed_on: None,
        expires_on: None,
        remarks: String::new(),
        vessel: None,
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// How a paper changes a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    Typo,
    DroppedPart,
    OtherOrder,
    LookAlike,
    Romanisation,
    Joined,
    Split,
}

impl Change {
    pub const ALL: [Self; 7] = [
        Self::Typo,
        Self::DroppedPart,
        Self::OtherOrder,
        Self::LookAlike,
        Self::Romanisation,
        Self::Joined,
        Self::Split,
    ];

    /// The name so changed; as it is where there is nothing to change.
    pub fn apply(self, name: &str, dice: &mut Dice) -> String {
        let mut words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return String::new();
        }
        let at = dice.below(words.len());
        match self {
            Self::Typo => words[at] = typo(&words[at], dice),
            Self::DroppedPart if words.len() > 1 => drop(words.remove(at)),
            Self::OtherOrder if words.len() > 1 => words.rotate_left(at.max(1)),
            Self::LookAlike => words[at] = exchanged(&words[at], &LOOK_ALIKES, dice),
            Self::Romanisation => {
                for word in &mut words {
                    *word = exchanged(&word.to_lowercase(), &SPELLINGS, dice);
                }
            }
            Self::Joined if at > 0 => {
                let word = words.remove(at);
                words[at - 1].push_str(&word);
            }
            Self::Split => {
                let half = words[at].chars().count() / 2;
                if let Some((cut, _)) = words[at].char_indices().nth(half).filter(|_| half > 2) {
                    words[at].insert(cut, ' ');
                }
            }
            Self::DroppedPart | Self::OtherOrder | Self::Joined => {}
        }
        words.join(" ")
    }
}

/// A name changed in one way or another.
pub fn changed(name: &str, dice: &mut Dice) -> String {
    let change = Change::ALL[dice.below(Change::ALL.len())];
    change.apply(name, dice)
}

/// One letter left out, doubled, replaced by another one of the word, or exchanged with the next.
fn typo(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let (at, other) = (dice.below(letters.len()), dice.below(letters.len()));
    match dice.below(4) {
        0 if letters.len() > 1 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[other]),
        2 => letters[at] = letters[other],
        _ if at > 0 => letters.swap(at - 1, at),
        _ => {}
    }
    letters.into_iter().collect()
}

/// Latin letters and Cyrillic ones that look the same.
const LOOK_ALIKES: [(&str, &str); 10] = [
    ("a", "а"),
    ("e", "е"),
    ("o", "о"),
    ("p", "р"),
    ("c", "с"),
    ("x", "х"),
    ("A", "А"),
    ("B", "В"),
    ("H", "Н"),
    ("K", "К"),
];

/// Spellings of one sound in different romanisations.
const SPELLINGS: [(&str, &str); 16] = [
    ("zh", "j"),
    ("dzh", "j"),
    ("kh", "h"),
    ("kh", "x"),
    ("q", "k"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("iy", "y"),
    ("w", "v"),
    ("ov", "off"),
    ("ye", "e"),
    ("ts", "c"),
    ("gh", "g"),
    ("ou", "u"),
    ("sch", "sh"),
    ("i", "y"),
];

/// One to three exchanges, either way.
fn exchanged(word: &str, table: &[(&str, &str)], dice: &mut Dice) -> String {
    let mut word = word.to_owned();
    for _ in 0..=dice.below(3) {
        let (a, b) = table[dice.below(table.len())];
        let (from, to) = if dice.chance(50) { (a, b) } else { (b, a) };
        word = word.replacen(from, to, 1);
    }
    word
}
