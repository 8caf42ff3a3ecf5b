//! Resolves forward references. Items that are referred to before their definition are placeholders until then.

use super::builder::ReadContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Agenda;
use crate::name_index::NameIndex;
use crate::source::cursor::Path;
use crate::time::Zones;

/// Merges placeholders with definitions, and reports people without a definition.
#[inline(never)]
pub(super) fn resolve_refs(known: &mut ReadContext, agenda: &mut Agenda, zones: &Zones) {
    let (rooms, tracks) = (&known.rooms_described, &known.tracks_described);
    let described_people: Vec<usize> = (0..known.described.len()).filter(|&person| known.described[person]).collect();
    let rooms = merge(&mut agenda.rooms, rooms, |room, take| room.name.all().for_each(take), |room| &room.id);
    let tracks = merge(&mut agenda.tracks, tracks, |track, take| track.name.all().for_each(take), |track| &track.id);
    let rooms = described_first(&mut agenda.rooms, &known.rooms_described, &rooms);
    let tracks = described_first(&mut agenda.tracks, &known.tracks_described, &tracks);
    let people = merge(&mut agenda.people, &described_people, |person, take| take(&person.name), |person| &person.id);
    for session in &mut agenda.sessions {
        session.room = session.room.map(|room| rooms[room]);
        session.track = session.track.map(|track| tracks[track]);
        session.people.iter_mut().for_each(|appearance| appearance.person = people[appearance.person]);
    }
    super::printed_times::read(known, agenda, zones);
    let mut described = vec![false; agenda.people.len()];
    described_people.iter().for_each(|&person| described[people[person]] = true);
    known.described = described;
    // If no person is defined, names in sessions are intentional.
    if !known.described.contains(&true) {
        return;
    }
    for (person, described) in agenda.people.iter().zip(&known.described) {
        if !described && !person.name.contains(' ') {
            let path = Path::Key(&Path::Top, "sessions").owned();
            agenda.diagnostics.push(Diagnostic::new(Code::UnknownPerson, path, person.name.clone()));
        }
    }
}

/// Sorts defined items before placeholders, in the order of the definitions. `places` are the current positions; returns the new
/// positions.
fn described_first<T>(list: &mut Vec<T>, described: &[usize], places: &[usize]) -> Vec<usize> {
    let mut old: Vec<Option<T>> = list.drain(..).map(Some).collect();
    let mut moved = vec![0; old.len()];
    for place in described.iter().map(|&one| places[one]).chain(0..old.len()) {
        if let Some(one) = old[place].take() {
            moved[place] = list.len();
            list.push(one);
        }
    }
    places.iter().map(|&place| moved[place]).collect()
}

/// Merges items that were referred to by name with definitions that have another id. Returns the new position of each.
fn merge<T>(
    list: &mut Vec<T>,
    described: &[usize],
    name: impl Fn(&T, &mut dyn FnMut(&str)),
    id: impl Fn(&T) -> &str,
) -> Vec<usize> {
    let mut is_described = vec![false; list.len()];
    let mut names = NameIndex::default();
    for &place in described {
        is_described[place] = true;
        // A name that several definitions share is ambiguous.
        name(&list[place], &mut |name| names.describe(name, place, &is_described));
    }
    let twin = |place: usize| if is_described[place] { None } else { names.find(id(&list[place])) };
    let twins: Vec<Option<usize>> = (0..list.len()).map(twin).collect();
    if twins.iter().all(Option::is_none) {
        return (0..list.len()).collect();
    }
    let mut kept = 0;
    let own: Vec<usize> = twins
        .iter()
        .map(|twin| {
            let place = kept;
            kept += usize::from(twin.is_none());
            place
        })
        .collect();
    let places = twins.iter().enumerate().map(|(place, twin)| own[twin.unwrap_or(place)]).collect();
    let mut twin = twins.iter();
    list.retain(|_| twin.next().is_some_and(Option::is_none));
    places
}
