/** @jsxImportSource preact */
import type {} from 'plenary/preact'

export const right = (
  <plenary-agenda id="one" src="/agenda.json" event-timezone="Africa/Nairobi" view="speakers" feed={{ sessions: [] }} onplenary-loaded={({ detail }) => detail.people.toFixed()}>
    <p>Later.</p>
  </plenary-agenda>
)
// @ts-expect-error there is no such view
export const wrong = <plenary-agenda view="speaker" />
