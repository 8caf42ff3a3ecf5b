// The binary form of wasm: numbers, names and sections.

export class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  byte() {
    return this.bytes[this.at++]
  }

  // Numbers have seven bits in a byte; the eighth says that there is more.
  number() {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }

  signed() {
    let value = 0
    for (let shift = 0; ; ) {
      const byte = this.byte()
      value |= (byte & 127) << shift
      shift += 7
      if (byte < 128) return shift < 32 && byte & 64 ? value | (-1 << shift) : value
    }
  }

  name() {
    const length = this.number()
    return this.bytes.toString('utf8', this.at, (this.at += length))
  }

  /** Calls `read` as often as the number that comes first says, and returns what it returned. */
  list(read) {
    const length = this.number()
    const items = []
    for (let i = 0; i < length; i++) items.push(read(i))
    return items
  }
}

/** Each section: its whole, `from` to `end`; `start`, behind its size; and `body`, behind the name if it has one. */
export function sections(bytes) {
  const reader = new Reader(bytes, 8)
  const found = []
  while (reader.at < bytes.length) {
    const from = reader.at
    const id = reader.byte()
    const end = reader.number() + reader.at
    const start = reader.at
    const name = id === 0 ? reader.name() : undefined
    found.push({ id, name, from, start, body: reader.at, end })
    reader.at = end
  }
  return found
}

/** The module without those custom sections that are not called so. */
export function keepCustom(bytes, ...names) {
  const kept = sections(bytes).filter(({ id, name }) => id !== 0 || names.includes(name))
  return Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ from, end }) => bytes.subarray(from, end))])
}

/** The module with a short custom section at its end. */
export function addCustom(bytes, name, content) {
  const body = Buffer.concat([Buffer.from([name.length]), Buffer.from(name), content])
  if (body.length > 127) throw new Error(`the section ${name} is too long`)
  return Buffer.concat([bytes, Buffer.from([0, body.length]), body])
}
