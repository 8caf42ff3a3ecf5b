// The other files as they are inside of the one script that has them all: squeezed, and as letters.

import { files, languages } from 'plenary-embedded'
import { get as fetched } from './get.js'

export const FILES = { core: 'plenary.wasm', more: 'plenary-more.wasm', css: 'plenary-more.css' }
export const words = (language) => languages.includes(language) && `lang/${language}.json`

const TYPES = { wasm: 'application/wasm', css: 'text/css', json: 'application/json' }

// The program for feeds of other programs is not among them, and is fetched.
export const get = async (name) => {
  if (!Object.hasOwn(files, name)) return fetched(name)
  const squeezed = Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0))
  const type = TYPES[name.split('.').pop()]
  return new Response(new Blob([squeezed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), { headers: { 'content-type': type } })
}
