//! Determines the kind of a link, primarily by its URL, and secondarily by its label.
//!
//! File extensions and sites that only host videos or meetings are evidence: a PDF is a document, even in a folder
//! called "Map of Meeting Rooms". Only if the URL provides no evidence, words are considered: the program's own term for
//! the link, or a title that begins or ends with such a word.

use crate::import::common::case_fold::{lower, words};

/// The evidence of a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// A document.
    Document,
    /// Slides.
    Slides,
    /// A video file, or a page with a video.
    Video,
    /// A live stream or meeting.
    Live,
}

/// The kind of a link: by its URL, by the program's term and by its title; else the default.
pub(in crate::import) fn link_kind<'k>(word: &str, title: &str, url: &str, otherwise: &'k str) -> &'k str {
    let found = named(word, true).or_else(|| named(title, false));
    match evidence(url) {
        Some(Evidence::Document) => found.filter(|kind| !matches!(*kind, "recording" | "livestream")).unwrap_or("document"),
        Some(Evidence::Slides) => "slides",
        Some(Evidence::Video) => found.filter(|kind| *kind == "livestream").unwrap_or("recording"),
        Some(Evidence::Live) => "livestream",
        None => found.unwrap_or(otherwise),
    }
}

/// Words with the kind that they indicate. Longer words match as prefixes, so `slides` matches, too.
const WORDS: [(&str, &str); 13] = [
    ("slide", "slides"),
    ("presentation", "slides"),
    ("recording", "recording"),
    ("video", "recording"),
    ("youtube", "recording"),
    ("livestream", "livestream"),
    ("stream", "livestream"),
    ("paper", "paper"),
    ("poster", "document"),
    ("feedback", "feedback"),
    ("signup", "registration"),
    ("meeting", "livestream"),
    ("notes", "document"),
];

/// The kind that a label indicates: for the program's own terms by any word, for titles by the first or last words. A title that names a site or a meeting
/// indicates nothing, since most of these are the names of channels and rooms.
fn named(text: &str, is_own: bool) -> Option<&'static str> {
    let folded = lower(text).replace("live stream", "livestream").replace("live-stream", "livestream");
    let of: Vec<&str> = words(&folded).into_iter().filter(|word| !word.is_empty()).collect();
    let is_there = |wanted: &str| match is_own {
        true => of.iter().any(|word| word.starts_with(wanted)),
        false => {
            !matches!(wanted, "youtube" | "meeting")
                && [of.first(), of.last()].iter().flatten().any(|word| word.starts_with(wanted))
        }
    };
    WORDS.iter().find(|(wanted, _)| is_there(wanted)).map(|(_, kind)| *kind)
}

/// The evidence of a URL or file name.
fn evidence(url: &str) -> Option<Evidence> {
    let url = lower(url.trim());
    let bare = &url[..url.find(['?', '#']).unwrap_or(url.len())];
    let rest = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    let (host, path) = if rest.len() < bare.len() { rest.split_once('/').unwrap_or((rest, "")) } else { ("", rest) };
    let host = host.strip_prefix("www.").or(host.strip_prefix("m.")).unwrap_or(host);
    let is_number = !path.is_empty() && path.bytes().all(|byte| byte.is_ascii_digit());
    match host {
        "youtube.com" | "youtube-nocookie.com" if path.starts_with("live/") => return Some(Evidence::Live),
        "youtube.com" | "youtube-nocookie.com" => {
            let is_video = ["watch", "embed/", "shorts/", "v/", "playlist"].iter().any(|start| path.starts_with(start));
            return is_video.then_some(Evidence::Video);
        }
        "youtu.be" if !path.is_empty() => return Some(Evidence::Video),
        "vimeo.com" if is_number => return Some(Evidence::Video),
        "media.ccc.de" if path.starts_with("v/") => return Some(Evidence::Video),
        "streaming.media.ccc.de" | "meet.google.com" | "meet.jit.si" | "teams.microsoft.com" | "teams.live.com" => {
            return Some(Evidence::Live);
        }
        _ if ["zoom.us", "webex.com", "gotomeeting.com"]
            .iter()
            .any(|site| host.strip_suffix(site).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))) =>
        {
            return Some(Evidence::Live);
        }
        _ => {}
    }
    let file = path.rsplit('/').next().unwrap_or_default();
    Some(match file.rsplit_once('.')?.1 {
        "pdf" | "ps" | "doc" | "docx" | "odt" | "rtf" | "txt" | "md" | "tex" | "xls" | "xlsx" | "ods" | "csv" | "epub"
        | "zip" | "png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "tif" | "tiff" => Evidence::Document,
        "ppt" | "pptx" | "pps" | "ppsx" | "odp" | "key" => Evidence::Slides,
        "mp4" | "m4v" | "webm" | "mov" | "mkv" | "avi" | "mpg" | "mpeg" | "ogv" | "mp3" | "m4a" | "ogg" | "opus" => {
            Evidence::Video
        }
        "m3u8" | "mpd" => Evidence::Live,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_extension_says() {
        for &(word, title, url, kind) in &[
            ("", "Map of Meeting Rooms floormap.pdf", "https://a.example/floormap.pdf", "document"),
            ("", "Video conferencing rooms", "https://a.example/rooms.PDF?download=1", "document"),
            ("", "Livestream", "https://a.example/plan.png", "document"),
            ("", "Slides", "https://a.example/talk.pdf", "slides"),
            ("", "talk.pptx", "https://a.example/talk.pptx", "slides"),
            ("SLIDES", "", "https://a.example/1", "slides"),
            ("", "Meeting", "https://a.example/clip.mp4", "recording"),
            ("", "Paper", "https://a.example/x.pdf", "paper"),
            ("recording", "", "https://a.example/transcript.txt", "document"),
            ("", "anything", "/files/attachment.docx", "document"),
        ] {
            assert_eq!(link_kind(word, title, url, "otherwise"), kind, "{word} {title} {url}");
        }
    }

    #[test]
    fn a_site_of_videos_or_meetings_is_evidence_and_a_channel_is_none() {
        for &(title, url, kind) in &[
            ("Somewhere", "https://www.youtube.com/watch?v=abc", "recording"),
            ("Somewhere", "https://youtu.be/abc", "recording"),
            ("Watch live", "https://youtube.com/live/abc", "livestream"),
            ("Livestream", "https://youtu.be/abc", "livestream"),
            ("YouTube", "https://www.youtube.com/@ada", "otherwise"),
            ("YouTube", "https://www.youtube.com/channel/abc", "otherwise"),
            ("Ada", "https://vimeo.com/ada", "otherwise"),
            ("Talk", "https://vimeo.com/123", "recording"),
            ("Join", "https://us02web.zoom.us/j/1", "livestream"),
            ("Join", "https://notzoom.us/j/1", "otherwise"),
        ] {
            assert_eq!(link_kind("", title, url, "otherwise"), kind, "{title} {url}");
        }
    }

    #[test]
    fn where_the_address_says_nothing_a_title_begins_or_ends_with_a_word() {
        for &(word, title, kind) in &[
            ("", "Live stream (main hall)", "livestream"),
            ("related", "Video of the talk", "recording"),
            ("", "Conference recording", "recording"),
            ("", "Upstream project, in newspapers", "otherwise"),
            ("", "How to stream video at home", "otherwise"),
            ("", "Map of meeting rooms", "otherwise"),
            ("", "Meeting point", "otherwise"),
            ("meeting", "", "livestream"),
            ("FEEDBACK", "", "feedback"),
        ] {
            assert_eq!(link_kind(word, title, "https://a.example/1", "otherwise"), kind, "{word} {title}");
        }
    }
}
