import { assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleContract } from '#test/documents/sample-contract.ts'
import type { ContractDocument } from './contract-document.ts'
import { sumContract } from './contract-figures.ts'

const contract = sampleContract()
const { facts, schedule } = contract

describe('the figures of a contract', () => {
  it('are the sums of its schedule, and its parts make one hundred percent', () => {
    const loan = record({
      requestedMinor: integer({ min: 10_000, max: 50_000_000 }),
      termMonths: integer({ min: 1, max: 60 }),
      feeMinor: integer({ min: 0, max: 90_000 }),
    })
    assert(
      property(loan, (terms) => {
        const priced = sampleContract(terms)
        const { totals, shares } = sumContract(priced)
        expect(totals.principalMinor).toBe(priced.facts.financedMinor)
        expect(totals.interestMinor + totals.principalMinor).toBe(priced.facts.totalPaidMinor)
        expect(shares.net + shares.iof + shares.fees.reduce((sum, share) => sum + share, 0)).toBe(100_00)
      }),
    )
  })

  it.each<[string, ContractDocument]>([
    ['schedule', { ...contract, schedule: [] }],
    ['row 3: number', withRow(2, { number: 4 })],
    ['row 1: opening balance', { ...contract, facts: { ...facts, financedMinor: facts.financedMinor + 1 } }],
    ['row 5: opening balance', withRow(4, { openingMinor: schedule[4]!.openingMinor - 1 })],
    ['row 7: payment', withRow(6, { paymentMinor: schedule[6]!.paymentMinor + 1 })],
    ['row 9: closing balance', withRow(8, { closingMinor: schedule[8]!.closingMinor + 1 })],
    ['closing balance of the last row', { ...contract, schedule: schedule.slice(0, -1) }],
    ['financed amount', { ...contract, facts: { ...facts, netMinor: facts.netMinor - 1 } }],
    ['total to pay', { ...contract, facts: { ...facts, totalPaidMinor: facts.totalPaidMinor + 1 } }],
  ])('are refused when they disagree: %s', (figure, wrong) => {
    expect(() => sumContract(wrong)).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_FIGURES_DISAGREE', details: expect.objectContaining({ figure }) }),
    )
  })
})

function withRow(index: number, change: Partial<(typeof schedule)[number]>): ContractDocument {
  return { ...contract, schedule: schedule.map((row, at) => (at === index ? { ...row, ...change } : row)) }
}
