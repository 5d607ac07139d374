import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { shortLoan, shortLoanInstalment } from '#test/rules/short-loan.ts'
import { showSchedule } from './show-loan.ts'

describe('the balance that is shown after a row', () => {
  const trancheOn = (day: string) => {
    const on = parseIsoDate(day)
    const account = shortLoan([{ type: 'disburse', on, recordedOn: on, amountMinor: parseMinor(10_000) }])
    return showSchedule(account).map(({ balanceMinor }) => balanceMinor)
  }

  // The first row repays 285.87, and leaves what is paid out on its due date to the next.
  it('counts what is paid out on its due date in the next row', () => {
    expect(trancheOn('2024-02-01')[0]).toBe(120_000 - (shortLoanInstalment - 3720))
  })

  it('is nothing after the last row, also where something is paid out on its due date', () => {
    expect(trancheOn('2024-05-01').at(-1)).toBe(0)
  })
})
