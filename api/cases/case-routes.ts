import { z } from 'zod'
import { caseStatuses } from '#domain/case/case-status.ts'
import { roles } from '#domain/case/role.ts'
import { findApplication, type ApplicationRow } from '#db/applications/find-application.ts'
import { findFamily, type CaseRow } from '#db/cases/find-case.ts'
import { proposalsOfCases } from '#db/cases/find-proposals.ts'
import { holdsOfCase } from '#db/cases/holds-of-case.ts'
import { listEvents } from '#db/cases/list-events.ts'
import { findContractOfCase } from '#db/contracts/find-contract.ts'
import { documentsOfCases } from '#db/documents/find-document.ts'
import { listEntriesOfCases } from '#db/ledger/list-entries.ts'
import { latestOffer } from '#db/offers/find-offer.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import { staffNames } from '#db/sessions/staff-names.ts'
import type { Store } from '#db/store.ts'
import { contractView, toContractView } from '../contracts/contract-view.ts'
import { offerView, toOfferView } from '../contracts/offer-view.ts'
import { documentView, toDocumentView } from '../documents/document-view.ts'
import { versionTag } from '../http/etag.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { pageQuery, readEventCursor, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'
import { ledgerEntryView, toLedgerEntryView } from '../ledger/ledger-entry-view.ts'
import { proposalView, toProposalView } from '../proposals/proposal-view.ts'
import { applicantView, toApplicantView } from './applicant-view.ts'
import { caseMemberView, toCaseMemberView } from './case-view.ts'
import { eventView, toEventView } from './event-view.ts'
import { holdView, toHoldView } from './hold-view.ts'

const casePath = z.object({ caseId: z.uuid() })

const termsView = z.object({ amount: moneyView, termMonths: z.int() })

export const caseView = z
  .object({
    id: z.string(),
    reference: z.string(),
    /** Of the whole application. */
    status: z.enum(caseStatuses),
    product: z.object({
      code: z.string(),
      name: z.string(),
      versionSha256: z.string(),
      policyVersion: z.string(),
      limits: z.object({
        amountMinor: z.object({ min: z.int(), max: z.int(), step: z.int() }),
        termMonths: z.object({ min: z.int(), max: z.int(), step: z.int() }),
      }),
      declineReasons: z.array(z.string()),
    }),
    /** What is asked for now. */
    requested: termsView,
    /** What was asked for when the application began; null where that never changed. */
    firstRequested: termsView.nullable(),
    openedAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    applicant: applicantView,
    /** The root first, then the cases that it started. */
    members: z.array(caseMemberView),
    /** Every hold that stands or stood, the oldest first. The application goes on when none stands. */
    holds: z.array(holdView),
    documents: z.array(documentView),
    offer: offerView.nullable(),
    contract: contractView.nullable(),
    proposals: z.array(proposalView),
  })
  .meta({ id: 'Case' })

const eventPage = z.object({ items: z.array(eventView), next: z.string().nullable() }).meta({ id: 'CaseEventPage' })

/** One application with everything that hangs on it. */
export function caseRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases/{caseId}',
      operationId: 'readCase',
      summary: 'An application: its cases, steps, documents, offer, contract and proposals',
      tag: 'Cases',
      access: { who: 'staff', roles },
      params: casePath,
      replies: { 200: { description: 'The application', schema: caseView } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, caller }) {
        const family = await findFamily(store.db, params.caseId)
        const root = family[0]!
        const caseIds = family.map((member) => member.id)
        const [first, version, profile, documents, offer, contract, proposals, holds] = await Promise.all([
          findApplication(store.db, root.applicationId),
          productVersion(store.db, root.productVersionId),
          readProfile(store, root.partyId),
          documentsOfCases(store.db, caseIds),
          latestOffer(store.db, root.id),
          findContractOfCase(store.db, root.id),
          proposalsOfCases(store, caseIds),
          holdsOfCase(store, root),
        ])
        const { product } = version
        const body: z.input<typeof caseView> = {
          id: root.id,
          reference: root.reference,
          status: root.familyStatus,
          product: {
            code: product.code,
            name: product.name.en,
            versionSha256: version.sha256,
            policyVersion: product.policy.version,
            limits: product.limits,
            declineReasons: product.declineReasons,
          },
          requested: toTerms(root),
          firstRequested: isChanged(first, root) ? toTerms({ ...first, amountMinor: first.requestedMinor }) : null,
          openedAt: root.openedAt.toISOString(),
          changedAt: family
            .map((member) => member.changedAt.toISOString())
            .sort()
            .at(-1)!,
          endedAt: root.endedAt?.toISOString() ?? null,
          applicant: toApplicantView(profile, root.currency, caller.roles),
          members: family.map((member) => toCaseMemberView(member, { product, caller })),
          holds: holds.map(toHoldView),
          documents: documents.map(toDocumentView),
          offer: offer ? toOfferView(offer) : null,
          contract: contract ? toContractView(contract) : null,
          proposals: proposals.map((proposal) => toProposalView(proposal, caller)),
        }
        return { status: 200, body, etag: versionTag(family.reduce((sum, member) => sum + member.version, 0)) }
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/{caseId}/events',
      operationId: 'listCaseEvents',
      summary: 'What happened to an application, the newest first',
      tag: 'Cases',
      access: { who: 'staff', roles },
      params: casePath,
      query: pageQuery,
      replies: { 200: { description: 'A page of events', schema: eventPage } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params, query }) {
        const family = await findFamily(store.db, params.caseId)
        const before = readEventCursor(query.after)
        const events = await listEvents(
          store.db,
          family.map((member) => member.id),
          { limit: query.limit + 1, ...(before && { before }) },
        )
        const names = await staffNames(store.db)
        const items = events.slice(0, query.limit)
        const last = items.at(-1)
        return {
          status: 200,
          body: {
            items: items.map((event) => toEventView(event, names)),
            next: events.length > query.limit && last ? writeCursor([last.at, last.caseId, String(last.sequence)]) : null,
          } satisfies z.input<typeof eventPage>,
        }
      },
    }),
    route({
      method: 'get',
      path: '/api/cases/{caseId}/ledger-entries',
      operationId: 'listLedgerEntries',
      summary: 'What was posted for an application',
      tag: 'Cases',
      access: { who: 'staff', roles },
      params: casePath,
      replies: { 200: { description: 'Journal entries with their lines', schema: z.object({ items: z.array(ledgerEntryView) }) } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params }) {
        const family = await findFamily(store.db, params.caseId)
        const entries = await listEntriesOfCases(
          store.db,
          family.map((member) => member.id),
        )
        return { status: 200, body: { items: entries.map(toLedgerEntryView) } }
      },
    }),
  ]
}

type Terms = Pick<CaseRow, 'amountMinor' | 'termMonths' | 'currency'>

function isChanged(first: Pick<ApplicationRow, 'requestedMinor' | 'termMonths'>, now: Terms): boolean {
  return first.requestedMinor !== now.amountMinor || first.termMonths !== now.termMonths
}

function toTerms({ amountMinor, currency, termMonths }: Terms): z.input<typeof termsView> {
  return { amount: toMoney(amountMinor, currency), termMonths }
}
