import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import type { AcceptedOffer } from './accepted-offer.ts'

/** An accepted offer binds the lender: the amount is committed off balance sheet, and released when the case ends without pay-out. */
export async function commitment(file: CaseFile, offer: AcceptedOffer): Promise<void> {
  file.compensations.push({ step: 'releaseCommitment', run: (call) => call.releaseCommitment({ caseId: file.caseId }) })
  await callStep(file, 'commitment', {
    attempt: ({ call }) => call.postCommitment({ caseId: file.caseId, offerId: offer.offerId }),
    summary: () => ({ amountMinor: offer.amountMinor }),
  })
}
