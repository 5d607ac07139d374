import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseProduct } from '../product/product.ts'
import { decideApplication, type ApplicationFacts } from './decide-application.ts'
import { measurePolicy, type Measure, type PolicyReason } from './policy-measures.ts'

// A lender that takes no pending registration, so that every rule can be tripped.
const policy = {
  ...parseProduct(JSON.parse(readFileSync('products/personal-loan-br.json', 'utf8'))).policy,
  taxStandings: ['regular' as const],
}

const good: ApplicationFacts = {
  ageYears: 36,
  ageAtLastInstalmentYears: 37,
  residence: 'BR',
  taxStanding: 'regular',
  riskTier: 'low',
  monthlyIncomeMinor: 500_000,
  requestedMinor: 500_000,
  instalmentMinor: 48_700,
  bureau: { outcome: 'hit', score: 710, monthlyObligationsMinor: 60_000, openDefaults: 0 },
}

const bureau = { outcome: 'hit', score: 710, monthlyObligationsMinor: 60_000, openDefaults: 0 } as const

/** One fact that trips each rule. */
const against: Record<PolicyReason, Partial<ApplicationFacts>> = {
  under_age: { ageYears: 17 },
  over_age: { ageAtLastInstalmentYears: 81 },
  not_resident: { residence: 'PT' },
  tax_registration_irregular: { taxStanding: 'pending_regularisation' },
  open_defaults: { bureau: { ...bureau, openDefaults: 1 } },
  credit_history: { bureau: { ...bureau, score: 399 } },
  income_insufficient: { monthlyIncomeMinor: 141_199, instalmentMinor: 1, bureau: { ...bureau, monthlyObligationsMinor: 0 } },
  payment_too_high_for_income: { instalmentMinor: 150_001, bureau: { ...bureau, monthlyObligationsMinor: 0 } },
  obligations_too_high_for_income: { bureau: { ...bureau, monthlyObligationsMinor: 201_301 } },
  high_risk: { riskTier: 'high' },
  credit_file_frozen: { bureau: { outcome: 'frozen' } },
  no_credit_file: { bureau: { outcome: 'no_hit' } },
  income_below_declared: {
    monthlyIncomeMinor: 349_999,
    provenIncome: { declaredMinor: 500_000, provenMinor: 349_999, used: 'proven' },
    bureau: { ...bureau, monthlyObligationsMinor: 0 },
  },
  score_needs_judgement: { bureau: { ...bureau, score: 649 } },
  amount_above_automatic: { requestedMinor: 1_500_001 },
}

describe('the measures that an underwriter reads', () => {
  it.each(Object.entries(against))('break their limit exactly where the policy says %s', (reason, facts) => {
    const applied = { ...good, ...facts }
    const decision = decideApplication(applied, policy)
    expect('reasons' in decision && decision.reasons).toEqual([reason])
    const broken = measurePolicy(applied, policy).filter(({ measured, limit }) => measured !== null && !meets(measured, limit))
    expect(broken.map((measure) => measure.reason).filter((one) => one !== 'score_needs_judgement' || reason === one)).toEqual([reason])
  })

  it('meet every limit where the policy approves', () => {
    expect(decideApplication(good, policy)).toEqual({ outcome: 'approved' })
    expect(measurePolicy(good, policy).filter(({ measured, limit }) => measured === null || !meets(measured, limit))).toEqual([])
  })

  it('hold a proven income against the declared one, and have no such line where none was to be proven', () => {
    const lines = (facts: ApplicationFacts) => measurePolicy(facts, policy).filter(({ reason }) => reason === 'income_below_declared')
    expect(lines(good)).toEqual([])
    expect(lines({ ...good, provenIncome: { declaredMinor: 500_000, provenMinor: 400_000, used: 'proven' } })).toEqual([
      {
        reason: 'income_below_declared',
        measured: { unit: 'percent', value: '20.0' },
        limit: { is: 'at_most', measure: { unit: 'percent', value: '30' } },
      },
    ])
  })

  it('never round a share down to its limit', () => {
    const [measure] = measurePolicy({ ...good, ...against.payment_too_high_for_income }, policy).filter(
      ({ reason }) => reason === 'payment_too_high_for_income',
    )
    expect(measure?.measured).toEqual({ unit: 'percent', value: '30.1' })
  })

  it('say nothing of a bureau that reported nothing', () => {
    const silent = measurePolicy({ ...good, bureau: { outcome: 'no_hit' } }, policy).filter(({ measured }) => measured === null)
    expect(silent.map(({ reason }) => reason)).toEqual([
      'open_defaults',
      'credit_history',
      'obligations_too_high_for_income',
      'score_needs_judgement',
    ])
  })
})

function meets(measured: Measure, limit: { is: 'at_least' | 'at_most' | 'one_of'; measure: Measure }): boolean {
  if (limit.is === 'one_of') return String(limit.measure.value).split(',').includes(String(measured.value))
  const [value, bound] = [Number(measured.value), Number(limit.measure.value)]
  return limit.is === 'at_least' ? value >= bound : value <= bound
}
