// What the second file of the program imports of the first: the functions are at the end of its table, in the order in which they are asked for.

export const link = (module, exports) => {
  const imports = WebAssembly.Module.imports(module).filter(({ module }) => module === '.')
  const of = (wanted) => imports.filter(({ kind }) => kind === wanted)
  const table = exports[of('table')[0].name]
  const functions = of('function')
  const first = table.length - functions.length
  return { ...exports, ...Object.fromEntries(functions.map(({ name }, place) => [name, table.get(first + place)])) }
}
