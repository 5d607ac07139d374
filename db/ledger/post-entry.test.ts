import { describe, expect, it } from 'vitest'
import {
  currency,
  depositLines,
  disbursementLines,
  entryOf,
  generalAccount,
  loanAccounting,
  newId,
  openTestLedger,
  product,
  withdrawalLines,
} from '#test/ledger/open-test-ledger.ts'
import type { EntryLine, LedgerEntry } from '#domain/ledger/ledger-entry.ts'
import { linesOf } from '#domain/ledger/lines-of.ts'
import { holderBalances } from './holder-balances.ts'
import { listEntries } from './list-entries.ts'
import { postEntry } from './post-entry.ts'
import { trialBalance } from './trial-balance.ts'

const ledger = openTestLedger()

describe('posting an entry', () => {
  it('writes down the disbursement of a Brazilian loan with the release of its commitment, and opens the accounts it needs', async () => {
    const [caseId, contractId] = [newId(), newId()]
    const holder = { product, currency, caseId, contractId }
    const reference = { actor: 'system', caseId, contractId, workflowId: `loan:${caseId}` }
    const committed = { transaction: 'commitment', portionsMinor: { amount: 105_000 } }
    const commitment = entryOf(linesOf(loanAccounting, holder, committed), { kind: 'commitment', reference })
    await postEntry(ledger.db, commitment)
    const lines = linesOf(
      loanAccounting,
      holder,
      { transaction: 'disbursement', portionsMinor: { net: 100_000, iof: 3000, fees: 2000 } },
      { transaction: 'payout_settled', portionsMinor: { amount: 100_000 } },
      { transaction: 'commitment_release', portionsMinor: { amount: 105_000 } },
    )
    const posted = await postEntry(ledger.db, entryOf(lines, { kind: 'disbursement', effectiveOn: '2026-03-09', reference }))

    const [first, second] = await listEntries(ledger.db, { caseIds: [caseId], limit: 10 })
    expect(first).toMatchObject({ kind: 'commitment', idempotencyKey: commitment.idempotencyKey, actor: 'system' })
    expect(second).toMatchObject({
      id: posted.entryId,
      kind: 'disbursement',
      effectiveOn: '2026-03-09',
      bookedOn: '2026-03-10',
      caseId,
      contractId,
      workflowId: `loan:${caseId}`,
      reverses: null,
      reversedBy: null,
    })
    expect(
      second!.lines.map(({ role, holderId, ...line }) => [role, holderId, 'debitMinor' in line ? line.debitMinor : -line.creditMinor]),
    ).toEqual([
      ['loans_receivable', contractId, 105_000],
      ['payout_clearing', null, 100_000],
      ['memo_commitment_contra', null, 105_000],
      ['payout_clearing', null, -100_000],
      ['iof_payable', null, -3000],
      ['fee_income', null, -2000],
      ['settlement_account', null, -100_000],
      ['memo_loan_commitment', caseId, -105_000],
    ])
    expect(await holderBalances(ledger.db, contractId)).toEqual([
      { role: 'loans_receivable', kind: 'asset', product, currency, netDebitMinor: 105_000, heldMinor: 0, availableMinor: 105_000 },
    ])
    expect(await holderBalances(ledger.db, caseId)).toMatchObject([{ role: 'memo_loan_commitment', netDebitMinor: 0 }])
  })

  it('keeps the control account equal to the accounts of the contracts under it', async () => {
    const ownProduct = 'control-test'
    for (const net of [10_000, 20_000]) {
      const lines = disbursementLines(newId(), net).map((line) => ({ ...line, account: { ...line.account, product: ownProduct } }))
      await postEntry(ledger.db, entryOf(lines))
    }
    const rows = await trialBalance(ledger.db, { effectiveOn: '2026-03-10' })
    expect(rows.filter((row) => row.product === ownProduct).map((row) => [row.role, row.debitMinor, row.creditMinor])).toEqual([
      ['fee_income', 0, 4000],
      ['iof_payable', 0, 6000],
      ['loans_receivable', 40_000, 0],
      ['payout_clearing', 0, 30_000],
    ])
  })

  it('stands or falls with the transaction of the caller', async () => {
    const caseId = newId()
    const entry = entryOf(depositLines(newId(), 500), { reference: { actor: 'system', caseId } })
    const undone = ledger.db.transaction(async (transaction) => {
      await postEntry(transaction, entry)
      throw new Error('the contract could not be saved')
    })
    await expect(undone).rejects.toThrow('the contract could not be saved')
    expect(await listEntries(ledger.db, { caseIds: [caseId], limit: 10 })).toEqual([])
    expect(await postEntry(ledger.db, entry)).toMatchObject({ isNew: true })
  })

  it('keeps who was signed in to the database, whatever the caller says of itself', async () => {
    const { entryId } = await postEntry(ledger.db, entryOf(depositLines(newId(), 500), { reference: { actor: 'staff:p-17' } }))
    const row = await ledger.db('journal_entry').where({ id: entryId }).first('actor', 'recorded_by')
    expect(row).toEqual({ actor: 'staff:p-17', recorded_by: 'tenor_app' })
  })
})

