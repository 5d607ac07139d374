import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
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
