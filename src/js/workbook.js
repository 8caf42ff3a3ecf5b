// Unpacks Excel and LibreOffice workbooks, which are ZIP files of XML. Loaded for such files only, by the command line and the tool pages.

import { unzipSync } from 'fflate'

const PARTS = /^(xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml|content\.xml)$/
// Maximum unpacked size in bytes, as a protection against ZIP bombs.
const MOST = 100e6

/** The XML files with the cells, by name; empty if it is not a ZIP file, or unpacks to an implausible size. */
export const unpack = (bytes) => {
  let size = 0
  try {
    return unzipSync(bytes, { filter: ({ name, originalSize }) => PARTS.test(name) && (size += originalSize) <= MOST })
  } catch {
    return {}
  }
}
