//! Fixes: edits of a JSON feed, or of a spreadsheet (`fix_sheet`), that resolve a diagnostic.
//!
//! A fix is derived from the code in the help of its diagnostic, so the two never differ. It is safe if it keeps the meaning with which the feed is read;
//! correcting a likely typo is unsafe.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Limits, lint_up_to};
use crate::diagnostic::{Code, Diagnostic};
use crate::import::{Format, Options};
use crate::path::Step;
use crate::platform::Platform;
use crate::source::json::Json;
use crate::source::json_recovery::strict_edits;
use crate::source::json_text::quoted;
use crate::source::spans::Span;

/// Maximum number of rounds. A fix may make another one possible.
const ROUNDS: usize = 8;

/// A byte range of the text, and its replacement.
pub type Edit = (Range<usize>, String);

/// A fix: edits that belong together, sorted and disjoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The start offset of an object that gets new members, if any: another fix may add the same members to it.
    pub object: Option<usize>,
    /// Whether the fix keeps the meaning of the feed, so that it needs no review.
    pub is_safe: bool,
}

/// A text with all safe fixes applied.
#[derive(Debug)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// Number of applied fixes; each syntax error counts as one.
    pub count: usize,
}

/// Applies all safe fixes to a feed in plenary's own format or to a spreadsheet. Other files are returned unchanged.
pub fn fix(text: &str, options: &Options<'_>, platform: &dyn Platform) -> Fixed {
    let mut fixed = Fixed { text: text.to_string(), count: 0 };
    if let Some(edits) = syntax(text) {
        fixed = Fixed { text: apply(text, &edits), count: edits.len() };
    }
    for _ in 0..ROUNDS {
        let report = lint_up_to(Limits::Fixable, fixed.text.as_bytes(), options, platform);
        let is_sheet = report.format == Format::Sheet;
        if !is_sheet && report.format != Format::Plenary {
            return Fixed { text: text.to_string(), count: 0 };
        }
        if !is_sheet && Json::read(fixed.text.trim_start_matches('\u{feff}')).is_err() {
            break;
        }
        let mut edits: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
        let mut objects = BTreeSet::new();
        let mut count = 0;
        for fix in report.diagnostics.iter().filter_map(|found| found.fix.as_ref()).filter(|fix| fix.is_safe) {
            let is_apart = |(range, _): &Edit| {
                let before = edits.range(..=range.end).next_back();
                before.is_none_or(|(start, (end, _))| *end <= range.start && *start != range.start)
            };
            if fix.edits.iter().all(is_apart) && fix.object.is_none_or(|object| objects.insert(object)) {
                edits.extend(fix.edits.iter().map(|(range, text)| (range.start, (range.end, text.as_str()))));
                count += 1;
            }
        }
        let edits: Vec<Edit> = edits.into_iter().map(|(start, (end, text))| (start..end, text.to_string())).collect();
        let next = apply(&fixed.text, &edits);
        // Discards a round that makes the JSON invalid or changes nothing.
        if count == 0 || next == fixed.text || !is_sheet && Json::read(next.trim_start_matches('\u{feff}')).is_err() {
            break;
        }
        fixed = Fixed { text: next, count: fixed.count + count };
    }
    fixed
}

/// The edits that make lenient JSON valid; `None` if it is valid already, or cannot be recovered as a whole.
fn syntax(text: &str) -> Option<Vec<Edit>> {
    let begin = text.len() - text.trim_start_matches('\u{feff}').len();
    let json = &text[begin..];
    // A spreadsheet is not JSON with mistakes.
    if !json.trim_start().starts_with(['{', '[']) || Json::read(json).is_ok() {
        return None;
    }
    let edits = strict_edits(json)?;
    let edits: Vec<Edit> = edits.into_iter().map(|(range, new)| (range.start + begin..range.end + begin, new)).collect();
    Json::read(&apply(text, &edits)[begin..]).ok()?;
    Some(edits)
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let (mut out, mut last) = (String::with_capacity(text.len()), 0);
    for (range, new) in edits {
        out.push_str(&text[last..range.start]);
        out.push_str(new);
        last = range.end;
    }
    out.push_str(&text[last..]);
    out
}

