import { describe, expect, it } from 'vitest'
import { depositAccount, entryOf, generalAccount, newId, openTestLedger } from '#test/ledger/open-test-ledger.ts'
import { ledgerRoles, roleEntryOf, type LedgerRole } from '#domain/ledger/ledger-role.ts'
import { accountLines } from './account-lines.ts'
import { listEntries } from './list-entries.ts'
import { openAccounts } from './open-accounts.ts'
import { postEntries } from './post-entries.ts'

const ledger = openTestLedger()

describe('the chart of accounts', () => {
  it('is the same in the database and in the code', async () => {
    const rows = await ledger.db('ledger_role').select<{ role: string }[]>('role', 'kind', 'per', 'stays')
    const inCode = Object.keys(ledgerRoles).map((role) => {
      const { kind, per = null, stays = null } = roleEntryOf(role as LedgerRole)
      return { role, kind, per, stays }
    })
    const byRole = (a: { role: string }, b: { role: string }) => (a.role < b.role ? -1 : 1)
    expect(rows.toSorted(byRole)).toEqual(inCode.toSorted(byRole))
  })

  it('opens an account once, under the control account of its role', async () => {
    const contractId = newId()
    const accounts = [
      { ...depositAccount(contractId), product: 'opened-ahead' },
      { ...generalAccount('fee_income'), product: 'opened-ahead' },
    ]
    await openAccounts(ledger.db, accounts, 'staff:p-3')
    await openAccounts(ledger.db, accounts, 'staff:p-4')
    await openAccounts(ledger.db, [], 'staff:p-4')
    const opened = await ledger
      .db('ledger_account')
      .where({ product: 'opened-ahead' })
      .orderBy('code')
      .select('code', 'is_control', 'opened_by', 'book')
    expect(opened).toEqual([
      { code: 'BRL/opened-ahead/customer_deposit', is_control: true, opened_by: 'staff:p-3', book: 'BRL' },
      { code: `BRL/opened-ahead/customer_deposit/${contractId}`, is_control: false, opened_by: 'staff:p-3', book: 'BRL' },
      { code: 'BRL/opened-ahead/fee_income', is_control: false, opened_by: 'staff:p-3', book: 'BRL' },
    ])
  })
})

describe('reading the journal', () => {
  it('goes page by page through the entries of a case and the lines of an account', async () => {
    const [caseId, contractId] = [newId(), newId()]
    const product = 'paged'
    const account = { ...depositAccount(contractId), product }
    const entries = Array.from({ length: 7 }, (_, index) =>
      entryOf(
        [
          { account: { ...generalAccount('payment_clearing'), product }, debitMinor: index + 1 },
          { account, creditMinor: index + 1 },
        ],
        { reference: { actor: 'system', caseId, contractId } },
      ),
    )
    for (const entry of entries) await postEntries(ledger.db, [entry])

    const seen: string[] = []
    for (let after: string | undefined; ;) {
      const page = await listEntries(ledger.db, { caseIds: [caseId], limit: 3, ...(after !== undefined && { after }) })
      if (page.length === 0) break
      seen.push(...page.map((entry) => entry.idempotencyKey))
      after = page.at(-1)!.id
    }
    expect(seen).toEqual(entries.map((entry) => entry.idempotencyKey))

    const first = await accountLines(ledger.db, { account, limit: 5 })
    const last = first.at(-1)!
    const rest = await accountLines(ledger.db, { account, after: last, limit: 5 })
    expect([...first, ...rest].map((line) => line.netDebitMinor)).toEqual([-1, -2, -3, -4, -5, -6, -7])
    expect(last).toMatchObject({
      lineNumber: 2,
      kind: 'test',
      effectiveOn: '2026-03-10',
      bookedOn: '2026-03-10',
      actor: 'system',
      caseId,
      contractId,
    })
  })

  it('shows the entries of the cases asked for, and no others', async () => {
    const [mine, other] = [newId(), newId()]
    const entry = (caseId: string) =>
      entryOf(
        [
          { account: generalAccount('settlement_account'), debitMinor: 1 },
          { account: generalAccount('payment_clearing'), creditMinor: 1 },
        ],
        { reference: { actor: 'system', caseId } },
      )
    await postEntries(ledger.db, [entry(mine), entry(other)])
    const found = await listEntries(ledger.db, { caseIds: [mine], limit: 10 })
    expect(found.map((one) => one.caseId)).toEqual([mine])
    expect(await listEntries(ledger.db, { caseIds: [], limit: 10 })).toEqual([])
  })
})
