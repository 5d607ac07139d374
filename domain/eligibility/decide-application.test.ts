import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProduct } from '../product/product.ts'
import { decideApplication, type ApplicationFacts } from './decide-application.ts'

const { policy } = parseProduct(JSON.parse(readFileSync('products/personal-loan-br.json', 'utf8')))

const good: ApplicationFacts = {
  ageYears: 35,
  ageAtLastInstalmentYears: 36,
  residence: 'BR',
  taxStanding: 'regular',
  riskTier: 'low',
  monthlyIncomeMinor: 850_000,
  requestedMinor: 500_000,
  instalmentMinor: 49_000,
  bureau: { outcome: 'hit', score: 700, monthlyObligationsMinor: 100_000, openDefaults: 0 },
}

const hit = (changes: object): ApplicationFacts['bureau'] => ({
  outcome: 'hit',
  score: 700,
  monthlyObligationsMinor: 0,
  openDefaults: 0,
  ...changes,
})

describe('the credit policy', () => {
  it('declines a registration that the product does not take, and takes a pending one where it does', () => {
    const pending: ApplicationFacts = { ...good, taxStanding: 'pending_regularisation' }
    expect(decideApplication(pending, policy)).toEqual({ outcome: 'approved' })
    const strict = { ...policy, taxStandings: ['regular' as const] }
    expect(decideApplication({ ...pending, ageYears: 17 }, strict)).toEqual({
      outcome: 'declined',
      reasons: ['under_age', 'tax_registration_irregular'],
    })
  })

  it('approves who meets all of it', () => {
    expect(decideApplication(good, policy)).toEqual({ outcome: 'approved' })
  })

  const declines: [reason: string, change: Partial<ApplicationFacts>][] = [
    ['under_age', { ageYears: 17 }],
    ['over_age', { ageAtLastInstalmentYears: 81 }],
    ['not_resident', { residence: 'PT' }],
    ['open_defaults', { bureau: hit({ openDefaults: 1 }) }],
    ['credit_history', { bureau: hit({ score: 399 }) }],
    ['income_insufficient', { monthlyIncomeMinor: 141_199, instalmentMinor: 1, bureau: hit({}) }],
    ['payment_too_high_for_income', { instalmentMinor: 255_001 }],
    ['obligations_too_high_for_income', { bureau: hit({ monthlyObligationsMinor: 376_001 }) }],
  ]
  it.each(declines)('declines for %s', (reason, change) => {
    expect(decideApplication({ ...good, ...change }, policy)).toEqual({ outcome: 'declined', reasons: [reason] })
  })

  it('gives the reasons to decline in their order of precedence, all of them', () => {
    const worst: ApplicationFacts = {
      ...good,
      ageYears: 17,
      ageAtLastInstalmentYears: 81,
      residence: 'PT',
      monthlyIncomeMinor: 100_000,
      instalmentMinor: 90_000,
      bureau: hit({ openDefaults: 3, score: 100, monthlyObligationsMinor: 90_000 }),
    }
    expect(decideApplication(worst, policy)).toEqual({ outcome: 'declined', reasons: declines.map(([reason]) => reason) })
  })

  const edges: [what: string, change: Partial<ApplicationFacts>][] = [
    ['the minimum age to the day', { ageYears: 18 }],
    ['the maximum age at the last instalment', { ageAtLastInstalmentYears: 80 }],
    ['a payment of exactly the share of income', { instalmentMinor: 255_000 }],
    ['obligations of exactly the share of income', { bureau: hit({ monthlyObligationsMinor: 376_000 }) }],
    [
      'a proven income of exactly the share of the declared one',
      { monthlyIncomeMinor: 595_000, provenIncome: { declaredMinor: 850_000, provenMinor: 595_000, used: 'proven' } },
    ],
    ['the lowest income', { monthlyIncomeMinor: 141_200, instalmentMinor: 1, bureau: hit({}) }],
  ]
  it.each(edges)('takes %s', (_what, change) => {
    expect(decideApplication({ ...good, ...change }, policy)).toEqual({ outcome: 'approved' })
  })

  const referrals: [reason: string, change: Partial<ApplicationFacts>][] = [
    ['high_risk', { riskTier: 'high' }],
    ['credit_file_frozen', { bureau: { outcome: 'frozen' } }],
    ['no_credit_file', { bureau: { outcome: 'no_hit' } }],
    ['no_credit_file', { bureau: { outcome: 'not_asked' } }],
    [
      'income_below_declared',
      { monthlyIncomeMinor: 594_999, provenIncome: { declaredMinor: 850_000, provenMinor: 594_999, used: 'proven' } },
    ],
    ['score_needs_judgement', { bureau: hit({ score: 649 }) }],
    ['amount_above_automatic', { requestedMinor: 1_500_001 }],
  ]
  it.each(referrals)('leaves %s to an underwriter', (reason, change) => {
    expect(decideApplication({ ...good, ...change }, policy)).toEqual({ outcome: 'referred', reasons: [reason] })
  })

  it('never approves more for less: a lower income or a higher payment cannot turn a decline into an approval', () => {
    const amounts = fc.record({ monthlyIncomeMinor: fc.nat(3_000_000), instalmentMinor: fc.integer({ min: 1, max: 1_000_000 }) })
    fc.assert(
      fc.property(amounts, fc.nat(500_000), fc.nat(500_000), (facts, less, more) => {
        const before = decideApplication({ ...good, ...facts }, policy)
        const after = decideApplication(
          { ...good, monthlyIncomeMinor: Math.max(0, facts.monthlyIncomeMinor - less), instalmentMinor: facts.instalmentMinor + more },
          policy,
        )
        return before.outcome !== 'declined' || after.outcome === 'declined'
      }),
    )
  })
})
