// Three accessibility engines on every view: axe with `target-size`, IBM Equal Access and HTML_CodeSniffer. False positives are listed with
// the reason.
import assert from 'node:assert/strict'
import { inside, stage } from './scene.mjs'
import { enter, sceneOf, VIEWS } from './views.mjs'

const { scene } = stage()

// Findings that are none, as patterns of `rule: element`, with the reason.
const EXCUSED = [
  [/NoSuchID: This link points to a named anchor "(session|speaker|view)=/, 'the widget follows these addresses itself: they open what they name'],
  [/^label_content_exists .*<label class="search">$/, 'its text is visually hidden, and names the field: see the trees'],
  [/^element_tabbable_role_valid .* role="region" tabindex="0" class="wide">$/, 'what scrolls sideways can be scrolled by keyboard, as axe asks'],
  [/^aria_child_tabbable .*id="zone-list">$/, 'the focus stays in the combobox, whose `aria-activedescendant` names the option'],
]

for (const [name, view] of Object.entries(VIEWS)) {
  for (const width of view.widths ?? [320, 1280]) {
    const [path, options] = sceneOf(view)
    scene(`${name}, ${width} px`, path, { ...options, viewport: { width, height: 800 }, ...width < 500 && { hasTouch: true } }, async (page) => {
      await enter(page, view)
      // What the toolbar covers in part, once it sticks, is no small target.
      await page.evaluate(() => scrollTo(0, 0))
      const found = [...await page.axe(), ...await page.equalAccess(), ...await page.codeSniffer('plenary-agenda')]
      assert.deepEqual(found.filter((finding) => !EXCUSED.some(([known]) => known.test(finding))), [])
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, 'nothing to the side')
      assert.ok(await inside(page, '.plenary').isVisible())
    })
  }
}
