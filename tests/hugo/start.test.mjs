// The ways to install the module, as documented in README.md.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import { here } from '../../tools/run.mjs'
import { until } from '../until.mjs'
import { build, HUGOS, lost, MODULE, read, site, tags, text } from './site.mjs'

const README = read(here('hugo/README.md'))
const example = (name) => README.match(new RegExp(`<!-- example: ${name} -->\\n\`\`\`\\w+\\n(.*?)\`\`\``, 's'))[1]
const copyModule = (to) => cpSync(here('hugo'), to, { recursive: true, filter: (file) => !/[\\/](example|starter)$/.test(file) })
const ALONE = { env: {} }

const freePort = () => new Promise((resolve) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})

for (const [age, hugo] of Object.entries(HUGOS)) {
  test(`${age} Hugo: from an empty folder to an agenda in five commands`, async (t) => {
    const lines = example('five').trim().split('\n')
    assert.ok(lines.length <= 5)
    assert.match(read(here('README.md')), new RegExp(lines.map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\n')))
    let cwd = site(`five-${age}`)
    const port = await freePort()
    for (const line of lines) {
      const words = line.replace(/\s+#.*/, '').split(' ')
      if (words[0] === 'cd') cwd = path.join(cwd, words[1])
      else if (words[0] === 'git') {
        // What would come from the network is here.
        assert.deepEqual(words.slice(0, 2), ['git', 'clone'])
        cpSync(here('hugo'), path.join(cwd, words.at(-1), 'hugo'), { recursive: true })
      } else if (line.startsWith('hugo server')) {
        const server = spawn(hugo, ['server', '--port', String(port), '--bind', '127.0.0.1', '--disableLiveReload'], { cwd })
        t.after(() => server.kill())
        let said = ''
        for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (said += chunk))
        const answers = async () => {
          const answer = await fetch(`http://127.0.0.1:${port}/`)
          return answer.ok && answer
        }
        const answer = await until(answers).catch((error) => assert.fail(`${error.message}: ${said}`))
        assert.doesNotMatch(said, /WARN|ERROR/)
        const html = await answer.text()
        assert.match(text(html), /Two days of open source .*Times in Paris .*What an open source office does/)
        for (const address of [...tags(html, 'link').map(({ href }) => href), ...tags(html, 'plenary-agenda').map(({ src }) => src)]) {
          if (!address.startsWith('data:')) assert.ok((await fetch(new URL(address, answer.url))).ok, address)
        }
      } else execFileSync(words[0] === 'hugo' ? hugo : words[0], words.slice(1), { cwd, stdio: 'ignore' })
    }
  })

  test(`${age} Hugo: as a theme, alone`, async () => {
    const folder = site(`theme-${age}`, 'hugo/starter')
    copyModule(path.join(folder, 'themes/plenary'))
    writeFileSync(path.join(folder, 'hugo.toml'), `${read(folder, 'hugo.toml').replace('plenary/hugo', 'plenary')}`)
    const { out } = await build(hugo, folder, ALONE)
    assert.deepEqual(lost(out, 'https://example.org/'), [])
  })

  test(`${age} Hugo: vendored, without Go`, async () => {
    const folder = site(`vendored-${age}`, 'hugo/example')
    writeFileSync(path.join(folder, 'hugo.toml'), read(folder, 'hugo.toml').replace(/^replacements.*\n/m, ''))
    // Of a module's files outside its mounts, `hugo mod vendor` of 0.111 takes this one alone.
    assert.ok(existsSync(here('hugo/config.toml')) && !existsSync(here('hugo/hugo.toml')))
    copyModule(path.join(folder, '_vendor', MODULE))
    writeFileSync(path.join(folder, '_vendor/modules.txt'), example('vendored'))
    const { out } = await build(hugo, folder, { env: { PATH: '/nonexistent' } })
    assert.deepEqual(lost(out, 'https://example.org/'), [])
  })

  test(`${age} Hugo: a plain copy of pkg/ in static/, and raw HTML`, async () => {
    const folder = site(`plain-${age}`, 'hugo/starter')
    cpSync(here('pkg'), path.join(folder, 'static/plenary'), { recursive: true })
    writeFileSync(path.join(folder, 'hugo.toml'), `baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term"]\n${example('unsafe')}`)
    writeFileSync(path.join(folder, 'content/_index.md'), `---\ntitle: Raw\n---\n\n${example('raw')}`)
    const { out } = await build(hugo, folder, ALONE)
    const html = read(out, 'index.html')
    assert.deepEqual(lost(out, 'https://example.org/'), [])
    assert.match(html, /<plenary-agenda src="agenda\.json">\s*<p>.*<\/p>\s*<\/plenary-agenda>/)
    assert.doesNotMatch(html, /raw HTML omitted/)
  })

  test(`${age} Hugo: blocks of landing pages`, async () => {
    const folder = site(`blocks-${age}`, 'hugo/starter')
    copyModule(path.join(folder, 'themes/plenary'))
    mkdirSync(path.join(folder, 'content/home'), { recursive: true })
    writeFileSync(path.join(folder, 'hugo.toml'), `baseURL = "https://example.org/"\ntheme = "plenary"\ndisableKinds = ["taxonomy", "term"]\n`)
    writeFileSync(path.join(folder, 'content/_index.md'), example('block'))
    writeFileSync(path.join(folder, 'content/home/index.md'), '---\nheadless: true\n---\n')
    writeFileSync(path.join(folder, 'content/home/agenda.md'), example('widget'))
    // How Hugo Blox, and Wowchemy before it, come to what is in them.
    writeFileSync(path.join(folder, 'layouts/index.html'), `<!doctype html><title>Home</title>
{{ range .Params.sections }}<section>{{ $.RenderString (dict "display" "block") .content.text }}</section>{{ end }}
{{ with site.GetPage "/home" }}{{ range .Resources.ByType "page" }}<section id="widget">{{ .Content }}</section>{{ end }}{{ end }}`)
    const { out } = await build(hugo, folder, ALONE)
    const html = read(out, 'index.html')
    assert.deepEqual(lost(out, 'https://example.org/'), [])
    assert.deepEqual(tags(html, 'plenary-agenda').map(({ src }) => src), ['/agenda.json', '/agenda.json'])
    assert.doesNotMatch(html, /<p>\s*<(link|script|plenary-agenda)/)
    assert.match(html, /"url":"https:\/\/example.org\/#session=welcome"/)
  })
}
