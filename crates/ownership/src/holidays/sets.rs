//! Which holidays which place keeps.

use jiff::civil::Date;
use jiff::civil::Weekday::{Monday as Mon, Sunday, Thursday as Thu, Wednesday as Wed};

use super::rules::{Rule, Set, before, by, easter, fixed, nth, on_dates};

const NEW_YEAR: Rule = fixed("New Year's Day", 1, 1);
const EPIPHANY: Rule = fixed("Epiphany", 1, 6);
const MAUNDY_THURSDAY: Rule = easter("Maundy Thursday", -3);
const GOOD_FRIDAY: Rule = easter("Good Friday", -2);
const EASTER_SUNDAY: Rule = easter("Easter Sunday", 0);
const EASTER_MONDAY: Rule = easter("Easter Monday", 1);
const ASCENSION: Rule = easter("Ascension Day", 39);
const WHIT_SUNDAY: Rule = easter("Whit Sunday", 49);
const WHIT_MONDAY: Rule = easter("Whit Monday", 50);
const CORPUS_CHRISTI: Rule = easter("Corpus Christi", 60);
const LABOUR_DAY: Rule = fixed("Labour Day", 5, 1);
const ASSUMPTION: Rule = fixed("Assumption Day", 8, 15);
const REFORMATION: Rule = fixed("Reformation Day", 10, 31);
const ALL_SAINTS: Rule = fixed("All Saints' Day", 11, 1);
const IMMACULATE: Rule = fixed("Immaculate Conception", 12, 8);
const CHRISTMAS_EVE: Rule = fixed("Christmas Eve", 12, 24);
const CHRISTMAS: Rule = fixed("Christmas Day", 12, 25);
const SECOND_DAY: Rule = fixed("Second Day of Christmas", 12, 26);
const WOMEN: Rule = fixed("International Women's Day", 3, 8);

/// All of the United Kingdom. The one-off days and the bank holidays that gave way to them are known since 2020.
const GB: &[Rule] = &[
    NEW_YEAR.to_the_next_free_day(),
    GOOD_FRIDAY,
    nth("Early May bank holiday", 1, Mon, 5).not_in(&[2020]),
    on_dates("Early May bank holiday (VE Day)", &[(2020, 5, 8)]),
    nth("Spring bank holiday", -1, Mon, 5).not_in(&[2022]),
    on_dates("Spring bank holiday", &[(2022, 6, 2)]),
    on_dates("Platinum Jubilee", &[(2022, 6, 3)]),
    on_dates("State Funeral of Queen Elizabeth II", &[(2022, 9, 19)]),
    on_dates("Coronation of King Charles III", &[(2023, 5, 8)]),
    CHRISTMAS.to_the_next_free_day(),
    fixed("Boxing Day", 12, 26).to_the_next_free_day(),
];
const GB_ENG: &[Rule] = &[EASTER_MONDAY, nth("Summer bank holiday", -1, Mon, 8)];
const GB_NIR: &[Rule] = &[
    fixed("Saint Patrick's Day", 3, 17).to_the_next_free_day(),
    EASTER_MONDAY,
    fixed("Battle of the Boyne", 7, 12).to_the_next_free_day(),
    nth("Summer bank holiday", -1, Mon, 8),
];
const GB_SCT: &[Rule] = &[
    fixed("2nd January", 1, 2).to_the_next_free_day(),
    nth("Summer bank holiday", 1, Mon, 8),
    fixed("Saint Andrew's Day", 11, 30).to_the_next_free_day(),
    on_dates("World Cup bank holiday", &[(2026, 6, 15)]),
];

const IE: &[Rule] = &[
    NEW_YEAR,
    by("Saint Brigid's Day", |year| {
        let first = Date::new(year, 2, 1).ok()?;
        match first.weekday() {
            jiff::civil::Weekday::Friday => Some(first),
            _ => first.nth_weekday_of_month(1, Mon).ok(),
        }
    })
    .since(2023),
    fixed("Saint Patrick's Day", 3, 17),
    EASTER_MONDAY,
    nth("May Day", 1, Mon, 5),
    nth("June holiday", 1, Mon, 6),
    nth("August holiday", 1, Mon, 8),
    nth("October holiday", -1, Mon, 10),
    CHRISTMAS,
    fixed("Saint Stephen's Day", 12, 26),
];

const DE: &[Rule] = &[
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    WHIT_MONDAY,
    fixed("German Unity Day", 10, 3),
    CHRISTMAS,
    SECOND_DAY,
];
const DE_SINCE_2018: &[Rule] = &[REFORMATION.since(2017)];
const DE_NW: &[Rule] = &[CORPUS_CHRISTI, ALL_SAINTS];

const AT: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    WHIT_MONDAY,
    CORPUS_CHRISTI,
    ASSUMPTION,
    fixed("National Day", 10, 26),
    ALL_SAINTS,
    IMMACULATE,
    CHRISTMAS,
    fixed("Saint Stephen's Day", 12, 26),
];
/// What every canton keeps.
const CH: &[Rule] = &[NEW_YEAR, ASCENSION, fixed("National Day", 8, 1), CHRISTMAS];

