import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NaiveLedger, type NaiveLine, outcomeOf } from '#test/ledger/naive-ledger.ts'
import { entryOf, newId, openTestLedger } from '#test/ledger/open-test-ledger.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { EntryLine } from '#domain/ledger/ledger-entry.ts'
import { closeDays } from './close-books.ts'
import { holderBalances } from './holder-balances.ts'
import { placeHold, releaseHold } from './holds.ts'
import { postEntries } from './post-entries.ts'
import { type PostedEntry, postEntry } from './post-entry.ts'
import { reverseEntry } from './reverse-entry.ts'
import { subLedger } from './sub-ledger.ts'
import { trialBalance } from './trial-balance.ts'

const ledger = openTestLedger()

const index = fc.nat({ max: 40 })
const amountMinor = fc.integer({ min: 1, max: 500 })

/** What may happen. Indexes choose among what exists at that point. */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('transfer' as const),
      from: index,
      to: index,
      amountMinor,
      effectInDays: fc.integer({ min: -6, max: 3 }),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('batch' as const),
      from: index,
      amounts: fc.array(amountMinor, { minLength: 1, maxLength: 5 }),
      effectInDays: fc.integer({ min: -3, max: 0 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reverse' as const), entry: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), contract: index, amountMinor }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('endHold' as const), hold: index, capture: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('nextDay' as const), close: fc.boolean() }) },
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

describe('the ledger beside a naive one', () => {
  let runs = 0

  it('answers the same to everything, and has the same balances as of every pair of dates', { timeout: 240_000 }, async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      runs += 1
      // Closed days stay closed, so each run has a year of its own.
      const pair = new LedgerPair(`oracle-${runs}`, parseIsoDate(`${2000 + runs}-01-10`))
      for (const one of steps) {
        const [real, naive] = await pair.take(one)
        expect({ ...one, outcome: real }).toEqual({ ...one, outcome: naive })
      }
      const { real, naive } = await pair.balances()
      expect(real).toEqual(naive)
    })
    await expect(fc.assert(property, { numRuns: 25 })).resolves.toBeUndefined()
  })
})

class LedgerPair {
  private readonly naive = new NaiveLedger()
  private readonly contracts = [newId(), newId(), newId()]
  /** By place in the naive ledger. */
  private readonly entryIds: string[] = []
  private readonly holdKeys: string[] = []
  private readonly days: IsoDate[]
  private readonly product: string
  private today: IsoDate

  constructor(product: string, firstDay: IsoDate) {
    this.product = product
    this.today = firstDay
    this.days = [addDays(firstDay, -7)]
  }

  /** Takes the step in both ledgers and gives both outcomes. */
  async take(one: Step): Promise<[string, string]> {
    const { naive, today } = this
    switch (one.do) {
      case 'transfer': {
        const [from, to] = [pick(['clearing', ...this.contracts], one.from), pick([...this.contracts, 'clearing'], one.to)]
        const lines = transfer(from, to, one.amountMinor)
        const effectiveOn = addDays(today, one.effectInDays)
        if (from === to) return ['nothing', 'nothing']
        return this.both(
          () => this.post(lines, effectiveOn, { attempts: one.twice ? 2 : 1 }),
          () => naive.post(lines, effectiveOn, today),
        )
      }
      case 'batch': {
        const entries = one.amounts.map((amount) => transfer(pick(this.contracts, one.from), 'clearing', amount))
        const effectiveOn = addDays(today, one.effectInDays)
        return this.both(
          async () => {
            const posted = await postEntries(
              ledger.db,
              entries.map((lines) => entryOf(lines.map(this.lineOf), { effectiveOn, bookedOn: today })),
            )
            this.entryIds.push(...posted.map((entry) => entry.entryId))
          },
          () => naive.postAll(entries, effectiveOn, today),
        )
      }
      case 'reverse': {
        if (naive.entries.length === 0) return ['nothing', 'nothing']
        const entryId = pick(this.entryIds, one.entry)
        const reversal = { entryId, idempotencyKey: newId(), effectiveOn: today, bookedOn: today, reference: { actor: 'system' } }
        const written = pick(naive.entries, one.entry)
        return this.both(
          async () => this.entryIds.push((await reverseEntry(ledger.db, reversal)).entryId),
          () => naive.reverse(written, today),
        )
      }
      case 'hold': {
        const account = pick(this.contracts, one.contract)
        const hold = { idempotencyKey: newId(), account: this.lineOf({ account, amountMinor: 1 }).account, amountMinor: one.amountMinor }
        return this.both(
          async () => {
            await placeHold(ledger.db, { ...hold, reference: { actor: 'system' } })
            this.holdKeys.push(hold.idempotencyKey)
          },
          () => naive.hold(account, one.amountMinor),
        )
      }
      case 'endHold': {
        if (naive.holds.length === 0) return ['nothing', 'nothing']
        const [hold, key] = [pick(naive.holds, one.hold), pick(this.holdKeys, one.hold)]
        if (!one.capture)
          return this.both(
            () => releaseHold(ledger.db, key, 'system'),
            () => naive.release(hold),
          )
        const lines = transfer(hold.account, 'clearing', hold.amountMinor)
        return this.both(
          () => this.post(lines, today, { attempts: 1, capturesHold: key }),
          () => naive.capture(hold, lines, today),
        )
      }
      case 'nextDay': {
        if (one.close && !naive.isTodayClosed) {
          naive.isTodayClosed = true
          return this.both(
            () => closeDays(ledger.db, today, 'system'),
            () => undefined,
          )
        }
        this.days.push(today)
        this.today = addDays(today, 1)
        naive.isTodayClosed = false
        return ['done', 'done']
      }
    }
  }

