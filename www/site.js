// What all pages have besides their text: a button that copies code, boxes that are stepped into only where they can be scrolled, and
// the agendas that are made of a feed on the page.

import { copy, SELECTED } from './copy.js'

const said = Object.assign(document.createElement('p'), { className: 'unseen' })
said.setAttribute('role', 'status')
document.body.append(said)

async function press(button, code) {
  const copied = await copy(code)
  button.textContent = copied ? 'Copied' : 'Selected'
  said.textContent = copied ? 'Copied' : SELECTED
  setTimeout(() => {
    button.textContent = 'Copy'
    said.textContent = ''
  }, 2000)
}

for (const box of document.querySelectorAll('.code')) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', textContent: 'Copy' })
  button.addEventListener('click', () => press(button, box.querySelector('code')))
  box.append(button)
}

const measured = new ResizeObserver((entries) => {
  for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight ? 0 : -1
})
for (const box of document.querySelectorAll('.code pre, .table')) measured.observe(box)

for (const agenda of document.querySelectorAll('plenary-agenda[data-feed]')) agenda.feed = agenda.closest('.live').querySelector('code').textContent
