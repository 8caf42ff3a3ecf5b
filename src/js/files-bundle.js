// Where the other files are, as every bundler finds them: programs by addresses that are written out, and made when they are asked for,
// since `import.meta.url` is not everywhere what it should be where pages are rendered ahead; style and words as modules, since
// bundlers have ideas of their own about what addresses of other files mean.

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
