// Unpacks workbooks of Excel and LibreOffice, which are ZIP files with XML in them. Loaded by the command line and the pages for such a file alone.

import { unzipSync } from 'fflate'

const PARTS = /^(xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml|content\.xml)$/
// A small file may unpack to a large one.
const MOST = 100e6

/** The XML files that have the cells, by their names; none if it is no ZIP file, or unpacks to more than can be meant. */
export const unpack = (bytes) => {
  let size = 0
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => PARTS.test(name) && (size += originalSize) <= MOST })
  } catch {
    return {}
  }
}
