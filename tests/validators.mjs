// Two validators of HTML: html-validate, and the Nu HTML Checker where there is Java.
import { spawnSync } from 'node:child_process'
import { HtmlValidate } from 'html-validate'
import { find, here } from '../tools/run.mjs'

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document'],
  // Scripts and styles are served from the page's own folder.
  rules: { 'require-sri': 'off' },
})

// Findings that are none, with the reason.
const EXCUSED = [
  [/“container(-type)?”: Property .* doesn't exist|Unrecognized at-rule “@container”/, 'the Nu HTML Checker does not know container queries'],
  [/<style> element is not permitted as content under <div>|A “style” element in “body” must only have selectors/, 'a style beside what it is for is read by every browser; `--style` writes it to a file'],
]
// The same in a shadow tree.
const EXCUSED_IN_SHADOW = [
  [/^.*: Attribute “part” not allowed on element/, 'the Nu HTML Checker does not know CSS Shadow Parts'],
  [/references missing id "sheet-title"|“aria-labelledby” attribute must point to an element in the same document/, 'the dialog is empty while it is closed'],
]
const faultsIn = (messages, isShadow) => messages.filter((message) => ![...EXCUSED, ...(isShadow ? EXCUSED_IN_SHADOW : [])].some(([known]) => known.test(message)))

/** What html-validate finds in a document, as lines. */
export const faultsOf = async (html, name, isShadow = false) => {
  const { results } = await validator.validateString(html, name)
  const found = results.flatMap(({ messages }) => messages.map(({ line, column, message, ruleId }) => `${name}:${line}:${column}: ${message} (${ruleId})`))
  return faultsIn(found, isShadow)
}

/** Why the Nu HTML Checker cannot be asked here; false if it can. */
export const noNu = !find('java') && 'there is no Java'

/** What the Nu HTML Checker finds in files, as lines. */
export const nuFaultsOf = (files, isShadow = false) => {
  const jar = here('node_modules/vnu-jar/build/dist/vnu.jar')
  const { stderr, error } = spawnSync(find('java'), ['-jar', jar, '--format', 'json', '--errors-only', ...files], { encoding: 'utf8', maxBuffer: 1e8 })
  if (error) throw error
  const found = JSON.parse(stderr).messages.filter(({ type }) => type !== 'info')
  return faultsIn(
    found.map(({ url, lastLine, lastColumn, message }) => `${url}:${lastLine}:${lastColumn}: ${message}`),
    isShadow,
  )
}

/** Markup as the content of a document that has nothing else wrong with it. */
export const inDocument = (body) => `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Page</title></head>\n<body>\n${body}\n</body>\n</html>\n`
