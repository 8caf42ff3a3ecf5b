// Undo and redo of whole documents, which share what they have in common.
const MOST = 200

export const begin = (present) => ({ past: [], present, future: [] })

/** A step to another document. Steps with the same `key` in a row are one, such as the letters typed into a field. */
export const step = (history, present, key = '') => {
  if (present === history.present) return history
  const past = key && key === history.key ? history.past : [...history.past, history.present].slice(-MOST)
  return { past, present, future: [], key }
}

export const undo = ({ past, present, future }) => (past.length ? { past: past.slice(0, -1), present: past.at(-1), future: [present, ...future] } : { past, present, future })
export const redo = ({ past, present, future }) => (future.length ? { past: [...past, present], present: future[0], future: future.slice(1) } : { past, present, future })
