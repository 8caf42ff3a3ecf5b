// Both ways at once: there must be one class all the same.
import 'plenary'
import { define, PlenaryAgenda } from 'plenary/element'

window.same = define() === PlenaryAgenda && customElements.get('plenary-agenda') === PlenaryAgenda
