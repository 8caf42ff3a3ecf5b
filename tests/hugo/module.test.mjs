// The module as Go fetches it: from a repository, by the tag that a release gives it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { ensure } from '../../tools/setup.mjs'
import { build, copy, HUGOS, lost, MODULE, read, site, tags } from './site.mjs'

const VERSION = JSON.parse(read(here('pkg/package.json'))).version
const REPOSITORY = `https://${path.dirname(MODULE)}`

/** A repository with what this one has of the module, and what leads there from its address. */
function published(folder) {
  const [origin, home] = ['origin', 'home'].map((name) => path.join(folder, name))
  for (const one of [origin, home]) mkdirSync(one, { recursive: true })
  copy('hugo', path.join(origin, 'hugo'))
  const env = { ...process.env, HOME: home, GIT_CONFIG_NOSYSTEM: '1' }
  const git = (...args) => execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { cwd: origin, env, stdio: 'ignore' })
  git('init', '--initial-branch=main')
  git('add', '.')
  git('commit', '--message=Release')
  git('tag', `hugo/v${VERSION}`)
  writeFileSync(path.join(home, '.gitconfig'), `[url "file://${origin}"]\n\tinsteadOf = ${REPOSITORY}\n[safe]\n\tdirectory = *\n`)
  // Nothing from outside; and a cache that can be removed.
  return { ...env, GOPATH: path.join(home, 'go'), GOPROXY: 'direct', GOPRIVATE: '*', GOFLAGS: '-modcacherw', GOTOOLCHAIN: 'local', HUGO_CACHEDIR: path.join(home, 'cache'), HUGO_SECURITY_EXEC_OSENV: '.*', HUGO_MODULE_PROXY: 'direct' }
}

for (const [age, hugo] of Object.entries(HUGOS)) {
  test(`${age} Hugo: with Go`, { skip: !ensure('go') && 'no Go on this machine' }, async (t) => {
    const folder = site(`go-${age}`, 'hugo/starter')
    const elsewhere = here(`target/hugo-go-${age}`)
    rmSync(elsewhere, { recursive: true, force: true })
    const env = published(elsewhere)
    t.after(() => rmSync(elsewhere, { recursive: true, force: true }))
    const run = (...args) => execFileSync(hugo, args, { cwd: folder, env, stdio: 'pipe' }).toString()

    writeFileSync(path.join(folder, 'hugo.toml'), `baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term"]\n[[module.imports]]\npath = "${MODULE}"\n`)
    run('mod', 'init', 'example.org/site')
    const { out } = await build(hugo, folder, { env })
    assert.match(read(folder, 'go.mod'), new RegExp(`require ${MODULE} v${VERSION.replaceAll('.', '\\.')} `))
    assert.deepEqual(lost(out, 'https://example.org/'), [])
    assert.equal(tags(read(out, 'index.html'), 'plenary-agenda').length, 1)

    // What is vendored is all that a server without Go needs.
    run('mod', 'vendor')
    assert.equal(read(folder, '_vendor/modules.txt'), `# ${MODULE} v${VERSION}\n`)
    const vendored = await build(hugo, folder, { to: 'vendored', env: { PATH: '/nonexistent' } })
    const names = (folder) => readdirSync(folder, { recursive: true }).map(String).sort()
    assert.deepEqual(names(vendored.out), names(out))
  })
}
