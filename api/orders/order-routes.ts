import { z } from 'zod'
import { holdKinds } from '#domain/case/hold.ts'
import { correctableFields, requestReasons, type ContentReference, type OrderContent } from '#domain/case/order.ts'
import type { ManualResult } from '#domain/case/manual-result.ts'
import { roles } from '#domain/case/role.ts'
import { identityDocumentTypes } from '#db/documents/document-sets.ts'
import type { EnteredDocument } from '#domain/document/entered-document.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { findOrder, type KeepContent } from '#db/cases/staff-actions.ts'
import { findHold } from '#db/cases/holds-of-case.ts'
import { saveCorrection } from '#db/cases/save-correction.ts'
import { saveEnteredDocument } from '#db/documents/entered-document.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { saveEnteredIncome } from '#db/income/proven-income.ts'
import { findCase } from '#db/cases/find-case.ts'
import { personName } from '../applications/declaration-routes.ts'
import { versionTag } from '../http/etag.ts'
import { route, type Access, type Reply, type Route, type RouteInput } from '../http/route.ts'
import { correctedValues } from './corrected-values.ts'
import { giveOrder, type OrderDeps } from './give-order.ts'
import { orderAnswerView, toOrderAnswerView } from './order-view.ts'

const casePath = z.object({ caseId: z.uuid() })
const stepPath = z.object({ caseId: z.uuid(), step: z.string().regex(/^[a-zA-Z]{1,40}$/) })

/** Every order says why: a code, and words where they help. */
const why = { reasonCode: z.string().regex(/^[a-z0-9_]{2,60}$/), note: z.string().trim().max(2000).optional() }

const reasonCodes = z.array(z.string().regex(/^[a-z0-9_]{2,60}$/)).max(4)

/** Of which letters and digits are left when documents are compared by their numbers: signs alone would be the number of many. */
const printedNumber = /^[A-Za-z\d](?:[ ./-]?[A-Za-z\d]){2,}$/

const manualResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tax_standing'), standing: z.enum(['regular', 'pending_regularisation']) }),
  z.strictObject({ kind: z.literal('screening'), outcome: z.literal('no_hits') }),
  z.strictObject({
    kind: z.literal('bureau'),
    outcome: z.enum(['hit', 'no_hit']),
    score: z.int().min(0).max(1000).optional(),
    monthlyObligationsMinor: z.int().nonnegative().optional(),
    openDefaults: z.int().nonnegative().optional(),
  }),
  z.strictObject({
    kind: z.literal('identity_document'),
    documentType: z.enum(identityDocumentTypes),
    fullName: personName,
    documentNumber: z.string().trim().max(40).regex(printedNumber, 'three or more letters and digits, one space or sign between them'),
    birthDate: z.iso.date(),
    /** Left out where the document has no end. */
    expiryDate: z.iso.date().optional(),
  }),
  z.strictObject({ kind: z.literal('income'), monthlyMinor: z.int().positive() }),
  z.strictObject({ kind: z.literal('filing'), objectId: z.string().min(1).max(200) }),
])

const staff: Access & { who: 'staff' } = { who: 'staff', roles: roles.filter((role) => role !== 'auditor') }

const orderErrors: readonly ErrorCode[] = [
  'CASE_NOT_FOUND',
  'ORDER_NOT_PERMITTED',
  'STALE_ORDER',
  'STEP_UNKNOWN',
  'STEP_NOT_IN_STATE',
  'CASE_ENDED',
  'NO_LONGER_RUNNING',
  'PROCESS_UNREACHABLE',
]

/**
 * What staff can order of a case and its steps. Which order is open to whom is the process's to decide, not ours: the coarse role here keeps
 * read-only people out, the rest is refused or turned into a proposal by the case itself.
 */
