import { describe, expect, it } from 'vitest'
import { disbursementLines, entryOf, newId, openTestLedger } from '#test/ledger/open-test-ledger.ts'
import { closeDaysInTurn } from './close-days-in-turn.ts'
import { ledgerStanding } from './ledger-standing.ts'
import { listProofs } from './list-proofs.ts'
import { postEntry } from './post-entry.ts'
import { recordProof } from './record-proof.ts'
import { trialBalance } from './trial-balance.ts'

const ledger = openTestLedger()

const nightOf = (businessDate: string) => ({ idempotencyKey: `closeOfBusiness:${businessDate}`, businessDate, actor: 'system' })

describe('a night’s proof', () => {
  it('of books that agree has no finding, and is kept with how much was looked at', async () => {
    await postEntry(ledger.db, entryOf(disbursementLines(newId())))
    const proof = await recordProof(ledger.db, nightOf('2026-03-10'))
    expect(proof).toMatchObject({ businessDate: '2026-03-10', entries: 1, findingCount: 0, findings: [], actor: 'system', isNew: true })
    expect(proof.provedAt.getTime()).toBeGreaterThanOrEqual(proof.startedAt.getTime())
  })

  it('is made once for a business date, also when two nights run at once', async () => {
    const attempts = await Promise.all([1, 2, 3].map(() => recordProof(ledger.db, nightOf('2026-03-11'))))
    expect(attempts.filter((one) => one.isNew)).toHaveLength(1)
    expect(new Set(attempts.map((one) => one.id)).size).toBe(1)
  })

  it('keeps what does not agree, as it was found: how often, and the first hundred by name', async () => {
    // Only the owner can make such a fault. It is put right by itself, so that the next proof is clean.
    const fault = (amount: number) => ledger.owner('ledger_balance').increment('balance_minor', amount)
    for (let contracts = 0; contracts < 120; contracts += 1) await postEntry(ledger.db, entryOf(disbursementLines(newId())))
    await fault(5)
    const proof = await recordProof(ledger.db, nightOf('2026-03-12'))
    await fault(-5)
    expect(proof.findingCount).toBeGreaterThan(120)
    expect(proof.findings).toHaveLength(100)
    expect(proof.findings[0]).toEqual({
      finding: 'balance_differs_from_lines',
      subject: expect.stringContaining('BRL/personal-loan-br/loans_receivable/') as string,
      expectedMinor: '105000',
      foundMinor: '105005',
    })
    expect(await recordProof(ledger.db, nightOf('2026-03-12'))).toMatchObject({
      id: proof.id,
      findingCount: proof.findingCount,
      isNew: false,
    })
    expect(await recordProof(ledger.db, nightOf('2026-03-13'))).toMatchObject({ findingCount: 0, isNew: true })
  })

  it('is read page by page, the newest first', async () => {
    const first = await listProofs(ledger.db, { limit: 2 })
    const rest = await listProofs(ledger.db, { limit: 10, after: first.at(-1)!.id })
    expect([...first, ...rest].map((one) => one.businessDate)).toEqual(['2026-03-13', '2026-03-12', '2026-03-11', '2026-03-10'])
  })

  it('cannot be made up or taken back by the product, nor by mistake', async () => {
    const forged = { idempotency_key: 'forged', business_date: '2026-03-14', entries: 1, finding_count: 0, findings: '[]', actor: 'x' }
    await expect(ledger.db('ledger_proof').insert({ ...forged, started_at: ledger.db.fn.now() })).rejects.toMatchObject({ code: '42501' })
    await expect(ledger.db('ledger_proof').delete()).rejects.toMatchObject({ code: '42501' })
    await expect(ledger.owner('ledger_proof').update({ finding_count: 0 })).rejects.toThrow('LEDGER_APPEND_ONLY')
  })
})

describe('the days that a night closes', () => {
  it('begin with the first that has an entry, and each has its own balances', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(disbursementLines(contractId), { bookedOn: '2026-03-12', effectiveOn: '2026-03-12' }))
    expect(await closeDaysInTurn(ledger.db, '2026-03-13', 'system')).toEqual(['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'])
    const snapshots = await ledger
      .db('ledger_snapshot')
      .where('account_id', ledger.db.raw('ledger_account_id(?)', ['BRL/personal-loan-br/payout_clearing']))
      .orderBy('booked_on')
      .select('booked_on', 'balance_minor')
    expect(snapshots).toEqual([
      { booked_on: '2026-03-10', balance_minor: '-12100000' },
      { booked_on: '2026-03-12', balance_minor: '-12200000' },
    ])
    const [before] = (await trialBalance(ledger.db, { effectiveOn: '2026-03-11' })).filter((row) => row.role === 'payout_clearing')
    expect(before).toMatchObject({ creditMinor: 12_100_000 })
  })

  it('are those that were missed, and none twice', async () => {
    expect(await closeDaysInTurn(ledger.db, '2026-03-13', 'system')).toEqual([])
    expect(await closeDaysInTurn(ledger.db, '2026-03-16', 'system')).toEqual(['2026-03-14', '2026-03-15', '2026-03-16'])
    expect(await closeDaysInTurn(ledger.db, '2026-03-01', 'system')).toEqual([])
  })

  it('show in how the ledger stands, with what the books add up to', async () => {
    const standing = await ledgerStanding(ledger.db)
    expect(standing).toMatchObject({ daysClosedThrough: '2026-03-16', periodsClosedThrough: null, latestProof: { findingCount: 0 } })
    expect(standing.books).toEqual([{ book: 'BRL', sumMinor: '0' }])
  })
})

describe('a ledger that nothing was ever posted to', () => {
  const empty = openTestLedger()

  it('closes the one day it is asked for, and stands at nothing', async () => {
    expect(await ledgerStanding(empty.db)).toEqual({ daysClosedThrough: null, periodsClosedThrough: null, books: [], latestProof: null })
    expect(await closeDaysInTurn(empty.db, '2026-03-10', 'system')).toEqual(['2026-03-10'])
    expect(await recordProof(empty.db, nightOf('2026-03-10'))).toMatchObject({ entries: 0, findingCount: 0 })
  })
})
