// Files for the reader: saved as a download, or where there are none, handed to the system's share sheet or shown. And a file that they choose.

// An address in memory needs no permission of a page's policy: a download is no request. In a frame it needs `allow-downloads` in its sandbox.
const download = (name, href) => {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}

// An app on the home screen of iOS has no downloads, but its share sheet saves files and adds events to the calendar.
const isApp = () => /** @type {any} */ (navigator).standalone === true

export const save = (name, type, text) => {
  const file = new File([text], name, { type })
  const shared = { files: [file] }
  if (isApp() && navigator.canShare?.(shared)) return navigator.share(shared).catch(() => {})
  let href
  try {
    href = URL.createObjectURL(file)
  } catch {
    // Where pages may have no addresses in memory, the whole file is in the address.
    return download(name, `data:${type};charset=utf-8,${encodeURIComponent(text)}`)
  }
  download(name, href)
  // Some browsers begin to read it a while later.
  setTimeout(() => URL.revokeObjectURL(href), 6e4)
}

export const pick = (root) => {
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = '.json,application/json'
  field.addEventListener('change', async () => {
    const [file] = field.files
    if (file) root.dispatchEvent(new CustomEvent('plenary-picked', { detail: await file.text() }))
  })
  field.click()
}
