// The scripts of the package: the one that a page loads, those that it lazy-loads, those for bundlers, and the single file.
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import esbuild from 'esbuild'
import { deflateSync } from 'fflate'
import { counted, english, englishPlurals, languages as translations, stamp } from './messages.mjs'
import { here } from './run.mjs'

const common = { absWorkingDir: here(), bundle: true, charset: 'utf8', legalComments: 'none' }
const small = { ...common, minify: true, format: 'esm', target: 'es2022' }

// A style sheet with all that it imports.
const minified = async (file) => {
  const { outputFiles } = await esbuild.build({ ...common, entryPoints: [file], minify: true, write: false })
  return outputFiles[0].text.trim()
}
const css = {
  name: 'css as minified text',
  setup: ({ onLoad }) => onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({ contents: await minified(file), loader: 'text' })),
}
// What is loaded later is not to be in the first script.
const later = {
  name: 'what is loaded later',
  setup: ({ onResolve }) => onResolve({ filter: /plenary-[\w-]+\.js$|^\.\/bundle\// }, ({ path }) => ({ path, external: true })),
}
const beside = (filter, file) => ({
  name: 'what stays beside it',
  setup: ({ onResolve }) => onResolve({ filter }, ({ path }) => ({ path: file ?? path, external: true })),
})
const instead = (filter, file) => ({
  name: 'another in its place',
  setup: ({ onResolve }) => onResolve({ filter }, () => ({ path: here(file) })),
})

/** The languages of the interface, English and those that have a file of messages, and the stamp that such a file has. */
export const languages = {
  name: 'languages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^plenary-languages$/ }, ({ path }) => ({ path, namespace: 'languages' }))
    onResolve({ filter: /./, namespace: 'languages' }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /./, namespace: 'languages' }, () => {
      const modules = translations().map((tag) => `${JSON.stringify(tag)}: () => import('./bundle/${tag}.js')`)
      const contents = `export const languages = ${JSON.stringify(['en', ...translations()].join(' '))}; export const stamp = ${JSON.stringify(stamp())}; export const modules = { ${modules.join(', ')} }`
      return { contents, resolveDir: here('src/js') }
    })
  },
}

const catalogue = {
  name: 'english messages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^plenary-english$/ }, ({ path }) => ({ path, namespace: 'english' }))
    onLoad({ filter: /./, namespace: 'english' }, () => ({
      contents: `export const english = ${JSON.stringify({ ...english(), ...englishPlurals() })}; export const counted = ${JSON.stringify(counted())}`,
    }))
  },
}

/** `parts` and `glue` are where the two halves are, and the programs named by `others`. */
export async function buildScripts({ out, parts, glue, others, version }) {
  const define = { VERSION: JSON.stringify(version) }
  const alias = {
    'plenary-glue': path.join(parts, 'glue.js'),
    'plenary-glue-more': path.join(parts, 'glue-more.js'),
    ...Object.fromEntries(others.map((name) => [`plenary-glue-${name}`, path.join(glue, name, 'plenary.js')])),
  }
  await esbuild.build({
    ...small,
    entryPoints: [
      { in: 'src/js/plenary.js', out: 'plenary' },
      { in: 'src/js/more.js', out: 'plenary-more' },
      { in: 'src/js/qr.js', out: 'plenary-qr' },
      { in: 'src/js/localize.js', out: 'plenary-localize' },
      { in: 'src/js/messages.js', out: 'plenary-messages' },
      { in: 'src/js/workbook.js', out: 'plenary-workbook' },
      ...others.map((name) => ({ in: `src/js/${name}.js`, out: `plenary-${name}` })),
    ],
    outdir: out,
    define,
    alias,
    external: ['node:*'],
    plugins: [css, languages, catalogue, later],
  })
  // Bundlers look for each file by its address, and load the class where there is no browser: the script that a page loads need not pay for that.
  const forBundles = [css, languages, later, instead(/^\.\/files\.js$/, 'src/js/files-bundle.js')]
  await esbuild.build({
    ...small,
    entryPoints: ['src/js/bundled.js'],
    outfile: path.join(out, 'element.js'),
    define,
    alias,
    inject: ['src/js/server-stubs.js'],
    plugins: forBundles,
  })
  await esbuild.build({ ...small, entryPoints: ['src/js/index.js'], outfile: path.join(out, 'index.js'), plugins: [beside(/^\.\/bundled\.js$/, './element.js')] })
  // The command line stays readable: it is nobody's wait, and somebody's program.
  const command = path.join(out, 'bin/plenary.js')
  await esbuild.build({
    ...common,
    entryPoints: ['src/js/bin/plenary.js'],
    outfile: command,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [beside(/^\.\.\/tool\.js$/, '../plenary-tool.js')],
  })
  chmodSync(command, 0o755)
  writeFileSync(path.join(out, 'plenary-more.css'), await minified(here('src/view/style/second.css')))
}

