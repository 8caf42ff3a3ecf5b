// Binaryen's tools, with the wasm features of all supported browsers.
import { here, must } from '../run.mjs'

// Named one by one: --all-features makes wasm that browsers refuse.
const FEATURES = ['bulk-memory', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'reference-types', 'multivalue'].map((name) => `--enable-${name}`)

const binaryen = (program, ...args) => must(process.execPath, [here('node_modules/binaryen/bin', program), ...FEATURES, ...args])

export const disassemble = (wasm, wat) => binaryen('wasm-dis', wasm, '-o', wat)
export const assemble = (wat, wasm, ...flags) => binaryen('wasm-as', ...flags, wat, '-o', wasm)

// Twice: the second time it still finds something. What is called once stays by itself, unless it is tiny: functions that are alike compress
// better than what they are put into. How memory is aligned is a hint that engines do without, and the same hint everywhere compresses better.
const SMALL = ['--one-caller-inline-max-function-size=20', '-Oz', '-Oz', '--dealign', '--strip-producers', '--strip-target-features']
export const optimize = (wat, wasm) => binaryen('wasm-opt', ...SMALL, '--strip-debug', wat, '-o', wasm)
/** The same, with the names of its functions. */
export const optimizeNamed = (wat, wasm) => binaryen('wasm-opt', ...SMALL, '--debuginfo', wat, '-o', wasm)
/** For programs whose time matters more than their size. */
export const optimizeForSpeed = (wat, wasm) => binaryen('wasm-opt', '-O3', '--strip-debug', '--strip-producers', '--strip-target-features', wat, '-o', wasm)
