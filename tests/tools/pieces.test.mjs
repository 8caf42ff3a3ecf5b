// A large feed is read in chunks, so that the page stays responsive.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given, pieces } from '../../src/js/pieces.js'

const SIZE = 131072
const bytes = (length) => Uint8Array.from({ length }, (_, at) => at % 251)
const read = async (feed) => {
  const read = []
  for await (const { bytes, last } of feed) read.push([bytes.length, last])
  return read
}

test('chunks have one size, and only the last is marked as last', async () => {
  assert.deepEqual(await read(given(bytes(2 * SIZE + 5))), [
    [SIZE, false],
    [SIZE, false],
    [5, true],
  ])
  assert.deepEqual(await read(given(bytes(SIZE))), [[SIZE, true]])
  assert.deepEqual(await read(pieces(bytes(SIZE + 1), false)), [
    [SIZE, false],
    [1, false],
  ])
  assert.deepEqual(await read(given(bytes(0))), [])
})

test('nothing is lost or doubled, and a feed can be read again', async () => {
  const whole = bytes(3 * SIZE + 7)
  const feed = given(whole)
  for (let times = 0; times < 2; times++) {
    const parts = []
    for await (const { bytes } of feed) parts.push(Buffer.from(bytes))
    assert.deepEqual(Buffer.concat(parts), Buffer.from(whole))
  }
})

test('other tasks run between two chunks', async () => {
  const order = []
  const other = () => {
    order.push('other')
    if (order.length < 20) setTimeout(other)
  }
  setTimeout(other)
  for await (const { last } of given(bytes(4 * SIZE))) order.push(last ? 'last' : 'piece')
  const at = order.flatMap((what, place) => (what === 'other' ? [] : [place]))
  assert.equal(at.length, 4)
  at.slice(1).forEach((place, n) => assert.ok(place > at[n] + 1, order.join(' ')))
})
