// What of pkg/ a site serves, put into hugo/dist/: Go fetches a module by what is committed below its go.mod, and Hugo mounts nothing
// from above it. Git keeps equal files once. `npm run build` does this by itself.
//
//   node tools/hugo.mjs
import { cpSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { here } from './run.mjs'
import { differences } from './diff-dirs.mjs'

const DIST = here('hugo/dist')
// The tool is for the command line, the rest for npm.
const isServed = (name) => !/^(bin|README\.md|package\.json|.*\.d\.ts|plenary-tool\..*)$/.test(name)

export function copyToHugo(from = here('pkg')) {
  rmSync(DIST, { recursive: true, force: true })
  for (const name of readdirSync(from).filter(isServed)) cpSync(path.join(from, name), path.join(DIST, name), { recursive: true })
}

/** What in hugo/dist/ is not as in that folder, in words. */
export const hugoDiffers = (from = here('pkg')) => differences(from, DIST, 'hugo/dist', (name) => isServed(name.split(path.sep)[0]))

if (process.argv[1] === import.meta.filename) copyToHugo()
