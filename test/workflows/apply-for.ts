import type { OpenCase } from './case-bench.ts'

/** The applicant's part of the onboarding, all of it at once. */
export async function introduceOneself(loan: OpenCase): Promise<void> {
  await loan.tell('onboarding', { subject: 'consents' })
  await loan.tell('onboarding', { subject: 'contact', facts: { channel: 'sms' } })
  await loan.tell('onboarding', { subject: 'details' })
  await loan.tell('documentCheck', { subject: 'photos', reference: 'set-1' })
}

/** From the offer to the signature. */
export async function acceptAndSign(loan: OpenCase): Promise<void> {
  await loan.until('loan', (facts) => facts.steps.offer?.state === 'waiting')
  await loan.tell('loan', { subject: 'offer', facts: { answer: 'accepted' } })
  await loan.until('loan', (facts) => facts.steps.signature?.state === 'waiting')
  await loan.tell('loan', { subject: 'signature' })
}
