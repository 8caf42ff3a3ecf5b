// The only module that writes to the terminal. Callers sanitize the values that they put into lines; `print` and `printError` take finished lines.

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sanitize } from '../sanitize.js'

export const print = (lines) => void process.stdout.write(`${lines}\n`)

/** Prints a one-line message about the command itself to standard error. */
export const printError = (message) => void process.stderr.write(`plenary: ${sanitize(String(message).replace(/\s*\n\s*/g, ' '))}\n`)

export const printErrorLines = (lines) => void process.stderr.write(`${lines}\n`)

// A GitHub runner executes a line that begins with `::` as a command. Only a file name can do so, and prefixing `./` keeps its meaning.
/** Formats a file name or URL for the beginning of a line. */
export const nameOf = (file) => (/^\s*::/.test(file) ? './' : '') + sanitize(file)

/** Writes the result of a command to a file, or to standard output: unchanged to a pipe, sanitized to a terminal. */
export const writeResult = async (text, file) => {
  if (file && file !== '-') await writeFile(file, text)
  else process.stdout.write(process.stdout.isTTY ? text.split(/\r?\n/).map(sanitize).join('\n') : text)
}

/** Writes files into a folder, and creates it if necessary. Other files in the folder are kept. */
export const writeFiles = async (files, folder) => {
  const folders = new Set(files.map((file) => path.dirname(path.join(folder, file.path))))
  for (const one of folders) await mkdir(one, { recursive: true })
  for (const file of files) await writeFile(path.join(folder, file.path), file.text)
}
