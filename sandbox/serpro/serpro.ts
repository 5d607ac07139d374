import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { createTokenDesk } from '../control/client-credentials.ts'
import type { SandboxContext } from '../control/context.ts'
import { bearerTokenOf, sendReply, type Trouble, type VendorReply, type VendorSandbox } from '../control/vendor.ts'
import { isCpf } from '../people/cpf.ts'
import { companyRoutes } from './company-routes.ts'
import type { TaxSituation } from '../people/person.ts'
import type { Taxpayer } from '../people/register.ts'

/** Midnight in Brasília of the day on which version 2 was switched off. */
const version2EndsAt = Date.parse('2026-10-02T03:00:00Z')

const situations: Record<TaxSituation, string> = {
  '0': 'Regular',
  '2': 'Suspensa',
  '3': 'Titular Falecido',
  '4': 'Pendente de Regularização',
  '5': 'Cancelada por Multiplicidade',
  '8': 'Nula',
  '9': 'Cancelada de Ofício',
}

/** Serpro's API gateway with "Consulta CPF" versions 2 and 3 and "Consulta CNPJ" version 2, contracted and trial. Paths are case-sensitive, as at Serpro. */
export function createSerproSandbox({ credentials, register, scenarios, now }: SandboxContext): VendorSandbox {
  const { consumerKey, consumerSecret } = credentials.serpro
  const tokens = createTokenDesk({ id: consumerKey, secret: consumerSecret }, now)
  const router = Router({ caseSensitive: true, strict: true })

  router.post('/token', (request, response) => {
    const life = scenarios.take('serpro', 'answer', 'short_token')
    sendReply(response, tokens.issue(request, life?.remainingSeconds))
  })
  router.use((request, response, next) => {
    const refusal = refuseAtGateway(request)
    return refusal === undefined ? next() : sendReply(response, refusal)
  })
  for (const product of ['consulta-cpf-df', 'consulta-cpf-df-trial']) {
    const isTrial = product.endsWith('-trial')
    const find = (taxId: string) => {
      const found = register.findTaxpayer(taxId)
      return isTrial && found?.isTrial === false ? undefined : found
    }
    router.get(`/${product}/v3/status`, (_request, response) => sendReply(response, { status: 200, body: { status: 'UP' } }))
    router.get(`/${product}/v3/cpf/:ni/:nascimento`, (request, response) => {
      const { ni, nascimento } = request.params
      const birthDate = toIsoDate(nascimento)
      if (!isCpf(ni) || birthDate === undefined) return sendReply(response, problem(400, 'CPF ou data de nascimento inválidos'))
      const found = find(ni)
      answer(request, response, found?.birthDate === birthDate ? found : undefined)
    })
    router.get(`/${product}/v2/cpf/:ni`, (request, response) => {
      if (now() >= version2EndsAt) return sendReply(response, fault(404, 900906, 'No matching resource found for given API Request'))
      if (!isCpf(request.params.ni)) return sendReply(response, problem(400, 'CPF inválido'))
      answer(request, response, find(request.params.ni))
    })
  }
  router.use(companyRoutes(sendStamped))
  router.use((_request, response) => sendReply(response, fault(404, 900906, 'No matching resource found for given API Request')))

  function refuseAtGateway(request: Request): VendorReply | undefined {
    const ordered = scenarios.take('serpro', 'answer', 'gateway_fault')
    if (ordered?.status === 403) return fault(403, 900908, 'Resource forbidden')
    if (ordered?.status === 404) return fault(404, 900906, 'No matching resource found for given API Request')
    if (request.get('authorization') === undefined) return fault(401, 900902, 'Missing Credentials')
    if (!tokens.isLive(bearerTokenOf(request))) return fault(401, 900901, 'Invalid Credentials')
    if ((request.get('x-request-tag') ?? '').length > 32) return problem(400, 'x-request-tag tem mais de 32 caracteres')
    return undefined
  }

  function answer(request: Request, response: Response, found: Taxpayer | undefined): void {
    if (found === undefined || found.tax === 'unknown') return sendReply(response, problem(404, 'CPF não encontrado'))
    const years = ageOn(new Date(now()), found.birthDate)
    if (years < 16) return sendReply(response, problem(451, 'Titular menor de 16 anos'))
    if (years < 18) return sendReply(response, problem(422, 'Titular menor de 18 anos'))
    sendStamped(request, response, { status: found.tax.registeredOn === undefined ? 206 : 200, body: toBody(found, found.tax) })
  }

  function sendStamped(request: Request, response: Response, reply: VendorReply): void {
    // The real stamp is an ICP-Brasil time stamp over the body; this one only proves that it travels and is kept.
    if (request.get('x-signature') === '1' && reply.status < 300)
      response.set('stamp', createHash('sha256').update(JSON.stringify(reply.body)).digest('base64'))
    sendReply(response, reply)
  }

  return {
    vendor: 'serpro',
    capability: 'Tax authority',
    router,
    troubleReply,
    essentialFields: ['situacao', 'situacaoCadastral'],
    isTokenRequest: (path) => path === '/token',
  }
}

function toBody(person: Taxpayer, tax: { situation: TaxSituation; registeredOn?: string }): unknown {
  return {
    ni: person.taxId,
    nome: asRegistered(person.name),
    situacao: { codigo: tax.situation, descricao: situations[tax.situation] },
    nascimento: toDayMonthYear(person.birthDate),
    ...(tax.registeredOn !== undefined && { dataInscricao: toDayMonthYear(tax.registeredOn) }),
    ...(person.socialName !== undefined && { nomeSocial: asRegistered(person.socialName) }),
  }
}

/** The authority keeps names in capitals and without accents. */
function asRegistered(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
}

function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return fault(503, 303001, 'Currently , Address endpoint : [ Name : consulta-cpf-df ] [ State : SUSPENDED ]')
    case 'error':
      return fault(500, 101503, 'Error connecting to the back end')
    case 'rate_limited':
      return fault(429, 900800, 'Message throttled out')
    case 'unauthorized':
      return fault(401, 900901, 'Invalid Credentials')
  }
}

function fault(status: number, code: number, message: string): VendorReply {
  return { status, body: { fault: { code, message, description: message } } }
}

function problem(status: number, mensagem: string): VendorReply {
  return { status, body: { mensagem } }
}

function toIsoDate(text: string): string | undefined {
  const match = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  if (match === null) return undefined
  const isoDate = `${match[3]}-${match[2]}-${match[1]}`
  const parsed = new Date(`${isoDate}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== isoDate ? undefined : isoDate
}

function toDayMonthYear(isoDate: string): string {
  return isoDate.split('-').reverse().join('')
}

function ageOn(today: Date, birthDate: string): number {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number)
  const hadBirthday = today.getUTCMonth() + 1 > month || (today.getUTCMonth() + 1 === month && today.getUTCDate() >= day)
  return today.getUTCFullYear() - year - (hadBirthday ? 0 : 1)
}
