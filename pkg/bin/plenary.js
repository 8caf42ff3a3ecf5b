#!/usr/bin/env node

// src/js/bin/plenary.js
import { parseArgs } from "node:util";

// src/js/bin/help.js
var FEED = `FEED is a file, an http or https address, or - for standard input, in plenary's own
format (JSON or YAML) or in any of these, which are known by what is in them: a
spreadsheet (CSV, TSV, .xlsx, .ods, the address of a Google Sheet), an iCalendar file,
schedule.xml of Pentabarf and frab, schedule.json of frab,
pretalx and c3voc (both versions), pretalx's and eventyay's widget JSON and pretalx's
list of submissions, Sessionize's views All, GridSmart and Sessions, Indico's exports of
timetables and events, OpenPlanner, ConClár and KonOpas, OPass, Conference Hall,
OpenFeedback, Hoverboard, schema.org's Event as JSON-LD, alone or in a web page, and
plain lists of sessions.`;
var ZONE = `  -z, --timezone ZONE   IANA name of the zone of local times in a feed that names none,
                        such as Europe/Berlin`;
var LANG = `  -l, --lang TAG        language of the words between the texts, such as fr`;
var OUT = `  -o, --output FILE     write to that file instead of standard output`;
var HELP = `  -h, --help            this`;
var EXIT = `EXIT STATUS
  0  nothing is wrong (there may be notes)
  1  there are problems
  2  a feed cannot be read at all, or the command was not understood`;
var PAGES = {
  "": `plenary - agendas of events, from any feed

USAGE
  plenary COMMAND [OPTION…] FEED…

COMMANDS
  check     say what is wrong with feeds, and where
  convert   write a feed in plenary's own format
  render    make HTML of a feed, to stand inside <plenary-agenda> until it runs
  ics       make a calendar of a feed
  help      say more of a command: plenary help check

FEEDS
${FEED.replace(/^/gm, "  ")}

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
  plenary ics --session opening agenda.json`
};
var help = (name) => Object.hasOwn(PAGES, name) ? PAGES[name] : PAGES[""];

// src/js/bin/commands.js
import { readFile as readFile2, writeFile as writeFile2 } from "node:fs/promises";

// src/js/sanitize.js
var UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
var RUNNER_COMMAND = /##(?=[\w.-]*\[)/g;
var REPLACEMENT = "�";
var visible = (character) => {
  if (character === "	") return " ";
  if (character === "") return "␡";
  return character < " " ? String.fromCharCode(9216 + character.charCodeAt()) : REPLACEMENT;
};
var sanitize = (text) => String(text).replace(UNSAFE, visible).replace(RUNNER_COMMAND, `#${REPLACEMENT}`);
var escaped = (text) => text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt().toString(16).padStart(4, "0")}`);
var sanitizeJson = (value) => JSON.stringify(value, void 0, 2).replace(UNSAFE, (character) => character === "\n" ? character : escaped(character)).replace(RUNNER_COMMAND, `#${escaped("#")}`);

// src/js/bin/commands.js
import { check, convert, fix, ics, nearestZone, pages, render } from "../plenary-tool.js";

// src/js/bin/input.js
import { readFile } from "node:fs/promises";

