import type { ErrorCode, ErrorDetails } from '../errors.ts'
import type { Actor, StaffActor } from './actor.ts'
import type { CaseFacts, StepFacts } from './case-facts.ts'
import type { CaseRules, TwoPeopleAction } from './case-rules.ts'
import type { CorrectableField, DecidedTerms, OrderContent, OrderKind } from './order.ts'
import { holdToLift, standingHolds } from './hold.ts'
import { findStep, type StepDeclaration } from './processes.ts'
import type { Role } from './role.ts'
import { isFinished, type StepState } from './step-state.ts'
import { areTermsOpen } from './open-terms.ts'
import { needsIncomeEvidence } from '../income/needs-income-evidence.ts'

/** `eligible` are the roles of which the second person needs one. */
export type Verdict =
  | { outcome: 'permitted' }
  | { outcome: 'needs_second_person'; eligible: readonly Role[] }
  | { outcome: 'refused'; code: ErrorCode; details: ErrorDetails }

type Asked<Kind extends OrderKind = OrderKind> = {
  facts: CaseFacts
  rules: CaseRules
  actor: Actor
  content: Extract<OrderContent, { kind: Kind }>
}

type OnStep<Kind extends OrderKind> = Asked<Kind> & { actor: StaffActor; step: StepFacts; declaration: StepDeclaration }

const permitted: Verdict = { outcome: 'permitted' }
const identityFields: readonly CorrectableField[] = ['fullName', 'birthDate', 'taxId', 'pixKey']

/**
 * Whether this actor may give this order now, alone or with a second person. The only place that knows: the workflow's validators refuse
 * by it, and the desk offers by it. Refusals in order of precedence: role, ending, state, content.
 */
export function permitOrder(asked: Asked): Verdict {
  return (rulesByKind[asked.content.kind] as (asked: Asked) => Verdict)(asked)
}

