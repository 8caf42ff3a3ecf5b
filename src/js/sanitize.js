// Untrusted text for terminals and CI logs. Feeds, URLs and file names may contain escape sequences, bidirectional controls, line breaks, or
// the commands that CI runners execute when they see them in a log.

// Control characters (C0, DEL, C1), line and paragraph separators, bidirectional controls, other invisible format controls, lone surrogates.
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cs}\u206a-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu
// GitHub's runner executes `##[command]` anywhere in a line, Azure's `##vso[…]`, TeamCity `##teamcity[…]`.
const RUNNER_COMMAND = /##(?=[\w.-]*\[)/g
const REPLACEMENT = '\ufffd'

// A visible character of one column: a control picture where Unicode has one.
const visible = (character) => {
  if (character === '\t') return ' '
  if (character === '\x7f') return '\u2421'
  return character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt()) : REPLACEMENT
}

/** Sanitizes a line of text for display in a terminal or CI log. Each character is replaced by one character, so columns keep their numbers. */
export const sanitize = (text) => String(text).replace(UNSAFE, visible).replace(RUNNER_COMMAND, `#${REPLACEMENT}`)

const escaped = (text) => text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt().toString(16).padStart(4, '0')}`)

/** Serializes a value as JSON for terminals and CI logs, with unsafe characters inside strings escaped. */
export const sanitizeJson = (value) =>
  JSON.stringify(value, undefined, 2)
    .replace(UNSAFE, (character) => (character === '\n' ? character : escaped(character)))
    .replace(RUNNER_COMMAND, `#${escaped('#')}`)
