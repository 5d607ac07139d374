import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryOf, newId, openTestLedger } from '#test/ledger/open-test-ledger.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { EntryLine } from '#domain/ledger/ledger-entry.ts'
import { closeDays } from './close-books.ts'
import { holderBalances } from './holder-balances.ts'
import { placeHold, releaseHold } from './holds.ts'
import { postEntries } from './post-entries.ts'
import { postEntry } from './post-entry.ts'
import { reverseEntry } from './reverse-entry.ts'
import { subLedger } from './sub-ledger.ts'
import { trialBalance } from './trial-balance.ts'

const ledger = openTestLedger()

/** What may happen. Numbers choose among what exists at that point. */
type Step =
  | { do: 'transfer'; from: number; to: number; amountMinor: number; effectInDays: number; twice: boolean }
  | { do: 'batch'; from: number; amounts: number[]; effectInDays: number }
  | { do: 'reverse'; entry: number }
  | { do: 'hold'; contract: number; amountMinor: number }
  | { do: 'endHold'; hold: number; capture: boolean }
  | { do: 'nextDay'; close: boolean }

const small = fc.nat({ max: 40 })
const amount = fc.integer({ min: 1, max: 500 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      from: small,
      to: small,
      amountMinor: amount,
      effectInDays: fc.integer({ min: -6, max: 3 }),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('batch' as const),
      from: small,
      amounts: fc.array(amount, { minLength: 1, maxLength: 5 }),
      effectInDays: fc.integer({ min: -3, max: 0 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), entry: small }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), contract: small, amountMinor: amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('endHold' as const), hold: small, capture: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('nextDay' as const), close: fc.boolean() }) },
)

/** A ledger that anybody can check by reading: it keeps every line and adds them up whenever it is asked. */
class NaiveLedger {
  readonly lines: { account: string; amountMinor: number; effectiveOn: string; bookedOn: string }[] = []
  readonly holds: { key: string; account: string; amountMinor: number; isOpen: boolean }[] = []
  readonly entries: { id: string; lines: [string, number][]; isReversed: boolean }[] = []

  balance(account: string, effectiveOn = '9999-12-31', bookedOn = '9999-12-31'): number {
    return this.lines
      .filter((line) => line.account === account && line.effectiveOn <= effectiveOn && line.bookedOn <= bookedOn)
      .reduce((sum, line) => sum + line.amountMinor, 0)
  }

  available(account: string): number {
    const held = this.holds.filter((hold) => hold.isOpen && hold.account === account).reduce((sum, hold) => sum + hold.amountMinor, 0)
    return 0 - this.balance(account) - held
  }

  /** Contracts owe us nothing: their accounts stay in credit. `clearing` has no limit. */
  allows(lines: [string, number][]): boolean {
    const totals = new Map<string, number>()
    for (const [account, amountMinor] of lines) totals.set(account, (totals.get(account) ?? 0) + amountMinor)
    return [...totals].every(([account, debit]) => account === clearing || this.available(account) >= debit)
  }

  post(id: string, lines: [string, number][], effectiveOn: string, bookedOn: string): void {
    this.entries.push({ id, lines, isReversed: false })
    for (const [account, amountMinor] of lines) this.lines.push({ account, amountMinor, effectiveOn, bookedOn })
  }
}

const clearing = 'clearing'
let runs = 0

describe('the ledger beside a naive one', () => {
  it('answers the same to everything, and has the same balances as of every pair of dates', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        // Closed days stay closed, so each run has years of its own.
        const firstDay = parseIsoDate(`${2000 + (runs += 1)}-01-10`)
        await compare(steps, `oracle-${runs}`, firstDay)
      }),
      { numRuns: 25 },
    )
  })
})

