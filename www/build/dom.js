export const by = (id) => document.getElementById(id)

/**
 * An element with properties, attributes (under `attributes`) and children.
 * @param {string} name
 * @param {Record<string, any>} [properties]
 * @param {(Node | string)[]} children
 * @returns {any}
 */
export const make = (name, { attributes = {}, ...properties } = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties)
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) element.setAttribute(key, value)
  element.append(...children)
  return element
}

export const counted = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`
