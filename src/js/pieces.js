// Bytes in pieces of this size at most, each in a task of its own, so that the page answers while a large feed is read.
const MOST = 131072

export async function* pieces(bytes, last) {
  for (let at = 0; at < bytes.length; at += MOST) {
    if (at) await new Promise((done) => setTimeout(done))
    yield { bytes: bytes.subarray(at, at + MOST), last: last && at + MOST >= bytes.length }
  }
}

// Bytes that are there already, as a feed.
export const given = (bytes) => ({ [Symbol.asyncIterator]: () => pieces(bytes, true) })
