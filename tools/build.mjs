// Builds pkg/, the npm package. The build is reproducible in any folder.
//
//   node tools/build.mjs            writes pkg/
//   node tools/build.mjs --core     builds only the widget's module and scripts, and keeps the other modules in pkg/: for development
//   node tools/build.mjs --check    writes nothing there, and fails if pkg/ is out of date
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { feedTypes } from './feed-types.mjs'
import { copyToHugo, hugoDiffers } from './hugo.mjs'
import * as described from './interface.mjs'
import { languages, messagesFile, messageTypes } from './messages.mjs'
import { here, must, output } from './run.mjs'
import { ensure } from './setup.mjs'
import { measure, publish, report } from './size.mjs'
import { optimize, optimizeForSpeed } from './split/binaryen.mjs'
import { split } from './split/split.mjs'
import { addCustom, keepCustom } from './split/wasm.mjs'
import { differences } from './diff-dirs.mjs'

const check = process.argv.includes('--check')
const coreOnly = process.argv.includes('--core')
const target = 'wasm32-unknown-unknown'
const glue = here('target/glue')
const parts = here('target/split')
const out = here('target/pkg')
const json = (file) => JSON.parse(readFileSync(here(file), 'utf8'))

// The build output must not contain local paths.
function remaps() {
  const registry = path.join(process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo'), 'registry/src')
  const commit = output('rustc', ['-vV']).match(/commit-hash: (.+)/)[1]
  const std = path.join(output('rustc', ['--print', 'sysroot']), 'lib/rustlib/src/rust')
  const crates = readdirSync(registry).map((name) => [path.join(registry, name), '/crates'])
  return [[here(), '/plenary'], [std, `/rustc/${commit}`], ...crates].map(([from, to]) => `--remap-path-prefix=${from}=${to}`)
}

// The standard library is built along, for size and without the words of panics, which nobody reads in a browser: a
// third less on the wire. These switches of a stable compiler are not stable themselves, so the compiler is pinned.
const small = ['-Zlocation-detail=none', '-Zfmt-debug=none', '-Zunstable-options', '-Cpanic=immediate-abort']
const forSize = ['-Z', 'build-std=std,panic_abort', '-Z', 'build-std-features=optimize_for_size']
// What authors run reads thousands of sessions, and no reader's phone downloads it.
const FAST = ['tool']
const forSpeed = ['-Z', 'build-std=std,panic_abort', '-Z', 'build-std-features=']

// What an agenda can be shown without. These, and all that only they need, are in the second file.
const late = [
  ...[
    'widget_listen',
    'widget_show',
    'widget_problems',
    'widget_tidy',
    'widget_restart',
    'widget_adopt',
    'widget_settle',
    'widget_changes',
    'widget_setAsOf',
    'widget_refreshIn',
    'widget_refreshNow',
    'widget_isForeign',
    'widget_follow',
    'widget_mark',
    'widget_place',
    'widget_isStuck',
    'widget_release',
    'widget_starred',
  ],
  ...['plenary::timetable::spread', 'plenary::view::agenda::past', 'plenary::view::agenda::continued', 'plenary::view::times::until', 'plenary::state::State::chosen_days_have'],
  ...[
    'plenary::view::people::directory',
    'plenary::view::people::speakers',
    'plenary::state::State::ask',
    'plenary::plenary_format::builder::is_shared',
    'plenary::plenary_format::builder::affiliations',
    'plenary::plenary_format::builder::AgendaBuilder::is_somebody_else',
  ],
]

// Separate modules from the same sources, so that code for rare features is not loaded by all pages.
const programs = ['formats', 'formats-more', 'formats-sheet', 'formats-calendar', 'repair', 'tool']
const others = coreOnly ? [] : programs

function buildWasm() {
  const locked = check ? ['--locked'] : []
  const unstable = { RUSTC_BOOTSTRAP: '1' }
  must('cargo', ['fetch', '--target', target, ...forSize, ...locked], unstable)
  const flags = [...small, '-Clink-arg=--emit-relocs', ...remaps()].join('\x1f')
  const linked = here(`target/small/${target}/release/plenary.wasm`)
  const compile = (folder, feature) => {
    const isFast = FAST.includes(feature)
    const env = { ...unstable, CARGO_ENCODED_RUSTFLAGS: flags, ...(isFast && { CARGO_PROFILE_RELEASE_OPT_LEVEL: '3' }) }
    const features = feature ? ['--features', feature] : []
    must('cargo', ['build', '--release', '--lib', '--target', target, '--target-dir', 'target/small', ...(isFast ? forSpeed : forSize), ...locked, ...features], env)
    must('wasm-bindgen', [linked, '--target', 'web', '--no-typescript', '--no-demangle', '--omit-default-module-path', '--out-dir', folder])
  }
  for (const folder of [glue, parts]) rmSync(folder, { recursive: true, force: true })
  for (const feature of others) {
    const folder = path.join(glue, feature)
    compile(folder, feature)
    // The relocations are of the linked file, and wrong for this one.
    const bound = path.join(folder, 'plenary_bg.wasm')
    writeFileSync(bound, keepCustom(readFileSync(bound)))
    const optimized = FAST.includes(feature) ? optimizeForSpeed : optimize
    optimized(bound, path.join(out, `plenary-${feature}.wasm`))
  }
  compile(glue)
  split({ linked, glue: path.join(glue, 'plenary'), out: parts, late })
}

// By this the first script sees that the others are of one build: halves of two would write all over each other's memory.
function mark() {
  const files = [path.join(parts, 'first.wasm'), path.join(parts, 'second.wasm'), path.join(out, 'plenary-more.js')].map((file) => readFileSync(file))
  const build = files
    .reduce((hash, bytes) => hash.update(bytes), createHash('sha256'))
    .digest()
    .subarray(0, 8)
  for (const [i, name] of ['plenary', 'plenary-more'].entries()) writeFileSync(path.join(out, `${name}.wasm`), addCustom(files[i], 'build', build))
  writeFileSync(path.join(out, 'plenary-more.js'), `${files[2]}export const build="${[...build]}";\n`)
  return build
}

function copyTheRest(version) {
  const copy = (from, to = path.basename(from)) => cpSync(here(from), path.join(out, to), { recursive: true })
  for (const name of ['index', 'element', 'plenary-tool']) copy(`src/js/${name}.d.ts`)
  copy('src/js/types')
  writeFileSync(path.join(out, 'types/interface.d.ts'), described.types())
  writeFileSync(path.join(out, 'types/feed.d.ts'), feedTypes())
  writeFileSync(path.join(out, 'types/messages.d.ts'), messageTypes())
  writeFileSync(path.join(out, 'custom-elements.json'), `${JSON.stringify(described.manifest(), null, 2)}\n`)
  copy('src/js/README.md')
  copy('src/schema')
  copy('LICENSE-MIT')
  copy('LICENSE-APACHE')
  mkdirSync(path.join(out, 'lang'))
  for (const tag of languages()) writeFileSync(path.join(out, 'lang', `${tag}.json`), messagesFile(tag))
  const { name, ...manifest } = json('src/js/package.json')
  writeFileSync(path.join(out, 'package.json'), `${JSON.stringify({ name, version, ...manifest }, null, 2)}\n`)
}

for (const tool of ['rust', 'npm', 'wasm-bindgen']) if (!ensure(tool)) throw new Error(`the build needs ${tool}`)
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const kept = programs.filter((name) => !others.includes(name)).flatMap((name) => [`plenary-${name}.js`, `plenary-${name}.wasm`])
for (const name of kept) cpSync(here('pkg', name), path.join(out, name))
buildWasm()
const { version } = JSON.parse(output('cargo', ['metadata', '--no-deps', '--format-version', '1'])).packages[0]
const { buildModules, buildOffline, buildScripts, buildSingle } = await import('./bundle.mjs')
await buildScripts({ out, parts, glue, others, version })
const build = mark()
copyTheRest(version)
buildModules(out)
await buildSingle({ out, parts, version, build: [...build] })
await buildOffline(out)
const lines = measure(out)
if (check) {
  const found = [...differences(out, here('pkg'), 'pkg'), ...hugoDiffers(out)]
  for (const line of found) console.error(line)
  console.log(found.length ? 'pkg/ or hugo/dist/ is not what the sources give: npm run build' : 'pkg/ is what the sources give')
  if (found.length) process.exitCode = 1
} else {
  rmSync(here('pkg'), { recursive: true, force: true })
  cpSync(out, here('pkg'), { recursive: true })
  if (!coreOnly) {
    copyToHugo()
    publish(lines)
  }
}
if (!report(lines)) process.exitCode = 1
