// As much of the W3C's WebDriver as these tests need: a driver that is started, a session in it, scripts run in a page.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { PATIENCE, until } from '../until.mjs'

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

/** A browser behind that driver. `command` is the driver with its arguments, to which the port is added. */
export async function browse({ command: [program, ...args], env, capabilities }) {
  const port = await freePort()
  const driver = spawn(program, [...args, `--port=${port}`], { env: { ...process.env, ...env }, stdio: 'ignore', detached: true })
  const stop = () => {
    try {
      process.kill(-driver.pid) // with what it started
    } catch {} // it is gone
  }
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) }) // a driver that has lost a command never answers
    const { value } = await response.json()
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`)
    return value
  }
  try {
    await until(async () => (await call('GET', '/status')) ?? true, `${program} answers`)
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
    const session = `/session/${sessionId}`
    const run = (script, ...args) => call('POST', `${session}/execute/sync`, { script, args })
    // Also while the script throws, or the document goes in the middle of it.
    const comes = (script, ...args) => until(() => run(script, ...args), script)
    return {
      // To another document by these alone, never by a script: WebKit's driver loses what it is told while a page leaves by itself.
      async open(url) {
        await call('POST', `${session}/url`, { url })
        // Firefox's may answer while the document before is still there.
        await comes("return location.href.split('#')[0] === arguments[0] && document.readyState === 'complete'", url.split('#')[0])
      },
      /** Presses a key: a letter, or one of the code points that WebDriver has for others. */
      press: (key) =>
        call('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keyboard', actions: [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }] }] }),
      back: () => call('POST', `${session}/back`, {}),
      run,
      /** Waits until a script gives something that is true, and gives it. */
      until: comes,
      async close() {
        await call('DELETE', session).catch(() => {})
        stop()
      },
    }
  } catch (error) {
    stop()
    throw error
  }
}
