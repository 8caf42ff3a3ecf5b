//! The graph of events in a document, connected by nesting and by reference, and the other nodes with an id.

use super::values::{self, types};
use crate::import::common::key_map::Map;
use crate::path::JsonPath;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;
use crate::source::log::Log;

/// An event node.
pub(super) struct Node<'j> {
    json: &'j Json<'j>,
    /// Its path from the root.
    path: JsonPath,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
}

/// A document as a hierarchy of events.
#[derive(Default)]
pub(super) struct Graph<'j> {
    pub(super) nodes: Vec<Node<'j>>,
    /// Paths of list items that should be events and are not.
    pub(super) odd: Vec<JsonPath>,
    /// The definition of each id: value, path, and the number of properties.
    ids: Map<(&'j Json<'j>, JsonPath, usize)>,
    /// Unresolved references to sub-events and super-events: the node, and the referenced value.
    parts: Vec<(usize, &'j Json<'j>)>,
    wholes: Vec<(usize, &'j Json<'j>, JsonPath)>,
}

/// A cursor at a path from the root.
pub(super) fn at<'r>(path: &'r JsonPath, json: &'r Json<'r>, log: &'r Log) -> Cursor<'r> {
    log.read(json);
    Cursor { json, path: Path::At(path), log }
}

fn id<'j>(json: &'j Json<'j>) -> Option<&'j str> {
    match json {
        Json::Text(id) => Some(id),
        Json::Object(_) => match json.get("@id") {
            Some(Json::Text(id)) => Some(id),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value is an event: by its type or, without a type, by its properties.
fn is_event(json: &Json<'_>) -> bool {
    let types = types(json);
    if types.is_empty() {
        let is_there = |key: &str| !matches!(json.get(key), None | Some(Json::Null));
        return is_there("name") && (is_there("startDate") || is_there("subEvent") || is_there("subEvents"));
    }
    types.iter().any(|one| one.ends_with("Event") || matches!(*one, "EventSeries" | "Festival" | "Hackathon" | "CourseInstance"))
}

impl<'j> Graph<'j> {
    pub(super) fn of(json: &'j Json<'j>) -> Graph<'j> {
        let mut graph = Graph::default();
        graph.index(json, &JsonPath::TOP);
        graph.walk(json, &JsonPath::TOP, None);
        graph.connect();
        graph
    }

    pub(super) fn cursor<'r>(&'r self, node: usize, log: &'r Log) -> Cursor<'r> {
        at(&self.nodes[node].path, self.nodes[node].json, log)
    }

    /// Resolves a reference to the definition of its id, if there is one; other values are taken as they are.
    pub(super) fn follow(&self, r: &Cursor<'_>, take: &mut dyn FnMut(&Cursor<'_>)) {
        match id(r.json).and_then(|id| self.ids.get(id)) {
            Some((json, path, _)) if !std::ptr::eq(*json, r.json) => take(&at(path, json, r.log)),
            _ => take(r),
        }
    }

    fn index(&mut self, json: &'j Json<'j>, path: &JsonPath) {
        match json {
            Json::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.index(item, &path.item(index));
                }
            }
            Json::Object(members) => {
                let count = members.iter().filter(|(key, value)| !key.starts_with('@') && *value != Json::Null).count();
                if let Some(id) = id(json)
                    && count > 0
                    && self.ids.get(id).is_none_or(|(.., before)| *before < count)
                {
                    self.ids.set(id, (json, path.clone(), count));
                }
                for (key, value) in members {
                    if matches!(value, Json::List(_) | Json::Object(_)) {
                        self.index(value, &path.member(key));
                    }
                }
            }
            _ => {}
        }
    }

    fn walk(&mut self, json: &'j Json<'j>, path: &JsonPath, parent: Option<usize>) {
        match json {
            Json::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk(item, &path.item(index), parent);
                }
            }
            Json::Object(members) if parent.is_some() || is_event(json) => {
                // The most detailed definition of a node becomes the node; the others refer to it.
                if let Some((described, ..)) = id(json).and_then(|id| self.ids.get(id))
                    && !std::ptr::eq(*described, json)
                {
                    if let Some(parent) = parent {
                        self.parts.push((parent, json));
                    }
                    return;
                }
                // A sub-event of an event is an event, whatever its type.
                let says = |key: &str| !matches!(json.get(key), None | Some(Json::Null));
                if !is_event(json) && !["name", "startDate", "subEvent", "subEvents"].into_iter().any(says) {
                    self.odd.push(path.clone());
                    return;
                }
                let node = self.nodes.len();
                self.nodes.push(Node { json, path: path.clone(), parent, children: Vec::new() });
                for (key, value) in members {
                    match key.as_ref() {
                        "subEvent" | "subEvents" => self.walk(value, &path.member(key), Some(node)),
                        "superEvent" => self.wholes.push((node, value, path.member(key))),
                        _ => {}
                    }
                }
            }
            Json::Object(members) => {
                for (key, value) in members {
                    if matches!(value, Json::List(_) | Json::Object(_)) {
                        self.walk(value, &path.member(key), None);
                    }
                }
            }
            Json::Text(_) if parent.is_some() => self.parts.extend(parent.map(|parent| (parent, json))),
            Json::Null => {}
            _ if parent.is_some() => self.odd.push(path.clone()),
            _ => {}
        }
    }

    /// Resolves references between events to nesting.
    fn connect(&mut self) {
        let called = |json: &Json<'_>| values::plain(json.get("name").unwrap_or(&Json::Null));
        let mut ids: Map<usize> = Map::default();
        let mut names: Map<Vec<usize>> = Map::default();
        for (position, node) in self.nodes.iter().enumerate() {
            if let Some(id) = id(node.json) {
                ids.set(id, position);
            }
            names.keep(&called(node.json), Vec::new()).push(position);
        }
        for (parent, part) in std::mem::take(&mut self.parts) {
            if let Some(&part) = id(part).and_then(|id| ids.get(id))
                && self.nodes[part].parent.is_none()
                && part != parent
            {
                self.nodes[part].parent = Some(parent);
            }
        }
        for (node, whole, path) in std::mem::take(&mut self.wholes) {
            let (whole, path) = match whole {
                Json::List(items) if !items.is_empty() => (&items[0], path.item(0)),
                _ => (whole, path),
            };
            if self.nodes[node].parent.is_some() {
                continue;
            }
            let name = called(whole);
            let by_name = || names.get(&name).filter(|_| !name.is_empty())?.iter().find(|&&other| other != node);
            let found = match (id(whole).and_then(|id| ids.get(id)).or_else(by_name), whole) {
                (Some(&found), _) => found,
                (None, Json::Object(_)) if !name.is_empty() => {
                    self.nodes.push(Node { json: whole, path, parent: None, children: Vec::new() });
                    let node = self.nodes.len() - 1;
                    if let Some(id) = id(whole) {
                        ids.set(id, node);
                    }
                    names.keep(&name, Vec::new()).push(node);
                    node
                }
                _ => continue,
            };
            self.nodes[node].parent = Some(found).filter(|&found| found != node);
        }
        // Breaks cycles: an event that contains itself becomes a root.
        let mut walked = vec![0; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut node = start;
            while walked[node] == 0 {
                walked[node] = start + 1;
                match self.nodes[node].parent {
                    Some(parent) if walked[parent] == start + 1 => self.nodes[node].parent = None,
                    Some(parent) => node = parent,
                    None => {}
                }
            }
        }
        for node in 0..self.nodes.len() {
            if let Some(parent) = self.nodes[node].parent {
                self.nodes[parent].children.push(node);
            }
        }
    }
}
