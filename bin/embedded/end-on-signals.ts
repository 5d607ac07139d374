import type { Product } from './product.ts'

/** npm passes on a Ctrl-C that the terminal has sent us as well: two of them this close together are one. */
const sameKeystrokeMs = 1500
const patienceMs = 27_000

/** Stops the product in order on Ctrl-C, on a signal, and when the terminal closes. A second Ctrl-C does not wait. */
export function endOnSignals(product: Product, say: (line: string) => void): { hasBegun: () => boolean; signal: AbortSignal } {
  const ending = new AbortController()
  let begunAt: number | undefined
  const begin = async (): Promise<void> => {
    begunAt = Date.now()
    ending.abort()
    say('Stopping. Once more to stop at once')
    setTimeout(force, patienceMs, 'It takes too long').unref()
    await product.stop()
    say('Stopped')
    process.exit(0)
  }
  const force = (why: string): void => {
    say(`${why}: ending everything now`)
    product.force()
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (begunAt === undefined) void begin()
      else if (Date.now() - begunAt > sameKeystrokeMs) force('Asked again')
    })
  }
  return { hasBegun: () => begunAt !== undefined, signal: ending.signal }
}