  /** Everything that can be read of both, now and as of every pair of dates. */
  async balances() {
    const { naive, contracts, product } = this
    const real: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const contract of contracts) {
      const [found] = await holderBalances(ledger.db, contract)
      Object.assign(real, { [contract]: found?.netDebitMinor ?? 0, [`available ${contract}`]: found?.availableMinor ?? 0 })
      Object.assign(expected, { [contract]: naive.balance(contract), [`available ${contract}`]: naive.available(contract) })
    }
    const days = [...this.days, this.today, addDays(this.today, 4)]
    for (const [effectiveOn, bookedOn] of days.flatMap((first) => days.map((second) => [first, second] as const))) {
      const rows = await trialBalance(ledger.db, { effectiveOn, bookedOn })
      const netOf = (role: string) => {
        const row = rows.find((one) => one.product === product && one.role === role)
        return row === undefined ? 0 : row.debitMinor - row.creditMinor
      }
      const account = { role: 'customer_deposit', product, currency: 'BRL' } as const
      const sub = await subLedger(ledger.db, { account, asOf: { effectiveOn, bookedOn }, limit: 10 })
      const asOf = `${effectiveOn} as known on ${bookedOn}`
      real[`clearing ${asOf}`] = netOf('payment_clearing')
      real[`deposits ${asOf}`] = netOf('customer_deposit')
      expected[`clearing ${asOf}`] = naive.balance('clearing', effectiveOn, bookedOn)
      expected[`deposits ${asOf}`] = contracts.reduce((sum, contract) => sum + naive.balance(contract, effectiveOn, bookedOn), 0)
      for (const contract of contracts) {
        real[`${contract} ${asOf}`] = sub.find((row) => row.holderId === contract)?.netDebitMinor ?? 0
        expected[`${contract} ${asOf}`] = naive.balance(contract, effectiveOn, bookedOn)
      }
    }
    return { real, naive: expected }
  }

  private async both(real: () => unknown, naive: () => unknown): Promise<[string, string]> {
    return [await outcomeOf(real), await outcomeOf(naive)]
  }

  private async post(
    lines: NaiveLine[],
    effectiveOn: IsoDate,
    { attempts, ...given }: { attempts: number; capturesHold?: string },
  ): Promise<void> {
    const entry = entryOf(lines.map(this.lineOf), { effectiveOn, bookedOn: this.today, ...given })
    // All of them settle before the next step: one that is refused later would be one that comes later.
    const settled = await Promise.allSettled(Array.from({ length: attempts }, () => postEntry(ledger.db, entry)))
    const refused = settled.find((one) => one.status === 'rejected')
    if (refused) throw refused.reason
    this.entryIds.push((settled[0] as PromiseFulfilledResult<PostedEntry>).value.entryId)
  }

  private readonly lineOf = ({ account, amountMinor }: NaiveLine): EntryLine => {
    const { product } = this
    const reference =
      account === 'clearing'
        ? ({ role: 'payment_clearing', product, currency: 'BRL' } as const)
        : ({ role: 'customer_deposit', product, currency: 'BRL', contractId: account } as const)
    return amountMinor > 0 ? { account: reference, debitMinor: amountMinor } : { account: reference, creditMinor: 0 - amountMinor }
  }
}

function transfer(from: string, to: string, amountMinor: number): NaiveLine[] {
  return [
    { account: from, amountMinor },
    { account: to, amountMinor: 0 - amountMinor },
  ]
}

function pick<Item>(items: readonly Item[], place: number): Item {
  return items[place % items.length]!
}
