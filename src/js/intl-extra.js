// Platform functions for readers who interact with the widget. They are in the second script.

import { KEPT, RENAMED } from './intl.js'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
// The minimum that identifies most countries: three Latin letters, or one character of other scripts.
const TELLING = /[a-z]{3}|[^\0-\x7f]/

// All countries by code, with their name as written and folded. Codes without a name are not countries.
const countries = (locale, fold) => {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const codes = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => names.of(code))
  return codes.map((code) => ({ code, name: names.of(code), folded: fold(names.of(code)) }))
}

// Slow, so it is called only for countries that match.
const zonesOf = ({ code, name }) => {
  const region = /** @type {any} */ (new Intl.Locale(`und-${code}`)) // some browsers have a property instead of the method
  const zones = region.getTimeZones?.() ?? region.timeZones ?? []
  return zones.map((zone) => `${RENAMED[zone] ?? zone}\t${name}`)
}

export const later = (locale, { fold }) => {
  let known
  return {
    zones: () => [...new Set(['UTC', ...(Intl.supportedValuesOf?.('timeZone') ?? []).map((zone) => RENAMED[zone] ?? zone)])].sort(),
    places: (words) => {
      const telling = words.split(' ').filter((word) => TELLING.test(word))
      if (!telling.length) return ''
      known ??= countries(locale, fold)
      const meant = known.filter(({ folded }) => telling.some((word) => folded.includes(word)))
      return meant.flatMap((country) => (country.zones ??= zonesOf(country))).join('\n')
    },
    sort: (texts) => {
      const { compare } = new Intl.Collator(locale)
      return Uint32Array.from(texts.keys()).sort((a, b) => compare(texts[a], texts[b]) || a - b)
    },
    // Storage may be full, or forbidden in a frame. Then nothing is stored, which is harmless.
    remember: (name, text) => {
      try {
        localStorage.setItem(KEPT + name, text)
      } catch {}
    },
  }
}
