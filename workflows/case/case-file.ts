import type { CancellationScope, Trigger } from '@temporalio/workflow'
import { actorReference, type Actor } from '#domain/case/actor.ts'
import type { CaseBriefing } from '#domain/case/case-briefing.ts'
import type { CaseEvent, CaseEventKind } from '#domain/case/case-event.ts'
import type { CaseFacts, Ending, StepFacts, StepSummary } from '#domain/case/case-facts.ts'
import { holdToLift, standingHolds, withHolds, type KeptFacts } from '#domain/case/hold.ts'
import type { OrderContent } from '#domain/case/order.ts'
import { stepRevision } from '#domain/case/permit-order.ts'
import { findStep, stepNames, type ProcessName, type StepDeclaration } from '#domain/case/processes.ts'
import type { Proposal } from '#domain/case/proposal.ts'
import { needsIncomeEvidence } from '#domain/income/needs-income-evidence.ts'
import { canFollow, isFinished } from '#domain/case/step-state.ts'
import type { Activities } from '#activities/create-activities.ts'
import { Children } from './children.ts'
import type { CaseFact, OrderResult } from './messages.ts'

/** An order on its way to the step that it is about; `answered` resolves when the step has come to rest again. */
export type Instruction = { orderId: string; actor: Actor; content: OrderContent & { step: string }; answered: Trigger<void> }

/** Undoes one effect of a step when the case ends early. */
export type Compensation = { step: string; run: (call: Activities) => Promise<void> }

/** What survives a continue-as-new. */
export type CarriedCase = {
  facts: KeptFacts<CaseFacts>
  openedAt: string
  answers: [string, OrderResult][]
  factIds: string[]
  /** Facts that arrived while everything came to rest, and that nobody has used yet. */
  unusedFacts: CaseFact[]
  previousRunId: string
}

const rememberedAnswers = 200

/**
 * The state of one case inside its workflow: the facts that decide, and what waits to be told to the record. Every change goes through
 * `record`, which numbers it; nothing here touches the outside.
 */
export class CaseFile {
  readonly caseId: string
  readonly briefing: CaseBriefing
  readonly facts: CaseFacts
  readonly openedAt: string
  readonly unrecorded: CaseEvent[] = []
  readonly unrecordedAnswers: { orderId: string; result: OrderResult }[] = []
  recordedVersion: number
  readonly answers: Map<string, OrderResult>
  readonly instructions = new Map<string, Instruction>()
  readonly compensations: Compensation[] = []
  readonly children = new Children()
  /** The script of the process runs in this scope: cancelling it stops the script where it stands. */
  readonly script: CancellationScope
  /** The history of the run before this one, on its way into the record; no run ends before it is there. */
  archived: Promise<void> = Promise.resolve()
  private readonly receivedFacts: CaseFact[]
  private readonly factIds: string[]

  constructor(process: ProcessName, opening: { briefing: CaseBriefing; script: CancellationScope; carried?: CarriedCase }) {
    const { briefing, script, carried } = opening
    this.script = script
    this.caseId = briefing.caseId
    this.briefing = briefing
    // The one hold of old goes by the id of the root case: there was no other.
    this.facts = carried ? withHolds(carried.facts, (hold) => [{ holdId: briefing.rootCaseId, ...hold }]) : newFacts(process, briefing)
    this.openedAt = carried?.openedAt ?? now()
    this.answers = new Map(carried?.answers)
    this.factIds = carried?.factIds ?? []
    this.receivedFacts = carried?.unusedFacts ?? []
    this.recordedVersion = this.facts.version
  }

  step(name: string): StepFacts {
    const step = this.facts.steps[name]
    if (!step) throw new Error(`The process ${this.facts.process} declares no step ${name}`)
    return step
  }

  /** Brings a step that is not part of the good case into view. */
  showStep(name: string): void {
    const declaration = findStep(this.facts.process, name)
    if (declaration?.exceptional) this.facts.steps[name] ??= newStep()
  }

  /** Gives the change a number and keeps it until the record has it. */
  record(kind: CaseEventKind, event: { step?: string; actor?: Actor; facts?: StepSummary } = {}): void {
    this.facts.version += 1
    this.unrecorded.push({
      sequence: this.facts.version,
      kind,
      at: now(),
      actor: actorReference(event.actor ?? { kind: 'system' }),
      ...(event.step !== undefined && { step: event.step }),
      facts: event.facts ?? {},
    })
    this.voidOvertakenProposals()
  }

  /** Moves a step and records it. A move that the life cycle does not know is a bug. */
  moveStep(
    name: string,
    kind: CaseEventKind,
    change: Partial<StepFacts> & Pick<StepFacts, 'state'>,
    event: { actor?: Actor; facts?: StepSummary } = {},
  ): void {
    const before = this.step(name)
    if (!canFollow(before.state, change.state)) throw new Error(`Step ${name} cannot go from ${before.state} to ${change.state}`)
    const { attention: _attention, waitsFor: _waitsFor, dueAt: _dueAt, ...kept } = before
    const finished = isFinished(change.state)
    this.facts.steps[name] = {
      ...kept,
      ...(before.state === 'pending' && { startedAt: now() }),
      ...(finished && { endedAt: now() }),
      ...change,
      revision: before.revision + 1,
    }
    if (!finished) delete this.facts.steps[name].endedAt
    this.record(kind, { step: name, ...event })
  }

