import { describe, expect, it } from 'vitest'
import {
  currency,
  depositLines,
  disbursementLines,
  entryOf,
  newId,
  openTestLedger,
  product,
  repaymentLines,
} from '#test/ledger/open-test-ledger.ts'
import { untilWaiting } from '#test/ledger/until-waiting.ts'
import { closeDays, closePeriod } from './close-books.ts'
import { postEntries } from './post-entries.ts'
import { postEntry } from './post-entry.ts'
import { reverseEntry } from './reverse-entry.ts'
import { subLedger } from './sub-ledger.ts'
import { type TrialBalanceRow, trialBalance } from './trial-balance.ts'

const ledger = openTestLedger()

const netOf = (rows: TrialBalanceRow[], role: string) => {
  const row = rows.find((one) => one.role === role)
  return row === undefined ? undefined : row.debitMinor - row.creditMinor
}

// The days of this file follow each other: what one test closes, the next cannot open again.
describe('the books, day after day', () => {
  const contractId = newId()

  it('are equal on both sides on every day', async () => {
    await postEntry(ledger.db, entryOf(disbursementLines(contractId), { effectiveOn: '2026-04-01', bookedOn: '2026-04-01' }))
    await postEntry(ledger.db, entryOf(repaymentLines(contractId, 5000), { effectiveOn: '2026-04-02', bookedOn: '2026-04-02' }))
    for (const [day, lent] of [
      ['2026-03-31', 0],
      ['2026-04-01', 105_000],
      ['2026-04-02', 100_000],
      ['2026-04-30', 100_000],
    ] as const) {
      const rows = await trialBalance(ledger.db, { effectiveOn: day })
      expect(netOf(rows, 'loans_receivable')).toBe(lent)
      expect(rows.reduce((sum, row) => sum + row.debitMinor - row.creditMinor, 0)).toBe(0)
    }
  })

  it('take no entry on a closed day, from whichever call', async () => {
    expect(await closeDays(ledger.db, '2026-04-02', 'system')).toEqual({ isNew: true })
    expect(await closeDays(ledger.db, '2026-04-02', 'system')).toEqual({ isNew: false })
    const onClosed = { effectiveOn: '2026-04-02', bookedOn: '2026-04-02' }
    const refusal = { code: 'LEDGER_PERIOD_CLOSED', details: { bookedOn: '2026-04-02', daysClosedThrough: '2026-04-02' } }
    await expect(postEntry(ledger.db, entryOf(depositLines(newId(), 1), onClosed))).rejects.toMatchObject(refusal)
    const batch = [entryOf(depositLines(newId(), 1), { bookedOn: '2026-04-03' }), entryOf(depositLines(newId(), 1), onClosed)]
    await expect(postEntries(ledger.db, batch)).rejects.toMatchObject(refusal)
    const { entryId } = await postEntry(ledger.db, entryOf(depositLines(newId(), 1), { bookedOn: '2026-04-03' }))
    const reversal = { entryId, idempotencyKey: newId(), ...onClosed, reference: { actor: 'system' } }
    await expect(reverseEntry(ledger.db, reversal)).rejects.toMatchObject(refusal)
  })

  it('still give the entry of a key that was used before its day was closed', async () => {
    const entry = entryOf(depositLines(newId(), 1), { effectiveOn: '2026-04-03', bookedOn: '2026-04-03' })
    const first = await postEntry(ledger.db, entry)
    await closeDays(ledger.db, '2026-04-03', 'system')
    expect(await postEntry(ledger.db, entry)).toEqual({ ...first, isNew: false })
  })

  it('show a back-dated entry from its date of effect on, and not to whoever asks what was known before', async () => {
    const before = await trialBalance(ledger.db, { effectiveOn: '2026-04-02', bookedOn: '2026-04-03' })
    await postEntry(ledger.db, entryOf(repaymentLines(contractId, 700), { effectiveOn: '2026-04-02', bookedOn: '2026-04-06' }))
    expect(await trialBalance(ledger.db, { effectiveOn: '2026-04-02', bookedOn: '2026-04-03' })).toEqual(before)
    expect(netOf(await trialBalance(ledger.db, { effectiveOn: '2026-04-02' }), 'loans_receivable')).toBe(99_300)
    expect(netOf(await trialBalance(ledger.db, { effectiveOn: '2026-04-01' }), 'loans_receivable')).toBe(105_000)
    await closeDays(ledger.db, '2026-04-06', 'system')
    expect(await trialBalance(ledger.db, { effectiveOn: '2026-04-02', bookedOn: '2026-04-03' })).toEqual(before)
    expect(netOf(await trialBalance(ledger.db, { effectiveOn: '2026-04-02', bookedOn: '2026-04-06' }), 'loans_receivable')).toBe(99_300)
  })

  it('show an entry that takes effect later only from then on', async () => {
    await postEntry(ledger.db, entryOf(repaymentLines(contractId, 300), { effectiveOn: '2026-04-20', bookedOn: '2026-04-07' }))
    await closeDays(ledger.db, '2026-04-07', 'system')
    expect(netOf(await trialBalance(ledger.db, { effectiveOn: '2026-04-19' }), 'loans_receivable')).toBe(99_300)
    expect(netOf(await trialBalance(ledger.db, { effectiveOn: '2026-04-20' }), 'loans_receivable')).toBe(99_000)
    expect(netOf(await trialBalance(ledger.db, { effectiveOn: '2026-04-07' }), 'loans_receivable')).toBe(99_300)
  })

  it('close a period when its days are closed, and then nothing takes effect in it', async () => {
    await expect(closePeriod(ledger.db, '2026-04-30', 'system')).rejects.toMatchObject({ code: 'LEDGER_DAYS_STILL_OPEN' })
    await closeDays(ledger.db, '2026-04-30', 'system')
    await closePeriod(ledger.db, '2026-04-30', 'system')
    const intoPeriod = { effectiveOn: '2026-04-30', bookedOn: '2026-05-04' }
    await expect(postEntry(ledger.db, entryOf(depositLines(newId(), 1), intoPeriod))).rejects.toMatchObject({
      code: 'LEDGER_PERIOD_CLOSED',
      details: { effectiveOn: '2026-04-30', periodsClosedThrough: '2026-04-30' },
    })
    await postEntry(ledger.db, entryOf(depositLines(newId(), 1), { ...intoPeriod, effectiveOn: '2026-05-01' }))
  })

  it('are the same by contract as under the control account', async () => {
    const other = newId()
    await postEntry(ledger.db, entryOf(disbursementLines(other, 50_000), { effectiveOn: '2026-05-05', bookedOn: '2026-05-05' }))
    const account = { role: 'loans_receivable', product, currency } as const
    const inOrder = [
      { holderId: contractId, netDebitMinor: 99_000 },
      { holderId: other, netDebitMinor: 55_000 },
    ].toSorted((a, b) => (a.holderId < b.holderId ? -1 : 1))
    const firstPage = await subLedger(ledger.db, { account, asOf: { effectiveOn: '2026-05-05' }, limit: 1 })
    const rest = await subLedger(ledger.db, { account, asOf: { effectiveOn: '2026-05-05' }, after: firstPage[0]!.holderId, limit: 10 })
    expect([...firstPage, ...rest]).toEqual(inOrder)
    const before = await subLedger(ledger.db, { account, asOf: { effectiveOn: '2026-04-30', bookedOn: '2026-04-02' }, limit: 10 })
    expect(before.map((row) => row.netDebitMinor).toSorted((a, b) => a - b)).toEqual([0, 100_000])
    await expect(
      subLedger(ledger.db, { account: { ...account, role: 'fee_income' }, asOf: { effectiveOn: '2026-05-05' }, limit: 1 }),
    ).rejects.toMatchObject({
      code: 'LEDGER_ACCOUNT_UNKNOWN',
    })
  })

  it('wait, when they are closed, for an entry that is being posted', async () => {
    let isClosed = false
    let closing: Promise<unknown> = Promise.resolve()
    await ledger.db.transaction(async (transaction) => {
      await postEntry(transaction, entryOf(depositLines(contractId, 40), { effectiveOn: '2026-05-06', bookedOn: '2026-05-06' }))
      closing = closeDays(ledger.db, '2026-05-06', 'system').then(() => (isClosed = true))
      await untilWaiting(ledger.db, 1)
      expect(isClosed).toBe(false)
    })
    await closing
    const rows = await trialBalance(ledger.db, { effectiveOn: '2026-05-06', bookedOn: '2026-05-06' })
    expect(netOf(rows, 'customer_deposit')).toBe(-43)
  })
})
