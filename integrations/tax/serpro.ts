import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { createHttpClient } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'
import type { HttpReply, ProviderComplaint } from '../http/provider-error.ts'
import { peekJson, readJson, unexpectedAnswer } from '../http/read-json.ts'
import { createTokenSource, fetchClientCredentialsToken, oauthComplaintOf } from '../http/token-source.ts'
import type { TaxAuthority, TaxCheckRequest, TaxCheckResult, TaxStanding } from './tax-authority.ts'

export type SerproOptions = {
  /** Of the gateway, without the path of a product. */
  baseUrl: string
  consumerKey: string
  consumerSecret: string
  /** The contracted product; Serpro's free trial is `consulta-cpf-df-trial`. */
  product?: string
  /** Version 2 was switched off on 2 October 2026; it stays selectable for a gateway that still offers it. */
  version?: 'v3' | 'v2'
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

const provider = 'serpro'
const codes = { down: 'TAX_AUTHORITY_DOWN', refused: 'TAX_AUTHORITY_REFUSED', misconfigured: 'TAX_AUTHORITY_MISCONFIGURED' } as const
const operation = 'check_person'

const standings: Readonly<Record<string, TaxStanding>> = {
  '0': 'regular',
  '2': 'suspended',
  '3': 'deceased',
  '4': 'pending_regularisation',
  '5': 'cancelled_as_duplicate',
  '8': 'annulled',
  '9': 'cancelled_ex_officio',
}

const personBody = z.object({
  ni: z.string(),
  nome: z.string().min(1),
  situacao: z.object({ codigo: z.string() }),
  nascimento: z.string().optional(),
  nomeSocial: z.string().optional(),
})
/** The API gateway's own errors. They speak of our deployment, never of the person. */
const faultBody = z.object({ fault: z.object({ code: z.union([z.number(), z.string()]), message: z.string().optional() }) })

/** Serpro "Consulta CPF": what the Brazilian tax authority says of a natural person. */
export function createSerpro(options: SerproOptions): TaxAuthority {
  const http = createHttpClient({
    ...options,
    provider,
    codes,
    complaintOf,
    plainFields: ['expires_in'],
    timeoutMs: options.timeoutMs ?? 10_000,
  })
  const tokens = createTokenSource(
    () => fetchClientCredentialsToken(http, { path: '/token', id: options.consumerKey, secret: options.consumerSecret, provider, codes }),
    options.now,
  )
  const version = options.version ?? 'v3'
  const product = `/${options.product ?? 'consulta-cpf-df'}/${version}/cpf`
  return {
    provider,
    checkPerson: (request, { signal } = {}) =>
      tokens.withToken(signal, (token) =>
        http.call({
          operation,
          method: 'GET',
          path: version === 'v3' ? `${product}/${request.taxId}/${toDayMonthYear(request.birthDate)}` : `${product}/${request.taxId}`,
          headers: { authorization: `Bearer ${token}`, 'x-signature': '1', 'x-request-tag': request.requestTag },
          answers: [200, 206, 404, 422, 451],
          personalData: [request.taxId, toDayMonthYear(request.birthDate)],
          read: (reply) => toResult(reply, request, version),
          signal,
        }),
      ),
  }
}

function toResult(reply: HttpReply, request: TaxCheckRequest, version: 'v3' | 'v2'): TaxCheckResult {
  if (reply.status === 404) return toNoMatch(reply)
  // Under 18 and under 16: the authority protects minors' data (LGPD) and code bases differ on which status means which.
  if (reply.status === 422 || reply.status === 451) return { outcome: 'minor' }
  const person = readJson(reply, personBody, { provider, operation, codes, personalData: [request.taxId] })
  const standing = standings[person.situacao.codigo]
  if (standing === undefined) throw unexpectedAnswer({ provider, operation }, ['situacao.codigo'], reply)
  if (person.ni !== request.taxId) throw unexpectedAnswer({ provider, operation }, ['ni'], reply)
  // Version 2 is asked by number alone, so the birth date is compared here; from version 3 on it is part of the key.
  if (version === 'v2' && person.nascimento !== toDayMonthYear(request.birthDate)) return { outcome: 'no_match' }
  const stamp = reply.headers.get('stamp')
  return {
    outcome: 'found',
    standing,
    standingCode: person.situacao.codigo,
    name: person.nome,
    ...(person.nomeSocial !== undefined && person.nomeSocial !== '' && { socialName: person.nomeSocial }),
    partial: reply.status === 206,
    ...(stamp !== null && { stamp }),
  }
}

/** Not everything with status 404 speaks of the person: a `fault` comes from the gateway, a web page from something before it. */
function toNoMatch(reply: HttpReply): TaxCheckResult {
  const fault = peekJson(reply, faultBody)?.fault
  if (fault === undefined && !reply.text.trimStart().startsWith('<')) return { outcome: 'no_match' }
  throw new AppError('TAX_AUTHORITY_MISCONFIGURED', {
    provider,
    operation,
    reason: 'status',
    httpStatus: 404,
    ...(fault !== undefined && { providerCode: String(fault.code) }),
    raw: fault?.message ?? 'a web page instead of an answer of the service',
    mayHaveTakenEffect: false,
  })
}

function complaintOf(reply: HttpReply): ProviderComplaint {
  const fault = peekJson(reply, faultBody)?.fault
  if (fault !== undefined) return { providerCode: String(fault.code), message: fault.message ?? '' }
  return oauthComplaintOf(reply, codes)
}

function toDayMonthYear(isoDate: string): string {
  return isoDate.split('-').reverse().join('')
}