  rememberAnswer(orderId: string, result: OrderResult): void {
    this.answers.set(orderId, result)
    this.unrecordedAnswers.push({ orderId, result })
    const oldest = this.answers.keys().next().value
    if (this.answers.size > rememberedAnswers && oldest !== undefined) this.answers.delete(oldest)
  }

  /** Takes in a fact once, however often it is delivered. */
  receiveFact(fact: CaseFact): void {
    if (this.factIds.includes(fact.factId)) return
    this.factIds.push(fact.factId)
    if (this.factIds.length > rememberedAnswers) this.factIds.shift()
    this.receivedFacts.push(fact)
  }

  hasFact(subject: string): boolean {
    return this.receivedFacts.some((fact) => fact.subject === subject)
  }

  /** The oldest fact about the subject that nobody has used yet. */
  takeFact(subject: string): CaseFact | undefined {
    const index = this.receivedFacts.findIndex((fact) => fact.subject === subject)
    return index < 0 ? undefined : this.receivedFacts.splice(index, 1)[0]
  }

  dropFacts(subject: string): void {
    this.receivedFacts.splice(0, this.receivedFacts.length, ...this.receivedFacts.filter((fact) => fact.subject !== subject))
  }

  /** The order that waits for this step, taken off the file. */
  takeInstruction(step: string): Instruction | undefined {
    const instruction = this.instructions.get(step)
    this.instructions.delete(step)
    return instruction
  }

  /** Nobody will take these orders any more: whoever gave them learns how their step stands. */
  answerAll(): void {
    for (const instruction of this.instructions.values()) instruction.answered.resolve()
    this.instructions.clear()
  }

  end(ending: Omit<Ending, 'at'>, actor?: Actor): void {
    const at = now()
    this.facts.ending = { ...ending, at }
    for (const hold of standingHolds(this.facts)) hold.ending = { how: 'case_ended', at, by: ending.by }
    this.record('case_ended', { ...(actor && { actor }), facts: { status: ending.status, reasons: ending.reasons } })
  }

  carry(previousRunId: string): CarriedCase {
    const { facts, openedAt, factIds, receivedFacts: unusedFacts } = this
    return { facts, openedAt, answers: [...this.answers], factIds, unusedFacts, previousRunId }
  }

  private voidOvertakenProposals(): void {
    for (const proposal of this.facts.proposals) {
      if (proposal.state !== 'open' || !isOvertaken(this.facts, proposal)) continue
      proposal.state = 'void'
      this.record('proposal_void', { facts: { proposalId: proposal.proposalId, order: proposal.content.kind } })
    }
  }
}

/** What it is about is over, has changed, or was lifted by another order. */
function isOvertaken(facts: CaseFacts, { content, stepRevision: revision }: Proposal): boolean {
  if (facts.ending || stepRevision(facts, content) !== revision) return true
  return content.kind === 'releaseCase' && content.holdId !== undefined && holdToLift(facts, content) === undefined
}

/** The instant of the workflow task, as text. */
export function now(): string {
  return new Date().toISOString()
}

function newFacts(process: ProcessName, briefing: CaseBriefing): CaseFacts {
  return {
    process,
    version: briefing.version,
    steps: newSteps(process, briefing),
    holds: [],
    proposals: [],
    requested: briefing.requested,
    isRoot: briefing.parentCaseId === undefined,
    pastCancellation: false,
    signed: false,
    active: false,
  }
}

/** The steps of the good case of these terms. */
export function newSteps(process: ProcessName, briefing: Pick<CaseBriefing, 'product' | 'requested'>): CaseFacts['steps'] {
  const steps = stepNames(process).filter((name) => isPartOf(briefing, findStep(process, name)!))
  return Object.fromEntries(steps.map((name) => [name, newStep(providerFor(briefing.product, findStep(process, name), name))]))
}

function isPartOf(briefing: Pick<CaseBriefing, 'product' | 'requested'>, { exceptional, onlyWith }: StepDeclaration): boolean {
  return !exceptional && (onlyWith !== 'income_evidence' || needsIncomeEvidence(briefing.product, briefing.requested))
}

/** The one of the product, where the process can use it. */
function providerFor(product: CaseBriefing['product'], declaration: StepDeclaration | undefined, name: string): string | undefined {
  const chosen = product.providers[name]
  const able = declaration?.providers
  return chosen !== undefined && (able === undefined || able.includes(chosen)) ? chosen : able?.[0]
}

/** A step that nobody has touched. */
function newStep(provider?: string): StepFacts {
  return { state: 'pending', attempts: 0, revision: 0, ...(provider !== undefined && { provider }) }
}
