//! Next steps: what an organizer can change in the source system, as one sentence for each system and each diagnostic that is frequent there.
//!
//! The documentation of the codes (`docs/site/diagnostics`) repeats the sentences. Menus are named as in each system's own documentation.

use crate::diagnostic::{Code, Diagnostic};
use crate::import::Format;
use crate::source::json::Json;

/// A system whose exports are distinguishable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    Indico,
    Pretalx,
    Sessionize,
}

const STEPS: &[(System, &[Code], &str)] = &[
    (
        System::Indico,
        &[Code::Authors],
        "In Indico, edit the contribution and mark those who present it as speaker in its list of people.",
    ),
    (
        System::Indico,
        &[Code::NoPermission, Code::DraftTimetable],
        "In Indico, the event's Protection settings decide what the export shows without logging in.",
    ),
    (System::Indico, &[Code::DraftTimetable], "Draft timetables are published in the timetable's management view."),
    (System::Indico, &[Code::NoSchedule], "In Indico, publish the timetable, then export again."),
    (
        System::Pretalx,
        &[Code::NoSchedule],
        "In pretalx, release a schedule: New release in the schedule editor. Only confirmed sessions with a time and a room become public.",
    ),
    (
        System::Pretalx,
        &[Code::UnknownRoom],
        "In pretalx, it happens when a room was deleted after the schedule was released: make a new release in the schedule editor.",
    ),
    (
        System::Pretalx,
        &[Code::Overlap, Code::TwoPlaces],
        "In pretalx, the schedule editor warns of it: move one of the sessions, then make a new release.",
    ),
    (
        System::Pretalx,
        &[Code::Unscheduled],
        "In pretalx, drag the session onto the grid of the schedule editor, then make a new release.",
    ),
    (
        System::Pretalx,
        &[Code::Dropped],
        "In pretalx, change the proposal's state under Proposals; the public exports have confirmed sessions only.",
    ),
    (
        System::Pretalx,
        &[Code::Paged],
        "In pretalx, the public export schedule/export/schedule.json is one file, with the schedule's time zone.",
    ),
    (
        System::Sessionize,
        &[Code::OnlySpeakers],
        "In Sessionize, open API / Embed and use the endpoint's view All (/view/All) or GridSmart.",
    ),
    (
        System::Sessionize,
        &[Code::NoSchedule, Code::Unscheduled],
        "In Sessionize, schedule sessions in the Schedule builder, or on the event's Sessions page, tab Scheduled.",
    ),
    (
        System::Sessionize,
        &[Code::Overlap, Code::TwoPlaces],
        "In Sessionize, choose another room or time on the event's Sessions page, tab Scheduled, or in the Schedule builder.",
    ),
    (System::Sessionize, &[Code::ZoneNeeded], "In Sessionize, nothing can be changed: its endpoints have no time zone."),
];

impl System {
    /// The system that wrote a schedule; `None` if it is unknown or the format is ambiguous.
    pub(super) fn of(format: Format, tree: &Json<'_>) -> Option<System> {
        let generator = || tree.get("generator")?.get("name");
        match format {
            Format::IndicoTimetable | Format::IndicoEvent => Some(System::Indico),
            Format::PretalxApi | Format::PretalxWidget => Some(System::Pretalx),
            Format::Frab if matches!(generator(), Some(Json::Text(name)) if name == "pretalx") => Some(System::Pretalx),
            Format::SessionizeAll | Format::SessionizeGrid | Format::SessionizeSessions | Format::SessionizeSpeakers => {
                Some(System::Sessionize)
            }
            _ => None,
        }
    }

    /// Adds the next step in this system to the help.
    pub(super) fn add_step(self, diagnostic: &mut Diagnostic) {
        let steps = STEPS.iter().filter(|(system, codes, _)| *system == self && codes.contains(&diagnostic.code));
        let steps: Vec<&str> = steps.map(|(_, _, step)| *step).collect();
        if !steps.is_empty() {
            diagnostic.help = Some([&diagnostic.help(), " ", &steps.join(" ")].concat());
        }
    }
}

/// All steps: the name of the code, and the sentence.
#[cfg(not(target_arch = "wasm32"))]
pub fn next_steps() -> impl Iterator<Item = (&'static str, &'static str)> {
    STEPS.iter().flat_map(|(_, codes, step)| codes.iter().map(|code| (code.name(), *step)))
}
