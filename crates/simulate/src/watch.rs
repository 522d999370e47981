//! Listed parties that may be planted under another spelling. The caller gives them; the built-in
//! ones are invented and belong to no list.

use sarhad_model::EntryKind;

/// A listed party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchName {
    /// Person or company; entries of other kinds are not planted.
    pub kind: EntryKind,
    /// Main name, given name first.
    pub name: String,
    /// Other names on the list, in any script.
    pub aliases: Vec<String>,
}

impl WatchName {
    /// A listed party.
    pub fn new(kind: EntryKind, name: &str, aliases: &[&str]) -> Self {
        let aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
        Self { kind, name: name.to_owned(), aliases }
    }
}

/// Invented parties for demonstrations: nobody of these names is known to us.
pub fn demo_watch_names() -> Vec<WatchName> {
    use EntryKind::{Organisation, Person};
    vec![
        WatchName::new(
            Person,
            "Viktor Anatolyevich Strelkovskiy",
            &["Виктор Анатольевич Стрелковский"],
        ),
        WatchName::new(
            Person,
            "Farrukh Zokirovich Tuymurodov",
            &["Фаррух Зокирович Туймуродов", "Farrux Zokirovich Toʻymurodov"],
        ),
        WatchName::new(
            Person,
            "Bauyrzhan Ergaliuly Sarbalinov",
            &["Бауыржан Ерғалиұлы Сарбалинов", "Баурджан Ергалиевич Сарбалинов"],
        ),
        WatchName::new(Person, "Mehrdad Sohrabnejad-Pour", &["Мехрдад Сохрабнежад-Пур"]),
        WatchName::new(
            Organisation,
            "LLC Polyarnaya Orbita",
            &["ООО «Полярная Орбита»", "Polar Orbit LLC"],
        ),
        WatchName::new(
            Organisation,
            "Khorshid Sanat Novin Co",
            &["Хоршид Санат Новин", "Khurshid Sanaat Novin Industries"],
        ),
        WatchName::new(
            Organisation,
            "Baekdu Sonbong Trading Corporation",
            &["Торговая корпорация Пэкту Сонбон"],
        ),
        WatchName::new(
            Organisation,
            "Hongxia Weilai Electronics Co Ltd",
            &["Хунся Вэйлай Электроникс"],
        ),
        WatchName::new(
            Organisation,
            "Al Safwa Meridian General Trading LLC",
            &["Аль Сафва Меридиан Дженерал Трейдинг"],
        ),
        WatchName::new(Organisation, "Zhuldyz Impex Trans LLP", &["ТОО «Жұлдыз Импекс Транс»"]),
    ]
}