describe('the key of an entry', () => {
  const contractId = newId()
  const entry = entryOf(depositLines(contractId, 700), {
    idempotencyKey: 'deposit:7',
    kind: 'deposit',
    reference: { actor: 'system', contractId },
  })

  it('gives the same entry for the same content, also the next day and from somebody else', async () => {
    const first = await postEntry(ledger.db, entry)
    const again = await postEntry(ledger.db, { ...entry, bookedOn: '2026-03-11', reference: { actor: 'staff:p-2', contractId } })
    expect(first).toEqual({ entryId: expect.any(String) as string, bookedOn: '2026-03-10', isNew: true })
    expect(again).toEqual({ ...first, isNew: false })
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: -700 }])
  })

  it.each<[string, Partial<LedgerEntry>]>([
    ['another amount', { lines: depositLines(contractId, 701) }],
    ['another account', { lines: depositLines(newId(), 700) }],
    ['another date of effect', { effectiveOn: '2026-03-09' }],
    ['another kind', { kind: 'correction' }],
    ['another contract', { reference: { actor: 'system', contractId: newId() } }],
    ['another case', { reference: { actor: 'system', contractId, caseId: newId() } }],
  ])('is refused for %s', async (_, other) => {
    await postEntry(ledger.db, entry)
    await expect(postEntry(ledger.db, { ...entry, ...other })).rejects.toMatchObject({
      code: 'LEDGER_KEY_REUSED',
      details: { idempotencyKey: 'deposit:7' },
    })
  })
})

