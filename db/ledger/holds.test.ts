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
import { allowOverdraft } from './allow-overdraft.ts'
import { holderBalances } from './holder-balances.ts'
import { type Hold, placeHold, releaseHold } from './holds.ts'
import { postEntry } from './post-entry.ts'

const ledger = openTestLedger()

async function depositOf(amountMinor: number): Promise<string> {
  const contractId = newId()
  await postEntry(ledger.db, entryOf(depositLines(contractId, amountMinor)))
  return contractId
}

const holdOn = (contractId: string, amountMinor: number): Hold => ({
  idempotencyKey: newId(),
  account: depositAccount(contractId),
  amountMinor,
  reference: { actor: 'system' },
})

const state = async (contractId: string) => {
  const [{ netDebitMinor, heldMinor, availableMinor }] = (await holderBalances(ledger.db, contractId)) as [
    Awaited<ReturnType<typeof holderBalances>>[0],
  ]
  return { balance: 0 - netDebitMinor, held: heldMinor, available: availableMinor }
}

describe('a hold', () => {
  it('takes from what is available until it is released', async () => {
    const contractId = await depositOf(1000)
    const hold = holdOn(contractId, 600)
    await placeHold(ledger.db, hold)
    expect(await state(contractId)).toEqual({ balance: 1000, held: 600, available: 400 })
    await expect(postEntry(ledger.db, entryOf(withdrawalLines(contractId, 401)))).rejects.toMatchObject({ code: 'LEDGER_LIMIT_EXCEEDED' })
    expect(await releaseHold(ledger.db, hold.idempotencyKey, 'staff:p-1')).toEqual({ isNew: true })
    expect(await releaseHold(ledger.db, hold.idempotencyKey, 'staff:p-1')).toEqual({ isNew: false })
    expect(await state(contractId)).toEqual({ balance: 1000, held: 0, available: 1000 })
  })

  it('is captured by the entry that it was placed for', async () => {
    const contractId = await depositOf(1000)
    const hold = holdOn(contractId, 600)
    await placeHold(ledger.db, hold)
    const capture = entryOf(withdrawalLines(contractId, 550), { capturesHold: hold.idempotencyKey })
    const { entryId } = await postEntry(ledger.db, capture)
    expect(await state(contractId)).toEqual({ balance: 450, held: 0, available: 450 })
    expect(await postEntry(ledger.db, capture)).toMatchObject({ entryId, isNew: false })
    expect(await ledger.db('ledger_hold').where({ entry_id: entryId }).first('state', 'ended_by')).toEqual({
      state: 'captured',
      ended_by: 'system',
    })
  })

  it('ends once', async () => {
    const contractId = await depositOf(1000)
    const [captured, released] = [holdOn(contractId, 100), holdOn(contractId, 100)]
    await placeHold(ledger.db, captured)
    await placeHold(ledger.db, released)
    await postEntry(ledger.db, entryOf(withdrawalLines(contractId, 100), { capturesHold: captured.idempotencyKey }))
    await releaseHold(ledger.db, released.idempotencyKey, 'system')
    const ended = { code: 'LEDGER_HOLD_ENDED' }
    await expect(releaseHold(ledger.db, captured.idempotencyKey, 'system')).rejects.toMatchObject(ended)
    for (const hold of [captured, released])
      await expect(
        postEntry(ledger.db, entryOf(withdrawalLines(contractId, 1), { capturesHold: hold.idempotencyKey })),
      ).rejects.toMatchObject(ended)
  })

  it('is not captured by an entry of another account', async () => {
    const [contractId, other] = [await depositOf(1000), await depositOf(1000)]
    const hold = holdOn(contractId, 100)
    await placeHold(ledger.db, hold)
    const notFound = { code: 'LEDGER_HOLD_NOT_FOUND' }
    await expect(postEntry(ledger.db, entryOf(withdrawalLines(other, 100), { capturesHold: hold.idempotencyKey }))).rejects.toMatchObject(
      notFound,
    )
    await expect(releaseHold(ledger.db, 'no such key', 'system')).rejects.toMatchObject(notFound)
  })

  it('is placed once for a key, and the key stands for nothing else', async () => {
    const contractId = await depositOf(1000)
    const hold = holdOn(contractId, 400)
    expect(await placeHold(ledger.db, hold)).toEqual({ isNew: true })
    expect(await placeHold(ledger.db, hold)).toEqual({ isNew: false })
    await expect(placeHold(ledger.db, { ...hold, amountMinor: 401 })).rejects.toMatchObject({ code: 'LEDGER_KEY_REUSED' })
    expect(await state(contractId)).toEqual({ balance: 1000, held: 400, available: 600 })
  })

  it('is refused beyond what is available, on an account that has no limit, and for nothing', async () => {
    const contractId = await depositOf(1000)
    await expect(placeHold(ledger.db, holdOn(contractId, 1001))).rejects.toMatchObject({
      code: 'LEDGER_LIMIT_EXCEEDED',
      details: { availableMinor: 1000 },
    })
    await expect(placeHold(ledger.db, holdOn(newId(), 1))).rejects.toMatchObject({ code: 'LEDGER_ACCOUNT_NOT_LIMITED' })
    await expect(placeHold(ledger.db, { ...holdOn(contractId, 1), account: generalAccount('fee_income') })).rejects.toMatchObject({
      code: 'LEDGER_ACCOUNT_NOT_LIMITED',
    })
    await expect(placeHold(ledger.db, holdOn(contractId, 0))).rejects.toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' })
  })
})

describe('an overdraft', () => {
  it('lets an account go as far beyond its side as somebody allowed, and keeps who', async () => {
    const contractId = await depositOf(100)
    await allowOverdraft(ledger.db, depositAccount(contractId), 50, 'staff:p-9')
    await postEntry(ledger.db, entryOf(withdrawalLines(contractId, 150)))
    expect(await state(contractId)).toEqual({ balance: -50, held: 0, available: 0 })
    await expect(postEntry(ledger.db, entryOf(withdrawalLines(contractId, 1)))).rejects.toMatchObject({ code: 'LEDGER_LIMIT_EXCEEDED' })
    await expect(allowOverdraft(ledger.db, depositAccount(contractId), 49, 'staff:p-9')).rejects.toMatchObject({
      code: 'LEDGER_LIMIT_EXCEEDED',
    })
    await postEntry(ledger.db, entryOf(depositLines(contractId, 50)))
    await allowOverdraft(ledger.db, depositAccount(contractId), 0, 'staff:p-8')
    const kept = await ledger.db('ledger_overdraft').orderBy('id').select('allowed_minor', 'actor')
    expect(kept).toEqual([
      { allowed_minor: '50', actor: 'staff:p-9' },
      { allowed_minor: '0', actor: 'staff:p-8' },
    ])
  })

  it('is allowed only where there is a limit', async () => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(disbursementLines(contractId)))
    await expect(allowOverdraft(ledger.db, generalAccount('fee_income'), 5, 'x')).rejects.toMatchObject({
      code: 'LEDGER_ACCOUNT_NOT_LIMITED',
    })
  })
})
