import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../audit/canonical-json.ts'
import { proposalHash } from './proposal.ts'

const proposal = {
  proposalId: '0197',
  content: {
    kind: 'decideStep',
    step: 'underwriting',
    decision: 'approve',
    reasons: [],
    terms: { amountMinor: 3_000_000, termMonths: 24 },
  },
  reasonCode: 'within_policy',
  makerPersonId: 'p-103',
} as const

describe('the hash of a proposal', () => {
  it('is the same for the same proposal, whatever order its members were written in', () => {
    const { content, ...rest } = proposal
    const shuffled = {
      ...rest,
      content: {
        terms: { termMonths: 24, amountMinor: 3_000_000 },
        reasons: [],
        decision: 'approve',
        step: 'underwriting',
        kind: 'decideStep',
      },
    }
    expect(proposalHash(shuffled as never)).toBe(proposalHash({ content, ...rest } as never))
  })

  it('changes with the amount, the decision, the reason and the maker', () => {
    const changed = [
      { ...proposal, content: { ...proposal.content, terms: { amountMinor: 3_000_001, termMonths: 24 } } },
      { ...proposal, content: { ...proposal.content, decision: 'counter_offer' } },
      { ...proposal, reasonCode: 'other' },
      { ...proposal, makerPersonId: 'p-104' },
      { ...proposal, proposalId: '0198' },
    ]
    const hashes = new Set([proposal, ...changed].map((one) => proposalHash(one as never)))
    expect(hashes.size).toBe(6)
  })
})

describe('canonical JSON', () => {
  it('is JSON of the same value, and equal for equal values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})
