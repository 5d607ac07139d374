import { describe, expect, it } from 'vitest'
import { depositAccount, depositLines, entryOf, generalAccount, newId, openTestLedger } from '#test/ledger/open-test-ledger.ts'
import { allowOverdraft } from './allow-overdraft.ts'
import { closeDays, closePeriod } from './close-books.ts'
import { holderBalances } from './holder-balances.ts'
import { placeHold } from './holds.ts'
import { postEntries } from './post-entries.ts'
import { postEntry } from './post-entry.ts'

const ledger = openTestLedger()

const [most, least] = ['9223372036854775807', '-9223372036854775808']
const asset = 'BRL/hostile/settlement_account'
const liability = 'BRL/hostile/payment_clearing'

type Order = Partial<Record<'key' | 'kind' | 'effectiveOn' | 'bookedOn' | 'actor' | 'accounts' | 'amounts', string | null>>

/** Asks the function itself, as somebody would who has taken over the product. */
function order(given: Order) {
  const { key, kind, effectiveOn, bookedOn, actor, accounts, amounts } = {
    key: newId(),
    kind: 'test',
    effectiveOn: '2026-03-10',
    bookedOn: '2026-03-10',
    actor: 'x',
    accounts: `{${asset},${liability}}`,
    amounts: '{1,-1}',
    ...given,
  }
  return ledger.db.raw('select * from post_entry(?, ?, ?, ?, ?, null, null, null, ?, ?)', [
    key,
    kind,
    effectiveOn,
    bookedOn,
    actor,
    accounts,
    amounts,
  ])
}

/** Refused by the ledger, or by PostgreSQL: too large, no number, nothing where something must be, no date, a check. */
const refusedByDatabase = { code: expect.stringMatching(/^(TL000|22003|22P02|23502|22008|23514)$/) as string }

const stored = async () => Number((await ledger.db('journal_entry').count<{ count: string }[]>('* as count'))[0]!.count)

describe('whoever has taken over the product', () => {
  it.each<[string, Order]>([
    ['the smallest number there is, which has no opposite', { amounts: `{${least},${least}}` }],
    ['the largest, twice', { amounts: `{${most},${most}}` }],
    [
      'sums that would wrap round to zero',
      { accounts: `{${asset},${asset},${liability},${liability}}`, amounts: `{${most},1,${least},1}` },
    ],
    ['an amount that is beyond every number', { amounts: '{9223372036854775808,-9223372036854775808}' }],
    ['half a cent', { amounts: '{0.5,-0.5}' }],
    ['not a number', { amounts: '{NaN,NaN}' }],
    ['no amount', { amounts: '{null,null}' }],
    ['one amount', { amounts: '{1,null}' }],
    ['no account', { accounts: '{null,null}' }],
    ['a table of accounts', { accounts: `{{${asset},${liability}}}` }],
    ['a table of amounts', { amounts: '{{1,-1}}' }],
    ['amounts that are counted from five', { amounts: '[5:6]={1,-1}' }],
    ['nothing at all', { accounts: null, amounts: null }],
    ['no key', { key: null }],
    ['no kind', { kind: null }],
    ['no actor', { actor: null }],
    ['no date of effect', { effectiveOn: null }],
    ['no booking date', { bookedOn: null }],
    ['a currency in small letters', { accounts: '{brl/hostile/settlement_account,brl/hostile/payment_clearing}' }],
    ['a product with a path in it', { accounts: `{BRL/../settlement_account,${liability}}` }],
    ['a second line in an account code', { accounts: `{"${asset}\n",${liability}}` }],
    ['two currencies', { accounts: `{${asset},USD/hostile/payment_clearing}` }],
    ['two currencies that are each one-sided', { accounts: `{${asset},USD/hostile/payment_clearing,${liability}}`, amounts: '{5,-2,-3}' }],
    ['the day of no end', { bookedOn: 'infinity', effectiveOn: 'infinity' }],
    ['an effect at the end of all days', { effectiveOn: 'infinity' }],
    ['the day before all days', { bookedOn: '-infinity', effectiveOn: '-infinity' }],
    ['a day that does not exist', { bookedOn: '2026-02-30' }],
  ])('posts nothing with %s', async (_, given) => {
    const before = await stored()
    await expect(order(given)).rejects.toMatchObject(refusedByDatabase)
    expect(await stored()).toBe(before)
  })

  it('overflows no balance: what would pass the largest number is refused whole', async () => {
    const holder = newId()
    const [mine, clearing] = [`BRL/overflow/interest_receivable/${holder}`, 'BRL/overflow/payment_clearing']
    const enough = { accounts: `{${mine},${clearing}}`, amounts: `{${most},-${most}}` }
    await order(enough)
    await expect(order(enough)).rejects.toMatchObject({ code: '22003' })
    const { rows } = await ledger.db.raw<{ rows: [{ balance: string }] }>(
      `select balance_minor as balance from ledger_balance where account_id = ledger_account_id(?)`,
      [mine],
    )
    expect(rows).toEqual([{ balance: most }])
    await order({ accounts: `{${mine},${clearing}}`, amounts: `{-${most},${most}}` })
  })

  it.each([
    'select place_hold(?, ?, 0, ?, null)',
    'select place_hold(?, ?, -5, ?, null)',
    'select place_hold(?, ?, null, ?, null)',
    `select place_hold(?, ?, ${most}, ?, null)`,
  ])('holds nothing by %s', async (attempt) => {
    const contractId = newId()
    await postEntry(ledger.db, entryOf(depositLines(contractId, 100)))
    const account = `BRL/personal-loan-br/customer_deposit/${contractId}`
    await expect(ledger.db.raw(attempt, [newId(), account, 'x'])).rejects.toMatchObject(refusedByDatabase)
    await expect(ledger.db.raw('select allow_overdraft(?, -1, ?)', [account, 'x'])).rejects.toMatchObject(refusedByDatabase)
    expect(await holderBalances(ledger.db, contractId)).toMatchObject([{ heldMinor: 0, availableMinor: 100 }])
  })
})

