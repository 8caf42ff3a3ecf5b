// Feeds that are not received to their end, by cause.
import zlib from 'node:zlib'
import { until } from './until.mjs'

// The response as it goes over the wire. The connection is closed by `hangUp`, since a browser may forget what it has when it learns of that.
let hangUp
/** Closes the connection of the last response. */
export const close = async () => {
  await until(() => hangUp)
  hangUp()
  hangUp = undefined
}
const raw = (headers, body) => (request, response) => {
  response.socket.write(Buffer.concat([Buffer.from(['HTTP/1.1 200 OK', 'content-type: application/json', 'connection: close', ...headers, '', ''].join('\r\n')), Buffer.from(body)]))
  hangUp = () => response.socket.end()
}
const zipped = (zip, text) => {
  const body = zip(text)
  // The last bytes of a small file may be a check alone.
  return body.subarray(0, Math.floor(body.length * 0.8))
}
const part = (text) => `${text.length.toString(16)}\r\n${text}\r\n`

/**
 * What a server answers where the text of a feed is not received to its end, by cause: `answer` is a route, `isHeld` says that the connection is open until
 * [close] is called, `isSized` that what arrives is what was read of the text, `isComplete` that the response ends before the connection does.
 */
export const causes = (text, cut) => {
  const [gzip, brotli] = [zlib.gzipSync, zlib.brotliCompressSync].map((zip) => zipped(zip, text))
  const held = (answer, more) => ({ answer, isHeld: true, isSized: true, ...more })
  return {
    'the connection is closed': held(raw([`content-length: ${text.length}`], text.slice(0, cut))),
    'chunks end before the last': held(raw(['transfer-encoding: chunked'], part(text.slice(0, 1000)) + part(text.slice(1000, cut)))),
    'the length is too short': held(raw([`content-length: ${cut}`], text), { isComplete: true }),
    'no length is given, and the connection is closed': held(raw([], text.slice(0, cut))),
    'gzip is truncated': held(raw([`content-length: ${gzip.length}`, 'content-encoding: gzip'], gzip), { isSized: false }),
    'brotli is truncated': held(raw([`content-length: ${brotli.length}`, 'content-encoding: br'], brotli), { isSized: false }),
    'the file is incomplete': { answer: { body: text.slice(0, cut) }, isSized: true },
    'a proxy writes an error behind what it has': { answer: { body: `${text.slice(0, cut)}\n<html><h1>502 Bad Gateway</h1></html>` }, isSized: true },
  }
}
