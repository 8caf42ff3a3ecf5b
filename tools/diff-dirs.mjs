// Compares folders that have to be identical.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const files = (folder) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
    .filter((one) => one.isFile())
    .map((one) => path.relative(folder, path.join(one.parentPath ?? one.path, one.name)))

/** What in the folder `kept`, called `title`, is not as in `made`, in words. Only files of which `isWanted` is true belong there. */
export function differences(made, kept, title, isWanted = () => true) {
  const [wanted, there] = [new Set(files(made).filter(isWanted)), new Set(files(kept))]
  const same = (name) => readFileSync(path.join(made, name)).equals(readFileSync(path.join(kept, name)))
  return [...new Set([...wanted, ...there])].sort().flatMap((name) => {
    if (!there.has(name)) return `${title}/${name} is missing`
    if (!wanted.has(name)) return `${title}/${name} should not be there`
    return same(name) ? [] : `${title}/${name} differs`
  })
}
