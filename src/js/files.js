// Locates the other files beside this script. For the other builds, this module is replaced with `files-bundle.js` or
// `files-single.js`.

export const FILES = {
  core: new URL('plenary.wasm', import.meta.url),
  more: new URL('plenary-more.wasm', import.meta.url),
  css: new URL('plenary-more.css', import.meta.url),
}
export const words = (language) => new URL(`lang/${language}.json`, import.meta.url)

export { get } from './get.js'
