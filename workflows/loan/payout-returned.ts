import type { ReturnedPayout } from '#activities/loan/book-return.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { bookedLoan } from './booked-loan.ts'
import { disbursed } from './disbursed.ts'
import { judgePartlyReturned } from './judge-partly-returned.ts'
import type { SignedContract } from './signed-contract.ts'

/**
 * Money can come back days after it arrived. The bank is asked, the entry reversed, never edited, and the case waits for operations: with
 * another key the money is sent again, under a new id, and booked again.
 */
export async function payoutReturned(file: CaseFile, contract: SignedContract): Promise<void> {
  const booked = await callStep<ReturnedPayout>(file, 'returnBooking', {
    attempt: ({ call }) => call.bookReturn({ caseId: file.caseId, contractId: contract.contractId }),
    judge: (outcome) => (outcome.outcome === 'partly_returned' ? judgePartlyReturned(outcome) : undefined),
    summary: (outcome) => ({ ...outcome }),
    // The loan stays as it is booked: what was returned of it is put right between people.
    decided: (_decision, outcome) => outcome,
  })
  if (booked.outcome !== 'done' || booked.value.outcome !== 'returned') return
  file.facts.active = false
  await disbursed(file, contract, { returned: { code: booked.value.code } })
  await bookedLoan(file, contract)
}
