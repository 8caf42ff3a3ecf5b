// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'

test('a page with an agenda can be tested where nothing can be fetched', async () => {
  await import('plenary')
  document.body.innerHTML = '<plenary-agenda src="/agenda.json">Programme</plenary-agenda>'
  const agenda = document.querySelector('plenary-agenda')!
  expect(agenda.constructor).toBe(customElements.get('plenary-agenda'))
  const failed = vi.fn()
  document.addEventListener('plenary-error', failed)
  await vi.waitFor(() => expect(failed).toHaveBeenCalled(), 20_000)
  expect(agenda.textContent).toBe('Programme')
  agenda.setAttribute('theme', 'dark')
  agenda.remove()
})
