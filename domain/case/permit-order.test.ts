import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newFacts } from '#test/api/case-facts.ts'
import { parseProduct } from '../product/product.ts'
import type { Actor, StaffActor } from './actor.ts'
import type { CaseFacts, StepFacts } from './case-facts.ts'
import type { Hold } from './hold.ts'
import { offeredOrders } from './offered-orders.ts'
import { orderKinds, type DecidedTerms, type OrderContent } from './order.ts'
import { permitOrder } from './permit-order.ts'
import { processes, type ProcessName } from './processes.ts'
import { roles, type Role } from './role.ts'

const rules = parseProduct(JSON.parse(readFileSync('products/personal-loan-br.json', 'utf8')))
const parked: StepFacts = {
  state: 'needs_attention',
  attempts: 3,
  revision: 4,
  provider: 'serpro',
  attention: { cause: 'retries_spent', code: 'TAX_AUTHORITY_DOWN', facts: {}, attempts: 3, since: '2026-11-21T10:00:00.000Z' },
}
const staff = (...held: Role[]): StaffActor => ({ kind: 'staff', personId: 'p-1', accountId: 'a-1', roles: held })
const onTax = (step: Partial<StepFacts> = {}, changes: Partial<CaseFacts> = {}): CaseFacts => {
  const facts = newFacts('onboarding', changes)
  return { ...facts, steps: { ...facts.steps, taxAuthority: { ...parked, ...step } } }
}
const applicant: Actor = { kind: 'applicant', partyId: 'p' }
const withdrawn = { status: 'withdrawn', reasons: [], by: 'party:p', at: '2026-11-21T10:00:00.000Z' } as const
const begun: CaseFacts['steps'] = { bureauReport: { state: 'running', attempts: 1, revision: 1 } }
const retry: OrderContent = { kind: 'retryStep', step: 'taxAuthority' }
const verdict = (facts: CaseFacts, actor: Actor, content: OrderContent) => {
  const answer = permitOrder({ facts, rules, actor, content })
  return answer.outcome === 'refused' ? answer.code : answer.outcome
}

describe('a hold', () => {
  const hold = (holdId: string, kind: Hold['kind'], change: Partial<Hold> = {}): Hold => ({
    holdId,
    kind,
    since: '2026-11-21T10:00:00.000Z',
    by: 'staff:p-2',
    ...change,
  })
  const ended = { how: 'lifted', at: '2026-11-22T10:00:00.000Z', by: 'staff:p-2' } as const
  const held = (...holds: Hold[]) => newFacts('loan', { holds })
  const lift = (holdId: string, holdKind?: Hold['kind']): OrderContent => ({ kind: 'releaseCase', holdId, ...(holdKind && { holdKind }) })

  it('is placed whatever stands already, one for sanctions by compliance alone', () => {
    const facts = held(hold('a', 'fraud'), hold('b', 'legal'))
    for (const holdKind of ['fraud', 'legal'] as const)
      for (const role of ['compliance', 'operations', 'senior_underwriter'] as const)
        expect(verdict(facts, staff(role), { kind: 'holdCase', holdKind })).toBe('permitted')
    expect(verdict(facts, staff('operations'), { kind: 'holdCase', holdKind: 'sanctions' })).toBe('ORDER_NOT_PERMITTED')
    expect(verdict(facts, staff('compliance'), { kind: 'holdCase', holdKind: 'sanctions' })).toBe('permitted')
  })

  it('is placed once for each confirmation, even when it was lifted since', () => {
    const confirm = (confirmedIn: string): OrderContent => ({ kind: 'holdCase', holdKind: 'sanctions', confirmedIn })
    const facts = held(
      hold('a', 'sanctions', { confirmedIn: 'review-1' }),
      hold('b', 'sanctions', { confirmedIn: 'review-2', ending: ended }),
    )
    expect(verdict(facts, staff('compliance'), confirm('review-1'))).toBe('CASE_ALREADY_ON_HOLD')
    expect(verdict(facts, staff('compliance'), confirm('review-2'))).toBe('CASE_ALREADY_ON_HOLD')
    expect(verdict(facts, staff('compliance'), confirm('review-3'))).toBe('permitted')
  })

  it('is lifted by compliance, one for sanctions by as many people as clear a hit', () => {
    const facts = held(hold('a', 'fraud'), hold('b', 'sanctions'), hold('c', 'legal', { ending: ended }))
    expect(verdict(facts, staff('operations'), lift('a'))).toBe('ORDER_NOT_PERMITTED')
    expect(verdict(facts, staff('compliance'), lift('a', 'fraud'))).toBe('permitted')
    expect(verdict(facts, staff('compliance'), lift('b', 'sanctions'))).toBe('needs_second_person')
    expect(verdict(facts, staff('compliance'), lift('b', 'fraud'))).toBe('CASE_NOT_ON_HOLD')
    expect(verdict(facts, staff('compliance'), lift('c'))).toBe('CASE_NOT_ON_HOLD')
    const oneIsEnough = { ...rules, twoPeople: rules.twoPeople.filter((action) => action !== 'clear_sanction') }
    const alone = (twoPeople: typeof rules.twoPeople) =>
      permitOrder({ facts, rules: { ...oneIsEnough, twoPeople }, actor: staff('compliance'), content: lift('b') }).outcome
    expect(alone(oneIsEnough.twoPeople)).toBe('permitted')
    expect(alone(['release_hold'])).toBe('needs_second_person')
  })

  it('ordered to be lifted without a name, as orders were of old, is the only one that stands', () => {
    const nameless: OrderContent = { kind: 'releaseCase' }
    expect(verdict(held(hold('a', 'fraud')), staff('compliance'), nameless)).toBe('permitted')
    expect(verdict(held(hold('a', 'sanctions')), staff('compliance'), nameless)).toBe('needs_second_person')
    expect(verdict(held(hold('a', 'fraud'), hold('b', 'legal')), staff('compliance'), nameless)).toBe('CASE_NOT_ON_HOLD')
    expect(verdict(held(), staff('compliance'), nameless)).toBe('CASE_NOT_ON_HOLD')
  })

  it('is offered to be lifted one by one, and to be placed by the kinds of one’s roles', () => {
    const facts = held(hold('a', 'fraud'), hold('b', 'sanctions'), hold('c', 'legal', { ending: ended }))
    const offers = (role: Role) =>
      offeredOrders({ facts, rules, actor: staff(role) }).flatMap(({ kind, choices, needsSecondPerson }) =>
        kind === 'holdCase' || kind === 'releaseCase' ? [[kind, choices, needsSecondPerson]] : [],
      )
    expect(offers('compliance')).toEqual([
      ['holdCase', ['sanctions', 'fraud', 'legal'], false],
      ['releaseCase', ['a'], false],
      ['releaseCase', ['b'], true],
    ])
    expect(offers('operations')).toEqual([['holdCase', ['fraud', 'legal'], false]])
  })
})

