import type { OpenedEnvelope } from '#activities/loan/request-signature.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { fromNow } from '../case/due-dates.ts'
import { waitForApplicant } from '../case/wait-step.ts'
import type { AcceptedOffer } from './accepted-offer.ts'
import { signedAtVendor } from './signed-at-vendor.ts'

export type SignedContract = { contractId: string }

/** The contract as PDF, read and signed by the applicant on our page or a signing service's, and sealed with its evidence. */
export async function signedContract(file: CaseFile, offer: AcceptedOffer): Promise<SignedContract> {
  const contractId = await drawnUp(file, offer)
  file.compensations.push({ step: 'voidEnvelope', run: (call) => call.voidEnvelope({ caseId: file.caseId, contractId }) })
  const page = await envelopeOpened(file, contractId)
  await (page === 'own_page' ? signedOnOurPage(file) : signedAtVendor(file, contractId))
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

async function envelopeOpened(file: CaseFile, contractId: string): Promise<OpenedEnvelope['page']> {
  const opened = await callStep(file, 'envelope', {
    attempt: ({ call, provider }) => call.requestSignature({ caseId: file.caseId, contractId, provider }),
    summary: ({ envelopeId, page }) => ({ envelopeId, page }),
  })
  if (opened.outcome !== 'done') throw new Error('A signature request cannot be skipped')
  return opened.value.page
}

async function signedOnOurPage(file: CaseFile): Promise<void> {
  const dueAt = fromNow(file.briefing.product.durations.signatureStandsSeconds)
  await waitForApplicant(file, 'signature', { subject: 'signature', dueAt, announce: true, window: 'signature' })
}

async function sealed(file: CaseFile, contractId: string): Promise<void> {
  await callStep(file, 'seal', {
    attempt: ({ call }) => call.sealContract({ caseId: file.caseId, contractId }),
    summary: ({ sha256 }) => ({ sha256 }),
  })
}
