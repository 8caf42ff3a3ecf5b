// The page of each diagnostic code: docs/site/diagnostics/CODE.md, with its severity and message from src/diagnostic.rs, and what `check`
// prints for its example, from pkg/.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { check } from '../../pkg/plenary-tool.js'
import { problemText } from '../../src/js/bin/format-report.js'
import { here } from '../run.mjs'

const FOLDER = 'docs/site/diagnostics'
const CODE = /^ +\w+ = ("[\w-]+") (Error|Warning|Note) ("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/gm

/** All codes in alphabetical order, as `{ code, severity, message, help }`. */
export const codes = [...readFileSync(here('src/diagnostic.rs'), 'utf8').matchAll(CODE)]
  .map(([, code, severity, message, help]) => ({ code: JSON.parse(code), severity: severity.toLowerCase(), message: JSON.parse(message), help: JSON.parse(help) }))
  .sort((one, other) => (one.code < other.code ? -1 : 1))

/** An example as a file: its name, its bytes, and the time zone that the command is given. */
function file(info, text) {
  const [language, ...words] = info.split(' ')
  const [, timezone = ''] = /timezone=(\S+)/.exec(info) ?? []
  // `\xNN` stands for a byte that is not part of a UTF-8 character.
  const bytes = words.includes('bytes')
    ? Buffer.from(
        text.replace(/\\x([\da-f]{2})/g, (_, byte) => String.fromCharCode(Number.parseInt(byte, 16))),
        'latin1',
      )
    : Buffer.from(text)
  return { name: `agenda.${language}`, bytes, timezone }
}

/** What `check` prints of an example for that code. */
async function printed(code, info, text) {
  const { name, bytes, timezone } = file(info, text)
  const { problems, source } = await check(bytes, { timezone })
  const lines = source.split('\n')
  return problems
    .filter((problem) => problem.code === code)
    .map((problem) => problemText(name, problem, lines, false))
    .join('\n\n')
}

const EXAMPLE = /^```(.*)\n([^]*?)^```\n/m
const texts = Object.fromEntries(readdirSync(here(FOLDER)).map((name) => [path.parse(name).name, readFileSync(here(FOLDER, name), 'utf8')]))
const outputs = Object.fromEntries(
  await Promise.all(
    Object.entries(texts).map(async ([code, text]) => {
      const [, info, example] = EXAMPLE.exec(text)
      return [code, info.includes('read') ? undefined : await printed(code, info, example)]
    }),
  ),
)

/** The Markdown of the page of a code: its text with the output behind the example. Links are those of a page in the folder above. */
function text(code) {
  const source = texts[code]
  if (!source) throw new Error(`${FOLDER}/${code}.md is not there`)
  const output = outputs[code]
  if (output === '') throw new Error(`the example of ${code} is not reported as that: correct it, or build pkg/ first`)
  const said = output === undefined ? '' : `\n\`plenary check\` prints:\n\n\`\`\`text\n${output}\n\`\`\`\n`
  return source
    .replace(/^# .*\n/, '')
    .replace(EXAMPLE, (fence) => fence + said)
    .replace(/\]\(([\w-]+)\.md\)/g, '](diagnostics/$1.html)')
    .replace(/\]\(\.\.\/([\w-]+)\.md\)/g, ']($1.html)')
}

const sentence = (message) => message.replace(/^./, (first) => first.toUpperCase())

/** The pages of all codes, as the sources of other pages are. */
export const pages = () =>
  codes.map(({ code, severity, message, help }) => ({
    name: `diagnostics/${code}`,
    file: `diagnostics/${code}.md`,
    parent: 'diagnostics',
    label: code,
    title: `\`${code}\``,
    lead: `${sentence(severity)}: … ${message}. ${help}`,
    description: `The diagnostic ${code} of plenary check: ${message}.`,
    isText: true,
    text: text(code),
  }))

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

/** The table of all codes, as Markdown. */
export const table = () =>
  [
    '| Code | Severity | Meaning and help |',
    '| --- | --- | --- |',
    ...codes.map(({ code, severity, message, help }) => `| [\`${code}\`](diagnostics/${code}.html) | ${severity} | … ${cell(message)}. ${cell(help)} |`),
  ].join('\n')
