import { describe, expect, it } from 'vitest'
import type { Vocabulary } from '../generated/api.ts'
import { reasonQuestion } from './reason-options.ts'

const vocabulary: Vocabulary = {
  declineReasons: { credit_history: 'Credit history below the limit of the policy', other: 'Other reason, in the note' },
  referralReasons: {},
  providers: {},
  orderReasons: {
    passing_fault: 'A passing fault',
    other: 'Other, see the note',
    within_policy: 'Within the policy',
    name_alone: 'Name alone',
  },
  requests: [],
  reasonsOfOrders: { retryStep: ['passing_fault', 'other'] },
  reasonsOfDecisions: { 'screening.clear': ['name_alone', 'other'], 'underwriting.approve': ['within_policy'] },
}
const ask = (kind: Parameters<typeof reasonQuestion>[1]['kind'], step = '', choice = '') =>
  reasonQuestion(vocabulary, { kind, step, choice, declineReasons: ['credit_history', 'other'] })
const codes = (question: ReturnType<typeof ask>) => question.options.map((option) => option.code)

describe('the reasons to choose from', () => {
  it('are those of the kind of order, one of them', () => {
    expect(ask('retryStep')).toEqual({
      options: [
        { code: 'passing_fault', label: 'A passing fault' },
        { code: 'other', label: 'Other, see the note' },
      ],
      several: false,
    })
  })

  it('are those of the decision, several of them', () => {
    expect(codes(ask('decideStep', 'screening', 'clear'))).toEqual(['name_alone', 'other'])
    expect(ask('decideStep', 'screening', 'clear').several).toBe(true)
  })

  it('are one for an approval', () => {
    expect(ask('decideStep', 'underwriting', 'approve').several).toBe(false)
  })

  it.each([ask('declineCase'), ask('decideStep', 'underwriting', 'decline'), ask('decideStep', 'underwriting', 'counter_offer')])(
    'are those of the product where the applicant’s notice is made of them',
    (question) => {
      expect(codes(question)).toEqual(['credit_history', 'other'])
      expect(question.several).toBe(true)
    },
  )

  it('wait for the decision', () => {
    expect(codes(ask('decideStep', 'screening'))).toEqual([])
  })

  it('leave a note for what the vocabulary does not know', () => {
    expect(codes(ask('skipStep'))).toEqual(['other'])
    expect(codes(ask('decideStep', 'valuation', 'accept'))).toEqual(['other'])
  })

  it('are not asked for where the request is the reason', () => {
    expect(codes(ask('askApplicant'))).toEqual([])
  })
})