const FR: &[Rule] = &[
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    fixed("Victory Day", 5, 8),
    ASCENSION,
    WHIT_MONDAY,
    fixed("National Day", 7, 14),
    ASSUMPTION,
    ALL_SAINTS,
    fixed("Armistice Day", 11, 11),
    CHRISTMAS,
];
/// What the whole country keeps; where one falls on a Sunday the regions may choose another day.
const ES: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY,
    GOOD_FRIDAY,
    LABOUR_DAY,
    ASSUMPTION,
    fixed("National Day", 10, 12),
    ALL_SAINTS,
    fixed("Constitution Day", 12, 6),
    IMMACULATE,
    CHRISTMAS,
];
const IT: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    fixed("Liberation Day", 4, 25),
    LABOUR_DAY,
    fixed("Republic Day", 6, 2),
    ASSUMPTION,
    fixed("Saint Francis of Assisi", 10, 4).since(2026),
    ALL_SAINTS,
    IMMACULATE,
    CHRISTMAS,
    fixed("Saint Stephen's Day", 12, 26),
];
const PT: &[Rule] = &[
    NEW_YEAR,
    GOOD_FRIDAY,
    EASTER_SUNDAY,
    fixed("Freedom Day", 4, 25),
    LABOUR_DAY,
    CORPUS_CHRISTI.since(2016),
    fixed("Portugal Day", 6, 10),
    ASSUMPTION,
    fixed("Republic Day", 10, 5).since(2016),
    ALL_SAINTS.since(2016),
    fixed("Restoration of Independence", 12, 1).since(2016),
    IMMACULATE,
    CHRISTMAS,
];
const NL: &[Rule] = &[
    NEW_YEAR,
    EASTER_SUNDAY,
    EASTER_MONDAY,
    by("King's Day", |year| {
        let day = Date::new(year, 4, 27).ok()?;
        if day.weekday() == Sunday { day.yesterday().ok() } else { Some(day) }
    })
    .since(2014),
    by("Liberation Day", |year| Date::new(year, 5, 5).ok().filter(|_| year % 5 == 0)),
    ASCENSION,
    WHIT_SUNDAY,
    WHIT_MONDAY,
    CHRISTMAS,
    SECOND_DAY,
];
const BE: &[Rule] = &[
    NEW_YEAR,
    EASTER_MONDAY,
    LABOUR_DAY,
    ASCENSION,
    WHIT_MONDAY,
    fixed("National Day", 7, 21),
    ASSUMPTION,
    ALL_SAINTS,
    fixed("Armistice Day", 11, 11),
    CHRISTMAS,
];
const PL: &[Rule] = &[
    NEW_YEAR,
    EPIPHANY.since(2011),
    EASTER_SUNDAY,
    EASTER_MONDAY,
    LABOUR_DAY,
    fixed("Constitution Day", 5, 3),
    WHIT_SUNDAY,
    CORPUS_CHRISTI,
    ASSUMPTION,
    ALL_SAINTS,
    fixed("Independence Day", 11, 11),
    CHRISTMAS_EVE.since(2025),
    CHRISTMAS,
    SECOND_DAY,
];

