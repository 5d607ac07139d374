import type { CaseFile } from '../case/case-file.ts'
import { applicationDueAt } from '../case/due-dates.ts'
import { runCase, type CaseInput, type CaseOutcome } from '../case/run-case.ts'
import { runChild } from '../case/run-child.ts'
import { waitForApplicant, type WaitForApplicant } from '../case/wait-step.ts'
import { documentCheck } from '../document-check/document-check.ts'
import { confirmedContact } from './confirmed-contact.ts'
import { customerRecorded } from './customer-recorded.ts'
import { duplicatesResolved } from './duplicates-resolved.ts'
import { riskRated } from './risk-rated.ts'
import { screened } from './screened.ts'
import { taxStanding } from './tax-standing.ts'

/** What a later process needs to know of the person: codes only. */
export type OnboardedCustomer = { taxStanding: 'regular' | 'pending_regularisation'; riskTier: 'low' | 'high' }

/** A person becomes a customer. */
export async function onboarding(input: CaseInput): Promise<CaseOutcome<OnboardedCustomer>> {
  return runCase('onboarding', input, async (file) => {
    await consented(file)
    await confirmedContact(file)
    await declared(file)
    await identified(file)
    const standing = await inGoodStanding(file)
    const listed = await screened(file)
    await duplicatesResolved(file)
    const riskTier = await riskRated(file, { standing, listed })
    await customerRecorded(file, riskTier)
    return { taxStanding: standing, riskTier }
  })
}

async function consented(file: CaseFile): Promise<void> {
  await waitForApplicant(file, 'consents', { subject: 'consents', dueAt: applicationDueAt(file) })
}

async function declared(file: CaseFile, again: Pick<WaitForApplicant, 'anew'> = {}): Promise<void> {
  await waitForApplicant(file, 'details', { subject: 'details', dueAt: applicationDueAt(file), ...again })
}

async function identified(file: CaseFile): Promise<void> {
  await runChild(file, 'identityDocument', {
    process: 'documentCheck',
    workflow: documentCheck,
    summary: ({ readingId }) => ({ read: readingId !== null }),
  })
}

/** A mistyped number, or a registration that the person must first put right, goes back to what they declared. */
async function inGoodStanding(file: CaseFile): Promise<OnboardedCustomer['taxStanding']> {
  for (;;) {
    const standing = await taxStanding(file)
    if (standing.outcome === 'done') return standing.value
    if (standing.outcome !== 'applicant_asked') throw new Error('A standing cannot be skipped')
    await declared(file, { anew: { request: standing.request } })
  }
}
