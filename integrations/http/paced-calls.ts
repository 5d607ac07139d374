import { setTimeout as pause } from 'node:timers/promises'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { type CallNotes, type Exchange, observeCall, type OnCall } from './observe-call.ts'
import { createPacer, type Pacer } from './pacer.ts'
import type { Quota } from './quota.ts'

export type PacedCallsOptions = {
  provider: string
  /** For a call that must not be made yet. */
  down: ErrorCode
  onCall?: OnCall | undefined
  now?: (() => number) | undefined
  /** A call waits at most so long for its turn within the vendor's quota; one that would have to wait longer fails, to be tried later. */
  mostWaitMs?: number | undefined
}

export type PacedCall = { operation: string; signal: AbortSignal | undefined; describeExchange?: () => Exchange }

/** What the work of one call tells: notes for the record, and what an answer said of the quota. */
export type CallTalk = { notes: CallNotes; learn: (quota: Quota | undefined) => void }

export type PacedCalls = <T>(call: PacedCall, work: (talk: CallTalk) => Promise<T>) => Promise<T>

/** Shorter than any step waits for a call. */
const usualMostWaitMs = 5_000

/**
 * The way out to one vendor, whatever protocol or SDK is spoken on it: each call is recorded once with how it ended, waits for its turn within
 * the quota that the vendor told, and is not made at all while the vendor asked us to wait for longer than a call may. Retrying is the
 * business of the step.
 */
export function createPacedCalls(options: PacedCallsOptions): PacedCalls {
  const { provider, onCall, now = Date.now } = options
  const pacer = createPacer(now)
  return ({ operation, signal, describeExchange }, work) =>
    observeCall({ provider, operation, onCall, signal }, async (notes) => {
      if (describeExchange) notes.describeExchange = describeExchange
      await waitForTurn(pacer, options, { operation, signal })
      let quota: Quota | undefined
      const learn = (told: Quota | undefined) => {
        quota = told
        pacer.learn({ quota })
      }
      try {
        return await work({ notes, learn })
      } catch (error) {
        if (error instanceof AppError) pacer.learn({ waitMs: limitedFor(error) })
        throw error
      } finally {
        tell(notes, pacer, quota)
      }
    })
}

/** In its place in the line. Throws where the vendor wants none for longer than a call may wait: nothing has been sent. */
async function waitForTurn(pacer: Pacer, options: PacedCallsOptions, { operation, signal }: PacedCall): Promise<void> {
  const waitMs = pacer.reserve()
  if (waitMs <= 0) return
  if (waitMs > (options.mostWaitMs ?? usualMostWaitMs)) {
    throw new AppError(options.down, {
      provider: options.provider,
      operation,
      reason: 'quota',
      raw: 'the quota of the provider is used up',
      retryAfterMs: Math.ceil(waitMs),
      mayHaveTakenEffect: false,
    })
  }
  await pause(waitMs, undefined, signal === undefined ? {} : { signal })
}

/** Only where the vendor refuses because of the number of our calls: one that is down asks for patience, and not for fewer calls. */
function limitedFor({ details }: AppError): number | undefined {
  const { httpStatus, retryAfterMs, providerCode } = details
  const isLimit = httpStatus === 429 || (typeof providerCode === 'string' && /limit|rate|throttl|throughput|slow_?down/i.test(providerCode))
  return isLimit && typeof retryAfterMs === 'number' ? retryAfterMs : undefined
}

function tell(notes: CallNotes, pacer: Pacer, quota: Quota | undefined): void {
  const limitedUntil = pacer.limitedUntil()
  if (quota !== undefined) notes.quota = { ...quota, resetsAt: new Date(quota.resetsAt).toISOString() }
  if (limitedUntil !== undefined) notes.limitedUntil = new Date(limitedUntil).toISOString()
}
