// The draft that this browser keeps. Nothing of it is sent anywhere.
import { besides } from './feed.js'

const KEY = 'plenary-draft'
const VERSION = 1

/** Whether it could be saved. */
export const save = (doc) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, saved: Date.now(), doc }))
    return true
  } catch {
    return false
  }
}

/** `{ doc, saved }`, or undefined if there is none. */
export const restore = () => {
  try {
    const { version, saved, doc } = JSON.parse(localStorage.getItem(KEY)) ?? {}
    const isWhole = version === VERSION && Array.isArray(doc?.rows) && Array.isArray(doc?.columns) && doc.options
    if (!isWhole) return undefined
    // Drafts of earlier versions have the people of a feed in `rest`.
    const more = doc.kind === 'feed' && !doc.people && besides(doc.rest ?? {}, doc.event?.language ?? 'en')
    return { doc: more ? { ...doc, ...more } : doc, saved }
  } catch {
    return undefined
  }
}

export const discard = () => {
  try {
    localStorage.removeItem(KEY)
  } catch {}
}
