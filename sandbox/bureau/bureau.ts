import { createHash, randomUUID } from 'node:crypto'
import { type Request, Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import type { KeptRecords } from '../control/kept-records.ts'
import {
  bearerTokenOf,
  bodyTextOf,
  hasContentType,
  parseJson,
  sendReply,
  type Trouble,
  type VendorReply,
  type VendorSandbox,
} from '../control/vendor.ts'
import { isCpf } from '../people/cpf.ts'
import type { SandboxPerson } from '../people/person.ts'

const reportRequest = z.strictObject({
  reference: z.string().min(1).max(80),
  purpose: z.literal('credit_application'),
  pull: z.enum(['soft', 'hard']),
  subject: z.strictObject({ taxId: z.string(), name: z.string().min(1), birthDate: z.iso.date() }),
})

/** A report that was sold: the same reference gets the same one again, and is billed once. */
export type SoldReport = { reference: string; requestHash: string; pull: 'soft' | 'hard'; taxId: string; soldAt: number; report: unknown }

/** A credit bureau with a plain JSON interface. */
export function createBureauSandbox({ credentials, register, now, keep }: SandboxContext): VendorSandbox {
  const sold = keep<SoldReport>('bureau-reports', (one) => one.reference)
  const router = Router()
  router.use((request, response, next) =>
    bearerTokenOf(request) === credentials.bureau.apiKey
      ? next()
      : sendReply(response, problem(401, 'INVALID_KEY', 'The key is not valid.')),
  )
  router.post('/v1/reports', (request, response) => {
    sendReply(response, sellReport(request, { sold, find: (taxId) => register.findByTaxId(taxId), now }))
  })
  router.use((_request, response) => sendReply(response, problem(404, 'NO_SUCH_PATH', 'There is nothing here.')))
  return {
    vendor: 'bureau',
    capability: 'Credit bureau',
    router,
    troubleReply,
    essentialFields: ['status'],
    isTokenRequest: () => false,
    held: { reports: () => sold.all().map(({ reference, pull, soldAt }) => ({ reference, pull, soldAt: new Date(soldAt).toISOString() })) },
  }
}

type Desk = { sold: KeptRecords<SoldReport>; find: (taxId: string) => SandboxPerson | undefined; now: () => number }

function sellReport(request: Request, { sold, find, now }: Desk): VendorReply {
  if (!hasContentType(request, 'application/json')) return problem(415, 'JSON_ONLY', 'Send application/json.')
  const body = reportRequest.safeParse(parseJson(bodyTextOf(request)))
  if (!body.success) return problem(400, 'INVALID_REQUEST', body.error.issues.map((issue) => issue.path.join('.')).join(', '))
  if (request.get('idempotency-key') !== body.data.reference)
    return problem(400, 'KEY_DIFFERS', 'Idempotency-Key must equal the reference.')
  if (!isCpf(body.data.subject.taxId)) return problem(422, 'INVALID_TAX_ID', 'The CPF is not valid.')
  const requestHash = createHash('sha256').update(JSON.stringify(body.data)).digest('hex')
  const before = sold.find(body.data.reference)
  if (before !== undefined) {
    return before.requestHash === requestHash
      ? { status: 200, body: before.report }
      : problem(409, 'REFERENCE_IN_USE', 'The reference belongs to another request.')
  }
  const person = find(body.data.subject.taxId)
  const report = {
    reportId: `rep-${randomUUID()}`,
    reportedAt: new Date(now()).toISOString(),
    // A number with somebody else's birth date has no file here.
    ...toContent(person?.birthDate === body.data.subject.birthDate ? person : undefined, inquiriesOf(sold, body.data.subject.taxId, now())),
  }
  sold.put({ reference: body.data.reference, requestHash, pull: body.data.pull, taxId: body.data.subject.taxId, soldAt: now(), report })
  return { status: 201, body: report }
}

/** How long an inquiry counts as a recent one. */
const recentMs = 180 * 86_400_000

/** A hard pull leaves its mark on the file, for whoever asks next; a soft one leaves none. */
function inquiriesOf(sold: KeptRecords<SoldReport>, taxId: string, now: number): number {
  return sold.all().filter((one) => one.taxId === taxId && one.pull === 'hard' && one.soldAt > now - recentMs).length
}

function toContent(person: SandboxPerson | undefined, inquiries: number): object {
  if (person === undefined || person.bureau.file === 'none') return { status: 'no_hit' }
  if (person.bureau.file === 'frozen') return { status: 'frozen' }
  const { score, keyFactors, monthlyObligationsMinor, openDefaults, recentInquiries } = person.bureau
  return {
    status: 'hit',
    score: { model: 'Sandbox Score 3', value: score, lowest: 0, highest: 1000 },
    keyFactors,
    monthlyObligations: { amountMinor: monthlyObligationsMinor, currency: 'BRL' },
    openDefaults,
    recentInquiries: recentInquiries + inquiries,
  }
}

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return problem(503, 'MAINTENANCE', 'The bureau is closed for maintenance.')
    case 'error':
      return problem(500, 'INTERNAL', 'Internal error.')
    case 'rate_limited':
      return problem(429, 'TOO_MANY_REQUESTS', 'Too many requests.')
    case 'unauthorized':
      return problem(401, 'INVALID_KEY', 'The key is not valid.')
  }
}

function problem(status: number, code: string, message: string): VendorReply {
  return { status, body: { code, message } }
}