const rulesByKind: { [Kind in OrderKind]: (asked: Asked<Kind>) => Verdict } = {
  retryStep: onStep(['needs_attention'], () => permitted, repairers),

  correctStep: onStep(['needs_attention'], ({ rules, declaration, content }) => {
    const foreign = content.fields.filter((field) => !declaration.corrections?.includes(field))
    if (content.fields.length === 0 || foreign.length > 0) return refused('CORRECTION_NOT_OF_THIS_STEP', { fields: foreign })
    const changesIdentity = content.fields.some((field) => identityFields.includes(field))
    return changesIdentity ? twoPeople(rules, 'correct_identity', declaration.handlers) : permitted
  }),

  switchProvider: onStep(['needs_attention'], ({ step, declaration, content }) => {
    if (!declaration.providers?.includes(content.provider)) return refused('PROVIDER_UNKNOWN', { provider: content.provider })
    return step.provider === content.provider ? refused('PROVIDER_ALREADY_IN_USE', { provider: content.provider }) : permitted
  }),

  enterResult: onStep(['needs_attention'], ({ rules, declaration, content }) => {
    if (declaration.manualResult !== content.result.kind) return refused('RESULT_NOT_OF_THIS_STEP', { result: content.result.kind })
    return twoPeople(rules, 'enter_result', declaration.handlers)
  }),

  skipStep: onStep(['needs_attention'], ({ rules, declaration, content }) => {
    if (!declaration.skippable || !rules.skippable.includes(content.step)) return refused('STEP_NOT_SKIPPABLE', { step: content.step })
    return twoPeople(rules, 'skip_step', declaration.handlers)
  }),

  askApplicant: onStep(['needs_attention'], ({ declaration, content }) =>
    declaration.askable?.includes(content.request)
      ? permitted
      : refused('STEP_ASKS_NOTHING_OF_APPLICANT', { step: content.step, request: content.request }),
  ),

  decideStep: onStep(['needs_attention', 'waiting'], decideStep),

  declineCase: onCase(['underwriter', 'senior_underwriter', 'compliance', 'reviewer'], ({ facts, content }) => {
    if (facts.pastCancellation) return refused('CASE_PAST_CANCELLATION', {})
    return content.reasons.length === 0 ? refused('REASON_MISSING', {}) : permitted
  }),

  cancelCase: onCase(['operations', 'senior_underwriter'], ({ facts, rules }) => {
    if (facts.pastCancellation) return refused('CASE_PAST_CANCELLATION', {})
    return facts.signed ? twoPeople(rules, 'cancel_after_signature', ['operations', 'senior_underwriter']) : permitted
  }),

  holdCase: onCase(['compliance', 'operations', 'senior_underwriter'], ({ facts, actor, content }) => {
    if (content.holdKind === 'sanctions' && !actor.roles.includes('compliance'))
      return refused('ORDER_NOT_PERMITTED', { order: content.kind, needs: ['compliance'] })
    // Once for each confirmation, even where compliance has lifted it since.
    const isRepeated = content.confirmedIn !== undefined && facts.holds.some((hold) => hold.confirmedIn === content.confirmedIn)
    return isRepeated ? refused('CASE_ALREADY_ON_HOLD', {}) : permitted
  }),

  releaseCase: onCase(['compliance'], ({ facts, rules, content }) => {
    const hold = holdToLift(facts, content)
    if (!hold || (content.holdKind !== undefined && content.holdKind !== hold.kind))
      return refused('CASE_NOT_ON_HOLD', { standing: standingHolds(facts).length })
    // Whoever lifts a sanctions hold clears a hit: it takes as many people.
    const clears = hold.kind === 'sanctions' && rules.twoPeople.includes('clear_sanction')
    return clears ? { outcome: 'needs_second_person', eligible: ['compliance'] } : twoPeople(rules, 'release_hold', ['compliance'])
  }),

  withdrawCase: ({ facts, actor }) => {
    if (actor.kind !== 'applicant') return refused('ORDER_NOT_PERMITTED', { order: 'withdrawCase' })
    if (!facts.isRoot) return refused('ORDER_IS_FOR_ROOT_CASE', { order: 'withdrawCase' })
    if (facts.ending) return refused('CASE_ENDED', { status: facts.ending.status })
    return facts.pastCancellation ? refused('CASE_PAST_CANCELLATION', {}) : permitted
  },

  changeTerms: ({ facts, rules, actor, content }) => {
    if (actor.kind !== 'applicant') return refused('ORDER_NOT_PERMITTED', { order: 'changeTerms' })
    if (!facts.isRoot) return refused('ORDER_IS_FOR_ROOT_CASE', { order: 'changeTerms' })
    if (facts.ending) return refused('CASE_ENDED', { status: facts.ending.status })
    if (!areTermsOpen(facts)) return refused('TERMS_CLOSED', {})
    if (isSame(content.terms, facts.requested)) return refused('TERMS_ALREADY_REQUESTED', { ...facts.requested })
    return withinLimits(rules, content.terms) ?? permitted
  },

  confirmProposal: (asked) => answerProposal(asked),
  refuseProposal: (asked) => answerProposal(asked),
}