// src/js/google-sheet.js
var PATH = /^\/spreadsheets\/(?:u\/\d+\/)?d\/((?:e\/)?[\w-]+)(?:\/([\w-]*))?/;
var rowsOf = (address) => {
  const url = new URL(address);
  const [, id, page = ""] = url.hostname === "docs.google.com" && PATH.exec(url.pathname) || [];
  if (!id || ["export", "gviz"].includes(page) || page === "pub" && url.searchParams.has("output")) return address;
  const gid = url.searchParams.get("gid") ?? /[#&]gid=(\d+)/.exec(url.hash)?.[1];
  const of = gid === void 0 ? "" : `&gid=${encodeURIComponent(gid)}`;
  return id.startsWith("e/") ? `${url.origin}/spreadsheets/d/${id}/pub?output=csv${of && `&single=true${of}`}` : `${url.origin}/spreadsheets/d/${id}/export?format=csv${of}`;
};

// src/js/bin/output.js
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
var print = (lines2) => void process.stdout.write(`${lines2}
`);
var printError = (message) => void process.stderr.write(`plenary: ${sanitize(String(message).replace(/\s*\n\s*/g, " "))}
`);
var printErrorLines = (lines2) => void process.stderr.write(`${lines2}
`);
var nameOf = (file) => (/^\s*::/.test(file) ? "./" : "") + sanitize(file);
var writeResult = async (text, file) => {
  if (file && file !== "-") await writeFile(file, text);
  else process.stdout.write(process.stdout.isTTY ? text.split(/\r?\n/).map(sanitize).join("\n") : text);
};
var writeFiles = async (files, folder) => {
  const folders = new Set(files.map((file) => path.dirname(path.join(folder, file.path))));
  for (const one2 of folders) await mkdir(one2, { recursive: true });
  for (const file of files) await writeFile(path.join(folder, file.path), file.text);
};

// src/js/bin/usage-error.js
var Trouble = class extends Error {
};

// src/js/bin/input.js
var LARGE = 1e6;
var isAddress = (name) => /^https?:\/\//i.test(name);
var standardInput = async () => {
  const pieces = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return Buffer.concat(pieces);
};
var found = /* @__PURE__ */ new Map();
var baseOf = (name) => isAddress(name) ? found.get(name) ?? name : void 0;
var fetched = async (url) => {
  printError(`fetching ${url}`);
  const response = await fetch(rowsOf(url), { headers: { accept: "application/json, application/ld+json, text/html;q=0.5, */*;q=0.1" } });
  if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim());
  if (response.url) found.set(url, response.url);
  return new Uint8Array(await response.arrayBuffer());
};
var read = async (name) => {
  try {
    const bytes = await (name === "-" ? standardInput() : isAddress(name) ? fetched(name) : readFile(name));
    if (bytes.length > LARGE) printError(`reading ${name}, ${(bytes.length / 1e6).toFixed(1)} MB`);
    return bytes;
  } catch (error) {
    const why = error.code === "ENOENT" ? "there is no such file" : error.code === "EISDIR" ? "it is a folder" : error.cause?.message ?? error.message;
    throw new Trouble(`${name} could not be read: ${why}`);
  }
};

// src/js/bin/diff.js
var corrected = (source, edits) => edits.toSorted((one2, other) => other.start - one2.start).reduce((text, { start, end, text: made }) => text.slice(0, start) + made + text.slice(end), source);
var linesAt = (text, start, end) => {
  const first = text.lastIndexOf("\n", start - 1) + 1;
  const last = text.indexOf("\n", end);
  return text.slice(first, last < 0 ? text.length : last).split("\n");
};
var hunksOf = (source, edits) => {
  const hunks2 = [];
  for (const edit of edits.toSorted((one2, other) => one2.start - other.start)) {
    const last = hunks2.at(-1);
    if (last && !source.slice(last.at(-1).end, edit.start).includes("\n")) last.push(edit);
    else hunks2.push([edit]);
  }
  return hunks2;
};
var hunks = (source, { fix: fix2, line, code }) => {
  const all = hunksOf(source, fix2.edits);
  return all.map((edits) => ({ edits, code, line: all.length > 1 ? source.slice(0, edits[0].start).split("\n").length : line }));
};
var diff = (name, source, problems) => {
  const out = [`--- ${sanitize(nameOf(name))}`, `+++ ${sanitize(nameOf(name))}, if these are meant`];
  for (const { edits, line, code } of problems.flatMap((problem) => hunks(source, problem))) {
    const [start, end] = [edits[0].start, edits.at(-1).end];
    const made = corrected(source, edits);
    const before = linesAt(source, start, end);
    const after = linesAt(made, start, end + made.length - source.length);
    out.push(`@@ line ${line}: ${code} @@`, ...before.map((text) => `-${sanitize(text)}`), ...after.map((text) => `+${sanitize(text)}`));
  }
  return out;
};

