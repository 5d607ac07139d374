import type { StaffActor } from './actor.ts'
import type { CaseFacts } from './case-facts.ts'
import type { CaseRules } from './case-rules.ts'
import { holdKinds, standingHolds } from './hold.ts'
import type { OrderContent } from './order.ts'
import { permitOrder } from './permit-order.ts'
import { findStep, type StepDeclaration } from './processes.ts'

/** One thing that this person can order now. `choices` are the providers, fields, requests, decisions, kinds of hold or holds to pick from. */
export type OfferedOrder = { kind: OrderContent['kind']; step?: string; choices?: readonly string[]; needsSecondPerson: boolean }

type Situation = { facts: CaseFacts; rules: CaseRules; actor: StaffActor }

/** What this person may order on the case as it stands: asks `permitOrder` for each thing that exists, so that screen and rule cannot differ. */
export function offeredOrders(situation: Situation): OfferedOrder[] {
  const onSteps = Object.keys(situation.facts.steps).flatMap((step) => offeredOnStep(situation, step))
  return [
    ...onSteps,
    ...offered(situation, { kind: 'declineCase', reasons: ['any'] }),
    ...offered(situation, { kind: 'cancelCase' }),
    ...withChoices(holdKinds.flatMap((holdKind) => offered(situation, { kind: 'holdCase', holdKind }, holdKind))),
    ...withChoices(standingHolds(situation.facts).flatMap(({ holdId }) => offered(situation, { kind: 'releaseCase', holdId }, holdId))),
  ]
}

function offeredOnStep(situation: Situation, step: string): OfferedOrder[] {
  const declaration = findStep(situation.facts.process, step)
  if (!declaration) return []
  const reference = { id: '', sha256: '' }
  return [
    ...offered(situation, { kind: 'retryStep', step }),
    ...withChoices(
      (declaration.corrections ?? []).flatMap((field) =>
        offered(situation, { kind: 'correctStep', step, fields: [field], correction: reference }, field),
      ),
    ),
    ...withChoices(
      (declaration.providers ?? []).flatMap((provider) => offered(situation, { kind: 'switchProvider', step, provider }, provider)),
    ),
    ...offeredResult(situation, step, declaration),
    ...offered(situation, { kind: 'skipStep', step }),
    ...withChoices((declaration.askable ?? []).flatMap((request) => offered(situation, { kind: 'askApplicant', step, request }, request))),
    ...withChoices(
      (declaration.decisions ?? []).flatMap((decision) => offered(situation, probeDecision(situation, step, decision.name), decision.name)),
    ),
  ]
}

function offeredResult(situation: Situation, step: string, declaration: StepDeclaration): OfferedOrder[] {
  const kind = declaration.manualResult
  if (!kind) return []
  const evidence = { id: '', sha256: '' }
  const results = {
    tax_standing: { kind: 'tax_standing', standing: 'regular' },
    screening: { kind: 'screening', outcome: 'no_hits' },
    bureau: { kind: 'bureau', outcome: 'no_hit' },
    income: { kind: 'income', figure: evidence },
    identity_document: { kind: 'identity_document', reading: evidence },
    filing: { kind: 'filing', objectId: '' },
  } as const
  return offered(situation, { kind: 'enterResult', step, result: results[kind], evidence }, kind)
}

/** As if decided on what was asked for. A counter-offer of another amount may need a second person where this does not, or the reverse. */
function probeDecision({ facts }: Situation, step: string, decision: string): OrderContent {
  return { kind: 'decideStep', step, decision, reasons: ['any'], terms: facts.requested }
}

function offered(situation: Situation, content: OrderContent, choice?: string): OfferedOrder[] {
  const verdict = permitOrder({ ...situation, content })
  if (verdict.outcome === 'refused') return []
  return [
    {
      kind: content.kind,
      ...('step' in content && { step: content.step }),
      ...(choice !== undefined && { choices: [choice] }),
      needsSecondPerson: verdict.outcome === 'needs_second_person',
    },
  ]
}

/** Folds the offers of one kind that agree about the second person into one with several choices. */
function withChoices(offers: OfferedOrder[]): OfferedOrder[] {
  const folded: OfferedOrder[] = []
  for (const offer of offers) {
    const alike = folded.find((other) => other.kind === offer.kind && other.needsSecondPerson === offer.needsSecondPerson)
    if (alike) alike.choices = [...(alike.choices ?? []), ...(offer.choices ?? [])]
    else folded.push({ ...offer })
  }
  return folded
}