function decideStep({ facts, rules, actor, step, declaration, content }: OnStep<'decideStep'>): Verdict {
  const decision = declaration.decisions?.find((one) => one.name === content.decision)
  if (!decision) return refused('DECISION_UNKNOWN', { decision: content.decision })
  if (step.state === 'waiting' && step.waitsFor !== 'staff')
    return refused('STEP_NOT_IN_STATE', { state: step.state, waitsFor: step.waitsFor })
  if (step.state === 'needs_attention' && step.attention?.cause !== 'judgement')
    return refused('DECISION_NOT_OPEN', { decision: content.decision })
  if (content.reasons.length === 0 && content.decision !== 'approve') return refused('REASON_MISSING', {})
  switch (`${facts.process}.${content.step}.${content.decision}`) {
    case 'documentCheck.compareDocument.accept':
      return hasFact(step, 'mismatches') ? twoPeople(rules, 'accept_document_difference', declaration.handlers) : permitted
    case 'loan.incomeEvidence.accept':
      return step.attention?.facts['hasFigure'] === true
        ? twoPeople(rules, 'accept_document_difference', declaration.handlers)
        : refused('DECISION_NOT_OPEN', { decision: content.decision, attention: step.attention?.code })
    case 'onboarding.taxAuthority.accept':
      return step.attention?.code === 'TAX_NAME_DIFFERS'
        ? twoPeople(rules, 'accept_tax_standing', declaration.handlers)
        : refused('DECISION_NOT_OPEN', { decision: content.decision, attention: step.attention?.code })
    case 'onboarding.screening.clear':
    case 'rescreening.screening.clear':
      return listFact(step, 'topics').some((topic) => topic.startsWith('sanction'))
        ? twoPeople(rules, 'clear_sanction', declaration.handlers)
        : permitted
    case 'onboarding.screening.acknowledge':
    case 'rescreening.screening.acknowledge':
      return listFact(step, 'topics').some((topic) => topic.startsWith('sanction'))
        ? refused('DECISION_NOT_OPEN', { decision: content.decision })
        : twoPeople(rules, 'acknowledge_pep', declaration.handlers)
    case 'loan.underwriting.approve':
      return isSame(content.terms, facts.requested)
        ? withinAuthority(rules, actor, facts.requested.amountMinor)
        : refused('TERMS_DIFFER_FROM_REQUEST', { ...facts.requested })
    case 'loan.underwriting.counter_offer':
      return (
        withinLimits(rules, content.terms) ??
        withProvenIncome({ facts, rules }, content.terms) ??
        withinAuthority(rules, actor, content.terms?.amountMinor)
      )
    default:
      return permitted
  }
}

function isSame(terms: DecidedTerms | undefined, requested: DecidedTerms): boolean {
  return terms?.amountMinor === requested.amountMinor && terms.termMonths === requested.termMonths
}

function withinLimits({ limits }: CaseRules, terms: DecidedTerms | undefined): Verdict | undefined {
  if (!terms) return refused('DECISION_NEEDS_TERMS', {})
  const fits =
    terms.amountMinor >= limits.amountMinor.min &&
    terms.amountMinor <= limits.amountMinor.max &&
    terms.termMonths >= limits.termMonths.min &&
    terms.termMonths <= limits.termMonths.max
  return fits ? undefined : refused('TERMS_OUTSIDE_PRODUCT', { amountMinor: limits.amountMinor, termMonths: limits.termMonths })
}

/** No counter-offer leads around the evidence that the same amount would have needed, had it been asked for. */
function withProvenIncome({ facts, rules }: Pick<Asked, 'facts' | 'rules'>, terms: DecidedTerms | undefined): Verdict | undefined {
  const { incomeEvidence } = rules
  const needs = terms !== undefined && needsIncomeEvidence({ incomeEvidence }, terms)
  const isProven = isFinished(facts.steps['incomeEvidence']?.state ?? 'pending')
  return needs && !isProven ? refused('TERMS_NEED_PROVEN_INCOME', { aboveMinor: incomeEvidence?.aboveMinor ?? 0 }) : undefined
}

/** Alone up to the authority of one's own roles; above it, together with someone whose authority suffices. */
function withinAuthority(rules: CaseRules, actor: StaffActor, amountMinor: number | undefined): Verdict {
  if (amountMinor === undefined) return refused('DECISION_NEEDS_TERMS', {})
  const sufficient = (Object.entries(rules.authorityMinor) as [Role, number][])
    .filter(([, limit]) => limit >= amountMinor)
    .map(([role]) => role)
  if (sufficient.length === 0) return refused('AMOUNT_ABOVE_ALL_AUTHORITY', { amountMinor })
  return actor.roles.some((role) => sufficient.includes(role)) ? permitted : { outcome: 'needs_second_person', eligible: sufficient }
}

