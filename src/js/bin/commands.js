// The commands of the command line.

import { readFile, writeFile } from 'node:fs/promises'
import { sanitizeJson } from '../sanitize.js'
import { check, convert, fix, ics, nearestZone, pages, render } from '../tool.js'
import { baseOf, isAddress, read } from './input.js'
import { nameOf, print, printErrorLines, writeFiles, writeResult } from './output.js'
import { diff } from './diff.js'
import { annotation, counted, pageOf, problemText, summary } from './format-report.js'
import { Trouble } from './usage-error.js'

const timezone = { type: 'string', short: 'z' }
const lang = { type: 'string', short: 'l' }
const output = { type: 'string', short: 'o' }
// Diagnostic codes about content of a foreign schedule that is missing from the converted feed.
const UNREAD = ['unread-content', 'unread']
// Maximum number of diagnostics of one kind that are printed as text.
const ALIKE = 5
const FORMATS = ['text', 'json', 'github']

const isZone = (zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

const isLanguage = (tag) => {
  try {
    return Boolean(new Intl.Locale(tag))
  } catch {
    return false
  }
}

const options = async ({ timezone, lang = 'en' }, name) => {
  if (timezone !== undefined && !isZone(timezone)) {
    const meant = await nearestZone(timezone)
    throw new Trouble(`--timezone ${timezone} is not a known time zone; ${meant ? `did you mean ${meant}?` : 'write an IANA name such as Africa/Nairobi'}`)
  }
  if (!isLanguage(lang)) throw new Trouble(`--lang ${lang} is not a language tag; write one such as fr or pt-BR`)
  return { timezone, language: lang, base: baseOf(name) }
}

// Runs a command that takes exactly one feed.
const one = (names, command) => {
  if (names.length > 1) throw new Trouble(`${command} takes one feed, not ${names.length}`)
  return names[0]
}

// Writes a result to the output file or standard output, or by `write`. Without a result, prints the diagnostics that prevent it.
const give = async (made, name, bytes, values, codes = [], write = writeResult) => {
  const report = await check(bytes, { ...(await options(values, name)), file: name })
  const errors = report.problems.filter(({ severity }) => severity === 'error')
  for (const problem of errors.slice(0, 20)) printErrorLines(problemText(name, problem, lines(report), false))
  if (errors.length > 20) printErrorLines(`… and ${errors.length - 20} errors more: plenary check ${nameOf(name)}`)
  const others = report.problems.filter(({ code }) => codes.includes(code))
  for (const problem of others.slice(0, 20)) printErrorLines(problemText(name, problem, lines(report), false))
  if (others.length > 20) printErrorLines(`… and ${others.length - 20} more like it: plenary check --all ${nameOf(name)}`)
  if (made === undefined) throw new Trouble(`${name} could not be read`)
  await write(made, values.output)
  return errors.length ? 1 : 0
}

// Options of `render` for HTML that is embedded in a page; not applicable to pages of their own.
const OF_INSIDE = ['output', 'shadow', 'style', 'no-style', 'heading-level']

const isWebUrl = (url, base) => URL.canParse(url, base) && /^https?:$/.test(new URL(url, base).protocol)

// Writes a page for each session and each person into the folder of `--pages`.
const renderPages = async (name, values) => {
  const { pages: folder, 'base-url': baseUrl, feed: linked, page, show } = values
  const other = OF_INSIDE.find((option) => values[option] !== undefined)
  if (other) throw new Trouble(`--${other} is not an option of --pages, which writes whole documents`)
  if (!baseUrl) {
    throw new Trouble(
      `--pages needs --base-url, the URL that ${nameOf(folder)} is published at, such as https://example.org/agenda/: canonical links and previews need absolute URLs`,
    )
  }
  if (!isWebUrl(baseUrl)) throw new Trouble(`--base-url ${baseUrl} is not an absolute URL; write one such as https://example.org/agenda/`)
  if (page && !isWebUrl(page, baseUrl)) throw new Trouble(`--page ${page} is not a URL of the web`)
  const bytes = await read(name)
  const asked = await options(values, name)
  const made = await pages(bytes, { ...asked, baseUrl, page, show, linked: linked !== undefined })
  for (const member of made?.unmatched ?? []) printErrorLines(`--show: no session has ${member}`)
  if (made && !page) printErrorLines('The pages do not link to the agenda: --page says where it is.')
  const count = (start) => made.files.filter(({ path }) => path.startsWith(start)).length
  const code = await give(made?.files, name, bytes, values, [], async (files) => {
    await writeFiles(files, folder)
    if (linked !== undefined) await writeResult(made.feed, linked)
  })
  print(`${nameOf(folder)}: ${counted(count('session/'), 'session')}, ${counted(count('speaker/'), 'speaker')}, sitemap.xml`)
  return code
}

// The first diagnostics of each kind, and the number of omitted ones.
const few = (problems) => {
  const seen = new Map()
  const shown = problems.filter(({ code }) => {
    seen.set(code, (seen.get(code) ?? 0) + 1)
    return seen.get(code) <= ALIKE
  })
  return { shown, rest: [...seen].filter(([, count]) => count > ALIKE).map(([code, count]) => [code, count - ALIKE]) }
}

const lines = ({ source }) => (source ?? '').split('\n')

const isUtf8 = (bytes) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
const isWorkbook = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b

// Writes a file with all safe fixes applied, and returns its text.
const fixFile = async (name, asked, say) => {
  if (isAddress(name) || name === '-') throw new Trouble(`--fix changes files, and ${nameOf(name)} is none`)
  const given = await read(name)
  if (isWorkbook(given)) throw new Trouble(`--fix changes text; save ${nameOf(name)} as CSV`)
  const { text, count } = await fix(given, asked)
  // Excel recognizes UTF-8 by its byte order mark; JSON has none.
  const mark = isUtf8(given) || /^\s*[{[]/.test(text) || text.startsWith('\ufeff') ? '' : '\ufeff'
  if (count) await writeFile(name, mark + text)
  say(`${nameOf(name)}: ${count === 1 ? '1 correction was' : `${count} corrections were`} made`)
  return text
}

// Shows the remaining fixes, which are unsafe and need confirmation.
const showLeft = (name, { problems, source }, say) => {
  const left = problems.filter(({ fix }) => fix)
  if (left.length) say(`${diff(name, source, left).join('\n')}\n`)
}

const checkAll = async (names, values) => {
  const format = values.format ?? 'text'
  if (!FORMATS.includes(format)) throw new Trouble(`--format ${format} is none; there are ${FORMATS.join(', ')}`)
  const colors = process.stdout.isTTY && !process.env.NO_COLOR
  // Output formats other than text are for programs, so messages go to standard error.
  const say = format === 'text' ? print : printErrorLines
  const reports = []
  let code = 0
  let hasCodes = false
  for (const name of names) {
    let report
    try {
      const asked = await options(values, name)
      const feed = values.fix ? await fixFile(name, asked, say) : await read(name)
      report = await check(feed, { ...asked, base: baseOf(name), file: name })
      if (values.fix) showLeft(name, report, say)
    } catch (error) {
      if (!(error instanceof Trouble) || error.message.startsWith('--')) throw error
      const problem = {
        severity: 'error',
        code: 'no-file',
        path: '$',
        line: 1,
        column: 1,
        length: 1,
        value: '',
        message: error.message,
        hint: 'Give a file, an address, or - for standard input.',
      }
      report = { file: name, format: 'unknown', name: 'no file', timezone: '', sessions: 0, speakers: 0, readable: false, problems: [problem] }
    }
    const { readable, source, name: called, ...rest } = report
    const serious = report.problems.some(({ severity }) => severity !== 'note')
    code = Math.max(code, readable === false ? 2 : serious ? 1 : 0)
    if (format === 'json') reports.push(rest)
    else if (format === 'github') for (const problem of report.problems) print(annotation(name, problem))
    else {
      const { shown, rest } = values.all ? { shown: report.problems, rest: [] } : few(report.problems)
      for (const problem of shown) print(`${problemText(name, problem, lines(report), colors)}\n`)
      for (const [code, count] of rest) print(`… and ${count} more of ${code} (--all shows them)\n`)
      print(summary(report))
      hasCodes ||= shown.length > 0
    }
  }
  if (format === 'json') print(sanitizeJson(reports))
  if (hasCodes) print(`\nEach code is explained in ${pageOf()}`)
  return code
}

export const COMMANDS = {
  check: { options: { timezone, all: { type: 'boolean', short: 'a' }, fix: { type: 'boolean' }, format: { type: 'string', short: 'f' } }, run: checkAll },
  convert: {
    options: { timezone, output },
    async run(names, values) {
      const name = one(names, 'convert')
      const bytes = await read(name)
      return give(await convert(bytes, await options(values, name)), name, bytes, values, UNREAD)
    },
  },
  render: {
    options: {
      timezone,
      output,
      lang,
      page: { type: 'string' },
      pages: { type: 'string' },
      feed: { type: 'string' },
      'base-url': { type: 'string' },
      'heading-level': { type: 'string' },
      show: { type: 'string' },
      shadow: { type: 'boolean' },
      style: { type: 'string' },
      'no-style': { type: 'boolean' },
    },
    async run(names, values) {
      const name = one(names, 'render')
      if (values.pages !== undefined) return renderPages(name, values)
      for (const option of ['base-url', 'feed']) if (values[option] !== undefined) throw new Trouble(`--${option} is an option of --pages`)
      const bytes = await read(name)
      const form = values.shadow ? 'shadow' : 'light'
      const styles = values.style ? 'file' : values['no-style'] ? 'none' : 'inline'
      const level = values['heading-level'] ?? '2'
      if (!/^[1-6]$/.test(level)) throw new Trouble('--heading-level is a number from 1 to 6')
      const made = await render(bytes, { ...(await options(values, name)), form, styles, page: values.page, show: values.show, headingLevel: Number(level) })
      if (made && values.style) await writeFile(values.style, made.css)
      const data = made?.structured ? `<script type="application/ld+json">${made.structured}</script>\n` : ''
      for (const member of made?.unmatched ?? []) printErrorLines(`--show: no session has ${member}`)
      for (const line of made?.omitted ?? []) printErrorLines(`${nameOf(name)}: ${line}`)
      return give(made && `${made.html}\n${data}`, name, bytes, values)
    },
  },
  ics: {
    options: { timezone, output, lang, session: { type: 'string', short: 's' }, previous: { type: 'string' } },
    async run(names, values) {
      const name = one(names, 'ics')
      const bytes = await read(name)
      const previous = values.previous && (await readFile(values.previous, 'utf8').catch((error) => (error.code === 'ENOENT' ? '' : Promise.reject(error))))
      const made = await ics(bytes, { ...(await options(values, name)), session: values.session, previous })
      if (made === undefined && values.session !== undefined) throw new Trouble(`${name} has no session ${values.session}`)
      if (made !== undefined && !/^BEGIN:VEVENT/m.test(made)) printErrorLines(`${nameOf(name)}: 0 events: no session has a date`)
      return give(made, name, bytes, values)
    },
  },
}