export function orderRoutes(deps: OrderDeps): Route[] {
  const { store } = deps
  type StaffInput<P> = Omit<RouteInput<typeof staff, undefined, undefined, undefined>, 'params' | 'body'> & {
    params: P
    body: { reasonCode: string; note?: string | undefined }
  }
  const give = async (input: StaffInput<{ caseId: string }>, content: OrderContent | KeepContent): Promise<Reply> => {
    const answer = await giveOrder(deps, {
      caseId: input.params.caseId,
      content,
      reasonCode: input.body.reasonCode,
      note: input.body.note,
      caller: input.caller,
      key: input.key,
      expectedVersion: input.version,
      requestId: input.requestId,
    })
    return answer.state === 'pending'
      ? { status: 202, body: toOrderAnswerView(answer), headers: { location: `/api/orders/${answer.orderId}` } }
      : { status: 200, body: toOrderAnswerView(answer), etag: versionTag(answer.result.version) }
  }
  const order = {
    tag: 'Orders',
    access: staff,
    idempotent: 'order',
    conditional: true,
    replies: {
      200: { description: 'Carried out, with its outcome; or proposed to a second person', schema: orderAnswerView },
      202: { description: 'Taken, and still at work: ask at the address in Location', schema: orderAnswerView },
    },
    errors: orderErrors,
  } as const

  return [
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/steps/{step}/retries',
      operationId: 'retryStep',
      summary: 'Run a parked step again, with the same or another provider',
      params: stepPath,
      body: z.strictObject({ ...why, provider: z.string().max(40).optional() }),
      handle: async (input) => {
        const { step } = input.params
        const { provider } = input.body
        return give(input, provider === undefined ? { kind: 'retryStep', step } : { kind: 'switchProvider', step, provider })
      },
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/steps/{step}/corrections',
      operationId: 'correctStep',
      summary: 'Correct what the applicant declared, and run the step again',
      params: stepPath,
      body: z.strictObject({ ...why, values: correctedValues }),
      handle: async (input) => {
        const { caseId, step } = input.params
        const { values } = input.body
        const fields = correctableFields.filter((field) => values[field] !== undefined)
        return give(input, async (tx) => {
          const correction = await saveCorrection(tx, { caseId, values, createdBy: `staff:${input.caller.personId}` })
          return { kind: 'correctStep', step, fields, correction }
        })
      },
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/steps/{step}/results',
      operationId: 'enterResult',
      summary: 'Enter the result by hand, with evidence',
      params: stepPath,
      body: z.strictObject({ ...why, result: manualResult, evidenceDocumentId: z.uuid() }),
      handle: async (input) => {
        const { caseId, step } = input.params
        const evidence = await evidenceOfCase(deps, caseId, input.body.evidenceDocumentId)
        const enteredBy = `staff:${input.caller.personId}`
        return give(input, async (tx) => {
          const result = await toManualResult(input.body.result, {
            income: (monthlyMinor) => saveEnteredIncome(tx, { caseId, monthlyMinor, enteredBy }),
            document: (entered) => saveEnteredDocument(tx, { caseId, entered, enteredBy }),
          })
          return { kind: 'enterResult', step, result, evidence }
        })
      },
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/steps/{step}/omissions',
      operationId: 'skipStep',
      summary: 'Go on without the step, where the product allows it',
      params: stepPath,
      body: z.strictObject(why),
      handle: async (input) => give(input, { kind: 'skipStep', step: input.params.step }),
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/steps/{step}/requests',
      operationId: 'askApplicant',
      summary: 'Ask the applicant to do their part again',
      params: stepPath,
      body: z.strictObject({ ...why, request: z.enum(requestReasons) }),
      handle: async (input) => give(input, { kind: 'askApplicant', step: input.params.step, request: input.body.request }),
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/steps/{step}/decision',
      operationId: 'decideStep',
      summary: 'Decide on what a step found, or on the application',
      params: stepPath,
      body: z.strictObject({
        ...why,
        decision: z.string().regex(/^[a-z_]{2,40}$/),
        reasons: reasonCodes,
        terms: z.strictObject({ amountMinor: z.int().positive(), termMonths: z.int().positive() }).optional(),
      }),
      handle: async (input) => {
        const { decision, reasons, terms } = input.body
        return give(input, { kind: 'decideStep', step: input.params.step, decision, reasons, ...(terms && { terms }) })
      },
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/decline',
      operationId: 'declineCase',
      summary: 'Decline the application',
      params: casePath,
      body: z.strictObject({ ...why, reasons: reasonCodes.min(1) }),
      handle: async (input) => give(input, { kind: 'declineCase', reasons: input.body.reasons }),
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/cancellation',
      operationId: 'cancelCase',
      summary: 'Cancel the application, undoing what was done',
      params: casePath,
      body: z.strictObject(why),
      handle: async (input) => give(input, { kind: 'cancelCase' }),
    }),
    route({
      ...order,
      method: 'post',
      path: '/api/cases/{caseId}/holds',
      operationId: 'placeHold',
      summary: 'Stop the case before its next step, whatever holds it already',
      params: casePath,
      body: z.strictObject({ ...why, holdKind: z.enum(holdKinds) }),
      handle: async (input) => give(input, { kind: 'holdCase', holdKind: input.body.holdKind }),
    }),
    route({
      ...order,
      method: 'delete',
      path: '/api/cases/{caseId}/holds/{holdId}',
      operationId: 'liftHold',
      summary: 'Lift one hold; the case goes on when none stands any more',
      params: casePath.extend({ holdId: z.uuid() }),
      body: z.strictObject(why),
      async handle(input) {
        const { caseId, holdId } = input.params
        const { kind: holdKind } = await findHold(store.db, { caseId, holdId })
        return give(input, { kind: 'releaseCase', holdId, holdKind })
      },
    }),
    route({
      method: 'get',
      path: '/api/orders/{orderId}',
      operationId: 'readOrder',
      summary: 'What became of an order',
      tag: 'Orders',
      access: { who: 'staff', roles },
      params: z.object({ orderId: z.uuid() }),
      replies: { 200: { description: 'Its outcome, or that it is still at work', schema: orderAnswerView } },
      errors: ['ORDER_NOT_FOUND'],
      async handle({ params }) {
        const found = await findOrder(store.db, params.orderId)
        if (!found) throw new AppError('ORDER_NOT_FOUND')
        if (found.errorCode) throw new AppError(found.errorCode as ErrorCode)
        const settled = found.state === 'carried_out' || found.state === 'proposed'
        return {
          status: 200,
          body: toOrderAnswerView(
            settled
              ? { orderId: found.orderId, state: 'settled', result: found.result as never }
              : { orderId: found.orderId, state: 'pending' },
          ),
        }
      },
    }),
  ]
}

