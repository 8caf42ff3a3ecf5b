'use client'
import { useEffect, useRef } from 'react'
import 'plenary'
import { define, PlenaryAgenda } from 'plenary/element'

export function Agenda({ src }) {
  const agenda = useRef(null)
  useEffect(() => {
    const opened = ({ detail }) => (window.opened = detail.session)
    agenda.current.addEventListener('plenary-open', opened)
    window.same = define() === PlenaryAgenda && customElements.get('plenary-agenda') === PlenaryAgenda
    return () => agenda.current?.removeEventListener('plenary-open', opened)
  }, [])
  return <plenary-agenda ref={agenda} src={src} />
}
