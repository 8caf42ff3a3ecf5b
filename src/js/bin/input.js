// Reads feeds from files, URLs and standard input.

import { readFile } from 'node:fs/promises'
import { rowsOf } from '../google-sheet.js'
import { printError } from './output.js'
import { Trouble } from './usage-error.js'

// Size in bytes from which reading is reported, since it may take a while.
const LARGE = 1e6

export const isAddress = (name) => /^https?:\/\//i.test(name)

const standardInput = async () => {
  const pieces = []
  for await (const piece of process.stdin) pieces.push(piece)
  return Buffer.concat(pieces)
}

// Final URLs of fetched feeds, after redirects.
const found = new Map()

/** The base URL for relative URLs in a feed, once the feed is read; undefined for a file. */
export const baseOf = (name) => (isAddress(name) ? (found.get(name) ?? name) : undefined)

const fetched = async (url) => {
  printError(`fetching ${url}`)
  const response = await fetch(rowsOf(url), { headers: { accept: 'application/json, application/ld+json, text/html;q=0.5, */*;q=0.1' } })
  if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim())
  if (response.url) found.set(url, response.url)
  return new Uint8Array(await response.arrayBuffer())
}

// The bytes of a feed. Failures are thrown as a usage error.
export const read = async (name) => {
  try {
    const bytes = await (name === '-' ? standardInput() : isAddress(name) ? fetched(name) : readFile(name))
    if (bytes.length > LARGE) printError(`reading ${name}, ${(bytes.length / 1e6).toFixed(1)} MB`)
    return bytes
  } catch (error) {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.code === 'EISDIR' ? 'it is a folder' : (error.cause?.message ?? error.message)
    throw new Trouble(`${name} could not be read: ${why}`)
  }
}
