import { z } from 'zod'
import { generalLedger, type GeneralLedgerLine } from '#db/ledger/general-ledger.ts'
import { findEntry, listJournal } from '#db/ledger/list-journal.ts'
import type { Store } from '#db/store.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { pageQuery, readIdCursor, readKey, writeCursor } from '../http/page.ts'
import { queryDate } from '../http/query-date.ts'
import { route, type Route } from '../http/route.ts'
import { accountQuery } from './account-query.ts'
import { readsTheBooks } from './ledger-access.ts'
import { ledgerEntryView, toLedgerEntryView } from './ledger-entry-view.ts'

const entryPage = z.object({ items: z.array(ledgerEntryView), next: z.string().nullable() }).meta({ id: 'LedgerEntryPage' })

const accountLineView = z
  .object({
    entryId: z.string(),
    lineNumber: z.int(),
    kind: z.string(),
    effectiveOn: z.iso.date(),
    bookedOn: z.iso.date(),
    caseId: z.string().nullable(),
    contractId: z.string().nullable(),
    /** The contract or case whose account moved, under a control account. */
    holderId: z.string().nullable(),
    debit: moneyView.nullable(),
    credit: moneyView.nullable(),
  })
  .meta({ id: 'GeneralLedgerLine' })

const accountLinePage = z
  .object({
    /** What the account stood at before the first day and after the last. Debit positive. */
    opening: moneyView,
    closing: moneyView,
    items: z.array(accountLineView),
    next: z.string().nullable(),
  })
  .meta({ id: 'GeneralLedgerPage' })

/** What was posted: the journal, and what moved an account. */
export function journalRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/ledger/entries',
      operationId: 'listJournal',
      summary: 'The whole journal, what was recorded last first',
      tag: 'Ledger',
      access: readsTheBooks,
      query: pageQuery.extend({ bookedFrom: queryDate.optional(), bookedThrough: queryDate.optional() }),
      replies: { 200: { description: 'A page of entries with their lines', schema: entryPage } },
      async handle({ query: { limit, after, bookedFrom, bookedThrough } }) {
        const entries = await listJournal(store.db, { bookedFrom, bookedThrough, after: readIdCursor(after), limit: limit + 1 })
        const items = entries.slice(0, limit)
        const next = entries.length > limit ? writeCursor([items.at(-1)!.id]) : null
        return { status: 200, body: { items: items.map(toLedgerEntryView), next } satisfies z.input<typeof entryPage> }
      },
    }),
    route({
      method: 'get',
      path: '/api/ledger/entries/{entryId}',
      operationId: 'readLedgerEntry',
      summary: 'One journal entry with its lines',
      tag: 'Ledger',
      access: readsTheBooks,
      params: z.object({ entryId: z.uuid() }),
      replies: { 200: { description: 'The entry', schema: ledgerEntryView } },
      errors: ['LEDGER_ENTRY_NOT_FOUND'],
      async handle({ params }) {
        return { status: 200, body: toLedgerEntryView(await findEntry(store.db, params.entryId)) }
      },
    }),
    route({
      method: 'get',
      path: '/api/ledger/account-lines',
      operationId: 'listGeneralLedger',
      summary: 'An account of the general ledger between two booking dates: what it opened with, what moved it, what it closed with',
      tag: 'Ledger',
      access: readsTheBooks,
      query: pageQuery.extend({ ...accountQuery, from: queryDate, through: queryDate }),
      replies: { 200: { description: 'A page of lines, in the order in which they were recorded', schema: accountLinePage } },
      errors: ['LEDGER_ACCOUNT_UNKNOWN', 'CURRENCY_UNKNOWN'],
      async handle({ query: { role, product, currency, from, through, limit, after } }) {
        const page = { account: { role, product, currency }, from, through, after: readLineCursor(after), limit: limit + 1 }
        const { openingMinor, closingMinor, lines } = await generalLedger(store.db, page)
        const items = lines.slice(0, limit)
        const last = items.at(-1)
        const body: z.input<typeof accountLinePage> = {
          opening: toMoney(openingMinor, currency),
          closing: toMoney(closingMinor, currency),
          items: items.map((line) => toAccountLineView(line, currency)),
          next: lines.length > limit && last ? writeCursor([last.entryId, String(last.lineNumber)]) : null,
        }
        return { status: 200, body }
      },
    }),
  ]
}

const lineKey = z.tuple([z.uuid(), z.coerce.number().int().min(1).max(32_767)])

function readLineCursor(cursor: string | undefined): { entryId: string; lineNumber: number } | undefined {
  const key = readKey(cursor, lineKey)
  return key && { entryId: key[0], lineNumber: key[1] }
}

function toAccountLineView(
  { actor: _actor, netDebitMinor, ...line }: GeneralLedgerLine,
  currency: string,
): z.input<typeof accountLineView> {
  return {
    ...line,
    debit: netDebitMinor > 0 ? toMoney(netDebitMinor, currency) : null,
    credit: netDebitMinor < 0 ? toMoney(0 - netDebitMinor, currency) : null,
  }
}
