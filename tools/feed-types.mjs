// The types of a feed, generated from its JSON Schema.
import { readFileSync } from 'node:fs'
import { here } from './run.mjs'

const capital = (name) => name[0].toUpperCase() + name.slice(1)
const nameOf = (key) => `Feed${capital(key)}`
const literal = (value) => (typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : JSON.stringify(value))
const comment = ({ description }, indent = '') => (description ? `${indent}/** ${description.replaceAll('*/', '*\\/')} */\n` : '')
const union = (types) => [...new Set(types)].join(' | ')
const key = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name))

// A list may be read-only: nothing writes into a feed.
const listOf = (item) => `readonly ${/[|&{ ]/.test(item) ? `(${item})` : item}[]`

const BASIC = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null', array: 'readonly unknown[]' }

function typeOf(schema, indent) {
  const { $ref, anyOf, oneOf, allOf, type, items } = schema
  const named = $ref && nameOf($ref.replace('#/$defs/', ''))
  // Beside properties, anyOf says which of them are required: more than a type can say.
  if (schema.properties) return [named, objectOf(schema, indent)].filter(Boolean).join(' & ')
  if (named) return named
  if ('const' in schema) return literal(schema.const)
  if (schema.enum) return union(schema.enum.map(literal))
  const choices = anyOf ?? oneOf
  if (choices) {
    // Editors suggest the names of an enumeration only where any other text is written like this.
    const isOpen = choices.some((one) => one.enum)
    return union(choices.map((one) => (isOpen && one.type === 'string' ? '(string & {})' : typeOf({ type, ...one }, indent))))
  }
  if (allOf) return allOf.map((one) => typeOf(one, indent)).join(' & ')
  if (Array.isArray(type)) return union(type.map((one) => typeOf({ ...schema, type: one }, indent)))
  if (type === 'array' && items) return listOf(typeOf(items, indent))
  if (type === 'object') return objectOf(schema, indent)
  return BASIC[type] ?? 'unknown'
}

function objectOf({ properties, required = [], additionalProperties }, indent) {
  const inner = `${indent}  `
  const members = Object.entries(properties ?? {}).map(
    ([name, schema]) => `${comment(schema, inner)}${inner}${key(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema, inner)}\n`,
  )
  if (additionalProperties && typeof additionalProperties === 'object') members.push(`${inner}[key: string]: ${typeOf(additionalProperties, inner)}\n`)
  return `{\n${members.join('')}${indent}}`
}

const declare = (name, schema) => {
  const isObject = schema.properties && !schema.$ref && !schema.anyOf && !schema.oneOf
  return comment(schema) + (isObject ? `export interface ${name} ${objectOf(schema, '')}\n` : `export type ${name} = ${typeOf(schema, '')}\n`)
}

/** The text of types/feed.d.ts. */
export function feedTypes() {
  const { $defs, ...feed } = JSON.parse(readFileSync(here('src/schema/agenda.schema.json'), 'utf8'))
  return [declare('Feed', feed), ...Object.entries($defs).map(([name, schema]) => declare(nameOf(name), schema))].join('\n')
}
