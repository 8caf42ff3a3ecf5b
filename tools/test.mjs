// Everything that can be tested here, in the order in which it is soonest known to fail.
//
//   node tools/test.mjs [--only NAME,NAME]    a step or a group: lint, browser
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { find, here, run } from './run.mjs'
import { ensure } from './setup.mjs'

const wasm = ['--target', 'wasm32-unknown-unknown']
const strict = ['--', '-D', 'warnings']
const cargo =
  (...args) =>
  () =>
    run('cargo', args)
const inBrowser = ['test', '--headless', '--mode', 'no-install']
const engine = (...args) => ['wasm-pack', [...inBrowser, ...args, '--', '--test', 'browser'], { WASM_BINDGEN_TEST_TIMEOUT: '120' }]
/** The tests of a folder, so many files at a time. */
const nodeTests =
  (folder, atOnce = 1) =>
  () => {
    const files = readdirSync(here(folder))
      .filter((name) => name.endsWith('.test.mjs'))
      .map((name) => `${folder}/${name}`)
    if (!files.length) console.log(`no tests in ${folder}`)
    return files.length > 0 && run(process.execPath, ['--test', '--test-reporter=spec', `--test-concurrency=${atOnce}`, ...files])
  }

const steps = [
  { name: 'fmt', group: 'lint', needs: ['rust'], run: cargo('fmt', '--check') },
  { name: 'clippy', group: 'lint', needs: ['rust'], run: cargo('clippy', '--all-targets', ...strict) },
  { name: 'clippy-wasm', group: 'lint', needs: ['rust'], run: cargo('clippy', '--lib', '--tests', ...wasm, ...strict) },
  { name: 'biome', group: 'lint', needs: ['npm'], run: () => run(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']) },
  { name: 'types', group: 'lint', needs: ['npm'], run: () => run(process.execPath, ['node_modules/typescript/bin/tsc']) },
  { name: 'tools', needs: ['npm'], run: nodeTests('tests/tools') },
  { name: 'doc', group: 'lint', needs: ['rust'], run: () => run('cargo', ['doc', '--no-deps', '--document-private-items'], { RUSTDOCFLAGS: '-D warnings' }) },
  {
    // Its library is C++.
    name: 'fuzz',
    group: 'lint',
    needs: ['rust'],
    skip: !find('c++', 'g++', 'clang++') && 'no C++ compiler',
    run: cargo('check', '--manifest-path', 'fuzz/Cargo.toml', '--locked', '--target-dir', 'target/fuzz'),
  },
  { name: 'native', needs: ['rust'], run: cargo('test', '--no-fail-fast') },
  {
    name: 'chromium',
    group: 'browser',
    needs: ['rust', 'wasm-pack', 'wasm-bindgen', 'chromium', 'chromedriver'],
    run: () => run(...engine('--chrome', '--chromedriver', ensure('chromedriver'))),
  },
  {
    name: 'firefox',
    group: 'browser',
    needs: ['rust', 'wasm-pack', 'wasm-bindgen', 'firefox', 'geckodriver'],
    run: () => run(...engine('--firefox', '--geckodriver', ensure('geckodriver'))),
  },
  {
    name: 'webkit',
    group: 'browser',
    needs: ['rust', 'wasm-pack', 'wasm-bindgen', 'webkit', 'xvfb', 'xauth'],
    run() {
      const [program, args, env] = engine('--safari', '--safaridriver', ensure('webkit'))
      // WebKitGTK needs a display, and its sandbox namespaces that a container or root may not make. Compiling wasm on other
      // threads, it gets a build with debug assertions wrong in about one run of a hundred, anywhere in it; on one thread it did
      // in none of three hundred. The package, which has no such assertions, is tested as it is.
      const quirks = { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', JSC_useConcurrentJIT: '0' }
      return run('xvfb-run', ['-a', program, ...args], { ...env, ...quirks })
    },
  },
  {
    // In CI the pages are tested on the pkg/ that was committed, which is then compared with the sources.
    name: 'build',
    needs: ['rust', 'npm', 'wasm-bindgen'],
    skip: process.env.CI && 'CI tests the pkg/ that was committed',
    run: () => run(process.execPath, ['tools/build.mjs']),
  },
  // A page waits for most of its time.
  { name: 'pages', needs: ['npm', 'chromium'], wants: ['fonts', 'headless'], run: nodeTests('tests/pages', 2) },
  // Each engine is skipped where it is not; CI has them all by now.
  { name: 'engines', needs: ['chromium', 'chromedriver', 'firefox', 'geckodriver', 'webkit', 'xvfb', 'xauth'], run: nodeTests('tests/engines') },
  { name: 'hugo', needs: ['npm', 'chromium', 'hugo', 'hugo-newest'], wants: ['go'], run: nodeTests('tests/hugo') },
  { name: 'package', needs: ['npm'], run: nodeTests('tests/package', 2) },
  { name: 'consumers', needs: ['npm', 'chromium'], run: nodeTests('tests/consumers') },
]

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const only = values.only?.split(',')
const unknown = only?.filter((name) => !steps.some((step) => [step.name, step.group].includes(name)))
if (unknown?.length) throw new Error(`no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`)

const results = []
for (const step of steps.filter(({ name, group }) => !only || only.includes(name) || only.includes(group))) {
  console.log(`\n=== ${step.name}`)
  const began = Date.now()
  const result = { name: step.name, outcome: 'skipped', why: step.skip }
  if (!step.skip) {
    const missing = step.needs.filter((name) => !ensure(name))
    step.wants?.forEach(ensure)
    if (missing.length) {
      // CI has to have everything: what was not run there would never be run.
      result.outcome = process.env.CI ? 'failed' : 'skipped'
      result.why = `no ${missing.join(', ')}`
    } else result.outcome = step.run() ? 'passed' : 'failed'
  }
  result.seconds = Math.round((Date.now() - began) / 1000)
  results.push(result)
}

const count = (outcome) => results.filter((result) => result.outcome === outcome).length
console.log('\n=== summary')
for (const { name, outcome, why, seconds } of results) console.log(`${name.padEnd(12)} ${outcome}${why ? `: ${why}` : ` (${seconds} s)`}`)
console.log(`steps: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
if (count('failed')) process.exitCode = 1
