// Locates the other files in the single-file build, which embeds them: compressed, in base64.

import { files } from 'plenary-embedded'
import { get as fetched } from './get.js'

export const FILES = { core: 'plenary.wasm', more: 'plenary-more.wasm', css: 'plenary-more.css' }

// Messages that are not embedded are modules beside this script, as for bundles: a classic script can resolve only imports relative to itself.
const BESIDE = './bundle/'
const json = ({ default: json }) => ({ json: () => json })
export const words = (language) => {
  const name = `lang/${language}.json`
  return Object.hasOwn(files, name) ? name : () => import(`${BESIDE}${language}.js`).then(json)
}

const TYPES = { wasm: 'application/wasm', css: 'text/css', json: 'application/json' }

// The importers are not embedded, and are fetched.
export const get = async (name) => {
  if (typeof name === 'function') return name()
  if (!Object.hasOwn(files, name)) return fetched(name)
  const squeezed = Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0))
  const type = TYPES[name.split('.').pop()]
  return new Response(new Blob([squeezed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), { headers: { 'content-type': type } })
}
