// Performance of CSS selectors.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const STYLE = new URL('../../src/view/style/', import.meta.url)

// A browser looks again at all that is in an element, and at what comes after it, whenever something in it changes that `:has()` may ask for. These
// are small.
const SMALL = ['.title', '.tabs', '.search', '.chips', '.drawer .values label']

test(':has() selectors are used only on small elements', () => {
  const asked = []
  // What is for paper alone is asked when it is printed.
  for (const file of readdirSync(STYLE).filter((file) => file !== 'print.css')) {
    const css = readFileSync(new URL(file, STYLE), 'utf8').replace(/\/\*[^]*?\*\//g, '')
    for (const [, before] of css.matchAll(/([^{},;]*?):has\(/g)) asked.push(`${file}: ${before.trim().replace(/:not\([^)]*\)$/, '')}`)
  }
  assert.ok(asked.length > 4)
  assert.deepEqual(
    asked.filter((one) => !SMALL.some((small) => one.endsWith(small))),
    [],
  )
})
