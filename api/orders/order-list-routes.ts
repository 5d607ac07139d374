import { z } from 'zod'
import { orderKinds } from '#domain/case/order.ts'
import { roles } from '#domain/case/role.ts'
import { errorCodes } from '#domain/errors.ts'
import { orderReasonForStaff } from '#domain/texts/order-reasons.ts'
import { stepForStaff } from '#domain/texts/steps.ts'
import { findFamily } from '#db/cases/find-case.ts'
import { listOrders, type ListedOrder } from '#db/cases/list-orders.ts'
import { staffNames } from '#db/sessions/staff-names.ts'
import type { Store } from '#db/store.ts'
import { route, type Route } from '../http/route.ts'

const listedOrderView = z
  .object({
    orderId: z.string(),
    caseId: z.string(),
    kind: z.enum(orderKinds),
    step: z.string().nullable(),
    stepLabel: z.string().nullable(),
    by: z.object({ kind: z.enum(['staff', 'applicant']), name: z.string().nullable(), roles: z.array(z.enum(roles)) }),
    reasonCode: z.string(),
    reason: z.string(),
    /** What they wrote beside it, for the desk only. */
    note: z.string().nullable(),
    state: z.enum(['requested', 'carried_out', 'proposed', 'refused']),
    /** Why it was refused. */
    refusal: z.object({ code: z.string(), title: z.string() }).nullable(),
    requestedAt: z.iso.datetime(),
    completedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ListedOrder' })

/** More orders than this on one application belong into an export. */
const mostOrders = 200

/** Who ordered what of an application, and why, in their own words; the refused ones too. */
export function orderListRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/cases/{caseId}/orders',
      operationId: 'listOrders',
      summary: 'What was ordered of an application, with reasons and notes, the newest first',
      tag: 'Orders',
      access: { who: 'staff', roles },
      params: z.object({ caseId: z.uuid() }),
      replies: { 200: { description: 'At most two hundred orders', schema: z.object({ items: z.array(listedOrderView) }) } },
      errors: ['CASE_NOT_FOUND'],
      async handle({ params }) {
        const family = await findFamily(store.db, params.caseId)
        const [names, orders] = await Promise.all([
          staffNames(store.db),
          listOrders(store, { partyId: family[0]!.partyId, caseIds: family.map((member) => member.id) }, mostOrders),
        ])
        return { status: 200, body: { items: orders.map((order) => toListedOrderView(order, names)) } }
      },
    }),
  ]
}

function toListedOrderView(order: ListedOrder, names: ReadonlyMap<string, string>): z.input<typeof listedOrderView> {
  const { orderId, caseId, kind, step, reasonCode, note, state, errorCode } = order
  return {
    orderId,
    caseId,
    kind,
    step,
    stepLabel: step === null ? null : stepForStaff(step),
    by: { kind: order.actorKind, name: order.personId === null ? null : (names.get(order.personId) ?? null), roles: order.roles },
    reasonCode,
    reason: orderReasonForStaff(reasonCode),
    note,
    state,
    refusal: errorCode === null ? null : { code: errorCode, title: errorCodes[errorCode].title },
    requestedAt: order.requestedAt.toISOString(),
    completedAt: order.completedAt?.toISOString() ?? null,
  }
}
