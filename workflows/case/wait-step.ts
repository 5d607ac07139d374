import { CancellationScope, condition, isCancellation, proxyActivities, sleep } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import type { StepSummary } from '#domain/case/case-facts.ts'
import type { OrderContent, RequestReason } from '#domain/case/order.ts'
import type { Actor } from '#domain/case/actor.ts'
import type { CaseFile } from './case-file.ts'
import { dueForDesk } from './due-dates.ts'
import { endHere } from './end-case.ts'
import { untilReleased } from './hold.ts'
import type { CaseFact } from './messages.ts'

export type WaitForApplicant = {
  /** The fact that ends the wait. */
  subject: string
  /** The case expires then. ISO instant. */
  dueAt: string
  /** Only what is given from now on counts: the applicant was asked again. */
  anew?: { request: RequestReason }
  /** Tells the applicant at once, by message, that they are waited for. */
  announce?: boolean
  /** The record holds a window that must be closed before the case expires: what the applicant did in time counts. */
  window?: 'offer' | 'signature'
  /** What the record says of what was given. */
  summary?: (fact: CaseFact) => StepSummary
  facts?: StepSummary
}

const { remindApplicant } = proxyActivities<Activities>({ startToCloseTimeout: '30 seconds', retry: { maximumAttempts: 4 } })

// Asked of our own database, which is waited for.
const { closeWindow } = proxyActivities<Activities>({ startToCloseTimeout: '15 seconds', retry: { maximumInterval: '10 seconds' } })

/**
 * Waits until the applicant has done their part, reminding them by the product's cadence. What they gave early is used at once; a case that
 * gets nothing in time expires.
 */
export async function waitForApplicant(file: CaseFile, name: string, wait: WaitForApplicant): Promise<CaseFact> {
  await untilReleased(file)
  if (wait.anew) file.dropFacts(wait.subject)
  if (!file.hasFact(wait.subject)) {
    file.moveStep(name, 'step_waiting', { state: 'waiting', waitsFor: 'applicant', dueAt: wait.dueAt }, { facts: wait.facts ?? {} })
    if (wait.anew || wait.announce) await remind(file, name, { number: 0, ...wait.anew })
    if (!(await arrives(file, name, wait))) throw endHere(file, { status: 'expired', reasons: [`${name}_not_given`] })
  } else {
    file.moveStep(name, 'step_started', { state: 'running' })
  }
  const fact = file.takeFact(wait.subject)!
  const summary = wait.summary?.(fact) ?? fact.facts ?? {}
  file.moveStep(
    name,
    'step_done',
    { state: 'done', summary },
    { actor: { kind: 'applicant', partyId: file.briefing.partyId }, facts: summary },
  )
  return fact
}

async function arrives(file: CaseFile, name: string, wait: WaitForApplicant): Promise<boolean> {
  const isHere = () => file.hasFact(wait.subject)
  for (const [index, seconds] of file.briefing.product.durations.remindAfterSeconds.entries()) {
    const leftMs = Date.parse(wait.dueAt) - Date.now()
    if (leftMs <= seconds * 1000) break
    if (await condition(isHere, seconds * 1000)) return true
    await remind(file, name, { number: index + 1, ...wait.anew })
  }
  if (await condition(isHere, Math.max(1, Date.parse(wait.dueAt) - Date.now()))) return true
  if (!wait.window || (await closeWindow({ caseId: file.caseId, window: wait.window })).closed) return file.hasFact(wait.subject)
  await condition(isHere)
  return true
}

/** Tells the applicant that they are waited for, and reminds them by the product's cadence, until the work has come to an end. */
export async function whileReminding<Value>(
  file: CaseFile,
  name: string,
  { dueAt }: { dueAt: string },
  work: () => Promise<Value>,
): Promise<Value> {
  const reminders = new CancellationScope()
  const reminding = reminders
    .run(async () => {
      await remind(file, name, { number: 0 })
      for (const [index, seconds] of file.briefing.product.durations.remindAfterSeconds.entries()) {
        if (Date.parse(dueAt) - Date.now() <= seconds * 1000) return
        await sleep(seconds * 1000)
        await remind(file, name, { number: index + 1 })
      }
    })
    .catch((error: unknown) => {
      if (!isCancellation(error)) throw error
    })
  try {
    return await work()
  } finally {
    reminders.cancel()
    await reminding
  }
}

/** Number 0 is the first word, before any reminder. A message that cannot be delivered is no reason to stop a case. */
async function remind(file: CaseFile, name: string, word: { number: number; request?: RequestReason }): Promise<void> {
  const { number } = word
  try {
    await remindApplicant({ caseId: file.caseId, step: name, ...word })
    file.record('reminder_sent', { step: name, facts: { number } })
  } catch (error) {
    if (isCancellation(error)) throw error
    file.record('reminder_failed', { step: name, facts: { number } })
  }
}

/** Waits for a person on the desk to decide. */
export async function waitForDecision(
  file: CaseFile,
  name: string,
  facts: StepSummary,
): Promise<Extract<OrderContent, { kind: 'decideStep' }> & { actor: Actor }> {
  await untilReleased(file)
  const due = dueForDesk(file.briefing.product.durations.deskDecidesWithinSeconds)
  file.moveStep(name, 'step_waiting', { state: 'waiting', waitsFor: 'staff', summary: facts, ...due }, { facts })
  await condition(() => file.instructions.has(name))
  const { content, actor, answered } = file.takeInstruction(name)!
  if (content.kind !== 'decideStep') throw new Error(`Step ${name} can only be decided`)
  const summary = {
    ...facts,
    decision: content.decision,
    reasons: content.reasons,
    ...(content.terms && { amountMinor: content.terms.amountMinor, termMonths: content.terms.termMonths }),
  }
  file.moveStep(name, 'step_decided', { state: 'done', summary }, { actor, facts: summary })
  answered.resolve()
  return { ...content, actor }
}
