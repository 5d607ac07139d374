import { z } from 'zod'
import { subLedger } from '#db/ledger/sub-ledger.ts'
import { trialBalance, type TrialBalanceRow } from '#db/ledger/trial-balance.ts'
import type { Store } from '#db/store.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { pageQuery, readIdCursor, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'
import { accountQuery, asOfQuery } from './account-query.ts'
import { readsTheBooks } from './ledger-access.ts'

const kind = z.enum(['asset', 'liability', 'income', 'expense', 'memo'])
const asOf = { effectiveOn: z.iso.date(), bookedOn: z.iso.date().nullable() }

const trialBalanceView = z
  .object({
    ...asOf,
    /** The balance of each account of the general ledger, on the side on which it stands; the other is 0. */
    rows: z.array(z.object({ product: z.string(), role: z.string(), kind, debit: moneyView, credit: moneyView })),
    /** Debits and credits of each currency, on the balance sheet and off it (memo): equal, or something is wrong. */
    totals: z.array(z.object({ currency: z.string(), isMemo: z.boolean(), debit: moneyView, credit: moneyView, isEqual: z.boolean() })),
  })
  .meta({ id: 'TrialBalance' })

const subLedgerPage = z
  .object({
    ...asOf,
    /** Debit positive: what is owed to us is above zero, what we owe below. */
    items: z.array(z.object({ holderId: z.string(), netDebit: moneyView })),
    next: z.string().nullable(),
  })
  .meta({ id: 'SubLedgerPage' })

type Deps = { store: Store; today: () => IsoDate }

/** Balances as of any date. */
export function ledgerBalanceRoutes({ store, today }: Deps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/ledger/trial-balance',
      operationId: 'readTrialBalance',
      summary: 'The balance of every account of the general ledger as of a date',
      tag: 'Ledger',
      access: readsTheBooks,
      query: z.object(asOfQuery),
      replies: { 200: { description: 'The trial balance', schema: trialBalanceView } },
      async handle({ query: { effectiveOn = today(), bookedOn } }) {
        const rows = await trialBalance(store.db, { effectiveOn, bookedOn })
        const body: z.input<typeof trialBalanceView> = {
          effectiveOn,
          bookedOn: bookedOn ?? null,
          rows: rows.map(toRow),
          totals: totalsOf(rows),
        }
        return { status: 200, body }
      },
    }),
    route({
      method: 'get',
      path: '/api/ledger/sub-ledger',
      operationId: 'listSubLedger',
      summary: 'The balance of each contract or case under a control account as of a date',
      tag: 'Ledger',
      access: readsTheBooks,
      query: pageQuery.extend({ ...accountQuery, ...asOfQuery }),
      replies: { 200: { description: 'A page of balances, by contract or case', schema: subLedgerPage } },
      errors: ['LEDGER_ACCOUNT_UNKNOWN', 'CURRENCY_UNKNOWN'],
      async handle({ query: { role, product, currency, effectiveOn = today(), bookedOn, limit, after } }) {
        const account = { role, product, currency }
        const rows = await subLedger(store.db, { account, asOf: { effectiveOn, bookedOn }, after: readIdCursor(after), limit: limit + 1 })
        const items = rows.slice(0, limit)
        const body: z.input<typeof subLedgerPage> = {
          effectiveOn,
          bookedOn: bookedOn ?? null,
          items: items.map(({ holderId, netDebitMinor }) => ({ holderId, netDebit: toMoney(netDebitMinor, currency) })),
          next: rows.length > limit ? writeCursor([items.at(-1)!.holderId]) : null,
        }
        return { status: 200, body }
      },
    }),
  ]
}

function toRow({ product, role, kind, currency, debitMinor, creditMinor }: TrialBalanceRow) {
  return { product, role, kind, debit: toMoney(debitMinor, currency), credit: toMoney(creditMinor, currency) }
}

function totalsOf(rows: readonly TrialBalanceRow[]): z.input<typeof trialBalanceView>['totals'] {
  const books = Map.groupBy(rows, ({ currency, kind }) => `${currency}/${kind === 'memo' ? 'memo' : ''}`)
  return [...books.values()].map((book) => {
    const { currency, kind } = book[0]!
    const sum = (side: 'debitMinor' | 'creditMinor') => book.reduce((total, row) => total + row[side], 0)
    const [debitMinor, creditMinor] = [sum('debitMinor'), sum('creditMinor')]
    return {
      currency,
      isMemo: kind === 'memo',
      debit: toMoney(debitMinor, currency),
      credit: toMoney(creditMinor, currency),
      isEqual: debitMinor === creditMinor,
    }
  })
}
