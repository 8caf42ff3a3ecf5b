// The accessibility tree of every view, as text in tests/fixtures/trees. After a change that is meant, `PLENARY_WRITE_FIXTURES=1 node --test
// tests/pages/tree.test.mjs` writes them again: read what differs.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { still } from '../until.mjs'
import { inside, settled, stage } from './scene.mjs'
import { enter, OPTIONS, sceneOf, VIEWS } from './views.mjs'

const { scene } = stage()
const FOLDER = here('tests/fixtures/trees')
const isWriting = Boolean(process.env.PLENARY_WRITE_FIXTURES)

const compare = (name, tree) => {
  const file = `${FOLDER}/${name.replace(/\W+/g, '-')}.yml`
  if (isWriting) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, `${tree}\n`)
  }
  assert.ok(existsSync(file), `${file}: write it with PLENARY_WRITE_FIXTURES=1`)
  assert.equal(`${tree}\n`, readFileSync(file, 'utf8'))
}

for (const [name, view] of Object.entries(VIEWS)) {
  const [path, options] = sceneOf(view)
  const [width] = view.widths ?? [1280]
  scene(name, path, { ...options, viewport: { width, height: 800 } }, async (page) => {
    await enter(page, view)
    const layer = inside(page, 'dialog[open]')
    const shown = (await layer.count()) ? layer : inside(page, '.plenary')
    compare(name, await still(() => shown.ariaSnapshot()))
  })
}

scene('headings of sessions include the time and the room', '/views.html', OPTIONS, async (page) => {
  const headings = await inside(page, '.main').getByRole('heading').allTextContents()
  const said = headings.map((heading) => heading.replace(/\s+/g, ' ').trim())
  for (const expected of ['Opening, 9:00 AM, Aegean', 'Paying for it, 10:00 AM, Ionian', 'Coffee, 11:30 AM', 'Unconference, Time to be announced']) assert.ok(said.includes(expected), `${expected} in ${said}`)
})

scene('links of one card differ by name, unless they lead to one place', '/views.html', OPTIONS, async (page) => {
  for (const path of ['/views.html', '/2023.html', '/2024.html', '/2025.html']) {
    if (path !== '/views.html') {
      await page.goto(path)
      await page.loaded()
    }
    await settled(page)
    const cards = await inside(page, 'article').evaluateAll((all) => {
      const nameOf = (link) => link.getAttribute('aria-label') ?? link.textContent.replace(/\s+/g, ' ').trim()
      return all.map((card) => [...card.querySelectorAll('a')].map((link) => [nameOf(link), link.getAttribute('href')]))
    })
    assert.ok(cards.length > 1)
    for (const links of cards) {
      const places = new Map()
      for (const [name, place] of links) {
        assert.ok(name, place)
        assert.equal(places.get(name) ?? place, place, `${path}: ${name}`)
        places.set(name, place)
      }
    }
  }
})

test('every fixture is of a view', () => {
  const names = new Set(Object.keys(VIEWS).map((name) => name.replace(/\W+/g, '-')))
  assert.equal(names.size, Object.keys(VIEWS).length)
})
