import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { LoanCharge } from './loan-charge.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import type { Variation } from './variation.ts'

export type Change =
  | { readonly kind: 'transaction'; readonly transaction: LoanTransaction }
  | { readonly kind: 'charge'; readonly charge: LoanCharge }
  | { readonly kind: 'variation'; readonly variation: Variation }

const kinds: readonly Variation['kind'][] = ['rate', 'interest_pause', 'extra_rows', 'due_date']

/**
 * Everything that happened, by the day on which it counts: changes of terms from their first day, charges from when they were added (or were
 * due, if that was earlier), transactions on their day. On one day what was recorded first comes first.
 */
export function orderChanges(
  transactions: readonly LoanTransaction[],
  charges: readonly LoanCharge[],
  variations: readonly Variation[],
): Change[] {
  const changes: Change[] = [
    ...kinds
      .flatMap((kind) => variations.filter((variation) => variation.kind === kind))
      .map((variation) => ({ kind: 'variation' as const, variation })),
    ...charges.map((charge) => ({ kind: 'charge' as const, charge })),
    ...transactions.map((transaction) => ({ kind: 'transaction' as const, transaction })),
  ]
  return changes.toSorted(compareChanges)
}

function compareChanges(first: Change, second: Change): number {
  const one = placeOf(first)
  const other = placeOf(second)
  if (one.on !== other.on) return one.on < other.on ? -1 : 1
  if (one.recordedOn !== other.recordedOn) return one.recordedOn < other.recordedOn ? -1 : 1
  return one.sequence - other.sequence
}

type Place = { on: IsoDate; recordedOn: IsoDate; sequence: number }

function placeOf(change: Change): Place {
  if (change.kind === 'transaction') {
    const { on, recordedOn, sequence } = change.transaction
    return { on, recordedOn, sequence }
  }
  if (change.kind === 'charge') {
    const { effectiveOn, addedOn, sequence } = change.charge
    return { on: effectiveOn, recordedOn: addedOn, sequence }
  }
  // A change of terms counts from the start of its day.
  const { from } = change.variation
  return { on: from, recordedOn: from, sequence: 0 }
}
