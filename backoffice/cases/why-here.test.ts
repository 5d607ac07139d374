import { describe, expect, it } from 'vitest'
import { pressingStep, whyHere, type OpenStep } from './why-here.ts'

const step = (label: string, change: Partial<OpenStep>): OpenStep => ({
  caseId: 'c',
  process: 'loan',
  name: label.toLowerCase(),
  label,
  state: 'running',
  waitsFor: null,
  sentence: null,
  since: null,
  dueAt: null,
  ...change,
})
const repair = step('Tax authority', { state: 'needs_attention', sentence: 'The tax authority does not answer. 3 attempts were made.' })
const judgement = step('Screening', { state: 'needs_attention', sentence: 'One entry on the lists may be this person.' })
const decision = step('Underwriting', { state: 'waiting', waitsFor: 'staff' })
const applicant = step('Offer', { state: 'waiting', waitsFor: 'applicant' })
const outside = step('Pay-out', { state: 'waiting', waitsFor: 'outside' })
const running = step('Bureau report', {})

const words = (code: string) => ({ open_defaults: 'Open defaults', credit_history: 'Credit history' })[code] ?? code
const at = '2026-11-05T10:00:00.000Z'

describe('why a case is in a queue', () => {
  const cases: [what: string, steps: OpenStep[], sentence: string][] = [
    [
      'a repair comes before all else',
      [applicant, decision, repair],
      'Tax authority: The tax authority does not answer. 3 attempts were made.',
    ],
    ['a decision comes before the applicant', [applicant, decision], 'Underwriting: waits for a decision.'],
    ['the applicant comes before what runs', [running, applicant], 'Offer: waits for the applicant.'],
    ['what runs is told where nothing else is open', [running], 'Bureau report: running.'],
    ['an answer from outside is waited for', [outside], 'Pay-out: waits for an answer from outside.'],
    [
      'a second repair is counted',
      [repair, judgement],
      'Tax authority: The tax authority does not answer. 3 attempts were made. One more step needs attention.',
    ],
    ['nothing is said where nothing is open', [], ''],
  ]
  it.each(cases)('%s', (_what, openSteps, sentence) => {
    expect(whyHere({ openSteps, status: 'in_checks', holds: [], ending: null }, words)).toBe(sentence)
  })

  it('is the repayment of a loan that was paid out', () => {
    expect(whyHere({ openSteps: [outside], status: 'active', holds: [], ending: null }, words)).toBe('The loan is being repaid.')
    expect(pressingStep([])).toBeUndefined()
  })
  it('is every hold that stands, whatever is open besides', () => {
    const held = (...kinds: ('sanctions' | 'fraud' | 'legal')[]) =>
      whyHere({ openSteps: [repair], status: 'on_hold', holds: kinds.map((kind) => ({ kind, since: at })), ending: null }, words)
    expect(held('legal')).toBe('Held for a legal reason.')
    expect(held('fraud', 'sanctions')).toBe('Held by 2 holds: fraud and sanctions.')
    expect(held('fraud', 'legal', 'fraud')).toBe('Held by 3 holds: fraud (2) and legal reason.')
  })

  it('is how it ended', () => {
    const ending = { reasons: ['open_defaults', 'credit_history'], at }
    expect(whyHere({ openSteps: [], status: 'declined', holds: [], ending }, words)).toBe('Declined: Open defaults and Credit history.')
    expect(whyHere({ openSteps: [], status: 'completed', holds: [], ending: { reasons: [], at } }, words)).toBe('')
  })

  it('is what broke on the way out of a case that has ended', () => {
    const undoing = step('Release of the commitment', { state: 'needs_attention', sentence: 'The ledger does not answer.' })
    expect(whyHere({ openSteps: [undoing], status: 'needs_attention', holds: [], ending: { reasons: ['other'], at } }, words)).toBe(
      'Release of the commitment: The ledger does not answer.',
    )
  })
})
