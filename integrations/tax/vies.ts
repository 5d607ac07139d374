import { z } from 'zod'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { createHttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../http/provider-error.ts'
import { peekJson, readJson, unexpectedAnswer } from '../http/read-json.ts'
import type { CompanyCheckRequest, CompanyCheckResult, CompanyRegister } from './company-register.ts'

export type ViesOptions = {
  /** `https://ec.europa.eu/taxation_customs/vies/rest-api`. */
  baseUrl: string
  /** Our own number: with it the register numbers each question, which proves that we asked. */
  requester?: { country: string; number: string }
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'vies'
const operation = 'check_company'
const codes = { down: 'TAX_AUTHORITY_DOWN', refused: 'TAX_AUTHORITY_REFUSED', misconfigured: 'TAX_AUTHORITY_MISCONFIGURED' } as const

/** Member states by ISO code; the register calls Greece EL and Northern Ireland XI. */
const memberStates: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'at be bg cy cz de dk ee es fi fr hr hu ie it lt lu lv mt nl pl pt ro se si sk'.split(' ').map((code) => [code, code.toUpperCase()]),
  ),
  gr: 'EL',
  xi: 'XI',
}

const checkBody = z.object({
  countryCode: z.string(),
  vatNumber: z.string(),
  valid: z.boolean(),
  requestIdentifier: z.string().nullish(),
  name: z.string().nullish(),
  address: z.string().nullish(),
})
const errorBody = z.object({
  actionSucceed: z.literal(false),
  errorWrappers: z.array(z.object({ error: z.string(), message: z.string().nullish() })).min(1),
})

/** Its own errors, which come with any status, 200 among them. What is not here passes: a member state that is away, too many questions. */
const codeOf: Readonly<Record<string, ErrorCode>> = {
  INVALID_INPUT: 'TAX_AUTHORITY_REFUSED',
  INVALID_REQUESTER_INFO: 'TAX_AUTHORITY_MISCONFIGURED',
  VAT_BLOCKED: 'TAX_AUTHORITY_MISCONFIGURED',
  IP_BLOCKED: 'TAX_AUTHORITY_MISCONFIGURED',
}

/** VIES, by which the member states of the European Union answer for the VAT numbers that they gave. */
export function createVies(options: ViesOptions): CompanyRegister {
  const http = createHttpClient({
    ...options,
    provider,
    codes,
    complaintOf,
    plainFields: ['countryCode', 'valid', 'actionSucceed', 'error'],
    timeoutMs: options.timeoutMs ?? 20_000,
  })
  return {
    provider,
    countries: Object.keys(memberStates),
    async checkCompany(request, { signal } = {}) {
      const countryCode = memberStates[request.country]
      if (countryCode === undefined) {
        const raw = 'no member state of the European Union'
        throw new AppError('TAX_AUTHORITY_REFUSED', { provider, operation, raw, mayHaveTakenEffect: false })
      }
      const asked = { countryCode, vatNumber: request.number }
      return http.call({
        operation,
        method: 'POST',
        path: '/check-vat-number',
        body: { json: { ...asked, ...requesterOf(options) } },
        answers: [200],
        personalData: [request.number],
        read: (reply) => toResult(reply, request, countryCode),
        signal,
      })
    },
  }
}

function requesterOf({ requester }: ViesOptions): Record<string, string> {
  if (requester === undefined) return {}
  return { requesterMemberStateCode: memberStates[requester.country] ?? requester.country.toUpperCase(), requesterNumber: requester.number }
}

function toResult(reply: HttpReply, request: CompanyCheckRequest, countryCode: string): CompanyCheckResult {
  const complaint = complaintOf(reply)
  if (complaint.code !== undefined) {
    const { code, providerCode } = complaint
    throw new AppError(code, { provider, operation, httpStatus: reply.status, providerCode, raw: providerCode, mayHaveTakenEffect: false })
  }
  const check = readJson(reply, checkBody, { provider, operation, codes, personalData: [request.number] })
  if (check.countryCode !== countryCode || check.vatNumber !== request.number)
    throw unexpectedAnswer({ provider, operation }, ['countryCode', 'vatNumber'], reply)
  if (!check.valid) return { outcome: 'not_found' }
  const [name, address] = [toldBy(check.name), toldBy(check.address)]
  return {
    outcome: 'found',
    standing: 'active',
    standingCode: 'valid',
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
    partners: [],
    ...(check.requestIdentifier && { evidence: check.requestIdentifier }),
  }
}

/** Three dashes are what a member state writes that tells no names; addresses come in several lines. */
function toldBy(text: string | null | undefined): string | undefined {
  const said = text
    ?.split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ')
  return said === undefined || said === '' || said === '---' ? undefined : said
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const error = peekJson(reply, errorBody)?.errorWrappers[0]
  if (error === undefined) return {}
  return { code: codeOf[error.error] ?? 'TAX_AUTHORITY_DOWN', providerCode: error.error, message: error.message ?? error.error }
}
