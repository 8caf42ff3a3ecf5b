import { Agenda } from './agenda'

export default function Page() {
  return <Agenda src="/feeds/agenda.json" />
}
