// An error with a reason in one word for event listeners, the file concerned, and the cause.
export class Failure extends Error {
  constructor(reason, url, cause) {
    super(`${url} could not be loaded: ${cause.message ?? cause}`, { cause })
    Object.assign(this, { reason, url })
  }
}