describe('who may order what', () => {
  it('refuses in order of precedence: no such step, role, ending, state, content', () => {
    const ended: Partial<CaseFacts> = { ending: { status: 'declined', reasons: ['x'], by: 'system', at: '2026-11-21T10:00:00.000Z' } }
    const wrong: OrderContent = { kind: 'switchProvider', step: 'taxAuthority', provider: 'nobody' }
    expect(verdict(onTax({ state: 'running' }, ended), staff('auditor'), { kind: 'retryStep', step: 'nothing' })).toBe('STEP_UNKNOWN')
    expect(verdict(onTax({ state: 'running' }, ended), staff('auditor'), wrong)).toBe('ORDER_NOT_PERMITTED')
    expect(verdict(onTax({ state: 'running' }, ended), staff('reviewer'), wrong)).toBe('CASE_ENDED')
    expect(verdict(onTax({ state: 'running' }), staff('reviewer'), wrong)).toBe('STEP_NOT_IN_STATE')
    expect(verdict(onTax(), staff('reviewer'), wrong)).toBe('PROVIDER_UNKNOWN')
    expect(verdict(onTax(), staff('reviewer'), retry)).toBe('permitted')
  })

  it('gives an auditor and an applicant no order about a step, whatever its state', () => {
    const states = ['pending', 'running', 'waiting', 'needs_attention', 'done'] as const
    for (const state of states) {
      expect(verdict(onTax({ state }), staff('auditor'), retry)).toBe('ORDER_NOT_PERMITTED')
      expect(verdict(onTax({ state }), { kind: 'applicant', partyId: 'p' }, retry)).toBe('ORDER_NOT_PERMITTED')
    }
  })

  it('lets operations retry what an outside system failed at, on any step, and nothing that is for others to judge', () => {
    const onScreening = (step: Partial<StepFacts>): CaseFacts => {
      const facts = newFacts('onboarding')
      return { ...facts, steps: { ...facts.steps, screening: { ...parked, provider: 'yente', ...step } } }
    }
    const again: OrderContent = { kind: 'retryStep', step: 'screening' }
    const judged = { ...parked.attention!, cause: 'judgement', code: 'SCREENING_HITS' } as const
    expect(verdict(onScreening({}), staff('operations'), again)).toBe('permitted')
    expect(verdict(onScreening({}), staff('reviewer'), again)).toBe('ORDER_NOT_PERMITTED')
    expect(verdict(onScreening({ attention: judged }), staff('operations'), again)).toBe('ORDER_NOT_PERMITTED')
    expect(verdict(onScreening({ attention: judged }), staff('compliance'), again)).toBe('permitted')
    expect(verdict(onScreening({}), staff('operations'), { kind: 'skipStep', step: 'screening' })).toBe('ORDER_NOT_PERMITTED')
  })

  const twoPeople: [what: string, content: OrderContent][] = [
    [
      'a result by hand',
      {
        kind: 'enterResult',
        step: 'taxAuthority',
        result: { kind: 'tax_standing', standing: 'regular' },
        evidence: { id: 'd', sha256: 'h' },
      },
    ],
    ['a corrected tax number', { kind: 'correctStep', step: 'taxAuthority', fields: ['taxId'], correction: { id: 'c', sha256: 'h' } }],
    ['a corrected name', { kind: 'correctStep', step: 'taxAuthority', fields: ['fullName'], correction: { id: 'c', sha256: 'h' } }],
  ]
  it.each(twoPeople)('asks for a second person for %s', (_what, content) => {
    expect(verdict(onTax(), staff('reviewer'), content)).toBe('needs_second_person')
  })

  it('takes a result only of the kind that the step has, and a correction only of what it uses', () => {
    const evidence = { id: 'd', sha256: 'h' }
    expect(
      verdict(onTax(), staff('reviewer'), {
        kind: 'enterResult',
        step: 'taxAuthority',
        result: { kind: 'filing', objectId: 'o' },
        evidence,
      }),
    ).toBe('RESULT_NOT_OF_THIS_STEP')
    expect(
      verdict(onTax(), staff('reviewer'), { kind: 'correctStep', step: 'taxAuthority', fields: ['email'], correction: evidence }),
    ).toBe('CORRECTION_NOT_OF_THIS_STEP')
    expect(verdict(onTax(), staff('reviewer'), { kind: 'correctStep', step: 'taxAuthority', fields: [], correction: evidence })).toBe(
      'CORRECTION_NOT_OF_THIS_STEP',
    )
  })

  it('skips nothing that the product does not name', () => {
    expect(verdict(onTax(), staff('reviewer'), { kind: 'skipStep', step: 'taxAuthority' })).toBe('STEP_NOT_SKIPPABLE')
  })

  it('lets nobody decide about an answer that never came', () => {
    expect(verdict(onTax(), staff('reviewer'), { kind: 'decideStep', step: 'taxAuthority', decision: 'accept', reasons: ['x'] })).toBe(
      'DECISION_NOT_OPEN',
    )
  })

  it('takes the income that papers come to in spite of findings only with two people, and only where they come to one', () => {
    const loan = (hasFigure: boolean) => {
      const facts = newFacts('loan')
      const attention = { ...parked.attention!, cause: 'judgement' as const, code: 'INCOME_PAPERS_DIFFER' as const, facts: { hasFigure } }
      return { ...facts, steps: { ...facts.steps, incomeEvidence: { ...parked, attention } } }
    }
    const accept: OrderContent = { kind: 'decideStep', step: 'incomeEvidence', decision: 'accept', reasons: ['spelling_only'] }
    expect(verdict(loan(true), staff('reviewer'), accept)).toBe('needs_second_person')
    expect(verdict(loan(false), staff('reviewer'), accept)).toBe('DECISION_NOT_OPEN')
    expect(verdict(loan(true), staff('compliance'), accept)).toBe('ORDER_NOT_PERMITTED')
    const entered: OrderContent = {
      kind: 'enterResult',
      step: 'incomeEvidence',
      result: { kind: 'income', figure: { id: 'f', sha256: 's' } },
      evidence: { id: 'e', sha256: 's' },
    }
    expect(verdict(loan(false), staff('underwriter'), entered)).toBe('needs_second_person')
  })

  it('makes no counter-offer of an amount whose income nobody has proven', () => {
    const onUnderwriting = (evidence?: Partial<StepFacts>): CaseFacts => {
      const facts = newFacts('loan')
      const underwriting: StepFacts = { state: 'waiting', waitsFor: 'staff', attempts: 0, revision: 1 }
      const { incomeEvidence: _none, ...others } = facts.steps
      return { ...facts, steps: { ...others, underwriting, ...(evidence && { incomeEvidence: { ...parked, ...evidence } }) } }
    }
    const offer = (amountMinor: number): OrderContent => ({
      kind: 'decideStep',
      step: 'underwriting',
      decision: 'counter_offer',
      reasons: ['other'],
      terms: { amountMinor, termMonths: 36 },
    })
    const sofia = staff('senior_underwriter')
    expect(verdict(onUnderwriting(), sofia, offer(3_000_000))).toBe('permitted')
    expect(verdict(onUnderwriting(), sofia, offer(3_000_001))).toBe('TERMS_NEED_PROVEN_INCOME')
    expect(verdict(onUnderwriting({ state: 'done' }), sofia, offer(3_000_001))).toBe('permitted')
    expect(verdict(onUnderwriting({ state: 'done_by_hand' }), sofia, offer(3_000_001))).toBe('permitted')
  })

  it.each<[string, Partial<CaseFacts>, Actor, ReturnType<typeof verdict>, terms?: DecidedTerms]>([
    ['is asked for by the applicant alone', {}, staff('underwriter'), 'ORDER_NOT_PERMITTED'],
    ['is about the whole application', { isRoot: false }, applicant, 'ORDER_IS_FOR_ROOT_CASE'],
    ['is not asked for of what has ended', { ending: withdrawn, steps: begun }, applicant, 'CASE_ENDED'],
    [
      'is closed once the credit report is asked for',
      { steps: begun },
      applicant,
      'TERMS_CLOSED',
      { amountMinor: 500_000, termMonths: 12 },
    ],
    ['is something else than what is asked for', {}, applicant, 'TERMS_ALREADY_REQUESTED', { amountMinor: 500_000, termMonths: 12 }],
    ['stays within the product', {}, applicant, 'TERMS_OUTSIDE_PRODUCT', { amountMinor: 5_000_100, termMonths: 12 }],
    ['may be the amount alone', {}, applicant, 'permitted', { amountMinor: 600_000, termMonths: 12 }],
    ['may be the term alone', { pastCancellation: false }, applicant, 'permitted', { amountMinor: 500_000, termMonths: 24 }],
  ])('another amount or term %s', (_what, changes, actor, outcome, terms = { amountMinor: 900_000, termMonths: 24 }) => {
    expect(verdict(newFacts('loan', changes), actor, { kind: 'changeTerms', terms })).toBe(outcome)
  })

  it('asks for a reason wherever something is refused or overridden', () => {
    const loan = newFacts('loan')
    expect(verdict(loan, staff('underwriter'), { kind: 'declineCase', reasons: [] })).toBe('REASON_MISSING')
  })

  it('never lets a withdrawal or a cancellation overtake the money', () => {
    const paid = newFacts('loan', { pastCancellation: true })
    expect(verdict(paid, staff('operations'), { kind: 'cancelCase' })).toBe('CASE_PAST_CANCELLATION')
    expect(verdict(paid, staff('underwriter'), { kind: 'declineCase', reasons: ['x'] })).toBe('CASE_PAST_CANCELLATION')
    expect(verdict(paid, { kind: 'applicant', partyId: 'p' }, { kind: 'withdrawCase' })).toBe('CASE_PAST_CANCELLATION')
  })
})

