// The imports of the second wasm file from the first: the functions are at the end of the first file's table, in the order of the imports.

export const link = (module, exports) => {
  const imports = WebAssembly.Module.imports(module).filter(({ module }) => module === '.')
  const of = (wanted) => imports.filter(({ kind }) => kind === wanted)
  const table = exports[of('table')[0].name]
  const functions = of('function')
  const first = table.length - functions.length
  return { ...exports, ...Object.fromEntries(functions.map(({ name }, place) => [name, table.get(first + place)])) }
}
