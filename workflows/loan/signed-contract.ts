import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { fromNow } from '../case/due-dates.ts'
import { waitForApplicant } from '../case/wait-step.ts'
import type { AcceptedOffer } from './accepted-offer.ts'

export type SignedContract = { contractId: string }

/** The contract as PDF, read and signed by the applicant, and sealed with its evidence. */
export async function signedContract(file: CaseFile, offer: AcceptedOffer): Promise<SignedContract> {
  const contractId = await drawnUp(file, offer)
  file.compensations.push({ step: 'voidEnvelope', run: (call) => call.voidEnvelope({ caseId: file.caseId, contractId }) })
  await envelopeOpened(file, contractId)
  const dueAt = fromNow(file.briefing.product.durations.signatureStandsSeconds)
  await waitForApplicant(file, 'signature', { subject: 'signature', dueAt, announce: true, window: 'signature' })
  file.facts.signed = true
  await sealed(file, contractId)
  return { contractId }
}

async function drawnUp(file: CaseFile, offer: AcceptedOffer): Promise<string> {
  const drawn = await callStep(file, 'contract', {
    attempt: ({ call }) => call.drawUpContract({ caseId: file.caseId, offerId: offer.offerId }),
    summary: ({ sha256, pages }) => ({ sha256, pages }),
  })
  if (drawn.outcome !== 'done') throw new Error('A contract cannot be skipped')
  return drawn.value.contractId
}

async function envelopeOpened(file: CaseFile, contractId: string): Promise<void> {
  await callStep(file, 'envelope', {
    attempt: ({ call }) => call.requestSignature({ caseId: file.caseId, contractId }),
    summary: ({ envelopeId, page }) => ({ envelopeId, page }),
  })
}

async function sealed(file: CaseFile, contractId: string): Promise<void> {
  await callStep(file, 'seal', {
    attempt: ({ call }) => call.sealContract({ caseId: file.caseId, contractId }),
    summary: ({ sha256 }) => ({ sha256 }),
  })
}