/// Federal holidays.
const US: &[Rule] = &[
    NEW_YEAR.to_the_nearest_day(),
    nth("Martin Luther King Jr. Day", 3, Mon, 1),
    nth("Washington's Birthday", 3, Mon, 2),
    nth("Memorial Day", -1, Mon, 5),
    fixed("Juneteenth", 6, 19).to_the_nearest_day().since(2021),
    fixed("Independence Day", 7, 4).to_the_nearest_day(),
    nth("Labor Day", 1, Mon, 9),
    nth("Columbus Day", 2, Mon, 10),
    fixed("Veterans Day", 11, 11).to_the_nearest_day(),
    nth("Thanksgiving Day", 4, Thu, 11),
    CHRISTMAS.to_the_nearest_day(),
];
/// The general holidays of the Canada Labour Code.
const CA: &[Rule] = &[
    NEW_YEAR.to_the_next_free_day(),
    GOOD_FRIDAY,
    before("Victoria Day", Mon, 5, 25),
    fixed("Canada Day", 7, 1).to_the_next_free_day(),
    nth("Labour Day", 1, Mon, 9),
    fixed("National Day for Truth and Reconciliation", 9, 30).to_the_next_free_day().since(2021),
    nth("Thanksgiving Day", 2, Mon, 10),
    fixed("Remembrance Day", 11, 11).to_the_next_free_day(),
    CHRISTMAS.to_the_next_free_day(),
    fixed("Boxing Day", 12, 26).to_the_next_free_day(),
];
/// Regular holidays and special non-working days. The two feasts of Eid, the New Year of the moon and
/// single days are proclaimed from year to year: known from 2024 to 2026, further ones come by hand or as an ics
/// file.
const PH: &[Rule] = &[
    NEW_YEAR,
    on_dates("Lunar New Year", &[(2024, 2, 10), (2025, 1, 29), (2026, 2, 17)]),
    on_dates("Eid al-Fitr", &[(2024, 4, 10), (2025, 4, 1), (2026, 3, 20)]),
    on_dates("Eid al-Adha", &[(2024, 6, 17), (2025, 6, 6), (2026, 5, 27)]),
    on_dates("Proclaimed", &[(2025, 5, 12), (2025, 7, 27), (2025, 10, 31), (2026, 11, 2)]),
    on_dates("Christmas Eve", &[(2025, 12, 24), (2026, 12, 24)]),
    MAUNDY_THURSDAY,
    GOOD_FRIDAY,
    easter("Black Saturday", -1),
    fixed("Day of Valour", 4, 9),
    LABOUR_DAY,
    fixed("Independence Day", 6, 12),
    fixed("Ninoy Aquino Day", 8, 21),
    nth("National Heroes Day", -1, Mon, 8),
    ALL_SAINTS,
    fixed("Bonifacio Day", 11, 30),
    IMMACULATE,
    CHRISTMAS,
    fixed("Rizal Day", 12, 30),
    fixed("Last Day of the Year", 12, 31),
];
/// The three national holidays; the states add their own.
const IN: &[Rule] =
    &[fixed("Republic Day", 1, 26), fixed("Independence Day", 8, 15), fixed("Gandhi Jayanti", 10, 2)];

const fn set(code: &'static str, place: &'static str, rules: &'static [&'static [Rule]]) -> Set {
    Set { code, place, rules }
}

pub(super) const SETS: &[Set] = &[
    set("AT", "Austria", &[AT]),
    set("BE", "Belgium", &[BE]),
    set("CA", "Canada, federal", &[CA]),
    set("CH", "Switzerland, all cantons", &[CH]),
    set("DE", "Germany, all states", &[DE]),
    set("DE-BB", "Brandenburg", &[DE, &[EASTER_SUNDAY, WHIT_SUNDAY, REFORMATION]]),
    set(
        "DE-BE",
        "Berlin",
        &[
            DE,
            &[
                WOMEN.since(2019),
                on_dates("Liberation from National Socialism", &[(2020, 5, 8), (2025, 5, 8)]),
            ],
        ],
    ),
    set("DE-BW", "Baden-Württemberg", &[DE, &[EPIPHANY, CORPUS_CHRISTI, ALL_SAINTS]]),
    set(
        "DE-BY",
        "Bavaria, without the Catholic places' Assumption Day",
        &[DE, &[EPIPHANY, CORPUS_CHRISTI, ALL_SAINTS]],
    ),
    set("DE-HB", "Bremen", &[DE, DE_SINCE_2018]),
    set("DE-HE", "Hesse", &[DE, &[CORPUS_CHRISTI]]),
    set("DE-HH", "Hamburg", &[DE, DE_SINCE_2018]),
    set("DE-MV", "Mecklenburg-Vorpommern", &[DE, &[WOMEN.since(2023), REFORMATION]]),
    set("DE-NI", "Lower Saxony", &[DE, DE_SINCE_2018]),
    set("DE-NW", "North Rhine-Westphalia", &[DE, DE_NW]),
    set("DE-RP", "Rhineland-Palatinate", &[DE, DE_NW]),
    set("DE-SH", "Schleswig-Holstein", &[DE, DE_SINCE_2018]),
    set("DE-SL", "Saarland", &[DE, &[CORPUS_CHRISTI, ASSUMPTION, ALL_SAINTS]]),
    set("DE-SN", "Saxony", &[DE, &[REFORMATION, before("Day of Repentance and Prayer", Wed, 11, 23)]]),
    set("DE-ST", "Saxony-Anhalt", &[DE, &[EPIPHANY, REFORMATION]]),
    set("DE-TH", "Thuringia", &[DE, &[REFORMATION, fixed("World Children's Day", 9, 20).since(2019)]]),
    set("ES", "Spain, national", &[ES]),
    set("FR", "France", &[FR]),
    set("GB-ENG", "England", &[GB, GB_ENG]),
    set("GB-NIR", "Northern Ireland", &[GB, GB_NIR]),
    set("GB-SCT", "Scotland", &[GB, GB_SCT]),
    set("GB-WLS", "Wales", &[GB, GB_ENG]),
    set("IE", "Ireland", &[IE]),
    set("IN", "India, national", &[IN]),
    set("IT", "Italy", &[IT]),
    set("NL", "Netherlands", &[NL]),
    set("PH", "Philippines", &[PH]),
    set("PL", "Poland", &[PL]),
    set("PT", "Portugal", &[PT]),
    set("US", "United States, federal", &[US]),
];
