// What failed, in one word, for those who listen; which file, and why.
export class Failure extends Error {
  constructor(reason, url, cause) {
    super(`${url} could not be loaded: ${cause.message ?? cause}`, { cause })
    Object.assign(this, { reason, url })
  }
}
