export type Timers = {
  /** Runs the work once, later, unless the sandbox closes before. */
  after(delayMs: number, work: () => void): void
  wait(delayMs: number): Promise<void>
  cancelAll(): void
}

/** All that the sandbox does later, so that closing it leaves nothing behind. */
export function createTimers(): Timers {
  const pending = new Set<NodeJS.Timeout>()
  const after = (delayMs: number, work: () => void) => {
    const timer = setTimeout(() => {
      pending.delete(timer)
      work()
    }, delayMs)
    pending.add(timer)
  }
  return {
    after,
    wait: (delayMs) => new Promise((resolve) => after(delayMs, resolve)),
    cancelAll() {
      for (const timer of pending) clearTimeout(timer)
      pending.clear()
    },
  }
}
