// The other files as they are inside of the one script that has them all: squeezed, and as letters.

import { files } from 'plenary-embedded'
import { get as fetched } from './get.js'

export const FILES = { core: 'plenary.wasm', more: 'plenary-more.wasm', css: 'plenary-more.css' }

// Messages that are not inside are modules beside this script, as for bundles: only an import is relative to a script that is no module.
const BESIDE = './bundle/'
const json = ({ default: json }) => ({ json: () => json })
export const words = (language) => {
  const name = `lang/${language}.json`
  return Object.hasOwn(files, name) ? name : () => import(`${BESIDE}${language}.js`).then(json)
}

const TYPES = { wasm: 'application/wasm', css: 'text/css', json: 'application/json' }

// The program for feeds of other programs is not among them, and is fetched.
export const get = async (name) => {
  if (typeof name === 'function') return name()
  if (!Object.hasOwn(files, name)) return fetched(name)
  const squeezed = Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0))
  const type = TYPES[name.split('.').pop()]
  return new Response(new Blob([squeezed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), { headers: { 'content-type': type } })
}
