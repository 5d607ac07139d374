import { Router } from 'express'
import { z } from 'zod'
import type { SandboxContext } from '../control/context.ts'
import { bodyTextOf, hasContentType, parseJson, sendReply, type Trouble, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { companies } from '../people/companies.ts'

const memberStates = 'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' ')

const question = z.strictObject({
  countryCode: z.string(),
  vatNumber: z.string(),
  requesterMemberStateCode: z.string().optional(),
  requesterNumber: z.string().optional(),
  traderName: z.string().optional(),
  traderStreet: z.string().optional(),
  traderPostalCode: z.string().optional(),
  traderCity: z.string().optional(),
  traderCompanyType: z.string().optional(),
})

/** The REST interface of VIES, with its test service: there the number says what is answered. */
export function createViesSandbox({ scenarios, now }: SandboxContext): VendorSandbox {
  const router = Router({ caseSensitive: true })
  router.get('/check-status', (_request, response) =>
    sendReply(response, {
      status: 200,
      body: { vow: { available: true }, countries: memberStates.map((countryCode) => ({ countryCode, availability: 'Available' })) },
    }),
  )
  router.post(['/check-vat-number', '/check-vat-test-service'], (request, response) => {
    if (!hasContentType(request, 'application/json'))
      return sendReply(response, { status: 415, body: { message: 'Unsupported Media Type' } })
    const ordered = scenarios.take('vies', 'answer', 'error_with_200')
    if (ordered !== undefined) return sendReply(response, failure(ordered.error))
    const asked = question.safeParse(parseJson(bodyTextOf(request)))
    if (!asked.success) return sendReply(response, failure('INVALID_INPUT'))
    const isTest = request.path === '/check-vat-test-service'
    return sendReply(response, isTest ? answerTest(asked.data, now()) : answer(asked.data, now()))
  })
  router.use((_request, response) => sendReply(response, { status: 404, body: { message: 'Not Found' } }))
  return {
    vendor: 'vies',
    capability: 'VAT numbers',
    router,
    troubleReply,
    essentialFields: ['valid'],
    isTokenRequest: () => false,
  }
}

type Question = z.infer<typeof question>

function answer(asked: Question, now: number): VendorReply {
  const { countryCode, vatNumber, requesterMemberStateCode: state, requesterNumber } = asked
  if (!memberStates.includes(countryCode) || !/^[A-Z0-9+*]{2,12}$/.test(vatNumber)) return failure('INVALID_INPUT')
  if ((state === undefined) !== (requesterNumber === undefined)) return failure('INVALID_REQUESTER_INFO')
  if (state !== undefined && !memberStates.includes(state)) return failure('INVALID_REQUESTER_INFO')
  const country = countryCode === 'EL' ? 'gr' : countryCode.toLowerCase()
  const found = companies.find((one) => one.country === country && one.number === vatNumber)
  return check(asked, now, found && { name: found.name, address: found.name === '---' ? '---' : 'Beispielgasse 1\n1010 Wien' })
}

/** The outcomes of the vendor's own test service, by number. */
const testOutcomes: Readonly<Record<string, string>> = {
  '201': 'INVALID_INPUT',
  '202': 'INVALID_REQUESTER_INFO',
  '300': 'SERVICE_UNAVAILABLE',
  '301': 'MS_UNAVAILABLE',
  '302': 'TIMEOUT',
  '400': 'VAT_BLOCKED',
  '401': 'IP_BLOCKED',
  '500': 'GLOBAL_MAX_CONCURRENT_REQ',
  '501': 'GLOBAL_MAX_CONCURRENT_REQ_TIME',
  '600': 'MS_MAX_CONCURRENT_REQ',
  '601': 'MS_MAX_CONCURRENT_REQ_TIME',
}

function answerTest(asked: Question, now: number): VendorReply {
  if (asked.vatNumber === '100') return check(asked, now, { name: 'John Doe', address: '123 Main St' })
  if (asked.vatNumber === '200') return check(asked, now, undefined)
  return failure(testOutcomes[asked.vatNumber] ?? 'INVALID_INPUT')
}

function check(
  { countryCode, vatNumber, requesterNumber }: Question,
  now: number,
  found: { name: string; address: string } | undefined,
): VendorReply {
  return {
    status: 200,
    body: {
      countryCode,
      vatNumber,
      requestDate: new Date(now).toISOString(),
      valid: found !== undefined,
      requestIdentifier: requesterNumber === undefined || found === undefined ? '' : `WAPIAAAA${now.toString(36).toUpperCase()}`,
      name: found?.name ?? '---',
      address: found?.address ?? '---',
      traderName: '---',
      traderNameMatch: 'NOT_PROCESSED',
    },
  }
}

/** With HTTP 200, as the vendor does it. */
function failure(error: string): VendorReply {
  return { status: 200, body: { actionSucceed: false, errorWrappers: [{ error }] } }
}

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return { status: 503, body: { message: 'Service Unavailable' } }
    case 'error':
      return { status: 500, body: { actionSucceed: false, errorWrappers: [{ error: 'SERVICE_UNAVAILABLE' }] } }
    case 'rate_limited':
      return { status: 429, body: { message: 'Too Many Requests' } }
    case 'unauthorized':
      return { status: 401, body: { message: 'Unauthorized' } }
  }
}
