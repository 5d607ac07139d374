import { answerOffer } from '#db/offers/answer-offer.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import { findContract } from '#db/contracts/find-contract.ts'
import { signContract } from '#db/contracts/sign-contract.ts'
import { findDocument } from '#db/documents/find-document.ts'
import type { Payments, PayoutInstruction, PayoutState } from '#integrations/payments/payments.ts'
import type { ActivityBench } from './activity-bench.ts'
import { handInPhotographs } from './hand-in-photographs.ts'
import type { TestApplication } from './open-test-application.ts'

const terms = { amountMinor: 500_000, termMonths: 12 }

/** An offer that the applicant accepted. */
export async function acceptOffer(bench: ActivityBench, { loanCaseId: caseId }: TestApplication, offered = terms): Promise<string> {
  const standsUntil = new Date(Date.now() + 7 * 86_400_000).toISOString()
  const { offerId } = await bench.run('makeOffer', { caseId, terms: offered, standsUntil })
  const offer = await findOffer(bench.store.db, offerId)
  if (!offer || !(await answerOffer(bench.store, offer, 'accepted'))) throw new Error('The offer cannot be accepted')
  return offerId
}

/** A contract out for signature, its amount committed. */
export async function openEnvelope(
  bench: ActivityBench,
  application: TestApplication,
): Promise<{ caseId: string; contractId: string; offerId: string }> {
  const { loanCaseId: caseId } = application
  const offerId = await acceptOffer(bench, application)
  await bench.run('postCommitment', { caseId, offerId })
  const { contractId } = await bench.run('drawUpContract', { caseId, offerId })
  await bench.run('requestSignature', { caseId, contractId, provider: 'built-in' })
  return { caseId, contractId, offerId }
}

/** What our signing page records. */
export async function sign(bench: ActivityBench, { person }: TestApplication, contractId: string): Promise<void> {
  const contract = (await findContract(bench.store.db, contractId))!
  const { sha256: documentSha256 } = await findDocument(bench.store.db, contract.documentId!)
  const signedAt = new Date().toISOString()
  const evidence = {
    signerName: `${person.givenNames} ${person.surname}`,
    signerTaxId: '***.222.331-**',
    openedAt: signedAt,
    signedAt,
    ipAddress: '192.0.2.7',
    userAgent: 'test',
    authentication: 'sms:+55 *******0001',
    documentSha256,
    statement: 'I have read the contract and sign it.',
    locale: 'en',
  }
  if (!(await signContract(bench.store, contract, { documentSha256, evidence, signedAt }))) throw new Error('The contract cannot be signed')
}

/** A contract signed and sealed, with the photographs that were handed in. */
export async function sealContract(
  bench: ActivityBench,
  application: TestApplication,
): Promise<{ caseId: string; contractId: string; offerId: string }> {
  await handInPhotographs(bench.store, application)
  const opened = await openEnvelope(bench, application)
  await sign(bench, application, opened.contractId)
  await bench.run('sealContract', { caseId: opened.caseId, contractId: opened.contractId })
  return opened
}

export type PlayedBank = Payments & {
  created: PayoutInstruction[]
  asked: string[]
  /** What the bank says from now on of a payment that it has. */
  say(state: PayoutState): void
}

/** A bank that does what a test wants. It keeps a payment by its end-to-end id, as a real one does. */
export function playBank(first: PayoutState): PlayedBank {
  const created: PayoutInstruction[] = []
  const asked: string[] = []
  let state = first
  return {
    provider: 'pix',
    created,
    asked,
    say(next) {
      state = next
    },
    createPayout: async (instruction) => {
      created.push(instruction)
      return state
    },
    findPayout: async (endToEndId) => {
      asked.push(endToEndId)
      return created.some((one) => one.endToEndId === endToEndId) ? state : undefined
    },
  }
}
