import { condition, sleep } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import type { Attention, JudgementCode } from '#domain/case/attention.ts'
import type { StepSummary } from '#domain/case/case-facts.ts'
import type { ManualResult } from '#domain/case/manual-result.ts'
import type { RequestReason } from '#domain/case/order.ts'
import { callPolicyOf, pauseBeforeAttemptMs } from '#domain/product/call-policy.ts'
import { activitiesFor } from './activities-for.ts'
import { now, type CaseFile, type Instruction } from './case-file.ts'
import { describeFailure } from './describe-failure.ts'
import { dueForDesk } from './due-dates.ts'
import { CaseEnded, endHere } from './end-case.ts'
import { untilReleased } from './hold.ts'
import { followDefaultProvider } from './provider-in-use.ts'

/** What a person must judge in an answer, or what only the applicant can cure. */
export type Judgement = { park: JudgementCode; facts: Attention['facts'] } | { ask: RequestReason; facts: Attention['facts'] }

/** What one attempt is given: the activities with this step's limits, the provider in use, and the number of the attempt. */
export type Attempt = { call: Activities; provider: string; attempt: number }

export type CallStep<Value> = {
  /** One try. Nothing in it may be done twice by being tried twice. */
  attempt: (how: Attempt) => Promise<Value>
  /** Whether a person must look at what came back; undefined means that the step is done. */
  judge?: (value: Value) => Judgement | undefined
  /** What the record says of the result: codes and counts. */
  summary: (value: Value) => StepSummary
  /** A result that two people entered from evidence, in the shape of the provider's. */
  byHand?: (result: ManualResult) => Value
  /** What a decision on a judged result makes of it. */
  decided?: (decision: string, value: Value, how: { call: Activities; reasons: readonly string[] }) => Value | Promise<Value>
  /** Where the case ends by a decision: the reasons that it ends with. */
  endsWith?: (decision: string, reasons: readonly string[]) => readonly string[] | undefined
  /** Begins parked: what is to be judged happened outside of the step. */
  startsParked?: { code: JudgementCode; facts: Attention['facts'] }
  /** A parked step that nobody needs any more, because what it was for was asked for anew. */
  overtaken?: () => boolean
}

export type CallOutcome<Value> =
  | { outcome: 'done'; value: Value }
  | { outcome: 'skipped' }
  | { outcome: 'overtaken' }
  /** The applicant was asked to do their part again; the process goes back to where they do it. */
  | { outcome: 'applicant_asked'; request: RequestReason }

type Rest<Value> =
  | { outcome: 'done'; value: Value }
  | { outcome: 'parked'; attention: Attention; value?: Value }
  | Extract<CallOutcome<Value>, { outcome: 'applicant_asked' }>

/**
 * The intervenable step: tries by the product's policy, and where trying ends without a result, parks the case and waits for staff to
 * retry, correct, switch the provider, enter the result, skip, decide or ask the applicant. It never fails its workflow.
 */
export async function callStep<Value>(file: CaseFile, name: string, step: CallStep<Value>): Promise<CallOutcome<Value>> {
  let instruction: Instruction | undefined
  file.showStep(name)
  try {
    let rest = await begin(file, name, step)
    for (;;) {
      if (rest.outcome !== 'parked') return rest
      instruction?.answered.resolve()
      instruction = await nextInstruction(file, name, step.overtaken)
      if (!instruction) return { outcome: 'overtaken' }
      const followed = await follow(file, name, step, { instruction, parked: rest })
      if (followed.outcome === 'again') rest = await tryByPolicy(file, name, step, 1)
      else if (followed.outcome === 'decided') rest = followed.rest
      else return followed
    }
  } finally {
    instruction?.answered.resolve()
  }
}

async function begin<Value>(file: CaseFile, name: string, step: CallStep<Value>): Promise<Rest<Value>> {
  if (step.startsParked) return park(file, name, { cause: 'judgement', ...step.startsParked, attempts: 0 })
  return tryByPolicy(file, name, step, callPolicyOf(file.briefing.product, name).attempts)
}

async function tryByPolicy<Value>(file: CaseFile, name: string, step: CallStep<Value>, attempts: number): Promise<Rest<Value>> {
  const policy = callPolicyOf(file.briefing.product, name)
  for (let tried = 1; ; tried += 1) {
    await untilReleased(file)
    if (tried === 1) await followDefaultProvider(file, name)
    const { provider = '' } = file.step(name)
    const attempt = file.step(name).attempts + 1
    if (tried === 1)
      file.moveStep(name, 'step_started', { state: 'running', attempts: attempt }, { facts: { attempt, ...(provider && { provider }) } })
    else file.step(name).attempts = attempt
    try {
      const value = await step.attempt({ call: activitiesFor(policy, { step: name, attempt }), provider, attempt })
      return comeToRest(file, name, step, value)
    } catch (error) {
      const failure = describeFailure(error)
      if (failure.retryable && tried < attempts) {
        const pauseMs = Math.max(pauseBeforeAttemptMs(policy, tried), failure.retryAfterMs ?? 0)
        file.record('attempt_failed', { step: name, facts: { attempt, code: failure.code, retryInSeconds: pauseMs / 1000 } })
        await sleep(pauseMs)
        continue
      }
      const { retryable: _retryable, retryAfterMs: _retryAfterMs, ...what } = failure
      return park(file, name, { ...what, attempts: tried })
    }
  }
}

