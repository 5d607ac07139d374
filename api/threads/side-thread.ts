import { Worker } from 'node:worker_threads'

/**
 * A thread beside the one that serves requests, for work that what a caller sent can make long. Its module says something once it can be
 * asked, and then answers each question with one message.
 */
export type SideThread<Question, Answer> = {
  /** `by` is whoever asks: of one of them only some may wait, so that nobody fills the queue alone. */
  ask: (question: Question, by: string) => Promise<SideAnswer<Answer>>
  close: () => Promise<void>
}

/** `busy`: too many wait already, of all or of the one who asks. `ended`: it took too long or too much memory, and its thread was ended. */
export type SideAnswer<Answer> = { outcome: 'answered'; answer: Answer } | { outcome: 'busy' } | { outcome: 'ended' }

export type SideThreadLimits = {
  /** For one question, from the moment at which a thread that stands takes it up. A thread at work cannot be asked to stop; it is ended. */
  timeoutMs: number
  mostWaiting: number
  mostWaitingOfOne: number
  maxMemoryMb: number
}

/** One thread, started when first needed and again after it was ended; those who ask take turns, whoever asked how much. */
export function createSideThread<Question, Answer>(
  module: URL,
  { timeoutMs, mostWaiting, mostWaitingOfOne, maxMemoryMb }: SideThreadLimits,
): SideThread<Question, Answer> {
  let thread: Started | undefined
  /** The questions of each who asks, in the order in which their turns come. */
  const lines = new Map<string, Work[]>()
  const waiting: string[] = []
  let isWorking = false
  let isClosed = false

  const end = async (): Promise<void> => {
    const ending = thread
    thread = undefined
    await ending?.worker.terminate()
  }
  const answer = async (question: Question): Promise<SideAnswer<Answer>> => {
    if (isClosed) return { outcome: 'busy' }
    if (thread === undefined || hasEnded(thread.worker)) thread = startThread(module, maxMemoryMb)
    const answered = await askThread<Answer>(thread, question, timeoutMs)
    if (answered === undefined) await end()
    return answered === undefined ? { outcome: 'ended' } : { outcome: 'answered', answer: answered }
  }

  const work = async (): Promise<void> => {
    if (isWorking) return
    isWorking = true
    for (let turn = takeTurn(lines, undefined); turn !== undefined; turn = takeTurn(lines, turn.by)) await turn.work()
    isWorking = false
  }

  return {
    async ask(question, by) {
      const own = waiting.filter((one) => one === by).length
      if (waiting.length >= mostWaiting || own >= mostWaitingOfOne) return { outcome: 'busy' }
      waiting.push(by)
      try {
        return await new Promise((resolve, reject) => {
          lines.set(by, [...(lines.get(by) ?? []), () => answer(question).then(resolve, reject)])
          void work()
        })
      } finally {
        waiting.splice(waiting.indexOf(by), 1)
      }
    },
    async close() {
      isClosed = true
      await end()
    },
  }
}

/** The next question of whoever is first and was not just answered; they come last with what they have left. */
function takeTurn(lines: Map<string, Work[]>, lastAnswered: string | undefined): { by: string; work: Work } | undefined {
  const by = [...lines.keys()].find((one) => one !== lastAnswered) ?? lastAnswered
  const [work, ...left] = (by !== undefined && lines.get(by)) || []
  if (by === undefined || work === undefined) return undefined
  lines.delete(by)
  if (left.length > 0) lines.set(by, left)
  return { by, work }
}

type Work = () => Promise<void>

type Started = { worker: Worker; stands: Promise<void> }

function startThread(module: URL, maxOldGenerationSizeMb: number): Started {
  const worker = new Worker(module, { resourceLimits: { maxOldGenerationSizeMb } })
  // An idle thread must not keep the process alive, and one that dies idle must not take the process with it.
  worker.unref()
  worker.on('error', () => undefined)
  const stands = new Promise<void>((resolve) => {
    worker.once('message', () => resolve())
    worker.once('exit', () => resolve())
  })
  return { worker, stands }
}

/** Also of itself, while nobody asked it anything. */
function hasEnded({ threadId }: Worker): boolean {
  return threadId === -1
}

/** The answer; nothing when the thread took too long or died of it. */
async function askThread<Answer>({ worker: thread, stands }: Started, question: unknown, timeoutMs: number): Promise<Answer | undefined> {
  const ending = new AbortController()
  thread.ref()
  try {
    await stands
    if (hasEnded(thread)) return undefined
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
