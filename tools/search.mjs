// Generates the search index of the site: www/pagefind/. It is not committed, since every edit of a page renames many files; the workflow that
// publishes the site generates it.
//
//   node tools/search.mjs
import { createIndex } from 'pagefind'
import { here } from './run.mjs'

const { index } = await createIndex()
const { page_count: pages } = await index.addDirectory({ path: here('www') })
await index.writeFiles({ outputPath: here('www/pagefind') })
await index.deleteIndex()
console.log(`${pages} pages can be searched`)
process.exit()
