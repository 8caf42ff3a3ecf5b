// The program, in the files that it is made of: each is loaded once for the page.

import { initSync, shared, Widget } from 'plenary-glue'
import { Failure } from './failure.js'
import { FILES, get } from './files.js'

// One of the files that the program is made of, ready to be used.
const along = (url, loading) =>
  loading.catch((error) => {
    throw new Failure('wasm', url, error)
  })
// A server that calls it by another type makes streaming impossible, and nothing else.
const started = async (response) =>
  response.headers.get('content-type')?.startsWith('application/wasm') ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
export const compile = (url) => along(url, get(url).then(started))
const build = (module) => String(new Uint8Array(WebAssembly.Module.customSections(module, 'build')[0]))

let core
// Settled when the server has answered. Nothing is shown before the core is there, so that it comes first and the feed shares the network with its
// end only.
export let answered
export const load = () => {
  if (core) return core
  const response = get(FILES.core)
  answered = response.catch(() => {})
  const loading = response.then(started).then((module) => ({ module, exports: initSync({ module }) }))
  return (core = along(FILES.core, loading).catch((error) => {
    core = undefined // it may go better the next time
    throw error
  }))
}

// What only those need who use the widget: the second file works on the memory and with the functions of the first, and
// with those of a script of its own. Some browsers remember that a script could not be loaded, and do not ask for it again.
export const script = () => import('./plenary-more.js')
let rest
export const loadRest = () =>
  (rest ??= Promise.all([
    load(),
    compile(FILES.more),
    along('plenary-more.js', script()),
    along(
      'plenary-more.css',
      get(FILES.css).then((response) => response.text()),
    ),
  ]).then(
    ([first, module, script, css]) => {
      if ([build(module), script.build].some((one) => one !== build(first.module))) throw new Failure('wasm', FILES.more, 'the files of plenary are of different versions')
      const { imports, methods } = script.glue(shared())
      Object.assign(Widget.prototype, methods)
      new WebAssembly.Instance(module, { '.': script.link(module, first.exports), './': imports })
      release()
      return { ...script, css }
    },
    (error) => {
      rest = undefined
      throw error
    },
  ))

// Widgets that are no longer shown. The code that frees their memory is in the second file.
const ended = []
export const release = (widget) => {
  if (widget) ended.push(widget)
  if (!isWhole()) return
  for (const widget of ended.splice(0)) {
    try {
      widget.release()
    } catch {} // it was trapped and cannot be freed
  }
}

// Whether the second file is there.
export const isWhole = () => Boolean(Widget.prototype.release)
