//! Spreadsheets: CSV and TSV as people type them and programs export them.

use crate::import_kit::{outline, people};
use crate::lint_kit::{lines, report};
use crate::schedules::{schedule, translated};

/// The sessions of a sheet in Paris, and its diagnostics without their paths.
fn sheet(text: &str) -> (Vec<String>, Vec<String>) {
    let (agenda, diagnostics) = schedule(text, "Europe/Paris");
    assert_eq!(translated(text.as_bytes(), "Europe/Paris").format.key(), "sheet", "{text}");
    (outline(&agenda), diagnostics)
}

/// Asserts the sessions of a sheet with which nothing is wrong.
#[track_caller]
fn shows(text: &str, sessions: &[&str]) {
    let (found, diagnostics) = sheet(text);
    assert_eq!(found, sessions, "{text}\n{diagnostics:?}");
    assert_eq!(diagnostics, [""; 0], "{text}");
}

const ARRIVAL: &str = "2027-06-21T07:30:00Z/2027-06-21T08:10:00Z Arrival (registration) @Lobby";
const OPENING: &str = "2027-06-21T08:10:00Z/2027-06-21T09:00:00Z Opening @Main hall =Amandeep Sample/ =Jacob Example/";

#[test]
fn a_sheet_is_read_with_any_delimiter_and_encoding() {
    let sheet = "Date,Start,End,Title,Kind,Room,Speakers\n2027-06-21,9:30,10:10,Arrival,Registration,Lobby,\n\
                 2027-06-21,10:10,11:00,Opening,,Main hall,Amandeep Sample & Jacob Example\n";
    for delimiter in [",", ";", "\t", "|"] {
        shows(&sheet.replace(',', delimiter), &[ARRIVAL, OPENING]);
        shows(&sheet.replace(',', delimiter).replace('\n', "\r\n"), &[ARRIVAL, OPENING]);
    }
    shows(&format!("sep=;\r\n{}", sheet.replace(',', ";")), &[ARRIVAL, OPENING]);
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(sheet.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = [b"\xEF\xBB\xBF", sheet.as_bytes()].concat();
    for bytes in [wide, marked] {
        let imported = translated(&bytes, "Europe/Paris");
        assert_eq!(outline(&crate::kit::read(&imported.feed)), [ARRIVAL, OPENING]);
        assert!(imported.diagnostics.is_empty());
    }
    let markdown = "| Date | Start | Title |\n|---|---|---|\n| 2027-06-21 | 09:30 | Arrival |\n";
    shows(markdown, &["2027-06-21T07:30:00Z Arrival"]);
}

#[test]
fn letters_of_windows_are_read() {
    let bytes = b"Titel;Datum;Beginn;Raum\nEr\xF6ffnung \x96 \x80;21.06.2027;09:30;Gro\xDFer Saal\n";
    let imported = translated(bytes, "Europe/Berlin");
    assert_eq!(outline(&crate::kit::read(&imported.feed)), ["2027-06-21T07:30:00Z Eröffnung – € @Großer Saal"]);
    assert_eq!(imported.diagnostics.iter().map(|found| found.name()).collect::<Vec<_>>(), ["encoding-assumed"]);
}

/// The sessions of a sheet of which at most is said that its times are in another zone.
fn sheet_of(text: &str) -> Vec<String> {
    let (found, diagnostics) = sheet(text);
    assert!(diagnostics.iter().all(|line| line.starts_with("Warning Printed ")), "{text}\n{diagnostics:?}");
    found
}

#[test]
fn a_zone_in_a_header_is_that_of_its_cells() {
    for (sheet, shown) in [
        (
            "Date,Start (UTC),End (UTC),Title\n2027-06-15,09:00,09:45,Opening\n",
            "2027-06-15T09:00:00Z/2027-06-15T09:45:00Z Opening ~09:00–09:45 UTC",
        ),
        (
            "Date,Time (EST),Title\n2027-01-15,09:00 - 10:00,Opening\n",
            "2027-01-15T14:00:00Z/2027-01-15T15:00:00Z Opening ~09:00 - 10:00 EST",
        ),
        ("Date,Start UTC,Title\n2027-06-15,09:00,Opening\n", "2027-06-15T09:00:00Z Opening ~09:00 UTC"),
        (
            "Start (UTC),End (UTC),Title\n2027-06-15 09:00,2027-06-15 10:00,Opening\n",
            "2027-06-15T09:00:00Z/2027-06-15T10:00:00Z Opening",
        ),
        // What a cell says itself counts.
        ("Date,Start (UTC),Title\n2027-06-15,09:00 CEST,Opening\n", "2027-06-15T07:00:00Z Opening ~09:00 CEST"),
    ] {
        assert_eq!(sheet_of(sheet), [shown], "{sheet}");
    }
}

#[test]
fn an_end_that_names_a_zone_as_its_start_does_is_read() {
    for (start, end, shown) in [
        ("10:00 CEST", "11:00 CEST", "2027-06-15T08:00:00Z/2027-06-15T09:00:00Z A ~10:00–11:00 CEST"),
        ("10:00 CEST", "11:00", "2027-06-15T08:00:00Z/2027-06-15T09:00:00Z A ~10:00–11:00 CEST"),
        ("9 AM ET", "10 AM ET", "2027-06-15T13:00:00Z/2027-06-15T14:00:00Z A ~9 AM–10 AM ET"),
        ("09:00Z", "10:00Z", "2027-06-15T09:00:00Z/2027-06-15T10:00:00Z A ~09:00–10:00Z"),
        ("10:00 UTC", "", "2027-06-15T10:00:00Z A ~10:00 UTC"),
    ] {
        assert_eq!(sheet_of(&format!("Date,Start,End,Title\n2027-06-15,{start},{end},A\n")), [shown]);
    }
}

#[test]
fn what_is_cancelled_moved_or_not_published_says_so() {
    for (header, cell, status) in [
        ("Status", "Abgesagt", " (cancelled)"),
        ("Status", "postponed", " (moved)"),
        ("Status", "Verschoben", " (moved)"),
        ("Status", "entfällt", " (cancelled)"),
        ("Status", "confirmed", ""),
        ("Cancelled", "yes", " (cancelled)"),
        ("Cancelled", "x", " (cancelled)"),
        ("Cancelled", "no", ""),
    ] {
        let imported = translated(format!("Date,Start,Title,{header}\n2027-06-15,09:00,A,{cell}\n").as_bytes(), "Europe/Paris");
        let sessions = crate::kit::read(&imported.feed).sessions;
        let said = format!("{:?}", sessions[0].status).to_lowercase();
        let wanted = status.trim_matches([' ', '(', ')']);
        assert_eq!(said, if wanted.is_empty() { "confirmed" } else { wanted }, "{header} {cell}");
        assert!(imported.diagnostics.is_empty(), "{header} {cell}: {:?}", imported.diagnostics);
    }
    for (header, cell) in
        [("Status", "unpublished"), ("Status", "Entwurf"), ("Draft", "yes"), ("Published", "no"), ("Public", "FALSE")]
    {
        let imported = translated(
            format!("Date,Start,Title,{header}\n2027-06-15,09:00,A,{cell}\n2027-06-15,10:00,B,\n").as_bytes(),
            "Europe/Paris",
        );
        assert_eq!(crate::kit::read(&imported.feed).sessions.len(), 1, "{header} {cell}");
    }
    let imported = translated(b"Date,Start,Title,Status\n2027-06-15,09:00,A,who knows\n", "Europe/Paris");
    assert_eq!(imported.diagnostics.iter().map(|found| found.name()).collect::<Vec<_>>(), ["no-status"]);
}

#[test]
fn columns_that_nobody_knows_leave_the_others() {
    let unknown = "Date,Start,End,Title,A1x,B1x,C1x,D1x,E1x\n2027-06-15,09:00,09:45,Opening,1,2,3,4,5\n";
    assert_eq!(sheet(unknown).0, ["2027-06-15T07:00:00Z/2027-06-15T07:45:00Z Opening"]);
}

#[test]
fn several_columns_of_one_meaning_are_all_read() {
    for (sheet, shown) in [
        (
            "Date,Start,Title,Speaker,Speaker\n2027-06-15,09:00,A,Ada Example,Ben Sample\n",
            "2027-06-15T07:00:00Z A =Ada Example/ =Ben Sample/",
        ),
        ("Fecha,Inicio,Tema,Ponente\n2027-06-15,09:00,A,Ada Example\n", "2027-06-15T07:00:00Z A =Ada Example/"),
        ("Datum,Startzeit,Endzeit,Titel\n2027-06-15,09:00,10:00,A\n", "2027-06-15T07:00:00Z/2027-06-15T08:00:00Z A"),
        ("Date,Heure de début,Heure de fin,Titre\n2027-06-15,09:00,10:00,A\n", "2027-06-15T07:00:00Z/2027-06-15T08:00:00Z A"),
    ] {
        shows(sheet, &[shown]);
    }
    let imported = translated(b"Date,Start,Title (EN),Title (FR)\n2027-06-15,09:00,Knots,Noeuds\n", "Europe/Paris");
    let title = &crate::kit::read(&imported.feed).sessions[0].title;
    assert_eq!((title.get("en"), title.get("fr")), ("Knots", "Noeuds"));
}

#[test]
fn headers_are_known_in_other_languages() {
    for header in [
        "Datum;Beginn;Titel;Raum;Referent",
        "Date;Début;Titre;Salle;Intervenant",
        "Fecha;Inicio;Título;Sala;Ponente",
        "Data;Inizio;Titolo;Sala;Relatore",
        "Data;Początek;Tytuł;Miejsce;Prelegent",
        "日付;開始;タイトル;会場;講演者",
        "Дата;Начало;Название;Зал;Докладчик",
        "التاريخ;البداية;العنوان;القاعة;المتحدث",
        "날짜;시작;제목;장소;발표자",
        "Tarih;Başlangıç;Başlık;Salon;Konuşmacı",
        "日期;開始時間;標題;會議室;講者",
        "DATE*;Start (h);Session title;Room / Raum;Speaker(s)",
    ] {
        shows(
            &format!("{header}\n2027-06-21;09:30;Knots;Attic;Ada Example\n"),
            &["2027-06-21T07:30:00Z Knots @Attic =Ada Example/"],
        );
    }
}

#[test]
fn a_session_and_a_topic_are_titles_where_nothing_else_is() {
    shows("Day,Time,Session,Speaker\n2027-06-21,09:30,Knots,Ada Example\n", &["2027-06-21T07:30:00Z Knots =Ada Example/"]);
    shows("Date,Time,Topic,Title\n2027-06-21,09:30,Ropes,Knots\n", &["2027-06-21T07:30:00Z Knots #Ropes"]);
}

#[test]
fn empty_cells_continue_the_row_above() {
    let (found, diagnostics) = sheet(
        "Date,Time,Title,Room,Speakers\n\
         2027-06-21,09:30 - 10:00,Knots,Attic,Ada Example\n\
         ,,,,Ben Sample\n\
         ,,Ropes,Cellar,Cem Probe\n\
         ,11:00 - 11:30,Break,,\n",
    );
    assert_eq!(
        found,
        [
            "2027-06-21T07:30:00Z/2027-06-21T08:00:00Z Knots @Attic =Ada Example/ =Ben Sample/ ~09:30 - 10:00",
            "2027-06-21T07:30:00Z/2027-06-21T08:00:00Z Ropes @Cellar =Cem Probe/ ~09:30 - 10:00",
            "2027-06-21T09:00:00Z/2027-06-21T09:30:00Z Break (break) ~11:00 - 11:30",
        ]
    );
    let codes: Vec<&str> = diagnostics.iter().map(|line| line.split(' ').nth(1).unwrap()).collect();
    assert_eq!(codes, ["RowContinued", "TimeContinued", "DateContinued"], "{diagnostics:?}");
}

#[test]
fn headings_of_days_date_the_rows_below() {
    shows(
        "Time,Title,Room\n\"Monday, 21 June 2027\",,\n09:30,Knots,Attic\n10:30,Ropes,Attic\n,,\nDay 2 (22 June 2027),,\n09:30,Splices,Attic\n",
        &["2027-06-21T07:30:00Z Knots @Attic", "2027-06-21T08:30:00Z Ropes @Attic", "2027-06-22T07:30:00Z Splices @Attic"],
    );
}

#[test]
fn what_is_above_the_headers_describes_the_event() {
    let text = "Knot Days 2027\nTimezone,America/New_York\nPlace,Boston\n\nDate,Start,Title\n2027-06-21,09:30,Knots\n";
    let (agenda, diagnostics) = schedule(text, "");
    assert_eq!(diagnostics, [""; 0]);
    assert_eq!((agenda.event.title.get("en"), agenda.event.timezone.as_str()), ("Knot Days 2027", "America/New_York"));
    assert_eq!(agenda.event.place.get("en"), "Boston");
    assert_eq!(outline(&agenda), ["2027-06-21T13:30:00Z Knots"]);
}

#[test]
fn a_second_table_describes_people() {
    let text = "Date,Start,Title,Speakers\n2027-06-21,09:30,Knots,Ada Example; Ben Sample\n\n\
                Name,Bio,Affiliation,Photo\nAda Example,\"Ties knots,\nand unties them.\",Knots Ltd,https://example.org/ada.jpg\n";
    let (agenda, diagnostics) = schedule(text, "UTC");
    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(outline(&agenda), ["2027-06-21T09:30:00Z Knots =Ada Example/ =Ben Sample/"]);
    let ada = people(&agenda).remove(0);
    for part in ["Ada Example", "Knots Ltd", "Ties knots", "https://example.org/ada.jpg"] {
        assert!(ada.contains(part), "{ada}");
    }
}

#[test]
fn columns_of_a_person_beside_the_only_name_are_about_that_person() {
    let text = "Date,Start,Title,Speaker,Company\n2027-06-21,09:30,Knots,Ada Example,Knots Ltd\n";
    let (agenda, diagnostics) = schedule(text, "UTC");
    assert_eq!(diagnostics, [""; 0]);
    assert_eq!(people(&agenda).len(), 1);
    assert!(people(&agenda)[0].contains("Knots Ltd"), "{:?}", people(&agenda));
}

#[test]
fn rooms_may_be_columns() {
    shows(
        "Date,Time,Room A,Room B\n2027-06-21,09:30,Knots,Ropes\n2027-06-21,10:30,Splices,\n",
        &["2027-06-21T07:30:00Z Knots @Room A", "2027-06-21T07:30:00Z Ropes @Room B", "2027-06-21T08:30:00Z Splices @Room A"],
    );
}

#[test]
fn dates_of_spreadsheets_are_read() {
    for date in
        ["2027-06-21", "21.06.2027", "21/06/2027", "6/21/2027", "21 June 2027", "Mon 21 June 2027", "June 21, 2027", "2027/06/21"]
    {
        shows(&format!("Date;Start;Title\n{date};09:30;Knots\n"), &["2027-06-21T07:30:00Z Knots"]);
    }
    let (found, diagnostics) = sheet("Date;Start;End;Title\n46559;0.395833333333333;0.4375;Knots\n");
    assert_eq!(found, ["2027-06-21T07:30:00Z/2027-06-21T08:30:00Z Knots"]);
    assert_eq!(diagnostics, ["Note DateSerial $"]);
    // The column decides.
    let (found, diagnostics) = sheet("Date;Start;Title\n9/7/2027;09:30;Knots\n21/7/2027;09:30;Ropes\n");
    assert_eq!(found, ["2027-07-09T07:30:00Z Knots", "2027-07-21T07:30:00Z Ropes"]);
    assert_eq!(diagnostics, ["Note DateOrderAssumed $.sessions[0].Date"]);
    // Nothing decides: both readings.
    let report = report(b"Date;Start;Title\n9/7/2027;09:30;Knots\n", "Europe/Paris");
    assert_eq!(lines(&report), ["error ambiguous-date 2:1+8 $.sessions[0].Date: \"9/7/2027\""]);
    let help = report.diagnostics[0].diagnostic.help();
    assert!(help.contains("2027-07-09") && help.contains("2027-09-07"), "{help}");
}

#[test]
fn times_and_ranges_are_read() {
    for (header, cells, expected) in [
        ("Time", "9:00 - 10:30", "2027-06-21T07:00:00Z/2027-06-21T08:30:00Z"),
        ("Time", "09:00–10:30", "2027-06-21T07:00:00Z/2027-06-21T08:30:00Z"),
        ("Time", "9:00 AM - 10:30 AM", "2027-06-21T07:00:00Z/2027-06-21T08:30:00Z"),
        ("Start;Duration", "09:00;90", "2027-06-21T07:00:00Z/2027-06-21T08:30:00Z"),
        ("Start;Duration", "09:00;1:30", "2027-06-21T07:00:00Z/2027-06-21T08:30:00Z"),
        ("Start;End", "9:00 AM;1:30 PM", "2027-06-21T07:00:00Z/2027-06-21T11:30:00Z"),
        ("Start;End", "09:00:00;10:30:00", "2027-06-21T07:00:00Z/2027-06-21T08:30:00Z"),
    ] {
        let printed = if header == "Time" { format!(" ~{cells}") } else { String::new() };
        shows(&format!("Date;{header};Title\n2027-06-21;{cells};Knots\n"), &[&format!("{expected} Knots{printed}")]);
    }
}

#[test]
fn several_people_are_in_one_cell() {
    for (cell, expected) in [
        ("Ada Example; Ben Sample", "=Ada Example/ =Ben Sample/"),
        ("\"Ada Example\nBen Sample\"", "=Ada Example/ =Ben Sample/"),
        ("\"Ada Example, Ben Sample\"", "=Ada Example/ =Ben Sample/"),
        ("Ada Example (moderator); Ben Sample", "=Ada Example/moderator =Ben Sample/"),
        ("Moderator: Ada Example", "=Ada Example/moderator"),
    ] {
        shows(
            &format!("Date,Start,Title,Speakers\n2027-06-21,09:30,Knots,{cell}\n"),
            &[&format!("2027-06-21T07:30:00Z Knots {expected}")],
        );
    }
    shows(
        "Date,Start,Title,Speaker 1,Speaker 2,Moderator\n2027-06-21,09:30,Knots,Ada Example,Ben Sample,Cem Probe\n",
        &["2027-06-21T07:30:00Z Knots =Ada Example/ =Ben Sample/ =Cem Probe/moderator"],
    );
}

#[test]
fn a_bad_cell_costs_itself_and_is_pointed_at() {
    let file = "Date,Start,End,Title,Room\n2027-06-21,09:30,10:00,Knots,Attic\n2027-06-31,10:30,11:00,Ropes,Attic\n2027-06-21,25:99,26:00,Splices,Attic\n";
    let report = report(file.as_bytes(), "Europe/Paris");
    assert_eq!((report.sessions, report.format.key()), (3, "sheet"));
    let found = lines(&report);
    assert!(found.iter().any(|line| line.contains(" 3:1+10 $.sessions[1].Date")), "{found:?}");
    assert!(found.iter().any(|line| line.contains(" 4:12+5 $.sessions[2].Start")), "{found:?}");
}

#[test]
fn columns_that_are_not_read_are_reported_at_their_headers() {
    let report = report(b"Date,Start,Title,Catering\n2027-06-21,09:30,Knots,soup\n2027-06-21,10:30,Ropes,bread\n", "UTC");
    assert_eq!(lines(&report), ["note unread 1:18+8 $.sessions[0].Catering: \"Catering\", 2 times, such as \"soup\""]);
}

#[test]
fn cells_that_are_read_in_other_words_are_no_finding() {
    for (header, cell) in [
        ("Speakers", "\"Moderator: Ada Example; Panelists: Jane Doe, John Roe\""),
        ("Speakers", "Speakers: Ada Example | Host: Jane Doe"),
        ("Speakers", "\"Ada Example (Moderator), Jane Doe (Panelist)\""),
        ("Sprache", "Deutsch"),
        ("Langue", "Français"),
        ("Idioma", "español / English"),
        ("Taal", "Deutsch"),
    ] {
        let report = report(format!("Date,Start,Title,{header}\n2027-06-21,09:30,Knots,{cell}\n").as_bytes(), "UTC");
        assert_eq!(lines(&report), [""; 0], "{header}: {cell}");
    }
    // Nobody is read of that.
    let lost = report(b"Date,Start,Title,Catering\n2027-06-21,09:30,Knots,Moderator: soup\n", "UTC");
    assert_eq!(lines(&lost), ["note unread 1:18+8 $.sessions[0].Catering: \"Catering\", such as \"Moderator: soup\""]);
}

#[test]
fn syntax_errors_cost_no_more_than_their_row() {
    let report =
        report(b"Date,Start,Title,Room\n2027-06-21,09:30,\"Knots,Attic\n2027-06-21,10:30,Ropes, and more,Attic\n", "UTC");
    assert_eq!(report.sessions, 2);
    let found = lines(&report);
    assert!(found.contains(&"warning stray-quote 2:18+1 $: line 2, column 18".to_string()), "{found:?}");
    assert!(found.contains(&"warning extra-cells 3:34+5 $: line 3, column 34".to_string()), "{found:?}");
}

#[test]
fn a_sheet_without_headers_is_called_by_its_name() {
    let report = report(b"2027-06-21,9:30,10:10,Arrival,Lobby\n2027-06-21,10:10,11:00,Opening,Hall\n", "UTC");
    assert_eq!(report.diagnostics[0].diagnostic.name(), "other-file");
    assert!(report.diagnostics[0].diagnostic.help().contains("Date"), "{:?}", report.diagnostics);
}

/// Sheets with mistakes: how many sessions are read all the same, and the codes that say what is wrong, in order and each once.
#[test]
fn malformed_sheets_lose_nothing_silently() {
    let cases: [(&str, usize, &[&str]); 46] = [
        ("Date,Start,Title\n2027-06-21,9.30,Knots\n", 1, &[]),
        ("Date,Start,Title\n2027-06-21,0930,Knots\n", 1, &[]),
        ("Date,Start,Title\n2027-06-21,9h30,Knots\n", 1, &[]),
        ("Date,Start,Title\n2027-06-21,half past nine,Knots\n", 1, &[]),
        ("Date,Start,Title\n,09:30,Knots\n", 1, &["date-missing"]),
        ("Date,Start,Title\nTBA,TBA,Knots\n", 1, &["unscheduled"]),
        ("Date,Start,Title\n2027-06-31,09:30,Knots\n", 1, &["unclear-date"]),
        ("Date,Start,Title\n31/31/2027,09:30,Knots\n", 1, &["unclear-date"]),
        ("Date,Start,Title\n9/7/2027,09:30,Knots\n", 1, &["ambiguous-date"]),
        ("Date,Start,Title\n9/7,09:30,Knots\n", 1, &["unclear-date"]),
        ("Date,Start,End,Title\n2027-06-21,10:30,09:30,Knots\n", 1, &["printed-time"]),
        ("Date,Start,End,Title\n2027-06-21,09:30,soon,Knots\n", 1, &["no-time"]),
        ("Date,Start,Duration,Title\n2027-06-21,09:30,long,Knots\n", 1, &["no-length"]),
        ("Date,Start,Duration,Title\n2027-06-21,09:30,30 min,Knots\n", 1, &[]),
        ("Date,Time,Title\n2027-06-21,09:30-,Knots\n", 1, &[]),
        ("Date,Time,Title\n2027-06-21,9 - 10,Knots\n", 1, &[]),
        ("Date,Time,Title\n2027-06-21,1:30 - 2:30,Knots\n", 1, &["printed-time"]),
        ("Date,Start,Title\n2027-06-21,09:30,\n", 1, &["no-title"]),
        ("Date,Start,Title\n2027-06-21,09:30,\"Knots\n", 1, &["stray-quote"]),
        ("Date,Start,Title\n2027-06-21,09:30,\"Kn\"ots\"\n", 1, &[]),
        ("Date,Start,Title\n2027-06-21,09:30,Knots, and ropes\n", 1, &["extra-cells"]),
        ("Date,Start,Title\n2027-06-21,09:30\n", 1, &["no-title"]),
        ("Date,Start,Title\n,,Knots\n", 1, &["unscheduled"]),
        ("Date,Start,Title\n,,\n2027-06-21,09:30,Knots\n", 1, &[]),
        ("Date,Start,Title,Title\n2027-06-21,09:30,Knots,Ropes\n", 1, &["unread"]),
        ("Date,Start,Title,,\n2027-06-21,09:30,Knots,,stray\n", 1, &["unread"]),
        (",,\nKnot Days,,\nDate,Start,Title\n2027-06-21,09:30,Knots\n", 1, &[]),
        ("Knot Days,,\nsome,more,words\nDate,Start,Title\n2027-06-21,09:30,Knots\n", 1, &["row-ignored"]),
        ("Date,Start,Title\n2027-06-21,09:30,Knots\n\nTotal,,1\n", 2, &["unscheduled"]),
        ("Date,Start,Title\n2027-06-21,09:30,Knots\nDate,Start,Title\n2027-06-22,09:30,Ropes\n", 2, &[]),
        ("Date,Start,Title,Speakers\n2027-06-21,09:30,Knots,TBA\n", 1, &[]),
        ("Date,Start,Title,Speakers\n2027-06-21,09:30,Knots,\"Ada Example, Ben Sample and Cem Probe\"\n", 1, &[]),
        ("Date,Start,Title,Speakers\n2027-06-21,09:30,Knots,Ada Example is a sailor who ties knots.\n", 1, &["not-a-name"]),
        ("Date,Start,Title,Speakers\n2027-06-21,09:30,Knots,\"Example, Ada\"\n", 1, &[]),
        ("Date,Start,Title,Room\n2027-06-21,09:30,Knots,Attic\n2027-06-21,09:30,Ropes,attic\n", 2, &["near-name"]),
        ("Date,Start,Title,Link\n2027-06-21,09:30,Knots,not an address\n", 1, &["unread"]),
        ("Date,Start,Title,Link\n2027-06-21,09:30,Knots,javascript:alert(1)\n", 1, &["unread"]),
        ("Date,Start,Title,Language\n2027-06-21,09:30,Knots,Klingonish\n", 1, &[]),
        ("Date,Start,Title,E-mail\n2027-06-21,09:30,Knots,ada@example.org\n", 1, &["private"]),
        ("Date,Start,Title\n46559.4,,Knots\n", 1, &["date-serial"]),
        ("Date;Start;Title\n21.06.27;09:30;Knots\n", 1, &[]),
        ("Date\tStart\tTitle\n2027-06-21\t09:30 CET\tKnots\n", 1, &["printed-time"]),
        ("Date,Start,Title\r2027-06-21,09:30,Knots\r", 1, &[]),
        ("Date,Start,Title\n2027-06-21,25:00,Knots\n", 1, &["printed-time"]),
        ("Title,Speakers\nKnots,Ada Example\n", 1, &["unscheduled"]),
        ("Date,Start,Title\n", 0, &["no-schedule"]),
    ];
    for (text, sessions, codes) in cases {
        let report = report(text.as_bytes(), "Europe/Paris");
        let mut found: Vec<&str> = report.diagnostics.iter().map(|found| found.diagnostic.name()).collect();
        found.dedup();
        assert_eq!((report.sessions, &found[..]), (sessions, codes), "{text}\n{:?}", lines(&report));
    }
}

#[test]
fn the_heading_of_a_day_above_the_headers_is_the_date_of_the_table() {
    let days = |first: &str| {
        format!("{first}Time,Title,Room\n09:00,Doors,Hall\n\nSaturday 19 June 2027,,\nTime,Title,Room\n09:00,More,Hall\n")
    };
    for (first, title) in [
        ("Friday 18 June 2027,,\n", ""),
        ("Day 1 - Friday June 18th 2027,,\n", ""),
        ("Knot Days 2027,,\nFriday 18 June 2027,,\n", "Knot Days 2027"),
        ("Knot Days 2027,,\n\nDAY 1: FRIDAY 18 JUNE 2027,,\nPlace,Oslo,\n", "Knot Days 2027"),
    ] {
        let text = days(first);
        let (agenda, diagnostics) = schedule(&text, "UTC");
        assert_eq!(outline(&agenda), ["2027-06-18T09:00:00Z Doors @Hall", "2027-06-19T09:00:00Z More @Hall"], "{text}");
        assert_eq!((agenda.event.title.get("en"), &diagnostics[..]), (title, &[][..]), "{text}");
    }
    // A line that only has a date in it is none, and a table with dates needs none.
    let (_, diagnostics) = sheet("Knot Days,,\nLast updated: 3 May 2027,,\nTime,Title,Room\n09:00,Doors,Hall\n");
    assert_eq!(diagnostics, ["Warning RowIgnored $", "Warning DateMissing $.sessions[0]"]);
    let (agenda, _) = schedule("18 June 2027,,\nDate,Time,Title\n2027-06-18,09:00,Doors\n", "UTC");
    assert_eq!(agenda.event.title.get("en"), "18 June 2027");
}

#[test]
fn a_status_may_say_when_it_was_or_will_be() {
    let read = |start: &str, status: &str| {
        let (agenda, diagnostics) =
            schedule(&format!("Date,Start,End,Title,Status\n2027-06-15,{start},11:00,A,\"{status}\"\n"), "UTC");
        let session = &agenda.sessions[0];
        assert_eq!(session.status, plenary::model::Status::Moved, "{status}");
        let reported = |when| crate::kit::period(when).replace("2027-06-", "").replace(":00Z", "");
        ([reported(session.when), reported(session.moved_from)].join(" < "), diagnostics)
    };
    for (status, expected) in [
        ("moved to 17:00", "15T17:00/15T18:00 < 15T10:00"),
        ("verschoben auf 17:00", "15T17:00/15T18:00 < 15T10:00"),
        ("Moved to 5 PM", "15T17:00/15T18:00 < 15T10:00"),
        ("moved to 17:00-18:30", "15T17:00/15T18:30 < 15T10:00"),
        ("postponed to 2027-06-16 17:00", "16T17:00/16T18:00 < 15T10:00"),
        ("moved, now at 17:00", "15T17:00/15T18:00 < 15T10:00"),
        ("delayed until 12:00", "15T12:00/15T13:00 < 15T10:00"),
        ("moved (was 09:00)", "15T10:00/15T11:00 < 15T09:00"),
        ("moved from 09:00", "15T10:00/15T11:00 < 15T09:00"),
        ("verschoben auf 17.30 Uhr", "15T17:30/15T18:30 < 15T10:00"),
        ("verlegt nach 17h30", "15T17:30/15T18:30 < 15T10:00"),
        ("verschoben auf 16.06.2027 um 17:00", "16T17:00/16T18:00 < 15T10:00"),
        ("verschoben auf 16.06.2027, 17:00 Uhr", "16T17:00/16T18:00 < 15T10:00"),
    ] {
        assert_eq!(
            read("10:00", status),
            (expected.to_string(), vec!["Note OtherForm $.sessions[0].Status".to_string()]),
            "{status}"
        );
    }
    for status in ["moved", "moved to 10:00", "moved to the garden", "moved to Room 2", "moved to 3A", "moved to 9"] {
        assert_eq!(read("10:00", status), ("15T10:00/15T11:00 < unknown".to_string(), Vec::new()), "{status}");
    }
    for status in [
        // Rooms.
        "moved to 10.12",
        "verlegt nach 14.05",
        "moved to 1.05",
        "verlegt nach 2.15",
        "moved from 3.12",
        "moved to 1-2",
        "moved to 1.05 EG",
        "moved to 2.15 A",
        // Dates.
        "verschoben auf 16.06.",
        "verschoben von 14.06.",
        "verschoben von 14.06. auf 16.06.",
        "verschoben auf Mittwoch, 16.06.",
        "verschoben auf 16.06.2027",
        "verschoben auf 16. Juni",
    ] {
        assert_eq!(read("10:00", status), ("15T10:00/15T11:00 < unknown".to_string(), Vec::new()), "{status}");
        let sheet = format!("Date,Start,End,Title,Status\n2027-06-15,10:00,11:00,A,\"{status}\"\n");
        let report = crate::lint_kit::report(sheet.as_bytes(), "UTC");
        assert!(report.diagnostics.iter().any(|found| found.diagnostic.name().starts_with("unread")), "{status}");
    }
    assert_eq!(read("10:00", "moved to Room 2 at 17:00").1, ["Warning TimeContradicts $.sessions[0].Status"]);
    assert_eq!(read("10:00 AM", "moved to 5:00-6:00").1, ["Error Printed $.sessions[0].Status"]);
    let zoned = r#"[{"title": "A", "room": "R", "start": "2027-06-15T10:00+02:00", "end": "2027-06-15T11:00+02:00", "status": "moved to 17:00"}]"#;
    assert_eq!(crate::kit::period(schedule(zoned, "UTC").0.sessions[0].when), "2027-06-15T15:00:00Z/2027-06-15T16:00:00Z");
}
