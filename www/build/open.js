// A feed, a schedule or a spreadsheet as a document. All formats are read by the tool.
import { ofRows, ofSheet } from './document.js'
import { rowsOf } from './feed.js'

const decoded = (bytes) => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes))

const parsed = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRelative = (text) => !/^[a-z][a-z0-9+.-]*:/i.test(text)

/** A feed with full addresses, so that it may be moved to another site. */
const absolute = (value, base, key = '') => {
  if (Array.isArray(value)) return value.map((one) => absolute(one, base, key))
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, absolute(one, base, key)]))
  const isAddress = ['url', 'picture', 'links'].includes(key) && typeof value === 'string' && isRelative(value)
  return isAddress && URL.canParse(value, base) ? new URL(value, base).href : value
}

// The cells of text that has columns, at least in most of its lines.
const unnamed = async (tool, given) => {
  const text = typeof given === 'string' ? given.trim() : ''
  const lines = text.split('\n')
  const wide = lines.filter((line) => line.includes('\t'))
  return wide.length * 2 > lines.length && tool.sheetCells ? tool.sheetCells(text) : []
}

/**
 * `{ doc, report }`; no `doc` if nothing could be read. `address` is where the feed was loaded from. Plenary's own feeds are taken as they are, with
 * what is wrong in them; others as they were converted. `rows` are the cells of what was pasted, if it was a table: without known column names its columns have
 * no meaning yet.
 */
export async function open(tool, given, { address = '', file = '', rows = [] } = {}) {
  const report = await tool.check(given, { file })
  const sheet = await tool.sheet?.(given)
  if (sheet) return { doc: ofSheet(sheet), report: { ...report, problems: [] } }
  const own = report.format === 'plenary' && parsed(decoded(given))
  const feed = own || parsed((await tool.convert(given)) ?? '')
  if (!feed) {
    const cells = rows.length ? rows : await unnamed(tool, given)
    return cells.length > 1 ? { doc: ofSheet({ records: [[], ...cells], header: 0, fields: [] }), report: { ...report, problems: [] }, isUnnamed: true } : { report }
  }
  const { rows: sessions, ...more } = rowsOf(address ? absolute(feed, address) : feed)
  return { doc: ofRows(sessions, { ...more, address }), report: own ? { ...report, problems: [] } : report }
}

const cellText = (cell) => {
  const copy = cell.cloneNode(true)
  for (const line of copy.querySelectorAll('br')) line.replaceWith('\n')
  for (const block of copy.querySelectorAll('p, div, li')) block.append('\n')
  return copy.textContent
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** The cells of the largest table of an HTML document, as rows of texts; what spans several cells is in the first of its row. */
export function cellsOfTable(document) {
  const size = (table) => table.querySelectorAll('td, th').length
  const [table] = [...document.querySelectorAll('table')].sort((one, other) => size(other) - size(one))
  const rows = [...(table?.rows ?? [])]
  const out = rows.map(() => [])
  rows.forEach((line, at) => {
    let column = 0
    for (const cell of line.cells) {
      while (out[at][column] !== undefined) column++
      const text = cellText(cell)
      for (let down = 0; down < Math.min(cell.rowSpan || 1, rows.length - at); down++) {
        for (let across = 0; across < Math.min(cell.colSpan, 100); across++) out[at + down][column + across] = across ? '' : text
      }
      column += cell.colSpan
    }
  })
  return out.map((cells) => Array.from(cells, (text) => text ?? ''))
}

const quoted = (text) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** Cells as tab-separated text, which the tool reads as a spreadsheet. */
export const tabbed = (cells) => cells.map((line) => line.map(quoted).join('\t')).join('\n')
