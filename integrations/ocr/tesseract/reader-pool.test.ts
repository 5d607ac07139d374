import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { drawPassport } from '#sandbox/pictures/draw-identity-document.ts'
import { holders } from '#test/pictures/holders.ts'
import { createReaderPool, ReaderMemoryError, type ReaderPool } from './reader-pool.ts'

const drawn = drawPassport(holders[1]!, { seed: 61 })
/** The beginning of a picture: what there is to see was lost on the way, and nobody looks for long. */
const nothingOnIt = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
let pool: ReaderPool

afterEach(() => pool.close())

describe('the threads that read pages', () => {
  it('leave the event loop free while they read', async () => {
    const content = await passport()
    pool = createReaderPool({ readers: 1, idleMs: 10_000 })
    const before = performance.eventLoopUtilization()
    const { page } = await pool.read(content, undefined)
    // Read on this thread, the loop would be busy nearly all of the time.
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.4)
    expect(page?.mrz).toHaveLength(2)
  })

  it('stop reading when told to, and another one reads on', async () => {
    const content = await passport()
    pool = createReaderPool({ readers: 1, idleMs: 10_000 })
    const cancellation = new AbortController()
    const [ended, waiting] = [pool.read(content, cancellation.signal), pool.read(content, undefined)]
    await setImmediate()
    cancellation.abort(new Error('cancelled'))
    await expect(ended).rejects.toThrow('cancelled')
    expect((await waiting).page?.mrz).toHaveLength(2)
  })

  it('give up a page that takes too long, and do not count the time in which it waits for its turn', async () => {
    const timed = async (pages: number): Promise<number> => {
      const startedAt = performance.now()
      await Promise.all(Array.from({ length: pages }, () => pool.read(nothingOnIt, undefined)))
      return performance.now() - startedAt
    }
    pool = createReaderPool({ readers: 1, idleMs: 10_000 })
    const pageTimeoutMs = Math.ceil((await timed(1)) * 3)
    await pool.close()
    pool = createReaderPool({ readers: 1, idleMs: 10_000, pageTimeoutMs })
    // Until the last of so many has waited for longer than it may take.
    for (let pages = 4; (await timed(pages)) <= pageTimeoutMs;) pages *= 2
    const hasty = createReaderPool({ readers: 1, idleMs: 10_000, pageTimeoutMs: 1 })
    await expect(hasty.read(nothingOnIt, undefined)).rejects.toMatchObject({ name: 'TimeoutError' })
    await hasty.close()
  })

  it('end what takes more memory than a page may', async () => {
    const content = await passport()
    pool = createReaderPool({ readers: 1, idleMs: 10_000, mostBytes: 1 })
    await expect(pool.read(content, undefined)).rejects.toBeInstanceOf(ReaderMemoryError)
    expect(pool.running()).toBe(0)
  })

  it('forget a page that is cancelled while it waits for its turn', async () => {
    const content = await passport()
    pool = createReaderPool({ readers: 1, idleMs: 10_000 })
    const cancellation = new AbortController()
    const [reading, waiting] = [pool.read(content, undefined), pool.read(content, cancellation.signal)]
    cancellation.abort(new Error('cancelled'))
    await expect(waiting).rejects.toThrow('cancelled')
    expect((await reading).page?.mrz).toHaveLength(2)
  })

  it('give their memory back when nothing comes, and start again when something does', async () => {
    pool = createReaderPool({ readers: 1, idleMs: 1 })
    expect((await pool.read(nothingOnIt, undefined)).page).toBeUndefined()
    await expect.poll(() => pool.running()).toBe(0)
    expect((await pool.read(nothingOnIt, undefined)).page).toBeUndefined()
  })

  it('take no page after they were closed, and end what they were reading', async () => {
    const content = await passport()
    pool = createReaderPool({ readers: 1, idleMs: 10_000 })
    const reading = pool.read(content, undefined)
    await setImmediate()
    await Promise.all([expect(reading).rejects.toThrow('ended'), pool.close()])
    await expect(pool.read(content, undefined)).rejects.toThrow('closed')
  })
})

async function passport(): Promise<Buffer> {
  const [page] = await drawn
  return page.content
}
