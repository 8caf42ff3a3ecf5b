// How each bundler is told to build the app, as the README of the package has it. This runs where the bundlers are installed.
//
//   node builders.mjs NAME FOLDER
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const here = import.meta.dirname
const app = path.join(here, 'app')
const main = path.join(app, 'main.js')

// For those that make no page of their own.
const page = (out, from = '', to = '') => writeFileSync(path.join(out, 'index.html'), readFileSync(path.join(app, 'index.html'), 'utf8').replace(from, to))

export async function vite(out) {
  const { build } = await import('vite')
  await build({ root: app, base: './', logLevel: 'warn', build: { outDir: out, emptyOutDir: true } })
}

/** Not a build: the server that it has for development. Gives its address, and what ends it. */
export async function viteServer() {
  const { createServer } = await import('vite')
  const server = await createServer({ root: app, publicDir: path.join(here, 'public'), logLevel: 'warn', optimizeDeps: { force: true }, server: { host: '127.0.0.1' } }) // what it kept of an earlier package is of no use
  await server.listen()
  return { url: server.resolvedUrls.local[0], close: () => server.close() }
}

export async function webpack(out) {
  const { default: compiler } = await import('webpack')
  const stats = await promisify(compiler)({ mode: 'production', entry: main, output: { path: out, filename: 'main.js' }, performance: { hints: false } })
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString())
  page(out, 'type="module"', 'defer')
}

export async function rollup(out) {
  const { rollup } = await import('rollup')
  const { nodeResolve } = await import('@rollup/plugin-node-resolve')
  const { importMetaAssets } = await import('@web/rollup-plugin-import-meta-assets')
  const onwarn = ({ message }) => {
    throw new Error(message)
  }
  const bundle = await rollup({ input: main, plugins: [nodeResolve(), importMetaAssets()], onwarn })
  await bundle.write({ dir: out, format: 'es' })
  page(out)
}

export async function esbuild(out) {
  const { build } = await import('esbuild')
  await build({ entryPoints: [main], outdir: out, bundle: true, splitting: true, format: 'esm', logLevel: 'warning' })
  for (const name of ['plenary.wasm', 'plenary-more.wasm', 'plenary-formats.wasm', 'plenary-formats-more.wasm', 'plenary-formats-sheet.wasm', 'plenary-formats-calendar.wasm', 'plenary-repair.wasm']) cpSync(path.join(here, 'node_modules/plenary', name), path.join(out, name))
  page(out)
}

/** The one file that has all inside. */
export async function single(out) {
  const { build } = await import('esbuild')
  await build({ stdin: { contents: "import 'plenary/single'", resolveDir: app }, outfile: path.join(out, 'main.js'), bundle: true, format: 'esm', logLevel: 'warning' })
  page(out)
}

/** A program for a server, in the older form, which has no `import.meta`. */
export async function server(out) {
  const { build } = await import('esbuild')
  await build({ entryPoints: [main], outfile: path.join(out, 'server.cjs'), bundle: true, format: 'cjs', platform: 'node', define: { window: 'globalThis' }, logLevel: 'error' })
}

export async function parcel(out) {
  const { Parcel } = await import('@parcel/core')
  const bundler = new Parcel({ entries: path.join(app, 'index.html'), defaultConfig: '@parcel/config-default', mode: 'production', shouldDisableCache: true, defaultTargetOptions: { distDir: out, publicUrl: './' } })
  await bundler.run()
}

export async function astro(out) {
  const { build } = await import('astro')
  await build({ root: path.join(here, 'astro'), outDir: out, logLevel: 'warn' })
}

export async function eleventy(out) {
  execFileSync(process.execPath, [path.join(here, 'node_modules/@11ty/eleventy/cmd.cjs'), '--input=eleventy', `--output=${path.relative(here, out)}`, '--config=eleventy/eleventy.config.js', '--quiet'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] })
}

export async function next(out) {
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  execFileSync(process.execPath, [path.join(here, 'node_modules/next/dist/bin/next'), 'build'], { cwd: path.join(here, 'next'), env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (!existsSync(path.join(out, 'index.html'))) throw new Error(`Next.js wrote no page to ${out}`)
}

const builders = { vite, webpack, rollup, esbuild, single, server, parcel, astro, eleventy, next }

if (process.argv[1] === import.meta.filename) {
  const [name, out] = process.argv.slice(2)
  mkdirSync(out, { recursive: true })
  await builders[name](out)
  process.exit() // some of them keep workers waiting
}
