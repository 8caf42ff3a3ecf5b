// Yields bytes in pieces of limited size, each in a task of its own, so that the page stays responsive while a large feed is parsed.
const MOST = 131072

export async function* pieces(bytes, last) {
  for (let at = 0; at < bytes.length; at += MOST) {
    if (at) await new Promise((done) => setTimeout(done))
    yield { bytes: bytes.subarray(at, at + MOST), last: last && at + MOST >= bytes.length }
  }
}

// Wraps available bytes as a feed.
export const given = (bytes) => ({ [Symbol.asyncIterator]: () => pieces(bytes, true) })
