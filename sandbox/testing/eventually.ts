import { vi } from 'vitest'

/** Waits until the check passes: looked at often, and given up after ten seconds, so a busy machine fails no test. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 10_000, interval: 10 })
}
