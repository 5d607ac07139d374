/** What a part tells whoever started it: where it can be reached, by the name of its setting, such as `SANDBOX_URL`. */
export type Addresses = Record<string, string>

export type ReadyMessage = { ready: true; addresses: Addresses }

type Stop = () => Promise<void> | void

/** Longer than any part may take to drain; whoever watches us loses patience before. */
const stopTimeoutMs = 20_000

const stops: Stop[] = []
let isListening = false
let isStopping = false

/** Says that this process serves now. Without a parent that listens it says nothing. */
export function announceReady(addresses: Addresses = {}): void {
  listenForTheEnd()
  const message: ReadyMessage = { ready: true, addresses }
  if (process.connected) process.send?.(message)
}

/**
 * What to do before this process ends, whether it is asked to by its parent, by a signal, or by the loss of its parent. The last one
 * registered runs first: what was opened last closes first. Afterwards the process ends.
 */
export function onStop(stop: Stop): void {
  listenForTheEnd()
  stops.push(stop)
}

function listenForTheEnd(): void {
  if (isListening) return
  isListening = true
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
  // Nobody started us who could be lost.
  if (process.send === undefined) return
  if (!process.connected) void end()
  process.on('message', (message) => {
    if (message === 'stop') void end()
  })
  process.on('disconnect', () => void end())
}

async function end(): Promise<void> {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), stopTimeoutMs).unref()
  let exitCode = 0
  for (const stop of stops.toReversed()) {
    try {
      await stop()
    } catch (error) {
      // The others must still close. The console is the log of a part.
      console.error(error)
      exitCode = 1
    }
  }
  process.exit(exitCode)
}
