import { describe, expect, it } from 'vitest'
import { newFacts } from '#test/api/case-facts.ts'
import type { CaseFacts, StepFacts } from './case-facts.ts'
import { caseStatus, type CaseStatus } from './case-status.ts'
import { familyStatus } from './family-status.ts'

const at = '2026-11-21T10:00:00.000Z'
const parked = (cause: 'judgement' | 'refused'): StepFacts => ({
  state: 'needs_attention',
  attempts: 1,
  revision: 1,
  attention: { cause, code: 'UNEXPECTED_ERROR', facts: {}, attempts: 1, since: at },
})
const waiting = (waitsFor: 'applicant' | 'staff' | 'outside'): StepFacts => ({ state: 'waiting', waitsFor, attempts: 0, revision: 1 })
const proposal = { state: 'open' } as CaseFacts['proposals'][number]

describe('the status of a case', () => {
  // Each line adds what takes precedence over everything above it.
  const ladder: [CaseStatus, (facts: CaseFacts) => void][] = [
    ['in_checks', () => undefined],
    ['active', (facts) => void (facts.active = true)],
    ['needs_applicant', (facts) => void (facts.steps.offer = waiting('applicant'))],
    ['needs_review', (facts) => void (facts.steps.underwriting = waiting('staff'))],
    ['needs_attention', (facts) => void (facts.steps.filing = parked('refused'))],
    ['awaiting_second_approval', (facts) => void facts.proposals.push(proposal)],
    ['on_hold', (facts) => void facts.holds.push({ holdId: 'h', kind: 'fraud', since: at, by: 'staff:p' })],
  ]
  it('is what must happen next, in order of precedence', () => {
    const facts = newFacts('loan')
    for (const [status, add] of ladder) {
      add(facts)
      expect(caseStatus(facts)).toBe(status)
    }
  })

  it('is the ending, unless something that the ending left behind must be repaired', () => {
    const ended = newFacts('loan', { ending: { status: 'withdrawn', reasons: ['x'], by: 'party:p', at } })
    expect(caseStatus(ended)).toBe('withdrawn')
    ended.steps.releaseCommitment = parked('refused')
    expect(caseStatus(ended)).toBe('needs_attention')
  })
})

describe('the status of an application', () => {
  it.each<[CaseStatus, CaseStatus[], CaseStatus]>([
    ['in_checks', ['needs_attention', 'needs_applicant'], 'needs_attention'],
    ['in_checks', ['needs_applicant'], 'needs_applicant'],
    ['in_checks', ['in_checks', 'completed'], 'in_checks'],
    ['on_hold', ['needs_attention'], 'on_hold'],
    ['declined', ['in_checks'], 'declined'],
    ['active', ['completed'], 'active'],
    ['in_checks', ['needs_review', 'needs_attention'], 'needs_attention'],
  ])('%s with %j below it is %s', (root, others, whole) => {
    expect(familyStatus(root, others)).toBe(whole)
  })
})