describe('amounts at the edge of what numbers are', () => {
  it('are refused by name when their sum is beyond it, and nothing of the batch is there', async () => {
    const contractId = newId()
    const entries = Array.from({ length: 1100 }, () => entryOf(depositLines(contractId, Number.MAX_SAFE_INTEGER)))
    await expect(postEntries(ledger.db, entries)).rejects.toMatchObject({ code: 'AMOUNT_OUT_OF_RANGE' })
    expect(await holderBalances(ledger.db, contractId)).toEqual([])
  })

  it.each([Number.MAX_SAFE_INTEGER + 1, Number.NaN, Number.POSITIVE_INFINITY, -1, '5', null])('are refused by name: %s', async (amount) => {
    const account = depositAccount(newId())
    const hold = { idempotencyKey: newId(), account, amountMinor: amount as number, reference: { actor: 'x' } }
    const refused = { code: expect.stringMatching(/^AMOUNT_/) as string }
    await expect(placeHold(ledger.db, hold)).rejects.toMatchObject(refused)
    await expect(allowOverdraft(ledger.db, account, amount as number, 'x')).rejects.toMatchObject(refused)
    const lines = [
      { account: generalAccount('settlement_account'), debitMinor: amount as number },
      { account: generalAccount('payment_clearing'), creditMinor: amount as number },
    ]
    await expect(postEntry(ledger.db, entryOf(lines))).rejects.toMatchObject(refused)
  })
})

describe('dates that somebody mistyped', () => {
  const lines = () => depositLines(newId(), 1)

  it('let an entry take effect a year after it is booked, and no later', async () => {
    await postEntry(ledger.db, entryOf(lines(), { bookedOn: '2026-03-10', effectiveOn: '2027-03-11' }))
    const late = entryOf(lines(), { bookedOn: '2026-03-10', effectiveOn: '2027-03-12' })
    const refusal = { code: 'LEDGER_DATE_TOO_FAR_AHEAD', details: { bookedOn: '2026-03-10', effectiveOn: '2027-03-12' } }
    await expect(postEntry(ledger.db, late)).rejects.toMatchObject(refusal)
    await expect(postEntries(ledger.db, [entryOf(lines()), late])).rejects.toMatchObject(refusal)
  })

  it('close no day that has not come, so that posting goes on', async () => {
    for (const day of ['2099-12-31', '9999-12-31'])
      await expect(closeDays(ledger.db, day, 'system')).rejects.toMatchObject({ code: 'LEDGER_DAY_NOT_OVER', details: { throughOn: day } })
    await expect(ledger.db.raw(`select close_ledger_days('infinity', 'x')`)).rejects.toThrow('LEDGER_DAY_NOT_OVER')
    await expect(closePeriod(ledger.db, '2099-12-31', 'system')).rejects.toMatchObject({ code: 'LEDGER_DAYS_STILL_OPEN' })
    await postEntry(ledger.db, entryOf(lines()))
  })

  it('close days that have come by the business date, though the calendar is behind it', async () => {
    await postEntry(ledger.db, entryOf(lines(), { effectiveOn: '2098-01-05', bookedOn: '2098-01-05' }))
    await closeDays(ledger.db, '2098-01-05', 'system')
    await closeDays(ledger.db, '2098-01-06', 'system')
    await expect(closeDays(ledger.db, '2098-01-08', 'system')).rejects.toMatchObject({ code: 'LEDGER_DAY_NOT_OVER' })
  })
})
