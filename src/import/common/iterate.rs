//! Iteration over items and members with `dyn` closures: importers mostly consist of such loops, and generic ones would be compiled once for
//! each.

use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;

impl Cursor<'_> {
    /// Iterates over the list at a key; a single value is treated as one item.
    #[inline(never)]
    pub(in crate::import) fn every(&self, key: &str, take: &mut dyn FnMut(&Cursor<'_>)) {
        self.for_each(key, |item| take(&item));
    }

    /// The string of the first key that has one.
    #[inline(never)]
    pub(in crate::import) fn any(&self, keys: &[&str]) -> String {
        let mut found = String::new();
        for key in keys {
            let string = self.string(key);
            if found.is_empty() {
                found = string;
            }
        }
        found
    }
}

/// Iterates over the objects in the list or object at a key, each with its own key (empty for an item).
#[inline(never)]
pub(in crate::import) fn each_object(r: &Cursor<'_>, key: &str, take: &mut dyn FnMut(&str, &Cursor<'_>)) {
    let Some(member) = r.member(key) else { return };
    each(&member, &mut |key, item| {
        if matches!(item.json, Json::Object(_)) {
            take(key, item);
        }
    });
}

/// Iterates over the items of a list or the values of an object, each with its key (empty for an item).
#[inline(never)]
pub(in crate::import) fn each(r: &Cursor<'_>, take: &mut dyn FnMut(&str, &Cursor<'_>)) {
    match r.json {
        Json::List(items) => {
            for (index, json) in items.iter().enumerate() {
                take("", &r.inner(json, Path::Index(&r.path, index)));
            }
        }
        Json::Object(members) => {
            r.log.read_map(r.json);
            for (key, json) in members {
                take(key, &r.inner(json, Path::Key(&r.path, key)));
            }
        }
        _ => {}
    }
}
