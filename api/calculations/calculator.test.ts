import { afterEach, describe, expect, it } from 'vitest'
import { createCalculator, type Calculator } from './calculator.ts'

/** Thousands of business days of one loan: more than any request may ask for. */
const endless = {
  terms: {
    principal: '1000000',
    schedule_engine: 'cumulative',
    currency: 'USD',
    annual_rate_percent: '9.99',
    number_of_repayments: 120,
    repayment_every: 1,
    repayment_unit: 'months',
    interest_method: 'declining_balance',
    amortization: 'equal_installments',
    interest_calculation_period: 'daily',
    days_in_year: 'actual',
    days_in_month: 'actual',
    interest_recalculation: { rest: 'daily', reschedule_strategy: 'adjust_last_unpaid_period' },
    payment_allocation: { strategy: 'penalties_fees_interest_principal' },
  },
  timeline: [
    { type: 'disburse', date: '2024-01-01', amount: '1000000' },
    ...Array.from({ length: 9_000 }, (_, day) => ({
      type: 'repayment',
      date: new Date(Date.UTC(2024, 0, 2 + day)).toISOString().slice(0, 10),
      amount: '1',
    })),
  ],
}

const yieldOf = { principal: '1000', interest: '5.25', days: 30 }

describe('the calculator beside the requests', () => {
  let calculator: Calculator
  afterEach(() => calculator.close())

  it('ends a calculation that takes too long, and answers the next', async () => {
    calculator = createCalculator({ timeoutMs: 2_000 })
    const long = calculator.calculate('loan-timeline', endless, 'one')
    const next = calculator.calculate('apy', yieldOf, 'another')
    await expect(long).rejects.toMatchObject({ code: 'CALCULATION_TOO_LONG', details: { field: 'inputs' } })
    expect(await next).toEqual({ apy_percent: '6.5781' })
  })

  it('ends a calculation that needs too much memory, and answers the next', async () => {
    calculator = createCalculator({ maxMemoryMb: 48, timeoutMs: 30_000 })
    const statement = { type: 'snapshot', of: 'transactions', as_of: '2030-01-01' }
    const timeline = [...endless.timeline.slice(0, 1_000), ...Array.from({ length: 5_000 }, () => statement)]
    const terms = { ...endless.terms, interest_recalculation: null }
    await expect(calculator.calculate('loan-timeline', { terms, timeline }, 'one')).rejects.toMatchObject({ code: 'CALCULATION_TOO_LONG' })
    expect(await calculator.calculate('apy', yieldOf, 'one')).toEqual({ apy_percent: '6.5781' })
  })

  it('goes on serving requests while it calculates', async () => {
    calculator = createCalculator({ timeoutMs: 2_000 })
    const long = calculator.calculate('loan-timeline', endless, 'one').catch(() => 'ended')
    let turns = 0
    const count = setInterval(() => (turns += 1), 10)
    expect(await long).toBe('ended')
    clearInterval(count)
    expect(turns).toBeGreaterThan(50)
  })

  it('lets only so many wait', async () => {
    calculator = createCalculator({ mostWaiting: 3 })
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => calculator.calculate('apy', yieldOf, 'one')))
    expect(asked.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'answered'))).toEqual([
      'answered',
      'answered',
      'answered',
      'CALCULATOR_BUSY',
      'CALCULATOR_BUSY',
    ])
  })

  it('lets nobody fill the queue alone', async () => {
    calculator = createCalculator({ mostWaitingOfOne: 2, timeoutMs: 60_000 })
    const answerFor = (by: string) =>
      calculator.calculate('apy', yieldOf, by).then(
        () => 'answered',
        (error: { code: string }) => error.code,
      )
    const answers = await Promise.all([answerFor('one'), answerFor('one'), answerFor('one'), answerFor('another')])
    expect(answers).toEqual(['answered', 'answered', 'CALCULATOR_BUSY', 'answered'])
    expect(await answerFor('one')).toBe('answered')
  })

  it('lets those who ask take turns, whoever asked how much', async () => {
    calculator = createCalculator({ timeoutMs: 60_000 })
    const answered: string[] = []
    const asked = ['many', 'many', 'many', 'few'].map(async (by) => {
      await calculator.calculate('apy', yieldOf, by)
      answered.push(by)
    })
    await Promise.all(asked)
    expect(answered).toEqual(['many', 'few', 'many', 'many'])
  })

  it('hands on what the rule refuses, with field and rule', async () => {
    calculator = createCalculator()
    await expect(calculator.calculate('apy', { ...yieldOf, days: 0 }, 'one')).rejects.toMatchObject({
      code: 'INPUT_MALFORMED',
      details: { field: 'days', rule: 'a whole number, 1 to 36525' },
    })
    await expect(calculator.calculate('horoscope', {}, 'one')).rejects.toMatchObject({ code: 'CALCULATION_UNKNOWN' })
  })
})
