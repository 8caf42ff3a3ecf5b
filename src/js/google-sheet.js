// Maps Google Sheets URLs to CSV: people copy the URL of a page from the address bar or from *Share*, and the rows are elsewhere.
//
// `export` returns cells as displayed. `gviz` would infer a type for each column and omit values that do not fit it.

const PATH = /^\/spreadsheets\/(?:u\/\d+\/)?d\/((?:e\/)?[\w-]+)(?:\/([\w-]*))?/

// The CSV URL of a sheet; any other URL is returned unchanged.
export const rowsOf = (address) => {
  const url = new URL(address)
  const [, id, page = ''] = (url.hostname === 'docs.google.com' && PATH.exec(url.pathname)) || []
  if (!id || ['export', 'gviz'].includes(page) || (page === 'pub' && url.searchParams.has('output'))) return address
  const gid = url.searchParams.get('gid') ?? /[#&]gid=(\d+)/.exec(url.hash)?.[1]
  const of = gid === undefined ? '' : `&gid=${encodeURIComponent(gid)}`
  // A sheet published to the web has a separate id, and only the published version is accessible.
  return id.startsWith('e/') ? `${url.origin}/spreadsheets/d/${id}/pub?output=csv${of && `&single=true${of}`}` : `${url.origin}/spreadsheets/d/${id}/export?format=csv${of}`
}
