import { describe, expect, it } from 'vitest'
import type { OrderAnswer } from '../generated/api.ts'
import { outcomeWords } from './outcome-words.ts'

const carriedOut = (step: OrderAnswer['step']): OrderAnswer => ({ orderId: 'o', outcome: 'carried_out', version: 14, step, proposal: null })
const step = (change: Partial<NonNullable<OrderAnswer['step']>>): NonNullable<OrderAnswer['step']> => ({
  name: 'taxAuthority',
  state: 'done',
  attempts: 4,
  sentence: null,
  ...change,
})
const told = (kind: Parameters<typeof outcomeWords>[0]['kind'], answer: OrderAnswer) =>
  outcomeWords({ kind, stepLabel: 'Tax authority', answer })

describe('the outcome of an order', () => {
  it('of a retry that failed is that it failed, with the number of the attempt and why', () => {
    const words = told('retryStep', carriedOut(step({ state: 'needs_attention', sentence: 'The tax authority does not answer.' })))
    expect([words.title, words.detail, words.tone]).toEqual([
      'Tax authority: attempt 4 did not help',
      'The tax authority does not answer.',
      'attention',
    ])
  })

  it('of a retry that helped is that it helped', () => {
    expect(told('switchProvider', carriedOut(step({}))).title).toBe('Tax authority: attempt 4 succeeded')
  })

  it('of a decision names no attempt', () => {
    expect(told('decideStep', carriedOut(step({}))).title).toBe('Tax authority is done')
    expect(told('decideStep', carriedOut(step({ state: 'needs_attention' }))).title).toBe('Tax authority still needs attention')
  })

  it('of a proposal is that nothing has changed yet', () => {
    const words = told('skipStep', {
      orderId: 'o',
      outcome: 'proposed',
      version: 14,
      step: null,
      proposal: { proposalId: 'p', hash: '0123456789abcdef', expiresAt: '2026-11-07T10:00:00.000Z' },
    })
    expect(words.title).toBe('Proposed to a second person')
    expect(words.detail).toMatch(/^Nothing has changed yet\. It stands until .* 01234567…cdef\.$/)
  })

  it('that is not there yet is said to be under way, never done', () => {
    const words = told('retryStep', { orderId: 'o', outcome: 'pending', version: null, step: null, proposal: null })
    expect([words.title, words.tone]).toEqual(['Tax authority: still at work', 'working'])
  })

  it('of an order about the case is how the case stands', () => {
    expect(told('holdCase', carriedOut(null)).title).toBe('The case is on hold')
    expect(told('refuseProposal', carriedOut(null)).detail).toBe('Nothing was carried out.')
  })

  it('by hand is never shown as the provider’s', () => {
    expect(told('enterResult', carriedOut(step({ state: 'done_by_hand' }))).title).toBe('Tax authority is done by hand')
  })
})
