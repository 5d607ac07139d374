import { z } from 'zod'
import { isIsoDate } from '#domain/calendar/iso-date.ts'
import { isCpf } from '#domain/identity/cpf.ts'
import { printedLine, printedName } from '#domain/party/printed-text.ts'
import type { PartyProfile } from '#domain/party/profile.ts'
import { declareDetails } from '#db/applications/declare-details.ts'
import { saveDeclaration } from '#db/applications/save-declaration.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'

const taxId = z
  .string()
  .max(20)
  .transform((value) => value.replace(/\D/g, ''))
  .refine(isCpf, 'a valid CPF')

const line = z.string().normalize('NFC').trim().regex(printedLine, 'Latin letters, digits and signs of a keyboard')

const address = z.strictObject({
  postalCode: z
    .string()
    .transform((value) => value.replace(/\D/g, ''))
    .refine((value) => /^\d{8}$/.test(value), 'eight digits'),
  street: line.min(2).max(120),
  number: line.min(1).max(20),
  complement: line.max(60).optional(),
  district: line.min(1).max(80),
  city: line.min(2).max(80),
  state: z.string().regex(/^[A-Z]{2}$/, 'two letters'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two letters')
    .default('BR'),
})

const pixKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cpf'), value: taxId }),
  z.strictObject({ kind: z.literal('phone'), value: z.string().regex(/^\+55\d{10,11}$/, 'a Brazilian number, such as +5511912345678') }),
  z.strictObject({ kind: z.literal('email'), value: z.email().max(77).toLowerCase() }),
  z.strictObject({ kind: z.literal('evp'), value: z.uuid() }),
])

/** A name of one word is a name. Control characters and markup are not, nor what our contracts cannot print. */
export const personName = z
  .string()
  .normalize('NFC')
  .trim()
  .min(2)
  .max(120)
  .regex(printedName, 'Latin letters, spaces, hyphens and apostrophes')

const declared = z.strictObject({
  fullName: personName,
  /** Null takes back what was said before. */
  socialName: personName.nullable().optional(),
  birthDate: z
    .string()
    .refine(
      (value) => isIsoDate(value) && value > '1900-01-01' && value < new Date().toISOString().slice(0, 10),
      'an existing date in the past, YYYY-MM-DD',
    ),
  taxId,
  address,
  monthlyIncomeMinor: z.int().nonnegative().max(100_000_000_00),
  occupation: z.string().trim().max(80).nullable().optional(),
  pixKey,
})

/** What the applicant says of themselves: saved as they go, handed in when it is whole, and fixed once checks rest on it. */
export function declarationRoutes({ store }: ApplicantDeps): Route[] {
  return [
    route({
      method: 'patch',
      path: '/api/applications/{applicationId}/declaration',
      operationId: 'saveDeclaration',
      summary: 'Save what was filled in so far',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      body: declared.partial(),
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['DECLARATION_CLOSED'],
      async handle({ params, body, caller }) {
        await saveDeclaration(store, { applicationId: params.applicationId, partyId: caller.partyId, profile: toProfile(body) })
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/declaration',
      operationId: 'declareDetails',
      summary: 'Hand in name, birth date, CPF, address, income and payout key',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      body: declared,
      idempotent: 'record',
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['DECLARATION_CLOSED'],
      async handle({ params, body, caller, store }) {
        const onboarding = await findCaseOfApplication(store.db, params.applicationId, 'onboarding')
        await declareDetails(store, {
          applicationId: params.applicationId,
          partyId: caller.partyId,
          onboardingCaseId: onboarding.id,
          profile: toProfile(body),
        })
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}

/** What is not mentioned stays; null is kept as nothing, over what was there. */
function toProfile(values: Readonly<Record<string, unknown>>): PartyProfile {
  const mentioned = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(mentioned.map(([name, value]) => [name, value ?? undefined])) as PartyProfile
}
