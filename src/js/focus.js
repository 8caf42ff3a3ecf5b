// Focus management: when a change removes the focused control, the nearest remaining control gets the focus, instead of `body`.

import { nameOf } from './place.js'

const CONTROLS = 'a[href], button, input, select, summary, [tabindex]'
// Maximum number of controls that are tried on each side.
const NEAR = 30
const GONE = ':is([hidden], details:not([open]) > :not(summary))'

// Fallback targets by region, if no neighboring control is left.
const INSTEAD = {
  chips: '[data-act=filters]',
  panel: '[data-act=filters]',
  main: '.none:not([hidden]) button',
}
const LAST = '[role=tab][aria-selected=true], [data-act=filters]'

// The controls before or after one in its region, nearest first.
const beside = (held, region, step) => {
  const { FILTER_ACCEPT, FILTER_REJECT, FILTER_SKIP } = NodeFilter
  const accept = (node) => (node.hidden ? FILTER_REJECT : node.matches(CONTROLS) ? FILTER_ACCEPT : FILTER_SKIP)
  const walker = document.createTreeWalker(region, NodeFilter.SHOW_ELEMENT, accept)
  walker.currentNode = held
  const found = []
  while (found.length < NEAR && walker[step]()) found.push(walker.currentNode)
  return found
}

const isThere = (node) => node.isConnected && !node.closest(GONE)
const isUsable = (node) => node.getClientRects().length > 0 && !node.matches(':disabled')

/** Returns a function that restores the focus after a change, if it was in the element and has been lost. */
export const keepFocus = (root) => {
  const shadow = root.getRootNode()
  const held = shadow.activeElement
  const region = held?.closest('[data-r]')
  if (!region) return () => {}
  const near = [held, ...beside(held, region, 'nextNode'), ...beside(held, region, 'previousNode')]
  return () => {
    const now = shadow.activeElement
    // Closing a dialog may legitimately return the focus to the page.
    if (now ? isThere(now) : document.activeElement !== document.body) return
    const top = [...root.querySelectorAll('dialog[open]')].at(-1) ?? root
    // A re-rendered control is found by its name.
    const again = (node) => (node.isConnected ? node : nameOf(node) && root.querySelector(nameOf(node)))
    for (const node of near) {
      const same = again(node)
      if (same && top.contains(same) && isUsable(same)) return same.focus()
    }
    const instead = [INSTEAD[region.dataset.r], '#sheet-title', '#panel-title', LAST]
    for (const selector of instead) {
      const found = selector && top.querySelector(selector)
      if (found && isUsable(found)) return found.focus({ preventScroll: true })
    }
  }
}
