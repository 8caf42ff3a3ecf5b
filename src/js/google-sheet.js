// Addresses of Google Sheets: what people copy from the address bar or from Share is a page, and the rows are elsewhere.
//
// `export` gives the cells as they are shown. `gviz` guesses a type for each column and leaves out what does not fit it.

const PATH = /^\/spreadsheets\/(?:u\/\d+\/)?d\/((?:e\/)?[\w-]+)(?:\/([\w-]*))?/

// The address of the rows as CSV; any other address as it is.
export const rowsOf = (address) => {
  const url = new URL(address)
  const [, id, page = ''] = (url.hostname === 'docs.google.com' && PATH.exec(url.pathname)) || []
  if (!id || ['export', 'gviz'].includes(page) || (page === 'pub' && url.searchParams.has('output'))) return address
  const gid = url.searchParams.get('gid') ?? /[#&]gid=(\d+)/.exec(url.hash)?.[1]
  const of = gid === undefined ? '' : `&gid=${encodeURIComponent(gid)}`
  // What was published to the web has an id of its own, and only that can be had.
  return id.startsWith('e/') ? `${url.origin}/spreadsheets/d/${id}/pub?output=csv${of && `&single=true${of}`}` : `${url.origin}/spreadsheets/d/${id}/export?format=csv${of}`
}
