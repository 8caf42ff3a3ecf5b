// As much of the W3C's WebDriver as these tests need: a driver that is started, a session in it, scripts run in a page.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

// No command of these tests takes that long. A driver that has lost one never answers.
const PATIENCE = 60_000

const pause = (ms) => new Promise((done) => setTimeout(done, ms))

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
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE) })
    const { value } = await response.json()
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`)
    return value
  }
  try {
    for (let tries = 0; ; tries++) {
      try {
        await call('GET', '/status')
        break
      } catch (error) {
        if (tries > 100) throw error
        await pause(100)
      }
    }
    const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
    const session = `/session/${sessionId}`
    const run = (script, ...args) => call('POST', `${session}/execute/sync`, { script, args })
    // The document may go in the middle of it.
    const gone = (error) => {
      if (!/unload/i.test(error.message)) throw error
    }
    const until = async (script, ...args) => {
      for (let tries = 0; tries < 150; tries++) {
        const value = await run(script, ...args).catch(gone)
        if (value) return value
        await pause(100)
      }
      throw new Error(`never came true: ${script}`)
    }
    return {
      // To another document by these alone, never by a script: WebKit's driver loses what it is told while a page leaves by itself.
      async open(url) {
        await call('POST', `${session}/url`, { url })
        // Firefox's may answer while the document before is still there.
        await until("return location.href.split('#')[0] === arguments[0] && document.readyState === 'complete'", url.split('#')[0])
      },
      back: () => call('POST', `${session}/back`, {}),
      run,
      /** Waits until a script gives something that is true, and gives it. */
      until,
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
