import { createHash } from 'node:crypto'
import { findCase, type CaseRow } from '#db/cases/find-case.ts'
import { openCasesOf } from '#db/cases/open-cases-of.ts'
import { recordOrder, recordRefusal } from '#db/cases/staff-actions.ts'
import { findConfirmingOrder, type ConfirmingOrder } from '#db/screenings/find-confirming-order.ts'
import type { Order } from '#domain/case/order.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

/** A hold waits for nothing outside. */
const patienceMs = 10_000
/** Held for this confirmation already, or over in between: nothing moves there either. */
const heldAnyway: readonly ErrorCode[] = ['CASE_ALREADY_ON_HOLD', 'CASE_ENDED', 'NO_LONGER_RUNNING']

/**
 * Holds every open loan of a person whom compliance confirmed to be on a list, in the name of whoever confirmed it and whatever holds it already: no
 * payout and no other step begins, what is due by law stays due, and compliance alone lifts it. However often this is tried, each case gets one
 * order with one row, and one hold.
 * Throws `PROCESS_UNREACHABLE` where one was not told.
 */
export async function holdListedCustomer(deps: ActivityDeps, { caseId }: { caseId: string }, { signal }: Running): Promise<void> {
  const { store } = deps
  const review = await findCase(store.db, caseId)
  const confirmed = await findConfirmingOrder(store.db, caseId)
  if (confirmed === undefined) throw new Error(`Nobody confirmed anything in case ${caseId}`)
  for (const heldId of await openCasesOf(store.db, review.partyId, { without: review.rootCaseId })) {
    signal.throwIfAborted()
    await holdOne(deps, await findCase(store.db, heldId), { review, confirmed })
  }
}

async function holdOne(
  deps: ActivityDeps,
  held: CaseRow,
  { review, confirmed }: { review: CaseRow; confirmed: ConfirmingOrder },
): Promise<void> {
  const { store } = deps
  const order: Order = {
    orderId: orderIdOf(review.id, held.id),
    actor: confirmed.actor,
    content: { kind: 'holdCase', holdKind: 'sanctions', confirmedIn: review.id },
    reasonCode: 'listed_person_confirmed',
  }
  const note = `Confirmed in ${review.reference}: the customer is the person on the list.`
  await recordOrder(store, held, { order, note, sessionId: confirmed.sessionId, requestId: `listed-person:${review.id}` })
  try {
    const result = await deps.giveOrder(held.workflowId, order, patienceMs)
    if (result === undefined) throw new AppError('PROCESS_UNREACHABLE', { caseId: held.id })
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'unavailable') throw error
    // Written down, and not begun yet: it will begin unless it is told.
    if (error.code === 'NO_LONGER_RUNNING' && held.version === 0)
      throw new AppError('PROCESS_UNREACHABLE', { caseId: held.id }, { cause: error })
    await recordRefusal(store, order.orderId, error.code)
    if (!heldAnyway.includes(error.code)) throw error
  }
}

/** The same for the same review and case, so that a second try is the same order. A UUID of version 8 (RFC 9562). */
function orderIdOf(reviewId: string, heldId: string): string {
  const hex = createHash('sha256').update(`listed person ${reviewId} ${heldId}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}
