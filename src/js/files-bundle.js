// Locates the other files for bundlers. Wasm modules are referenced by literal URLs, created lazily, since
// `import.meta.url` may be wrong on servers (SSR). The style and the messages are modules, since
// bundlers differ in how they handle URLs of such files.

import { modules } from 'plenary-languages'
import { get as fetched } from './get.js'

const text = ({ default: text }) => ({ text: () => text })
const json = ({ default: json }) => ({ json: () => json })

export const FILES = {
  get core() {
    return new URL('./plenary.wasm', import.meta.url)
  },
  get more() {
    return new URL('./plenary-more.wasm', import.meta.url)
  },
  css: () => import('./bundle/style.js').then(text),
}

export const words = (language) => () => modules[language]().then(json)

export const get = (file) => (file instanceof URL ? fetched(file) : file())