/** What bundles have as modules: the texts that a page loads by their addresses. */
export function buildModules(out) {
  const module = (name, value) => writeFileSync(path.join(out, 'bundle', `${name}.js`), `export default ${JSON.stringify(value)}\n`)
  mkdirSync(path.join(out, 'bundle'))
  module('style', readFileSync(path.join(out, 'plenary-more.css'), 'utf8'))
  for (const name of readdirSync(path.join(out, 'lang'))) module(path.basename(name, '.json'), JSON.parse(readFileSync(path.join(out, 'lang', name), 'utf8')))
}

// The languages of the United Nations, which the one script has inside. All would make it half as large again.
const INSIDE = ['ar', 'es', 'fr', 'ru', 'zh']

/** All that is in `out` by now, in one script that may be loaded as a module or as none. `build` is what the halves are marked with. */
export async function buildSingle({ out, parts, build, version }) {
  const names = ['plenary.wasm', 'plenary-more.wasm', 'plenary-more.css', ...INSIDE.map((name) => `lang/${name}.json`)]
  // Not by zlib, which on other machines gives other bytes.
  const squeezed = (name) => Buffer.from(deflateSync(readFileSync(path.join(out, name)), { level: 9, mem: 12 })).toString('base64')
  const files = Object.fromEntries(names.map((name) => [name, squeezed(name)]))
  const texts = {
    'plenary-embedded': `export const files = ${JSON.stringify(files)}`,
    './plenary-more.js': `export * from './more.js'; export const build = ${JSON.stringify(String(build))}`,
    './plenary-localize.js': "export * from './localize.js'",
  }
  const inside = {
    name: 'what is inside',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^plenary-embedded$|^\.\/plenary-(more|localize)\.js$/ }, ({ path }) => ({ path, namespace: 'inside' }))
      onLoad({ filter: /./, namespace: 'inside' }, ({ path }) => ({ contents: texts[path], resolveDir: here('src/js') }))
    },
  }
  await esbuild.build({
    ...small,
    format: 'iife',
    entryPoints: ['src/js/plenary.js'],
    outfile: path.join(out, 'plenary-single.js'),
    define: { VERSION: JSON.stringify(version) },
    inject: ['src/js/server-stubs.js'],
    alias: { 'plenary-glue': path.join(parts, 'glue.js'), 'plenary-glue-more': path.join(parts, 'glue-more.js') },
    plugins: [css, languages, inside, beside(/^\.\/plenary-(formats(-sheet|-calendar)?|messages|repair|qr)\.js$/), instead(/^\.\/files\.js$/, 'src/js/files-single.js')],
  })
}

/** The service worker, which has the names of the files in `out` that a page may need, and a hash of them. */
export async function buildOffline(out) {
  const files = ['plenary.js', 'plenary.wasm', 'plenary-more.js', 'plenary-more.wasm', 'plenary-more.css', 'plenary-localize.js']
  const hash = files
    .reduce((hash, name) => hash.update(readFileSync(path.join(out, name))), createHash('sha256'))
    .digest('hex')
    .slice(0, 16)
  await esbuild.build({
    ...small,
    format: 'iife',
    entryPoints: ['src/js/offline.js'],
    outfile: path.join(out, 'plenary-offline.js'),
    define: { PLENARY_FILES: JSON.stringify(files), PLENARY_HASH: JSON.stringify(hash) },
  })
}
