// Stubs of the browser APIs that modules use on load, for servers without a DOM (SSR).

const Base = globalThis.HTMLElement ?? class {}
const media = globalThis.matchMedia ?? (() => ({ addEventListener() {} }))

export { Base as HTMLElement, media as matchMedia }
