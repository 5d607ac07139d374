import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { type LoanAccount, openAccount } from '#domain/loan/loan-account.ts'
import type { LoanTerms } from '#domain/loan/loan-terms.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainLoan } from '#test/rules/plain-terms.ts'
import { oneTenthADay } from '#test/rules/cumulative-table.ts'

type Strategy = NonNullable<LoanTerms['recalculation']>['strategy']
type Payment = readonly [on: string, amountMinor: number]

/** 1,200.00 on 15 January 2024 over four months that earn a tenth of a percent a day on what is really outstanding. */
function loanWith(strategy: Strategy, terms: Partial<LoanTerms> = {}): LoanAccount {
  const recalculation = { rest: 'daily', preClose: 'till_pre_close_date', strategy, compounding: 'none', stopsOnPastDue: false } as const
  const account = openAccount({ ...plainLoan('cumulative'), ...oneTenthADay, engine: 'cumulative', recalculation, ...terms })
  disburse(account, '2024-01-15', 120_000)
  return account
}

function disburse(account: LoanAccount, day: string, amountMinor: number): void {
  const on = parseIsoDate(day)
  applyEvent(account, { type: 'disburse', recordedOn: on, on, amountMinor: parseMinor(amountMinor) })
}

function pay(account: LoanAccount, payments: readonly Payment[]): void {
  for (const [day, amountMinor] of payments) {
    const on = parseIsoDate(day)
    applyEvent(account, { type: 'repayment', recordedOn: on, on, amountMinor: parseMinor(amountMinor) })
  }
}

const rowsOf = (account: LoanAccount) => showSchedule(account).map(({ principal, interest }) => [principal, interest])

