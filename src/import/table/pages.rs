//! Pagination: detects that a list is one page of an API response, by a URL or cursor of the next page, a flag, or page counts.

use super::words::{SESSIONS, Words, folded, is_any};
use crate::diagnostic::Code;
use crate::import::common::case_fold::whole;
use crate::source::cursor::{Cursor, Path};
use crate::source::json::Json;

/// Keys of the URL of the next page.
const NEXT: Words = "next nextlink nexturl nextpage nextpageurl nextresturl odatanextlink";
/// Keys of the cursor or token that requests the next page.
const MARK: Words = "nextcursor nextpagetoken nexttoken nextpagecursor continuationtoken";
/// Keys of flags for further pages.
const MORE: Words = "hasnextpage hasnext hasmore morepages";
/// Keys of the number of pages, the total number of items, and the maximum number of items per page.
const PAGES: Words = "pagecount totalpages lastpage numpages pages";
const TOTAL: Words = "total totalcount totalitems totalresults totalrecords count";
const LIMIT: Words = "limit pagesize perpage itemsperpage maxresults";
/// Keys of objects that contain pagination data.
const AROUND: Words = "meta links pagination paging pageinfo page pages data embedded";

/// Maximum nesting depth of pagination data, as in `data.sessions.pageInfo.hasNextPage`.
const DEPTH: usize = 4;

/// Reports once that a file contains only a part of the sessions, preferably at the value that leads to the next page.
pub(super) fn report_more(r: &Cursor<'_>, sessions: usize) {
    let _ = more(r, None, DEPTH) || more(r, Some(sessions), DEPTH);
}

/// Whether there are more pages; counts are compared only if the number of sessions is known.
fn more(r: &Cursor<'_>, sessions: Option<usize>, depth: usize) -> bool {
    let Json::Object(members) = r.json else { return false };
    let number = |words: Words| {
        let mut found = members.iter().filter(|(key, _)| is_any(words, &folded(key)));
        found.find_map(|(_, json)| number_of(json))
    };
    let is_all = sessions.zip(number(TOTAL)).is_some_and(|(sessions, total)| total <= sessions as i64);
    let is_cut = number(TOTAL).zip(number(LIMIT)).is_some_and(|(total, limit)| limit > 0 && total > limit);
    members.iter().any(|(key, json)| {
        let word = folded(key);
        let is = |words: Words| is_any(words, &word);
        let says = match json {
            _ if sessions.is_some() => {
                !is_all && ((is(PAGES) && number_of(json).is_some_and(|pages| pages > 1)) || (is(TOTAL) && is_cut))
            }
            Json::Bool(true) => is(MORE),
            Json::Text(text) if is(NEXT) => text.contains("://") || text.starts_with(['/', '?']),
            Json::Text(text) if is(MARK) => !text.is_empty(),
            // The key of Airtable's cursor.
            Json::Text(text) if word == "offset" => text.starts_with("itr"),
            _ => is(NEXT) && number_of(json).is_some(),
        };
        let at = Cursor { json, path: Path::Key(&r.path, key), log: r.log };
        let address = ["href", "url"].into_iter().find_map(|key| at.member(key)).filter(|_| sessions.is_none() && is(NEXT));
        let found = if says { Some(&at) } else { address.as_ref() };
        found.inspect(|found| found.report(Code::Paged));
        found.is_some() || (depth > 0 && (is(AROUND) || is(SESSIONS)) && more(&at, sessions, depth - 1))
    })
}

fn number_of(json: &Json<'_>) -> Option<i64> {
    match json {
        Json::Number(number) => whole(number),
        Json::Text(text) => whole(text),
        _ => None,
    }
}