async function evidenceOfCase({ store }: OrderDeps, caseId: string, documentId: string): Promise<{ id: string; sha256: string }> {
  const [document, row] = await Promise.all([findDocument(store.db, documentId), findCase(store.db, caseId)])
  const family = await findCase(store.db, document.caseId)
  if (document.kind !== 'evidence' || family.rootCaseId !== row.rootCaseId) throw new AppError('DOCUMENT_NOT_FOUND')
  return { id: document.id, sha256: document.sha256 }
}

type Keeping = {
  income: (monthlyMinor: number) => Promise<ContentReference>
  document: (entered: EnteredDocument) => Promise<ContentReference>
}

/** What somebody earns, and what stands in their document, is kept before it is ordered; the order only says where. */
async function toManualResult(result: z.output<typeof manualResult>, keep: Keeping): Promise<ManualResult> {
  if (result.kind === 'income') return { kind: 'income', figure: await keep.income(result.monthlyMinor) }
  if (result.kind === 'identity_document') {
    const { kind, expiryDate, ...read } = result
    return { kind, reading: await keep.document({ ...read, ...(expiryDate !== undefined && { expiryDate }) }) }
  }
  if (result.kind !== 'bureau') return result
  if (result.outcome === 'no_hit') return { kind: 'bureau', outcome: 'no_hit' }
  const { score, monthlyObligationsMinor, openDefaults } = result
  if (score === undefined || monthlyObligationsMinor === undefined || openDefaults === undefined) {
    throw new AppError('REQUEST_MALFORMED', {
      where: 'body',
      fields: [{ field: 'result', rule: 'score, monthlyObligationsMinor and openDefaults' }],
    })
  }
  return { kind: 'bureau', outcome: 'hit', score, monthlyObligationsMinor, openDefaults }
}
