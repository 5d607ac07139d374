import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { createCode, newCodeId } from '#db/applications/one-time-codes.ts'
import { findApplicationByContact, findApplicationByReference } from '#db/applications/find-by-contact.ts'
import { createResumePass, takeResumePass } from '#db/applications/resume-passes.ts'
import { tryCode } from '#db/applications/try-code.ts'
import { tryCodeAtService } from '#db/applications/try-code-at-service.ts'
import type { Store } from '#db/store.ts'
import { route, type Route } from '../http/route.ts'
import { startSession } from '../session/sessions.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { codesTo, contact } from './contact-code-routes.ts'

const recoverySeconds = 600

/** Going on, on another phone: with a link or code from the first one, or with a code sent to the proven contact. */
export function resumeRoutes({ store, codeAtService }: ApplicantDeps): Route[] {
  const signedIn = async (store: Store, applicationId: string, status: number) => ({
    status,
    body: await readApplicationView(store, applicationId),
    headers: await startSession(store.db, { kind: 'applicant', applicationId }),
  })
  return [
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/resume-passes',
      operationId: 'createResumePass',
      summary: 'A link or a short code that opens this application on another device, once',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      body: z.strictObject({ kind: z.enum(['link', 'code']) }),
      idempotent: 'record',
      rateLimit: { name: 'resume-pass', points: 10, perSeconds: 600 },
      replies: { 201: { description: 'The secret, shown once', schema: z.object({ secret: z.string(), expiresAt: z.iso.datetime() }) } },
      async handle({ params, body, store }) {
        const { secret, expiresAt } = await createResumePass(store.db, params.applicationId, body.kind)
        return { status: 201, body: { secret, expiresAt: expiresAt.toISOString() } }
      },
    }),
    route({
      method: 'post',
      path: '/api/resumptions',
      operationId: 'resumeApplication',
      summary: 'Open an application on this device with a link or code',
      tag: 'Applications',
      access: { who: 'anyone' },
      body: z.strictObject({ secret: z.string().trim().min(8).max(100) }),
      rateLimit: { name: 'resume', points: 30, perSeconds: 600 },
      idempotent: 'record',
      replies: { 200: { description: 'The application, with its session cookie', schema: applicationView } },
      errors: ['RESUME_PASS_VOID'],
      async handle({ body, store }) {
        const applicationId = await takeResumePass(store.db, body.secret)
        if (!applicationId) throw new AppError('RESUME_PASS_VOID')
        return signedIn(store, applicationId, 200)
      },
    }),
    route({
      method: 'post',
      path: '/api/recoveries',
      operationId: 'beginRecovery',
      summary: 'Have a code sent to the phone or mailbox that was proven, without the first phone',
      description: 'The answer is the same whether or not such an application exists.',
      tag: 'Applications',
      access: { who: 'anyone' },
      body: z.strictObject({
        reference: z
          .string()
          .trim()
          .toUpperCase()
          .regex(/^L-\d{1,12}$/, 'a reference such as L-100042'),
        contact,
      }),
      rateLimit: { name: 'recovery', points: 20, perSeconds: 900 },
      limits: ({ body }) => codesTo(store, body.contact.contact),
      idempotent: 'record',
      replies: { 202: { description: 'If it exists, a code is on its way', schema: z.object({ recoveryId: z.string() }) } },
      async handle({ body, store }) {
        const found = await findApplicationByContact(store, { reference: body.reference, ...body.contact })
        if (!found) return { status: 202, body: { recoveryId: await newCodeId(store.db) } }
        const code = await createCode(store, {
          applicationId: found.applicationId,
          partyId: found.partyId,
          caseId: found.loanCaseId,
          purpose: 'resume',
          ...body.contact,
          locale: found.locale,
          standsSeconds: recoverySeconds,
        })
        return { status: 202, body: { recoveryId: code.id } }
      },
    }),
    route({
      method: 'post',
      path: '/api/recoveries/{recoveryId}/confirmation',
      operationId: 'confirmRecovery',
      summary: 'Type the code that arrived',
      description:
        'A wrong code, one that no longer works and one that was never sent are refused alike: it says of nobody that they are known here.',
      tag: 'Applications',
      access: { who: 'anyone' },
      params: z.object({ recoveryId: z.uuid() }),
      body: z.strictObject({ reference: z.string().trim().toUpperCase().max(20), code: z.string().regex(/^\d{6}$/, 'six digits') }),
      rateLimit: { name: 'try-code', points: 20, perSeconds: 600 },
      idempotent: 'record',
      replies: { 200: { description: 'The application, with its session cookie', schema: applicationView } },
      errors: ['RECOVERY_REFUSED', 'VERIFY_DOWN'],
      async prepare({ params, body }) {
        const applicationId = await findApplicationByReference(store.db, body.reference)
        if (!applicationId) return undefined
        const attempt = { codeId: params.recoveryId, applicationId, purpose: 'resume', digits: body.code } as const
        const tried = codeAtService && (await tryCodeAtService(store, attempt, codeAtService))
        return tried === undefined ? attempt : undefined
      },
      async handle({ prepared: attempt, store }) {
        if (!attempt || (await tryCode(store, attempt)).outcome !== 'right') throw new AppError('RECOVERY_REFUSED')
        return signedIn(store, attempt.applicationId, 200)
      },
    }),
  ]
}
