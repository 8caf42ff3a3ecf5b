// Tables of the feed's keys, from its schema.
import { readFileSync } from 'node:fs'
import { here } from '../run.mjs'

const schema = JSON.parse(readFileSync(here('src/schema/agenda.schema.json'), 'utf8'))
const definition = (ref) => schema.$defs[ref.replace('#/$defs/', '')]
const same = (a, b) => a.toLowerCase() === b.toLowerCase()

function found(name) {
  if (['feed', 'agenda', schema.title].some((one) => same(one, name))) return schema
  const [, one] = Object.entries(schema.$defs).find(([key, { title }]) => same(key, name) || same(title, name)) ?? []
  if (!one) throw new Error(`the schema has no definition "${name}"`)
  return one
}

/** A definition with the keys and the requirements of those that it is made of. */
function whole({ $ref, anyOf = [], properties = {}, required = [] }) {
  // Of what may be one thing or another, the object is the one with keys.
  const parts = [...($ref ? [definition($ref)] : []), ...anyOf.filter((one) => one.properties)].map(whole)
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), properties),
    required: [...parts.flatMap((part) => part.required), ...required],
  }
}

const unique = (list) => [...new Set(list)]

function type(one) {
  if (one.const !== undefined) return `\`${JSON.stringify(one.const)}\``
  if (one.enum) return one.enum.map((value) => `\`${value}\``).join(', ')
  if (one.type === 'array') return `list of ${type(one.items ?? {})}`
  if (one.$ref) {
    const { title, type: kind, items } = definition(one.$ref)
    return kind === 'array' && items ? `list of ${type(items)}` : title.toLowerCase()
  }
  if (one.anyOf?.some((part) => part.type || part.$ref)) return unique(one.anyOf.map(type)).join(' or ')
  return [].concat(one.type ?? 'anything').join(' or ')
}

const cell = (text) => text.replaceAll('|', '\\|')

/** The table of a definition's keys, as Markdown. */
export function keys(name) {
  const { properties, required } = whole(found(name))
  if (!Object.keys(properties).length) throw new Error(`"${name}" of the schema has no keys`)
  const rows = Object.entries(properties).map(([key, one]) => {
    const text = one.description ?? (one.$ref && definition(one.$ref).description) ?? ''
    return `| \`${key}\` | ${cell(text)} | ${cell(type(one))} | ${required.includes(key) ? 'yes' : ''} |`
  })
  return ['| key | what it is | type | required |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
