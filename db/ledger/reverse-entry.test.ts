import { describe, expect, it } from 'vitest'
import { disbursementLines, entryOf, newId, openTestLedger, repaymentLines } from '#test/ledger/open-test-ledger.ts'
import { holderBalances } from './holder-balances.ts'
import { listEntries } from './list-entries.ts'
import { postEntry } from './post-entry.ts'
import { type EntryReversal, reverseEntry } from './reverse-entry.ts'

const ledger = openTestLedger()

const reversalOf = (entryId: string, given: Partial<EntryReversal> = {}): EntryReversal => ({
  entryId,
  idempotencyKey: `reversal:${entryId}`,
  effectiveOn: '2026-03-10',
  bookedOn: '2026-03-12',
  reference: { actor: 'system', workflowId: 'loan:7' },
  ...given,
})

describe('reversing an entry', () => {
  it('takes a returned payout back line by line, linked to what it reverses', async () => {
    const [caseId, contractId] = [newId(), newId()]
    const booked = await postEntry(
      ledger.db,
      entryOf(disbursementLines(contractId), { kind: 'disbursement', reference: { actor: 'system', caseId, contractId } }),
    )
    const reversal = await reverseEntry(ledger.db, reversalOf(booked.entryId))
    const [first, second] = await listEntries(ledger.db, { caseIds: [caseId], limit: 10 })
    expect(first).toMatchObject({ id: booked.entryId, reversedBy: reversal.entryId, reverses: null })
    expect(second).toMatchObject({
      id: reversal.entryId,
      kind: 'reversal',
      reverses: booked.entryId,
      reversedBy: null,
      caseId,
      contractId,
      workflowId: 'loan:7',
    })
    expect(second!.lines).toEqual(
      first!.lines.map(({ ...line }) => {
        const { debitMinor, creditMinor, ...account } = line as typeof line & { debitMinor?: number; creditMinor?: number }
        return debitMinor === undefined ? { ...account, debitMinor: creditMinor } : { ...account, creditMinor: debitMinor }
      }),
    )
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: 0 }])
  })

  it('lets the loan be booked anew under a new key', async () => {
    const contractId = newId()
    const first = await postEntry(ledger.db, entryOf(disbursementLines(contractId), { idempotencyKey: `disbursement:${contractId}:1` }))
    await reverseEntry(ledger.db, reversalOf(first.entryId))
    await postEntry(ledger.db, entryOf(disbursementLines(contractId), { idempotencyKey: `disbursement:${contractId}:2` }))
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: 105_000 }])
  })

  it('happens once, however often it is asked for', async () => {
    const contractId = newId()
    const { entryId } = await postEntry(ledger.db, entryOf(disbursementLines(contractId)))
    const first = await reverseEntry(ledger.db, reversalOf(entryId))
    expect(await reverseEntry(ledger.db, reversalOf(entryId, { bookedOn: '2026-03-13' }))).toEqual({ ...first, isNew: false })
    await expect(reverseEntry(ledger.db, reversalOf(entryId, { idempotencyKey: 'another' }))).rejects.toMatchObject({
      code: 'LEDGER_ALREADY_REVERSED',
    })
  })

  it('happens once when two ask at the same time with different keys', async () => {
    const { entryId } = await postEntry(ledger.db, entryOf(disbursementLines(newId())))
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => reverseEntry(ledger.db, reversalOf(entryId, { idempotencyKey: `race:${entryId}:${n}` }))),
    )
    const refusals = outcomes.filter((one) => one.status === 'rejected').map((one) => one.reason as unknown)
    expect(refusals).toHaveLength(3)
    for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'LEDGER_ALREADY_REVERSED', details: { entryId } })
  })

  it('is itself final', async () => {
    const { entryId } = await postEntry(ledger.db, entryOf(disbursementLines(newId())))
    const reversal = await reverseEntry(ledger.db, reversalOf(entryId))
    await expect(reverseEntry(ledger.db, reversalOf(reversal.entryId))).rejects.toMatchObject({ code: 'LEDGER_REVERSAL_FINAL' })
  })

  it('is refused for a loan that is partly repaid, until the repayment is reversed too', async () => {
    const contractId = newId()
    const lent = await postEntry(ledger.db, entryOf(disbursementLines(contractId)))
    const repaid = await postEntry(ledger.db, entryOf(repaymentLines(contractId, 5000)))
    await expect(reverseEntry(ledger.db, reversalOf(lent.entryId))).rejects.toMatchObject({
      code: 'LEDGER_LIMIT_EXCEEDED',
      details: { availableMinor: 100_000 },
    })
    await reverseEntry(ledger.db, reversalOf(repaid.entryId))
    await reverseEntry(ledger.db, reversalOf(lent.entryId))
  })

  it('does not share its key with a posting', async () => {
    const contractId = newId()
    const entry = entryOf(disbursementLines(contractId))
    const { entryId } = await postEntry(ledger.db, entry)
    await expect(reverseEntry(ledger.db, reversalOf(entryId, { idempotencyKey: entry.idempotencyKey }))).rejects.toMatchObject({
      code: 'LEDGER_KEY_REUSED',
    })
  })

  it('needs an entry', async () => {
    await expect(reverseEntry(ledger.db, reversalOf(newId()))).rejects.toMatchObject({ code: 'LEDGER_ENTRY_NOT_FOUND' })
  })
})