describe('what the desk offers', () => {
  it('is exactly what the rule permits: each offer is open, and nothing is offered to those who only read', () => {
    for (const process of Object.keys(processes) as ProcessName[]) {
      for (const state of ['needs_attention', 'waiting'] as const) {
        const facts = newFacts(process)
        for (const name of Object.keys(facts.steps)) {
          facts.steps[name] = { ...parked, state, ...(state === 'waiting' && { waitsFor: 'staff' as const }), provider: 'tesseract' }
        }
        for (const role of roles) {
          const offers = offeredOrders({ facts, rules, actor: staff(role) })
          if (role === 'auditor') expect(offers).toEqual([])
          for (const offer of offers) expect(orderKinds).toContain(offer.kind)
          expect(offers.filter((offer) => offer.step === undefined).every(() => process === 'loan')).toBe(true)
        }
      }
    }
  })

  it('folds providers, fields and decisions into choices', () => {
    const facts = newFacts('documentCheck')
    facts.steps.readDocument = { ...parked, provider: 'tesseract' }
    const offers = offeredOrders({ facts, rules, actor: staff('reviewer') })
    expect(offers).toContainEqual({ kind: 'switchProvider', step: 'readDocument', choices: ['textract'], needsSecondPerson: false })
    expect(offers).toContainEqual({ kind: 'enterResult', step: 'readDocument', choices: ['identity_document'], needsSecondPerson: true })
  })
})
