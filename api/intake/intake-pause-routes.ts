import { z } from 'zod'
import { roles, type Role } from '#domain/case/role.ts'
import { pauseReasons, resumeReasons } from '#domain/outside/intake-reasons.ts'
import { listIntakePauses, pauseIntake, resumeIntake, type IntakePause } from '#db/intake/intake-pauses.ts'
import { currentProductVersion } from '#db/products/find-product-version.ts'
import { staffNames } from '#db/sessions/staff-names.ts'
import type { Store } from '#db/store.ts'
import { pageQuery, readIdCursor, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'

const operations: readonly Role[] = ['operations']

const intakePauseView = z
  .object({
    id: z.string(),
    /** Null: of every product. */
    product: z.string().nullable(),
    reasonCode: z.string(),
    pausedBy: z.string().nullable(),
    pausedAt: z.iso.datetime(),
    /** Null while it is in force. */
    resumedAt: z.iso.datetime().nullable(),
    resumedBy: z.string().nullable(),
    resumeReasonCode: z.string().nullable(),
  })
  .meta({ id: 'IntakePause' })

const page = z.object({ items: z.array(intakePauseView), next: z.string().nullable() }).meta({ id: 'IntakePausePage' })

/** Pausing new applications, of one product or of all: those that have begun go on, and whoever comes is told. */
export function intakePauseRoutes({ store }: { store: Store }): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/intake-pauses',
      operationId: 'pauseIntake',
      summary: 'Take no new applications, of one product or of any, until intake is resumed',
      description: 'Who begins an application meanwhile is refused with INTAKE_PAUSED. Applications that have begun go on.',
      tag: 'Intake',
      access: { who: 'staff', roles: operations },
      idempotent: 'record',
      body: z.strictObject({
        product: z
          .string()
          .regex(/^[a-z0-9-]{1,60}$/)
          .optional()
          .meta({ description: 'Left out: of every product' }),
        reasonCode: z.enum(pauseReasons),
      }),
      replies: { 201: { description: 'In force from now on', schema: intakePauseView } },
      errors: ['PRODUCT_NOT_FOUND', 'INTAKE_ALREADY_PAUSED'],
      async handle({ body, caller, store }) {
        if (body.product !== undefined) await currentProductVersion(store.db, body.product)
        const pause = await pauseIntake(store.db, { productCode: body.product ?? null, reasonCode: body.reasonCode, by: caller })
        return { status: 201, body: toView(pause, await staffNames(store.db)) }
      },
    }),
    route({
      method: 'delete',
      path: '/api/intake-pauses/{pauseId}',
      operationId: 'resumeIntake',
      summary: 'Take new applications again',
      tag: 'Intake',
      access: { who: 'staff', roles: operations },
      params: z.object({ pauseId: z.uuid() }),
      idempotent: 'record',
      body: z.strictObject({ reasonCode: z.enum(resumeReasons) }),
      replies: { 200: { description: 'Ended; its row is kept', schema: intakePauseView } },
      errors: ['INTAKE_PAUSE_NOT_FOUND', 'INTAKE_PAUSE_ENDED'],
      async handle({ params, body, caller, store }) {
        const pause = await resumeIntake(store.db, params.pauseId, { reasonCode: body.reasonCode, by: caller })
        return { status: 200, body: toView(pause, await staffNames(store.db)) }
      },
    }),
    route({
      method: 'get',
      path: '/api/intake-pauses',
      operationId: 'listIntakePauses',
      summary: 'When intake was paused, by whom and why, the newest first',
      tag: 'Intake',
      access: { who: 'staff', roles },
      query: pageQuery,
      replies: { 200: { description: 'A page of pauses; one without an end is in force', schema: page } },
      async handle({ query: { limit, after } }) {
        const [pauses, names] = await Promise.all([
          listIntakePauses(store.db, { limit: limit + 1, after: readIdCursor(after) }),
          staffNames(store.db),
        ])
        const items = pauses.slice(0, limit)
        const next = pauses.length > limit ? writeCursor([items.at(-1)!.id]) : null
        return { status: 200, body: { items: items.map((pause) => toView(pause, names)), next } }
      },
    }),
  ]
}

function toView(pause: IntakePause, names: ReadonlyMap<string, string>): z.input<typeof intakePauseView> {
  const { id, productCode, reasonCode, pausedByPersonId, pausedAt, resumedByPersonId, resumedAt, resumeReasonCode } = pause
  return {
    id,
    product: productCode,
    reasonCode,
    pausedBy: names.get(pausedByPersonId) ?? null,
    pausedAt: pausedAt.toISOString(),
    resumedAt: resumedAt?.toISOString() ?? null,
    resumedBy: resumedByPersonId === null ? null : (names.get(resumedByPersonId) ?? null),
    resumeReasonCode,
  }
}
