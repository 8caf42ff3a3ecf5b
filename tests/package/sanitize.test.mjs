// Whatever a feed, a URL or a file name contains: terminals and CI runners only display it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { annotation, problemText, summary } from '../../src/js/bin/format-report.js'
import { excerpt } from '../../src/js/excerpt.js'
import { sanitize, sanitizeJson } from '../../src/js/sanitize.js'
import { here } from '../../tools/run.mjs'

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n))
const C0 = range(0, 0x1f)
const BIDI = [...range(0x202a, 0x202e), ...range(0x2066, 0x2069), '\u061c', '\u200e', '\u200f']
const UNSAFE = [...C0, ...range(0x7f, 0x9f), '\u2028', '\u2029', ...BIDI, '\ufeff', '\u{e0041}', '\ud800', '\udfff']
const COMMANDS = ['\n::error::pwned', '\r\n::add-mask::x', '\u2028::warning::x', 'x ##[error]pwned', '##vso[task.setvariable variable=a]b', '##teamcity[x]', '  ::notice::y']
const ATTACKS = [...UNSAFE.map((character) => `a${character}b`), ...COMMANDS, '\x1b]0;title\x07', '\x1b[2J', '\x9b31m']

// Whether a terminal or a runner would do anything but display it. Lines that the command itself begins with `::` are not given.
const isHarmless = (text) => !/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|##[\w.-]*\[|^\s*::/mu.test(text) && text.isWellFormed()
const problemWith = (attack) => ({ severity: 'error', code: attack, path: `$["${attack}"]`, line: 1, column: 4, length: 3, value: `"${attack}"`, message: `is ${attack}`, hint: `Write ${attack}` })

test('a replaced character stays one character wide', () => {
  for (const character of UNSAFE) {
    assert.equal([...sanitize(`${character}x`)].length, 2, JSON.stringify(character))
    assert.ok(isHarmless(sanitize(character)), JSON.stringify(character))
  }
  for (const text of ['Zoë', 'पण्डित', 'می‌خواهم', '👩‍💻', 'a\u0301', 'שלום', '## Heading', 'C#', 'a::b']) assert.equal(sanitize(text), text)
})

test('a value, key, message, help, path, code, excerpt or file name reaches a terminal as text', () => {
  for (const attack of ATTACKS) {
    const lines = [`x "${attack}" y`]
    const text = problemText(attack, problemWith(attack), lines, false)
    assert.ok(isHarmless(text), JSON.stringify(text))
    // The message, the place, two empty margins with the excerpt between them, the help: a value adds no line.
    assert.equal(text.split('\n').length, 6, JSON.stringify(text))
    const end = summary({ file: attack, format: attack, name: attack, timezone: attack, sessions: 1, speakers: 1, problems: [] })
    assert.ok(isHarmless(end) && !end.includes('\n'), JSON.stringify(end))
  }
})

test('an annotation is one command, whose properties are where they should be', () => {
  for (const attack of [...ATTACKS, 'a,line=9::b', '100%0A', 'a:b']) {
    const line = annotation(attack, problemWith(attack))
    assert.match(line, /^::error file=[^,:]*,line=1,col=4,title=[^,:]*::\$/)
    assert.ok(isHarmless(line.slice(2)), JSON.stringify(line))
    assert.doesNotMatch(line, /%(?!25|3A|2C)/)
  }
})

test('JSON output has the same values, without terminal control characters', () => {
  for (const attack of ATTACKS) {
    const reports = [{ file: attack, [attack]: [attack, { [attack]: null }] }]
    assert.deepEqual(JSON.parse(sanitizeJson(reports)), reports)
    assert.ok(isHarmless(sanitizeJson(reports)), JSON.stringify(attack))
  }
})

test('the caret is below the wrong value, whatever precedes it', () => {
  for (const [before, columns] of [['', 0], ['ab', 2], ['\t', 1], ['日本', 4], ['e\u0301', 1], ['a\u200db', 2], ['\x1b[2J', 4], ['\u202e', 1], ['क्', 1], ['👍', 2], ['\u{20000}', 2], ['ᄀ', 2], ['\0', 1]]) {
    const marked = `${before}WRONG`
    const [, , , shown, caret] = problemText('f.json', { ...problemWith('x'), column: [...before].length + 1, length: 5 }, [marked], false).split('\n')
    assert.equal(caret, `  | ${' '.repeat(columns)}^^^^^`, JSON.stringify(before))
    assert.ok(shown.endsWith('WRONG'))
  }
})

test('a cut line keeps its column', () => {
  const line = `${'\x1b'.repeat(300)}WRONG${'\u2028'.repeat(300)}`
  const { text, at, length } = excerpt(line, 301, 5)
  assert.equal([...text].slice(at, at + length).join(''), 'WRONG')
  assert.ok(isHarmless(text))
})

// The command as it is published, with names and feeds that attack.
let folder
before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'plenary-sanitize-'))))
after(() => rmSync(folder, { recursive: true }))
const run = (...args) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [here('pkg/bin/plenary.js'), ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  return { status, text: stdout + stderr, stdout, stderr }
}
const ATTACK = 'x\x1b]0;pwned\x07\x9b2J\u202e\u2028\n::error file=a.yml,line=1::pwned\n##[error]pwned'
const write = (name) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  const session = { [ATTACK]: 1, title: ATTACK, start: ATTACK, duration: ATTACK, room: ATTACK, people: [{ name: ATTACK, [ATTACK]: ATTACK }], links: [{ url: `javascript:${ATTACK}` }] }
  const feed = { event: { title: 'T', timezone: `UTC${ATTACK}`, language: ATTACK }, [ATTACK]: ATTACK, sessions: [session, { title: 'Good', start: '2027-06-15T09:00Z' }] }
  writeFileSync(path.join(folder, name), JSON.stringify(feed))
  return name
}

test('every command, with every file name', () => {
  for (const name of ['feed.json', '::error::pwned.json', 'a\x1b[2J\u202e.json', 'b\n::error::pwned.json', '##[error]c.json', ' ::notice::d.json']) {
    write(name)
    const { text, status } = run('check', '--all', name)
    assert.equal(status, 1, text)
    assert.ok(isHarmless(text), JSON.stringify(text))
    const json = run('check', '--format', 'json', name).stdout
    assert.ok(isHarmless(json), JSON.stringify(json))
    assert.equal(JSON.parse(json)[0].file, name)
    for (const line of run('check', '--format', 'github', name).stdout.trimEnd().split('\n')) {
      assert.match(line, /^::(error|warning|notice) file=[^,]*,line=\d+,col=\d+,title=[\w-]+::/)
      assert.ok(isHarmless(line.slice(2)), JSON.stringify(line))
    }
    for (const command of ['convert', 'render', 'ics']) assert.ok(isHarmless(run(command, name).stderr), command)
  }
})

test('invalid arguments of the command are printed sanitized', () => {
  for (const args of [[ATTACK], ['check', `--${ATTACK}`], ['check', ATTACK], ['check', '-z', ATTACK, write('feed.json')], ['check', '-f', ATTACK, 'feed.json'], ['ics', '-s', ATTACK, 'feed.json'],
    ['convert', 'feed.json', '-o', `${ATTACK}/nowhere.json`], ['check', `http://localhost:1/${ATTACK}`], ['constructor'], ['help', ATTACK], ['help', 'toString']]) {
    const { text } = run(...args)
    assert.ok(isHarmless(text), JSON.stringify([args, text]))
  }
})
