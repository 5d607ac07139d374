import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { findApplication } from '#db/applications/find-application.ts'
import { latestConsents } from '#db/applications/latest-consents.ts'
import { saveConsents } from '#db/applications/save-consents.ts'
import { withdrawConsent } from '#db/applications/withdraw-consent.ts'
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

const askedView = z.object({
  kind: z.string(),
  version: z.string(),
  required: z.boolean(),
  title: z.string(),
  statement: z.string(),
  paragraphs: z.array(z.string()),
  /** Fingerprint of exactly these words. */
  sha256: z.string(),
  /** What the applicant decided last; null before they did. */
  given: z.boolean().nullable(),
  decidedAt: z.iso.datetime().nullable(),
})

const consentListView = z.object({ items: z.array(askedView) }).meta({ id: 'ConsentList' })

/** Consents: each by itself, each with the words that were shown. */
export function consentRoutes({ store }: ApplicantDeps): Route[] {
  const readConsents = async (applicationId: string): Promise<z.input<typeof consentListView>> => {
    const application = await findApplication(store.db, applicationId)
    const [{ product }, decided] = await Promise.all([
      productVersion(store.db, application.productVersionId),
      latestConsents(store.db, applicationId),
    ])
    const items = product.consents.map(({ kind, version, required }) => {
      const { locale: _locale, paragraphs, ...words } = consentText(kind, version, application.locale)
      const decision = decided.find((one) => one.kind === kind)
      return {
        ...words,
        paragraphs: [...paragraphs],
        required,
        given: decision?.given ?? null,
        decidedAt: decision?.decidedAt.toISOString() ?? null,
      }
    })
    return { items }
  }
  return [
    route({
      method: 'get',
      path: '/api/applications/{applicationId}/consents',
      operationId: 'readConsents',
      summary: 'The consents that this application asks for, in its language, and what was decided',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      replies: { 200: { description: 'The consents', schema: consentListView } },
      async handle({ params }) {
        return { status: 200, body: await readConsents(params.applicationId) }
      },
    }),
    route({
      method: 'delete',
      path: '/api/applications/{applicationId}/consents/{kind}',
      operationId: 'withdrawConsent',
      summary: 'Take back a consent that the application can do without',
      description: 'A consent that is needed ends with the application: withdraw that instead.',
      tag: 'Applications',
      access: { who: 'applicant', beforeConsent: true },
      params: applicationPath.extend({ kind: z.string().max(40) }),
      replies: { 200: { description: 'The consents', schema: consentListView } },
      errors: ['CONSENT_TEXT_UNKNOWN', 'CONSENT_REQUIRED'],
      async handle({ params, caller, ipAddress, userAgent }) {
        const { applicationId, kind } = params
        const application = await findApplication(store.db, applicationId)
        const { product } = await productVersion(store.db, application.productVersionId)
        const asked = product.consents.find((one) => one.kind === kind)
        if (!asked) throw new AppError('CONSENT_TEXT_UNKNOWN', { kind })
        if (asked.required) throw new AppError('CONSENT_REQUIRED', { kind })
        const { sha256: textSha256 } = consentText(asked.kind, asked.version, application.locale)
        const { locale } = application
        const withdrawn = { applicationId, partyId: caller.partyId, kind, version: asked.version, textSha256, locale, ipAddress, userAgent }
        await withdrawConsent(store.db, withdrawn)
        return { status: 200, body: await readConsents(applicationId) }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/consents',
      operationId: 'giveConsents',
      summary: 'Give or refuse each consent that the product asks for',
      tag: 'Applications',
      access: { who: 'applicant', beforeConsent: true },
      params: applicationPath,
      body: z.strictObject({ decisions: z.array(decision).min(1).max(20) }),
      idempotent: 'record',
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['CONSENT_REQUIRED', 'CONSENT_TEXT_CHANGED', 'CONSENTS_ALREADY_GIVEN'],
      async handle({ params, body, caller, ipAddress, userAgent, store }) {
        const application = await findApplication(store.db, params.applicationId)
        const { product } = await productVersion(store.db, application.productVersionId)
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
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
