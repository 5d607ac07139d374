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
import { untilWaiting } from '#test/ledger/until-waiting.ts'
import { connect } from '#db/connect.ts'
import { AppError } from '#domain/errors.ts'
import type { EntryLine } from '#domain/ledger/ledger-entry.ts'
import { holderBalances } from './holder-balances.ts'
import { placeHold, releaseHold } from './holds.ts'
import { postEntries } from './post-entries.ts'
import { type PostedEntry, postEntry } from './post-entry.ts'

const ledger = openTestLedger()

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const available = async (contractId: string) => (await holderBalances(ledger.db, contractId))[0]!.availableMinor

/** What happened to each attempt: its answer, or the code of its refusal. A deadlock would be LEDGER_BUSY and show up. */
async function outcomes<Result>(attempts: Promise<Result>[]): Promise<(Result | string)[]> {
  return Promise.all(attempts.map((attempt) => attempt.catch((error: unknown) => (error instanceof AppError ? error.code : String(error)))))
}

describe('eight connections at once', () => {
  it('post the same key once', async () => {
    const contractId = newId()
    const entry = entryOf(disbursementLines(contractId))
    const posted = await Promise.all(times(40).map(() => postEntry(ledger.db, entry)))
    expect(new Set(posted.map((one) => one.entryId)).size).toBe(1)
    expect(posted.filter((one) => one.isNew)).toHaveLength(1)
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: 105_000 }])
  })

  it('post the same key once, singly and in batches', async () => {
    const contractIds = times(12).map(newId)
    const entries = contractIds.map((contractId) => entryOf(depositLines(contractId, 100)))
    const backwards = entries.toReversed()
    await Promise.all([
      postEntries(ledger.db, entries),
      postEntries(ledger.db, backwards),
      ...entries.map((entry) => postEntry(ledger.db, entry)),
      postEntries(ledger.db, backwards),
    ])
    for (const contractId of contractIds) expect(await available(contractId)).toBe(100)
  })

  it('post batches of the same keys in opposite orders, held up in the middle by a third', async () => {
    const entries = times(9).map(() => entryOf(depositLines(newId(), 100)))
    let batches: Promise<PostedEntry[]>[] = []
    await ledger.db.transaction(async (transaction) => {
      await postEntry(transaction, entries[4]!)
      batches = [postEntries(ledger.db, entries), postEntries(ledger.db, entries.toReversed())]
      await untilWaiting(ledger.db, 2)
    })
    const [first, second] = await Promise.all(batches)
    expect(first!.map((one) => one.entryId)).toEqual(second!.map((one) => one.entryId).toReversed())
    expect([...first!, ...second!].filter((one) => one.isNew)).toHaveLength(8)
  })

  it('post to one account of the general ledger without waiting in circles', async () => {
    const contractIds = times(20).map(newId)
    const answers = await outcomes(times(400).map((n) => postEntry(ledger.db, entryOf(depositLines(contractIds[n % 20]!, 1)))))
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([])
    for (const contractId of contractIds) expect(await available(contractId)).toBe(20)
  })

  it('transfer back and forth between the same two accounts, named in either order', async () => {
    const [first, second] = [newId(), newId()]
    await postEntries(ledger.db, [entryOf(depositLines(first, 1000)), entryOf(depositLines(second, 1000))])
    const transfer = (from: string, to: string): EntryLine[] => [
      { account: depositAccount(from), debitMinor: 5 },
      { account: depositAccount(to), creditMinor: 5 },
    ]
    const attempts = times(200).map((n) => {
      const lines = n % 2 === 0 ? transfer(first, second) : transfer(second, first)
      return postEntry(ledger.db, entryOf(n % 4 < 2 ? lines : lines.toReversed()))
    })
    expect((await outcomes(attempts)).filter((answer) => typeof answer === 'string')).toEqual([])
    expect([await available(first), await available(second)]).toEqual([1000, 1000])
  })

  it('post batches that name the same accounts in opposite orders', async () => {
    const contractIds = times(30).map(newId)
    await postEntries(
      ledger.db,
      contractIds.map((contractId) => entryOf(depositLines(contractId, 100))),
    )
    const batches = times(24).map((n) => {
      const batch = contractIds.map((contractId) => entryOf(withdrawalLines(contractId, 1)))
      return postEntries(ledger.db, n % 2 === 0 ? batch : batch.toReversed())
    })
    expect((await outcomes(batches)).filter((answer) => typeof answer === 'string')).toEqual([])
    for (const contractId of contractIds) expect(await available(contractId)).toBe(76)
  })

  it('and twenty, of which some must share a row of a busy account, post to two of them in opposite orders', async () => {
    const db = connect({ url: ledger.url, maxConnections: 20, applicationName: 'ledger-test' })
    const lines: EntryLine[] = [
      { account: generalAccount('settlement_account'), debitMinor: 3 },
      { account: generalAccount('payment_clearing'), creditMinor: 3 },
    ]
    const answers = await outcomes(times(600).map((n) => postEntry(db, entryOf(n % 2 === 0 ? lines : lines.toReversed()))))
    await db.destroy()
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([])
  })

  it('open the same new accounts', async () => {
    const contractId = newId()
    const account = (role: 'fee_income' | 'loans_receivable'): EntryLine['account'] => ({
      ...generalAccount(role),
      product: 'new-product',
      contractId,
    })
    const lines = [
      { account: account('loans_receivable'), debitMinor: 7 },
      { account: account('fee_income'), creditMinor: 7 },
    ]
    const answers = await outcomes(times(16).map((n) => postEntry(ledger.db, entryOf(n % 2 === 0 ? lines : lines.toReversed()))))
    expect(answers.filter((answer) => typeof answer === 'string')).toEqual([])
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ netDebitMinor: 16 * 7 }])
  })
})

