//! Dates as people write them.

use plenary::time::{Date, DateFault, DateOrder, Fault, PrintedEnd, Stamp, Written, lenient_stamp, written};

fn read(text: &str) -> Written {
    written(text).unwrap_or_else(|| panic!("{text} is not read"))
}

fn iso(text: &str) -> String {
    read(text).date(None, None).unwrap_or_else(|fault| panic!("{text}: {fault:?}")).to_iso()
}

fn day(iso: &str) -> Date {
    match plenary::time::stamp(iso) {
        Some(Stamp::Date(date)) => date,
        _ => panic!("{iso}"),
    }
}

#[test]
fn a_date_is_read_in_each_language_of_printed_times() {
    for text in [
        "4 July 2027",
        "04 July 2027",
        "4th July 2027",
        "4th of July, 2027",
        "July 4, 2027",
        "July 4th 2027",
        "Jul. 4, 2027",
        "Sunday, July 4, 2027",
        "Sunday 4 July 2027",
        "Sun, 04 Jul 2027",
        "the 4th of July 2027",
        "4-Jul-2027",
        "4-Jul-27",
        "4 Jul '27",
        "2027 July 4",
        "2027-Jul-04",
        "July 4, 2027 (Sunday)",
        "4 July 2027, Sunday",
        "Day 2: Sunday, 4 July 2027",
        "Day 2 – 4 July 2027",
        "JULY 4, 2027",
        "4 juillet 2027",
        "dimanche 4 juillet 2027",
        "le dimanche 4 juillet 2027",
        "dim. 4 juil. 2027",
        "4 de julio de 2027",
        "domingo, 4 de julio de 2027",
        "el 4 de julio del 2027",
        "dom 4 jul 2027",
        "4. Juli 2027",
        "Sonntag, 4. Juli 2027",
        "So., 4. Juli 2027",
        "am 4. Juli 2027",
        "4. Juli 2027 (So)",
        "4 июля 2027",
        "4 июля 2027 г.",
        "4 июля 2027 года",
        "воскресенье, 4 июля 2027 г.",
        "Вс, 4 Июля 2027",
        "2027年7月4日",
        "2027年07月04日",
        "2027 年 7 月 4 日",
        "２０２７年７月４日",
        "2027年7月4日（星期日）",
        "2027年7月4号 周日",
        "4 يوليو 2027",
        "٤ يوليو ٢٠٢٧",
        "4 تموز 2027",
        "4 تموز/يوليو 2027",
        "4 يوليو (تموز) 2027",
        "الأحد 4 يوليو 2027",
        "الأحد، ٤ تموز ٢٠٢٧",
        "4 جويلية 2027",
        "4.7.2027",
        "04.07.2027",
        "4. 7. 2027",
        "4.7.27",
        "2027/07/04",
        "2027/7/4",
        "2027.7.4",
        "2027-7-4",
        "2027-07-04",
        "So 4.7.2027",
    ] {
        assert_eq!(iso(text), "2027-07-04", "{text}");
        assert_eq!(read(text).time, None, "{text}");
    }
}

