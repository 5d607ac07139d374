import { condition } from '@temporalio/workflow'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { applicationDueAt } from '../case/due-dates.ts'
import { endHere } from '../case/end-case.ts'

/**
 * The applicant proves that a phone or mailbox is theirs. Each code that they ask for is sent from here, so that a sender that is down
 * parks the step where staff can see and repair it; a number that cannot be reached is the applicant's to change.
 */
export async function confirmedContact(file: CaseFile): Promise<void> {
  const dueAt = applicationDueAt(file)
  while (!file.hasFact('contact')) {
    if (file.step('contact').state !== 'waiting')
      file.moveStep('contact', 'step_waiting', { state: 'waiting', waitsFor: 'applicant', dueAt })
    const moved = await condition(
      () => file.hasFact('contact') || file.hasFact('codeRequested'),
      Math.max(1, Date.parse(dueAt) - Date.now()),
    )
    if (!moved) throw endHere(file, { status: 'expired', reasons: ['contact_not_given'] })
    const request = file.takeFact('codeRequested')
    if (request) await codeSent(file, request.reference!)
  }
  const fact = file.takeFact('contact')!
  // Given before anybody asked for it.
  if (file.step('contact').state === 'pending') file.moveStep('contact', 'step_started', { state: 'running' })
  file.moveStep('contact', 'step_done', { state: 'done', summary: fact.facts ?? {} }, { facts: fact.facts ?? {} })
}

async function codeSent(file: CaseFile, codeId: string): Promise<void> {
  await callStep(file, 'contactCode', {
    attempt: ({ call }) => call.sendContactCode({ caseId: file.caseId, codeId }),
    summary: ({ channel, delivered }) => ({ channel, delivered }),
    // The applicant asked for another code, perhaps on another channel: this one is void.
    overtaken: () => file.hasFact('codeRequested'),
  })
}
