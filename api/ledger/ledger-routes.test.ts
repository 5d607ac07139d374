import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDaysInTurn } from '#db/ledger/close-days-in-turn.ts'
import { type PostedEntry, postEntry } from '#db/ledger/post-entry.ts'
import { recordProof } from '#db/ledger/record-proof.ts'
import { type ApiBench, type ApiCaller, openApiBench } from '#test/api/api-bench.ts'
import { disbursementLines, entryOf, newId, repaymentLines } from '#test/ledger/open-test-ledger.ts'

type Body = Record<string, unknown> & { items: Record<string, unknown>[]; next: string | null }

let bench: ApiBench
let auditor: ApiCaller
const contracts = [newId(), newId(), newId()].toSorted() as [string, string, string]
const posted: PostedEntry[] = []

// Three loans of 1,050.00 on three days, of which the first repays 50.00 on the third, as of the day before.
beforeAll(async () => {
  bench = await openApiBench()
  auditor = await bench.staff(['auditor'])
  const post = async (lines: ReturnType<typeof repaymentLines>, bookedOn: string, effectiveOn = bookedOn) =>
    posted.push(await postEntry(bench.store.db, entryOf(lines, { bookedOn, effectiveOn })))
  await post(disbursementLines(contracts[0]), '2026-03-10')
  await post(disbursementLines(contracts[1]), '2026-03-11')
  await closeDaysInTurn(bench.store.db, '2026-03-11', 'system')
  await post(disbursementLines(contracts[2]), '2026-03-12')
  await post(repaymentLines(contracts[0], 5000), '2026-03-12', '2026-03-11')
})
afterAll(() => bench.close())

const read = async (path: string): Promise<Body> => {
  const answer = await auditor.send('GET', path)
  expect([path, answer.status, answer.body]).toEqual([path, 200, expect.anything()])
  return answer.body as unknown as Body
}

