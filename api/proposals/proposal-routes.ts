import { z } from 'zod'
import { roles } from '#domain/case/role.ts'
import { enteredFields } from '#domain/document/entered-document.ts'
import { AppError } from '#domain/errors.ts'
import { findCase } from '#db/cases/find-case.ts'
import { findProposal, openProposals, type ProposalRow } from '#db/cases/find-proposals.ts'
import { readCorrection } from '#db/cases/read-correction.ts'
import { readEnteredDocument } from '#db/documents/entered-document.ts'
import { readEnteredIncome } from '#db/income/proven-income.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import type { Store } from '#db/store.ts'
import { recordSensitiveRead } from '#db/sessions/record-sensitive-read.ts'
import { versionTag } from '../http/etag.ts'
import { route, type Route } from '../http/route.ts'
import { giveOrder, type OrderDeps } from '../orders/give-order.ts'
import { orderAnswerView, toOrderAnswerView } from '../orders/order-view.ts'
import { proposalView, toProposalView } from './proposal-view.ts'

const proposalPath = z.object({ proposalId: z.uuid() })

const answer = z.strictObject({
  /** The hash of what the second person read. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  reasonCode: z.string().regex(/^[a-z0-9_]{2,60}$/),
  note: z.string().trim().max(2000).optional(),
})

const changeView = z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })

/** What waits for a second person, and their answer. */
export function proposalRoutes(deps: OrderDeps): Route[] {
  const { store } = deps
  const answerRoute = (kind: 'confirmProposal' | 'refuseProposal', noun: string, summary: string) =>
    route({
      method: 'post',
      path: `/api/proposals/{proposalId}/${noun}`,
      operationId: kind,
      summary,
      tag: 'Proposals',
      access: { who: 'staff', roles: roles.filter((role) => role !== 'auditor') },
      params: proposalPath,
      body: answer,
      idempotent: 'order',
      conditional: true,
      replies: {
        200: { description: 'Answered, with the outcome of what was confirmed', schema: orderAnswerView },
        202: { description: 'Taken, and still at work', schema: orderAnswerView },
      },
      errors: ['PROPOSAL_NOT_FOUND', 'SECOND_PERSON_REQUIRED', 'PROPOSAL_DIFFERS', 'PROPOSAL_CLOSED', 'PROPOSAL_OVERTAKEN', 'STALE_ORDER'],
      async handle({ params, body, caller, key, version, requestId }) {
        const proposal = await findProposal(store, params.proposalId)
        if (!proposal) throw new AppError('PROPOSAL_NOT_FOUND')
        const given = await giveOrder(deps, {
          caseId: proposal.caseId,
          content: { kind, proposalId: params.proposalId, hash: body.hash },
          reasonCode: body.reasonCode,
          note: body.note,
          caller,
          key,
          expectedVersion: version,
          requestId,
        })
        return given.state === 'pending'
          ? { status: 202, body: toOrderAnswerView(given), headers: { location: `/api/orders/${given.orderId}` } }
          : { status: 200, body: toOrderAnswerView(given), etag: versionTag(given.result.version) }
      },
    })

  return [
    route({
      method: 'get',
      path: '/api/proposals',
      operationId: 'listProposals',
      summary: 'What waits for a second person, the most urgent first',
      tag: 'Proposals',
      access: { who: 'staff', roles },
      replies: { 200: { description: 'At most a hundred open proposals', schema: z.object({ items: z.array(proposalView) }) } },
      async handle({ caller }) {
        const rows = await openProposals(store, 100)
        return { status: 200, body: { items: rows.map((row) => toProposalView(row, caller)) } }
      },
    }),
    route({
      method: 'get',
      path: '/api/proposals/{proposalId}/changes',
      operationId: 'readProposalChanges',
      summary: 'What a proposed correction changes, before and after; for what was entered, what was declared beside it',
      tag: 'Proposals',
      access: { who: 'staff', roles: ['reviewer', 'underwriter', 'senior_underwriter', 'compliance', 'operations'] },
      params: proposalPath,
      replies: { 200: { description: 'Field by field', schema: z.object({ items: z.array(changeView) }) } },
      errors: ['PROPOSAL_NOT_FOUND'],
      async handle({ params, caller }) {
        const proposal = await findProposal(store, params.proposalId)
        if (!proposal) throw new AppError('PROPOSAL_NOT_FOUND')
        const items = await readChanges(store, proposal)
        if (items.length > 0)
          await recordSensitiveRead(store.db, { accountId: caller.accountId, caseId: proposal.caseId, what: `proposal:${proposal.id}` })
        return { status: 200, body: { items } }
      },
    }),
    answerRoute('confirmProposal', 'confirmation', 'Confirm exactly what was proposed, as another person'),
    answerRoute('refuseProposal', 'refusal', 'Refuse what was proposed, as another person'),
  ]
}

/** What stands in the record behind the hash that the proposal carries. */
async function readChanges(store: Store, { caseId, content }: ProposalRow): Promise<z.input<typeof changeView>[]> {
  if (content.kind === 'correctStep') return readCorrection(store, content.correction)
  if (content.kind !== 'enterResult') return []
  const { partyId } = await findCase(store.db, caseId)
  if (content.result.kind === 'identity_document' && 'reading' in content.result) {
    const [read, declared] = await Promise.all([
      readEnteredDocument(store, { caseId, reading: content.result.reading }),
      readProfile(store, partyId),
    ])
    const beside: Readonly<Record<string, unknown>> = { fullName: declared.fullName, birthDate: declared.birthDate }
    return enteredFields.flatMap((field) =>
      read[field] === undefined ? [] : [{ field, before: beside[field] ?? null, after: read[field] }],
    )
  }
  if (content.result.kind !== 'income') return []
  const [entered, profile] = await Promise.all([
    readEnteredIncome(store, { caseId, figure: content.result.figure }),
    readProfile(store, partyId),
  ])
  return [{ field: 'monthlyIncomeMinor', before: profile.monthlyIncomeMinor ?? null, after: entered }]
}
