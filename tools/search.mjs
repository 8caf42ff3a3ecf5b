// Makes the index of the site's search: www/pagefind/. It is not committed, since every edit of a page gives other names to many files; the
// workflow that publishes the site makes it.
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
