import type { Logger } from 'pino'
import { readBriefing } from '#db/cases/read-briefing.ts'
import { findCase } from '#db/cases/find-case.ts'
import type { Db } from '#db/connect.ts'
import { markDelivered, markFailed, takeDue, type DueEntry } from '#db/delivery/take-due.ts'
import { AppError } from '#domain/errors.ts'
import type { ProcessEngine } from '../processes/process-engine.ts'

export type OutboxRelay = {
  /** Delivers what is due now, so that whoever just committed need not wait for the next round. */
  kick(): void
  stop(): Promise<void>
}

/** A case below another begins a moment after its parent: a fact may be early by a few tries. */
const usualAttempts = 6

type Relay = { db: Db; engine: ProcessEngine; log: Logger; pollMs: number }

/**
 * Tells the processes what the record says: at least once, in any order (facts are taken in once and wait until they are needed). Every copy
 * of the API relays; they pass over what another is delivering.
 */
export function startOutboxRelay(relay: Relay): OutboxRelay {
  const stopping = new AbortController()
  let wake: () => void = () => undefined
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const delivered = await deliverSome(relay)
      if (delivered === 0 && !stopping.signal.aborted) await new Promise<void>((resolve) => (wake = pause(relay.pollMs, resolve)))
    }
  }
  const running = loop()
  return {
    kick: () => wake(),
    stop: async () => {
      stopping.abort()
      wake()
      await running
    },
  }
}

function pause(ms: number, resolve: () => void): () => void {
  const timer = setTimeout(resolve, ms)
  return () => {
    clearTimeout(timer)
    resolve()
  }
}

async function deliverSome(relay: Relay): Promise<number> {
  try {
    return await relay.db.transaction(async (tx) => {
      const due = await takeDue(tx, 20)
      for (const entry of due) await deliverOne(relay, tx, entry)
      return due.length
    })
  } catch (error) {
    relay.log.error({ err: error }, 'the outbox could not be read')
    return 0
  }
}

async function deliverOne({ engine, log }: Relay, tx: Db, entry: DueEntry): Promise<void> {
  try {
    await tell(engine, tx, entry)
    await markDelivered(tx, entry.id)
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'unexpected'
    const isNotRunning = code === 'NO_LONGER_RUNNING'
    // A fact for a case that has ended can never be used; one for a case that is about to begin will be.
    if (isNotRunning && 'caseId' in entry && (await findCase(tx, entry.caseId)).endedAt !== null) return markDelivered(tx, entry.id)
    const isUsual = isNotRunning && entry.attempts < usualAttempts
    log[isUsual ? 'debug' : 'warn'](
      { outboxId: entry.id, kind: entry.kind, attempts: entry.attempts + 1, code },
      'outbox entry not delivered',
    )
    await markFailed(tx, entry, error instanceof Error ? error.message : String(error))
  }
}

async function tell(engine: ProcessEngine, tx: Db, entry: DueEntry): Promise<void> {
  switch (entry.kind) {
    case 'start_case': {
      const { process } = await findCase(tx, entry.caseId)
      return engine.startCase(process, await readBriefing(tx, entry.caseId))
    }
    case 'report_fact': {
      const { workflowId } = await findCase(tx, entry.caseId)
      return engine.reportFact(workflowId, { factId: entry.id, ...entry.payload })
    }
    case 'send_code':
      return engine.sendCode(entry.payload.codeId)
    case 'start_bulk_retry':
      return engine.startBulkRetry(entry.payload.bulkRetryId)
  }
}