/** Every item of a list, and in how many pages it came. */
async function readAll(path: string, limit: number) {
  const items: Record<string, unknown>[] = []
  let pages = 0
  for (let next: string | null = ''; next !== null; pages += 1) {
    const body: Body = await read(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${next === '' ? '' : `&after=${next}`}`)
    items.push(...body.items)
    next = body.next
  }
  return { items, pages }
}

const brl = (amountMinor: number) => ({ amountMinor, currency: 'BRL' })
const account = 'role=loans_receivable&product=personal-loan-br&currency=BRL'

describe('the trial balance', () => {
  const receivable = async (query: string) => {
    const body = await read(`/api/ledger/trial-balance?${query}`)
    return (body['rows'] as Record<string, unknown>[]).find((row) => row['role'] === 'loans_receivable')
  }

  it('is of today where no day is asked for, and equal on both sides', async () => {
    const body = await read('/api/ledger/trial-balance')
    expect(body).toMatchObject({ effectiveOn: '2026-11-23', bookedOn: null })
    expect(body['totals']).toEqual([{ currency: 'BRL', isMemo: false, debit: brl(315_000), credit: brl(315_000), isEqual: true }])
    expect(body['rows']).toContainEqual({
      product: 'personal-loan-br',
      role: 'fee_income',
      kind: 'income',
      debit: brl(0),
      credit: brl(6000),
    })
  })

  it.each([
    ['effectiveOn=2026-03-10', 105_000],
    ['effectiveOn=2026-03-11', 205_000],
    ['effectiveOn=2026-03-11&bookedOn=2026-03-11', 210_000],
    ['effectiveOn=2026-03-12', 310_000],
  ])('as of %s has lent %i', async (query, lent) => {
    expect(await receivable(query)).toMatchObject({ debit: brl(lent), credit: brl(0) })
  })
})

describe('the journal', () => {
  it('comes page by page, what was recorded last first', async () => {
    const { items, pages } = await readAll('/api/ledger/entries', 3)
    expect(pages).toBe(2)
    expect(items.map((item) => item['id'])).toEqual(posted.map((one) => one.entryId).toReversed())
    expect(items[0]).toMatchObject({ effectiveOn: '2026-03-11', bookedOn: '2026-03-12', reverses: null, reversedBy: null })
    expect(items[0]!['lines']).toMatchObject([
      { role: 'payment_clearing', debit: brl(5000), credit: null },
      { role: 'loans_receivable', holderId: contracts[0], debit: null, credit: brl(5000) },
    ])
  })

  it.each([
    ['bookedFrom=2026-03-12', [3, 2]],
    ['bookedThrough=2026-03-11', [1, 0]],
    ['bookedFrom=2026-03-11&bookedThrough=2026-03-11', [1]],
    ['bookedFrom=2026-03-13', []],
    ['bookedFrom=2026-03-12&bookedThrough=2026-03-10', []],
  ])('of the days %s', async (query, places) => {
    const { items } = await readAll(`/api/ledger/entries?${query}`, 1)
    expect(items.map((item) => item['id'])).toEqual(places.map((place) => posted[place]!.entryId))
  })

  it('gives one entry by its id, and says when there is none', async () => {
    expect(await read(`/api/ledger/entries/${posted[1]!.entryId}`)).toMatchObject({ id: posted[1]!.entryId, bookedOn: '2026-03-11' })
    const none = await auditor.send('GET', `/api/ledger/entries/${newId()}`)
    expect([none.status, none.body.code]).toEqual([404, 'LEDGER_ENTRY_NOT_FOUND'])
  })
})

describe('an account of the general ledger', () => {
  it('between two days opens, moves and closes, with the contract of each line', async () => {
    const path = `/api/ledger/account-lines?${account}&from=2026-03-11&through=2026-03-12`
    expect(await read(path)).toMatchObject({ opening: brl(105_000), closing: brl(310_000) })
    const { items, pages } = await readAll(path, 1)
    expect(pages).toBe(3)
    expect(items.map((item) => [item['holderId'], item['debit'], item['credit']])).toEqual([
      [contracts[1], brl(105_000), null],
      [contracts[2], brl(105_000), null],
      [contracts[0], null, brl(5000)],
    ])
  })

  it('that has no accounts under it shows its own lines', async () => {
    const path = '/api/ledger/account-lines?role=payout_clearing&product=personal-loan-br&currency=BRL'
    expect(await read(`${path}&from=2026-03-10&through=2026-03-10`)).toMatchObject({
      opening: brl(0),
      closing: brl(-100_000),
      items: [{ entryId: posted[0]!.entryId, holderId: null, credit: brl(100_000) }],
    })
    expect(await read(`${path}&from=2026-01-01&through=2026-01-31`)).toMatchObject({ opening: brl(0), closing: brl(0), items: [] })
  })

  it('is the sum of its contracts, on any day', async () => {
    const { items, pages } = await readAll(`/api/ledger/sub-ledger?${account}&effectiveOn=2026-03-11`, 2)
    expect(pages).toBe(2)
    expect(items).toEqual([
      { holderId: contracts[0], netDebit: brl(100_000) },
      { holderId: contracts[1], netDebit: brl(105_000) },
      { holderId: contracts[2], netDebit: brl(0) },
    ])
  })
})

describe('how the ledger stands', () => {
  it('is closed through a day, adds up to nothing, and has no proof before the first night', async () => {
    expect(await read('/api/ledger/standing')).toEqual({
      daysClosedThrough: '2026-03-11',
      periodsClosedThrough: null,
      books: [{ book: 'BRL', sumMinor: '0' }],
      latestProof: null,
    })
  })

  it('shows each night’s proof with what it found, the latest first', async () => {
    await recordProof(bench.store.db, { idempotencyKey: 'night-1', businessDate: '2026-03-11', actor: 'system' })
    await bench.owner.db('ledger_balance').increment('balance_minor', 1)
    await recordProof(bench.store.db, { idempotencyKey: 'night-2', businessDate: '2026-03-12', actor: 'system' })
    await bench.owner.db('ledger_balance').increment('balance_minor', -1)
    const { items, pages } = await readAll('/api/ledger/proofs', 1)
    expect(pages).toBe(2)
    expect(items).toMatchObject([
      { businessDate: '2026-03-12', entries: 4, findings: expect.arrayContaining([expect.objectContaining({ foundMinor: '105001' })]) },
      { businessDate: '2026-03-11', entries: 4, findingCount: 0, findings: [] },
    ])
    expect(await read('/api/ledger/standing')).toMatchObject({ latestProof: { id: items[0]!['id'] } })
  })
})

describe('whoever reads the books', () => {
  it('runs the product or examines it, and nobody else', async () => {
    for (const role of ['operations', 'compliance', 'auditor'] as const)
      expect((await (await bench.staff([role])).send('GET', '/api/ledger/standing')).status).toBe(200)
    for (const role of ['reviewer', 'underwriter', 'senior_underwriter'] as const)
      expect((await (await bench.staff([role])).send('GET', '/api/ledger/standing')).body.code).toBe('ACCESS_DENIED')
  })

  const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')
  it.each([
    '/api/ledger/trial-balance?effectiveOn=2026-02-30',
    '/api/ledger/trial-balance?bookedOn=yesterday',
    '/api/ledger/entries?limit=101',
    '/api/ledger/entries?bookedFrom=infinity',
    `/api/ledger/entries?after=${cursorOf('1; drop table journal_entry')}`,
    `/api/ledger/entries?after=${cursorOf(newId(), newId())}`,
    '/api/ledger/proofs?after=!!!',
    '/api/ledger/entries/1',
    `/api/ledger/sub-ledger?role=slush_fund&product=p&currency=BRL`,
    `/api/ledger/sub-ledger?role=constructor&product=p&currency=BRL`,
    `/api/ledger/sub-ledger?role=fee_income&product=p&currency=BRL`,
    `/api/ledger/sub-ledger?role=loans_receivable&product=../p&currency=BRL`,
    `/api/ledger/sub-ledger?${account}&after=${cursorOf('x')}`,
    `/api/ledger/account-lines?role=fee_income&product=p&currency=XXX&from=2026-03-10&through=2026-03-11`,
    `/api/ledger/account-lines?${account}&from=2026-03-10`,
    `/api/ledger/account-lines?${account}&from=2026-03-10&through=2026-03-11&after=${cursorOf(newId(), '99999999')}`,
    `/api/ledger/account-lines?${account}&from=2026-03-10&through=2026-03-11&after=${cursorOf(newId(), 'one')}`,
  ])('is told that this is no question: %s', async (path) => {
    const answer = await auditor.send('GET', path)
    expect([path, answer.status]).toEqual([path, 400])
  })
})
