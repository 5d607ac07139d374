import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { SignedContract } from './signed-contract.ts'

/** The settled pay-out becomes the loan: schedule, receivable, taxes, and the end of the commitment, in one journal entry. */
export async function bookedLoan(file: CaseFile, contract: SignedContract): Promise<void> {
  const booked = await callStep(file, 'booking', {
    attempt: ({ call }) => call.bookDisbursement({ caseId: file.caseId, contractId: contract.contractId }),
    summary: ({ journalEntryId, amountMinor }) => ({ journalEntryId, amountMinor }),
  })
  if (booked.outcome !== 'done') return
  file.facts.active = true
  file.record('loan_active', { step: 'booking' })
}