#[test]
fn months_are_known_in_the_languages_of_the_interface() {
    // As CLDR has them beside a day.
    let languages = [
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar mars april mai juni juli august september oktober november desember",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    ];
    for names in languages {
        for (month, name) in names.split(' ').enumerate() {
            assert_eq!(iso(&format!("3 {name} 2028")), format!("2028-{:02}-03", month + 1), "{name}");
            assert_eq!(iso(&format!("3. {name} 2028")), format!("2028-{:02}-03", month + 1), "{name}");
        }
    }
    for day in [
        "domenica",
        "zondag",
        "niedziela",
        "neděle",
        "неділя",
        "söndag",
        "søndag",
        "sunnuntai",
        "Κυριακή",
        "pazar",
        "Minggu",
        "domingo",
    ] {
        assert_eq!(iso(&format!("{day} 4 7 2027").replace(" 7 ", " July ")), "2027-07-04", "{day}");
    }
}

#[test]
fn months_are_known_by_every_name() {
    let names: [&[&str]; 12] = [
        &["January", "janvier", "enero", "Januar", "Jänner", "января", "январь", "يناير", "كانون الثاني"],
        &["February", "février", "FÉVRIER", "févr.", "fe\u{301}vrier", "febrero", "Februar", "февраля", "فبراير", "شباط"],
        &["March", "mars", "marzo", "März", "Mrz", "марта", "مارس", "آذار"],
        &["April", "avril", "abril", "апреля", "أبريل", "إبريل", "نيسان"],
        &["May", "mai", "mayo", "Mai", "мая", "مايو", "أيار"],
        &["June", "juin", "junio", "Juni", "июня", "يونيو", "حزيران"],
        &["July", "juillet", "julio", "Juli", "июля", "يوليو", "تموز"],
        &["August", "août", "aout", "agosto", "августа", "أغسطس", "آب"],
        &["September", "Sept", "septembre", "septiembre", "setiembre", "сентября", "سبتمبر", "أيلول"],
        &["October", "octobre", "octubre", "Oktober", "Okt", "октября", "أكتوبر", "تشرين الأول"],
        &["November", "novembre", "noviembre", "ноября", "نوفمبر", "تشرين الثاني"],
        &["December", "décembre", "diciembre", "Dezember", "Dez", "декабря", "ديسمبر", "كانون الأول"],
    ];
    for (month, names) in names.iter().enumerate() {
        for name in *names {
            assert_eq!(iso(&format!("3 {name} 2028")), format!("2028-{:02}-03", month + 1), "{name}");
        }
    }
    assert_eq!(iso("1er mai 2027"), "2027-05-01");
    assert_eq!(iso("1º de mayo de 2027"), "2027-05-01");
    assert_eq!(iso("21st June 2023"), "2023-06-21");
    assert_eq!(iso("2nd Feb 2027"), "2027-02-02");
    // An abbreviation of March, and one of Tuesday.
    assert_eq!(iso("Mar 4, 2027"), "2027-03-04");
    assert_eq!(iso("mar. 6 juillet 2027"), "2027-07-06");
    assert_eq!(iso("mar 6/7/2027"), "2027-07-06");
}

#[test]
fn a_time_may_be_beside_a_date() {
    for (text, minutes) in [
        ("21 June 2023 16:00", 16 * 60),
        ("21.06.2023 13:00", 13 * 60),
        ("21.06.2023, 13:00 Uhr", 13 * 60),
        ("21. Juni 2023 um 9:30 Uhr", 9 * 60 + 30),
        ("21 juin 2023 à 9h30", 9 * 60 + 30),
        ("21 de junio de 2023 a las 9:30", 9 * 60 + 30),
        ("21 июня 2023 г. в 13:05", 13 * 60 + 5),
        ("2023年6月21日上午9:30", 9 * 60 + 30),
        ("2023年6月21日 下午3:30", 15 * 60 + 30),
        ("June 21, 2023 at 9:00 AM", 9 * 60),
        ("June 21 2023, 3 PM", 15 * 60),
        ("Wednesday, June 21, 2023 9:00 AM", 9 * 60),
        ("9:00 AM, June 21, 2023", 9 * 60),
        ("16:00, 21 June 2023", 16 * 60),
        ("16:00 on 21 June 2023", 16 * 60),
        ("6/21/2023 4:00 PM", 16 * 60),
        ("6/21/2023 9:00:00", 9 * 60),
        ("6/21/2023 1:30:00", 90),
        ("2023-06-21 9:00", 9 * 60),
        ("2023-6-21 3:00", 3 * 60),
        ("2023/06/21 03:00", 3 * 60),
        ("2023/06/21T18:15", 18 * 60 + 15),
    ] {
        assert_eq!(iso(text), "2023-06-21", "{text}");
        assert_eq!(read(text).plain_time(), Some(minutes), "{text}");
    }
    let ends = |text: &str| match read(text).time {
        Some(Ok(printed)) => (printed.start, printed.end),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(ends("4 July 2027, 9:00 - 10:30"), (540, PrintedEnd::At(630)));
    assert_eq!(ends("July 4, 2027 9 AM to 10 AM"), (540, PrintedEnd::At(600)));
    // What a browser and a mail say.
    let zone = |text: &str| match read(text).time {
        Some(Ok(printed)) => (printed.start, printed.zone.map(|zone| format!("{zone:?}"))),
        other => panic!("{text}: {other:?}"),
    };
    for text in ["Sun Jul 04 2027 10:00:00 GMT+0200 (Central European Summer Time)", "Sun, 04 Jul 2027 10:00:00 +0200"] {
        assert_eq!(zone(text), (600, Some("Offset(7200)".into())), "{text}");
    }
    assert_eq!(zone("Sun, 04 Jul 2027 10:00:00 -0400"), (600, Some("Offset(-14400)".into())));
    // The time has its own doubts.
    assert_eq!(read("July 4, 2027, 1:30").time, Some(Err(Fault::MeridiemUnknown)));
    assert_eq!(read("July 4, 2027, 17:00 AM").time, Some(Err(Fault::Impossible)));
}

#[test]
fn numbers_that_may_be_read_in_two_ways_have_both_readings() {
    let ambiguous = |text: &str| read(text).date(None, None);
    let both = DateFault::Ambiguous(day("2023-07-06"), day("2023-06-07"));
    for text in ["6/7/2023", "06/07/2023", "6/7/23", "06-07-2023", "6/7/2023 10:00"] {
        assert_eq!(ambiguous(text), Err(both), "{text}");
        assert_eq!(read(text).order(), None);
        assert_eq!(read(text).date(Some(DateOrder::DayFirst), None), Ok(day("2023-07-06")), "{text}");
        assert_eq!(read(text).date(Some(DateOrder::MonthFirst), None), Ok(day("2023-06-07")), "{text}");
    }
    assert_eq!(both.help(), "Write 2023-07-06 or 2023-06-07.");
    // One number that is no month, equal numbers, or a weekday decide.
    assert_eq!((iso("21/06/2023"), read("21/06/2023").order()), ("2023-06-21".into(), Some(DateOrder::DayFirst)));
    assert_eq!((iso("6/21/2023"), read("6/21/2023").order()), ("2023-06-21".into(), Some(DateOrder::MonthFirst)));
    assert_eq!((iso("6/6/2023"), read("6/6/2023").order()), ("2023-06-06".into(), None));
    assert_eq!((iso("Wed 6/7/2023"), read("Wed 6/7/2023").order()), ("2023-06-07".into(), Some(DateOrder::MonthFirst)));
    assert_eq!((iso("Thu 6/7/2023"), read("Thu 6/7/2023").order()), ("2023-07-06".into(), Some(DateOrder::DayFirst)));
    // An order that other dates prove does not make an impossible date of this one.
    assert_eq!(read("6/21/2023").date(Some(DateOrder::DayFirst), None), Ok(day("2023-06-21")));
    assert_eq!(read("6.21.2023").date(None, None), Ok(day("2023-06-21")));
}

#[test]
fn a_date_without_a_year_needs_one_and_agrees_with_its_weekday() {
    for text in [
        "Sunday, 4 July",
        "4 July",
        "July 4th",
        "4. Juli",
        "4 de julio",
        "4.7.",
        "7月4日",
        "dim. 4 juillet",
        "4 июля",
        "Sunday 4/7",
    ] {
        assert_eq!(read(text).year, None, "{text}");
        assert_eq!(read(text).date(None, None), Err(DateFault::YearMissing), "{text}");
        assert_eq!(read(text).date(None, Some(day("2027-07-02"))), Ok(day("2027-07-04")), "{text}");
    }
    assert_eq!(read("Tuesday, 4 July").date(None, Some(day("2027-07-02"))), Err(DateFault::OtherWeekday(day("2027-07-04"))));
    // A conference over New Year.
    assert_eq!(read("January 2").date(None, Some(day("2027-12-28"))), Ok(day("2028-01-02")));
    assert_eq!(read("31 December").date(None, Some(day("2028-01-02"))), Ok(day("2027-12-31")));
    assert_eq!(read("July 4, 9:30 AM").plain_time(), Some(570));
    assert_eq!(read("4/7").date(None, Some(day("2027-07-02"))), Err(DateFault::Ambiguous(day("2027-07-04"), day("2027-04-07"))));
}

#[test]
fn a_weekday_that_contradicts_is_known() {
    assert!(read("Sunday, 4 July 2027").fits_weekday(day("2027-07-04")));
    assert!(!read("Monday, 4 July 2027").fits_weekday(day("2027-07-04")));
    assert!(read("4 July 2027").fits_weekday(day("2027-07-04")));
    assert!(!read("2027年7月4日 星期一").fits_weekday(day("2027-07-04")));
    // Thursday in German, Sunday in Spanish.
    assert!(read("do 4.7.2027").fits_weekday(day("2027-07-04")));
    assert_eq!(read("30 February 2027").date(None, None), Err(DateFault::Impossible));
    assert_eq!(read("31.04.2027").date(None, None), Err(DateFault::Impossible));
}

#[test]
fn what_is_no_date_is_not_read() {
    for text in [
        "",
        "soon",
        "May",
        "July 2027",
        "Monday",
        "9:30",
        "9.30",
        "10:00 - 11:00",
        "4",
        "4 July 2027 in Berlin",
        "Room 4, July",
        "Day 1",
        "1.2.3.4",
        "1/2/3/4",
        "192.168.0.1",
        "32.12.2027",
        "13/13/2027",
        "4 Foo 2027",
        "2027年",
        "7月",
        "March of 4 people",
        "4–6 July 2027",
    ] {
        assert_eq!(written(text), None, "{text}");
    }
    assert_eq!(written(&"4 July 2027 ".repeat(50)), None);
}

#[test]
fn iso_is_read_in_its_basic_format_too() {
    let exact = lenient_stamp("2027-05-01T10:00:00Z");
    assert!(exact.is_some());
    for text in [
        "20270501T100000Z",
        "20270501T1000Z",
        "20270501T120000+0200",
        "2027-05-01 10:00:00 UTC",
        "2027-05-01 12:00 +02:00",
        "20270501t100000.000Z",
    ] {
        assert_eq!(lenient_stamp(text), exact, "{text}");
    }
    let local = lenient_stamp("2027-05-01T09:00");
    for text in ["2027-05-01T9:00", "2027-05-01 9:00", "20270501T0900", "20270501 090000", "2027-05-01  9:00:00"] {
        assert_eq!(lenient_stamp(text), local, "{text}");
    }
    assert_eq!(lenient_stamp("20270501"), lenient_stamp("2027-05-01"));
    for text in ["", "2027", "20271301", "20270501T", "20270501T9", "2027-05-01T25:00", "2027-05-01 noon", "é0270501"] {
        assert_eq!(lenient_stamp(text), None, "{text}");
    }
}
