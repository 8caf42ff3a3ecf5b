//! Spreadsheets with a column for each room, whose cells are titles.

use crate::import_kit::outline;
use crate::schedules::schedule;

/// The sessions of a sheet in UTC, and its diagnostics.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let (agenda, diagnostics) = schedule(text, "UTC");
    (outline(&agenda), diagnostics)
}

#[test]
fn a_time_in_doubt_costs_no_title_and_no_room() {
    let (sessions, diagnostics) = read(
        "Date,Time,Hall A,Hall B\n2027-06-15,09:00-09:30,Arrival,\n2027-06-15,1:30-2:30,Panel,Yoga\n\
         2027-06-15,after lunch,,Knots\n2027-06-16,,Party,\n",
    );
    assert_eq!(
        sessions,
        [
            "2027-06-15T09:00:00Z/2027-06-15T09:30:00Z Arrival @Hall A ~09:00-09:30",
            "2027-06-15/2027-06-15 Panel @Hall A ~1:30-2:30",
            "2027-06-15/2027-06-15 Yoga @Hall B ~1:30-2:30",
            "2027-06-15/2027-06-15 Knots @Hall B ~after lunch",
            "2027-06-16/2027-06-16 Party @Hall A",
        ]
    );
    assert_eq!(diagnostics, ["Error Printed $.sessions[1].Time", "Error Printed $.sessions[1].Time"]);
    let (sessions, _) = read("Date,Start,End,Hall A,Hall B\n2027-06-15,1:30,2:30,Panel,Yoga\n");
    assert_eq!(sessions, ["2027-06-15/2027-06-15 Panel @Hall A ~1:30–2:30", "2027-06-15/2027-06-15 Yoga @Hall B ~1:30–2:30"]);
    let (sessions, _) = read(r#"{"days": [{"date": "2027-06-15", "slots": [{"time": "1:30-2:30", "Hall A": "Panel"}]}]}"#);
    assert_eq!(sessions, ["2027-06-15/2027-06-15 Panel @Hall A ~1:30-2:30"]);
}

#[test]
fn an_empty_date_is_that_of_the_row_above() {
    let sheet = "Date,Time,Hall A,Hall B\n2027-06-15,09:00-09:30,Arrival,Yoga\n,10:00-10:30,Panel,\n2027-06-16,09:00-09:30,,Knots\n,10:00-10:30,,Ropes\n";
    let apart = sheet.replace("Time", "Start,End").replace("09:00-09:30", "09:00,09:30").replace("10:00-10:30", "10:00,10:30");
    for text in [sheet, &apart] {
        let (sessions, diagnostics) = read(text);
        let sessions: Vec<&str> = sessions.iter().map(|line| line.split(" ~").next().unwrap_or_default()).collect();
        assert_eq!(
            sessions,
            [
                "2027-06-15T09:00:00Z/2027-06-15T09:30:00Z Arrival @Hall A",
                "2027-06-15T09:00:00Z/2027-06-15T09:30:00Z Yoga @Hall B",
                "2027-06-15T10:00:00Z/2027-06-15T10:30:00Z Panel @Hall A",
                "2027-06-16T09:00:00Z/2027-06-16T09:30:00Z Knots @Hall B",
                "2027-06-16T10:00:00Z/2027-06-16T10:30:00Z Ropes @Hall B",
            ]
        );
        assert_eq!(diagnostics, ["Note DateContinued $.sessions[1][\"Hall A\"]", "Note DateContinued $.sessions[3][\"Hall B\"]"]);
    }
}
