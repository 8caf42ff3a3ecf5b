#!/usr/bin/env node
// The command line.

import { parseArgs } from 'node:util'
import { help } from './help.js'
import { COMMANDS } from './commands.js'
import { print, printError } from './output.js'
import { Trouble } from './usage-error.js'
import { version } from './version.js'

const main = async ([name, ...rest]) => {
  if (name === '--version' || name === '-V') return print(version)
  if (!name || name === '--help' || name === '-h' || name === 'help') return print(help(rest[0] ?? ''))
  const command = Object.hasOwn(COMMANDS, name) && COMMANDS[name]
  if (!command) throw new Trouble(`there is no command ${name}; there are ${Object.keys(COMMANDS).join(', ')}`)
  let values, positionals
  try {
    ;({ values, positionals } = parseArgs({ args: rest, options: { ...command.options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true }))
  } catch (error) {
    throw new Trouble(`${error.message}. See: plenary ${name} --help`)
  }
  if (values.help) return print(help(name))
  if (!positionals.length) throw new Trouble(`${name} needs a feed: a file, an address, or - for standard input. See: plenary ${name} --help`)
  return command.run(positionals, values)
}

// The reader of a pipe may close it early, as `head` does.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2))

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code ?? 0),
  (error) => {
    printError(error instanceof Trouble ? error.message : (error.stack ?? error))
    process.exitCode = 2
  },
)
