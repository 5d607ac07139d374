import { z } from 'zod'
import type { HttpReply } from '../http/provider-error.ts'
import { readJson, unexpectedAnswer } from '../http/read-json.ts'
import { checkIsAnswer, codes, createSerproGateway, type SerproGatewayOptions } from './serpro/gateway.ts'
import type { TaxAuthority, TaxCheckRequest, TaxCheckResult, TaxStanding } from './tax-authority.ts'

export type SerproOptions = SerproGatewayOptions & {
  /** The contracted product; Serpro's free trial is `consulta-cpf-df-trial`. */
  product?: string
  /** Version 2 was switched off on 2 October 2026; it stays selectable for a gateway that still offers it. */
  version?: 'v3' | 'v2'
}

const provider = 'serpro'
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
/** Serpro "Consulta CPF": what the Brazilian tax authority says of a natural person. */
export function createSerpro(options: SerproOptions): TaxAuthority {
  const gateway = createSerproGateway(provider, options)
  const version = options.version ?? 'v3'
  const product = `/${options.product ?? 'consulta-cpf-df'}/${version}/cpf`
  return {
    provider,
    checkPerson: (request, call = {}) =>
      gateway.ask(
        {
          operation,
          path: version === 'v3' ? `${product}/${request.taxId}/${toDayMonthYear(request.birthDate)}` : `${product}/${request.taxId}`,
          requestTag: request.requestTag,
          answers: [200, 206, 404, 422, 451],
          personalData: [request.taxId, toDayMonthYear(request.birthDate)],
          read: (reply) => toResult(reply, request, version),
        },
        call,
      ),
  }
}

function toResult(reply: HttpReply, request: TaxCheckRequest, version: 'v3' | 'v2'): TaxCheckResult {
  if (reply.status === 404) {
    checkIsAnswer(reply, { provider, operation })
    return { outcome: 'no_match' }
  }
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

function toDayMonthYear(isoDate: string): string {
  return isoDate.split('-').reverse().join('')
}
