import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { findApplication, findHandedIn } from '#db/applications/find-application.ts'
import { saveConsents } from '#db/applications/save-consents.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import { consentText } from '#domain/texts/consents.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'

const decision = z.strictObject({
  kind: z.string().max(40),
  version: z.string().max(40),
  given: z.boolean(),
  /** Fingerprint of the words that were on the screen. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Consents: each by itself, each with the words that were shown. */
export function consentRoutes({ store, relay }: ApplicantDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/consents',
      operationId: 'giveConsents',
      summary: 'Give or refuse each consent that the product asks for',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      body: z.strictObject({ decisions: z.array(decision).min(1).max(20) }),
      idempotent: true,
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['CONSENT_REQUIRED', 'CONSENT_TEXT_CHANGED', 'CONSENTS_ALREADY_GIVEN'],
      async handle({ params, body, caller, ipAddress, userAgent }) {
        const application = await findApplication(store.db, params.applicationId)
        const { product } = await productVersion(store.db, application.productVersionId)
        if ((await findHandedIn(store.db, params.applicationId)).consents) throw new AppError('CONSENTS_ALREADY_GIVEN')
        const decisions = product.consents.map((asked) => {
          const given = body.decisions.find((one) => one.kind === asked.kind && one.version === asked.version)
          if (asked.required && !given?.given) throw new AppError('CONSENT_REQUIRED', { kind: asked.kind })
          const { sha256 } = consentText(asked.kind, asked.version, application.locale)
          if (given && given.sha256 !== sha256) throw new AppError('CONSENT_TEXT_CHANGED', { kind: asked.kind })
          return { kind: asked.kind, version: asked.version, given: given?.given ?? false, textSha256: sha256 }
        })
        const onboarding = await findCaseOfApplication(store.db, params.applicationId, 'onboarding')
        await saveConsents(store, {
          applicationId: params.applicationId,
          partyId: caller.partyId,
          onboardingCaseId: onboarding.id,
          locale: application.locale,
          ipAddress,
          userAgent,
          decisions,
        })
        relay.kick()
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
