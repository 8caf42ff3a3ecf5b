// What the build puts in: styles as text, the scripts of wasm-bindgen, and the version.

declare const VERSION: string
declare const PLENARY_FILES: string[]
declare const PLENARY_HASH: string

declare module '*.css' {
  const text: string
  export default text
}
declare module 'plenary-embedded'
declare module 'plenary-english'
declare module 'plenary-languages'
declare module 'plenary-glue*'
declare module './plenary-*.js'
declare module './bundle/*.js'
declare module 'node:fs/promises'
