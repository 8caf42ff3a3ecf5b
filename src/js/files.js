// Where the other files are: beside this script. The build puts `files-bundle.js` or `files-single.js` in the place of this for
// those who load it in another way.

export const FILES = {
  core: new URL('plenary.wasm', import.meta.url),
  more: new URL('plenary-more.wasm', import.meta.url),
  css: new URL('plenary-more.css', import.meta.url),
}
export const words = (language) => new URL(`lang/${language}.json`, import.meta.url)

export { get } from './get.js'
