import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { newCodeId } from '#db/applications/one-time-codes.ts'
import { findApplicationByContact, findApplicationByReference } from '#db/applications/find-by-contact.ts'
import { beginRecoveryTry, finishRecoveryTry, openRecovery, wantsMessage } from '#db/applications/recoveries.ts'
import { createResumePass, takeResumePass } from '#db/applications/resume-passes.ts'
import type { Store } from '#db/store.ts'
import { route, type Route } from '../http/route.ts'
import { startSession } from '../session/sessions.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { codesTo, contact } from './contact-code-routes.ts'

/** Going on, on another phone: with a link or code from the first one, or with a code sent to the proven contact. */
export function resumeRoutes({ store, codeAtService, limiter }: ApplicantDeps): Route[] {
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
      access: { who: 'applicant', beforeConsent: true },
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
      idempotent: 'record',
      replies: { 202: { description: 'If it exists, a code is on its way', schema: z.object({ recoveryId: z.string() }) } },
      async prepare({ body, network }) {
        const found = await findApplicationByContact(store, { reference: body.reference, ...body.contact })
        if (!found) return undefined
        // A limit that is reached is not said: it would tell that there is somebody, and the code that was sent before still works.
        const maySend =
          (await wantsMessage(store.db, found.applicationId)) &&
          (await limiter.takes(codesTo(store, { contact: body.contact.contact, network })))
        return { found, maySend }
      },
      async handle({ body, prepared, store }) {
        if (!prepared) return { status: 202, body: { recoveryId: await newCodeId(store.db) } }
        const { found, maySend } = prepared
        const { loanCaseId: caseId, ...known } = found
        return { status: 202, body: { recoveryId: await openRecovery(store, { ...known, caseId, ...body.contact }, { maySend }) } }
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
      // One network cannot use up the tries that an application has, whether there is one or not.
      limits: ({ body, network }) => [{ limit: { name: 'try-recovery', points: 6, perSeconds: 600 }, who: `${body.reference}:${network}` }],
      idempotent: 'record',
      replies: { 200: { description: 'The application, with its session cookie', schema: applicationView } },
      errors: ['RECOVERY_REFUSED', 'VERIFY_DOWN'],
      async prepare({ params, body }) {
        const applicationId = await findApplicationByReference(store.db, body.reference)
        if (!applicationId) return undefined
        const attempt = { recoveryId: params.recoveryId, applicationId, digits: body.code }
        return (await beginRecoveryTry(store, attempt, codeAtService)) ? attempt : undefined
      },
      async handle({ prepared: attempt, store }) {
        if (!attempt || (await finishRecoveryTry(store, attempt)) !== 'right') throw new AppError('RECOVERY_REFUSED')
        return signedIn(store, attempt.applicationId, 200)
      },
    }),
  ]
}
