// A wasm module that imports schedules, loaded once.

export const translator = (file, initSync, Importer) => {
  let ready
  const load = (compile) =>
    (ready ??= compile(file).then(
      (module) => initSync({ module }),
      (error) => ((ready = undefined), Promise.reject(error)),
    ))
  return async (bytes, zone, host, compile) => {
    await load(compile)
    return new Importer(host, bytes, zone)
  }
}
