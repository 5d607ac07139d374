import { Worker } from 'node:worker_threads'
import type { CalculationResult } from '#domain/calculations/calculation.ts'
import { AppError, type ErrorCode, type ErrorDetails } from '#domain/errors.ts'

/** Answers calculations beside the thread that serves requests, so that a long one keeps nobody else waiting. */
export type Calculator = {
  /** Throws what the calculation refuses, `CALCULATION_TOO_LONG` past its limits, `CALCULATOR_BUSY` when too many wait. */
  calculate: (kind: string, inputs: unknown) => Promise<CalculationResult>
  close: () => Promise<void>
}

export type CalculatorQuestion = { kind: string; inputs: unknown }
export type CalculatorAnswer = { result: CalculationResult } | { refused: { code: ErrorCode; details: ErrorDetails } } | { bug: string }

type Limits = {
  /** For one calculation, from the moment at which it is taken up. A calculation cannot be asked to stop; its thread is ended. */
  timeoutMs: number
  mostWaiting: number
  maxMemoryMb: number
}

const usual: Limits = { timeoutMs: 5_000, mostWaiting: 50, maxMemoryMb: 128 }

/** One thread, started when first needed and again after it was ended; calculations take turns. */
export function createCalculator(limits: Partial<Limits> = {}): Calculator {
  const { timeoutMs, mostWaiting, maxMemoryMb } = { ...usual, ...limits }
  let thread: Worker | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isClosed = false

  const end = async (): Promise<void> => {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }
  const answer = async (question: CalculatorQuestion): Promise<CalculationResult> => {
    if (isClosed) throw new AppError('CALCULATOR_BUSY')
    thread ??= startThread(maxMemoryMb)
    const reply = await ask(thread, question, timeoutMs)
    if (reply === undefined) {
      await end()
      throw new AppError('CALCULATION_TOO_LONG', { field: 'inputs', rule: `answered within ${timeoutMs / 1000} s and ${maxMemoryMb} MB` })
    }
    if ('refused' in reply) throw new AppError(reply.refused.code, reply.refused.details)
    if ('bug' in reply) throw new Error(reply.bug)
    return reply.result
  }

  return {
    async calculate(kind, inputs) {
      if (waiting >= mostWaiting) throw new AppError('CALCULATOR_BUSY', { retryAfterMs: 1_000 })
      waiting += 1
      const mine = turn.then(() => answer({ kind, inputs }))
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

function startThread(maxOldGenerationSizeMb: number): Worker {
  const thread = new Worker(new URL('./calculator-thread.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb } })
  // An idle thread must not keep the process alive, and one that dies idle must not take the process with it.
  thread.unref()
  thread.on('error', () => undefined)
  return thread
}

/** The answer; nothing when the thread took too long or died of it. */
async function ask(thread: Worker, question: CalculatorQuestion, timeoutMs: number): Promise<CalculatorAnswer | undefined> {
  const ending = new AbortController()
  thread.ref()
  try {
    return await new Promise<CalculatorAnswer | undefined>((resolve) => {
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