/// The fix of a diagnostic of a JSON text, given its spans.
pub(super) fn of(diagnostic: &Diagnostic, text: &str, root: &Span<'_>) -> Option<Fix> {
    let steps: Vec<Step<'_>> = diagnostic.path.steps().collect();
    let (Step::Key(own), around) = steps.split_last()? else { return None };
    let object = exact(root, around)?;
    let span = exact(object, &steps[around.len()..])?;
    let member = span.key.start..span.value.end;
    let help = diagnostic.help();
    if diagnostic.code == Code::EmptyText || help.starts_with("Remove it: ") {
        return Some(Fix { edits: vec![(without(&member, text)?, String::new())], object: None, is_safe: true });
    }
    if let Some(suggestion) = &diagnostic.suggestion {
        let is_whole = text.get(span.value.clone())?.starts_with('"') && diagnostic.code == Code::NoZone;
        return is_whole.then(|| Fix { edits: vec![(span.value.clone(), quoted(suggestion))], object: None, is_safe: false });
    }
    let is_guess = help.starts_with("Did you mean ");
    let is_read = matches!(diagnostic.code, Code::OtherForm | Code::ShortForm | Code::UnknownKey);
    // Truncated code is for display only.
    if !is_read || help.contains('…') {
        return None;
    }
    if let Some(code) = members(&help) {
        let object_code = ["{", code, "}"].concat();
        let Ok(Json::Object(members)) = Json::read(&object_code) else { return None };
        let others: BTreeSet<&str> =
            object.inner.iter().filter(|inner| inner.key != span.key).map(|inner| inner.name.as_ref()).collect();
        let is_new = |(key, _): &(std::borrow::Cow<'_, str>, Json<'_>)| key.as_ref() == *own || !others.contains(key.as_ref());
        let is_one = members.len() == 1 && members[0].0.as_ref() == *own;
        let object = (!is_one).then_some(object.value.start);
        return members.iter().all(is_new).then(|| Fix { edits: vec![(member, code.to_string())], object, is_safe: !is_guess });
    }
    let (key, items) = help.strip_prefix("Add it to \"")?.split_once("\": ")?;
    let items = items.strip_suffix('.')?;
    let Ok(Json::List(_)) = Json::read(&["[", items, "]"].concat()) else { return None };
    let list = object.inner.iter().rev().find(|inner| inner.name == key)?;
    if text.as_bytes().get(list.value.end.checked_sub(1)?) != Some(&b']') {
        return None;
    }
    let end = list.inner.last().map_or(list.value.start + 1, |last| last.value.end);
    let added = if list.inner.is_empty() { items.to_string() } else { [", ", items].concat() };
    let mut edits = vec![(without(&member, text)?, String::new()), (end..end, added)];
    edits.sort_by_key(|(range, _)| range.start);
    Some(Fix { edits, object: None, is_safe: !is_guess })
}

/// The members that a help text suggests.
pub(super) fn members(help: &str) -> Option<&str> {
    let places = help.match_indices("Write \"").map(|(at, _)| at + "Write ".len());
    places.into_iter().find_map(|at| {
        let code = help[at..].strip_suffix('.')?;
        Json::read(&["{", code, "}"].concat()).is_ok().then_some(code)
    })
}

/// The byte range of a member with the comma after it, or before it if it is the last one.
fn without(member: &Range<usize>, text: &str) -> Option<Range<usize>> {
    let behind = text.get(member.end..)?;
    let rest = behind.trim_start();
    if let Some(after) = rest.strip_prefix(',') {
        return Some(member.start..text.len() - after.trim_start().len());
    }
    let front = text.get(..member.start)?.trim_end();
    Some(front.strip_suffix(',').map_or(member.start, |front| front.trim_end().len())..member.end)
}

/// The span at exactly this path.
fn exact<'s, 't>(root: &'s Span<'t>, steps: &[Step<'_>]) -> Option<&'s Span<'t>> {
    let mut span = root;
    for step in steps {
        span = match step {
            Step::Key(key) => span.inner.iter().rev().find(|inner| inner.name == *key && !inner.key.is_empty())?,
            Step::Index(index) => span.inner.get(*index).filter(|inner| inner.key.is_empty())?,
        };
    }
    Some(span)
}
