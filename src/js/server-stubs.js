// What the class and its modules ask of the browser when they are loaded, where there is none.

const Base = globalThis.HTMLElement ?? class {}
const media = globalThis.matchMedia ?? (() => ({ addEventListener() {} }))

export { Base as HTMLElement, media as matchMedia }
