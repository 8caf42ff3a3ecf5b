// Waiting for conditions, never for a time: a busy machine takes longer, and the test is the same.

// After this time a condition never holds, in milliseconds. Only a test that fails waits for so long.
export const PATIENCE = 60_000
const PAUSE = 25

export const pause = (ms = PAUSE) => new Promise((done) => setTimeout(done, ms))

/** A while in which something could happen that should not. There is no condition to wait for, and no machine is too slow for it. */
export const idle = () => pause(300)

/**
 * Waits until `condition` gives a true value, and returns that. A condition that throws doesn't hold yet: what it reads may not exist before.
 * `what` is said of one that never holds, with the last error.
 */
export async function until(condition, what = String(condition)) {
  const end = Date.now() + PATIENCE
  let last
  do {
    try {
      const value = await condition()
      if (value) return value
    } catch (error) {
      last = error
    }
    await pause()
  } while (Date.now() < end)
  throw new Error(`never came true: ${what}`, { cause: last })
}

/** Waits until `check` passes and goes on passing. */
export async function holds(check) {
  let times = 0
  await until(async () => {
    times++
    await check().catch((error) => {
      times = 0
      throw error
    })
    return times > 5
  }, String(check))
}

/** Waits until `read` gives the same several times in a row, and returns that. */
export async function still(read) {
  let value, text, times
  await until(async () => {
    value = await read()
    times = text === JSON.stringify(value) ? times + 1 : 0
    text = JSON.stringify(value)
    return times > 2
  }, `${read} stays the same`)
  return value
}
