import { z } from 'zod'
import { changeLocale } from '#db/applications/change-locale.ts'
import { locales } from '#domain/texts/locale.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'

/** The language in which the applicant is spoken to, changed at any time. */
export function languageRoutes({ store }: ApplicantDeps): Route[] {
  return [
    route({
      method: 'patch',
      path: '/api/applications/{applicationId}',
      operationId: 'changeLanguage',
      summary: 'Go on in another language: screens, messages, and documents still to be made',
      tag: 'Applications',
      access: { who: 'applicant', beforeConsent: true },
      params: applicationPath,
      body: z.strictObject({ locale: z.enum(locales) }),
      replies: { 200: { description: 'The application', schema: applicationView } },
      async handle({ params, body }) {
        await changeLocale(store.db, params.applicationId, body.locale)
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
