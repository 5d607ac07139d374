import type { PartlyReturned } from '#activities/loan/payout-outcome.ts'
import type { Judgement } from '../case/call-step.ts'

/** Nothing is reversed and nothing is sent again before a person has cleared it with the bank. */
export function judgePartlyReturned({ code, returnedMinor, amountMinor, currency }: PartlyReturned): Judgement {
  return { park: 'PAYOUT_PARTLY_RETURNED', facts: { bankReason: code, returnedMinor, amountMinor, currency } }
}
