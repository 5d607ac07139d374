import { z } from 'zod'
import { createHttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../http/provider-error.ts'
import { peekJson, readJson } from '../http/read-json.ts'
import type { Bureau, BureauReport, BureauRequest } from './bureau.ts'

export type BureauJsonOptions = {
  baseUrl: string
  apiKey: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'bureau-json'
const operation = 'pull_report'
const codes = { down: 'BUREAU_DOWN', refused: 'BUREAU_REFUSED', misconfigured: 'BUREAU_MISCONFIGURED' } as const

const plainFields = ['reference', 'reportId', 'reportedAt', 'purpose', 'pull']

const everyReport = { reportId: z.string().min(1), reportedAt: z.iso.datetime() }
const reportBody = z.discriminatedUnion('status', [
  z.object({
    ...everyReport,
    status: z.literal('hit'),
    score: z.object({ model: z.string(), value: z.int(), lowest: z.int(), highest: z.int() }),
    keyFactors: z.array(z.object({ code: z.string(), text: z.string() })),
    monthlyObligations: z.object({ amountMinor: z.int().nonnegative(), currency: z.string().length(3) }),
    openDefaults: z.int().nonnegative(),
    recentInquiries: z.int().nonnegative(),
  }),
  z.object({ ...everyReport, status: z.literal('no_hit') }),
  z.object({ ...everyReport, status: z.literal('frozen') }),
])
const problemBody = z.object({ code: z.string(), message: z.string().optional() })

/** A credit bureau behind a plain JSON interface: one POST, idempotent by our reference, answered with the whole report. */
export function createBureauJson(options: BureauJsonOptions): Bureau {
  const http = createHttpClient({ ...options, provider, codes, complaintOf, plainFields, timeoutMs: options.timeoutMs ?? 20_000 })
  return {
    provider,
    pullReport: (request, { signal } = {}) =>
      http.call({
        operation,
        method: 'POST',
        path: '/v1/reports',
        headers: { authorization: `Bearer ${options.apiKey}`, 'idempotency-key': request.reference },
        body: { json: toBody(request) },
        // 201 is a new report, 200 the one that this reference produced before.
        answers: [200, 201],
        personalData: [request.name, request.taxId, request.birthDate],
        read: toReport,
        signal,
      }),
  }
}

function toBody(request: BureauRequest): unknown {
  return {
    reference: request.reference,
    purpose: request.purpose,
    pull: request.pull,
    subject: { taxId: request.taxId, name: request.name, birthDate: request.birthDate },
  }
}

function toReport(reply: HttpReply): BureauReport {
  const report = readJson(reply, reportBody, { provider, operation, codes })
  switch (report.status) {
    case 'hit':
      return {
        outcome: 'hit',
        reportId: report.reportId,
        score: report.score,
        // Bureaus add one for inquiries to the four that a notice may name.
        keyFactors: report.keyFactors.slice(0, 4),
        monthlyObligationsMinor: report.monthlyObligations.amountMinor,
        currency: report.monthlyObligations.currency,
        openDefaults: report.openDefaults,
        recentInquiries: report.recentInquiries,
        reportedAt: report.reportedAt,
      }
    case 'no_hit':
    case 'frozen':
      return { outcome: report.status, reportId: report.reportId, reportedAt: report.reportedAt }
  }
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const problem = peekJson(reply, problemBody)
  return problem === undefined ? {} : { providerCode: problem.code, ...(problem.message !== undefined && { message: problem.message }) }
}
