import { describe, expect, it } from 'vitest'
import {
  depositAccount,
  depositLines,
  disbursementLines,
  entryOf,
  generalAccount,
  newId,
  openTestLedger,
  withdrawalLines,
} from '#test/ledger/open-test-ledger.ts'
import { holderBalances } from './holder-balances.ts'
import { placeHold } from './holds.ts'
import { listEntries } from './list-entries.ts'
import { postEntries } from './post-entries.ts'
import { postEntry } from './post-entry.ts'

const ledger = openTestLedger()

describe('posting many entries at once', () => {
  it('writes each as if it were posted alone, and answers in order', async () => {
    const caseId = newId()
    const contracts = Array.from({ length: 250 }, newId)
    const entries = contracts.flatMap((contractId, index) => {
      const reference = { actor: `staff:"p"\\${index}`, caseId, ...(index % 2 === 0 && { contractId, workflowId: `loan:${index}` }) }
      return [
        entryOf(disbursementLines(contractId, 1000 + index), { kind: 'disbursement', effectiveOn: '2026-03-09', reference }),
        entryOf(depositLines(contractId, 10 + index), { kind: 'deposit', reference }),
      ]
    })
    const posted = await postEntries(ledger.db, entries)
    expect(posted.every((one) => one.isNew && one.bookedOn === '2026-03-10')).toBe(true)
    const stored = new Map((await listEntries(ledger.db, { caseIds: [caseId], limit: 'all' })).map((entry) => [entry.id, entry]))
    expect(stored.size).toBe(500)
    for (const [index, entry] of entries.entries())
      expect(stored.get(posted[index]!.entryId)).toMatchObject({
        idempotencyKey: entry.idempotencyKey,
        kind: entry.kind,
        effectiveOn: entry.effectiveOn,
        actor: entry.reference.actor,
        caseId,
        contractId: entry.reference.contractId ?? null,
        workflowId: entry.reference.workflowId ?? null,
        lines: entry.lines.map(({ account, ...side }) => ({ role: account.role, ...side })),
      })
    expect(await holderBalances(ledger.db, contracts[7]!)).toMatchObject([
      { role: 'customer_deposit', netDebitMinor: -17 },
      { role: 'loans_receivable', netDebitMinor: 6007 },
    ])
  })

  it('does again nothing that was done, and does the rest', async () => {
    const contractId = newId()
    const entries = [1, 2, 3].map((amount) => entryOf(depositLines(contractId, amount)))
    const single = await postEntry(ledger.db, entries[1]!)
    const posted = await postEntries(ledger.db, [...entries, entries[0]!])
    expect(posted.map((one) => one.isNew)).toEqual([true, false, true, false])
    expect(posted[1]).toEqual({ ...single, isNew: false })
    expect(posted[3]!.entryId).toBe(posted[0]!.entryId)
    expect((await postEntries(ledger.db, entries)).map((one) => one.entryId)).toEqual(posted.slice(0, 3).map((one) => one.entryId))
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: -6 }])
  })

  it('of nothing is nothing', async () => {
    expect(await postEntries(ledger.db, [])).toEqual([])
  })

  it.each([
    ['reuses a key of the journal', (key: string) => [entryOf(depositLines(newId(), 5), { idempotencyKey: key })], 'LEDGER_KEY_REUSED'],
    [
      'uses a key for two things',
      () => [
        entryOf(depositLines(newId(), 5), { idempotencyKey: 'twice' }),
        entryOf(depositLines(newId(), 6), { idempotencyKey: 'twice' }),
      ],
      'LEDGER_KEY_REUSED',
    ],
    ['takes more than there is', () => [entryOf(withdrawalLines(newId(), 5))], 'LEDGER_LIMIT_EXCEEDED'],
    [
      'does not balance',
      () => [
        entryOf([
          { account: generalAccount('settlement_account'), debitMinor: 5 },
          { account: generalAccount('payment_clearing'), creditMinor: 4 },
        ]),
      ],
      'LEDGER_ENTRY_UNBALANCED',
    ],
    [
      'has one line',
      () => [
        entryOf([{ account: generalAccount('settlement_account'), debitMinor: 5 }]),
        entryOf([{ account: generalAccount('payment_clearing'), creditMinor: 5 }]),
      ],
      'LEDGER_ENTRY_UNBALANCED',
    ],
    ['has no lines', () => [entryOf([])], 'LEDGER_ENTRY_MALFORMED'],
    ['has no actor', () => [entryOf(depositLines(newId(), 5), { reference: { actor: '' } })], 'LEDGER_ENTRY_MALFORMED'],
    ['captures a hold', () => [entryOf(depositLines(newId(), 5), { capturesHold: 'h' })], 'LEDGER_ENTRY_MALFORMED'],
  ])('posts none of a batch in which one %s', async (_, faulty, code) => {
    const [contractId, used] = [newId(), entryOf(depositLines(newId(), 1))]
    await postEntry(ledger.db, used)
    const good = entryOf(depositLines(contractId, 50))
    await expect(postEntries(ledger.db, [good, ...faulty(used.idempotencyKey)])).rejects.toMatchObject({ code })
    expect(await holderBalances(ledger.db, contractId)).toEqual([])
    expect(await postEntry(ledger.db, good)).toMatchObject({ isNew: true })
  })

  it('moves no control account by itself, when it is asked behind our back', async () => {
    await postEntry(ledger.db, entryOf(disbursementLines(newId())))
    const attempt = ledger.db.raw(
      `select * from post_entries('{k}', '{test}', '{2026-03-10}', '{2026-03-10}', '{x}', '{null}', '{null}', '{null}', '{1,1}',
         '{BRL/personal-loan-br/loans_receivable,BRL/personal-loan-br/payment_clearing}', '{1,-1}')`,
    )
    await expect(attempt).rejects.toThrow('LEDGER_ACCOUNT_NEEDS_HOLDER')
  })

  it('leaves alone what is held', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 100)))
    await placeHold(ledger.db, {
      idempotencyKey: newId(),
      account: depositAccount(contractId),
      amountMinor: 60,
      reference: { actor: 'system' },
    })
    const batch = (amountMinor: number) => [
      entryOf(withdrawalLines(contractId, amountMinor / 2)),
      entryOf(withdrawalLines(contractId, amountMinor / 2)),
    ]
    await expect(postEntries(ledger.db, batch(42))).rejects.toMatchObject({
      code: 'LEDGER_LIMIT_EXCEEDED',
      details: { availableMinor: 40 },
    })
    await postEntries(ledger.db, batch(40))
  })
})