describe('principal that is repaid early', () => {
  const strategies: readonly Strategy[] = [
    'reschedule_next_repayments',
    'reduce_number_of_installments',
    'reduce_emi_amount',
    'adjust_last_unpaid_period',
  ]

  it.each(strategies)('changes nothing by itself where each row is paid when it falls due: %s', (strategy) => {
    const account = loanWith(strategy)
    pay(account, [
      ['2024-02-15', 33_720],
      ['2024-03-15', 32_610],
    ])
    expect(rowsOf(account)).toEqual([
      [30_000, 3720],
      [30_000, 2610],
      [30_000, 1860],
      [30_000, 900],
    ])
  })

  // 900.00 for ten days and 400.00 for nineteen: 16.60. The row repays 500.00, which is 200.00 more than it asked for.
  it.each<readonly [Strategy, readonly (readonly number[])[]]>([
    [
      'reschedule_next_repayments',
      [
        [10_000, 1240],
        [30_000, 900],
      ],
    ],
    [
      'reduce_number_of_installments',
      [
        [30_000, 1240],
        [10_000, 300],
      ],
    ],
    [
      'reduce_emi_amount',
      [
        [20_000, 1240],
        [20_000, 600],
      ],
    ],
    [
      'adjust_last_unpaid_period',
      [
        [30_000, 1240],
        [10_000, 300],
      ],
    ],
  ])('earns less from its day on, and is taken from the rows that are left: %s, equal principal', (strategy, rows) => {
    const account = loanWith(strategy)
    pay(account, [
      ['2024-02-15', 33_720],
      ['2024-02-25', 50_000],
    ])
    expect(rowsOf(account)).toEqual([[30_000, 3720], [50_000, 1660], ...rows])
  })

  // 1,200.00 × 0.03 × 1.03^4 / (1.03^4 − 1) = 322.8324…, of which 37.20 are interest. Ten days on 914.37 and nineteen on 414.37 earn
  // 9.14 and 7.87; the row asked for 305.82 of principal. Over two rows, 414.37 × 0.03 × 1.0609 / 0.0609 = 216.5542…
  it.each<readonly [Strategy, readonly (readonly number[])[]]>([
    [
      'reschedule_next_repayments',
      [
        [30_998 - 19_418, 1285],
        [29_857, 896],
      ],
    ],
    [
      'reduce_number_of_installments',
      [
        [30_998, 1285],
        [10_439, 313],
      ],
    ],
    [
      'reduce_emi_amount',
      [
        [20_370, 1285],
        [21_067, 632],
      ],
    ],
    [
      'adjust_last_unpaid_period',
      [
        [30_998, 1285],
        [10_439, 313],
      ],
    ],
  ])('earns less from its day on, and is taken from the rows that are left: %s, equal instalments', (strategy, rows) => {
    const account = loanWith(strategy, { amortization: 'equal_installments' })
    pay(account, [
      ['2024-02-15', 32_283],
      ['2024-02-25', 50_000],
    ])
    expect(rowsOf(account)).toEqual([[28_563, 3720], [50_000, 1701], ...rows])
  })

  it('may spare more than one row its principal', () => {
    const account = loanWith('reschedule_next_repayments', { numberOfRepayments: 6 })
    pay(account, [
      ['2024-02-15', 23_720],
      ['2024-02-25', 55_000],
    ])
    expect(rowsOf(account).map(([principal]) => principal)).toEqual([20_000, 55_000, 0, 5000, 20_000, 20_000])
  })

  it('spares the last row nothing, which repays what is left', () => {
    const account = loanWith('reschedule_next_repayments')
    pay(account, [
      ['2024-02-15', 33_720],
      ['2024-03-15', 32_610],
      ['2024-03-25', 50_000],
    ])
    expect(rowsOf(account).slice(2)).toEqual([
      [50_000, 600 + 210],
      [10_000, 300],
    ])
  })

  it('ends the loan sooner where the number of rows falls', () => {
    const account = loanWith('reduce_number_of_installments')
    pay(account, [
      ['2024-02-15', 33_720],
      ['2024-02-25', 65_000],
    ])
    expect(rowsOf(account)).toEqual([
      [30_000, 3720],
      [65_000, 900 + 475],
      [25_000, 775],
    ])
  })

  it('never makes instalments dearer, though months of 31 days leave more than the instalment was solved for', () => {
    const account = loanWith('reduce_emi_amount', { amortization: 'equal_installments' })
    pay(account, [
      ['2024-02-15', 32_283],
      ['2024-03-15', 32_284],
    ])
    // Solved anew over two rows, 618.05 would ask for 323.00.
    expect(rowsOf(account)).toEqual([
      [28_563, 3720],
      [29_632, 2652],
      [30_367, 1916],
      [31_438, 943],
    ])
  })

  it('is left out of the instalment that a new rate asks for after a grace', () => {
    const account = loanWith('reduce_emi_amount', { amortization: 'equal_installments', graceOnPrincipal: 2 })
    const recordedOn = parseIsoDate('2024-01-15')
    const none = { newDueOn: null, extraTerms: null, graceOnPrincipal: null, graceOnInterest: null }
    applyEvent(account, { type: 'reschedule', recordedOn, from: parseIsoDate('2024-03-15'), newRatePercent: nineteenOf('73'), ...none })
    pay(account, [
      ['2024-02-15', 3720],
      ['2024-03-15', 26_960],
    ])
    // 1,000.00 × 0.06 × 1.1236 / 0.1236 = 545.4368…
    expect(rowsOf(account)).toEqual([
      [0, 3720],
      [20_000, 6960],
      [48_344, 6200],
      [51_656, 3099],
    ])
  })

  it.each<readonly [string, Payment, number]>([
    ['on a due date', ['2024-03-15', 500_000], 2610],
    ['before it, for the days until then', ['2024-02-25', 500_000], 900],
  ])('is no more than the loan has left: what is paid beyond it ends the loan %s', (_when, payment, interest) => {
    const account = loanWith('reschedule_next_repayments')
    pay(account, [['2024-02-15', 33_720], payment])
    expect(rowsOf(account)).toEqual([
      [30_000, 3720],
      [90_000, interest],
    ])
    expect([account.status, account.book!.overpaidMinor]).toEqual(['overpaid', 500_000 - 90_000 - interest])
  })
})

describe('the balance of a row', () => {
  it('changes on the days on which money comes and goes, in their order', () => {
    const account = loanWith('reduce_number_of_installments')
    pay(account, [['2024-01-25', 20_000]])
    disburse(account, '2024-01-30', 40_000)
    // 1,200.00 for ten days, 1,000.00 for five and 1,400.00 for sixteen.
    expect(rowsOf(account)[0]).toEqual([40_000, 1200 + 500 + 2240])
  })
})