function comeToRest<Value>(file: CaseFile, name: string, step: CallStep<Value>, value: Value): Rest<Value> {
  const judgement = step.judge?.(value)
  const summary = step.summary(value)
  if (!judgement) {
    file.moveStep(name, 'step_done', { state: 'done', summary }, { facts: summary })
    return { outcome: 'done', value }
  }
  if ('ask' in judgement) {
    askApplicant(file, name, judgement.ask)
    return { outcome: 'applicant_asked', request: judgement.ask }
  }
  const parked = park(file, name, { cause: 'judgement', code: judgement.park, facts: judgement.facts, attempts: 1 }, summary)
  return { ...parked, value }
}

function park(
  file: CaseFile,
  name: string,
  what: Omit<Attention, 'since' | 'provider'>,
  summary?: StepSummary,
): { outcome: 'parked'; attention: Attention } {
  const { provider } = file.step(name)
  const attention: Attention = { ...what, ...(provider !== undefined && { provider }), since: now() }
  const { deskRepairsWithinSeconds, deskDecidesWithinSeconds } = file.briefing.product.durations
  file.moveStep(
    name,
    'step_parked',
    {
      state: 'needs_attention',
      attention,
      ...(summary && { summary }),
      ...dueForDesk(attention.cause === 'judgement' ? deskDecidesWithinSeconds : deskRepairsWithinSeconds),
    },
    { facts: { ...attention.facts, cause: attention.cause, code: attention.code, attempts: attention.attempts } },
  )
  return { outcome: 'parked', attention }
}

async function nextInstruction(file: CaseFile, name: string, overtaken: () => boolean = () => false): Promise<Instruction | undefined> {
  await condition(() => file.instructions.has(name) || overtaken())
  return file.takeInstruction(name)
}

type Followed<Value> = { outcome: 'again' } | { outcome: 'decided'; rest: Rest<Value> } | CallOutcome<Value>

async function follow<Value>(
  file: CaseFile,
  name: string,
  step: CallStep<Value>,
  { instruction, parked }: { instruction: Instruction; parked: Extract<Rest<Value>, { outcome: 'parked' }> },
): Promise<Followed<Value>> {
  const { content, actor } = instruction
  switch (content.kind) {
    case 'retryStep':
      return { outcome: 'again' }
    case 'switchProvider':
      Object.assign(file.step(name), { provider: content.provider, providerChosen: true })
      return { outcome: 'again' }
    case 'correctStep': {
      const applied = await applyCorrection<Value>(file, name, content.correction)
      return applied ? { outcome: 'decided', rest: applied } : { outcome: 'again' }
    }
    case 'enterResult': {
      const value = step.byHand?.(content.result)
      if (value === undefined) throw new Error(`Step ${name} takes no result by hand`)
      const summary = { ...step.summary(value), evidence: content.evidence.sha256 }
      file.moveStep(name, 'step_done_by_hand', { state: 'done_by_hand', summary }, { actor, facts: summary })
      return { outcome: 'done', value }
    }
    case 'skipStep':
      file.moveStep(name, 'step_skipped', { state: 'skipped' }, { actor })
      return { outcome: 'skipped' }
    case 'askApplicant':
      askApplicant(file, name, content.request)
      return { outcome: 'applicant_asked', request: content.request }
    case 'decideStep':
      return decide(file, name, step, { content, actor, parked })
    default:
      throw new Error(`Step ${name} cannot follow ${content.kind}`)
  }
}

async function decide<Value>(
  file: CaseFile,
  name: string,
  step: CallStep<Value>,
  decision: {
    content: Extract<Instruction['content'], { kind: 'decideStep' }>
    actor: Instruction['actor']
    parked: Extract<Rest<Value>, { outcome: 'parked' }>
  },
): Promise<Followed<Value>> {
  const { content, actor, parked } = decision
  if (parked.value === undefined || !step.decided) throw new Error(`Step ${name} has nothing to decide about`)
  const ending = step.endsWith?.(content.decision, content.reasons)
  try {
    const call = callsOf(file, name)
    const value = await step.decided(content.decision, parked.value, { call, reasons: content.reasons })
    if (ending) throw endHere(file, { status: 'declined', reasons: ending }, actor)
    const summary = { ...step.summary(value), decision: content.decision, reasons: content.reasons }
    file.moveStep(name, 'step_decided', { state: 'done', summary }, { actor, facts: summary })
    return { outcome: 'done', value }
  } catch (error) {
    if (error instanceof CaseEnded) throw error
    // What was decided about is kept: it can be decided again when the record answers.
    return { outcome: 'decided', rest: { ...parkFailure(file, name, error), value: parked.value } }
  }
}

/** A correction that cannot be applied leaves the step parked, and says why. */
async function applyCorrection<Value>(
  file: CaseFile,
  name: string,
  correction: { id: string; sha256: string },
): Promise<Rest<Value> | undefined> {
  try {
    await callsOf(file, name).applyCorrection({ caseId: file.caseId, correction })
    return undefined
  } catch (error) {
    return parkFailure(file, name, error)
  }
}

/** Calls that follow an order, after the step's last attempt. */
function callsOf(file: CaseFile, name: string): Activities {
  return activitiesFor(callPolicyOf(file.briefing.product, name), { step: name, attempt: file.step(name).attempts })
}

function parkFailure(file: CaseFile, name: string, error: unknown): { outcome: 'parked'; attention: Attention } {
  const { retryable: _retryable, retryAfterMs: _retryAfterMs, ...what } = describeFailure(error)
  return park(file, name, { ...what, attempts: 1 })
}

function askApplicant(file: CaseFile, name: string, request: RequestReason): void {
  file.moveStep(name, 'applicant_asked', { state: 'waiting', waitsFor: 'applicant', summary: { request } }, { facts: { request } })
}
