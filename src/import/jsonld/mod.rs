//! schema.org events in JSON-LD (<https://schema.org/Event>), as pages embed them for search engines.
//!
//! The root event becomes the event of the feed. Its sub-events become sessions, and their
//! sub-events nested sessions. An event without sub-events becomes one session as well. Attendees and contact
//! details are never imported.

mod graph;
mod session;
mod values;

use self::graph::Graph;
use self::session::Teller;
use crate::diagnostic::Code;
use crate::import::Options;
use crate::import::common::draft::Draft;
use crate::import::common::report;
use crate::import::common::shape::{has_any, items};
use crate::source::cursor::Cursor;
use crate::source::json::Json;

pub(super) fn matches(json: &Json<'_>) -> bool {
    let is = |thing: &Json<'_>| has_any(thing, &["@context", "@graph", "@type"]);
    is(json) || items(json).any(is)
}

/// Whether a document contains an event.
pub(super) fn has_event(json: &Json<'_>) -> bool {
    !Graph::of(json).nodes.is_empty()
}

/// Imports the hierarchy of events.
pub(super) fn read(r: &Cursor<'_>, options: &Options<'_>) -> Option<Draft> {
    let graph = Graph::of(r.json);
    let roots: Vec<usize> = (0..graph.nodes.len()).filter(|&node| graph.nodes[node].parent.is_none()).collect();
    let Some(&first) = roots.first() else {
        r.report(Code::NoSchedule);
        return None;
    };
    for place in &graph.odd {
        graph::at(place, &Json::Null, r.log).report(Code::NoObject);
    }
    let mut draft = Draft::default();
    let mut teller = Teller::new(&graph, options);
    let is_one = roots.len() == 1;
    if is_one {
        teller.event(&mut draft, &graph.cursor(first, r.log));
    }
    let outer = if is_one && !graph.nodes[first].children.is_empty() { &graph.nodes[first].children } else { &roots };
    for &node in outer {
        let mut session = teller.session(&mut draft, &graph.cursor(node, r.log));
        report::unscheduled(&session, &graph.cursor(node, r.log));
        // All descendants of a session are nested one level deep.
        let mut inner = Vec::new();
        let mut next: Vec<usize> = graph.nodes[node].children.iter().rev().copied().collect();
        while let Some(part) = next.pop() {
            inner.push(teller.session(&mut draft, &graph.cursor(part, r.log)));
            next.extend(graph.nodes[part].children.iter().rev());
        }
        session.list("sessions", inner);
        draft.sessions.push(session);
    }
    Some(draft)
}
