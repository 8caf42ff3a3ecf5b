// A program that reads schedules, loaded once.

export const translator = (file, initSync, Translator) => {
  let ready
  const load = (compile) => (ready ??= compile(file).then((module) => initSync({ module }), (error) => ((ready = undefined), Promise.reject(error))))
  return async (bytes, zone, host, compile) => {
    await load(compile)
    return new Translator(host, bytes, zone)
  }
}
