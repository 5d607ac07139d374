import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { interestSpan } from './interest-span.ts'
import { PlanRow } from './plan-row.ts'

describe('the copy of a row', () => {
  const row = new PlanRow(
    { interestMethod: 'declining_balance', amountMultipleMinor: null },
    parseIsoDate('2024-01-31'),
    parseIsoDate('2024-02-29'),
  )
  // Every number and flag of the row is set to something of its own, whichever there are.
  for (const [index, [field, value]] of Object.entries(row).entries()) {
    if (typeof value === 'number') Object.assign(row, { [field]: 100 + index })
    if (typeof value === 'boolean') Object.assign(row, { [field]: !value })
  }
  row.firstSpan.balanceMinor = 5000
  const copy = row.copy(null)

  it('holds everything that the row holds', () => {
    expect(copy).toEqual(row)
  })

  it('changes without the row', () => {
    copy.firstSpan.balanceMinor = 1
    copy.setInstalment(1)
    expect(row.firstSpan.balanceMinor).toBe(5000)
    expect(row.instalmentMinor).not.toBe(1)
  })
})

describe('a row', () => {
  const [from, due] = [parseIsoDate('2024-01-31'), parseIsoDate('2024-02-29')]
  const terms = { interestMethod: 'declining_balance', amountMultipleMinor: null } as const

  it('holds the interest of the balance that it begins with', () => {
    const earning = { ...interestSpan(from, due), balanceMinor: 120_000, factorTillDue: 10n ** 17n, quickFactorTillDue: 0.01 }
    expect(new PlanRow(terms, from, due, [earning]).calculatedInterestMinor).toBe(1200)
  })

  // 1,200.00 less an instalment of 300.00, of which 100.00 left the balance already when they were paid.
  it('leaves a balance that counts what was paid early once', () => {
    const row = new PlanRow(terms, from, due, [{ ...interestSpan(from, due), balanceMinor: 120_000, correctionMinor: -10_000 }])
    row.update({ paidPrincipalMinor: 10_000 })
    row.setInstalment(30_000)
    expect(row.closingBalanceMinor).toBe(90_000)
  })
})