/** Contracts whose deposit accounts are locked in this order. */
async function inOrderOfLocks(count: number): Promise<string[]> {
  const { rows } = await ledger.db.raw<{ rows: { contract: string }[] }>(
    `select contract from unnest(?::text[]) contract order by ledger_account_id(? || contract)`,
    [times(count).map(newId), 'BRL/personal-loan-br/customer_deposit/'],
  )
  return rows.map((row) => row.contract)
}

describe('accounts that are not open yet', () => {
  const transferTo = (from: string, ...to: string[]): EntryLine[] => [
    { account: depositAccount(from), debitMinor: to.length },
    ...to.map((contractId): EntryLine => ({ account: depositAccount(contractId), creditMinor: 1 })),
  ]

  it('are opened in the order in which balances are locked, so that an entry in between is no circle', async () => {
    const [first, second, third] = (await inOrderOfLocks(3)) as [string, string, string]
    await postEntry(ledger.db, entryOf(depositLines(second, 100)))
    let behind: Promise<PostedEntry> | undefined
    await ledger.db.transaction(async (transaction) => {
      await postEntry(transaction, entryOf(depositLines(second, 1)))
      behind = postEntry(ledger.db, entryOf(transferTo(second, first, third)))
      await untilWaiting(ledger.db, 1)
      await postEntry(transaction, entryOf(transferTo(second, third)))
    })
    await expect(behind).resolves.toMatchObject({ isNew: true })
  })

  it('are opened in that order for a batch, too', async () => {
    const [first, second] = (await inOrderOfLocks(2)) as [string, string]
    await postEntry(ledger.db, entryOf(depositLines(first, 100)))
    let behind: Promise<PostedEntry[]> | undefined
    await ledger.db.transaction(async (transaction) => {
      await postEntry(transaction, entryOf(depositLines(first, 1)))
      behind = postEntries(ledger.db, [entryOf(transferTo(first, second)), entryOf(depositLines(second, 5))])
      await untilWaiting(ledger.db, 1)
      await postEntry(transaction, entryOf(transferTo(first, second)))
    })
    await expect(behind).resolves.toMatchObject([{ isNew: true }, { isNew: true }])
  })
})

describe('a limit under load', () => {
  it('lets exactly as many withdrawals through as the account holds', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 1050)))
    const answers = await outcomes(times(30).map(() => postEntry(ledger.db, entryOf(withdrawalLines(contractId, 100)))))
    expect(answers.filter((answer) => answer === 'LEDGER_LIMIT_EXCEEDED')).toHaveLength(20)
    expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(10)
    expect(await available(contractId)).toBe(50)
  })

  it('counts what is held like what is spent', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 1000)))
    const attempts = times(30).map(async (n) => {
      if (n % 2 === 0) return postEntry(ledger.db, entryOf(withdrawalLines(contractId, 100)))
      return placeHold(ledger.db, {
        idempotencyKey: `raced:${contractId}:${n}`,
        account: depositAccount(contractId),
        amountMinor: 100,
        reference: { actor: 'system' },
      })
    })
    const answers = await outcomes(attempts)
    expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(10)
    expect(await available(contractId)).toBe(0)
  })

  it('gives back a released hold once', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 1000)))
    const holds = times(10).map((n) => ({
      idempotencyKey: `released:${contractId}:${n}`,
      account: depositAccount(contractId),
      amountMinor: 10,
      reference: { actor: 'system' },
    }))
    for (const hold of holds) await placeHold(ledger.db, hold)
    const answers = await Promise.all(holds.flatMap((hold) => times(8).map(() => releaseHold(ledger.db, hold.idempotencyKey, 'system'))))
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(10)
    expect(await available(contractId)).toBe(1000)
  })

  it.each([0, 9])('ends a hold once, though a hundred try to capture or release it (%i)', async (releaser) => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 1000)))
    const hold = {
      idempotencyKey: `hold:${contractId}`,
      account: depositAccount(contractId),
      amountMinor: 600,
      reference: { actor: 'system' },
    }
    await placeHold(ledger.db, hold)
    const answers = await outcomes<unknown>(
      times(100).map(async (n) =>
        n % 10 === releaser
          ? releaseHold(ledger.db, hold.idempotencyKey, 'system')
          : postEntry(ledger.db, entryOf(withdrawalLines(contractId, 600), { capturesHold: hold.idempotencyKey })),
      ),
    )
    const captures = answers.filter((answer) => typeof answer === 'object' && answer !== null && 'entryId' in answer)
    expect(captures.length).toBeLessThanOrEqual(1)
    expect(await available(contractId)).toBe(captures.length === 1 ? 400 : 1000)
    expect(answers.filter((answer) => answer === 'LEDGER_BUSY')).toEqual([])
  })
})
