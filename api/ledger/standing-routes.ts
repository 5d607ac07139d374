import { z } from 'zod'
import { ledgerStanding } from '#db/ledger/ledger-standing.ts'
import { type LedgerProof, listProofs } from '#db/ledger/list-proofs.ts'
import type { Store } from '#db/store.ts'
import { pageQuery, readIdCursor, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'
import { readsTheBooks } from './ledger-access.ts'

const proofView = z
  .object({
    id: z.string(),
    /** The last day that had ended when the books were proved. */
    businessDate: z.iso.date(),
    startedAt: z.iso.datetime(),
    provedAt: z.iso.datetime(),
    /** How many entries the journal held. */
    entries: z.int(),
    /** 0 is the proof. */
    findingCount: z.int(),
    /** The first hundred. Amounts are decimal text of minor units, because a fault may be of any size. */
    findings: z.array(
      z.object({ finding: z.string(), subject: z.string(), expectedMinor: z.string().nullable(), foundMinor: z.string().nullable() }),
    ),
  })
  .meta({ id: 'LedgerProof' })

const standingView = z
  .object({
    /** Nothing is booked up to this day any more. */
    daysClosedThrough: z.iso.date().nullable(),
    /** Nothing takes effect up to this day any more. */
    periodsClosedThrough: z.iso.date().nullable(),
    /** What the books of each currency add up to, on the balance sheet and off it: anything but 0 is wrong. */
    books: z.array(z.object({ book: z.string(), sumMinor: z.string() })),
    latestProof: proofView.nullable(),
  })
  .meta({ id: 'LedgerStanding' })

const proofPage = z.object({ items: z.array(proofView), next: z.string().nullable() }).meta({ id: 'LedgerProofPage' })

/** Whether the books agree, as of now and night by night. */
export function ledgerStandingRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/ledger/standing',
      operationId: 'readLedgerStanding',
      summary: 'Whether the books add up now, through which day they are closed, and their latest proof',
      tag: 'Ledger',
      access: readsTheBooks,
      replies: { 200: { description: 'How the ledger stands', schema: standingView } },
      async handle() {
        const { latestProof, ...standing } = await ledgerStanding(store.db)
        const body: z.input<typeof standingView> = { ...standing, latestProof: latestProof && toProofView(latestProof) }
        return { status: 200, body }
      },
    }),
    route({
      method: 'get',
      path: '/api/ledger/proofs',
      operationId: 'listLedgerProofs',
      summary: 'What came of proving the books, the latest night first',
      tag: 'Ledger',
      access: readsTheBooks,
      query: pageQuery,
      replies: { 200: { description: 'A page of proofs', schema: proofPage } },
      async handle({ query }) {
        const proofs = await listProofs(store.db, { limit: query.limit + 1, after: readIdCursor(query.after) })
        const items = proofs.slice(0, query.limit)
        const next = proofs.length > query.limit ? writeCursor([items.at(-1)!.id]) : null
        return { status: 200, body: { items: items.map(toProofView), next } satisfies z.input<typeof proofPage> }
      },
    }),
  ]
}

function toProofView({ actor: _actor, startedAt, provedAt, ...proof }: LedgerProof): z.input<typeof proofView> {
  return { ...proof, startedAt: startedAt.toISOString(), provedAt: provedAt.toISOString() }
}
