// The data of each file. Every segment keeps its address; unused ones are left out.
import { data } from './text.mjs'

const DEAD = 0,
  FIRST = 1,
  SECOND = 2
// So many bytes another segment would take.
const GAP = 6

/** The segments of the first and of the second file: `first` and `used` are the nodes that the one and that either needs. */
export function share({ segments, pieces }, { first, used }) {
  const start = Math.min(...segments.map(({ address }) => address))
  const size = Math.max(...segments.map(({ address, size }) => address + size)) - start
  const bytes = Buffer.alloc(size)
  const owner = new Uint8Array(size)
  const give = (who, { address, size }) => owner.fill(who, address - start, address - start + size)

  // What belongs to no piece stays where it was; and where pieces overlap, the first file comes first.
  for (const segment of segments) {
    segment.bytes.copy(bytes, segment.address - start)
    give(FIRST, segment)
  }
  for (const piece of pieces) give(DEAD, piece)
  for (const piece of pieces) if (used.has(piece.node)) give(SECOND, piece)
  for (const piece of pieces) if (first.has(piece.node)) give(FIRST, piece)

  const of = (who) => {
    const mine = bytes.map((byte, place) => (owner[place] === who ? byte : 0))
    // Fresh memory is zero, so that zeros need not be written, unless they are cheaper than another segment. But the second
    // file must not write where the first has long been at work.
    const free = (from, to) => to - from <= GAP && (who === FIRST || owner.subarray(from, to).every((one) => one === who))
    const runs = []
    mine.forEach((byte, place) => {
      if (!byte) return
      const last = runs.at(-1)
      if (last && free(last.to, place)) last.to = place + 1
      else runs.push({ from: place, to: place + 1 })
    })
    return runs.map(({ from, to }) => data(start + from, mine.subarray(from, to)))
  }
  return { first: of(FIRST), second: of(SECOND) }
}
