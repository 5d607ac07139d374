import { z } from 'zod'
import { findApplication } from '#db/applications/find-application.ts'
import { openApplication } from '#db/applications/open-application.ts'
import { pauseInForce } from '#db/intake/intake-pauses.ts'
import { currentProductVersion } from '#db/products/find-product-version.ts'
import { AppError } from '#domain/errors.ts'
import { locales } from '#domain/texts/locale.ts'
import { requireOffered } from '../calculations/offer-routes.ts'
import { route, type Route } from '../http/route.ts'
import { giveOrder } from '../orders/give-order.ts'
import { startSession, stopSession } from '../session/sessions.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'

/** From the first tap to the status page, and the way out. */
export function applicationRoutes(deps: ApplicantDeps): Route[] {
  const { store } = deps
  return [
    route({
      method: 'post',
      path: '/api/applications',
      operationId: 'openApplication',
      summary: 'Begin an application; the phone that did so is signed in to it',
      tag: 'Applications',
      access: { who: 'anyone' },
      idempotent: 'record',
      body: z.strictObject({
        product: z.string().regex(/^[a-z0-9-]{1,60}$/),
        amountMinor: z.int(),
        termMonths: z.int(),
        locale: z.enum(locales),
      }),
      // Many phones share one address behind a carrier.
      rateLimit: { name: 'open-application', points: 300, perSeconds: 3600 },
      replies: { 201: { description: 'The application, with its session cookie', schema: applicationView } },
      errors: ['PRODUCT_NOT_FOUND', 'TERMS_OUTSIDE_PRODUCT', 'INTAKE_PAUSED'],
      async handle({ body, store }) {
        const version = await currentProductVersion(store.db, body.product)
        if (await pauseInForce(store.db, body.product)) throw new AppError('INTAKE_PAUSED')
        requireOffered(version.product, body)
        const opened = await openApplication(store, {
          version,
          locale: body.locale,
          amountMinor: body.amountMinor,
          termMonths: body.termMonths,
        })
        const headers = await startSession(store.db, { kind: 'applicant', applicationId: opened.applicationId })
        return { status: 201, body: await readApplicationView(store, opened.applicationId), headers }
      },
    }),
    route({
      method: 'get',
      path: '/api/applicant-session',
      operationId: 'readApplicantSession',
      summary: 'Which application this phone is signed in to',
      tag: 'Applications',
      access: { who: 'applicant' },
      replies: { 200: { description: 'Its id', schema: z.object({ applicationId: z.string(), locale: z.enum(locales) }) } },
      async handle({ caller }) {
        const { locale } = await findApplication(store.db, caller.applicationId)
        return { status: 200, body: { applicationId: caller.applicationId, locale } }
      },
    }),
    route({
      method: 'delete',
      path: '/api/applicant-session',
      operationId: 'endApplicantSession',
      summary: 'Sign this phone out of the application',
      tag: 'Applications',
      access: { who: 'applicant', beforeConsent: true },
      replies: { 204: { description: 'Signed out' } },
      async handle({ caller }) {
        return { status: 204, headers: await stopSession(store.db, caller) }
      },
    }),
    route({
      method: 'get',
      path: '/api/applications/{applicationId}',
      operationId: 'readApplication',
      summary: 'Where the application stands, and what is needed from the applicant',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['APPLICATION_NOT_FOUND'],
      async handle({ params }) {
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/withdrawal',
      operationId: 'withdrawApplication',
      summary: 'Withdraw, at any point before the money is on its way',
      tag: 'Applications',
      access: { who: 'applicant', beforeConsent: true },
      params: applicationPath,
      body: z.strictObject({ reasonCode: z.enum(['changed_mind', 'better_offer', 'too_expensive', 'takes_too_long', 'other']) }),
      idempotent: 'order',
      replies: {
        200: { description: 'Withdrawn', schema: applicationView },
        202: { description: 'Taken, and being carried out', schema: applicationView },
      },
      errors: ['CASE_PAST_CANCELLATION', 'CASE_ENDED', 'NO_LONGER_RUNNING', 'PROCESS_UNREACHABLE'],
      async handle({ params, body, caller, key, requestId }) {
        const answer = await giveOrder(deps, {
          caseId: caller.loanCaseId,
          content: { kind: 'withdrawCase' },
          reasonCode: body.reasonCode,
          caller,
          key,
          requestId,
        })
        return { status: answer.state === 'settled' ? 200 : 202, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
