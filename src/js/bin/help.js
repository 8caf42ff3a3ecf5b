// The help texts of the commands, in the style of manual pages.

const FEED = `FEED is a file, an http or https address, or - for standard input, in plenary's own
format (JSON or YAML) or in any of these, which are known by what is in them: a
spreadsheet (CSV, TSV, .xlsx, .ods, the address of a Google Sheet), an iCalendar file,
schedule.xml of Pentabarf and frab, schedule.json of frab,
pretalx and c3voc (both versions), pretalx's and eventyay's widget JSON and pretalx's
list of submissions, Sessionize's views All, GridSmart and Sessions, Indico's exports of
timetables and events, OpenPlanner, ConClár and KonOpas, OPass, Conference Hall,
OpenFeedback, Hoverboard, schema.org's Event as JSON-LD, alone or in a web page, and
plain lists of sessions.`

const ZONE = `  -z, --timezone ZONE   IANA name of the zone of local times in a feed that names none,
                        such as Europe/Berlin`
const LANG = `  -l, --lang TAG        language of the words between the texts, such as fr`
const OUT = `  -o, --output FILE     write to that file instead of standard output`
const HELP = `  -h, --help            this`

const EXIT = `EXIT STATUS
  0  nothing is wrong (there may be notes)
  1  there are problems
  2  a feed cannot be read at all, or the command was not understood`

const PAGES = {
  '': `plenary - agendas of events, from any feed

USAGE
  plenary COMMAND [OPTION…] FEED…

COMMANDS
  check     say what is wrong with feeds, and where
  convert   write a feed in plenary's own format
  render    make HTML of a feed, to stand inside <plenary-agenda> until it runs
  ics       make a calendar of a feed
  help      say more of a command: plenary help check

FEEDS
${FEED.replace(/^/gm, '  ')}

OPTIONS
${HELP}
  -V, --version         the version`,

  check: `plenary check - say what is wrong with feeds, and where

USAGE
  plenary check [OPTION…] FEED…

Reads each feed as the widget does and says what it had to leave out or to guess, and what
is likely to be a mistake: times that do not exist or happen twice, sessions that overlap in
a room, a person in two places at once, keys and links that are misspelt, texts that were
damaged, addresses and keys that should not be public, and more.

${FEED}

OPTIONS
${ZONE}
  -a, --all             every problem; without it, text shows the first five of each sort
      --fix             correct the files, in plenary's own format: what is read although it
                        is not in that form, and commas, quotation marks and comments that
                        are no JSON; and spreadsheets as CSV or TSV: dates without a year or
                        with an order that other dates decide. Nothing changes its meaning;
                        corrections that need your eye are shown as a diff
  -f, --format FORMAT   text (as compilers do, the default), json, or github (annotations
                        for GitHub Actions)
${HELP}

JSON
  A list of one object for each feed, with "file", "format", "timezone", "sessions",
  "speakers" (how many were read) and "problems": objects with "severity" (error: something
  was left out; warning: something is likely to be wrong; note: worth knowing), "code",
  "path" (JSON path), "line", "column" (in characters, both from 1), "length", "value",
  "message" and "hint", and "fix" where a correction is known: "edits" of the text ("start"
  and "end" in UTF-16 code units, "text") and whether it is "safe".

${EXIT}

EXAMPLES
  plenary check agenda.json
  plenary check --timezone Europe/Lisbon https://sessionize.com/api/v2/abcd1234/view/All
  curl -s https://pretalx.example/event/schedule/export/schedule.json | plenary check -
  plenary check --fix agenda.json
  plenary check --format github static/*.json`,

  convert: `plenary convert - write a feed in plenary's own format

USAGE
  plenary convert [OPTION…] FEED

Writes what the widget reads of a feed, whatever made it, with keys, people and sessions in
one order, so that a difference between two runs shows what was changed. What the format has
no key for is left out; private fields (answers, e-mail addresses) always are. Relative
addresses are resolved against that of the feed, if it has one.

${FEED}

OPTIONS
${ZONE}
${OUT}
${HELP}

${EXIT}

EXAMPLES
  plenary convert schedule.json -o agenda.json
  plenary convert -z Asia/Taipei https://example.org/session.json | diff agenda.json -`,

  render: `plenary render - make HTML of a feed, to stand inside <plenary-agenda> until it runs

USAGE
  plenary render [OPTION…] FEED

Writes the agenda and its speakers as HTML that needs no JavaScript, with the data of the
event for search engines (JSON-LD). Put it between <plenary-agenda src="…"> and
</plenary-agenda>: readers, search engines and old phones see it at once, and the widget takes
its place when it is ready.

With --pages, it writes whole documents: session/ID.html, speaker/ID.html, the style of
both, and sitemap.xml. They have Open Graph tags for the previews of shared links, canonical
links and JSON-LD, and link to their place in the agenda (--page). Relative addresses in the
feed are taken to be relative to that page. Files of before are not removed.

${FEED}

OPTIONS
${ZONE}
${LANG}
  --show FILTERS        the part of the agenda that the element's show attribute names, such
                        as track=ai&day=2027-06-15
  --shadow              declarative shadow DOM, which no style of the page touches
  --style FILE          write the style to that file, for pages whose policy forbids <style>
  --no-style            no style at all: it reads well without
  --heading-level N     level of the event's title among the headings of the page, from 1
                        to 6 (by default 2)
  --page URL            address of the page that it is for, which is said to search engines
  --pages FOLDER        write a page for each session and each speaker into that folder
                        instead, with a sitemap
  --base-url URL        where that folder is published; canonical links need it
  --feed FILE           also write the feed with a link to each page: publish it where the feed
                        is, and the widget's titles and Share lead to the pages
${OUT}
${HELP}

${EXIT}

EXAMPLES
  plenary render agenda.json -o layouts/partials/agenda.html
  plenary render --lang fr --style static/agenda.css agenda.json
  plenary render --pages public/talks --base-url https://example.org/talks/ \\
    --page https://example.org/agenda/ --feed public/agenda.json agenda.json`,

  ics: `plenary ics - make a calendar of a feed

USAGE
  plenary ics [OPTION…] FEED

Writes iCalendar (RFC 5545) that calendars import or subscribe to. Times are in UTC, which
every calendar shows in its own zone. What identifies a session stays the same when its title,
time or room changes. With --previous, what did not change stays the same to the letter, what
did counts up its SEQUENCE, and what is gone is cancelled.

${FEED}

OPTIONS
${ZONE}
${LANG}
  -s, --session ID      that session alone
  --previous FILE       what was made the last time; nothing is wrong if it is not there yet
${OUT}
${HELP}

${EXIT}

EXAMPLES
  plenary ics agenda.json -o static/agenda.ics
  plenary ics --previous static/agenda.ics agenda.json -o static/agenda.ics
  plenary ics --session opening agenda.json`,
}

export const help = (name) => (Object.hasOwn(PAGES, name) ? PAGES[name] : PAGES[''])
