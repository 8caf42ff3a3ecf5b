// Loads the wasm files of the core, each once per page.

import { initSync, shared, Widget } from 'plenary-glue'
import { Failure } from './failure.js'
import { FILES, get } from './files.js'

// Loads and compiles a wasm file.
const along = (url, loading) =>
  loading.catch((error) => {
    throw new Failure('wasm', url, error)
  })
// A wrong MIME type only prevents streaming compilation.
const started = async (response) =>
  response.headers.get('content-type')?.startsWith('application/wasm') ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())
export const compile = (url) => along(url, get(url).then(started))
const build = (module) => String(new Uint8Array(WebAssembly.Module.customSections(module, 'build')[0]))

let core
// Settles when the server has responded with the core. Nothing can be rendered before the core is loaded, so the feed request waits for that, and shares
// the network only with the end of the download.
export let answered
export const load = () => {
  if (core) return core
  const response = get(FILES.core)
  answered = response.catch(() => {})
  const loading = response.then(started).then((module) => ({ module, exports: initSync({ module }) }))
  return (core = along(FILES.core, loading).catch((error) => {
    core = undefined // do not cache the failure: a later attempt may succeed
    throw error
  }))
}

// Loaded for readers who interact: the second file shares the memory and functions of the first, and uses a
// script of its own. Some browsers cache the failure of a module script, and do not request it again.
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

// Widgets that are no longer displayed. The code that frees them is in the second file.
const ended = []
export const release = (widget) => {
  if (widget) ended.push(widget)
  if (!isWhole()) return
  for (const widget of ended.splice(0)) {
    try {
      widget.release()
    } catch {} // a trapped widget cannot be freed
  }
}

// Whether the second file is loaded.
export const isWhole = () => Boolean(Widget.prototype.release)
