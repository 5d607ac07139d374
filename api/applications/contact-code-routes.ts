import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { createCode, findCode, type CodeRow } from '#db/applications/one-time-codes.ts'
import { tryCode } from '#db/applications/try-code.ts'
import { tryCodeAtService } from '#db/applications/try-code-at-service.ts'
import { findApplication, findHandedIn } from '#db/applications/find-application.ts'
import { verifyContact } from '#db/applications/verify-contact.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { route, type Counted, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { requireRightCode } from './require-right-code.ts'

export const contact = z.discriminatedUnion('channel', [
  z.strictObject({
    channel: z.literal('sms'),
    contact: z.string().regex(/^\+[1-9]\d{7,14}$/, 'a number with country code, such as +5511912345678'),
  }),
  z.strictObject({ channel: z.literal('email'), contact: z.email().max(200).toLowerCase() }),
])

const codeView = z
  .object({
    id: z.string(),
    channel: z.enum(['sms', 'email']),
    /** `undeliverable`: this number or mailbox cannot be reached; choose another. */
    delivery: z.enum(['pending', 'sent', 'undeliverable']),
    expiresAt: z.iso.datetime(),
    attemptsLeft: z.int(),
    resendAfter: z.iso.datetime(),
  })
  .meta({ id: 'ContactCode' })

const codePath = applicationPath.extend({ codeId: z.uuid() })
const resendAfterMs = 30_000
const maxAttempts = 5

/** Proving that a phone or mailbox is the applicant's, by a code sent to it. */
export function contactCodeRoutes({ store, codeAtService }: ApplicantDeps): Route[] {
  const triedElsewhere = async (attempt: { codeId: string; applicationId: string; digits: string }) =>
    codeAtService && tryCodeAtService(store, { ...attempt, purpose: 'verify_contact' }, codeAtService)
  return [
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/contact-codes',
      operationId: 'requestContactCode',
      summary: 'Have a one-time code sent to a phone or mailbox',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      body: contact,
      idempotent: 'record',
      rateLimit: { name: 'contact-code', points: 6, perSeconds: 600 },
      // As many as applications are begun from there: whoever is paid for messages to their numbers has many sessions and many numbers.
      networkLimit: { name: 'contact-code-network', points: 300, perSeconds: 3600 },
      limits: ({ body, network }) => codesTo(store, { contact: body.contact, network }),
      replies: { 201: { description: 'The code is on its way', schema: codeView } },
      async handle({ params, body, caller, store }) {
        const application = await findApplication(store.db, params.applicationId)
        const { product } = await productVersion(store.db, application.productVersionId)
        const onboarding = await findCaseOfApplication(store.db, params.applicationId, 'onboarding')
        const code = await createCode(store, {
          applicationId: params.applicationId,
          partyId: caller.partyId,
          caseId: onboarding.id,
          purpose: 'verify_contact',
          // A changed contact is proven like the first one, whatever the case is doing by then.
          isChange: (await findHandedIn(store.db, params.applicationId)).contact,
          ...body,
          locale: application.locale,
          standsSeconds: product.durations.oneTimeCodeSeconds,
        })
        return { status: 201, body: toCodeView(code) }
      },
    }),
    route({
      method: 'get',
      path: '/api/applications/{applicationId}/contact-codes/{codeId}',
      operationId: 'readContactCode',
      summary: 'Whether the code has been sent',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: codePath,
      replies: { 200: { description: 'The code, without its digits', schema: codeView } },
      errors: ['CODE_NOT_FOUND'],
      async handle({ params }) {
        const code = await findCode(store, params.codeId, params.applicationId)
        if (!code) throw new AppError('CODE_NOT_FOUND')
        return { status: 200, body: toCodeView(code) }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/contact-codes/{codeId}/confirmation',
      operationId: 'confirmContactCode',
      summary: 'Type the code that arrived',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: codePath,
      body: z.strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits') }),
      rateLimit: { name: 'try-code', points: 20, perSeconds: 600 },
      idempotent: 'record',
      replies: { 200: { description: 'Proven', schema: applicationView } },
      errors: ['CODE_WRONG', 'CODE_VOID', 'VERIFY_DOWN'],
      prepare: ({ params, body }) => triedElsewhere({ ...params, digits: body.code }),
      async handle({ params, body, caller, store, prepared: tried }) {
        const { codeId, applicationId } = params
        const right = requireRightCode(
          tried ?? (await tryCode(store, { codeId, applicationId, purpose: 'verify_contact', digits: body.code })),
        )
        const onboarding = await findCaseOfApplication(store.db, params.applicationId, 'onboarding')
        await verifyContact(store, {
          partyId: caller.partyId,
          onboardingCaseId: onboarding.id,
          channel: right.channel,
          contact: right.contact,
        })
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}

/**
 * Nobody's phone is rung without end, whoever asks and in however many applications. Each network has its own share, so that no single one uses
 * up what is there for the person. The counters know a hash, not the contact.
 */
export function codesTo({ vault }: Store, { contact, network }: { contact: string; network: string }): Counted[] {
  const who = vault.searchHash('contact', contact).toString('hex')
  return [
    { limit: { name: 'code-to-contact-from', points: 5, perSeconds: 3600 }, who: `${who}:${network}` },
    { limit: { name: 'code-to-contact', points: 15, perSeconds: 3600 }, who },
  ]
}

function toCodeView(code: CodeRow): z.input<typeof codeView> {
  return {
    id: code.id,
    channel: code.channel,
    delivery: code.delivery,
    expiresAt: code.expiresAt.toISOString(),
    attemptsLeft: Math.max(0, maxAttempts - code.attempts),
    resendAfter: new Date(code.createdAt.getTime() + resendAfterMs).toISOString(),
  }
}
