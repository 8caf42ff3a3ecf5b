// What of pkg/ a site serves, put into hugo/dist/: Go fetches a module by what is committed below its go.mod, and Hugo mounts nothing
// from above it. Git keeps equal files once. `npm run build` does this by itself.
//
//   node tools/hugo.mjs
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { here } from './run.mjs'

const DIST = here('hugo/dist')
// The tool is for the command line, the rest for npm.
const isServed = (name) => !/^(bin|README\.md|package\.json|.*\.d\.ts|plenary-tool\..*)$/.test(name)
const files = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []).filter((one) => one.isFile()).map((one) => path.relative(folder, path.join(one.parentPath ?? one.path, one.name)))

export function copyToHugo(from = here('pkg')) {
  rmSync(DIST, { recursive: true, force: true })
  for (const name of readdirSync(from).filter(isServed)) cpSync(path.join(from, name), path.join(DIST, name), { recursive: true })
}

/** What in hugo/dist/ is not as in that folder, in words. */
export function hugoDiffers(from = here('pkg')) {
  const wanted = files(from).filter((name) => isServed(name.split(path.sep)[0]))
  const there = new Set(files(DIST))
  const differs = wanted.filter((name) => !there.delete(name) || !readFileSync(path.join(from, name)).equals(readFileSync(path.join(DIST, name))))
  return [...differs.map((name) => `hugo/dist/${name} is not pkg/${name}`), ...[...there].map((name) => `hugo/dist/${name} should not be there`)]
}

if (process.argv[1] === import.meta.filename) copyToHugo()
