// A folder in which the bundlers and the packed package are installed, as somebody has them who uses the package.
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { here } from '../../tools/run.mjs'

export const shop = (...parts) => here('target/consumers', ...parts)
const source = (...parts) => path.join(import.meta.dirname, ...parts)
const npm = (args, cwd) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

const quiet = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: undefined, NODE_TEST_CONTEXT: undefined }
const exec = promisify(execFile)

/** Runs a program there. Its output; what went wrong says all that it said. */
export async function inside(program, ...args) {
  try {
    return (await exec(program, args, { cwd: shop(), env: quiet, maxBuffer: 1e8 })).stdout
  } catch (error) {
    throw new Error(`${program} ${args.join(' ')}: ${error.message}\n${error.stdout}`)
  }
}
export const tool = (name, ...args) => inside(shop('node_modules/.bin', name), ...args)

/** What the bundler of that name makes of the app; where that is. */
export async function built(name) {
  await inside(process.execPath, shop('builders.mjs'), name, shop('out', name))
  return shop('out', name)
}

// Nuxt is not among them: it takes more than a minute and 228 MB to install. What it does with Vue is tested with Vue's own renderer for servers.
const FOLDERS = ['angular', 'app', 'astro', 'eleventy', 'next', 'public', 'types', 'vitest']

/** Installs what is missing, and the package as it is now. Gives the tarball. */
export function prepare() {
  mkdirSync(shop(), { recursive: true })
  const lock = 'package-lock.json'
  const same = existsSync(shop('node_modules')) && existsSync(shop(lock)) && readFileSync(shop(lock)).equals(readFileSync(source(lock)))
  for (const name of [...FOLDERS, 'out']) rmSync(shop(name), { recursive: true, force: true })
  for (const name of [...FOLDERS, 'builders.mjs', 'package.json']) cpSync(source(name), shop(name), { recursive: true })
  if (!same) {
    cpSync(source(lock), shop(lock))
    cpSync(here('.npmrc'), shop('.npmrc'))
    npm(['ci'], shop())
  }
  const [{ filename }] = JSON.parse(npm(['pack', here('pkg'), '--json'], shop()))
  const installed = shop('node_modules/plenary')
  rmSync(installed, { recursive: true, force: true })
  mkdirSync(installed)
  execFileSync('tar', ['-xzf', filename, '-C', installed, '--strip-components', '1'], { cwd: shop() })
  return shop(filename)
}
