import { Worker } from 'node:worker_threads'

/** A thread beside the one that serves requests, for work that what a caller sent can make long. */
export type SideThread<Question, Answer> = {
  ask: (question: Question) => Promise<SideAnswer<Answer>>
  close: () => Promise<void>
}

/** `busy`: too many wait already. `ended`: it took too long or too much memory, and its thread was ended. */
export type SideAnswer<Answer> = { outcome: 'answered'; answer: Answer } | { outcome: 'busy' } | { outcome: 'ended' }

export type SideThreadLimits = {
  /** For one question, from the moment at which it is taken up. A thread at work cannot be asked to stop; it is ended. */
  timeoutMs: number
  mostWaiting: number
  maxMemoryMb: number
}

/** One thread, started when first needed and again after it was ended; questions take turns. */
export function createSideThread<Question, Answer>(
  module: URL,
  { timeoutMs, mostWaiting, maxMemoryMb }: SideThreadLimits,
): SideThread<Question, Answer> {
  let thread: Worker | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isClosed = false

  const end = async (): Promise<void> => {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }
  const answer = async (question: Question): Promise<SideAnswer<Answer>> => {
    if (isClosed) return { outcome: 'busy' }
    thread ??= startThread(module, maxMemoryMb)
    const answered = await askThread<Answer>(thread, question, timeoutMs)
    if (answered === undefined) await end()
    return answered === undefined ? { outcome: 'ended' } : { outcome: 'answered', answer: answered }
  }

  return {
    async ask(question) {
      if (waiting >= mostWaiting) return { outcome: 'busy' }
      waiting += 1
      const mine = turn.then(() => answer(question))
      turn = mine.catch(() => undefined)
      try {
        return await mine
      } finally {
        waiting -= 1
      }
    },
    async close() {
      isClosed = true
      await end()
    },
  }
}

function startThread(module: URL, maxOldGenerationSizeMb: number): Worker {
  const thread = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb } })
  // An idle thread must not keep the process alive, and one that dies idle must not take the process with it.
  thread.unref()
  thread.on('error', () => undefined)
  return thread
}

/** The answer; nothing when the thread took too long or died of it. */
async function askThread<Answer>(thread: Worker, question: unknown, timeoutMs: number): Promise<Answer | undefined> {
  const ending = new AbortController()
  thread.ref()
  try {
    return await new Promise<Answer | undefined>((resolve) => {
      const giveUp = (): void => resolve(undefined)
      thread.on('message', resolve)
      thread.on('exit', giveUp)
      const timer = setTimeout(giveUp, timeoutMs)
      ending.signal.addEventListener('abort', () => {
        clearTimeout(timer)
        thread.off('message', resolve)
        thread.off('exit', giveUp)
      })
      thread.postMessage(question, [])
    })
  } finally {
    ending.abort()
    thread.unref()
  }
}
