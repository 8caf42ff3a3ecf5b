// What all pages have besides their text: a button that copies code, boxes that are stepped into only where they can be scrolled, and
// the agendas that are made of a feed on the page.

const said = Object.assign(document.createElement('p'), { className: 'unseen' })
said.setAttribute('role', 'status')
document.body.append(said)

async function copy(button, code) {
  try {
    await navigator.clipboard.writeText(code.textContent)
    button.textContent = said.textContent = 'Copied'
  } catch {
    getSelection().selectAllChildren(code)
    button.textContent = 'Selected'
    said.textContent = 'Selected: copy it with your keyboard.'
  }
  setTimeout(() => {
    button.textContent = 'Copy'
    said.textContent = ''
  }, 2000)
}

for (const box of document.querySelectorAll('.code')) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', textContent: 'Copy' })
  button.addEventListener('click', () => copy(button, box.querySelector('code')))
  box.append(button)
}

const measured = new ResizeObserver((entries) => {
  for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight ? 0 : -1
})
for (const box of document.querySelectorAll('.code pre, .table')) measured.observe(box)

for (const agenda of document.querySelectorAll('plenary-agenda[data-feed]')) agenda.feed = agenda.closest('.live').querySelector('code').textContent
