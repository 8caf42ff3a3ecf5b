// Saves files for the reader: as a download or, if downloads are unavailable, with the system's share sheet or by opening them. Also opens files.

// A blob URL needs no permission of the page's CSP, since a download is not a request. A sandboxed frame needs `allow-downloads`.
const download = (name, href) => {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}

// iOS home screen apps have no downloads, but the share sheet can save files and add events to the calendar.
const isApp = () => /** @type {any} */ (navigator).standalone === true

export const save = (name, type, text) => {
  const file = new File([text], name, { type })
  const shared = { files: [file] }
  if (isApp() && navigator.canShare?.(shared)) return navigator.share(shared).catch(() => {})
  let href
  try {
    href = URL.createObjectURL(file)
  } catch {
    // If blob URLs are forbidden, use a data URL.
    return download(name, `data:${type};charset=utf-8,${encodeURIComponent(text)}`)
  }
  download(name, href)
  // Some browsers start reading the URL a while later.
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
