// Which messages serve which language, by the code that a page runs.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import esbuild from 'esbuild'
import { languages } from '../../tools/bundle.mjs'
import { here } from '../../tools/run.mjs'

const { outputFiles } = await esbuild.build({ absWorkingDir: here(), entryPoints: ['src/js/language.js'], bundle: true, format: 'esm', write: false, plugins: [languages] })
const { voiceOf } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)

// For each language of a page the messages, and the tags of the interface and of its dates.
const SERVED = {
  en: 'en en en',
  'en-AU': 'en en-AU en-AU',
  de: 'de de de',
  'de-AT': 'de de-AT de-AT',
  'ar-EG': 'ar ar-EG ar-EG',
  fr: 'fr fr fr',
  'pt-BR': 'pt-BR pt-BR pt-BR',
  'pt-PT': 'pt pt-PT pt-PT',
  'pt-AO': 'pt pt-AO pt-AO',
  // CLDR: Portuguese as such is Brazil's.
  pt: 'pt-BR pt pt',
  zh: 'zh zh zh',
  'zh-CN': 'zh zh-CN zh-CN',
  'zh-Hans-HK': 'zh zh-Hans-HK zh-Hans-HK',
  'zh-TW': 'zh-Hant zh-TW zh-TW',
  'zh-HK': 'zh-Hant zh-HK zh-HK',
  'zh-Hant': 'zh-Hant zh-Hant zh-Hant',
  no: 'nb nb nb',
  nn: 'nb nb nb',
  'nb-NO': 'nb nb-NO nb-NO',
  he: 'he he he',
  sw: 'sw sw sw',
  // No messages, or none in that script: all is English.
  cy: 'en en en',
  tlh: 'en en en',
  'zh-Latn': 'en en en',
  'hi-Latn': 'en en en',
  'ur-Latn': 'en en en',
  'sr-Latn': 'en en en',
}

for (const [tag, expected] of Object.entries(SERVED)) {
  test(`a page in ${tag}`, () => {
    const { words, spoken, locale } = voiceOf(tag, [])
    assert.equal([words, spoken, locale].join(' '), expected)
  })
}

test('dates are written as the reader’s own variant of the language has them', () => {
  const dates = (tag, ...own) => voiceOf(tag, own).locale
  assert.equal(dates('de', 'en-US', 'de-CH'), 'de-CH')
  assert.equal(dates('en', 'fr', 'en-GB', 'en-US'), 'en-GB')
  assert.equal(dates('cy', 'cy-GB', 'en-GB'), 'en-GB', 'the interface is English')
  // Of another script or with other messages, they would be a mixture.
  assert.equal(dates('zh-Hans', 'zh-TW'), 'zh-Hans')
  assert.equal(dates('zh-TW', 'zh-CN', 'zh-HK'), 'zh-HK')
  assert.equal(dates('pt-BR', 'pt-PT'), 'pt-BR')
  assert.equal(dates('nn', 'nn-NO', 'nb-NO'), 'nb-NO')
})

test('a browser without date formats for a language gets English', () => {
  const { supportedLocalesOf } = Intl.DateTimeFormat
  try {
    Intl.DateTimeFormat.supportedLocalesOf = () => []
    assert.equal(voiceOf('sw').words, 'en')
  } finally {
    Intl.DateTimeFormat.supportedLocalesOf = supportedLocalesOf
  }
})