// src/js/excerpt.js
var WIDTH = 100;
var excerpt = (line, column, length = 1) => {
  const chars = [...sanitize(line.replace(/\r$/, ""))];
  const from = chars.length > WIDTH ? Math.floor(Math.max(0, Math.min(column - 1 - WIDTH / 4, chars.length - WIDTH))) : 0;
  const before = from > 0 ? "… " : "";
  const behind = from + WIDTH < chars.length ? " …" : "";
  const shown = chars.slice(from, from + WIDTH);
  const at = Math.min(before.length + column - 1 - from, before.length + shown.length);
  return { text: before + shown.join("") + behind, at, length: Math.max(1, Math.min(length, before.length + shown.length - at)) };
};

// src/js/bin/format-report.js
var COLORS = { error: 31, warning: 33, note: 36 };
var painter = (on) => (code, text) => on ? `\x1B[${code}m${text}\x1B[0m` : text;
var WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
var ZERO = /[\p{Mn}\p{Me}\u1160-\u11ff\u200b-\u200d\u2060-\u2064]/u;
var columns = (character) => ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
var width = (text) => [...text].reduce((sum, character) => sum + columns(character), 0);
var pageOf = (code = "") => `https://github.com/plenary-agenda/plenary/${code ? "blob" : "tree"}/main/docs/site/diagnostics${code && `/${code}.md`}`;
var linked = (on, address, text) => on ? `\x1B]8;;${address}\x1B\\${text}\x1B]8;;\x1B\\` : text;
var printable = (problem) => Object.fromEntries(Object.entries(problem).map(([key, value]) => [key, typeof value === "string" ? sanitize(value) : value]));
var problemText = (file, problem, lines2, colors) => {
  const paint = painter(colors);
  const { severity, code, path: path2, line, column, length, value, message, hint } = printable(problem);
  const shown = value && !value.startsWith("line ") ? ` (${value})` : "";
  const gutter = " ".repeat(String(line).length);
  const bar = paint(34, "|");
  const out = [
    `${paint(COLORS[severity], severity)}[${linked(colors, pageOf(code), code)}]: ${paint(1, path2)} ${message}${shown}`,
    `${gutter}${paint(34, "-->")} ${sanitize(file)}:${line}:${column}`
  ];
  const source = lines2[line - 1];
  if (source?.trim()) {
    const { text, at, length: marked } = excerpt(source, column, length);
    const chars = [...text];
    const [before, under] = [chars.slice(0, at).join(""), chars.slice(at, at + marked).join("")];
    out.push(
      `${gutter} ${bar}`,
      `${paint(34, line)} ${bar} ${text}`,
      `${gutter} ${bar} ${" ".repeat(width(before))}${paint(COLORS[severity], "^".repeat(Math.max(1, width(under))))}`
    );
  }
  if (hint) out.push(`${gutter} ${paint(34, "=")} ${hint}`);
  return out.join("\n");
};
var LEVELS = { error: "error", warning: "warning", note: "notice" };
var escaped2 = (text) => text.replace(/%/g, "%25");
var property = (text) => escaped2(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
var annotation = (file, problem) => {
  const { severity, code, path: path2, line, column, value, message, hint } = printable(problem);
  return `::${LEVELS[severity]} file=${property(sanitize(file))},line=${line},col=${column},title=${property(code)}::${escaped2(`${path2} ${message}${value ? ` (${value})` : ""}. ${hint}`)}`;
};
var counted = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
var summary = (report) => {
  const { file, problems } = report;
  const { format, name, timezone: timezone2, sessions, speakers } = printable(report);
  const counts = ["error", "warning", "note"].map((severity) => [problems.filter((problem) => problem.severity === severity).length, severity]);
  const found2 = counts.filter(([number]) => number).map(([number, word]) => counted(number, word));
  const what = [name ?? format, counted(sessions, "session"), counted(speakers, "speaker"), timezone2 || "no time zone"].join(", ");
  return `${nameOf(file)}: ${what}: ${found2.join(", ") || "nothing is wrong"}`;
};

// src/js/bin/commands.js
var timezone = { type: "string", short: "z" };
var lang = { type: "string", short: "l" };
var output = { type: "string", short: "o" };
var UNREAD = ["unread-content", "unread"];
var ALIKE = 5;
var FORMATS = ["text", "json", "github"];
var isZone = (zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};
var isLanguage = (tag) => {
  try {
    return Boolean(new Intl.Locale(tag));
  } catch {
    return false;
  }
};
var options = async ({ timezone: timezone2, lang: lang2 = "en" }, name) => {
  if (timezone2 !== void 0 && !isZone(timezone2)) {
    const meant = await nearestZone(timezone2);
    throw new Trouble(`--timezone ${timezone2} is not a known time zone; ${meant ? `did you mean ${meant}?` : "write an IANA name such as Africa/Nairobi"}`);
  }
  if (!isLanguage(lang2)) throw new Trouble(`--lang ${lang2} is not a language tag; write one such as fr or pt-BR`);
  return { timezone: timezone2, language: lang2, base: baseOf(name) };
};
var one = (names, command) => {
  if (names.length > 1) throw new Trouble(`${command} takes one feed, not ${names.length}`);
  return names[0];
};
var give = async (made, name, bytes, values, codes = [], write = writeResult) => {
  const report = await check(bytes, { ...await options(values, name), file: name });
  const errors = report.problems.filter(({ severity }) => severity === "error");
  for (const problem of errors.slice(0, 20)) printErrorLines(problemText(name, problem, lines(report), false));
  if (errors.length > 20) printErrorLines(`… and ${errors.length - 20} errors more: plenary check ${nameOf(name)}`);
  const others = report.problems.filter(({ code }) => codes.includes(code));
  for (const problem of others.slice(0, 20)) printErrorLines(problemText(name, problem, lines(report), false));
  if (others.length > 20) printErrorLines(`… and ${others.length - 20} more like it: plenary check --all ${nameOf(name)}`);
  if (made === void 0) throw new Trouble(`${name} could not be read`);
  await write(made, values.output);
  return errors.length ? 1 : 0;
};
var OF_INSIDE = ["output", "shadow", "style", "no-style", "heading-level"];
var isWebUrl = (url, base) => URL.canParse(url, base) && /^https?:$/.test(new URL(url, base).protocol);
var renderPages = async (name, values) => {
  const { pages: folder, "base-url": baseUrl, feed: linked2, page, show } = values;
  const other = OF_INSIDE.find((option) => values[option] !== void 0);
  if (other) throw new Trouble(`--${other} is not an option of --pages, which writes whole documents`);
  if (!baseUrl) {
    throw new Trouble(
      `--pages needs --base-url, the URL that ${nameOf(folder)} is published at, such as https://example.org/agenda/: canonical links and previews need absolute URLs`
    );
  }
  if (!isWebUrl(baseUrl)) throw new Trouble(`--base-url ${baseUrl} is not an absolute URL; write one such as https://example.org/agenda/`);
  if (page && !isWebUrl(page, baseUrl)) throw new Trouble(`--page ${page} is not a URL of the web`);
  const bytes = await read(name);
  const asked = await options(values, name);
  const made = await pages(bytes, { ...asked, baseUrl, page, show, linked: linked2 !== void 0 });
  for (const member of made?.unmatched ?? []) printErrorLines(`--show: no session has ${member}`);
  if (made && !page) printErrorLines("The pages do not link to the agenda: --page says where it is.");
  const count = (start) => made.files.filter(({ path: path2 }) => path2.startsWith(start)).length;
  const code = await give(made?.files, name, bytes, values, [], async (files) => {
    await writeFiles(files, folder);
    if (linked2 !== void 0) await writeResult(made.feed, linked2);
  });
  print(`${nameOf(folder)}: ${counted(count("session/"), "session")}, ${counted(count("speaker/"), "speaker")}, sitemap.xml`);
  return code;
};
var few = (problems) => {
  const seen = /* @__PURE__ */ new Map();
  const shown = problems.filter(({ code }) => {
    seen.set(code, (seen.get(code) ?? 0) + 1);
    return seen.get(code) <= ALIKE;
  });
  return { shown, rest: [...seen].filter(([, count]) => count > ALIKE).map(([code, count]) => [code, count - ALIKE]) };
};
var lines = ({ source }) => (source ?? "").split("\n");
var isUtf8 = (bytes) => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};
var isWorkbook = (bytes) => bytes[0] === 80 && bytes[1] === 75;
var fixFile = async (name, asked, say) => {
  if (isAddress(name) || name === "-") throw new Trouble(`--fix changes files, and ${nameOf(name)} is none`);
  const given = await read(name);
  if (isWorkbook(given)) throw new Trouble(`--fix changes text; save ${nameOf(name)} as CSV`);
  const { text, count } = await fix(given, asked);
  const mark = isUtf8(given) || /^\s*[{[]/.test(text) || text.startsWith("\uFEFF") ? "" : "\uFEFF";
  if (count) await writeFile2(name, mark + text);
  say(`${nameOf(name)}: ${count === 1 ? "1 correction was" : `${count} corrections were`} made`);
  return text;
};
var showLeft = (name, { problems, source }, say) => {
  const left = problems.filter(({ fix: fix2 }) => fix2);
  if (left.length) say(`${diff(name, source, left).join("\n")}
`);
};
var checkAll = async (names, values) => {
  const format = values.format ?? "text";
  if (!FORMATS.includes(format)) throw new Trouble(`--format ${format} is none; there are ${FORMATS.join(", ")}`);
  const colors = process.stdout.isTTY && !process.env.NO_COLOR;
  const say = format === "text" ? print : printErrorLines;
  const reports = [];
  let code = 0;
  let hasCodes = false;
  for (const name of names) {
    let report;
    try {
      const asked = await options(values, name);
      const feed = values.fix ? await fixFile(name, asked, say) : await read(name);
      report = await check(feed, { ...asked, base: baseOf(name), file: name });
      if (values.fix) showLeft(name, report, say);
    } catch (error) {
      if (!(error instanceof Trouble) || error.message.startsWith("--")) throw error;
      const problem = {
        severity: "error",
        code: "no-file",
        path: "$",
        line: 1,
        column: 1,
        length: 1,
        value: "",
        message: error.message,
        hint: "Give a file, an address, or - for standard input."
      };
      report = { file: name, format: "unknown", name: "no file", timezone: "", sessions: 0, speakers: 0, readable: false, problems: [problem] };
    }
    const { readable, source, name: called, ...rest } = report;
    const serious = report.problems.some(({ severity }) => severity !== "note");
    code = Math.max(code, readable === false ? 2 : serious ? 1 : 0);
    if (format === "json") reports.push(rest);
    else if (format === "github") for (const problem of report.problems) print(annotation(name, problem));
    else {
      const { shown, rest: rest2 } = values.all ? { shown: report.problems, rest: [] } : few(report.problems);
      for (const problem of shown) print(`${problemText(name, problem, lines(report), colors)}
`);
      for (const [code2, count] of rest2) print(`… and ${count} more of ${code2} (--all shows them)
`);
      print(summary(report));
      hasCodes ||= shown.length > 0;
    }
  }
  if (format === "json") print(sanitizeJson(reports));
  if (hasCodes) print(`
Each code is explained in ${pageOf()}`);
  return code;
};
var COMMANDS = {
  check: { options: { timezone, all: { type: "boolean", short: "a" }, fix: { type: "boolean" }, format: { type: "string", short: "f" } }, run: checkAll },
  convert: {
    options: { timezone, output },
    async run(names, values) {
      const name = one(names, "convert");
      const bytes = await read(name);
      return give(await convert(bytes, await options(values, name)), name, bytes, values, UNREAD);
    }
  },
  render: {
    options: {
      timezone,
      output,
      lang,
      page: { type: "string" },
      pages: { type: "string" },
      feed: { type: "string" },
      "base-url": { type: "string" },
      "heading-level": { type: "string" },
      show: { type: "string" },
      shadow: { type: "boolean" },
      style: { type: "string" },
      "no-style": { type: "boolean" }
    },
    async run(names, values) {
      const name = one(names, "render");
      if (values.pages !== void 0) return renderPages(name, values);
      for (const option of ["base-url", "feed"]) if (values[option] !== void 0) throw new Trouble(`--${option} is an option of --pages`);
      const bytes = await read(name);
      const form = values.shadow ? "shadow" : "light";
      const styles = values.style ? "file" : values["no-style"] ? "none" : "inline";
      const level = values["heading-level"] ?? "2";
      if (!/^[1-6]$/.test(level)) throw new Trouble("--heading-level is a number from 1 to 6");
      const made = await render(bytes, { ...await options(values, name), form, styles, page: values.page, show: values.show, headingLevel: Number(level) });
      if (made && values.style) await writeFile2(values.style, made.css);
      const data = made?.structured ? `<script type="application/ld+json">${made.structured}</script>
` : "";
      for (const member of made?.unmatched ?? []) printErrorLines(`--show: no session has ${member}`);
      for (const line of made?.omitted ?? []) printErrorLines(`${nameOf(name)}: ${line}`);
      return give(made && `${made.html}
${data}`, name, bytes, values);
    }
  },
  ics: {
    options: { timezone, output, lang, session: { type: "string", short: "s" }, previous: { type: "string" } },
    async run(names, values) {
      const name = one(names, "ics");
      const bytes = await read(name);
      const previous = values.previous && await readFile2(values.previous, "utf8").catch((error) => error.code === "ENOENT" ? "" : Promise.reject(error));
      const made = await ics(bytes, { ...await options(values, name), session: values.session, previous });
      if (made === void 0 && values.session !== void 0) throw new Trouble(`${name} has no session ${values.session}`);
      if (made !== void 0 && !/^BEGIN:VEVENT/m.test(made)) printErrorLines(`${nameOf(name)}: 0 events: no session has a date`);
      return give(made, name, bytes, values);
    }
  }
};

// src/js/bin/version.js
import { readFileSync } from "node:fs";
var { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

// src/js/bin/plenary.js
var main = async ([name, ...rest]) => {
  if (name === "--version" || name === "-V") return print(version);
  if (!name || name === "--help" || name === "-h" || name === "help") return print(help(rest[0] ?? ""));
  const command = Object.hasOwn(COMMANDS, name) && COMMANDS[name];
  if (!command) throw new Trouble(`there is no command ${name}; there are ${Object.keys(COMMANDS).join(", ")}`);
  let values, positionals;
  try {
    ;
    ({ values, positionals } = parseArgs({ args: rest, options: { ...command.options, help: { type: "boolean", short: "h" } }, allowPositionals: true }));
  } catch (error) {
    throw new Trouble(`${error.message}. See: plenary ${name} --help`);
  }
  if (values.help) return print(help(name));
  if (!positionals.length) throw new Trouble(`${name} needs a feed: a file, an address, or - for standard input. See: plenary ${name} --help`);
  return command.run(positionals, values);
};
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 2));
main(process.argv.slice(2)).then(
  (code) => process.exitCode = code ?? 0,
  (error) => {
    printError(error instanceof Trouble ? error.message : error.stack ?? error);
    process.exitCode = 2;
  }
);
