import { receiveEvent } from '#db/delivery/receive-event.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

/**
 * Takes in what banks left that do not call us, as if they had: each of their news once, and each bank whatever becomes of the others. Throws
 * the failure of the last that failed.
 */
export async function collectPayoutReports(
  { store, payments, log }: ActivityDeps,
  _input: { process: string },
  running: Running,
): Promise<{ taken: number }> {
  let taken = 0
  let failure: unknown
  for (const [source, client] of Object.entries(payments)) {
    try {
      taken +=
        (await client.collectReports?.(async ({ endToEndId, eventId, state }) => {
          const event = { kind: 'payout', source, eventId, endToEndId, status: state.status } as const
          await receiveEvent(store.db, event, Buffer.from(JSON.stringify(event)))
        }, running)) ?? 0
    } catch (error) {
      log.warn({ provider: source, ...(error instanceof AppError && { code: error.code }) }, 'reports of a bank were not collected')
      failure = error
    }
  }
  if (failure !== undefined) throw failure
  return { taken }
}
