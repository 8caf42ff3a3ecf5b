// Runs programs in the project's root, with .tools/bin first on the PATH.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

export const root = path.dirname(import.meta.dirname)
export const here = (...parts) => path.join(root, ...parts)

process.env.PATH = here('.tools/bin') + path.delimiter + process.env.PATH

export function find(...names) {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  for (const dir of process.env.PATH.split(path.delimiter)) {
    for (const name of names) {
      const file = path.join(dir, name + suffix)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {}
    }
  }
}

const quoted = (arg) => (/^[\w./:=,@+-]+$/.test(arg) ? arg : `'${arg}'`)

/** What Chromium is called on different machines. */
export const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Shows the command, lets it speak for itself, and says whether it went well. */
export function run(program, args, env = {}) {
  const set = Object.entries(env)
    .filter(([name]) => !process.env[name])
    .map(([name, value]) => `${name}=${quoted(value.replaceAll('\x1f', ' '))}`)
  console.log(`$ ${[...set, program, ...args.map(quoted)].join(' ')}`)
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  if (error) console.log(error.message)
  return status === 0
}

export function must(program, args, env) {
  if (!run(program, args, env)) throw new Error(`${path.basename(program)} failed`)
}

/** What the command prints; undefined if it cannot be run or fails. */
export function output(program, args) {
  const { status, stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
