// Touch targets: 44 px high in every view, except in dense content, which axe measures (target-size: 24 px).
import assert from 'node:assert/strict'
import { inside, stage } from './scene.mjs'
import { enter, sceneOf, VIEWS } from './views.mjs'

const { scene } = stage()

// Dense: subjects in cards, beside each other like words; and the line that unfolds what the event is about.
const DENSE = '.tag, .about > summary'

for (const [name, view] of Object.entries(VIEWS)) {
  for (const width of view.widths ?? [390, 1024]) {
    const [path, options] = sceneOf(view)
    scene(`${name}, ${width} px`, path, { ...options, viewport: { width, height: 800 }, hasTouch: true, isMobile: true }, async (page) => {
      assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), true)
      await enter(page, view)
      const small = await inside(page, 'button, select, input, summary, [role=option], a.tool').evaluateAll((all, dense) => all.flatMap((node) => {
        if (!node.checkVisibility() || node.matches(dense)) return []
        const { width, height } = (node.closest('label') ?? node).getBoundingClientRect()
        return height < 43.5 || width < 24 ? [`${node.localName} ${node.dataset.act ?? ''} ${node.textContent.trim()}: ${Math.round(width)} × ${height.toFixed(1)}`] : []
      }), DENSE)
      assert.deepEqual(small, [])
    })
  }
}
