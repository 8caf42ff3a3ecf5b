// The order of functions in a file. Similar functions compress better if they are close together: 0.4 kB of the first file.

const WINDOW = 3

/** What a function's text consists of: each run of three lines, without identifiers. */
function shingles({ text }) {
  const lines = text
    .replace(/\$[^\s)]+/g, '$')
    .split('\n')
    .map((line) => line.trim())
  return new Set(lines.slice(WINDOW - 1).map((_, place) => lines.slice(place, place + WINDOW).join()))
}

function likeness(one, other) {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let common = 0
  for (const shingle of few) if (many.has(shingle)) common++
  return common / (few.size + many.size)
}

/** The forms with their functions at the end: the longest first, and behind each the one that is most like it. */
export function order(forms) {
  const functions = forms.filter(({ what }) => what === 'func').sort((a, b) => b.text.length - a.text.length)
  const left = new Map(functions.map((form) => [form, shingles(form)]))
  const ordered = []
  for (let next = functions[0]; next; ) {
    const last = left.get(next)
    ordered.push(next)
    left.delete(next)
    let most = -1
    next = undefined
    for (const [form, own] of left) {
      const found = likeness(last, own)
      if (found > most) [most, next] = [found, form]
    }
  }
  return [...forms.filter(({ what }) => what !== 'func'), ...ordered]
}