describe('an entry that is not in order', () => {
  const contractId = newId()
  const debit = (debitMinor: number, account: EntryLine['account'] = generalAccount('settlement_account')) => ({ account, debitMinor })
  const credit = (creditMinor: number, account: EntryLine['account'] = generalAccount('payment_clearing')) => ({ account, creditMinor })

  it.each<[string, EntryLine[], string]>([
    ['of one line', [debit(100)], 'LEDGER_ENTRY_MALFORMED'],
    ['of no line', [], 'LEDGER_ENTRY_MALFORMED'],
    ['with a debit above the credit', [debit(101), credit(100)], 'LEDGER_ENTRY_UNBALANCED'],
    [
      'that balances across two currencies only',
      [debit(100), credit(100, { ...generalAccount('payment_clearing'), currency: 'USD' })],
      'LEDGER_ENTRY_UNBALANCED',
    ],
    [
      'that balances between the balance sheet and what is off it',
      [debit(100), credit(100, generalAccount('memo_commitment_contra'))],
      'LEDGER_ENTRY_UNBALANCED',
    ],
    ['with an amount of zero', [debit(0), credit(0)], 'AMOUNT_OUT_OF_RANGE'],
    ['with a negative amount', [debit(-5), credit(-5)], 'AMOUNT_OUT_OF_RANGE'],
    ['with half a cent', [debit(0.5), credit(0.5)], 'AMOUNT_NOT_WHOLE_MINOR_UNITS'],
    ['in an unknown currency', [debit(1, { ...generalAccount('settlement_account'), currency: 'XXX' }), credit(1)], 'CURRENCY_UNKNOWN'],
    ['on a control account', [debit(1, { role: 'loans_receivable', product, currency }), credit(1)], 'LEDGER_ACCOUNT_NEEDS_HOLDER'],
    [
      'on the account of something that is no id',
      [debit(1, { role: 'loans_receivable', product, currency, contractId: 'x/y' }), credit(1)],
      'LEDGER_ACCOUNT_NEEDS_HOLDER',
    ],
    [
      'on a product with a comma in it',
      [debit(1, { ...generalAccount('settlement_account'), product: 'a,b' }), credit(1)],
      'LEDGER_ACCOUNT_UNKNOWN',
    ],
  ])('%s is refused', async (_, lines, code) => {
    await expect(postEntry(ledger.db, entryOf(lines))).rejects.toMatchObject({ code })
  })

  it('whose date does not exist is refused', async () => {
    const lines = [debit(1), credit(1)]
    await expect(postEntry(ledger.db, entryOf(lines, { effectiveOn: '2026-02-29' }))).rejects.toMatchObject({ code: 'DATE_MALFORMED' })
    await expect(postEntry(ledger.db, entryOf(lines, { bookedOn: '29/02/2026' }))).rejects.toMatchObject({ code: 'DATE_MALFORMED' })
  })

  it.each([{ idempotencyKey: '' }, { idempotencyKey: 'x'.repeat(201) }, { kind: '' }, { reference: { actor: '' } }])(
    'without %o is refused',
    async (blank) => {
      await expect(postEntry(ledger.db, entryOf([debit(1), credit(1)], blank))).rejects.toMatchObject({ code: 'LEDGER_ENTRY_MALFORMED' })
    },
  )

  it('is refused by the database too, when it is asked behind our back', async () => {
    const order = (accounts: string, amounts: string) =>
      ledger.db.raw(`select * from post_entry(?, 'test', '2026-03-10', '2026-03-10', 'x', null, null, null, ?, ?)`, [
        newId(),
        accounts,
        amounts,
      ])
    const [asset, liability] = ['BRL/p/settlement_account', 'BRL/p/payment_clearing']
    await expect(order(`{${asset},${liability}}`, '{1,-2}')).rejects.toThrow('LEDGER_ENTRY_UNBALANCED')
    await expect(order(`{${asset},${liability}}`, '{0,0}')).rejects.toThrow('LEDGER_ENTRY_MALFORMED')
    await expect(order(`{${asset},${liability}}`, '{1}')).rejects.toThrow('LEDGER_ENTRY_MALFORMED')
    await expect(order(`{BRL/p/slush_fund,${liability}}`, '{1,-1}')).rejects.toThrow('LEDGER_ACCOUNT_UNKNOWN')
    // Once before the account is open, once after.
    await postEntry(ledger.db, entryOf(disbursementLines(contractId)))
    for (const control of ['BRL/p', `BRL/${product}`].map((start) => `${start}/loans_receivable`))
      await expect(order(`{${control},${liability}}`, '{1,-1}')).rejects.toThrow('LEDGER_ACCOUNT_NEEDS_HOLDER')
    await expect(order(`{${asset}/${contractId},${liability}}`, '{1,-1}')).rejects.toThrow('LEDGER_ACCOUNT_UNKNOWN')
  })

  it('is refused where the transaction cannot see what was closed meanwhile', async () => {
    const order = ledger.db.transaction((transaction) => postEntry(transaction, entryOf([debit(1), credit(1)])), {
      isolationLevel: 'repeatable read',
    })
    await expect(order).rejects.toMatchObject({ code: 'LEDGER_ENTRY_MALFORMED' })
  })
})

describe('an account that must stay on one side', () => {
  it('gives back what is in it, to the last cent, and no more', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 10_000)))
    await postEntry(ledger.db, entryOf(withdrawalLines(contractId, 9999)))
    await expect(postEntry(ledger.db, entryOf(withdrawalLines(contractId, 2)))).rejects.toMatchObject({
      code: 'LEDGER_LIMIT_EXCEEDED',
      details: { availableMinor: 1, account: `BRL/${product}/customer_deposit/${contractId}` },
    })
    await postEntry(ledger.db, entryOf(withdrawalLines(contractId, 1)))
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: 0, availableMinor: 0 }])
  })

  it('looks at the entry as a whole, not at its lines one by one', async () => {
    const contractId = newId()
    const through = [...withdrawalLines(contractId, 300), ...depositLines(contractId, 300)]
    await postEntry(ledger.db, entryOf(through))
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: 0 }])
  })
})
