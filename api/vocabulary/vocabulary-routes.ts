import { z } from 'zod'
import { decisionReasons, orderReasons } from '#domain/case/order-reasons.ts'
import { requestReasons } from '#domain/case/order.ts'
import { roles } from '#domain/case/role.ts'
import { pauseReasons, resumeReasons } from '#domain/outside/intake-reasons.ts'
import { referralReasons } from '#domain/eligibility/decide-application.ts'
import { declineCodes, declineReasonForStaff } from '#domain/texts/decline-reasons.ts'
import { orderReasonCodes, orderReasonForStaff } from '#domain/texts/order-reasons.ts'
import { namedProviders, providerForStaff } from '#domain/texts/outside.ts'
import { referralReasonForStaff } from '#domain/texts/referral-reasons.ts'
import { requestsForApplicant, requestsForStaff } from '#domain/texts/requests.ts'
import { route, type Route } from '../http/route.ts'

const words = z.record(z.string(), z.string())

const vocabularyView = z
  .object({
    /** Codes and what staff read of them. */
    declineReasons: words,
    referralReasons: words,
    orderReasons: words,
    providers: words,
    /** What staff choose, and what the applicant then reads. */
    requests: z.array(z.object({ code: z.enum(requestReasons), label: z.string(), applicantReads: z.string() })),
    /** The reasons to choose from, by kind of order or by the operation of an order about the whole desk, and for decisions by `step.decision`. */
    reasonsOfOrders: z.record(z.string(), z.array(z.string())),
    reasonsOfDecisions: z.record(z.string(), z.array(z.string())),
  })
  .meta({ id: 'Vocabulary' })

/** The desk's words for codes, so that no screen has a list of its own. */
export function vocabularyRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/vocabulary',
      operationId: 'readVocabulary',
      summary: 'Codes of reasons, requests and providers with their words',
      tag: 'Vocabulary',
      access: { who: 'staff', roles },
      replies: { 200: { description: 'The words', schema: vocabularyView } },
      async handle() {
        const body: z.input<typeof vocabularyView> = {
          declineReasons: wordsOf(declineCodes, declineReasonForStaff),
          referralReasons: wordsOf(referralReasons, referralReasonForStaff),
          orderReasons: wordsOf(orderReasonCodes, orderReasonForStaff),
          providers: wordsOf(namedProviders, providerForStaff),
          requests: requestReasons.map((code) => ({ code, label: requestsForStaff[code], applicantReads: requestsForApplicant[code].en })),
          reasonsOfOrders: toLists({ ...orderReasons, pauseIntake: pauseReasons, resumeIntake: resumeReasons }),
          reasonsOfDecisions: toLists(decisionReasons),
        }
        return { status: 200, body }
      },
    }),
  ]
}

function wordsOf(codes: readonly string[], word: (code: string) => string): Record<string, string> {
  return Object.fromEntries(codes.map((code) => [code, word(code)]))
}

function toLists(reasons: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(reasons).map(([key, codes]) => [key, [...codes]]))
}
