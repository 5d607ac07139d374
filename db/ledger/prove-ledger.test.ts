import type { Knex } from 'knex'
import { describe, expect, it } from 'vitest'
import { depositAccount, depositLines, disbursementLines, entryOf, newId, openTestLedger } from '#test/ledger/open-test-ledger.ts'
import { closeDays } from './close-books.ts'
import { placeHold } from './holds.ts'
import { postEntry } from './post-entry.ts'
import { proveLedger } from './prove-ledger.ts'
import { reverseEntry } from './reverse-entry.ts'

const ledger = openTestLedger()

/** What the proof says while a fault is in place that only the owner can make, having switched the guards off. The fault is then undone. */
async function findingsOf(fault: (owner: Knex.Transaction) => Promise<unknown>): Promise<string[]> {
  const findings: string[] = []
  await ledger.owner.transaction(async (owner) => {
    for (const table of ['journal_entry', 'journal_line', 'journal_reversal', 'ledger_account', 'ledger_snapshot'])
      await owner.raw('alter table ?? disable trigger user', [table])
    await fault(owner)
    findings.push(...(await proveLedger(owner)).map((one) => one.finding))
    await owner.rollback()
  })
  return [...new Set(findings)]
}

async function post() {
  const contractId = newId()
  const { entryId } = await postEntry(ledger.db, entryOf(disbursementLines(contractId)))
  return { contractId, entryId, account: `BRL/personal-loan-br/loans_receivable/${contractId}` }
}

describe('the proof of the ledger', () => {
  it('finds an amount that was changed', async () => {
    const { entryId } = await post()
    const changed = await findingsOf((owner) =>
      owner('journal_line').where({ entry_id: entryId, line_no: 1 }).update({ amount_minor: 105_001 }),
    )
    expect(changed).toEqual(['balance_differs_from_lines', 'entry_unbalanced'])
  })

  it('finds an entry that was moved to other accounts, though it still balances', async () => {
    const { entryId } = await post()
    const other = await post()
    const moved = await findingsOf((owner) =>
      owner('journal_line')
        .where({ entry_id: entryId, line_no: 1 })
        .update({ account_id: owner.raw('ledger_account_id(?)', [other.account]) }),
    )
    expect(moved).toEqual(['balance_differs_from_lines'])
  })

  it('finds a line that is gone, an entry that is gone, and an entry without lines', async () => {
    const { entryId } = await post()
    const lineGone = await findingsOf((owner) => owner('journal_line').where({ entry_id: entryId, line_no: 2 }).delete())
    expect(lineGone).toEqual(['balance_differs_from_lines', 'entry_not_whole', 'entry_unbalanced'])
    expect(await findingsOf((owner) => owner('journal_entry').where({ id: entryId }).delete())).toEqual(['line_without_entry'])
    const entryOnly = { idempotency_key: 'hollow', kind: 'test', effective_on: '2026-03-10', booked_on: '2026-03-10', actor: 'x' }
    expect(await findingsOf((owner) => owner('journal_entry').insert(entryOnly))).toEqual(['entry_not_whole'])
  })

  it('finds a date of a line that is not the date of its entry', async () => {
    const { entryId } = await post()
    expect(await findingsOf((owner) => owner('journal_line').where({ entry_id: entryId }).update({ effective_on: '2026-01-01' }))).toEqual([
      'line_without_entry',
    ])
  })

  it('finds a line in the wrong book, or on no account', async () => {
    const { entryId } = await post()
    const line = { entry_id: entryId, line_no: 1 }
    expect(await findingsOf((owner) => owner('journal_line').where(line).update({ book: 'USD' }))).toEqual([
      'entry_unbalanced',
      'line_without_account',
    ])
    expect(await findingsOf((owner) => owner('journal_line').where(line).update({ account_id: newId() }))).toEqual([
      'balance_differs_from_lines',
      'line_without_account',
    ])
  })

  it('finds a balance of a contract that its lines do not explain', async () => {
    const { account } = await post()
    const id = ledger.owner.raw('ledger_account_id(?)', [account])
    const raised = await findingsOf((owner) => owner('ledger_balance').where('account_id', id).increment('balance_minor', 1))
    expect(raised).toEqual(['balance_differs_from_lines', 'sub_ledger_differs_from_general'])
    expect(await findingsOf((owner) => owner('ledger_balance').where('account_id', id).delete())).toEqual([
      'balance_differs_from_lines',
      'sub_ledger_differs_from_general',
    ])
    expect(await findingsOf((owner) => owner('ledger_balance').where('account_id', id).update({ balance_minor: -5 }))).toContain(
      'limit_exceeded',
    )
  })

  it('finds a bucket of the general ledger that was changed or is gone', async () => {
    await post()
    const id = ledger.owner.raw('ledger_account_id(?)', ['BRL/personal-loan-br/payout_clearing'])
    const changed = await findingsOf((owner) =>
      owner('ledger_bucket').where('account_id', id).where({ bucket: 0 }).increment('balance_minor', 7),
    )
    expect(changed).toEqual(['balance_differs_from_lines', 'book_not_zero'])
    const empty = await findingsOf((owner) => owner('ledger_bucket').where('account_id', id).where({ balance_minor: 0 }).delete())
    expect(empty).toEqual(['bucket_missing'])
  })

  it('finds a hold that is counted twice', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 1000)))
    await placeHold(ledger.db, {
      idempotencyKey: newId(),
      account: depositAccount(contractId),
      amountMinor: 300,
      reference: { actor: 'system' },
    })
    expect(await findingsOf((owner) => owner('ledger_balance').where({ held_minor: 300 }).update({ held_minor: 600 }))).toEqual([
      'hold_differs',
    ])
  })

  it('finds a reversal that is not the opposite of what it reverses', async () => {
    const { entryId } = await post()
    const { entryId: reversalId } = await reverseEntry(ledger.db, {
      entryId,
      idempotencyKey: newId(),
      effectiveOn: '2026-03-10',
      bookedOn: '2026-03-10',
      reference: { actor: 'system' },
    })
    const other = await post()
    const linked = await findingsOf((owner) =>
      owner('journal_reversal').where({ reversal_id: reversalId }).update({ reversed_id: other.entryId }),
    )
    expect(linked).toEqual(['reversal_differs'])
  })

  it('finds a closed day that was changed afterwards, in the journal or in its snapshot', async () => {
    await post()
    await closeDays(ledger.db, '2026-03-10', 'system')
    const late = await findingsOf((owner) => owner('journal_entry').update({ recorded_at: '2999-01-01' }))
    expect(late).toEqual(['closed_day_changed'])
    const kept = (owner: Knex.Transaction) =>
      owner('ledger_snapshot').where('account_id', owner.raw('ledger_account_id(?)', ['BRL/personal-loan-br/payout_clearing']))
    expect(await findingsOf((owner) => kept(owner).increment('balance_minor', 1))).toEqual(['snapshot_differs'])
    expect(await findingsOf((owner) => kept(owner).delete())).toEqual(['snapshot_missing'])
  })
})