async function compare(steps: Step[], product: string, firstDay: IsoDate): Promise<void> {
  const naive = new NaiveLedger()
  const contracts = [newId(), newId(), newId()]
  const accounts = [clearing, ...contracts]
  const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length]!
  const lineOf = ([account, amountMinor]: [string, number]): EntryLine => {
    const reference =
      account === clearing
        ? ({ role: 'payment_clearing', product, currency: 'BRL' } as const)
        : ({ role: 'customer_deposit', product, currency: 'BRL', contractId: account } as const)
    return amountMinor > 0 ? { account: reference, debitMinor: amountMinor } : { account: reference, creditMinor: 0 - amountMinor }
  }
  let today = firstDay
  let isTodayClosed = false
  const days = [addDays(today, -7)]

  const post = async (lines: [string, number][], effectiveOn: IsoDate, given: { twice?: boolean; capturesHold?: string } = {}) => {
    const entry = entryOf(lines.map(lineOf), { effectiveOn, bookedOn: today, capturesHold: given.capturesHold })
    const answers = await Promise.all(Array.from({ length: given.twice ? 2 : 1 }, () => codeOf(postEntry(ledger.db, entry))))
    return answers[0]!
  }
  const expectOutcome = (answer: { entryId: string } | string, expected: string | undefined, whenDone: (id: string) => void) => {
    if (expected !== undefined) expect(answer).toBe(expected)
    else {
      expect(answer).toMatchObject({ entryId: expect.any(String) as string })
      whenDone((answer as { entryId: string }).entryId)
    }
  }
  const refusal = (lines: [string, number][]) =>
    naive.allows(lines) ? (isTodayClosed ? 'LEDGER_PERIOD_CLOSED' : undefined) : 'LEDGER_LIMIT_EXCEEDED'

  for (const one of steps) {
    switch (one.do) {
      case 'transfer': {
        const [from, to] = [pick(accounts, one.from), pick(accounts, one.to)]
        if (from === to) break
        const lines: [string, number][] = [
          [from, one.amountMinor],
          [to, 0 - one.amountMinor],
        ]
        const effectiveOn = addDays(today, one.effectInDays)
        expectOutcome(await post(lines, effectiveOn, { twice: one.twice }), refusal(lines), (id) =>
          naive.post(id, lines, effectiveOn, today),
        )
        break
      }
      case 'batch': {
        const account = pick(contracts, one.from)
        const effectiveOn = addDays(today, one.effectInDays)
        const all = one.amounts.map((amountMinor): [string, number][] => [
          [account, amountMinor],
          [clearing, 0 - amountMinor],
        ])
        const answer = await codeOf(
          postEntries(
            ledger.db,
            all.map((lines) => entryOf(lines.map(lineOf), { effectiveOn, bookedOn: today })),
          ),
        )
        // Lines are written before balances move, so a closed day is noticed first.
        const expected = isTodayClosed ? 'LEDGER_PERIOD_CLOSED' : refusal(all.flat())
        if (expected !== undefined) expect(answer).toBe(expected)
        else
          for (const [index, posted] of (answer as { entryId: string }[]).entries())
            naive.post(posted.entryId, all[index]!, effectiveOn, today)
        break
      }
      case 'reverse': {
        if (naive.entries.length === 0) break
        const entry = pick(naive.entries, one.entry)
        const lines = entry.lines.map(([account, amountMinor]): [string, number] => [account, 0 - amountMinor])
        const isReversal = entry.id.startsWith('reversal:')
        const id = entry.id.replace('reversal:', '')
        const reversal = { entryId: id, idempotencyKey: newId(), effectiveOn: today, bookedOn: today, reference: { actor: 'system' } }
        const expected = isReversal ? 'LEDGER_REVERSAL_FINAL' : entry.isReversed ? 'LEDGER_ALREADY_REVERSED' : refusal(lines)
        expectOutcome(await codeOf(reverseEntry(ledger.db, reversal)), expected, (reversalId) => {
          entry.isReversed = true
          naive.post(`reversal:${reversalId}`, lines, today, today)
        })
        break
      }
      case 'hold': {
        const account = pick(contracts, one.contract)
        const key = newId()
        const hold = {
          idempotencyKey: key,
          account: lineOf([account, 1]).account,
          amountMinor: one.amountMinor,
          reference: { actor: 'system' },
        }
        const answer = await codeOf(placeHold(ledger.db, hold))
        const isOpened = naive.lines.some((line) => line.account === account)
        if (!isOpened) expect(answer).toBe('LEDGER_ACCOUNT_NOT_LIMITED')
        else if (naive.available(account) < one.amountMinor) expect(answer).toBe('LEDGER_LIMIT_EXCEEDED')
        else {
          expect(answer).toEqual({ isNew: true })
          naive.holds.push({ key, account, amountMinor: one.amountMinor, isOpen: true })
        }
        break
      }
      case 'endHold': {
        if (naive.holds.length === 0) break
        const hold = pick(naive.holds, one.hold)
        if (!one.capture) {
          const answer = await codeOf(releaseHold(ledger.db, hold.key, 'system'))
          if (typeof answer === 'string') expect([answer, hold.isOpen]).toEqual(['LEDGER_HOLD_ENDED', false])
          hold.isOpen = false
          break
        }
        const lines: [string, number][] = [
          [hold.account, hold.amountMinor],
          [clearing, 0 - hold.amountMinor],
        ]
        const expected = !hold.isOpen ? 'LEDGER_HOLD_ENDED' : isTodayClosed ? 'LEDGER_PERIOD_CLOSED' : undefined
        expectOutcome(await post(lines, today, { capturesHold: hold.key }), expected, (id) => {
          hold.isOpen = false
          naive.post(id, lines, today, today)
        })
        break
      }
      case 'nextDay': {
        if (one.close && !isTodayClosed) {
          await closeDays(ledger.db, today, 'system')
          isTodayClosed = true
          break
        }
        days.push(today)
        today = addDays(today, 1)
        isTodayClosed = false
      }
    }
  }

  days.push(today, addDays(today, 4))
  for (const contract of contracts) {
    const [found] = await holderBalances(ledger.db, contract)
    expect(found?.netDebitMinor ?? 0).toBe(naive.balance(contract))
    expect(found?.availableMinor ?? 0).toBe(naive.available(contract))
  }
  for (const effectiveOn of days)
    for (const bookedOn of days) {
      const rows = (await trialBalance(ledger.db, { effectiveOn, bookedOn })).filter((row) => row.product === product)
      const net = Object.fromEntries(rows.map((row) => [row.role, row.debitMinor - row.creditMinor]))
      const deposits = contracts.reduce((sum, contract) => sum + naive.balance(contract, effectiveOn, bookedOn), 0)
      expect([net['payment_clearing'] ?? 0, net['customer_deposit'] ?? 0]).toEqual([
        naive.balance(clearing, effectiveOn, bookedOn),
        deposits,
      ])
      const sub = await subLedger(ledger.db, {
        account: { role: 'customer_deposit', product, currency: 'BRL' },
        asOf: { effectiveOn, bookedOn },
        limit: 10,
      })
      for (const row of sub) expect(row.netDebitMinor).toBe(naive.balance(row.holderId, effectiveOn, bookedOn))
    }
}

async function codeOf<Result>(attempt: Promise<Result>): Promise<Result | string> {
  return attempt.catch((error: unknown) => {
    if (error instanceof AppError) return error.code
    throw error
  })
}
