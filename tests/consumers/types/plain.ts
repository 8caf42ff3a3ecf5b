import 'plenary'
import { define, PlenaryAgenda, type PlenaryState } from 'plenary/element'
import 'plenary/single'
// So that these are checked too: the compilers of templates skip them.
import type {} from 'plenary/svelte'
import type {} from 'plenary/vue'

const agenda = document.querySelector('plenary-agenda')!
agenda.feed = { sessions: [] }
agenda.views = 'agenda speakers'
agenda.views = ['speakers']
// @ts-expect-error there is no such view
agenda.view = 'speaker'
// @ts-expect-error it cannot be set
agenda.state = undefined
agenda.addEventListener('plenary-loaded', ({ detail }) => detail.sessions.toFixed())
agenda.addEventListener('plenary-error', ({ detail }) => detail.reason === 'network')
addEventListener('plenary-open', (event) => (event as CustomEvent<PlenaryState>).detail.session?.length)
export const made: PlenaryAgenda = document.createElement('plenary-agenda')
export const same: boolean = define() === PlenaryAgenda
