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

const FOLDERS = ['angular', 'app', 'astro', 'eleventy', 'next', 'public', 'types', 'vitest']

const LOCK = 'package-lock.json'

// What the lock file of a folder names, if it is not there yet.
function install(...folder) {
  const [from, to] = [source(...folder, LOCK), shop(...folder, LOCK)]
  if (existsSync(shop(...folder, 'node_modules')) && existsSync(to) && readFileSync(to).equals(readFileSync(from))) return
  cpSync(from, to)
  cpSync(here('.npmrc'), shop(...folder, '.npmrc'))
  npm(['ci'], shop(...folder))
}

function unpack(tarball, ...folder) {
  const installed = shop(...folder, 'node_modules/plenary')
  rmSync(installed, { recursive: true, force: true })
  mkdirSync(installed)
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1'])
}

/** Installs what is missing, and the package as it is now. Gives the tarball. */
export function prepare() {
  mkdirSync(shop(), { recursive: true })
  for (const name of [...FOLDERS, 'out']) rmSync(shop(name), { recursive: true, force: true })
  for (const name of [...FOLDERS, 'builders.mjs', 'package.json']) cpSync(source(name), shop(name), { recursive: true })
  install()
  const [{ filename }] = JSON.parse(npm(['pack', here('pkg'), '--json'], shop()))
  unpack(shop(filename))
  return shop(filename)
}

/** The same for Nuxt, which has a folder of its own: it is large, and brings another Vite. Gives where the site is that it generates. */
export async function nuxt(tarball) {
  mkdirSync(shop('nuxt'), { recursive: true })
  for (const name of ['app', 'nuxt.config.ts', 'package.json']) cpSync(source('nuxt', name), shop('nuxt', name), { recursive: true })
  install('nuxt')
  unpack(tarball, 'nuxt')
  await inside(shop('nuxt/node_modules/.bin/nuxi'), 'generate', shop('nuxt'))
  cpSync(shop('nuxt/.output/public'), shop('out/nuxt'), { recursive: true })
  return shop('out/nuxt')
}