/** The second person: another human being, with a fitting role, for exactly the hash that was proposed, while what it is about stands still. */
function answerProposal({ facts, rules, actor, content }: Asked<'confirmProposal'> | Asked<'refuseProposal'>): Verdict {
  const proposal = facts.proposals.find((one) => one.proposalId === content.proposalId)
  if (!proposal || actor.kind !== 'staff') return refused('PROPOSAL_NOT_FOUND', {})
  if (actor.personId === proposal.maker.personId) return refused('SECOND_PERSON_REQUIRED', {})
  const verdict = permitOrder({ facts, rules, actor: proposal.maker, content: proposal.content })
  if (verdict.outcome === 'needs_second_person' && !actor.roles.some((role) => verdict.eligible.includes(role))) {
    return refused('ORDER_NOT_PERMITTED', { needs: verdict.eligible })
  }
  if (proposal.state !== 'open') return refused('PROPOSAL_CLOSED', { state: proposal.state })
  if (proposal.hash !== content.hash) return refused('PROPOSAL_DIFFERS', {})
  if (stepRevision(facts, proposal.content) !== proposal.stepRevision || verdict.outcome === 'refused')
    return refused('PROPOSAL_OVERTAKEN', {})
  return permitted
}

/** The revision of the step that an order is about; undefined for an order about the whole case. */
export function stepRevision(facts: CaseFacts, content: OrderContent): number | undefined {
  return 'step' in content ? facts.steps[content.step]?.revision : undefined
}

/** Whoever handles the step; and operations, where the outside failed and there is nothing to judge. */
function repairers(declaration: StepDeclaration, step: StepFacts): readonly Role[] {
  const isOutside = step.attention?.cause === 'retries_spent' || step.attention?.cause === 'refused'
  return isOutside && !declaration.handlers.includes('operations') ? [...declaration.handlers, 'operations'] : declaration.handlers
}

function onStep<Kind extends OrderKind>(
  states: readonly StepState[],
  permit: (asked: OnStep<Kind>) => Verdict,
  mayOrder: (declaration: StepDeclaration, step: StepFacts) => readonly Role[] = ({ handlers }) => handlers,
): (asked: Asked<Kind>) => Verdict {
  return (asked) => {
    const { facts, actor, content } = asked
    const name = (content as { step: string }).step
    const declaration = findStep(facts.process, name)
    const step = facts.steps[name]
    if (!declaration || !step) return refused('STEP_UNKNOWN', { step: name })
    const needs = mayOrder(declaration, step)
    if (actor.kind !== 'staff' || !actor.roles.some((role) => needs.includes(role))) {
      return refused('ORDER_NOT_PERMITTED', { order: content.kind, needs })
    }
    if (facts.ending && !declaration.exceptional) return refused('CASE_ENDED', { status: facts.ending.status })
    if (!states.includes(step.state)) return refused('STEP_NOT_IN_STATE', { step: name, state: step.state })
    return permit({ ...asked, actor, step, declaration })
  }
}

function onCase<Kind extends OrderKind>(
  allowed: readonly Role[],
  permit: (asked: Asked<Kind> & { actor: StaffActor }) => Verdict,
): (asked: Asked<Kind>) => Verdict {
  return (asked) => {
    const { facts, actor, content } = asked
    if (actor.kind !== 'staff' || !actor.roles.some((role) => allowed.includes(role))) {
      return refused('ORDER_NOT_PERMITTED', { order: content.kind, needs: allowed })
    }
    if (!facts.isRoot) return refused('ORDER_IS_FOR_ROOT_CASE', { order: content.kind })
    if (facts.ending) return refused('CASE_ENDED', { status: facts.ending.status })
    return permit({ ...asked, actor })
  }
}

function twoPeople(rules: CaseRules, action: TwoPeopleAction, eligible: readonly Role[]): Verdict {
  return rules.twoPeople.includes(action) ? { outcome: 'needs_second_person', eligible } : permitted
}

function refused(code: ErrorCode, details: ErrorDetails): Verdict {
  return { outcome: 'refused', code, details }
}

function hasFact(step: StepFacts, name: string): boolean {
  return listFact(step, name).length > 0
}

function listFact(step: StepFacts, name: string): readonly string[] {
  const value = step.attention?.facts[name]
  return Array.isArray(value) ? value : []
}
