import { type Request, Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import { bodyTextOf, hasContentType, parseJson, sendReply, type Trouble, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { isSignedBy } from './check-signature.ts'
import { type PanHolder, panHolders } from './holders.ts'

const record = z.strictObject({
  pan: z.string(),
  name: z.string().min(1),
  fathername: z.string(),
  dob: z.string().regex(/^\d{2}\/\d{2}\/\d{4}$/),
})
const inquiry = z.strictObject({ inputData: z.array(record), signature: z.string() })
const mostRecords = 5
/** How far the clock of a caller may be off. */
const toleranceMs = 10 * 60_000

/** India's verification of Permanent Account Numbers, bulk inquiry of API version 4: codes with HTTP 200, yes or no about each record. */
export function createPanSandbox({ credentials, scenarios, now }: SandboxContext): VendorSandbox {
  const { userId, certificate } = credentials.pan
  const asked = new Set<string>()
  const router = Router()
  router.post('/', (request, response) => {
    if (!hasContentType(request, 'application/json'))
      return sendReply(response, { status: 415, body: { message: 'Unsupported Media Type' } })
    return sendReply(response, answer(request))
  })
  router.use((_request, response) => sendReply(response, code('10')))

  function answer(request: Request): VendorReply {
    const ordered = scenarios.take('pan', 'answer', 'response_code')
    if (ordered !== undefined) return code(ordered.code)
    if (request.get('Version') !== '4') return code('12')
    if (request.get('User_ID') === undefined) return code('15')
    if (request.get('User_ID') !== userId) return code('3')
    const time = Date.parse(request.get('Request_time') ?? '')
    if (Number.isNaN(time) || Math.abs(now() - time) > toleranceMs) return code('3')
    const body = inquiry.safeParse(parseJson(bodyTextOf(request)))
    if (!body.success || body.data.inputData.length === 0) return code('5')
    const { inputData, signature } = body.data
    if (inputData.length > mostRecords || request.get('Records_count') !== String(inputData.length)) return code('7')
    if (!isSignedBy(certificate, JSON.stringify(inputData), signature)) return code('3')
    const transaction = request.get('Transaction_ID') ?? ''
    if (transaction === '') return code('3')
    asked.add(transaction)
    return { status: 200, body: { response_Code: '1', outputData: inputData.map(toOutput) } }
  }

  return {
    vendor: 'pan',
    capability: 'Tax authority',
    router,
    troubleReply,
    essentialFields: ['response_Code'],
    isTokenRequest: () => false,
    held: { inquiries: () => [...asked].map((transaction) => ({ transaction })) },
  }
}

function toOutput({ pan, name, dob }: z.infer<typeof record>): object {
  const holder = panHolders.find((one) => one.pan === pan)
  if (holder === undefined) return { pan, pan_status: 'N', name: '', fathername: '', dob: '', seeding_status: '' }
  return {
    pan,
    pan_status: holder.status,
    name: isSameName(holder, name) ? 'Y' : 'N',
    fathername: '',
    dob: holder.birthDate.split('-').reverse().join('/') === dob ? 'Y' : 'N',
    seeding_status: holder.isLinked ? 'Y' : 'N',
  }
}

function isSameName({ name }: PanHolder, asked: string): boolean {
  return name === asked.toUpperCase().replaceAll(/\s+/g, ' ').trim()
}

/** With HTTP 200 and no data, as the vendor does it. */
function code(responseCode: string): VendorReply {
  return { status: 200, body: { response_Code: responseCode } }
}

function troubleReply(trouble: Trouble): VendorReply {
  const status = { unavailable: 503, error: 500, rate_limited: 429, unauthorized: 401 }[trouble]
  return { status, body: `<html><body>${status}</body></html>`, headers: { 'content-type': 'text/html' } }
}
