// The messages of the interface: every language has all of them, with the same placeholders and a form for each plural category that it has.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { counted, english, englishPlurals, keys, languages, messagesFile, placeholders, stamp, translated } from '../../tools/messages.mjs'
import { here } from '../../tools/run.mjs'

const FORM = /_(zero|one|two|few|many)$/
const KEYS = keys()
const COUNTED = counted()
const TAGS = languages()
// Numbers here are far below a million, from which on Romance languages have a category of their own.
const isUnused = (tag, category) => category === 'many' && /^(ca|es|fr|it|pt)\b/.test(tag)
const categories = (tag) => new Intl.PluralRules(tag).resolvedOptions().pluralCategories.filter((category) => category !== 'other' && !isUnused(tag, category))
const baseOf = (key) => (FORM.test(key) && COUNTED.includes(key.replace(FORM, '')) ? key.replace(FORM, '') : key)

test('the English messages are found in their source', () => {
  assert.equal(KEYS.agenda, 'Agenda')
  assert.equal(KEYS.printed_as, 'Printed as “{text}”')
  assert.ok(Object.keys(english()).length > 200)
  assert.equal(englishPlurals().sessions_one, '{n} session')
  assert.deepEqual(placeholders('{b} of {a}, {a}'), ['{a}', '{a}', '{b}'])
  for (const key of Object.keys(englishPlurals())) assert.ok(Object.hasOwn(KEYS, key.replace(FORM, '')), key)
})

test('there is a file for each of these languages', () => {
  assert.deepEqual(TAGS, 'ar bn cs da de el es fa fi fr he hi id it ja ko nb nl pl pt pt-BR ru sv sw th tr uk ur vi zh zh-Hant'.split(' '))
  for (const tag of TAGS) assert.deepEqual(Intl.getCanonicalLocales(tag), [tag])
})

for (const tag of TAGS) {
  const texts = translated(tag)

  test(`${tag} has all messages with the placeholders of the English ones`, () => {
    assert.deepEqual(
      Object.keys(KEYS).filter((key) => !Object.hasOwn(texts, key)),
      [],
    )
    for (const [key, text] of Object.entries(texts)) {
      assert.ok(Object.hasOwn(KEYS, baseOf(key)), `${key} is no message`)
      assert.ok(typeof text === 'string' && text.trim(), `${key} is empty`)
      assert.doesNotMatch(text, /[\n\r]/, key)
      const [expected, found] = [placeholders(KEYS[baseOf(key)]), placeholders(text)]
      // A form for one or two may say the number in words.
      if (FORM.test(key) && baseOf(key) !== key)
        assert.deepEqual(
          found.filter((one) => !expected.includes(one)),
          [],
          key,
        )
      else assert.deepEqual(found, expected, key)
    }
  })

  test(`${tag} has a form for each of its plural categories`, () => {
    const has = (key) => Object.keys(texts).some((other) => other !== key && baseOf(other) === key)
    // What English has a form for, and what this language has one for.
    const needed = COUNTED.filter((key) => Object.hasOwn(englishPlurals(), `${key}_one`) || has(key))
    assert.deepEqual(
      needed.flatMap((key) => categories(tag).map((category) => `${key}_${category}`)).filter((key) => !Object.hasOwn(texts, key)),
      [],
    )
    const unknown = Object.keys(texts).filter((key) => baseOf(key) !== key && !categories(tag).includes(FORM.exec(key)[1]))
    assert.deepEqual(unknown, [], 'forms that the language does not use')
  })

  // A message of several words that was left in English. A lightning talk is called by that name in some languages.
  test(`${tag} is translated`, () => {
    const same = Object.keys(KEYS).filter((key) => key !== 'kind_lightning' && texts[key] === KEYS[key] && /[a-z]{3}.* .*[a-z]{3}/i.test(KEYS[key].replace(/\{\w+\}/g, '')))
    assert.deepEqual(same, [])
  })
}

test('the example of custom messages is complete', () => {
  const texts = JSON.parse(readFileSync(here('www/reference/ca.json'), 'utf8'))
  for (const [key, text] of Object.entries(english())) assert.deepEqual(placeholders(texts[key] ?? ''), placeholders(text), key)
  for (const key of Object.keys(texts)) assert.ok(Object.hasOwn(KEYS, baseOf(key)), key)
})

test('the documentation lists the languages', () => {
  const listed = [...readFileSync(here('docs/site/localization.md'), 'utf8').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, tag]) => tag)
  assert.deepEqual(listed.sort(), ['en', ...TAGS].sort())
})

test('a published message file has the hash of the messages, and no Hugo messages', () => {
  const file = JSON.parse(messagesFile('fr'))
  assert.equal(file._, stamp())
  assert.match(stamp(), /^[\da-f]{8}$/)
  assert.ok(file.agenda && file.sessions_one)
  assert.deepEqual(
    Object.keys(file).filter((key) => key.startsWith('hugo_')),
    [],
  )
})
